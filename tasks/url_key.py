"""Which URLs stand for the same page: trackers, fragments, schemes and default ports make no difference."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from tld import get_fld
from w3lib.url import canonicalize_url

# Parameters that say where a reader came from. Any other may name the article: `?p=123` is one.
TRACKERS = re.compile(
    r"(utm_.+|mtm_.+|pk_.+|hsa_.+|at_(medium|campaign|custom\d|link_.+|format|ptr_name|bbc_team|send_date)|xtor|ito"
    r"|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|twclid|igshid|igsh|yclid|ttclid|li_fat_id|mc_cid|mc_eid|_ga|_gl"
    r"|_hsenc|_hsmi|mkt_tok|vero_id|oly_enc_id|oly_anon_id|s_cid|cmpid|cmp|cmp_id|ns_mchannel|ns_source|ns_campaign"
    r"|ns_linkname|ns_fee|smid|smtyp|partner|taid|traffic_source|ocid|ref_src|ref_url|guccounter|guce_referrer"
    r"|guce_referrer_sig|spm|__twitter_impression|amp_js_v|usqp|output_type|wt_mc|wtmc|icid|ncid|sr_share|feature)",
    re.IGNORECASE,
)
# "feature" and "partner" name content on some sites; as these values they only say who shared the link.
ONLY_AS = {"feature": {"share", "youtu.be"}, "partner": {"rss"}}
DEFAULT_PORTS = {"http": 80, "https": 443}


def url_key(url: str) -> str:
    """Return what is the same for all addresses of a page: host without `www.`, path and the parameters that count.

    Scheme, default port, user, fragment, trackers, the order of parameters and a slash at the end are left out;
    escapes, dot segments and the host's letters are brought into one form. Raises ValueError for what is no URL of http
    or https.
    """
    parts = urlsplit(clean_url(url))
    host = (parts.hostname or "").removeprefix("www.")
    port = f":{parts.port}" if parts.port else ""
    query = f"?{parts.query}" if parts.query else ""
    return f"{host}{port}{parts.path.rstrip('/')}{query}"


def key_of_address(address: str) -> str:
    """Return the `url_key` of an address; of one that is not of the web, itself."""
    try:
        return url_key(address)
    except ValueError:
        return address


def clean_url(url: str) -> str:
    """Return the URL in one form, without trackers, fragment, user and default port; raise ValueError as `url_key`."""
    parts = urlsplit(url.strip())
    if parts.scheme not in DEFAULT_PORTS or not parts.hostname:
        raise ValueError(f"{url!r} is no address of http or https")
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    port = "" if parts.port in (None, DEFAULT_PORTS[parts.scheme]) else f":{parts.port}"
    # Escapes that are not UTF-8 (%E9 of older sites) stay the bytes they are: two of them are two pages.
    pairs = parse_qsl(parts.query, keep_blank_values=True, errors="surrogateescape")
    kept = [(name, value) for name, value in pairs if not is_tracker(name, value)]
    return canonicalize_url(
        urlunsplit((parts.scheme, f"{host}{port}", parts.path, urlencode(kept, errors="surrogateescape"), ""))
    )


def is_tracker(name: str, value: str) -> bool:
    """Whether a parameter only says where the reader came from."""
    if not TRACKERS.fullmatch(name):
        return False
    return name.lower() not in ONLY_AS or value.lower() in ONLY_AS[name.lower()]


def publisher_of(url: str) -> str:
    """Return the registrable domain of a URL (`bbc.co.uk`), or its host where it has none; empty for what is no URL."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    # A host alone, as an address with a port or brackets confuses the library.
    return get_fld(host, fix_protocol=True, fail_silently=True) or host

"""Which addresses may be connected to: public ones, and the networks that the configuration allows."""

from __future__ import annotations

import socket
from collections.abc import Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network
# Carries an IPv4 address (RFC 6052): on networks without IPv4, names of sites without IPv6 are looked up as such.
NAT64 = IPv6Network("64:ff9b::/96")
# NAT64 of one's own network (RFC 8215): leads wherever its owner likes. ipaddress took it for global until 3.13.
LOCAL_NAT64 = IPv6Network("64:ff9b:1::/48")


def networks(texts: Sequence[str]) -> tuple[Network, ...]:
    """Return the networks of `texts` such as "10.0.0.0/8" or "127.0.0.1"; raise ValueError for what is none."""
    return tuple(ip_network(text, strict=False) for text in texts)


def refusal_of_address(text: str, allowed: Sequence[Network] = ()) -> str | None:
    """Return why the address `text`, as a socket is given it, must not be connected to; None where it may.

    An IPv4 address inside an IPv6 address counts as well: both have to be public.
    """
    try:
        address = ip_address(text)
    except ValueError:
        return f"{text} is no address"
    inner = embedded(address)
    # An address that merely maps an IPv4 address is dialled as that; a tunnel's own end is somewhere else.
    dialled = (isinstance(address, IPv6Address) and address.ipv4_mapped) or address
    if any(dialled in network for network in allowed if network.version == dialled.version):
        return None
    private = next((each for each in (address, inner) if each is not None and not is_public(each)), None)
    return None if private is None else f"{text} is not a public address"


def is_public(address: Address) -> bool:
    """Whether the address can be one of the open internet, leaving aside what it carries inside."""
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped is not None:
            return is_public(address.ipv4_mapped)
        if address in NAT64:  # ipaddress calls it reserved
            return True
        if address.is_site_local or address in LOCAL_NAT64:
            return False
    return address.is_global and not (address.is_multicast or address.is_unspecified or address.is_reserved)


def embedded(address: Address) -> IPv4Address | None:
    """Return the IPv4 address that an IPv6 address carries: mapped, 6to4, Teredo or NAT64."""
    if isinstance(address, IPv4Address):
        return None
    if address.ipv4_mapped or address.sixtofour:
        return address.ipv4_mapped or address.sixtofour
    if address.teredo:
        return address.teredo[1]
    if address in NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return None


def refusal_of_host(host: str, allowed: Sequence[Network] = ()) -> str | None:
    """Return why a host as it stands in a URL (IPv6 without brackets) is refused before any look-up; None for names.

    Numbers that the system would read as an address, "127.1" or "0x7f000001", are refused whatever they stand for:
    nobody publishes news there.
    """
    try:
        ip_address(host)
    except ValueError:
        try:
            socket.inet_aton(host.rstrip("."))
        except (OSError, ValueError):
            return None
        return f"{host} is an address in an odd spelling"
    return refusal_of_address(host, allowed)

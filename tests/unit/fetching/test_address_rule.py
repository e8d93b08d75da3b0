"""Only public addresses are connected to, in whatever spelling or wrapping they come."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.sources.address_rule import networks, refusal_of_address, refusal_of_host

PRIVATE = (
    "127.0.0.1",
    "127.255.255.254",
    "0.0.0.0",
    "10.0.0.8",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",  # where clouds keep the keys of a machine
    "100.64.0.1",  # carrier-grade NAT
    "192.0.2.5",
    "198.18.0.1",
    "224.0.0.251",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "fe80::1",
    "fe80::1%eth0",
    "fc00::1",
    "fd12:3456::1",
    "fec0::1",
    "ff02::1",
    "2001:db8::1",
)
WRAPPED = (
    "::ffff:127.0.0.1",
    "::ffff:169.254.169.254",
    "::127.0.0.1",
    "2002:7f00:1::",  # 6to4 of 127.0.0.1
    "2002:a00:8::1",
    "64:ff9b::7f00:1",  # NAT64 of 127.0.0.1
    "64:ff9b::10.0.0.8",
    "64:ff9b:1::1",
    "2001:0:4136:e378:8000:63bf:80ff:fffe",  # Teredo of 127.0.0.1
)
PUBLIC = ("8.8.8.8", "93.184.216.34", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8")


@pytest.mark.parametrize("address", PRIVATE + WRAPPED)
def test_an_address_that_is_not_public_is_refused(address: str) -> None:
    assert refusal_of_address(address) == f"{address} is not a public address"


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_address_is_not(address: str) -> None:
    assert refusal_of_address(address) is None


@given(st.ip_addresses(v=4))
def test_an_address_in_an_ipv6_wrapping_is_as_private_as_without(address: IPv4Address) -> None:
    is_refused = refusal_of_address(str(address)) is not None
    for wrapped in (
        IPv6Address(f"::ffff:{address}"),
        IPv6Address(f"64:ff9b::{address}"),
        IPv6Address(0x2002 << 112 | int(address) << 80),
    ):
        assert is_refused <= (refusal_of_address(str(wrapped)) is not None)


def test_a_network_of_the_configuration_is_allowed() -> None:
    allowed = networks(["127.0.0.0/8", "fd00::/8"])
    assert refusal_of_address("127.0.0.2", allowed) is None
    assert refusal_of_address("::ffff:127.0.0.2", allowed) is None
    assert refusal_of_address("fd00::1", allowed) is None
    assert refusal_of_address("10.0.0.1", allowed)
    # What a tunnel leads to is not on this machine.
    assert refusal_of_address("64:ff9b::7f00:1", allowed)


def test_a_network_that_is_none_is_an_error() -> None:
    with pytest.raises(ValueError, match=r"intranet"):
        networks(["intranet"])


@pytest.mark.parametrize("host", ["127.1", "0x7f000001", "2130706433", "0177.0.0.1", "0x8.8.8.8", "1", "127.0.0.1."])
def test_a_number_that_the_system_would_read_as_an_address_is_refused(host: str) -> None:
    assert refusal_of_host(host, networks(["127.0.0.0/8"])) == f"{host} is an address in an odd spelling"


@pytest.mark.parametrize("host", ["news.example", "127.example", "xn--bcher-kva.example", "localhost"])
def test_a_name_is_looked_at_when_it_is_dialled(host: str) -> None:
    assert refusal_of_host(host) is None

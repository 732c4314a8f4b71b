"""Only addresses of the public internet are asked: whatever leads into a network of somebody's own is refused."""

from __future__ import annotations

from ipaddress import IPv4Address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.fetch import why_not_public


@pytest.mark.parametrize(
    "address", ["1.1.1.1", "93.184.215.14", "2606:4700:4700::1111", "64:ff9b::101:101", "2002:101:101::"]
)
def test_public(address: str) -> None:
    assert why_not_public(address) == ""


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.8.8.8",
        "0.0.0.0",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",  # metadata of clouds
        "100.64.0.1",  # shared by a provider's customers
        "192.0.0.8",
        "192.0.2.1",
        "198.18.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "240.0.0.1",
        "::",
        "::1",
        "::127.0.0.1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::7f00:1",  # 127.0.0.1 by NAT64
        "64:ff9b:1::1",
        "2002:7f00:1::",  # 127.0.0.1 by 6to4
        "2002:c0a8:101::",
        "2001::1",  # Teredo
        "2001:db8::1",
        "fe80::1%eth0",
        "fec0::1",
        "fd00::1",
        "ff02::1",
        "localhost",
        "0x7f000001",
        "",
    ],
)
def test_not_public(address: str) -> None:
    assert why_not_public(address)


@given(st.ip_addresses(v=4))
def test_an_address_wrapped_in_another_is_judged_by_what_is_within(ip: IPv4Address) -> None:
    number = int(ip)
    wrapped = (
        f"::ffff:{ip}",
        f"64:ff9b::{number >> 16:x}:{number & 0xFFFF:x}",
        f"2002:{number >> 16:x}:{number & 0xFFFF:x}::",
    )
    assert len({bool(why_not_public(one)) for one in (str(ip), *wrapped)}) == 1

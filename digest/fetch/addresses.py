"""Which addresses of the internet are everybody's, and which lead into somebody's own network.

An address in a feed, or one that a page redirects to, is chosen by others. It must not make this machine ask its own
services, the router or a cloud's metadata on behalf of them (server-side request forgery, CWE-918).
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

# Only from here has IANA given out addresses for all; "::127.0.0.1" and site-local ones lie outside.
_GLOBAL_UNICAST = IPv6Network("2000::/3")
# For protocols between machines (RFC 6890); Python knows it since its later versions only.
_PROTOCOLS = IPv4Network("192.0.0.0/24")
# RFC 6052: networks without IPv4 reach it by these, so that what counts is the address within.
_NAT64 = IPv6Network("64:ff9b::/96")


def why_not_public(address: str) -> str:
    """Say why a numeric address isn't one of the public internet, "" if it is.

    >>> why_not_public("127.0.0.1")
    '127.0.0.1 is no public address'
    >>> why_not_public("1.1.1.1")
    ''
    """
    try:
        ip = ip_address(address.partition("%")[0])
    except ValueError:
        return f"{address!r} is no numeric address"
    return "" if _is_public(ip) else f"{address} is no public address"


def _is_public(ip: IPv4Address | IPv6Address) -> bool:
    if isinstance(ip, IPv4Address):
        # `is_global` knows the shared 100.64.0.0/10, which `is_private` passes; multicast is for it global.
        return ip.is_global and not ip.is_multicast and not ip.is_reserved and ip not in _PROTOCOLS
    inner = ip.ipv4_mapped or ip.sixtofour
    if inner is None and ip in _NAT64:
        inner = IPv4Address(int(ip) & 0xFFFFFFFF)
    if inner is not None:
        return _is_public(inner)
    return ip in _GLOBAL_UNICAST and ip.is_global and not ip.is_multicast and ip.teredo is None

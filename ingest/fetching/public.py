"""Which numeric addresses lie on the public internet."""

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

_NAT64 = IPv6Network("64:ff9b::/96")


def is_public(text: str) -> bool:
    """Whether `text` is the numeric address of a public host.

    Private, loopback, link-local, multicast and reserved addresses are not, however they are wrapped
    in IPv6: a name that leads to one would make this machine ask its own network on a stranger's behalf.
    """
    try:
        return _is_public(ip_address(text))
    except ValueError:
        return False


def _is_public(address: IPv4Address | IPv6Address) -> bool:
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped is not None:
            return _is_public(address.ipv4_mapped)
        if address in _NAT64:
            return _is_public(IPv4Address(int(address) & 0xFFFFFFFF))
        # Tunnels of the past, which can name any IPv4 address inside.
        if address.sixtofour is not None or address.teredo is not None or address.is_site_local:
            return False
    return address.is_global and not address.is_multicast and not address.is_reserved

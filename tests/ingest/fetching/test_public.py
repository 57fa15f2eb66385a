"""Which numeric addresses are public, and what an address looks like."""

import pytest

from advicehub.errors import FetchError
from ingest.fetching.address import catalogued, parse, redirected
from ingest.fetching.public import is_public


@pytest.mark.parametrize(
    "numeric", ["93.184.215.14", "2606:2800:21f:cb07::1", "::ffff:93.184.215.14", "64:ff9b::5db8:d70e"]
)
def test_public(numeric: str) -> None:
    assert is_public(numeric)


@pytest.mark.parametrize(
    "numeric",
    [
        *(
            "127.0.0.1",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.0.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
            "224.0.0.1",
        ),
        *("255.255.255.255", "240.0.0.1", "192.0.2.1", "198.18.0.1"),
        *("::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1", "2001:db8::1", "fec0::1"),
        *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::a00:1", "64:ff9b::7f00:1", "2002:a00:1::", "2001:0:a00:1::"),
        *("localhost", "", "1", "0x7f.1", "127.1", "docs.example"),
    ],
)
def test_not_public(numeric: str) -> None:
    assert not is_public(numeric)


def test_parts_of_an_address() -> None:
    address = parse("https://Docs.Example/a/ü%20b.pdf?x=é&y=1#page=2")
    assert str(address) == "https://docs.example/a/%C3%BC%20b.pdf?x=%C3%A9&y=1"
    assert (address.host, address.port, address.site) == ("docs.example", 443, "https://docs.example")
    assert str(parse("https://münchen.example")) == "https://xn--mnchen-3ya.example/"
    assert str(parse("https://[2001:DB8::1]:8443/x")) == "https://[2001:db8::1]:8443/x"


def test_an_address_noted_as_http_is_asked_for_by_https() -> None:
    assert str(catalogued("http://docs.example/a?b")) == "https://docs.example/a?b"
    assert str(catalogued("https://docs.example/http://x")) == "https://docs.example/http://x"
    with pytest.raises(FetchError, match="cannot be read"):
        catalogued("http://docs.example:port/")


def test_relative_redirects() -> None:
    base = parse("https://docs.example/a/b.pdf?x=1")
    assert str(redirected(base, "../c.pdf")) == "https://docs.example/c.pdf"
    assert str(redirected(base, "//other.example/d")) == "https://other.example/d"


@pytest.mark.parametrize(
    "text", ["https://", "https://a..b/", "https://-/", "https://a b/", "javascript:x", "https://é\u0000/"]
)
def test_no_address(text: str) -> None:
    with pytest.raises(FetchError):
        parse(text)

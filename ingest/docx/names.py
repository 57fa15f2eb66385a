"""Names of WordprocessingML."""

from ingest.xml_tree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

_OFF = ("0", "false", "off", "none")


def child(element: Element | None, *names: str) -> Element | None:
    """The first element down the path `names` (without namespace) below `element`."""
    for name in names:
        if element is None:
            return None
        element = element.find(W + name)
    return element


def value(element: Element | None, name: str = "val") -> str:
    """The attribute `name` of `element`, '' when either is missing."""
    return str(element.get(W + name, "")) if element is not None else ""


def number(element: Element | None, name: str = "val") -> int | None:
    """The attribute `name` as a whole number, None when it is none."""
    try:
        return int(value(element, name))
    except ValueError:
        return None


def flag(properties: Element | None, name: str) -> bool | None:
    """Whether the toggle `name` is on in `properties`; None when they do not say."""
    found = child(properties, name)
    return None if found is None else value(found).lower() not in _OFF

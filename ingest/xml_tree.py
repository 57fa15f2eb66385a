"""XML from a hostile file: no entities, no network, no endless trees."""

from lxml import etree

from advicehub.errors import SourceError

Element = etree._Element

_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)


def parsed(data: bytes, file: str) -> Element:
    """The root of the XML in `data`; `SourceError`, naming `file`, when it is broken or declares entities."""
    for strict, usual in _STRICT:
        data = data.replace(strict, usual)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise SourceError(file, "it is damaged: its XML cannot be read") from None
    # Neither Word nor any office program writes a document type: entities are an attack, or text would be lost.
    if root.getroottree().docinfo.internalDTD is not None:
        raise SourceError(file, "its XML declares entities, which no office program does")
    return root


def local(element: Element) -> str:
    """The name of `element` without its namespace."""
    return str(element.tag).rpartition("}")[2]

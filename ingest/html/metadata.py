"""What a page says of itself."""

import re
from dataclasses import dataclass

from ingest.html.tree import Node

_TITLES = ("citation_title", "dc.title", "dcterms.title", "og:title")
_DATES = (
    "dc.date", "dcterms.date", "dcterms.issued", "dc.date.issued", "citation_publication_date",
    "article:published_time", "date", "pubdate",
)  # fmt: skip
_AUTHORS = ("author", "dc.creator", "dcterms.creator", "citation_author")
_DATE = re.compile(r"(?P<date>\d{4}(?:[-/]\d{2}(?:[-/]\d{2})?)?)(?!\d)")
_SITE = re.compile(r"\s+[|–—»·-]\s+[^|–—»·]{1,60}$")


@dataclass(frozen=True, slots=True)
class Metadata:
    """`title`, `date` (ISO 8601), `language` (two letters) are '' when the page has none; `base` resolves its links."""

    title: str = ""
    date: str = ""
    language: str = ""
    base: str = ""
    notes: tuple[str, ...] = ()


def metadata_of(root: Node) -> Metadata:
    """Read the head of the page at `root`, before anything is taken out of it."""
    said: dict[str, str] = {}
    for node in root.all("meta"):
        name = (node.get("name") or node.get("property") or node.get("itemprop")).lower()
        said.setdefault(name, " ".join(node.get("content").split()))
    author = next((said[name] for name in _AUTHORS if said.get(name)), "")
    language = (root.get("lang") or root.get("xml:lang")).lower()[:2]
    return Metadata(
        title=next((said[name] for name in _TITLES if said.get(name)), "") or _title(root),
        date=next((date for name in _DATES if (date := _date(said.get(name, "")))), ""),
        language=language if re.fullmatch(r"[a-z]{2}", language) else "",
        base=_base(root, said),
        notes=(f"the page names as its author: {author}",) if author else (),
    )


def _title(root: Node) -> str:
    text = next((node.plain() for node in root.all("title")), "")
    shorter = _SITE.sub("", text)
    return shorter if len(shorter.split()) > 1 else text


def _date(text: str) -> str:
    match = _DATE.match(text)
    return match["date"].replace("/", "-") if match else ""


def _base(root: Node, said: dict[str, str]) -> str:
    for node in root.all("base"):
        if node.get("href").startswith("http"):
            return node.get("href")
    for node in root.all("link"):
        if node.get("rel").lower() == "canonical" and node.get("href").startswith("http"):
            return node.get("href")
    address = said.get("og:url", "")
    return address if address.startswith("http") else ""

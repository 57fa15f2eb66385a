"""Inline Markdown becomes pieces: the words stay, the marks go and are recorded."""

from collections.abc import Sequence

from markdown_it.token import Token

from ingest.draft import Piece

_DROPPED = {"strong_open", "strong_close", "em_open", "em_close", "link_open", "s_open", "s_close"}


def pieces_of(children: Sequence[Token]) -> tuple[Piece, ...]:
    """The pieces of an inline token's `children`: links keep their text, images their description."""
    out: list[Piece] = []
    address = ""
    for token in children:
        if token.type in ("text", "text_special"):
            out.append(Piece(token.content))
        elif token.type == "code_inline":
            out += [_mark(token.markup), Piece(token.content), _mark(token.markup)]
        elif token.type in ("softbreak", "hardbreak"):
            out.append(Piece(" ", kind="line end", before="\n"))
        elif token.type == "image":
            out += [_mark("!["), Piece(token.content), _mark(f"]({token.attrGet('src')})")]
        elif token.type == "link_close":
            out.append(_mark(f"]({address})" if address else ">"))
        elif token.type in _DROPPED:
            address = _address(token) if token.type == "link_open" else address
            out.append(_mark(token.markup if token.type != "link_open" else ("[" if address else "<")))
        else:
            out.append(_mark(token.content))
    return tuple(piece for piece in out if piece.text or piece.before)


def _mark(before: str) -> Piece:
    return Piece("", kind="markup", before=before)


def _address(token: Token) -> str:
    return "" if token.markup == "autolink" else str(token.attrGet("href") or "#")

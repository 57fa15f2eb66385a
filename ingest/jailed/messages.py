"""What a child sends to its parent: one byte for the kind, then JSON or text. Never pickle."""

PAGES, STEP, REST, DOCUMENT, REFUSED, PART, END = b"P", b"S", b"E", b"D", b"R", b"A", b"Z"
"""The number of pages; "number step" that begins; pages are done; a document as JSON; a reason; a part of
a function's answer; that answer's end.
"""

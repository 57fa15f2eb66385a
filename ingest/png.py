"""Pictures as PNG files: what a browser shows, written with nothing but zlib."""

import struct
import zlib

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_COLOUR = {1: 0, 3: 2}  # grey, red-green-blue
_INDEXED = 3
_LEVEL = 6


def png(width: int, height: int, channels: int, data: bytes, palette: bytes = b"") -> bytes:
    """The PNG of `height` rows of `width` pixels of `channels` bytes each (1: grey, 3: red, green, blue).

    With a `palette` (red, green, blue of each colour, 256 at most) a pixel is one byte, its colour's number.
    """
    row = width * channels
    if len(data) != row * height or (palette and channels != 1):
        raise ValueError("the pixels do not fill the picture")
    rows = b"".join(b"\0" + data[at : at + row] for at in range(0, len(data), row))
    header = struct.pack(">IIBBBBB", width, height, 8, _INDEXED if palette else _COLOUR[channels], 0, 0, 0)
    colours = _chunk(b"PLTE", palette) if palette else b""
    parts = (_chunk(b"IHDR", header), colours, _chunk(b"IDAT", zlib.compress(rows, _LEVEL)), _chunk(b"IEND", b""))
    return _SIGNATURE + b"".join(parts)


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

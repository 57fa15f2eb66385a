"""Pictures as PNG files: what a browser shows, written with nothing but zlib."""

import struct
import zlib

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_COLOUR = {1: 0, 3: 2}  # grey, red-green-blue
_LEVEL = 6


def png(width: int, height: int, channels: int, data: bytes) -> bytes:
    """The PNG of `height` rows of `width` pixels of `channels` bytes each (1: grey, 3: red, green, blue)."""
    row = width * channels
    if len(data) != row * height:
        raise ValueError("the pixels do not fill the picture")
    rows = b"".join(b"\0" + data[at : at + row] for at in range(0, len(data), row))
    header = struct.pack(">IIBBBBB", width, height, 8, _COLOUR[channels], 0, 0, 0)
    parts = (_chunk(b"IHDR", header), _chunk(b"IDAT", zlib.compress(rows, _LEVEL)), _chunk(b"IEND", b""))
    return _SIGNATURE + b"".join(parts)


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

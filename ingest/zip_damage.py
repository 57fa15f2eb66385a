"""What the standard library raises on a damaged archive."""

import zipfile
import zlib

ZIP_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    # A member without a name: zipfile looks at its last character.
    IndexError,
)

"""The inside of the child that opens a container: it hands out its members as messages, and writes nothing."""

import json
import stat
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from advicehub.errors import SourceError
from ingest.mail import Mail
from ingest.zip_damage import ZIP_DAMAGE

FILE, CHUNK, DONE, REFUSED = b"F", b"C", b"D", b"X"
"""The first byte of a message: a member's name in JSON, some of its bytes, its end, or why it is not to be had."""

_MOST_MEMBERS = 2000
_MOST_BYTES = 300 * 1024 * 1024
"""Bytes of one member."""
_FREE = 8 * 1024 * 1024
_MOST_RATIO = 200
_CHUNK = 1024 * 1024
_PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""Others can ask for gigabytes before they give their first byte."""
_JUNK = ("Thumbs.db", "desktop.ini")


def of_zip(path: Path) -> Iterator[bytes]:
    """The messages for the ZIP archive at `path`; `SourceError` when it is broken or has too many members."""
    try:
        archive = zipfile.ZipFile(path)
        members = [member for member in archive.infolist() if not member.is_dir() and not _is_junk(_name(member))]
    except ZIP_DAMAGE:
        raise SourceError(path.name, "it is a ZIP archive that is damaged or broken off") from None
    with archive:
        if len(members) > _MOST_MEMBERS:
            raise SourceError(path.name, "it holds more than 2,000 files; unpack it and add them by themselves")
        if not members:
            raise SourceError(path.name, "it is an archive that holds no files")
        seen: set[str] = set()
        for member in members:
            name = _name(member)
            reason = "there is another one of this name in it" if name in seen else _wrong(member, name)
            seen.add(name)
            if reason:
                yield _refused(name, reason)
            else:
                yield from _member(archive, member, name)


def of_mail(path: Path) -> Iterator[bytes]:
    """The messages for what is attached to the e-mail at `path`."""
    names: set[str] = set()
    for number, attached in enumerate(Mail(path.read_bytes()).attached(), 1):
        name = attached.name or f"attachment {number}"
        if name in names:
            name = f"{number} {name}"
        names.add(name)
        if attached.refused or not attached.data:
            yield _refused(name, attached.refused or "it is empty")
            continue
        yield FILE + json.dumps(name.replace("/", "_")).encode()
        for place in range(0, len(attached.data), _CHUNK):
            yield CHUNK + attached.data[place : place + _CHUNK]
        yield DONE


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str) -> Iterator[bytes]:
    # The directory of an archive may lie about sizes: the bytes that come out are counted.
    most = min(_MOST_BYTES, max(_FREE, _MOST_RATIO * member.compress_size))
    yield FILE + json.dumps(name).encode()
    got = 0
    try:
        with archive.open(member) as stream:
            while chunk := stream.read(_CHUNK):
                got += len(chunk)
                if got > most:
                    yield _refused(name, "it unpacks to more than is allowed")
                    return
                yield CHUNK + chunk
    except ZIP_DAMAGE:
        yield _refused(name, "it is damaged and cannot be unpacked")
        return
    yield DONE


def _wrong(member: zipfile.ZipInfo, name: str) -> str:
    """Why `member` is not unpacked, '' when it is."""
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or ":" in path.parts[0]:
        return "its name leads out of the archive"
    if stat.S_ISLNK(member.external_attr >> 16):
        return "it is a link, which is not followed"
    if member.flag_bits & 1:
        return "it is protected by a password; unpack the archive and add the file by itself"
    if member.compress_type not in _PACKINGS:
        return "it is packed in a way that is not read; unpack the archive and add the file by itself"
    return "it is empty" if member.file_size == 0 else ""


def _name(member: zipfile.ZipInfo) -> str:
    """The member's name. Archives that do not say so write UTF-8 all the same, more often than the old code page."""
    name = member.filename.replace("\\", "/")
    if member.flag_bits & 0x800:
        return name
    try:
        return name.encode("cp437").decode("utf-8")
    except UnicodeError:
        return name


def _is_junk(name: str) -> bool:
    """Whether a member is what operating systems and programs leave behind."""
    parts = PurePosixPath(name).parts
    if not parts:
        return True
    hidden = any(part.startswith(".") and part not in (".", "..") for part in parts)
    return hidden or parts[0] == "__MACOSX" or parts[-1] in _JUNK or parts[-1].startswith("~$")


def _refused(name: str, reason: str) -> bytes:
    return REFUSED + json.dumps({"name": name, "reason": reason}).encode()

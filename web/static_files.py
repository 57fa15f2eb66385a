"""The few files that pages load: read once, named here, nothing else of the folder is served."""

from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib import resources

from fastapi import FastAPI, HTTPException, Request
from starlette.responses import Response

_TYPES = {
    "style.css": "text/css; charset=utf-8",
    "page.css": "text/css; charset=utf-8",
    "verify.css": "text/css; charset=utf-8",
    "ask.js": "text/javascript; charset=utf-8",
    "copy.js": "text/javascript; charset=utf-8",
    "receipt.js": "text/javascript; charset=utf-8",
    "tab.js": "text/javascript; charset=utf-8",
    "icon.svg": "image/svg+xml",
}
KEPT = "public, max-age=86400"


@dataclass(frozen=True, slots=True)
class StaticFile:
    """A file's bytes, its media type, and a hash of it as its entity tag."""

    content: bytes
    media_type: str
    tag: str


@cache
def files() -> dict[str, StaticFile]:
    """The static files by name."""
    folder = resources.files("web") / "static"
    contents = {name: (folder / name).read_bytes() for name in _TYPES}
    return {
        name: StaticFile(content, _TYPES[name], sha256(content).hexdigest()[:16]) for name, content in contents.items()
    }


def address_of(name: str) -> str:
    """The address of a static file; it changes with the file, so that an old copy is never used."""
    return f"/static/{name}?v={files()[name].tag[:8]}"


def add_static_files(app: FastAPI) -> None:
    """Serve the static files below /static."""

    @app.get("/static/{name}", include_in_schema=False)
    async def static(name: str, request: Request) -> Response:
        found = files().get(name)
        if found is None:
            raise HTTPException(404)
        headers = {"Cache-Control": KEPT, "ETag": f'"{found.tag}"'}
        if request.headers.get("if-none-match") == headers["ETag"]:
            return Response(status_code=304, headers=headers)
        return Response(found.content, media_type=found.media_type, headers=headers)

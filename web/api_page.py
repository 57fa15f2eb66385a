"""The description of the API: as OpenAPI for programs, and as a page of our own for people.

The framework's own page would load its script from another host.
"""

from dataclasses import dataclass
from typing import Any

from fastapi import FastAPI
from starlette.responses import JSONResponse, Response

from web.pages import page


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a shape: what it holds in words, and whether it must be there."""

    name: str
    holds: str
    required: bool
    description: str


@dataclass(frozen=True, slots=True)
class Shape:
    """A JSON object."""

    name: str
    description: str
    fields: list[Field]


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing the API does. `takes` is the name of a shape, or ''; `gives` are (status, meaning, shape)."""

    method: str
    path: str
    summary: str
    description: str
    takes: str
    gives: list[tuple[str, str, str]]


def add_api_page(app: FastAPI) -> None:
    """Serve /openapi.json and /docs."""

    @app.get("/openapi.json", include_in_schema=False)
    async def description() -> Response:
        return JSONResponse(app.openapi())

    @app.get("/docs", include_in_schema=False)
    async def description_page() -> Response:
        described = app.openapi()
        return page("api.html", operations=operations(described), shapes=shapes(described))


def operations(described: dict[str, Any]) -> list[Operation]:
    """The operations of an OpenAPI description, in its order."""
    return [
        Operation(
            method=method.upper(),
            path=path,
            summary=operation.get("summary", ""),
            description=operation.get("description", ""),
            takes=_shape_of(operation.get("requestBody", {})),
            gives=[(code, says["description"], _shape_of(says)) for code, says in operation["responses"].items()],
        )
        for path, methods in described["paths"].items()
        for method, operation in methods.items()
    ]


def shapes(described: dict[str, Any]) -> list[Shape]:
    """The shapes of an OpenAPI description, in its order."""
    return [
        Shape(
            name,
            schema.get("description", ""),
            [
                Field(field, _holds(value), field in schema.get("required", []), value.get("description", ""))
                for field, value in schema.get("properties", {}).items()
            ],
        )
        for name, schema in described.get("components", {}).get("schemas", {}).items()
    ]


def _shape_of(part: dict[str, Any]) -> str:
    schema = part.get("content", {}).get("application/json", {}).get("schema", {})
    return str(schema.get("$ref", "")).rpartition("/")[2]


def _holds(schema: dict[str, Any]) -> str:
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if "enum" in schema or "const" in schema:
        return " | ".join(f'"{value}"' for value in schema.get("enum", [schema.get("const")]))
    if schema.get("type") == "array":
        return f"list of {_holds(schema.get('items', {}))}"
    return str(schema.get("type", "any"))

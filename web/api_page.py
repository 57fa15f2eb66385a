"""The description of the API: as OpenAPI for programs, and as a page of our own for people.

The framework's own page would load its script from another host.
"""

import json
from dataclasses import dataclass
from typing import Any

from fastapi import FastAPI
from starlette.responses import JSONResponse, Response

from web.api_examples import with_examples
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
    """One thing the API does. `takes` is the name of a shape, or ''; `gives` are (status, meaning, shape).

    `query` are the fields of its address; `asked` and `said` are an example's JSON, '' for none.
    """

    method: str
    path: str
    summary: str
    description: str
    takes: str
    gives: list[tuple[str, str, str]]
    query: list[Field]
    asked: str
    said: str


def add_api_page(app: FastAPI) -> None:
    """Serve /openapi.json and /docs."""

    @app.get("/openapi.json", include_in_schema=False)
    async def description() -> Response:
        return JSONResponse(with_examples(app.openapi()))

    @app.get("/docs", include_in_schema=False)
    async def description_page() -> Response:
        described = with_examples(app.openapi())
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
            query=[_parameter(each) for each in operation.get("parameters", [])],
            asked=_example_of(operation.get("requestBody", {})),
            said=_example_of(operation["responses"].get("200", {})),
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


def _parameter(given: dict[str, Any]) -> Field:
    return Field(given["name"], _holds(given["schema"]), given["required"], given.get("description", ""))


def _example_of(part: dict[str, Any]) -> str:
    content = part.get("content", {}).get("application/json", {})
    return json.dumps(content["example"], ensure_ascii=False, indent=1) if "example" in content else ""


def _shape_of(part: dict[str, Any]) -> str:
    schema = part.get("content", {}).get("application/json", {}).get("schema", {})
    return str(schema.get("$ref", "")).rpartition("/")[2]


def _holds(schema: dict[str, Any]) -> str:
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if "enum" in schema or "const" in schema:
        return " | ".join(f'"{value}"' for value in schema.get("enum", [schema.get("const")]))
    if "anyOf" in schema:
        return " or ".join(_holds(each) for each in schema["anyOf"])
    if schema.get("type") == "array":
        return f"list of {_holds(schema.get('items', {}))}"
    return str(schema.get("type", "any"))

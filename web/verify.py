"""The page that checks receipts, and the same in the API. A receipt arrives in a body and goes nowhere else."""

from typing import Annotated, Any

from fastapi import FastAPI, Form, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import JSONResponse, Response

from assistant.receipts.code import is_code, same_code
from assistant.receipts.parsing import NotAReceipt, loads, presented
from assistant.receipts.wire import checked_json
from web.api_problems import responses
from web.desk import Desk
from web.failures import failure
from web.interface.words import _
from web.pages import page
from web.proofs import Proofs
from web.verify_shape import VerifiedShape
from web.verify_view import proof_view


class VerifyRequest(BaseModel):
    """A receipt to be checked."""

    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True)

    receipt: Annotated[dict[str, Any], Field(description="The receipt, whole, as an answer handed it out.")]


def add_verify(app: FastAPI, desk: Desk, proofs: Proofs) -> None:
    """Serve /verify and /api/verify."""

    @app.get("/verify", include_in_schema=False)
    async def form() -> Response:
        return _form(desk)

    @app.post("/verify", include_in_schema=False)
    async def result(receipt: Annotated[str, Form()] = "", code: Annotated[str, Form()] = "") -> Response:
        return await desk.workers.run(_checked, desk, proofs, receipt, code)

    @app.post(
        "/api/verify",
        responses=responses("verify"),
        response_model=VerifiedShape,
        response_description="The verdict, and how the document stands now.",
        summary="Check a receipt",
        description="Whether a quotation is what its source says. Only public documents are read; nothing is kept.",
    )
    async def verify(request: Request, body: VerifyRequest) -> Response:
        try:
            return JSONResponse(await desk.workers.run(_as_json, proofs, body.receipt))
        except NotAReceipt:
            return failure(request.scope, 422, code="not_a_receipt", field="receipt")


def _as_json(proofs: Proofs, receipt: dict[str, Any]) -> dict[str, Any]:
    proof = proofs.of(presented(receipt))
    found = checked_json("", proof.checked, proof.standing, None)
    return {name: value for name, value in found.items() if name not in ("id", "edition")}


def _form(desk: Desk, status: int = 200, receipt: str = "", code: str = "", **values: Any) -> Response:
    shown = {"view": None, "code_alone": False, "other_code": False, "trouble": ""} | values
    return page("verify.html", status, holdings=desk.holdings, receipt=receipt, code=code, **shown)


def _checked(desk: Desk, proofs: Proofs, receipt: str, code: str) -> Response:
    if not receipt.strip():
        return _by_code(desk, code.strip())
    try:
        found = presented(loads(receipt))
    except NotAReceipt:
        trouble = _("This is not a receipt, or not the whole of one. Please copy it from its first brace to its last.")
        return _form(desk, 400, receipt, code, trouble=trouble)
    view = proof_view(proofs.of(found), desk.searcher, desk.inventory)
    other = bool(code.strip()) and not same_code(code, found.receipt.code)
    return _form(desk, 200, receipt, code, view=view, other_code=other)


def _by_code(desk: Desk, code: str) -> Response:
    if not code:
        return _form(desk, 400, trouble=_("Please paste a receipt first."))
    if not is_code(code):
        return _form(desk, 400, code=code, trouble=_("This is not a code: one of its letters or digits is wrong."))
    return _form(desk, 200, code=code, code_alone=True)

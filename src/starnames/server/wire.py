"""Requests to plain data and plain data to answers, strictly."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from starlette.responses import Response

from starnames.server.errors import Refused
from starnames.server.guard import error_body

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request

__all__ = ["answer_json", "answer_refusal", "answer_status", "form_of", "number_of", "query_of", "read_json"]

_JSON = "application/json"


def answer_json(content: object, *, headers: Mapping[str, str] | None = None) -> Response:
    """Return an answer in JSON; escapes keep a lone surrogate of the input sendable."""
    return Response(json.dumps(content).encode(), headers=headers, media_type=_JSON)


async def answer_refusal(request: Request, error: Exception) -> Response:  # noqa: ARG001 - what Starlette gives
    """Return the answer to a request that was refused; a page elsewhere may read why."""
    assert isinstance(error, Refused)  # noqa: S101 - what it is registered for
    headers = {"access-control-allow-origin": "*"}
    return Response(error_body(error.problem), error.status, headers=headers, media_type=_JSON)


async def answer_status(request: Request, error: Exception) -> Response:  # noqa: ARG001
    """Return the answer where there is no route, or not by this method, or where we failed."""
    status = getattr(error, "status_code", 500)
    problem = str(getattr(error, "detail", "this answer failed; the log of the service says why"))
    return Response(error_body(problem), status, headers=getattr(error, "headers", None), media_type=_JSON)


def read_json(raw: bytes | str) -> object:
    """Return what a JSON text holds; refuse what is no JSON, nested beyond reason or not UTF-8."""
    try:
        found: object = json.loads(raw)
    except RecursionError:
        raise Refused(400, "this JSON is nested too deeply") from None
    except ValueError as error:  # bad UTF-8 and numbers of thousands of digits too
        raise Refused(400, f"this is not JSON: {str(error)[:120]}") from None
    return found


async def form_of(request: Request) -> dict[str, str]:
    """Return the parameters of a request: those of the address, and those of a form."""
    found = query_of(request)
    if request.method == "POST":
        found |= _fields(await request.body())
    return found


def query_of(request: Request) -> dict[str, str]:
    """Return the parameters of the address of a request."""
    return _fields(request.scope["query_string"])


def number_of(wanted: Mapping[str, str], key: str, default: int) -> int:
    """Return a parameter that is a small number, else the default."""
    value = wanted.get(key, "")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 7 else default


def _fields(raw: bytes) -> dict[str, str]:
    try:
        pairs = parse_qsl(raw.decode(), keep_blank_values=True, errors="strict", max_num_fields=100)
    except ValueError:
        raise Refused(400, "this is not a form in UTF-8 (application/x-www-form-urlencoded)") from None
    return dict(pairs)

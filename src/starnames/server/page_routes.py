"""The files of the page and the JSON API under it."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response
from starlette.routing import Route

from starnames.server.errors import Refused
from starnames.server.live import Live
from starnames.server.wire import answer_json, read_json

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from typing import Any

    from starlette.requests import Request

    from starnames.table import KnowledgeBase

__all__ = ["asset", "page_routes"]

_KINDS = {"page.js": "text/javascript", "page.css": "text/css", "icon.svg": "image/svg+xml"}


def asset(name: str) -> bytes:
    """Return a file of the page."""
    return (files("starnames.server") / "assets" / name).read_bytes()


def page_routes(kb: KnowledgeBase, *, aliases: bool) -> list[Route]:
    """Return the routes of the page; its files are read now, so that no request leads to a file."""
    live = Live(kb, aliases=aliases)

    async def about(request: Request) -> Response:  # noqa: ARG001 - what Starlette gives
        return answer_json(live.about())

    return [
        *(Route(f"/{name}", _fixed(asset(name), kind)) for name, kind in _KINDS.items()),
        Route("/api/about", about),
        Route("/api/normalize", _asked(live.normalize), methods=["POST"]),
        Route("/api/resolve", _asked(live.resolve), methods=["POST"]),
    ]


def _fixed(content: bytes, kind: str) -> Callable[[Request], Awaitable[Response]]:
    async def answer(request: Request) -> Response:  # noqa: ARG001
        return Response(content, media_type=kind)

    return answer


def _asked(answering: Callable[[object], dict[str, Any]]) -> Callable[[Request], Awaitable[Response]]:
    async def answer(request: Request) -> Response:
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind != "application/json":  # what a form of another site can send is never JSON
            raise Refused(415, "send application/json")
        return answer_json(await run_in_threadpool(answering, read_json(await request.body())))

    return answer

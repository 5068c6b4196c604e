"""The routes of the reconciliation service; any page may read its answers, as the protocol asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from starnames.server.catalog import PROPERTIES, TYPES
from starnames.server.errors import Refused
from starnames.server.page_routes import asset
from starnames.server.reconcile import Reconciler, manifest
from starnames.server.suggest import Suggester, card, proposed, suggested
from starnames.server.wire import answer_json, form_of, number_of, query_of, read_json

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from typing import Any

    from starlette.requests import Request

    from starnames.table import KnowledgeBase

__all__ = ["reconciliation_routes"]

_OPEN = {"access-control-allow-origin": "*", "cross-origin-resource-policy": "cross-origin"}
_PREFLIGHT = {
    **_OPEN,
    "access-control-allow-methods": "GET, POST, OPTIONS",
    "access-control-allow-headers": "content-type",
    "access-control-max-age": "600",
}
_CARD_POLICY = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'"
_CARD = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>starnames</title>'
    '<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/page.css"></head>'
    '<body class="alone">{}</body></html>'
)


def reconciliation_routes(kb: KnowledgeBase, *, aliases: bool) -> list[Route]:
    """Return the routes of the service; its root is both ``/reconcile`` and, for whoever wants no page, ``/``."""
    service = _Service(kb, aliases=aliases)
    answers = {
        "/suggest/entity": service.suggested_entities,
        "/suggest/property": _suggesting(PROPERTIES),
        "/suggest/type": _suggesting(TYPES),
        "/flyout/entity": service.flyout,
        "/flyout/property": _telling(PROPERTIES),
        "/flyout/type": _telling(TYPES),
        "/properties": lambda wanted: proposed(
            wanted.get("type", ""), number_of(wanted, "limit", default=len(PROPERTIES))
        ),
    }
    return [
        Route("/", service.root, methods=["GET", "POST", "OPTIONS"]),
        Route("/reconcile", service.answer, methods=["GET", "POST", "OPTIONS"]),
        Route("/preview", service.view),
        Route("/entity/{id}", service.view),
        *(Route(path, _open(answer), methods=["GET", "OPTIONS"]) for path, answer in answers.items()),
    ]


class _Service:
    def __init__(self, kb: KnowledgeBase, *, aliases: bool) -> None:
        self._kb = kb
        self._reconciler = Reconciler(kb, aliases=aliases)
        self._suggester = Suggester(kb)
        self._page = asset("index.html")

    async def root(self, request: Request) -> Response:
        wants_page = request.method in {"GET", "HEAD"} and "text/html" in request.headers.get("accept", "")
        if wants_page and not {"queries", "extend"} & query_of(request).keys():
            return HTMLResponse(self._page, headers={"vary": "accept"})
        answer = await self.answer(request)
        answer.headers["vary"] = "accept"
        return answer

    async def answer(self, request: Request) -> Response:
        if request.method == "OPTIONS":
            return Response(status_code=204, headers=_PREFLIGHT)
        wanted = await form_of(request)
        for key, answering in (("queries", self._reconciler.batch), ("extend", self._reconciler.extend)):
            if key in wanted:
                return answer_json(await run_in_threadpool(answering, read_json(wanted[key])), headers=_OPEN)
        if request.method == "POST":
            raise Refused(400, 'send "queries" or "extend" as a form')
        return answer_json(manifest(f"http://{request.headers['host']}", self._kb.version), headers=_OPEN)

    async def view(self, request: Request) -> Response:
        body = self._card(request.path_params.get("id") or query_of(request).get("id", ""))
        return HTMLResponse(_CARD.format(body), headers={**_OPEN, "content-security-policy": _CARD_POLICY})

    def suggested_entities(self, wanted: dict[str, str]) -> dict[str, Any]:
        cursor = number_of(wanted, "cursor", default=0)
        return self._suggester.entities(wanted.get("prefix", ""), cursor=cursor, types=wanted.get("type"))

    def flyout(self, wanted: dict[str, str]) -> dict[str, Any]:
        name = wanted.get("id", "")
        return {"id": name, "html": self._card(name)}

    def _card(self, name: str) -> str:
        if name not in self._kb:
            raise Refused(404, "no entity has this id")
        return card(self._kb[name])


def _open(answer: Callable[[dict[str, str]], dict[str, Any]]) -> Callable[[Request], Awaitable[Response]]:
    async def answered(request: Request) -> Response:
        if request.method == "OPTIONS":
            return Response(status_code=204, headers=_PREFLIGHT)
        return answer_json(await run_in_threadpool(answer, query_of(request)), headers=_OPEN)

    return answered


def _suggesting(known: dict[str, str]) -> Callable[[dict[str, str]], dict[str, Any]]:
    return lambda wanted: suggested(known, wanted.get("prefix", ""), number_of(wanted, "cursor", default=0))


def _telling(known: dict[str, str]) -> Callable[[dict[str, str]], dict[str, Any]]:
    def answer(wanted: dict[str, str]) -> dict[str, Any]:
        name = wanted.get("id", "")
        if name not in known:
            raise Refused(404, "nothing has this id")
        return {"id": name, "html": f"<p>{known[name]}</p>"}

    return answer

"""The application: every path is matched whole, and nothing is looked up in the file system when a request comes.

The page, at ``/``, is for browsers: whoever does not ask for HTML there, or asks with the parameters of the
reconciliation protocol, gets the reconciliation service, which is at ``/reconcile`` as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.exceptions import HTTPException

from starnames.server.errors import Refused
from starnames.server.guard import Guard
from starnames.server.page_routes import page_routes
from starnames.server.reconcile_routes import reconciliation_routes
from starnames.server.wire import answer_refusal, answer_status

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from starnames.table import KnowledgeBase

__all__ = ["build_app"]


def build_app(
    kb: KnowledgeBase,
    *,
    aliases: bool = True,
    allowed: Iterable[str] = (),
    public: bool = False,
    **limits: Any,  # noqa: ANN401 - those of `Guard`
) -> Guard:
    """Return the ASGI application over a knowledge base, guarded."""
    app = Starlette(
        routes=[*page_routes(kb, aliases=aliases), *reconciliation_routes(kb, aliases=aliases)],
        exception_handlers={Refused: answer_refusal, HTTPException: answer_status, Exception: answer_status},
    )
    app.router.redirect_slashes = False
    return Guard(app, allowed=allowed, public=public, **limits)

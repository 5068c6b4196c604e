"""What stands before every route: whom the service answers, how much it reads and for how long, and what it lets out.

The `Host` header has to name this machine, else a page elsewhere could point a name of its own at the loopback address
and read the answers (DNS rebinding). A body is read whole before a route sees it, within a size and a time; of one
that is too long the rest is thrown away for a while, since a connection closed on unread bytes may lose the answer.
Every error is JSON; what went wrong inside is said on stderr alone.
"""

from __future__ import annotations

import asyncio
import contextlib
import functools
import ipaddress
import json
import logging
import re
from typing import TYPE_CHECKING, Any

from starnames.server.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, MutableMapping

    Message = MutableMapping[str, Any]
    Scope = MutableMapping[str, Any]
    Receive = Callable[[], Awaitable[Message]]
    Send = Callable[[Message], Awaitable[None]]
    App = Callable[[Scope, Receive, Send], Awaitable[None]]

__all__ = ["MOST_BYTES", "Guard", "error_body", "is_host_allowed"]

MOST_BYTES = 1 << 20
_BODY_WITHIN = 10.0
_TOO_SLOW = 408
_THROWN_AWAY = 16  # times as much as is read
_THROWN_AWAY_WITHIN = 2.0
_HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "cache-control": "no-store",
}
_HOST = re.compile(r"(?:\[(?P<six>[0-9a-f:.]+)\]|(?P<name>[a-z0-9._-]+))(?::[0-9]{0,5})?")
_LOG = logging.getLogger("starnames.server")


def is_host_allowed(host: str, allowed: Iterable[str], *, public: bool = False) -> bool:
    """Return whether a `Host` header names this machine: a loopback address, localhost, or a host that was allowed.

    A service that is `public` answers to any address: only a name can be pointed elsewhere.

    >>> [is_host_allowed(host, ()) for host in ("localhost:8340", "127.0.0.1", "[::1]:8340", "evil.example:8340", "")]
    [True, True, True, False, False]
    """
    found = _HOST.fullmatch(host.strip().lower())
    if not found:
        return False
    name = found["six"] or found["name"]
    if name in {"localhost", *(each.lower() for each in allowed)}:
        return True
    try:
        address = ipaddress.ip_address(name)
    except ValueError:
        return False
    return public or address.is_loopback


def error_body(problem: str) -> bytes:
    """Return an error as the body of an answer."""
    return json.dumps({"error": problem}).encode()


class _TooLong(Refused):
    """A body of more bytes than are read, which may go on."""

    def __init__(self, most: int, *, goes_on: bool = True) -> None:
        super().__init__(413, f"send at most {most} bytes")
        self.goes_on = goes_on


class Guard:
    """Wraps an ASGI application; `allowed` lists hosts it answers to beside this machine's own."""

    def __init__(
        self,
        app: App,
        *,
        allowed: Iterable[str] = (),
        public: bool = False,
        most_bytes: int = MOST_BYTES,
        body_within: float = _BODY_WITHIN,
    ) -> None:
        """Take the application and its limits."""
        self._app = app
        self._allowed = tuple(allowed)
        self._public = public
        self._most_bytes = most_bytes
        self._body_within = body_within

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or hand it on with its body read."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1008})
            return
        out = _Out(send)
        try:
            self._check_host(scope)
            body = await self._body(scope, receive)
            await self._app(scope, _again(body, receive), out)
        except _TooLong as refused:
            rest = functools.partial(self._throw_away, receive) if refused.goes_on else None
            await out.refuse(refused.status, refused.problem, close=True, rest=rest)
        except Refused as refused:
            await out.refuse(refused.status, refused.problem, close=refused.status == _TOO_SLOW)
        except Exception:  # noqa: BLE001 - whatever it was, the caller gets an answer and the log the reason
            _LOG.exception("an answer failed")
            await out.refuse(500, "this answer failed; the log of the service says why")

    def _check_host(self, scope: Scope) -> None:
        hosts = [value.decode("latin-1") for name, value in scope["headers"] if name == b"host"]
        if len(hosts) != 1 or not is_host_allowed(hosts[0], self._allowed, public=self._public):
            raise Refused(421, "this service answers to localhost; allow another name with --allow-host")

    async def _body(self, scope: Scope, receive: Receive) -> bytes:
        """Return the body of a request; refuse one that is too long or comes too slowly."""
        declared = next((value for name, value in scope["headers"] if name == b"content-length"), b"0")
        if not declared.isdigit() or len(declared) > 18 or int(declared) > self._most_bytes:
            raise _TooLong(self._most_bytes)
        parts: list[bytes] = []
        length = 0
        try:
            async with asyncio.timeout(self._body_within):
                while True:
                    message = await receive()
                    if message["type"] != "http.request":
                        raise Refused(400, "the request ended before its body did")
                    part = message.get("body", b"")
                    length += len(part)
                    if length > self._most_bytes:
                        raise _TooLong(self._most_bytes, goes_on=message.get("more_body", False))
                    parts.append(part)
                    if not message.get("more_body", False):
                        return b"".join(parts)
        except TimeoutError:
            raise Refused(_TOO_SLOW, f"the body did not come within {self._body_within:g} seconds") from None

    async def _throw_away(self, receive: Receive) -> None:
        """Take what still comes of a body, up to a size and a time, or until the caller is gone."""
        left = _THROWN_AWAY * self._most_bytes
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_THROWN_AWAY_WITHIN):
                while left > 0:
                    message = await receive()
                    left -= len(message.get("body", b""))
                    if not message.get("more_body", False):
                        return


class _Out:
    """Sends an answer with the headers that every answer carries; a route may set its own value of one."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._started = False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._started = True
            headers = list(message["headers"])
            own = {name for name, _ in headers}
            headers += [(n.encode(), v.encode()) for n, v in _HEADERS.items() if n.encode() not in own]
            message = {**message, "headers": headers}
        await self._send(message)

    async def refuse(
        self, status: int, problem: str, *, close: bool = False, rest: Callable[[], Awaitable[None]] | None = None
    ) -> None:
        """Answer with an error; do the rest, if any, when it has been said and before the connection may end."""
        if self._started:  # too late for an error: cut the answer short, so that nobody takes it for whole
            return
        body = error_body(problem)
        headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
        headers += [(b"connection", b"close")] if close else []
        await self({"type": "http.response.start", "status": status, "headers": headers})
        await self({"type": "http.response.body", "body": body, "more_body": rest is not None})
        if rest is not None:
            await rest()
            await self({"type": "http.response.body", "body": b""})


def _again(body: bytes, receive: Receive) -> Receive:
    """Return a `receive` that gives a body that was read already, then whatever comes after it."""
    given = False

    async def again() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return again

"""Listening: uvicorn over plain asyncio, with an end to connections that say nothing."""

from __future__ import annotations

import ipaddress
from typing import TYPE_CHECKING, Any

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

if TYPE_CHECKING:
    import asyncio
    import socket

    from starnames.server.guard import Guard

__all__ = ["Impatient", "is_loopback", "serve"]

_CONNECTIONS = 64
_MOST_HEADER_BYTES = 64 << 10


def is_loopback(host: str) -> bool:
    """Return whether an address is this machine's own; a name other than localhost is looked up by nobody.

    >>> is_loopback("127.0.0.1"), is_loopback("::1"), is_loopback("localhost"), is_loopback("0.0.0.0")
    (True, True, True, False)
    """
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


class Impatient(H11Protocol):  # type: ignore[misc,unused-ignore] # uvicorn may not be installed where this is checked
    """uvicorn's protocol, closing a connection that does not finish the headers of a request in time."""

    headers_within = 10.0
    _deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: Any) -> None:  # noqa: ANN401 - what its base takes
        """Begin to wait for the first request."""
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Take bytes; the wait is over once a request has begun to be answered."""
        if self._deadline is None:
            self._wait()
        super().data_received(data)
        if self.cycle is not None and not self.cycle.response_complete:
            self._stop_waiting()

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget the wait with the connection."""
        self._stop_waiting()
        super().connection_lost(exc)

    def _wait(self) -> None:
        self._deadline = self.loop.call_later(self.headers_within, self._give_up)

    def _stop_waiting(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _give_up(self) -> None:
        self._deadline = None
        if self.cycle is None or self.cycle.response_complete:
            self.transport.close()


def serve(app: Guard, listener: socket.socket) -> None:
    """Answer requests at a socket until interrupted; errors go to stderr."""
    config = uvicorn.Config(
        app,
        http=Impatient,
        ws="none",
        loop="asyncio",
        lifespan="off",
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        limit_concurrency=_CONNECTIONS,
        timeout_graceful_shutdown=3,
        h11_max_incomplete_event_size=_MOST_HEADER_BYTES,
    )
    uvicorn.Server(config).run(sockets=[listener])

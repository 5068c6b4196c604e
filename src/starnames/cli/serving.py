"""``starnames serve`` and ``starnames mcp``; what they need is imported when they are called."""

from __future__ import annotations

import socket
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

from starnames.cli.chosen import chosen_base
from starnames.cli.files import Failure

if TYPE_CHECKING:
    import argparse

__all__ = ["run_mcp", "run_serve"]


def _needing(extra: str, module: str) -> Any:  # noqa: ANN401 - a module
    """Return a module of ours that needs an extra, or say how to install it."""
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] == "starnames":
            raise
        raise Failure(f"this needs {error.name}; install it with: pip install 'starnames[{extra}]'") from error


def run_mcp(options: argparse.Namespace) -> int:
    """Run ``mcp``: the tools over stdin and stdout until stdin ends; logs go to stderr."""
    adapter = _needing("mcp", "starnames.integrations.mcp")
    adapter.build_server(chosen_base(options.table)).run("stdio")
    return 0


def run_serve(options: argparse.Namespace) -> int:
    """Run ``serve`` until interrupted; the address it listens at is said on stderr."""
    app = _needing("serve", "starnames.server.app")
    running = _needing("serve", "starnames.server.running")
    if not options.public and not running.is_loopback(options.host):
        raise Failure(f"--host {options.host}: other machines could reach this address; add --public if they may")
    if not 0 <= options.port <= 65_535:
        raise Failure(f"--port {options.port}: a port is a number from 0 to 65535")
    kb = chosen_base(options.table)
    built = app.build_app(kb, aliases=not options.without_aliases, allowed=options.allow_host, public=options.public)
    with _listening(options.host, options.port) as listener:
        host, port = listener.getsockname()[:2]
        shown = f"[{host}]" if ":" in host else host
        address = f"http://{shown}:{port}/"
        sys.stderr.write(f"starnames serves at {address} (reconciliation: {address}reconcile); Ctrl-C ends it\n")
        sys.stderr.flush()
        running.serve(built, listener)
    return 0


def _listening(host: str, port: int) -> socket.socket:
    """Return a socket that listens at an address, or say why there is none."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen()  # now, so that whoever reads the address can use it
    except OSError as error:
        listener.close()
        raise Failure(f"cannot listen at {host} port {port}: {error.strerror or error}") from error
    return listener

"""``starnames serve`` and ``starnames mcp``; what they need is imported when they are called."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from starnames.cli.chosen import chosen_base
from starnames.cli.files import Failure

if TYPE_CHECKING:
    import argparse

__all__ = ["run_mcp"]


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

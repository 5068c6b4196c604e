"""Tables: YAML in, a checked and frozen `KnowledgeBase` out; knows files and lines, nothing of matching."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starnames.table.base import KnowledgeBase
from starnames.table.packaged import default_base, given_base

if TYPE_CHECKING:
    from starnames.table.loading import load

__all__ = ["KnowledgeBase", "default_base", "given_base", "load"]


def __getattr__(name: str) -> object:
    """Import what reads and compiles tables when it is first asked for: a wheel has its table compiled."""
    if name != "load":
        raise AttributeError(f"module 'starnames.table' has no attribute {name!r}")
    from starnames.table.loading import load  # noqa: PLC0415

    globals()["load"] = load
    return load

"""The knowledge base that every installation has.

A wheel carries it compiled (``table.json``); one that is altered is refused. This module is all that reading it takes:
compiling is for checkouts and overlays.
"""

from __future__ import annotations

import functools
import os

from starnames.errors import TableError
from starnames.table.base import KnowledgeBase
from starnames.table.packed import unpack

__all__ = ["default_base"]

_PACKAGED = os.path.join(os.path.dirname(os.path.dirname(__file__)), "table.json")  # noqa: PTH118, PTH120 - no pathlib


@functools.cache
def default_base() -> KnowledgeBase:
    """Return the packaged knowledge base, loaded once."""
    packed = _packaged()
    if packed is None:
        from starnames.table.building import compiled_base  # noqa: PLC0415 - a checkout

        return compiled_base()
    payload = unpack(packed)
    if payload is None:
        problem = "the packaged table is damaged; install starnames again"
        raise TableError(problem, path=_PACKAGED, line=1, column=1, rule="damaged")
    return KnowledgeBase(payload, packaged=True)


def given_base(kb: KnowledgeBase | None) -> KnowledgeBase:
    """Return the knowledge base that a caller gives, an empty one too; the packaged one for None."""
    if kb is None:
        return default_base()
    if not isinstance(kb, KnowledgeBase):
        raise TypeError(f"kb is a KnowledgeBase, as load('mine.csv') returns it, not {type(kb).__name__}")
    return kb


def _packaged() -> bytes | None:
    """Return the compiled table beside the code, also in a zip file (Spark's --py-files); None in a checkout."""
    try:
        with open(_PACKAGED, "rb") as file:  # noqa: PTH123 - pathlib is not loaded otherwise
            return file.read()
    except (FileNotFoundError, NotADirectoryError):
        pass
    loader = globals()["__loader__"]
    if not hasattr(loader, "archive"):
        return None
    try:
        archived: bytes = loader.get_data(_PACKAGED)
    except OSError:
        return None
    return archived

"""Patterns that are compiled when they are first used: the grammar has eighty, and most texts need a few."""

from __future__ import annotations

import re
from typing import Any, cast

__all__ = ["lazy"]

_METHODS = ("match", "search", "fullmatch", "finditer", "findall", "sub")


class _Lazy:
    """Stands for a pattern; its methods become those of the pattern at the first call."""

    __slots__ = ("_flags", "_source", *_METHODS)

    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the pattern has
        compiled = re.compile(self._source, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def lazy(source: str, flags: int = 0) -> re.Pattern[str]:
    """Return a stand-in for the compiled pattern.

    >>> lazy("[0-9]+").search("no 12")[0]
    '12'
    """
    return cast("re.Pattern[str]", _Lazy(source, int(flags)))

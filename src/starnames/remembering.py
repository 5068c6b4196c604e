"""Answers that are remembered for as long as what they were worked out from is in use."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar
from weakref import WeakKeyDictionary, ref

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["remembered"]

_MOST = 65_536
_NEW: Any = object()

_Asked = ParamSpec("_Asked")
_Answer = TypeVar("_Answer")


def remembered(function: Callable[_Asked, _Answer]) -> Callable[_Asked, _Answer]:
    """Return a function that remembers its answers with its last argument, and forgets them when that goes.

    A cache of arguments would keep every knowledge base that a process has laid aside, as a server does whose tables
    change. The arguments are hashable and given by place, and no answer may refer to the last of them.
    """
    known: WeakKeyDictionary[Any, dict[tuple[Any, ...], Any]] = WeakKeyDictionary()
    latest: tuple[Callable[[], Any], dict[tuple[Any, ...], Any]] = (lambda: _NEW), {}

    @functools.wraps(function)
    def answer(*asked: _Asked.args, **named: _Asked.kwargs) -> _Answer:
        nonlocal latest
        owner, own = latest
        if owner() is not asked[-1]:  # most questions are about the same one, one after another
            own = known.setdefault(asked[-1], {})
            latest = ref(asked[-1]), own
        key = asked[:-1]
        found: _Answer = own.get(key, _NEW)
        if found is _NEW:
            if len(own) >= _MOST:
                own.clear()
            found = own[key] = function(*asked, **named)
        return found

    return answer

"""What callers hand over, looked at before anything is done with it: a TypeError says what is wanted instead."""

from __future__ import annotations

import functools

__all__ = ["check_day", "check_many", "check_query", "check_share", "check_text"]


def check_text(text: object, what: str = "a text") -> None:
    """Refuse what is no string.

    >>> check_text(None)
    Traceback (most recent call last):
    TypeError: a text is a str, not NoneType
    """
    if not isinstance(text, str):
        raise TypeError(f"{what} is a str, not {type(text).__name__}")


def check_many(many: object, what: str, *, one: str) -> None:
    """Refuse a string where several are wanted: its letters would be taken for them."""
    if isinstance(many, (str, bytes)):
        raise TypeError(f"{what} come as a list or another iterable; for a single one there is {one}")


@functools.lru_cache(maxsize=64)
def check_day(day: object) -> None:
    """Refuse what is no day in the form 2026-01-31; None is today.

    >>> check_day("20260131")
    Traceback (most recent call last):
    TypeError: as_of is a day such as '2026-01-31', not '20260131'
    """
    if day is None:
        return
    from datetime import date  # noqa: PLC0415

    try:
        if isinstance(day, str) and date.fromisoformat(day).isoformat() == day:
            return
    except ValueError:
        pass
    raise TypeError(f"as_of is a day such as '2026-01-31', not {day!r}")


def check_share(share: float, what: str) -> None:
    """Refuse what is no number from 0 to 1.

    >>> check_share(97, "min_certainty")
    Traceback (most recent call last):
    TypeError: min_certainty is a number from 0 to 1, not 97
    """
    if not (isinstance(share, int | float) and 0 <= share <= 1):
        raise TypeError(f"{what} is a number from 0 to 1, not {share!r}")


def check_query(name: object, context: object, neighbors: object, prefer: str | None, as_of: str | None) -> None:
    """Refuse a question for a name, with what to do instead, that means nothing."""
    if not isinstance(name, str):
        raise TypeError(f"a name is a str, not {type(name).__name__}; use resolve_many for several")
    if context is not None:
        check_text(context, "context")
    if isinstance(neighbors, str):
        raise TypeError("neighbors are a list of names; write [name] for a single one")
    if prefer not in {None, "star"}:
        raise TypeError(f"prefer is 'star' or None, not {prefer!r}")
    check_day(as_of)

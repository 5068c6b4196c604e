"""What options choose: the knowledge base and the day."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from starnames.arguments import check_day
from starnames.cli.files import Failure
from starnames.table import default_base

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starnames.table import KnowledgeBase

__all__ = ["checked_day", "chosen_base"]


def chosen_base(tables: Sequence[str]) -> KnowledgeBase:
    """Return the packaged knowledge base with tables laid over it."""
    if not tables:
        return default_base()
    from starnames.table import load  # noqa: PLC0415 - reads YAML

    for each in tables:
        if not os.path.exists(each):  # noqa: PTH110 - pathlib is not loaded otherwise
            raise Failure(f"{each}: No such file or directory")
    return load(*tables)


def checked_day(day: str | None) -> str | None:
    """Return an ISO date, or None; refuse anything else."""
    try:
        check_day(day)
    except TypeError as error:
        raise Failure(f"--as-of {day!r}: write a day as 2026-01-31") from error
    return day

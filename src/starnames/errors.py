"""What can go wrong, as a tree.

::

    StarnamesError
    +-- TableError     a table (YAML) that cannot be used: where, which rule, what to do
    +-- FigureError    a string that is not exactly one figure: where reading stopped

An unlinked mention or a vague figure is a result with a reason, not an exception.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["FigureError", "StarnamesError", "TableError"]


class StarnamesError(Exception):
    """The root of every error that starnames raises on purpose."""


class TableError(StarnamesError):
    """A table cannot be used; prints as ``aliases/banks.yaml:41:7: duplicate-alias: ...``."""

    def __init__(self, problem: str, *, path: Path | str, line: int, column: int, rule: str) -> None:
        """Keep the place, the rule and the problem apart for callers that show them their own way."""
        super().__init__(f"{path}:{line}:{column}: {rule}: {problem}")
        self.path = str(path)
        self.line = line
        self.column = column
        self.rule = rule
        self.problem = problem

    def __reduce__(self) -> tuple[object, ...]:
        """Travel between processes as what it was made of."""
        again = functools.partial(
            TableError, self.problem, path=self.path, line=self.line, column=self.column, rule=self.rule
        )
        return again, ()


class FigureError(StarnamesError, ValueError):
    """A string is not exactly one figure; `position` is where reading stopped (code points)."""

    def __init__(self, problem: str, *, text: str, position: int) -> None:
        """Keep the text and the position for callers that point at it."""
        super().__init__(f"{problem} at position {position} of {text[:80]!r}")
        self.text = text
        self.position = position
        self.problem = problem

    def __reduce__(self) -> tuple[object, ...]:
        """Travel between processes as what it was made of."""
        return functools.partial(FigureError, self.problem, text=self.text, position=self.position), ()

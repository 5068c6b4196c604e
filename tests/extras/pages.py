"""The pages of docs/integrations, whose examples run in the environments of the extras."""

from __future__ import annotations

import doctest
from pathlib import Path

__all__ = ["PAGES", "run_page"]

PAGES = Path(__file__).parents[2] / "docs" / "integrations"


def run_page(name: str) -> None:
    """Run the examples of a page; a page without any is a mistake."""
    flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
    result = doctest.testfile(str(PAGES / f"{name}.md"), module_relative=False, encoding="utf-8", optionflags=flags)
    assert result.attempted, f"{name}.md has no example"
    assert result.failed == 0

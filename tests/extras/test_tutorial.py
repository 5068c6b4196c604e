"""The tutorial and the how-to pages, as a newcomer would follow them with the installed package."""

from __future__ import annotations

from pathlib import Path

import pytest

import starnames
from tests.consoles import run, steps_of

_ROOT = Path(__file__).parents[2]
_PAGES = sorted(page for page in (_ROOT / "docs").rglob("*.md") if "```console" in page.read_text(encoding="utf-8"))


def test_what_is_tried_is_installed() -> None:
    assert _ROOT not in Path(starnames.__file__).parents
    assert "tutorial.md" in {page.name for page in _PAGES}


@pytest.mark.parametrize("page", _PAGES, ids=lambda page: page.name)
def test_page(page: Path, tmp_path: Path) -> None:
    for step in steps_of(page.read_text(encoding="utf-8")):
        assert run(step, tmp_path) == step.printed, step.command

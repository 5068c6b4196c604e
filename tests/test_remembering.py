"""Answers are remembered with what they were worked out from, and no longer."""

from __future__ import annotations

import gc
import weakref
from typing import TYPE_CHECKING

from starnames import find, load, remembering
from starnames.remembering import remembered

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


class _Owner:
    pass


def test_an_answer_is_worked_out_once_for_each_owner(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, _Owner]] = []

    @remembered
    def answer(what: str, owner: _Owner) -> str | None:
        asked.append((what, owner))
        return what or None

    one, two = _Owner(), _Owner()
    assert [answer("a", one), answer("a", one), answer("", one), answer("", one), answer("a", two)] == [
        *("a", "a", None, None, "a")
    ]
    assert asked == [("a", one), ("", one), ("a", two)]
    monkeypatch.setattr(remembering, "_MOST", 2)
    assert [answer("b", one), answer("a", one)] == ["b", "a"]
    assert asked[3:] == [("b", one), ("a", one)]


def test_tables_laid_aside_are_forgotten(tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    seen = []
    for number in range(24):
        file.write_text(
            f"name,short,zh,code,aliases,source,checked\nFooban Corp.,Fooban,富班,,Fu Ban {number},x,2026-11-22\n"
        )
        kb = load(file, base=False)
        assert find(f"Fu Ban {number} and Fooban Technology rose", kb=kb)
        seen.append(weakref.ref(kb))
        del kb
    gc.collect()
    assert sum(each() is not None for each in seen) <= 16  # those used last, and no others

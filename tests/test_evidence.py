"""The page of the evidence: it has every name that exists and no other, with the weights in force."""

from __future__ import annotations

import re
from pathlib import Path

from starnames import cues

_ROOT = Path(__file__).parents[1]
_NAMED = re.compile(r'(?:_piece\(|_words_among\(|Evidence\(\s*name=)f?"([a-z-]+)')
_ROW = re.compile(r"^\| `([a-z-]+)` \| ([+-]?[0-9.]+)[^|]*\| (yes)? ?\|", re.MULTILINE)


def _page() -> list[tuple[str, str, str]]:
    return _ROW.findall((_ROOT / "docs" / "evidence.md").read_text(encoding="utf-8"))


def _existing() -> set[str]:
    names = set(cues.WEIGHTS)
    for file in (_ROOT / "src" / "starnames").rglob("*.py"):
        names.update(_NAMED.findall(file.read_text(encoding="utf-8")))
    return names


def test_the_page_has_exactly_the_evidence_that_exists() -> None:
    names = [name for name, _, _ in _page()]
    assert len(names) == len(set(names))
    assert set(names) == _existing()


def test_every_weight_is_used_and_stands_on_the_page() -> None:
    code = (_ROOT / "src" / "starnames" / "evidence.py").read_text(encoding="utf-8")
    weights = {name: float(weight) for name, weight, _ in _page()}
    for name, weight in cues.WEIGHTS.items():
        assert weights[name] == weight, name
        assert f'"{name}"' in code or name == "ticker", name


def test_the_signs_of_a_company_stand_on_the_page() -> None:
    assert {name for name, _, sign in _page() if sign} == cues.COMPANY_CUES

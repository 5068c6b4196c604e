"""The inputs that fuzzing kept still hold their promises."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fuzz.targets import TARGETS

_CORPUS = Path(__file__).parent / "fuzz" / "corpus"
_KEPT = sorted(path for path in _CORPUS.glob("*/*") if path.is_file())


def test_every_target_has_a_corpus() -> None:
    assert {path.parent.name for path in _KEPT} == set(TARGETS)


@pytest.mark.parametrize("path", _KEPT, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_kept(path: Path) -> None:
    TARGETS[path.parent.name](path.read_bytes())

"""Whole articles with their trails, reviewed as a diff; rewritten only by ``pytest --rewrite-golden``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from starnames import Normalizer

_ROOT = Path(__file__).parent.parent
_GOLDEN = Path(__file__).parent / "golden"
_ARTICLES = [_ROOT / "docs" / "sample.txt", *sorted(_GOLDEN.glob("*.in.txt"))]


@pytest.mark.parametrize("article", _ARTICLES, ids=lambda file: file.stem)
def test_article(article: Path, request: pytest.FixtureRequest) -> None:
    text = article.read_bytes().decode()
    done = Normalizer(as_of="2026-11-22").normalize(text)
    trail = {"changes": [x.to_dict() for x in done.changes], "left": [x.to_dict() for x in done.left]}
    name = article.name.split(".")[0]
    output, kept = _GOLDEN / f"{name}.out.txt", _GOLDEN / f"{name}.trail.json"
    if request.config.getoption("--rewrite-golden"):
        output.write_bytes(done.text.encode())
        kept.write_text(json.dumps(trail, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert done.text == output.read_bytes().decode()
    assert trail == json.loads(kept.read_text(encoding="utf-8"))
    assert done.revert() == text

"""What means nothing is refused by every public function, and the words say what is wanted."""

from __future__ import annotations

import copy
import math
import pickle
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

import starnames
from starnames import FigureError, TableError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_FIGURE = "3亿元"


def _other(text: Any) -> Any:  # noqa: ANN401 - wrong on purpose
    """Return something that is no string, and not the None that means that there is none."""
    return text or 0


@pytest.mark.parametrize("text", [None, 5, b"Tuojing Technology", ["Tuojing Technology"]])
@pytest.mark.parametrize(
    "function",
    [
        starnames.find,
        starnames.normalize,
        starnames.figures,
        starnames.parse_figure,
        lambda text: starnames.find("", source=_other(text)),
        lambda text: starnames.normalize("", source=_other(text)),
        lambda text: starnames.resolve("SMIC", context=_other(text)),
        lambda text: starnames.glossary(_other(text)),
        lambda text: starnames.compare(text, ""),
        lambda text: starnames.compare("", text),
        starnames.Normalizer().normalize,
        lambda text: list(starnames.normalize_many([text])),
        starnames.resolve,
        lambda text: starnames.resolve_many([text]),
    ],
)
def test_a_text_is_a_string(function: Callable[[Any], object], text: object) -> None:
    with pytest.raises(TypeError, match="is a str, not"):
        function(text)


@pytest.mark.parametrize("day", ["yesterday", "2024-13-01", "20240131", "2024-W01-1", date(2024, 1, 31), 2024])
@pytest.mark.parametrize(
    "function",
    [
        starnames.resolve,
        starnames.find,
        starnames.normalize,
        starnames.glossary,
        lambda text, **k: starnames.compare(text, "", **k),
    ],
)
def test_a_day_is_a_day(function: Callable[..., object], day: object) -> None:
    with pytest.raises(TypeError, match="as_of is a day such as '2026-01-31', not"):
        function("SMIC", as_of=day)
    assert function("SMIC", as_of="2026-01-31") is not None


def test_one_string_is_not_several() -> None:
    with pytest.raises(TypeError, match="for a single one there is resolve"):
        starnames.resolve_many("SMIC")
    with pytest.raises(TypeError, match="for a single one there is normalize"):
        starnames.normalize_many("SMIC")
    with pytest.raises(TypeError, match=r"write \[name\]"):
        starnames.resolve("Alice", neighbors="SMIC")
    (found,) = starnames.find("SMIC and AMEC", ignore="SMIC")
    assert found.surface == "AMEC"


@pytest.mark.parametrize(
    "function",
    [
        starnames.resolve,
        starnames.find,
        starnames.normalize,
        starnames.glossary,
        lambda text, **k: starnames.compare(text, text, **k),
    ],
)
def test_a_table_is_loaded_first(function: Callable[..., object], tmp_path: Path) -> None:
    with pytest.raises(TypeError, match="kb is a KnowledgeBase, as load"):
        function("SMIC", kb="mine.csv")
    empty = tmp_path / "empty.yaml"
    empty.write_text("")
    none = starnames.load(empty, base=False)
    assert len(none) == 0
    assert function("SMIC", kb=none) is not None
    assert starnames.resolve("SMIC", kb=none).entity is None


def test_a_figure_is_read_first() -> None:
    figure: Any = _FIGURE
    with pytest.raises(TypeError, match="figure is a Figure, as parse_figure returns it, not str"):
        starnames.render_figure(figure)


def test_errors_travel() -> None:
    for error in (
        TableError("none", path="a.yaml", line=1, column=2, rule="missing"),
        FigureError("none", text=_FIGURE, position=1),
    ):
        for again in (pickle.loads(pickle.dumps(error)), copy.copy(error)):  # noqa: S301
            assert type(again) is type(error)
            assert str(again) == str(error)
            assert vars(again) == vars(error)


@pytest.mark.parametrize("share", [-0.1, 1.1, 97, math.nan, "0.5", None])
def test_a_certainty_is_a_number_from_0_to_1(share: object) -> None:
    with pytest.raises(TypeError, match="min_certainty is a number from 0 to 1"):
        starnames.find("SMIC rose", min_certainty=share)  # type: ignore[arg-type]


def test_several_names_may_have_neighbors() -> None:
    links = starnames.resolve_many(["Alice", "Lanqi Technology"], neighbors=["Shenzhou Cell"])
    assert [link.entity and link.entity.ticker for link in links] == ["688578.SH", "688008.SH"]
    assert starnames.resolve_many(["Alice"])[0].entity is None

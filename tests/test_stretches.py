"""Of a long text only the lines with odd changes are read again, and a second pass changes nothing there either."""

from __future__ import annotations

import random

import pytest

from starnames import Normalizer, replay, revert
from starnames.normalizer import FIGURE_MODES, NAME_MODES
from tests.strategies import PIECES, surface_forms

_ODD = (
    "Alpha Group, Bank of Jiangyin, Anhui Conch, Hangzhou Chuhuan Science & Technologyzh",
    "Tuojing Technology14.7% rose, Tuojing Technology & Tools fell",
    "Tuojing Technology (688065438+02.SH) rose 65438+0.6% to 3.5 hundred million yuan and 14221.70亿元",
    "x Lanqi Technology\x00 said it is 点1RMB 75.96 billion",
    "the science and technology innovation board board of Lanqi Technology Tuojing Technology",
)
_PLAIN = "Shares of Lanqi Technology rose by 3 percent after the market had closed, its board said on Monday. "


def _junk(seed: int, pieces: int) -> str:
    """Recorded forms and pieces of prose in any order, some of them glued."""
    made = random.Random(seed)  # noqa: S311 - the same texts every time
    forms = surface_forms()
    parts = [made.choice(made.choice((forms, PIECES, _ODD, (_PLAIN,)))) for _ in range(pieces)]
    return "".join(f"{each}{made.choice(('', ' ', ' ', ', ', '. ', chr(10), 2 * chr(10)))}" for each in parts)


@pytest.mark.parametrize("seed", range(12))
def test_a_second_pass_over_a_long_text_changes_nothing(seed: int) -> None:
    text = _junk(seed, 400)
    assert len(text) > 4_096
    normalizer = Normalizer(names=NAME_MODES[seed % 5], figures=FIGURE_MODES[seed % 4], unify=seed % 3 == 0)
    done = normalizer.normalize(text)
    assert replay(text, done.changes) == done.text
    assert revert(done.text, done.changes) == text
    assert normalizer.normalize(done.text).text == done.text
    assert all(text[each.start : each.end] == each.surface for each in done.left)


def test_only_what_is_odd_is_read_again() -> None:
    normalizer = Normalizer(names="short")
    text = f"{_PLAIN * 60}\n{_ODD[1]}\n{_PLAIN * 60}"
    read: list[int] = []
    look = normalizer.linker._window

    def counted(text: str, **options: object) -> object:
        read.append(len(text))
        return look(text, **options)  # type: ignore[arg-type]

    normalizer.linker._window = counted  # type: ignore[assignment, method-assign]
    try:
        done = normalizer.normalize(text)
    finally:
        del normalizer.linker._window
    assert read[0] == len(text)
    assert 0 < sum(read[1:]) < len(text) / 4
    assert "Piotech14.7%" in done.text or "Tuojing Technology14.7%" in done.text
    assert done.text.count("Montage Technology") == 120


def test_what_a_repair_names_is_known_to_the_whole_window() -> None:
    normalizer = Normalizer(names="short", figures="en")
    plain = f"{_PLAIN}\n" * 60
    text = f"{plain}Shares of Zhongwei Semiconductor rose.\n{plain}{_ODD[2]}\n"
    done = normalizer.normalize(text)
    assert "688012" in done.text
    assert normalizer.normalize(done.text).text == done.text
    assert done.revert() == text
    assert "688012" not in text


def test_a_long_text_with_a_source_is_read_again_in_stretches() -> None:
    source = "拓荆科技营收3.5亿元，增长2.1%。"
    text = f"{_PLAIN * 60}\nTuojing Technology14 & Tuojing Technology had revenue of 35 billion yuan.\n{_PLAIN * 60}"
    normalizer = Normalizer()
    done = normalizer.normalize(text, source=source)
    assert done.revert() == text
    assert normalizer.normalize(done.text, source=source).text == done.text

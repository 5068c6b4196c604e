"""Of a long text only the lines with odd changes are read again, and a second pass changes nothing there either."""

from __future__ import annotations

import random

import pytest

from starnames import Change, Normalizer, replay, revert
from starnames.figure import find_figures
from starnames.normalizer import FIGURE_MODES, NAME_MODES
from starnames.restyler import Lines, proposals
from starnames.stretches import _line, _styles_within
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


def test_what_two_readings_drop_is_told_once_where_it_stands() -> None:
    normalizer = Normalizer(names="first-full", figures="en")
    told = 0
    for seed in range(4):
        done = normalizer.normalize(f"{_junk(seed, 160)}\n{_PLAIN * 10}")
        dropped = [each for each in done.left if "read otherwise" in each.reason]
        assert len({each.start for each in dropped}) == len(dropped)
        told += len(dropped)
    assert told > 2


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


@pytest.mark.parametrize(
    ("before", "behind", "start", "end"),
    [
        ("", "", 0, 0),
        ("a b ", " c", 0, 2),
        ("\na b ", " c\nd", 1, 2),
        ("a\nb ", " c\n", 2, 2),
        ("a b " * 30, " c" * 60, 0, 120),  # 120 characters on both sides are read whole
        ("a b " * 31, " c" * 61, 4, 120),
        ("x" * 130 + " b ", " " + "c" * 130, 0, 131),
        ("x" * 5 + " " + "b" * 130, "c" * 130 + " d", 6, 130),
        ("x" * 130, "c" * 130 + "\nd e", 0, 130),
        ("a " * 80, " c" * 59 + "\n" + "d " * 70, 40, 118),
    ],
)
def test_what_is_read_again_around_a_change(before: str, behind: str, start: int, end: int) -> None:
    at = len(before)
    change = Change(start=at, end=at + 1, before="q", after="Q", rule="test")
    assert _line(f"{before}q{behind}", change) == (start, at + 1 + end)


def test_what_stands_within_a_stretch_is_told_from_its_beginning() -> None:
    text = "raised 3.5亿元 in it and 2.5亿元 in that"
    styles = list(proposals(text, find_figures(text), Lines(text, find_figures(text), []), "en"))
    (within,) = _styles_within(styles, 15, len(text))
    part = text[15:]
    assert (within.figure.start, within.change.start) == (part.index("2.5"), part.index("2.5"))
    assert part[within.figure.start : within.figure.end] == within.change.before == "2.5亿元"
    assert len(_styles_within(styles, 0, text.index("2.5") + 5)) == len(_styles_within(styles, 7, len(text))) == 2
    assert len(_styles_within(styles, 0, text.index("2.5") + 4)) == len(_styles_within(styles, 8, len(text))) == 1

"""How much work reading does: counted, not timed. And the common shapes against the whole grammar."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings

from starnames.figure import building, context, find_figures, quick, reader, scan, whole
from tests.strategies import figure_pieces

if TYPE_CHECKING:
    from collections.abc import Callable

ENGLISH = (
    "In 2024 the board's 107 companies reported revenue of RMB 1,422.17 billion, up 0.24% year on year, while net "
    "profit fell 3.5 percentage points to 47.523 billion yuan. Nearly 70% of issuers grew and more than 30 firms "
    "added 1,200 patents. "
)
CHINESE = (
    "2024年，107家公司合计实现营业收入14221.70亿元，同比增长0.24%，净利润下降3.09个百分点；超过30家公司营收翻番，"
    "研发投入达1680.78亿元，为净利润的2.5倍。"
)


class Counter:
    """Calls to a function, counted."""

    def __init__(self, function: Callable[..., Any]) -> None:
        self.function = function
        self.calls = 0

    def __call__(self, *args: object, **options: object) -> object:
        self.calls += 1
        return self.function(*args, **options)


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> dict[str, Counter]:
    counters = {"Draft": Counter(building.Draft)}
    for module in (building, quick):
        monkeypatch.setattr(module, "Draft", counters["Draft"])
    for module, names in ((whole, ("read_part", "read_second", "look_back")), (quick, ("look_far", "read_deep"))):
        for name in names:
            counters[name] = Counter(getattr(module, name))
            monkeypatch.setattr(module, name, counters[name])
    return counters


@pytest.mark.parametrize("text", [ENGLISH, CHINESE])
def test_common_shapes_need_no_grammar(text: str, counted: dict[str, Counter]) -> None:
    figures = find_figures(text * 20)
    assert counted["Draft"].calls == len(figures)
    assert counted["read_part"].calls <= len(figures) // 20
    assert counted["read_second"].calls <= len(figures) // 20
    assert counted["look_back"].calls <= len(figures) * 3 // 2


@pytest.mark.parametrize(
    "unit",
    """7|1,|万|hundred |3.5 |123,|1.1.|1-|RMB |(RMB 1|每|5%|3千|3 out of |3 to |百分之|half a |1\t|1 234|1e|3又|1 1/|.5|
    三块五|2×10""".split("|"),
)
def test_work_grows_with_the_text(unit: str, counted: dict[str, Counter]) -> None:
    counts = []
    for size in (2_000, 4_000):
        for each in counted.values():
            each.calls = 0
        find_figures(unit * (size // len(unit)))
        counts.append(sum(each.calls for each in counted.values()))
    assert counts[1] <= counts[0] * 2 + 12


@pytest.fixture
def whole_grammar(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], object]:
    def read(text: str) -> object:
        with monkeypatch.context() as patch:
            for name in ("_common", "_weigh"):
                patch.setattr(reader.Reader, name, lambda *_, **__: 0)
            for module in (quick, context):
                patch.setattr(module, "glance", lambda _text, _position, _floor: None)
            return find_figures(text)

    return read


def test_common_shapes_are_read_as_the_grammar_reads_them(whole_grammar: Callable[[str], object]) -> None:
    @given(text=figure_pieces())
    @settings(max_examples=3000, deadline=None)
    def check(text: str) -> None:
        assert find_figures(text) == whole_grammar(text)

    check()


@pytest.mark.parametrize("text", ["It costs $five-axis now.", "It costs ¥five-to-six million now."])
def test_what_memory_has_of_a_currency_changes_no_number_in_a_word(
    text: str, whole_grammar: Callable[[str], object]
) -> None:
    for _ in range(2):
        find_figures(text.replace("five-", "5 million "))
    assert find_figures(text) == whole_grammar(text)


def test_importing_compiles_little() -> None:
    code = "import re; before = len(re._cache); import starnames.figure; print(len(re._cache) - before)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert int(done.stdout) < 20  # the rest are compiled when they are first used


@pytest.mark.parametrize("text", [ENGLISH, CHINESE])
def test_the_fast_automaton_is_built_once_much_is_read_and_finds_the_same(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []
    build = scan._automaton

    def built(*, is_fast: bool) -> object:
        asked.append(is_fast)
        return build(is_fast=is_fast)

    monkeypatch.setattr(scan, "_automaton", built)
    monkeypatch.setattr(scan._Reading, "characters", scan._MUCH - len(text))
    assert scan.find_events(text) == scan.find_events(text)
    assert asked == [False, True]

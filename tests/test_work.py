"""How much work things take: counted, never timed. And one normalizer for threads and processes."""

from __future__ import annotations

import gc
import json
import os
import pickle
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest

import starnames
from starnames import Normalizer, TableError, figures, load
from starnames.cli import main
from starnames.cli.normalizing import Normalizing
from starnames.cutting import WINDOW, windows
from starnames.linker import linker_for
from starnames.model import Normalized
from starnames.patterns import lazy
from starnames.prose import words_of
from starnames.protected import protected_spans
from starnames.table import default_base, packed
from starnames.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_TEXT = "Shares of Tuojing Technology and AMEC rose 3.5%, and revenue was 1,422.17 billion yuan. The fog lifted late.\n"


def _loaded(code: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys; print(*sys.modules)"],
        capture_output=True,
        check=True,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    return set(done.stdout.splitlines()[-1].split())


# What is loaded

_HEAVY = {"yaml", "rapidfuzz", "spellchecker", "csv", "difflib", "tempfile", "hashlib", "pathlib", "multiprocessing"}


def test_import_loads_next_to_nothing() -> None:
    loaded = _loaded("import starnames")
    assert {each for each in loaded if each.partition(".")[0] == "starnames"} == {"starnames"}


@pytest.mark.skipif(
    not {"COVERAGE_PROCESS_CONFIG", "COVERAGE_PROCESS_START"}.isdisjoint(os.environ),
    reason="what measures coverage loads modules of its own",
)
def test_an_installed_wheel_normalizes_a_line_without_what_it_does_not_need(tmp_path: Path) -> None:
    table = tmp_path / "table.json"
    table.write_bytes(packed.pack(default_base()._payload))
    code = (
        f"from starnames.table import packaged; packaged._PACKAGED = {str(table)!r}\n"
        f"from starnames.cli import main; main(['normalize', '--isolated', {str(tmp_path / 'line')!r}])"
    )
    (tmp_path / "line").write_text("AMEC rose 3%.\n")
    assert _loaded(code).isdisjoint(_HEAVY)


def test_patterns_are_compiled_when_they_are_used(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled = _Counted(re.compile)
    monkeypatch.setattr(re, "compile", compiled)
    pattern = lazy("[0-9]+")
    assert compiled.sizes == []
    assert [pattern.findall(each) for each in ("1", "22", "")] == [["1"], ["22"], []]
    assert len(compiled.sizes) == 1


# What is decoded, scanned and asked


def test_a_text_makes_only_the_entities_it_names() -> None:
    kb = starnames.KnowledgeBase(default_base()._payload)
    linker = linker_for(kb, aliases=True)
    linker.find(_TEXT)
    assert {each.id for each in kb._entities.values()} == {"amec", "piotech"}


class _Counted:
    """A function whose calls are counted, with the size of what they are given."""

    def __init__(self, function: Callable[..., Any]) -> None:
        self.function = function
        self.sizes: list[int] = []

    def __call__(self, text: str, *rest: object, **options: object) -> object:
        self.sizes.append(len(text))
        return self.function(text, *rest, **options)


@pytest.mark.parametrize("times", [1, 20, 6000])
def test_every_character_is_scanned_once(monkeypatch: pytest.MonkeyPatch, times: int) -> None:
    text = _TEXT * times
    folded, read = _Counted(fold), _Counted(figures)
    monkeypatch.setattr("starnames.linker.fold", folded)
    monkeypatch.setattr("starnames.drafter.figures", read)
    done = Normalizer(names="short").normalize(text)
    assert folded.sizes == read.sizes == [end - start for start, end in windows(text)]
    assert done.text == text.replace("Tuojing Technology", "Piotech")


def test_what_stands_between_two_doubtful_names_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read = _Counted(words_of)
    for module in ("context", "prose"):
        monkeypatch.setattr(f"starnames.{module}.words_of", read)
    find = linker_for(default_base(), aliases=True).find
    sentence = "Shares of Guilun Electronics climbed by more than the market did on the day before yesterday. "
    assert len(find(sentence * 30)) == 30
    assert len(read.sizes) <= 31
    assert sum(read.sizes) <= len(sentence * 30)


def test_protected_spans_are_looked_for_at_their_marks(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[int] = []

    class Pattern:
        def match(self, _: str, place: int) -> None:
            tried.append(place)

    monkeypatch.setattr("starnames.protected._PROTECTED", Pattern())
    protected_spans("The fog lifted late. " * 1000)
    assert tried == []
    protected_spans("The fog lifted late. " * 1000 + "See https://example.org or #fog.")
    assert tried == [21_004, 21_027]


def test_a_repeated_name_is_worked_out_once() -> None:
    resolver = linker_for(default_base(), aliases=True).resolver
    resolver.worked_out.cache_clear()
    Normalizer().normalize("Zhejiang Laowang Robot rose. " * 50)
    once = resolver.worked_out.cache_info().misses
    assert 0 < once <= 12
    Normalizer().normalize("Zhejiang Laowang Robot rose. " * 500)
    assert resolver.worked_out.cache_info().misses == once


# Garbage


@pytest.mark.parametrize("is_collecting", [True, False])
def test_garbage_is_collected_from_the_first_piece_on(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, *, is_collecting: bool
) -> None:
    seen: list[bool] = []

    def done(text: str) -> Normalized:
        seen.append(gc.isenabled())
        return Normalized(text=text)

    monkeypatch.setattr(Normalizing, "document", lambda _: done)
    one, other, long = (tmp_path / name for name in ("a.txt", "b.txt", "c.jsonl"))
    one.write_text("One.")
    other.write_text("Other.")
    long.write_text(json.dumps({"text": "long " * WINDOW}))
    before = gc.isenabled()
    try:
        (gc.enable if is_collecting else gc.disable)()
        assert main(["normalize", "--isolated", str(one), str(other)]) == 0
        assert gc.isenabled() == is_collecting
        assert main(["normalize", "--isolated", "--in", "jsonl", "--field", "text", str(long)]) == 0
        assert gc.isenabled() == is_collecting
    finally:
        (gc.enable if before else gc.disable)()
    assert seen == [False, True, True]


# Threads and processes


def test_threads_share_a_normalizer() -> None:
    normalizer = Normalizer(names="first-full")
    texts = [f"{_TEXT}Line {number}. Lanqi Technology fell.\n" for number in range(40)]
    alone = [normalizer.normalize(each) for each in texts]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(normalizer.normalize, texts)) == alone


def test_a_normalizer_travels_by_its_table_and_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    normalizer = Normalizer(names="short", as_of="2026-01-31")
    normalizer.normalize(_TEXT)
    traveling = pickle.dumps(normalizer)
    assert len(traveling) < 1000
    assert pickle.loads(traveling).normalize(_TEXT) == normalizer.normalize(_TEXT)  # noqa: S301
    monkeypatch.setattr(default_base(), "digest", "f" * 64)
    with pytest.raises(TableError, match="install the same starnames on both sides"):
        pickle.loads(traveling)  # noqa: S301
    monkeypatch.undo()
    table = tmp_path / "mine.yaml"
    table.write_text("- id: hygon\n  aliases: [Sea Light Chips]\n", encoding="utf-8")
    own = pickle.loads(pickle.dumps(Normalizer(kb=load(table), names="short")))  # noqa: S301
    assert own.normalize("Sea Light Chips rose").text == "Hygon rose"

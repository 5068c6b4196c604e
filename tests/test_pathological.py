"""Input made to hurt: every promise is kept, whatever stands in it.

`python -m tests.test_pathological 10` runs the same on ten times the size, with a table of 100,000 companies, in 4 GB,
and says what each took.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from starnames import FigureError, Normalizer, TableError, figures, find, load, normalize, parse_figure, resolve, revert
from starnames.table import default_base

if TYPE_CHECKING:
    from collections.abc import Iterator

_SIZE = 30_000

# What is repeated until it fills the size.
REPEATED = {
    "one letter": "a",
    "a bait for nested quantifiers": f"{'a' * 40}! ",
    "a number that goes on as no number": f"{'1' * 40}x",
    "one capital": "A",
    "single capitals": "A ",
    "short capitalized words": "Aa ",
    "a word of names": "China ",
    "a legal suffix": "Co., Ltd. ",
    "initials": "U.S. ",
    "weak forms in a list": "Alice, ",
    "strong forms in a chain": "Haiguang Information and ",
    "cues alone": "the shares of ",
    "possessives": "A’s ",
    "Han": "中",
    "Han of names": "芯",
    "scales": "亿",
    "digits": "9",
    "digits and commas": "9,",
    "codes": "688041 ",
    "tickers": "688041.SH",
    "digit placeholders": "65438+0",
    "exponents": "1e9",
    "spelled scales": "hundred ",
    "combining marks": "\u0301",
    "letters with marks": "A\u0301",
    "bidi overrides": "\u202eA\u202c",
    "no-width blanks": "\u200b",
    "surrogates": "\udc80",
    "nulls": "\0",
    "joined emoji": "👩\u200d👩\u200d👧",
    "ligatures": "ﬁ",
    "wide letters": "Ａ",
    "letters that grow when folded": "İß",
    "lines": "\n",
    "Windows lines": "\r\n",
    "brackets": "(",
    "nested brackets": f"{'(' * 50}a{')' * 50}",
    "tags": "<b ",
    "closed tags": "</",
    "code": "`",
    "fences": "```\n",
    "addresses": "http://",
    "mail": "a@",
    "links": "[](",
    "references": "&amp;",
    "quotes": '"',
    "curly quotes": "“A”",
    "hyphens": "A-",
    "slashes": "a/",
    "points": "a.",
    "table cells": "| ",
    "rules": "---\n",
}  # fmt: skip


@pytest.fixture(scope="module")
def normalizer() -> Normalizer:
    return Normalizer(as_of="2026-11-22")


def said_of(text: str) -> str:
    """What `parse_figure` reads, or why it does not."""
    try:
        return parse_figure(text).surface
    except FigureError as error:
        return str(error)


def check(piece: str, size: int, normalizer: Normalizer) -> None:
    """Every promise, on one piece repeated."""
    text = (piece * (size // len(piece) + 1))[:size]
    assert all(text[each.start : each.end] == each.surface for each in figures(text))
    assert all(text[each.start : each.end] == each.surface for each in find(text, terms=True))
    done = normalizer.normalize(text)
    assert revert(done.text, done.changes) == text
    assert resolve(text).reason in {"too-long", "not-a-name", "unknown"}
    assert len(said_of(text)) <= max(400, size), "an error says where, without a copy of everything"


@pytest.mark.parametrize("name", REPEATED)
def test_repeated(name: str, normalizer: Normalizer) -> None:
    check(REPEATED[name], _SIZE, normalizer)


@pytest.mark.parametrize("char", ["a", "9", " ", "中", ",", '"', "\n", "\u0301"])
def test_ten_megabytes_of_one_character(char: str, normalizer: Normalizer) -> None:
    text = char * 10_000_000
    assert normalizer.normalize(text).text == text


def test_a_megabyte_of_scales(normalizer: Normalizer) -> None:
    text = "亿" * 1_000_000
    assert normalizer.normalize(text).text == text


def _memory(text: str) -> int:
    """Return the most memory that the command line takes for a text from stdin, in kilobytes."""
    own = {key: value for key, value in os.environ.items() if not key.startswith("COVERAGE_")}
    words = [sys.executable, "-c", _MEASURED, sys.executable, "-m", "starnames", "normalize", "--isolated"]
    said = subprocess.run(words, input=text.encode(), stdout=subprocess.PIPE, check=True, env=own).stdout
    return int(said)


_MEASURED = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def test_memory_does_not_grow_with_the_input() -> None:
    line = "Shares of Tuojing Technology rose while nothing else was said of it. " + "No more was said. " * 60 + "\n"
    assert _memory(line * 4_000) < 1.06 * _memory(line * 500)


def test_hundreds_of_thousands_of_scales() -> None:
    text = "profit of 9" + "亿" * 900_000
    assert all(text[each.start : each.end] == each.surface for each in figures(text))


def test_numbers_of_a_million_digits() -> None:
    digits = "7" * 1_000_000
    (figure,) = figures(f"profit of {digits} yuan")
    assert len(str(figure.value or figure.reason)) in range(1, 1_000_010)
    for text in ("9" * 100_000 + "亿", "1," + ",".join(["000"] * 100_000), "0." + "3" * 100_000 + "%"):
        for figure in figures(text):
            assert text[figure.start : figure.end] == figure.surface


# Tables


@pytest.fixture
def table(tmp_path: Path) -> Path:
    return tmp_path / "mine.yaml"


RECORD = "- {{id: {id}, name: {name}, short: {name}, kind: company, source: made up, checked: 2026-11-22{more}}}\n"


@pytest.mark.parametrize(
    "text",
    [
        "[" * 10_000,
        "- " * 10_000,
        "{a: " * 10_000,
        "&a [*a, *a]",
        "a: &a [x]\nb: &b [*a, *a]\nc: &c [*b, *b]",
        "!!python/object/apply:os.system [ls]",
        "- id: x\n  id: y",
        "\0",
        "\ufeff\ufeff- id: x",
        "- id: [x]",
        "\tid: x",
        "%YAML 9.9\n---\n- id: x",
        "--- x\n--- y",
        "- id: x\n" * 2,
        "|" * 1000,
        "? " * 10_000,
        "'" * 9_999,
        "- {id: x" + ", id: x" * 10_000,
    ],
    ids=lambda text: repr(text[:20]),
)
def test_hostile_tables_are_refused_with_their_place(table: Path, text: str) -> None:
    table.write_text(text, encoding="utf-8")
    with pytest.raises(TableError, match=r"mine\.yaml:\d+:\d+"):
        load(table)


def test_bytes_that_are_no_text(table: Path) -> None:
    table.write_bytes(b"- id: \xff\xfe")
    with pytest.raises(TableError, match=r"mine\.yaml"):
        load(table)


def test_forms_of_metacharacters_are_plain_text(table: Path) -> None:
    forms = [
        "(a+)+$",
        "[z-a]",
        "\\d{9}",
        ".*Holdings",
        "a|b|Holdings",
        "^x$",
        "(?P<n>x)",
        "\\",
        "*ST Holdings",
        "$1 \\1 Holdings",
    ]
    listed = ", ".join("'" + form + "'" for form in forms)
    table.write_text(RECORD.format(id="meta", name="Meta Star Optics", more=f", aliases: [{listed}]"), encoding="utf-8")
    kb = load(table, base=False)
    for form in forms:
        if any(letter.isalpha() for letter in form):
            assert {link.surface for link in find(f"Shares of {form} rose.", kb=kb) if link.entity} <= {form}
    assert not find("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa! 123456789 Good Holdings", kb=kb)


def former(*pairs: tuple[str, str]) -> str:
    """Records of companies that were called something else."""
    more = ", former: [{{short: {former}, until: 2020-01-01}}]"
    return "".join(
        RECORD.format(id=f"e{number}", name=name, more=more.format(former=before))
        for number, (name, before) in enumerate(pairs)
    )


@pytest.mark.parametrize("length", [2, 3, 30])
def test_names_that_lead_in_a_circle(table: Path, length: int) -> None:
    names = [f"Ada{chr(97 + number % 26) * (1 + number // 26)} Optics" for number in range(length)]
    table.write_text(former(*zip(names, [*names[1:], names[0]], strict=True)), encoding="utf-8")
    with pytest.raises(TableError, match="belongs to"):
        load(table, base=False)


def test_a_name_that_is_its_own_former_one(table: Path) -> None:
    table.write_text(former(("Ada Optics", "Ada Optics")), encoding="utf-8")
    kb = load(table, base=False)
    assert normalize("Ada Optics rose.", kb=kb).text == "Ada Optics rose."
    assert resolve("Ada Optics", kb=kb, as_of="2019-01-01").short == "Ada Optics"


def test_forms_inside_forms(table: Path) -> None:
    words = "Aa Bb Cc Dd Ee Ff Gg Hh Ii Jj".split()
    forms = [" ".join(words[start:end]) for start in range(10) for end in range(start + 1, 11)]
    rows = (RECORD.format(id=f"e{n}", name=form, more="") for n, form in enumerate(forms))
    table.write_text("".join(rows), encoding="utf-8")
    links = find(" ".join(words), kb=load(table, base=False))
    assert [(link.surface, link.entity.name if link.entity else None) for link in links] == [(" ".join(words),) * 2]


def large(table: Path, size: int) -> None:
    """Every promise, on a table of so many companies."""
    rows = (f"star-{n},Qx{n:06d} Optics,Qx{n:06d} Optics,company,made up,2026-11-22\n" for n in range(size))
    table.write_text("id,name,short,kind,source,checked\n" + "".join(rows), encoding="utf-8")
    kb = load(table, base=False)
    assert len(kb) == size
    links = find(f"Qx000007 Optics and Qx{size - 1:06d} Optics", kb=kb)
    assert [link.entity.id for link in links if link.entity] == ["star-7", f"star-{size - 1}"]


def test_a_large_overlay(tmp_path: Path) -> None:
    large(tmp_path / "mine.csv", 3_000)


def _main(times: int) -> Iterator[str]:
    resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
    default_base()
    normalizer = Normalizer(as_of="2026-11-22")
    jobs = {name: partial(check, piece, _SIZE * times, normalizer) for name, piece in REPEATED.items()}
    with tempfile.TemporaryDirectory() as folder:
        jobs["a table of 100,000 companies"] = partial(large, Path(folder) / "large.csv", 100_000)
        for name, job in jobs.items():
            before = resource.getrusage(resource.RUSAGE_SELF).ru_utime
            job()
            used = resource.getrusage(resource.RUSAGE_SELF)
            yield f"{name:36} {used.ru_utime - before:7.2f} s {used.ru_maxrss // 1024:5} MB"


if __name__ == "__main__":
    for line in _main(int(sys.argv[1])):
        print(line)  # noqa: T201

"""What is fuzzed: each target takes bytes and raises when a promise is broken."""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import re
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from starnames import (
    FigureError,
    Normalizer,
    TableError,
    compare,
    figures,
    find,
    load,
    parse_figure,
    replay,
    resolve,
    revert,
)
from starnames.cli import main
from starnames.cli.files import Failure
from starnames.cli.records import read_csv
from starnames.normalizer import FIGURE_MODES, NAME_MODES
from tests.strategies import PIECES, surface_forms

if TYPE_CHECKING:
    from collections.abc import Callable

    from starnames import Comparison
    from starnames.table import KnowledgeBase

_MARKS = re.compile(b"[\xfe\xff]")
LONGEST = 4096  # bytes: longer inputs show the same with less to read


def spelled(data: bytes) -> bytes:
    """The file that bytes spell: themselves, with fe xx xx for a recorded form and ff xx for a piece of prose."""
    forms = surface_forms()
    pieces: list[bytes] = []
    position = 0
    for mark in _MARKS.finditer(data):
        if mark.start() < position:
            continue
        pieces.append(data[position : mark.start()])
        taken = 3 if mark[0] == b"\xfe" else 2
        number = int.from_bytes(data[mark.end() : mark.start() + taken], "big")
        pieces.append((forms[number % len(forms)] if taken == 3 else PIECES[number % len(PIECES)]).encode())
        position = mark.start() + taken
    return b"".join((*pieces, data[position:]))


def composed(data: bytes) -> str:
    """The text that bytes spell, as UTF-8."""
    return spelled(data).decode("utf-8", "replace")


def fuzz_table(data: bytes) -> None:
    """A file of any content is a table, or refused with its place; what its names are found in is quoted."""
    with tempfile.TemporaryDirectory() as folder:
        for name in ("mine.yaml", "mine.csv"):
            path = Path(folder, name)
            path.write_bytes(data)
            said = str(path)
            try:
                _check_found(data.decode("utf-8", "replace"), load(path, base=False))
            except TableError as error:
                said = str(error)
            assert str(path) in said


def _check_found(text: str, kb: KnowledgeBase | None = None) -> None:
    """Mentions quote the text, in order, apart."""
    end = 0
    for link in find(text, terms=True, kb=kb):
        assert link.start is not None
        assert link.end is not None
        assert end <= link.start < link.end <= len(text)
        assert text[link.start : link.end] == link.surface
        end = link.end


def fuzz_find(data: bytes) -> None:
    """Mentions quote the text, in order, apart."""
    _check_found(composed(data))


def fuzz_figures(data: bytes) -> None:
    """Figures quote the text, in order, apart; each stands for itself or says why not."""
    text = composed(data)
    end = 0
    for figure in figures(text):
        assert end <= figure.start < figure.end <= len(text)
        assert text[figure.start : figure.end] == figure.surface
        assert figure.value is None or figure.value.is_finite()
        end = figure.end
    with contextlib.suppress(FigureError):
        parse_figure(text)


@cache
def _normalizers() -> list[Normalizer]:
    return [
        Normalizer(names=names, figures=style, unify=unify, as_of="2026-11-22")
        for unify in (False, True)
        for style in FIGURE_MODES
        for names in NAME_MODES
    ]


def fuzz_normalize(data: bytes) -> None:
    """Replay and revert are exact and a second pass changes nothing, in the mode that the first byte chooses."""
    if not data:
        return
    _check_normalized(data[0], composed(data[1:]))


def fuzz_source(data: bytes) -> None:
    """The same beside a source, which is what stands behind a line of two dashes."""
    if not data:
        return
    text, _, source = data[1:].partition(b"\n--\n")
    _check_normalized(data[0], composed(text), composed(source))


def _check_normalized(mode: int, text: str, source: str | None = None) -> None:
    normalizers = _normalizers()
    normalizer = normalizers[mode % len(normalizers)]
    done = normalizer.normalize(text, source=source)
    assert replay(text, done.changes) == done.text
    assert revert(done.text, done.changes) == text
    again = normalizer.normalize(done.text, source=source)
    assert again.text == done.text, (text, source, done.text, again.text)


def fuzz_resolve(data: bytes) -> None:
    """A link, or a reason why not."""
    link = resolve(composed(data))
    assert (link.entity is not None) == (link.status == "linked")
    assert link.entity is not None or link.reason


def told(found: Comparison, *, mirrored: bool = False) -> list[tuple[str, ...]]:
    """The findings and pairs of a comparison in any order, or those that it would have with its sides exchanged."""
    opposite = {"missing": "extra", "extra": "missing", "reference": "candidate", "candidate": "reference"}
    rows = [
        *(([each.kind, each.likely, each.mechanism], each.reference, each.candidate) for each in found.findings),
        *((["pair"], each.reference, each.candidate) for each in found.pairs),
    ]
    listed: list[tuple[str, ...]] = []
    for said, *both in rows:
        sides = [f"{side.start}-{side.end}" if side else "" for side in (reversed(both) if mirrored else both)]
        listed.append((*(opposite.get(word, word) if mirrored else word for word in said), *sides))
    return sorted(listed)


def fuzz_compare(data: bytes) -> None:
    """A text agrees with itself; disagreements of two quote both, and mirror when the sides change places."""
    first, _, second = data.partition(b"\n--\n")
    one, two = composed(first), composed(second)
    assert not compare(one, one).findings
    there, back = compare(one, two), compare(two, one)
    for each in there.findings:
        for side, text in ((each.reference, one), (each.candidate, two)):
            assert side is None or text[side.start : side.end] == side.surface
    assert told(there) == told(back, mirrored=True), (one, two)


def _run(*arguments: str) -> tuple[int, bytes]:
    """Run a command; it ends with an exit code of its own, and says why when that is 2."""
    printed = io.BytesIO()
    with (
        contextlib.redirect_stdout(io.TextIOWrapper(printed)) as out,
        contextlib.redirect_stderr(io.StringIO()) as said,
    ):
        code = main([arguments[0], "--isolated", *arguments[1:]] if "--config" not in arguments else arguments)
        out.flush()
        written = printed.getvalue()
    assert code in {0, 1, 2}
    assert code != 2 or said.getvalue()
    return code, written


def fuzz_trail(data: bytes) -> None:
    """Any trail is undone, or refused in words with exit code 2; nothing else."""
    with tempfile.TemporaryDirectory() as folder:
        output, trail = Path(folder, "out.txt"), Path(folder, "trail")
        before, _, after = data.partition(b"\xff\xff")
        digest = hashlib.sha256(after).hexdigest().encode()  # so that what follows the head is read too
        output.write_bytes(after)
        trail.write_bytes(before.replace(b"OUTPUT", digest))
        assert _run("revert", str(output), str(trail))[0] in {0, 2}
        assert output.read_bytes() == after


_RECORDS = {
    "jsonl": ("--in", "jsonl", "--field", "en", "--field", "note"),
    "csv": ("--in", "csv", "--column", "en"),
    "tsv": ("--in", "tsv", "--column", "en", "--column", "note"),
    "text": (),
}
#: Commands by what they read; FILE is the file.
_COMMANDS = (
    *(("normalize", *form) for form in _RECORDS.values()),
    *(("find", "FILE", *form, "--format", "csv") for form in _RECORDS.values()),
    *(("figures", "FILE", *form, "--format", "jsonl") for form in _RECORDS.values()),
    *(("check", "FILE", *form) for form in _RECORDS.values()),
    ("compare", "FILE", "--source-field", "zh", "--field", "en"),
    ("compare", "FILE", "--source-field", "zh", "--field", "en", "--format", "html"),
    ("normalize", "FILE", "--format", "html"),
    ("normalize", "FILE", "--format", "diff"),
    ("normalize", "FILE", "--format", "changes", "--in", "csv", "--column", "en"),
    ("find", "FILE", "--format", "html"),
    ("glossary", "--for", "FILE", "--as", "tbx"),
    ("table", "suggest", "FILE"),
    ("figures", "TEXT", "--config", "FILE"),
    ("figures", "TEXT", "--config", "PROJECT"),
    ("check", "FILE", "--source", "TEXT"),
    ("normalize", "TEXT", "--source", "FILE", "--format", "jsonl"),
    ("compare", "FILE", "TEXT", "--format", "csv"),
)


def _others(file: Path, form: str) -> list[object]:
    """What the records of a file hold beside what is normalized."""
    lines = file.read_bytes().decode("utf-8", "surrogateescape").split("\n")
    if form == "jsonl":
        records = [json.loads(line.removeprefix("\ufeff")) for line in lines if line.strip("\ufeff \t\r")]
        return [
            sorted((key, str(value)) for key, value in each.items() if key not in {"en", "note"}) for each in records
        ]
    try:
        rows = list(read_csv([f"{line}\n" for line in lines], ["id"], "", delimiter="\t" if form == "tsv" else ","))
    except Failure:  # no such column
        return []
    return [[each.text for each in values] for _, values in rows]


def _check_return(file: Path, form: str) -> None:
    """Normalizing records changes the named fields alone, and its trail leads back to every byte."""
    output, trail = file.with_name("out"), file.with_name("trail")
    code, text = _run("normalize", str(file), *_RECORDS[form], "--trail", str(trail))
    if code:
        return
    output.write_bytes(text)
    assert _run("revert", str(output), str(trail)) == (0, file.read_bytes())
    if form != "text":
        assert _others(output, form) == _others(file, form)


def fuzz_commands(data: bytes) -> None:
    """A command reads any file, or refuses it in words with exit code 2; what it changes is undone byte by byte."""
    if not data:
        return
    number = data[0] % len(_COMMANDS)
    with tempfile.TemporaryDirectory() as folder:
        file, project, text = (Path(folder, name) for name in ("file", "pyproject.toml", "text"))
        file.write_bytes(spelled(data[1:]))
        if number < len(_RECORDS):
            _check_return(file, tuple(_RECORDS)[number])
            return
        project.write_bytes(spelled(data[1:]))
        text.write_text("Haiguang Info: 3.5%, 1,773 billion yuan. 海光信息：1.5亿元", encoding="utf-8")
        named = {"FILE": str(file), "PROJECT": str(project), "TEXT": str(text)}
        _run(*(named.get(each, each) for each in _COMMANDS[number]))


TARGETS: dict[str, Callable[[bytes], None]] = {
    "table": fuzz_table,
    "find": fuzz_find,
    "figures": fuzz_figures,
    "normalize": fuzz_normalize,
    "source": fuzz_source,
    "resolve": fuzz_resolve,
    "compare": fuzz_compare,
    "trail": fuzz_trail,
    "commands": fuzz_commands,
}

"""What is fuzzed: each target takes bytes and raises when a promise is broken."""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
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
from starnames.normalizer import FIGURE_MODES, NAME_MODES
from tests.strategies import PIECES, surface_forms

if TYPE_CHECKING:
    from collections.abc import Callable

    from starnames import Comparison

LONGEST = 4096  # bytes: longer inputs show the same with less to read


def composed(data: bytes) -> str:
    """The text that bytes spell: UTF-8, with fe xx xx for a recorded form and ff xx for a piece of prose."""
    forms = surface_forms()
    text: list[str] = []
    plain = bytearray()
    position = 0
    while position < len(data):
        byte = data[position]
        if byte < 0xFE:
            plain.append(byte)
            position += 1
            continue
        text.append(plain.decode("utf-8", "replace"))
        plain.clear()
        if byte == 0xFE:
            text.append(forms[int.from_bytes(data[position + 1 : position + 3], "big") % len(forms)])
            position += 3
        else:
            text.append(PIECES[(data[position + 1] if position + 1 < len(data) else 0) % len(PIECES)])
            position += 2
    text.append(plain.decode("utf-8", "replace"))
    return "".join(text)


def fuzz_table(data: bytes) -> None:
    """A file of any content is a table, or refused with its place."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "mine.yaml")
        path.write_bytes(data)
        said = str(path)
        try:
            load(path, base=False)
        except TableError as error:
            said = str(error)
        assert str(path) in said


def fuzz_find(data: bytes) -> None:
    """Mentions quote the text, in order, apart."""
    text = composed(data)
    end = 0
    for link in find(text, terms=True):
        assert link.start is not None
        assert link.end is not None
        assert end <= link.start < link.end <= len(text)
        assert text[link.start : link.end] == link.surface
        end = link.end


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
    normalizers = _normalizers()
    normalizer = normalizers[data[0] % len(normalizers)]
    text = composed(data[1:])
    done = normalizer.normalize(text)
    assert replay(text, done.changes) == done.text
    assert revert(done.text, done.changes) == text
    again = normalizer.normalize(done.text)
    assert again.text == done.text, (text, done.text, again.text)


def fuzz_resolve(data: bytes) -> None:
    """A link, or a reason why not."""
    link = resolve(composed(data))
    assert (link.entity is not None) == (link.status == "linked")
    assert link.entity is not None or link.reason


def told(found: Comparison, *, mirrored: bool = False) -> list[tuple[str, ...]]:
    """The findings of a comparison in any order, or those that it would have with its sides exchanged."""
    opposite = {"missing": "extra", "extra": "missing", "reference": "candidate", "candidate": "reference"}
    rows: list[tuple[str, ...]] = []
    for each in found.findings:
        sides = [f"{side.start}-{side.end}" if side else "" for side in (each.reference, each.candidate)]
        said = [each.kind, each.likely]
        if mirrored:
            sides.reverse()
            said = [opposite.get(word, word) for word in said]
        rows.append((*said, each.mechanism, *sides))
    return sorted(rows)


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


def fuzz_trail(data: bytes) -> None:
    """Any trail is undone, or refused in words with exit code 2; nothing else."""
    with tempfile.TemporaryDirectory() as folder:
        output, trail = Path(folder, "out.txt"), Path(folder, "trail")
        before, _, after = data.partition(b"\xff\xff")
        digest = hashlib.sha256(after).hexdigest().encode()  # so that what follows the head is read too
        output.write_bytes(after)
        trail.write_bytes(before.replace(b"OUTPUT", digest))
        with (
            Path(os.devnull).open("w", encoding="utf-8", errors="surrogateescape") as nowhere,
            contextlib.redirect_stdout(nowhere),
            contextlib.redirect_stderr(io.StringIO()) as said,
        ):
            code = main(["revert", str(output), str(trail)])
        assert code in {0, 2}
        assert code == 0 or said.getvalue()
        assert output.read_bytes() == after


TARGETS: dict[str, Callable[[bytes], None]] = {
    "table": fuzz_table,
    "find": fuzz_find,
    "figures": fuzz_figures,
    "normalize": fuzz_normalize,
    "resolve": fuzz_resolve,
    "compare": fuzz_compare,
    "trail": fuzz_trail,
}

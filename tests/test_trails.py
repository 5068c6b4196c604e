"""A trail that was edited is refused in words."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from starnames.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_TEXT = "Tuojing Technology's revenue"


def _saved(folder: Path, text: str = _TEXT) -> tuple[Path, Path]:
    source, output, trail = folder / "in.txt", folder / "out.txt", folder / "trail"
    source.write_text(text)
    assert main(["normalize", "--trail", str(trail), "--write", str(source)]) == 0
    source.rename(output)
    return output, trail


@pytest.mark.parametrize(
    ("line", "key", "value"),
    [
        (0, "input_sha256", None),
        (0, "output_sha256", "0"),
        (0, "changes", "1"),
        (1, "start", "a"),
        (1, "start", None),
        (1, "start", 1.5),
        (1, "end", True),
        (1, "before", 5),
        (1, "after", []),
        (1, "after", "Pio"),
        (1, "rule", None),
        (1, "evidence", "alias"),
        (1, "score", "high"),
    ],
)
def test_edited(tmp_path: Path, capsys: pytest.CaptureFixture[str], line: int, key: str, value: Any) -> None:  # noqa: ANN401
    output, trail = _saved(tmp_path)
    before = output.read_bytes()
    rows = [json.loads(each) for each in trail.read_text().splitlines()]
    rows[line][key] = value
    trail.write_text("".join(json.dumps(row) + "\n" for row in rows))
    assert main(["revert", "--write", str(output), str(trail)]) == 2
    assert str(tmp_path) in capsys.readouterr().err
    assert output.read_bytes() == before


@pytest.mark.parametrize(
    "line", ["[]", "7", '"output_sha256"', "null", "{", "[" * 100_000, '{"output_sha256": "0"}', ""]
)
def test_not_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str], line: str) -> None:
    output, trail = _saved(tmp_path)
    trail.write_text(line + "\n")
    assert main(["revert", str(output), str(trail)]) == 2
    assert str(trail) in capsys.readouterr().err


def _rewritten(trail: Path, change: Callable[[list[dict[str, Any]]], object]) -> None:
    rows = [json.loads(each) for each in trail.read_text().splitlines()]
    change(rows)
    trail.write_text("\n".join(json.dumps(row) for row in rows))  # and no line break at its end


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (lambda rows: rows[1].update(after="Nobody"), "no trace of the change at 0 in this text"),
        (lambda rows: rows[2].update(after="Piotech Inc. and more than there is"), "no trace of the change at 29"),
        (lambda rows: rows[2].update(rows[1]), "the change at 0 comes too late; is the trail in order?"),
        (lambda rows: rows.insert(0, rows[1]), "1: not a line of a trail"),
        (lambda rows: rows.pop(), "the trail is cut short: 1 of 2 changes"),
    ],
    ids=["other text", "past the end", "twice", "no head", "cut short"],
)
def test_changes_that_do_not_fit(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], change: Callable[[list[dict[str, Any]]], object], problem: str
) -> None:
    output, trail = _saved(tmp_path, "Tuojing Technology rose, and Tuojing Technology")
    _rewritten(trail, lambda _: None)
    assert main(["revert", str(output), str(trail)]) == 0
    assert capsys.readouterr().out == "Tuojing Technology rose, and Tuojing Technology"
    _rewritten(trail, change)
    assert main(["revert", str(output), str(trail)]) == 2
    said = capsys.readouterr()
    assert problem in said.err
    assert said.out == ""


def test_no_trail_is_left_of_what_did_not_end_well(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The second record is none, after the first has been noted."""
    source, trail = tmp_path / "in.jsonl", tmp_path / "trail"
    source.write_text(json.dumps({"a": _TEXT}) + "\nnone\n")
    assert main(["normalize", "--in", "jsonl", "--field", "a", "--trail", str(trail), str(source)]) == 2
    assert f"{source}:2:1: not a record" in capsys.readouterr().err
    assert [each.name for each in tmp_path.iterdir()] == ["in.jsonl"]

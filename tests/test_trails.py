"""A trail that was edited is refused in words."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from starnames.cli import main

if TYPE_CHECKING:
    from pathlib import Path

_TEXT = "Tuojing Technology's revenue"


def _saved(folder: Path) -> tuple[Path, Path]:
    source, output, trail = folder / "in.txt", folder / "out.txt", folder / "trail"
    source.write_text(_TEXT)
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

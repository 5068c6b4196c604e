"""What `find` lists and how `check` places it, in one process."""

from __future__ import annotations

import io
import json
import sys
from typing import TYPE_CHECKING, Any

import pytest

from starnames import find
from starnames.cli.main import main

if TYPE_CHECKING:
    from pathlib import Path

_TEXT = (
    "Tuojing Technology and SMIC rose on the STAR Market. Alice slept. Bluecrest Widgets Co., Ltd. fell.\n"
    "New quality productivity grew.\n"
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "a.txt").write_text(_TEXT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def listed(capsysbinary: pytest.CaptureFixture[bytes], *arguments: str) -> list[dict[str, Any]]:
    assert main(["find", "--format", "jsonl", *arguments]) == 0
    return [json.loads(line) for line in capsysbinary.readouterr().out.splitlines()]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("arguments", "surfaces"),
    [
        ([], ["Tuojing Technology", "SMIC", "STAR Market", "Alice", "Bluecrest Widgets Co., Ltd."]),
        (["--only", "linked"], ["Tuojing Technology", "SMIC", "STAR Market"]),
        (["--only", "ambiguous"], ["Alice"]),
        (["--only", "unlinked"], ["Bluecrest Widgets Co., Ltd."]),
        (["--kind", "company"], ["Tuojing Technology", "SMIC", "Alice"]),
        (["--kind", "market", "--kind", "term"], ["STAR Market", "New quality productivity"]),
        (["--kind", "company", "--only", "linked"], ["Tuojing Technology", "SMIC"]),
        (["--min-certainty", "0.99", "--only", "linked"], ["SMIC", "STAR Market"]),
        (["--min-certainty", "0.99", "--only", "ambiguous"], ["Tuojing Technology", "Alice"]),
        (["--ignore", "smic", "--kind", "company"], ["Tuojing Technology", "Alice"]),
    ],
)
def test_what_is_listed(capsysbinary: pytest.CaptureFixture[bytes], arguments: list[str], surfaces: list[str]) -> None:
    found = listed(capsysbinary, *arguments, "a.txt")
    assert [each["surface"] for each in found] == surfaces
    assert all(_TEXT[each["start"] : each["end"]] == each["surface"] for each in found)


def test_a_link_below_the_bar_keeps_its_candidates() -> None:
    (link,) = find("Tuojing Technology rose", min_certainty=0.98)
    assert (link.status, link.reason, link.entity, link.how) == ("ambiguous", "below min-certainty", None, "")
    assert [each.entity.id for each in link.candidates] == ["piotech"]
    assert find("Tuojing Technology rose", min_certainty=0.97)[0].entity is not None


def test_explain_shows_evidence_and_candidates(folder: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    text = "Companies such as Alice sold shares. Hygon and Xinpeng Micro rose 3%."
    (folder / "b.txt").write_text(text, encoding="utf-8")
    assert main(["find", "--explain", "--without-aliases", "b.txt"]) == 0
    head, *rows = capsysbinary.readouterr().out.decode().splitlines()
    assert head.split()[-2:] == ["evidence", "candidates"]
    named = next(row for row in rows if "Xinpeng Micro" in row)
    assert "list-of-companies +0.35" in named
    assert "=xin" in named
    assert main(["find", "--kind", "compny", "b.txt"]) == 2


def test_check_places_findings_in_code_points_of_each_file(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    raw = "🚀 é Lanqi Technology rose.\r\n\r\n海光信息, \ttuojing technology fell.\r\nLast: Lanqi Technology".encode()
    (folder / "b.txt").write_bytes(raw)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Lanqi Technology\n")))
    assert main(["check", "b.txt", "-", "a.txt"]) == 1
    lines = capsysbinary.readouterr().out.decode().splitlines()
    places = [line.split(": ")[0] for line in lines]
    assert places == ["b.txt:1:5", "b.txt:3:8", "b.txt:4:7", "-:1:1", "a.txt:1:1", "a.txt:2:1"]
    assert lines[0] == "b.txt:1:5: name:company: 'Lanqi Technology' should be 'Montage Technology Co., Ltd.'"


@pytest.mark.usefixtures("folder")
def test_check_of_clean_text_says_nothing(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["check", "--ignore", "Tuojing Technology", "--ignore", "new quality productivity", "a.txt"]) == 0
    assert capsysbinary.readouterr().out == b""
    assert main(["check", "a.txt", "none.txt"]) == 2

"""``starnames compare``, ``check --source`` and ``normalize --source``: output and exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from starnames.cli import main
from starnames.table import default_base

if TYPE_CHECKING:
    from pathlib import Path

Run = Callable[..., str]

_CHINESE = "海光信息营业收入836.45亿元，增长12.4%。\n"
_WRONG = "Haiguang Information's revenue was 836.45 billion yuan, up 12.4%.\n"
_RIGHT = "Haiguang Information's revenue was 83.645 billion yuan, up 12.4%.\n"
_RECORDS = [{"zh": _CHINESE, "en": _WRONG}, {"zh": _CHINESE, "en": _RIGHT}, {"zh": _CHINESE, "en": _RIGHT[:-9]}]


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command line in this process, which is much the faster; return what it prints."""

    def called(*arguments: str, stdin: str = "", expect: int = 0) -> str:
        with tempfile.TemporaryFile("w+", encoding="utf-8") as file:
            file.write(stdin)
            file.seek(0)
            monkeypatch.setattr(sys, "stdin", file)
            code = main(arguments)
        sys.stdout.flush()
        printed = capfdbinary.readouterr()
        assert code == expect, printed
        return (printed.err if expect == 2 else printed.out).decode()

    return called


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str, str]:
    named = tmp_path / "zh.txt", tmp_path / "wrong.txt", tmp_path / "right.txt"
    for path, text in zip(named, (_CHINESE, _WRONG, _RIGHT), strict=True):
        path.write_text(text, encoding="utf-8")
    return str(named[0]), str(named[1]), str(named[2])


def test_two_files(run: Run, files: tuple[str, str, str]) -> None:
    chinese, wrong, right = files
    table = run("compare", chinese, wrong, expect=1)
    assert f"{wrong}:1:36" in table
    assert "10 times" in table
    assert run("compare", chinese, right) == ""
    assert run("compare", chinese, "-", stdin=_RIGHT) == ""
    row = json.loads(run("compare", "--format", "jsonl", chinese, wrong, expect=1))
    assert {"file", "record", "table", "kind", "reference", "candidate", "diagnosis", "likely"} <= row.keys()
    assert (row["file"], row["record"], row["kind"], row["likely"]) == (wrong, None, "scale", "reference")
    assert _WRONG[row["candidate"]["start"] : row["candidate"]["end"]] == row["candidate"]["surface"]
    assert run("compare", "--format", "csv", chinese, wrong, expect=1).startswith("file,record,kind,reference,")


def test_records_of_json_lines_and_csv(run: Run) -> None:
    lines = "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in _RECORDS)
    cells = "zh,en\n" + "".join(f'"{each["zh"]}","{each["en"]}"\n' for each in _RECORDS)
    for records in (lines, cells, "\ufeff" + cells):
        out = run("compare", "--source-field", "zh", "--field", "en", "--format", "jsonl", stdin=records, expect=1)
        found = [json.loads(line) for line in out.splitlines()]
        assert [(each["record"], each["kind"]) for each in found] == [(1, "scale"), (3, "missing")]
    assert "-#1:1:36" in run("compare", "--source-field", "zh", "--field", "en", stdin=lines, expect=1)


def test_a_number_beside_the_texts_may_have_any_length(run: Run) -> None:
    line = json.dumps({"zh": "增长12.4%。", "en": "It grew 12.4%.", "id": 0}).replace("0}", "9" * 5000 + "}")
    assert not run("compare", "--source-field", "zh", "--field", "en", stdin=line)


def test_a_page_of_no_records_says_so(run: Run) -> None:
    page = run("compare", "--source-field", "zh", "--field", "en", "--format", "html", stdin="")
    assert "0 comparisons" in page
    assert f"Table {default_base().version}." in page


@pytest.mark.parametrize(
    ("arguments", "stdin", "words"),
    [
        (("compare",), "", "needs two files"),
        (("compare", "-", "-"), "", "only once"),
        (("compare", "-", "/nowhere/to/be/found"), "", "/nowhere/to/be/found: No such file"),
        (("compare", "--field", "en"), "", "go together"),
        (("compare", "--source-field", "zh", "--field", "en"), '{"zh": "a", "en"', "-:1: not a line of JSON"),
        (
            ("compare", "--source-field", "zh", "--field", "en"),
            '{"zh": ' + "[" * 100_000,
            "-:1: not a line of JSON: nested too deeply",
        ),
        (("compare", "--source-field", "zh", "--field", "en"), '{"zh": "a"}\n', "-:1: no field 'en' (there are: 'zh')"),
        (
            ("compare", "--source-field", "zh", "--field", "en"),
            '{"zh": "a", "en": 5}\n',
            "-:1: the field 'en' is no text",
        ),
        (("compare", "--source-field", "zh", "--field", "en"), '{"zh": "a", "en": "b"}\n[]\n', "-:2: a record is"),
        (("compare", "--source-field", "zh", "--field", "en"), 'zh,en\na,"b', "-:2: not CSV"),
        (("compare", "--source-field", "zh", "--field", "en"), "zh,de\na,b\n", "-:2: no field 'en'"),
    ],
)
def test_bad_input_is_said_where_it_stands(run: Run, arguments: tuple[str, ...], stdin: str, words: str) -> None:
    assert words in run(*arguments, stdin=stdin, expect=2)


def test_check_lists_what_the_source_disagrees_with(run: Run, files: tuple[str, str, str]) -> None:
    chinese, wrong, _ = files
    lines = run("check", "--source", chinese, "-", stdin=_RIGHT.replace("12.4", "14.2"), expect=1).splitlines()
    assert lines[-1].startswith("-:1:60: source:value: '12.4%' in the reference, '14.2%' in the candidate")
    lines = run("check", "--source", chinese, wrong, expect=1).splitlines()
    assert len(lines) == 2
    assert "should be '83.645 billion yuan'" in lines[1]


def test_normalize_applies_what_a_chinese_source_proves(run: Run, files: tuple[str, str, str]) -> None:
    chinese, wrong, right = files
    assert run("normalize", "--source", chinese, wrong) == run("normalize", right)
    assert run("normalize", "--source", wrong, right) == run("normalize", right)


def test_the_command_is_there(files: tuple[str, str, str]) -> None:
    command = [sys.executable, "-m", "starnames", "compare", files[0], files[1]]
    assert subprocess.run(command, capture_output=True, check=False, env=os.environ).returncode == 1

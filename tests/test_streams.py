"""Files of any size, and records: what comes out is what the API gives, whatever way it went in."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from starnames import Normalizer, find, normalize
from starnames.cli import jobs, main
from starnames.cli.files import Failure
from starnames.cli.pieces import Form, pieces_of
from starnames.cli.records import read_csv, read_jsonl
from starnames.cli.replacing import Replacement
from starnames.cli.trails import _undone
from starnames.cutting import stream_windows, windows
from starnames.model import Change
from starnames.normalizer import replay

if TYPE_CHECKING:
    from collections.abc import Callable

_LINE = "Tuojing Technology rose 3%. Alice said so.\n"
_NORMAL = "Piotech Inc. rose 3%. Alice said so.\n"


# Windows


@given(st.lists(st.text("ab \n", max_size=6)), st.integers(1, 9))
def test_windows_of_a_stream_are_those_of_the_text(pieces: list[str], size: int) -> None:
    text = "".join(pieces)
    assert list(stream_windows(pieces, size)) == [text[start:end] for start, end in windows(text, size)]


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> int:
    """Windows so small that a page has many."""
    for module in ("cutting", "normalizer", "cli.jobs", "cli.listing", "cli.normalizing"):
        monkeypatch.setattr(f"starnames.{module}.WINDOW", 100)
    for function in (windows, stream_windows):
        monkeypatch.setattr(function, "__defaults__", (100,))
    return 100


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("names", ["full", "first-full"])
def test_the_command_line_and_the_api_agree_over_many_windows(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes], names: str
) -> None:
    text = "é" + _LINE * 20 + "\ud83d" + "Lanqi Technology, of which 3.5 hundred million yuan\r\n" * 3
    file, trail = tmp_path / "in.txt", tmp_path / "trail"
    file.write_bytes(text.encode("utf-8", "surrogatepass"))
    text = file.read_bytes().decode("utf-8", "surrogateescape")
    done = Normalizer(names=names).normalize(text)
    assert done.revert() == text

    def printed(*arguments: str) -> bytes:
        assert main([*arguments, str(file)]) == 2  # a byte of it is none of UTF-8
        return capsysbinary.readouterr().out

    out = printed("normalize", "--names", names, "--trail", str(trail))
    assert out == done.text.encode("utf-8", "surrogateescape")
    row = json.loads(printed("normalize", "--names", names, "--format", "jsonl"))
    assert {**row, "file": "", "record": ""} == {"file": "", "record": "", **done.to_dict()}
    rows = [json.loads(line) for line in printed("find", "--format", "jsonl").splitlines()]
    assert [each["start"] for each in rows] == [each.start for each in find(text)]
    (tmp_path / "out.txt").write_bytes(out)
    assert main(["revert", str(tmp_path / "out.txt"), str(trail)]) == 0
    assert capsysbinary.readouterr().out == file.read_bytes()
    pieces = list(pieces_of(0, str(file), Form()))
    assert len(pieces) > 6
    for piece in pieces:
        at = len(piece.text) // 2
        spot = piece.spot(at, at)
        before = text[: piece.start + at]
        assert spot
        assert (spot.line, spot.column) == (before.count("\n") + 1, len(before) - before.rfind("\n"))


@given(st.text("ab", max_size=30), st.lists(st.integers(0, 5), max_size=5), st.integers(1, 7))
def test_changes_are_taken_back_piece_by_piece(text: str, gaps: list[int], size: int) -> None:
    changes, place = [], 0
    for gap in gaps:
        start = min(place + gap, len(text))
        place = min(start + gap % 3, len(text))
        changes.append(Change(start=start, end=place, before=text[start:place], after="x" * (gap % 4), rule="r"))
    out = replay(text, changes)
    pieces = (out[at : at + size] for at in range(0, len(out), size))
    assert "".join(_undone(pieces, changes)) == text


# Records


def escaped(text: str) -> str:
    return "".join(f"\\u{ord(char):04x}" if ord(char) < 0x10000 else json.dumps(char)[1:-1] for char in text)


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=8), min_size=1), st.randoms())
def test_a_change_of_a_json_value_leaves_all_other_bytes(texts: list[str], chance: Any) -> None:  # noqa: ANN401
    written = "".join(escaped(each) if chance.random() < 0.5 else json.dumps(each)[1:-1] for each in texts)
    line = f' {{"n": 1.50, "body" :  "{written}" , "x":{{"body": 1}}}}\n'
    ((raw, (value,)),) = read_jsonl([line], ["body"], "f")
    assert (raw, value.text) == (line, "".join(texts))
    at = len(texts[0])
    change = Change(start=0, end=at, before=texts[0], after='A "B"\n', rule="r")
    out = replay(line, value.written([change], line))
    assert json.loads(out)["body"] == 'A "B"\n' + "".join(texts[1:])
    assert out.startswith(' {"n": 1.50, "body" :  "')
    assert out.endswith('" , "x":{"body": 1}}\n')


@given(st.lists(st.lists(st.text('ab",\n\r', max_size=6), min_size=2, max_size=2), max_size=4))
def test_rows_are_read_as_others_write_them(rows: list[list[str]]) -> None:
    buffer = io.StringIO()
    csv.writer(buffer).writerows([["a", "b"], *rows])
    lines = [each + "\n" for each in buffer.getvalue().split("\n")[:-1]]
    read = list(read_csv(lines, ["b", "a"], "f"))
    assert "".join(raw for raw, _ in read) == buffer.getvalue()
    assert [[b.text, a.text] for _, (b, a) in read[1:]] == [[b, a] for a, b in rows]
    for raw, (b, _) in read[1:]:
        change = Change(start=0, end=len(b.text), before=b.text, after='x, "y"', rule="r")
        (again,) = csv.reader(io.StringIO(replay(raw, b.written([change], raw)), newline=""))
        assert again[1] == 'x, "y"'


def test_records_keep_their_order_and_their_bytes(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    lines = ['\ufeff{"id":0}\n', "\n", '{"t": "Alice", "body": "AMEC and Alice rose", "f": 1.0}\r\n']
    lines += [f'{{"body":"{_LINE[:-1]}","z":"{_LINE[:-1]}", "id":{number}}}\n' for number in range(30)]
    lines += ['{"body": null, "t": "\\u0041lice"}']
    file, trail = tmp_path / "in.jsonl", tmp_path / "trail"
    file.write_bytes("".join(lines).encode())
    arguments = ["normalize", "--in", "jsonl", "--field", "body", "--field", "t", str(file), "--trail", str(trail)]
    assert main(arguments) == 0
    out = capsysbinary.readouterr().out
    expected = "".join(lines).replace(f'"body":"{_LINE[:-1]}"', f'"body":"{_NORMAL[:-1]}"')
    alice = normalize("AMEC and Alice rose").text[len("AMEC and ") : -len(" rose")]
    assert out.decode() == expected.replace('"Alice"', f'"{alice}"').replace("and Alice", f"and {alice}")
    (tmp_path / "out").write_bytes(out)
    assert main(["revert", str(tmp_path / "out"), str(trail)]) == 0
    assert capsysbinary.readouterr().out == file.read_bytes()
    assert main(["find", "--in", "jsonl", "--field", "z", "--format", "jsonl", str(file), "--only", "linked"]) == 0
    rows = [json.loads(line) for line in capsysbinary.readouterr().out.splitlines()]
    assert [(each["record"], each["field"], each["start"]) for each in rows] == [(n, "z", 0) for n in range(4, 34)]
    assert main(["check", "--in", "jsonl", "--field", "z", str(file)]) == 1
    assert f"{file}:4:59: name:company" in capsysbinary.readouterr().out.decode()


@pytest.mark.parametrize("kind", ["jsonl", "csv", "tsv"])
def test_the_trail_of_a_file_of_nothing_leads_back(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes], kind: str
) -> None:
    file, trail = tmp_path / "in", tmp_path / "trail"
    file.touch()
    assert main(["normalize", "--in", kind, "--field", "t", str(file), "--trail", str(trail)]) == 0
    assert main(["revert", str(file), str(trail)]) == 0
    assert capsysbinary.readouterr().out == b""


def test_a_number_beside_a_text_may_have_any_length(tmp_path: Path) -> None:
    file = tmp_path / "in"
    file.write_text(f'{{"n": {"9" * 5000}, "t": "RMB 5"}}\n')
    assert main(["normalize", "--write", "--in", "jsonl", "--field", "t", str(file)]) == 0


@pytest.mark.parametrize(
    ("kind", "text", "message"),
    [
        ("jsonl", '{"t": "a"}\n{"t": "b"\n', ":2:10: not a record of JSON lines"),
        ("jsonl", "[1]\n", ":1:1: not a record of JSON lines: an object is needed"),
        ("jsonl", '{"t": "a"} {}\n', ":1:12: not a record of JSON lines: one object a line"),
        ("jsonl", '{"t": ["a"]}\n', ":1:1: the field 't' holds no text"),
        ("jsonl", "[" * 100_000, ":1:1: not a record of JSON lines: nested too deeply"),
        ("csv", "a,b\n1,2\n", ":1:1: no column 't'; there are: a, b"),
        ("csv", "a,t\n1,2\n1,2,3\n", ":3:1: 3 columns where the head has 2"),
        ("csv", 'a,t\n1,"x\ny', ":2:3: a quote that is never closed"),
        ("tsv", 'a\tt\n1\t"x"y\n', ":2:6: characters behind a closing quote"),
    ],
)
def test_a_bad_record_is_named_and_nothing_is_lost(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str, text: str, message: str
) -> None:
    file = tmp_path / "in"
    file.write_text(text)
    assert main(["normalize", "--write", "--in", kind, "--field", "t", str(file)]) == 2
    assert f"{file}{message}" in capsys.readouterr().err
    assert file.read_text() == text
    assert [each.name for each in tmp_path.iterdir()] == ["in"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--in", "jsonl"], "needs the names of the fields"),
        (["--field", "a"], "are for records"),
        (["--in", "csv", "--column", "a", "--format", "html"], "goes with texts"),
        (["--write", "--format", "jsonl", "x"], "--format goes without it"),
        (["--jobs", "0"], "no whole number from 1 to 256"),
    ],
)
def test_options_that_do_not_go_together(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) if "--jobs" in arguments else pytest.MonkeyPatch.context():
        assert main(["normalize", *arguments]) == 2
    assert message in capsys.readouterr().err


def test_a_field_that_no_record_has_is_told_of(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "in"
    file.write_text('{"a": "x"}\n\n{"b": null}\n')
    assert main(["find", "--in", "jsonl", "--field", "a", "--field", "b", "--field", "titel", str(file)]) == 0
    assert capsys.readouterr().err == f"starnames: {file}: no record has a field 'titel'\n"
    file.write_text("")
    assert main(["find", "--in", "jsonl", "--field", "titel", str(file)]) == 0
    assert capsys.readouterr().err == ""


# Several processes


def test_jobs_keep_the_order_of_files_and_records(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    big = "Tuojing Technology rose.\n" + "Nothing here.\n" * 20_000
    files = [tmp_path / name for name in ("a.txt", "big.txt", "c.txt")]
    for file, text in zip(files, (_LINE, big, _LINE * 2), strict=True):
        file.write_text(text)
    assert main(["normalize", "--jobs", "2", *map(str, files)]) == 0
    assert capsysbinary.readouterr().out.decode() == _NORMAL + big.replace("Tuojing Technology", "Piotech Inc.") + (
        _NORMAL * 2
    )
    table = tmp_path / "t.csv"
    table.write_text("id,body\n" + "".join(f'{number},"{_LINE}"\n' for number in range(1200)))
    assert main(["normalize", "--in", "csv", "--column", "body", "--jobs", "2", "--write", str(table)]) == 0
    assert table.read_text() == "id,body\n" + "".join(f'{number},"{_NORMAL}"\n' for number in range(1200))


class _Dying:
    """A job whose workers die; in the process that made it, it does nothing."""

    def __init__(self, maker: int) -> None:
        self.maker = maker

    def document(self) -> Callable[[str], Any]:
        return self._die

    def _die(self, _: str) -> None:
        if os.getpid() != self.maker:
            os.kill(os.getpid(), signal.SIGKILL)


def test_a_worker_that_dies_is_reported(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(_LINE)
    with pytest.raises(Failure, match="a worker died"):
        list(jobs.results(_Dying(os.getpid()), [str(file), str(file)], Form(), jobs=2))


def _heeding() -> None:
    """Heed signals, also where these tests run in the background of a shell or under `nohup`, which ignore some."""
    for each in (signal.SIGINT, signal.SIGHUP):
        signal.signal(each, signal.SIG_DFL)


def _unmeasured() -> dict[str, str]:
    """Return an environment without coverage: stopped while it holds its lock, it waits for that lock for ever."""
    return {key: value for key, value in os.environ.items() if not key.startswith("COVERAGE_")}


def _has_workers(pid: int) -> bool:
    """Return whether a process has children, where that can be seen; else it has had time to."""
    tasks = Path(f"/proc/{pid}/task/{pid}/children")
    return bool(tasks.read_text().split()) if tasks.exists() else True


@pytest.mark.parametrize(
    ("sent", "words", "code"),
    [
        (signal.SIGTERM, (), 143),
        (signal.SIGINT, (), 130),
        (signal.SIGHUP, (), 129),
        (signal.SIGTERM, ("--jobs", "2"), 143),
        (signal.SIGINT, ("--jobs", "2"), 130),
        (signal.SIGHUP, ("--jobs", "2"), 129),
    ],
    ids=[
        *("terminated", "interrupted", "hung up"),
        *("terminated with workers", "interrupted with workers", "hung up with workers"),
    ],
)
def test_stopping_leaves_no_half_written_file(
    tmp_path: Path, sent: signal.Signals, words: tuple[str, ...], code: int
) -> None:
    file = tmp_path / "long.txt"
    text = _LINE * 120_000
    file.write_text(text)
    files = [str(file), str(tmp_path / "short.txt")]
    (tmp_path / "short.txt").write_text(_LINE)
    running = subprocess.Popen(
        [sys.executable, "-m", "starnames", "normalize", "--write", *words, *files],
        stderr=subprocess.PIPE,
        preexec_fn=_heeding,  # noqa: PLW1509 - one call, and no thread of ours
        env=_unmeasured(),
    )
    for _ in range(600):
        if len(list(tmp_path.iterdir())) > 2 or (words and _has_workers(running.pid)):
            break
        time.sleep(0.05)
    running.send_signal(sent)
    assert running.stderr is not None
    assert b"Traceback" not in running.stderr.read()
    running.stderr.close()
    assert running.wait(60) == code
    assert sorted(each.name for each in tmp_path.iterdir()) == ["long.txt", "short.txt"]
    assert file.read_text() == text
    assert (tmp_path / "short.txt").read_text() == _LINE


def test_a_replacement_is_whole_or_nothing(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_text("old")
    new = Replacement(str(file))
    assert [each.name for each in tmp_path.iterdir()] == ["a"]
    new.open()
    new.write("new")
    assert file.read_text() == "old"
    new.discard()
    assert [each.name for each in tmp_path.iterdir()] == ["a"]
    new = Replacement(str(file))
    new.open()
    new.write("new")
    new.commit()
    new.discard()
    assert file.read_text() == "new"

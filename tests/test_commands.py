"""The command line in this process: its formats, how far things are, what it refuses, and how it ends."""

from __future__ import annotations

import importlib
import io
import json
import signal
import sys
import tempfile
import threading
from types import ModuleType
from typing import TYPE_CHECKING, Any

import pytest

import starnames
from starnames import normalize
from starnames.cli import jobs, main
from starnames.cli.pieces import Form, pieces_of
from starnames.cutting import WINDOW

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Run = Callable[..., str]

_TEXT = "Tuojing Technology rose 3%.\n"
_FULL = "Piotech Inc. rose 3%.\n"
_ACROSS = "first,second\nPing An,Bank Co.Ltd(000001).SH rose.\n"  # what the two fields make together is in neither


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command, look at its exit code, and return what it printed: on stderr where it fails."""

    def call(*arguments: object, stdin: str = "", code: int = 0) -> str:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        assert main([str(each) for each in arguments]) == code
        said = capsys.readouterr()
        return said.err if code == 2 else said.out

    return call


def _rows(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


# What is printed


def test_records_as_json_lines_say_their_field(run: Run) -> None:
    source = f"head,body\nSMIC rose,{_TEXT.strip()}\n\nnothing,Alice said so\n"
    rows = _rows(
        run("normalize", "--in", "csv", "--column", "head", "--column", "body", "--format", "jsonl", stdin=source)
    )
    assert [(each["record"], each["field"], each["text"]) for each in rows] == [
        (2, "head", "SMIC rose"),
        (2, "body", _FULL.strip()),
        (4, "head", "nothing"),
        (4, "body", "Alice said so"),
    ]
    (change,) = rows[1]["changes"]
    assert (change["start"], change["end"], change["after"]) == (0, 18, "Piotech Inc.")
    assert rows[1]["table"]


def test_a_long_document_is_one_line_of_json(tmp_path: Path, run: Run) -> None:
    text = _TEXT * 3 + "Thunder Technology fell.\n" + 'Nothing here: "1".\n' * (WINDOW // 12) + _TEXT
    file = tmp_path / "long.txt"
    file.write_text(text)
    (row,) = _rows(run("normalize", "--format", "jsonl", file))
    whole = normalize(text)
    assert row["text"] == whole.text
    assert row["changes"] == [each.to_dict() for each in whole.changes]
    assert row["left"] == [each.to_dict() for each in whole.left]
    assert (row["file"], row["record"], row["table"]) == (str(file), None, whole.table)


def test_what_stands_in_two_fields_is_in_neither(tmp_path: Path, run: Run) -> None:
    records = ("--in", "csv", "--column", "first", "--column", "second")
    file = tmp_path / "rows.csv"
    file.write_text(_ACROSS)
    assert run("figures", stdin="Ping An Bank Co.Ltd(000001).SH rose.").count("code_became_name") == 1
    assert run("figures", *records, file) == ""
    assert run("normalize", *records, file) == _ACROSS


def test_compare_makes_a_page(tmp_path: Path, run: Run) -> None:
    (tmp_path / "zh.txt").write_text("拓荆科技营收3.5亿元。")
    (tmp_path / "en.txt").write_text("Piotech's revenue was 3.5 billion yuan.")
    page = run("compare", tmp_path / "zh.txt", tmp_path / "en.txt", "--format", "html", code=1)
    assert page.startswith("<!doctype html>")
    assert "zh.txt" in page
    assert "3.5 billion yuan" in page
    rows = "id,a,b\n1,3亿元,3 billion yuan\n"
    page = run("compare", "--source-field", "a", "--field", "b", "--format", "html", stdin=rows, code=1)
    assert "standard input #1" in page


def test_find_reads_a_source_and_a_page_of_any_size(tmp_path: Path, run: Run) -> None:
    (tmp_path / "zh.txt").write_text("艾力斯今天上涨。")
    (tmp_path / "en.txt").write_text("Alice rose today.")
    without = _rows(run("find", "--format", "jsonl", tmp_path / "en.txt"))
    assert [each["status"] for each in without if each["status"] == "linked"] == []
    (row,) = _rows(run("find", "--format", "jsonl", "--source", tmp_path / "zh.txt", tmp_path / "en.txt"))
    assert (row["surface"], row["ticker"]) == ("Alice", "688578.SH")
    (tmp_path / "long.txt").write_text(_TEXT + "Nothing here.\n" * (WINDOW // 12) + _TEXT)
    assert run("find", "--format", "html", tmp_path / "long.txt").count("688072.SH") >= 2


def test_nothing_found_prints_nothing(run: Run) -> None:
    assert run("find", stdin="Nothing here.") == ""
    assert run("figures", stdin="Nothing here.") == ""
    assert run("find", "--format", "csv", stdin="Nothing here.").startswith("file,start,end,surface,")


def test_tables_as_json_lines(run: Run) -> None:
    (shown,) = _rows(run("table", "show", "piotech", "--format", "jsonl"))
    assert (shown["id"], shown["codes"]) == ("piotech", ["688072.SH"])
    (stats,) = _rows(run("table", "stats", "--format", "jsonl"))
    assert stats["entities"] == sum(stats["kinds"].values())
    assert stats["table"] == starnames.normalize("").table


def test_suggestions_name_who_it_may_be(run: Run) -> None:
    said = run("table", "suggest", stdin="Shares of Hangtian Pharmaceutical Co., Ltd. rose 3%.")
    assert "# candidate: " in said
    assert "no-such" not in said


# What is refused


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("normalize", "--write", "--diff", "any.txt"), "--diff shows what --write would do"),
        (("revert", "any.txt", "no-such-trail"), "any.txt"),
    ],
)
def test_wrong_use_is_said(run: Run, arguments: tuple[str, ...], said: str) -> None:
    assert said in run(*arguments, code=2)


@pytest.mark.parametrize("share", ["2", "-0.1", "half", "nan"])
def test_a_share_is_a_number_from_0_to_1(capsys: pytest.CaptureFixture[str], share: str) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["find", f"--min-certainty={share}"])
    assert ended.value.code == 2
    assert f"{share!r} is no number from 0 to 1" in capsys.readouterr().err


def test_no_tables_to_check(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("starnames.table.sources.source_folder", lambda: None)
    assert "no tables here; name the files to check" in run("table", "lint", code=2)


def test_what_no_command_foresaw_is_said_in_a_line(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.txt"
    file.write_text(_TEXT)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    said = run("normalize", "--jobs", "2", file, code=2)
    assert said.startswith(f"starnames: {tmp_path / 'nowhere'}")
    assert said.endswith(": No such file or directory\n")


# Several files at once, and how far things are


class _Bar:
    """What tqdm shows, kept."""

    made: list[_Bar] = []  # noqa: RUF012 - emptied by the test

    def __init__(self, **settings: Any) -> None:  # noqa: ANN401 - tqdm's own
        self.total, self.done, self.closed = settings["total"], 0, False
        self.made.append(self)

    def __enter__(self) -> None:
        pass

    def __exit__(self, *_: object) -> None:
        self.closed = True

    def update(self, count: int) -> None:
        self.done += count


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_is_shown_how_far_things_are(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    files = [tmp_path / name for name in ("a.txt", "b.txt")]
    for file in files:
        file.write_text("拓荆科技 " + _TEXT)
    stand_in = ModuleType("tqdm")
    stand_in.tqdm = _Bar  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "tqdm", stand_in)
    expected = run("normalize", *files)
    assert _Bar.made == []  # stderr is no terminal here
    with monkeypatch.context() as patched:
        patched.setattr(sys, "stderr", _Terminal())
        assert main(["normalize", str(files[0])]) == 0
        assert _Bar.made == []  # one small file is done at once
        assert main(["normalize", *map(str, files)]) == 0
        (bar,) = _Bar.made
        assert (bar.total, bar.done, bar.closed) == (sum(each.stat().st_size for each in files),) * 2 + (True,)
        capsys.readouterr()
        patched.setitem(sys.modules, "tqdm", None)  # as where the extra is not installed
        assert main(["normalize", *map(str, files)]) == 0
    assert capsys.readouterr().out == expected
    _Bar.made.clear()


def test_workers_and_stdin_in_the_order_of_the_files(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where a system has no signal masks."""
    monkeypatch.delattr(signal, "pthread_sigmask")
    monkeypatch.setattr(jobs, "WINDOW", 1)  # every file is large, and a task by itself
    files = [tmp_path / f"{number}.txt" for number in range(12)]
    for number, file in enumerate(files):
        file.write_text(f"{number}: {_TEXT}")
    out = run("normalize", "--jobs", "2", *files[:2], "-", *files[2:], stdin=f"stdin: {_TEXT}")
    assert out == "".join(f"{each}: {_FULL}" for each in (0, 1, "stdin", *range(2, 12)))


class _Counting:
    """A job that tells how many windows of a document it has seen."""

    def document(self) -> Callable[[str], int]:
        seen: list[str] = []
        return lambda text: seen.append(text) or len(seen)  # type: ignore[func-returns-value]


def test_batches_hold_small_files_and_let_large_ones_go_by_themselves(tmp_path: Path) -> None:
    small, large = tmp_path / "small.txt", tmp_path / "large.txt"
    small.write_text(_TEXT)
    large.write_text("Nothing here.\n" * (WINDOW // 6))
    form = Form()
    tasks = list(jobs._tasks([str(small), str(small), str(large)], form))
    assert [len(each) if isinstance(each, list) else each for each in tasks] == [2, (2, str(large))]
    parts = len(list(pieces_of(0, str(large), form)))
    assert parts > 1
    done = [made for _, made in jobs.results(_Counting(), [str(small), str(large), str(small)], form)]
    assert done == [1, *range(1, parts + 1), 1]


# How it ends


class _Stopping:
    """A stdin where a signal comes before anything else does."""

    def __init__(self, number: signal.Signals) -> None:
        self.buffer, self.number = self, number

    def read(self, _: int) -> bytes:
        signal.raise_signal(self.number)
        return b""


@pytest.fixture
def _own_handlers() -> Iterator[None]:
    kept = {each: signal.getsignal(each) for each in (signal.SIGHUP, signal.SIGINT, signal.SIGTERM)}
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGHUP, signal.SIG_DFL)  # under `nohup` it is ignored
    yield
    for each, handler in kept.items():
        signal.signal(each, handler)


@pytest.mark.usefixtures("_own_handlers")
def test_interrupts_end_it_with_the_codes_of_a_shell(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", _Stopping(signal.SIGINT))
    assert main(["normalize"]) == 130
    monkeypatch.setattr(sys, "stdin", _Stopping(signal.SIGTERM))
    with pytest.raises(SystemExit) as ended:
        main(["normalize"])
    assert ended.value.code == 143
    monkeypatch.setattr(sys, "stdin", _Stopping(signal.SIGHUP))
    with pytest.raises(SystemExit) as ended:
        main(["normalize"])
    assert ended.value.code == 129


@pytest.mark.usefixtures("_own_handlers")
def test_what_is_ignored_stays_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """As under `nohup`."""
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    monkeypatch.setattr(sys, "stdin", _Stopping(signal.SIGHUP))
    assert main(["normalize"]) == 0
    assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN


@pytest.mark.usefixtures("_own_handlers")
def test_a_system_without_hangups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(signal, "SIGHUP")
    file = tmp_path / "a.txt"
    file.write_text(_TEXT)
    assert main(["normalize", "--jobs", "2", "--write", str(file)]) == 0
    assert file.read_text() == _FULL


def test_a_thread_may_run_a_command(tmp_path: Path) -> None:
    """Signals belong to the main thread, and are left as they are."""
    file = tmp_path / "a.txt"
    file.write_text(_TEXT)
    codes: list[int] = []
    handler = signal.getsignal(signal.SIGTERM)
    running = threading.Thread(target=lambda: codes.append(main(["normalize", "--write", str(file)])))
    running.start()
    running.join(60)
    assert codes == [0]
    assert file.read_text() == _FULL
    assert signal.getsignal(signal.SIGTERM) is handler


def test_importing_the_main_module_runs_nothing() -> None:
    """Processes that are spawned import it."""
    assert importlib.import_module("starnames.__main__").main is main


# Servers


def _stand_in(monkeypatch: pytest.MonkeyPatch, name: str, **members: object) -> None:
    module = ModuleType(name)
    vars(module).update(members)
    monkeypatch.setitem(sys.modules, name, module)


@pytest.mark.parametrize(("command", "needed"), [("mcp", "mcp"), ("serve", "starlette")])
def test_a_server_whose_extra_is_missing_says_how_to_get_it(
    run: Run, monkeypatch: pytest.MonkeyPatch, command: str, needed: str
) -> None:
    for each in [each for each in sys.modules if each.partition(".")[0] in {needed, "uvicorn"}]:
        monkeypatch.delitem(sys.modules, each)
    monkeypatch.setitem(sys.modules, needed, None)
    assert f"pip install 'starnames[{command}]'" in run(command, code=2)


def test_an_error_of_ours_is_not_taken_for_a_missing_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "starnames.integrations.mcp", None)
    with pytest.raises(ModuleNotFoundError):
        main(["mcp"])


def test_mcp_speaks_over_stdin_and_stdout(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    served: list[object] = []

    class Server:
        def __init__(self, kb: object) -> None:
            served.append(kb)

        def run(self, transport: str) -> None:
            served.append(transport)

    _stand_in(monkeypatch, "starnames.integrations.mcp", build_server=Server)
    run("mcp")
    assert served == [starnames.load(), "stdio"]


@pytest.fixture
def serving(monkeypatch: pytest.MonkeyPatch) -> list[tuple[object, tuple[str, int]]]:
    """What was served, and where it listened."""
    served: list[tuple[object, tuple[str, int]]] = []
    _stand_in(monkeypatch, "starnames.server.app", build_app=lambda kb, **settings: (kb, settings))
    _stand_in(
        monkeypatch,
        "starnames.server.running",
        is_loopback=lambda host: host in {"127.0.0.1", "::1"},
        serve=lambda app, listener: served.append((app, listener.getsockname()[:2])),
    )
    return served


def test_serve_says_where_it_listens(
    serving: list[tuple[Any, tuple[str, int]]], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["serve", "--port", "0", "--without-aliases"]) == 0
    ((app, (host, port)),) = serving
    assert host == "127.0.0.1"
    assert f"at http://127.0.0.1:{port}/ (reconciliation: http://127.0.0.1:{port}/reconcile)" in capsys.readouterr().err
    assert app[1] == {"aliases": False, "allowed": [], "public": False}
    assert main(["serve", "--port", "0", "--host", "::1"]) == 0
    assert f"at http://[::1]:{serving[1][1][1]}/ " in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--host", "0.0.0.0"), "other machines could reach this address; add --public if they may"),  # noqa: S104
        (("--port", "65536"), "a port is a number from 0 to 65535"),
        (("--host", "192.0.2.1", "--public", "--port", "0"), "cannot listen at 192.0.2.1 port 0"),
    ],
)
@pytest.mark.usefixtures("serving")
def test_serve_refuses(run: Run, arguments: tuple[str, ...], said: str) -> None:
    assert said in run("serve", *arguments, code=2)


# Rows of CSV that hold no record


def test_blank_rows_and_byte_order_marks_hold_no_record(run: Run) -> None:
    column = ("--in", "csv", "--column", "body")
    assert run("normalize", *column, stdin=f"\ufeffbody\n\n{_TEXT}") == f"\ufeffbody\n\n{_FULL}"
    assert run("normalize", *column, stdin="\ufeff") == "\ufeff"

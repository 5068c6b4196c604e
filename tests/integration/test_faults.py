"""Faults of the world around: nothing is lost, nothing stands half written, what happened is said; exit code 2."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from starnames.cli.files import Failure
from starnames.cli.main import main
from starnames.cli.replacing import Replacement

_TEXT = "Tuojing Technology rose 3%.\n"
_FULL = Path("/dev/full")
_COMMANDS = (
    ("normalize",),
    ("normalize", "--format", "jsonl"),
    ("normalize", "--diff"),
    ("check",),
    ("find",),
    ("find", "--format", "csv"),
    ("figures",),
    ("resolve",),
    ("table", "show", "hygon"),
    ("table", "stats"),
    ("--version",),
)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    file = tmp_path / "article.txt"
    file.write_text(_TEXT)
    return file


def starnames(
    *arguments: object, wrapper: tuple[str, ...] = (), **keywords: object
) -> subprocess.CompletedProcess[str]:
    words = [*wrapper, sys.executable, "-m", "starnames", *map(str, arguments)]
    streams = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, **keywords}
    return subprocess.run(words, stderr=subprocess.PIPE, encoding="utf-8", check=False, **streams)  # type: ignore[call-overload,no-any-return]


@pytest.mark.skipif(not _FULL.exists(), reason="needs /dev/full")
@pytest.mark.parametrize("command", _COMMANDS, ids=" ".join)
def test_a_full_disk_behind_stdout(command: tuple[str, ...], article: Path) -> None:
    given = (article,) if command[0] not in {"table", "--version", "resolve"} else ()
    names = ("SMIC",) if command[0] == "resolve" else ()
    with _FULL.open("w") as full:
        done = starnames(*command, *given, *names, stdout=full)
    assert done.returncode == 2
    assert done.stderr.startswith("starnames: standard output: No space left on device")
    assert done.stderr.count("\n") == 1


def _unmeasured() -> dict[str, str]:
    """Return an environment without coverage: what measures us would find the disk full too."""
    return {key: value for key, value in os.environ.items() if not key.startswith("COVERAGE_")}


def _limited() -> None:
    import resource  # noqa: PLC0415 - in the child alone

    resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 16, 1 << 16))


@pytest.mark.parametrize("words", [("--write",), ("--trail",)])
def test_a_full_disk_under_what_is_written(words: tuple[str, ...], tmp_path: Path) -> None:
    file = tmp_path / "long.txt"
    text = _TEXT * 4000
    file.write_text(text)
    trail = tmp_path / "trail"
    trail.write_text("an older one")
    option = (*words, trail) if words == ("--trail",) else words
    done = starnames("normalize", *option, file, preexec_fn=_limited, env=_unmeasured())
    assert done.returncode == 2
    assert "File too large" in done.stderr
    assert done.stderr.count("\n") == 1
    assert file.read_text() == text
    assert trail.read_text() == "an older one"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["long.txt", "trail"]


@pytest.mark.parametrize("command", ["workers", "revert", "table add"])
def test_a_full_disk_under_other_commands(command: str, tmp_path: Path) -> None:
    file, trail, table = tmp_path / "long.txt", tmp_path / "trail", tmp_path / "mine.yaml"
    file.write_text(_TEXT * 10_000)
    assert command != "revert" or starnames("normalize", "--write", "--trail", trail, file).returncode == 0
    table.write_text(f"# {'a word ' * 12}\n" * 1000)
    before = {each.name: each.read_bytes() for each in tmp_path.iterdir()}
    words: dict[str, tuple[object, ...]] = {
        "workers": ("normalize", "--write", "--jobs", "2", file),
        "revert": ("revert", "--write", file, trail),
        "table add": ("table", "add", "Haigwang", "--entity", "hygon", "--in", "Haigwang rose.", "--to", table),
    }
    done = starnames(*words[command], preexec_fn=_limited, env=_unmeasured())
    assert (done.returncode, done.stdout) == (2, "")
    assert "File too large" in done.stderr
    assert done.stderr.count("\n") == 1
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == before


def _unprivileged() -> tuple[str, ...] | None:
    """Return what makes the superuser heed the modes of files, nothing for anybody else, None where that cannot be."""
    if os.geteuid():
        return ()
    return ("setpriv", "--bounding-set=-all", "--inh-caps=-all") if shutil.which("setpriv") else None


@pytest.mark.skipif(_unprivileged() is None, reason="runs as the superuser, and setpriv is not here")
def test_a_folder_that_takes_no_files(article: Path) -> None:
    article.parent.chmod(0o555)
    try:
        done = starnames("normalize", "--write", article, wrapper=_unprivileged() or ())
    finally:
        article.parent.chmod(0o755)
    assert done.returncode == 2
    assert done.stderr == f"starnames: {article}: Permission denied; the file is as it was\n"
    assert article.read_text() == _TEXT


@pytest.mark.skipif(_unprivileged() is None, reason="runs as the superuser, and setpriv is not here")
def test_a_file_that_may_not_be_read(article: Path) -> None:
    article.chmod(0)
    done = starnames("normalize", article, wrapper=_unprivileged() or ())
    assert done.returncode == 2
    assert "Permission denied" in done.stderr
    assert done.stdout == ""


def test_a_file_that_is_gone_stops_everything_before_it_starts(article: Path) -> None:
    done = starnames("normalize", "--write", article, article.parent / "gone.txt")
    assert done.returncode == 2
    assert "gone.txt: No such file or directory" in done.stderr
    assert article.read_text() == _TEXT


def test_a_folder_in_the_place_of_a_file(article: Path) -> None:
    done = starnames("normalize", article.parent)
    assert done.returncode == 2
    assert "Is a directory" in done.stderr


def test_what_somebody_else_changed_meanwhile_stays_theirs(article: Path) -> None:
    ours = Replacement(str(article))
    ours.open()
    ours.write("ours")
    article.write_text("theirs")
    with pytest.raises(Failure, match="somebody else changed it meanwhile"):
        ours.commit()
    assert article.read_text() == "theirs"
    assert [each.name for each in article.parent.iterdir()] == [article.name]


@pytest.mark.parametrize("what", ["grown", "gone", "a folder"])
def test_a_file_that_changes_while_it_is_read_stays_as_it_is(what: str, tmp_path: Path) -> None:
    file = tmp_path / "long.txt"
    text = _TEXT * 20_000
    file.write_text(text)
    words = [sys.executable, "-m", "starnames", "normalize", "--write", str(file)]
    with subprocess.Popen(words, stderr=subprocess.PIPE, encoding="utf-8", env=_unmeasured()) as running:
        for _ in range(600):
            if len(list(tmp_path.iterdir())) > 1 or running.poll() is not None:
                break
            time.sleep(0.05)
        if what == "grown":
            with file.open("a") as more:
                more.write("More.\n")
        else:
            file.unlink()
        if what == "a folder":
            file.mkdir()
        assert running.stderr is not None
        said = running.stderr.read()
    assert running.returncode == 2
    assert said == f"starnames: {file}: somebody else changed it meanwhile; it is as they left it\n"
    assert [each.name for each in tmp_path.iterdir()] == ([] if what == "gone" else ["long.txt"])
    assert what != "grown" or file.read_text() == text + "More.\n"


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs to see the processes of a process")
def test_a_worker_that_is_killed_leaves_no_half_written_file(tmp_path: Path) -> None:
    files = [tmp_path / "a.txt", tmp_path / "b.txt"]
    text = _TEXT * 20_000
    for file in files:
        file.write_text(text)
    words = [sys.executable, "-m", "starnames", "normalize", "--write", "--jobs", "2", *map(str, files)]
    with subprocess.Popen(words, stderr=subprocess.PIPE, encoding="utf-8", env=_unmeasured()) as running:
        children = Path(f"/proc/{running.pid}/task/{running.pid}/children")
        for _ in range(600):
            if running.poll() is not None or (workers := children.read_text().split()):
                break
            time.sleep(0.05)
        os.kill(int(workers[0]), signal.SIGKILL)
        assert running.stderr is not None
        said = running.stderr.read()
    assert running.returncode == 2
    assert said.startswith("starnames: a worker died")
    assert said.count("\n") == 1
    assert {each.name: each.read_text() for each in tmp_path.iterdir()} == {"a.txt": text, "b.txt": text}


@pytest.mark.parametrize("command", ["normalize", "revert"])
def test_an_interrupt_at_any_line_leaves_every_file_whole(command: str, tmp_path: Path) -> None:
    folder, older = tmp_path / "folder", "an older one"
    folder.mkdir()
    file, trail = folder / "a.txt", folder / "trail"
    file.write_text(_TEXT)
    trail.write_text(older)
    words: tuple[object, ...] = ("normalize", "--isolated", "--write", "--trail", trail, file)
    if command == "revert":
        assert starnames(*words).returncode == 0
        words = ("revert", "--isolated", "--write", file, trail)
    told = subprocess.run(
        [sys.executable, "-m", "tests.interrupted", folder, *map(str, words)],
        stdout=subprocess.PIPE,
        env=_unmeasured(),
        check=True,
    ).stdout
    rows = [json.loads(line) for line in told.splitlines()]
    assert len(rows) > 50
    assert {code for _, code, _ in rows[:-1]} == {130}
    assert rows[-1][:2] == ["", 0]
    for place, _, left in rows:
        assert sorted(left) == ["a.txt", "trail"], place
        assert left["a.txt"] in {_TEXT, _TEXT.replace("Tuojing Technology", "Piotech Inc.")}
        assert left["trail"] == older or left["trail"].endswith("}\n")


@pytest.mark.parametrize("words", [(), ("--jobs", "2"), ("--write",)], ids=" ".join)
def test_a_file_that_goes_away_before_it_is_read(
    words: tuple[str, ...], article: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    gone = article.parent / "gone.txt"
    monkeypatch.setattr("starnames.cli.normalizing.check_readable", lambda _: None)
    assert main(["normalize", *words, str(article), str(gone)]) == 2
    assert capsys.readouterr().err == f"starnames: {gone}: No such file or directory\n"
    assert article.read_text() == _TEXT
    assert [each.name for each in article.parent.iterdir()] == [article.name]


@pytest.mark.parametrize(
    "command",
    [("normalize",), ("normalize", "--jobs", "2"), ("find", "--format", "jsonl"), ("figures",), ("check",)],
    ids=" ".join,
)
def test_a_reader_that_went_away(command: tuple[str, ...], tmp_path: Path) -> None:
    file = tmp_path / "long.txt"
    file.write_text(_TEXT * 8000)
    with subprocess.Popen(
        [sys.executable, "-m", "starnames", *command, str(file)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | {"PYTHONWARNINGS": "ignore"},  # what measures coverage warns in workers
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.read(10)
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode in {0, 1}


@pytest.mark.parametrize("name", ["no/such/folder/out.html", "."])
def test_a_trail_with_nowhere_to_go(name: str, article: Path) -> None:
    done = starnames("normalize", "--trail", article.parent / name, article)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert article.read_text() == _TEXT


@pytest.mark.parametrize(
    "command", [("normalize",), ("find",), ("figures",), ("resolve",), ("table", "suggest")], ids=" ".join
)
def test_a_closed_stdin_or_stdout(command: tuple[str, ...], article: Path) -> None:
    done = starnames(*command, wrapper=("sh", "-c", 'exec "$@" <&-', "sh"))
    assert (done.returncode, done.stderr) == (2, "starnames: standard input is closed; name a file\n")
    done = starnames(*command, article, wrapper=("sh", "-c", 'exec "$@" >&-', "sh"))
    assert (done.returncode, done.stderr) == (2, "starnames: standard output is closed; there is nowhere to print to\n")
    done = starnames(*command, article, "--config", "gone.toml", wrapper=("sh", "-c", 'exec "$@" 2>&-', "sh"))
    assert (done.returncode, done.stderr) == (2, "")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes with names")
@pytest.mark.parametrize(
    ("command", "said"),
    [
        (("normalize",), "Piotech Inc. rose 3%.\n"),
        (("find",), "Tuojing Technology"),
        (("figures",), "3%"),
        (("check",), "should be"),
    ],
)
def test_a_pipe_is_read_once(command: tuple[str, ...], said: str, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    words = [sys.executable, "-m", "starnames", *command, str(pipe)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, encoding="utf-8") as reader:
        pipe.write_text(_TEXT)
        assert said in reader.communicate()[0]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes with names")
def test_a_pipe_is_written_to_and_never_replaced(article: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    words = [sys.executable, "-m", "starnames", "normalize", "--trail", str(pipe), str(article)]
    with subprocess.Popen(words, stdout=subprocess.DEVNULL) as writer:
        assert '"before": "Tuojing Technology"' in pipe.read_text()
    assert writer.returncode == 0
    assert pipe.is_fifo()
    done = starnames("normalize", "--write", pipe)
    assert (done.returncode, done.stderr) == (2, f"starnames: {pipe}: --write replaces files, and this is none\n")
    done = starnames("revert", article, pipe)
    assert (done.returncode, done.stderr) == (2, f"starnames: {pipe}: it is read more than once; save it as a file\n")


@pytest.mark.parametrize(
    "command",
    [
        ("normalize", "-", "-"),
        ("find", "-", "-"),
        ("figures", "-", "-"),
        ("check", "--source", "-", "-"),
        ("normalize", "--source", "-"),
        ("compare", "-", "-"),
        ("glossary", "--for", "-", "--for", "-"),
        ("table", "suggest", "-", "-"),
    ],
    ids=" ".join,
)
def test_stdin_named_twice(command: tuple[str, ...]) -> None:
    done = starnames(*command)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "starnames: standard input (-) can be read only once; name files\n"


def test_stdin_among_names_and_a_trail_on_stdin(article: Path) -> None:
    assert starnames("resolve", "SMIC", "-").stderr.startswith("starnames: - reads the names from standard input")
    assert starnames("revert", article, "-").stderr.startswith("starnames: -: it is read more than once")


def test_a_file_named_twice_is_not_written(article: Path) -> None:
    done = starnames("normalize", "--write", article, article)
    assert (done.returncode, done.stderr) == (2, f"starnames: {article}: named twice; --write writes a file once\n")
    assert article.read_text() == _TEXT


@pytest.mark.parametrize("command", ["normalize", "check", "find", "figures"])
def test_bytes_that_are_not_read_are_told_of(command: str, tmp_path: Path) -> None:
    file = tmp_path / "words.txt"
    file.write_bytes(b"a" * 65_533 + "股".encode() + b"\xff" + b"\xfe" * 9)
    done = starnames(command, file, stdout=subprocess.DEVNULL)
    assert done.returncode == 2
    assert done.stderr.startswith(f"starnames: {file}:1:65535: not UTF-8;")
    assert done.stderr.count("\n") == 1
    file.write_bytes(b"a\n" * 40_000 + b"bc\xff\n\xff")  # told of once, by line and column, in a later piece
    done = starnames(command, file, stdout=subprocess.DEVNULL)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert done.stderr.startswith(f"starnames: {file}:40001:3: not UTF-8;")
    file.write_bytes("股票".encode())
    done = starnames(command, file)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_all_is_done_and_nothing_lost_where_some_bytes_are_not_read(jobs: str, tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("one.txt", "two.txt")]
    for file in files:
        file.write_bytes(b"caf\xe9: Tuojing Technology rose\n")
    done = starnames("normalize", "--names", "short", "--write", "--jobs", jobs, *files)
    assert (done.returncode, done.stdout) == (2, "")
    said = [line.split(": ")[1] for line in done.stderr.splitlines() if line.startswith("starnames: ")]
    assert said == [f"{file}:1:4" for file in files]
    assert [file.read_bytes() for file in files] == [b"caf\xe9: Piotech rose\n"] * 2

"""Faults of the world around: nothing is lost, nothing stands half written, what happened is said; exit code 2."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from starnames.cli.files import Failure, Replacement

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
    watched = {"COVERAGE_PROCESS_START", "COVERAGE_PROCESS_CONFIG"}  # what measures us would find the disk full too
    environment = {key: value for key, value in os.environ.items() if key not in watched}
    done = starnames("normalize", *option, file, preexec_fn=_limited, env=environment)
    assert done.returncode == 2
    assert "File too large" in done.stderr
    assert done.stderr.count("\n") == 1
    assert file.read_text() == text
    assert trail.read_text() == "an older one"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["long.txt", "trail"]


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
    ours.write("ours")
    article.write_text("theirs")
    with pytest.raises(Failure, match="somebody else changed it meanwhile"):
        ours.commit()
    assert article.read_text() == "theirs"
    assert [each.name for each in article.parent.iterdir()] == [article.name]


@pytest.mark.parametrize("command", [("normalize",), ("find", "--format", "jsonl"), ("figures",), ("check",)])
def test_a_reader_that_went_away(command: tuple[str, ...], tmp_path: Path) -> None:
    file = tmp_path / "long.txt"
    file.write_text(_TEXT * 8000)
    with subprocess.Popen(
        [sys.executable, "-m", "starnames", *command, str(file)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
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

"""The command line as a subprocess: output, exit codes, files, bytes."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from starnames import Candidate
from starnames.cli.tables import is_clear
from starnames.table import default_base

if TYPE_CHECKING:
    from pathlib import Path

_TEXT = "Tuojing Technology rose 3%.\nAlice said so.\n"
_FULL = "Piotech Inc. rose 3%.\nAlice said so.\n"


def run(*arguments: str, stdin: bytes | str = b"", expect: int = 0, cwd: Path | None = None) -> bytes:
    raw = stdin.encode() if isinstance(stdin, str) else stdin
    done = subprocess.run(
        [sys.executable, "-m", "starnames", *arguments], input=raw, capture_output=True, check=False, cwd=cwd
    )
    assert done.returncode == expect, (done.stdout, done.stderr)
    if expect == 2:
        assert done.stdout == b""
        return done.stderr
    return done.stdout


def rows(raw: bytes) -> list[dict[str, object]]:
    return [json.loads(line) for line in raw.decode().splitlines()]


@pytest.fixture
def article(tmp_path: Path) -> Path:
    file = tmp_path / "article.txt"
    file.write_bytes(_TEXT.encode())
    return file


def test_normalize_reads_stdin_and_files(article: Path) -> None:
    assert run("normalize", stdin=_TEXT).decode() == _FULL
    assert run("normalize", "-", stdin=_TEXT).decode() == _FULL
    assert run("normalize", str(article), str(article)).decode() == _FULL * 2
    assert article.read_text() == _TEXT


def test_normalize_options() -> None:
    assert run("normalize", "--names", "short", stdin=_TEXT).decode().startswith("Piotech rose")
    assert run("normalize", "--names", "keep", stdin=_TEXT).decode() == _TEXT
    assert run("normalize", "--ignore", "Tuojing Technology", stdin=_TEXT).decode() == _TEXT
    assert run("normalize", "--without-aliases", stdin="Hymo Star rose").decode() == "Hymo Star rose"
    assert run("normalize", "--as-of", "2024-01-01", stdin="Baiji Shenzhou").decode() == "BeiGene, Ltd."
    assert run("normalize", "--unify", stdin="AMEC rose").decode().startswith("Advanced Micro")
    assert run("normalize", "--no-terms", stdin="new quality productivity").decode() == "new quality productivity"
    assert run("normalize", stdin="new quality productivity").decode() == "new quality productive forces"


def test_normalize_jsonl_changes_and_csv() -> None:
    (row,) = rows(run("normalize", "--format", "jsonl", stdin=_TEXT))
    assert {"text", "changes", "left", "file", "record", "table"} <= set(row)
    (change,) = rows(run("normalize", "--format", "changes", stdin=_TEXT))
    assert {"start", "end", "before", "after", "rule", "evidence", "score", "file", "record", "table"} <= set(change)
    table = list(csv.DictReader(io.StringIO(run("normalize", "--format", "csv", stdin=_TEXT).decode())))
    assert [each["after"] for each in table] == ["Piotech Inc."]


def test_diff_exits_1_when_there_is_one(article: Path) -> None:
    diff = run("normalize", "--diff", str(article), expect=1).decode()
    assert "-Tuojing Technology rose" in diff
    assert "+Piotech Inc. rose" in diff
    assert run("normalize", "--diff", stdin="nothing here") == b""


def test_trail_and_revert_give_the_input_back_byte_for_byte(tmp_path: Path) -> None:
    original = b"\xef\xbb\xbfTuojing Technology\r\n\xff\xfe\x00 Lanqi Technology\r\n"
    output, trail = tmp_path / "out.txt", tmp_path / "trail"
    output.write_bytes(original)
    run("normalize", str(output), "--write", "--trail", str(trail), expect=2)  # done, but some of it was not read
    assert b"Piotech Inc.\r\n\xff\xfe\x00 Montage" in output.read_bytes()
    assert run("revert", str(output), str(trail)) == original
    run("revert", str(output), str(trail), "--write")
    assert output.read_bytes() == original


def test_write_replaces_files_whole_and_keeps_their_mode(article: Path) -> None:
    article.chmod(0o640)
    assert run("normalize", "--write", str(article)) == b""
    assert article.read_text() == _FULL
    assert article.stat().st_mode & 0o777 == 0o640
    assert sorted(each.name for each in article.parent.iterdir()) == ["article.txt"]


def test_write_follows_links(article: Path) -> None:
    link = article.parent / "link"
    link.symlink_to(article)
    run("normalize", "--write", str(link))
    assert link.is_symlink()
    assert article.read_text() == _FULL


def test_explain_says_why_on_stderr(article: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "starnames", "normalize", "--explain", str(article)],
        capture_output=True,
        check=True,
    )
    assert b"article.txt:1:1: name:company: 'Tuojing Technology' -> 'Piotech Inc.'" in done.stderr
    assert b"article.txt:2:1: left: 'Alice': weak" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["normalize", "missing.txt"], b"missing.txt: No such file"),
        (["normalize", "."], b".: Is a directory"),
        (["normalize", "--write"], b"--write needs files"),
        (["normalize", "--as-of", "yesterday"], b"write a day as 2026-01-31"),
        (["normalize", "--table", "missing.yaml"], b"missing.yaml: No such file"),
        (["revert", "missing.txt", "trail"], b"missing.txt: No such file"),
        (["table", "show", "nobody"], b"no record"),
        (["table", "lint", "missing"], b"missing: No such file"),
        (["normalize", "--names", "loud"], b"invalid choice: 'loud'"),
        ([], b"COMMAND"),
    ],
)
def test_wrong_use_exits_2_with_advice(arguments: list[str], message: bytes, tmp_path: Path) -> None:
    assert message in run(*arguments, expect=2, cwd=tmp_path)


def test_a_wrong_or_broken_trail_is_refused(article: Path, tmp_path: Path) -> None:
    trail = tmp_path / "trail"
    output = tmp_path / "out.txt"
    output.write_bytes(run("normalize", str(article), "--trail", str(trail)))
    assert b"edited since" in run("revert", str(article), str(trail), expect=2)
    lines = trail.read_text().splitlines(keepends=True)
    trail.write_text(lines[0])
    assert b"cut short" in run("revert", str(output), str(trail), expect=2)
    trail.write_text("{}\n")
    assert b"trail:1: not a line of a trail" in run("revert", str(output), str(trail), expect=2)
    trail.write_text("")
    assert b"an empty trail" in run("revert", str(output), str(trail), expect=2)


def test_find(article: Path) -> None:
    found = rows(run("find", "--format", "jsonl", str(article)))
    assert [(each["surface"], each["status"], each["ticker"]) for each in found] == [
        ("Tuojing Technology", "linked", "688072.SH"),
        ("Alice", "ambiguous", None),
    ]
    keys = "start end surface status entity name short kind zh ticker score how reason evidence candidates"
    assert {*keys.split(), "file", "record", "table"} <= set(found[0])
    assert len(rows(run("find", "--format", "jsonl", "--only", "linked", str(article)))) == 1
    assert rows(run("find", "--format", "jsonl", "--kind", "market", str(article))) == []
    assert b"688072.SH" in run("find", str(article))
    assert run("find", "--format", "csv", str(article)).count(b"\n") == 3
    terms = rows(run("find", "--format", "jsonl", "--kind", "term", stdin="new quality productivity"))
    assert [each["kind"] for each in terms] == ["term"]
    assert run("find", "--format", "jsonl", stdin="new quality productivity") == b""


def test_resolve_answers_one_object_a_line_in_order() -> None:
    names = "Lanqi Technology\n688041.SS\n\nAlice\n"
    found = rows(run("resolve", "-", "--format", "jsonl", stdin=names))
    assert [(each["surface"], each["status"], each["ticker"]) for each in found] == [
        ("Lanqi Technology", "linked", "688008.SH"),
        ("688041.SS", "linked", "688041.SH"),
        ("", "none", None),
        ("Alice", "none", None),
    ]
    (styled,) = rows(run("resolve", "AMEC", "--format", "jsonl", "--ticker-style", "yahoo"))
    assert styled["ticker"] == "688012.SS"
    assert b"688012.SH" in run("resolve", "AMEC", "--explain")
    (supported,) = rows(run("resolve", "Alice", "--neighbor", "AMEC", "--format", "jsonl"))
    assert supported["ticker"] == "688578.SH"


def test_figures() -> None:
    found = rows(run("figures", "--format", "jsonl", stdin="营业收入14221.70亿元"))
    assert [(each["value"], each["unit"]) for each in found] == [("1422170000000", "CNY")]
    keys = "start end surface kind value high unit qualifier direction reason suspect file record"
    assert set(keys.split()) <= set(found[0])
    assert "14221.70亿元" in run("figures", stdin="营业收入14221.70亿元").decode()
    (mega,) = rows(run("figures", "--locale", "zh-CN", "--format", "jsonl", stdin="3兆元"))
    assert mega["value"] == "3000000"


def test_every_row_says_which_table_gave_it(article: Path) -> None:
    version = run("--version").decode().split("table ")[1].split(",")[0]
    zh = article.with_name("zh.txt")
    zh.write_text("涨了3.5%\n")
    for words in (
        ("find", article), ("figures", article), ("resolve", "SMIC"), ("compare", zh, article), ("normalize", article),
    ):  # fmt: skip
        command, *rest = map(str, words)
        found = run(command, "--format", "jsonl", *rest, expect=int(command == "compare"))
        for row in rows(found):
            assert row["table"] == version
            assert {"file", "record"} <= row.keys()
        assert found
    changes = run("normalize", "--format", "changes", str(article))
    tables = [run("table", *each, "--format", "jsonl") for each in (("show", "amec"), ("stats",), ("export",))]
    for found in (changes, *tables):
        assert {row["table"] for row in rows(found)} == {version}


def test_table_commands(tmp_path: Path) -> None:
    assert b"688041.SH" in run("table", "show", "hygon")
    assert b"688041.SH" in run("table", "show", "688041")
    assert b"entities" in run("table", "stats")
    exported = list(csv.DictReader(io.StringIO(run("table", "export").decode())))
    assert {"form", "role", "entity", "name", "short", "kind", "zh", "ticker", "table"} == set(exported[0])
    assert any(each["form"] == "Haiguang Information" and each["ticker"] == "688041.SH" for each in exported)
    assert run("table", "lint") == b""
    table = tmp_path / "mine.yaml"
    table.write_text("- id: x\n  nonsense: 1\n")
    faults = run("table", "lint", str(table), expect=1).decode()
    assert f"{table}:2:3: unknown-key:" in faults
    assert b"mine.yaml:2:3: unknown-key" in run("find", "--table", str(table), expect=2)


def test_check_prints_a_line_a_finding_and_exits_1(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(
        "SMIC rose.\nTuojing Technology earned 3.5 hundred million yuan.\nAlice smiled.\n", encoding="utf-8"
    )
    lines = run("check", str(file), expect=1).decode().splitlines()
    assert lines[0] == f"{file}:2:1: name:company: 'Tuojing Technology' should be 'Piotech Inc.'"
    assert lines[1].startswith(f"{file}:2:27: figure:literal_scale: '3.5 hundred million yuan' should be")
    assert len(lines) == 2
    assert run("check", stdin="SMIC rose 3%.") == b""
    assert b"missing.txt: No such file" in run("check", "missing.txt", expect=2, cwd=tmp_path)


def test_table_suggest_prints_records_to_complete() -> None:
    text = "Shares of Bluecrest Widgets Co., Ltd. rose. Bluecrest Widgets Co., Ltd. fell. SMIC rose."
    suggested = run("table", "suggest", stdin=text).decode()
    assert "'Bluecrest Widgets Co., Ltd.', 2 times: unknown" in suggested
    assert '    "Bluecrest Widgets": "-:1:11"' in suggested
    assert "SMIC" not in suggested


def test_table_suggest_is_ready_to_paste(tmp_path: Path) -> None:
    text = "Haiguan Informations Inc. and Hayguang Informations Inc. met Bluecrest Widgets Co., Ltd.; Alice said so."
    suggested = run("table", "suggest", stdin=text).decode()
    assert suggested.count("- id: hygon\n") == 1
    assert "# recorded already; nothing here says that it is meant" in suggested
    assert '"Alice"' not in suggested
    table = tmp_path / "mine.yaml"
    table.write_text(suggested, encoding="utf-8")
    assert b"missing-key: a record needs 'name'" in run("normalize", "--table", str(table), stdin=text, expect=2)
    table.write_text(suggested.replace("to-be-named", "piotech"), encoding="utf-8")
    repaired = run("normalize", "--table", str(table), "--names", "short", stdin=text).decode()
    assert repaired == "Hygon and Hygon met Piotech; Alice said so."


@pytest.mark.parametrize(("scores", "clear"), [((), False), ((0.29,), False), ((0.3,), True), ((0.8, 0.76), False)])
def test_only_a_candidate_that_is_clearly_ahead_is_suggested(scores: tuple[float, ...], *, clear: bool) -> None:
    candidates = [Candidate(entity=default_base()["hygon"], score=score, how="", form="") for score in scores]
    assert is_clear(candidates) is clear


def test_resolve_explains_an_alignment() -> None:
    explained = run("resolve", "Guilun Electronics", "--without-aliases", "--explain").decode()
    assert "伦=lun 电子=electronics" in explained


def test_an_overlay_table_adds_names(tmp_path: Path) -> None:
    table = tmp_path / "mine.yaml"
    table.write_text("- id: hygon\n  aliases: [Sea Light Chips]\n", encoding="utf-8")
    assert run("normalize", "--table", str(table), "--names", "short", stdin="Sea Light Chips").decode() == "Hygon"


def test_version_names_the_table_and_its_date() -> None:
    text = run("--version").decode()
    assert text.startswith("starnames 0.")
    assert "table 20" in text


def test_a_broken_pipe_ends_quietly(tmp_path: Path) -> None:
    file = tmp_path / "long.txt"
    file.write_text("Tuojing Technology rose.\n" * 20_000)
    command = f'"{sys.executable}" -m starnames find --format jsonl "{file}" | head -n 1'
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=True)
    assert done.stderr == b""


def test_utf8_whatever_the_locale() -> None:
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(
        [sys.executable, "-m", "starnames", "normalize"],
        input="澜起 Lanqi Technology".encode(),
        env=environment,
        capture_output=True,
        check=True,
    )
    assert done.stdout.decode() == "澜起 Montage Technology Co., Ltd."


def test_glossary(tmp_path: Path) -> None:
    file = tmp_path / "zh.txt"
    file.write_text("\ufeff海光信息与机器人。", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "starnames", "glossary", "--as", "deepl", "--for", str(file)],
        capture_output=True,
        check=True,
    )
    assert done.stdout.decode() == "海光信息\tHygon\n"
    assert done.stderr.decode() == "starnames: left out, an ordinary word as well: 机器人\n"
    assert run("glossary", "--kind", "market", "--as", "csv").decode().startswith("source,target,tgt_lng\n")
    file.write_text("Hygon", encoding="utf-8")
    assert run("glossary", "--as", "google", "--for", str(file)) == b""
    assert b"use one of" in run("glossary", "--kind", "firm", expect=2)
    assert b"No such file" in run("glossary", "--for", str(tmp_path / "none"), expect=2)


def test_a_table_in_csv(tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    file.write_text("name;aliases\nQuxi Optics;Song Creek Optics\n", encoding="utf-8")
    assert run("normalize", "--table", str(file), stdin="Song Creek Optics rose.") == b"Quxi Optics rose."
    file.write_text("name;code\nQuxi Optics;725\n", encoding="utf-8")
    message = run("normalize", "--table", str(file), stdin="x", expect=2).decode()
    assert message.startswith(f"starnames: {file}:2:13: bad-code: '725' is no code: did the spreadsheet drop")

"""Settings from files: which file counts, what wins, and what is said where something is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.integration.test_cli import rows, run

from starnames.cli.main import build_parser, main
from starnames.cli.reading import KEYS
from starnames.cli.settings import commands_of

_TEXT = "Tuojing Technology rose 3%.\n"
_SHORT, _FULL = "Piotech rose 3%.\n", "Piotech Inc. rose 3%.\n"
_TABLE = """
- id: bluecrest
  name: Bluecrest Widgets Co., Ltd.
  short: Bluecrest
  kind: company
  codes: [688999.SH]
  aliases: [Blue Comb]
  source: made up
  checked: 2026-11-22
  examples:
    - in: Blue Comb rose.
      out: Bluecrest Widgets Co., Ltd. rose.
"""


def put(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_the_nearest_file_upwards_counts_and_only_that(tmp_path: Path) -> None:
    put(tmp_path / "starnames.toml", 'names = "keep"\n')
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    assert run("normalize", stdin=_TEXT, cwd=inner).decode() == _TEXT
    put(tmp_path / "a" / "pyproject.toml", '[tool.starnames]\nnames = "short"\n')
    assert run("normalize", stdin=_TEXT, cwd=inner).decode() == _SHORT
    put(inner / "pyproject.toml", "[tool.other]\nnames = 3\n")  # without settings it is passed over
    assert run("normalize", stdin=_TEXT, cwd=inner).decode() == _SHORT
    put(inner / "pyproject.toml", "[tool.starnames]\n")
    assert run("normalize", stdin=_TEXT, cwd=inner).decode() == _FULL
    put(inner / "starnames.toml", 'names = "short"\n')  # before the pyproject.toml beside it
    assert run("normalize", stdin=_TEXT, cwd=inner).decode() == _SHORT


def test_the_command_line_wins(tmp_path: Path) -> None:
    put(
        tmp_path / "starnames.toml",
        'names = "short"\nignore = ["Tuojing Technology"]\nterms = false\nwithout-aliases = true\nunify = true\n',
    )
    terms = "Tuojing Technology and new quality productivity; AMEC"
    kept = "Tuojing Technology and new quality productivity; AMEC"
    assert run("normalize", stdin=terms, cwd=tmp_path).decode() == kept
    given = ["--names", "full", "--ignore", "nothing", "--terms", "--with-aliases", "--no-unify"]
    assert run("normalize", *given, stdin=terms, cwd=tmp_path).decode() == (
        "Piotech Inc. and new quality productive forces; AMEC"
    )
    assert run("normalize", "--isolated", stdin=_TEXT, cwd=tmp_path).decode() == _FULL


def test_a_file_can_be_named(tmp_path: Path) -> None:
    put(tmp_path / "starnames.toml", 'names = "keep"\n')
    other = put(tmp_path / "elsewhere" / "mine.toml", 'names = "short"\n')
    assert run("normalize", "--config", str(other), stdin=_TEXT, cwd=tmp_path).decode() == _SHORT
    said = run("normalize", "--config", "missing.toml", stdin=_TEXT, cwd=tmp_path, expect=2)
    assert said == b"starnames: missing.toml: No such file or directory\n"
    run("normalize", "--config", str(other), "--isolated", stdin=_TEXT, cwd=tmp_path, expect=2)
    empty = put(tmp_path / "empty" / "pyproject.toml", "")
    assert b"no [tool.starnames] in it" in run("find", "--config", str(empty), stdin=_TEXT, expect=2)


def test_tables_are_found_from_the_file_that_names_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    put(tmp_path / "tables" / "mine.yaml", _TABLE)
    put(tmp_path / "starnames.toml", 'table = ["tables/mine.yaml"]\n')
    inner = tmp_path / "inner"
    inner.mkdir()
    assert run("normalize", stdin="Blue Comb rose", cwd=inner).decode() == "Bluecrest Widgets Co., Ltd. rose"
    put(tmp_path / "starnames.toml", 'table = "tables/none.yaml"\n')
    monkeypatch.chdir(inner)
    assert main(["normalize", "unread"]) == 2
    assert str(Path("tables", "none.yaml")) in capsys.readouterr().err


def test_every_key_does_what_its_option_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.chdir(tmp_path)

    def out(settings: str, text: str, *arguments: str) -> bytes:
        put(tmp_path / "starnames.toml", settings)
        put(tmp_path / "text.txt", text)
        assert main([*arguments, *(["text.txt"] if text else [])]) == 0
        return capsysbinary.readouterr().out

    assert out("as-of = 2024-01-01", "Baiji Shenzhou", "normalize") == b"BeiGene, Ltd."
    assert out('as-of = "2024-01-01"', "Baiji Shenzhou", "normalize") == b"BeiGene, Ltd."
    (link,) = rows(out("min-certainty = 0.99", _TEXT, "find", "--format", "jsonl"))
    assert (link["status"], link["reason"]) == ("ambiguous", "below min-certainty")
    assert b"1,422,170 b" in out('figures = "keep"', "revenue of 1,422,170 billion yuan", "normalize")
    assert b"3,000,000,000,000" in out('locale = "ja"', "3\u5146\u5186", "figures")
    assert b"688012.SS" in out('ticker-style = "yahoo"', "", "resolve", "AMEC")
    assert b"688012.SS" in out('ticker-style = "yahoo"', "", "table", "export")
    assert b"688012.SH" in out('prefer = "star"', "", "resolve", "AMEC")


def test_check_prints_names_and_figures_as_the_settings_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    put(tmp_path / "text.txt", "Tuojing Technology sold tools for 1,422,170 billion yuan by new quality productivity.")

    def rules(settings: str, *arguments: str) -> dict[str, str]:
        put(tmp_path / "starnames.toml", settings)
        assert main(["check", *arguments, "text.txt"]) in {0, 1}
        lines = capsys.readouterr().out.splitlines()
        return {line.split(": ")[1].split(":")[0]: line for line in lines}

    assert set(rules("")) == {"name", "term"}
    assert "'Piotech Inc.'" in rules("")["name"]
    assert "'Piotech'" in rules('names = "short"')["name"]
    assert "name" not in rules("", "--names", "keep")
    assert any(rule.startswith("figure") for rule in rules('figures = "zh"'))
    assert "term" not in rules("terms = false")
    assert "term" not in rules("", "--no-terms")
    assert "term" in rules("terms = false", "--terms")


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ('nmes = "short"', ":1: nmes: no such key; did you mean 'names'?"),
        ('\n\nas_of = "2024-01-01"', ":3: as_of: no such key; did you mean 'as-of'?"),
        ("colour = 1", ":1: colour: no such key; the keys are as-of, figures, "),
        ('unify = true\nnames = "fulll"', ":2: names: 'fulll' is none of keep, full, short, annotate, first-full"),
        ("names = 3", ":1: names: 3 is none of keep"),
        ("terms = 1", ":1: terms: true or false, not 1"),
        ("ignore = [1]", ':1: ignore: a list of strings such as ["one", "two"], not [1]'),
        ("as-of = 2024", ":1: as-of: a day such as 2026-01-31, not 2024"),
        ('as-of = "yesterday"', ":1: as-of: a day such as 2026-01-31, not 'yesterday'"),
        ("min-certainty = 2", ":1: min-certainty: a number from 0 to 1, not 2"),
        ("min-certainty = true", ":1: min-certainty: a number from 0 to 1, not True"),
        ("[names]\nx = 1", ":1: names: {'x': 1} is none of"),
        ("names = ", ":1:9: no valid TOML: Invalid value"),
        ("names = [1,", ":1: no valid TOML: "),
        ('ignore = [\n"x",\n\n', ":4: no valid TOML: "),
        ('ignore = [\n"names",\n]\n"names" = 3', ":4: names: 3 is none of"),
        (f"names = {'[' * 100_000}", ": no valid TOML: nested too deeply"),
        (f"names = {'9' * 5000}", ": no valid TOML: Exceeds the limit"),
    ],
)
def test_mistakes_are_named_with_their_place(
    tmp_path: Path, settings: str, said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = put(tmp_path / "starnames.toml", settings + "\n")
    monkeypatch.chdir(tmp_path)
    assert main(["normalize", "unread"]) == 2
    words = capsys.readouterr().err
    assert words.startswith("starnames: ")
    assert f"{file.name}{said}" in words


def test_mistakes_in_a_pyproject_are_found_within_its_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    put(tmp_path / "pyproject.toml", '[tool.x]\nnmes = 1\n[tool.starnames]\n# names\nnmes = "x"\n')
    assert main(["find"]) == 2
    assert "pyproject.toml:5: nmes: no such key" in capsys.readouterr().err
    put(tmp_path / "pyproject.toml", "[tool]\nx = 1\nstarnames = 3\n")
    assert main(["find"]) == 2
    assert "pyproject.toml:3: tool.starnames: a table: write [tool.starnames]" in capsys.readouterr().err
    (tmp_path / "pyproject.toml").write_bytes("[tool.starnames]\nignore = ['\u4e2d".encode() + b"\xff']\n")
    assert main(["find"]) == 2
    assert "pyproject.toml:2:13: not UTF-8; save the file as UTF-8" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("settings", "line"),
    [
        ("[ tool.starnames ]\nnames = 3", 2),
        ('["tool"."starnames"]\r\n\r\nnames = 3', 3),
        ("[tool]\nother = 1\nstarnames.names = 3", 3),
        ("tool.starnames.terms = true\ntool.starnames.names = 3", 2),
        ("[tool]\nstarnames = {terms = true, names = 3}", 2),
        ("[project]\nnames = 1\n[tool.starnames.names]\nshort = 1\n[tool.other]\nnames = 1", 3),
        ('[project]\nx = """\nnames = 1\nstarnames\n"""\n[tool.starnames]\nnames = 3\n# names', 7),
    ],
)
def test_settings_are_found_however_their_table_is_written(
    tmp_path: Path, settings: str, line: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pyproject.toml").write_bytes(settings.encode())
    assert main(["normalize", "unread"]) == 2
    assert f"pyproject.toml:{line}: names: " in capsys.readouterr().err
    put(tmp_path / "text.txt", _TEXT)
    if "names = 3" in settings:
        (tmp_path / "pyproject.toml").write_bytes(settings.replace("names = 3", 'names = "short"').encode())
        assert main(["normalize", "text.txt"]) == 0
        assert capsys.readouterr().out == _SHORT


def test_what_speaks_of_us_and_sets_nothing_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    put(tmp_path / "starnames.toml", 'names = "short"\n')
    inner = tmp_path / "inner"
    put(inner / "text.txt", _TEXT)
    monkeypatch.chdir(inner)
    for text in ("tool = 3 # tool.starnames\n", '[project]\ndependencies = ["starnames"]\n', "[tool.other\nbroken"):
        put(inner / "pyproject.toml", text)
        assert main(["normalize", "text.txt"]) == 0
        assert capsys.readouterr().out == _SHORT
    put(inner / "pyproject.toml", '[project]\ndependencies = ["starnames"]\n[tool.other\n')  # may have had settings
    assert main(["normalize", "text.txt"]) == 2
    assert "pyproject.toml:3:12: no valid TOML: Expected ']'" in capsys.readouterr().err


def test_what_a_command_does_not_take_is_left_alone_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    put(tmp_path / "starnames.toml", 'names = "short"\nfigures = "en"\nmin-certainty = 1\nlocale = "ja"\n')
    put(tmp_path / "text.txt", _TEXT)
    monkeypatch.chdir(tmp_path)
    assert main(["normalize", "text.txt"]) == 0  # has no --min-certainty
    assert capsys.readouterr().out == _SHORT
    assert main(["figures", "--format", "csv", "text.txt"]) == 0  # has no --figures, nor --names
    assert "3%" in capsys.readouterr().out


def test_a_key_written_in_another_way_is_named_without_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    put(tmp_path / "starnames.toml", '"nam\\u0065s" = "loud"\n')
    monkeypatch.chdir(tmp_path)
    assert main(["normalize", "unread"]) == 2
    assert "starnames.toml: names: 'loud' is none of" in capsys.readouterr().err


def test_the_keys_stand_on_their_page_and_are_options() -> None:
    page = (Path(__file__).parents[2] / "docs" / "settings.md").read_text(encoding="utf-8")
    told = [line.split("`")[1] for line in page.splitlines() if line.startswith("| `")]
    assert told == sorted(KEYS)
    options = {option for _, command in commands_of(build_parser()) for option in command._option_string_actions}
    assert {key.option for key in KEYS.values()} <= options

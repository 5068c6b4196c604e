"""What the documents say is true: examples run, links lead somewhere."""

from __future__ import annotations

import argparse
import doctest
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import starnames
from starnames.cli.main import build_parser
from tests.consoles import run, steps_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_ROOT = Path(__file__).parent.parent
_ALL_PAGES = sorted([*_ROOT.glob("*.md"), *(_ROOT / "docs").rglob("*.md"), *(_ROOT / "seeds").glob("*.md")])
# The examples of the integrations need their extras, and run with the tests of those.
_PAGES = [page for page in _ALL_PAGES if page.parent.name != "integrations"]
_CONSOLES = [page for page in _PAGES if "```console" in page.read_text(encoding="utf-8")]


@pytest.mark.parametrize("page", _PAGES, ids=lambda page: page.name)
def test_examples_run(page: Path) -> None:
    result = doctest.testfile(str(page), module_relative=False, encoding="utf-8", optionflags=doctest.ELLIPSIS)
    assert result.failed == 0


def test_the_readme_has_an_example() -> None:
    assert ">>> import starnames" in (_ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", _CONSOLES, ids=lambda page: page.name)
def test_consoles_print_what_they_show(page: Path, tmp_path: Path) -> None:
    for step in steps_of(page.read_text(encoding="utf-8")):
        assert run(step, tmp_path) == step.printed, step.command


def test_the_tutorial_is_run() -> None:
    assert "tutorial.md" in {page.name for page in _CONSOLES}


def test_the_reference_names_every_public_name() -> None:
    reference = (_ROOT / "docs" / "reference" / "python.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\.\. auto(?:function|class|exception):: (\w+)$", reference, re.MULTILINE)
    assert sorted(listed) == sorted(starnames.__all__)


def _parsers(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    yield parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for each in action.choices.values():
                yield from _parsers(each)


def test_every_option_says_what_it_does() -> None:
    silent = [
        f"{parser.prog} {action.option_strings or action.dest}"
        for parser in _parsers(build_parser())
        for action in parser._actions
        if not action.help and not isinstance(action, argparse._SubParsersAction)
    ]
    assert not silent


@pytest.mark.parametrize("page", _ALL_PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+?)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        if not target.startswith("http"):
            assert (page.parent / target).exists(), f"{page.name} links to {target}"

"""The signs that a change stands in company where it may be read otherwise, one by one."""

from __future__ import annotations

import pytest

from starnames import Change
from starnames.beside import unproven
from starnames.drafter import Draft
from starnames.figure import find_figures
from starnames.restyler import Lines, proposals


def _draft(text: str, name: str, after: str, rule: str = "name:company") -> Draft:
    start = text.index(name)
    change = Change(start=start, end=start + len(name), before=name, after=after, rule=rule)
    return Draft(
        text=text, mode="keep", links=(), figures=(), names=[change], repairs=(), styles=(), left=(), named=set()
    )


@pytest.mark.parametrize(
    ("text", "odd"),
    [
        ("kantor", False),
        ("the kantor grew", False),
        ("xkantor grew", True),
        ("9kantor grew", True),
        ("某kantor grew", True),
        ("(kantor) grew", False),
        ("“kantor” grew", False),
        ("“kantor”, it grew", False),
        ("*kantor* grew", False),
        ("the -kantor grew", False),
        ("a-kantor grew", True),
        ("1/kantor grew", True),
        (" /kantor grew", False),
        ("kantor's growth", False),
        ("kantorx grew", True),
        ("kantor9 grew", True),
        ("kantor某", True),
        ("kantor-a grew", True),
        ("kantor- a", False),
        ("kantor. it grew", False),
        ("kantor.com", True),
        ("the kantor Grew", True),
        ("the kantor 9", True),
        ("the kantor & co", True),
        ("the kantor 某", True),
        ("the kantor grew & fell", False),
        ("Then Big kantor grew", True),
        ("The kantor grew", False),
        ("But the kantor grew", False),
        ("Of A kantor, it", False),
        ("by 某 kantor", True),
        ("by 9 kantor", False),
        ("by , kantor", False),
        ("by N9 kantor", True),
        ("By (Big) kantor", False),
        ("Bigkantor grew", True),
        (f"Big {' ' * 20}kantor grew", True),
        (f"Big {' ' * 30}kantor grew", False),
    ],
)
def test_a_name_in_odd_company(text: str, odd: bool) -> None:  # noqa: FBT001 - what is expected
    draft = _draft(text, "kantor", "Kantor")
    assert bool(unproven(draft, lambda *_: True)) is odd


@pytest.mark.parametrize(
    ("behind", "odd"),
    [
        (" it grew", False),
        (" It grew", True),
        (" “It grew", True),
        ("  (It grew", True),
        ("", False),
        (f"{' ' * 7}It", True),
        (f"{' ' * 8}It", False),
    ],
)
def test_a_full_stop_of_the_name_may_end_a_sentence(behind: str, odd: bool) -> None:  # noqa: FBT001
    for name, after in (("kantor co.", "Kantor"), ("kantor co", "Kantor Inc.")):
        assert bool(unproven(_draft(f"at {name}{behind}", name, after), lambda *_: True)) is odd


def test_a_term_may_be_part_of_a_longer_one_between_the_words_beside_it() -> None:
    asked = []

    def alone(before: str, name: str, behind: str) -> bool:
        asked.append((before, name, behind))
        return False

    words = "all that the wide term of the large trade says"
    assert unproven(_draft(words, "term", "Term", rule="term"), alone)
    assert asked == [("that the wide ", "Term", " of the large trade ")]
    asked.clear()
    assert not unproven(_draft(words, "term", "Term"), alone)  # a company's name is told by its capitals
    assert not asked
    assert unproven(_draft("in 9 term", "term", "Term"), alone)  # behind a number it is not
    assert not unproven(_draft("in 9, term", "term", "Term"), alone)


@pytest.mark.parametrize(
    ("text", "odd"),
    [
        ("raised 3.5亿元 in it", False),
        ("raised 350 million yuan in it", False),
        ("raised 350 million yuan in 9", True),
        (f"raised 350 million yuan in{' and' * 6} 9", False),
        (f"in 9 {'and ' * 3}raised 350 million yuan", True),
        (f"in 9 {'and ' * 6}raised 350 million yuan", False),
        ("raised 350 million yuan 在 it", True),
        ("raised (350 million yuan) in it", False),
        ("raised half, 350 million yuan", True),
        ("raised 350 million yuan, half of it", True),
    ],
)
def test_a_figure_printed_anew_is_by_itself(text: str, odd: bool) -> None:  # noqa: FBT001
    figures = find_figures(text)
    styles = list(proposals(text, figures, Lines(text, figures, []), "en"))
    draft = Draft(
        text=text, mode="en", links=(), figures=figures, names=[], repairs=(), styles=styles, left=(), named=set()
    )
    assert bool(unproven(draft, lambda *_: True)) is odd

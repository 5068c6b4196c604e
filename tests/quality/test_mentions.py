"""Floors that only rise: real mentions, every company's own renderings, companies taken out of the table and put in."""

from __future__ import annotations

import os
import random
import re
from collections import defaultdict
from itertools import islice, product
from typing import TYPE_CHECKING

import pytest

from starnames.renderings import RenderingIndex, costs
from starnames.renderings.rows import head_of
from tests.quality.mention_report import HALVES, index, morphemes, names, ordinary, readings, reference_folder, tally

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from starnames.renderings import NameRecord

_FOLDER = reference_folder()
_LEGAL_END = re.compile("(?:股份)?(?:有限)?(?:责任)?公司$")
_BRACKETED = re.compile(r"[(（][^)）]*[)）]")
pytestmark = pytest.mark.skipif(_FOLDER is None, reason="STARNAMES_REFERENCE is unset: no reference tables here")

# How a name that is said exactly is said: what Chinese has it, as it has it.
SAID = frozenset(("pinyin", "gloss", "trade", "legal", "own", "usual", "added", "dropped", "spelled", "brand"))
WITHIN = costs.MARGIN + costs.DROP_GENERIC
# Least share of right and greatest of wrong, in percent, by half and style.
FLOORS = {
    ("tune", "pinyin+suffix"): (93.0, 0.0),
    ("tune", "literal"): (79.0, 0.0),
    ("tune", "mixed"): (80.0, 0.0),
    ("tune", "typo"): (57.0, 0.0),
    ("tune", "official"): (80.0, 0.0),
    ("tune", "all"): (84.0, 0.0),
    ("report", "pinyin+suffix"): (94.0, 0.0),
    ("report", "literal"): (63.0, 0.0),
    ("report", "mixed"): (75.0, 5.0),
    ("report", "typo"): (40.0, 0.0),
    ("report", "official"): (83.0, 0.0),
    ("report", "all"): (76.0, 0.5),
}


@pytest.fixture(scope="module")
def folder() -> Path:
    assert _FOLDER is not None
    return _FOLDER


def rendered(record: NameRecord, draw: random.Random) -> tuple[str, str]:
    """Return a name in pinyin with its trade words in English, and in pinyin alone."""
    zh = record.zh.removesuffix("A").removesuffix("B") if len(record.zh) > 2 else record.zh
    pinyin = [readings().get(each, (each,))[0] for each in zh]
    _, end = head_of(zh, morphemes())
    parts, at = ["".join(pinyin[:end]).capitalize()], end
    while at < len(zh):
        found = [each for each in morphemes().at(zh, at) if each.kind in ("generic", "legal") and each.en]
        parts.append(draw.choice(found[0].en) if found else pinyin[at])
        at += len(found[0].zh) if found else 1
    return " ".join(parts), "".join(pinyin)


@pytest.mark.parametrize("half", HALVES)
def test_mentions_stay_above_their_floors(folder: Path, half: str) -> None:
    counts = tally(folder, half)
    for (name, style), (right, wrong) in FLOORS.items():
        if name == half:
            total = counts[style].total()
            assert 100 * counts[style]["right"] / total >= right, style
            assert 100 * counts[style]["wrong"] / total <= wrong, style


def test_every_name_comes_home_from_its_own_rendering(folder: Path) -> None:
    draw = random.Random(20261122)  # noqa: S311
    for record in draw.sample(names(folder), 500):
        for surface in rendered(record, draw):
            decision = index(folder).decide(surface)
            keys = [each.key for each in decision.candidates]
            assert decision.key in ("", record.key), (surface, record)
            assert record.key in keys, (surface, record)


@pytest.fixture(scope="module")
def gone(folder: Path) -> frozenset[str]:
    """Half of the companies, to be taken out of the table."""
    draw = random.Random(20261122)  # noqa: S311
    return frozenset(each.key for each in names(folder) if draw.random() < 1 / 2)


@pytest.fixture(scope="module")
def fewer(folder: Path, gone: frozenset[str]) -> RenderingIndex:
    """The index without them."""
    rest = [each for each in names(folder) if each.key not in gone]
    return RenderingIndex(rest, morphemes(), readings(), ordinary=ordinary())


def test_names_of_companies_taken_out_of_the_table_seldom_link_elsewhere(
    folder: Path, gone: frozenset[str], fewer: RenderingIndex
) -> None:
    draw = random.Random(20261122)  # noqa: S311
    out = draw.sample([each for each in names(folder) if each.key in gone], 600)
    asked = [surface for record in out for surface in rendered(record, draw)]
    links = [decision for surface in asked if (decision := fewer.decide(surface)).status == "linked"]
    best = [next(each for each in link.candidates if each.key == link.key) for link in links]
    wrong = [each for each in best if not each.exact and any(piece.how not in SAID for piece in each.pieces)]
    assert len(wrong) <= 0.005 * len(asked), wrong


def every_rendering(record: NameRecord) -> Iterator[str]:
    """Yield a name in pinyin with its trade words in English, in every way to put them, and in pinyin alone."""
    zh = record.zh.removesuffix("A").removesuffix("B") if len(record.zh) > 2 else record.zh
    pinyin = [readings().get(each, (each,))[0] for each in zh]
    _, at = head_of(zh, morphemes())
    parts: list[tuple[str, ...]] = [("".join(pinyin[:at]).capitalize(),)]
    while at < len(zh):
        found = [each for each in morphemes().at(zh, at) if each.kind in ("generic", "legal") and each.en]
        parts.append(found[0].en if found else (pinyin[at],))
        at += len(found[0].zh) if found else 1
    yield from (" ".join(each) for each in islice(product(*parts), 24))
    yield "".join(pinyin)


def in_full(record: NameRecord) -> str:
    """Return a full legal name put into English piece by piece: places and trades by meaning, the rest in pinyin."""
    zh = _BRACKETED.sub("", _LEGAL_END.sub("", record.zh_full))
    parts, run, at = [], "", 0
    while at < len(zh):
        found = [each for each in morphemes().at(zh, at) if each.kind and each.en and len(each.zh) > 1]
        known = next((each for each in found if not at or each.kind != "place"), None)
        if known is None:
            run += readings().get(zh[at], (zh[at],))[0]
            at += 1
            continue
        parts += [run.capitalize(), known.en[0]]
        run, at = "", at + len(known.zh)
        at += known.kind == "place" and zh[at : at + 1] in ("市", "省")
    return " ".join(filter(None, (*parts, run.capitalize(), "Co., Ltd.")))


def test_full_legal_names_come_home(folder: Path) -> None:
    draw = random.Random(20261122)  # noqa: S311
    records = draw.sample([each for each in names(folder) if each.zh_full], 500)
    keys = [(index(folder).decide(in_full(each)).key, each.key) for each in records]
    assert sum(found == meant for found, meant in keys) >= 450
    assert sum(found not in ("", meant) for found, meant in keys) <= 1


def test_no_rendering_of_a_company_taken_out_of_the_table_links_elsewhere_by_a_doubt(folder: Path) -> None:
    """Each company is taken out by itself; what it is called then is nobody's unless it says another's name.

    With ``STARNAMES_SWEEP=1`` every company is, in half a minute.
    """
    postings = index(folder).postings
    rows: dict[str, int] = defaultdict(int)
    for number, (name, _) in enumerate(postings.rows):
        rows[postings.names[name][0].key] |= 1 << number
    everything = postings.everything
    step = 1 if os.environ.get("STARNAMES_SWEEP") else 13
    wrong = []
    try:
        for record in names(folder)[::step]:
            postings.everything = everything & ~rows[record.key]
            links = [link for each in every_rendering(record) if (link := index(folder).decide(each)).key]
            best = [next(each for each in link.candidates if each.key == link.key) for link in links]
            wrong += [(record.zh, each) for each in best if any(piece.how not in SAID for piece in each.pieces)]
    finally:
        postings.everything = everything
    assert wrong == []


def test_companies_put_into_the_table_change_an_answer_only_as_rivals(
    folder: Path, gone: frozenset[str], fewer: RenderingIndex
) -> None:
    draw = random.Random(20261123)  # noqa: S311
    for record in draw.sample([each for each in names(folder) if each.key not in gone], 300):
        surface = rendered(record, draw)[0]
        before, after = fewer.decide(surface), index(folder).decide(surface)
        if before.status == "linked" and (after.status, after.key) != ("linked", before.key):
            best = next(each for each in before.candidates if each.key == before.key)
            rivals = [each for each in after.candidates if each.key in gone and each.cost < best.cost + WITHIN]
            assert rivals, surface

"""How right and how fast names are resolved, beside rapidfuzz, in one table.

Run it: ``STARNAMES_REFERENCE=FOLDER python -m tests.bench.bench_resolve``; it ends in about two minutes. The names are
the development mentions with a code (`tests/quality/mention_report.py`), without any recorded alias, asked of every
A-share company or of those of the STAR Market. rapidfuzz answers with its best match over the English names or over the
names in pinyin (WRatio, token_set_ratio; legal suffixes off, 90 points or it declines), on a sample of the names: it
goes through all of them for each. All times are CPU times, best of three for us; the times say how many times as
long as `resolve_many` a name takes.

The budget is 1 ms a name against all A-shares on average, index built, and 0.3 ms in batch.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from starnames.resolver import Resolver
from starnames.table import default_base
from starnames.table.base import KnowledgeBase
from starnames.table.compiling import compile_payload
from starnames.text import bare_query
from tests.quality.mention_report import Labeled, mentions, names, readings, reference_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from starnames.renderings import NameRecord

_SAMPLE = 60
_ENOUGH = 90
_SCORERS = {"WRatio": fuzz.WRatio, "token_set_ratio": fuzz.token_set_ratio}


def _is_star(code: str) -> bool:
    return code.startswith(("688", "689"))


def _verdict(mention: Labeled, codes: set[str]) -> str:
    if not codes:
        return "declined" if mention.expect == "link" else "right"
    return "right" if mention.code in codes and mention.expect == "link" else "wrong"


def _pinyin(record: NameRecord) -> str:
    return "".join(readings().get(each, (each,))[0] for each in record.zh)


@dataclass(frozen=True, slots=True)
class Answered:
    """How somebody answered: how many names were right, wrong and declined, and the seconds that a name takes."""

    who: str
    counts: Counter[str]
    seconds: float

    def shares(self) -> str:
        """Return the shares in words."""
        total = self.counts.total()
        parts = (f"{100 * self.counts[each] / total:.1f} % {each}" for each in ("right", "wrong", "declined"))
        return f"{', '.join(parts)} of {total}"


def _timed(answer: Callable[[], list[set[str]]], times: int = 1) -> tuple[list[set[str]], float]:
    """Return the answers and the least CPU time that they took."""
    best, found = float("inf"), []
    for _ in range(times):
        begin = time.process_time()
        found = answer()
        best = min(best, time.process_time() - begin)
    return found, best


def _ours(kb: KnowledgeBase, asked: Sequence[str]) -> tuple[list[set[str]], float, float]:
    """Return the answers, and the time a name takes at first and in batch, with the index built."""
    answers: list[set[str]] = []
    first = batch = float("inf")
    for _ in range(3):
        resolver = Resolver(kb, aliases=False)
        resolver.worked_out("Zhejiang Laowang Robot")

        def answer(resolver: Resolver = resolver) -> list[set[str]]:
            entities = (resolver.resolve(each).entity for each in asked)
            return [{code[:6] for code in entity.codes} if entity else set() for entity in entities]

        answers, cold = _timed(answer)
        resolver.worked_out.cache_clear()
        _, warm = _timed(answer)
        first, batch = min(first, cold), min(batch, warm)
    return answers, first / len(asked), batch / len(asked)


def _peer(asked: Sequence[str], choices: dict[str, str], scorer: Callable[..., float]) -> tuple[list[set[str]], float]:
    """Return the best match of rapidfuzz for every name, and the time a name takes."""
    forms = list(choices)

    def answer() -> list[set[str]]:
        hits = (process.extractOne(bare_query(each), forms, scorer=scorer, score_cutoff=_ENOUGH) for each in asked)
        return [{choices[hit[0]]} if hit else set() for hit in hits]

    found, seconds = _timed(answer)
    return found, seconds / len(asked)


def board(folder: Path, kb: KnowledgeBase, *, star: bool = False) -> Iterator[Answered]:
    """Yield how we answer, asked one by one and in a batch, and how rapidfuzz does."""
    wanted = [each for each in mentions(folder) if each.code and (not star or _is_star(each.code))]
    surfaces = [each.surface for each in wanted]
    records = [each for each in names(folder) if not star or _is_star(each.key)]
    answers, first, batch = _ours(kb, surfaces)
    counts = Counter(map(_verdict, wanted, answers))
    yield Answered("starnames resolve, no aliases", counts, first)
    yield Answered("starnames resolve_many, no aliases", counts, batch)
    english = {bare_query(form): each.key for each in records for form in each.english}
    pinyin = {_pinyin(each): each.key for each in records}
    step = max(1, len(wanted) // _SAMPLE)
    for scorer, function in _SCORERS.items():
        for over, choices in (("English names", english), ("pinyin", pinyin)):
            found, seconds = _peer(surfaces[::step], choices, function)
            yield Answered(f"rapidfuzz {scorer} over {over}", Counter(map(_verdict, wanted[::step], found)), seconds)


def main() -> None:
    """Print the table for both boards."""
    folder = reference_folder()
    if folder is None:
        sys.exit("STARNAMES_REFERENCE is unset")
    base = default_base()
    star = [each for each in base if each.kind != "company" or any(map(_is_star, each.codes))]
    small = KnowledgeBase(compile_payload(star, "star", others=base.others, renderings=base.rendering_data))
    for title, kb, few in (("STAR Market", small, True), ("all A-shares", base, False)):
        rows = list(board(folder, kb, star=few))
        unit = rows[1].seconds
        sys.stdout.write(f"{title}\n")
        for row in rows:
            times = f"{1000 * row.seconds:9.3f} ms a name {row.seconds / unit:8.1f} times"
            sys.stdout.write(f"{row.who:42} {times}; {row.shares()}\n")


if __name__ == "__main__":
    main()

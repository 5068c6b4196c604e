"""How fast `find` is beside the bare Aho–Corasick scan of the same patterns over the same text, in the same run.

    python tests/bench/bench_find.py

Prints for each text its size, its mentions, the speed of the scan and of `find` and their ratio, in process time, best
of several; the exponent of growth with the size of the text; the speed with tables of 1,000 to 100,000 aliases. What
`find` remembers between calls (renderings worked out) is warm, as it is in a feed; repetition flatters nothing else,
and the text of distinct paragraphs has none. The five documents are measured where STARNAMES_REFERENCE is set.
"""

from __future__ import annotations

import gc
import itertools
import math
import os
import random
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import ahocorasick_rs

from starnames.linker import Linker
from starnames.model import Alias, Entity
from starnames.table import default_base
from starnames.table.base import KnowledgeBase
from starnames.table.compiling import compile_payload
from starnames.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.quality.corpus import negatives, paragraphs

_MILLION = 1_000_000
_PROSE = (
    "the committee met again in the spring, and after a long debate about roads, schools and the price of bread it "
    "put the matter off until the autumn. Nobody was surprised. Those who had come from the coast took the night "
    "train home, while the others stayed for the fair and spent what they had saved over the winter. "
)


def best(work: Callable[[], object], times: int = 5) -> float:
    """Return the shortest process time of several runs, in seconds."""
    found = []
    for _ in range(times):
        gc.collect()
        start = time.process_time()
        work()
        found.append(time.process_time() - start)
    return min(found)


def scanner(kb: KnowledgeBase) -> ahocorasick_rs.AhoCorasick:
    """Return the bare scan of all forms of a knowledge base."""
    forms = [form for form in (*kb.forms, *kb.others) if len(form) > 1]
    return ahocorasick_rs.AhoCorasick(forms, matchkind=ahocorasick_rs.MatchKind.Standard, store_patterns=False)


def texts(kb: KnowledgeBase) -> dict[str, str]:
    """Return the texts that are measured."""
    found: dict[str, str] = {}
    if folder := os.environ.get("STARNAMES_REFERENCE"):
        documents = "\n\n".join(
            each.read_text(encoding="utf-8") for each in sorted(Path(folder, "seeds").glob("*.txt"))
        )
        found["documents, once"] = documents
        found["documents, repeated to 1 MB"] = (documents + "\n\n") * (_MILLION // len(documents) + 1)
    distinct = [each.text for name in ("paragraphs.yaml", "second_paragraphs.yaml") for each in paragraphs(name)]
    found["distinct paragraphs, dense with names"] = "\n\n".join(distinct)
    plain = [each.text for name in ("negatives.yaml", "second_negatives.yaml") for each in negatives(name)]
    found["distinct sentences that tempt"] = "\n".join(plain)
    found["prose without a name"] = _PROSE * (_MILLION // len(_PROSE))
    rng = random.Random(1)  # noqa: S311 - the same list on every run
    names = [each.short for each in kb if each.kind == "company" and each.short]
    found["lists of names"] = "\n".join(", ".join(rng.sample(names, 12)) for _ in range(1500))
    return found


def table_of(size: int) -> KnowledgeBase:
    """Return a made-up table with so many aliases."""
    syllables = (
        "ba",
        "ce",
        "di",
        "fo",
        "gu",
        "han",
        "jing",
        "lei",
        "mo",
        "ning",
        "pu",
        "qi",
        "ru",
        "shan",
        "tuo",
        "wei",
    )
    words = ("".join(each).capitalize() for each in itertools.product(syllables, repeat=5))
    entities = [
        Entity(
            id=f"e{number}",
            kind="company",
            name=f"{word} Inc.",
            short=word,
            aliases=(Alias(form=f"{word} Technology"),),
        )
        for number, word in enumerate(itertools.islice(words, size))
    ]
    return KnowledgeBase(compile_payload(entities, ""))


def main() -> None:
    """Print the report."""
    kb = default_base()
    linker, automaton = Linker(kb), scanner(kb)
    print(f"{'text':40} {'characters':>10} {'mentions':>8} {'scan MB/s':>9} {'find MB/s':>9} {'ratio':>6}")  # noqa: T201
    for name, text in texts(kb).items():
        folded = fold(text).text
        mentions = len(linker.find(text))
        scan = best(lambda folded=folded: automaton.find_matches_as_indexes(folded, overlapping=True))  # type: ignore[misc]
        find = best(lambda text=text: linker.find(text), 3)  # type: ignore[misc]
        speeds = f"{len(text) / scan / _MILLION:9.1f} {len(text) / find / _MILLION:9.2f} {scan / find:6.3f}"
        print(f"{name:40} {len(text):10,} {mentions:8,} {speeds}")  # noqa: T201
    sample = "\n\n".join(each.text for each in paragraphs()) + "\n\n"
    sizes = (1, 4, 16)
    times = [best(lambda size=size: linker.find(sample * size), 3) for size in sizes]  # type: ignore[misc]
    exponent = math.log(times[-1] / times[0]) / math.log(sizes[-1])
    print(f"growth with the text ({len(sample):,} to {len(sample) * 16:,} characters): exponent {exponent:.2f}")  # noqa: T201
    for size in (1_000, 10_000, 100_000):
        made_up = Linker(table_of(size))
        print(f"table of {size:7,} aliases: {len(sample) / best(lambda: made_up.find(sample), 3) / _MILLION:.2f} MB/s")  # noqa: B023, T201


if __name__ == "__main__":
    main()

"""How `find` does on labelled text: precision, recall and declined by style, and wrong companies on the negatives.

    python -m tests.quality.find_report [--second | --third | --fourth | --fifth] [--errors]

All files were written before the code was run on them, and looked at afterwards. A link is
right when its company is the one labelled at a span that overlaps; it is wrong when it names another company there,
spurious when nothing is labelled there.
"""

from __future__ import annotations

import math
import sys
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from starnames import find
from tests.quality.corpus import negatives, paragraphs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starnames.model import Link
    from tests.quality.corpus import Mention

__all__ = ["judge", "negative_counts", "paragraph_counts", "wilson"]

#: The paragraphs of each set, and the negatives written together with them.
SETS = {
    "second": ("second_paragraphs.yaml", "second_negatives.yaml"),
    "fifth": ("fifth_paragraphs.yaml", "seventh_negatives.yaml"),
    "fourth": ("fourth_paragraphs.yaml", "seventh_negatives.yaml"),
    "third": ("third_paragraphs.yaml", "sixth_negatives.yaml"),
    "first": ("paragraphs.yaml", "negatives.yaml"),
}


def wilson(right: int, total: int) -> tuple[float, float]:
    """Return the 95 % Wilson interval of a share, in percent."""
    if not total:
        return 0.0, 100.0
    z, share = 1.96, right / total
    middle = share + z * z / (2 * total)
    spread = z * math.sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    below = 1 + z * z / total
    return max(0.0, 100 * (middle - spread) / below), min(100.0, 100 * (middle + spread) / below)


def _companies(text: str) -> list[Link]:
    links = [x for x in find(text) if x.entity and x.entity.kind == "company" and x.how != "identifier"]
    return [x for x in links if x.entity and any(code[-3:] in {".SH", ".SZ", ".BJ"} for code in x.entity.codes)]


def judge(text: str, mentions: Sequence[Mention]) -> tuple[Counter[tuple[str, str]], list[str]]:
    """Return counts by (style, outcome), and words on what went wrong."""
    counts: Counter[tuple[str, str]] = Counter()
    errors: list[str] = []
    links = _companies(text)
    for mention in mentions:
        here = [x for x in links if x.start < mention.end and mention.start < x.end]
        wanted = {mention.code, mention.bearer} if mention.linkable or mention.bearer else set()
        if not here:
            outcome = "declined" if mention.linkable else "rightly declined"
        elif any(wanted.intersection(x.entity.codes) for x in here if x.entity):
            outcome = "right"
        elif not mention.linkable and any(mention.code in x.entity.codes for x in here if x.entity):
            outcome = "right by the document"
        else:
            outcome = "wrong"
        counts[mention.style, outcome] += 1
        if outcome in {"declined", "wrong"}:
            named = ", ".join(x.entity.id for x in here if x.entity)
            errors.append(f"{outcome:9} {mention.surface!r} {mention.code} {mention.style} {named}")
    for link in links:
        if not any(link.start < mention.end and mention.start < link.end for mention in mentions):
            counts["(nothing)", "spurious"] += 1
            errors.append(f"spurious  {link.surface!r} {link.entity.id if link.entity else ''} in {text[:70]!r}")
    return counts, errors


def paragraph_counts(name: str = "paragraphs.yaml") -> tuple[Counter[tuple[str, str]], list[str]]:
    """Return the counts and errors of the paragraphs of a file."""
    counts: Counter[tuple[str, str]] = Counter()
    errors: list[str] = []
    for paragraph in paragraphs(name):
        more, worse = judge(paragraph.text, paragraph.mentions)
        counts += more
        errors += worse
    return counts, errors


def negative_counts(name: str = "negatives.yaml") -> tuple[Counter[tuple[str, str]], list[str]]:
    """Return for each style of negative how many sentences are clean or yield a wrong company."""
    counts: Counter[tuple[str, str]] = Counter()
    errors: list[str] = []
    for negative in negatives(name):
        more, worse = judge(negative.text, negative.mentions)
        bad = sum(number for (_, outcome), number in more.items() if outcome in {"wrong", "spurious"})
        counts[negative.style, "wrong" if bad else "clean"] += 1
        counts["(links)", "right"] += more["official", "right"]
        counts["(links)", "declined"] += more["official", "declined"]
        errors += [f"{negative.style}: {each}" for each in worse]
    return counts, errors


def _print(title: str, counts: Counter[tuple[str, str]]) -> None:
    styles: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for (style, outcome), number in counts.items():
        styles[style][outcome] += number
    print(title)  # noqa: T201
    for style, outcomes in sorted(styles.items()):
        shown = "  ".join(f"{outcome} {number}" for outcome, number in sorted(outcomes.items()))
        print(f"  {style:15} n={sum(outcomes.values()):4}  {shown}")  # noqa: T201


def main() -> None:
    """Print the report."""
    chosen = next((each for each in SETS if f"--{each}" in sys.argv), "first")
    told, untold = SETS[chosen]
    counts, errors = paragraph_counts(told)
    _print("paragraphs", counts)
    total = Counter[str]()
    for (_, outcome), number in counts.items():
        total[outcome] += number
    right = total["right"] + total["right by the document"]
    said = right + total["wrong"] + total["spurious"]
    wanted = total["right"] + total["declined"] + total["wrong"]
    for name, part, whole in (("precision", right, said), ("recall", total["right"], wanted)):
        low, high = wilson(part, whole)
        print(f"  {name}: {part}/{whole} = {100 * part / max(1, whole):.1f} % [{low:.1f}, {high:.1f}]")  # noqa: T201
    bad, worse = negative_counts(untold)
    _print("negatives", bad)
    wrong = sum(number for (_, outcome), number in bad.items() if outcome == "wrong")
    sentences = len(negatives(untold))
    low, high = wilson(wrong, sentences)
    print(f"  wrong: {wrong}/{sentences} = {100 * wrong / sentences:.1f} % [{low:.1f}, {high:.1f}]")  # noqa: T201
    if "--errors" in sys.argv:
        print("\n".join([*errors, *worse]))  # noqa: T201


if __name__ == "__main__":
    main()

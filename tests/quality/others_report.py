"""How `find` does on indices, drugs, markets, regulators and institutions: what it links, misses and puts elsewhere.

    python -m tests.quality.others_report [--errors]

The sentences were written before the code was run on them, and looked at afterwards. A mention is right when the
labelled record is linked at a span that overlaps; what is linked where nothing is labelled is spurious.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from pathlib import Path

import yaml

from starnames import find
from starnames.table import default_base
from tests.quality.find_report import wilson

__all__ = ["tally"]

_FILE = Path(__file__).parent / "other_entities.yaml"
_OTHERS = frozenset({"company", "term"})


def tally() -> tuple[dict[str, Counter[str]], list[str]]:
    """Return what became of every mention, by the kind of its record, and words on what went wrong."""
    base = default_base()
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    errors: list[str] = []
    for sentence in yaml.safe_load(_FILE.read_text(encoding="utf-8")):
        text, place = sentence["text"], 0
        links = [each for each in find(text) if each.entity and each.entity.kind not in _OTHERS]
        for mention in sentence.get("mentions", ()):
            start = text.index(mention["surface"], place)
            place = start + len(mention["surface"])
            here = [each for each in links if each.start < place and start < each.end]
            links = [each for each in links if each not in here]
            found = {each.entity.id for each in here if each.entity}
            outcome = "declined" if not found else "right" if found == {mention["id"]} else "wrong"
            counts[base[mention["id"]].kind][outcome] += 1
            if outcome != "right":
                errors.append(f"{outcome}: {mention['surface']!r} {mention['id']} {sorted(found)} in {text!r}")
        for each in links:
            if each.entity:
                counts[each.entity.kind]["spurious"] += 1
                errors.append(f"spurious: {each.surface!r} {each.entity.id} in {text!r}")
    return dict(counts), errors


def main() -> None:
    """Print the report."""
    counts, errors = tally()
    for kind, found in sorted({**counts, "all": sum(counts.values(), Counter())}.items()):
        linked = found["right"] + found["wrong"] + found["spurious"]
        labelled = found["right"] + found["wrong"] + found["declined"]
        for name, total in (("precision", linked), ("recall", labelled)):
            low, high = wilson(found["right"], total)
            print(f"{kind:12} {name:9} {found['right']}/{total} [{low:.1f}, {high:.1f}]")  # noqa: T201
    if "--errors" in sys.argv:
        print(*errors, sep="\n")  # noqa: T201


if __name__ == "__main__":
    main()

"""Print what `compare` finds of seeded damage: ``python -m tests.quality.compare_report [FIRST LAST]``."""

from __future__ import annotations

import sys
from collections import Counter

from tests.quality.mutations import damaged, load_pairs, measured


def main() -> None:
    first, last = (int(each) for each in sys.argv[1:3]) if len(sys.argv) > 2 else (0, 10)
    for name in ("star_2024", "second", "third"):
        sentences = load_pairs(name)
        made: Counter[str] = Counter()
        missed: Counter[str] = Counter()
        worst, most = 1.0, 0
        for seed in range(first, last):
            text = damaged(sentences, seed)
            measure = measured(text)
            made.update(each.row for each in text.errors)
            missed.update(each.row for each in measure.missed)
            worst, most = min(worst, measure.recall), max(most, len(measure.false))
            print(f"{name} {seed}: {measure.found} of {len(text.errors)}, {len(measure.false)} false")  # noqa: T201
            for error in measure.missed:
                print(f"  missed {error.row}: {text.english[slice(*error.sentence)]}")  # noqa: T201
            for finding in measure.false:
                print(f"  false {finding.kind}: {finding.diagnosis}")  # noqa: T201
        total = sum(made.values())
        print(f"{name}: {total - sum(missed.values())} of {total}, worst {worst:.1%}, most false {most}")  # noqa: T201
        print("  " + ", ".join(f"{row} {made[row] - missed[row]}/{made[row]}" for row in sorted(made)))  # noqa: T201


if __name__ == "__main__":
    main()

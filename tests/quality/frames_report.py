"""How `find` does with the commonest style of all, pinyin and a trade, in the sentences that news puts names in.

    python -m tests.quality.frames_report [--errors]

The names are made of the Chinese short names: the brand in pinyin, the trade as engines put it. So this says nothing
of what engines do to names; it says whether a name that `resolve` knows is noticed, whole, wherever it stands. A link
is right at the very span; a share that is traded ("Hygon shares") may be left out of it.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from starnames import find
from starnames.table import default_base

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starnames.model import Entity

__all__ = ["FRAMES", "WAYS", "tally"]

_READINGS = Path(__file__).parents[2] / "aliases" / "readings.txt"
_BRAND = 2
_TRADES = {
    "科技": "Technology", "股份": "shares", "生物": "Biology", "医药": "Pharmaceutical", "电子": "Electronics",
    "材料": "Materials", "新材": "New Materials", "医疗": "Medical", "智能": "Intelligent", "信息": "Information",
    "光电": "Optoelectronics", "能源": "Energy", "软件": "Software", "药业": "Pharmaceutical", "环境": "Environment",
    "技术": "Technology", "电气": "Electric", "精密": "Precision", "微电": "Microelectronics", "机械": "Machinery",
    "环保": "Environmental Protection", "通信": "Communication", "重工": "Heavy Industry", "新能": "New Energy",
    "高科": "High-tech", "激光": "Laser", "装备": "Equipment", "动力": "Power", "特材": "Special Materials",
}  # fmt: skip
#: Where names stand; `{}` is the name, `{code}` its ticker.
FRAMES = {
    "move": "On the disk, {} closed down by 3.2% in the afternoon.",
    "list": "In terms of individual stocks, Hygon, {} and Piotech rose more than 5% in early trading.",
    "results": "The net profit of {} fell in the first half of the year, and revenue was 1.2 billion yuan.",
    "ticker": "On the evening of May 5, {} ({code}) disclosed its plan.",
    "glued": "Top gainers: {}5.32%, Hygon 4.10%",
    "opening": "{} announced that it will buy back its shares for up to 100 million yuan.",
}
#: How names are printed: "Haiguang Information", "Haiguang information", "Hai Guang Information".
WAYS = ("joined", "small", "apart")


def _readings() -> dict[str, str]:
    lines = _READINGS.read_text(encoding="utf-8").splitlines()
    return {line[0]: line[2:].split()[0] for line in lines if not line.startswith("#")}


def names() -> Iterator[tuple[Entity, str, str]]:
    """Yield companies with the syllables of their brands and what their trades are put as."""
    readings = _readings()
    for each in default_base():
        brand, trade = each.zh[:_BRAND], each.zh[_BRAND:]
        if each.kind == "company" and each.ticker and trade in _TRADES and all(char in readings for char in brand):
            yield each, " ".join(readings[char] for char in brand), _TRADES[trade]


def _printed(way: str, brand: str, trade: str) -> str:
    if way == "apart":
        return f"{brand.title()} {trade}"
    return f"{brand.replace(' ', '').capitalize()} {trade.lower() if way == 'small' else trade}"


def tally(every: int = 1, way: str = "joined") -> tuple[dict[str, Counter[str]], dict[tuple[str, str], list[str]]]:
    """Return what became of every so-manieth name, by frame, and the names by frame and outcome."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    cases: dict[tuple[str, str], list[str]] = defaultdict(list)
    for entity, brand, trade in list(names())[::every]:
        name = _printed(way, brand, trade)
        for frame, sentence in FRAMES.items():
            text = sentence.format(name, code=entity.ticker)
            start = text.index(name)
            stop = start + len(name)
            at = [each for each in find(text) if each.start < stop and start < each.end]
            link = at[0] if at else None
            if link is None or link.entity is None:
                outcome = link.status if link else "unseen"
            elif link.entity.id != entity.id:
                outcome = "wrong"
            else:
                whole = link.start == start and (link.end == stop or text[link.end : stop] == " shares")
                outcome = "right" if whole else "cut"
            counts[frame][outcome] += 1
            cases[frame, outcome].append(name)
    return counts, cases


def main() -> None:
    """Print the report."""
    for way in WAYS:
        counts, cases = tally(1 if "--all" in sys.argv else 10, way)
        print(way)  # noqa: T201
        for frame, outcomes in counts.items():
            total = outcomes.total()
            shares = ", ".join(f"{outcome} {100 * count / total:.1f} %" for outcome, count in outcomes.most_common())
            print(f"  {frame:8} n = {total:4}: {shares}")  # noqa: T201
            for outcome in outcomes:
                if "--errors" in sys.argv and outcome != "right":
                    print(f"    {outcome}: {', '.join(cases[frame, outcome][:20])}")  # noqa: T201


if __name__ == "__main__":
    main()

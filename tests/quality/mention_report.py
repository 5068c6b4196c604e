"""How many real machine-translated mentions come home: right, wrong and declined by style, for both halves.

The companies of the mentions are split by a digest of their code: one half to tune on, one to report on. Nothing
curated is used, only the Chinese names, so every answer is zero-shot against all A-shares.

    STARNAMES_REFERENCE=FOLDER python tests/quality/mention_report.py [--errors]   # prints errors of the tuning half
"""

from __future__ import annotations

import csv
import hashlib
import math
import os
import re
import sys
import time
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from starnames.renderings import Decision, Morpheme, Morphemes, NameRecord, RenderingIndex

ALIASES = Path(__file__).parents[2] / "aliases"
HALVES = ("tune", "report")
STYLES = ("pinyin+suffix", "literal", "mixed", "typo", "ambiguous", "official")
_LEGAL = re.compile(r"[\s,.]*\b(co|ltd|limited|inc|corp|corporation|company|group)\b[\s,.]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Labeled:
    """One real mention with what it should resolve to."""

    surface: str
    code: str
    zh: str
    style: str
    expect: str
    half: str


def reference_folder() -> Path | None:
    """Return the folder of the reference tables, if there is one."""
    named = os.environ.get("STARNAMES_REFERENCE")
    if not named:
        return None
    inner = Path(named) / "reference"
    return inner if inner.is_dir() else Path(named)


def read_rows(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@cache
def morphemes() -> Morphemes:
    """Return the packaged morphemes, every scalar read as text."""
    loaded = yaml.load((ALIASES / "morphemes.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
    return Morphemes(
        Morpheme(
            zh=each["zh"], kind=each.get("kind", ""), en=tuple(each.get("en", ())), sound=tuple(each.get("sound", ()))
        )
        for each in loaded
    )


@cache
def readings() -> dict[str, tuple[str, ...]]:
    """Return the packaged readings."""
    lines = (ALIASES / "readings.txt").read_text(encoding="utf-8").splitlines()
    return {line[0]: tuple(line[2:].split()) for line in lines if not line.startswith("#")}


@cache
def names(folder: Path) -> tuple[NameRecord, ...]:
    """Return every A-share company of the reference, and the earlier names that are known."""
    short = {each["code"]: each["en_short"] for each in read_rows(folder / "star_market.csv")}
    listed = read_rows(folder / "a_share.csv")
    english = {
        each["code"]: tuple(form for form in (each["en_full"], short.get(each["code"], "")) if form) for each in listed
    }
    present = [
        NameRecord(key=each["code"], zh=each["zh_short"], zh_full=each["zh_full"], english=english[each["code"]])
        for each in listed
    ]
    lines = (ALIASES / "_generate" / "former_names.tsv").read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader([line for line in lines if not line.startswith("#")], delimiter="\t")
    former = [NameRecord(key=each["code"], zh=each["former"], english=english[each["code"]]) for each in rows]
    return (*present, *former)


@cache
def index(folder: Path) -> RenderingIndex:
    """Return the index over all of them."""
    return RenderingIndex(names(folder), morphemes(), readings(), ordinary=ordinary())


def index_without_ordinary(folder: Path) -> RenderingIndex:
    """Return the index that knows no list of ordinary words, to make that list."""
    return RenderingIndex(names(folder), morphemes(), readings())


def half_of(code: str) -> str:
    """Return the half that a company falls into."""
    return HALVES[hashlib.sha256(code.encode()).digest()[-1] % 2]


@cache
def mentions(folder: Path) -> tuple[Labeled, ...]:
    """Return the mentions that are certain; those of indices and unlisted companies only where they have to decline."""
    listed = {each.key for each in names(folder)}
    return tuple(
        Labeled(
            surface=each["surface"],
            code=each["code"],
            zh=each["zh"],
            style=each["style"],
            expect=each["expect"],
            half=half_of(each["code"] or each["zh"]),
        )
        for each in read_rows(folder / "mt_mentions_dev.csv")
        if each["confidence"] == "high" and (each["code"] in listed or each["expect"] != "link")
    )


def english_key(form: str) -> str:
    """Return an English name as letters, its legal suffix removed."""
    return re.sub(r"[^a-z0-9]", "", _LEGAL.sub(" ", form).lower().replace("&", "and"))


@cache
def bearers(folder: Path) -> dict[str, frozenset[str]]:
    """Return the companies that really bear an English name, by its letters."""
    found: dict[str, set[str]] = defaultdict(set)
    for each in names(folder):
        for form in each.english:
            found[english_key(form)].add(each.key)
    return {key: frozenset(codes) for key, codes in found.items()}


def answer(folder: Path, surface: str) -> Decision:
    """Return the decision on a surface: the exact official English name first, then the alignment."""
    owners = bearers(folder).get(english_key(surface), frozenset())
    if len(owners) == 1:
        return Decision(status="linked", key=next(iter(owners)))
    return index(folder).decide(surface)


@cache
def ordinary() -> frozenset[str]:
    """Return the packaged words that read like a rendering but are ordinary."""
    path = ALIASES / "ordinary.txt"
    if not path.exists():
        return frozenset()
    return frozenset(each for each in path.read_text(encoding="utf-8").splitlines() if not each.startswith("#"))


def verdict(folder: Path, mention: Labeled) -> str:
    """Return ``right``, ``wrong`` or ``declined``."""
    decision = answer(folder, mention.surface)
    if decision.status != "linked":
        return "right" if mention.expect != "link" else "declined"
    if mention.expect == "link":
        return "right" if decision.key == mention.code else "wrong"
    borne = decision.key in bearers(folder).get(english_key(mention.surface), ())
    exact = decision.candidates and decision.candidates[0].exact and decision.key != mention.code
    return "right" if mention.expect == "decline" and (borne or exact) else "wrong"


def wilson(hits: int, total: int) -> tuple[float, float]:
    """Return the 95 % interval of a proportion.

    >>> [round(each, 3) for each in wilson(95, 100)]
    [0.888, 0.978]
    """
    if not total:
        return 0.0, 1.0
    z = 1.96
    share = hits / total
    middle = (share + z * z / (2 * total)) / (1 + z * z / total)
    spread = z * math.sqrt(share * (1 - share) / total + z * z / (4 * total * total)) / (1 + z * z / total)
    return middle - spread, middle + spread


def tally(folder: Path, half: str) -> dict[str, Counter[str]]:
    """Return the verdicts by style, with the sum of all styles but ``official`` as ``all``."""
    found: dict[str, Counter[str]] = {style: Counter() for style in (*STYLES, "all")}
    for mention in mentions(folder):
        if mention.half == half and mention.code + mention.zh:
            result = verdict(folder, mention)
            found[mention.style][result] += 1
            if mention.style != "official":
                found["all"][result] += 1
    return found


def report(folder: Path) -> str:
    """Return the table of both halves."""
    lines = []
    for half in HALVES:
        lines.append(f"{half:8} {'style':14} {'n':>4} {'right':>16} {'wrong':>20} {'declined':>9}")
        for style, counts in tally(folder, half).items():
            total = counts.total()
            cells = []
            for key in ("right", "wrong"):
                low, high = wilson(counts[key], total)
                cells.append(
                    f"{counts[key]:4} {100 * counts[key] / max(total, 1):5.1f}% [{100 * low:.1f}-{100 * high:.1f}]"
                )
            lines.append(f"{'':8} {style:14} {total:4} {cells[0]:>20} {cells[1]:>20} {counts['declined']:6}")
    return "\n".join(lines)


def errors(folder: Path) -> str:
    """Return what went wrong in the tuning half, one line a mention."""
    lines = []
    zh = {each.key: each.zh for each in names(folder)}
    for mention in mentions(folder):
        if mention.half != "tune" or (result := verdict(folder, mention)) == "right":
            continue
        decision = answer(folder, mention.surface)
        candidates = "; ".join(f"{zh[each.key]} {each.cost:.2f} {each.explanation}" for each in decision.candidates[:3])
        lines.append(f"{result} {mention.style} {mention.surface} = {mention.zh} [{decision.reason}] {candidates}")
    return "\n".join(lines)


def main() -> None:
    """Print the report."""
    folder = reference_folder()
    if folder is None:
        raise SystemExit("set STARNAMES_REFERENCE to the folder of the reference tables")
    begin = time.perf_counter()
    index(folder)
    built = time.perf_counter()
    surfaces = [each.surface for each in mentions(folder)]
    for surface in surfaces:
        index(folder).align(surface)
    warm = time.perf_counter()
    for surface in surfaces:
        index(folder).align(surface)
    end = time.perf_counter()
    sys.stdout.write(report(folder) + "\n")
    sys.stdout.write(
        f"tables and index {1000 * (built - begin):.0f} ms; "
        f"a name {1000 * (warm - built) / len(surfaces):.3f} ms first, "
        f"{1000 * (end - warm) / len(surfaces):.3f} ms in batch, {len(surfaces)} names\n"
    )
    if "--errors" in sys.argv:
        sys.stdout.write(errors(folder) + "\n")


if __name__ == "__main__":
    main()

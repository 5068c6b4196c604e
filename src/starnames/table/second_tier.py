"""The second tier: A-share companies without a record of their own, from one generated table of facts.

``a_share.tsv`` opens with its origin, its date and the digest of its body; a table that was edited by hand is refused.
A record in YAML for one of its codes takes its place. Short names and Chinese names that are ordinary words are shy.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING, Any

from starnames.errors import TableError
from starnames.model import Entity, FormerName
from starnames.names import bare_name, placeless_name
from starnames.patterns import lazy
from starnames.text import fold_name

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

__all__ = ["COLUMNS", "market_data", "read_second_tier"]

COLUMNS = tuple("id code zh zh_full former name short brand plain ordinary listed status source".split())
_WORD = lazy("[a-z]+")
_HEAD = lazy(r"# .* on (\d{4}-\d{2}-\d{2}); sha256 ([0-9a-f]{64})")


def read_second_tier(path: Path, codes: Collection[str], faults: list[TableError]) -> list[Entity]:
    """Return the companies of the table whose codes are not in `codes`; what is wrong is added to `faults`."""
    if not path.is_file():
        return []
    head, _, body = path.read_text(encoding="utf-8").partition("\n")
    stated = _HEAD.fullmatch(head)
    problem = ""
    if not stated:
        problem = "the first line states origin, date and digest; generate the table anew"
    elif hashlib.sha256(body.encode()).hexdigest() != stated[2]:
        problem = "edited since it was generated; put a record into companies/ instead"
    rows = [line.split("\t") for line in body.splitlines()]
    if not problem and (not rows or tuple(rows[0]) != COLUMNS or any(len(row) != len(COLUMNS) for row in rows)):
        problem = f"the columns are {', '.join(COLUMNS)}; generate the table anew"
    if problem or not stated:
        faults.append(TableError(problem, path=path, line=1, column=1, rule="generated"))
        return []
    return [_entity(dict(zip(COLUMNS, row, strict=True)), stated[1]) for row in rows[1:] if row[1] not in codes]


def _entity(row: dict[str, str], day: str) -> Entity:
    ordinary = row["ordinary"].split()
    shy = [row["short"]] * ("en" in ordinary) + [row["zh"]] * ("zh" in ordinary)
    return Entity(
        id=row["id"],
        name=row["name"],
        short=row["short"],
        kind="company",
        zh=row["zh"],
        zh_full=row["zh_full"],
        codes=(row["code"],),
        status=row["status"],
        former=tuple(FormerName(zh=each) for each in row["former"].split()),
        official=tuple(each for each in (row["brand"], row["plain"]) if each),
        shy=tuple(shy),
        source=row["source"],
        checked=day,
    )


def market_data(path: Path) -> dict[str, Any]:
    """Return what all companies of the table are called, those with a record of their own among them.

    `names` are the names without their legal suffix, with and without their places, folded; `words` says how many
    names have a word. Empty where there is no table.
    """
    if not path.is_file():
        return {}
    names: set[str] = set()
    words: Counter[str] = Counter()
    lines = path.read_text(encoding="utf-8").splitlines()
    column = COLUMNS.index("name")
    for line in lines[2:]:
        bare = bare_name(line.split("\t")[column])
        folded = fold_name(placeless_name(bare))
        names |= {fold_name(bare), folded, folded.partition(" ")[2]} if " " in folded else {folded}
        words.update(set(_WORD.findall(folded)))
    return {"names": sorted(names - {""}), "words": dict(sorted(words.items()))}

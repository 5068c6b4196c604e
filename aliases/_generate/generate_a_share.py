# ruff: noqa: INP001
"""Write ``aliases/a_share.tsv``: the facts of every A-share company outside the STAR Market.

Run by hand when the reference is renewed::

    python aliases/_generate/generate_a_share.py REFERENCE_FOLDER 2026-11-22
"""

from __future__ import annotations

import csv
import hashlib
import sys
from pathlib import Path

COLUMNS = ("code", "zh", "zh_full", "name", "listed", "status", "source")
HEADER = "# A-share companies outside the STAR Market; from a_share.csv (see source) on {day}; sha256 {digest}"
MARKETS = {"SSE": "SH", "SZSE": "SZ", "BSE": "BJ"}
GONE = ("no longer listed by 2026-02", "not in 2026-06 list")


def rows(folder: Path) -> list[str]:
    """Return one tab-separated line a company, in order of code."""
    lines = []
    with (folder / "a_share.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            if row["code"].startswith(("688", "689")):
                continue
            status = "delisted" if any(each in row["source"] for each in GONE) else "listed"
            code = f"{row['code']}.{MARKETS[row['exchange']]}"
            facts = (code, row["zh_short"], row["zh_full"], row["en_full"], row["list_date"], status, row["source"])
            lines.append("\t".join(facts))
    return sorted(lines)


def main(folder: Path, day: str) -> None:
    """Write the table beside the other aliases."""
    body = "\n".join(["\t".join(COLUMNS), *rows(folder)]) + "\n"
    digest = hashlib.sha256(body.encode()).hexdigest()
    target = Path(__file__).parent.parent / "a_share.tsv"
    target.write_text(HEADER.format(day=day, digest=digest) + "\n" + body, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])

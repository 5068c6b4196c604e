"""Results as text, JSON lines and CSV; nothing here decides anything."""

from __future__ import annotations

import functools
import json
import unicodedata
from bisect import bisect_right
from itertools import accumulate, islice
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["as_csv", "as_json_line", "as_table", "as_tables", "place_of"]


def as_json_line(row: dict[str, Any]) -> str:
    r"""Return a row as one line of JSON; undecodable bytes of the input come out as ``\udcXX`` escapes.

    >>> as_json_line({"zh": "海光信息"})
    '{"zh": "海光信息"}\n'
    """
    line = json.dumps(row, ensure_ascii=False)
    try:
        line.encode()
    except UnicodeEncodeError:
        line = json.dumps(row)
    return line + "\n"


def as_csv(rows: Iterable[dict[str, Any]], columns: Sequence[str]) -> Iterator[str]:
    """Yield rows as CSV with a header; lists and mappings stand as JSON."""
    import csv  # noqa: PLC0415 - few runs print CSV
    import io  # noqa: PLC0415

    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, columns, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    for row in rows:
        flat = {k: json.dumps(v, ensure_ascii=False) if isinstance(v, (dict, list)) else v for k, v in row.items()}
        writer.writerow(flat)
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
    if buffer.tell():
        yield buffer.getvalue()


def _width(text: str) -> int:
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )


def _shown(value: object, longest: int) -> str:
    text = "" if value is None else str(value)
    text = "".join(char if char.isprintable() else " " for char in " ".join(text.split()))
    return text if len(text) <= longest else text[: longest - 1] + "…"


def as_table(rows: Sequence[Sequence[object]], head: Sequence[str], *, longest: int = 60) -> str:
    """Return rows as a table for people, columns aligned also where they hold Chinese.

    >>> print(as_table([("海光信息", "Hygon")], ("zh", "short")), end="")
    zh        short
    海光信息  Hygon
    """
    return "".join(as_tables([head, *rows], longest=longest))


def as_tables(rows: Iterable[Sequence[object]], *, longest: int = 60, batch: int = 1000) -> Iterator[str]:
    """Yield rows, the head first, as a table for people; of a long one the columns widen as it goes."""
    widths: list[int] = []
    waiting = iter(rows)
    while cells := [[_shown(value, longest) for value in row] for row in islice(waiting, batch)]:
        wide = [max(map(_width, column)) for column in zip(*cells, strict=True)]
        widths = list(map(max, wide, widths)) if widths else wide
        lines = []
        for row in cells:
            padded = (cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True))
            lines.append("  ".join(padded).rstrip())
        yield "\n".join(lines) + "\n"


def place_of(text: str, position: int) -> tuple[int, int]:
    r"""Return the line and the column of a position, both counted from 1.

    >>> place_of("ab\ncd", 4)
    (2, 2)
    """
    starts = _line_starts(text)
    line = bisect_right(starts, position)
    return line, position - starts[line - 1] + 1


@functools.lru_cache(maxsize=2)
def _line_starts(text: str) -> list[int]:
    """Return where the lines of a text start, worked out once for all places that are asked for."""
    return [0, *accumulate(len(line) + 1 for line in text.split("\n"))]

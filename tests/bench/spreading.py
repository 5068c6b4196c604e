"""Work spread over processes: `--jobs 2` beside one process, and Spark with one and two local cores.

These are wall times, the only ones that tell what spreading gains; on a machine that is busy they say little.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.measuring import Row
from tests.quality.corpus import paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["spreading"]

_RECORDS = 4_000
_FILES = 4
_ROUNDS = 2


def spreading(_: list[int]) -> Iterator[Row]:
    """How many times as fast two processes are as one, with starting them."""
    with tempfile.TemporaryDirectory() as folder:
        for what, arguments in _inputs(Path(folder)).items():
            one, two = _walls(arguments)
            note = f"{one:.1f} s in one process; wall time"
            yield Row(job="spread", who=f"starnames --jobs 2, {what}", value=one / two, unit="times", note=note)
    if find_spec("pyspark") and find_spec("pyarrow"):
        from tests.bench.bench_spark import measured  # noqa: PLC0415 - where it is installed

        for cores, (times, note) in measured(4_000, 2):
            who = f"starnames on Spark local[{cores}], short articles"
            yield Row(job="spread", who=who, value=times, unit="times", note=note)


def _inputs(folder: Path) -> dict[str, list[str]]:
    """Write a feed of short records and a few big files; return the arguments that read them."""
    texts = [each.text for each in paragraphs()]
    feed = folder / "feed.jsonl"
    with feed.open("w", encoding="utf-8") as out:
        for number in range(_RECORDS):
            text = f"{texts[number % len(texts)][:300]} Revenue rose {number % 97}% to RMB {number} million."
            out.write(json.dumps({"id": number, "text": text}, ensure_ascii=False) + "\n")
    big = [folder / f"{number}.txt" for number in range(_FILES)]
    for number, file in enumerate(big):
        shifted = texts[number:] + texts[:number]
        file.write_text("\n\n".join(shifted * (400_000 // sum(map(len, texts)))), encoding="utf-8")
    return {
        f"{_RECORDS:,} short records": ["--in", "jsonl", "--field", "text", str(feed)],
        f"{_FILES} files of {big[0].stat().st_size / 1e6:.1f} MB": [str(file) for file in big],
    }


def _walls(arguments: list[str]) -> tuple[float, float]:
    """Return the shortest wall times of one process and of two, which take turns."""
    rounds = [(_wall("1", arguments), _wall("2", arguments)) for _ in range(_ROUNDS)]
    one, two = (min(times) for times in zip(*rounds, strict=True))
    return one, two


def _wall(jobs: str, arguments: list[str]) -> float:
    start = time.perf_counter()
    command = [sys.executable, "-m", "starnames", "normalize", "--isolated", "--jobs", jobs, *arguments]
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start

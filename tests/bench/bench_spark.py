"""Short articles a second: one process, and Spark with one and two local cores, on the same texts.

Run it: ``python tests/bench/bench_spark.py [ARTICLES]`` (default 20,000) with the extra [spark] and Java 17. Wall time,
since the work is spread over processes; the two take turns, and the best of seven counts for each.
"""

from __future__ import annotations

import itertools
import os
import sys
import time
from typing import TYPE_CHECKING

from pyspark.sql import SparkSession

from starnames import Normalizer
from starnames.integrations.spark import normalize_column

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pyspark.sql import DataFrame

_NAMES = "Tuojing Technology,Haiguang Information,SMIC,Lanqi Technology,Guilun Electronics,Hygon,Nobody Holdings".split(
    ","
)
_ROUNDS = 7
_SAYS = (
    "{0} said that revenue rose {1}% to {2} million yuan in the quarter, while its rival {3} reported a loss.",
    "Shares of {0} closed {1}% higher; {3} fell. Turnover came to {2} million yuan, the most since spring.",
    "The board approved a plan of {0} to raise {2} million yuan for a new line, {1}% more than {3} had asked for.",
)


def _articles(count: int) -> list[str]:
    """Return texts of two sentences that are all different."""
    names = itertools.cycle(itertools.permutations(_NAMES, 2))
    texts = []
    for number, (one, other) in zip(range(count), names, strict=False):
        said = [_SAYS[(number + shift) % 3].format(one, number % 97, number + shift, other) for shift in (0, 1)]
        texts.append(" ".join(said))
    return texts


def _timed(run: Callable[[], object]) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def measured(count: int, times: int = _ROUNDS) -> Iterator[tuple[int, tuple[float, str]]]:
    """Yield for one and two cores how many times as many articles a second as one process Spark does, and a note."""
    texts = _articles(count)
    normalizer = Normalizer()

    def alone() -> None:
        for text in texts:
            normalizer.normalize(text)

    alone()
    os.environ["PYSPARK_PYTHON"] = sys.executable
    for cores in (1, 2):
        start = time.perf_counter()
        builder = SparkSession.builder.master(f"local[{cores}]").config("spark.ui.showConsoleProgress", "false")
        spark = builder.config("spark.driver.host", "127.0.0.1").getOrCreate()
        spark.sparkContext.setLogLevel("ERROR")
        df = spark.createDataFrame([(text,) for text in texts], "text string").repartition(cores).cache()

        def spread(df: DataFrame = df) -> None:  # planned anew each time: Spark keeps what a plan has shuffled
            normalize_column(df, "text").write.format("noop").mode("overwrite").save()

        spread()
        started = time.perf_counter() - start
        rounds = [(_timed(alone), _timed(spread)) for _ in range(times)]
        one, many = (min(times) for times in zip(*rounds, strict=True))
        spark.stop()
        note = f"{count / one:,.0f} articles a second in one process, {count / many:,.0f} here; wall time"
        yield cores, (one / many, f"{note}; start and first run {started:.1f} s")


def main() -> None:
    """Print a line a number of cores."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    for cores, (times, note) in measured(count):
        print(f"Spark local[{cores}]: {times:.2f} times one process: {note}")  # noqa: T201


if __name__ == "__main__":
    main()

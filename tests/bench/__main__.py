"""All benches in one run: ``python -m tests.bench``; with ``--write`` the page, the plot and their JSON are renewed.

What a user would pick instead is measured where it is installed and quoted where it is not. The environment with all
of them, from the root of a checkout (installed, not in place: a checkout digests its tables at every start)::

    python3 -m venv .bench && .bench/bin/pip install . -r tests/bench/peers.txt
    .bench/bin/python -m tests.bench --write
"""

from __future__ import annotations

import argparse
import json
import platform
import re
from dataclasses import asdict
from pathlib import Path

from starnames.table import default_base
from tests.bench.drawing import as_markdown, as_svg, shown
from tests.bench.jobs import JOBS
from tests.bench.measuring import Row

_DOCS = Path(__file__).parents[2] / "docs"


def main() -> None:
    """Run the jobs that are asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__.splitlines()[0])
    parser.add_argument("jobs", nargs="*", choices=[*JOBS, []], help="what to measure (default: everything)")
    parser.add_argument("--size", type=int, action="append", help="characters (default: 10000 and 1000000)")
    parser.add_argument("--write", action="store_true", help="renew docs/performance.{json,md,svg}")
    parser.add_argument("--from", dest="source", metavar="JSON", help="draw a report again instead of measuring")
    options = parser.parse_args()
    rows: list[Row] = []
    if options.source:
        report = json.loads(Path(options.source).read_text(encoding="utf-8"))
        rows = [Row(**each) for each in report["rows"]]
    else:
        for job in options.jobs or JOBS:
            for row in JOBS[job](options.size or [10_000, 1_000_000]):
                rows.append(row)
                line = f"{row.job:10} {row.who:48} {shown(row.value):>9} {row.unit:10} {row.note}"
                print(line + (" (quoted)" if row.quoted else ""), flush=True)  # noqa: T201
        machine = f"Python {platform.python_version()}, {platform.machine()}, one core"
        report = {"machine": machine, "table": default_base().version, "rows": [asdict(each) for each in rows]}
    if options.write:
        text = json.dumps(report, ensure_ascii=False, indent=1) + "\n"
        (_DOCS / "performance.json").write_text(text, encoding="utf-8")
        (_DOCS / "performance.svg").write_text(as_svg(rows), encoding="utf-8")
        page = _DOCS / "performance.md"
        table = f"{report['machine']}; table {report['table']}.\n\n{as_markdown(rows)}"
        begin, end = "<!-- bench -->\n", "<!-- end -->"
        whole = re.sub(f"(?s){begin}.*?{end}", lambda _: begin + table + end, page.read_text(encoding="utf-8"))
        page.write_text(whole, encoding="utf-8")


if __name__ == "__main__":
    main()

"""``starnames glossary``: the glossary to stdout, what was left out and why to stderr."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from starnames.cli.chosen import checked_day, chosen_base
from starnames.cli.files import Failure, check_readable, read_text, write_out
from starnames.glossaries import glossary, reason_to_skip, render_glossary
from starnames.table.records import KINDS

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

__all__ = ["run_glossary"]

_SHOWN = 5


def run_glossary(options: argparse.Namespace) -> int:
    """Run ``glossary``: read the files to be translated, if any, and print what of the table occurs there."""
    for kind in options.kind:
        if kind not in KINDS:
            raise Failure(f"--kind {kind!r}: use one of {', '.join(sorted(KINDS))}")
    check_readable(options.files)
    texts = [read_text(each).removeprefix("\ufeff") for each in options.files]
    found = glossary(
        "\n\n".join(texts) if texts else None,
        kinds=options.kind,
        scope=options.scope,
        names=options.names,
        as_of=checked_day(options.as_of),
        kb=chosen_base(options.table),
    )
    write_out([render_glossary(found, style=options.style)])
    left_out = [(each.source, each.reason) for each in found.omitted]
    left_out += [(each.source, why) for each in found if (why := reason_to_skip(each, style=options.style))]
    _say(left_out, all_of_them=options.explain)
    if texts and not found.entries:
        sys.stderr.write(
            f"starnames: nothing of the table occurs in {', '.join(options.files)}; is it Chinese, in UTF-8?\n"
        )
    return 0


def _say(left_out: Sequence[tuple[str, str]], *, all_of_them: bool) -> None:
    """Say on stderr what is not in the glossary, a line a reason."""
    by_reason: dict[str, list[str]] = {}
    for source, reason in left_out:
        by_reason.setdefault(reason, []).append(source)
    for reason, sources in by_reason.items():
        shown = sources if all_of_them else sources[:_SHOWN]
        more = f" and {len(sources) - len(shown)} more (--explain lists them)" if len(sources) > len(shown) else ""
        sys.stderr.write(f"starnames: left out, {reason}: {', '.join(shown)}{more}\n")

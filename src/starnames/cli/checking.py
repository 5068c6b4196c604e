"""``starnames check``: a line for everything that `normalize` would change or has a telling reason to leave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starnames.cli.chosen import checked_day, chosen_base
from starnames.cli.files import check_readable, read_text, write_out
from starnames.cli.jobs import results
from starnames.cli.normalizing import Normalizing, chosen_normalizer
from starnames.cli.pieces import chosen_form

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from starnames.cli.pieces import Piece
    from starnames.model import Normalized

__all__ = ["run_check"]

#: Reasons for which something was left that are worth a finding: doubt about an ordinary word is not.
_TELLING = ("one slip away", "ticker-disagrees", "certain ", "likely ")


def run_check(options: argparse.Namespace) -> int:
    """Run ``check``."""
    normalizer = chosen_normalizer(options)
    files = options.files or ["-"]
    check_readable([*files, *filter(None, [options.source])])
    source = read_text(options.source) if options.source else None
    any_found = False
    for piece, result in results(Normalizing(normalizer, source), files, chosen_form(options), jobs=options.jobs):
        found = _findings(result)
        if source is not None:
            found += _disagreements(source, piece.text, options, {start for start, _, _ in found})
        lines = list(_lines(piece, found))
        any_found = any_found or bool(lines)
        write_out(lines)
    return int(any_found)


def _lines(piece: Piece, found: list[tuple[int, str, str]]) -> Iterator[str]:
    for start, rule, message in sorted(found):
        line, column = piece.place(start)
        yield f"{piece.file}:{line}:{column}: {rule}: {message}\n"


def _findings(result: Normalized) -> list[tuple[int, str, str]]:
    found: list[tuple[int, str, str]] = []
    for each in result.changes:
        why = f" ({each.evidence[-1]})" if each.rule.startswith("figure") and each.evidence else ""
        found.append((each.start, each.rule, f"{each.before!r} should be {each.after!r}{why}"))
    left = [each for each in result.left if each.reason.startswith(_TELLING)]
    found += [(each.start, each.rule, f"{each.surface!r}: {each.reason}") for each in left]
    return found


def _disagreements(
    source: str, text: str, options: argparse.Namespace, known: set[int]
) -> Iterator[tuple[int, str, str]]:
    """Yield what a source disagrees with, but for the places that a finding speaks of already."""
    from starnames.comparer import compare  # noqa: PLC0415 - only a source needs it

    kb, day = chosen_base(options.table), checked_day(options.as_of)
    for each in compare(source, text, kb=kb, as_of=day, aliases=not options.without_aliases).findings:
        if each.candidate is None or each.candidate.start not in known:
            yield each.place, f"source:{each.kind}", each.diagnosis

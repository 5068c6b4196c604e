"""``starnames table …``, and the knowledge base that the other commands use."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from starnames.cli.chosen import chosen_base
from starnames.cli.files import Failure, check_readable, read_text, write_out
from starnames.names import bare_name
from starnames.report import as_csv, as_json_line, as_table, place_of
from starnames.text import fold_name
from starnames.tickers import read_ticker, render_ticker

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from starnames.model import Candidate, Entity, Link
    from starnames.table import KnowledgeBase

__all__ = ["is_clear", "run_table"]

#: What the best candidate of a suggestion needs to be put into a record: a score, and so much more than the next.
_LIKELY, _AHEAD = 0.3, 0.05
_UNNAMED = "to-be-named"
_EXPORT_COLUMNS = ("form", "role", "entity", "name", "short", "kind", "zh", "ticker", "table")


def run_table(options: argparse.Namespace) -> int:
    """Run one of the table actions."""
    if options.action == "lint":
        return _lint(options)
    if options.action == "add":
        from starnames.cli.adding import run_add  # noqa: PLC0415

        return run_add(options)
    kb = chosen_base(options.table)
    if options.action == "show":
        return _show(options, kb)
    if options.action == "stats":
        return _stats(options, kb)
    if options.action == "suggest":
        return _suggest(options, kb)
    rows = _exported(kb, options.ticker_style)
    write_out(as_csv(rows, _EXPORT_COLUMNS) if options.format == "csv" else map(as_json_line, rows))
    return 0


def _lint(options: argparse.Namespace) -> int:
    from starnames.lint import lint_tables  # noqa: PLC0415
    from starnames.table.sources import given_files, source_folder  # noqa: PLC0415

    paths = [Path(each) for each in options.paths]
    for each in paths:
        if not each.exists():
            raise Failure(f"{each}: No such file or directory")
        given_files(each)
    if not paths:
        folder = source_folder()
        if folder is None:
            raise Failure("no tables here; name the files to check")
        paths = [folder]
    faults = lint_tables(paths)
    write_out(f"{fault}\n" for fault in faults)
    return 1 if faults else 0


def _wanted(kb: KnowledgeBase, name: str) -> list[Entity]:
    if name in kb:
        return [kb[name]]
    found = [entity for code in read_ticker(name) for entity in kb.owners(code)]
    found += [kb.at(index) for index, role, _ in kb.forms.get(fold_name(name), ()) if role != "mask"]
    return list({each.id: each for each in found}.values())


def _show(options: argparse.Namespace, kb: KnowledgeBase) -> int:
    found = _wanted(kb, options.id)
    if not found:
        raise Failure(f"no record with id, code or name {options.id!r}; `starnames resolve` looks further")
    for entity in found:
        row = _record(entity)
        if options.format == "jsonl":
            write_out([as_json_line({**row, "table": kb.version})])
        else:
            write_out([as_table([(key, _inline(value)) for key, value in row.items()], ("key", "value"), longest=2000)])
    return 0


def _inline(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _record(entity: Entity) -> dict[str, Any]:
    former = [" ".join(filter(None, (f.name, f.short, f.zh, f.until and f"until {f.until}"))) for f in entity.former]
    row = {
        "id": entity.id,
        "name": entity.name,
        "short": entity.short,
        "kind": entity.kind,
        "zh": entity.zh,
        "zh_full": entity.zh_full,
        "codes": list(entity.codes),
        "status": entity.status,
        "former": former,
        "official": list(entity.official),
        "shy": list(entity.shy),
        "aliases": [f"{each.form} ({each.source})" for each in entity.aliases if not each.weak],
        "weak": [f"{each.form} ({each.source})" for each in entity.aliases if each.weak],
        "masks": list(entity.masks),
        "confusable": list(entity.confusable),
        "sector": list(entity.sector),
        "source": entity.source,
        "checked": entity.checked,
        "note": entity.note,
    }
    return {key: value for key, value in row.items() if value}


def _suggest(options: argparse.Namespace, kb: KnowledgeBase) -> int:
    """Print an alias record for every name that looks like a company's and was not linked, most frequent first."""
    from starnames.linker import Linker  # noqa: PLC0415

    check_readable(options.files or ["-"])
    linker = Linker(kb)
    seen: dict[str, tuple[int, str, Link]] = {}
    for file in options.files or ["-"]:
        text = read_text(file)
        for link in linker.find(text):
            if link.entity is None and {each.entity.kind for each in link.candidates} != {"term"}:
                line, column = place_of(text, link.start)
                count, place, first = seen.get(link.surface, (0, f"{file}:{line}:{column}", link))
                seen[link.surface] = (count + 1, place, first)
    records: dict[str, list[str]] = {}
    for surface, (count, place, link) in sorted(seen.items(), key=lambda each: (-each[1][0], each[0])):
        form = bare_name(" ".join(surface.split()))
        candidates = link.candidates or tuple(linker.resolver.resolve(form).candidates)
        said = [f"{place}: {surface!r}, {count} times: {link.reason}", *map(_as_candidate, candidates[:3])]
        if any(each.how in {"alias", "official"} for each in link.candidates):
            write_out(f"# {each}\n" for each in (*said, "recorded already; nothing here says that it is meant"))
            continue
        key = candidates[0].entity.id if is_clear(candidates) else _UNNAMED
        record = records.setdefault(key if key != _UNNAMED else surface, [f"- id: {key}", "  aliases:"])
        alias = f"    {json.dumps(form, ensure_ascii=False)}: {json.dumps(place)}"
        record += [*(f"    # {each}" for each in said), alias]
    write_out(f"{line}\n" for record in records.values() for line in record)
    return 0


def _as_candidate(each: Candidate) -> str:
    why = f"; {each.explanation}" if each.explanation else ""
    return f"candidate: {each.entity.id} ({each.entity.zh}, {each.entity.ticker}), {each.score:.2f}{why}"


def is_clear(candidates: Sequence[Candidate]) -> bool:
    """Return whether the best candidate is likely enough, and far enough ahead, to stand in a record."""
    scores = [*(each.score for each in candidates), 0.0, 0.0]
    return scores[0] >= _LIKELY and scores[0] - scores[1] >= _AHEAD


def _stats(options: argparse.Namespace, kb: KnowledgeBase) -> int:
    kinds = Counter(each.kind for each in kb)
    roles = Counter(role for claims in kb.forms.values() for _, role, _ in claims)
    row = {"table": kb.version, "entities": len(kb), "kinds": dict(kinds), "forms": len(kb.forms), "roles": dict(roles)}
    if options.format == "jsonl":
        write_out([as_json_line(row)])
    else:
        rows = [("table", kb.version), ("entities", len(kb)), *kinds.most_common(), ("forms", len(kb.forms))]
        write_out([as_table([*rows, *roles.most_common()], ("what", "number"))])
    return 0


def _exported(kb: KnowledgeBase, style: str) -> Iterator[dict[str, Any]]:
    for claims in kb.forms.values():
        for index, role, form in claims:
            if role == "mask":
                continue
            entity = kb.at(index)
            yield {
                "form": form,
                "role": role,
                "entity": entity.id,
                "name": entity.name,
                "short": entity.short,
                "kind": entity.kind,
                "zh": entity.zh,
                "ticker": render_ticker(entity.ticker, style=style) if entity.ticker else "",
                "table": kb.version,
            }

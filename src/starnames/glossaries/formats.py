"""A glossary in the formats of those who obey it; machine-translated forms stand in notes and nowhere else."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from starnames.glossaries.entries import Glossary, GlossaryEntry

__all__ = ["STYLES", "reason_to_skip", "render_glossary"]

#: The bytes of UTF-8 that DeepL takes in a term (developers.deepl.com, glossaries, 2026-11).
_DEEPL_LONGEST = 1024
_NOTED = 3
#: Styles for engines, which put a term wherever its source stands.
_UNREAD = frozenset({"csv", "deepl", "google"})
_SHORT = 2


def render_glossary(glossary: Glossary, *, style: str) -> str:
    r"""Return a glossary as text in a style: deepl, google, csv, omegat, tbx or prompt.

    `deepl` and `google` are two columns of TSV without a header; `csv` has the header ``source,target,tgt_lng``;
    `omegat` adds a comment column; `tbx` is TBX version 2; `prompt` is text for a language model's prompt. What
    a style leaves out, `reason_to_skip` says.

    >>> from starnames.glossaries import glossary
    >>> render_glossary(glossary("海光信息"), style="deepl")
    '海光信息\tHygon\n'
    """
    if style not in STYLES:
        raise TypeError(f"style is one of {', '.join(STYLES)}, not {style!r}")
    kept = tuple(each for each in glossary if not reason_to_skip(each, style=style))
    return _RENDERERS[style](replace(glossary, entries=kept))


def reason_to_skip(entry: GlossaryEntry, *, style: str) -> str:
    """Return why a style leaves an entry out, or nothing.

    An engine puts a term wherever it finds it, and an expression of two characters is part of many words and has
    other senses (首发, 风口): it is for styles that somebody reads.
    """
    if style in _UNREAD and entry.kind == "term" and len(entry.source) <= _SHORT:
        return "a short expression with other senses"
    if style == "deepl" and max(len(entry.source.encode()), len(entry.target.encode())) > _DEEPL_LONGEST:
        return "longer than DeepL takes"
    return ""


def _two_columns(glossary: Glossary) -> str:
    return _tsv((each.source, each.target) for each in glossary)


def _omegat(glossary: Glossary) -> str:
    return _tsv((each.source, each.target, _note(each)) for each in glossary)


def _tsv(rows: Iterable[tuple[str, ...]]) -> str:
    return "".join("\t".join(row) + "\n" for row in rows)


def _csv(glossary: Glossary) -> str:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(("source", "target", "tgt_lng"))
    writer.writerows((each.source, each.target, "en") for each in glossary)
    return buffer.getvalue()


def _note(entry: GlossaryEntry) -> str:
    what = " ".join(filter(None, (entry.kind, entry.ticker)))
    return f"{what}; not: {', '.join(entry.avoid)}" if entry.avoid else what


def _tbx(glossary: Glossary) -> str:
    # Version 2 (martif): translate-toolkit and OmegaT refuse the namespace of 2019. One entry a pair, because readers
    # take the first term of each language.
    head = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">\n'
        '<martif type="TBX" xml:lang="zh-CN">\n<martifHeader><fileDesc>'
        "<titleStmt><title>starnames</title></titleStmt>"
        f"<sourceDesc><p>starnames table {escape(glossary.table)}</p></sourceDesc></fileDesc>"
        '<encodingDesc><p type="XCSURI">TBXXCSV02.xcs</p></encodingDesc></martifHeader>\n<text><body>\n'
    )
    seen: dict[str, int] = {}
    entries = []
    for entry in glossary:
        number = seen[entry.entity] = seen.get(entry.entity, 0) + 1
        name = f"s-{entry.entity}-{number}"
        entries.append(
            f"<termEntry id={quoteattr(name)}>"
            f'<langSet xml:lang="zh-CN"><tig><term>{_xml(entry.source)}</term></tig></langSet>'
            f'<langSet xml:lang="en"><tig><term>{_xml(entry.target)}</term>'
            f"<note>{_xml(_note(entry))}</note></tig></langSet></termEntry>\n"
        )
    return head + "".join(entries) + "</body></text>\n</martif>\n"


def _xml(text: str) -> str:
    return escape(text.replace("\ufffe", "").replace("\uffff", ""))


def _prompt(glossary: Glossary) -> str:
    if not glossary.entries:
        return ""
    lines = [
        "Glossary, Chinese to English. Where the Chinese has a form on the left, write exactly the form on the right;",
        "what stands in brackets is for your information and is not part of the name.",
        "",
    ]
    for entry in glossary:
        avoid = "; ".join(f'never "{form}"' for form in entry.avoid[:_NOTED])
        inside = "; ".join(filter(None, (entry.ticker, avoid)))
        lines.append(f"- {entry.source} = {entry.target}" + (f" [{inside}]" if inside else ""))
    return "\n".join(lines) + "\n"


_RENDERERS: dict[str, Callable[[Glossary], str]] = {
    "csv": _csv,
    "deepl": _two_columns,
    "google": _two_columns,
    "omegat": _omegat,
    "prompt": _prompt,
    "tbx": _tbx,
}
STYLES = tuple(_RENDERERS)

"""The spaCy component: mentions as entities with `kb_id_`, offsets exact whatever the tokenizer did.

``nlp.add_pipe("starnames")`` finds it by its entry point. A token of spaCy's need not begin where a mention does (in a
blank English pipeline 海光信息大涨 is one token): ``doc._.starnames`` holds every mention with its own offsets, and
``doc.spans["starnames"]`` the tokens around each, in the same order. Only a mention that is whole tokens becomes an
entity.
"""

from __future__ import annotations

import functools
import json
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from starnames.linker import Linker
from starnames.table import load
from starnames.table.sources import table_files

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starnames.model import Link

__all__ = ["DEFAULTS", "NOBODY", "Starnames", "make_starnames"]

#: The settings of the component, as ``nlp.add_pipe("starnames", config={…})`` takes them.
DEFAULTS: dict[str, Any] = {
    "table": [],
    "aliases": True,
    "as_of": None,
    "ignore": [],
    "kinds": [],
    "labels": {"company": "ORG", "institution": "ORG", "regulator": "ORG", "market": "ORG"},
    "overwrite_ents": False,
    "spans_key": "starnames",
}
#: The `kb_id_` of a span that nobody was linked to, as spaCy's own entity linker has it.
NOBODY = "NIL"
_ASSIGNS = ["doc.ents", "doc.spans", "doc._.starnames", "token.ent_iob", "token.ent_type", "token.ent_kb_id"]


def make_starnames(
    nlp: Language,  # noqa: ARG001 - what spaCy gives every factory
    name: str,
    table: list[str],
    aliases: bool,  # noqa: FBT001 - spaCy gives settings by name
    as_of: str | None,
    ignore: list[str],
    kinds: list[str],
    labels: dict[str, str],
    overwrite_ents: bool,  # noqa: FBT001
    spans_key: str,
) -> Starnames:
    """Return the component that the settings describe; spaCy calls this."""
    return Starnames(
        name,
        table=table,
        aliases=aliases,
        as_of=as_of,
        ignore=ignore,
        kinds=kinds,
        labels=labels,
        overwrite_ents=overwrite_ents,
        spans_key=spans_key,
    )


class Starnames:
    """Links the mentions of a `Doc`; `table` lists overlay tables, whose text travels with the saved pipeline.

    `kinds` keeps mentions of these kinds alone (all but terms where it is empty), `labels` says what label a kind gets
    (else the kind in capitals), `as_of` chooses the names printed in ``doc._.starnames``.
    """

    def __init__(
        self,
        name: str = "starnames",
        *,
        table: Sequence[str] = (),
        aliases: bool = True,
        as_of: str | None = None,
        ignore: Sequence[str] = (),
        kinds: Sequence[str] = (),
        labels: dict[str, str] | None = None,
        overwrite_ents: bool = False,
        spans_key: str = "starnames",
    ) -> None:
        """Take the settings; tables are read when the first text comes, or when the pipeline is saved."""
        self.name = name
        self.table = tuple(table)
        self.aliases = aliases
        self.as_of = as_of
        self.ignore = tuple(ignore)
        self.kinds = frozenset(kinds)
        self.labels = DEFAULTS["labels"] if labels is None else labels
        self.overwrite_ents = overwrite_ents
        self.spans_key = spans_key
        self._saved: dict[str, str] | None = None
        if not Doc.has_extension("starnames"):
            Doc.set_extension("starnames", default=None)

    def __getstate__(self) -> dict[str, Any]:
        """Return the settings and tables; the index is built again in the process that needs it."""
        state = dict(self.__dict__)
        state.pop("linker", None)
        return state

    def __setstate__(self, state: dict[str, Any]) -> None:
        """Take the settings, in a process that may not have seen the component before."""
        self.__dict__.update(state)
        if not Doc.has_extension("starnames"):
            Doc.set_extension("starnames", default=None)

    @functools.cached_property
    def linker(self) -> Linker:
        """The linker over the packaged table and the overlays, built when first needed."""
        if self._saved is None:
            return Linker(load(*self.table), aliases=self.aliases)
        with tempfile.TemporaryDirectory(prefix="starnames-") as folder:
            paths = []
            for number, (name, text) in enumerate(self._saved.items()):
                paths.append(Path(folder, str(number), Path(name).name))
                paths[-1].parent.mkdir()
                paths[-1].write_text(text, encoding="utf-8", newline="")
            return Linker(load(*paths), aliases=self.aliases)

    def __call__(self, doc: Doc) -> Doc:
        """Return the document with its mentions."""
        found = self.linker.find(doc.text, as_of=self.as_of, ignore=self.ignore)
        kept = [(link, kind) for link in found if (kind := _kind(link)) != "term" or "term" in self.kinds]
        if self.kinds:
            kept = [(link, kind) for link, kind in kept if kind in self.kinds]
        doc._.starnames = [link.to_dict() for link, _ in kept]
        spans = [self._span(doc, link, kind) for link, kind in kept]
        doc.spans[self.spans_key] = spans
        whole = [
            span
            for span, (link, _) in zip(spans, kept, strict=True)
            if link.entity and (span.start_char, span.end_char) == (link.start, link.end)
        ]
        doc.ents = self._entities(list(doc.ents), whole)
        return doc

    def _span(self, doc: Doc, link: Link, kind: str) -> Span:
        around = doc.char_span(
            link.start,
            link.end,
            label=self.labels.get(kind, kind.upper()),
            kb_id=link.entity.id if link.entity else NOBODY,
            alignment_mode="expand",
        )
        assert around is not None  # noqa: S101 - tokens cover every character that is not white space
        return around

    def _entities(self, old: list[Span], new: list[Span]) -> list[Span]:
        """Return the entities that stand; of two that overlap the older one, unless `overwrite_ents` says otherwise.

        An older entity on the very tokens of a link keeps its label and is given the `kb_id_` that it lacks.
        """
        if self.overwrite_ents:
            return [*new, *_apart(old, new)]
        linked = {(span.start, span.end): span.kb_id_ for span in new}
        for span in old:
            if not span.kb_id_ and (span.start, span.end) in linked:
                span.kb_id_ = linked[span.start, span.end]
        return [*old, *_apart(new, old)]

    def to_bytes(self, **_: object) -> bytes:
        """Return the overlay tables as bytes; the settings are in the pipeline's config."""
        return json.dumps(self._texts(), ensure_ascii=False).encode()

    def from_bytes(self, raw: bytes, **_: object) -> Starnames:
        """Take the overlay tables from what `to_bytes` gave, wherever their files may be now."""
        self._saved = json.loads(raw) or None
        self.__dict__.pop("linker", None)
        return self

    def to_disk(self, path: Path | str, **_: object) -> None:
        """Save the overlay tables in a folder."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "tables.json").write_bytes(self.to_bytes())

    def from_disk(self, path: Path | str, **_: object) -> Starnames:
        """Take the overlay tables from the folder that `to_disk` saved."""
        return self.from_bytes((Path(path) / "tables.json").read_bytes())

    def _texts(self) -> dict[str, str]:
        if self._saved is not None:
            return self._saved
        files = [file for each in self.table for file in table_files(Path(each))]
        return {str(file): file.read_text(encoding="utf-8") for file in files}


def _kind(link: Link) -> str:
    """Return the kind of a mention: its entity's, else its first candidate's; a name nobody knows is a company's."""
    if link.entity:
        return link.entity.kind
    return link.candidates[0].entity.kind if link.candidates else "company"


def _apart(spans: list[Span], standing: list[Span]) -> list[Span]:
    """Return the spans that share no token with those that stand."""
    taken = {number for span in standing for number in range(span.start, span.end)}
    return [span for span in spans if taken.isdisjoint(range(span.start, span.end))]


Language.factory(
    "starnames",
    default_config=DEFAULTS,
    assigns=_ASSIGNS,
    func=make_starnames,
)

"""The spaCy component in pipelines without a model: entities, exact offsets, saving, several processes."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
import spacy
from spacy.tokens import Doc, DocBin, Span

from tests.extras.pages import run_page

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language

_TEXT = "Tuojing Technology and Lanqi Technology rose; Alice said so. 海光信息大涨"


def _pipeline(**config: object) -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("starnames", config=config)
    return nlp


def _entities(doc: Doc) -> list[tuple[str, str, str]]:
    return [(ent.text, ent.label_, ent.kb_id_) for ent in doc.ents]


def test_entities_and_mentions() -> None:
    doc = _pipeline()(_TEXT)
    assert _entities(doc) == [
        ("Tuojing Technology", "ORG", "piotech"),
        ("Lanqi Technology", "ORG", "montage-technology"),
    ]
    spans = doc.spans["starnames"]
    assert [span.kb_id_ for span in spans] == ["piotech", "montage-technology", "NIL", "hygon"]
    found = doc._.starnames
    assert [_TEXT[each["start"] : each["end"]] for each in found] == [each["surface"] for each in found]
    assert [each["surface"] for each in found][2:] == ["Alice", "海光信息"]
    assert found[2]["status"] == "ambiguous"
    # One token, of which the mention is a part: never an entity, and the exact offsets are kept.
    assert spans[3].text == "海光信息大涨"
    assert found[3]["entity"] == "hygon"
    assert found[3]["table"]


def test_a_tokenizer_that_splits_characters_gives_the_entity() -> None:
    nlp = spacy.blank("zh")
    nlp.add_pipe("starnames")
    assert _entities(nlp("海光信息大涨")) == [("海光信息", "ORG", "hygon")]


def test_odd_texts_give_nothing_and_raise_nothing() -> None:
    nlp = _pipeline()
    for text in ("", " ", "\n\n", "\ue000", "e\u0301" * 50, "<" * 1000):
        doc = nlp(text)
        assert not doc.ents
        assert doc._.starnames == []


def test_older_entities_stand_and_are_linked_where_they_agree() -> None:
    nlp = _pipeline()
    doc = nlp.make_doc("Tuojing Technology and Lanqi Technology rose")
    doc.ents = [Span(doc, 0, 2, label="NAME"), Span(doc, 3, 6, label="NAME")]
    doc = nlp(doc)
    assert _entities(doc) == [("Tuojing Technology", "NAME", "piotech"), ("Lanqi Technology rose", "NAME", "")]
    assert [span.kb_id_ for span in doc.spans["starnames"]] == ["piotech", "montage-technology"]


def test_overwrite_ents() -> None:
    nlp = _pipeline(overwrite_ents=True)
    doc = nlp.make_doc("Tuojing Technology and Lanqi Technology rose")
    doc.ents = [Span(doc, 2, 6, label="NAME"), Span(doc, 0, 1, label="NAME")]
    assert _entities(nlp(doc)) == [
        ("Tuojing Technology", "ORG", "piotech"),
        ("Lanqi Technology", "ORG", "montage-technology"),
    ]


def test_settings() -> None:
    text = "new quality productivity on the STAR Market, said Tuojing Technology; Hymo Star fell"
    assert [each["kind"] for each in _pipeline(kinds=["term"])(text)._.starnames] == ["term"]
    assert _entities(_pipeline(kinds=["market"], labels={"market": "VENUE"})(text)) == [
        ("STAR Market", "VENUE", "star-market"),
    ]
    assert "piotech" not in [kb_id for _, _, kb_id in _entities(_pipeline(ignore=["Tuojing Technology"])(text))]
    assert "here" in _pipeline(spans_key="here")(text).spans
    former = _pipeline(as_of="2024-01-01")("Baiji Shenzhou rose")._.starnames
    assert [each["short"] for each in former] == ["BeiGene"]


def test_several_processes_give_what_one_gives() -> None:
    nlp = _pipeline()
    texts = [f"{_TEXT} {number}" for number in range(40)]
    one = [(_entities(doc), doc._.starnames) for doc in nlp.pipe(texts)]
    two = [(_entities(doc), doc._.starnames) for doc in nlp.pipe(texts, n_process=2, batch_size=10)]
    assert one == two


def test_documents_survive_saving() -> None:
    nlp = _pipeline()
    saved = DocBin(docs=[nlp(_TEXT)], store_user_data=True).to_bytes()
    (doc,) = DocBin().from_bytes(saved).get_docs(nlp.vocab)
    assert [each["entity"] for each in doc._.starnames] == ["piotech", "montage-technology", None, "hygon"]
    assert [span.kb_id_ for span in doc.spans["starnames"]] == ["piotech", "montage-technology", "NIL", "hygon"]
    assert isinstance(doc, Doc)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    file = tmp_path / "mine.yaml"
    file.write_text("- id: hygon\n  aliases: [Sea Light Chips]\n", encoding="utf-8")
    return file


def test_a_saved_pipeline_carries_its_overlay_tables(table: Path, tmp_path: Path) -> None:
    nlp = _pipeline(table=[str(table)])
    assert _entities(nlp("Sea Light Chips rose")) == [("Sea Light Chips", "ORG", "hygon")]
    nlp.to_disk(tmp_path / "pipeline")
    raw = nlp.to_bytes()
    table.unlink()
    for again in (spacy.load(tmp_path / "pipeline"), _pipeline(table=[str(table)]).from_bytes(raw)):
        assert _entities(again("Sea Light Chips rose")) == [("Sea Light Chips", "ORG", "hygon")]
        again.to_disk(tmp_path / "once more")
    assert _entities(spacy.load(tmp_path / "once more")("Sea Light Chips rose"))


def test_a_saved_pipeline_loads_in_a_process_of_its_own(tmp_path: Path) -> None:
    _pipeline().to_disk(tmp_path / "pipeline")
    code = "import sys, spacy; print([e.kb_id_ for e in spacy.load(sys.argv[1])('Lanqi Technology rose').ents])"
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "pipeline")], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "['montage-technology']"


def test_the_page() -> None:
    run_page("spacy")

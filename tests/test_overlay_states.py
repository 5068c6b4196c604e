"""Tables laid over one another, in every order of adding, taking away and contradicting."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from starnames import KnowledgeBase, TableError, find, load

_NAMES = ("Quorble Optics", "Zanthor Foods", "Vexmere Metals", "Yarrowick Labs")
_FORMS = ("Kuobo Optics", "Zansuo Foods", "Weimo Metals", "Yaluo Labs", "Feimu Holdings")
_FILES = ("a.yaml", "b.yaml", "sub/c.yaml")


class Overlays(RuleBasedStateMachine):
    """What the files say is what is found; two owners of one form are refused, with both places."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.records: dict[str, tuple[str, set[str]]] = {}  # id: file, forms

    @rule(number=st.integers(0, len(_NAMES) - 1), file=st.sampled_from(_FILES))
    def add(self, number: int, file: str) -> None:
        self.records.setdefault(f"example-{number}", (file, set()))

    @precondition(lambda self: self.records)
    @rule(data=st.data(), form=st.sampled_from(_FORMS))
    def call(self, data: st.DataObject, form: str) -> None:
        self.records[data.draw(st.sampled_from(sorted(self.records)))][1].add(form)

    @precondition(lambda self: self.records)
    @rule(data=st.data())
    def take_away(self, data: st.DataObject) -> None:
        del self.records[data.draw(st.sampled_from(sorted(self.records)))]

    @precondition(lambda self: self.records)
    @rule(data=st.data(), file=st.sampled_from(_FILES))
    def move(self, data: st.DataObject, file: str) -> None:
        each = data.draw(st.sampled_from(sorted(self.records)))
        self.records[each] = (file, self.records[each][1])

    def _written(self) -> None:
        texts = dict.fromkeys(_FILES, "")
        for each, (file, forms) in sorted(self.records.items(), key=lambda item: item[0], reverse=True):
            name = _NAMES[int(each[-1])]
            texts[file] += (
                f"- {{id: {each}, name: '{name}', short: '{name}', kind: company, source: made up, checked: 2026-11-22,"
                f" aliases: [{', '.join(sorted(forms))}]}}\n"
            )
        for file, text in texts.items():
            path = self.folder / file
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")

    def _owners(self, form: str) -> list[str]:
        return sorted(each for each, (_, forms) in self.records.items() if form in forms)

    @invariant()
    def what_is_written_is_what_is_found(self) -> None:
        self._written()
        contested = [form for form in _FORMS if len(self._owners(form)) > 1]
        if contested:
            with pytest.raises(TableError) as refusal:
                load(self.folder, base=False)
            said = str(refusal.value)
            form = next(each for each in contested if each in said)
            places = [self.records[each][0] for each in self._owners(form)]
            assert sum(said.count(place) for place in set(places)) >= 2, said
            return
        if not self.records:
            return
        kb = load(self.folder, base=False)
        again = load(*(self.folder / file for file in reversed(_FILES)), base=False)
        assert kb.version == again.version
        for other in (kb, again):
            self._finds(other)

    def _finds(self, kb: KnowledgeBase) -> None:
        for form in _FORMS:
            owners = self._owners(form)
            assert [link.entity.id for link in find(f"He joined {form} then.", kb=kb) if link.entity] == owners
        for each in self.records:
            assert [link.entity.id for link in find(_NAMES[int(each[-1])], kb=kb) if link.entity] == [each]


TestOverlays = Overlays.TestCase
TestOverlays.settings = settings(max_examples=4, stateful_step_count=6, deadline=None)


def test_the_packaged_table_is_as_it_was_after_an_overlay(tmp_path: Path) -> None:
    before = [(link.surface, link.entity.id) for link in find("SMIC and Tuojing Technology") if link.entity]
    mine = tmp_path / "mine.yaml"
    mine.write_text(
        "- {id: smic, name: My Own Foundry, short: SMIC, kind: company, source: made up, checked: 2026-11-22}\n"
    )
    over = load(mine)
    assert over["smic"].name == "My Own Foundry"
    assert [(link.surface, link.entity.id) for link in find("SMIC and Tuojing Technology") if link.entity] == before
    assert load()["smic"].name != "My Own Foundry"

"""The order of paragraphs that share no entity changes nothing."""

from __future__ import annotations

import functools
import random

from hypothesis import given
from hypothesis import strategies as st

from starnames import find
from tests.quality.corpus import negatives, paragraphs

_JOINT = "\n\n"


@functools.cache
def _pool() -> list[tuple[str, frozenset[str]]]:
    """Return the labelled texts, each with whoever may be meant in it."""
    texts = [each.text for name in ("paragraphs.yaml", "second_paragraphs.yaml") for each in paragraphs(name)]
    texts += [each.text for name in ("negatives.yaml", "second_negatives.yaml") for each in negatives(name)][::3]
    return [
        (text, frozenset(x.entity.id for link in find(text, terms=True) for x in link.candidates)) for text in texts
    ]


def _found(texts: list[str]) -> dict[str, list[tuple[int, int, str, str]]]:
    """Return the links of each paragraph of the text that they make, as they stand in it."""
    links = find(_JOINT.join(texts), terms=True)
    found: dict[str, list[tuple[int, int, str, str]]] = {}
    start = 0
    for text in texts:
        end = start + len(text)
        here = [link for link in links if start <= link.start < end]
        found[text] = [(x.start - start, x.end - start, x.status, x.entity.id if x.entity else "") for x in here]
        start = end + len(_JOINT)
    return found


@given(seed=st.integers(0, 1_000_000), size=st.integers(2, 8))
def test_shuffling_paragraphs_that_share_no_entity_changes_nothing(seed: int, size: int) -> None:
    rng = random.Random(seed)  # noqa: S311 - drawn by hypothesis
    chosen: list[str] = []
    named: set[str] = set()
    for text, entities in rng.sample(_pool(), size):
        if named.isdisjoint(entities):
            chosen.append(text)
            named |= entities
    shuffled = rng.sample(chosen, len(chosen))
    assert _found(shuffled) == _found(chosen)

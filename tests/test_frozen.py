"""Nouns are made fast, and are frozen dataclasses all the same."""

from __future__ import annotations

import copy
import inspect
import pickle
import sys
from dataclasses import FrozenInstanceError, dataclass, fields, replace
from typing import Any

import pytest

from starnames.frozen import maker, quickly_made
from starnames.model import Candidate, Change, Figure, Left, Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Slow:
    """A noun that is made as ever."""

    start: int
    note: str = ""
    parts: tuple[int, ...] = ()


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Quick:
    """The same, made fast."""

    start: int
    note: str = ""
    parts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Longer(Quick):
    """A noun with one field more than its parent."""

    more: str = "x"


def test_a_noun_made_fast_is_the_noun() -> None:
    quick = Quick(start=1, note="n")
    assert type(quick) is Quick
    assert repr(quick) == repr(Slow(start=1, note="n")).replace("Slow", "Quick")
    assert (quick == Quick(start=1, note="n"), hash(quick)) == (True, hash(Quick(start=1, note="n")))
    assert replace(quick, start=2) == Quick(start=2, note="n")
    assert pickle.loads(pickle.dumps(quick)) == copy.deepcopy(quick) == quick  # noqa: S301 - our own
    assert inspect.signature(Quick) == inspect.signature(Slow)


class Child(Quick):
    """A noun that has what its parent has."""


@pytest.mark.parametrize("noun", [Slow, Quick, Longer, Child])
@pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
def test_a_noun_made_fast_travels_as_it_is(noun: type[Any], protocol: int) -> None:
    made = noun(start=1, parts=(2, 3))
    back = pickle.loads(pickle.dumps(made, protocol))  # noqa: S301 - our own
    assert (type(back), back) == (noun, made)
    with pytest.raises(FrozenInstanceError):
        back.start = 2


def test_a_noun_made_fast_is_frozen() -> None:
    quick = Quick(start=1)
    with pytest.raises(FrozenInstanceError):
        quick.start = 2  # type: ignore[misc]
    assert not hasattr(quick, "__dict__")


@pytest.mark.parametrize("given", [{}, {"start": 1, "stop": 2}])
def test_a_noun_made_fast_refuses_what_it_refused(given: dict[str, Any]) -> None:
    messages = []
    for noun in (Slow, Quick):
        with pytest.raises(TypeError) as raised:
            noun(**given)
        messages.append(str(raised.value).replace("Slow", "Quick"))
    assert messages[0] == messages[1]


def test_a_child_of_a_noun_made_fast_is_a_child() -> None:
    assert type(Child(start=1)) is Child
    assert Child(start=1, parts=(2,)).parts == (2,)
    assert Longer(start=1, more="y") == Longer(start=1, more="y", note="")


def test_where_threads_run_at_once_nouns_are_made_as_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    before = Slow.__init__
    monkeypatch.setattr(sys, "_is_gil_enabled", lambda: False, raising=False)
    assert quickly_made(Slow).__init__ is before


@pytest.mark.parametrize("is_locked", [True, False])
@pytest.mark.parametrize("noun", [Slow, Quick])
def test_a_noun_is_made_of_its_values_in_order(
    noun: type[Any], monkeypatch: pytest.MonkeyPatch, *, is_locked: bool
) -> None:
    monkeypatch.setattr(sys, "_is_gil_enabled", lambda: is_locked, raising=False)
    made = maker(noun)(1, "n", (2,))
    assert type(made) is noun
    assert made == noun(start=1, note="n", parts=(2,))
    with pytest.raises(FrozenInstanceError):
        made.start = 2


@pytest.mark.parametrize("version", ["3.13", "3.11"])
def test_where_one_thread_runs_at_a_time_nouns_are_made_fast(monkeypatch: pytest.MonkeyPatch, version: str) -> None:
    if version == "3.11":
        monkeypatch.delattr(sys, "_is_gil_enabled", raising=False)
    else:
        monkeypatch.setattr(sys, "_is_gil_enabled", lambda: True, raising=False)

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Pair:
        one: int

    before = Pair.__init__
    assert quickly_made(Pair).__init__ is not before


@pytest.mark.parametrize("noun", [Candidate, Change, Figure, Left, Link])
def test_the_nouns_of_results_are_made_fast(noun: type[Any]) -> None:
    assert noun.__init__.__globals__["_noun"] is noun
    given = {each.name: each.name for each in fields(noun)}
    made = noun(**given)
    assert {each: getattr(made, each) for each in given} == given

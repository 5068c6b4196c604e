"""From alignments to a decision: every threshold from both sides."""

from __future__ import annotations

import pytest

from starnames.renderings.decision import decide
from starnames.renderings.nouns import Alignment, Piece
from starnames.renderings.surface import LONGEST

_SURFACE = "Zan Zibar"


def aligned(words: str, cost: float = 0.0, key: str = "one", flags: str = "") -> Alignment:
    """Return an alignment of pieces such as 荆=jin/near/0.35: pinyin at no cost where nothing else is said."""
    pieces = []
    for word in words.split():
        zh, _, rest = word.partition("=")
        text, how, price = (*rest.split("/"), "", "")[:3]
        pieces.append(Piece(zh=zh, text=text, how=how.replace("_", " ") or "pinyin", cost=float(price or 0)))
    said = {name: name in flags.split() for name in ("exact", "literal", "bare", "telling", "elsewhere")}
    chance = sum(float(each) for each in flags.split() if each[0].isdigit())
    return Alignment(key=key, cost=cost, pieces=tuple(pieces), chance=chance, **said)


TWO, THREE, FOUR = "拓=tuo 荆=jing", "拓=tuo 荆=jing 芯=xin", "拓=tuo 荆=jing 芯=xin 微=wei"
TRADE, FOREIGN = "科技=technology/trade", "=films/added/0.6"


@pytest.mark.parametrize(
    ("words", "cost", "flags", "reason"),
    [
        # what the evidence can bear
        (TWO, 0.69, "", ""), (TWO, 0.71, "", "weak"), (TWO, 1.21, "", "unknown"),
        (TWO, 0.49, "bare", ""), (TWO, 0.51, "bare", "weak"), (THREE, 0.84, "bare", ""), (THREE, 0.86, "bare", "weak"),
        (THREE, 1.04, "", ""), (THREE, 1.06, "", "weak"), (FOUR, 1.29, "", ""), (FOUR, 1.31, "", "unknown"),
        ("拓=tuo", 0.1, "", ""), ("拓=tuo", 0.11, "", "weak"),
        ("海光=hygon/brand =chips/own", 1.2, "", ""), (f"{TWO} =chips/own", 1.04, "", ""),
        (f"{TWO} =chips/own", 1.06, "", "weak"),
        # characters that are not spelled exactly
        ("拓=tuo 荆=jin/near", 0.3, "", "weak"), ("拓=tuo 荆=jin/near", 0.3, "telling", ""),
        (f"拓=tuo 荆=jin/near {TRADE}", 0.3, "", ""), (f"拓=tuo 荆=king/sound/0.2 {TRADE}", 0.3, "", ""),
        (f"拓=tuo 荆=jin/other_reading {TRADE}", 0.3, "", ""),
        ("拓=to/near 荆=jin/near", 0.3, "telling", "weak"), ("拓=tuo 荆=jung/typo", 0.3, "telling", "weak"),
        ("拓=to/romanized 荆=ching/romanized", 0.3, "telling", "weak"), (f"{TWO} 芯=xing/near", 0.3, "0.001", "weak"),
        (f"{TWO} 芯=xing/near", 0.3, "0.0005", ""),
        (f"{TWO} 芯=xing/near", 0.3, "telling", ""),
        (f"{TWO} 芯=sin/sound/0.2", 0.3, "", ""), (f"{TWO} 芯=sin/sound/0.3", 0.3, "0.001", "weak"),
        (f"{THREE} 微=wi/near", 0.3, "", ""), (f"{TWO} 芯=xing/near 微=wi/near", 0.3, "", "weak"),
        ("拓=tuo 荆=ching/romanized 芯=xing/near 微=wei", 0.3, "", ""),
        ("拓=to/sound/0.2 荆=ching/romanized 芯=xing/near 微=wei", 0.3, "", "weak"),
        (f"{TWO} 芯=sin/sound/0.2 微=mei/other_reading", 0.3, "", "weak"),
        (f"{THREE} 微=mei/other_reading", 0.3, "", ""),
        ("拓=tuo 荆=jing 芯=sin/sound/0.3 微=vei/sound/0.3", 0.6, "", ""),  # costly sounds are slips in shorter names
        (f"{THREE} 微=wi/near", 0.3, "0.026", "weak"), (f"{THREE} 微=wi/near", 0.3, "0.025", ""),
        (f"拓=tuo 荆=jung/typo {TRADE}", 0.7, "0.0001", ""), (f"拓=tuo 荆=jung/typo {TRADE}", 0.7, "0.0002", "weak"),
        (f"拓=tuo 荆=jin/near {TRADE}", 0.3, "elsewhere", "weak"), (f"{THREE} {TRADE}", 0.0, "elsewhere", "weak"),
        (f"拓=tuo 荆=jin/other_reading {TRADE}", 0.3, "0.026", "weak"),
        # what could be ordinary words, a person or another company
        (f"{TWO} {FOREIGN}", 0.6, "", "weak"), (f"{THREE} {FOREIGN}", 0.6, "", ""),
        (f"{THREE} =films/added/0.5", 0.6, "", ""), (f"{TWO} =c/mark", 0.15, "", "weak"),
        (f"{TWO} {TRADE} =c/mark", 0.15, "", ""), (f"{TWO} {TRADE} =c/mark", 0.15, "bare", "weak"),
        ("石英=quartz/gloss 晶体=crystal/gloss", 0.1, "literal", ""), ("石英=quartz/gloss", 0.1, "literal", "weak"),
        ("石英=quartz/gloss 晶体=crystal/gloss", 0.1, "literal bare", "weak"),
        ("石英=quartz/gloss 单晶体=crystal/gloss", 0.1, "literal bare", ""),
        (f"石英=quartz/gloss 晶体=crystal/gloss {FOREIGN}", 0.6, "literal", "weak"),
        ("海光=hygon/brand", 0.1, "", "weak"), (f"海光=hygon/brand {TRADE}", 0.1, "", ""),
        (f"海光=hygon/brand {TRADE} {FOREIGN}", 0.6, "", "weak"), ("海光=haiguang/spelled", 0.1, "", ""),
        ("海光=haiguang/spelled =group/added/0.05", 0.1, "", "weak"),
        ("海光=haiguang/spelled =co/added/0.05", 0.1, "", ""),
        ("李=li 宁=ning", 0.0, "", "weak"), ("宁=ning 李=li", 0.0, "", "weak"), (f"李=li 宁=ning {TRADE}", 0.0, "", ""),
        ("李=li 宁=ning 科技=/dropped", 0.35, "", "weak"), ("李=li 宁=ning =co/added/0.05", 0.05, "", ""),
        (f"{TWO} =co/added/0.05", 0.05, "bare", "weak"), (f"{TWO} =chips/usual/0.05", 0.05, "bare", "weak"),
        (f"{TWO} =chips/usual/0.05", 0.05, "", ""), (TWO, 0.0, "bare", ""),
        # a word of the full name stands for the trade that is left out
        (f"{TWO} =chips/own =coltd/added/0.05", 0.6, "bare", ""), (f"{TWO} =chips/own {FOREIGN}", 0.6, "bare", "weak"),
    ],
)  # fmt: skip
def test_what_an_alignment_is_worth(words: str, cost: float, flags: str, reason: str) -> None:
    decision = decide(_SURFACE, [aligned(words, cost, flags=flags)])
    assert (decision.reason, decision.status) == (reason, "none" if reason else "linked")
    assert decision.key == ("" if reason else "one")
    assert len(decision.candidates) == 1


@pytest.mark.parametrize(
    ("words", "best", "other", "status"),
    [
        (TWO, 0.0, 0.54, "ambiguous"), (TWO, 0.0, 0.55, "linked"), (THREE, 0.3, 0.49, "ambiguous"),
        (THREE, 0.3, 0.5, "linked"), (f"{TWO} {TRADE}", 0.0, 0.2, "linked"), (f"{TWO} {TRADE}", 0.0, 0.19, "ambiguous"),
        (f"{TWO} 科技=/dropped", 0.1, 0.6, "ambiguous"),
    ],
)  # fmt: skip
def test_a_second_company_nearly_as_good(words: str, best: float, other: float, status: str) -> None:
    both = [aligned(words, best), aligned(words, other, "two")]
    decision = decide(_SURFACE, both)
    assert (decision.status, decision.key) == (status, "one" if status == "linked" else "")
    assert decision.reason == ("ambiguous" if status == "ambiguous" else "")
    assert decision.candidates == tuple(both)
    chosen = decide(_SURFACE, both, prefer=["two"])
    assert chosen.candidates == tuple(both)
    assert chosen.key == ("two" if status == "ambiguous" else "one")
    assert decide(_SURFACE, both, prefer=["one", "two"]).status == status


@pytest.mark.parametrize(
    ("best", "other", "cost", "status"),
    [
        # a brand alone is any namesake's only where both say no trade
        (TWO, f"{TWO} {TRADE}", 0.3, "linked"), (f"{TWO} {TRADE}", TWO, 0.3, "linked"), (TWO, TWO, 0.3, "ambiguous"),
        # a rival's own spelling counts for less with a word added to it, and for no less alone
        (THREE, "海光=haiguang/spelled =group/added/0.05", 0.16, "linked"),
        (THREE, "海光=haiguang/spelled", 0.16, "ambiguous"), (THREE, f"{THREE} =group/added/0.05", 0.16, "ambiguous"),
    ],
)  # fmt: skip
def test_what_makes_a_rival(best: str, other: str, cost: float, status: str) -> None:
    assert decide(_SURFACE, [aligned(best), aligned(other, cost, "two")]).status == status


@pytest.mark.parametrize(
    ("surface", "reason"),
    [
        ("Tuoj", ""), ("Tuo", "weak"), ("Sun Rise", "weak"), ("!?", "not-a-name"), ("Tuo\x00jing", "not-a-name"),
        ("a" * LONGEST, ""), ("a" * (LONGEST + 1), "too-long"),
    ],
)  # fmt: skip
def test_surfaces(surface: str, reason: str) -> None:
    assert decide(surface, [aligned(THREE)], ordinary={"sunrise"}).reason == reason


@pytest.mark.parametrize("surface", ["Lining", "Li Ning"])
def test_a_person_has_two_words(surface: str) -> None:
    assert decide(surface, [aligned("李=li 宁=ning")]).key == ("" if " " in surface else "one")


def test_nobody_is_unknown() -> None:
    decision = decide(_SURFACE, [])
    assert (decision.status, decision.reason, decision.candidates) == ("none", "unknown", ())

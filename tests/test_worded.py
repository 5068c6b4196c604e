"""Official English names in other words: another word for the trade, the place or what says no trade left off."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from starnames import find, load, resolve
from starnames.resolver.worded import exchanged

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("surface", "zh"),
    [
        ("MGI Technology", "华大智造"),
        ("Cathay Bio", "凯赛生物"),
        ("Union Semi", "汇成股份"),
        ("Topsec Technology Group Inc.", "天融信"),  # officially Technologies
        ("Beijing Health Guard Bio", "康乐卫士"),
        ("Shandong Hi-Tech Spring Materials Tech", "海科新源"),
        ("Sunline Tech", "长亮科技"),  # of Shenzhen
        ("Montnets Cloud", "梦网科技"),  # Technology Group
    ],
)
def test_an_official_name_in_other_words(surface: str, zh: str) -> None:
    link = resolve(surface)
    assert link.entity
    assert (link.entity.zh, link.how) == (zh, "official")
    assert zh in {each.entity.zh for each in find(f"{surface} rose 3% after the report.") if each.entity}


@pytest.mark.parametrize(
    "surface",
    [
        "Actions Technologies",  # the name that is meant says too little for another word
        "Times Textile Technology",  # of somebody else's words
        "China Western Power",  # the Chinese of another company
        "Farasis Software",  # officially Energy
        "Montnets Electronics",
        "Cloud Montnets",
        "Applied Material",
        "General Electrical",
    ],
)
def test_other_words_say_somebody_else(surface: str) -> None:
    assert resolve(surface).entity is None


def test_what_several_companies_may_be_called_is_nobodys(tmp_path: Path) -> None:
    rows = [f'"Zorvex {trade} Co., Ltd.",Zorvex {trade},{zh}' for trade, zh in (("Tech", "佐维科"), ("Semi", "佐微芯"))]
    table = tmp_path / "own.csv"
    table.write_text("\n".join(["name,short,zh", *rows]) + "\n", encoding="utf-8")
    found = resolve("Zorvex Technology", kb=load(table))
    assert found.entity
    assert found.entity.zh == "佐维科"
    rows.append('"Zorvex Technologies Co., Ltd.",Zorvex Technologies,佐维技')
    table.write_text("\n".join(["name,short,zh", *rows]) + "\n", encoding="utf-8")
    assert resolve("Zorvex Technology", kb=load(table)).entity is None


def test_words_are_exchanged_three_at_most() -> None:
    assert list(exchanged("tech")) == []
    assert list(exchanged("hygon")) == []
    assert "semi systems devices tools" in set(exchanged("semi system device tool"))
    assert all(each.startswith("semi ") for each in exchanged("semi system device tool"))
    assert "advanced technology & materials" in set(exchanged("advanced technology and material"))


def test_a_recorded_brand_with_its_trade_is_one_mention_without_any_sign_of_a_company() -> None:
    (link,) = find("Everwin Precision replied that it is inconvenient to name its customers.")
    assert (link.surface, link.entity and link.entity.zh) == ("Everwin Precision", "长盈精密")

"""Names that only a Chinese source tells."""

from __future__ import annotations

import pytest

from starnames import find, normalize

_OLIN = "Yesterday Olin rose 3%."


def linked(text: str, source: str) -> list[tuple[str, str]]:
    found = find(text, source=source)
    return [(x.surface, x.entity.zh) for x in found if x.entity and x.entity.kind == "company"]


@pytest.mark.parametrize(
    ("text", "source", "names"),
    [
        (_OLIN, "昨日欧林生物上涨3%。", [("Olin", "欧林生物")]),
        ("Yesterday hongruan rose 3%.", "昨日虹软科技上涨3%。", [("hongruan", "虹软科技")]),
        ("Yesterday saiteng shares fell.", "昨日赛腾股份下跌。", [("saiteng shares", "赛腾股份")]),
        ("Olin's plant opened.", "欧林生物的工厂开业。", [("Olin", "欧林生物")]),
        ("Olin rose, and Olin's plant opened.", "欧林生物上涨，欧林生物的工厂开业。", [("Olin", "欧林生物")] * 2),
        ("Hengtong Cable rose 3%.", "亨通光电涨3%。", [("Hengtong Cable", "亨通光电")]),
        (
            "Piotech rose.\nOlin fell.",
            "拓荆科技上涨。\n欧林生物下跌。",
            [("Piotech", "拓荆科技"), ("Olin", "欧林生物")],
        ),
        ("First line.\nOlin fell.", "欧林生物下跌，\n\n而且\n大跌\n不止。", [("Olin", "欧林生物")]),
    ],
)
def test_the_source_tells_whose_a_name_is(text: str, source: str, names: list[tuple[str, str]]) -> None:
    assert linked(text, source) == names
    assert linked(text, "昨日市场平静。") == [each for each in names if each[0] == "Piotech"]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Then Bluecrest Widgets rose 3%.", "随后欧林生物上涨3%。"),
        ("Then Li Ming rose early.", "随后利民股份上涨。"),
        ("Then Shanghai grew quickly.", "随后沪农商行增长。"),
        ("Then Avic (Chengdu) Uas rose 3%.", "随后中无人机上涨3%。"),
        ("Nobody.\nNothing.\nThen Olin fell.", "欧林生物下跌。\n无人。\n无事。"),
        ("Then Huawei rose.", "随后江化微上涨。"),
        ("Then it rose.", "随后欧林生物上涨。"),
        ("https://olin.example/hongruan rose.", "虹软科技上涨。"),
    ],
)
def test_what_does_not_say_a_name_of_the_source_is_none(text: str, source: str) -> None:
    assert linked(text, source) == []


def test_what_two_names_of_the_source_may_be_is_neither() -> None:
    assert linked("Then Shengbang shares rose 3%.", "随后圣邦股份与盛帮股份上涨3%。") == []


def test_a_line_of_very_many_names_is_left_alone() -> None:
    many = ", ".join(f"Zz{number}" for number in range(300))
    assert linked(f"{many} and Olin", "欧林生物") == []


def test_what_the_source_tells_is_printed_and_stays() -> None:
    once = normalize(_OLIN, source="昨日欧林生物上涨3%。")
    assert once.text == "Yesterday Chengdu Olymvax Biopharmaceuticals Inc. rose 3%."
    assert normalize(once.text, source="昨日欧林生物上涨3%。").text == once.text

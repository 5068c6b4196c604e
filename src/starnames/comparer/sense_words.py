"""The words of sense, by table: to teach `compare` one, add it to a line.

A word stands under what it says in a dimension: ``result`` (profit or loss; other things that figures measure keep a
word of profit from reaching past them), ``direction`` (up or down), ``basis`` (what a rate is compared with),
``statistic`` (median or average) and ``turn`` (profit to loss or back, which is neither). A Chinese word may say two
things at once. English phrases are looked for only in sentences that hold one of the `TRIGGERS` of their dimension.
"""

from __future__ import annotations

__all__ = ["CHINESE", "ENGLISH", "NOT_UP_BEHIND", "PHRASES", "TRIGGERS"]

#: (dimension, what it says) -> Chinese words, simplified.
CHINESE: dict[tuple[str, str], str] = {
    ("result", "loss"): "净亏损 亏损 减亏 增亏 续亏 预亏 巨亏",
    ("result", "profit"): "净利润 利润 盈利",
    (
        "result",
        "other",
    ): "营收 收入 销售 研发 投入 利润率 净利率 毛利率 费用 成本 资产 负债 现金 订单 产量 出口 出货 补助 减值",
    ("direction", "up"): "增长 增加 增至 上升 上涨 提高 提升 扩大 大涨 增亏",
    ("direction", "down"): "下降 减少 下滑 下跌 降低 回落 收窄 减亏 缩减 萎缩 大跌",
    ("basis", "year"): "同比 较上年 比上年 较去年 比去年 按年",
    ("basis", "month"): "按月",
    ("basis", "period"): "环比",
    ("statistic", "median"): "中位数 中值",
    ("statistic", "average"): "平均 均值 人均 户均",
    ("turn", "to profit"): "扭亏为盈 扭亏 转亏为盈",
    ("turn", "to loss"): "由盈转亏 转亏",
}

#: (dimension, what it says) -> single English words.
ENGLISH: dict[tuple[str, str], str] = {
    ("result", "loss"): "loss losses deficit deficits",
    ("result", "profit"): "profit profits earnings",
    ("result", "other"): (
        "revenue revenues sales turnover income spending investment investments expense expenses cost costs margin "
        "margins assets debt debts cash order orders output export exports shipment shipments grant grants provision "
        "provisions"
    ),
    ("direction", "up"): (
        "increase increases increased increasing rise rises rose risen rising grow grows grew grown growing growth up "
        "gain gains gained climb climbs climbed climbing jump jumps jumped surge surges surged surging soar soars "
        "soared widen widens widened widening higher"
    ),
    ("direction", "down"): (
        "decrease decreases decreased decreasing decline declines declined declining drop drops dropped dropping fall "
        "falls fell fallen falling down reduce reduces reduced reducing reduction narrow narrows narrowed narrowing "
        "narrower shrink shrinks shrank shrunk shrinking slump slumps slumped plunge plunges plunged tumble tumbles "
        "tumbled lower slide slides slid"
    ),
    ("statistic", "median"): "median medians",
    ("statistic", "average"): "average averages averaged averaging",
    ("basis", "year"): "yoy",
    ("basis", "quarter"): "qoq sequential sequentially",
    ("basis", "month"): "mom",
}

#: Words before "up" that take its direction away: more than half is made up, not gained.
NOT_UP_BEHIND = frozenset("made make makes making set took take takes end ended".split())

_THAN = "(?:over|from|on|than(?: in)?|compared (?:with|to)|versus|against)"
_THAT_OF = "(?:(?:that|those|the level) (?:of|in) )?"
_BEFORE = "(?:last |previous |prior |preceding )?"
_EARLIER = "(?: before| earlier| ago)?"

_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"

#: (dimension, what it says) -> English expressions of several words.
PHRASES: dict[tuple[str, str], tuple[str, ...]] = {
    ("turn", "to profit"): (
        r"(?:turn\w*|swung|swing\w*|mov\w+|went) (?:\w+ ){0,2}loss(?:es)? (?:in)?to (?:\w+ )?profits?",
        r"(?:from )?loss(?:es)? (?:was |were )?(?:turned )?(?:in)?to (?:a )?(?:net )?profits?",
        r"turn\w* (?:\w+ )?profitable",
        r"turn\w* losses around",
        r"turnarounds?(?: from losses)?",
    ),
    ("turn", "to loss"): (r"(?:turn\w*|swung|swing\w*) (?:from )?profits? (?:in)?to (?:\w+ )?loss(?:es)?",),
    ("basis", "year"): (
        r"year[ -](?:on|over|to)[ -]year",
        "y/y",
        "y-o-y",
        rf"{_THAN} {_THAT_OF}(?:the |a |last )?(?:same period (?:of |in |a )?)?(?:the )?{_BEFORE}year{_EARLIER}",
    ),
    ("basis", "quarter"): (
        r"quarter[ -](?:on|over|to)[ -]quarter",
        "q/q",
        "q-o-q",
        rf"{_THAN} {_THAT_OF}(?:the |a )?{_BEFORE}quarter{_EARLIER}",
    ),
    ("basis", "month"): (
        r"month[ -](?:on|over|to)[ -]month",
        "m/m",
        "m-o-m",
        rf"{_THAN} {_THAT_OF}(?:the |a )?{_BEFORE}month{_EARLIER}",
        rf"than in (?:{_MONTHS})",
    ),
}

#: Dimension -> letters that every expression of it holds one of.
TRIGGERS: dict[str, tuple[str, ...]] = {
    "turn": ("loss", "profitable", "turnaround"),
    "basis": ("year", "quarter", "month", "/y", "-y", "/q", "-q", "/m", "-m", "than in "),
}

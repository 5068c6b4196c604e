"""The words around figures: approximations, directions, multiples. To add one, add it to a line here.

Everything in this module is a table. `before` words stand in front of a figure (or of its currency), `behind` words
follow it, `inside` words stand between its number and its unit (30多家, 30-odd companies).
"""

from __future__ import annotations

__all__ = [
    "ALONE",
    "BEFORE",
    "BEHIND",
    "DOWN",
    "GAP_WORDS",
    "HALVES",
    "INSIDE",
    "LOSS",
    "MULTIPLES",
    "NARROWED",
    "NEGATIVE",
    "UP",
]

BEFORE: dict[str, tuple[str, ...]] = {
    "about": (
        "about", "around", "approximately", "approx.", "approx", "roughly", "some", "circa", "c.", "ca.", "~", "≈",
        "an estimated",
        "estimated", "in the region of", "on the order of", "in the order of", "in the neighborhood of",
        "约", "約", "大约", "大約", "约为", "约合", "约有", "大概", "大致", "大约为", "合约", "左右约", "约占",
        "约达", "差不多",
    ),
    "over": (
        "over", "more than", "above", "exceeding", "exceeded", "exceeds", "exceed", "surpassing", "surpassed",
        "surpasses",
        "surpass", "topping", "topped", "tops", "in excess of", "upward of", "upwards of", "north of", "beyond",
        "greater than",
        "higher than", "well over", "just over", "slightly more than", "slightly over", "well above", ">", "＞",
        "a little over",
        "超", "超过", "超過", "超出", "逾", "突破", "高于", "大于", "多于", "超逾", "已超", "已超过", "高于", "超越",
        "高达逾", "上涨超",
    ),
    "under": (
        "under", "less than", "below", "fewer than", "lower than", "smaller than", "just under", "short of", "<",
        "＜", "south of",
        "不足", "不到", "低于", "少于", "小于", "未满", "不满", "未达", "未到",
    ),
    "nearly": (
        "nearly", "almost", "close to", "nearing", "approaching", "approached", "nigh on", "virtually",
        "just shy of", "near",
        "近", "将近", "將近", "接近", "几近", "几乎", "逼近", "直逼", "临近",
    ),
    "at_least": (
        "at least", "no less than", "not less than", "no fewer than", "not fewer than", "not lower than",
        "no lower than",
        "not below", "minimum of", "a minimum of", "≥", ">=", "as low as", "a floor of",
        "至少", "不少于", "不低于", "不小于", "最少", "起码", "最低", "不下", "不下于", "不亚于", "不止",
    ),
    "exact": (
        "the above", "all the above", "the below", "those above",
        "add up to", "adds up to", "added up to", "adding up to", "amounted up to", "summed up to",
    ),
    "at_most": (
        "at most", "up to", "no more than", "not more than", "not exceeding", "not exceed", "no higher than",
        "not over",
        "not higher than", "not above", "maximum of", "a maximum of", "as much as", "as many as", "≤", "<=",
        "capped at", "a cap of",
        "no greater than", "not to exceed", "does not exceed", "did not exceed", "without exceeding",
        "至多", "最多", "不超过", "不超過", "不超", "不高于", "不多于", "不大于", "最高", "不逾", "多达", "上限为",
        "上限",
    ),
}  # fmt: skip

BEHIND: dict[str, tuple[str, ...]] = {
    "about": ("or so", "or thereabouts", "左右", "上下", "前后", "许", "开外", "上下浮动"),
    "over": ("有余",),
    "under": ("不到", "不足"),
    "at_least": (
        "or more", "or above", "and above", "or higher", "and more", "or over", "and over", "at minimum", "at least",
        "at the least", "at the very least", "以上", "及以上", "或以上",
    ),
    "at_most": ("or less", "or fewer", "or below", "and below", "or lower", "at most", "at the most", "at maximum",
    "at the very most", "以下", "及以下",
                "以内", "之内", "或以下", "封顶"),
}  # fmt: skip

# Inside the figure, between number and unit (or scale). A plus sign is "and more".
INSIDE: dict[str, tuple[str, ...]] = {
    "over": ("多", "余", "餘", "odd", "几", "幾"),
    "about": ("来", "來"),
    "at_least": ("+", "plus"),
}

NEGATIVE: tuple[str, ...] = ("负", "負", "零下", "minus", "negative")

# Words before (or, in Chinese and a few English phrases, behind) that say a decrease or a loss.
DOWN: tuple[str, ...] = (
    "decrease", "decreased", "decreases", "decreasing", "decline", "declined", "declines", "declining", "drop",
    "dropped",
    "drops", "dropping", "fall", "fell", "fallen", "falls", "falling", "down", "reduction", "reduced", "reduce",
    "reducing",
    "lower", "lowered", "shrank", "shrunk", "shrinking", "slid", "slipped", "slipping", "slump", "slumped", "plunge",
    "plunged",
    "tumbled", "sank", "contracted", "contraction", "dipped", "cut", "retreated", "shed", "eased",
    "下降", "减少", "下跌", "下滑", "降低", "回落", "缩减", "下调", "大跌", "跌", "缩水", "降", "减", "暴跌", "重挫",
    "走低", "收跌", "萎缩", "降幅", "跌幅", "降准", "降息", "下行",
)  # fmt: skip

LOSS: tuple[str, ...] = (
    "loss", "losses", "deficit", "lost", "losing", "亏损", "净亏损", "亏", "巨亏", "预亏", "净亏", "亏损额", "浮亏",
    "赤字",
)  # fmt: skip

UP: tuple[str, ...] = (
    "increase", "increased", "increases", "increasing", "rise", "rose", "risen", "rising", "rises", "grew", "grow",
    "growth",
    "grown", "growing", "up", "gain", "gained", "gains", "climbed", "jumped", "surged", "soared", "profit",
    "profits", "advanced",
    "higher", "added", "raised", "raising", "lifted", "boosted", "expanded", "went", "improved", "widened", "moved",
    "changed", "增长", "增加", "上涨", "上升", "提高", "提升", "增", "涨", "盈利",
    "转盈", "利润", "上调", "扩大", "增速", "增幅", "涨幅",
)  # fmt: skip

# A loss or a fall that narrows is neither a loss nor a decrease of the result.
NARROWED: tuple[str, ...] = ("narrowed", "narrowing", "narrows", "收窄", "减亏", "turnaround", "扭亏")

# Single words that are a multiple by themselves: word -> value.
MULTIPLES: dict[str, str] = {
    "doubled": "2", "doubling": "2", "doubles": "2", "double": "2", "twice": "2", "twofold": "2", "two-fold": "2",
    "tripled": "3", "tripling": "3", "triples": "3", "triple": "3", "treble": "3", "trebled": "3", "thrice": "3",
    "threefold": "3",
    "quadrupled": "4", "quadrupling": "4", "quadruple": "4", "fourfold": "4",
    "quintupled": "5", "quintuple": "5", "fivefold": "5", "sixfold": "6", "sevenfold": "7", "eightfold": "8",
    "ninefold": "9",
    "tenfold": "10", "hundredfold": "100",
    "halved": "0.5", "halving": "0.5", "halves": "0.5",
}  # fmt: skip

# Half of a unit, said in one word: word -> value, kind, unit.
HALVES: dict[str, tuple[str, str, str]] = {
    "半个百分点": ("0.5", "points", "pp"),
    "半個百分點": ("0.5", "points", "pp"),
    "半打": ("6", "count", ""),
}

# Words that say a number only where nothing else is said: word -> value, kind, unit.
ALONE: dict[str, tuple[str, str, str]] = {"半": ("0.5", "multiple", "x"), "打": ("12", "count", "")}

# What may stand between a word of decrease (or loss) and its figure.
GAP_WORDS: tuple[str, ...] = (
    "by", "of", "a", "an", "another", "further", "was", "were", "is", "are", "only", "just", "year", "on",
    "year-on-year", "month", "quarter",
    "sharply", "slightly", "significantly", "roughly", "another", "as", "much", "amount", "amounting", "amounted",
    "totaling", "totaled",
    "totalling", "rate", "reached", "reaching", "hit", "came", "in", "at", "to", "attributable", "shareholders",
    "the", "parent", "company",
    "equity", "holders", "owners", "attributed", "for", "period", "recorded", "its", "net", "total", "operating",
    "points", "y/y", "yoy", "qoq",
    "同", "比", "环", "约", "为", "了", "达", "额", "幅", "度", "逾", "超", "又", "近", "较", "去", "年", "上", "期",
    "再", "达到", "高", "大", "幅",
    "的", "将", "预", "计", "累", "计", "净", "共", "计", "合", "计", "只", "仅", "不", "到", "过", "均",
)  # fmt: skip

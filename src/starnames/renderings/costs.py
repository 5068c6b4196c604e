"""What each step of an alignment costs. Few, named, and all of them here."""

from __future__ import annotations

__all__ = [
    "ADD_EARLY",
    "ADD_FOREIGN",
    "ADD_FOREIGN_PLACE",
    "ADD_LEGAL",
    "ADD_OWN",
    "ADD_SAID",
    "ADD_SHARES",
    "BRAND",
    "BRAND_ALONE",
    "DROP",
    "DROP_GENERIC",
    "DROP_LEGAL",
    "DROP_PLACE",
    "GLOSS",
    "GLOSS_CHARACTER",
    "MARGIN",
    "MARK",
    "NEAR",
    "OTHER_READING",
    "ROMANIZED",
    "SOUND",
    "SOUND_SYLLABLE",
    "TYPO",
    "UMLAUT",
    "WORST",
]

UMLAUT = 0.05  # 绿 lu, lyu
OTHER_READING = 0.25  # 盾 Shun: a reading the character has, but not in this name
NEAR = 0.35  # 津 Jing, 澜 Nan: see spelling.py
ROMANIZED = 0.3  # 起 Chi: spelled as pinyin's predecessor does
TYPO = 0.7  # 高测 Gaotei
GLOSS = 0.05  # 石英 Quartz: a piece of two characters or more
GLOSS_CHARACTER = 0.2  # 蓝 Blue: one character
SOUND = 0.2  # 斯 ce, as in Alice
SOUND_SYLLABLE = 0.3  # the same where the spelling is pinyin of something else: 莱 lei
BRAND = 0.15  # the company's own English brand stands for its Chinese one
BRAND_ALONE = (
    0.05  # more for a rival, where that is its pinyin and a word such as Co. or Group takes the place of its trade
)
DROP_LEGAL = 0.03
DROP_GENERIC = 0.35  # 科技 left out
DROP_PLACE = 0.9  # 上海 left out of 上海瀚讯
DROP = 1.5  # any distinctive character left out
ADD_LEGAL = 0.05
ADD_SHARES = 0.25  # Shares, Group: words of names with 股份 or 集团, added to one without
ADD_OWN = 0.25  # Semiconductor added where the full name has 半导体
ADD_SAID = 0.15  # more for a rival, where the best has that very word in its name
ADD_FOREIGN = 0.6  # an industry that neither short nor full name has
ADD_FOREIGN_PLACE = 1.5
ADD_EARLY = 0.3  # more, where a word that is no place stands before the name
MARK = 0.15  # C or N before a name
WORST = 2.2  # dearer explanations are none
MARGIN = 0.2  # a second candidate nearer than this makes the first ambiguous

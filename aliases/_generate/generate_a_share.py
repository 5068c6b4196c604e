# ruff: noqa: INP001
"""Write ``aliases/a_share.tsv``: the facts of every A-share company outside the STAR Market.

A hand-edited record for one of its codes takes its place; what it is called counts among the listed companies' names.
Ids, once published, stay: a company that the table lists already keeps the id it has there. A new one gets the slug of
its short name, with its code appended where somebody else has that slug.

Run by hand when the reference is renewed::

    python aliases/_generate/generate_a_share.py REFERENCE_FOLDER 2026-11-22
"""

from __future__ import annotations

import csv
import hashlib
import re
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from starnames.geography import PLACES
from starnames.names import bare_name, placeless_name, slug
from starnames.table.reading import read_files, read_other_names
from starnames.table.sources import table_files
from starnames.words import is_dictionary_word, reads_as_name

if TYPE_CHECKING:
    from starnames.errors import TableError

COLUMNS = tuple("id code zh zh_full former name short brand plain ordinary listed status source".split())
#: Earlier short names, by hand; the present one stands beside them, so that a slip in the code does not go unseen.
FORMER = Path(__file__).parent / "former_names.tsv"
HEADER = "# A-share companies without a record of their own; from a_share.csv (see source) on {day}; sha256 {digest}"
TARGET = Path(__file__).parent.parent / "a_share.tsv"
MARKETS = {"SSE": "SH", "SZSE": "SZ", "BSE": "BJ"}
#: Chinese short names that are words of the language as well.
ORDINARY = frozenset(
    """
    机器人 太阳能 老百姓 好想你 新产业 新希望 新经典 好上好 数字人 大千生态 国新健康 未来电器 农产品 向日葵 指南针
    一品红 红太阳 驱动力 动力源 百合花 黑芝麻 步步高 创世纪 孩子王 电子城 数据港 火星人 探路者 葫芦娃 生物谷 轻纺城
    红蜻蜓 黑牡丹 漫步者 金太阳 报喜鸟 七匹狼 三人行 万年青 值得买 大智慧 新城市 新天地 新世界 新大陆 金融街 生意宝
    通行宝 日月明 海洋王 天地源 首都在线 视觉中国 智慧农业 数字认证 设计总院 建设机械 建设工业 合金投资 信息发展
    高新发展 创业环保 出版传媒 时代出版 节能环境 节能风电 国际医学 国际实业 国际复材 城建发展 中华企业 云南旅游
    西藏旅游 西安旅游 陕西旅游 桂林旅游 丽江股份 凤凰股份 蒙娜丽莎 马可波罗 索菲亚 鄂尔多斯 航天发展 航天科技
    航天信息 航天动力 航天电子 航天工程 太平洋 大西洋 大东方 大东南 北大荒 长白山 张家界 王府井 中关村 连云港
    白云山 徐家汇 陆家嘴 外高桥 会稽山 珍宝岛 天目湖 太湖雪 南极光 西上海 西大门 水井坊 新黄浦 东方明珠 天津港
    青岛港 广州港 南京港 盐田港 宁波港 日照港 唐山港 重庆港 珠海港 白云机场 深圳机场 上海机场 海南机场 厦门空港
    中国电影 中国出版 中国卫星 中国动力 中国化学 中国医药 中国核电 中国海防 中国稀土 中国软件 中国黄金 中国船舶
    中国建筑 上海电影 上海环境 上海能源 北京文化 广西能源 甘肃能源 海南橡胶 海南矿业 湖北能源 湖南发展 湖南白银
    湖南黄金 辽宁能源 陕西能源 深圳能源 山东黄金 四川黄金 广州发展 海南发展 廊坊发展 衢州发展 漳州发展 西部黄金
    星期六 太阳鸟 快乐购 大连港 东方市场 南海发展 安徽水利 苏州设计 航空动力 世纪游轮
    """.split()
)
#: What is left of a name behind the mark of a delisting has two characters, and nearly always means more (生物).
SHORTEST_ZH = 3
SHORTEST_BRAND = 6
#: Shorter words are in every name.
SHORTEST_WORD = 5
GROUP = re.compile(r"(?: (?:Group|Holdings?|Share|Shareholding))+$")
#: Words that pass as brands but are other people's too, or nobody's.
NOT_BRANDS = frozenset(
    """almaden bluestar caissa changelight colibri contec doublestar ferrotec firstar fluence greatstar infinova
    innover insititute interchina kopper libert lionhead longwood marcopolo milkground newlife northland oceanking
    polycomp redstar redwall saurer sealand senter silkroad skyray skyworth snowsky stonehill thalys transcom
    transfar transtek zenner""".split(),
)
GONE = ("no longer listed by 2026-02", "not in 2026-06 list")


def _tidied(name: str) -> str:
    """Return an English name as it was meant: a glued "Co" set apart, no stop but behind what is short for more.

    >>> _tidied("Tianan Coal. MiningCo.,Ltd."), _tidied("Gan & Lee Pharmaceuticals."), _tidied("Veken.,Ltd.")
    ('Tianan Coal. Mining Co.,Ltd.', 'Gan & Lee Pharmaceuticals', 'Veken, Ltd.')
    """
    name = re.sub(r"(?<=[a-z])[Cc]o(?=\.,)", " Co", name)
    name = re.sub(r"(?<=[a-z]{4})\.,?(?=Ltd)", ", ", name)
    return re.sub(r"(?<=[a-z]{5})\.$", "", name)


def _is_ordinary(short: str, *, known: bool) -> bool:
    """Return whether a short name may mean something else: dictionary words, few or common ones.

    A name of several words that people use (`known`) is as good as its owner's.
    """
    words = re.findall("[A-Za-z]+", short)
    if not words or len(words) > 3 or (known and len(words) > 1):
        return False
    return all(is_dictionary_word(word, common=5000 if len(words) == 3 else 0) and len(word) > 1 for word in words)


def _brand(name: str) -> str:
    """Return the word of an English name that can be nobody else's: no dictionary word, no place, no pinyin."""
    heads = [word for word in re.findall(r"[A-Za-z]+", bare_name(name)) if word.lower() not in PLACES]
    head = heads[0] if heads else ""
    if (
        head.lower() in NOT_BRANDS
        or len(head) < SHORTEST_BRAND
        or not head[0].isupper()
        or is_dictionary_word(head)
        or reads_as_name(head.lower())
    ):
        return ""
    return head


def _plain(short: str, stems: list[str]) -> str:
    """Return a short name without "Group" or "Holding" that can be nobody else's, for one of its words.

    `stems` are the English names of all companies without their legal suffixes. What is a Chinese name in pinyin, with
    a trade, may be another company's as well: that is for the rendering to say.
    """
    plain = GROUP.sub("", short)
    words = [word for word in re.findall(r"[A-Za-z]+", plain) if word.lower() not in PLACES]
    telling = [word for word in words if len(word) >= SHORTEST_WORD and not is_dictionary_word(word)]
    if plain == short or " " not in plain or all(reads_as_name(word.lower()) for word in telling):
        return ""
    bearers = [each for each in stems if each == plain or each.startswith(f"{plain} ")]
    return plain if len(bearers) <= 1 else ""


def _words(folder: Path) -> Counter[str]:
    """Return how many organizations have a word in their English names: A-shares, others of the reference, others."""
    names = [row["en_full"] for row in read(folder / "a_share.csv")]
    names += [row["en_full"] for row in read(folder / "related.csv") if not re.match(r"\d{6}\.", row["code"])]
    faults: list[TableError] = []
    others = read_other_names(TARGET.parent, faults, root=TARGET.parents[1])
    names += [each.name for each in others.values()]
    names += [each.entity.name for each in read_files(table_files(TARGET.parent), faults) if not each.entity.codes]
    return Counter(word for name in names for word in set(re.findall("[a-z]+", name.lower())))


def read(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def recorded() -> dict[str, str]:
    """Return the ids of the hand-edited records, by code; those without a code stand for themselves."""
    faults: list[TableError] = []
    records = read_files(table_files(TARGET.parent), faults)
    return {code: each.entity.id for each in records for code in (*each.entity.codes, each.entity.id)}


def published() -> dict[str, str]:
    """Return the ids that the table lists already, by code."""
    if not TARGET.is_file():
        return {}
    lines = TARGET.read_text(encoding="utf-8").splitlines()[1:]
    rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    return {row["code"]: row["id"] for row in rows if row.get("id")}


def former_names(current: dict[str, str]) -> dict[str, list[str]]:
    """Return the earlier Chinese short names by code; `current` holds the present ones.

    A name that somebody else bears today is left out: the string is theirs now. So is a word of the language.
    """
    found: dict[str, list[str]] = {}
    lines = [line for line in FORMER.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    for row in csv.DictReader(lines, delimiter="\t"):
        if current.get(row["code"]) != row["zh"]:
            sys.exit(f"{FORMER.name}: {row['code']} is {current.get(row['code'])}, not {row['zh']}; look it up")
        if row["former"] not in current.values() and row["former"] not in ORDINARY:
            found.setdefault(row["code"], []).append(row["former"])
    return found


def rows(folder: Path) -> list[str]:
    """Return one tab-separated line a company, in order of code."""
    own = recorded()
    taken = set(own.values())
    known = {**published(), **own}
    shorts = {row["code"]: row["en_short"] for row in read(folder / "related.csv") if row["kind"] == "company"}
    taken |= set(known.values())
    words = _words(folder)
    former = former_names({row["code"]: row["zh_short"] for row in read(folder / "a_share.csv")})
    stems = [placeless_name(bare_name(row["en_full"])) for row in read(folder / "a_share.csv")]
    lines = []
    for row in sorted(read(folder / "a_share.csv"), key=lambda each: each["code"]):
        row["en_full"] = _tidied(row["en_full"])
        code = f"{row['code']}.{MARKETS[row['exchange']]}"
        if row["code"].startswith(("688", "689")):
            continue
        status = "delisted" if any(each in row["source"] for each in GONE) else "listed"
        short = shorts.get(code) or placeless_name(bare_name(row["en_full"]))
        short = bare_name(short) if short.endswith("Ltd.") else short  # with a place in brackets behind it
        entity = known.get(code)
        if entity is None:
            entity = slug(short) or row["code"]
            entity = f"{entity}-{row['code']}" if entity in taken else entity
            taken.add(entity)
        zh = row["zh_short"]
        is_ordinary = {"en": _is_ordinary(short, known=code in shorts), "zh": len(zh) < SHORTEST_ZH or zh in ORDINARY}
        ordinary = " ".join(which for which, is_so in is_ordinary.items() if is_so)
        brand = _brand(row["en_full"])
        brand = brand if brand != short and words[brand.lower()] == 1 else ""
        facts = (entity, code, zh, row["zh_full"], " ".join(former.get(row["code"], ())), row["en_full"], short, brand)
        plain = _plain(short, stems)
        lines.append("\t".join((*facts, plain, ordinary, row["list_date"], status, row["source"])))
    return lines


def main(folder: Path, day: str) -> None:
    """Write the table beside the other aliases."""
    body = "\n".join(["\t".join(COLUMNS), *rows(folder)]) + "\n"
    digest = hashlib.sha256(body.encode()).hexdigest()
    TARGET.write_text(HEADER.format(day=day, digest=digest) + "\n" + body, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])

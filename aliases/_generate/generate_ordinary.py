# ruff: noqa: INP001
"""Write ``aliases/ordinary.txt``: words and places that by themselves would read as the rendering of a company.

Run by hand when names, morphemes or costs change; it asks the index for every word of an English
frequency list and for every district::

    STARNAMES_REFERENCE=REFERENCE_FOLDER python aliases/_generate/generate_ordinary.py 2026-11-22
"""

from __future__ import annotations

import sys
from pathlib import Path

from spellchecker import SpellChecker

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from tests.quality.mention_report import index_without_ordinary, reference_folder  # noqa: E402

HEADER = (
    "# Words and places that alone read like the rendering of a company; generated with pyspellchecker's list on {day}."
)
#: Districts, counties and scenic places of China that stand in the news by themselves (the larger cities and all
#: provinces are morphemes of the kind place).
PLACES = """
baishan baiyun banan baoan baoshan beibei beihai beilun binhai binjiang bishan boao cangshan changan changning
changping changshou chaoyang chenggong chengyang chongming chuzhou conghua dapeng daxing dayi dazu dianchi dinghai
dinghu dongcheng dongli donghu donghai dongshan dongting emeishan fangshan fengdu fengtai fengxian fuling furong futian
gaochun gaoming gongshu guandu gulou guanghan haicang haidian haizhou haizhu hanjiang hankou hanyang hechuan hedong
hengqin hepu hexi hongkou hongqiao hongshan huadu huaiyin huairou huangdao huangpu huangyan huishan huli jiading
jiangan jiangbei jianghan jiangjin jiangning jianye jimei jimo jingan jinjiang jinghai jinnan jinniu jinshan jinshui
jiulongpo jizhou kaifu laoshan licheng lingang linping lishui lishan liwan longgang longhua longquan longwan lixia luhe
luohu luogang mawei meilin mentougou miyun minhang nanan nanhai nanhu nansha nanshan nanxun ninghe ouhai panyu pidu
pinggu pingshan pudong putian putuo qianhai qianjiang qiantang qibao qinhuai qingpu qingshan qingyang qixia qujiang
rongchang shahe shapingba shijingshan shinan shizhong shunde shunyi siming songjiang songshan taihu tianhe tianqiao
tianxin tongan tongliang tongzhou tongnan wanning wanzhou weicheng wuchang wuhou wujiang wujin wuqing wutong wuyi
wuzhong xiacheng xiangan xiangcheng xiangzhou xiaoshan xicheng xihu xinbei xindu xinwu xiongan xishan xixi xuanwu
xuhui yangpu yangshuo yanqing yantian yanziji yinzhou yizhuang yongchuan yuhang yubei yuelu yuetan yuexiu yuhua yuhuatai
yunlong yuyao yuzhong zengcheng zhangjiang zhabei zhongguancun zhongyuan zhoushan zhujiang zhujiajiao ziyang baiyunshan
"""


def main(day: str) -> None:
    """Write the table beside the other aliases."""
    folder = reference_folder()
    if folder is None:
        raise SystemExit("set STARNAMES_REFERENCE to the folder of the reference tables")
    index = index_without_ordinary(folder)
    english = {each for each in SpellChecker().word_frequency.words() if each.isascii() and each.isalpha()}
    words = sorted(english.union(PLACES.split()))
    found = [each for each in words if len(each) > 2 and index.decide(each).status != "none"]
    (ROOT / "aliases" / "ordinary.txt").write_text("\n".join([HEADER.format(day=day), *found]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])

"""Places by their names and their kinds: at home, abroad, and what stands in them."""

from __future__ import annotations

__all__ = [
    "DIRECTIONS",
    "FACILITIES",
    "FOREIGN",
    "LAND",
    "PLACED_NOUNS",
    "PLACES",
    "PLACE_NOUNS",
    "REGIONS",
]

#: Words of the compass, which name nobody by themselves.
DIRECTIONS = frozenset("north south east west northern southern eastern western".split())

#: Chinese places that stand before the name of a subsidiary.
PLACES = frozenset(
    """anhui beijing changchun changsha changzhou chengdu chongqing dalian dongguan foshan fujian fuzhou gansu
    guangdong guangxi guangzhou guizhou haikou hainan hangzhou harbin hebei hefei heilongjiang henan hubei huizhou
    hunan jiangsu jiangxi jiaxing jilin jinan jinhua kunming kunshan liaoning nanchang nanjing nantong ningbo ningxia
    qingdao qinghai shaanxi shandong shanghai shanxi shaoxing shenyang shenzhen sichuan suzhou taiyuan taizhou
    tianjin wenzhou wuhan wuhu wuxi xiamen xian xinjiang xuzhou yangzhou yantai yunnan zhejiang zhengzhou zhenjiang
    zhongshan zhuhai zhuzhou""".split(),
)

#: Parts of the world that stand behind a name as countries do.
REGIONS = frozenset(["america", "americas", "asia", "hong kong", "latin", "macau", "overseas", "uk", "usa"])

#: Countries, peoples and cities abroad: a name "of Ohio" or ", a grocer in Lagos," is no Chinese company's.
FOREIGN = frozenset(
    """africa african alabama amsterdam arizona athens atlanta austin australia australian austria austrian baltimore
    bangalore bangkok belgian belgium berlin bogota boston brazil brazilian britain british brooklyn brussels bulgaria
    cairo california canada canadian chicago chile cleveland cologne colombia colorado connecticut copenhagen czech
    dallas danish delaware delhi denmark denver detroit dubai dublin dutch egypt egyptian england english europe
    european finland finnish florida france frankfurt french geneva georgia german germany ghana ghent greece greek
    hamburg hanoi helsinki houston hungary idaho illinois india indian indiana indonesia indonesian iowa ireland irish
    israel israeli istanbul italian italy jakarta japan japanese kansas kentucky kenya kenyan korea korean lagos lima
    lisbon london louisiana madrid maine malaysia malaysian manchester manila maryland massachusetts melbourne mexican
    mexico miami michigan milan minnesota missouri montana montreal moscow mumbai munich nairobi nebraska netherlands
    nevada nigeria nigerian norway norwegian ohio oklahoma oregon osaka oslo ottawa pakistan pakistani paris
    pennsylvania peru philadelphia philippine philippines phoenix poland polish portugal portuguese prague rome
    russia russian santiago scotland scottish seattle seoul singapore spain spanish stavanger stockholm stuttgart
    sweden swedish swiss switzerland sydney taipei taiwan taiwanese tennessee texas thai thailand tokyo toronto turin
    turkey turkish ukraine ukrainian utah vancouver vienna vietnam vietnamese virginia wales warsaw welsh wisconsin
    yorkshire zurich""".split(),
)

#: Directly behind a name, whatever its capitals: it is a place.
PLACE_NOUNS = frozenset(
    """airport arena avenue bay bridge cafe canal cathedral cinema city clinic county creek desert district gorge harbor
    highway hill hills hospital hotel island islands kindergarten lake lane mountain mountains museum palace park
    peninsula plateau prefecture province railway reservoir restaurant river road square stadium station strait
    street temple town township trail valley village villages""".split(),
)

#: Behind a place, these leave the name before it whole: "SMIC Shanghai plant" is a plant of SMIC's.
PLACED_NOUNS = frozenset(
    """base branch campus exchange factory headquarters ipo line lines listed listing market office plant plants project
    share shareholders shares stock stocks subsidiary""".split(),
)

#: What a place has one of: behind the name of a place they may be the thing itself.
FACILITIES = frozenset("airport bridge expressway harbor highway metro port railway subway".split())

#: Behind a name and "a": a place, whatever else is said ("Hygon, a village in the hills").
LAND = frozenset(
    """bay canyon county creek district gorge hamlet hill island lake lane mountain peninsula plateau prefecture
    province river street town township valley village""".split(),
)

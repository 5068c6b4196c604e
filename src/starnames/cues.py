"""Words around a mention that speak for or against a company, and how much: the evidence for weak forms.

Each piece of evidence has a name and a weight; the weights of a mention are added to the score of its form. The
numbers are few on purpose: a list of companies or the words "company" and "shareholder" beside a name say more than
market words nearby, and a ticker settles it.
"""

from __future__ import annotations

__all__ = [
    "BOARD_CUES",
    "BOARD_HEADS",
    "BOARD_TAILS",
    "COMPANY_CUES",
    "COMPANY_NOUNS",
    "COMPANY_PHRASES",
    "COMPANY_TAILS",
    "COMPANY_WORDS",
    "DEEDS",
    "DEED_CUES",
    "FACILITIES",
    "FALLS_AND_RISES",
    "FOREIGN",
    "ITS_OWN",
    "LAND",
    "LISTING_WORDS",
    "LIST_JOINTS",
    "MANY_COMPANIES",
    "MANY_CUES",
    "MARKET_WORDS",
    "MOST_COMPANIES",
    "MOVES",
    "NAMED_CUES",
    "NAMING_WORDS",
    "NO_PERSON_CUES",
    "OPENERS",
    "ORGANIZATION_WORDS",
    "OTHER_SENSES",
    "PEOPLE",
    "PERSON_WORDS",
    "PLACED_CUES",
    "PLACED_NOUNS",
    "PLACES",
    "PLACE_NOUNS",
    "PREPOSITIONS",
    "PRICE_MARKS",
    "QUIET_WORDS",
    "REACH",
    "REGIONS",
    "RESULTS",
    "SAME_BOARD",
    "SOUNDING_CUES",
    "SPEECH_WORDS",
    "STAKE_WORDS",
    "SURE_CUES",
    "TITLES",
    "UNASKED",
    "WEIGHTS",
    "WHERE_WORDS",
]

#: How many words to each side of a mention are looked at.
REACH = 12

#: From how many other companies on a document is about companies.
MANY_COMPANIES = 3

#: From how many on it is about little else.
MOST_COMPANIES = 6

WEIGHTS = {
    "ticker": 0.55,
    "source": 0.55,
    "source-part": 0.35,
    "named-elsewhere": 0.35,
    "list-of-companies": 0.35,
    "company-word": 0.25,
    "company-deed": 0.2,
    "market-mark": 0.25,
    "shares-behind": 0.2,
    "price-move": 0.2,
    "listing-words": 0.3,
    "board-words": 0.25,
    "market-words": 0.1,
    "sector-words": 0.15,
    "capitals": 0.05,
    "companies-in-document": 0.15,
    "document-of-companies": 0.2,
    "lower-case": -0.4,
    "article-before": -0.3,
    "called-so": -0.3,
    "person-words": -0.7,
    "person-name": -0.2,
    "place-words": -0.4,
    "foreign-place": -0.5,
    "other-sense": -0.4,
    "wrong-ticker": -1.0,
    "absent-from-source": -0.6,
}

#: What joins the members of a list.
LIST_JOINTS = frozenset({",", "and", "or", "&", "、", "，", "；", ";", "和", "与", "及", "/", "as", "well"})

#: Directly before a name: what follows is a company.
COMPANY_WORDS = frozenset(
    """companies company enterprise enterprises firm firms including leader leaders manufacturer maker supplier
    subsidiary shareholder acquire acquired acquires acquiring listed such developer producer startup giant namely
    """.split(),
)

#: The same in two words, nearest first: "such as", "shares of", "stake in".
COMPANY_PHRASES = frozenset(
    [
        *(
            ("as", "such"),
            ("which", "of"),
            ("which", "among"),
            ("them", "among"),
            ("in", "shares"),
            ("in", "stake"),
            ("in", "stakes"),
        ),
        *(("of", word) for word in ("shares", "stock", "announcement", "prospectus", "shareholders", "subsidiary")),
    ]
)

#: What a company is: behind the name of a people it says whose the name is ("the Dutch chip maker").
COMPANY_NOUNS = frozenset(
    """automaker bank brand broker builder carmaker chipmaker company conglomerate developer distributor drugmaker firm
    foundry giant group insurer lender maker manufacturer miner operator producer refiner retailer shipbuilder startup
    steelmaker supplier utility""".split(),
)

#: Between such words: what is said of two things.
PREPOSITIONS = frozenset(", and at by for from in of on or to with".split())

#: Before "on the" and a board: something is listed there.
LISTING_WORDS = frozenset(
    "debut debuted debuts floated ipo land landed landing lands list listed listing traded trades trading".split(),
)

#: Beside an ordinary word that may be a board ("gem companies", "led the gem"): directly behind it, and before "the".
BOARD_TAILS = frozenset(
    "board boards companies company enterprises index ipo issuers listed shares stock stocks".split()
)
BOARD_HEADS = frozenset("in led on".split())

#: Near such a word: a jewel, or the board of another city.
OTHER_SENSES = frozenset(
    """carat carats diamond diamonds emerald emeralds gemstone gemstones hkex hong jade jeweler jewelers jewelry kong
    necklace ring rings rubies ruby sapphire sapphires sehk""".split(),
)

#: What makes a board of an ordinary word, in a document of companies.
BOARD_CUES = frozenset({"board-words", "listing-words", "price-move"})
MANY_CUES = frozenset({"companies-in-document", "document-of-companies"})

#: Directly before a name: something is given it, and what that is says whether it is a company.
NAMING_WORDS = frozenset("called christened codenamed dubbed entitled named nicknamed titled".split())

#: Directly behind a name: 股份, or what one deals in.
COMPANY_TAILS = frozenset("shares stock".split())

#: Directly behind a name, with a percentage or a limit: what prices do.
MOVES = frozenset(
    """advanced climbed closed declined dropped edged fell gained hit jumped lost opened plunged rallied retreated rose
    sealed slid slipped slumped soared surged touched tumbled""".split(),
)

#: Of these, what nothing but a price or a figure does.
FALLS_AND_RISES = MOVES - frozenset("advanced closed hit lost opened sealed touched".split())

#: Behind them: a limit, a record, or a side.
PRICE_MARKS = frozenset("higher limit limit-up lower percent record".split())

#: Directly behind a name: what companies do with their results, and what those are ("'s net profit").
DEEDS = frozenset(
    """achieved announced disclosed earned expects issued lost plans posted published realized recorded released
    repurchased reported""".split(),
)
RESULTS = frozenset(
    """announcement buyback dividend dividends earnings forecast income loss losses margin profit profits prospectus
    quarterly revenue revenues semi-annual shareholders three-quarterly""".split(),
)

#: Anywhere near a name: market prose.
MARKET_WORDS = frozenset(
    """acquisition announced announcement annual billion board bond bonds buyback capacity capital contract contracts
    convertible customers disclosed dividend dividends earnings equity exchange factory fell financing forecast
    gained holdings index institutions inventory investors ipo issuance issued limit limit-up list listed
    listing loss losses market merger million mln net offering orders performance plans plant plunged prices
    production profit profits prospectus quarter raised rally reported repurchase revenue revenues rose sales
    sector securities share shareholder shareholders shares shipments slumped soared stock stocks subsidiary
    supplier suppliers supplies surged trading trillion turnover valuation yuan
    亿 公告 净利润 板 涨 股 营收 跌""".split(),
)

#: Near a name: somebody, not some company.
PERSON_WORDS = frozenset(
    """said told asked smiled laughed replied she he her his him mr mrs ms miss sister brother mother father wife
    husband daughter son friend aged girl boy woman man""".split(),
)

#: Of these, what companies do too, and what they then speak of: "said that its orders".
SPEECH_WORDS = frozenset("said told asked replied".split())
ITS_OWN = frozenset("its company's".split())
QUIET_WORDS = PERSON_WORDS - SPEECH_WORDS

#: Directly before a name, or behind it after a comma: the name is somebody's.
TITLES = frozenset(
    """analyst analysts ceo cfo chairman chairwoman chief director dr editor engineer expert founder general governor
    journalist lawyer manager mayor minister miss mr mrs ms official officer partner president prof professor reporter
    researcher scientist secretary senator spokesman spokesperson spokeswoman vice""".split(),
)

#: Behind a name and a comma, within three words: what no company is ("Alice, a cancer patient").
PEOPLE = frozenset(
    """actor actress aged artist athlete author barista child clerk cook daughter doctor driver farmer fisherman girl
    grandmother guide housewife mother neighbor novelist nurse patient pensioner poet pupil resident retiree singer
    sister student teacher teenager tourist traveler villager waitress widow wife woman writer""".split(),
)

#: Directly before a one-word name: it may be where something is, unless a stake is held in it.
WHERE_WORDS = frozenset("across around at in near outside over through throughout to toward towards within".split())
STAKE_WORDS = frozenset(
    "acquire acquired holdings interest invest invested investing investment shareholding shares stake stakes".split(),
)

#: Words that open a sentence or stand before a name with a capital, and are no part of it.
OPENERS = frozenset(
    """a about according across after again all also although among an and another any as at because before besides
    both but by chairman companies company compared currently despite during each earlier even every finally first
    following for from further furthermore he her here his how however if in including indeed instead it its
    judging last lastly later leading like local many meanwhile moreover more most mr mrs ms much nearly no nor not now
    of on one only or other others our over president recently regarding second several shares she similarly since so
    some such than that the their then there therefore these they third this those though three through thus to today
    together two under unlike until up was we what when whereas whether which while who why with within yesterday yet
    you monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december chief vice general director manager analyst""".split(),
)

#: Evidence that something here is a company at all: a rendering that is not exact needs one of these.
COMPANY_CUES = frozenset(
    {
        "company-deed",
        "company-word",
        "document-of-companies",
        "list-of-companies",
        "listing-words",
        "market-mark",
        "market-words",
        "named-elsewhere",
        "price-move",
        "sector-words",
        "shares-behind",
        "source",
        "source-part",
    }
)

#: Of these, what no person comes with, who may well stand among companies and shares.
NO_PERSON_CUES = COMPANY_CUES - {"document-of-companies", "market-words", "sector-words"}

#: Of these, what the trade and the prices of a port or a road do not bring along.
SURE_CUES = COMPANY_CUES - {"company-deed", "market-words", "price-move", "sector-words"}

#: What makes a company even of an ordinary word, where the document has named one that is called so in short.
DEED_CUES = frozenset(
    {
        "company-deed",
        "company-word",
        "list-of-companies",
        "market-mark",
        "price-move",
        "shares-behind",
        "source",
        "source-part",
    }
)
#: What makes a company of a name that only sounds like one.
SOUNDING_CUES = DEED_CUES | {"named-elsewhere"}

#: What makes a company of a place and a brand, which a garden there may be called as well.
PLACED_CUES = NO_PERSON_CUES | {"companies-in-document", "document-of-companies"}

#: The same together: market prose around a capital in mid-sentence.
NAMED_CUES = frozenset({"capitals", "market-words"})

#: How far a document about one board leans to its companies where several fit a mention.
SAME_BOARD = 0.2

#: What a rendering is short of in running text, until the text says that a company is meant.
UNASKED = -0.2

#: Chinese places that stand before the name of a subsidiary.
PLACES = frozenset(
    """anhui beijing changchun changsha changzhou chengdu chongqing dalian dongguan foshan fujian fuzhou gansu
    guangdong guangxi guangzhou guizhou haikou hainan hangzhou harbin hebei hefei heilongjiang henan hubei huizhou
    hunan jiangsu jiangxi jiaxing jilin jinan jinhua kunming kunshan liaoning nanchang nanjing nantong ningbo ningxia
    qingdao qinghai shaanxi shandong shanghai shanxi shaoxing shenyang shenzhen sichuan suzhou taiyuan taizhou
    tianjin wenzhou wuhan wuhu wuxi xiamen xian xinjiang xuzhou yangzhou yantai yunnan zhejiang zhengzhou zhenjiang
    zhongshan zhuhai zhuzhou""".split(),
)

#: Directly behind a name, with a capital: an organization's name goes on.
ORGANIZATION_WORDS = frozenset(
    """academy airlines airways association award awards bakery brands bros brothers bureau church club college
    committee council cup farmers farms federation fertilizer foundation firma gallery index indices industries
    institute label lines mills ministry monastery museum orchestra party partners pharma press records school
    society sons studios team temple theater theatre university ventures works""".split(),
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

#: Parts of the world that stand behind a name as countries do.
REGIONS = frozenset(["america", "americas", "asia", "hong kong", "latin", "macau", "overseas", "uk", "usa"])

#: What a place has one of: behind the name of a place they may be the thing itself.
FACILITIES = frozenset("airport bridge expressway harbor highway metro port railway subway".split())

#: Behind a name and "a": a place, whatever else is said ("Hygon, a village in the hills").
LAND = frozenset(
    """bay canyon county creek district gorge hamlet hill island lake lane mountain peninsula plateau prefecture
    province river street town township valley village""".split(),
)

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

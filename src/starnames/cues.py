"""The words around a mention that speak for a company or against one, by where they stand."""

from __future__ import annotations

__all__ = [
    "BEFORE_NAMES",
    "BOARD_HEADS",
    "BOARD_TAILS",
    "COMMAS",
    "COMPANY_NOUNS",
    "COMPANY_PHRASES",
    "COMPANY_TAILS",
    "COMPANY_WORDS",
    "DEEDS",
    "DEEDS_IN_CHINESE",
    "FALLS_AND_RISES",
    "ITS_OWN",
    "LIMITS",
    "LIMITS_IN_CHINESE",
    "LISTING_WORDS",
    "LIST_JOINTS",
    "MARKET_WORDS",
    "MOVES",
    "NAMING_WORDS",
    "NEWS",
    "OPENERS",
    "ORGANIZATION_WORDS",
    "OTHER_SENSES",
    "PEOPLE",
    "PERSON_WORDS",
    "PREPOSITIONS",
    "PRICE_MARKS",
    "QUIET_WORDS",
    "REACH",
    "RESULTS",
    "SPEECH_WORDS",
    "STAKE_WORDS",
    "STREAKS",
    "STREAK_HEADS",
    "TITLES",
    "WHERE_WORDS",
]

#: How many words to each side of a mention are looked at.
REACH = 12

#: What ends what is said of a mention.
COMMAS = frozenset({",", ";", "，", "；"})

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

#: Directly behind a Chinese name: what companies do and have, and what their prices do and those of no goods.
DEEDS_IN_CHINESE = tuple("公告 披露 发布公告 股价 股东 董事 董秘 控股股东 实控人 实际控制人 回购".split())
LIMITS_IN_CHINESE = tuple("涨停 跌停 封板 盘中涨停 盘中跌停 直线涨停 连板 再度涨停 触及涨停".split())
#: Chinese characters that a name may stand behind, unlike the word before another one ("工业机器人").
BEFORE_NAMES = frozenset("和与及对由被向将让把即如跟同")

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

#: Behind a name that these or a figure follow: a limit of its price, or in a row of boards how many (3连板, 3天2板).
STREAK_HEADS = frozenset("daily had straight-line".split())
LIMITS = frozenset("daily straight-line".split())
STREAKS = frozenset("consecutive days row".split())

#: Directly behind a name: what companies do with their results, and what those are ("'s net profit").
DEEDS = frozenset(
    """achieved announced disclosed earned expects issued lost plans posted published realized recorded released
    repurchased reported""".split(),
)
RESULTS = frozenset(
    """announcement buyback dividend dividends earnings forecast income loss losses margin profit profits prospectus
    quarter quarterly revenue revenues semi-annual shareholders three-quarterly""".split(),
)

#: What a digest tells of a company behind its name and a colon: "Puya: the shareholder plans to reduce its holdings".
NEWS = RESULTS | frozenset(
    """application approved bid contract contracts h-shares issuance issue orders placement planned plans repurchase
    repurchased shareholder subsidiaries subsidiary""".split(),
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

#: Directly behind a name, with a capital: an organization's name goes on.
ORGANIZATION_WORDS = frozenset(
    """academy airlines airways association award awards bakery brands bros brothers bureau church club college
    committee council cup farmers farms federation fertilizer firma foundation gallery index indices industries
    institute label lines mills ministry monastery museum orchestra partners party pharma press records report
    reports review school society sons studios survey team temple theater theatre university ventures works""".split(),
)

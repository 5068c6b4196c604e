"""The units: one table a kind, so that adding one is adding a word to a line.

A unit's key is what `Figure.unit` holds; its words are every way it is printed behind a number. Words of one or two
letters are case-sensitive (``m``, ``MW``), longer ones are not. An exponent says what power of ten one printed unit is
in base units (a basis point is 10⁻² points). Counts and quantities keep the word as printed.
"""

from __future__ import annotations

__all__ = [
    "COUNTS",
    "CURRENCIES",
    "CURRENCY_MARKS",
    "FRACTIONAL_MONEY",
    "LABELED_UNITS",
    "PER",
    "PERCENTS",
    "POINTS",
    "QUANTITIES",
    "SCALES",
    "TIMES",
    "YEARS",
]

# Powers of ten behind digits. 兆 is left out on purpose: it is 10⁶ or 10¹² by region, so the figure has no value.
SCALES: dict[str, int] = {
    "hundred": 2,
    "thousand": 3,
    "thousands": 3,
    "million": 6,
    "millions": 6,
    "billion": 9,
    "billions": 9,
    "trillion": 12,
    "trillions": 12,
    "ten thousand": 4,
    "10 thousand": 4,
    "10,000": 4,
    "hundred thousand": 5,
    "100 thousand": 5,
    "hundred million": 8,
    "100 million": 8,
    "ten million": 7,
    "10 million": 7,
    "ten billion": 10,
    "hundred billion": 11,
    "100 billion": 11,
    "thousand billion": 12,
    "thousand million": 9,
    "million million": 12,
    "mn": 6,
    "mln": 6,
    "mio": 6,
    "bn": 9,
    "bln": 9,
    "tn": 12,
    "trn": 12,
    "tln": 12,
    "十": 1,
    "百": 2,
    "千": 3,
    "万": 4,
    "萬": 4,
    "亿": 8,
    "億": 8,
    "百万": 6,
    "千万": 7,
    "百亿": 10,
    "千亿": 11,
    "万亿": 12,
}

# Single letters are scales only beside a currency: "US$800m", never "5m tall".
LABELED_UNITS: dict[str, int] = {"k": 3, "K": 3, "m": 6, "M": 6, "MM": 6, "b": 9, "B": 9, "G": 9, "t": 12, "T": 12}

# ISO 4217 code -> words that stand behind the number.
CURRENCIES: dict[str, tuple[str, ...]] = {
    "CNY": (
        "yuan", "yuan renminbi", "yuan rmb", "yuan (rmb)", "renminbi", "renminbi yuan", "rmb", "rmb yuan", "cny",
        "chinese yuan", "yuan cny", "元", "圆", "圓", "块", "块钱", "塊", "人民幣", "元人民币", "人民币元", "人民币", "元（人民币）",
    ),
    "USD": (
        "usd", "US dollar", "US dollars", "us dollar", "U.S. dollar", "U.S. dollars", "dollar", "dollars", "US$", "$", "美元", "美金",
        "American dollars",
    ),
    "HKD": ("hkd", "Hong Kong dollar", "Hong Kong dollars", "HK dollar", "HK dollars", "HK$", "港元", "港币", "港幣"),
    "EUR": ("eur", "euro", "euros", "€", "欧元", "歐元"),
    "JPY": ("jpy", "yen", "Japanese yen", "日元", "日圆", "日圓"),
    "GBP": ("gbp", "pound", "pounds", "pounds sterling", "British pounds", "£", "英镑", "英鎊"),
    "KRW": ("krw", "won", "Korean won", "South Korean won", "韩元", "韓元", "韩圆"),
    "TWD": ("twd", "ntd", "NT$", "New Taiwan dollars", "NT dollars", "Taiwan dollars", "新台币", "新臺幣", "台币"),
    "SGD": ("sgd", "Singapore dollar", "Singapore dollars", "S$", "新加坡元", "新元"),
    "AUD": ("aud", "Australian dollar", "Australian dollars", "A$", "澳元", "澳大利亚元"),
    "CAD": ("cad", "Canadian dollar", "Canadian dollars", "C$", "加元", "加拿大元"),
    "NZD": ("nzd", "New Zealand dollars", "新西兰元"),
    "CHF": ("chf", "Swiss franc", "Swiss francs", "瑞士法郎", "瑞郎"),
    "MOP": ("mop", "pataca", "patacas", "澳门元", "澳門元"),
    "INR": ("inr", "rupee", "rupees", "Indian rupees", "₹", "卢比", "印度卢比"),
    "RUB": ("rub", "ruble", "rubles", "rouble", "roubles", "卢布"),
    "THB": ("thb", "baht", "Thai baht", "泰铢"),
    "MYR": ("myr", "ringgit", "林吉特", "马来西亚林吉特"),
    "IDR": ("idr", "rupiah", "印尼盾"),
    "VND": ("vnd", "dong", "越南盾"),
    "BRL": ("brl", "reais", "Brazilian reais", "R$", "雷亚尔"),
    "SEK": ("sek", "kronor", "瑞典克朗"),
    "NOK": ("nok", "挪威克朗"),
    "DKK": ("dkk", "丹麦克朗"),
    "TRY": ("里拉", "土耳其里拉"),
    "ZAR": ("zar", "rand", "南非兰特"),
    "AED": ("aed", "dirham", "dirhams", "迪拉姆"),
    "SAR": ("Saudi riyals", "沙特里亚尔"),
}  # fmt: skip

# ISO 4217 code -> marks that stand before the number (codes stand on either side).
CURRENCY_MARKS: dict[str, tuple[str, ...]] = {
    "CNY": ("rmb", "cny", "rmb¥", "CN¥", "¥", "￥", "renminbi", "人民币", "人民幣", "人民币￥", "人民币¥", "yuan", "rmb yuan"),
    "USD": ("US$", "usd", "usd$", "$", "US $", "us$", "U.S.$", "U.S. $", "美元", "美金"),
    "HKD": ("HK$", "hkd", "hkd$", "港元", "港币", "港幣"),
    "EUR": ("eur", "€", "eur€", "欧元"),
    "JPY": ("jpy", "JP¥", "jpy¥", "日元"),
    "GBP": ("gbp", "£", "gbp£", "英镑"),
    "KRW": ("krw", "₩", "韩元"),
    "TWD": ("twd", "NT$", "ntd", "新台币", "新臺幣"),
    "SGD": ("sgd", "S$"),
    "AUD": ("aud", "A$", "AU$"),
    "CAD": ("cad", "C$", "CA$"),
    "NZD": ("nzd", "NZ$"),
    "CHF": ("chf",),
    "MOP": ("mop", "mop$"),
    "INR": ("inr", "₹", "Rs", "Rs."),
    "RUB": ("₽",),
    "THB": ("thb", "฿"),
    "MYR": ("myr",),
    "BRL": ("brl", "R$"),
    "IDR": ("idr", "Rp"),
    "VND": ("vnd", "₫"),
    "SEK": ("sek",),
    "NOK": ("nok",),
    "DKK": ("dkk",),
    "ZAR": ("zar",),
    "AED": ("aed",),
}

# Parts of a currency unit: word -> (code, exponent). 分 alone is a mark at school too, so it needs 元, 角 or 每股.
FRACTIONAL_MONEY: dict[str, tuple[str, int]] = {
    "角": ("CNY", -1),
    "毛": ("CNY", -1),
    "毛钱": ("CNY", -1),
    "角钱": ("CNY", -1),
    "分": ("CNY", -2),
    "分钱": ("CNY", -2),
    "jiao": ("CNY", -1),
    "fen": ("CNY", -2),
    "美分": ("USD", -2),
    "港仙": ("HKD", -2),
    "cent": ("USD", -2),
    "cents": ("USD", -2),
    "US cents": ("USD", -2),
    "HK cents": ("HKD", -2),
}

# Word -> exponent; 成 is a tenth.
PERCENTS: dict[str, int] = {
    "%": 0,
    "percent": 0,
    "per cent": 0,
    "pct": 0,
    "pct.": 0,
    "‰": -1,
    "per mille": -1,
    "permille": -1,
    "成": 1,
}

# Word -> (unit, exponent).
POINTS: dict[str, tuple[str, int]] = {
    "percentage points": ("pp", 0),
    "percentage point": ("pp", 0),
    "percent points": ("pp", 0),
    "percent point": ("pp", 0),
    "% points": ("pp", 0),
    "pct points": ("pp", 0),
    "pct point": ("pp", 0),
    "pct pts": ("pp", 0),
    "pp": ("pp", 0),
    "pps": ("pp", 0),
    "ppt": ("pp", 0),
    "ppts": ("pp", 0),
    "p.p.": ("pp", 0),
    "pcts": ("pp", 0),
    "个百分点": ("pp", 0),
    "個百分點": ("pp", 0),
    "百分点": ("pp", 0),
    "百分點": ("pp", 0),
    "个pct": ("pp", 0),
    "basis points": ("pp", -2),
    "basis point": ("pp", -2),
    "bp": ("pp", -2),
    "bps": ("pp", -2),
    "BP": ("pp", -2),
    "个基点": ("pp", -2),
    "基点": ("pp", -2),
    "个基點": ("pp", -2),
    "个bp": ("pp", -2),
    "个BP": ("pp", -2),
    "index points": ("index-points", 0),
    "points": ("index-points", 0),
    "point": ("index-points", 0),
    "pts": ("index-points", 0),
    "点": ("index-points", 0),
    "點": ("index-points", 0),
}

TIMES: tuple[str, ...] = ("times", "x", "X", "×", "fold", "folds", "倍", "times over")

# What a price or a rate is counted by: printed word -> the word in `CNY/share`.
PER: dict[str, str] = {
    "share": "share",
    "shares": "share",
    "股": "share",
    "ADS": "ADS",
    "ADR": "ADR",
    "unit": "unit",
    "份": "unit",
    "ton": "ton",
    "tonne": "ton",
    "metric ton": "ton",
    "吨": "ton",
    "噸": "ton",
    "kg": "kg",
    "kilogram": "kg",
    "公斤": "kg",
    "千克": "kg",
    "gram": "g",
    "克": "g",
    "kWh": "kWh",
    "kilowatt-hour": "kWh",
    "千瓦时": "kWh",
    "度": "kWh",
    "MWh": "MWh",
    "watt": "W",
    "W": "W",
    "瓦": "W",
    "Wh": "Wh",
    "barrel": "barrel",
    "桶": "barrel",
    "ounce": "ounce",
    "盎司": "ounce",
    "square meter": "m2",
    "平方米": "m2",
    "平米": "m2",
    "㎡": "m2",
    "cubic meter": "m3",
    "立方米": "m3",
    "wafer": "wafer",
    "piece": "piece",
    "片": "piece",
    "件": "piece",
    "set": "set",
    "套": "set",
    "vehicle": "vehicle",
    "辆": "vehicle",
    "台": "unit",
    
    
    "capita": "person",
    "人": "person",
    
    "户": "household",
    "lot": "lot",
    "手": "lot",
    "bottle": "bottle",
    "瓶": "bottle",
    "day": "day",
    "天": "day",
    "日": "day",
    "month": "month",
    "月": "month",
    "year": "year",
    "年": "year",
    "annum": "year",
    "hour": "hour",
    "小时": "hour",
    "week": "week",
    "周": "week",
}

# Words for years, weighed against calendar years ("2023年").
YEARS: tuple[str, ...] = ("year", "years", "年", "yr", "yrs")

QUANTITIES: tuple[str, ...] = (
    # time
    "year-old", "years-old", "years old", "months old", "month", "months", "week", "weeks", "day", "days", "hour",
    "hours", "minute", "minutes", "second", "seconds", "milliseconds", "ms", "decade", "decades", 
    "business days", "trading days", "working days", "calendar days", "centuries",
    "个月", "個月", "周", "星期", "天", "个交易日", "交易日", "个工作日", "工作日", "小时", "个小时", "分钟", "秒",
    "秒钟", "毫秒", "岁", "周岁", "个季度", "季度", 
    # length, area, volume
    "inch", "inches", "foot", "feet", "mile", "miles", "meter", "meters", "metre", "metres", "kilometer", "kilometers",
    "kilometre", "kilometres", "km", "cm", "mm", "nm", "μm", "um", "µm", "nanometer", "nanometers", "micron", "microns",
    "micrometers", "centimeters", "millimeters", "nautical miles", "square meter", "square meters", "square metres",
    "square kilometers", "square feet", "cubic meters", "cubic metres", "cubic feet", "hectares", "acres", "mu", "sqm",
    "liters", "litres", "liter", "ml", "mL", "gallons", "barrels", "barrel", "bpd", "㎡",
    "米", "公里", "千米", "厘米", "毫米", "微米", "纳米", "英寸", "寸", "英里", "海里", "英尺", "平方米", "平方公里",
    "平方千米", "平米", "立方米", "公顷", "亩", "升", "毫升", "桶", "标准立方米",
    # mass
    "ton", "tons", "tonne", "tonnes", "metric tons", "mt", "kg", "kilogram", "kilograms", "gram", "grams", "mg", "ounce",
    "ounces", "carats", "pounds of",
    "吨", "噸", "公斤", "千克", "克", "斤", "毫克", "盎司", "克拉",
    # energy, power, data, others
    "GW", "MW", "kW", "KW", "TW", "kWh", "MWh", "GWh", "TWh", "Wh", "kilowatt", "kilowatts", "megawatts", "gigawatts",
    "kilowatt-hours", "kilowatt hours", "megawatt-hours", "gigawatt-hours", "horsepower", "GHz", "MHz", "kHz", "Hz", "GB", "TB",
    "MB", "KB", "PB", "Gbps", "Mbps", "kbps", "TOPS", "TFLOPS", "PFLOPS", "EFLOPS", "mAh", "Ah", "kV", "V", "°C", "℃",
    "°", "degrees", "degrees Celsius", "km/h", "mph", "dpi", "nits", "TEU", "TEUs", "DWT", "MPa", "kPa", "rpm",
    "千瓦", "千瓦时", "兆瓦", "兆瓦时", "吉瓦", "吉瓦时", "瓦", "瓦时", "度", "摄氏度", "赫兹", "兆赫", "标箱", "载重吨", "字节",
    "伏", "千伏", "兆帕", "马力",
)  # fmt: skip

COUNTS: tuple[str, ...] = (
    # people
    "people", "persons", "person", "individuals", "employees", "workers", "staff", "staffers", "personnel", "engineers",
    "scientists", "researchers", "experts", "investors", "shareholders", "holders", "directors", "executives", "users",
    "customers", "clients", "patients", "students", "subscribers", "members", "analysts", "institutions", "households",
    # organizations
    "company", "companies", "firm", "firms", "enterprise", "enterprises", "corporations", "banks", "brokerages", "suppliers",
    "subsidiaries", "factories", "plants", "stores", "branches", "hospitals", "universities", "schools",
    "entities", "organizations", "startups", "unicorns", "manufacturers",
    # papers and plans
    "patents", "programs", "programmes", "projects", "project", "plans", "orders", "contracts", 
    "transactions", "agreements", "measures", "applications", "cases", "awards", 
    
    # things
    "share", "shares", "lots", "stocks", "funds", "ETFs", "indices", "accounts", "products", "drugs",
    "sets", "set", "units", "unit", "pieces", "piece", "pairs", "vehicles", "cars", "trucks", "buses", "aircraft", "planes",
    "ships", "vessels", "trains", "robots", "machines", "wafers", "chips", "phones", "smartphones", "handsets", "servers",
    "modules", "devices", "copies", "bottles", "boxes", "doses", "samples", "beds", "rooms", "seats", "homes",
    "flights", "passengers", "trips", "visits", 
    # places
    "countries", "country", "regions", "markets", "cities", "provinces", "counties", "districts", "towns", "villages",
    "sites", "stations", "charging piles",
    # 量词
    "家", "家次", "名", "人", "人次", "位", "个", "個", "只", "支", "款", "项", "項", "台", "臺", "台套", "套", "辆", "輛", "架",
    "艘", "颗", "枚", "件", "条", "條", "张", "張", "份", "笔", "筆", "宗", "起", "例", "次", "次数", "种", "種", "类", "批", "组",
    "对", "双", "座", "栋", "幢", "户", "戶", "股", "手", "单", "片", "粒", "瓶", "箱", "袋", "盒", "所", "场", "轮",
    "间", "处", "道", "门", "本", "部", "篇", "封", "节", "排", "头", "匹", "棵",
    "株", "口", "根", 
    "连板", "连阳", 
)  # fmt: skip

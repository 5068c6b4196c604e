"""The measure words of quantities and of counts: one table a kind, a word as it is printed."""

from __future__ import annotations

__all__ = ["CASED", "COUNTS", "QUANTITIES"]

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
    "ton", "tons", "tonne", "tonnes", "metric tons", "mt", "kg", "kilogram", "kilograms", "gram", "grams", "mg",
    "ounce",
    "ounces", "carats", "pounds of",
    "吨", "噸", "公斤", "千克", "克", "斤", "毫克", "盎司", "克拉",
    # energy, power, data, others
    "GW", "MW", "kW", "KW", "TW", "kWh", "MWh", "GWh", "TWh", "Wh", "kilowatt", "kilowatts", "megawatts", "gigawatts",
    "kilowatt-hours", "kilowatt hours", "megawatt-hours", "gigawatt-hours", "horsepower", "GHz", "MHz", "kHz", "Hz",
    "GB", "TB",
    "MB", "KB", "PB", "Gbps", "Mbps", "kbps", "TOPS", "TFLOPS", "PFLOPS", "EFLOPS", "mAh", "Ah", "kV", "V", "°C", "℃",
    "°", "degrees", "degrees Celsius", "km/h", "mph", "dpi", "nits", "TEU", "TEUs", "DWT", "MPa", "kPa", "rpm",
    "千瓦", "千瓦时", "兆瓦", "兆瓦时", "吉瓦", "吉瓦时", "瓦", "瓦时", "度", "摄氏度", "赫兹", "兆赫", "标箱",
    "载重吨", "字节",
    "伏", "千伏", "兆帕", "马力",
)  # fmt: skip

COUNTS: tuple[str, ...] = (
    # people
    "people", "persons", "person", "individuals", "employees", "workers", "staff", "staffers", "personnel", "engineers",
    "scientists", "researchers", "experts", "investors", "shareholders", "holders", "directors", "executives", "users",
    "customers", "clients", "patients", "students", "subscribers", "members", "analysts", "institutions", "households",
    # organizations
    "company", "companies", "firm", "firms", "enterprise", "enterprises", "corporations", "banks", "brokerages",
    "suppliers",
    "subsidiaries", "factories", "plants", "stores", "branches", "hospitals", "universities", "schools",
    "entities", "organizations", "startups", "unicorns", "manufacturers",
    # papers and plans
    "patents", "programs", "programmes", "projects", "project", "plans", "orders", "contracts",
    "transactions", "agreements", "measures", "applications", "cases", "awards",

    # things
    "share", "shares", "lots", "stocks", "funds", "ETFs", "indices", "accounts", "products", "drugs",
    "sets", "set", "units", "unit", "pieces", "piece", "pairs", "vehicles", "cars", "trucks", "buses", "aircraft",
    "planes",
    "ships", "vessels", "trains", "robots", "machines", "wafers", "chips", "phones", "smartphones", "handsets",
    "servers",
    "modules", "devices", "copies", "bottles", "boxes", "doses", "samples", "beds", "rooms", "seats", "homes",
    "flights", "passengers", "trips", "visits",
    # places
    "countries", "country", "regions", "markets", "cities", "provinces", "counties", "districts", "towns", "villages",
    "sites", "stations", "charging piles",
    # 量词
    "家", "家次", "名", "人", "人次", "位", "个", "個", "只", "支", "款", "项", "項", "台", "臺", "台套", "套", "辆",
    "輛", "架",
    "艘", "颗", "枚", "件", "条", "條", "张", "張", "份", "笔", "筆", "宗", "起", "例", "次", "次数", "种", "種",
    "类", "批", "组",
    "对", "双", "座", "栋", "幢", "户", "戶", "股", "手", "单", "片", "粒", "瓶", "箱", "袋", "盒", "所", "场", "轮",
    "间", "处", "道", "门", "本", "部", "篇", "封", "节", "排", "头", "匹", "棵",
    "株", "口", "根",
    "连板", "连阳",
)  # fmt: skip

# Words that keep their capitals; any other word printed like This is taken for the small one.
CASED = frozenset(word for word in (*QUANTITIES, *COUNTS) if word.istitle())

"""The words that make a number none: labels, names, months, ranks, idioms. To add one, add it to a line here."""

from __future__ import annotations

__all__ = [
    "IDIOMS",
    "INDEX_NAMES",
    "LABELS",
    "MONTHS",
    "NUMBERS_AS_NAMES",
    "ORDINAL_ENDINGS",
    "SAID_IN_POINTS",
]

MONTHS: tuple[str, ...] = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
)  # fmt: skip

# A bare number behind one of these is a label, not a figure.
LABELS: tuple[str, ...] = (
    "no", "no.", "No", "No.", "NO", "NO.", "nos", "nos.", "numbers", "#", "№", "article", "articles", "art.",
    "chapter", "section", "sections", "clause",
    "paragraph", "table", "tables", "figure", "fig.", "chart", "appendix", "annex", "exhibit", "page", "pages", "p.",
    "volume", "vol.",
    "vol", "issue", "phase", "class", "type", "tier", "grade", "rule", "highlight", "note", "step", "form", "series",
    "category", "line",
    "level", "room", "building", "version", "ver.", "v", "windows", "model", "gen", "generation", "episode", "lesson",
    "question", "rank", "ranked",
    "ranks", "ranking", "gate", "platform", "formula", "python", "iphone", "boeing", "airbus", "route", "highway",
    "flight", "web",
    "opinion", "key point", "circular", "decree", "stock code", "code", "ticker", "stock codes", "codes", "tel",
    "tel.", "tel:", "fax",
    "phone", "telephone", "hotline", "zip", "gb/t", "vitamin", "area", "schedule", "attachment", "unit no.",
    "euro stoxx",
    "第", "代码", "代码：", "代码:", "编号", "电话", "热线", "版本", "表", "图", "附件", "排名第", "邮编", "专栏",
    "kirin", "snapdragon", "dimensity", "ascend", "kunpeng", "xeon", "ryzen", "epyc", "geforce", "pixel", "mate",
    "型号", "房间", "〔", "工业",
    "电话：", "编号：", "热线：", "公元", "传真", "双", "附录", "附注", "注", "公告编号：", "文号", "世界杯",
)  # fmt: skip

# A bare number behind one of these names an index, a list or a fund.
INDEX_NAMES: tuple[str, ...] = (
    "star", "innovation", "innovation board", "sci-tech", "chinext", "csi", "sse", "szse", "ftse", "ftse china",
    "S&P", "S&P/ASX",
    "nasdaq", "nikkei", "russell", "stoxx", "cac", "dax", "ibex", "kospi", "kosdaq", "topix", "msci", "dow",
    "fortune", "forbes",
    "fortune global", "fortune china", "hang seng", "kechuang", "hushen", "zhongzheng", "nifty", "csi a", "hs",
    "科创", "沪深", "中证", "上证", "深证", "创业板", "国证", "标普", "纳斯达克", "纳指", "日经", "富时", "恒生",
    "财富", "福布斯", "胡润",
    "北证", "双创", "道琼斯", "罗素", "斯托克", "科创板", "中证A", "罗素指数",
)  # fmt: skip

# Numbers that are words by themselves: working hours, shopping days, a consumer day. Only bare and ungrouped.
NUMBERS_AS_NAMES: tuple[str, ...] = ("996", "618", "315", "007", "12306", "12315", "12345")

# What is made in points and is no index: 3点要求.
SAID_IN_POINTS: tuple[str, ...] = (
    "要求", "意见", "建议", "希望", "看法", "原因", "理由", "启示", "体会", "说明", "内容", "措施", "共识", "倡议",
)  # fmt: skip

# A number with one of these directly behind it is a place, a rank, a date or a name.
ORDINAL_ENDINGS: tuple[str, ...] = (
    "号", "號", "届", "屆", "级", "級", "代", "楼", "线", "強", "强", "期", "世纪", "年代", "月", "日", "时", "時",
    "环", "股权", "分钟前",
)  # fmt: skip

# Words and names that hold Chinese numerals and are no numbers.
IDIOMS: tuple[str, ...] = (
    "一带一路", "千方百计", "三一重工", "三一重能", "一方面", "一系列", "一体化", "一体", "一步", "一定", "一般",
    "一直", "一致",
    "一起", "一些", "一旦", "一流", "一律", "一切", "一样", "一如既往", "一次性", "一大批", "一二三产业",
    "一二级市场", "一二线",
    "一季度", "二季度", "三季度", "四季度", "一季报", "三季报", "二级市场", "一级市场", "二手房", "二手车",
    "二手", "三星", "三安光电", "三安", "三峡能源", "三峡", "三六零", "三七互娱", "三只松鼠", "三友医疗", "三生国健",
    "三生制药",
    "三旺通信", "三孚新科", "三未信安", "四创电子", "四方光电", "四方股份", "五粮液", "五矿", "六国化工", "七匹狼",
    "七一二", "八一钢铁",
    "八亿时空", "九号公司", "九联科技", "九丰能源", "九州通", "九芝堂", "九强生物", "十全十美", "百度", "百利天恒",
    "百济神州",
    "百奥泰", "百奥赛图", "百普赛斯", "百川股份", "百川能源", "百联股份", "百润股份", "百隆东方", "百洋医药",
    "百花医药", "百克生物", "百仁医疗",
    "百花齐放", "百姓", "百货", "千红制药", "千禾味业", "千金药业", "千金", "千里科技", "千味央厨", "千家万户",
    "千军万马", "千变万化",
    "千山药机", "千亿俱乐部", "万科", "万华化学", "万物云", "万物互联", "万润股份", "万润新能", "万润科技", "万德斯",
    "万泰生物", "万兴科技", "万里扬",
    "万达", "万丰奥威", "万孚生物", "万盛股份", "万和电气", "万向钱潮", "万业企业", "万顺新材", "万集科技",
    "万凯新材", "万得",
    "万一", "万事", "万众", "亿纬锂能", "亿联网络", "亿华通", "亿嘉和", "亿晶光电", "亿道信息", "亿田智能",
    "亿帆医药", "亿利", "亿阳",
    "兆易创新", "兆驰股份", "兆威机电", "兆丰股份", "兆龙互连", "兆讯传媒", "半导体", "半年", "半年度", "半年报",
    "半月", "半天", "数据",
    "数字", "数量", "数额", "数码", "数智", "数控", "数字化", "几乎", "几何", "双十一", "三农", "两会", "两市",
    "两融", "两岸",
    "两者", "两端", "两化", "四川", "四大行", "四维图新", "双百", "专精特新", "独一无二", "五花八门", "七上八下",
    "九牛一毛",
    "万无一失", "两山", "一把手", "一盘棋", "一揽子", "一站式", "一键", "一心", "一向", "一经", "一举",
    "一边", "一时", "一同",
    "一共", "一并", "一味", "一贯", "一再", "一行", "一部分", "一会儿", "一生", "一面", "一道", "一门心思", "一口气",
    "一路",
    "三番五次", "三伏",
    "三元股份", "三元生物", "三元材料", "三元正极", "五菱", "六氟", "一品红", "一汽", "一汽解放", "十四五", "十三五",
    "十五五", "十二五", "五年规划", "五年计划", "百家争鸣", "万众一心", "三甲", "三亚", "九江",
    "二十大", "十八大", "十九大", "三中全会", "二十届", "四中全会", "两个维护", "四个意识", "两步走", "百科",
    "二氧化", "三氧化",
    "一氧化", "四氟", "二次", "三维", "二维码", "三维通信", "二三四五", "一二三", "新三板", "两极", "两用", "三资",
    "一成不变", "一元化", "一元复始", "五年规划", "五年计划", "十大", "四大", "三大", "五大", "六大", "七大", "八大",
    "九大", "两大",
)  # fmt: skip

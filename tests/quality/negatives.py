"""Names that are nobody's on the A-share market: English words, people, places and foreign companies.

Drawn from seeds, so that every run asks the same questions.
"""

from __future__ import annotations

import random
from itertools import islice

from spellchecker import SpellChecker

SEED = 20261122

FIRST = (
    "James Mary Robert Patricia John Jennifer Michael Linda David Elizabeth William Barbara Richard Susan Joseph "
    "Jessica Thomas Sarah Charles Karen Daniel Lisa Matthew Nancy Anthony Betty Mark Sandra Donald Ashley Steven "
    "Emily Andrew Donna Kenneth Michelle Joshua Carol Kevin Amanda Brian Melissa George Deborah Alice Luther Walter "
    "Peter Helen Ivan Hans Pierre Luigi Carlos Maria Ana Juan Ali Omar Yuki Kenji Hiroshi Akira Min Jun Wei Li Na "
    "Lei Ming Xin Jing Hui"
).split()
LAST = (
    "Smith Johnson Williams Brown Jones Garcia Miller Davis Rodriguez Martinez Hernandez Lopez Gonzalez Wilson "
    "Anderson Thomas Taylor Moore Jackson Martin Lee Perez Thompson White Harris Sanchez Clark Ramirez Lewis "
    "Robinson Walker Young Allen King Wright Scott Torres Nguyen Hill Flores Green Adams Nelson Baker Hall Rivera "
    "Campbell Mitchell Carter Roberts Tanaka Suzuki Sato Yamamoto Kim Park Choi Singh Kumar Rossi Müller Schmidt "
    "Dubois Ivanov Novak Wang Li Zhang Liu Chen Yang Huang Zhao Wu Zhou Xu Sun Ma Zhu Hu Guo Lin He Gao Luo"
).split()
PLACES = (
    "London; Paris; New York; Los Angeles; Chicago; Houston; Phoenix; Philadelphia; San Diego; Dallas; Austin; "
    "Boston; Seattle; Denver; Detroit; Miami; Atlanta; Toronto; Vancouver; Montreal; Mexico City; Lima; Bogota; "
    "Santiago; Buenos Aires; Rio de Janeiro; São Paulo; Lisbon; Madrid; Barcelona; Rome; Milan; Turin; Venice; "
    "Berlin; Hamburg; Munich; Cologne; Frankfurt; Vienna; Zurich; Geneva; Brussels; Amsterdam; Rotterdam; "
    "Copenhagen; Oslo; Stockholm; Helsinki; Warsaw; Prague; Budapest; Athens; Istanbul; Moscow; Kyiv; Cairo; Lagos; "
    "Nairobi; Cape Town; Johannesburg; Dubai; Abu Dhabi; Doha; Riyadh; Tehran; Baghdad; Mumbai; Delhi; Bangalore; "
    "Chennai; Kolkata; Dhaka; Karachi; Colombo; Bangkok; Hanoi; Ho Chi Minh City; Jakarta; Manila; Kuala Lumpur; "
    "Singapore; Hong Kong; Macau; Taipei; Tokyo; Osaka; Kyoto; Nagoya; Seoul; Busan; Sydney; Melbourne; Perth; "
    "Brisbane; Auckland; Beijing; Shanghai; Guangzhou; Shenzhen; Tianjin; Chongqing; Chengdu; Wuhan; Nanjing; "
    "Hangzhou; Suzhou; Xi'an; Shenyang; Harbin; Changchun; Dalian; Qingdao; Jinan; Zhengzhou; Changsha; Nanchang; "
    "Hefei; Fuzhou; Xiamen; Kunming; Guiyang; Nanning; Haikou; Sanya; Lanzhou; Xining; Urumqi; Lhasa; Hohhot; "
    "Taiyuan; Shijiazhuang; Tangshan; Baoding; Wuxi; Changzhou; Nantong; Ningbo; Wenzhou; Jiaxing; Shaoxing; "
    "Zhuhai; Foshan; Dongguan; Huizhou; Luoyang; Yichang; Mianyang; Zunyi; Guilin; Lijiang; Dali; Hainan; Sichuan; "
    "Yunnan; Guangdong; Zhejiang; Jiangsu; Shandong; Henan; Hebei; Hunan; Hubei; Anhui; Fujian; Jiangxi; Gansu; "
    "Tibet; Xinjiang; Inner Mongolia; Texas; California; Florida; Bavaria; Provence; Tuscany; Siberia; Hokkaido"
).split("; ")
COMPANIES = (
    "Apple; Microsoft; Alphabet; Amazon; Nvidia; Tesla; Meta Platforms; Berkshire Hathaway; Broadcom; Eli Lilly; "
    "JPMorgan Chase; Visa; Walmart; Exxon Mobil; Mastercard; Procter & Gamble; Johnson & Johnson; Home Depot; "
    "Costco; Chevron; Merck; AbbVie; Coca-Cola; PepsiCo; Adobe; Salesforce; Netflix; Cisco; Accenture; McDonald's; "
    "Intel; AMD; Qualcomm; Texas Instruments; Micron Technology; Applied Materials; Lam Research; KLA; Analog "
    "Devices; Synopsys; Cadence Design; Lattice Semiconductor; Marvell; ON Semiconductor; Western Digital; Seagate; "
    "Dell; HP; IBM; Oracle; SAP; Siemens; Infineon; Bosch; Continental; BMW; Volkswagen; Mercedes-Benz; BASF; "
    "Bayer; Deutsche Bank; Allianz; Munich Re; Adidas; Puma; Airbus; Boeing; Lockheed Martin; Northrop Grumman; "
    "Raytheon; General Dynamics; General Electric; Honeywell; 3M; Caterpillar; Deere; Ford Motor; General Motors; "
    "Stellantis; Ferrari; Renault; Michelin; Sanofi; Novartis; Roche; Nestlé; UBS; Credit Suisse; Zurich Insurance; "
    "ABB; Glencore; Shell; BP; HSBC; Barclays; Lloyds; Vodafone; Unilever; Diageo; AstraZeneca; GSK; Rio Tinto; "
    "BHP; Anglo American; Arm Holdings; ASML; Philips; ING; Heineken; LVMH; L'Oréal; Hermès; Kering; TotalEnergies; "
    "Schneider Electric; Danone; AXA; BNP Paribas; Société Générale; Orange; Thales; Safran; Dassault Systèmes; "
    "STMicroelectronics; Enel; Eni; UniCredit; Intesa Sanpaolo; Santander; BBVA; Telefónica; Iberdrola; Inditex; "
    "Ericsson; Nokia; Volvo; Atlas Copco; Novo Nordisk; Maersk; Vestas; Equinor; Toyota; Honda; Nissan; Mazda; "
    "Subaru; Suzuki; Sony; Panasonic; Hitachi; Toshiba; Mitsubishi; Mitsui; Sumitomo; Itochu; Marubeni; Nintendo; "
    "SoftBank; KDDI; NTT; Keyence; Fanuc; Tokyo Electron; Advantest; Renesas; Murata; TDK; Kyocera; Nidec; Daikin; "
    "Komatsu; Kubota; Canon; Nikon; Olympus; Fujifilm; Takeda; Astellas; Daiichi Sankyo; Shin-Etsu Chemical; Asahi "
    "Kasei; Toray; Samsung Electronics; SK Hynix; LG Chem; LG Display; Hyundai Motor; Kia; POSCO; Naver; Kakao; "
    "Celltrion; TSMC; MediaTek; Foxconn; ASE Technology; Delta Electronics; Quanta Computer; Reliance Industries; "
    "Tata Motors; Infosys; Wipro; HDFC Bank; ICICI Bank; Petrobras; Vale; Itaú; Embraer; Gazprom; Rosneft; Lukoil; "
    "Sberbank; Saudi Aramco; SABIC; Emirates; Qatar Airways; Singapore Airlines; DBS; Grab; Pfizer; Moderna; "
    "Gilead; Amgen; Biogen; Regeneron; Vertex; Illumina; Thermo Fisher; Danaher; Medtronic; Abbott; Stryker; Boston "
    "Scientific; Intuitive Surgical; Goldman Sachs; Morgan Stanley; Citigroup; Bank of America; Wells Fargo; "
    "BlackRock; Blackstone; KKR; Industrial Bank of Korea; National Grid; Union Pacific; Southern Company; Duke "
    "Energy; First Solar; Enphase; SunPower; Plug Power; Bloom Energy; Uber; Airbnb; Spotify; Snowflake; Palantir; "
    "Zoom; Shopify; Baillie Gifford; Alstom; Arkema; Air Liquide; Linde; Umicore; Solvay; Clariant"
).split("; ")
ORDINARY_PHRASES = (
    "China Daily; stock market; blue technology; new energy vehicles; sunshine; good company; construction "
    "industry; electronic information; intelligent manufacturing; high technology; traditional medicine; clean "
    "energy; bank shares; securities company; the central bank; environmental protection; real estate development; "
    "biological medicine; auto parts; machine tools; state-owned enterprises; private companies; new materials; "
    "science and technology innovation; listed companies; industry chain; artificial intelligence; Chinese "
    "medicine; national defense; food and beverage"
).split("; ")


def english_words(count: int) -> list[str]:
    """Return a sample of the words of an English frequency list."""
    known = sorted(
        word for word in SpellChecker().word_frequency.words() if word.isalpha() and word.isascii() and len(word) > 2
    )
    return random.Random(SEED).sample(known, count)  # noqa: S311


def people(count: int) -> list[str]:
    """Return a sample of first and last names put together."""
    draw = random.Random(SEED + 1)  # noqa: S311
    names = {f"{draw.choice(FIRST)} {draw.choice(LAST)}" for _ in range(3 * count)}
    return list(islice(sorted(names), count))


def negatives() -> dict[str, list[str]]:
    """Return the negatives by sort."""
    return {
        "words": english_words(900),
        "people": people(200),
        "places": PLACES,
        "companies": COMPANIES,
        "phrases": ORDINARY_PHRASES,
    }

"""What stands round a number in each language: measure words, currencies, about and over, signs of an ordinal."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

_NEVER = re.compile(r"(?!)")
_GAP = r"[ \u00a0\u202f]?"

Currencies = tuple[tuple[re.Pattern[str], str], ...]


@dataclass(frozen=True, slots=True)
class Tongue:
    """The words round a number. Patterns named `before` are searched in what leads up to it, the others match behind.

    `more` belongs to the number itself (100余, 100여), `about_after` stands behind the measure word (100个左右).
    """

    nth_before: re.Pattern[str]
    nth_after: re.Pattern[str]
    units: re.Pattern[str]
    percent: re.Pattern[str]
    money_after: Currencies
    about_before: re.Pattern[str]
    about_after: re.Pattern[str]
    more: re.Pattern[str] = _NEVER
    multipliers: tuple[tuple[re.Pattern[str], int], ...] = ()
    idioms: re.Pattern[str] = _NEVER
    money_before: Currencies = field(
        default=tuple(
            (re.compile(rf"{sign}{_GAP}$"), code)
            for sign, code in (
                (r"(?:US\$|USD|\$)", "USD"),
                ("(?:€|EUR)", "EUR"),
                ("(?:₩|KRW)", "KRW"),
                ("(?:JPY|JP¥)", "JPY"),
                ("(?:RMB|CNY|人民币)", "CNY"),
                ("(?:₮|MNT)", "MNT"),
                ("(?:₽|RUB)", "RUB"),
            )
        )
    )

    def never(self, text: str, start: int, end: int) -> bool:
        """Whether a numeral in words belongs to an idiom there, and counts nothing."""
        near = self.idioms.finditer(text, max(start - 24, 0), end + 24)
        return any(idiom.start() <= start and end <= idiom.end() for idiom in near)


def _currencies(pairs: Iterable[tuple[str, str]]) -> Currencies:
    return tuple((re.compile(rf"{_GAP}(?:{name})", re.IGNORECASE), code) for name, code in pairs)


_CURRENCY_CODES = tuple((f"{code}(?![A-Za-z])", code) for code in ("USD", "EUR", "KRW", "JPY", "CNY", "MNT", "RUB"))

_ZH_UNITS = (
    "个|名|位|人|国|国家|省|市|州|县|区|道|届|次|回|项|条|款|篇|种|类|家|所|座|处|件|本|册|张|幅|份|场|天|日|年|周年|周|月|小时|分钟|秒|世纪|"
    "岁|公里|千米|平方公里|平方米|公顷|公斤|吨|米|倍|轮|批|组|队|层|条线|大(?![学陆厦会家])|者|期|章|节|点|部|部分|支|架|辆|"
    "套|门|只|棵|株|对|级|户|课时|学期|任|号|代(?!表)|步|幕|首|台(?!湾)"
)
_JA_UNITS = (
    "か国|カ国|ヶ国|ヵ国|ケ国|箇国|か所|カ所|ヶ所|箇所|か月|カ月|ヶ月|か年|カ年|自治体|地方自治体|団体|地域|都市|委員会|分野|項目|議題|人|名|個|件|回|次|社|校|本|編|"
    "篇|点(?!目)|県|道|省|市|町|村|種類|種|部門|日間|日|時間|分間|分|秒|週間|週|周年|年間|年|世紀|者|割|倍|位|歳|つ|班|組|台(?!湾)|棟|枚|冊|期|条|項|号|"
    "キロメートル|キロ|メートル|平方キロ|ヘクタール|トン|大(?![学阪分会陸])|席|部|章|機関|カ国語|任|代(?!表)|国間|国"
)
_KO_UNITS = (
    "개국|개 국가|개월|개소|개년|개|명|인|건|회|차|편|곳|나라|가지|사람|번|년간|년|주년|일간|일|시간|분|초|주|세기|세|살|대|권|점|종|배|위|호|조|항|"
    "킬로미터|미터|헥타르|톤|도시|분야|기|팀|부|장|위원회|자치단체|지역"
)

_ZH = Tongue(
    nth_before=re.compile(r"第 ?$"),
    nth_after=_NEVER,
    units=re.compile(rf"{_GAP}(?:{'|'.join(sorted(_ZH_UNITS.split('|'), key=len, reverse=True))})"),
    percent=re.compile(rf"{_GAP}[%％]"),
    money_after=_currencies(
        (
            ("美元|美金", "USD"),
            ("欧元", "EUR"),
            ("韩元|韩币|韩圆", "KRW"),
            ("日元|日圆", "JPY"),
            ("朝鲜元", "KPW"),
            ("图格里克", "MNT"),
            ("卢布", "RUB"),
            ("元人民币|人民币|元(?![旦素])", "CNY"),
            *_CURRENCY_CODES,
        )
    ),
    about_before=re.compile(r"(?:约|大约|近|将近|逾|超过|超|大概|接近|至少)(?:有|为)? ?$"),
    about_after=re.compile(r"[^，。、；\d]{0,2}(?:左右|上下|以上|多)"),
    more=re.compile(r" ?(?:余|多(?![边种方元]))"),
    idioms=re.compile("五台山|三国演义|四大皆空|七大姑|三部曲|八大山人|百家|三省吾身"),
)

_JA = Tongue(
    nth_before=re.compile(r"第 ?$"),
    nth_after=re.compile(r"(?:番目|回目|度目|つ目|か国目|人目|年目|日目|番)"),
    units=re.compile(rf"{_GAP}(?:{'|'.join(sorted(_JA_UNITS.split('|'), key=len, reverse=True))})"),
    percent=re.compile(rf"{_GAP}(?:[%％]|パーセント)"),
    money_after=_currencies(
        (
            ("(?:米|US)?ドル", "USD"),
            ("ユーロ", "EUR"),
            ("北朝鮮ウォン", "KPW"),
            ("(?:韓国)?ウォン", "KRW"),
            ("円(?![形卓])", "JPY"),
            ("人民元|元(?![日旦素])", "CNY"),
            ("トゥグルグ|トゥグリク", "MNT"),
            ("(?:ロシア)?ルーブル", "RUB"),
            *_CURRENCY_CODES,
        )
    ),
    about_before=re.compile(r"(?:約|およそ|ほぼ|概ね|おおよそ|計約) ?$"),
    about_after=re.compile(r"(?:余り|あまり|余|以上|前後|ほど|程度|近く|を超え|弱|強)"),
    more=re.compile(r"余"),
    idioms=re.compile("四国|九州|六本木|三次元|二次元|三次産業|二次産業|二次電池|十日町|五島|三者三様"),
)

_KO = Tongue(
    nth_before=re.compile(r"제 ?$"),
    nth_after=re.compile(r"(?:번째|회째|차례째|째|년차|년 차)"),
    units=re.compile(rf"{_GAP}(?:{'|'.join(sorted(_KO_UNITS.split('|'), key=len, reverse=True))})"),
    percent=re.compile(rf"{_GAP}(?:[%％]|퍼센트|프로(?!그|젝))"),
    money_after=_currencies(
        (
            ("(?:미국 |미화 )?(?:달러|불(?![가-힣]))", "USD"),
            ("유로", "EUR"),
            ("조선 ?민주주의 ?인민 ?공화국 ?원|북한 ?원", "KPW"),
            ("(?:한국 ?)?원(?![칙탁장소인래])", "KRW"),
            ("(?:일본 ?)?엔", "JPY"),
            ("(?:중국 ?)?위안", "CNY"),
            ("(?:몽골 ?)?투그릭", "MNT"),
            ("(?:러시아 ?)?루블", "RUB"),
            *_CURRENCY_CODES,
        )
    ),
    about_before=re.compile(r"(?:약|대략|거의|근) ?$"),
    about_after=re.compile(r" ?(?:여(?=[ 명개])|남짓|가량|정도|이상|안팎|내외)"),
    more=re.compile(r" ?여(?=\s?[가-힣])"),
)

_MN = Tongue(
    nth_before=_NEVER,
    nth_after=re.compile(rf"(?:-?р\b|{_GAP}-?(?:дугаар|дүгээр)|{_GAP}-?(?:дахь|дэх)\b)"),
    units=_NEVER,
    percent=re.compile(rf"{_GAP}(?:%|хув(?:ь|ийн|иас|иар|ийг|ьд)\b)"),
    money_after=_currencies(
        (
            (r"(?:америк |ам\.? ?)?доллар", "USD"),
            ("евро", "EUR"),
            ("хойд солонгосын вон", "KPW"),
            (r"(?:өмнөд солонгосын )?вон\b", "KRW"),
            (r"(?:японы )?ие?н\b|йен", "JPY"),
            ("(?:хятадын )?юан", "CNY"),
            ("(?:монгол )?төгрөг", "MNT"),
            ("(?:оросын )?рубл", "RUB"),
            *_CURRENCY_CODES,
        )
    ),
    about_before=re.compile(r"(?:ойролцоогоор|бараг) ?$", re.IGNORECASE),
    about_after=re.compile(r"(?: \w+){0,3} ?(?:орчим|гаруй|шахам|илүү)"),
    multipliers=tuple(
        (re.compile(rf"{_GAP}{word}(?!\w)"), factor)
        for word, factor in (
            (r"мянган?(?:ы|аас)?", 10**3),
            (r"сая(?:ын|аас|д)?", 10**6),
            (r"тэрбум(?:ын|аас)?", 10**9),
            (r"(?:ИН|их[ \u00a0]наяд)", 10**12),
        )
    ),
    idioms=re.compile(r"долоон? хоног\w*|\bзуун жил\w*"),
)

_RU = Tongue(
    nth_before=_NEVER,
    nth_after=re.compile(r"-(?:й|я|е|го|му|м|ю|ой|ая|ое|ого|х|ми|ые|ый|ий|ую|ым|ом)(?!\w)"),
    units=_NEVER,
    percent=re.compile(rf"{_GAP}(?:%|процент)\w*"),
    money_after=_currencies(
        (
            (r"доллар\w*(?: США)?|долл\.", "USD"),
            ("евро", "EUR"),
            (r"северокорейск\w+ вон\w*", "KPW"),
            (r"(?:южнокорейск\w+ )?вон\w?\b", "KRW"),
            (r"(?:японск\w+ )?иен\w?\b", "JPY"),
            (r"(?:китайск\w+ )?юан\w*", "CNY"),
            (r"(?:монгольск\w+ )?тугрик\w*", "MNT"),
            (r"(?:российск\w+ )?рубл\w*|руб\.", "RUB"),
            *_CURRENCY_CODES,
        )
    ),
    about_before=re.compile(
        r"(?:около|примерно|более|свыше|порядка|почти|приблизительно|больше|(?:не )?менее)(?: чем)?[ \u00a0]$",
        re.IGNORECASE,
    ),
    about_after=_NEVER,
    multipliers=tuple(
        (re.compile(rf"{_GAP}{word}(?!\w)"), factor)
        for word, factor in (
            (r"(?:тысяч\w{0,3}|тыс\.?)", 10**3),
            (r"(?:миллион\w{0,3}|млн\.?)", 10**6),
            (r"(?:миллиард\w{0,3}|млрд\.?)", 10**9),
            (r"(?:триллион\w{0,3}|трлн\.?)", 10**12),
        )
    ),
    idioms=re.compile(r"(?i:в первую очередь|в[ -]?(?:первых|вторых|третьих)|в свою первую|впервые)"),
)

_EN = Tongue(
    nth_before=_NEVER,
    nth_after=re.compile(r"(?:st|nd|rd|th)(?!\w)"),
    units=_NEVER,
    percent=re.compile(rf"{_GAP}(?:%|per ?cent\b)"),
    money_after=_currencies(
        (
            (r"(?:US |U\.S\. )?dollars?\b", "USD"),
            (r"euros?\b", "EUR"),
            (r"North Korean won\b", "KPW"),
            (r"(?:South )?(?:Korean )?won\b(?! (?:the|a)\b)", "KRW"),
            (r"(?:Japanese )?yen\b", "JPY"),
            (r"(?:Chinese )?(?:yuan|renminbi)\b", "CNY"),
            (r"(?:Mongolian )?(?:tugriks?|togrogs?)\b", "MNT"),
            (r"(?:Russian )?rou?bles?\b", "RUB"),
            *_CURRENCY_CODES,
        )
    ),
    about_before=re.compile(
        r"(?:about|around|some|nearly|almost|over|more than|approximately|roughly|at least|fewer than|up to|close to)[ \u00a0]$",
        re.IGNORECASE,
    ),
    about_after=re.compile(r"-plus\b|\+| or (?:so|more)\b"),
    multipliers=tuple(
        (re.compile(rf"[ \u00a0\u202f-]?{word}\b"), factor)
        for word, factor in (("thousand", 10**3), ("million", 10**6), ("billion", 10**9), ("trillion", 10**12))
    ),
    idioms=re.compile(
        r"(?i:\bat first\b|first of all|(?:the )?first time|first and foremost|second to none|in the first place"
        r"|first[- ](?:class|hand|rate|name)|second[- ](?:hand|class)|third[- ]part(?:y|ies)|one another)"
    ),
)

TONGUES = {"zh": _ZH, "ja": _JA, "ko": _KO, "mn": _MN, "ru": _RU, "en": _EN}
"""The languages whose numbers are known."""

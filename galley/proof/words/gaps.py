"""What is missing in a Chinese sentence, or too much: measure words, 第, 年, prepositions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from galley.message import said
from galley.problem import Severity

_NUMBER = r"[\d一二三四五六七八九十百千万两几数多]"
_PEOPLE = "人员|职员|公务员|委员|教师|专家|工人|干部|雇员|志愿者|记者|官员"
_OF_PEOPLE = "工作|派遣|常驻|专职|兼职|技术|管理|服务|研究|参会|相关|有关|外国|行政|科研|医务"
_COUNTED = "国家|大陆|城市|地方政府|专门委员会|项目|议题|会员|学生|专家|地区|国际组织"
_MANY = "会员|国家|地区|成员|代表|单位|部门|领域|委员|地方|城市|组织|机构|参会"
_SPEECH = "演讲|讲话|致辞|致词|发言|贺词|欢迎词|开幕词|答谢词"
_SAYING = "提到|指出|说|强调|表示|认为|提出"
_MEETINGS = "全体会议|会议|大会|论坛|研讨会|总会|年会"
_HAN_DIGITS = "零一二三四五六七八九"
_ORDINAL = re.compile(rf"第(?P<number>[\d一二三四五六七八九十]{{1,3}})[次届](?P<what>{_MEETINGS})")
_NO_ORDINAL = re.compile(
    rf"(?<=[在于])(?P<number>\d{{1,2}}|[一二三四五六七八九十]{{1,3}})(?P<class>[次届])(?P<what>{_MEETINGS})(?=[上中期间闭开召，举])"
)


@dataclass(frozen=True, slots=True)
class Gap:
    """Something is missing or too much at the characters from `start` to `end`, which `right` could replace."""

    start: int
    end: int
    message: str
    mend: str
    right: str | None = None
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class _Frame:
    pattern: re.Pattern[str]
    message: str
    mend: str
    right: str | None = None
    severity: Severity | None = None


_FRAMES = (
    _Frame(
        re.compile(rf"{_NUMBER}个(?P<w>国)(?![家际内民有外籍别企歌旗王土境防务])"),
        said("after a number and 个 stands 国家; 国 is counted without 个"),
        said("write 个国家, or leave out 个"),
        "国家",
    ),
    _Frame(
        re.compile(rf"\d(?P<w>人)(?=(?:{_OF_PEOPLE})?(?:{_PEOPLE})(?![团队会组]))"),
        said("人 after a number is the noun itself; before another noun for people stands the measure word 名"),
        said("write 名"),
        "名",
    ),
    _Frame(
        re.compile(
            rf"(?:(?<![A-Za-z\d.:：/第~～-])\d{{1,3}}|(?<![第一二三四五六七八九十百])[两几])(?P<w>(?:{_COUNTED}))(?![级号会]|、\d)"
        ),
        said("a measure word is missing between the number and the noun"),
        said("write 个, 名 or the measure word that goes with the noun"),
        severity=Severity.WARNING,
    ),
    _Frame(
        re.compile(rf"(?<=[A-Za-z]{{2}})\s?(?P<w>个)(?={_MANY})"),
        said("个 stands behind a name without a number"),
        said("write 各 when all are meant, or say how many"),
        "各",
    ),
    _Frame(
        re.compile(rf"(?:联合会|秘书处|委员会|中国|日本|韩国|蒙古|朝鲜|俄罗斯|政府|各国|地区)(?P<w>个)(?={_MANY})"),
        said("个 stands behind a noun without a number"),
        said("write 各 when all are meant, or say how many"),
        "各",
        Severity.WARNING,
    ),
    _Frame(
        re.compile(
            r"(?:^|(?<=[。，；！？]))(?:回顾|展望|迎接|告别|走进|走过|跨入|进入|期待)(?P<w>(?:19|20)\d\d)(?=[，。；！])"
        ),
        said("年 is missing after the year"),
        said("write 年 after the year"),
        severity=Severity.WARNING,
    ),
    _Frame(
        re.compile(r"(?<![\d.])(?:[于在自从到至])(?P<w>(?:19|20)\d\d)(?=[，。；的](?!\d)|[召举成设建])"),
        said("年 is missing after the year"),
        said("write 年 after the year"),
        severity=Severity.WARNING,
    ),
    _Frame(
        re.compile(
            rf"(?:^|(?<=[。，；！？]))[^。，；！？：、“”在于从据以向就对]{{3,24}}?(?<!的)(?P<w>(?:主旨|主题|特别)?(?:{_SPEECH}))中(?={_SAYING})"
        ),
        said("the place of what is said is told without 在"),
        said("write 在 before it"),
        severity=Severity.WARNING,
    ),
    _Frame(
        re.compile(
            r"(?:^|(?<=[。，；]))(?:(?!进行|发表|介绍|[，。；作做在为以的]).){4,24}"
            r"(?P<w>(?:优秀|典型|成功)(?:范例|事例|案例|经验|成果))(?:发言|演讲|报告)(?=[，。；])"
        ),
        said("the clause has no verb: nothing says what is done with the speech"),
        said("write 作…发言, or 就…发言"),
        severity=Severity.WARNING,
    ),
    _Frame(
        re.compile(r"在[^，。；]{3,24}?(?<![的之此与不等])(?P<w>同时)(?=，)"),
        said("的 is missing in the frame 在…的同时"),
        said("write 的同时"),
        severity=Severity.WARNING,
    ),
    _Frame(
        re.compile(r"(?:^|(?<=[。！？]))(?P<w>(?:根据|依据|按照|鉴于)[^，。；：！？]*[”》）])(?=。)"),
        said("the sentence has no predicate: what is done according to it?"),
        said("join it to the next sentence, or write what it says: 根据…的规定"),
        severity=Severity.WARNING,
    ),
)


def gaps(text: str) -> Iterator[Gap]:
    """What is missing or too much by the grammar of numbers and frames."""
    for frame in _FRAMES:
        for match in frame.pattern.finditer(text):
            yield Gap(*match.span("w"), frame.message, frame.mend, frame.right, frame.severity)


def numbered_meetings(text: str) -> Iterator[tuple[int, int, tuple[int, str]]]:
    """The meetings that a text counts with 第: where, and which of what."""
    for match in _ORDINAL.finditer(text):
        yield match.start(), match.end("what"), (number(match["number"]), match["what"])


def uncounted_meetings(text: str) -> Iterator[tuple[int, int, tuple[int, str]]]:
    """The meetings with a number but without 第: where, and which of what."""
    for match in _NO_ORDINAL.finditer(text):
        yield match.start("number"), match.end("class"), (number(match["number"]), match["what"])


def number(text: str) -> int:
    """A whole number below 100 in digits or in Chinese characters."""
    if text.isdigit():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    value = (_HAN_DIGITS.find(tens) if tens else 1) * 10 if ten else 0
    return value + (_HAN_DIGITS.find(ones[-1]) if ones else 0)

"""Names transcribed into Chinese: whether a middle dot parts given name and surname, and where it parts no names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from galley.proof.copy.passage import Kind, Passage
from galley.proof.marks.signs import HAN

SIGNS = (
    "阿埃艾爱安昂奥巴拜班邦包保鲍贝本比彼毕别宾波伯博勃布采查茨达戴丹德登邓迪蒂丁东杜敦多厄恩尔法凡范菲费芬冯夫弗福盖冈戈格葛根古瓜"
    "哈海汉豪赫黑亨洪霍基吉加贾杰捷金卡凯坎康考柯科克肯孔库夸昆拉莱赖兰朗劳勒雷黎里理利立莉丽连列琳柳龙卢鲁吕伦罗洛马玛迈麦曼芒梅"
    "蒙孟米密莫默姆木穆内纳娜南瑙尼妮宁纽诺努欧帕潘庞佩彭皮平泼普奇齐乔切琼茹儒瑞若萨塞赛桑瑟森沙莎尚舍申什施石史舒斯丝苏索塔泰坦唐特"
    "滕提田铁廷通图托瓦万汪威韦维魏沃乌武西希锡夏谢辛欣修许雅亚扬杨耶叶伊易因英尤于约泽扎詹珍治朱兹佐卓娅钦琴胡次齐"
)
"""The letters that transcribe foreign names (names of peoples and lands too)."""

_GIVEN = (
    "阿道夫|阿尔伯特|阿尔贝特|阿列克谢|阿列克桑德尔|阿纳托利|阿诺德|阿瑟|阿图尔|埃里克|埃琳娜|叶莲娜|艾琳娜|艾伦|爱德华|爱丽丝|安德烈|安德鲁|"
    "安德里亚斯|安东尼|安东尼奥|安吉拉|安娜|安妮|奥尔加|奥列格|巴维尔|帕维尔|保罗|鲍里斯|鲍勃|本杰明|彼得|比尔|伯恩哈德|伯纳德|布莱恩|"
    "查尔斯|达莉娅|达里娅|大卫|戴维|丹尼尔|德米特里|迪米特里|蒂姆|菲利普|费奥多尔|弗拉基米尔|弗兰克|弗朗索瓦|弗朗西斯|弗里德里希|盖尔哈德|"
    "格奥尔基|格哈德|根纳季|汉斯|赫尔穆特|亨利|基里尔|杰弗里|杰克|卡尔|卡特琳娜|凯瑟琳|康斯坦丁|克里斯蒂安|克里斯托弗|克劳斯|莱昂纳德|劳伦斯|"
    "理查德|列昂尼德|列夫|柳德米拉|罗伯特|罗曼|马克西姆|马丁|玛丽|玛丽亚|玛丽娜|玛格丽特|迈克尔|米哈伊尔|米歇尔|密歇尔|纳塔莉娅|娜塔莉亚|"
    "娜塔丽娅|娜杰日达|尼古拉|尼古拉斯|尼基塔|帕特里克|乔治|让娜|瑞秋|塞尔吉奥|沙伊娜|史蒂芬|斯蒂芬|斯捷潘|斯坦尼斯拉夫|斯维特兰娜|塔季扬娜|"
    "塔蒂亚娜|托马斯|托尼|瓦列里|瓦连京|瓦连蒂娜|瓦西里|维克多|维克托|维塔利|威廉|温斯顿|沃尔夫冈|乌尔里希|谢尔盖|谢苗|亚当|亚历山大|"
    "亚历山德拉|亚历克斯|叶夫根尼|叶甫盖尼|叶卡捷琳娜|伊戈尔|伊莲娜|伊琳娜|伊丽莎白|伊莎贝拉|伊万|尤里|约翰|约翰内斯|约瑟夫|詹姆斯|尤莉娅"
)

_ENDS_OF_SURNAMES = "耶夫|耶娃|耶维奇|诺夫|诺娃|诺维奇|罗夫|罗娃|罗维奇|内斯|内利|尼奥|斯基|斯卡娅|森|逊|松|科娃|科夫|夫斯基|斯克|诺沃|尼亚|堡|克|罗"
_TYPED_AS_NAME = re.compile(rf"([{SIGNS}]{{2,7}})[ \u3000]([{SIGNS}]{{2,7}})")


@cache
def _run_together() -> re.Pattern[str]:
    """A given name, a space or none, a surname; a surname made of a given name, such as 尼古拉耶夫, is none."""
    given = "|".join(sorted(_GIVEN.split("|"), key=len, reverse=True))
    surname = rf"(?!(?:{_ENDS_OF_SURNAMES})(?![{SIGNS}]))([ \u3000]?)([{SIGNS}]{{2,6}}?)(?=基金|[^{SIGNS}·]|$)"
    return re.compile(rf"(?<![{SIGNS}·])({given}){surname}")


_SHORT_RUN = 3
"""Letters of a surname that follow a given name without a space, from which on they cannot be the next word."""
_LONG_NAME = 6
"""Letters of a name typed with a space that are more than two names of places side by side mostly have."""


def undotted(passage: Passage, known: Mapping[str, str]) -> Iterator[tuple[int, int, str]]:
    """Names of two parts without a dot between, and how they are written with it.

    `known` are the names of the registry: as they would look without the dot, and as they are.
    """
    text, told = passage.text, set[int]()
    for bare, right in known.items():
        for found in re.finditer(re.escape(bare), text):
            told.add(found.start())
            yield *found.span(), right
    for found in _run_together().finditer(text):
        given, space, surname = found.groups()
        if found.start() not in told and (space or len(surname) >= _SHORT_RUN):
            yield *found.span(), f"{given}·{surname}"
            told.add(found.start())
    whole = _TYPED_AS_NAME.fullmatch(text.strip())
    if whole and not told and passage.kind in (Kind.LABEL, Kind.CELL) and len(whole[1] + whole[2]) > _LONG_NAME:
        start = text.index(whole[0])
        yield start, start + len(whole[0]), f"{whole[1]}·{whole[2]}"


def without_dots(names: Iterable[str]) -> dict[str, str]:
    """The names that have a dot between transcribed parts, by what they look like without it and with a space."""
    dotted = [name for name in names if "·" in name]
    return {name.replace("·", gap): name for name in dotted for gap in ("", " ")}


_DOTTED_WORDS = re.compile(rf"(?=([{HAN}]{{2}})[{HAN}]{{1,6}}(·)\1[{HAN}])")


def dotted_words(text: str) -> Iterator[int]:
    """Middle dots between two terms that begin with the same word, as in 气候变化·气候变异."""
    yield from sorted({found.start(2) for found in _DOTTED_WORDS.finditer(text)})

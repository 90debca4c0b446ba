"""Words and characters that are written twice, and those that may be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from galley.proof.shelf.frequencies import Lexicon

_PARTICLES = "的了是在和与为对以于及被从就也而之将使并由但"
_SUFFIXES = frozenset("会市省国员校生学州县区人家院司厂车品场店者部团级性化业方物地道海港山江河力法权费")
_DOUBLED_CHARACTER = re.compile("([\u4e00-\u9fff])\\1")
_DOUBLED_RUN = re.compile("([\u4e00-\u9fff]{2,12})\\1")
_INSTITUTION = re.compile("([县市省道州区])(?P<w>\\1)(?=立)")
_SECOND = frozenset(("民主", "民生", "民族", "民间", "展望", "展示", "作风", "作用", "作为", "发布", "发表", "中国"))
REGIONS = frozenset("县市省道州区")
_OPEN = "其有无很最更好不大小多少高低深长"

_JAPANESE = re.compile(
    "(?P<w>を[ 　]?を|(?<=[\u30a1-\u30fa\u30fc\u4e00-\u9fff])(?P<one>[がにのはとで])[ 　]?(?P=one)(?=[、\u30a1-\u30fa\u4e00-\u9fff])|(?P<two>です|した|され)[ 　]?(?P=two))"
)
_LETTERS = re.compile(r"(?<![\w’'\-])(?P<one>[^\W\d_][\w’']*)(?P<gap>[ \n\u00a0]+)(?P<w>(?i:(?P=one)))(?![\w’'\-])")
_MAY_DOUBLE = {
    "en": "had that bye no very so ha is do her pago walla baden new york aye hush there now",
    "ru": "чуть еле едва только всего очень много давно долго вот да нет что то так как бы всё все ещё",
    "mn": (
        "янз олон их бага өөр тус нэг хоёр дахин аль хэн юу алхам үе жил өдөр удаа удаан сайн маш ар зарим зүйл төрөл "
        "шат хэсэг газар багц тал бүр бүлэг цаг ээлж салбар мөн ахин улс орон аймаг"
    ),
    "ko": "하나 오래 길이 두루 차례 조금 가지 각각 매우 아주 더 참 곳곳 너무 꼭 다시 자주 굽이 서로 또 줄 몇 이 그 저",
}
_LONG = 5
"""Shorter words with a capital may be names that are doubled: Wagga Wagga is, too, but seldom named."""


@dataclass(frozen=True, slots=True)
class Double:
    """What stands twice: the second time from `start` to `end`. `certain` when that cannot be meant."""

    start: int
    end: int
    certain: bool

    def moved(self, by: int) -> Double:
        """The same, of a text that stands so many characters on in another one."""
        return Double(self.start + by, self.end + by, self.certain)


def doubled_particles(text: str, lexicon: Lexicon) -> Iterator[Double]:
    """Chinese particles that are written twice, neither of the two being part of a word: 讨论的的会议."""
    for match in _DOUBLED_CHARACTER.finditer(text):
        at = match.start()
        if match[1] in _PARTICLES and not _belongs(text, at, lexicon):
            yield Double(at + 1, at + 2, certain=True)


def _belongs(text: str, at: int, lexicon: Lexicon) -> bool:
    """Whether one of two equal characters makes a word with its other neighbour, or both stand in a longer word."""
    before, after = text[max(at - 1, 0) : at + 1], text[at + 1 : at + 3]
    around = (text[max(at - 1, 0) : at + 2], text[at : at + 3], text[at : at + 4])
    words = [word for word in (before, after) if len(word) > 1 and word[0] != word[-1]]
    return any(map(lexicon.is_common, words)) or any(lexicon.share(word) for word in around if len(word) > 2)


def doubled_institutions(text: str) -> Iterator[Double]:
    """县县立 and its like: a name that ends with the word for a region before 立, which some hold to be right."""
    for match in _INSTITUTION.finditer(text):
        yield Double(*match.span("w"), certain=False)


def doubled_runs(text: str, lexicon: Lexicon) -> Iterator[Double]:
    """Two or more Chinese characters that are written twice on end."""
    for match in _DOUBLED_RUN.finditer(text):
        run = match[1]
        if len(set(run)) > 1 and not lexicon.share(match[0]):
            yield Double(match.start() + len(run), match.end(), certain=len(run) > 2)


def overlapping_words(text: str, lexicon: Lexicon) -> Iterator[Double]:
    """Two common Chinese words, the second beginning with the character the first ends with: 保健健康.

    Not told are those whose shared character ends many nouns, or of which one may govern the other.
    """
    start = 0
    for one, other in pairwise(lexicon.cut(text).pieces):
        edge = start + len(one)
        start = edge
        if len(one) != 2 or len(other) != 2 or one[1] != other[0] or one == other:
            continue
        if (
            other in _SECOND
            or one[1] in _SUFFIXES
            or one[1] in _PARTICLES
            or one[0] in _OPEN
            or not _are_kin(one, other, lexicon)
        ):
            continue
        yield Double(edge - 1, edge + 1, certain=False)


def _are_kin(one: str, other: str, lexicon: Lexicon) -> bool:
    return lexicon.is_common(one) and lexicon.is_common(other)


def doubled_letters(text: str, language: str) -> Iterator[Double]:
    """Words in letters that are written twice on end, in one sentence."""
    may = _MAY_DOUBLE.get(language, "").split()
    for match in _LETTERS.finditer(text):
        word = match["one"]
        capitals = word[:1].isupper() and match["w"][:1].isupper()
        if word.lower() in may or (len(word) == 1 and not word.islower()):
            continue
        if capitals and (len(word) < _LONG or "\n" in match["gap"]):
            continue
        yield Double(match.start("gap"), match.end(), certain=not capitals and (len(word) < _LONG or language == "en"))


def doubled_kana(text: str) -> Iterator[Double]:
    """Japanese particles and endings that are written twice."""
    for match in _JAPANESE.finditer(text):
        start, end = match.span("w")
        yield Double((start + end + 1) // 2, end, certain=True)

"""Marks that pair, the scripts and the language of a text: a table of texts for each, with all that is told of them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from galley.tongues.identity import language_of, language_of_all
from galley.tongues.pairs import Pair, astray, matched, straight_quotes
from galley.tongues.scripts import as_latin, differing, enclosed, in_own_letters, unmixed

MATCHED = """
He said “yes” and ‘no’. | 8-12 18-21
He said “yes and ‘no’. | 17-20<8 +8
He said yes” and (no). | 17-20 -11
He “said (yes” and no). | 3-13 +9 -21
He said “you ‘never “did” it’ so”. | 8-32 13-28<8 20-24<13
It’s the boys’ book, ’tis, in the ’90s. |
‘It’s the boys’ book’ he said. | 0-14 -20
the oblast’ and Yaroslavl’. |
‘the oblast’ and ‘Yaroslavl’. | 0-11 17-27
He said ‘yes’, she ‘no’! | 8-12 19-22
1) one 2) two a) three |
(1) one (a) two | 0-2 8-10
see 1) and (b) | 11-13
一）甲 二）乙 |
（一）甲 | 0-2
a1b) c | -3
1234) x | -4
iv) four |
iiiii) five | -5
他说“好”和‘不’。 | 2-4 6-8
他说‘好’‘不’。 | 2-4 5-7
他（说)好 | 1-3!
他(说）好 | 1-3!
他［说]好 | 1-3!
「『あ』い」 | 0-5 1-3<0
『「あ』い」 | 0-3 +1 -5
«да „нет“» | 0-9 4-8<0
„да“ и „нет” | 0-3 7-11
“да„ | +0 +3
„да“нет“ | 0-3 +7
» « | -0 +2
(a [b) c] | 0-5 +3 -8
(a (b) c | 3-5<0 +0
a) b) c) |
5’ 3 |
rock ’n’ roll |
don’t ’cause |
x’ | -1
’x |
‘a’ b’ | 0-2 -5
Он сказал: „да“. | 11-14
《书《名》》 | 0-5 2-4<0
"""
"""Texts with their pairs, from where to where, `!` of two widths, `<` within which mark; and the lone marks, `+` those that open."""


def shown(text: str) -> str:
    """The pairs and lone marks of a text as the table has them."""
    found = matched(text)
    told = []
    for pair in found.pairs:
        within = pair.within.opening if isinstance(pair.within, Pair) else pair.within and pair.within.offset
        told.append(f"{pair.opening}-{pair.closing}{'!' * pair.mixed}{'' if within is None else f'<{within}'}")
    told += (f"{'+' if each.opens else '-'}{each.offset}" for each in found.lone)
    return f"{text} | {' '.join(told)}".rstrip()


@pytest.mark.parametrize("line", MATCHED.strip().split("\n"))
def test_each_mark_has_its_partner_or_none(line: str) -> None:
    assert shown(line.partition(" |")[0]) == line


@pytest.mark.parametrize(
    ("texts", "reach", "left"),
    [
        (["“a", "b”"], 0, [(0, 0, False, None), (1, 1, False, None)]),
        (["“a", "b”"], 1, []),
        (["“a", "b", "c”"], 1, [(0, 0, False, None), (2, 1, False, None)]),
        (["“a", "b", "c”"], 2, []),
        (["“a", "“b”"], 0, []),
        (["“a", "b"], 0, [(0, 0, False, None)]),
        (["”a“"], 0, [(0, 0, False, None), (0, 2, False, None)]),
        (["“a“"], 0, [(0, 2, True, None)]),
        (["”a”"], 0, [(0, 0, True, None)]),
        (["“a (b” c)"], 0, [(0, 3, False, None)]),
        (["(a", "b", "c)"], 1, [(0, 0, False, None)]),
        (["“a", "“b", "c”"], 0, [(1, 0, False, None), (2, 1, False, None)]),
        (["‘a", "‘b’"], 0, []),
        (["(a", "(b)"], 0, [(0, 0, False, None)]),
        (["(a “b) c”"], 0, [(0, 3, False, 8)]),
        (["“a", "”b"], 1, []),
        (["a(", "b[", "c)"], 2, [(0, 1, False, None), (1, 1, False, None)]),
        (["“a”“", "b”"], 1, []),
        (["“a“ “b“"], 0, [(0, 2, True, None), (0, 6, True, None)]),
    ],
)
def test_partners_are_looked_for_in_the_texts_behind(
    texts: Sequence[str], reach: int, left: Sequence[tuple[int, int, bool, int | None]]
) -> None:
    found = astray([matched(each) for each in texts], reach, [each[:1] for each in texts])
    assert [
        (each.text, each.lone.offset, each.turned, each.crossing.offset if each.crossing else None) for each in found
    ] == left


@pytest.mark.parametrize(
    ("text", "pairs", "alone"),
    [
        ('"a" and "b"', [(0, 2), (8, 10)], None),
        ('5" and "a"', [(7, 9)], None),
        ('"a', [], 0),
        ('a "b" c"', [(2, 4)], 7),
        ('6"', [], None),
        ('"6"', [(0, 2)], None),
        ('x"y"z', [(1, 3)], None),
        ('""', [(0, 1)], None),
    ],
)
def test_straight_quotes_pair_and_inches_are_none(
    text: str, pairs: Sequence[tuple[int, int]], alone: int | None
) -> None:
    assert straight_quotes(text) == (pairs, alone)


@pytest.mark.parametrize(
    ("text", "start", "end", "around"),
    [
        ("a (b c) d", 3, 4, "b c"),
        ("a (b c) d", 3, 6, "b c"),
        ("a (b c) d", 3, 7, None),
        ("a (b (c) d) e", 6, 7, "c"),
        ("a (b (c) d) e", 3, 4, "b (c"),
        ("a b) c", 2, 3, None),
        ("(a", 1, 2, None),
        ("«a» b", 4, 5, None),
        ("“a «b» c”", 4, 5, "b"),
        ("“a «b» c”", 1, 2, "a «b» c"),
        ('"a" b', 1, 2, "a"),
        ("（甲）", 1, 2, "甲"),
    ],
)
def test_the_innermost_brackets_round_a_stretch_are_found(text: str, start: int, end: int, around: str | None) -> None:
    assert enclosed(text, start, end) == around


@pytest.mark.parametrize(
    ("word", "russian", "mongolian", "latin", "letters"),
    [
        ("Cоmmittee", "Committee", "Committee", "Committee", "о"),
        ("Кoмитет", "Комитет", "Комитет", None, "o"),
        ("дом", "дом", "дом", None, ""),
        ("house", "house", "house", "house", ""),
        ("хotхон", None, None, None, "ot"),
        ("тyлай", "тулай", "тулай", None, "y"),
        ("NEARийн", None, None, None, "ийн"),
        ("АВС", "АВС", "АВС", "ABC", ""),
        ("AВС", "АВС", "АВС", "ABC", "ВС"),
        ("ABC", "ABC", "ABC", "ABC", ""),
        ("сtоl", "ctol", "ctol", "ctol", "tl"),
        ("тvлай", None, "түлай", None, "v"),
        ("v", "v", "ү", "v", ""),
        ("xyz", "xyz", "xyz", "xyz", ""),
        ("МОСКВA", "МОСКВА", "МОСКВА", "MOCKBA", "A"),
    ],
)
def test_a_word_of_two_scripts_is_meant_in_one(
    word: str, russian: str | None, mongolian: str | None, latin: str | None, letters: str
) -> None:
    assert (unmixed(word, "ru"), unmixed(word, "mn"), as_latin(word)) == (russian, mongolian, latin)
    assert "".join(each[0] for each in differing(word, None)) == letters


@pytest.mark.parametrize(
    ("word", "language", "meant"),
    [
        ("їнэ", "mn", "үнэ"),
        ("єдєр", "mn", "өдөр"),
        ("ѓдѓр", "mn", None),
        ("үнэ", "mn", None),
        ("үнэ", "ru", None),
        ("їнэ", "ru", None),
        ("ұнә", "mn", "үнө"),
        ("дом", "mn", None),
    ],
)
def test_letters_of_other_alphabets_stand_for_those_of_the_language(
    word: str, language: str, meant: str | None
) -> None:
    assert in_own_letters(word, language) == meant


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("会议的内容概述如", None),
        ("会议内容概述如下文字经过改写", "zh"),
        ("会议の内容", None),
        ("会議の内容は", "ja"),
        ("会议内容概述如下文字の", None),
        ("한국 회의", None),
        ("회의 내용은 다", "ko"),
        ("会议内容与한국의", "ko"),
        ("The meeting of the", "en"),
        ("The meeting of", None),
        ("The big red house stood", None),
        ("Это было в доме и на", "ru"),
        ("Дом стоял тут там везде", None),
        ("Энэ бол том байшин юм", "mn"),
        ("байшин том жижиг улаан", None),
        ("SWEET 2014 LED Expo", None),
        ("the дом of и to в", None),
        ("", None),
        ("12345 67890", None),
        ("The meeting of the 会议的内容", None),
        ("会議の内容は The meeting of the big", None),
    ],
)
def test_so_many_letters_and_small_words_tell_a_language(text: str, language: str | None) -> None:
    assert language_of(text) == language


def test_texts_that_belong_together_are_in_one_language_or_none() -> None:
    english, chinese = "The meeting of the town is here.", "会议的内容概述如下，文字经过改写。"
    assert language_of_all([english, chinese]) is None and language_of_all([]) is None
    assert language_of_all([english] * 3 + ["会议"]) == "en" and language_of_all(["xyz"]) is None
    assert language_of_all([english, "x y z q w e r t"]) == "en"
    assert language_of_all([english, "x y z q w e r t u i o p"]) is None

"""Forms of marks: which are written otherwise in a language, which stand twice, which stand astray."""

from __future__ import annotations

import re
from collections.abc import Iterator

from galley.proof.copy.passage import Passage
from galley.proof.marks.numbering import number_of
from galley.proof.marks.pairs import Lone, Matched, Pair, matched, straight_quotes
from galley.proof.marks.signs import CJK, HANGUL, WORD, has_cjk, outside_addresses

_IS_CJK = re.compile(f"[{CJK}]")
_NARROW = re.compile(r"[,:;?!.｡､]")
_WIDE_OF = {",": "，", ":": "：", ";": "；", "?": "？", "!": "！", ".": "。", "｡": "。", "､": "、"}
_JAPANESE_OF = {**_WIDE_OF, ",": "、"}


def half_width_marks(passage: Passage) -> Iterator[tuple[int, str, bool]]:
    """Half-width marks of Chinese or Japanese sentences: the offset, the full-width mark, whether it surely is one.

    Not those of numbers, times, Latin phrases, addresses; not the stop behind the number of an item.
    """
    text = passage.text
    number = number_of(text)
    for found in outside_addresses(_NARROW, text):
        at, mark = found.start(), found[0]
        if number and at < number.end:
            continue
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        behind = text[at + 1 :].lstrip()[:1]
        if mark in "｡､":
            yield at, _WIDE_OF[mark], True
        elif mark == ".":
            yield from _stop(at, before, after, behind)
        elif _ends_cjk(text, at) or (_is_cjk(after) and before.isalnum()):
            certain = _ends_cjk(text, at) and not (behind.isascii() and behind.isalnum())
            certain = certain or (_is_cjk(after) and before.isdigit())
            yield at, (_JAPANESE_OF if passage.language == "ja" else _WIDE_OF)[mark], certain


def _stop(at: int, before: str, after: str, behind: str) -> Iterator[tuple[int, str, bool]]:
    if _is_cjk(before) and after != ".":
        if _is_cjk(after):
            yield at, "", False
        elif (
            (after.isdigit() and "ぁ" <= before <= "ゖ")
            or not behind
            or behind in "”’」』）"
            or (after.isspace() and _is_cjk(behind))
        ):
            yield at, "。", True


def _is_cjk(character: str) -> bool:
    return _IS_CJK.match(character) is not None


def _ends_cjk(text: str, at: int) -> bool:
    """Whether a Han letter or kana stands before an offset, closing marks aside."""
    stripped = text[:at].rstrip("”’」』》）")
    return _is_cjk(stripped[-1:])


_FULL_WIDTH = re.compile(r"\s*([，。、；：？！．（）])\s*")
_NARROW_OF = {
    "，": ",",
    "。": ".",
    "、": ",",
    "；": ";",
    "：": ":",
    "？": "?",
    "！": "!",
    "．": ".",
    "（": "(",
    "）": ")",
}


def full_width_marks(text: str) -> Iterator[tuple[int, int, str]]:
    """Full-width marks that touch no Han letter or kana, and what to write with the space that a mark brought."""
    for found in _FULL_WIDTH.finditer(text):
        before, after = text[: found.start()][-1:], text[found.end() :][:1]
        if _is_cjk(before) or _is_cjk(after):
            continue
        start, end = found.span(1)
        mark = _NARROW_OF[found[1]]
        if mark == "(":
            lead = " " if start and before == text[start - 1] and re.match(f"[{WORD}]", before) else ""
            yield start, end, ("" if re.match(f"[{HANGUL}]", before) else lead) + mark
        else:
            tail = " " if after and end == found.end() and mark != ")" and re.match(rf"[{WORD}\d(“«‘]", after) else ""
            yield start, end, mark + tail


_BESIDE_BRACKET = re.compile(f"[{CJK}”》」』，。；、：“《]")


def half_width_brackets(text: str) -> Iterator[tuple[int, int]]:
    """Half-width brackets that hold or touch Han letters, kana or their marks, outermost ones only."""
    number = number_of(text)
    for pair in matched(text).pairs:
        outer = pair.within if isinstance(pair.within, Pair) else None
        if pair.mark == "(" and not pair.mixed and (outer is None or outer.mark not in "(（"):
            if pair.opening == 0 or (number and pair.opening == number.start):
                continue
            inner = text[pair.opening + 1 : pair.closing]
            beside = text[pair.opening - 1] + text[pair.closing + 1 : pair.closing + 2]
            if has_cjk(inner) or _BESIDE_BRACKET.search(beside):
                yield pair.opening, pair.closing + 1


_DOUBLED = re.compile(
    r"[，。；：、][，。；：、,.;:]+|[,;:][，。；：、]|[？！][，。、；：]|,[,;.:]|;[,;:]|:[,;]|(?<![.…?!\s])\.\.(?![.\w/])"
)
_STOPPED_TWICE = re.compile(r"。([”」’』]+)。")


def doubled_marks(text: str) -> Iterator[tuple[int, int, str | None]]:
    """Marks side by side of which one is enough, and that one where it is plain which."""
    for found in outside_addresses(_DOUBLED, text):
        marks = found[0]
        if len(marks) > 2 and len(set(marks)) == 1:
            continue
        narrowed = {_NARROW_OF.get(mark, mark) for mark in marks}
        wanted = marks[0] if len(narrowed) == 1 or marks in ("。，", "。.") else None
        yield *found.span(), wanted
    for found in _STOPPED_TWICE.finditer(text):
        yield *found.span(), f"。{found[1]}"


_ALONE = re.compile(r"\s*([.,;:!?，。；：、！？]{1,2})\s*")
_SYMBOL = re.compile(rf"(?<=[{CJK}{WORD}])[△▲▽▼□■◇◆☆★◎※](?=[{CJK}{WORD}])")


def stray_marks(text: str) -> Iterator[tuple[int, int, bool]]:
    """Marks that are all of a text, which is told, and symbols within words."""
    if found := _ALONE.fullmatch(text):
        yield *found.span(1), True
    yield from ((*found.span(), False) for found in _SYMBOL.finditer(text))


def is_left_open_by_custom(found: Matched, lone: Lone) -> bool:
    """Whether an outer guillemet is left open where the inner one closes both, as in «ООО «Ромашка»."""
    return lone.mark == "«" and any(pair.mark == "«" and pair.opening > lone.offset for pair in found.pairs)


_QUOTES = {"zh": "“”", "ja": "「」", "ko": "“”", "en": "“”", "ru": "«»", "mn": "«»"}
_FOREIGN = {"zh": "「«", "ja": "“«", "ko": "«", "en": "«„「『", "ru": "“「『", "mn": "“「『"}
_GRAVE = {"zh": '"', "ja": '"', "ru": '"“「『', "mn": '"“「『', "en": "「『"}
"""Quotes that are wrong for sure; others are a matter of style."""


def foreign_quotes(passage: Passage) -> Iterator[tuple[int, int, str, str, bool]]:
    """Quotations in other quotes than the language's: start, end, the right pair, whether it is a grave fault."""
    text, language = passage.text, passage.language
    if language not in _QUOTES or (language in ("zh", "ja") and not has_cjk(text)):
        return
    found = matched(text)
    places = [(start, end, '"') for start, end in straight_quotes(text)[0]]
    places += [(pair.opening, pair.closing, pair.mark) for pair in found.pairs if pair.mark in _FOREIGN[language]]
    for start, end, mark in places:
        if mark in "「『" and language not in ("zh", "ja") and has_cjk(text[start:end]):
            continue
        within = next((pair for pair in found.pairs if pair.mark == "«" and pair.opening < start < pair.closing), None)
        wanted = "„“" if within and language in ("ru", "mn") else _QUOTES[language]
        yield start, end + 1, wanted[0], wanted[1], mark in _GRAVE.get(language, "")


_SENTENCE_START = r"(?:^\s*|(?<=[。；：！？])\s*)"
_SEQUENCE = re.compile(
    _SENTENCE_START
    + r"(?:第[一二三四五六七八九十]{1,3}|其[一二三四五]|其次|首先|再次|最后|此外|另外)(、)(?![第其一二三四五六七八九十])"
)
_BRACKETED = re.compile(r"^\s*(?:[（(][\d一二三四五六七八九十]{1,3}[）)]|[①-⑳])([、，,.])")


def marks_of_sequence(text: str) -> Iterator[tuple[int, bool]]:
    """Marks behind words and numbers of a sequence that take another or none; whether the number has brackets."""
    yield from ((found.start(1), False) for found in _SEQUENCE.finditer(text))
    yield from ((found.start(1), True) for found in _BRACKETED.finditer(text))


ANNOUNCED = re.compile(
    r"(?<=[^不但可还于才只正便就算或]是)；|(?<=如下)；|(?<=包括)；|(?<=分别为)；|(?<=例如)；|(?<=とおり)；"
    r"|(?<=as follows);|(?<=the following);|(?<=namely);|(?<=ледующее);|(?<=ледующие);|(?<=а именно);"
)
"""Semicolons behind words that announce something."""
_ANNOUNCED_LIST = re.compile(r"(?:以下|下列|次の|以下の)[^。；：！？]{2,24}(；)\s*$")


def announcing_semicolons(text: str) -> Iterator[tuple[int, int]]:
    """Semicolons before what is announced: behind words that do so, and at the end of a line that counts what follows."""
    yield from (found.span() for found in ANNOUNCED.finditer(text))
    if (found := _ANNOUNCED_LIST.search(text)) and not ANNOUNCED.match(text, found.start(1)):
        yield found.span(1)

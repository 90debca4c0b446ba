"""Lines of Cyrillic and Latin text: words that keep to the next one, no dash at the start of a line, few hyphens running.

The engine sets these lines. Where one would end badly it is asked again for a shorter one. Rules: for Russian the short words,
initials, signs and units of Мильчин, «Справочник издателя и автора» (6.1), and ГОСТ Р 7.0.97 for initials.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from weasyprint.formatting_structure import boxes

from .hyphens import ends_of

TRIES = 4
SPACE_GIVES_EM = 0.06
"""How much a word space may lose so that another word or syllable fits: a quarter of it (Bringhurst 2.1.1)."""
SPACE_TAKES_EM = 0.2
"""How much a word space may gain so that a preposition or a date keeps together."""
SHORTER_PX = 0.001
LOOSE_EM = 1.0
"""How much a word space may grow so that a line need not end with a hyphen: to five times its width."""

Judge = Callable[[str, str, bool], bool]
"""Whether a line may end between two parts of a text; with a third value that is true, whether it ends best."""

SEEN = 12
"""How many characters behind a break are looked at."""

_THOUSANDS, _GROUP = re.compile(r"(?<!\d)\d{1,3}$"), re.compile(r"\d{3}(?!\d)")
"""A number in groups of three digits with spaces between them (The International System of Units, 2019, 5.4.4): 3 200."""
_DASH_NEXT = re.compile(r"[ \u00a0]?[—–][ \u00a0]")
_SHORT = {
    "ru": re.compile(r"(?:^|[\s(«„])(?:[А-Яа-яЁё]{1,2}|[А-ЯЁ]\.|№|§|т\.|гг?\.|стр\.|рис\.|табл\.|им\.|ул\.)$"),
}
_SI = r"(?:[kMGTdcmnµμ]|da)?(?:m|g|l|L|W|Wh|Hz|V|A|J|N|Pa|Ω|K|B|bar|mol)[²³]?(?:/(?:s|min|h|d|m[²³]?|kg|l|L))?|°[CF]?|t|s|h|min|ha|dB|%|‰"
_SI_CYRILLIC = r"(?:[кМГТмнсд]|мк|да)?(?:м|г|л|Вт|Вт·ч|Гц|В|А|Дж|Н|Па|Ом|К|бар|моль|байт)[²³]?(?:/(?:с|мин|ч|сут|м[²³]?|кг|л))?|°[CС]?|га|дБ|%|‰"
_UNIT = {
    "ru": re.compile(
        rf"(?:г\.|гг\.|в\.|вв\.|млн|млрд|тыс\.|руб\.|долл\.|чел\.|д\.|п\.|е\.|с|ч|мин|сут|т|{_SI_CYRILLIC})(?![А-ЯЁа-яё])"
    ),
    "en": re.compile(rf"(?:million|billion|a\.m\.|p\.m\.|{_SI})(?![A-Za-z])"),
    "mn": re.compile(rf"(?:он(?:ы|д|оос)?|сая|тэрбум|мянга|т|{_SI_CYRILLIC})(?![А-ЯЁа-яёөү])"),
    **dict.fromkeys(("zh", "ja", "ko"), re.compile(rf"(?:{_SI})(?![A-Za-z])")),
}
"""What stays with the number before it: units of the SI and those used with it, their multiples and quotients (The International System of Units, 2019, tables 2 to 8;
ГОСТ 8.417 for those in Cyrillic), and what counts beside them in a language."""
_PREPOSITION = {
    "ru": re.compile(r"(?:^|[\s(«„])(?:для|под|над|при|про|без|меж|изо|ото|обо|надо|подо)$", re.IGNORECASE),
}
"""Words of three letters and more that should keep to the next, where that costs little."""

_DATE = {
    "ru": re.compile(
        r"(?:год(?:а|у|ом|е|ы|ов|ах)?|век(?:а|е|ов)?|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября"
        r"|декабря)(?![а-яё])"
    ),
    "en": re.compile(
        r"(?:January|February|March|April|May|June|July|August|September|October|November|December)(?![a-z])"
    ),
    "mn": re.compile(r"(?:сар(?:ын|д)?|өд(?:өр|рийн))(?![а-яёөү])"),
}
"""What should keep to the number in front of it, where that costs little."""

_ENDING = re.compile(r"[0-9A-ZА-ЯЁӨҮ][-‐]$")
"""In front of what is joined to a number or an abbreviation by a hyphen, as in 11-р, 10-го, NEAR-ийн."""
_HYPHENS = ("-", "‐")
_COUNT = re.compile(r"(?<!\w)(?!(?:19|20)[0-9]{2}$)[0-9]{1,4}$")
"""A number that is no year: in a title it stays with what it counts."""

_PARTICLE = {"ru": re.compile(r"(?:же|ли|бы|ж|б|ль)(?![а-яё])")}


def may_end(before: str, after: str, language: str) -> bool:
    """Whether a line may end between two pieces of text, the spaces between them left out."""
    key = language[:2]
    if _DASH_NEXT.match(after) or (_THOUSANDS.search(before) and _GROUP.match(after)):
        return False
    if key in _SHORT and _SHORT[key].search(before):
        return False
    if key in _UNIT and before[-1:].isdigit() and _UNIT[key].match(after):
        return False
    return not (key in _PARTICLE and _PARTICLE[key].match(after))


def should_end(before: str, after: str, language: str) -> bool:
    """Whether a line ends best between two pieces of text: also no preposition and no number of a date stands at its end."""
    key = language[:2]
    if key in _PREPOSITION and _PREPOSITION[key].search(before):
        return False
    if key in _DATE and before[-1:].isdigit() and _DATE[key].match(after):
        return False
    return may_end(before, after, language)


def ends_well(before: str, after: str, language: str, *, best: bool, is_title: bool = False) -> bool:
    """Whether a line ends well between two pieces of text, or at its best. Within a word the engine knows, but for hyphens that are written in it: behind none an
    ending is parted from its number or abbreviation (Мильчин, 6.1), nor in a title any word, which is read at a glance."""
    if before.endswith(_HYPHENS) and after[:1].isalpha():
        return not is_title and not (_ENDING.search(before) and after[:1].islower())
    if not before.endswith(" "):
        return True
    whole = before.rstrip(" ")
    if is_title and _COUNT.search(whole) and after[:1].islower():
        return False
    return (should_end if best or is_title else may_end)(whole, after[:SEEN], language)


def fitted(
    split: Callable[[Any, float | None], Any],
    text: str,
    style: Any,
    max_width: float | None,
    ends_well: Judge,
) -> Any:
    """The engine's answer for a line, asked again while the line ends badly. `split` takes a style and a width.

    `ends_well` says of two parts of the text whether a line may end between them, or ends best.
    """
    answer = _answer(split, text, style, max_width, ends_well)
    ends = ends_of(style)
    parts = _parted(answer, text, style) if ends else None
    if ends is None or parts is None:
        return answer
    if not ends.are_welcome(*parts, style["lang"] or ""):
        whole = _answer(split, text, _unhyphenated(style), max_width, ends_well)
        if _is_better(whole, style, max_width):
            return whole
    ends.note(parts[1])
    return answer


def _answer(
    split: Callable[[Any, float | None], Any],
    text: str,
    style: Any,
    max_width: float | None,
    ends_well: Judge,
) -> Any:
    """The engine's answer for a line: a little wider than there is room, or shorter, where it ends well then."""
    first = split(style, max_width)
    answer = _tightened(split, style, max_width, first)
    if answer is first or not _ends_well(answer, text, ends_well, best=True):
        answer = _ended_well(split, style, text, first, max_width, ends_well)
    return answer


def _is_better(whole: Any, style: Any, max_width: float | None) -> bool:
    """Whether a line without a hyphen is to be had: not wider than there is room, its word spaces no gaps."""
    if max_width is None or whole[3] > max_width:
        return max_width is None
    if style["text_align_all"] != "justify" or whole[2] is None:
        return True
    spaces = whole[0].text.rstrip().count(" ")
    return not spaces or bool(max_width - whole[3] <= spaces * style["font_size"] * LOOSE_EM)


def _ended_well(
    split: Callable[[Any, float | None], Any],
    style: Any,
    text: str,
    first: Any,
    max_width: float | None,
    ends_well: Judge,
) -> Any:
    """The first answer for less and less room that ends best and is not loose, or that ends well; else the one there is."""
    answer, fair = first, None
    for _ in range(TRIES):
        is_close = answer is first or not _is_loose(answer, style, max_width)
        if is_close and _ends_well(answer, text, ends_well, best=True):
            return answer
        if fair is None and _ends_well(answer, text, ends_well, best=False):
            fair = answer
        answer = split(style, answer[3] - 0.01)
        if not answer[2] or answer[3] > (max_width or 0):
            break
    return fair or first


def _is_loose(answer: Any, style: Any, max_width: float | None) -> bool:
    """Whether the word spaces of a line have to take more than they should."""
    spaces = answer[0].text.rstrip().count(" ")
    return bool((max_width or 0) - answer[3] > spaces * SPACE_TAKES_EM * style["font_size"])


def overrun(line: Any) -> float:
    """How much wider the texts of a line are than it says, in px: what its word spaces have to lose."""
    if isinstance(line, boxes.TextBox):
        return float(getattr(line.pango_layout, "overrun", 0.0))
    return sum(overrun(child) for child in getattr(line, "children", ()) if child.is_in_normal_flow())


def widen(line: Any) -> None:
    """Make a line and its texts as wide as they are, so that the engine can take the overrun from the word spaces."""
    excess = overrun(line)
    if isinstance(line, boxes.LineBox | boxes.InlineBox):
        for child in line.children:
            widen(child)
    if excess and not isinstance(line, boxes.AtomicInlineLevelBox):
        line.width += excess


def _tightened(split: Callable[[Any, float | None], Any], style: Any, max_width: float | None, answer: Any) -> Any:
    """The answer for a little more room, when its word spaces can lose that; else the answer there is."""
    if answer[2] is None or max_width is None or style["text_align_all"] != "justify" or answer[3] > max_width:
        return answer
    gives = answer[0].text.count(" ") * style["font_size"] * SPACE_GIVES_EM
    wider = split(style, max_width + gives) if gives else answer
    excess = wider[3] - max_width
    if not wider[2] or not 0 < excess <= wider[0].text.rstrip().count(" ") * style["font_size"] * SPACE_GIVES_EM:
        return answer
    wider[0].overrun = excess
    return (*wider[:3], max_width - SHORTER_PX, *wider[4:])


def _ends_well(answer: Any, text: str, ends_well: Judge, *, best: bool) -> bool:
    resume = answer[2]
    if not resume:
        return True
    encoded = text.encode()
    return ends_well(encoded[:resume].decode(), encoded[resume:].decode(), best)


def _parted(answer: Any, text: str, style: Any) -> tuple[str, str] | None:
    """The two parts of a text that a hyphen of the engine ends the first of; None where the line ends without one."""
    layout, resume = answer[0], answer[2]
    hyphen = style["hyphenate_character"]
    if not resume or not layout.text.endswith(hyphen):
        return None
    encoded = text.encode()
    before, after = encoded[:resume].decode(), encoded[resume:].decode()
    return None if before.rstrip(" ").endswith(hyphen) else (before, after)


def _unhyphenated(style: Any) -> Any:
    if not hasattr(style, "unhyphenated"):
        style.unhyphenated = style.copy()
        style.unhyphenated["hyphens"] = "manual"
    return style.unhyphenated

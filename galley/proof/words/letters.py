"""Words in letters: the article and the sound after it, the capital at the head of a sentence, words run together."""

from __future__ import annotations

import re
from collections.abc import Iterator

from galley.proof.shelf.dictionaries import dictionary

_ARTICLE = re.compile(r"(?<![\w.'’/-])(?P<article>[Aa]n?) (?P<word>[“‘\"(]?[A-Za-z][\w’'-]*)")
_VOWEL_SOUND = re.compile(r"(?i)(?:hou?r(?:s|ly)?\b|honou?r|honest|heir)")
_CONSONANT_SOUND = re.compile(
    r"(?i)(?:eu|ewe|one\b|one-|once|uni(?!n[a-z]|m[a-z])|unani|uk\b|un\b|us[aei]|use|usual|utili|utop|uran|ur[iu]|uvs|uvurkhangai|ubiq|umn|ukrain)"
)
_SPELT_WITH_VOWEL = frozenset("AEFHILMNORSX")
_SPOKEN_AS_WORDS = "NATO NASA NEAR UNESCO UNICEF LAN RAM SIM SARS SWOT LASER ROK REDD MERS"
_SPELT = "MP MPs NGO NGOs MOU MoU MOUs MoUs LED HR PhD SDG SDGs SME SMEs FAQ UN EU US UK USA WTO"
_TWO_ARTICLES = re.compile(r"(?i)\b(?P<one>the|an?) (?P<w>(?:the|an?))\b(?! (?:la|le)\b)(?![-.])")
_SENTENCE = re.compile(r"(?<=[^\W\d_]{3})(?<!\betc)[.!?][)”»’\"]* +(?P<w>[a-zа-яёөү])(?=[a-zа-яёөү]{2,}[ ,])")
_SHORT_FORMS = (
    "etc approx dept prof govt incl nos vol fig pref univ corp assn min max eds "
    "тыс млн млрд стр руб проф обл респ акад доц илл напр англ рус кит яп кор монг чел тел кв гос экз мин сек "
    "сая төг проф доц акад утас"
)
_JOINT = re.compile(r"(?<![A-Za-z])(?P<one>[A-Z]?[a-z]{2,})(?P<w>(?P<two>[A-Z][a-z]{2,}))(?![A-Za-z])")
_ONE_WORD = re.compile(r"(?:Mc|Mac|De|Le|La|Di|Van|Von|Fitz|O|i|e)$")


def wrong_articles(text: str) -> Iterator[tuple[int, int, str]]:
    """English articles that do not go with the sound after them: where, and the right one."""
    for match in _ARTICLE.finditer(text):
        word = match["word"].lstrip('“‘"(')
        vowel = _begins_with_vowel(word)
        if vowel is None or vowel == (len(match["article"]) == 2) or _is_letter(match, text):
            continue
        yield *match.span("article"), match["article"][0] + ("n" if vowel else "")


def _is_letter(match: re.Match[str], text: str) -> bool:
    """Whether the article is a letter that names something: Vitamin A is, Group A on."""
    inside = match.start() > 0 and text[: match.start()].rstrip()[-1:] not in (".", "!", "?", "“", "‘", "(", ":", "")
    return match["article"][0] == "A" and inside


def _begins_with_vowel(word: str) -> bool | None:
    """Whether a word begins with the sound of a vowel; None where that is not sure."""
    head = re.split(r"[-’']", word)[0]
    if head in _SPOKEN_AS_WORDS.split():
        return head[0] in "AEIOU"
    if len(head) == 1 or head.isupper() or head in _SPELT.split():
        return _spelt(head)
    if _VOWEL_SOUND.match(word):
        return True
    if _CONSONANT_SOUND.match(word):
        return False
    if word[0].isupper() and word[0] in "UHE":
        return None
    return word[0].lower() in "aeiou"


def _spelt(head: str) -> bool | None:
    """Whether a word that is spelt letter by letter begins with a vowel: known ones, and those without vowels."""
    if len(head) > 1 and head not in _SPELT.split() and set(head) & set("AEIOU"):
        return None
    return head[0].upper() in _SPELT_WITH_VOWEL


def doubled_articles(text: str) -> Iterator[tuple[int, int]]:
    """The second of two different English articles on end, with the space before it."""
    for match in _TWO_ARTICLES.finditer(text):
        one, two = match["one"].lower(), match["w"]
        if one != two.lower() and not two.isupper() and (two[0].islower() or two.lower() == "the"):
            yield match.start("w") - 1, match.end("w")


def small_beginnings(text: str) -> Iterator[tuple[int, int]]:
    """The small letters that sentences begin with, after a stop that is not that of a short form."""
    for match in _SENTENCE.finditer(text):
        before = re.search(r"[^\W\d_]+$", text[: match.start()])
        if (
            before
            and before[0].lower() not in _SHORT_FORMS.split()
            and "." not in text[max(match.start() - 5, 0) : match.start()]
        ):
            yield match.span("w")


def joints(text: str) -> Iterator[tuple[int, int]]:
    """Where two English words run together, the second with a capital letter: GovernmentsMain."""
    for match in _JOINT.finditer(text):
        one, two = match["one"], match["two"]
        if not _ONE_WORD.search(one) and len(one) > 3 and _is_english(one, two):
            yield match.start("w") - 1, match.start("w") + 1


def _is_english(*words: str) -> bool:
    known = dictionary("en")
    return known is not None and all(known.has(word) or known.has(word.lower()) for word in words)

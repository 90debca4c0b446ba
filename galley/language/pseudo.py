"""The pseudo-language: every text longer and accented, to show overflow and forgotten strings before translators start.

Whatever goes through translation comes out in accented Latin between brackets; a plain word on a page was never given
to translators, a bracket that is not there was cut off. Names are accented too, but stand in sentences without
brackets. `qps` is of the range that ISO 639-2 keeps for private use.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from gettext import GNUTranslations
from typing import TypeVar

import polib

from galley.language.agreement import translated
from galley.language.localise import Localised, in_language
from galley.language.names import pick
from galley.language.patterns import PLACEHOLDER, patterns
from galley.language.translations import State
from galley.language.units import units
from galley.model.base import Item
from galley.model.names import Spelling
from galley.model.publication import Publication
from galley.text import Inline, Reference, Span, Text, leaves

LANGUAGE = "qps"

_PLAIN = "abcdefghijklmnopqrstuvwxyz"
_ACCENTED = "áḃçđéḟĝĥíĵķĺṁñóṗqŕšţúṽŵẋýž"
_LETTERS = str.maketrans(_PLAIN + _PLAIN.upper(), _ACCENTED + _ACCENTED.upper())
_LONGER = 3
"""How many vowels of a word are doubled at most: no longer word than a real language would bring."""
_ONSETS, _NUCLEI, _CODAS = "ḃçđĝķĺṁñṗŕšţṽŵž", "áèîõüéâ", ("", "ñ", "ŕ")
MARKS = {
    **{chr(sign): f"{chr(sign - 0xFEE0)} " for sign in map(ord, "，；：！？）］")},
    **{"、": ", ", "。": ". ", "（": " (", "［": " [", "　": " "},
    **{"《": " «", "》": "» ", "〈": " ‹", "〉": "› ", "「": " “", "」": "” ", "『": " “", "』": "” "},
}

_WEB, _MAIL = r"(?:https?://|www\.)[!-~]*[0-9A-Za-z/]", r"[0-9A-Za-z.+_-]+@[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)+"
_SYLLABLES = r"[々〇\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff]"
TOKEN = re.compile(
    rf"(?P<kept>{PLACEHOLDER.pattern}|{_WEB}|{_MAIL})|(?P<wide>{_SYLLABLES}+)|(?P<mark>[{''.join(MARKS)}])|[^\W\d_]+"
)
_SPACES = ((re.compile("  +"), " "), (re.compile(r" (?=[,.;:!?)\]”’»›])"), ""), (re.compile(r"(?<=[(\[“‘«‹]) "), ""))

Some = TypeVar("Some", bound=Item)


def pseudo(text: str) -> str:
    """The text accented and about a third longer: vowels are doubled, a Han letter, kana or Hangul is a syllable.

    Placeholders and addresses stay. Beside the syllables of wide letters there are spaces, so a text may begin or end
    with one.
    """
    return spaced(text, TOKEN.sub(_said, text))


def spaced(text: str, said: str) -> str:
    """What was said of a text, with one space between words and none before and behind the marks that take none."""
    for extra, put in _SPACES if said != text else ():
        said = extra.sub(put, said)
    return said


def bracketed(message: str) -> str:
    """A message of the furniture between brackets; one without words, as `{city}, {place}`, stays."""
    return f"[{pseudo(message)}]" if pseudo(message) != message else message


def run(inlines: Iterable[Inline]) -> tuple[Inline, ...]:
    """An inline run between brackets; emphasis, links, references and notes stay where they are."""
    return (Text("["), *worded(tuple(inlines), pseudo), Text("]"))


def worded(nodes: tuple[Inline, ...], say: Callable[[str], str]) -> tuple[Inline, ...]:
    """An inline run in which each text is what `say` makes of it, without spaces at its ends."""
    ends = list(leaves(nodes))
    texts = [say(leaf.text) if isinstance(leaf, Text) else "" for leaf in ends]
    for number, following in enumerate([*ends[1:], None]):
        first, spaced = number == 0, isinstance(following, Reference | Text)
        texts[number] = texts[number].lstrip() if first else texts[number]
        texts[number] = texts[number] if spaced else texts[number].rstrip()
    return tuple(_replaced(nodes, iter(texts)))


def localised(publication: Publication) -> Localised:
    """The publication in the pseudo-language: every unit translated, every name of the registry with a spelling."""
    source, found = publication.record.source_language, units(publication)
    texts = {unit.address: run(inlines_of(unit.text)) for unit in found}
    told = in_language(publication, LANGUAGE, texts)
    told = told.model_copy(update={"registry": _named(publication.registry, source)})
    return Localised(told, dict.fromkeys(texts, State.DRAFT))


class Furniture(GNUTranslations):
    """The English furniture, accented. Dates, numbers and ordinals keep their English patterns."""

    def __init__(self, english: GNUTranslations) -> None:
        super().__init__()
        self._english = english

    def gettext(self, message: str) -> str:
        """The message, accented."""
        return bracketed(self._english.gettext(message))

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The form of the message for `n` things, accented."""
        return bracketed(self._english.ngettext(msgid1, msgid2, n))

    def pgettext(self, context: str, message: str) -> str:
        """The message in its context, accented where it is no pattern."""
        said = self._english.pgettext(context, message)
        return said if context in _PATTERNS else bracketed(said)

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        """The form of the message in its context for `n` things, accented."""
        return bracketed(self._english.npgettext(context, msgid1, msgid2, n))


_PATTERNS = {pattern.context for pattern in patterns()} - {"numeral article"}


def _said(found: re.Match[str]) -> str:
    if found["kept"]:
        return found[0]
    if found["mark"]:
        return MARKS[found[0]]
    return f" {' '.join(_words(found[0]))} " if found["wide"] else _accented(found[0])


def _accented(word: str) -> str:
    longer = re.sub(r"([aeiou])", r"\1\1", word, count=_LONGER, flags=re.IGNORECASE)
    longer = re.sub(r"\b([AEIOU])\1(?=[a-z])", lambda twice: twice[1] + twice[1].lower(), longer)
    return "".join(letter if letter.isascii() else _foreign(letter) for letter in longer).translate(_LETTERS)


def _foreign(letter: str) -> str:
    """An accented letter, or a sign such as ①, as it is; one of another alphabet as a Latin letter."""
    accented = "\u00c0" <= letter <= "\u024f" or "\u1e00" <= letter <= "\u1eff"
    if accented or not letter.isalpha():
        return letter
    return (_ONSETS + _NUCLEI)[ord(letter) % len(_ONSETS + _NUCLEI)]


def _words(letters: str) -> Iterator[str]:
    """Wide letters as words of two to four syllables, divided as the letters say."""
    while letters:
        length = 2 + ord(letters[0]) % 3
        if len(letters) - length == 1:
            length += 1 if length < 4 else -1
        yield "".join(map(_syllable, letters[:length]))
        letters = letters[length:]


def _syllable(letter: str) -> str:
    rest, onset = divmod(ord(letter), len(_ONSETS))
    rest, nucleus = divmod(rest, len(_NUCLEI))
    return _ONSETS[onset] + _NUCLEI[nucleus] + _CODAS[rest % len(_CODAS)]


def _replaced(nodes: Iterable[Inline], texts: Iterator[str]) -> Iterator[Inline]:
    """The nodes with the next of `texts` for each leaf that is text."""
    for node in nodes:
        if isinstance(node, Span):
            yield replace(node, children=tuple(_replaced(node.children, texts)))
        else:
            text = next(texts)
            if isinstance(node, Reference):
                node = replace(node, words=tuple(map(pseudo, node.words)))
            yield Text(text) if isinstance(node, Text) else node


def inlines_of(text: str) -> tuple[Inline, ...]:
    """The nodes of a unit's text."""
    return translated(polib.POEntry(msgid=text, msgstr=text), "")[0]


def _named(item: Some, source: str) -> Some:
    """A copy of an item in which every name, its own or of an item below it, is spelled in the pseudo-language too."""
    changed: dict[str, object] = {}
    for name in type(item).model_fields:
        value = getattr(item, name)
        if isinstance(value, tuple):
            changed[name] = tuple(_named(part, source) if isinstance(part, Item) else part for part in value)
        elif isinstance(value, dict) and value:
            changed[name] = {**value, LANGUAGE: Spelling(text=pseudo(pick(value, "en", source)[0].text).strip())}
    return item.model_copy(update=changed)

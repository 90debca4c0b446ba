"""Spelling: words that the dictionaries do not have; it needs the Hunspell dictionaries of the system."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from galley.likeness import within
from galley.message import listed, said
from galley.problem import Severity
from galley.proof.copy.passage import Passage
from galley.proof.desk import Desk
from galley.proof.finding import Finding, Span, write
from galley.proof.reading import Reading
from galley.proof.rule import on_reading
from galley.proof.shelf.dictionaries import Dictionary, dictionary
from galley.proof.words.korean import korean
from galley.proof.words.korean_slips import Company, strange_words
from galley.proof.words.vocabulary import Word, hangul_words, is_inflected, is_name, name_words, words

FREQUENT = 3
"""A word that is refused this often is a term of the text."""
_JOINING = frozenset(
    ["a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "is", "of", "on", "or", "the", "to", "with"]
)
_PREFIXES = re.compile(
    r"(?:sub|inter|multi|non|re|pre|bio|eco|geo|micro|macro|anti|cyber|co|over|under|out|up|mid|semi|self|post|trans|super)"
)
_RUSSIAN_HEADS = re.compile(
    r"(?:много|мало|само|взаимо|низко|высоко|средне|обще|меж|между|сверх|анти|кибер|евро|био|эко|гео|видео|фото|теле|авто"
    r"|микро|макро|нано|метео|агро|этно|мульти|авиа|энерго|электро|гидро|северо|юго|восточно|ново|перво|одно|двух|трёх|трех"
    r"|четырёх|пяти|шести|семи|восьми|девяти|десяти|видео|ино|рыбо|лесо|водо|газо|нефте|транс|супер|ультра|гипер|нео|псевдо)"
)


@dataclass(frozen=True, slots=True)
class Refused:
    """A word that no dictionary and no name has."""

    passage: Passage
    word: Word

    @property
    def text(self) -> str:
        """The word itself."""
        return self.word.text

    def finding(self, mend: str, severity: Severity | None, message: str = "") -> Finding:
        """The word as a finding."""
        span = Span(self.passage, self.word.start, self.word.end)
        message = message or said("“{word}” is in no dictionary", word=self.text)
        return Finding(span, message, mend, severity=severity)


@on_reading("spelling.english", Severity.ERROR)
def english(reading: Reading) -> Iterator[Finding]:
    """An English word is spelt as a British or an American dictionary spells it, in texts of every language.

    Names of the registry are right as they stand there. A word with a capital within a sentence may be a name: it is
    told, as a warning, only when it is nearly a word of the dictionary. Words of several capitals, with digits, in
    addresses, and words of another language that stand together are not read. In text of another language a word is
    told only when it is nearly an English one.

    Authority: the Hunspell dictionaries en_US and en_GB.

    Clean (en): The Governor of Gyeongsangbuk-do honoured the organization’s programmes; see www.neargov.org.
    Clean (zh): 论坛的主题是“Sustainable and Inclusive Cities”，访问了Pichincha和POSCO。
    Fault (en): The local ⟦goverments⟧ signed a memorandum of ⟦understaning⟧.
    Fault (zh): 参加了仁川旅游考察(⟦Familiariazatioin⟧ Tour)活动。
    Fault (en): The Annual ⟦Confrence⟧ was held in Ulaanbaatar.
    """
    known = dictionary("en")
    if known is None:
        return
    refused = _refused_latin(reading)
    counts = Counter(each.text for each in refused)
    at = {(id(each.passage), each.word.start) for each in refused}
    for each in refused:
        if _is_read(each, known) and counts[each.text] < FREQUENT and not _is_among_foreign(each, at):
            yield from _english(each, known, reading.desk)


@lru_cache(maxsize=1)
def _refused_latin(reading: Reading) -> tuple[Refused, ...]:
    """The Latin words that the English dictionaries refuse, in texts of all languages; none without dictionaries."""
    known = dictionary("en")
    return tuple(_refused(reading, known, "Latin")) if known else ()


def _refused(reading: Reading, known: Dictionary, script: str, *languages: str, endings: int = 0) -> Iterator[Refused]:
    """The words that the dictionary refuses, as they stand and in lower case where their capital says nothing."""
    for passage in reading.of(*languages):
        for word in words(passage, script):
            text = word.text.replace("’", "'").removesuffix("'s").removesuffix("'")
            if len(text) < 3 or known.has(text) or known.has(text.lower()) or known.has(text.capitalize()):
                continue
            if not all(_passes(part, known, reading.desk, endings) for part in text.split("-")):
                yield Refused(passage, word)


def _passes(part: str, known: Dictionary, desk: Desk, endings: int) -> bool:
    if len(part) < 3 or known.has(part) or known.has(part.lower()) or is_name(part, desk, endings):
        return True
    return endings > 0 and part.islower() and is_inflected(part, name_words(desk), known)


def _is_read(each: Refused, known: Dictionary) -> bool:
    """Whether it is a word of small letters, the first aside, none of them with a mark."""
    text = each.text
    return text.isascii() and "'" not in text and (text[1:].islower() or _is_two(text, known)) and "-" not in text


def _is_two(text: str, known: Dictionary) -> bool:
    """Whether it is two long words with a capital each, with no space between."""
    found = re.fullmatch(r"([A-Z][a-z]{5,})([A-Z][a-z]{3,})", text)
    return found is not None and known.has(found[1].lower()) and known.has(found[2].lower())


def _is_among_foreign(each: Refused, at: set[tuple[int, int]]) -> bool:
    """Whether of the words within 60 characters at least two, and two in five, are refused too."""
    near = [
        word for word in words(each.passage, "Latin") if abs(word.start - each.word.start) < 60 and len(word.text) > 3
    ]
    if each.passage.language == "en":
        near = [word for word in near if word.text.islower()]
    others = [word for word in near if word.start != each.word.start]
    strange = sum((id(each.passage), word.start) in at for word in others)
    return strange >= 2 and strange >= 0.4 * len(others)


def _english(each: Refused, known: Dictionary, desk: Desk) -> Iterator[Finding]:
    text, native = each.text, each.passage.language == "en"
    apart = _apart(text, known)
    if apart:
        yield each.finding(
            write(apart),
            Severity.WARNING,
            said("“{word}” is two words without a space", word=text),
        )
        return
    near = _near(text, known)
    if text[0].isupper():
        near = [other for other in near if other[-1] == text[-1]]
        severity = _nearness(text, near[0], known) if near else None
        if severity and not _is_nearly_name(text, known, desk):
            yield each.finding(_mend(near), severity)
    elif near and (native or len(text) > 5):
        sure = len(text) > 5 and abs(len(near[0]) - len(text)) < 2
        yield each.finding(_mend(near), None if sure else Severity.WARNING)
    elif native and len(text) > 3 and not _is_compound(text, known):
        yield each.finding(said("look the word up, or spell it otherwise"), Severity.WARNING)


def _near(text: str, known: Dictionary) -> list[str]:
    found = known.near(text, 2 if len(text) > 8 else 1)
    if len(text) < 4:
        found = [other for other in found if sorted(other) == sorted(text)]
    return [other for other in found if "'" not in other and "." not in other]


def _mend(near: list[str]) -> str:
    *first, last = near[:3]
    words = listed(f"“{each}”" for each in first)
    return said("write {words} or “{last}”", words=words, last=last) if first else write(last)


def _nearness(text: str, other: str, known: Dictionary) -> Severity | None:
    """How likely a word with a capital is another: longer words may be further from it, and names need more."""
    if not within(text, [other], 1):
        return Severity.WARNING if len(text) >= 10 else None
    if known.has(other.lower()):
        return Severity.WARNING if len(text) > 6 else Severity.NOTE if len(text) == 6 else None
    return Severity.WARNING if len(text) > 7 else None


def _is_nearly_name(text: str, known: Dictionary, desk: Desk) -> bool:
    """Whether a word is one or two edits from a word of the registry that is no common word: names are told elsewhere."""
    names = [name for name in name_words(desk) if abs(len(name) - len(text)) < 3 and not known.has(name)]
    return bool(within(text.lower(), names, 1 if len(text) < 6 else 2))


def _apart(text: str, known: Dictionary) -> str | None:
    """Two words without a space: two long ones with a capital each, or a long one and one such as “of”."""
    if not text[1:].islower():
        cut = next(at for at in range(1, len(text)) if text[at].isupper())
        return f"{text[:cut]} {text[cut:]}"
    for cut in range(2, len(text) - 1):
        head, tail = text[:cut], text[cut:]
        joined = (head in _JOINING and len(tail) > 2) or (tail in _JOINING and len(head) > 3)
        if joined and known.has(head.lower()) and known.has(tail):
            return f"{head} {tail}" if len(text) > 5 and not known.near(text) else None
    return None


def _is_compound(text: str, known: Dictionary) -> bool:
    """Whether a word is made of a prefix or a word, and a word."""
    head = _PREFIXES.match(text)
    if head and len(text) - head.end() > 3 and known.has(text[head.end() :]):
        return True
    return any(known.has(text[:cut]) and known.has(text[cut:]) for cut in range(4, len(text) - 3))


@on_reading("spelling.russian", Severity.ERROR)
def russian(reading: Reading) -> Iterator[Finding]:
    """A Russian word is spelt as the dictionary spells it; е may stand for ё.

    Words with a capital within a sentence and names of the registry with their endings are not told. Where no word is
    near, it is a warning.

    Authority: the Hunspell dictionary ru_RU.

    Clean (ru): Секретариат в Пхохане провёл встречу о низкоуглеродном развитии и зеленой энергетике.
    Fault (ru): Участники обсудили ⟦сотрудничиство⟧ региональных администраций.
    """
    known = dictionary("ru") if any(reading.of("ru")) else None
    if known is None:
        return
    for each in _small_and_rare(_refused(reading, known, "Cyrillic", "ru", endings=3), known):
        if _is_russian_compound(each.text.lower(), known):
            continue
        near = known.near(each.text.lower())
        sure = bool(near) and len(each.text) > 4 and not each.word.opens
        yield each.finding(_mend(near) if near else said("look the word up"), None if sure else Severity.WARNING)


@on_reading("spelling.mongolian", Severity.WARNING)
def mongolian(reading: Reading) -> Iterator[Finding]:
    """A Mongolian word is spelt as the dictionary spells it.

    Words with a capital within a sentence and names of the registry with their endings are not told. The dictionary
    lacks new words: where no word is near, it is a note.

    Authority: the Hunspell dictionary mn_MN.

    Clean (mn): Хамтын ажиллагааны форумыг зохион байгуулж, Тоттори мужийн төлөөлөгчид оролцов.
    Fault (mn): Холбоо 1996 онд ⟦байгуулагдсн⟧.
    """
    known = dictionary("mn") if any(reading.of("mn")) else None
    if known is None:
        return
    for each in _small_and_rare(_refused(reading, known, "Cyrillic", "mn", endings=6), known):
        near = known.near(each.text.lower())
        sure = bool(near) and len(each.text) > 5
        yield each.finding(_mend(near) if near else said("look the word up"), None if sure else Severity.NOTE)


def _small_and_rare(refused: Iterable[Refused], known: Dictionary) -> Iterator[Refused]:
    """The words of small letters that are not refused often, with any ending.

    Also one with a capital that opens a sentence of some length, when it is nearly another word.
    """
    kept = [each for each in refused if each.text.islower() or _opens_sentence(each, known)]
    stems = Counter(_stem(each.text) for each in kept)
    for each in kept:
        stop = each.passage.text[each.word.end :][:1] == "." and len(each.text) < 6
        if stems[_stem(each.text)] < FREQUENT and not stop and len(each.text) > 3:
            yield each


def _opens_sentence(each: Refused, known: Dictionary) -> bool:
    if not (each.word.opens and each.text[1:].islower() and len(each.text) > 5):
        return False
    goes_on = re.match(r",?(?: [^\W\d_A-ZА-ЯЁӨҮ]\S*){2}", each.passage.text[each.word.end :])
    return goes_on is not None and bool(known.near(each.text.lower()))


def _stem(text: str) -> str:
    return text.lower()[: max(4, len(text) - 3)]


def _is_russian_compound(text: str, known: Dictionary) -> bool:
    head = _RUSSIAN_HEADS.match(text)
    return head is not None and len(text) - head.end() > 3 and known.has(text[head.end() :])


@on_reading("spelling.korean", Severity.WARNING)
def korean_word(reading: Reading) -> Iterator[Finding]:
    """A Korean word is one of the dictionary, or is made of its words, with particles and endings that may follow it.

    Names of the registry are right as they stand there. Where nothing like the word stands
    in the texts, it is a note, as it may be a name.

    Authority: 한글 맞춤법, and the Hunspell dictionary ko.

    Clean (ko): 회원 자치단체들은 교류와 협력을 이어 가기로 하였으며, 그 성과는 홈페이지에도 실린다.
    Fault (ko): 총회가 열렸다. ¶ 회의가 대구에서 ⟦열렸더⟧.
    Fault (ko): 안건이 만장일치로 ⟦채택됬다⟧.
    """
    passages = list(reading.of("ko"))
    known = korean() if passages else None
    if known is None:
        return
    told = [each for each in reading.desk.passages if each.language == "ko"]
    company = Company.of([*passages, *told], known, hangul_words(reading.desk))
    for passage in passages:
        for each in strange_words(passage, known, reading.desk, company):
            span = Span(passage, each.start, each.end)
            mend = _mend(list(each.meant)) if each.meant else said("look the word up")
            message = said("“{word}” is in no dictionary", word=span.text)
            yield Finding(span, message, mend, severity=None if each.borne_out else Severity.NOTE)


@on_reading("spelling.odd-one-out", Severity.WARNING)
def odd_one_out(reading: Reading) -> Iterator[Finding]:
    """A name in Latin letters that is neither in the registry nor in a dictionary is spelt the same way throughout.

    Authority: house style: one name, one spelling.

    Clean (en): Seliger spoke. ¶ Seliger agreed. ¶ Seliger left. ¶ Seliger wrote. ¶ Mr Selig stayed.
    Fault (en): Bernhart spoke. ¶ Bernhart agreed. ¶ Bernhart left. ¶ Bernhart wrote. ¶ Dr ⟦Bernhert⟧ stayed.
    """
    names = [each for each in _refused_latin(reading) if each.text[0].isupper() and each.text[1:].islower()]
    counts = Counter(each.text for each in names if len(each.text) > 4)
    frequent = {text: [each for each in names if each.text == text] for text, count in counts.items() if count > 3}
    for each in names:
        if counts[each.text] != 1:
            continue
        for other in within(each.text, frequent, 1):
            if other[0] == each.text[0] and not {other + "s", each.text + "s"} & {other, each.text}:
                span = Span(each.passage, each.word.start, each.word.end)
                place = Span(frequent[other][0].passage, frequent[other][0].word.start, frequent[other][0].word.end)
                message = said(
                    "“{word}” stands once, “{other}” {count} times", word=each.text, other=other, count=counts[other]
                )
                yield Finding(span, message, said("write “{other}”, if it is meant", other=other), (place,))

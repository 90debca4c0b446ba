"""Misspellings: what stands where a name of the registry should, and differs from it in one character."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from galley.proof.copy.passage import Passage
from galley.proof.desk import Desk
from galley.proof.naming.abbreviations import miswritten
from galley.proof.naming.misspelling import PLACES, REAL, Misspelling
from galley.proof.naming.neighbours import Near, Neighbourhood, Words
from galley.proof.naming.offices import stands_with_office
from galley.proof.naming.phrases import near_phrases
from galley.proof.naming.runs import doubled_edges, runs
from galley.proof.shelf import frequencies
from galley.proof.shelf.dictionaries import dictionary
from galley.proof.shelf.lexicon import Lexicon, Mention, Name, lexicon
from galley.proof.shelf.pronunciation import near_sound, same_sound, same_tone
from galley.proof.shelf.region_forms import form

_TAILS = {
    "zh": "特别自治市 特别自治道 广域市 特别市 自治区 边疆区 共和国 专门委员会 联邦 省 市 县 州 道 府 郡 国",
    "ja": "特別自治市 特別自治道 広域市 特別市 自治区 地方 共和国 分科委員会 連邦 省 市 県 州 道 府 郡 国",
    "ko": "특별자치시 특별자치도 광역시 특별시 자치구 변경주 공화국 분과위원회 연방 아이막 성 시 현 주 도 부 군 국",
}
"""The common nouns that names end with: they tell apart what is called alike, and are no part of the misspelling."""
_TAIL = {language: tuple(tails.split()) for language, tails in _TAILS.items()}
_LITTLE = frozenset("的与和及之在了是为以并而等把被对从向到第各该本某新原前副一二三四五六七八九十")
"""Characters that stand between words, not inside names."""
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]+(?:['’-][A-Za-z\u00c0-\u024f]+)*")
_CYRILLIC = re.compile(r"[А-Яа-яЁёӨөҮү]+(?:-[А-Яа-яЁёӨөҮү]+)*")
_PART = 3
"""A registered name inside one that is so many times as long may be a common noun there."""
_GAIN = 4.5
"""By how many powers of ten a text must be likelier with the name, for a misspelling that its place does not tell."""
_REACH = 6
_UNMISTAKEN = 8
"""So long a name is meant even where the wrong character makes a word with its neighbour."""
_REGISTERED = -5.5
"""The score of a name that the list of words does not have."""
_HAN = re.compile(r"[\u3400-\u9fff]")
_ENDINGS = {
    "ru": "ского скому ским ском ской скую ское ская ские ских ский ого ому ыми ими его ему ов ев ей ами ями ах ях "
    "ам ям ом ем ой ую юю ая яя ое ее ые ие ых их ым им ии ию ия ью а я у ю е и ы о й ь",
    "mn": "гийн ийнхан ынхан ийн ын ний ны ийг ыг аар оор ээр өөр аас оос ээс өөс гаас гоос тай той тэй аа оо ээ өө "
    "руу рүү ууд үүд н д т г",
}
_ENDING = {language: tuple(sorted(endings.split(), key=len, reverse=True)) for language, endings in _ENDINGS.items()}
_LONG_WORD = 8
_SHORTEST_WORD = {"en": 5, "ru": 5, "mn": 5}


def misspellings(passage: Passage, desk: Desk) -> Iterator[Misspelling]:
    """What is misspelt in a passage; in Chinese, Japanese and Korean also what it has in Latin letters."""
    text, language = passage.text, passage.language
    if language in _TAIL:
        mentions = lexicon(desk, language).mentions(text)
        yield from _in_unspaced(text, lexicon(desk, language), desk)
        yield from doubled_edges(text, mentions, language)
        yield from runs(text, desk, language, mentions)
        yield from _in_words(text, desk, "en")
        yield from near_phrases(text, desk, "en")
    else:
        yield from _in_words(text, desk, language)
        yield from near_phrases(text, desk, language)
    yield from miswritten(text, desk, language)


def core(word: str, language: str) -> str:
    """A name without the common noun it ends with."""
    tail = next((tail for tail in _TAIL.get(language, ()) if word.endswith(tail) and len(word) > len(tail) + 1), "")
    return word.removesuffix(tail)


@lru_cache(maxsize=8)
def _neighbourhood(desk: Desk, language: str) -> Neighbourhood:
    sorts = (*PLACES, "committee", "organisation", "abbreviation", "person", "series")
    names = (name for name in lexicon(desk, language).names if name.sort in sorts)
    return Neighbourhood(name.text for name in names if not name.text.isascii())


def _in_unspaced(text: str, names: Lexicon, desk: Desk) -> Iterator[Misspelling]:
    mentions = names.mentions(text)
    covered = [0] * (len(text) + 1)
    ends = {mention.end for mention in mentions}
    for mention in mentions:
        covered[mention.start : mention.end] = [mention.end - mention.start] * (mention.end - mention.start)
    for near in _neighbourhood(desk, names.language).near(text):
        if _PART * covered[near.at] < len(near.word) or (near.edit == "transposed" and _is_split(near, mentions)):
            name = names.by_text[near.word][0]
            begins = near.start == 0 or near.start in ends
            sure = _judge(text, near, name, names.language, begins, desk)
            if sure is not None:
                yield Misspelling(near.start, near.end, near.word, sure)
    yield from _two_characters(text, names, mentions, covered, desk)


def _is_split(near: Near, mentions: list[Mention]) -> bool:
    """Whether the characters that changed places make a short name, at most half of the whole, inside the name."""
    around = [mention for mention in mentions if mention.start < near.end and near.start < mention.end]
    return all(
        near.start <= each.start and each.end <= near.end and 2 * (each.end - each.start) <= len(near.word)
        for each in around
    )


def _judge(text: str, near: Near, name: Name, language: str, begins: bool, desk: Desk) -> bool | None:
    """Whether it is surely a misspelling; None when it is likely none."""
    body = core(near.word, language)
    inside = near.at - near.start
    again = near.edit == "added" and inside > 0 and text[near.at] == text[near.at - 1]
    if inside - again >= len(body) or not text[near.at].isalpha() or text[near.at].isascii():
        return None
    if near.edit == "substituted":
        told = _substituted(text, near, name, language, begins, desk)
        return told if told is not None or not _is_open(text, near, name, language) else _gains(text, near, language)
    if near.edit == "added" and text[near.at] in (text[near.at - 1], text[near.at + 1 : near.at + 2]) and inside:
        return None if _is_common(text[near.at : near.at + 1] * 2, language) else name.sort in PLACES
    if name.sort in ("person", "series"):
        return False if len(near.word) > 3 and _is_foreign_script(text, near, language) else None
    if len(body) < 4 and len(near.word) > 2:
        return _gains(text, near, language) if near.edit != "added" else None
    if text[near.at] in _LITTLE:
        return None
    whole = text[near.start : near.end]
    if near.edit == "added" and (inside == 0 or _is_word(text[near.at - 1 : near.at + 1], language)):
        return None
    return None if _is_word(whole, language) else name.sort in PLACES


def _is_foreign_script(text: str, near: Near, language: str) -> bool:
    """Whether a name is a transcription, which no other words are like."""
    return near.edit == "transposed" or (language == "ja" and not _HAN.search(near.word))


def _is_open(text: str, near: Near, name: Name, language: str) -> bool:
    """Whether a wrong character may yet be one: it is none that stands between words, nor the right one's other form."""
    wrong, right = text[near.at], near.word[near.at - near.start]
    common = name.sort in ("country", "region", "abbreviation", "organisation")
    known = _is_word(text[near.start : near.start + len(core(near.word, language))], language)
    return common and not known and wrong not in _LITTLE and not _same_by_script(wrong, right, language)


def _gains(text: str, near: Near, language: str) -> bool | None:
    """False where a text of Chinese or Japanese is much likelier with the name; else None."""
    if language not in ("zh", "ja") or text[near.start : near.end] in REAL:
        return None
    words = frequencies.lexicon(language)
    start, end = max(near.start - _REACH, 0), min(near.end + _REACH, len(text))
    score = max(words.score(near.word), _REGISTERED)
    gain = words.cut(text[start:end]).gain(near.start - start, near.end - start, score)
    return False if gain >= _GAIN else None


def _is_common(word: str, language: str) -> bool:
    return language in ("zh", "ja") and frequencies.lexicon(language).is_common(word)


def _substituted(text: str, near: Near, name: Name, language: str, begins: bool, desk: Desk) -> bool | None:
    body = core(near.word, language)
    inside = near.at - near.start
    wrong, right = text[near.at], near.word[inside]
    whole = text[near.start : near.start + len(body)]
    if (
        wrong in _LITTLE
        or _same_by_script(wrong, right, language)
        or whole in REAL
        or text[near.start : near.end] in REAL
    ):
        return None
    if _is_word(whole, language) and _share(whole, language) >= _share(body, language):
        return None
    if len(body) < 3 and _is_word(whole, language) and not same_tone(wrong, right):
        return None
    if same_sound(wrong, right):
        return None if _is_crossed(text, near, language) else name.sort != "person"
    if name.sort == "person" and stands_with_office(text, near.start, near.end, name.id, language, desk):
        return False
    edge = inside == 0 or near.at == near.end - 1
    bounded = begins or not text[near.start - 1].isalpha() if inside == 0 else False
    if len(body) < 3 or (edge and not (bounded and len(body) > 3)):
        return None
    if name.sort == "person":
        return _person(text, near)
    if name.sort in PLACES:
        sure = len(body) > 3 or near_sound(wrong, right)
        return sure if sure or body != near.word else None
    around = (text[near.at - 1 : near.at + 1], text[near.at : near.at + 2])
    crossed = len(near.word) < _UNMISTAKEN and any(_is_word(pair, language) for pair in around)
    return None if len(body) < 5 or crossed else False


def _person(text: str, near: Near) -> bool | None:
    """A person's name of three characters has many real neighbours; a long transcription has none."""
    return False if len(near.word) > 3 or near_sound(text[near.at], near.word[near.at - near.start]) else None


def _two_characters(
    text: str, names: Lexicon, mentions: list[Mention], covered: list[int], desk: Desk
) -> Iterator[Misspelling]:
    """Short names of two characters: one that sounds alike stands for one that the same text also has."""
    if names.language == "ko":
        return
    said = {name.id for mention in mentions for name in mention.names if name.sort in PLACES}
    shorts = [name for name in names.names if name.sort == "short" and len(name.text) == 2 and name.id in said]
    for name in dict.fromkeys(shorts):
        first, second = name.text[0], name.text[1]
        for match in re.finditer(f"(?:{first}.|.{second})(?!\n)", text):
            start, pair = match.start(), match[0]
            if pair == name.text or covered[start] or covered[start + 1] or not same_sound(pair, name.text):
                continue
            near = Near(start, start + 2, name.text, "substituted", start + (pair[0] == first))
            if _substituted(text, near, name, names.language, True, desk):
                yield Misspelling(start, start + 2, name.text, sure=True)


def _is_crossed(text: str, near: Near, language: str) -> bool:
    """Whether the wrong character makes a common word with one outside: then no name was meant."""
    if language not in ("zh", "ja") or near.end - near.start > 3:
        return False
    words = frequencies.lexicon(language)
    before, after = text[max(near.start - 1, 0) : near.start + 1], text[near.end - 1 : near.end + 1]
    return any(len(pair) == 2 and words.is_common(pair) for pair in (before, after))


def _is_word(word: str, language: str) -> bool:
    return _share(word, language) > 0


def _share(word: str, language: str) -> float:
    return frequencies.lexicon(language).share(word) if language in ("zh", "ja") else 0.0


def _same_by_script(one: str, other: str, language: str) -> bool:
    """Whether a character is another region's form of the other: no misspelling of the name."""
    shape = form(one, language)
    return shape is not None and shape.text == other


@lru_cache(maxsize=8)
def _words(desk: Desk, language: str) -> tuple[Words, frozenset[str], dict[str, str]]:
    """The stems of the words that names consist of; every word of a name; the word of each stem."""
    pattern = _LATIN if language == "en" else _CYRILLIC
    shortest = _SHORTEST_WORD[language]
    stems: dict[str, str] = {}
    known = {stem for word in REAL for stem in _stems(word, language)}
    for name in lexicon(desk, language).names:
        found = [match[0] for match in pattern.finditer(name.text)]
        known.update(stem for word in found for stem in _stems(word, language))
        if name.sort in (*PLACES, "person"):
            extra = 1 if name.sort == "person" else 0
            for word in found:
                if word[0].isupper() and len(word) >= shortest + extra:
                    stems.setdefault(_stems(word, language)[0], word)
        elif name.sort == "abbreviation" and len(found) == 1 and found[0].istitle() and len(found[0]) >= _LONG_WORD:
            stems.setdefault(_stems(found[0], language)[0], found[0])
    return Words(stems), frozenset(known), stems


def _stems(word: str, language: str) -> list[str]:
    """What a word may be without its ending, the longest ending first; the word itself in English."""
    lower = word.casefold()
    cut = [lower[: -len(each)] for each in _ENDING.get(language, ()) if lower.endswith(each) and len(lower) > 4]
    return [*(stem for stem in cut if len(stem) > 3), lower]


def _in_words(text: str, desk: Desk, language: str) -> Iterator[Misspelling]:
    if language not in _SHORTEST_WORD:
        return
    near_words, known, names = _words(desk, language)
    for match in (_LATIN if language == "en" else _CYRILLIC).finditer(text):
        word = match[0]
        if not (word[0].isupper() or word[1:2].isupper()) or len(word) < _SHORTEST_WORD[language] or word in REAL:
            continue
        stems = _stems(word.removesuffix("'s").removesuffix("’s"), language)
        if known.intersection(stems):
            continue
        right = next((names[near] for stem in stems for near in near_words.near(stem)), None)
        if right and _begins_alike(word, right) and not _is_dictionary_word(word, language):
            yield Misspelling(match.start(), match.end(), right, sure=language == "en")


def _begins_alike(word: str, right: str) -> bool:
    """Whether two words begin with one letter, or their first two letters are swapped with the capital."""
    return right[0].casefold() == word[0].casefold() or (word[1] == right[0] and word[0].islower())


def _is_dictionary_word(word: str, language: str) -> bool:
    known = dictionary(language)
    return known is not None and (known.has(word) or known.has(word.lower()))

"""Russian names of several words in their cases: adjectives agree, the noun is declined, what hangs on it stays.

Sources: Rosenthal, Reference Book of Spelling and Style, on appositions and geographical names; Russian Grammar (1980).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from galley.inflection import foreign, russian
from galley.inflection.russian import CASES, inflected
from galley.inflection.word import NOMINATIVE, PLURAL, SINGULAR, Form, Parse

_PIECES = re.compile(r"«[^»]*»|\([^)]*\)|(?:\{\w+\}|\d+)-[а-яё]+| и |[^\W\d_]+(?:-[^\W\d_]+)*|[^\w{«(]+|.")
_WORD = re.compile(r"[А-ЯЁа-яё]+(?:-[А-ЯЁа-яё]+)*|(?:\{\w+\}|\d+)-[а-яё]+")
_NUMBER = re.compile(r"^\{\w+\}")
"""The number of a pattern of names: {number}-я."""
_JOINTS = frozenset({" и ", ", "})
_OF_CITIES = frozenset({"город"})
"""Nouns whose name is declined with them: в городе Пскове. Those of lands, districts and aimags leave it: в провинции Хэнань."""
_SYLLABLE = re.compile("[аеёиоуыэюя]")
_MODIFIERS = ("adjective", "participle")
_PLAIN = ("ий", "ый", "ая", "ое")
"""Endings of adjectives that tell them where the dictionary does not."""

Declension = Mapping[str, str]


@dataclass(frozen=True)
class Plan:
    """The pieces of a name by number that are declined, and where the next piece after them stands; `open` are those
    that may stay as they are."""

    words: Mapping[int, Declension]
    end: int
    certain: bool = True
    open: frozenset[int] = field(default_factory=frozenset)


def declined(text: str, *, person: bool = False) -> dict[str, Form]:
    """A name in each case; empty where no noun is found in it that could be declined."""
    pieces = _PIECES.findall(text)
    plan = _person(pieces) if person else _whole(pieces)
    if plan is None:
        return {}
    return {case: Form(_written(pieces, plan, case), plan.certain) for case in CASES}


def forms(text: str, *, person: bool = False) -> frozenset[str]:
    """All forms of a name: in each case and, where it is a common one, each number, with what may stay as it is."""
    pieces = _PIECES.findall(text)
    plans = _persons(pieces) if person else [_whole(pieces), _whole(pieces, PLURAL)]
    found = {text}
    for plan in plans:
        if plan is not None:
            for kept in (frozenset(), plan.open):
                words = {at: word for at, word in plan.words.items() if at not in kept}
                found |= {_written(pieces, replace(plan, words=words), case) for case in (NOMINATIVE, *CASES)}
    return frozenset(found)


def _written(pieces: Sequence[str], plan: Plan, case: str) -> str:
    return "".join(plan.words[at].get(case, piece) if at in plan.words else piece for at, piece in enumerate(pieces))


def _whole(pieces: Sequence[str], number: str = "") -> Plan | None:
    """The first noun with its adjectives, and those that are joined to it by и or a comma. With a number, all in that."""
    plan = _noun(pieces, 0, number)
    at = plan.end if plan else len(pieces)
    if plan is None and not number and len(pieces) == 1:
        return _alone(pieces[0])
    while plan and at < len(pieces):
        more = _noun(pieces, at + 1, number) if pieces[at] in _JOINTS else None
        if more and (at == plan.end or not _maybe_genitive(pieces[at + 1])):
            plan = Plan({**plan.words, **more.words}, more.end, plan.certain and more.certain, plan.open | more.open)
            at = more.end
        else:
            plan, at = replace(plan, certain=plan.certain and not (more or ":" in pieces[at])), at + 1
    return plan


def _alone(word: str) -> Plan | None:
    """The plan for the name of a place, or for an abbreviation, which has one form."""
    if word.isupper() or not word[:1].isupper():
        return Plan({}, 1) if word.isupper() else None
    name = _place(word) if _WORD.fullmatch(word) else None
    return Plan({0: name} if name else {}, 1, certain=not name)


def _maybe_genitive(word: str) -> bool:
    """Whether a word may be joined to one that hangs on the noun, which is genitive as a rule."""
    return any(parse.case == "genitive" for parse in russian.parses(word))


def _noun(pieces: Sequence[str], at: int, number: str) -> Plan | None:
    """The noun that stands first from a piece on, with the adjectives before it and the name of a city behind it."""
    first, end = at, at
    while end < len(pieces) and any(map(_is_modifier, _nominatives(pieces[end]))):
        end += 2
    for head in range(min(end, len(pieces) - 1), first - 1, -2):
        for reading in _nominatives(pieces[head]):
            if reading.part == "noun" and (plan := _agreeing(pieces, first, head, reading, number)):
                return _with_city(pieces, plan, reading.lemma)
    return _compound(pieces, first, number)


def _is_modifier(parse: Parse) -> bool:
    return parse.part in _MODIFIERS


def _nominatives(word: str) -> list[Parse]:
    """The readings of a word as a nominative that the dictionary has, or that are plain from the ending."""
    if not _WORD.fullmatch(word):
        return []
    read = [
        each
        for each in russian.parses(_NUMBER.sub("7", word))
        if each.case == NOMINATIVE and each.name in ("", "place")
    ]
    return [each for each in read if each.known or (each.part == "adjective" and word.endswith(_PLAIN))]


def _agreeing(pieces: Sequence[str], first: int, head: int, noun: Parse, number: str) -> Plan | None:
    """The plan for a noun whose adjectives all agree with it."""
    if number and ("Sgtm" in noun.tags or noun.name or noun.fixed or noun.number == number):
        return None
    words = {head: _declension(pieces[head], noun, number or noun.number, "", bool(noun.animate))}
    for at in range(first, head, 2):
        mine = [each for each in _nominatives(pieces[at]) if _is_modifier(each) and _agree(each, noun)]
        if not mine or not (pieces[at + 1].isspace() or pieces[at + 1] in _JOINTS):
            return None
        words[at] = _declension(pieces[at], mine[0], number or noun.number, noun.gender, bool(noun.animate))
    return Plan(words, head + 1, noun.known)


def _agree(one: Parse, noun: Parse) -> bool:
    return one.number == noun.number and (one.number == PLURAL or noun.gender in ("", one.gender))


def _declension(word: str, reading: Parse, number: str, gender: str, animate: bool) -> Declension:
    """A word in all cases, the nominative too."""
    asked = gender if number == SINGULAR else ""
    if number_of := _NUMBER.match(word):
        told = _declension(_NUMBER.sub("7", word), reading, number, gender, animate)
        return {case: number_of[0] + form.removeprefix("7") for case, form in told.items()}
    return {case: inflected(word, reading, case, number, asked, animate) for case in (NOMINATIVE, *CASES)}


def _with_city(pieces: Sequence[str], plan: Plan, lemma: str) -> Plan:
    """A plan with the name of a city behind its noun, which most decline and some leave."""
    at = plan.end + 1
    if lemma.split("-")[0] not in _OF_CITIES or at >= len(pieces) or not pieces[at][:1].isupper():
        return plan
    name = _place(pieces[at])
    words = {**plan.words, at: name} if name else plan.words
    return Plan(words, at + 1, plan.certain and not name, frozenset({at} if name else ()))


def _place(name: str) -> Declension | None:
    """The name of a place; of several parts the last is declined."""
    known = [each for each in _nominatives(name) if each.part == "noun"]
    if known:
        return None if known[0].fixed else _declension(name, known[0], known[0].number, "", animate=False)
    return foreign.declension(name, animate=False)


def _compound(pieces: Sequence[str], at: int, number: str) -> Plan | None:
    """Two nouns joined by a hyphen, each declined: города-метрополии."""
    parts = pieces[at].split("-") if at < len(pieces) else []
    if len(parts) != 2 or number:
        return None
    read = [next((each for each in _nominatives(part) if each.part == "noun"), None) for part in parts]
    if None in read:
        return None
    both = [_declension(part, each, each.number, "", False) for part, each in zip(parts, read, strict=True) if each]
    plan = Plan({at: {case: "-".join(each[case] for each in both) for case in (NOMINATIVE, *CASES)}}, at + 1)
    return _with_city(pieces, plan, parts[0])


def _persons(pieces: Sequence[str]) -> Iterator[Plan | None]:
    """The plans for a person's name whose bearer may be a man or a woman, as far as the name leaves that open."""
    told = _gender(pieces)
    yield from (_of_gender(pieces, gender) for gender in ([told] if told else ["masculine", "feminine"]))


def _person(pieces: Sequence[str]) -> Plan | None:
    """The plan for a person's name; where it does not tell whether of a man or a woman, a man's, uncertain."""
    told = _gender(pieces)
    plan = _of_gender(pieces, told or "masculine")
    other = plan if told else _of_gender(pieces, "feminine")
    return replace(plan, certain=plan.certain and plan.words == other.words)


def _gender(pieces: Sequence[str]) -> str:
    """Whose name it is by its given name, patronymic or Russian family name; "" where that is open."""
    for piece in pieces:
        genders = {each.gender for each in _names(piece) if each.gender}
        if len(genders) == 1:
            return genders.pop()
    return ""


def _names(word: str) -> list[Parse]:
    """The readings of a word as a name of a person, in the nominative; family names that are not known, by a Russian
    ending."""
    read = [each for each in russian.parses(word) if each.case == NOMINATIVE and each.number == SINGULAR]
    endings = ("ов", "ев", "ёв", "ин", "ова", "ева", "ёва", "ина", "ский", "ская", "цкий", "цкая")
    return [
        each
        for each in read
        if each.name in ("given", "family", "patronymic")
        and (each.known or (each.name == "family" and word.endswith(endings)))
    ]


def _of_gender(pieces: Sequence[str], gender: str) -> Plan:
    """Each name by itself; of an East Asian name, whose family name is one syllable and stands first, the last alone."""
    at = [number for number, piece in enumerate(pieces) if _WORD.fullmatch(piece)]
    alone = _is_east_asian([pieces[each] for each in at])
    words, certain = dict[int, Declension](), True
    for each in at[-1:] if alone else at:
        word = pieces[each]
        read = [name for name in _names(word) if name.gender in ("", gender)]
        if read:
            words[each] = _declension(word, read[0], SINGULAR, "", animate=True)
            certain = certain and not alone
        elif made := foreign.declension(word, feminine=gender == "feminine"):
            words[each] = made
            certain = certain and not alone
    return Plan(words, len(pieces), certain)


def _is_east_asian(names: Sequence[str]) -> bool:
    """Whether the family name stands first and is one syllable: Ким Ир Сен, У Хао, not Лев Толстой."""
    short = [len(_SYLLABLE.findall(name.lower())) == 1 for name in names]
    given = any(each.name == "given" for each in _names(names[0])) if names else False
    return len(names) > 1 and short[0] and (not given or (len(names) > 2 and all(short)))

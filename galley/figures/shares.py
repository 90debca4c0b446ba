"""Numbers by country or group: who took part in a meeting, what came to a contest, how many belong to an organisation."""

from __future__ import annotations

from galley.figures.bars import Bar, bars
from galley.figures.drawn import Drawn
from galley.figures.surface import Surface, Words
from galley.language.sorting import sort_key
from galley.model.inserts import GroupsInsert, TallyInsert
from galley.model.sections import Participants


def participants(told: Participants, words: Words, surface: Surface) -> Drawn:
    """The governments that took part, by country, observers apart. A total that they do not make stands below."""
    voice = words.voice
    rows = [_bar(words, words.country(each.country), each.governments) for each in told.shares]
    if told.observers:
        observers = _bar(words, voice.pgettext("figure", "Observers"), told.observers)
        rows.append(observers._replace(apart=True))
    pattern = voice.pgettext("figure", "Governments that took part: {shares}; {total}.")
    return _drawn(rows, told.counted, told.total, pattern, words, surface)


def tally(told: TallyInsert, words: Words, surface: Surface) -> Drawn:
    """Numbers by country. A total that they do not make stands below."""
    rows = [_bar(words, words.country(each.country), each.number) for each in told.shares]
    pattern = words.voice.pgettext("figure", "By country: {shares}; {total}.")
    return _drawn(rows, told.counted, told.total, pattern, words, surface)


def groups(told: GroupsInsert, words: Words, surface: Surface) -> Drawn:
    """Numbers by group, the largest first, equal ones in the order of the alphabet or as given."""
    rows = [_bar(words, words.line(each.label, None), each.count) for each in told.groups]
    if told.order == "alphabet":
        rows.sort(key=lambda row: sort_key(row.label, words.voice.language))
    rows.sort(key=lambda row: -(row.value or 0))
    pattern = words.voice.pgettext("figure", "By group: {shares}; {total}.")
    return _drawn(rows, told.counted, told.total, pattern, words, surface)


def _bar(words: Words, label: str, number: int) -> Bar:
    return Bar(label, number, words.number(number))


def _drawn(rows: list[Bar], counted: int, total: int, pattern: str, words: Words, surface: Surface) -> Drawn:
    voice = words.voice
    stated = (
        voice.pgettext("figure", "{number} in all")
        if counted == total
        else voice.pgettext("figure", "{number} in all as stated")
    )
    summed = voice.fill(stated, number=words.number(total))
    shares = voice.list([f"{row.label} {row.written}" for row in rows])
    return Drawn(bars(rows, surface, [summed]), voice.fill(pattern, shares=shares, total=summed))

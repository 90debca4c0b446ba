"""Numbers by country: who took part in a meeting, what came to a contest."""

from __future__ import annotations

from galley.figures.bars import Bar, bars
from galley.figures.drawn import Drawn
from galley.figures.surface import Surface, Words
from galley.model.inserts import TallyInsert
from galley.model.sections import Participants


def participants(told: Participants, words: Words, surface: Surface) -> Drawn:
    """The governments that took part, by country, observers apart. A total that they do not make stands below."""
    voice = words.voice
    rows = [_bar(words, each.country, each.governments) for each in told.shares]
    if told.observers:
        rows.append(
            Bar(voice.pgettext("figure", "Observers"), told.observers, words.number(told.observers), apart=True)
        )
    pattern = voice.pgettext("figure", "Governments that took part: {shares}; {total}.")
    return _drawn(rows, told.counted, told.total, pattern, words, surface)


def tally(told: TallyInsert, words: Words, surface: Surface) -> Drawn:
    """Numbers by country. A total that they do not make stands below."""
    rows = [_bar(words, each.country, each.number) for each in told.shares]
    pattern = words.voice.pgettext("figure", "By country: {shares}; {total}.")
    return _drawn(rows, told.counted, told.total, pattern, words, surface)


def _bar(words: Words, country: str, number: int) -> Bar:
    return Bar(words.country(country), number, words.number(number))


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

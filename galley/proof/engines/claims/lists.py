"""Lists and the number that is told of them: countries, things in brackets or behind a colon, items, entries of a label."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from galley.passages.passage import Kind, Passage
from galley.problem import Severity
from galley.proof.engines.claims.countries import Countries, countries_of
from galley.proof.engines.claims.sums import counts
from galley.proof.engines.claims.words import number_group, prose, sentences, shape, told_number
from galley.proof.finding import Finding, Span
from galley.proof.reading import Reading
from galley.proof.rulebook.engine import engine
from galley.proof.rulebook.rule import Rule

_CLAUSE = 24
"""A link of a list that is longer holds more than a name."""
_NAME = 16
"""A link of a list that is no longer may be the name of a country, misspelled."""
_MOST = 99
"""A larger number is none of countries."""


@dataclass(frozen=True, slots=True)
class Nations:
    """A stated number of countries, at `start` to `end`, and the countries that are named with it.

    `open` where the text says that there are others; `clear` where everything in the list was known.
    """

    start: int
    end: int
    told: int
    named: frozenset[str]
    open: bool
    clear: bool = True


@engine("nations")
def nations(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """Numbers of countries that are not those of the countries named with them; more may be meant where others follow."""
    everywhere = len(reading.desk.registry.countries)
    for passage in prose(reading):
        for found in _nations(passage.text, passage.language, countries_of(reading.desk, passage.language)):
            count, more = len(found.named), len(found.named) < found.told
            if count == found.told or (found.open and more and (count < everywhere or not everywhere)):
                continue
            level = Severity.WARNING if more and (found.open or not found.clear) else None
            values, states = {"count": count, "told": found.told}, (str(count), str(found.told))
            yield rule.found(Span(passage, found.start, found.end), level=level, values=values, states=states)


def _nations(text: str, language: str, countries: Countries) -> Iterator[Nations]:
    noun = shape("nations", language)
    for start, end in sentences(text) if noun.search(text) else ():
        sentence = text[start:end]
        for count in counts(sentence, language):
            if noun.match(count.unit) and count.value <= _MOST:
                found = _before(sentence[: count.start], language, countries) or _behind(
                    sentence[count.end :], language, countries
                )
                if found and len(found[0]) > 1:
                    yield Nations(start + count.start, start + count.end, int(count.value), *found)


def _before(text: str, language: str, countries: Countries) -> tuple[frozenset[str], bool, bool] | None:
    """The countries of a chain of names that ends where a number begins."""
    tail = shape("nations-tail", language).search(text)
    links = text[: tail.start()] if tail else text
    links = shape("chain-starts", language).split(links)[-1]
    named, clear = set[str](), True
    for link in reversed(shape("chain", language).split(links)):
        here = countries.within(link) or {id for sign, id in countries.letters.items() if link.strip().endswith(sign)}
        if not here and not re.search(r"\d", link):
            clear = not 0 < len(link.strip()) <= _NAME
            break
        named |= here if len(link) <= _CLAUSE else countries.within(link[-_CLAUSE // 2 :])
        if len(link) > _CLAUSE:
            break
    numbered = re.search(r"\d\D*$", links[-12:]) is not None
    is_open = bool(tail and tail["open"]) and not numbered
    return (frozenset(named), is_open, clear) if len(named) > 1 else None


def _behind(text: str, language: str, countries: Countries) -> tuple[frozenset[str], bool] | None:
    """The countries that are listed behind a number, in brackets or after a colon or dash."""
    match = re.match(r"\s*\w*(?: [^\W\d]+){0,3}\s*[：:（(—–]\s*(?P<list>[^）).;；。]+)", text)
    if match is None or shape("open", language).search(match["list"]):
        return None
    named = [countries.named(link) for link in shape("chain", language).split(match["list"]) if link.strip()]
    return (frozenset().union(*named), False) if all(named) else None


@engine("list-number")
def list_number(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """Numbers whose things stand in brackets or after a colon behind them, or right before them, and are more or fewer."""
    for passage in prose(reading):
        countries = countries_of(reading.desk, passage.language)
        for start, end, told, least, most in (*_listed_behind(passage), *_listed_before(passage, countries)):
            if told < least or told > most:
                things = least if told < least else most
                values = {"things": things, "told": told}
                yield rule.found(Span(passage, start, end), values=values, states=(str(things), str(told)))


_BEHIND = r"\s*(?:[（(](?P<list>[^（）()。]+)[)）]|[：:]\s*(?P<rest>[^。：:;；（）()]+?)[.。;；]?\s*$)"
_CLOSE = 2
"""A list that has so many things more or fewer than its number says is still the one that the number counts."""
_SHORT = 24
_THINGS = 12


def _listed_behind(passage: Passage) -> Iterator[tuple[int, int, int, int, int]]:
    """Numbers with a noun, and the things behind them: where, the number, how many things there are at least and at most."""
    head, language, text = shape("counted", passage.language), passage.language, passage.text
    marks, joint = shape("commas", language), shape("joints", language)
    for start, end in sentences(text) if head.search(text) else ():
        for match in head.finditer(text, start, end):
            behind = re.compile(_BEHIND).match(text[:end], match.end())
            listed = (behind["list"] or behind["rest"]) if behind else ""
            told = told_number(match, language)
            things = [thing for thing in marks.split(listed) if thing.strip()]
            joined = sum(len(joint.findall(thing.strip())) for thing in things)
            plain = all(len(thing) <= _SHORT for thing in things) and not re.search(r"\d", listed)
            if not told or told > _THINGS or len(things) + joined < 2 or not plain:
                continue
            others = shape("open", language).search(listed) or shape("or", language).search(listed)
            if not others and abs(len(things) + joined - told) <= _CLOSE:
                yield *match.span(number_group(match)), told, len(things), len(things) + joined


_THING = r"(?:[^、，。；：:,;（）()“”《》\d\s]|“[^”]*”|《[^》]*》)+"


def _listed_before(passage: Passage, countries: Countries) -> Iterator[tuple[int, int, int, int, int]]:
    """The things that stand right before their number: 甲、乙、丙3个委员会. Of countries another rule tells."""
    text, language = passage.text, passage.language
    number_of, joint = shape("counted-before", language), shape("joints", language)
    for match in re.finditer(
        rf"(?:(?<=[，。；：:,;（(\s])|(?<=\d[月日年])|^)(?P<list>{_THING}(?:、{_THING})*?、{_THING}?){number_of.pattern}",
        text,
    ):
        things, told = match["list"].split("、"), told_number(match, language) or 0
        if (
            things[-1].endswith(("的", "の", "第"))
            or things[0].startswith("第")
            or shape("nations", language).match(match["noun"])
        ):
            continue
        if shape("open", language).search(things[-1]) or any(countries.within(thing) for thing in things):
            continue
        most = len(things) + len(joint.findall(things[-1]))
        if len(things) > told or (len(things) > 2 and told - len(things) <= _CLOSE):
            yield match.start("n"), match.end("noun"), told, len(things), most


_LABELLED = re.compile(
    r"(?![^(]*\b[a-z]+\(\d\))(?P<label>[^\d()（）、。；;:：•·]{0,40}?)\s*[（(](?P<number>\d{1,3})[)）]\s*[:：]?\s*"
)
_LONGEST = 48
"""An entry of a list is no longer."""


@engine("list-count")
def list_count(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """Labels with a number in brackets and another number of entries behind them, as 中国(6) over its regions.

    It is an error where the label is the name of a country. A page of a manual, as ssh(1), is no label.
    """
    for language, passages in reading.by_language().items():
        read = [each for each in passages if each.kind is not Kind.NAME]
        for at, passage in enumerate(read):
            match = _LABELLED.match(passage.text)
            entries = _entries(read, at, match) if match and match["label"].strip() else []
            told = int(match["number"]) if match else 0
            if match and entries and len(entries) != told and abs(len(entries) - told) <= max(_CLOSE, told // 4):
                known = countries_of(reading.desk, language).named(match["label"])
                yield rule.found(
                    Span(passage, *match.span("number")),
                    level=None if known else Severity.WARNING,
                    values={"things": len(entries), "told": told},
                    states=(str(len(entries)), str(told)),
                )


def _entries(passages: Sequence[Passage], at: int, match: re.Match[str]) -> list[str]:
    """The entries behind a label, in its own passage or in the next ones while these go on; none where it is no list."""
    text, entries = passages[at].text[match.end() :], list[str]()
    commas = shape("commas", passages[at].language)
    entries += _things(text, commas) if text.strip() else []
    while at + 1 < len(passages) and (not entries or commas.search(text.rstrip()[-1:])):
        at, text = at + 1, passages[at + 1].text
        entries += _things(text, commas)
    plain = all(0 < len(each) <= _LONGEST and not re.search(r"[。！？!?]", each) for each in entries)
    return entries if len(entries) > 1 and plain else []


def _things(text: str, commas: re.Pattern[str]) -> list[str]:
    """What the commas divide, brackets kept together."""
    outside = re.sub(r"[（(][^()（）]*[)）]", "", text).strip()
    return [thing.strip() for thing in commas.split(re.sub(f"(?:{commas.pattern})$", "", outside))]


@engine("items")
def items(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """Numbers in words like “the following 3 topics”, or before a colon that ends a text, and other numbers of items."""
    for passages in reading.by_language().values():
        for at, passage in enumerate(passages):
            match = _announced(passage)
            found = _items_behind(passages, at) if match else []
            told = told_number(match, passage.language) if match else None
            if match and told and len(found) > 1 and told != len(found):
                span = Span(passage, *match.span(number_group(match)))
                values = {"count": len(found), "told": told}
                related = (Span.whole(found[-1]),)
                yield rule.found(span, values=values, related=related, states=(str(len(found)), str(told)))


def _announced(passage: Passage) -> re.Match[str] | None:
    """The number of things that a text announces at its end."""
    text, language = passage.text, passage.language
    match = shape("following", language).search(text)
    if match and len(re.findall(r"[。!?！？]", text[match.end() :])) <= 1:
        return match
    if text.rstrip().endswith((":", "：")):
        start = sentences(text)[-1][0]
        found = [
            each for each in shape("counted", language).finditer(text, start) if not text[each.end() :].strip(" :：")
        ]
        return found[-1] if found else None
    return None


def _items_behind(passages: Sequence[Passage], at: int) -> list[Passage]:
    """The items of the list that begins right behind a passage, without those of lists within it."""
    found: list[Passage] = []
    for passage in passages[at + 1 :]:
        if passage.kind is not Kind.ITEM:
            break
        if not found or passage.group == found[0].group:
            found.append(passage)
    return found

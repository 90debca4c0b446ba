"""What a section says in prose, against the data of the same section: staff, entries, participants, tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from galley.model.base import Item, below
from galley.model.inserts import StaffChartInsert, TableInsert, TallyInsert
from galley.model.publication import Publication
from galley.model.sections import Participants
from galley.model.tables import firsts
from galley.passages.passage import Kind, Passage
from galley.problem import Place
from galley.proof.engines.claims.countries import Countries, countries_of
from galley.proof.engines.claims.sums import Count, counts
from galley.proof.engines.claims.words import beside_text, clause_of, prose, sentences, shape, told_number
from galley.proof.finding import Finding, Span
from galley.proof.reading import Reading
from galley.proof.rulebook.engine import engine
from galley.proof.rulebook.rule import Rule

_FRONT = 5
"""So many letters tell a word of a language that declines its words; two characters one that does not write spaces."""
_PAIR = 2
_LETTER = re.compile("[a-zA-ZÀ-ɏΑ-ӿ]")
"""A letter of an alphabet whose words are parted by spaces: what begins with one begins a word."""
_INSIDE = "(?<![a-zA-ZÀ-ɏΑ-ӿ])"
_MARKS = re.compile(r"[，,、。；;：:（）()]|\s[–—]|——")


@dataclass(frozen=True, slots=True)
class _Repeat:
    """A text of two or more rows of a table: in how many, with how many countries in them, and where it stands first;
    `longer` are the texts of the table that it is a part of, as 最優秀作品賞 has 優秀作品賞 in it."""

    rows: int
    nations: int
    place: Place
    longer: frozenset[str]

    def standing(self, text: str, within: str) -> int:
        """Where a text stands first, not as a part of a longer one; -1 where it does not."""
        if text not in within:
            return -1
        longer = "|".join(sorted(map(re.escape, self.longer), key=len, reverse=True)) or "(?!)"
        own = f"{_INSIDE}{re.escape(text)}" if _LETTER.match(text) else re.escape(text)
        found = (match for match in re.finditer(f"(?:{longer})|(?P<own>{own})", within) if match["own"])
        return next((match.start() for match in found), -1)


@dataclass(frozen=True, slots=True)
class Datum:
    """A number of the data: where it stands; `whole` unless it is one of `parts`, which are of countries."""

    value: int
    place: Place
    parts: tuple[tuple[str, int, Place], ...] = ()
    complete: bool = True


@engine("beside")
def beside(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """Numbers of sentences that are not those of the charts, tallies, tables and participants of their section."""
    passages = [each for each in prose(reading) if each.kind in (Kind.PARAGRAPH, Kind.ITEM) and not each.remark]
    captions = {(each.address, each.language): each for each in reading.passages}
    tables: dict[tuple[str, str], dict[str, _Repeat]] = {}
    for publication in reading.desk.publications:
        for name, section in publication.sections.items():
            data = [each for each in below(section) if isinstance(each, _DATA)]
            for passage in passages if data else ():
                if passage.address.partition("/")[0] == name and _is_of(passage, publication):
                    countries = countries_of(reading.desk, passage.language)
                    for start, end in sentences(passage.text):
                        read = _Sentence(rule, passage, start, end, countries)
                        for item in data:
                            yield from read.against(item, captions, tables)


_DATA = (Participants, StaffChartInsert, TallyInsert, TableInsert)


def _is_of(passage: Passage, publication: Publication) -> bool:
    """Whether a passage, or what it is a translation of, is of a publication."""
    file = (passage.source or passage).file
    return not file or publication.folder in file


def _shares_word(caption: str, text: str, language: str) -> bool:
    """Whether a text speaks of what a caption names: it has a word of it, as far as endings let tell."""
    common = shape("common", language)
    if re.search(r"\w\s\w", caption):
        words = [each[:_FRONT].lower() for each in re.findall(r"[^\W\d_]{4,}", caption) if not common.match(each)]
        return any(re.search(rf"\b{re.escape(word)}", text.lower()) for word in words)
    pairs = (caption[at : at + _PAIR] for at in range(len(caption) - 1))
    return any(pair in text and pair.isalpha() and not common.search(pair) for pair in pairs)


def _repeated(
    table: TableInsert, language: str, captions: dict[tuple[str, str], Passage], countries: Countries
) -> dict[str, _Repeat]:
    """The texts that stand in two or more rows, and have a word in them."""
    rows: list[list[Passage]] = [[] for _ in table.rows]
    for (at, _), (row, column) in firsts(table).items():
        if cell := captions.get((f"{table.rows[row].address}/cells/{column + 1}", language)):
            rows[at].append(cell)
    nations = [set[str]().union(*(countries.named(cell.text) for cell in row)) for row in rows]
    holding: dict[str, list[int]] = {}
    for number, cells in enumerate(rows):
        for text in dict.fromkeys(cell.text for cell in cells):
            holding.setdefault(text, []).append(number)
    found: dict[str, _Repeat] = {}
    for text, places in holding.items():
        if len(places) > 1 and _is_word(text):
            first = next(cell for cell in rows[places[0]] if cell.text == text)
            longer = frozenset(each for each in holding if text in each and each != text)
            among = set[str]().union(*(nations[at] for at in places))
            found[text] = _Repeat(len(places), len(among), first.place(0, len(text)), longer)
    return found


def _is_word(text: str) -> bool:
    """Whether a text can be known again in a sentence: a number, a mark or a single letter of an alphabet cannot."""
    return any(map(str.isalpha, text)) and not _LETTER.fullmatch(text.strip())


class _Sentence:
    """A sentence, and what its counts are told of."""

    def __init__(self, rule: Rule, passage: Passage, start: int, end: int, countries: Countries) -> None:
        self.rule, self.passage, self.start, self.text = rule, passage, start, passage.text[start:end]
        self.language, self.countries = passage.language, countries
        self.counts: Sequence[Count] = counts(self.text, passage.language)

    def against(
        self, item: Item, captions: dict[tuple[str, str], Passage], tables: dict[tuple[str, str], dict[str, _Repeat]]
    ) -> Iterator[Finding]:
        """What the sentence says otherwise than an item of data; `tables` keeps what was found in the rows of each."""
        caption = captions.get((f"{item.address}/caption", self.language))
        match item:
            case StaffChartInsert():
                yield from self.of_people(item.total, item.place("total"))
            case TallyInsert() if caption and _shares_word(caption.text, self.text, self.language):
                parts = tuple((each.country, each.number, each.place("number")) for each in item.shares)
                whole = Datum(item.total, item.place("total"), parts)
                yield from self.of_countries(whole, shape("things", self.language))
            case Participants():
                parts = tuple((each.country, each.governments, each.place("governments")) for each in item.shares)
                whole = Datum(item.total, item.place("total"), parts, item.counted == item.total)
                yield from self.of_countries(whole, shape("governments", self.language))
            case TableInsert() if self.counts:
                key = (item.address, self.language)
                if key not in tables:
                    tables[key] = _repeated(item, self.language, captions, self.countries)
                yield from self.of_rows(tables[key])

    def _said(self, count: Count, right: int, place: Place) -> Iterator[Finding]:
        """The finding of a count that is not right."""
        span = Span(self.passage, self.start + count.start, self.start + count.end)
        told, text = int(count.value), str(right)
        if told != right:
            related, values = (beside_text(text, self.passage, place),), {"told": told, "right": right}
            yield self.rule.found(span, related=related, values=values, states=(str(told), text))

    def of_people(self, total: int, place: Place) -> Iterator[Finding]:
        """The first number of people in a sentence that speaks of staff, unless it is of some of them."""
        people, staff = shape("people", self.language), shape("staff", self.language)
        match = shape("staff-of", self.language).search(self.text)
        if match and (value := told_number(match, self.language)):
            yield from self._said(Count(*match.span(), Fraction(value), ""), total, place)
        elif staff.search(self.text):
            found = [each for each in self.counts if people.match(each.unit)]
            if found and (
                self._is_summed(found[0]) or not shape("open", self.language).search(self.text[: found[0].start])
            ):
                yield from self._said(found[0], total, place)

    def of_countries(self, whole: Datum, noun: re.Pattern[str]) -> Iterator[Finding]:
        """Numbers of countries, of what is counted in each, and of all of it."""
        nation, known = shape("nations", self.language), {id: (value, at) for id, value, at in whole.parts}
        others = [each for each in self.counts if not nation.match(each.unit)]
        counted = [each for each in others if noun.match(each.unit) or noun.search(self._behind(each))]
        of_one = {each.start: self._beside(each) for each in others if each in counted or _is_measure(each, counted)}
        rest = [each for each in counted if not of_one[each.start] and not self._is_observers(each)]
        for each in self.counts if counted else ():
            if nation.match(each.unit) and (whole.complete or each.value < len(known)):
                yield from self._said(each, len(known), whole.place)
            elif len(beside := of_one.get(each.start, set()) & known.keys()) == 1:
                yield from self._said(each, *known[beside.pop()])
        if len(rest) == 1:
            yield from self._said(rest[0], whole.value, whole.place)

    def _is_observers(self, count: Count) -> bool:
        return shape("observers", self.language).search(self._behind(count)) is not None

    def _behind(self, count: Count) -> str:
        """The words behind a count, as far as the next mark or number."""
        match = re.compile(r"[^\d，,、。；;：:（）()]{0,24}").match(self.text, count.end)
        return match[0] if match else ""

    def _beside(self, count: Count) -> set[str]:
        """The countries that are named between the marks on both sides of a count."""
        first = max((each.end for each in self.counts if each.end <= count.start), default=0)
        last = min((each.start for each in self.counts if each.start >= count.end), default=len(self.text))
        before = _MARKS.split(self.text[first : count.start])[-1]
        behind = _MARKS.split(self.text[count.end : last])[0]
        joint = shape("joints", self.language)
        return self.countries.within(joint.split(before)[-1]) or self.countries.within(joint.split(behind)[0])

    def _is_summed(self, count: Count) -> bool:
        """Whether a word of summing up stands right before a count."""
        found = shape("sum", self.language).finditer(self.text)
        return any(each.end() <= count.start and not self.text[each.end() : count.start].strip() for each in found)

    def of_rows(self, values: dict[str, _Repeat]) -> Iterator[Finding]:
        """Numbers of people or things that have got what so many rows of a table have, and of their countries."""
        nation = shape("nations", self.language)
        for text, repeat in values.items():
            at = repeat.standing(text, self.text)
            if at >= 0 and not self.countries.named(text):
                first, last = clause_of(self.text, (0, len(self.text)), at, at + len(text))
                inside = [each for each in self.counts if first <= each.start < last]
                things = [each for each in inside if not nation.match(each.unit)]
                for each in inside if len(things) == 1 else ():
                    right = repeat.rows if each in things else repeat.nations
                    yield from self._said(each, right or int(each.value), repeat.place)


def _is_measure(count: Count, counted: Sequence[Count]) -> bool:
    """Whether a count has the measure word of those whose noun is told: 中国5个 beside 33个地方政府."""
    return not count.unit or any(count.unit[:1] == other.unit[:1] for other in counted)

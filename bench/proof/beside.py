"""How many contradictions between prose and the data of its section are told: planted by seed into a publication's prose.

A number or day of a sentence that stands in the data as well — a chart, a tally, a table, participants, the days of the
section's meeting, years of the registry — is changed. It is found when a finding names its
passage where none did before, and told in full where that
is an error that names the other place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from galley.files import Files
from galley.model.base import below
from galley.model.inserts import StaffChartInsert, TableInsert, TallyInsert
from galley.model.publication import Publication
from galley.model.registry import Committee, Region
from galley.model.sections import ArticleSection, Participants
from galley.model.sections import Passage as Told
from galley.passages.passage import Kind, Passage, Stretch
from galley.pipeline.desk import publications, reading_of
from galley.problem import Place, Severity
from galley.proof.examination import RULES
from galley.proof.reading import Reading

COUNT = 19
FAMILIES = ("facts", "events")
_NUMBER = re.compile(
    r"(?<![\d.,第제A-Za-z])\d{1,4}(?![\d,.]*\d|st\b|nd\b|rd\b|th\b|-[а-я]| ?(?:million|thousand|млн|тыс|сая|мянга|万|億|亿|만|억))"
)
"""A number that is neither one of an order nor of thousands and millions."""


@dataclass(frozen=True, slots=True)
class Plant:
    """A number of a passage that the data have too, and what is written in its place."""

    sort: str
    passage: Passage
    start: int
    end: int
    new: str

    @property
    def text(self) -> str:
        """The passage with the fault."""
        return self.passage.text[: self.start] + self.new + self.passage.text[self.end :]


@dataclass(frozen=True, slots=True)
class Trial:
    """A planted fault, the codes that tell of its passage, and whether one of them is an error that names the other place."""

    plant: Plant
    found: tuple[str, ...]
    full: bool


def measured(root: Path, folder: str, seed: int, count: int = COUNT, languages: tuple[str, ...] = ()) -> list[Trial]:
    """Plant faults one by one into the prose of a publication, in all of its languages or some, and see which are told."""
    files = Files(root)
    read, sound = publications(files, [], [folder])
    reading, _ = reading_of(read[folder], files, languages, sound, [])
    chance = Random(seed)
    by_sort: dict[str, list[Plant]] = {}
    for plant in _plants(reading, read[folder], chance):
        if languages and plant.passage.language not in languages:
            continue
        by_sort.setdefault(plant.sort, []).append(plant)
    drawn: list[Plant] = []
    for each in by_sort.values():
        chance.shuffle(each)
    while len(drawn) < count and any(by_sort.values()):
        drawn += [each.pop() for each in by_sort.values() if each]
    return [_tried(plant, reading) for plant in drawn[:count]]


def told(trials: Sequence[Trial]) -> str:
    """How many were found, and those that were not."""
    lines = [f"{sum(bool(each.found) for each in trials)} of {len(trials)} found, "]
    lines[0] += f"{sum(each.full for each in trials)} as an error with the other place"
    for each in trials:
        plant, sign = each.plant, "+" if each.full else "~" if each.found else "-"
        around = f"{plant.text[max(plant.start - 16, 0) : plant.start]}⟦{plant.new}⟧{plant.text[plant.start + len(plant.new) :][:16]}"
        lines.append(
            f"{sign} {plant.sort} ({plant.passage.language}, {plant.passage.address}): {around} {', '.join(each.found)}"
        )
    return "\n".join(lines) + "\n"


def _tried(plant: Plant, reading: Reading) -> Trial:
    before, after = (_told(plant.passage, text, reading) for text in (plant.passage.text, plant.text))
    new = {code: full for (code, states), full in after.items() if (code, states) not in before}
    return Trial(plant, tuple(sorted(new)), any(new.values()))


def _told(passage: Passage, text: str, reading: Reading) -> dict[tuple[str, str], bool]:
    """What is told of a passage with a text, by code and message; whether it is an error that names another place."""
    section = passage.address.partition("/")[0]
    typed = replace(passage, text=text, stretches=(Stretch(0, Place(passage.file, 1, 1, len(text))),))
    near = (each for each in reading.passages if each.address.partition("/")[0] == section)
    passages = tuple(typed if each is passage else each for each in near if each.language == passage.language)
    found: dict[tuple[str, str], bool] = {}
    for rule in RULES:
        for each in rule.findings(replace(reading, passages=passages)) if rule.family in FAMILIES else ():
            if any(span.passage is typed for span in (each.span, *each.related)):
                full = (each.severity or rule.severity) is Severity.ERROR and bool(each.related)
                found[rule.code, str(each.message)] = full
    return found


def _plants(reading: Reading, publication: Publication, chance: Random) -> Iterator[Plant]:
    """All numbers of the prose that the data of their section, or the registry, have too."""
    for passage in reading.passages:
        name = passage.address.partition("/")[0]
        if passage.kind in (Kind.PARAGRAPH, Kind.ITEM) and not passage.remark and name in publication.sections:
            for match in _NUMBER.finditer(passage.text):
                for sort in dict.fromkeys(_sorts(passage, match, publication)):
                    yield Plant(sort, passage, *match.span(), _other(sort, match[0], chance))


def _other(sort: str, number: str, chance: Random) -> str:
    if sort == "day of the meeting":
        return str(int(number) + 5 if int(number) < 20 else int(number) - 9)
    return str(int(number) + chance.choice([step for step in (-2, -1, 1, 2, 3) if int(number) + step > 0]))


_DAY = re.compile(r"(?:\d{1,2}[月월] ?|сарын )$")
_MONTH = re.compile(r" ?(?:October|August|May|March|July|September|октября|августа|мая|марта|июля|сентября)")


def _sorts(passage: Passage, match: re.Match[str], publication: Publication) -> Iterator[str]:
    """What of the data a number of a passage is."""
    section, value, text = publication.sections[passage.address.partition("/")[0]], int(match[0]), passage.text
    if value >= 1900:
        yield from _years(passage, match, publication)
        return
    if _DAY.search(text[: match.start()]) or _MONTH.match(text, match.end()):
        days = _days(section, publication)
        if value in days and any(
            word in text
            for word in (
                "会议",
                "论坛",
                "会議",
                "フォーラム",
                "회의",
                "포럼",
                "forum",
                "Forum",
                "ssembly",
                "eeting",
                "форум",
                "Форум",
                "ссамбле",
                "хурал",
                "форум",
            )
        ):
            yield "day of the meeting"
        return
    for item in below(section):
        match item:
            case StaffChartInsert() if value == item.total:
                yield "staff"
            case TallyInsert() if value == item.total:
                yield "total of a tally"
            case Participants() if value == item.total:
                yield "participants"
            case Participants() if value in {each.governments for each in item.shares} and value > 1:
                yield "participants of a country"
            case TableInsert() if value > 1 and value in _repeated(item):
                yield "rows of a table"
            case _:
                pass


def _repeated(table: TableInsert) -> set[int]:
    columns = ([str(row.cells[at].source) for row in table.rows] for at in range(len(table.columns)))
    return {column.count(text) for column in columns for text in set(column)}


def _days(section: object, publication: Publication) -> set[int]:
    if not isinstance(section, ArticleSection):
        return set()
    ids = {section.meeting, *(each.meeting for each in below(section) if isinstance(each, Told))}
    meetings = [each for each in publication.registry.meetings if each.id in ids]
    return {day for each in meetings for day in (each.start.day, each.end.day if each.end else None) if day}


NEAR = 24
"""A year is that of a name that begins so many characters before or behind it, or nearer, in its sentence."""


def _years(passage: Passage, match: re.Match[str], publication: Publication) -> Iterator[str]:
    registry, language, value = publication.registry, passage.language, int(match[0])
    before = re.split(r"[。；]|\. ", passage.text[: match.start()])[-1][-NEAR:]
    behind = re.split(r"[。；]|\. ", passage.text[match.end() :])[0]
    entries: tuple[Committee | Region, ...] = (*registry.committees, *registry.regions)

    def is_near(name: str) -> bool:
        return name in before or -1 < behind.find(name) <= NEAR

    for entry in entries:
        names = [entry.name, *(each.name for each in entry.former)]
        if any(language in each and is_near(each[language].text) for each in names):
            if value in {each.until.year for each in entry.former}:
                yield "year of a former name"
            if isinstance(entry, Committee) and value == entry.since.year:
                yield "year of founding"
    for meeting in registry.meetings:
        series = next(each for each in registry.series if each.id == meeting.series)
        if value == meeting.start.year and language in series.title and not meeting.committee:
            title = series.title[language].text.replace("{number}", str(meeting.ordinal))
            if is_near(title):
                yield "year of a meeting"

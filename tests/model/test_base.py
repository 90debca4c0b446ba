"""What all models share: fields by their YAML keys, places, addresses, moments."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from documents import FILES, FOLDER, file_named, read, write
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from galley.model.base import Item, Report, _as_millimetres, below, contents, kebab, places, validated
from galley.model.dates import Moment
from galley.model.publication import Publication
from galley.model.sections import ArticleSection, CalendarSection
from galley.problem import Place
from galley.source import SourceMap, SourceText
from galley.text import Line, Prose


@pytest.fixture
def publication(tmp_path: Path) -> Publication:
    """The sound publication."""
    found, problems = read(write(tmp_path))
    assert found is not None and problems == []
    return found


@pytest.fixture
def article(publication: Publication) -> ArticleSection:
    """Its article."""
    section = publication.sections["assembly"]
    assert isinstance(section, ArticleSection)
    return section


def test_keys_are_kebab_case() -> None:
    assert kebab("source_language") == "source-language"


def test_values_have_their_types(publication: Publication, article: ArticleSection) -> None:
    assert publication.record.year == 2031
    assert publication.record.as_of == date(2031, 12, 31)
    assert publication.registry.regions[1].name["zh"].certain is False
    assert publication.registry.meetings[0].start == Moment(2029)
    assert article.passages[0].passages[0].numbered is False
    assert article.participants is not None and article.participants.shares[1].governments == 4


def held(item: Item) -> Iterator[object]:
    """Whatever stands in any field of an item and of all below it."""
    for value in vars(item).values():
        for part in value if isinstance(value, tuple) else (value,):
            yield part
            yield from held(part) if isinstance(part, Item) else ()


def test_all_items_and_texts_are_found(publication: Publication) -> None:
    """Fields whose type says that they hold none are passed over."""
    for root in (publication.registry, publication.record, *publication.sections.values()):
        found = list(held(root))
        assert list(below(root))[1:] == [part for part in found if isinstance(part, Item)]
        assert [text for _, text in contents(root)] == [part for part in found if isinstance(part, Line | Prose)]


def test_items_and_fields_know_their_places(publication: Publication) -> None:
    calendar = publication.sections["calendar"]
    assert isinstance(calendar, CalendarSection)
    event = calendar.events[1]
    file = f"{FOLDER}/calendar.yaml"
    assert (event.place().line, event.place().column) == (10, 5)
    assert event.place("start") == Place(file, 13, 12, 10)
    assert (event.place("note").line, event.place("note").column) == (10, 5)
    part = publication.record.parts[0]
    assert part.place_in("sections", 1) == Place(f"{FOLDER}/publication.yaml", 22, 9, 7)
    assert part.place_in("sections", 9).line == 20


def test_models_are_frozen(publication: Publication) -> None:
    with pytest.raises(ValueError, match="frozen"):
        publication.record.year = 2032  # type: ignore[misc]


def test_addresses_are_made_of_ids(publication: Publication, article: ArticleSection) -> None:
    addresses = [item.address for item in below(article)]
    assert addresses[0] == "assembly"
    assert "assembly/prizes/first" in addresses
    assert "assembly/overview/topics" in addresses
    assert "assembly/participants" in addresses
    assert publication.registry.regions[0].address == "registry/XA-1"
    assert publication.record.figures[0].address == "publication/members"


def test_texts_come_with_their_addresses(article: ArticleSection) -> None:
    found = dict(contents(article))
    assert {
        "assembly/title",
        "assembly/body",
        "assembly/declaration/articles/1",
        "assembly/prizes/first/cells/2",
    } <= set(found)
    assert found["assembly/overview/heading"].source == "概要"


def test_inserting_a_row_changes_no_other_address(tmp_path: Path) -> None:
    before = {item.address for item in below(read(write(tmp_path / "a"))[0].sections["calendar"])}  # type: ignore[union-attr]
    root = write(tmp_path / "b")
    path = root / FOLDER / "calendar.yaml"
    event = "  - id: new\n    host: XA-1\n    title: 新\n    start: 2031-01-01\n    location: 北城\n"
    path.write_text(path.read_text(encoding="utf-8").replace("events:\n", f"events:\n{event}"), encoding="utf-8")
    after = {item.address for item in below(read(root)[0].sections["calendar"])}  # type: ignore[union-attr]
    assert after - before == {"calendar/new"}
    assert before <= after


def test_every_address_has_a_place(article: ArticleSection) -> None:
    known = places(article)
    assert (known["assembly/body/p1"].line, known["assembly/body/p1"].column) == (13, 3)
    assert known["assembly/prizes"].line == 40
    assert known["assembly/overview/body/p1"].line == 25
    assert all(place.file == f"{FOLDER}/assembly.yaml" and place.line for place in known.values())


@pytest.mark.parametrize(
    ("first", "second", "before"),
    [
        (Moment(2030), Moment(2031), True),
        (Moment(2031), Moment(2031, 5), False),
        (Moment(2031, 5), Moment(2031), False),
        (Moment(2031, 4), Moment(2031, 5, 1), True),
        (Moment(2031, 5), Moment(2031, 5, 9), False),
        (Moment(2031, 5, 8), Moment(2031, 5, 9), True),
        (Moment(2031, 5, 9), Moment(2031, 5, 9), False),
        (Moment(2031, 6), Moment(2031, 5, 9), False),
    ],
)
def test_a_moment_is_before_another_as_far_as_both_are_known(first: Moment, second: Moment, before: bool) -> None:
    assert first.is_before(second) is before


MOMENTS = st.builds(
    lambda year, month, day: Moment(year, month, day if month else None),
    st.integers(1990, 2040),
    st.none() | st.integers(1, 12),
    st.none() | st.integers(1, 28),
)


@given(MOMENTS, MOMENTS)
def test_of_two_moments_at_most_one_is_before_the_other(first: Moment, second: Moment) -> None:
    assert not (first.is_before(second) and second.is_before(first))


def test_a_moment_is_written_as_in_the_files() -> None:
    assert [str(moment) for moment in (Moment(2031), Moment(2031, 5), Moment(2031, 5, 9))] == [
        "2031",
        "2031-05",
        "2031-05-09",
    ]
    assert Moment(2031, 5).first == date(2031, 5, 1)


@pytest.mark.parametrize(("written", "length"), [("210", "210"), ("215.9", "215.9"), ("1", "1")])
def test_millimetres_have_one_decimal_at_most(written: str, length: str) -> None:
    assert _as_millimetres(written) == Decimal(length)


@pytest.mark.parametrize("written", ["0", "-3", "215.90", "215,9", "210mm", "10000", "", ["1"]])
def test_what_is_no_length_is_refused(written: object) -> None:
    with pytest.raises(PydanticCustomError, match="no length in millimetres"):
        _as_millimetres(written)


@pytest.mark.parametrize(
    ("stem", "old", "new", "code", "mend"),
    [
        ("calendar", "title: 集市", "title: |\n      集\n      市\n    note: x", "one-line", "write it on one line"),
        ("calendar", "title: 集市", "title: |\n\n      集市\n    note: x", "", ""),
        ("calendar", "title: 集市", 'title: " "', "empty", "write something between the quotes, or delete the line"),
        ("calendar", "title: 集市", "title: [集市]", "type", "write text on one line, or below a `|`"),
        ("front", "body: |\n  {union}有{members}个会员，人口{people}。\n", "body: [x]\n", "type", "write text on one line, or below a `|`"),
        ("assembly", 'cells: [某乙, "1"]', 'cells: ["", "1"]', "", ""),
        ("assembly", 'cells: [某乙, "1"]', 'cells: ["某\\n乙", "1"]', "one-line", "write it on one line"),
        ("assembly", "numbered: false", "numbered: no", "flag", "write true or false"),
    ],
)  # fmt: skip
def test_a_text_of_a_field_is_what_the_field_wants(
    tmp_path: Path, stem: str, old: str, new: str, code: str, mend: str
) -> None:
    files = {**FILES, file_named(stem): FILES[file_named(stem)].replace(old, new)}
    assert files != FILES
    told = [(each.code, each.mend) for each in read(write(tmp_path, files))[1]]
    assert told == ([(f"reader.{code}", mend)] if code else [])


def test_an_element_past_the_last_stands_where_its_list_does(publication: Publication) -> None:
    part, file = publication.record.parts[0], f"{FOLDER}/publication.yaml"
    assert [part.place_in("sections", at).line for at in (0, 3, 4, 5)] == [21, 24, 20, 20]
    assert part.place_in("sections", "front").line == 20 and part.place_in("title", 0).line == part.place("title").line
    assert publication.record.place_in("isbn", "zh") == Place(file, 8, 7, 17)
    made = Item()
    assert (made.place(), made.place("id"), made.place_in("id", 0), made.address) == (*(Place(""),) * 3, "")


def test_a_field_that_is_unknown_is_told_to_who_asks_for_it_alone(publication: Publication) -> None:
    data = SourceMap(Place("a.yaml", 1, 1))
    data["word"] = SourceText("x")
    assert isinstance(Item.model_validate(data), Item)
    report = Report()
    assert validated(Item, data, report)[0] is not None
    assert [(each.code, each.place) for each in report.problems] == [("reader.unknown-field", Place("a.yaml", 1, 1))]

"""What templates are given: sizes of pictures, places in the book, and what is told where a template is at fault."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
from conftest import REPORT, ROOT, as_read
from jinja2 import TemplateNotFound, TemplateSyntaxError, UndefinedError
from pages import book_of, speaking, yearbook

from galley.figures import Surface
from galley.files import Files
from galley.markup.album import Album, _Sections
from galley.markup.naming import Naming
from galley.markup.render import (
    Asked,
    _ask,
    _at_the_foot,
    _by_month,
    _fault,
    _outline,
    _parts,
    _source,
    _unlettered,
    context_of,
    naming_of,
    spine,
)
from galley.message import said
from galley.model.dates import Moment
from galley.problem import Place, Severity
from galley.theme import MM_PER_PT


def shown(width: str, height: float | None = None, file: str = "a b.png") -> tuple[str, Asked]:
    asked: dict[str, Asked] = {}
    picture: Any = SimpleNamespace(file=file)
    book: Any = SimpleNamespace(
        trim=SimpleNamespace(width_mm=100 * MM_PER_PT, height_mm=300 * MM_PER_PT), surface=Surface(50, 200)
    )
    url = _ask(book, asked, picture, width, height)
    return url, asked[url]


@pytest.mark.parametrize(
    ("width", "height", "url", "share", "fills"),
    [
        ("full", None, "picture:a%20b.png?full", 1.0, None),
        ("half", None, "picture:a%20b.png?half", 0.5, None),
        ("third", None, "picture:a%20b.png?third", 1 / 3, None),
        ("half", 0.25, "picture:a%20b.png?halfx0.250", 0.5, 0.25),
        ("page", None, "picture:a%20b.png?page", 2.0, 1.5),
    ],
)
def test_a_picture_is_asked_for_by_the_room_that_it_fills(
    width: str, height: float | None, url: str, share: float, fills: float | None
) -> None:
    name, asked = shown(width, height)
    assert (name, asked.url, asked.height and round(asked.height, 6)) == (url, url, fills)
    assert asked.share == pytest.approx(share)


def test_what_a_book_tells_its_templates() -> None:
    book = book_of(yearbook(), "en")
    told = context_of(book)
    high = book.surface.height
    assert told["follows_to"] == f"{book.trim.top_pt + high * 2 / 3:.2f}pt"
    assert (told["type_height"], told["sunk"]) == (f"{high:.2f}pt", f"{high * 0.35:.2f}pt")
    assert (told["panels"], told["draft"], told["typefaces"]) == ((), False, ("Sample & Serif",))
    assert told["record"] is yearbook().record and told["registry"] is yearbook().registry


def test_parts_number_their_sections_and_one_without_any_is_left_out() -> None:
    book = book_of(yearbook(), "en")
    parts = _parts(book)
    work = next(sections for part, sections in parts if part.id == "work")
    assert [(number, name) for number, name, _ in work] == [(1, "council"), (2, "workshop"), (3, "news")]
    bare = [part.model_copy(update={"sections": ()}) if part.id == "work" else part for part in yearbook().record.parts]
    record = yearbook().record.model_copy(update={"parts": tuple(bare)})
    fewer = _parts(book_of(yearbook().model_copy(update={"record": record}), "en"))
    assert [part.id for part, _ in fewer] == [part.id for part, _ in parts if part.id != "work"]


def test_events_stand_by_the_month_of_their_first_day() -> None:
    events: Any = [SimpleNamespace(start=Moment(*each)) for each in ((2015, 1), (2015, 1, 9), (2015, 2), (2016, 2))]
    assert [(key, len(group)) for key, group in _by_month(events)] == [((2015, 1), 2), ((2015, 2), 1), ((2016, 2), 1)]


def test_the_foot_of_a_spine_tells_a_year_that_the_title_does_not() -> None:
    book = book_of(yearbook(), "en")
    naming = naming_of(book)
    issuer = naming.organisation(yearbook().record.issuer)
    short = naming.plain(issuer.short or issuer.name)
    assert _at_the_foot(naming, yearbook(), "Yearbook") == (short, "2021")
    assert _at_the_foot(naming, yearbook(), "Yearbook 2021") == (short,)


@pytest.mark.parametrize(("width", "told"), [(5.9, []), (6.0, ["cover.spine"]), (8.0, ["cover.spine"])])
def test_a_spine_that_is_thick_enough_and_has_no_words_is_told(width: float, told: list[str]) -> None:
    book = book_of(yearbook(), "en")
    low = replace(book, trim=book.trim.model_copy(update={"height_mm": Decimal(40)}))
    text, problems = spine(low, width, Files(ROOT))
    assert [each.code for each in problems] == told and text


def test_why_nothing_stands_on_a_spine() -> None:
    problem = _unlettered(7.25)
    assert (problem.severity, "7.2 mm thick" in problem.message) == (Severity.NOTE, True)


@pytest.mark.parametrize(
    ("error", "message", "place"),
    [
        (TemplateNotFound("a.j2"), "there is no template a.j2", Place("templates/book.html.j2", None)),
        (
            TemplateSyntaxError("odd", 3, "a.j2", "templates/a.j2"),
            "TemplateSyntaxError: odd",
            Place("templates/a.j2", 3),
        ),
        (TemplateSyntaxError("odd", 3, "a.j2"), "TemplateSyntaxError: odd", Place("templates/a.j2", 3)),
        (UndefinedError("no x"), "UndefinedError: no x", Place("templates/book.html.j2", None)),
        (
            LookupError(said("nothing has the id {id}", id="x")),
            "LookupError: nothing has the id x",
            Place("templates/book.html.j2", None),
        ),
        (ValueError("plain"), "ValueError: plain", Place("templates/book.html.j2", None)),
    ],
)
def test_a_fault_of_a_template_is_told_with_its_place(error: Exception, message: str, place: Place) -> None:
    problem = _fault(error)
    assert (problem.code, problem.message, problem.place) == ("markup.template", message, place)


def test_a_template_of_the_publication_stands_before_the_common_one(tmp_path: Any) -> None:
    for folder in ("templates", "content/a/templates"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "templates/x.j2").write_text("common")
    (tmp_path / "content/a/templates/x.j2").write_text("own")
    files = Files(tmp_path)
    assert [_source(files, "content/a", name)[0] for name in ("x.j2", "templates/x.j2")] == ["own", "common"]
    assert _source(files, "content/b", "x.j2")[1] == "templates/x.j2"


def test_an_outline_is_its_number_and_its_words() -> None:
    naming = naming_of(book_of(yearbook(), "en"))
    title = yearbook().record.title
    words = _outline(naming, title)
    assert (_outline(naming, title, None, "1"), _outline(naming, title, None, "（1）")) == (
        f"1 {words}",
        f"（1）{words}",
    )


def test_a_committee_has_the_name_of_its_day() -> None:
    publication = as_read(REPORT)
    registry = publication.registry
    committee = registry.committees[0]
    before = {language: spelling.model_copy(update={"text": "Old"}) for language, spelling in committee.name.items()}
    former: Any = SimpleNamespace(name=before, until=Moment(2014, 6, 1))
    renamed = committee.model_copy(update={"former": (former,)})
    for day, is_old in (("2014-05-31", True), ("2014-06-01", False), ("2014-06-02", False)):
        record = publication.record.model_copy(update={"as_of": Moment(*map(int, day.split("-"))).first})
        speaker = Naming(publication.model_copy(update={"record": record}), speaking("en"))
        assert ("Old" in speaker.committee(renamed)) is is_old


def test_an_album_takes_what_is_known_and_draws_the_rest() -> None:
    sections = _Sections({"a": 1})
    assert not sections.asked
    for ask in (lambda each: each["a"], list, len):
        asked = _Sections({"a": 1})
        ask(asked)
        assert asked.asked
    publication = yearbook()
    album = Album()
    name = next(iter(publication.sections))
    digest, bare = album.section(publication, publication.sections[name])
    assert digest.startswith(f"{name} ") and type(bare) is type(publication.sections[name])
    assert album.section(publication, publication.sections[name])[0] == digest

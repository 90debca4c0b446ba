"""Whatever stands in the content is text: it never becomes mark-up."""

from __future__ import annotations

import json
import re

import pytest
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup
from pages import Page, book_of, parsed, speaking, yearbook

from galley.files import Files
from galley.markup import html, inline
from galley.markup.naming import Naming
from galley.model.publication import Publication
from galley.problem import Place
from galley.reader import read_publication
from galley.source import SourceText
from galley.text import Link, Note, NoteCall, Paragraph, Prose, Reference, Styled, Text

NASTY = """<script>alert("1")</script> & '<b onload=x>' "quoted" {{ 7 * 7 }} {% raw %}"""
WRITTEN = re.sub(r"([<{}*])", r"\\\1", NASTY)
"""The same as an author has to write it in Markdown."""

BOOK = {
    "registry/organisations.yaml": """kind: organisations
organisations:
  - id: club
    name: {en: NASTY}
    short: {en: NASTY}
    url: https://club.example/?a=1&b="<i>
""",
    "registry/people.yaml": """kind: people
people:
  - id: ann
    name: {en: NASTY}
    offices: [{title: {en: NASTY}}]
""",
    "book/publication.yaml": """kind: publication
title: LINE
english: NASTY
issuer: club
year: 2031
as-of: 2031-05-01
source-language: en
languages: [en]
specimen: LINE
figures:
  - {id: paths, value: 3, label: LINE}
parts:
  - {id: all, title: LINE, english: NASTY, sections: [front, letters, paths, dates, news, end]}
""",
    "book/front.yaml": """kind: front
title: LINE
slogan: LINE
body: LINE
figures: [paths]
""",
    "book/letters.yaml": """kind: letters
title: LINE
letters:
  - id: one
    author: ann
    date: 2031-04-01
    salutations: [LINE]
    abridged: true
    remark: LINE
    portrait: {file: 'a"><i>.png', alt: LINE}
    body: LINE
""",
    "book/paths.yaml": """kind: article
title: LINE
body: |
  TEXT **TEXT** {club} {club:short} {ann:office} {paths:label}

  - TEXT

  > TEXT

  # TEXT

  {picture}

  {table}

  {box}

  {lists}

  {clubs}

  {staff}

  See {table}, {picture} and {box}.
passages:
  - {id: one, heading: LINE, body: LINE}
inserts:
  - {kind: figure, id: picture, caption: LINE, picture: {file: a.png, alt: LINE, credit: LINE}}
  - {kind: table, id: table, caption: LINE, columns: [{id: a, heading: LINE}], rows: [{id: r, cells: [LINE]}]}
  - {kind: box, id: box, heading: LINE, body: LINE, articles: [LINE], location: LINE}
  - kind: groups
    id: lists
    caption: LINE
    groups: [{id: a, label: LINE, count: 1, names: [LINE]}]
    total: 1
    remark: LINE
  - {kind: profiles, id: clubs, caption: LINE, profiles: [{id: a, organisation: club, body: LINE}]}
  - {kind: staff-chart, id: staff, caption: LINE, head: {id: a, person: ann, title: LINE}, total: 1}
""",
    "book/news.yaml": """kind: news
title: LINE
items:
  - {id: fair, month: 2031-03, title: LINE, body: LINE, picture: {file: b.png, alt: LINE}}
""",
    "book/end.yaml": """kind: colophon
title: LINE
body: LINE
""",
    "book/dates.yaml": """kind: calendar
title: LINE
year: 2031
events:
  - {id: walk, host: club, title: LINE, location: LINE, start: 2031-03-01}
""",
}


def quoted(text: str) -> str:
    """A scalar of YAML, of which JSON is a part."""
    return json.dumps(text)


@pytest.fixture(scope="module")
def publication(tmp_path_factory: pytest.TempPathFactory) -> Publication:
    root = tmp_path_factory.mktemp("escaping")
    for name, text in BOOK.items():
        path = root / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        for word, meant in (("NASTY", quoted(NASTY)), ("LINE", quoted(WRITTEN)), ("TEXT", WRITTEN)):
            text = text.replace(word, meant)
        path.write_text(text, encoding="utf-8")
    found, problems = read_publication(Files(root), "content/book")
    assert found is not None, problems
    return found


def set_in(language: str, publication: Publication) -> Page:
    text, asked, problems = html(book_of(publication, language), Files(ROOT))
    assert problems == []
    assert len(asked) == 3
    return parsed(text)


@pytest.fixture(scope="module")
def page(publication: Publication) -> Page:
    return set_in("en", publication)


def test_nothing_of_the_content_becomes_an_element(page: Page) -> None:
    assert not {"script", "b", "i"} & {element.tag for element in page.elements}
    assert not [name for element in page.elements for name in element.attributes if name.startswith("on")]


@pytest.mark.parametrize(
    ("tag", "class_"),
    [
        ("p", "issuer"),
        ("p", "title"),
        ("p", "specimen"),
        ("h2", "section-title"),
        ("p", "slogan"),
        ("span", "label"),
        ("p", "office"),
        ("p", "salutation"),
        ("p", "name"),
        ("blockquote", ""),
        ("li", ""),
        ("strong", ""),
        ("h3", "run-in"),
        ("h3", "heading"),
        ("span", "caption"),
        ("span", "credit"),
        ("th", "start"),
        ("td", "start"),
        ("h3", "box-title"),
        ("p", "article"),
        ("p", "location"),
        ("td", "host"),
        ("td", "event"),
        ("td", "location"),
        ("h3", "grid-title"),
        ("h4", "profile-name"),
        ("p", "post"),
        ("p", "person"),
        ("h3", "news-title"),
        ("div", "place"),
        ("dd", ""),
    ],
)
def test_it_is_there_as_text(page: Page, tag: str, class_: str) -> None:
    found = page.all(tag, class_=class_) if class_ else page.all(tag)
    assert any(NASTY in element.text for element in found)


def test_english_titles_are_text_and_stand_in_books_of_other_languages_only(
    page: Page, publication: Publication
) -> None:
    assert page.all("p", class_="english") == page.all("span", class_="english") == []
    other = set_in("zh", publication)
    titles = [*other.all("p", class_="english"), *other.all("span", class_="english")]
    assert [title.text for title in titles] == [NASTY] * 3


def test_it_is_there_in_attributes(page: Page) -> None:
    assert {image.attributes["alt"] for image in page.all("img")} == {NASTY}
    assert [meta.attributes["content"] for meta in page.all("meta", name="description")] == [NASTY]
    assert 'https://club.example/?a=1&b="<i>' in {link.attributes["href"] for link in page.all("a")}


def test_the_title_of_the_window_is_whole(page: Page) -> None:
    (title,) = page.all("title")
    assert title.text == f"{NASTY} (specimen)"


def test_references_to_inserts_show_their_titles_as_text(page: Page) -> None:
    links = [link.text for link in page.all("a") if link.attributes["href"].startswith("#paths/")]
    assert links == [NASTY] * 3


@given(st.text())
def test_any_run_of_characters_is_text(text: str) -> None:
    written = inline.html(
        [Text(text), Styled("em", (Text(text),)), Link(f"https://a.example/{text}", ())], "en", refer, str
    )
    page = parsed(str(written))
    assert [element.tag for element in page.elements if element.tag != "span"] == ["em", "a"]
    assert page.text == text + text


@pytest.fixture(scope="module")
def naming() -> Naming:
    """One who says the notes of the yearbook."""
    return Naming(yearbook(), speaking("en"))


@given(address=st.text())
def test_an_address_of_a_note_is_an_attribute(naming: Naming, address: str) -> None:
    note = Note("note-a", "a", (Paragraph("note-a.p1", (Text("note"),), Place("x")),), Place("x"))
    call = Paragraph("p1", (NoteCall("a", Place("x")),), Place("x"))
    prose = Prose((call,), {"a": note}, SourceText(""))
    written = naming.run(call, prose, None, address)
    (element,) = parsed(written).elements
    assert list(element.attributes) == ["class", "data-address"]


def refer(reference: Reference) -> Markup:
    raise AssertionError(reference)

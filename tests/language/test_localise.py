"""A publication in another language: translated where it may print, the source elsewhere, all else as it was."""

from __future__ import annotations

from pathlib import Path

import polib
from catalogue_texts import NAME, filled, publication, translated

from galley.language.catalogue import parse
from galley.language.localise import localised
from galley.language.merge import update
from galley.language.translations import State, blank, make_fuzzy
from galley.language.units import units
from galley.language.writing import written
from galley.model.base import below, contents, places
from galley.model.facts import check as check_facts
from galley.model.publication import Publication
from galley.text import Paragraph, Prose, Text

BODY = "各位会员[^1]。\n\n      - 一\n\n      > 引文\n\n      [^1]: 注"


def catalogue(source: Publication, **translations: str) -> polib.POFile:
    entries = update(blank("ja", source.name), units(source))
    return filled(entries, translations)


def texts(found: Publication) -> dict[str, str]:
    return {unit.address: unit.text for unit in units(found)}


def test_translations_stand_in_the_places_of_their_sources(tmp_path: Path) -> None:
    source = publication(tmp_path, ("letters", "各位会员。", BODY))
    translations = {
        "年鉴": "年報",
        "各位会员[^1]。": "会員[^1]の皆様。",
        "一": "その一",
        "引文": "引用",
        "注": "注釈",
        "治水。": "治水だ。",
    }
    found = localised(source, "ja", catalogue(source, **translations))
    assert found.problems == []
    now = texts(found.publication)
    assert now["publication/title"] == "年報"
    assert now["letters/clerk/body/p1"] == "会員[^1]の皆様。"
    assert now["letters/clerk/body/l1.1.p1"] == "その一"
    assert now["letters/clerk/body/q1.p1"] == "引用"
    assert now["letters/clerk/body/note-1.p1"] == "注釈"
    assert now["assembly/declaration/articles/1/p1"] == "治水だ。"
    assert now["calendar/market/title"] == "集市"
    assert found.states["letters/clerk/body/note-1.p1"] is State.DRAFT
    assert found.states["calendar/market/title"] is State.MISSING
    assert set(found.states) == {unit.address for unit in units(source)}


def test_each_text_tells_its_language(tmp_path: Path) -> None:
    source = publication(tmp_path)
    found = localised(source, "ja", catalogue(source, 年鉴="年報")).publication
    assert found.record.title.language == "ja"
    (body,) = [content for address, content in contents(found.sections["front"]) if address == "front/body"]
    assert isinstance(body, Prose) and isinstance(body.blocks[0], Paragraph)
    assert body.blocks[0].language is None
    assert source.record.title.language is None


def test_nothing_but_texts_changes(tmp_path: Path) -> None:
    source = publication(tmp_path, ("letters", "各位会员。", BODY))
    found = localised(source, "ja", translated(catalogue(source))).publication
    assert places(found.record, *found.sections.values()) == places(source.record, *source.sections.values())
    before = [(item.address, item.place()) for section in source.sections.values() for item in below(section)]
    assert [(item.address, item.place()) for section in found.sections.values() for item in below(section)] == before
    assert found.sections["calendar"].place("title") == source.sections["calendar"].place("title")
    assert (found.name, found.folder, found.registry) == (source.name, source.folder, source.registry)
    assert check_facts(found) == []
    assert units(localised(source, "ja", catalogue(source)).publication) == units(source)


def test_the_source_is_left_as_it_was(tmp_path: Path) -> None:
    source = publication(tmp_path)
    before = texts(source)
    localised(source, "ja", translated(catalogue(source)))
    assert texts(source) == before


def test_fuzzy_and_faulty_translations_show_the_source(tmp_path: Path) -> None:
    source = publication(tmp_path)
    entries = catalogue(source, 年鉴="年報", 集市="<b>市</b>")
    make_fuzzy(next(entry for entry in entries if entry.msgid == "年鉴"), "年册")
    entries, _ = parse(written(entries), NAME)
    found = localised(source, "ja", entries)
    assert texts(found.publication) == texts(source)
    assert found.states["publication/title"] is State.FUZZY
    assert found.states["calendar/market/title"] is State.FUZZY
    (*problems,) = found.problems
    assert {(problem.code, problem.language) for problem in problems} == {("language.po-markup", "ja")}
    place = problems[0].place
    assert place is not None and (place.file, place.line is not None) == (NAME, True)
    assert problems[0].related[0].file.endswith("calendar.yaml")


def test_texts_written_in_the_language_stay_as_they_are(tmp_path: Path) -> None:
    source = publication(tmp_path, ("letters", "title: 致辞", "title: 挨拶\nsource-language: ja"))
    found = localised(source, "ja", translated(catalogue(source)))
    assert texts(found.publication)["letters/title"] == "挨拶"
    assert not any(address.startswith("letters/") for address in found.states)
    title = found.publication.sections["letters"].title
    assert (title.language, title.inlines) == (None, (Text("挨拶"),))


def test_every_unit_is_reached(tmp_path: Path) -> None:
    source = publication(tmp_path, ("letters", "各位会员。", BODY))
    found = localised(source, "ja", translated(catalogue(source)))
    assert set(found.states.values()) == {State.DRAFT}
    assert texts(found.publication) == {address: f"{text}́" for address, text in texts(source).items()}


def test_without_a_catalogue_a_publication_in_its_own_language_is_as_it_was(tmp_path: Path) -> None:
    source = publication(tmp_path)
    own = localised(source, "zh", polib.POFile())
    assert own.publication is source and (own.states, own.problems, own.is_draft) == ({}, [], False)
    other = localised(source, "ja", polib.POFile())
    assert set(other.states.values()) == {State.MISSING} and not other.is_draft
    mixed = publication(tmp_path / "mixed", ("letters", "title: 致辞", "title: 挨拶\nsource-language: ja"))
    assert {each.split("/")[0] for each in localised(mixed, "zh", polib.POFile()).states} == {"letters"}
    assert localised(source, "ja", translated(catalogue(source))).is_draft

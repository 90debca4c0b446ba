"""Units beside each other in two languages: none is lost, and each says how far it is."""

from __future__ import annotations

from pathlib import Path

import one_article
import pytest
from small_project import FOLDER, NAME, replace

from galley.files import Files
from galley.language import catalogue, translations
from galley.language.localise import localised
from galley.language.pairs import Pair, pairs, sections
from galley.language.translations import State
from galley.language.units import units
from galley.model.publication import Publication
from galley.reader import read_publication
from galley.text import Text, write

ENTRIES = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"

# Is this the usual word?
msgid "山路"
msgstr "Paths"

#, fuzzy
#| msgid "山路会整修山路。"
msgid "山路会在春天整修山路。"
msgstr "The club mends its {paths}."

msgid "小屋"
msgstr "Huts"
"""


@pytest.fixture
def publication(tmp_path: Path) -> Publication:
    one_article.make(tmp_path)
    replace(tmp_path, f"{FOLDER}/huts.yaml", "kind: article", "kind: article\nsource-language: en")
    found, _ = read_publication(Files(tmp_path), FOLDER)
    assert found is not None
    return found


def paired(publication: Publication, review: bool = False) -> dict[str, Pair]:
    """The pairs of the English book with the source, by address."""
    entries, problems = catalogue.parse(ENTRIES, f"locales/en/LC_MESSAGES/{NAME}.po")
    assert problems == []
    if review:
        translations.sign(entries[0], "Ri An", "2031-05-02")
    told = localised(publication, "en", entries)
    return {each.unit.address: each for each in pairs(publication, told, publication, "en", entries)}


def test_every_unit_has_its_pair_in_the_order_of_the_book(publication: Publication) -> None:
    found = paired(publication)
    texts = units(publication)
    assert [(each.number, each.unit) for each in found.values()] == list(enumerate(texts, 1))
    assert [write(each.faced.inlines) for each in found.values()] == [each.text for each in texts]
    assert [name for name, _ in sections(list(found.values()))] == ["publication", "paths", "huts"]


def test_a_pair_says_how_far_it_is_and_where_it_is_written(publication: Publication) -> None:
    found = paired(publication)
    title = found["paths/title"]
    assert title.translation is not None and write(title.translation.inlines) == "Paths"
    assert (title.state, title.translation.language, title.at.line) == (State.DRAFT, "en", 5)
    assert list(title.comments) == ["Is this the usual word?"] and title.previous == ""
    missing = found["publication/title"]
    assert (missing.state, missing.translation, missing.at) == (State.MISSING, None, missing.unit.place)


def test_a_review_is_told_without_its_hash_while_it_holds(publication: Publication) -> None:
    reviewed = paired(publication, review=True)["paths/title"]
    assert reviewed.state is State.REVIEWED
    assert list(reviewed.comments) == ["Is this the usual word?", "reviewed: Ri An 2031-05-02"]


def test_what_is_not_up_to_date_shows_its_source_and_what_is_faulty_as_it_is_written(publication: Publication) -> None:
    fuzzy = paired(publication)["paths/body/p1"]
    assert (fuzzy.state, fuzzy.previous) == (State.FUZZY, "山路会整修山路。")
    assert fuzzy.translation is not None and fuzzy.translation.inlines == (Text("The club mends its {paths}."),)


def test_what_is_written_in_the_language_stands_on_both_sides(publication: Publication) -> None:
    own = paired(publication)["huts/title"]
    assert own.state is None and own.translation == own.faced and write(own.faced.inlines) == "小屋"


def test_what_is_not_translated_has_none_to_show_and_what_is_out_of_date_is_shown_with_its_marks(
    tmp_path: Path,
) -> None:
    one_article.make(tmp_path)
    found, _ = read_publication(Files(tmp_path), FOLDER)
    assert found is not None
    text = ENTRIES.replace('"Paths"', '" "').replace("its {paths}.", "5 \\\\* 5 paths.")
    entries, problems = catalogue.parse(text, f"locales/en/LC_MESSAGES/{NAME}.po")
    assert problems == []
    told = {each.unit.address: each for each in pairs(found, localised(found, "en", entries), found, "en", entries)}
    title, body, huts = (told[each] for each in ("paths/title", "paths/body/p1", "huts/title"))
    assert (title.state, title.translation, title.at.line, list(title.comments)) == (
        *(State.MISSING, None, 5),
        ["Is this the usual word?"],
    )
    assert body.state is State.FUZZY and body.translation is not None
    assert body.translation.inlines == (Text("The club mends 5 * 5 paths."),)
    assert (huts.state, huts.previous, huts.translation and huts.translation.language) == (State.DRAFT, "", "en")

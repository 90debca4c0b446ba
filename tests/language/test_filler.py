"""Filler text: as long as translations usually are, in the letters of the language, with what has no words where it was."""

from __future__ import annotations

import re
import unicodedata

import polib
import pytest
from conftest import as_read

from galley.language import filler
from galley.language.localise import Localised, localised
from galley.language.units import units
from galley.text import Reference, leaves

LEAFLET = "content/leaflet"
SOURCE = "山区各镇一起修路造林，互相派人学习手艺，冬天合办滑雪比赛，夏天同唱山歌，让孩子们认识邻村的朋友。" * 3
HAN = len(re.findall(r"[\u4e00-\u9fff]", SOURCE))


@pytest.mark.parametrize(
    ("language", "letters", "scripts"),
    [
        ("ja", 1.64, {"CJK", "HIRAGANA"}),
        ("ko", 1.48, {"HANGUL"}),
        ("mn", 3.84, {"CYRILLIC"}),
        ("ru", 3.95, {"CYRILLIC"}),
        ("en", 3.88, {"LATIN"}),
    ],
)
def test_it_is_as_long_as_a_translation_in_letters_of_the_language(
    language: str, letters: float, scripts: set[str]
) -> None:
    said = filler.text_of(SOURCE, language)
    found = [letter for letter in said if letter.isalpha()]
    assert len(found) == pytest.approx(HAN * letters, rel=0.02)
    assert {unicodedata.name(letter).split()[0] for letter in found} == scripts
    assert (" " in said) is (language != "ja")
    assert max(map(len, re.findall(r"\w+", said))) <= 16 or language == "ja"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("ja", "方方の協協議し地し推進進しのの地、のる協るの交協会推会（協地議）"),
        ("ko", " 방방정추 추사회지회 협력력 회정정, 정전추 전정부 추의협 (추지사) "),
        ("mn", " жипреготи тимерелел обгосен даобза забарар, рада басензачи тижи гоумко (кооб гоза) "),
        ("ru", " жипреготи тимерел елобгосен даобзазаба рараг, радабасен зачитижиго умков (кообгоза) "),
        ("en", " forpre contiti merelelov consen deovgangan a, ratde adsen ganwil tifor co (inov cong) "),
        ("fr", " forpre contiti merelelov consen deovgangan a, ratde adsen ganwil tifor co (inov cong) "),
    ],
)
def test_the_same_text_has_the_same_filler_on_every_machine(language: str, said: str) -> None:
    assert filler.text_of("山区各镇一起修路造林，互相派人学习（冬天）", language) == said


@pytest.mark.parametrize("language", ["ja", "ru"])
def test_numbers_and_addresses_stay_and_nothing_of_the_source_is_left(language: str) -> None:
    said = filler.text_of("near这个词，2005年5月2日，www.neargov.org", language)
    assert [part for part in ("near", "2005", "5", "2", "www.neargov.org") if part not in said] == []
    assert not re.search("[这个词年月日]", said)


@pytest.fixture(scope="module")
def told() -> Localised:
    publication = as_read(LEAFLET)
    return filler.filled(publication, localised(publication, "ru", polib.POFile()), "ru")


def test_every_text_that_waits_is_filled_and_prints(told: Localised) -> None:
    assert told.states and all(state.prints for state in told.states.values())
    texts = {unit.address: unit for unit in units(told.publication)}
    assert texts
    assert [
        address for address, unit in texts.items() if re.search(r"[\u4e00-\u9fff]", re.sub(r"\{.*?\}", "", unit.text))
    ] == []


def test_references_stand_in_filler_as_in_the_source(told: Localised) -> None:
    def references(text: tuple[object, ...]) -> list[str]:
        return [leaf.id for leaf in leaves(text) if isinstance(leaf, Reference)]  # type: ignore[arg-type]

    source = as_read(LEAFLET).sections["about"].body.blocks
    filled = told.publication.sections["about"].body.blocks
    assert [references(block.inlines) for block in filled] == [references(block.inlines) for block in source]


def test_what_is_translated_stays() -> None:
    publication = as_read(LEAFLET)
    unit = next(unit for unit in units(publication) if unit.address == "about/title")
    catalogue = polib.POFile()
    catalogue.append(polib.POEntry(msgid=unit.text, msgstr="О нас"))
    known = localised(publication, "ru", catalogue)
    assert known.states[unit.address].prints
    title = filler.filled(publication, known, "ru").publication.sections["about"].title
    assert "".join(leaf.text for leaf in leaves(title.inlines)) == "О нас"

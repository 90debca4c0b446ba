"""The languages that messages can be told in: which there are, and where their words are found."""

from __future__ import annotations

from pathlib import Path

import pytest

from galley import spoken
from galley.files import Files

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def chinese(tmp_path):
    """Where the Chinese of a project lies whose catalogue is still to be written."""
    path = tmp_path / spoken.path("zh")
    path.parent.mkdir(parents=True)
    return path


def test_the_chinese_messages_are_sound():
    translated, faults = spoken.translated("zh", Files(ROOT))
    assert faults == []
    assert translated("delete it") != "delete it"


def test_what_has_no_translation_stays_english(chinese, tmp_path):
    chinese.write_text('msgid "once"\nmsgstr "一次"\n', encoding="utf-8")
    translated, faults = spoken.translated("zh", Files(tmp_path))
    assert (translated("once"), translated("twice"), faults) == ("一次", "twice", [])


def test_a_translation_with_other_fields_is_told_and_not_used(chinese, tmp_path):
    chinese.write_text('\nmsgid "{mark} is never closed"\nmsgstr "{sign}没有配对"\n', encoding="utf-8")
    translated, [fault] = spoken.translated("zh", Files(tmp_path))
    assert (fault.code, str(fault.severity)) == ("language.po-placeholders", "warning")
    assert (str(fault.place), fault.mend) == (f"{spoken.path('zh')}:2", "use these and no others: {mark}")
    assert translated("{mark} is never closed") == "{mark} is never closed"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b'msgid "once"\nmsgstr "\xe4\xb8"\n', "language.po-encoding"),
        (b'msgid "once"\nmsgstr one\n', "language.po-syntax"),
        (None, "language.po-missing"),
    ],
)
def test_a_catalogue_that_cannot_be_read_is_told_and_english_spoken(chinese, tmp_path, data, code):
    if data:
        chinese.write_bytes(data)
    translated, [fault] = spoken.translated("zh", Files(tmp_path))
    assert (fault.code, str(fault.severity)) == (code, "warning")
    assert fault.place.file == spoken.path("zh")
    assert translated("once") == "once"


def test_english_needs_no_catalogue(tmp_path):
    translated, faults = spoken.translated("en", Files(tmp_path))
    assert (translated("once"), faults) == ("once", [])
    assert spoken.unknown("en", Files(tmp_path)) is None


def test_a_language_is_known_by_its_catalogue(chinese, tmp_path):
    assert spoken.unknown("zh", Files(tmp_path)) == "'zh' is none of en"
    chinese.write_text("", encoding="utf-8")
    assert spoken.unknown("zh", Files(tmp_path)) is None
    assert spoken.unknown("../zh", Files(tmp_path)) == "'../zh' is none of en, zh"

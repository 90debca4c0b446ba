"""Dictionaries: words as they stand, what is near, and dictionaries that Hunspell stumbles over."""

from __future__ import annotations

from pathlib import Path

import pytest

from galley.lexica import dictionaries
from galley.lexica.dictionaries import Dictionary, dictionary, has_dictionary, is_installed


def of(language: str) -> Dictionary:
    found = dictionary(language)
    assert found is not None
    return found


def test_words_of_korean_are_known_with_their_endings() -> None:
    known = of("ko")
    assert all(
        map(known.has, ["회의를", "자치단체들은", "결정하였습니다", "열렸다", "도와", "흘러", "학생이다", "가셨다"])
    )
    assert not any(map(known.has, ["회의을", "사무국는", "열렸더", "됬다", "결정했습다"]))


def test_what_is_near_a_word_is_one_edit_away() -> None:
    assert "government" in of("en").near("goverment")
    assert "until" in of("en").near("untill")
    assert "협력을" in of("ko").near("협럭을")
    assert "word" not in of("en").near("word")


@pytest.mark.parametrize(
    ("language", "word", "meant"),
    [("en", "teh", "the"), ("en", "occured", "occurred"), ("en", "untill", "until"), ("mn", "сургуулд", "сургуульд")],
)
def test_slips_are_the_likely_edits(language: str, word: str, meant: str) -> None:
    assert meant in of(language).slips(word)


def test_other_edits_are_no_slips() -> None:
    assert of("en").slips("wxrd") == []
    assert of("ko").slips("회으를") == []


def test_two_letters_are_not_swapped() -> None:
    assert "of" not in of("en").slips("fo") and "the" in of("en").slips("hte")


def test_stems_two_edits_away_begin_alike() -> None:
    assert "environment" in of("en").further("enviromnet")


@pytest.mark.parametrize(("word", "known"), [("a" * 31, False), ("", False)])
def test_what_is_too_long_is_no_word(word: str, known: bool) -> None:
    assert of("en").has(word) is known


def test_an_entry_that_is_too_long_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "en_US.aff").write_text("SET UTF-8\n")
    (tmp_path / "en_US.dic").write_text(f"3\nfirst\n{'x' * 300}/1\nlast\n")
    monkeypatch.setattr(dictionaries, "FOLDERS", (str(tmp_path),))
    known = dictionary.__wrapped__("en")
    assert known and known.has("first") and known.has("last")


def test_a_language_says_itself_which_dictionaries_it_has(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert [has_dictionary(each) for each in ("en", "ko", "zh", "xx")] == [True, True, False, False]
    monkeypatch.setattr(dictionaries, "FOLDERS", (str(tmp_path),))
    assert not is_installed("en")

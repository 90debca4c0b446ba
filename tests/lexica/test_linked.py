"""Whether a sentence can be parsed whole is asked of the grammar of its language, where there is one."""

from __future__ import annotations

from functools import cache

import pytest

from galley.lexica import linked


@pytest.mark.model
def test_a_sound_sentence_is_whole_and_one_that_lacks_a_word_is_not() -> None:
    assert linked.is_installed("en")
    assert linked.is_whole("en", "The new bridge is open.")
    assert not linked.is_whole("en", "The new bridge is open the.")
    assert not linked.is_whole("en", "")


def test_a_language_without_a_grammar_has_none() -> None:
    assert not linked.has_links("ko")
    assert not linked.is_installed("ko")
    assert not linked.is_whole("ko", "The new bridge is open.")


def test_without_the_library_no_sentence_is_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linked, "LIBRARIES", ("no-such-library",))
    for name in ("_library", "_grammar"):
        monkeypatch.setattr(linked, name, cache(getattr(linked, name).__wrapped__))
    assert linked.has_links("en")
    assert not linked.is_installed("en")
    assert not linked.is_whole("en", "The new bridge is open.")


@pytest.mark.model
@pytest.mark.parametrize(
    "odd", ["\0", "\0The new bridge is open.", f"The {'a' * 40_000} is open.", "The bridge is open. " * 60]
)
def test_what_the_library_cannot_hold_is_not_given_to_it(odd: str) -> None:
    assert not linked.is_whole("en", odd)
    assert linked.is_whole("en", f"The {'a' * 100} is open.")


@pytest.mark.model
def test_without_its_dictionary_no_sentence_is_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linked, "facts", lambda language: {"links": "no-such-language"})
    monkeypatch.setattr(linked, "_grammar", cache(linked._grammar.__wrapped__))
    assert not linked.is_whole("en", "The new bridge is open.")
    assert not linked.is_installed("en")

"""The months by themselves: those of the language, whatever language was asked before."""

from __future__ import annotations

import pytest
from conftest import ROOT

from galley.files import Files
from galley.language import voice


@pytest.mark.parametrize(
    ("language", "wide", "abbreviated", "narrow"),
    [
        ("zh", "五月", "5月", "5"),
        ("ja", "5月", "5月", "5"),
        ("ko", "5월", "5월", "5월"),
        ("mn", "Тавдугаар сар", "5-р сар", "V"),
        ("ru", "май", "май", "М"),
        ("en", "May", "May", "M"),
    ],
)
def test_they_are_those_of_the_language(language: str, wide: str, abbreviated: str, narrow: str) -> None:
    """Babel gives all but the first of these the Chinese ones, when it is asked for them in this order."""
    speaker = voice(language, Files(ROOT))[0]
    for width, name in (("wide", wide), ("abbreviated", abbreviated), ("narrow", narrow)):
        told = speaker.month_names(width)  # type: ignore[arg-type]
        assert (len(told), told[4]) == (12, name)

"""The voices of this project's languages, each made once for all tests of a worker: they are frozen."""

from __future__ import annotations

from functools import cache

from conftest import ROOT

from galley.files import Files
from galley.language import Voice, voice


@cache
def speaking(language: str) -> Voice:
    """Who speaks a language, of whose words nothing is missing or broken."""
    found, problems = voice(language, Files(ROOT))
    assert problems == []
    return found

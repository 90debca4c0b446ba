"""The real report read back: who tells what it prints, and its two books."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from book_plan import Plan
from pdf_reading import BOTTOM, TOP, Page, Read, read

from galley.files import Files
from galley.language import voice
from report.telling import Teller


@pytest.fixture(scope="session")
def teller(report) -> Teller:
    """Says what the report prints."""
    speaker, problems = voice("zh", Files(report.root))
    assert not problems
    return Teller(report.publication, speaker)


@pytest.fixture(scope="session")
def plan(report) -> Plan:
    """Which pages are what."""
    return Plan(report.publication, read(report.screen))


@pytest.fixture(scope="session")
def book(report) -> Read:
    """The screen edition; that of the press has the same glyphs on its pages, as `pdf/test_editions.py` makes sure."""
    return read(report.screen)


@pytest.fixture
def text_of(book, plan) -> Callable[[str], str]:
    """The text in the type area of a section, squeezed, as it is drawn: lists and cells after the rest of their page."""
    return lambda name: "".join(book.page(number).body for number in plan.sections[name])


@pytest.fixture
def lines_of(book, plan) -> Callable[[str], str]:
    """The text in the type area of a section, squeezed, line by line from the top of each page."""

    def body(page: Page) -> str:
        inside = (run for run in page.runs if BOTTOM <= run.y < TOP)
        return "".join(run.text for run in sorted(inside, key=lambda run: (-round(run.y), run.x)))

    return lambda name: "".join(body(book.page(number)) for number in plan.sections[name])

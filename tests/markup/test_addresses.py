"""Every text to translate stands in an element with its address, so that what does not fit is told by its name."""

from __future__ import annotations

import re
from functools import cache

import pytest
from conftest import ROOT
from pages import YEARBOOK, Page, book_of, parsed

from galley.files import Files
from galley.language.units import Unit, units
from galley.markup import html
from galley.model.publication import Publication
from galley.problem import Severity
from galley.reader import read_publication

SPECIMEN = "tests/content/specimen"
PUBLICATIONS = (YEARBOOK, SPECIMEN)
UNPRINTED = {
    *(f"publication/{figure}/label" for figure in ("watchers", "lands", "boards")),
}
"""Labels of figures that no page shows."""


@cache
def publication(folder: str) -> Publication:
    found, problems = read_publication(Files(ROOT), folder)
    assert found is not None and not any(problem.severity is Severity.ERROR for problem in problems)
    return found


@cache
def page(folder: str) -> Page:
    text, _, problems = html(book_of(publication(folder), "en"), Files(ROOT))
    assert problems == []
    return parsed(text)


def named(folder: str) -> set[str]:
    """The addresses that elements of the book carry."""
    return {element.attributes.get("data-address", "") for element in page(folder).elements} - {""}


def holder(unit: Unit) -> str:
    """Where a unit's text stands: in an element of its own, in the picture that it describes, with the title that it
    is short for, in the whole note."""
    if unit.address.endswith("/short"):
        return unit.address.removesuffix("short") + "title"
    return re.sub(r"/alt$|(?<=/note-)([\w-]+)\.p\d+$", r"\1", unit.address)


@pytest.mark.parametrize("folder", PUBLICATIONS)
def test_every_unit_has_an_element_with_its_address(folder: str) -> None:
    wanted = units(publication(folder))
    assert len(wanted) > 60
    assert {unit.address for unit in wanted if holder(unit) not in named(folder)} <= UNPRINTED


@pytest.mark.parametrize("folder", PUBLICATIONS)
def test_an_element_with_the_address_of_a_text_holds_that_text_alone(folder: str) -> None:
    lines = {unit.address: unit.text for unit in units(publication(folder)) if unit.text.isalnum()}
    holding = [each for each in page(folder).elements if each.attributes.get("data-address") in lines]
    assert len(holding) > 30
    assert [each.text for each in holding if lines[each.attributes["data-address"]] not in each.text] == []

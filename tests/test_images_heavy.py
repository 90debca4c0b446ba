"""Pictures that repeat themselves are refused by what they grow to, and by how deep."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

import pytest

from galley.images import elements
from galley.images.decode import Unusable
from galley.images.elements import refuse_heavy

LINK = "href"


def chain(depth: int) -> Element:
    """So many elements, each in the one before it, below a root."""
    root = at = Element("svg")
    for _ in range(depth):
        at = SubElement(at, "g")
    return root


def test_elements_may_be_as_deep_as_the_limit_and_no_deeper(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(elements, "MAX_DEPTH", 5)
    refuse_heavy(chain(5))
    with pytest.raises(Unusable):
        refuse_heavy(chain(6))


def test_elements_are_counted_with_those_that_they_repeat(monkeypatch: pytest.MonkeyPatch) -> None:
    root = Element("svg")
    group = SubElement(root, "g", id="a")
    for _ in range(3):
        SubElement(group, "path")
    for _ in range(2):
        SubElement(root, "use", {LINK: "#a"})
    monkeypatch.setattr(elements, "MAX_ELEMENTS", 1 + 4 + 2 * 5)
    refuse_heavy(root)
    monkeypatch.setattr(elements, "MAX_ELEMENTS", 1 + 4 + 2 * 5 - 1)
    with pytest.raises(Unusable):
        refuse_heavy(root)


def test_what_repeats_itself_has_no_end() -> None:
    root = Element("svg", id="a")
    SubElement(root, "use", {LINK: "#a"})
    with pytest.raises(Unusable):
        refuse_heavy(root)
    refuse_heavy(Element("use", {LINK: "#nothing"}))

"""Cancels: pages of a unit that are set again by themselves, where an edit changed no more than words that stand on them.

So binders call a leaf that takes the place of another, pasted to its stub (`typeset.stubs`). The pages from the first that changed to the last are made from where the engine stood before them, and given what
was given to their stretch. They are those that a layout of the whole would give, where they take the room that they took: the frame of each is what it was, and so is where the next one begins.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Any

from weasyprint import HTML

from galley.typeset import easing, following
from galley.typeset.leaves import Leaf
from galley.typeset.stretch import laid_out_apart, outlined
from galley.typeset.stubs import Stubs, elements_of, form, frame, words
from galley.typeset.units import State, Unit


@dataclass(frozen=True, slots=True)
class Cancel:
    """Pages of a unit that are to be set by themselves, from `first` to before `end`, counted from 0 in the book; the elements of the unit, and its stubs as they will be."""

    unit: Unit
    first: int
    end: int
    elements: Sequence[Any]
    stubs: Stubs

    @property
    def begun(self) -> set[Any]:
        """The elements that begin on a page before."""
        before = self.unit.stubs.pages[: self.first - self.unit.first]
        return {self.elements[number] for stub in before for number in stub.numbers}

    def set(self, html: HTML, context: Any, root: Any, leaves: Sequence[Leaf], strings: _Strings) -> list[Any] | None:
        """Its pages without their margins; None where they come out otherwise than in the frames that they had, or set other running heads."""
        self._give(root)
        places = [leaf.anchors for leaf in leaves[: self.first]]
        start = self.unit.states[self.first - self.unit.first]
        made = laid_out_apart(start, self.first, self.end - self.first, places, html, context, root)
        if made is None:
            return None
        own, behind = self._stubs(self.stubs), self.unit.states[self.end - self.unit.first]
        if not State.of(context.page_maker[self.end]).is_like(behind):
            return None
        if [frame(page) for page in made] != [stub.frame for stub in own]:
            return None
        return made if self._outlined(made) == self._among(strings) else None

    def _give(self, root: Any) -> None:
        """Give its sections what was given to them when they were made up, in that order: what is alike in one step."""
        following.remember(root)
        for steps in zip_longest(*(each.given for each in self.unit.stubs.gifts)):
            for given in dict.fromkeys(filter(None, steps)):
                gifts = zip(self.unit.stubs.gifts, steps, strict=True)
                easing.give(root, {self.elements[gift.number] for gift, own in gifts if own == given}, given)

    def _stubs(self, stubs: Stubs) -> Sequence[Any]:
        return stubs.pages[self.first - self.unit.first : self.end - self.unit.first]

    def _outlined(self, made: Sequence[Any]) -> _Strings:
        return {name: by_page for name, by_page in outlined(self.first, made, self.begun).items() if by_page}

    def _among(self, strings: _Strings) -> _Strings:
        """The named strings that were set on its pages."""
        pages = range(self.first + 1, self.end + 1)
        found = {name: {page: by_page[page] for page in pages if page in by_page} for name, by_page in strings.items()}
        return {name: by_page for name, by_page in found.items() if by_page}


_Strings = Mapping[str, Mapping[int, list[str]]]


def cancel(unit: Unit, tree: Any) -> Cancel | None:
    """The pages of a unit that are to be set by themselves; None where that is not known, or more has changed than words that stand on pages."""
    stubs = unit.stubs
    if not unit.digest or not stubs.pages:
        return None
    elements = elements_of(tree, unit.paths)
    if form(elements, stubs.pages) != stubs.form:
        return None
    told = tuple(replace(stub, said=words(elements, stub.numbers)) for stub in stubs.pages)
    changed = [number for number, (one, other) in enumerate(zip(stubs.pages, told, strict=True)) if one != other]
    if not changed:
        return None
    first, end = min(changed), max(changed) + 1
    while told[first].goes_on:
        first -= 1
    return Cancel(unit, unit.first + first, unit.first + end, elements, replace(stubs, pages=told))

"""How leaflets are folded: their panels in the order in which they are read, and where each stands on the sheet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from galley.message import said
from galley.problem import Problem

if TYPE_CHECKING:
    from galley.model.publication import Publication


class Fold(NamedTuple):
    """A way of folding a sheet once it is printed on both sides."""

    panels: tuple[str, ...]
    """The panels in the order in which they are read."""
    inward: frozenset[str]
    """Those that are folded in and therefore narrower."""
    sides: tuple[tuple[str, ...], tuple[str, ...]]
    """The panels of the outer and of the inner side, from left to right, of a leaflet that is read from left to right."""

    def numbered(self, rightward: bool = False) -> tuple[tuple[int, ...], ...]:
        """The sides by the numbers of their panels, counted from 1; of a leaflet that is read from right to left they stand the other way round."""
        sides = [tuple(self.panels.index(panel) + 1 for panel in side) for side in self.sides]
        return tuple(side[::-1] if rightward else side for side in sides)


FOLDS = {
    "letter": Fold(
        ("front", "flap", "left", "middle", "right", "back"),
        frozenset({"flap", "right"}),
        (("flap", "back", "front"), ("left", "middle", "right")),
    )
}
"""A letter-fold is folded twice to the same side: the flap lies inside. Who opens the front sees it first, on the right."""


def check_fold(publication: Publication) -> Iterator[Problem]:
    """A leaflet has a part for each panel, and nothing that takes pages of its own."""
    record = publication.record
    if not record.fold:
        return
    panels = len(FOLDS[record.fold].panels)
    if len(record.parts) != panels:
        message = said(
            "the leaflet has {found} parts, its fold has {panels} panels", found=len(record.parts), panels=panels
        )
        mend = said(
            "make one part for each panel, in the order in which they are read: {panels}",
            panels=", ".join(FOLDS[record.fold].panels),
        )
        yield Problem("facts.panels", message, mend, record.place("parts"))
    for part in record.parts:
        for field in ("title", "ornament"):
            if getattr(part, field):
                message = said(
                    "a part with `{field}:` begins with a page of its own, which a leaflet does not have", field=field
                )
                mend = said("take it out: the title of the section heads its panel")
                yield Problem("facts.panels", message, mend, part.place(field))
    if "trim" in record.model_fields_set:
        message = said("a leaflet is as large as the theme says of its fold")
        yield Problem("facts.panels", message, said("take `trim:` out, or `fold:`"), record.place("trim"))

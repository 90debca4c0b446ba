"""Which pages of a book are what: cover, contents, dividers, sections. Told by the places of its screen file."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from pdf_reading import TOP, Read

from galley.model.publication import Part, Publication
from galley.model.sections import ColophonSection, FrontSection

COVER = 1


@dataclass(frozen=True)
class Plan:
    """The 1-based pages of a book. The press file has no places; its pages are those of the screen file, without the cover's and with blank ones at the end."""

    publication: Publication
    screen: Read

    @cached_property
    def titled(self) -> list[Part]:
        """The parts that open with a divider."""
        return [part for part in self.publication.record.parts if part.title]

    @cached_property
    def dividers(self) -> dict[str, int]:
        """The page of each divider, by the id of its part."""
        return {part.id: self.screen.places[f"part-{part.id}"] for part in self.titled}

    @cached_property
    def contents(self) -> int:
        """The page that leads to the parts."""
        (page,) = {link.page for link in self.screen.links if link.name in {f"part-{id}" for id in self.dividers}}
        return page

    @cached_property
    def sections(self) -> dict[str, range]:
        """The pages of each section; where the next runs on, also the page on which that begins."""
        starts = {name: self.screen.places[name] for part in self.publication.record.parts for name in part.sections}
        others = (*self.dividers.values(), self.contents, self.remarks.start, self.outer[-1])
        stops = sorted({*starts.values(), *others})
        ends = {name: next(stop for stop in stops if stop > start) for name, start in starts.items()}
        for part in self.publication.record.parts:
            for name, after in pairwise(part.sections):
                if self.follows(after):
                    ends[name] = starts[after] + 1
        return {name: range(start, ends[name]) for name, start in starts.items()}

    def follows(self, name: str) -> bool:
        """Whether a section begins on the page on which the one before it ends."""
        return self.publication.sections[name].run_on or self.screen.tops[name] < TOP - 40

    @cached_property
    def outer(self) -> list[int]:
        """The first page of the cover, its insides, and the first page behind the text."""
        end = len(self.screen.pages) + 1
        return [COVER, 2, end - 2]

    @cached_property
    def remarks(self) -> range:
        """The pages of the editor's remarks, which stand before the last section."""
        last = self.publication.record.parts[-1].sections[-1]
        stop = self.screen.places[last]
        return range(self.screen.places.get("remarks", stop), stop)

    @cached_property
    def apart(self) -> set[int]:
        """The pages without running heads: cover, its insides, front, contents, dividers, a colophon that begins a page."""
        kinds = (FrontSection, ColophonSection)
        special = [
            name
            for name, section in self.publication.sections.items()
            if isinstance(section, kinds) and not section.run_on
        ]
        pages = {page for name in special for page in self.sections[name]}
        outer = {*self.outer[:-1], *range(self.outer[-1], len(self.screen.pages) + 1)}
        return {*outer, self.contents, *self.dividers.values(), *pages}

    @cached_property
    def running(self) -> list[int]:
        """The pages with running heads: all others."""
        return [page.number for page in self.screen.pages if page.number not in self.apart]

"""The drawings of a book, remembered by what they are drawn of."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from markupsafe import Markup

from galley.figures import Surface, Words
from galley.language import Voice
from galley.model.bare import bare
from galley.model.publication import Publication
from galley.model.sections import SectionBase


@dataclass(frozen=True, slots=True)
class _Seen:
    """A publication as drawings see it, and all that it tells as a digest. The forms of models and nodes tell what they hold, and where that stands."""

    publication: Publication
    bare: Publication
    around: str
    """What the record and the registry tell, as a digest."""
    sections: Mapping[str, str]
    """What each section tells, as digests."""

    def digest(self) -> str:
        """All that it tells."""
        return sha256(repr((self.around, dict(self.sections))).encode()).hexdigest()


class _Sections(Mapping[str, Any]):
    """The sections of a publication, and whether anything was asked of them."""

    def __init__(self, sections: Mapping[str, Any]) -> None:
        self._sections, self.asked = sections, False

    def __getitem__(self, name: str) -> Any:
        self.asked = True
        return self._sections[name]

    def __iter__(self) -> Iterator[str]:
        self.asked = True
        return iter(self._sections)

    def __len__(self) -> int:
        self.asked = True
        return len(self._sections)


@dataclass
class Album:
    """Draws what templates ask for, each drawing once.

    Drawings see a publication without its running text. So what they show hangs on no more than what is left of it, on what is asked for, on the type area, and on
    `ground`, which whoever makes the album tells: the words of the language and the faces. Those that asked for no section, as maps do, hang on record and registry
    alone, and on the section that they stand in. What is `known` from an earlier build is taken where all of that is the same. `shown` is what was asked for this
    time, by the same keys.
    """

    ground: str = ""
    known: Mapping[str, str] = field(default_factory=dict)
    shown: dict[str, str] = field(default_factory=dict)
    registry: str = ""
    """What tells its registry from others, where whoever makes the album knows it: the files that it was read from. Else it is told by its form."""
    forms: dict[str, tuple[object, str]] = field(default_factory=dict)
    """What was last told of, and how, for things that stay the same while a process builds again and again."""
    _last: _Seen | None = None

    def section(self, publication: Publication, section: SectionBase) -> tuple[str, SectionBase]:
        """What a section of a publication tells, as a digest, and the section as drawings see it."""
        name = next(name for name, each in publication.sections.items() if each is section)
        seen = self._seen(publication)
        return f"{name} {seen.sections[name]}", seen.bare.sections[name]

    def drawn(
        self,
        draw: Callable[[Words, Surface], str],
        publication: Publication,
        voice: Voice,
        surface: Surface,
        *asked: object,
    ) -> Markup:
        """What `draw` gives on a surface; `asked` is what it draws, told by its form."""
        seen = self._seen(publication)
        area = surface.width, surface.height, surface.gutter
        how = self.ground, seen.around, voice.tag, area, *asked
        alone, whole = (sha256(repr((*how, *more)).encode()).hexdigest() for more in ((), (seen.digest(),)))
        for key in (alone, whole):
            if key not in self.shown and key in self.known:
                self.shown[key] = self.known[key]
            if key in self.shown:
                return Markup(self.shown[key])
        sections = _Sections(seen.bare.sections)
        made = draw(Words(seen.bare.model_copy(update={"sections": sections}), voice), surface)
        self.shown[whole if sections.asked else alone] = made
        return Markup(made)

    def _seen(self, publication: Publication) -> _Seen:
        if self._last is None or self._last.publication is not publication:
            told = bare(publication)
            things = {"record": told.record, **({} if self.registry else dict(told.registry))}
            forms = [(name, self._told(name, each)) for name, each in things.items()]
            around = sha256(repr((self.registry, forms)).encode())
            sections = {name: self._told(f"section {name}", each) for name, each in told.sections.items()}
            self._last = _Seen(publication, told, around.hexdigest(), sections)
        return self._last

    def _told(self, name: str, thing: object) -> str:
        """The digest of a thing; of the very thing that was last called so, that which it had."""
        last = self.forms.get(name)
        if last is None or last[0] is not thing:
            last = self.forms[name] = thing, sha256(repr(thing).encode()).hexdigest()
        return last[1]

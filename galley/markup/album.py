"""The drawings of a book, remembered by what they are drawn of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256

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
    digest: str


@dataclass
class Album:
    """Draws what templates ask for, each drawing once.

    Drawings see a publication without its running text. So what they show hangs on no more than what is left of it, on what is asked for, on the type area, and on
    `ground`, which whoever makes the album tells: the words of the language and the faces. What is `known` from an earlier build is taken where
    all of that is the same. `shown` is what was asked for this time, by the same keys.
    """

    ground: str = ""
    known: Mapping[str, str] = field(default_factory=dict)
    shown: dict[str, str] = field(default_factory=dict)
    forms: dict[str, tuple[object, str]] = field(default_factory=dict)
    """What was last told of, and how, for things that stay the same while a process builds again and again."""
    _last: _Seen | None = None

    def section(self, publication: Publication, section: SectionBase) -> tuple[str, SectionBase]:
        """The name of a section of a publication, and the section as drawings see it."""
        name = next(name for name, each in publication.sections.items() if each is section)
        return name, self._seen(publication).bare.sections[name]

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
        key = sha256(repr((self.ground, seen.digest, voice.tag, area, *asked)).encode()).hexdigest()
        if key not in self.shown:
            known = self.known.get(key)
            self.shown[key] = draw(Words(seen.bare, voice), surface) if known is None else known
        return Markup(self.shown[key])

    def _seen(self, publication: Publication) -> _Seen:
        if self._last is None or self._last.publication is not publication:
            told = bare(publication)
            things = {"record": told.record, **dict(told.registry), **told.sections}
            digests = [(name, self._told(name, each)) for name, each in things.items()]
            self._last = _Seen(publication, told, sha256(repr(digests).encode()).hexdigest())
        return self._last

    def _told(self, name: str, thing: object) -> str:
        """The digest of a thing; of the very thing that was last called so, that which it had."""
        last = self.forms.get(name)
        if last is None or last[0] is not thing:
            last = self.forms[name] = thing, sha256(repr(thing).encode()).hexdigest()
        return last[1]

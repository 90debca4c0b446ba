"""The facing-text proof: the units of a publication beside their source, or beside another translation, as a document of its own."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from galley import theme
from galley.files import Files
from galley.language import translations, voice
from galley.language.localise import localised
from galley.language.pairs import Pair, pairs
from galley.likeness import did_you_mean
from galley.markup import Album, Book, facing
from galley.message import said
from galley.model.publication import Publication
from galley.options import Edition, Revision
from galley.pdf.attaching import Attachment
from galley.pdf.binding import bound
from galley.pdf.standards import Finish
from galley.pipeline.freshness import MAP
from galley.pipeline.manifest import Made
from galley.pipeline.pagemap import mapped
from galley.pipeline.proofing import DIGITS
from galley.pipeline.unset import Unset
from galley.problem import Problem, has_errors
from galley.typeset import Dress, Job, Sheet, draw, lay_out

ENDING = "facing.pdf"
STYLE, LANGUAGES = "templates/facing.css", "templates/styles/languages"


@dataclass(frozen=True, slots=True)
class Facing:
    """What a facing-text proof is made of: the book that it is of, and the language that this is faced by."""

    unset: Unset
    against: str
    revision: Revision | None = None
    """The state of the project that it names."""

    @property
    def publication(self) -> Publication:
        """The publication in its source language."""
        return self.unset.publication

    def made(self) -> tuple[list[Made], list[Problem]]:
        """The proof as a PDF with its map attached, and what is told of it; with an error none."""
        language, name, unset = self.unset.language, self.publication.name, self.unset
        faced, problems = self._faced(unset.files)
        if faced is None:
            return [], problems
        found = list(pairs(self.publication, unset.told, faced.publication, language, unset.entries))
        html, faults = self._html(faced, found)
        if has_errors(faults):
            return [], [*problems, *faults]
        layout, told = lay_out(Job(html, on_paper(unset, STYLE)))
        drawn, more = draw(layout, Dress(theme.palette(unset.look, Edition.SCREEN), tagged=False, linked=False))
        problems += [*faults, *told, *more]
        if has_errors(problems):
            return [], problems
        stem = f"{name}.{language}"
        attached = Attachment(f"{stem}{MAP}", mapped(name, language, layout).written())
        data = bound(drawn, Finish(name=f"{stem}.facing", attached=(attached,)))
        starts = [(mark.text, mark.spot.page + 1) for mark in drawn.marks]
        made = Made(
            f"{name}/{stem}.{ENDING}", data, language, str(Edition.PROOF), len(drawn.plates), drawn.typefaces, starts
        )
        return [made], problems

    def _html(self, faced: Book, found: Sequence[Pair]) -> tuple[str, list[Problem]]:
        """The proof as HTML. The hash that it tells of itself is that of all the rest."""
        at = self.revision
        head = {
            "digest": "",
            "commit": at.commit if at else "",
            "date": at.date if at else "",
            "modified": at and at.modified,
        }
        rest, problems = facing(self.unset.book, faced, self.unset.files, found, head)
        if has_errors(problems):
            return "", problems
        digest = hashlib.sha256(rest.encode()).hexdigest()[:DIGITS]
        return facing(self.unset.book, faced, self.unset.files, found, head | {"digest": digest})

    def _faced(self, files: Files) -> tuple[Book | None, list[Problem]]:
        """The book in the language that the proof is faced by."""
        problem = self._unfaceable(files)
        if problem:
            return None, [problem]
        speaker, problems = voice(self.against, files, self.publication.folder)
        entries, faults = translations.read(self.against, self.publication.name, files)
        problems += faults
        if has_errors(problems):
            return None, problems
        theirs = localised(self.publication, self.against, entries)
        return replace(self.unset.book, publication=theirs.publication, voice=speaker, album=Album()), problems

    def _unfaceable(self, files: Files) -> Problem | None:
        """What is wrong with the language that the proof is to be faced by."""
        record, own = self.publication.record, self.unset.language
        known = [each for each in dict.fromkeys((record.source_language, *record.languages)) if each != own]
        if self.against in known or (self.against != own and self.against in files.folders("locales")):
            return None
        if self.against == own:
            message = said("the proof in {language} cannot be faced by {language}", language=own)
        else:
            message = said("there are no catalogues in {language}", language=repr(self.against))
        return Problem("proof.facing", message, did_you_mean(self.against, known), language=own)


def on_paper(unset: Unset, style: str) -> tuple[Sheet, ...]:
    """The tokens, and the style sheets of the languages and of a document that is no book."""
    names = (*unset.files.listing(LANGUAGES, ".css"), unset.files.laid(unset.folder, style))
    tokens = Sheet(theme.THEME_FILE, theme.css(unset.look, unset.publication.record.size))
    return (tokens, *(Sheet(name, unset.files.text(name)) for name in names))

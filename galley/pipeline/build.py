"""Build: read, check, set, finish and write every book asked for."""

from __future__ import annotations

import hashlib
import time
from base64 import b64encode
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from galley import faces, theme
from galley.files import Files, Refused
from galley.language import Voice, missing, pseudo, translations, voice
from galley.language.localise import Localised, localised
from galley.likeness import did_you_mean
from galley.markup import Book, html
from galley.message import said
from galley.model.base import places
from galley.model.publication import Publication
from galley.options import Edition, Options
from galley.pdf.finish import finish
from galley.pipeline import freshness, manifest
from galley.pipeline.characters import check_characters, check_furniture, check_translations
from galley.pipeline.later import PAGES, later
from galley.pipeline.look import check_look
from galley.pipeline.nameless import nameless
from galley.pipeline.output import Outbox
from galley.pipeline.pictures import Pictures, check_pictures, resolutions
from galley.pipeline.select import folders
from galley.pipeline.setting import set_book
from galley.pipeline.unfinished import gated, unfinished
from galley.problem import Problem, Severity, has_errors, in_order
from galley.reader import read_publication
from galley.typeset import Dress, Job, Sheet, draw

Progress = Callable[[str], None]
STYLES = "templates/styles"


@dataclass
class Outcome:
    """What a build came to: its problems in order, and the files it wrote (below `output/`) with their sha256."""

    problems: list[Problem] = field(default_factory=list)
    outputs: dict[str, str] = field(default_factory=dict)


def build(options: Options, progress: Progress) -> Outcome:
    """Build what `options` ask for. A book with an error is not written; one in the content concerns every book,
    a wrong name of a publication the whole build."""
    files, outcome = Files(options.root, dict(freshness.program(options.root))), Outcome()
    with Outbox(options.root) as outbox:
        chosen = folders(files, options, outcome.problems)
        for folder in () if outcome.problems else chosen:
            _Press(folder, options, files, progress).publish(outbox, outcome)
        inputs = freshness.current(files)
        changed = freshness.altered(files, inputs)
        outcome.problems = in_order([*outcome.problems, *changed])
        if not changed and not has_errors(outcome.problems, strict=options.strict):
            receipt = freshness.write_receipt(options, inputs, outcome.outputs, outcome.problems)
            outbox.put(freshness.receipt_name(options), receipt)
        outbox.deliver()
    return outcome


@dataclass
class _Press:
    """Makes the books of one publication."""

    folder: str
    options: Options
    files: Files
    progress: Progress
    problems: list[Problem] = field(default_factory=list)
    held: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """The families of typefaces that the books of a language hold, once one is set."""

    def publish(self, outbox: Outbox, outcome: Outcome) -> None:
        """Make every book and put it, with the manifest, into the outbox."""
        started = time.monotonic()
        self.progress(said("reading {name}", name=self.folder))
        publication, self.problems = read_publication(self.files, self.folder)
        self.problems += later(self.folder, self.problems, PAGES)
        look, faults = theme.read_theme(self.files)
        self.problems += faults
        made = list(self._books(publication, look)) if publication and look else []
        outcome.problems += self.problems
        if publication is None or not made:
            return
        seconds = time.monotonic() - started
        record = manifest.written(self.options.root, publication, made, self.files.record, self.problems, seconds)
        for name, data in (*((each.file, each.data) for each in made), (f"{publication.name}/manifest.json", record)):
            outbox.put(name, data)
            outcome.outputs[name] = hashlib.sha256(data).hexdigest()

    def _books(self, publication: Publication, look: theme.Theme) -> Iterator[manifest.Made]:
        """The books asked for. Templates are given nothing that contradicts itself or refers to what is not there."""
        unfit = list(check_look(publication, look))
        self.problems += [*_unknown_sections(publication, self.options), *unfit]
        manifest.record_fonts(self.files)
        covered = faces.coverage(self.files.root)
        self.problems += check_characters(publication, covered)
        if has_errors(unfit):
            return
        trim = look.trim(publication.record.trim)
        pictures = Pictures(self.files, self.folder, look.measure_mm(trim), look.type_height_mm(trim))
        readable = not has_errors(self.problems)
        if not readable:
            self.problems += check_pictures(publication, self.files, self.folder)
        sound = not has_errors(self.problems, strict=self.options.strict)
        voices = self._voices_of_sources(publication)
        for language in self.options.languages or publication.record.languages:
            speaker, faults = voice(language, self.files)
            told, found = self._localised(publication, speaker, covered)
            if self._fails([*faults, *found]):
                continue
            waiting = [*missing(language, self.files), *unfinished(publication, told, language, self.options)]
            waiting += nameless(publication, speaker)
            self.progress(said("setting {name} {language}", name=publication.name, language=language))
            book = Book(told.publication, speaker, trim, self._typefaces(language), self.options.sections, voices)
            editions = [each for each in self._editions() if not self._fails(gated(waiting, each, self.options))]
            if readable:
                yield from self._book(book, look, pictures, editions if sound else [])

    def _editions(self) -> tuple[Edition, ...]:
        """The editions asked for."""
        return self.options.editions or tuple(Edition)

    @cached_property
    def _faces(self) -> list[faces.Face]:
        """The faces that the engine sees."""
        return faces.faces(self.files.root)

    def _typefaces(self, language: str) -> tuple[str, ...]:
        """The families that a book of a language holds: as the one before it, else all that there are, till it is set."""
        return self.held.get(language) or tuple(sorted({face.family for face in self._faces}))

    def _voices_of_sources(self, publication: Publication) -> dict[str, Voice]:
        """The voices of the languages that record and sections are written in, for texts that stay untranslated.

        What is wrong with their catalogues is told by their own books.
        """
        written = [publication.record, *publication.sections.values()]
        languages = dict.fromkeys(each.source_language for each in written if each.source_language)
        speakers = {language: voice(language, self.files)[0] for language in languages}
        return {language: speaker for language, speaker in speakers.items() if speaker.language == language}

    def _localised(
        self, publication: Publication, speaker: Voice, covered: frozenset[str]
    ) -> tuple[Localised, list[Problem]]:
        """The publication in a language, with the faults of its catalogues; the pseudo-language has none."""
        if speaker.language == pseudo.LANGUAGE:
            return pseudo.localised(publication), []
        catalogue, faults = translations.read(speaker.language, publication.name, self.files)
        told = localised(publication, speaker.language, catalogue)
        drawn = (*check_translations(told, covered), *check_furniture(speaker.language, self.files, covered))
        return told, [*faults, *told.problems, *(problem.with_(language=speaker.language) for problem in drawn)]

    def _fails(self, found: list[Problem]) -> bool:
        """Take problems in; whether they stop a book."""
        self.problems += found
        return has_errors(found, strict=self.options.strict)

    def _book(
        self, book: Book, look: theme.Theme, pictures: Pictures, editions: list[Edition]
    ) -> Iterator[manifest.Made]:
        """The files of one book, when nothing is wrong with it: laid out once, drawn for each edition.

        A book in no edition is looked through, but not set.
        """
        publication, language = book.publication, book.voice.language
        text, asked, found = html(book, self.files)
        ready = pictures.known(asked, found)
        sheets = self._sheets(publication, look, book.voice, found)
        if self._fails(found) or not editions or len(ready) < len(asked):
            return
        sizes = {url: (picture.facts.width_px, picture.facts.height_px) for url, picture in ready.items()}
        dresses = {each: _dress(look, each, pictures.converted(ready, each)) for each in editions}
        first = dresses[editions[0]]
        job = Job(text, sheets, sizes, places(publication.record, *publication.sections.values()))
        made = set_book(job, first, self._faces, lambda held: html(replace(book, typefaces=held), self.files)[0])
        self.held[language] = made.typefaces
        coarse = resolutions(made.layout, ready, language) if Edition.PRINT in editions else []
        if self._fails([_told(problem, language) for problem in (*made.problems, *coarse)]):
            return
        only = f".{'+'.join(book.only)}" if book.only else ""
        for edition, dress in dresses.items():
            data, faults = made.drawn if dress is first else draw(made.layout, dress)
            if self._fails([_told(problem, language) for problem in faults]):
                continue
            stem = f"{publication.name}/{publication.name}.{language}{only}.{edition}"
            yield manifest.Made(f"{stem}.pdf", finish(data, edition), language, str(edition), made.layout.pages)
            if self.options.keep_html:
                yield manifest.Made(f"{stem}.html", _alone(made.job, dress), language, str(edition), None)

    def _sheets(
        self, publication: Publication, look: theme.Theme, speaker: Voice, problems: list[Problem]
    ) -> tuple[Sheet, ...]:
        """The tokens, the common style sheets, and those of the languages: the book's own last."""
        sheets = [Sheet(theme.THEME_FILE, theme.css(look, publication.record.trim))]
        own = f"{STYLES}/languages/{speaker.language}.css"
        others = (file for file in self.files.listing(f"{STYLES}/languages", ".css") if file != own)
        for file in (*self.files.listing(STYLES, ".css"), *others, own):
            try:
                sheets.append(Sheet(file, self.files.text(file)))
            except Refused as refused:
                fault = refused.problem
                begin = said(
                    "copy {example} to that place and name the faces and sizes of the language",
                    example=f"{STYLES}/languages/en.css",
                )
                problems.append(fault.with_(mend=begin) if file == own and fault.code == "files.missing" else fault)
        return tuple(sheets)


def _told(problem: Problem, language: str) -> Problem:
    """A problem of a book's pages. In the pseudo-language it is a warning: its book is made to be looked at."""
    severity = Severity.WARNING if language == pseudo.LANGUAGE else problem.severity
    return problem.with_(language=language, severity=severity)


def _unknown_sections(publication: Publication, options: Options) -> Iterator[Problem]:
    for name in options.sections:
        if name not in publication.sections:
            message = said("{publication} has no section {section}", publication=publication.name, section=name)
            yield Problem("pipeline.section", message, did_you_mean(name, publication.sections))


def _dress(look: theme.Theme, edition: Edition, pictures: dict[str, tuple[bytes, str]]) -> Dress:
    """What an edition wears: print its inks and the bleed, screen its light, tags and links."""
    printed = edition is Edition.PRINT
    bleed_mm = look.bleed_mm if printed else 0
    return Dress(theme.palette(look, edition), bleed_mm, pictures, tagged=not printed, linked=not printed)


def _alone(job: Job, dress: Dress) -> bytes:
    """The HTML with its style sheets, colours and pictures inside, as one file to look at."""
    palette = dress.palette
    coloured = ((sheet.file, theme.coloured(sheet.css, palette) if palette else sheet.css) for sheet in job.sheets)
    styles = "".join(f"<style>/* {file} */\n{css}</style>\n" for file, css in coloured)
    text = job.html.replace("</head>", f"{styles}</head>", 1)
    for url, (data, mime) in dress.pictures.items():
        text = text.replace(f'src="{url}"', f'src="data:{mime};base64,{b64encode(data).decode()}"')
    return text.encode()

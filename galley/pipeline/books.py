"""The books of one language: localised, set once, drawn and finished for each edition. Needs nothing of other languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from galley import faces, theme
from galley.files import Files
from galley.language import Voice, filler, missing, pseudo, translations, voice
from galley.language.localise import Localised, localised
from galley.markup import Album, Book, Mentions, html, mentions, spine, ticket, words
from galley.message import LANGUAGE
from galley.model.base import places
from galley.model.folds import FOLDS
from galley.model.impression import FIRST
from galley.model.publication import Publication
from galley.options import USUAL, Edition
from galley.pdf.attaching import Attachment
from galley.pipeline import pagemap
from galley.pipeline.bindery import Bindery
from galley.pipeline.characters import check_furniture, check_text
from galley.pipeline.commission import Commission, Pressed, look_again, weighed
from galley.pipeline.covering import Covering
from galley.pipeline.fonts import recalled
from galley.pipeline.freshness import MAP
from galley.pipeline.lettering import lettering, surface
from galley.pipeline.manifest import Made
from galley.pipeline.nameless import nameless
from galley.pipeline.pictures import Picture, Pictures, crops, digests_of, look_of, resolutions
from galley.pipeline.plain import plain
from galley.pipeline.plates import Shelf
from galley.pipeline.recollection import Recollection
from galley.pipeline.setting import set_book
from galley.pipeline.signed import unsigned
from galley.pipeline.styles import style_sheets
from galley.pipeline.ticket import Order, Ticketing, panels_mm
from galley.pipeline.unfinished import faulty, gated, gravest, unfinished
from galley.pipeline.warm import Warm
from galley.problem import Problem, has_errors
from galley.reader import registry_of
from galley.spoken import translated, unknown
from galley.typeset import Dress, Job, Layout, families

if TYPE_CHECKING:
    from galley.pipeline.proofing import Proofing


def press(commission: Commission, warm: Warm | None = None) -> Pressed:
    """Make the books of a language, beginning from what is remembered of them. A book with an error is not made."""
    if warm is None:  # else it is done: whoever remembers reads the publication too
        recalled(commission.options.root)
    found = _pressed(commission, warm or Warm())
    if commission.options.preflight:
        look_again(found, commission)
    return found


def _pressed(commission: Commission, warm: Warm) -> Pressed:
    maker = _Press(commission, Files(commission.options.root), warm)
    made = list(maker.books())
    files = maker.files
    return Pressed(commission.language, made, maker.problems, maker.kept, files.record, files.altered, files.missing)


@dataclass
class _Press:
    """Makes the books of one language."""

    commission: Commission
    files: Files
    warm: Warm
    problems: list[Problem] = field(default_factory=list)
    kept: dict[str, bytes] = field(default_factory=dict)
    _told: Localised = field(init=False)

    def books(self) -> Iterator[Made]:
        """The books asked for. Templates are given nothing that contradicts itself or refers to what is not there."""
        publication, language, options = self.commission.publication, self.commission.language, self.commission.options
        speaker, faults = voice(language, self.files, self.commission.folder)
        told, found = self._localised(publication, speaker, faces.coverage(self.files.root))
        self._told = told
        if self._fails([*faults, *found]):
            return
        waiting = [
            *missing(language, self.files, self.commission.folder),
            *unfinished(publication, told, language, options),
        ]
        waiting += nameless(publication, speaker)
        trim = self.commission.look.trim(publication.record.size)
        book = Book(told.publication, speaker, trim, voices=self._voices_of_sources, draft=told.is_draft)
        alone = set(publication.record.languages) == {language}
        if options.facing and self.commission.sound and (options.languages or language != options.facing or alone):
            yield from self._facing(told, book)
        faults = faulty(told, options)
        asked = [each for each in options.editions or USUAL if not (options.facing and each is Edition.PROOF)]
        gates = {each: gated(waiting, faults, each, options) for each in asked}
        editions = [each for each, found in gates.items() if not has_errors(found, strict=options.strict)]
        self.problems += gravest(gates.values()) or gated((), faults, Edition.PROOF, options)
        if not self.commission.sound:
            editions = []
        if self.commission.readable:
            yield from self._book(book, editions, self._before() if editions else None)

    def _facing(self, told: Localised, book: Book) -> Iterator[Made]:
        """The facing-text proof of a book."""
        from galley.pipeline.facing import Facing
        from galley.pipeline.unset import Unset

        commission = self.commission
        entries, _ = translations.read(book.voice.language, commission.publication.name, self.files)
        unset = Unset(commission.publication, told, book, entries, commission.look, self.files)
        made, found = Facing(unset, commission.options.facing, commission.options.revision).made()
        if not self._fails([each.with_(language=book.voice.language) for each in found]):
            yield from made

    @cached_property
    def _faces(self) -> list[faces.Face]:
        """The faces that the engine sees."""
        return faces.faces(self.files.root)

    @cached_property
    def _shelf(self) -> Shelf:
        """Where the pages of the book lie between builds."""
        name, language = self.commission.publication.name, self.commission.language
        return Shelf(self.files.root, name, language, tuple(self._faces))

    def _before(self) -> Layout | None:
        """The book as it was set last."""
        if self.commission.options.force:
            return None
        return self.warm.layouts.get(self._name) or self._shelf.taken(self.problems)

    @property
    def _name(self) -> tuple[str, str]:
        return self.commission.publication.name, self.commission.language

    @property
    def _voices_of_sources(self) -> dict[str, Voice]:
        """The voices of the languages that record and sections are written in, for texts that stay untranslated.

        What is wrong with their catalogues is told by their own books.
        """
        publication = self.commission.publication
        written = [publication.record, *publication.sections.values()]
        languages = dict.fromkeys(each.source_language for each in written if each.source_language)
        speakers = {language: voice(language, self.files, publication.folder)[0] for language in languages}
        return {language: speaker for language, speaker in speakers.items() if speaker.language == language}

    def _localised(
        self, publication: Publication, speaker: Voice, covered: frozenset[str]
    ) -> tuple[Localised, list[Problem]]:
        """The publication in a language, with the faults of its catalogues but those of single translations; the pseudo-language has none."""
        if speaker.language == pseudo.LANGUAGE:
            return pseudo.localised(publication), []
        catalogue, faults = translations.read(speaker.language, publication.name, self.files)
        told = localised(publication, speaker.language, catalogue, partial(check_text, covered=covered))
        if self.commission.options.filler:
            told = filler.filled(publication, told, speaker.language)
        drawn = check_furniture(speaker.language, self.files, covered, publication.folder)
        return told, [*faults, *told.remarks, *(problem.with_(language=speaker.language) for problem in drawn)]

    def _fails(self, found: list[Problem]) -> bool:
        """Take problems in; whether they stop a book."""
        self.problems += found
        return has_errors(found, strict=self.commission.options.strict)

    def _book(self, book: Book, editions: list[Edition], before: Layout | None) -> Iterator[Made]:
        """The files of one book, when nothing is wrong with it: laid out once, drawn for each edition, as far as it is not there from `before`.

        A book in no edition is looked through, but not set.
        """
        publication, look, language = book.publication, self.commission.look, book.voice.language
        pictures = Pictures(
            self.files,
            self.commission.folder,
            look.measure_mm(book.trim),
            look.type_height_mm(book.trim),
            look_of(look, self.files),
            self.commission.printing,
        )
        faults: list[Problem] = []
        sheets = style_sheets(publication, look, book.voice, self.files, faults)
        sans = families(lettering(sheets, language), "sans")
        named = faces.families(before.typefaces, self._faces) if before else faces.expected(self._faces, sans)
        album = self._album(sans)
        book = replace(book, typefaces=named, surface=surface(look, book.trim, sans), album=album)
        if before:
            book = replace(book, mentions=mentions(before.places, before.labels))
        text, asked, found = html(book, self.files)
        ready = pictures.known(asked, found)
        found += faults
        if self._fails(found) or not editions or len(ready) < len(asked):
            return
        if any(each.is_press for each in editions) and self._fails(self._unsigned(book)):
            editions = [each for each in editions if not each.is_press]
        if not editions:
            return
        sizes = {url: (picture.facts.width_px, picture.facts.height_px) for url, picture in ready.items()}
        dresses = {each: _dress(look, each, pictures, ready) for each in editions}
        job = Job(text, sheets, sizes, places(publication.record, *publication.sections.values()))
        retold = partial(self._retold, book)
        made = set_book(job, book.typefaces, list(dresses.values()), self._faces, retold, before, book.mentions)
        told = [*made.problems]
        if self._fails([weighed(problem, self.commission) for problem in (*told, *crops(made.layout, publication))]):
            return
        coarse = resolutions(made.layout, ready, language) if Edition.PRINT in editions else ()
        if self._fails([weighed(problem, self.commission) for problem in coarse]):
            dresses = {each: dress for each, dress in dresses.items() if not each.is_press}
        if not dresses:
            return
        sections = self.commission.options.sections
        only = f".{'+'.join(sections)}" if sections else ""
        trial = ".filler" if self.commission.options.filler else ""
        name = f"{publication.name}/{publication.name}.{language}{trial}{only}"
        options, size = self.commission.options, book.trim.sheet_mm
        looked_through = size if options.preflight else None
        rightward = book.voice.locale.text_direction == "rtl"
        ticketing = (
            self._ticketing(book, look, size, made.layout) if Edition.PRINT in dresses and not sections else None
        )
        recalls = options.preflight and not options.force
        recollection = self._shelf.recollected(self.problems) if recalls else Recollection()
        height = float(book.trim.height_mm)
        covering = Covering(lambda thick: spine(book, thick, self.files), sheets, height, recollection)
        bindery = Bindery(
            name,
            language,
            made,
            self.commission.printing,
            covering,
            rightward,
            sections,
            options.keep_html,
            publication.record.printing_number,
            ticketing,
            self._sources(language) if options.attach and Edition.ARCHIVE in editions else (),
            looked_through,
            self._proofing(book, job) if options.is_proof else None,
            FOLDS[publication.record.fold] if publication.record.fold else None,
            digests_of(ready),
            recollection=recollection,
            interim=self.warm.interim,
        )
        if options.is_proof and options.since:
            from galley.pipeline.marking import marking

            marks, faults = marking(options.since, book, made, self._faces, bindery.map, bindery.pictures, self.files)
            if self._fails(faults):
                return
            bindery = replace(bindery, marks=marks)
        for edition, dress in dresses.items():
            copies, faults = bindery.copies(edition, dress)
            told += (fault for fault in faults if not fault.code.startswith("preflight."))
            if not self._fails([weighed(problem, self.commission) for problem in faults]):
                yield from copies
        if not sections and not self.warm.interim:
            yield Made(f"{name}{MAP}", bindery.map.written(), language)
        if not trial:
            self.warm.albums[self._name] = album
        if not trial and not self.warm.interim:
            self.kept[self._shelf.drawings] = self._shelf.pasted(album)
        if not told and made.layout.case.lasts and not trial and not self.warm.interim:
            self.kept[self._shelf.name] = self._shelf.filled(made.layout, dresses.values())
        if not told and options.preflight and not sections and not trial:
            self.kept[self._shelf.looks] = self._shelf.remembered(recollection)
        if not told and not trial:
            self.warm.layouts[self._name] = made.layout

    @property
    def _is_trial(self) -> bool:
        """Whether it is made to be looked at."""
        return self.commission.options.filler or self.commission.language == pseudo.LANGUAGE

    def _album(self, sans: tuple[str, ...]) -> Album:
        """What is drawn from data, as far as it is known from the last build on the same ground: words of the language, faces."""
        furniture = sorted(item for item in self.files.record.items() if item[0].endswith("/galley.po"))
        ground = sha256(
            repr((furniture, sans, [(face.file, face.sha256) for face in self._faces])).encode()
        ).hexdigest()
        last, registry = self.warm.albums.get(self._name), self.commission.registry
        if self.commission.options.force:
            return Album(ground, registry=registry)
        if last and last.ground == ground:
            return Album(ground, last.shown, registry=registry, forms=last.forms)
        return Album(ground, self._shelf.drawn(ground, self.problems), registry=registry)

    def _proofing(self, book: Book, job: Job) -> Proofing:
        """What proofs of a book are made with."""
        from galley.pipeline.proofs import proofing

        publication, look, options = self.commission.publication, self.commission.look, self.commission.options
        return proofing(publication, self._told, book, look, job, options, self.files, self.problems)

    def _unsigned(self, book: Book) -> list[Problem]:
        """What of a book nobody has signed as it stands; a trial is signed by nobody."""
        return [] if self._is_trial else unsigned(book, self.files, self.commission.options)

    def _ticketing(self, book: Book, look: theme.Theme, size: tuple[float, float], layout: Layout) -> Ticketing:
        """What the printer's sheet of a book is made with. It is told in the language of the book where messages can be, else in English."""
        record, speaker = book.publication.record, book.voice
        language = speaker.language if unknown(speaker.language, self.files) is None else LANGUAGE
        pattern, faults = translated(language, self.files)
        self.problems += faults
        order = Order(
            book.publication.name,
            speaker.language,
            str(speaker.locale.get_language_name(language)),
            words(book, record.title),
            record.print_run_of(speaker.language),
            words(book, record.paper) if record.paper else None,
            record.isbn_of(speaker.language),
            size,
            panels_mm(book),
            self._printing(book, layout),
        )
        tag = speaker.tag if language == speaker.language else LANGUAGE
        sheets, dress = plain(look, record.size, self.commission.folder, "templates/sheet.css", self.files)
        return Ticketing(order, lambda *told: ticket(book, self.files, tag, *told), sheets, dress, pattern)

    def _printing(self, book: Book, layout: Layout) -> dict[str, Any]:
        """Which printing of a book it is, and what is not as it was in the one before."""
        printing, name = book.publication.record.printing, book.publication.name
        if printing is None:
            return {"number": FIRST}
        from galley.pipeline import since as printed
        from galley.pipeline.freezing import maps_before

        blocks = pagemap.mapped(name, book.voice.language, layout).blocks
        corrections = [
            {
                "date": each.date.isoformat(),
                "at": each.at,
                "pages": printed.pages(blocks, each.at),
                "text": words(book, each.text),
            }
            for each in printing.corrections
        ]
        told: dict[str, Any] = {"number": printing.number, "corrections": corrections}
        if printing.since:
            stem = f"{name}.{book.voice.language}"
            folder = maps_before(self.files, self.commission.folder, printing.since)
            before, faults = printed.before(self.files, folder, stem, printing.place("since"))
            self.problems += (fault.with_(language=book.voice.language) for fault in faults)
            if before is not None:
                told["changed"] = printed.changed(before, blocks)
        return told

    def _sources(self, language: str) -> tuple[Attachment, ...]:
        """What a book is made from: the content of the publication and of the registry, and the catalogues of its language."""
        folder = self.commission.folder
        catalogues = [f"locales/{language}/LC_MESSAGES/{name}.po" for name in (folder.rpartition("/")[2], "galley")]
        catalogues.append(f"{folder}/{catalogues[-1]}")
        names = [*self.files.listing(folder, ".yaml"), *self.files.listing(registry_of(folder), ".yaml")]
        names += filter(self.files.exists, catalogues)
        return tuple(Attachment(name, self.files.bytes(name)) for name in names)

    def _retold(self, book: Book, held: tuple[str, ...], mentioned: Mentions) -> str:
        """The HTML of a book that names typefaces, and pages in its index."""
        return html(replace(book, typefaces=held, mentions=mentioned), self.files)[0]


def _dress(look: theme.Theme, edition: Edition, pictures: Pictures, ready: Mapping[str, Picture]) -> Dress:
    """What an edition wears: print its inks and the bleed, screen its light, tags and links."""
    printed = edition.is_press
    colours, files = pictures.dressed(ready, edition, theme.palette(look, edition))
    bleed_mm = float(look.bleed_mm) if printed else 0
    return Dress(colours, bleed_mm, files, tagged=not printed, linked=not printed)

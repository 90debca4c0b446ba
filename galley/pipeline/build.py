"""Build: read, check, set, finish and write every book asked for."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from galley import faces, theme
from galley.files import Files
from galley.language.asked import check_words
from galley.likeness import did_you_mean
from galley.message import said
from galley.model.publication import Publication
from galley.options import Options
from galley.pipeline import freshness, manifest
from galley.pipeline.books import press
from galley.pipeline.characters import check_characters
from galley.pipeline.commission import Commission, Pressed
from galley.pipeline.fonts import NAME, kept, recalled
from galley.pipeline.hands import hands, pressed
from galley.pipeline.later import PAGES, later
from galley.pipeline.look import check_look
from galley.pipeline.output import Outbox
from galley.pipeline.pictures import check_pictures
from galley.pipeline.printing import printing
from galley.pipeline.remembered import name_of, remembered
from galley.pipeline.select import folders
from galley.pipeline.warm import Warm
from galley.problem import Problem, has_errors, in_order
from galley.reader import read_publication, registry_of

Progress = Callable[[str], None]


@dataclass
class Outcome:
    """What a build came to: its problems in order, and the files it wrote (below `output/`) with their sha256; `unchanged` are
    those of them that stood there, being what they would be again."""

    problems: list[Problem] = field(default_factory=list)
    outputs: dict[str, str] = field(default_factory=dict)
    unchanged: set[str] = field(default_factory=set)
    inputs: set[str] = field(default_factory=set)
    """The names of all files and listings that were read, or were to be read."""


def build(options: Options, progress: Progress, warm: Warm | None = None) -> Outcome:
    """Build what `options` ask for. A book with an error is not written; one in the content concerns every book,
    a wrong name of a publication the whole build.

    A process that builds again and again hands over what it remembers, and makes all books by itself."""
    files, outcome = Files(options.root, dict(freshness.program(options.root))), Outcome()
    told = recalled(options.root)
    with Outbox(options.root) as outbox:
        chosen = folders(files, options, outcome.problems)
        due: list[_Receivable] = []
        for folder in () if outcome.problems else chosen:
            due += _Desk(folder, options, files, progress, warm).publish(outbox, outcome)
        if warm and warm.interim:
            outcome.inputs = {*files.record, *files.missing}
            outcome.problems = in_order([*told, *outcome.problems])
            outbox.deliver()
            return outcome
        inputs = freshness.current(files, {face.file: face.sha256 for face in faces.faces(options.root)})
        outcome.inputs = {*inputs, *files.missing}
        changed = freshness.altered(files, inputs)
        outcome.problems = in_order([*told, *outcome.problems, *changed])
        if not changed and not has_errors(outcome.problems, strict=options.strict):
            receipt = freshness.write_receipt(inputs, outcome.outputs, outcome.problems)
            outbox.put(freshness.receipt_name(options.request()), receipt)
        known_fonts = kept(options.root)
        if known_fonts:
            outbox.put(NAME, known_fonts)
        for each in () if changed else due:
            outbox.put(freshness.receipt_name(each.request), each.receipt(inputs))
        outbox.deliver()
    return outcome


@dataclass(frozen=True)
class _Receivable:
    """Books that were made without an error: what was asked for, the names of all that was read for them, and what came of it."""

    request: dict[str, object]
    inputs: set[str]
    books: Pressed

    def receipt(self, found: Mapping[str, freshness.Known]) -> bytes:
        """The receipt, by what was `found` of all files when the build ended."""
        outputs = {each.file: hashlib.sha256(each.data).hexdigest() for each in self.books.made}
        return freshness.write_receipt({name: found[name] for name in self.inputs}, outputs, self.books.problems)


@dataclass
class _Desk:
    """Reads a publication and has the books of its languages made."""

    folder: str
    options: Options
    files: Files
    progress: Progress
    warm: Warm | None = None
    problems: list[Problem] = field(default_factory=list)

    def publish(self, outbox: Outbox, outcome: Outcome) -> Iterator[_Receivable]:
        """Make every book that is not there already, and put it, with the manifest, into the outbox. Gives what receipts are due for."""
        started = time.monotonic()
        self.progress(said("reading {name}", name=self.folder))
        publication, read = self._read()
        self.problems += later(self.folder, self.problems, PAGES)
        look, faults = theme.read_theme(self.files, self.folder)
        self.problems += faults
        commissions = list(self._commissions(publication, look)) if publication and look else []
        common = set(self.files.record)
        known = {each.language: found for each in commissions if (found := self._known(each))}
        made: list[manifest.Made] = []
        for receipt in known.values():
            self._keep(receipt, outcome)
        missing = [each for each in commissions if each.language not in known]
        for commission, books in zip(missing, self._pressed(missing), strict=True):
            self._take(books)
            made += books.made
            for name, data in books.kept.items():
                outbox.put(name, data)
            if commission.sound and not has_errors(books.problems, strict=self.options.strict):
                yield _Receivable(commission.request(), common | set(books.record), books)
        outcome.problems += self.problems
        if publication is None or not (made or known):
            return
        if read is not None:
            outbox.put(name_of(self.folder), read)
        written = {each.file: each.data for each in made}
        if not (self.warm and self.warm.interim):
            record, seconds = self.files.record, time.monotonic() - started
            listed = manifest.written(self.options.root, publication, made, record, self.problems, seconds)
            written[f"{publication.name}/manifest.json"] = listed
        for name, data in written.items():
            outbox.put(name, data)
            outcome.outputs[name] = hashlib.sha256(data).hexdigest()

    def _read(self) -> tuple[Publication | None, bytes | None]:
        """The publication, of which only those files are read that changed; and what is to be kept of it, where that is not there."""
        if self.warm:
            publication, found = read_publication(self.files, self.folder, self.warm.memory)
            data = None
        else:
            known = remembered(self.options.root, self.folder, self.problems, anew=self.options.force)
            publication, found = read_publication(self.files, self.folder, known.memory)
            data = known.written()
        self.problems += found
        return publication, data

    def _pressed(self, missing: list[Commission]) -> Iterator[Pressed]:
        """The books of commissions, in their order."""
        if not self.warm:
            yield from pressed(missing, self._tell, hands(self.options.jobs))
        for commission in missing if self.warm else ():
            self._tell(commission.language)
            yield press(commission, self.warm)

    def _commissions(self, publication: Publication, look: theme.Theme) -> Iterator[Commission]:
        """What is to be made, a language at a time, after all that concerns every language has been looked at."""
        unfit = list(check_look(publication, look))
        printed = printing(publication.record.press, self.folder, look, self.files, unfit)
        self.problems += [*_unknown_sections(publication, self.options), *unfit]
        manifest.record_fonts(self.files)
        if broken := faces.faults(self.options.root):
            self.problems += broken
            return
        self.problems += check_characters(publication, faces.coverage(self.files.root), self.options.languages)
        self.problems += check_words(publication)
        if has_errors(unfit) or printed is None:
            return
        look = look.model_copy(update={"bleed_mm": printed.bleed_mm})
        readable = not has_errors(self.problems)
        if not readable:
            self.problems += check_pictures(publication, self.files, self.folder, look)
        sound = not has_errors(self.problems, strict=self.options.strict)
        within = f"{registry_of(self.folder)}/"
        registry = sorted(item for item in self.files.record.items() if item[0].startswith(within))
        known = hashlib.sha256(repr(registry).encode()).hexdigest()
        for language in self.options.languages or publication.record.languages:
            yield Commission(publication, self.folder, look, language, printed, self.options, readable, sound, known)

    def _known(self, commission: Commission) -> freshness.Receipt | None:
        """What an equal commission left, when all that it was made from and all that was made is still what it was. One who watches sets each book
        once, to be ready for the first change."""
        if self.options.force or not commission.sound:
            return None
        if self.warm and (commission.publication.name, commission.language) not in self.warm.layouts:
            return None
        found = freshness.receipt(self.options.root, commission.request())
        name = commission.publication.name
        return found if found and freshness.is_listed(self.options.root, name, found.written) else None

    def _keep(self, receipt: freshness.Receipt, outcome: Outcome) -> None:
        """Take in what stands there already."""
        self.problems += _new(receipt.problems, self.problems)
        for name, digest in receipt.inputs.items():
            self.files.note(name, digest)
        outcome.outputs |= receipt.written
        outcome.unchanged |= set(receipt.written)

    def _take(self, books: Pressed) -> None:
        """Take in what was told and read for books that were made."""
        self.problems += _new(books.problems, self.problems)
        for name, digest in books.record.items():
            self.files.note(name, digest)
        self.files.altered |= books.altered
        self.files.missing |= books.missing

    def _tell(self, language: str) -> None:
        self.progress(said("setting {name} {language}", name=self.folder.rpartition("/")[2], language=language))


def _new(found: list[Problem], told: list[Problem]) -> list[Problem]:
    """What was not told of another language already."""
    return [problem for problem in found if problem not in told]


def _unknown_sections(publication: Publication, options: Options) -> Iterator[Problem]:
    for name in options.sections:
        if name not in publication.sections:
            message = said("{publication} has no section {section}", publication=publication.name, section=name)
            yield Problem("pipeline.section", message, did_you_mean(name, publication.sections))

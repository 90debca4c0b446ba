"""A catalogue that came back: which one it is, and what became of each of its entries."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from galley.files import Files
from galley.language import catalogue, furniture, messages, translations
from galley.language.codes import known_language
from galley.language.letters import is_other_script
from galley.language.merge import update
from galley.language.returned import Taken, take, words
from galley.language.writing import written
from galley.likeness import did_you_mean
from galley.message import Message, said
from galley.pipeline.handmade import save
from galley.pipeline.locales import Work, wanted
from galley.pipeline.select import CONTENT, folder_of
from galley.po import MAX_BYTES
from galley.problem import Place, Problem, Severity, has_errors
from galley.spoken import NAME as MESSAGES
from galley.spoken import path as messages_path
from galley.tongues import kin
from galley.tongues.identity import LANGUAGES, called, language_of_all

FURNITURE = "galley"
"""What the catalogues of the templates' words say they belong to, and those of the program's messages too."""


def take_catalogue(
    root: Path, file: Path, language: str = "", publication: str = "", is_trial: bool = False
) -> tuple[list[str], list[Problem]]:
    """Merge a returned catalogue, which may lie anywhere; its header names language and publication where they are not.

    A trial writes nothing. Returns what was done, in words.
    """
    files = Files(root)
    returned, problems = _returned(file)
    spoken = "" if has_errors(problems) else _language(returned, language, files, file, problems)
    if spoken:
        problems += _other_letters(returned, spoken, file, is_asked=bool(language))
    if not spoken or has_errors(problems):
        return [], problems
    belongs = publication or returned.metadata.get("Project-Id-Version", "").strip()
    kind, _, owner = belongs.partition("/")
    if kind == FURNITURE or belongs == MESSAGES:
        folder = (folder_of(files, owner) or f"{CONTENT}/{owner}") if owner else ""
        name, taken = _take_words(files, spoken, folder, returned, file, problems)
    else:
        name, taken = _take_texts(files, spoken, belongs, returned, file, problems, is_asked=bool(publication))
    if taken is None:
        return [], problems
    if not is_trial:
        problems += save(files, name, written(taken.entries))[1]
    problems += (problem.with_(language=spoken) for problem in taken.problems)
    return _report(taken, said("{report} (nothing is written)", report=name) if is_trial else name), problems


def _returned(file: Path) -> tuple[translations.Catalogue, list[Problem]]:
    """The file; that an entry stands twice is no error, as each is accounted for."""
    entries, problems = catalogue.read(file.name, Files(file.resolve().parent))
    told = (problem.with_(place=_at(file, problem.place)) for problem in problems)
    return entries, [
        each.with_(severity=Severity.WARNING) if each.code == "language.po-duplicate" else each for each in told
    ]


def _at(file: Path, place: Place | None) -> Place:
    return replace(place, file=str(file)) if place else Place(str(file))


def _language(
    returned: translations.Catalogue, language: str, files: Files, file: Path, problems: list[Problem]
) -> str:
    """The language asked for, else the header's, as a folder here names it; empty, with a problem, where none does."""
    asked = language or returned.metadata.get("Language", "").strip()
    known = files.folders("locales")
    found = known_language(asked, known)
    if found is None:
        message = (
            said("there are no catalogues in {language}", language=repr(asked))
            if asked
            else said("the header names no language")
        )
        mend = did_you_mean(asked, known) if asked else said("name it, as --language ja")
        problems.append(Problem("language.unknown", message, mend, Place(str(file), 1)))
    return found or ""


def _other_letters(returned: translations.Catalogue, language: str, file: Path, *, is_asked: bool) -> Iterator[Problem]:
    """An error where the header names a language whose letters no translation has, or which none of them reads as; a warning where the user named it."""
    written_here = [text for entry in returned for text in words(entry) if text != entry.msgid]
    found = language_of_all(written_here)
    message = None
    if is_other_script(written_here, language):
        message = said(
            "the file is to be in {language}, but no translation has a letter of it", language=repr(language)
        )
    elif found not in (None, kin(language)[0]) and kin(language)[0] in LANGUAGES:
        message = said("the text reads as {found}, not as {wanted}", found=called(str(found)), wanted=called(language))
    if message:
        mend = said("name the language it is in, as --language ru; nothing is taken until then")
        severity = Severity.WARNING if is_asked else Severity.ERROR
        yield Problem("language.po-language", message, mend, Place(str(file), _header_line(file)), severity)


def _header_line(file: Path) -> int:
    """The line of the field Language in the header, 1-based; the first line where there is none."""
    lines = Files(file.resolve().parent).text(file.name, limit=MAX_BYTES).split("\n")
    return next((number for number, line in enumerate(lines, 1) if line.startswith('"Language:')), 1)


def _take_texts(
    files: Files,
    language: str,
    publication: str,
    returned: translations.Catalogue,
    file: Path,
    problems: list[Problem],
    *,
    is_asked: bool,
) -> tuple[str, Taken | None]:
    work = wanted(files, language, publication, str(file), problems)
    if work is None:
        return "", None
    taken = take(work.updated(), returned, str(file))
    other = None if is_asked else _other_publication(files, work, taken, returned)
    if other:
        message = said("no text of the file is one of {name}, which its header names", name=work.publication.name)
        mend = said("name the publication that they are of, as --publication {name}", name=other)
        problems.append(Problem("language.po-publication", message, mend, Place(str(file), 1)))
        return "", None
    taken.entries = update(taken.entries, work.units)
    return work.file, taken


def _other_publication(files: Files, work: Work, taken: Taken, returned: translations.Catalogue) -> str | None:
    """The publication that has most of the texts of a file, where that which the file was taken for has none of them."""
    if any((taken.taken, taken.unchanged, taken.older, taken.conflicts, taken.comments, taken.copied)):
        return None
    came = {entry.msgid for entry in returned}
    names = (Path(each).stem for each in files.listing(f"locales/{work.language}/LC_MESSAGES", ".po"))
    found = {
        name: len(came & {entry.msgid for entry in translations.read(work.language, name, files)[0]})
        for name in names
        if folder_of(files, name)
    }
    name = max(found, key=lambda name: found[name], default=None)
    return name if name and found[name] else None


def _take_words(
    files: Files, language: str, folder: str, returned: translations.Catalogue, file: Path, problems: list[Problem]
) -> tuple[str, Taken | None]:
    """Take words of the templates, or messages of the program, whichever the file has more of; or the own words of the publication in `folder`."""
    texts = {**furniture.updated(files, {folder: (language,)} if folder else {})[0], **messages.updated(files)[0]}
    came = {catalogue.key(entry) for entry in returned}
    found = {
        name: catalogue.parse(texts[name], name)[0]
        for name in (
            (catalogue.path(language, folder),) if folder else (catalogue.path(language), messages_path(language))
        )
        if name in texts
    }
    if not found:
        problems.extend(catalogue.furniture(language, files, folder)[1])
        return "", None
    name = max(found, key=lambda name: len(came & {catalogue.key(entry) for entry in found[name]}))
    return name, take(found[name], returned, str(file), catalogue.faults)


_FATES: Mapping[str, Callable[[int], Message]] = {
    "taken": lambda n: said("  {count} taken", count=n),
    "unchanged": lambda n: said("  {count} unchanged", count=n),
    "older": lambda n: said("  {count} for an older source, now fuzzy", count=n),
    "obsolete": lambda n: said("  {count} for no text any more, kept as obsolete", count=n),
    "conflicts": lambda n: said("  {count} translated otherwise before, which is kept as a comment", count=n),
    "comments": lambda n: said("  {count} fuzzy, obsolete or twice in the file, kept as a comment", count=n),
    "refused": lambda n: said("  {count} with a plural, kept as obsolete", count=n),
    "copied": lambda n: said("  {count} the source again, fuzzy where nothing stood", count=n),
    "empty": lambda n: said("  {count} untranslated", count=n),
    "missing": lambda n: said("  {count} did not come", count=n),
}
"""How a number of entries of each fate is told."""


def _report(taken: Taken, name: str) -> list[str]:
    """How many entries fared how. All but those that did not come add up to what came."""
    counts = [told(len(found)) for fate, told in _FATES.items() if (found := getattr(taken, fate))]
    tidied = said(
        "  {count} of them tidied: letters composed (Unicode NFC), line ends dropped that the source lacks",
        count=taken.tidied,
    )
    fuzzy = said("  {count} of them fuzzy: they came so, or they are faulty", count=taken.fuzzy)
    return [said("{name}:", name=name), *counts, *([fuzzy] if taken.fuzzy else []), *([tidied] if taken.tidied else [])]

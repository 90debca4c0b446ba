"""The almanac's units and catalogues made for tests."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import polib
from documents import FILES, file_named, read, write

from galley.language.merge import update
from galley.language.translations import blank
from galley.language.units import Unit, units
from galley.model.publication import Publication
from galley.problem import Place

NAME = "locales/ja/LC_MESSAGES/almanac-2031.po"


def publication(root: Path, *edits: tuple[str, str, str]) -> Publication:
    """The almanac with texts replaced: (file's stem, old, new)."""
    files = dict(FILES)
    for stem, old, new in edits:
        assert files[file_named(stem)].count(old) == 1, old
        files[file_named(stem)] = files[file_named(stem)].replace(old, new)
    found, problems = read(write(root, files))
    assert found is not None and problems == []
    return found


def unit(text: str, address: str = "front/body/p1", tight: bool = False) -> Unit:
    """A unit of some text."""
    file = f"content/almanac-2031/{address.partition('/')[0]}.yaml"
    return Unit(address, file, text, "paragraph", tight, Place(file, 3, 1), "zh")


def catalogue(*translations: tuple[str, str], root: Path | None = None) -> polib.POFile:
    """A catalogue of texts, each at an address of its own, or of the almanac's; with translations by source."""
    texts = (
        units(publication(root)) if root else [unit(text, f"s{n}/title") for n, (text, _) in enumerate(translations)]
    )
    return filled(update(blank("ja", "almanac-2031"), texts), dict(translations))


def filled(entries: polib.POFile, translations: Mapping[str, str]) -> polib.POFile:
    """The catalogue with translations added; it must have their sources."""
    for source, translation in translations.items():
        entry(entries, source).msgstr = translation
    return entries


def translated(entries: polib.POFile) -> polib.POFile:
    """The catalogue with every entry translated: its source with an accent behind."""
    for each in entries:
        each.msgstr = each.msgstr or f"{each.msgid}́"
    return entries


def entry(entries: polib.POFile, source: str, obsolete: bool = False) -> polib.POEntry:
    """The entry of a source."""
    (found,) = [each for each in entries if each.msgid == source and bool(each.obsolete) == obsolete]
    return found


def sources(entries: polib.POFile, obsolete: bool = False) -> list[str]:
    """The sources of the entries in use, or of the obsolete ones, in the order of the file."""
    return [each.msgid for each in entries if bool(each.obsolete) == obsolete]

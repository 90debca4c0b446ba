"""Catalogues of other projects, as the machine has them: read, written, updated and taken without loss."""

from __future__ import annotations

import copy
import sysconfig
from collections import Counter
from itertools import islice
from pathlib import Path
from unicodedata import normalize

import polib
import pytest
from catalogue_texts import unit

from galley.language.catalogue import parse, translations
from galley.language.merge import update
from galley.language.returned import take
from galley.language.translations import active, blank
from galley.language.writing import written

COMPILED = Path("/usr/share/locale")
INSTALLED = Path(sysconfig.get_path("purelib"))
SMALL = range(1_000, 60_000)
"""The size of a file in bytes."""


def found() -> list[Path]:
    """A few catalogues of several languages and plural rules."""
    compiled = (
        path
        for language in ("zh_CN", "ja", "ko", "ru", "mn", "pl", "ar", "de")
        for path in islice(_small(COMPILED / language / "LC_MESSAGES", "*.mo"), 2)
    )
    return [*compiled, *islice(_small(INSTALLED, "**/*.po"), 8)]


def _small(folder: Path, pattern: str) -> list[Path]:
    return [path for path in sorted(folder.glob(pattern)) if path.is_file() and path.stat().st_size in SMALL]


def text_of(path: Path) -> str:
    """A catalogue as text, as polib writes it."""
    if path.suffix == ".po":
        return str(polib.pofile(str(path)))
    compiled = polib.mofile(str(path))
    entries = polib.POFile()
    entries.metadata = compiled.metadata
    entries.extend(polib.POEntry(**_fields(entry)) for entry in compiled)
    return str(entries)


def _fields(entry: polib.MOEntry) -> dict[str, object]:
    names = ("msgctxt", "msgid", "msgid_plural", "msgstr", "msgstr_plural")
    return {name: getattr(entry, name) for name in names}


def said(entries: polib.POFile) -> Counter[tuple[object, ...]]:
    """What translators wrote, whether in use or not."""
    return Counter(
        (entry.msgctxt, entry.msgid, entry.msgstr, *sorted(entry.msgstr_plural.items()), entry.tcomment)
        for entry in entries
        if entry.msgstr or any(entry.msgstr_plural.values())
    )


CATALOGUES = found()


@pytest.fixture(params=CATALOGUES, ids=lambda path: f"{path.parts[-3]}-{path.name}")
def foreign(request: pytest.FixtureRequest) -> tuple[str, polib.POFile]:
    """A catalogue as text, and read."""
    text = text_of(request.param)
    entries, problems = parse(text, request.param.name)
    assert {problem.code for problem in problems} <= {"language.po-charset"}
    return text, entries


def test_it_is_read_and_written_unchanged(foreign: tuple[str, polib.POFile]) -> None:
    _, entries = foreign
    text = written(entries)
    assert list(map(str, polib.pofile(text))) == list(map(str, entries))
    assert written(parse(text, "x.po")[0]) == text
    assert len(entries) > 0
    translations(entries, "x.po")


def test_an_update_loses_nothing_that_people_wrote(foreign: tuple[str, polib.POFile]) -> None:
    _, entries = foreign
    texts = [
        unit(source, f"s{n}/title")
        for n, source in enumerate(entry.msgid for entry in active(entries).values())
        if n % 2
    ]
    updated = update(copy.deepcopy(entries), texts)
    again, problems = parse(written(updated), "x.po")
    assert {problem.code for problem in problems} <= {"language.po-charset"}
    assert said(entries).keys() <= said(again).keys()
    assert written(update(again, texts)) == written(again)


def test_taking_it_back_takes_every_text(foreign: tuple[str, polib.POFile]) -> None:
    _, entries = foreign
    sources = {
        source: normalize("NFC", entry.msgstr)
        for (context, source), entry in active(entries).items()
        if entry.msgstr.strip() and not context
    }
    mine = update(blank("ja", "almanac-2031"), [unit(source, f"s{n}/title") for n, source in enumerate(sources)])
    taken = take(mine, entries, "x.po")
    assert {source: entry.msgstr for (_, source), entry in active(taken.entries).items()} == sources

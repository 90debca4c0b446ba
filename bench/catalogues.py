"""Catalogues as other programs see them, and whether anything untranslated stands in finished books.

`msgfmt --check` reads every catalogue; so do five filters of translate-toolkit's `pofilter`, where that is installed. Where it is not,
the table says so. Then the text of each screen file in output/ is looked through for sources of its language's catalogues.
"""

from __future__ import annotations

import re
import subprocess
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory

import polib

from galley.text.inline import REFERENCE

FILTERS = ("variables", "escapes", "newlines", "xmltags", "blank")
"""What `pofilter` is asked to look for."""
LEAST = 8
"""Characters, spaces not counted, that a piece of a source has at least to be looked for in a book."""

_MARKS = re.compile(r"\[\^[^\]]*\]|\]\((?:https?:|mailto:)[^)]*\)|\]\{[a-zA-Z-]+\}|[*\[\]~^\\]")


@dataclass(frozen=True, slots=True)
class Checked:
    """What a program says of the catalogues: nothing where all are sound, None where it is not installed."""

    program: str
    catalogues: int
    said: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Leak:
    """A piece of a source that stands in a book of another language: the file, the piece, the source's translation."""

    file: str
    piece: str
    translation: str


def catalogues(root: Path) -> list[Path]:
    """Every catalogue of a project, those that publications lay over the common ones too."""
    return sorted((*root.glob("locales/*/LC_MESSAGES/*.po"), *root.glob("content/*/locales/*/LC_MESSAGES/*.po")))


def msgfmt(paths: Iterable[Path]) -> Checked:
    """What `msgfmt --check` says."""
    return _checked("msgfmt --check", paths, which("msgfmt"), _by_msgfmt)


def pofilter(paths: Iterable[Path], program: str | None = None) -> Checked:
    """What the filters say, by the `program` of that name, on the path where none is named."""
    return _checked(f"pofilter {', '.join(FILTERS)}", paths, program or which("pofilter"), _by_pofilter)


def leaks(root: Path, publication: str) -> Iterator[tuple[str, list[Leak]]]:
    """Each screen file of a publication in output/, with the sources that stand in it untranslated."""
    for file in sorted((root / "output" / publication).glob(f"{publication}.??.screen.pdf")):
        language = file.name.split(".")[1]
        entries = _entries(root, publication, language)
        own = [*_sources(root, publication, language), *_in_english(root, publication)]
        yield file.name, list(untranslated(file.name, text_of(file), entries, own))


def text_of(pdf: Path) -> str:
    """The text of a finished file, by pdftotext."""
    return subprocess.run(["pdftotext", "-raw", str(pdf), "-"], capture_output=True, text=True, check=True).stdout


def untranslated(file: str, text: str, entries: Iterable[polib.POEntry], own: Iterable[str] = ()) -> Iterator[Leak]:
    """The pieces of sources that stand in a text and in no translation, as words that a translation quotes do; nor in its `own` texts."""
    known, shown = list(entries), _plain(text)
    said = "\x00".join(map(_plain, (*own, *(said for entry in known for said in _translations(entry)))))
    for entry in known:
        for piece in pieces(entry.msgid):
            if piece in shown and piece not in said:
                yield Leak(file, piece, entry.msgstr)


def pieces(source: str) -> list[str]:
    """What a source says between its references, without spaces and marks, where that is long enough to be known again."""
    found = (_plain(_MARKS.sub("", each)) for each in _between(source))
    return [each for each in found if len(each) >= LEAST]


def told(checks: Iterable[Checked], books: Iterable[tuple[str, list[Leak]]]) -> str:
    """The measures as lines."""
    lines = []
    for each in checks:
        verdict = "not installed" if each.said is None else f"{len(each.said)} told" if each.said else "clean"
        lines += [
            f"{each.program}, {each.catalogues} catalogues: {verdict}",
            *(f"  {said}" for said in each.said or ()),
        ]
    for file, found in books:
        lines += [
            f"{file}: {len(found)} untranslated",
            *(f"  “{each.piece}” for “{each.translation}”" for each in found),
        ]
    return "\n".join(lines)


def _translations(entry: polib.POEntry) -> tuple[str, ...]:
    return (entry.msgstr, *entry.msgstr_plural.values())


def _between(source: str) -> list[str]:
    """The stretches of a source between its references and placeholders."""
    return re.split(r"\x00", re.sub(r"\{\w+\}|%\(\w+\)s", "\x00", REFERENCE.sub("\x00", source)))


def _plain(text: str) -> str:
    """A text as it is compared: without spaces and soft hyphens, each letter in one character."""
    return re.sub(r"[\s\u00ad\u200b\u2060]+", "", unicodedata.normalize("NFC", text))


def _entries(root: Path, publication: str, language: str) -> list[polib.POEntry]:
    """What a language translates of a publication and of the furniture."""
    names = (f"locales/{language}/LC_MESSAGES/{each}.po" for each in (publication, "galley"))
    found = (root / name for name in (*names, f"content/{publication}/locales/{language}/LC_MESSAGES/galley.po"))
    return [entry for path in found if path.exists() for entry in polib.pofile(str(path)) if not entry.obsolete]


def _sources(root: Path, publication: str, language: str) -> list[str]:
    """The texts of a publication that a language does not translate, since they are written in it."""
    if (root / f"locales/{language}/LC_MESSAGES/{publication}.po").exists():
        return []
    other = next(iter(sorted(root.glob(f"locales/*/LC_MESSAGES/{publication}.po"))), None)
    return [entry.msgid for entry in polib.pofile(str(other))] if other else []


def _in_english(root: Path, publication: str) -> list[str]:
    """The names of sections and parts that stand in English below those of each language."""
    files = sorted((root / "content" / publication).glob("*.yaml"))
    return [name for file in files for name in re.findall(r"^ *english: (.+)$", file.read_text(encoding="utf-8"), re.M)]


def _checked(name: str, paths: Iterable[Path], program: str | None, ask: Callable[[str, Path], list[str]]) -> Checked:
    files = list(paths)
    if program is None:
        return Checked(name, len(files), None)
    return Checked(name, len(files), tuple(f"{path}: {said}" for path in files for said in ask(program, path)))


def _by_msgfmt(program: str, path: Path) -> list[str]:
    asked = [program, "--check", "-o", "/dev/null", str(path)]
    return subprocess.run(asked, capture_output=True, text=True, check=False).stderr.splitlines()


def _by_pofilter(program: str, path: Path) -> list[str]:
    with TemporaryDirectory() as folder:
        out = Path(folder) / "out.po"
        filters = [part for each in FILTERS for part in ("-t", each)]
        asked = [program, "--progress=none", *filters, str(path), str(out)]
        subprocess.run(asked, capture_output=True, text=True, check=True)
        faulty = polib.pofile(str(out)) if out.exists() and out.stat().st_size else []
        return [
            f"{' '.join(entry.tcomment.split())}: {entry.msgid!r}" for entry in faulty if "(pofilter)" in entry.tcomment
        ]

"""The parts a machine must have: where each is found, its version, and the packages that bring it."""

from __future__ import annotations

import ctypes
import os
import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from galley.machine.faces import Face, face_version, pinned
from galley.machine.host import Host
from galley.message import Message, said

BUILDS, TESTS = "requirements.lock", "requirements-test.lock"
"""The packages of all commands, and those of the tests besides."""
OPTIONAL = ""


@dataclass(frozen=True)
class Part:
    """Something the machine must have whole; `packages` are blank-separated names by family of distributions.

    `lock` names the packages it goes with: it is installed with them. Commands that do without those of `needed_with` do without it, and where that
    is none (`OPTIONAL`), everything works but what it is for. `loss` says what that is, where it is told.
    """

    name: str
    packages: Mapping[str, str]
    modules: tuple[str, ...] = ()
    libraries: tuple[tuple[str, int], ...] = ()
    programs: tuple[str, ...] = ()
    fonts: tuple[str, ...] = ()
    dictionaries: tuple[str, ...] = ()
    lock: str = BUILDS
    needed_with: str = BUILDS
    loss: Message | None = None

    def is_needed(self, locks: Sequence[str]) -> bool:
        """Whether commands that ask for the packages of these locks cannot do without it."""
        return self.needed_with in locks


@dataclass(frozen=True)
class Finding:
    """A part, where it was found (None when anything of it is missing), and what of it is missing, by name."""

    part: Part
    where: str | None
    lacking: tuple[str, ...] = field(default=())


def system_parts(faces: tuple[Face, ...]) -> tuple[Part, ...]:
    """Everything the program needs from outside Python, the faces of the books last."""
    return (*_tools(), *(Part(f"{face.family} {face.style}", face.packages, fonts=(face.file,)) for face in faces))


def _tools() -> tuple[Part, ...]:
    venv = "python{}.{}-venv".format(*sys.version_info[:2])
    return (
        Part("Python venv", _by(venv, "python3", "python", "python"), modules=("venv", "ensurepip")),
        Part(
            "Pango",
            _by("libpango-1.0-0 libpangoft2-1.0-0", "pango", "pango", "pango"),
            libraries=(("pango-1.0", 0), ("pangoft2-1.0", 0), ("gobject-2.0", 0)),
        ),
        Part(
            "HarfBuzz",
            _by("libharfbuzz0b libharfbuzz-subset0", "harfbuzz", "harfbuzz", "harfbuzz"),
            libraries=(("harfbuzz", 0), ("harfbuzz-subset", 0)),
        ),
        Part(
            "fontconfig",
            _by("fontconfig", "fontconfig", "fontconfig", "fontconfig"),
            libraries=(("fontconfig", 1),),
            programs=("fc-list",),
        ),
        Part(
            "Ghostscript",
            _by("ghostscript", "ghostscript", "ghostscript", "ghostscript"),
            programs=("gs",),
            needed_with=TESTS,
            loss=said("preflight tells the inks of print files as not checked"),
        ),
        _of_tests("Poppler", _by("poppler-utils", "poppler-utils", "poppler", "poppler"), "pdftoppm"),
        _of_tests("gettext", _by("gettext", "gettext", "gettext", "gettext"), "msgfmt"),
        _dictionary(said("English spelling"), "hunspell-en-us", "hunspell-en", "hunspell-en_us", "en_US"),
        _dictionary(said("British spelling"), "hunspell-en-gb", "hunspell-en-GB", "hunspell-en_gb", "en_GB"),
        _dictionary(said("Russian spelling"), "hunspell-ru", "hunspell-ru", "hunspell-ru", "ru_RU"),
        _dictionary(said("Mongolian spelling"), "hunspell-mn", "hunspell-mn", "", "mn_MN"),
        _dictionary(said("Korean spelling"), "hunspell-ko", "hunspell-ko", "", "ko"),
        Part(
            said("Japanese sentences"),
            _by("libkkc-data", "libkkc-data", "", ""),
            dictionaries=("data.1gram.index", "data.1gram", "data.2gram", "data.3gram"),
            needed_with=OPTIONAL,
        ),
        Part(
            said("Chinese sentences"),
            _by("libime-data-language-model", "libime-data", "libime", ""),
            dictionaries=("zh_CN.lm",),
            needed_with=OPTIONAL,
        ),
        Part(
            said("Mongolian words"),
            _by("tesseract-ocr-mon", "tesseract-langpack-mon", "tesseract-data-mon", ""),
            dictionaries=("mon.traineddata",),
            needed_with=OPTIONAL,
        ),
        Part(
            said("English sentences"),
            _by("liblink-grammar5 link-grammar-dictionaries-en", "link-grammar", "link-grammar", "link-grammar"),
            libraries=(("link-grammar", 5),),
            needed_with=OPTIONAL,
        ),
    )


def _of_tests(name: str, packages: Mapping[str, str], program: str) -> Part:
    """A program that the tests alone call."""
    return Part(name, packages, programs=(program,), lock=TESTS, needed_with=TESTS)


def _dictionary(name: str, debian: str, fedora: str, arch: str, stem: str) -> Part:
    """A Hunspell dictionary, which `build.py check` reads. macOS has no packages of them."""
    files = (f"{stem}.dic", f"{stem}.aff")
    return Part(name, _by(debian, fedora, arch, ""), dictionaries=files, needed_with=OPTIONAL)


def _by(debian: str, fedora: str, arch: str, macos: str) -> dict[str, str]:
    return {"debian": debian, "fedora": fedora, "arch": arch, "macos": macos}


def survey(root: str, faces: tuple[Face, ...], host: Host) -> list[Finding]:
    """Every part with where it is; a face pinned in the project's `fonts/` goes before one of the system."""
    fonts, dictionaries = host.fonts() | pinned(root), host.dictionaries()
    return [_find(part, host, fonts, dictionaries) for part in system_parts(faces)]


def _find(part: Part, host: Host, fonts: Mapping[str, str], dictionaries: Mapping[str, str]) -> Finding:
    found: dict[str, str | None] = {}
    for name in part.modules:
        found[name] = sys.prefix if host.module(name) else None
    for stem, abi in part.libraries:
        found[f"lib{stem}"] = _library_path(stem, abi) if host.library(stem, abi) else None
    for name in part.programs:
        found[name] = host.program(name)
    for name in part.fonts:
        found[name] = fonts[name] if name in fonts and face_version(fonts[name]) else None
    found |= {name: dictionaries.get(name) for name in part.dictionaries}
    lacking = tuple(name for name, where in found.items() if where is None)
    return Finding(part, None if lacking else next(iter(found.values())), lacking)


def _library_path(stem: str, abi: int) -> str:
    """Where a loaded library lies, as Linux tells it; elsewhere its bare name."""
    maps = Path("/proc/self/maps")
    lines = maps.read_text(encoding="utf-8", errors="replace").splitlines() if maps.is_file() else []
    paths = (line.split(maxsplit=5)[-1] for line in lines)
    return next((path for path in paths if os.path.basename(path).startswith(f"lib{stem}.")), f"lib{stem} (ABI {abi})")


def version(finding: Finding, host: Host) -> str | None:
    """The version of a part that was found, as it gives it itself; None where it gives none."""
    part = finding.part
    if finding.where is None:
        return None
    if part.libraries:
        return _library_version(host.library(*part.libraries[0]))
    if part.programs:
        return _program_version(host, part.programs[0])
    if part.dictionaries:
        return None
    return face_version(finding.where) if part.fonts else "{}.{}.{}".format(*sys.version_info[:3])


def _library_version(library: ctypes.CDLL | None) -> str | None:
    for name in ("pango_version_string", "hb_version_string"):
        if hasattr(library, name):
            function = getattr(library, name)
            function.restype = ctypes.c_char_p
            return str(function().decode("ascii", "replace"))
    if hasattr(library, "FcGetVersion"):
        number = int(getattr(library, "FcGetVersion")())  # noqa: B009
        return f"{number // 10000}.{number // 100 % 100}.{number % 100}"
    return None


def _program_version(host: Host, name: str) -> str | None:
    option = "-v" if name == "pdftoppm" else "--version"
    number = re.search(r"\d+(\.\d+)+", host.run([name, option], {}).output)
    return number.group() if number else None

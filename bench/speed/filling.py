"""Pseudo-text for what is not translated: words of the language's own text in `bench/texts`, as long as its translations are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

import polib

TEXTS = Path(__file__).resolve().parent.parent / "texts"
SHORTER = 0.5
"""Prose stretches less than the headings and names that are translated first, and must fit where four reports share a page."""
UNSPACED = ("ja", "zh")
"""Languages without spaces between words: a character is a word."""
_KEPT = re.compile(r"(\[[^\]]*\]\{[^}]*\}|\{[^}]*\}|\*\*[^*]+\*\*)")
"""What a translation must have as its source has it: words of another language, references, and as many runs of strong emphasis."""
_WORDS = r"[^\W_]+"


def fill(path: Path, language: str) -> int:
    """Fill each missing or fuzzy entry of a catalogue; how many they were."""
    catalogue = polib.pofile(str(path), wrapwidth=0)
    done = [entry for entry in catalogue if entry.translated()]
    stretch = sum(len(entry.msgstr) for entry in done) / max(1, sum(len(entry.msgid) for entry in done))
    words, missing = cycle(_words(language)), [entry for entry in catalogue if entry not in done and not entry.obsolete]
    for entry in missing:
        entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
        entry.msgstr = filler(entry.msgid, words, SHORTER * stretch or 1, "" if language in UNSPACED else " ")
    catalogue.save(str(path))
    return len(missing)


def filler(source: str, words: Iterator[str], stretch: float, space: str) -> str:
    """The next words in the place of each run of a source's text; references and emphasis stay."""

    def told(part: str) -> str:
        if part.startswith(("{", "[")) and part.endswith("}"):
            return part
        text = _run(len(part.strip("*")) * stretch, words, space)
        return f"**{text}**" if part.startswith("**") else text

    return space.join(told(part) for part in _KEPT.split(source) if part.strip())


def _run(length: float, words: Iterator[str], space: str) -> str:
    run = next(words)
    while len(run) < length:
        run += space + next(words)
    return run


def _words(language: str) -> list[str]:
    text = (TEXTS / f"{language}.txt").read_text(encoding="utf-8")
    found = re.findall(_WORDS, text)
    return [letter for word in found for letter in word] if language in UNSPACED else found

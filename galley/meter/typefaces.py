"""Which faces set which scripts, and glyphs that are missing or cannot be read back (rules 22, 31, 37 of typography)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from galley.meter.characters import script
from galley.meter.glyphs import Glyph

STRAY_SHARE = 0.01
"""A family that sets less of a script in a whole book is no choice of its designer."""
_WEIGHT = re.compile(
    r"[-,](?:Thin|ExtraLight|Light|DemiLight|Regular|Book|Medium|SemiBold|Bold|Black|Italic|Oblique|Roman|BoldItalic|Identity-[HV])+$"
)


@dataclass(frozen=True)
class Typefaces:
    """Counts over all glyphs of all pages.

    `notdef`: glyphs drawn as missing. `replacement_chars`: glyphs whose text is U+FFFD. `unmapped`: glyphs without text.
    `fallback_chars`: glyphs of a family that sets less than one in a hundred of its script. `narrow_as_fullwidth`: half-width
    glyphs that read back as full-width letters. `by_script`: characters by script and family.
    """

    by_script: Mapping[str, Mapping[str, int]]
    notdef: int
    replacement_chars: int
    fallback_chars: int
    unmapped: int
    narrow_as_fullwidth: int


def family(font: str) -> str:
    """The name of a font without its weight and style."""
    return _WEIGHT.sub("", font)


def by_script(glyphs: Iterable[Glyph]) -> dict[str, Counter[str]]:
    """How many characters of each script each family sets; Han and kana are told apart, digits too."""
    fonts: Counter[tuple[str, str]] = Counter((glyph.text[:1], glyph.font) for glyph in glyphs if glyph.text)
    found: dict[str, Counter[str]] = {}
    for (character, font), number in fonts.items():
        if name := script(character):
            found.setdefault(name, Counter())[family(font)] += number
    return found


def strays(scripts: Mapping[str, Counter[str]], families: frozenset[str] = frozenset()) -> set[tuple[str, str]]:
    """The scripts and families that fall back: rare for the script, or, where the families of a book are told, not of them."""
    return {
        (name, each)
        for name, counter in scripts.items()
        for each, number in counter.items()
        if (each not in families if families else number < STRAY_SHARE * counter.total())
    }


def typefaces(glyphs: list[Glyph], families: frozenset[str] = frozenset()) -> tuple[Typefaces, list[tuple[str, Glyph]]]:
    """What the faces of a book do, and the faulty glyphs, each with the name of its fault."""
    scripts = by_script(glyphs)
    stray = strays(scripts, families)
    faults = [(fault, glyph) for glyph in glyphs for fault in _faults(glyph, stray)]
    count = Counter(fault for fault, _ in faults)
    names = ("notdef", "replacement_chars", "fallback_chars", "unmapped", "narrow_as_fullwidth")
    shown = {name: dict(sorted(counter.items())) for name, counter in sorted(scripts.items())}
    return Typefaces(shown, **{name: count[name] for name in names}), faults


def _faults(glyph: Glyph, stray: set[tuple[str, str]]) -> list[str]:
    found = ["notdef"] if glyph.is_notdef else []
    if not glyph.is_mapped:
        found.append("unmapped" if glyph.text == "\ufffd" else "")
    elif "\ufffd" in glyph.text:
        found.append("replacement_chars")
    if stray and (script(glyph.text[:1]), family(glyph.font)) in stray:
        found.append("fallback_chars")
    if "０" <= glyph.text[:1] <= "ｚ" and script(chr(ord(glyph.text[0]) - 0xFEE0)) and glyph.advance < 0.7 * glyph.size:
        found.append("narrow_as_fullwidth")
    return [fault for fault in found if fault]

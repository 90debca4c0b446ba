"""Fonts and the glyphs that pages show of them: gathered page by page, embedded once a book.

Pages name fonts and glyphs by numbers that hold for the whole font, so that those drawn apart share one subset. Private parts of WeasyPrint 70:
`pdf.fonts.Font` (its `hb_face`, `file_content`, `tables`, `missing`, `type` and `subset`) and `build_fonts_dictionary`, `text.fonts.get_hb_object_data` and its
place in `pdf.fonts`, that of `Font` in `pdf.stream`, and what of Pango and HarfBuzz is named below.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import pydyf
from weasyprint import DEFAULT_OPTIONS
from weasyprint.formatting_structure import boxes
from weasyprint.pdf import fonts as pdf_fonts
from weasyprint.pdf import stream
from weasyprint.pdf.fonts import Font, build_fonts_dictionary
from weasyprint.text.ffi import TO_UNITS, gobject, harfbuzz, harfbuzz_subset, pango
from weasyprint.text.ffi import ffi as pointers
from weasyprint.text.fonts import FontConfiguration, get_hb_object_data, get_pango_font_key

from galley import faces
from galley.typeset.files import written

SIZE = 100.0
"""What fonts are embedded at, in px. It decides how ascents are rounded, and the optical size of faces that have several."""
HYPHEN, SOFT_HYPHEN = "\u2010", "\u00ad"
MOST_NAMES = 1024
"""How many fonts are remembered by their description; a page shows some ten."""
_MORE = re.compile(" [#@]")
"""What Pango writes behind a font: its features and variations."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What pages show of a font: the description by which Pango finds it again, the text that each glyph stands for, and the widths of glyphs
    in thousandths of an em."""

    description: str
    texts: Mapping[int, str]
    widths: Mapping[int, float]

    @property
    def name(self) -> str:
        """The name of the font as a PDF gives it, without the tag of its subset: `Noto-Sans-Bold`."""
        return _name(self.description)


@lru_cache(MOST_NAMES)
def _name(description: str) -> str:
    return _MORE.split(description)[0].replace(" ", "-")


class Sort(Font):  # type: ignore[misc]
    """A font of the engine that remembers its description, and reads its file, of tens of megabytes, only where it cannot be embedded without."""

    def __init__(self, pango_font: Any, description: Any, font_size: float) -> None:
        with _unread():
            super().__init__(pango_font, description, font_size)
        self.program = b""
        self.description = pointers.string(pango.pango_font_description_to_string(description)).decode()

    def subset(self, to_unicode: Mapping[int, str], hinting: bool) -> None:
        """Leave the glyphs that are shown. The engine keeps the numbers of all others, empty: of a font of East Asian letters 65,000, which readers
        go through each time they open it."""
        self.program = (
            _program(self, sorted(to_unicode)) if "CFF " in self.tables and "fvar" not in self.tables else b""
        )
        if self.program:
            self.file_content = self.program
        else:
            self.file_content = get_hb_object_data(self.hb_face)
            super().subset(to_unicode, hinting)

    @property
    def type(self) -> str:
        """What kind of outlines it has."""
        return "otf" if self.program else str(super().type)

    def empty(self) -> Sort:
        """The font with no glyph shown; those that it lacks keep their numbers."""
        return self._with({}, {})

    def again(self) -> Sort:
        """The font with what was shown of it, to which more may come."""
        return self._with(dict(self.to_unicode), dict(self.widths))

    def _with(self, texts: dict[int, str], widths: dict[int, float]) -> Sort:
        other = copy.copy(self)
        other.to_unicode, other.widths = texts, widths
        return other


def install() -> None:
    """Make the engine draw with fonts that remember their description."""
    stream.Font = Sort


@contextmanager
def _unread() -> Iterator[None]:
    """While it lasts, the engine takes a font for one whose file is empty."""
    pdf_fonts.get_hb_object_data = lambda _: b""
    try:
        yield
    finally:
        pdf_fonts.get_hb_object_data = get_hb_object_data


@dataclass(slots=True)
class Case:
    """The fonts of a layout, which all of its drawings take theirs from."""

    configuration: FontConfiguration
    fonts: dict[Any, Sort] = field(default_factory=dict)
    lasts: bool = True
    """Whether each font that was embedded can be found by its description, also when the layout is taken back from a file."""
    known: tuple[Mapping[str, Shown], bytes] | None = None
    """What was shown when fonts were embedded last, and what came of it."""
    once: dict[tuple[type, Any], Any] = field(default_factory=dict)
    """Each number and text that pages tell of glyphs, which nearly all pages share."""

    def shared(self, told: Mapping[int, Any]) -> dict[int, Any]:
        """What is told of glyphs, each number and text held once for all pages."""
        return {self._one(glyph): self._one(value) for glyph, value in told.items()}

    def _one(self, value: Any) -> Any:
        return self.once.setdefault((type(value), value), value)

    def embedded(self, fonts: Mapping[str, Shown]) -> bytes:
        """A PDF without pages whose catalogue has, as `Fonts`, the dictionary of fonts with the glyphs that are shown.

        It is remembered for the next drawing, which mostly shows the same.
        """
        if self.known is None or self.known[0] != fonts:
            self.known = fonts, _embedded(fonts, self)
        return self.known[1]


class Drawer(dict[Any, Sort]):
    """The fonts of one page, as a stream asks for them: those of the case, with no glyph shown yet. `hyphen` is what its sign stands for."""

    def __init__(self, case: Case, hyphen: str) -> None:
        super().__init__()
        self.case, self.hyphen = case, hyphen

    def __contains__(self, key: object) -> bool:
        if not super().__contains__(key) and key in self.case.fonts:
            super().__setitem__(key, self.case.fonts[key].empty())
        return super().__contains__(key)

    def __setitem__(self, key: Any, font: Sort) -> None:
        self.case.fonts[key] = font
        super().__setitem__(key, font.empty())

    def again(self) -> Drawer:
        """The same fonts with what was shown of them, to which more may come."""
        other = Drawer(self.case, self.hyphen)
        for key, font in self.items():
            dict.__setitem__(other, key, font.again())
        return other

    def shown(self) -> dict[str, Shown]:
        """What was shown, by the name that operators give a font."""
        every = (
            (
                font.hash,
                Shown(
                    font.description,
                    self.case.shared(_read(font.to_unicode, self.hyphen)),
                    self.case.shared(font.widths),
                ),
            )
            for font in self.values()
        )
        return together({name: shown} for name, shown in every)


def _read(texts: Mapping[int, str], hyphen: str) -> dict[int, str]:
    return {glyph: hyphen if text == HYPHEN else text for glyph, text in texts.items()}


def hyphen_of(page: Any) -> str:
    """What hyphens (U+2010) of a page of the engine stand for: where each of them ends a line, for places where words may be parted, so that
    readers put these together again (ISO 32000-1, 14.8.2.2.3)."""
    lines = (box for box in page._page_box.descendants(True) if isinstance(box, boxes.LineBox))
    texts = ("".join(box.text for box in line.descendants() if isinstance(box, boxes.TextBox)) for line in lines)
    return HYPHEN if any(HYPHEN in text.rstrip()[:-1] for text in texts) else SOFT_HYPHEN


def together(pages: Iterable[Mapping[str, Shown]]) -> dict[str, Shown]:
    """What all of some pages show. Of a glyph that stands for several texts the first counts, as the engine has it."""
    found: dict[str, Shown] = {}
    for page in pages:
        for name, shown in page.items():
            known = found.setdefault(name, Shown(shown.description, {}, {}))
            _add(known.texts, shown.texts)
            _add_hyphens(known.texts, shown.texts)
            _add(known.widths, shown.widths)
    return found


def _add(known: Any, more: Mapping[int, Any]) -> None:
    known.update({glyph: value for glyph, value in more.items() if glyph not in known})


def _add_hyphens(known: Any, more: Mapping[int, str]) -> None:
    """One that parts no word counts before others."""
    known.update({glyph: HYPHEN for glyph, text in more.items() if text == HYPHEN and known[glyph] == SOFT_HYPHEN})


def _embedded(fonts: Mapping[str, Shown], case: Case) -> bytes:
    pdf = pydyf.PDF()
    cast = {name: _cast(name, shown, case) for name, shown in sorted(fonts.items())}
    dictionary = build_fonts_dictionary(pdf, cast, False, True, DEFAULT_OPTIONS)
    programs = {font.program for font in cast.values() if font.program}
    for each in pdf.objects:
        if isinstance(each, pydyf.Stream) and each.stream and each.stream[0] in programs:
            each.extra["Subtype"] = "/CIDFontType0C"
        elif isinstance(each, pydyf.Dictionary) and each.get("Subtype") == "/CIDFontType0":
            each.pop("CIDToGIDMap", None)  # of fonts with TrueType outlines alone (ISO 32000-1, table 117)
    pdf.add_object(dictionary)
    pdf.catalog["Fonts"] = dictionary.reference
    return written(pdf)


def _program(font: Sort, glyphs: list[int]) -> bytes:
    """The outlines of some glyphs as a bare CFF font program, in which each is found by its character identifier (ISO 32000-1, 9.7.4.2): pages name them
    by these. Nothing of a font that has none, or others than the numbers of its glyphs.
    """
    drawn = [glyph for glyph in glyphs if glyph < font.glyph_count]
    if not drawn or not harfbuzz_subset:
        return b""
    with _lent(font.hb_face, b"CFF ") as program:
        if drawn[-1] >= faces.identified(program):
            return b""
    asked = pointers.gc(harfbuzz_subset.hb_subset_input_create_or_fail(), harfbuzz_subset.hb_subset_input_destroy)
    _put(harfbuzz_subset.hb_subset_input_glyph_set(asked), "hb_codepoint_t", drawn)
    unread = harfbuzz_subset.hb_subset_input_set(asked, harfbuzz_subset.HB_SUBSET_SETS_DROP_TABLE_TAG)
    _put(
        unread, "hb_tag_t", [harfbuzz.hb_tag_from_string(b"GSUB", -1)]
    )  # it would bring other forms of the glyphs along
    flags = harfbuzz_subset.HB_SUBSET_FLAGS_DESUBROUTINIZE
    if font.missing:
        flags |= harfbuzz_subset.HB_SUBSET_FLAGS_NOTDEF_OUTLINE
    harfbuzz_subset.hb_subset_input_set_flags(asked, flags)
    cut = harfbuzz_subset.hb_subset_or_fail(font.hb_face, asked)
    if not cut:
        return b""
    with _lent(pointers.gc(cut, harfbuzz.hb_face_destroy), b"CFF ") as program:
        return faces.widths_written(bytes(program))


def _put(into: Any, kind: str, numbers: list[int]) -> None:
    """Put sorted numbers into a set of HarfBuzz."""
    harfbuzz.hb_set_add_sorted_array(into, pointers.new(f"{kind}[{len(numbers)}]", numbers), len(numbers))


@contextmanager
def _lent(face: Any, name: bytes) -> Iterator[memoryview]:
    """A table of a face of HarfBuzz, where it lies: of what is not looked at nothing is read from the file of the font."""
    blob = harfbuzz.hb_face_reference_table(face, harfbuzz.hb_tag_from_string(name, -1))
    length = pointers.new("unsigned int *")
    data = harfbuzz.hb_blob_get_data(blob, length)
    try:
        yield memoryview(b"" if data == pointers.NULL else pointers.buffer(data, int(length[0])))
    finally:
        harfbuzz.hb_blob_destroy(blob)


def _cast(name: str, shown: Shown, case: Case) -> Sort:
    """The font of a name with the glyphs that are shown. Its size, which its ascent is measured in, is that of no page."""
    font = _found(shown, case.configuration)
    if font.hash != name:  # Pango does not read what it writes of a variable font
        case.lasts = False
        font = next(each for each in case.fonts.values() if each.hash == name).empty()
    font.to_unicode, font.widths = dict(sorted(shown.texts.items())), dict(sorted(shown.widths.items()))
    font.missing = {
        codepoint: glyph
        for each in case.fonts.values()
        if each.hash == name
        for codepoint, glyph in each.missing.items()
    }
    return font


def _found(shown: Shown, configuration: FontConfiguration) -> Sort:
    """The font of a description, as Pango finds it."""
    described = pango.pango_font_description_from_string(shown.description.encode())
    description = pointers.gc(described, pango.pango_font_description_free)
    pango.pango_font_description_set_absolute_size(description, SIZE * TO_UNITS)
    context = pointers.gc(pango.pango_font_map_create_context(configuration.font_map), gobject.g_object_unref)
    loaded = pango.pango_font_map_load_font(configuration.font_map, context, description)
    font = pointers.gc(loaded, gobject.g_object_unref)
    _, own, size = get_pango_font_key(font)
    return Sort(font, own, size)

"""The fonts of a book: which characters they have, and that no other font gets in."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from conftest import ROOT
from fontTools.cffLib import CFFFontSet
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.recordingPen import RecordingPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from pressing import fonts, press

from galley import faces
from galley.files import Files
from galley.pipeline.characters import check_characters
from galley.problem import Problem, Severity
from galley.reader import read_publication
from galley.typeset import Job, Sheet, founts, lay_out

YEARBOOK = "tests/content/yearbook-2021"
THAI = "\u0e01"


@pytest.fixture(scope="module")
def covered() -> frozenset[str]:
    return faces.coverage(ROOT)


def make_font(path: Path, name: str, characters: str) -> None:
    """A font of empty glyphs."""
    path.parent.mkdir(parents=True, exist_ok=True)
    glyphs = [".notdef", *(f"g{ord(character):x}" for character in characters)]
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(glyphs)
    builder.setupCharacterMap({ord(character): f"g{ord(character):x}" for character in characters})
    builder.setupGlyf({glyph: TTGlyphPen(None).glyph() for glyph in glyphs})
    builder.setupHorizontalMetrics(dict.fromkeys(glyphs, (500, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": name, "styleName": "Regular", "fullName": f"{name} Regular"})
    builder.setupOS2()
    builder.setupPost()
    builder.save(path)


@pytest.mark.parametrize("keep", [0, 10, 200, -40])
def test_a_file_that_is_no_font_is_told_and_the_others_are_read(tmp_path: Path, keep: int) -> None:
    make_font(tmp_path / "fonts/whole.ttf", "Whole", "ab")
    assert faces.faults(tmp_path) == []
    data = (tmp_path / "fonts/whole.ttf").read_bytes()
    (tmp_path / "fonts/own").mkdir()
    (tmp_path / "fonts/own/broken.ttf").write_bytes(data[:keep] if keep else b"no font at all")
    found = faces.faults(tmp_path)
    assert [(each.code, each.place and each.place.file) for each in found] in (
        [("faces.damaged", "fonts/own/broken.ttf")],
        [] if keep == -40 else None,
    )
    assert "Whole" in {each.family for each in faces.faces(tmp_path)}
    assert faces.coverage(tmp_path) >= {"a", "b"}


def test_a_project_without_fonts_is_told_so_once(tmp_path: Path) -> None:
    (problem,) = faces.faults(tmp_path)
    assert (problem.code, problem.place and problem.place.file) == ("faces.none", "fonts")


def test_the_fonts_of_the_project_draw_its_six_languages(covered: frozenset[str]) -> None:
    text = "东北亚 東北亞 ひらがな カタカナ 한국어 Монгол өүӨҮ Русский ёЁ English “”‘’—…·、。（）《》①㉒ⅠⅫ•–"
    assert faces.missing(text, covered) == []


def test_characters_no_font_has_are_told_once_in_their_order(covered: frozenset[str]) -> None:
    assert faces.missing(f"a{THAI}b\U0001f600{THAI}", covered) == [THAI, "\U0001f600"]


def test_characters_no_font_has_are_named_by_their_codes() -> None:
    covered = frozenset("ab")
    assert faces.drawable("ab", covered) == "ab"
    assert faces.drawable(f"a{THAI}b{THAI}\U0001f600\n", covered) == f"a[U+{ord(THAI):04X}]b[U+{ord(THAI):04X}…]\n"
    assert faces.drawable("b\U000e0100", covered) == "[U+0062…]"


def test_line_ends_are_not_drawn() -> None:
    assert faces.missing("a\n\tb", frozenset("ab")) == []


def test_coverage_is_that_of_all_fonts_together(tmp_path: Path) -> None:
    make_font(tmp_path / "fonts/own.ttf", "Own", "ab")
    make_font(tmp_path / "fonts/system/linked.ttf", "Linked", "bc")
    (tmp_path / "fonts/README.md").write_text("not a font", encoding="utf-8")
    assert faces.coverage(tmp_path) == set("abc")


def test_a_face_is_known_by_file_name_and_digest(tmp_path: Path) -> None:
    make_font(tmp_path / "fonts/own.ttf", "Own CJK KR", "ab")
    digest = hashlib.sha256((tmp_path / "fonts/own.ttf").read_bytes()).hexdigest()
    assert faces.faces(tmp_path) == [faces.Face("fonts/own.ttf", "Own CJK", ("Own CJK KR Regular",), digest)]


def test_a_font_that_is_replaced_is_read_again(tmp_path: Path) -> None:
    font = tmp_path / "fonts/own.ttf"
    make_font(font, "Own", "ab")
    before = faces.faces(tmp_path), faces.coverage(tmp_path)
    make_font(font, "New", "ac")
    (face,) = faces.faces(tmp_path)
    assert (face.family, face.sha256) == ("New", hashlib.sha256(font.read_bytes()).hexdigest())
    assert before[0] != [face]
    assert (before[1], faces.coverage(tmp_path)) == (set("ab"), set("ac"))


def test_a_font_is_read_once_though_two_projects_link_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_font(tmp_path / "own.ttf", "Own", "ab")
    for name in ("one", "other"):
        (tmp_path / name / "fonts").mkdir(parents=True)
        (tmp_path / name / "fonts" / f"{name}.ttf").symlink_to(tmp_path / "own.ttf")
    (one,), covered = faces.faces(tmp_path / "one"), faces.coverage(tmp_path / "one")
    monkeypatch.setattr(faces, "TTFont", None)
    (other,) = faces.faces(tmp_path / "other")
    assert (one.file, other.file) == ("fonts/one.ttf", "fonts/other.ttf")
    assert (one.names, one.sha256) == (other.names, other.sha256)
    assert faces.coverage(tmp_path / "other") == covered


def test_a_collection_tells_each_of_its_faces() -> None:
    (serif,) = [face for face in faces.faces(ROOT) if face.file.endswith("NotoSerifCJK-Regular.ttc")]
    assert {"Noto Serif CJK SC", "Noto Serif CJK JP", "Noto Serif CJK KR"} <= set(serif.names)


def test_faces_of_a_family_share_its_name() -> None:
    families = {face.family for face in faces.faces(ROOT)}
    assert families == {"Noto Sans", "Noto Serif", "Noto Sans CJK", "Noto Serif CJK"}


def test_fonts_of_a_pdf_are_told_by_the_family_they_are_of() -> None:
    known = list(faces.faces(ROOT))
    named = ["Noto-Sans-CJK-SC-Bold", "Noto-Sans", "Noto-Sans-Bold", "Noto-Sansation"]
    assert faces.families(named, known) == ("Noto Sans", "Noto Sans CJK", "Noto-Sansation")


def test_a_book_is_expected_to_hold_what_its_sans_needs_behind_it() -> None:
    known = list(faces.faces(ROOT))
    every = ("Noto Sans", "Noto Sans CJK", "Noto Serif", "Noto Serif CJK")
    assert faces.expected(known, ("Noto Sans", "Noto Sans CJK SC")) == every
    assert faces.expected(known, ("Noto Sans CJK JP", "Noto Sans")) == ("Noto Sans CJK", "Noto Serif", "Noto Serif CJK")


def test_without_fonts_nothing_is_covered(tmp_path: Path) -> None:
    assert faces.coverage(tmp_path) == frozenset()


@pytest.mark.parametrize("family", ["DejaVu Sans", "DejaVu Serif", "Nimbus Roman", "serif", "monospace", "system-ui"])
def test_a_font_of_the_machine_never_gets_into_a_book(family: str) -> None:
    style = f'html {{ font-family: "{family}" }} b {{ font-family: {family} }}'
    found = set_with(style)
    assert found
    assert [name for name in found if not name.startswith("Noto")] == []


@pytest.mark.parametrize(
    "source", ["local('DejaVu Sans')", "url(file:///usr/share/fonts/truetype/dejavu/DejaVuSans.ttf)"]
)
def test_a_style_sheet_cannot_bring_a_font(source: str) -> None:
    style = f"@font-face {{ font-family: Stray; src: {source} }} html {{ font-family: Stray, 'Noto Serif' }}"
    assert set_with(style) == ["Noto-Serif"]


def set_with(style: str) -> list[str]:
    """The names of the fonts in a PDF of one word."""
    layout, _ = lay_out(Job('<html lang="en"><body>word <b>bold</b></body></html>', (Sheet("own.css", style),)))
    data, problems = press(layout)
    assert problems == []
    return sorted({name.removesuffix("-Bold") for name in fonts(data)})


def problems_of(root: Path, covered: frozenset[str]) -> list[Problem]:
    publication, faults = read_publication(Files(root), YEARBOOK)
    assert publication is not None, faults
    return list(check_characters(publication, covered))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "tests/content", tmp_path / "tests/content")
    return tmp_path


def test_a_publication_with_known_characters_has_no_problem(root: Path, covered: frozenset[str]) -> None:
    assert problems_of(root, covered) == []


@pytest.mark.parametrize(
    ("name", "old", "new", "column"),
    [
        ("yearbook-2021/calendar.yaml", "Day of the Lamp", f"Day of {THAI}", 19),
        ("yearbook-2021/council.yaml", "Its wings were white", f"Its {THAI} were white", 11),
        ("registry/regions.yaml", "{en: Saltmere, zh: 索特米尔}", f"{{en: Saltmere, zh: 索{THAI}}}", 31),
    ],
    ids=["event", "note", "name"],
)
def test_a_character_without_a_glyph_is_found_where_it_was_written(
    root: Path, covered: frozenset[str], name: str, old: str, new: str, column: int
) -> None:
    path = root / "tests/content" / name
    before, found, after = path.read_text(encoding="utf-8").partition(old)
    assert found
    path.write_text(before + new + after, encoding="utf-8")
    (problem,) = problems_of(root, covered)
    assert (problem.code, problem.severity) == ("faces.missing-glyph", Severity.ERROR)
    assert "U+0E01 THAI CHARACTER KO KAI" in problem.message
    assert problem.place is not None
    assert (problem.place.file, problem.place.line) == (f"tests/content/{name}", before.count("\n") + 1)
    assert problem.place.column == column


def test_a_pair_with_a_variation_selector_is_drawn_by_the_font_that_has_the_pair(covered: frozenset[str]) -> None:
    # Adobe-Japan1: 葛 and 辻 with U+E0100 are the forms that names of people and places may ask for.
    assert faces.missing("葛\U000e0100城、辻\U000e0100", covered) == []
    assert faces.missing("一\U000e01efa\U000e0100", covered) == ["一\U000e01ef", "a\U000e0100"]
    assert faces.missing("\U000e0100", covered) == ["\U000e0100"]


def changed(root: Path, new: str) -> list[Problem]:
    """The problems of the yearbook with other words in the note of its council."""
    path = root / "tests/content/yearbook-2021/council.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("Its wings were white", new), encoding="utf-8")
    return problems_of(root, faces.coverage(ROOT))


def test_the_message_names_the_pair_that_is_missing(root: Path) -> None:
    (problem,) = changed(root, "Its wings 一\U000e01ef were")
    assert "the pair of U+4E00 and the variation selector U+E01EF" in problem.message
    assert problem.place is not None and (problem.place.column, problem.place.length) == (17, 2)


def test_a_selector_that_a_text_begins_with_is_told_though_others_stand_before(root: Path) -> None:
    path = root / "tests/content/yearbook-2021/calendar.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("Day of the Lamp", "\U000e0100葛城"), encoding="utf-8")
    (problem,) = problems_of(root, faces.coverage(ROOT))
    assert (problem.code, problem.place and problem.place.length) == ("faces.missing-glyph", 1)


@pytest.mark.parametrize(("radical", "usual"), [("\u2fa6", "金"), ("\u2f00", "一"), ("\u2ef3", "龟")])
def test_a_radical_in_the_place_of_a_character_is_told_with_the_character(root: Path, radical: str, usual: str) -> None:
    (problem,) = changed(root, f"Its {radical}{radical} wings 金 were")
    assert (problem.code, problem.severity) == ("text.radical", Severity.ERROR)
    assert problem.mend == f"write {usual} (U+{ord(usual):04X})"


def test_a_compatibility_ideograph_of_a_name_is_left_alone(root: Path) -> None:
    assert changed(root, "Its \ufa19 and \ufa11 were") == []


def test_faces_of_a_variable_font_are_embedded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pango does not find such a face again by the description that it wrote of it: the one at hand is taken, and does not last."""
    found = founts._found
    monkeypatch.setattr(founts, "_found", lambda shown, fonts: found(replace(shown, description="Noto Sans"), fonts))
    layout, _ = lay_out(
        Job("<html lang='en'><body><p>abab</p></body></html>", (Sheet("a.css", "p { font-family: 'Noto Serif' }"),))
    )
    data, problems = press(layout)
    assert (fonts(data), problems, layout.case.lasts) == (["Noto-Serif"], [], False)


def outlines(program: bytes, shown: Iterable[int]) -> dict[int, tuple[float, Any]]:
    """The width and the outline of some glyphs of a CFF font program, by their character identifiers."""
    cff, found = CFFFontSet(), {}
    cff.decompile(BytesIO(program), None)
    for cid in shown:
        pen, glyph = RecordingPen(), cff[0].CharStrings[f"cid{cid:05}"]
        glyph.draw(pen)
        found[cid] = glyph.width, pen.value
    return found


@pytest.fixture(scope="module")
def east_asian() -> tuple[founts.Sort, Any]:
    """A font of East Asian letters, and the descendant of it in a PDF that shows some of them."""
    sheet = Sheet("a.css", "p { font-family: 'Noto Serif CJK SC' }")
    layout, _ = lay_out(Job("<html lang='zh'><body><p>活动，概要abc—。</p></body></html>", (sheet,)))
    data, problems = press(layout)
    assert problems == []
    (font,) = layout.case.fonts.values()
    with pikepdf.open(BytesIO(data)) as pdf:
        (below,) = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/W" in each]
        assert "/CIDToGIDMap" not in below
        items = [list(each) if isinstance(each, pikepdf.Array) else int(each) for each in below.W]
        widths = {
            first + step: float(width)
            for first, run in zip(items[::2], items[1::2], strict=True)
            for step, width in enumerate(run)
        }
        file = below.FontDescriptor.FontFile3
        return font, (str(file.Subtype), file.read_bytes(), widths)


def test_a_font_keyed_by_identifiers_is_embedded_without_the_glyphs_that_are_not_shown(east_asian: Any) -> None:
    font, (kind, program, widths) = east_asian
    assert kind == "/CIDFontType0C" and len(program) < 10_000
    with founts._lent(font.hb_face, b"CFF ") as lent:
        assert faces.identified(lent) == 65535
        whole = bytes(lent)
    ours, theirs = outlines(program, widths), outlines(whole, widths)
    assert ours == theirs and len(ours) == 10
    assert {cid: width for cid, (width, _) in ours.items()} == pytest.approx(widths)
    parts = CFFFontSet()
    parts.decompile(BytesIO(program), None)
    assert {part.Private.nominalWidthX for part in parts[0].FDArray} == {0}


def test_a_font_with_other_identifiers_than_its_numbers_is_left_to_the_engine(
    east_asian: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    font, (_, program, widths) = east_asian
    assert faces.identified(memoryview(program)) == 0
    monkeypatch.setattr(faces, "identified", lambda program: 100)
    assert founts._program(font, sorted(widths)) == b""
    assert founts._program(font, [66, 67]) != b""


@pytest.mark.parametrize(
    ("glyph", "width"),
    [
        (bytes([139 + 20, 139, 139, 21, 14]), 627),  # 20 0 0 rmoveto: 607 + 20
        (bytes([139, 139, 21, 14]), 1000),
        (bytes([28, 0xFE, 0x48, 139, 4, 14]), 167),  # -440 0 vmoveto
        (bytes([247, 0, 139, 140, 1, 14]), 715),  # 108 0 1 hstem
        (bytes([139, 140, 1, 14]), 1000),
        (bytes([251, 0, 14]), 499),  # -108 endchar
        (bytes([14]), 1000),
        (bytes([255, 0, 10, 0, 0, 139, 22, 14]), 617),
        (bytes([139 + 20, 139, 22, 14]), 627),  # 20 0 hmoveto
        (bytes([139, 22, 14]), 1000),
        (bytes([139, 139, 139, 139, 14]), 1000),  # an accented letter
        (bytes([139 + 20, 139, 139, 139, 139, 14]), 627),
        *((bytes([139 + 20, 139, 140, operator, 14]), 627) for operator in (1, 3, 18, 19, 20, 23)),
        *((bytes([139, 140, operator, 14]), 1000) for operator in (1, 3, 18, 19, 20, 23)),
    ],
)
def test_the_width_of_a_glyph_is_written_in_full(glyph: bytes, width: int) -> None:
    written = faces._with_width(glyph, 607, 1000)
    assert written[:3] == b"\x1c" + width.to_bytes(2, "big", signed=True)
    assert faces._with_width(written, 0, 0) == written


@pytest.mark.parametrize(
    ("glyph", "number", "length"),
    [
        (bytes([28, 0x80, 0]), -32768, 3),
        (bytes([32]), -107, 1),
        (bytes([246]), 107, 1),
        (bytes([247, 0]), 108, 2),
        (bytes([250, 255]), 1131, 2),
        (bytes([251, 0]), -108, 2),
        (bytes([254, 255]), -1131, 2),
        (bytes([255, 0, 1, 0x80, 0]), 1.5, 5),
        (bytes([255, 255, 255, 0, 0]), -1, 5),
    ],
)
def test_the_numbers_of_a_charstring_are_read(glyph: bytes, number: float, length: int) -> None:
    assert faces._operand(glyph, 0) == (number, length)
    assert faces._operand(b"\x0e" + glyph, 1) == (number, length + 1)


def test_fonts_are_files_of_four_kinds_in_the_folder_and_below_it_but_for_the_cache(tmp_path: Path) -> None:
    assert faces.files(tmp_path) == faces.folders(tmp_path) == []
    names = ["a.ttf", "b.OTF", "in/c.ttc", "in/deep/d.otc", "cache/e.ttf", "in/cache/f.ttf", "g.woff2", "in/h.txt"]
    for name in names:
        (tmp_path / "fonts" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "fonts" / name).write_bytes(b"")
    assert [str(path.relative_to(tmp_path / "fonts")) for path in faces.files(tmp_path)] == names[:4]
    assert [path.name for path in faces.folders(tmp_path)] == ["fonts", "in", "deep"]


def test_what_is_known_of_fonts_is_handed_on_once_they_have_settled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_font(tmp_path / "fonts/own.ttf", "Own", "ab")
    stat = (tmp_path / "fonts/own.ttf").stat()
    latest = max(stat.st_mtime_ns, stat.st_ctime_ns)
    assert faces.known(tmp_path, latest) is None
    (face,) = faces.faces(tmp_path)
    assert faces.known(tmp_path, latest) is None
    covered = faces.coverage(tmp_path)
    told = faces.known(tmp_path, latest)
    assert told is not None and faces.known(tmp_path, latest - 1) is None
    assert told["covered"] == {"": "ab"} and told["faces"][0][5:] == ["Own", ("Own Regular",), face.sha256]
    monkeypatch.setattr(faces, "_identities", {})
    monkeypatch.setattr(faces, "_coverages", {})
    monkeypatch.setattr(faces, "TTFont", None)
    faces.recall(told)
    assert (faces.faces(tmp_path), faces.coverage(tmp_path)) == ([face], covered)
    for wrong in ({}, {"faces": [[1]], "covered": {}}, {"faces": [], "covered": []}, None):
        with pytest.raises(ValueError, match="not what is known of fonts"):
            faces.recall(wrong)

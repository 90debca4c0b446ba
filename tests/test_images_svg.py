"""Pictures in SVG: what can be printed is kept, with its colours by name; what cannot is told with its line."""

from __future__ import annotations

from io import BytesIO
from time import monotonic

import pikepdf
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pressing import fonts, press
from searching import examples
from test_images import PLACE, PROFILE, near, red_in_inks

from galley.images import Look, convert, inspect
from galley.images.elements import MAX_BYTES, MAX_ELEMENTS
from galley.problem import Severity
from galley.theme import Palette
from galley.typeset import Dress, Job, Sheet, lay_out

PAGE = '@page { size: 100mm 120mm; margin: 10mm } body { margin: 0; font-family: "Noto Serif" }'
LOOK = Look(frozenset({"--ink", "--pine--strong"}), frozenset({"Noto Sans", "Noto Serif"}))
INK = {"--ink": (0.0, 0.0, 0.0, 1.0), "--pine--strong": (0.86, 0.32, 0.62, 0.26)}


def svg(inner: str, attributes: str = 'viewBox="0 0 40 20"', before: str = "") -> bytes:
    return f'{before}<svg xmlns="http://www.w3.org/2000/svg" {attributes}>\n{inner}\n</svg>'.encode()


def problems_of(data: bytes, name: str = "art/light.svg"):
    return inspect(data, name, PLACE, LOOK)[1]


def converted(data: bytes, edition: str = "print"):
    facts, problems = inspect(data, "light.svg", PLACE, LOOK)
    assert facts is not None, problems
    return convert(data, facts, edition, profile=PROFILE, max_ppi=330, width_mm=80, look=LOOK)


def printed(data: bytes, edition: str = "print") -> tuple[bytes, list[str]]:
    """A page with the picture on it as the edition has it, and what is told."""
    facts, _ = inspect(data, "light.svg", PLACE, LOOK)
    made = converted(data, edition)
    html = '<html lang="en"><img src="picture:a" alt="x" style="display: block; width: 80mm"></html>'
    layout, told = lay_out(Job(html, (Sheet("page.css", PAGE),), {"picture:a": (facts.width_px, facts.height_px)}))
    space = "device-cmyk" if edition == "print" else "srgb"
    own = INK if edition == "print" else dict.fromkeys(INK, (0.0, 0.5, 0.5))
    pdf, more = press(layout, Dress(Palette(space, {**own, **made.colours}), 0, {"picture:a": (made.data, made.mime)}))
    return pdf, [problem.message for problem in (*told, *more)]


def operators(pdf: bytes) -> str:
    with pikepdf.open(BytesIO(pdf)) as opened:
        streams = (each for each in opened.objects if isinstance(each, pikepdf.Stream) and "/Type" not in each)
        return " ".join(each.read_bytes().decode("latin-1") for each in streams)


CLEAN = svg(
    "<title>Light</title><style>/* a */ .tower, rect { fill: var(--colour-ink) } #lamp{stroke:none}</style>"
    '<path class="tower" d="M10 20V5h4v15z"/><rect id="lamp" x="11" y="2" width="2" height="3"/>'
    '<path d="M14 4h20v2z" style="fill: color(--pine--strong 1); fill-opacity: .5"/>'
    '<text x="20" y="18" font-size="3">AV lamp</text>'
)


def test_a_clean_picture_has_its_size_and_words_and_nothing_is_told():
    facts, problems = inspect(CLEAN, "light.svg", PLACE, LOOK)
    assert problems == []
    assert (facts.format, facts.kind, facts.words) == ("SVG", "vector", "AV lamp")
    assert (facts.width_px, facts.height_px) == (10_000, 5_000)


@pytest.mark.parametrize(
    ("attributes", "ratio"),
    [
        ('viewBox="0 0 40 20"', 2),
        ('viewBox="0,0,40,20" width="100%" height="100%"', 2),
        ('width="30mm" height="10mm"', 3),
        ('width="30mm" viewBox="0 0 1 .5"', 2),
        ('width="1in" height="72pt" viewBox="0 0 40 20"', 1),
    ],
)
def test_the_size_is_that_stated_else_that_of_the_box(attributes, ratio):
    facts, problems = inspect(svg("<path d='M0 0h1'/>", attributes), "a.svg", PLACE, LOOK)
    assert problems == []
    assert facts.width_px / facts.height_px == pytest.approx(ratio, 1e-3)


@pytest.mark.parametrize("attributes", ["", 'width="100%"', 'viewBox="0 0 0 5"', 'viewBox="0 0 1e999 nan"'])
def test_a_picture_that_says_no_size_is_told(attributes):
    facts, (problem,) = inspect(svg("<path d='M0 0h1'/>", attributes), "a.svg", PLACE, LOOK)
    assert facts is None
    assert (problem.code, problem.place.line) == ("images.size", 1)
    assert "viewBox" in problem.mend


def test_it_is_drawn_as_lines_in_the_colours_and_the_face_of_the_book():
    pdf, told = printed(CLEAN)
    drawn = operators(pdf)
    assert told == []
    assert "0 0 0 1 scn" in drawn and "0.86 0.32 0.62 0.26 scn" in drawn
    assert b"/Image" not in pdf and " rg" not in drawn.rpartition(" cm\nq\nq")[2]
    assert fonts(pdf) == ["Noto-Serif"]
    with pypdfium2.PdfDocument(pdf) as opened:
        assert opened[0].get_textpage().get_text_bounded().strip() == "AV lamp"
    assert "0 0.5 0.5 rg" in operators(printed(CLEAN, "screen")[0])


def test_black_is_what_has_no_colour_and_greys_are_black_ink_alone():
    data = svg(
        '<path d="M0 0h9v9z"/><path fill="#808080" d="M0 0h9v9z"/><linearGradient id="g"><stop offset="0"/>'
        '<stop offset="1" stop-color="white"/></linearGradient><path fill="url(#g)" d="M0 0h9v9z"/>'
        '<pattern id="p" width="2" height="2"><path d="M0 0h1v1z"/></pattern><path fill="url(#p)" d="M0 0h9v9z"/>'
        '<path stroke="currentColor" fill="none" d="M0 0h9"/>'
    )
    assert problems_of(data) == []
    assert converted(data).colours == {
        "--drawn-000000": (0, 0, 0, 1),
        "--drawn-808080": (0, 0, 0, 1 - 128 / 255),
        "--drawn-ffffff": (0, 0, 0, 0),
    }
    assert printed(data)[1] == []
    assert converted(data, "screen").colours["--drawn-808080"] == (128 / 255,) * 3


@pytest.mark.parametrize("red", ["red", "#f00", "#FF0000", "rgb(255, 0, 0)", "rgb(100.0%,0%,0%)", "hsl(0,100%,50%)"])
def test_other_colours_are_converted_as_pixels_are_and_told(red):
    data = svg(f'<path fill="{red}" d="M0 0h9v9z"/>')
    (note,) = problems_of(data)
    assert (note.code, note.severity) == ("images.colours", Severity.NOTE)
    assert "#ff0000" in note.message and "var(--colour-ink)" in note.mend
    inks = converted(data).colours["--drawn-ff0000"]
    assert near([round(ink * 255) for ink in inks], red_in_inks(), 0)
    assert converted(data, "screen").colours["--drawn-ff0000"] == (1, 0, 0)


def test_colours_keep_their_transparency():
    assert b"color(--drawn-ff0000 1 / 0.25)" in converted(svg('<path fill="rgba(255,0,0,.25)" d="M0 0h9v9z"/>')).data
    pdf, told = printed(svg('<path style="fill: rgba(255,0,0,25%)" d="M0 0h9v9z"/>'))
    assert told == []
    with pikepdf.open(BytesIO(pdf)) as opened:
        states = [state for state in opened.pages[0].Resources.ExtGState.values() if "/ca" in state]
        assert 0.25 in [float(state.ca) for state in states]


@pytest.mark.parametrize(
    "colour", ["var(--colour-inc)", "color(--inc 1)", "lampblack", "rgb(1,2)", "var(--colour-accent)"]
)
def test_what_is_no_colour_is_told_at_its_line(colour):
    facts, (problem,) = inspect(svg(f'<g>\n<path fill="{colour}" d="M0 0h9"/></g>'), "a.svg", PLACE, LOOK)
    assert facts is None
    assert (problem.code, problem.place.line, problem.place.column) == ("images.svg-colour", 3, 1)
    assert colour in problem.message and problem.related == (PLACE,)


@pytest.mark.parametrize(
    ("inner", "said"),
    [
        ("<script>alert(1)</script>", "program"),
        ('<path onclick="x()" d="M0 0h1"/>', "program"),
        ('<image href="data:image/png;base64,AAAA" width="1" height="1"/>', "pixels"),
        ("<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>x</p></foreignObject>", "HTML"),
        ('<filter id="f"/><path filter="url(#f)" d="M0 0h1"/>', "filter"),
        ('<path style="filter: blur(2px)" d="M0 0h1"/>', "filter"),
        ('<path d="M0 0h1"><animate attributeName="x"/></path>', "moves"),
        ('<a href="https://example.org/"><path d="M0 0h1"/></a>', "link"),
        ('<use href="other.svg#a"/>', "outside: other.svg#a"),
        ('<use xmlns:x="http://www.w3.org/1999/xlink" x:href="file:///etc/passwd"/>', "outside"),
        ('<path style="fill: url(https://example.org/a#b)" d="M0 0h1"/>', "outside"),
        ("<style>@import 'https://example.org/a.css';</style>", "@import"),
        ("<style>@font-face { font-family: X; src: url(data:font/woff2,AA) }</style>", "@font-face"),
        ("<style>g > path { fill: none }</style>", "g > path"),
        ('<path style="mix-blend-mode: multiply" d="M0 0h1"/>', "mix-blend-mode: multiply"),
        ('<text writing-mode="vertical-rl">x</text>', "writing-mode"),
        ("<mesh/>", "mesh"),
    ],
)
def test_what_cannot_be_printed_is_refused_with_its_mend(inner, said):
    facts, problems = inspect(svg(inner), "a.svg", PLACE, LOOK)
    assert facts is None
    assert {problem.code for problem in problems} == {"images.svg"}
    assert any(said in problem.message for problem in problems)
    assert all(problem.mend and problem.place.file == "a.svg" and problem.place.line >= 2 for problem in problems)


def test_every_fault_is_told_in_one_round_and_each_once():
    data = svg('<script/><image/><image/><path fill="x" d="M0 0h1"/>', "")
    assert sorted(problem.code for problem in problems_of(data)) == [
        "images.size",
        "images.svg",
        "images.svg",
        "images.svg-colour",
    ]


def test_a_font_that_the_book_lacks_is_told_and_its_words_stand_in_the_book_s_own():
    data = svg('<text y="9" style="font: bold 8px Helvetica, sans-serif">lamp</text>')
    (problem,) = problems_of(data)
    assert (problem.code, problem.severity) == ("images.svg-font", Severity.WARNING)
    assert "Helvetica" in problem.message
    pdf, told = printed(data)
    assert (told, fonts(pdf)) == ([], ["Noto-Serif-Bold"])
    named = svg('<text y="9" font-size="8" font-family="Arial, \'Noto Sans\'">lamp</text>')
    assert problems_of(named) == []
    assert fonts(printed(named)[0]) == ["Noto-Sans"]


def test_it_is_cut_at_its_box():
    drawn = operators(printed(svg('<path d="M-900 0h2000v9z"/>'))[0])
    assert drawn.index(" re\nW") < drawn.index("-900 0 m")


def test_what_editors_of_drawings_leave_is_silent():
    data = svg(
        '<metadata><x xmlns="urn:x"/></metadata><s:named xmlns:s="urn:s" s:pages="1"/><desc>x</desc>'
        '<g xmlns:i="urn:i" i:label="Layer 1" transform="scale(2)"><path style="-inkscape-stroke: none" d="M0 0h1"/></g>',
        before='<?xml version="1.0"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/svg11.dtd">\n<!-- x -->',
    )
    assert problems_of(data) == []
    assert b"urn:" not in converted(data).data


BOMB = "".join(f'<g id="a{n}">' + f'<use href="#a{n - 1}"/>' * 10 + "</g>" for n in range(1, 9))
STYLED = "<style>path { fill: url(#p) }</style>"
BARE = '<pattern id="p" width="1" height="1"><path d="M0 0h1"/></pattern>'
RING = '<pattern id="p" width="1" height="1"><path fill="url(#p)" d="M0 0h1"/></pattern>'


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (svg("&a;", before='<!DOCTYPE svg [<!ENTITY a "x">]>'), "entities"),
        (svg('<path id="a0" d="M0 0h1"/>' + BOMB), "too-large"),
        (svg(RING), "too-large"),
        (svg(STYLED + BARE), "too-large"),
        (svg("<g>" * 500 + "</g>" * 500), "too-large"),
        (svg("<g/>" * (MAX_ELEMENTS + 1)), "too-large"),
        (svg("") + b" " * MAX_BYTES, "too-large"),
        (svg("<g>"), "damaged"),
        (b'<?xml version="1.0"?><html/>', "format"),
        (b"<svg viewBox='0 0 1 1'/>", "format"),
        (b"\x1f\x8b\x08\0 svgz", "format"),
    ],
)
def test_bombs_and_what_is_no_svg_are_refused_at_once(data, code):
    begun = monotonic()
    facts, (problem,) = inspect(data, "a.svg", PLACE, LOOK)
    assert (facts, problem.code, problem.place) == (None, f"images.{code}", PLACE)
    assert problem.mend
    assert monotonic() - begun < 2


def test_a_page_of_pdf_is_declined_with_the_way_to_a_vector_picture():
    facts, (problem,) = inspect(b"%PDF-1.7\n", "a.pdf", PLACE)
    assert (facts, problem.code) == (None, "images.format")
    assert "PDF" in problem.message and "pdftocairo -svg" in problem.mend and "PNG" in problem.mend


def test_a_name_that_says_otherwise_is_told():
    assert [problem.code for problem in problems_of(svg("<path d='M0 0h1'/>"), "light.png")] == ["images.extension"]


@given(
    st.integers(0, len(CLEAN)), st.integers(0, 12), st.sampled_from(["", "<g>", '"', "url(#g)", "&amp;", "1e999", "\0"])
)
@examples(60)
def test_no_damage_ends_in_a_traceback(at, length, put):
    data = CLEAN[:at] + put.encode() + CLEAN[at + length :]
    facts, problems = inspect(data, "light.svg", PLACE, LOOK)
    assert facts or problems
    if facts and facts.kind == "vector":
        convert(data, facts, "print", profile=PROFILE, max_ppi=330, width_mm=80, look=LOOK)


@pytest.mark.parametrize(
    "inner",
    [
        "",
        "<title>Light</title>",
        "<g><path d=' '/></g>",
        "<text x='1' y='2'> </text>",
        "<defs><rect id='a' width='4' height='4'/></defs>",
        "<symbol id='a'><circle r='2'/></symbol>",
    ],
)
def test_a_picture_in_which_nothing_is_drawn_is_told(inner: str) -> None:
    (problem,) = problems_of(svg(inner))
    assert (problem.code, problem.severity) == ("images.svg-empty", Severity.WARNING)
    assert problem.message == "art/light.svg: nothing is drawn in it"


@pytest.mark.parametrize(
    "inner",
    [
        "<g><g><path d='M0 0h9'/></g></g>",
        "<text x='1' y='2'>a</text>",
        "<defs><rect id='a' width='4' height='4'/></defs><use href='#a'/>",
        "<line x1='0' y1='0' x2='9' y2='9' stroke='black'/>",
    ],
)
def test_a_picture_in_which_something_is_drawn_is_not_called_empty(inner: str) -> None:
    assert problems_of(svg(inner)) == []

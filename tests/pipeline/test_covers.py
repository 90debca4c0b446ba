"""Covers as they come out of a build: the bar code on the back is read off the pixels, and is black alone on white."""

from __future__ import annotations

from collections import Counter
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
import small_project
from barcode_reading import lines, scanned
from conftest import Built
from covers import Cover, book_of, cover, in_language
from lengthy import long
from PIL import Image
from small_project import FOLDER, NAME
from tag_trees import elements

from galley.figures import Words
from galley.meter.glyphs import Glyph, glyphs
from galley.model.press import Press
from galley.options import Edition, Options
from galley.pipeline.build import build
from galley.preflight.document import Document, Limits

MM = 72 / 25.4
ISBNS = {"en": "9783161484100", "zh": "9787000000018"}
ALT = {"en": "Bar code of ISBN 978-3-16-148410-0", "zh": "ISBN条形码：978-7-000-00001-8"}


def last(data: bytes) -> int:
    """The index of the last page."""
    with pikepdf.open(BytesIO(data)) as pdf:
        return len(pdf.pages) - 1


@pytest.mark.parametrize("language", ["en", *long("zh")])
@pytest.mark.parametrize("edition", ["cover", "screen"])
def test_the_bar_code_on_the_back_is_read_off_the_pixels(yearbook: Built, language: str, edition: str) -> None:
    """At 300 dots an inch, in each of the lines that its bars are high; in the suite of the yearbook in English."""
    data = yearbook.pdf(language, edition)
    page = 0 if edition == "cover" else last(data)
    read = Counter(number for line in lines(data, page, 5) for number in scanned(line))
    assert set(read) == {ISBNS[language]}
    assert read.total() * 5 / 300 * 25.4 == pytest.approx(22.85, abs=0.9)


def test_it_is_black_alone_on_a_white_field_in_the_cover_file(yearbook: Built) -> None:
    data = yearbook.pdf("en", "cover")
    with pikepdf.open(BytesIO(data)) as pdf:
        marks = Document(pdf, data, Edition.PRINT, Limits()).pages[0].marks
    wide = (113 * 0.33 + 3) * MM
    (field,) = {each.box for each in marks if each.ink.is_white and abs(each.box[2] - each.box[0] - wide) < 0.1}
    inside = [
        each
        for each in marks
        if each.box != field
        and field[0] <= each.box[0] <= each.box[2] <= field[2]
        and field[1] <= each.box[1] <= each.box[3] <= field[3]
    ]
    assert len([each for each in inside if each.kind != "text"]) == 1, "the bars are one path"
    assert {each.ink.inks for each in inside} == {(0.0, 0.0, 0.0, 1.0)}
    assert "9783161484100" in "".join(each.text for each in inside).replace("-", "")


@pytest.mark.parametrize("edition", ["screen", "archive"])
@pytest.mark.parametrize("language", ["en", *long("zh")])
def test_who_cannot_see_it_is_told_what_it_says(yearbook: Built, language: str, edition: str) -> None:
    """In the suite of the yearbook in English."""
    data = yearbook.pdf(language, edition)
    with pikepdf.open(BytesIO(data)) as pdf:
        behind = pdf.pages[-1].obj.objgen
        told = [str(each.Alt) for each in elements(pdf, "Figure") if each.Pg.objgen == behind]
    assert told == [ALT[language]]


PAGES = {"zh": 118, "ja": 122, "ko": 126, "mn": 140, "ru": 146, "en": 130}
"""As many as translations of one book may come to."""
THICK = Press(**{"paper-caliper": "0.2"})


@pytest.fixture(scope="module", params=["one of each kind", pytest.param("six", marks=pytest.mark.long)])
def several(request: pytest.FixtureRequest) -> dict[str, Cover]:
    """The covers of a book on thick paper: in the suite in a language of each kind of spine, in all six where there is time."""
    languages = PAGES if request.param == "six" else ("zh", "ru", "en")
    told = {language: in_language(language, press=THICK, year=2015) for language in languages}
    return {language: cover(told[language], language, PAGES[language]) for language in languages}


@pytest.fixture(scope="module")
def lettered(several: dict[str, Cover]) -> dict[str, list[Glyph]]:
    """The letters on their spines."""
    return {language: on_spine(made) for language, made in several.items()}


def on_spine(made: Cover) -> list[Glyph]:
    """The letters on the spine as they follow each other, moved so that it begins at 0."""
    with pikepdf.open(BytesIO(made.data)) as pdf:
        page = Document(pdf, made.data, Edition.PRINT, Limits()).pages[0]
        fold, thick = (page.trim[2] - made.spine_mm * MM) / 2, made.spine_mm * MM
        moved = [each._replace(x=each.x - fold) for each in glyphs(made.data)[0] if each.text.strip()]
    return [each for each in moved if 0 <= each.x <= thick]


def test_covers_of_several_languages_have_spines_of_their_own_width(several: dict[str, Cover]) -> None:
    assert len({made.spine_mm for made in several.values()}) == len(several)
    for language, made in several.items():
        assert made.spine_mm == pytest.approx(PAGES[language] / 2 * 0.2 + 2 * 0.3 + 0.3)
        with pikepdf.open(BytesIO(made.data)) as pdf:
            wide = [float(page.trimbox[2] - page.trimbox[0]) / MM for page in pdf.pages]
        assert wide == pytest.approx([2 * 210 + made.spine_mm] * 2, abs=0.01)


ANGLES = {"zh": 0, "ja": 0, "ko": 0, "mn": 90, "ru": 90, "en": -90}
"""Upright below each other, or along the spine, anticlockwise: from the bottom up where that is the custom."""
FOOT = dict.fromkeys(PAGES, "NEAR2015") | {"ru": "АРАССВА2015"}


def test_each_spine_bears_its_own_title_and_the_issuer_and_year_at_the_foot(lettered: dict[str, list[Glyph]]) -> None:
    for language, letters in lettered.items():
        told = in_language(language)
        title = Words(told, book_of(told, language).voice).line(told.record.title, None).replace(" ", "")
        foot = FOOT[language]
        assert "".join(each.text for each in letters) == title + foot, language
        assert {round(each.angle) % 360 for each in letters[: -len(foot)]} == {ANGLES[language] % 360}, language
        assert {round(each.angle) for each in letters[-len(foot) :]} == {0}, language
        assert max(each.y for each in letters[-len(foot) :]) < 30 * MM < min(each.y for each in letters[: -len(foot)])


def test_letters_on_a_spine_keep_off_the_folds(several: dict[str, Cover], lettered: dict[str, list[Glyph]]) -> None:
    for language, letters in lettered.items():
        thick = several[language].spine_mm * MM
        for each in letters:
            up = {0: 0, 90: -0.75, 270: 0.75}[round(each.angle) % 360] * each.size
            ends = (each.x, each.x + each.advance) if up == 0 else (each.x, each.x + up)
            assert min(ends) >= MM * 0.9 and max(ends) <= thick - MM * 0.9


def test_a_thinner_spine_has_its_foot_along_it_and_the_thinnest_no_words() -> None:
    told = in_language("en", press=Press(), year=2015)
    letters = on_spine(cover(told, "en", 130))
    title = Words(told, book_of(told, "en").voice).line(told.record.title, None).replace(" ", "")
    assert "".join(each.text for each in letters) == title + FOOT["en"]
    assert {round(each.angle) % 360 for each in letters} == {270}
    assert on_spine(cover(told, "en", 40)) == []


SKY = (40, 160, 220)
"""What the photograph shows."""
PHOTOGRAPHED = """cover: {file: sky.jpg, alt: 天空}
isbn: 978-3-16-148410-0
press: {paper-caliper: 4, profile: uncoated}
parts:"""


@pytest.fixture(scope="module")
def photographed(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The cover of a small book on very thick paper, with a photograph, as a build makes it."""
    root = small_project.make(tmp_path_factory.mktemp("photographed"), program=False)
    small_project.replace(root, f"{FOLDER}/publication.yaml", "parts:", PHOTOGRAPHED)
    Image.new("RGB", (1800, 2540), SKY).save(root / FOLDER / "sky.jpg", quality=90)
    problems = build(Options(root, editions=(Edition.PRINT,)), lambda _: None).problems
    assert {each.code for each in problems} == {"images.resolution"}
    return (root / f"output/{NAME}/{NAME}.zh.cover.pdf").read_bytes()


def test_a_photograph_fills_the_front_from_the_fold_into_the_bleed_and_leaves_the_spine(photographed: bytes) -> None:
    with pikepdf.open(BytesIO(photographed)) as pdf:
        media, trim = ([float(edge) / MM for edge in box] for box in (pdf.pages[0].mediabox, pdf.pages[0].trimbox))
    thick = trim[2] - trim[0] - 2 * 210
    assert thick > 8
    with pypdfium2.PdfDocument(photographed) as document:
        shown = document[0].render(scale=144 / 72).to_pil().convert("RGB")

    def at(x: float, y: float) -> tuple[int, ...]:
        """The colour of a place in mm from the left of the trim, and from its upper edge."""
        left, top = (x - media[0]) * MM * 2, (y + media[3] - trim[3]) * MM * 2
        return shown.getpixel((int(left), int(top)))

    fold = 210 + thick
    sky = at(fold + 100, 40)
    assert sky[2] > sky[0] + 60, "the blue of the photograph"
    for place in ((fold + 0.5, 40), (fold + 212.5, 40), (fold + 212.5, -2.5), (fold + 100, 299.5)):
        assert max(abs(one - other) for one, other in zip(at(*place), sky, strict=True)) < 6, place
    ground = at(105, 40)
    for x in (210.5, 210 + thick / 2, fold - 0.5):
        assert at(x, 200) == ground != sky


def test_its_spine_is_lettered_and_its_bar_code_is_read(photographed: bytes) -> None:
    with pikepdf.open(BytesIO(photographed)) as pdf:
        thick = (float(pdf.pages[0].trimbox[2]) / MM) - 2 * 210
    assert "".join(each.text for each in on_spine(Cover(photographed, thick))) == "山路会手册山路会2031"
    assert {number for line in lines(photographed, 0, 40) for number in scanned(line)} == {"9783161484100"}

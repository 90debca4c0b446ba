"""Cover, imprint and metadata say what is true: of a specimen, of the cover's dots, of a number that is not there."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import ROOT
from documents import FILES, FOLDER, write
from pages import Page, book_of, parsed

from galley.files import Files
from galley.markup import html
from galley.reader import read_publication

REGIONS = next(name for name in FILES if name.endswith("/regions.yaml"))
SPECIMEN = "year: 2031\nspecimen: 样书，并非正式出版物。\n"


def set_with(root: Path, language: str = "zh", **more: tuple[str, str]) -> Page:
    """The almanac with one replacement in each of some files, as HTML."""
    files = dict(FILES)
    for stem, (old, new) in more.items():
        file = f"{FOLDER}/{stem}.yaml" if f"{FOLDER}/{stem}.yaml" in files else REGIONS
        assert old in files[file]
        files[file] = files[file].replace(old, new)
    publication, problems = read_publication(Files(write(root, files)), FOLDER)
    assert publication is not None, problems
    text, _, found = html(book_of(publication, language), Files(ROOT))
    assert found == []
    return parsed(text)


def imprint(page: Page) -> dict[str, str]:
    """What stands in the colophon beside each of its heads."""
    return dict(zip((each.text for each in page.all("dt")), (each.text for each in page.all("dd")), strict=True))


def metadata(page: Page) -> dict[str, str]:
    """The metadata by name, with the title."""
    named = {
        each.attributes["name"]: each.attributes["content"] for each in page.all("meta") if "name" in each.attributes
    }
    return {**named, "title": page.all("title")[0].text}


def test_a_publication_names_its_issuer_as_publisher_and_author(tmp_path: Path) -> None:
    page = set_with(tmp_path)
    assert "诸省联合会" in imprint(page)["发行"]
    assert metadata(page)["author"] == "诸省联合会"
    assert "description" not in metadata(page)
    assert page.all("p", class_="specimen-mark") == []


@pytest.mark.parametrize(("language", "mark"), [("zh", "样书"), ("en", "Specimen"), ("ru", "Образец"), ("ko", "견본")])
def test_a_specimen_says_so_on_the_cover_and_in_the_metadata_and_has_no_publisher(
    tmp_path: Path, language: str, mark: str
) -> None:
    page = set_with(tmp_path, language, publication=("year: 2031\n", SPECIMEN))
    assert [each.text for each in page.all("p", class_="specimen-mark")] == [mark]
    assert "author" not in metadata(page)
    assert mark.lower() in metadata(page)["title"].lower()
    assert "并非正式出版物" in metadata(page)["description"]
    assert not {"发行", "Published by", "Издатель", "발행"} & imprint(page).keys()


def test_a_number_that_is_not_there_has_no_head(tmp_path: Path) -> None:
    assert imprint(set_with(tmp_path / "with"))["ISBN"] == "978-3-16-148410-0"
    without = set_with(tmp_path / "without", publication=("isbn: 978-3-16-148410-0\n", ""))
    assert "ISBN" not in imprint(without)


ISBNS = "isbn: {zh: 978-3-16-148410-0, ru: 979-10-90636-07-1}\nprint-run: {zh: 1500, ru: 800}\n"


@pytest.mark.parametrize(
    ("language", "number", "heads", "alt"),
    [
        ("zh", "978-3-16-148410-0", ("印数", "1,500"), "ISBN条形码：978-3-16-148410-0"),
        ("ru", "979-10-90636-07-1", ("Тираж", "800"), "Штрихкод ISBN: 979-10-90636-07-1"),
        ("en", None, None, None),
    ],
)
def test_each_language_has_its_own_number_print_run_and_bar_code(
    tmp_path: Path, language: str, number: str | None, heads: tuple[str, str] | None, alt: str | None
) -> None:
    page = set_with(tmp_path, language, publication=("isbn: 978-3-16-148410-0\n", ISBNS))
    told = imprint(page)
    assert told.get("ISBN") == number
    assert not heads or told[heads[0]] == heads[1]
    codes = page.all("figure", class_="barcode")
    assert [each.text.partition("ISBN 97")[0] for each in codes] == ([alt] if alt else [])
    assert [each.attributes["class"] for each in page.all("section", class_="back")] == [
        "back coded" if alt else "back"
    ]


def test_the_imprint_tells_of_dots_and_rings_that_are_there(tmp_path: Path) -> None:
    both = imprint(set_with(tmp_path / "both"))["封面"]
    assert "圆点" in both and "圆环" in both
    members = imprint(set_with(tmp_path / "members", regions=("status: observer", "status: member")))["封面"]
    assert "圆点" in members and "圆环" not in members
    nobody = set_with(tmp_path / "nobody", regions=("status: member", "status: member\n    since: 2100"))
    assert "封面" not in imprint(nobody)


def test_the_imprint_tells_of_no_dots_where_something_else_is_drawn(tmp_path: Path) -> None:
    drawn = set_with(tmp_path, publication=("year: 2031\n", "year: 2031\nornament: {draw: units, of: members}\n"))
    assert "封面" not in imprint(drawn)
    assert drawn.all("div", class_="adorned") and not drawn.all("div", class_="dots-of-members")


def test_the_imprint_of_a_leaflet_tells_of_no_cover(tmp_path: Path) -> None:
    publication, _ = read_publication(Files(write(tmp_path, dict(FILES))), FOLDER)
    assert publication is not None
    folded = publication.model_copy(update={"record": publication.record.model_copy(update={"fold": "letter"})})
    text, _, found = html(book_of(folded, "zh"), Files(ROOT))
    assert found == [] and "封面" not in imprint(parsed(text)) and "字体" in imprint(parsed(text))


REPRINT = """year: 2031
printing:
  number: 2
  corrections:
    - {id: rivers, date: 2032-03-01, at: assembly/body, text: 宣言的日期更正为五月四日。}
    - {id: bridge, date: 2032-03-02, at: news/bridge, text: 桥名已更正。}
"""


@pytest.mark.parametrize(
    ("language", "head", "told"),
    [
        ("zh", "印次", "第2次印刷，有订正"),
        ("ja", "刷次", "第2刷（訂正あり）"),
        ("ko", "쇄", "제2쇄(정정)"),
        ("mn", "Хэвлэлт", "2 дугаар хэвлэлт, залруулгатай"),
        ("ru", "Допечатка", "2-й тираж, с исправлениями"),
        ("en", "Printing", "2nd printing, corrected"),
    ],
)
def test_a_corrected_reprint_says_so_in_the_colophon_and_in_the_metadata(
    tmp_path: Path, language: str, head: str, told: str
) -> None:
    page = set_with(tmp_path, language, publication=("year: 2031\n", REPRINT))
    heads, entries = page.all("dt"), [each.text for each in page.all("dd")]
    assert head in [each.text for each in heads]
    at = entries.index(told)
    assert [each.partition("。")[0] for each in entries[at + 1 : at + 3]] == ["宣言的日期更正为五月四日", "桥名已更正"]
    assert metadata(page)["description"] == told


def test_a_reprint_without_corrections_has_its_number_alone_and_a_first_printing_nothing(tmp_path: Path) -> None:
    page = set_with(tmp_path, "en", publication=("year: 2031\n", "year: 2031\nprinting: {number: 3}\n"))
    assert imprint(page)["Printing"] == metadata(page)["description"] == "3rd printing"
    first = set_with(tmp_path, "en", publication=("year: 2031\n", "year: 2031\nprinting: {number: 1}\n"))
    assert "Printing" not in imprint(first) and "description" not in metadata(first)


def test_a_specimen_that_is_printed_again_says_both(tmp_path: Path) -> None:
    page = set_with(tmp_path, publication=("year: 2031\n", f"{SPECIMEN}printing: {{number: 2}}\n"))
    assert metadata(page)["description"] == "样书，并非正式出版物。 · 第2次印刷"

"""Small pieces of the stages by values: what is asked of the theme, maps, pictures, manifests, hand-outs, characters, and pages that are read."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from conftest import ROOT, as_read

from galley import theme
from galley.files import Files
from galley.maps import Block as Mapped
from galley.maps import Part
from galley.model.folds import FOLDS
from galley.options import Edition, Options
from galley.pipeline import bindery, characters, glossary, handout, manifest, pages, pictures, screen, select, styles
from galley.pipeline.bindery import Bindery
from galley.pipeline.later import TEXTS, later
from galley.pipeline.lettering import lettering, surface
from galley.pipeline.look import check_look
from galley.pipeline.manifest import Made
from galley.pipeline.pagemap import digests, mapped
from galley.problem import Place, Problem, Severity
from galley.typeset import Dress, Layout, Sheet
from galley.typeset.blocks import Block

REPORT = "content/annual-report-2014"


def look() -> theme.Theme:
    found, _ = theme.read_theme(Files(ROOT))
    assert found is not None
    return found


def test_a_size_and_accents_that_the_theme_has_not_are_told() -> None:
    report = as_read(REPORT)
    assert list(check_look(report, look())) == []
    first, *others = report.record.parts
    for accent, codes in ((None, []), (look().accents[0].id, []), ("nosuch", ["pipeline.accent"])):
        parts = (first.model_copy(update={"accent": accent}), *others)
        record = report.record.model_copy(update={"parts": parts})
        found = list(check_look(report.model_copy(update={"record": record}), look()))
        assert [each.code for each in found] == codes
    bare = look().model_copy(update={"trims": ()})
    (problem,) = check_look(report, bare)
    assert (problem.code, problem.message) == ("pipeline.trim", f"the theme has no trim size {report.record.size}")


def test_figures_are_lettered_by_the_sheets_of_their_language_the_own_ones_first() -> None:
    sheets = [Sheet("a/languages/zh.css", "1"), Sheet("a/languages/en.css", "2"), Sheet("b/languages/zh.css", "3")]
    assert lettering(sheets, "zh") == "3\n1"
    assert lettering(sheets, "ko") == ""


def test_the_gap_between_figures_in_a_row_is_that_of_the_style_sheet() -> None:
    theme_ = look()
    drawn_on = surface(theme_, theme_.trims[0], ())
    assert drawn_on.gutter * 10 / theme_.body_tenths == 1.5
    assert "1.5em" in (ROOT / "templates/styles/blocks.css").read_text(encoding="utf-8").partition(".pictures")[2][:400]


@pytest.mark.parametrize(("severity", "count"), [(Severity.ERROR, 1), (Severity.WARNING, 0), (Severity.NOTE, 0)])
def test_what_is_not_looked_at_yet_is_told_where_there_are_errors(severity: Severity, count: int) -> None:
    found = list(later("content/a", [Problem("a.b", "wrong", "mend", severity=severity)], TEXTS))
    assert [(each.code, each.place, each.severity) for each in found] == [
        ("pipeline.later", Place("content/a/publication.yaml", 1, 1), Severity.NOTE)
    ] * count


def layout(**more: Any) -> Layout:
    """A layout of five pages, of which four are of the cover."""
    blocks = (
        (2, Block("huts", (0, 100, 80, 200), "小屋", ("b",), (), ())),
        (3, Block("huts", (0, 0, 80, 100), "小屋", ("a",), ("hut.png", "map.svg"), ((0, 1),))),
        (3, Block("huts", (0, 0, 40, 40), "另", ("c",), ("other.png",), ())),
    )
    plain = {
        "sizes": ((100, 400), (100, 400), (100, 200), (100, 400), (100, 400)),
        "kinds": ("cover", "endpaper", "text", "inside", "back"),
        "blocks": blocks,
        "pictures": (),
    }
    return cast(Layout, SimpleNamespace(**(plain | more)))


def test_a_map_joins_the_parts_of_a_block_and_tells_lengths_from_the_lower_left_corner() -> None:
    book = mapped("a", "zh", layout(), ((1, 2), (3,)), {"hut.png": "0a"})
    assert (book.cover, book.sides) == ((1, 2, 4, 5), ((1, 2), (3,)))
    assert book.sizes[2] == (75, 150)
    assert book.blocks == (
        Mapped(
            "huts",
            "小屋",
            (Part(2, (0, 150, 60, 225)), Part(3, (0, 75, 60, 150))),
            ("a", "b"),
            ("0a", "map.svg"),
            ((0, 1),),
        ),
        Mapped("huts", "另", (Part(3, (0, 120, 30, 150)),), ("c",), ("other.png",), ()),
    )
    assert [each.pictures for each in mapped("a", "zh", layout()).blocks] == [None, None]
    assert digests(["a", "b"], None) is None and digests(["a", "b"], {"b": "1"}) == ("a", "1")


def test_pictures_are_known_by_sixteen_digits() -> None:
    found = pictures.digests_of({"a.png": cast(Any, SimpleNamespace(data=b"picture"))})
    assert found == {"a.png": "2cea274d0bedc39e"}


@pytest.mark.parametrize(
    ("cut", "focus", "told"),
    [(0.33, None, []), (0.34, None, [34]), (0.34, "left", [])],
)
def test_a_picture_may_be_cut_by_a_third_unasked(
    monkeypatch: pytest.MonkeyPatch, cut: float, focus: str | None, told: list[int]
) -> None:
    from galley.model.inserts import Picture

    item = Picture.model_construct(file="hut.jpg", focus=focus)
    monkeypatch.setattr(Picture, "address", "huts/p", raising=False)
    monkeypatch.setattr(Picture, "place", lambda self, field: Place("huts.yaml", 4))
    monkeypatch.setattr(pictures, "items", lambda publication: [item, object()])
    placed = [
        (7, SimpleNamespace(address="huts/p", cut=cut, width_mm=100.4, height_mm=50.5)),
        (7, SimpleNamespace(address="other", cut=1, width_mm=1, height_mm=1)),
    ]
    found = list(pictures.crops(layout(pictures=placed), cast(Any, None)))
    assert [each.message for each in found] == [f"hut.jpg is cut: {share} % of it is not seen" for share in told]
    assert all((each.page, each.place, each.severity) == (7, Place("huts.yaml", 4), Severity.WARNING) for each in found)
    assert all(each.mend.endswith("or bring one of 100 : 50") for each in found)


@pytest.mark.parametrize(
    ("made", "facts"),
    [
        (Made("a/a.zh.map.json", b"map", "zh"), {}),
        (Made("a/a.html", b"map", "zh", "screen"), {"edition": "screen"}),
        (
            Made("a/a.pdf", b"map", "zh", "proof", 2, ("Song",), [("Huts", 1)], inputs="0a"),
            {
                "edition": "proof",
                "pages": 2,
                "fonts": ["Song"],
                "starts": [{"title": "Huts", "page": 1}],
                "inputs": "0a",
            },
        ),
        (
            Made("a/a.pdf", b"map", "zh", "print", 0, blank=3),
            {"edition": "print", "pages": 0, "fonts": [], "starts": [], "blank-at-end": 3},
        ),
    ],
)
def test_the_manifest_tells_of_a_file_what_is_known(made: Made, facts: dict[str, Any]) -> None:
    told = manifest._output(made, "basis")
    assert (told.pop("sha256")[:8], told.pop("bytes"), told.pop("made-from")) == ("60be9861", 3, "basis")
    assert told == {"file": made.file, "language": "zh", **facts}


def test_a_hand_out_is_the_same_whenever_it_is_packed() -> None:
    data = handout._packed({"a.po": b"texts" * 99, "b.pdf": b""})
    with zipfile.ZipFile(BytesIO(data)) as archive:
        told = [
            (each.filename, each.date_time, each.external_attr >> 16, each.create_system) for each in archive.infolist()
        ]
        assert archive.read("a.po") == b"texts" * 99 and archive.infolist()[0].compress_type == zipfile.ZIP_DEFLATED
    early = (1980, 1, 1, 0, 0, 0)
    assert told == [("a.po", early, 0o644, 3), ("b.pdf", early, 0o644, 3)]
    assert handout._packed({"a.po": b"texts" * 99, "b.pdf": b""}) == data


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("ab", []),
        ("aΩ", ["no font of the book has Ω (U+03A9 GREEK CAPITAL LETTER OMEGA)"]),
        ("ΩΨΔ", ["Ω (", "Ψ (", "Δ ("]),
        ("ΑΒΓΔ", ["no font of the book has 4 of the characters here: Α Β Γ Δ"]),
        ("ΑΒΓΔΕΖΗΘΙΚΛΜ", ["no font of the book has 12 of the characters here: Α Β Γ Δ Ε Ζ Η Θ Ι Κ Λ Μ"]),
        ("ΑΒΓΔΕΖΗΘΙΚΛΜΝ", ["no font of the book has 13 of the characters here: Α Β Γ Δ Ε Ζ Η Θ Ι Κ Λ Μ …"]),
        ("\ue000", ["no font of the book has \ue000 (U+E000 a character without a name)"]),
        ("a\ufe0f", ["the pair of U+0061 and the variation selector U+FE0F"]),
        ("⼭⼭", ["⼭ (U+2F2D KANGXI RADICAL MOUNTAIN) is a radical of dictionaries: it looks as 山,"]),
    ],
)
def test_characters_that_no_font_has_are_told_singly_up_to_three(text: str, told: list[str]) -> None:
    found = [str(problem.message) for _, problem in characters._faults(text, frozenset("ab⼭"))]
    assert len(found) == len(told) and all(part in message for part, message in zip(told, found, strict=True))


def test_which_pages_are_of_a_section_and_which_remarks_come_with_it() -> None:
    for address, own in (
        ("huts", True),
        ("huts/remark", True),
        ("huts/body/p1/remark", True),
        ("huts/body/p1", False),
        ("huts/remark/p1", False),
        ("paths", False),
        ("paths/remark", False),
    ):
        assert bindery._belongs(address, ["huts", "news"]) is own
    blocks = tuple(
        (page, SimpleNamespace(address=name)) for page, name in ((2, "huts"), (3, "huts/p1"), (5, "huts/a/remark"))
    )
    assert bindery._pages(layout(blocks=blocks), ["huts"]) == {2, 5}


def bound_by(**more: Any) -> Bindery:
    """A bindery without a book."""
    nothing = cast(Any, None)
    plain = {"stem": "a/a.zh", "language": "zh", "book": SimpleNamespace(layout=layout()), "printing": nothing}
    return Bindery(**(plain | {"covering": nothing} | more))  # type: ignore[arg-type]


FOLD = next(iter(FOLDS.values()))


@pytest.mark.parametrize(
    ("edition", "more", "looks"),
    [
        (Edition.SCREEN, {}, "12345"),
        (Edition.PRINT, {}, "3"),
        (Edition.PRINT, {"sections": ("huts",)}, "12345"),
        (Edition.PRINT, {"fold": FOLD}, ""),
        (Edition.SCREEN, {"fold": FOLD}, "12345"),
        (Edition.PRINT, {"fold": FOLD, "sections": ("huts",)}, "12345"),
    ],
)
def test_pages_of_a_press_file_are_told_by_their_looks_without_the_cover(
    edition: Edition, more: dict[str, Any], looks: str
) -> None:
    drawn = cast(Any, SimpleNamespace(looks=tuple("12345"), kinds=layout().kinds))
    assert bound_by(**more)._looks(edition, drawn, 0) == list(looks)


def test_blank_pages_are_told_by_the_last_before_them() -> None:
    drawn = cast(Any, SimpleNamespace(looks=tuple("12345"), kinds=layout().kinds))
    assert bound_by()._looks(Edition.PRINT, drawn, 2) == ["3", *["blank behind 3"] * 2]


def test_pages_of_a_leaflet_stand_side_by_side_as_it_is_folded() -> None:
    kinds = tuple(f"panel-{name}" for name in reversed(FOLD.panels))
    book = SimpleNamespace(layout=layout(kinds=kinds))
    count = len(kinds)
    sides = bound_by(book=book, fold=FOLD).sides
    assert sides == [[count + 1 - number for number in side] for side in FOLD.numbered(False)]
    assert bound_by(book=book).sides == bound_by(book=book, fold=FOLD, sections=("huts",)).sides == []


def test_colours_of_an_archive_are_told_and_those_of_a_press_are_the_printers() -> None:
    made = bound_by(printing=SimpleNamespace(intent="printer's"))
    assert made._intent(Edition.PRINT) == "printer's"
    assert made._intent(Edition.SCREEN) is None
    archive = made._intent(Edition.ARCHIVE)
    assert archive is not None and archive.identifier == "sRGB IEC61966-2.1"


def test_html_alone_has_its_sheets_and_pictures_inside() -> None:
    job = cast(
        Any,
        SimpleNamespace(
            html='<head></head><img src="a.png"><img src="b.svg"></head>', sheets=(Sheet("a.css", "p {}"),)
        ),
    )
    dress = Dress(None, 0, {"a.png": (b"png", "image/png"), "b.svg": (b"<svg/>", "image/svg+xml")})
    assert bindery._alone(job, dress).decode() == (
        "<head><style>/* a.css */\np {}</style>\n</head>"
        '<img src="data:image/png;base64,cG5n"><img src="data:image/svg+xml;base64,PHN2Zy8+"></head>'
    )


def test_the_screen_file_of_a_language_is_built_where_none_is_fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Options] = []
    names = {"a/a.map.json": "0", "a/a.zh.screen.pdf": "1"}
    outcome = SimpleNamespace(outputs=names, problems=["told"])
    monkeypatch.setattr(screen, "build", lambda options, progress: asked.append(options) or outcome)
    monkeypatch.setattr(screen.freshness, "receipt", lambda root, request: None)
    found = screen.screen_book(Options(Path(), languages=("en", "zh")), "zh", lambda _: None)
    assert found == ("output/a/a.zh.screen.pdf", ["told"])
    assert [(each.languages, each.editions) for each in asked] == [(("zh",), (Edition.SCREEN,))]
    monkeypatch.setattr(screen.freshness, "receipt", lambda root, request: SimpleNamespace(written=names))
    assert screen.screen_book(Options(Path()), "zh", lambda _: None) == ("output/a/a.zh.screen.pdf", [])
    monkeypatch.setattr(screen.freshness, "receipt", lambda root, request: SimpleNamespace(written={"a/a.png": "0"}))
    assert screen.screen_book(Options(Path()), "zh", lambda _: None) == (None, [])
    assert len(asked) == 1


def test_the_pages_of_books_are_read_in_the_languages_that_are_asked_for_else_released(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from small_project import FILES, FOLDER, NAME, replace, write

    for name, text in FILES.items():
        write(tmp_path, name, text)
    write(tmp_path, "zh.pdf", "pages")
    read: list[tuple[str, str]] = []
    error = Problem("a.b", "no book", "mend it")
    told: list[str] = []

    def book(options: Options, language: str, progress: object) -> tuple[str | None, list[Problem]]:
        return ("zh.pdf", [error.with_(severity=Severity.WARNING)]) if language == "zh" else (None, [error])

    monkeypatch.setattr(pages, "screen_book", book)
    monkeypatch.setattr(pages, "examine_book", lambda data, name, language, texts: read.append((name, language)) or [])
    assert pages.check_pages(Options(tmp_path), told.append) == []
    assert (read, told) == ([("zh.pdf", "zh")], ["reading zh.pdf"])
    assert pages.check_pages(Options(tmp_path, languages=("en",)), told.append) == [error]
    assert len(read) == 1
    replace(tmp_path, f"{FOLDER}/publication.yaml", "kind: publication", "kind: clock")
    assert pages.check_pages(Options(tmp_path), told.append) == [] and len(read) == 1
    assert [each.code for each in pages.check_pages(Options(tmp_path, (f"{NAME}x",)), told.append)] == [
        "pipeline.publication"
    ]


def test_the_newest_publication_ends_in_the_highest_year(tmp_path: Path) -> None:
    def chosen(*names: str) -> tuple[list[str], list[str]]:
        root = tmp_path / str(len(list(tmp_path.iterdir())))
        for name in names:
            (root / "content" / name).mkdir(parents=True)
            (root / "content" / name / "publication.yaml").touch()
        (root / "content/registry-2099").mkdir(parents=True)
        problems: list[Problem] = []
        return select.folders(Files(root), Options(root), problems), [each.message for each in problems]

    assert chosen("a-2030", "b-2031", "c2031x", "d-20315") == (["content/b-2031"], [])
    assert chosen("a", "b")[1] == ["no publication is named, and several are the newest: a, b"]
    assert chosen("a") == (["content/a"], [])
    assert chosen() == ([], ["there is no publication to build"])


def test_own_style_sheets_stand_behind_the_common_ones_that_of_the_language_last(tmp_path: Path) -> None:
    for name in ("b.css", "a.css", "languages/zh.css", "languages/en.css"):
        for folder in ("a/templates/styles", "templates/styles"):
            (tmp_path / folder / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / folder / name).write_text(f"{folder}/{name}")
    own = styles._sheets_over("a", "templates/styles/languages/en.css", Files(tmp_path))
    assert own == [f"a/templates/styles/{name}" for name in ("a.css", "b.css", "languages/zh.css", "languages/en.css")]


def test_a_glossary_has_a_file_for_each_language_that_is_asked_for() -> None:
    assert list(glossary._texts([], "zh", ["zh", "en"], [])) == ["glossary.csv", "glossary.tbx"]
    assert list(glossary._texts([], "zh", ["zh", "en"], ["en", "zh"])) == [
        "glossary.csv",
        "glossary.tbx",
        "glossary.zh-en.csv",
    ]
    texts = glossary._texts([], "zh", ["zh", "en", "ja"], ["ja"])
    assert texts["glossary.csv"] == "\ufeffid,kind,form,zh,ja,variants,uncertain,note\r\n"

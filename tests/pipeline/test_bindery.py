"""What files a bindery makes of a book in each edition, and what preflight is asked of them: by makeshift drawings and binders."""

from __future__ import annotations

from dataclasses import dataclass, field
from dataclasses import replace as replaced
from types import SimpleNamespace
from typing import Any, cast

import pytest

from galley.model.folds import FOLDS
from galley.options import Edition
from galley.pdf.attaching import Attachment
from galley.pdf.standards import Standard
from galley.pipeline import bindery
from galley.pipeline.bindery import Bindery
from galley.pipeline.manifest import Made
from galley.problem import Problem, Severity

ERROR = Problem("a.error", "wrong", "mend it")
NOTE = ERROR.with_(code="a.note", severity=Severity.NOTE)
SIZE = (210.0, 297.0)
FOLD = next(iter(FOLDS.values()))
KINDS_OF_BOOK = ("cover", "endpaper", "title", "text", "text", "inside", "back")


@dataclass(frozen=True)
class Drawn:
    """A drawn book: its pages go by their numbers."""

    kinds: tuple[str, ...] = KINDS_OF_BOOK
    plates: tuple[int, ...] = tuple(range(1, 8))
    typefaces: tuple[str, ...] = ("Song",)
    language: str = "zh"
    information: tuple[tuple[str, str], ...] = ()

    @property
    def labels(self) -> tuple[str, ...]:
        return tuple(f"p{plate}" for plate in self.plates)

    @property
    def looks(self) -> tuple[str, ...]:
        return tuple(f"look {plate}" for plate in self.plates)

    @property
    def marks(self) -> tuple[Any, ...]:
        return (SimpleNamespace(text="Huts", spot=SimpleNamespace(page=2)),)

    @property
    def digest(self) -> str:
        return f"digest of {self.plates}"

    def only(self, kinds: tuple[str, ...]) -> Drawn:
        return self.without(tuple(kind for kind in self.kinds if kind not in kinds))

    def without(self, kinds: tuple[str, ...]) -> Drawn:
        kept = [at for at, kind in enumerate(self.kinds) if kind not in kinds]
        return Drawn(tuple(self.kinds[at] for at in kept), tuple(self.plates[at] for at in kept))


@dataclass
class Work:
    """What was asked of drawers, binders and preflight, and what these tell."""

    drawn: Drawn = field(default_factory=Drawn)
    draw_faults: list[Problem] = field(default_factory=list)
    faults: dict[str, list[Problem]] = field(default_factory=dict)
    pages: list[Any] = field(default_factory=list)
    finishes: list[Any] = field(default_factory=list)
    examined: list[tuple[Any, ...]] = field(default_factory=list)
    let_go: int = 0


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Work:
    work = Work()

    def draw(layout: Any, dress: Any, pages: Any = None) -> tuple[Drawn, list[Problem]]:
        work.pages.append(pages)
        return work.drawn, work.draw_faults

    def bound(drawn: Drawn, finish: Any = None) -> bytes:
        work.finishes.append(finish)
        return f"pages {drawn.plates}".encode()

    def of_build(data: bytes, file: str, edition: Edition, limits: Any, language: str, trace: Any, memory: Any) -> Any:
        part = "cover" if ".cover." in file else "book"
        work.examined.append((part, edition, limits, trace is not None, memory.looks))
        return work.faults.get(part, []), f"report on {part}"

    def give_back() -> None:
        work.let_go += 1

    monkeypatch.setattr(bindery, "draw", draw)
    monkeypatch.setattr(bindery, "bound", bound)
    monkeypatch.setattr(bindery, "of_build", of_build)
    monkeypatch.setattr(bindery, "give_back", give_back)
    monkeypatch.setattr(bindery, "blank_pages", lambda count, finish: 1 if finish.pages_at_once == 4 else 0)
    monkeypatch.setattr(bindery, "traced", lambda told, edition, places: SimpleNamespace(pages=()))
    monkeypatch.setattr(bindery, "folded_sheet", lambda data, sides, finish, about, language: b"sheet")
    monkeypatch.setattr(
        bindery, "raster", SimpleNamespace(coloured=lambda data, px: SimpleNamespace(width=9, height=px, pixels=data))
    )
    monkeypatch.setattr(bindery, "png", lambda wide, high, pixels: f"{wide} {high} ".encode() + pixels)
    monkeypatch.setattr(
        bindery, "replace", lambda made, **more: made if isinstance(made, SimpleNamespace) else replaced(made, **more)
    )
    monkeypatch.setattr(bindery, "srgb", lambda: b"srgb")
    return work


class Cover:
    """Makes a cover of whatever it is given."""

    def __init__(self, *told: Problem) -> None:
        self.told, self.asked = list(told), list[tuple[Any, ...]]()

    def made(self, stem: str, language: str, drawn: Any, dress: Any, spine_mm: float, finish: Any) -> Any:
        self.asked.append((spine_mm, finish))
        return [Made(f"{stem}.cover.pdf", b"cover", language, "print", 2)], list(self.told)


class Sheets:
    """Makes a printer's sheet, and remembers of what."""

    def __init__(self, *told: Problem) -> None:
        self.told, self.asked = list(told), list[tuple[Any, ...]]()

    def made(self, stem: str, printing: Any, files: Any, spine_mm: Any) -> Any:
        self.asked.append(([(each.part, each.report, each.labels) for each in files], spine_mm))
        return [Made(f"{stem}.print.sheet.pdf", b"", "zh", "print")], list(self.told)


PRESS = SimpleNamespace(pages_at_once=4, marks=True, spine_mm=lambda pages: pages * 2)
PRINTING: Any = SimpleNamespace(press=PRESS, intent="intent", bleed_mm=3, ink_limit=300, profile=b"icc")
LAYOUT = SimpleNamespace(
    kinds=tuple(f"panel-{name}" for name in FOLD.panels), blocks=((4, SimpleNamespace(address="huts")),)
)


def bound_by(**more: Any) -> Bindery:
    job = SimpleNamespace(html="<head></head>", sheets=(), places={}, ground="")
    plain = {
        "stem": "a/a.zh",
        "language": "zh",
        "book": SimpleNamespace(layout=LAYOUT, job=job),
        "printing": PRINTING,
        "covering": Cover(),
    }
    made = Bindery(**cast(Any, plain | more))
    made.__dict__["map"] = SimpleNamespace()
    return made


def dress(**more: Any) -> Any:
    return SimpleNamespace(**({"palette": None, "pictures": {}, "digest": "d"} | more))


def copies(edition: Edition, **more: Any) -> tuple[list[str], list[str]]:
    """The files of an edition by the ends of their names, and what is told."""
    made, problems = bound_by(**more).copies(edition, dress())
    return [each.file.removeprefix("a/a.zh.") for each in made], [each.code for each in problems]


@pytest.mark.parametrize(
    ("edition", "more", "files"),
    [
        (Edition.SCREEN, {}, ["screen.pdf", "cover.png"]),
        (Edition.SCREEN, {"interim": True}, ["screen.pdf"]),
        (Edition.SCREEN, {"keep_html": True}, ["screen.pdf", "cover.png", "screen.html"]),
        (Edition.ARCHIVE, {}, ["archive.pdf"]),
        (Edition.PRINT, {}, ["print.pdf", "cover.pdf"]),
        (Edition.PRINT, {"ticketing": Sheets()}, ["print.pdf", "cover.pdf", "print.sheet.pdf"]),
        (Edition.PRINT, {"sections": ("huts",)}, ["print.pdf"]),
        (Edition.PRINT, {"sections": ("huts",), "ticketing": Sheets()}, ["print.pdf"]),
        (Edition.PRINT, {"fold": FOLD}, ["print.pdf"]),
        (Edition.PRINT, {"fold": FOLD, "ticketing": Sheets()}, ["print.pdf", "print.sheet.pdf"]),
        (Edition.PRINT, {"keep_html": True}, ["print.pdf", "cover.pdf", "print.html"]),
    ],
)
def test_the_files_of_an_edition(work: Work, edition: Edition, more: dict[str, Any], files: list[str]) -> None:
    assert copies(edition, **more) == (files, [])
    assert work.pages == [{4} if "sections" in more else None]


@pytest.mark.parametrize(
    ("kinds", "pictured"), [(("cover",), True), (("panel-front",), True), (("text", "cover"), False)]
)
def test_a_publication_is_known_by_its_front(work: Work, kinds: tuple[str, ...], pictured: bool) -> None:
    work.drawn = Drawn(kinds, tuple(range(len(kinds))))
    made, _ = bound_by().copies(Edition.SCREEN, dress())
    assert [each.data for each in made[1:]] == ([b"9 600 " + made[0].data] if pictured else [])


def test_a_drawing_with_faults_is_not_bound(work: Work) -> None:
    work.draw_faults.append(NOTE)
    assert copies(Edition.SCREEN) == ([], ["a.note"])
    assert work.finishes == []


@pytest.mark.parametrize(
    ("edition", "part", "fault", "files"),
    [
        (Edition.SCREEN, "book", NOTE, ["screen.pdf", "cover.png"]),
        (Edition.SCREEN, "book", ERROR, []),
        (Edition.PRINT, "book", NOTE, ["print.pdf", "cover.pdf", "print.sheet.pdf"]),
        (Edition.PRINT, "book", ERROR, []),
        (Edition.PRINT, "cover", NOTE, ["print.pdf", "cover.pdf", "print.sheet.pdf"]),
        (Edition.PRINT, "cover", ERROR, []),
    ],
)
def test_a_file_in_which_preflight_finds_an_error_is_not_made(
    work: Work, edition: Edition, part: str, fault: Problem, files: list[str]
) -> None:
    work.faults[part] = [fault]
    sheets = Sheets()
    assert copies(edition, ticketing=sheets, trim_mm=SIZE) == (files, [fault.code])
    assert len(sheets.asked) == (edition is Edition.PRINT and fault is NOTE)


@pytest.mark.parametrize("fault", [NOTE, ERROR])
def test_what_is_told_of_covers_and_sheets_is_of_the_language(work: Work, fault: Problem) -> None:
    for more in ({"covering": Cover(fault)}, {"ticketing": Sheets(fault)}):
        made, problems = bound_by(**more).copies(Edition.PRINT, dress())
        assert problems == [fault.with_(language="zh")] and bool(made) is (fault is NOTE)


def test_a_sheet_is_made_of_block_and_cover_with_the_labels_of_their_pages(work: Work) -> None:
    sheets, cover = Sheets(), Cover()
    copies(Edition.PRINT, ticketing=sheets, covering=cover, trim_mm=SIZE, number=2, rightward=True)
    (parts, spine_mm) = sheets.asked[0]
    assert parts[0] == ("block", "report on book", ("p3", "p4", "p5")) and parts[1][:2] == ("cover", "report on cover")
    assert spine_mm == 8
    spine, finish = cover.asked[0]
    assert (spine, finish.standard, finish.intent, finish.marked, finish.rightward, finish.printing) == (
        8,
        Standard.X_4,
        "intent",
        True,
        True,
        2,
    )


def test_a_leaflet_is_a_sheet_without_a_spine(work: Work) -> None:
    sheets = Sheets()
    copies(Edition.PRINT, ticketing=sheets, fold=FOLD, trim_mm=SIZE)
    (parts, spine_mm) = sheets.asked[0]
    assert ([part for part, *_ in parts], spine_mm) == (["sheet"], 0)
    (made,), _ = bound_by(fold=FOLD).copies(Edition.PRINT, dress())
    assert (made.data, made.pages) == (b"sheet", 2)
    (made, *_), _ = bound_by(fold=FOLD, sections=("huts",)).copies(Edition.PRINT, dress())
    assert made.data.startswith(b"pages")


@pytest.mark.parametrize(
    ("edition", "more", "standard", "pages", "blank", "at_once"),
    [
        (Edition.SCREEN, {}, Standard.UA_1, 7, 0, 1),
        (Edition.ARCHIVE, {}, Standard.A_2A, 7, 0, 1),
        (Edition.ARCHIVE, {"attached": (Attachment("a.yaml", b""),)}, Standard.A_3A, 7, 0, 1),
        (Edition.SCREEN, {"attached": (Attachment("a.yaml", b""),)}, Standard.UA_1, 7, 0, 1),
        (Edition.PRINT, {}, Standard.X_4, 4, 1, 4),
        (Edition.PRINT, {"sections": ("huts",)}, Standard.X_4, 7, 0, 1),
    ],
)
def test_a_file_is_finished_for_what_it_is_meant(
    work: Work, edition: Edition, more: dict[str, Any], standard: Standard, pages: int, blank: int, at_once: int
) -> None:
    (made, *_), _ = bound_by(**more).copies(edition, dress())
    finish = work.finishes[0]
    assert (finish.standard, finish.pages_at_once, finish.name) == (standard, at_once, "a.zh")
    assert (made.pages, made.blank, made.starts, made.fonts) == (pages, blank, [("Huts", 3)], ("Song",))
    assert finish.marked is (edition is Edition.PRINT)
    assert bool(finish.attached) is (standard is Standard.A_3A)
    assert finish.intent == {Edition.PRINT: "intent", Edition.SCREEN: None}.get(edition, finish.intent)


@pytest.mark.parametrize(
    ("edition", "more", "asked"),
    [
        (Edition.SCREEN, {}, [("book", 1, SIZE, True, 7)]),
        (Edition.PRINT, {}, [("book", 4, SIZE, True, 4), ("cover", 1, (428, 297), False, 2)]),
        (Edition.PRINT, {"sections": ("huts",)}, [("book", 1, SIZE, True, 7)]),
        (Edition.PRINT, {"fold": FOLD}, [("book", 1, SIZE, True, 2)]),
        (Edition.SCREEN, {"fold": FOLD, "sections": ("huts",)}, [("book", 1, SIZE, True, 7)]),
        (Edition.PRINT, {"fold": FOLD, "sections": ("huts",)}, []),
    ],
)
def test_what_preflight_is_asked(work: Work, edition: Edition, more: dict[str, Any], asked: list[Any]) -> None:
    bound_by(trim_mm=SIZE, **more).copies(edition, dress())
    found = [
        (part, limits.pages_at_once, limits.trim_mm, traced, len(looks))
        for part, _, limits, traced, looks in work.examined
    ]
    assert found == asked
    work.examined.clear()
    bound_by(**more).copies(edition, dress())
    assert work.examined == []


def test_preflight_knows_the_inks_of_the_theme_and_pages_by_their_looks(work: Work) -> None:
    palette = SimpleNamespace(spots={"gold": "Gold"})
    bound_by(trim_mm=SIZE).copies(Edition.SCREEN, dress(palette=palette))
    ((_, _, limits, _, looks),) = work.examined
    assert (limits.spots, limits.ink_percent, limits.bleed_mm, limits.profile) == (frozenset({"Gold"}), 300, 3, b"icc")
    assert list(looks) == [f"look {number}" for number in range(1, 8)]
    work.examined.clear()
    bound_by(trim_mm=SIZE).copies(Edition.PRINT, dress())
    assert list(work.examined[0][4]) == ["look 3", "look 4", "look 5", "blank behind look 5"]
    assert [each.rpartition(" ")[2] for each in work.examined[1][4]] == ["0", "1"]
    assert work.examined[0][2].spots == frozenset()


@pytest.mark.parametrize(("interim", "times"), [(False, 3), (True, 0)])
def test_memory_is_given_back_where_nobody_waits(work: Work, interim: bool, times: int) -> None:
    bound_by(interim=interim).copies(Edition.SCREEN, dress())
    assert work.let_go == times


class Proofs:
    """Makes proofs, and remembers of what."""

    def __init__(self, changed_pages: bool = False) -> None:
        self.options = SimpleNamespace(changed_pages=changed_pages)
        self.asked: list[tuple[Any, ...]] = []
        self.marks: list[Any] = []

    def marked(self, name: str, notes: Any, rows: Any) -> Proofs:
        self.marks.append((name, notes, rows))
        return self

    def made(self, stem: str, book: Any, drawn: Any, pages: Any, basis: str, finish: Any) -> Any:
        self.asked.append((stem, pages, finish.name, len(basis)))
        return [Made(f"{stem}.proof.pdf", b"", "zh", "proof")], [NOTE]


MARKED = SimpleNamespace(name="first", notes=lambda drawn: "notes", rows=lambda: "rows", pages=(2, 5, 9))


@pytest.mark.parametrize(
    ("more", "changed", "stem", "pages"),
    [
        ({}, False, "a/a.zh", [1, 2, 3, 4, 5, 6]),
        ({"sections": ("huts",)}, False, "a/a.zh", [4]),
        ({"marks": MARKED}, False, "a/a.zh", [1, 2, 3, 4, 5, 6]),
        ({"marks": MARKED}, True, "a/a.zh.changed", [2, 5]),
        ({}, True, "a/a.zh", [1, 2, 3, 4, 5, 6]),
    ],
)
def test_a_proof_is_of_the_book_or_of_its_sections_or_of_what_changed(
    work: Work, more: dict[str, Any], changed: bool, stem: str, pages: list[int]
) -> None:
    proofs, layout = Proofs(changed), SimpleNamespace(pages=6, blocks=LAYOUT.blocks)
    job = SimpleNamespace(html="", ground="")
    book = SimpleNamespace(layout=layout, job=job)
    made, problems = bound_by(proofing=proofs, book=book, **more).copies(Edition.PROOF, dress())
    assert [each.file for each in made] == [f"{stem}.proof.pdf"] and problems == [NOTE.with_(language="zh")]
    assert proofs.asked == [(stem, pages, "a.zh", 64)]
    assert proofs.marks == ([("first", "notes", "rows")] if "marks" in more else [])


def test_where_nothing_changed_there_is_no_proof_of_what_did(work: Work) -> None:
    proofs = Proofs(True)
    layout = SimpleNamespace(pages=1, blocks=LAYOUT.blocks)
    book = SimpleNamespace(layout=layout, job=SimpleNamespace(html="", ground=""))
    made, (problem,) = bound_by(proofing=proofs, book=book, marks=MARKED).copies(Edition.PROOF, dress())
    assert (made, problem.code, problem.language, proofs.asked) == ([], "since.unchanged", "zh", [])


def test_proofs_are_made_with_what_they_ask_for_alone(work: Work) -> None:
    assert copies(Edition.SCREEN, proofing=Proofs())[0] == ["screen.pdf", "cover.png"]


def test_the_letters_of_pages_are_told_by_their_numbers(work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bindery, "glyphs", lambda data: ["a", "b"])
    made = bound_by()
    assert made._letters(dress(), {7, 3}) == {3: "a", 7: "b"} and work.pages[-1] == {3, 7}
    assert made._letters(dress(), ()) == {}

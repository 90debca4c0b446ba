"""How often a book, a printer's sheet or a cover is set again, and what is told when that does not come to an end."""

from __future__ import annotations

import json
from decimal import Decimal
from types import SimpleNamespace
from typing import Any, cast

import pytest

from galley.model.press import Condition
from galley.pdf.standards import Finish
from galley.pipeline import covering, setting, ticket
from galley.pipeline.covering import Covering
from galley.pipeline.manifest import Made
from galley.pipeline.setting import set_book
from galley.pipeline.ticket import Order, PressFile, Ticketing
from galley.problem import Problem, Severity
from galley.typeset import Dress, Job

WRONG = Problem("a.b", "wrong", "mend it")
NOTE = WRONG.with_(severity=Severity.NOTE)


class Settings:
    """A makeshift engine: says of each setting which faces it holds, and remembers what it was asked to set."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *held: str) -> None:
        self.set: list[str] = []
        self.held = iter(held)
        monkeypatch.setattr(setting, "lay_out", self.lay_out)
        monkeypatch.setattr(setting, "draw_all", lambda layout, dresses: None)
        monkeypatch.setattr(setting, "families", lambda typefaces, known: typefaces)
        monkeypatch.setattr(setting, "mentions", lambda places, labels: places)

    def lay_out(self, job: Job, before: object, dresses: object) -> tuple[Any, list[Problem]]:
        self.set.append(job.html)
        return SimpleNamespace(typefaces=(next(self.held),), places={}, labels=()), []


@pytest.mark.parametrize(
    ("held", "told", "codes"),
    [
        (("A",), ["A"], []),
        (("B", "B"), ["A", "B"], []),
        (("B", "C", "D", "D"), ["A", "B", "C", "D"], []),
        (("B", "C", "D", "E", "E"), ["A", "B", "C", "D", "E"], ["pipeline.typefaces"]),
        (("B", "C", "D", "E", "F"), ["A", "B", "C", "D", "E"], ["pipeline.typefaces"]),
    ],
)
def test_a_book_is_set_until_it_names_what_it_holds_and_four_times_again_at_most(
    monkeypatch: pytest.MonkeyPatch, held: tuple[str, ...], told: list[str], codes: list[str]
) -> None:
    engine = Settings(monkeypatch, *held)
    made = set_book(Job("A", ()), ("A",), [], [], lambda faces, pages: faces[0])
    assert (engine.set, made.job.html, [each.code for each in made.problems]) == (told, told[-1], codes)


def test_a_book_that_names_no_faces_is_set_once(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = Settings(monkeypatch, "B")
    assert set_book(Job("nothing", ()), ("A",), [], [], lambda faces, pages: "nothing").problems == []
    assert engine.set == ["nothing"]


def test_a_book_whose_index_tells_other_pages_is_set_again(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = Settings(monkeypatch, "A", "A")
    monkeypatch.setattr(setting, "mentions", lambda places, labels: {"club": ("4",)})
    made = set_book(Job("old", ()), ("A",), [], [], lambda faces, pages: f"{faces[0]} {pages['club'][0]}")
    assert (engine.set, made.job.html, made.problems) == (["old", "A 4"], "A 4", [])


PRINTING = SimpleNamespace(
    press=SimpleNamespace(binding="perfect", signature=None, marks=False),
    condition=Condition.model_construct(id="X", name="x", registry=None),
    profile=b"profile",
    file="templates/colour/x.icc",
    bleed_mm=Decimal(3),
    ink_limit=300,
)
ORDER = Order("a-2031", "zh", "Chinese", "title", None, None, None, (210.0, 285.0))
FILE = PressFile("block", Made("a/a.zh.print.pdf", b"block", "zh", "print", 8), None, ())


def sheet_of(
    monkeypatch: pytest.MonkeyPatch, *pages: int, faults: tuple[Problem, ...] = ()
) -> tuple[list[int], list[Made], list[Problem]]:
    """How many lines lists were given, where the sheet comes to so many pages each time; what is made, and told."""
    asked: list[int] = []
    coming = iter(pages)
    drawn = SimpleNamespace(plates=(0,), typefaces=("Song",))
    monkeypatch.setattr(ticket, "_groups", lambda data, spoken, most: asked.append(most) or [])
    monkeypatch.setattr(ticket, "lay_out", lambda job: (SimpleNamespace(sizes=(0,) * next(coming)), [NOTE]))
    monkeypatch.setattr(ticket, "draw", lambda layout, dress: (drawn, []))
    monkeypatch.setattr(ticket, "bound", lambda plates, finish: finish.name.encode())
    ticketing = Ticketing(ORDER, lambda heading, groups: (heading, list(faults)), (), cast(Dress, None))
    made, problems = ticketing.made("a/a.zh", cast(Any, PRINTING), [FILE], Decimal("7.1"))
    return asked, made, problems


def test_a_sheet_is_set_with_shorter_lists_until_it_is_one_page(monkeypatch: pytest.MonkeyPatch) -> None:
    for pages, asked in (((1,), [24]), ((2, 1), [24, 12]), ((3, 2, 1), [24, 12, 6]), ((9, 9, 9, 9), [24, 12, 6, 2])):
        assert sheet_of(monkeypatch, *pages)[0] == asked


def test_a_sheet_is_a_page_and_data_beside_it(monkeypatch: pytest.MonkeyPatch) -> None:
    _, (page, data), problems = sheet_of(monkeypatch, 1)
    assert (page.file, page.data, page.pages, page.fonts) == ("a/a.zh.print.sheet.pdf", b"a.zh.sheet", 1, ("Song",))
    assert (data.file, data.pages, data.edition, problems) == ("a/a.zh.print.sheet.json", None, "print", [NOTE])
    told = json.loads(data.data)
    assert (told["format"], told["binding"], told["spine-mm"], told["trim-mm"]) == (1, "perfect", 7.1, [210.0, 285.0])
    assert "panels-mm" not in told and told["printing"] == {"number": 1}
    assert told["condition"] == {"id": "X", "name": "x", "registry": None}
    assert (told["files"][0]["file"], told["files"][0]["highest-ink"], told["files"][0]["inks"]) == (
        "a.zh.print.pdf",
        None,
        None,
    )


def test_a_sheet_whose_template_fails_is_not_made(monkeypatch: pytest.MonkeyPatch) -> None:
    assert sheet_of(monkeypatch, 1, faults=(WRONG,)) == ([24], [], [WRONG])
    assert sheet_of(monkeypatch, 1, faults=(NOTE,))[2] == [NOTE, NOTE]


class Drawn:
    """A drawn book, of whose kinds of pages some are of the cover."""

    information: tuple[tuple[str, str], ...] = ()
    language, typefaces = "zh", ("Song",)

    def __init__(self, *kinds: str) -> None:
        self.plates = self.kinds = self.digest = kinds

    def only(self, kinds: tuple[str, ...]) -> Drawn:
        return Drawn(*(each for each in self.kinds if each in kinds))


def covered(
    monkeypatch: pytest.MonkeyPatch, *kinds: str, spine_mm: float = 7.0, faults: tuple[Problem, ...] = ()
) -> tuple[list[tuple[Any, ...]], list[Made], list[Problem]]:
    """What a sheet was made of, the cover, and what is told."""
    sheets: list[tuple[Any, ...]] = []
    layout = SimpleNamespace()
    monkeypatch.setattr(covering, "bound", lambda drawn: "+".join(drawn.kinds))
    monkeypatch.setattr(covering, "lay_out", lambda job: (layout, [NOTE]))
    monkeypatch.setattr(covering, "draw", lambda layout, dress: (Drawn("strip"), []))
    monkeypatch.setattr(covering, "cover_sheet", lambda *told: sheets.append(told[:2]) or b"cover")
    cover = Covering(lambda thick: (f"{thick}", list(faults)), (), 285.0)
    made, problems = cover.made("a/a.zh", "zh", cast(Any, Drawn(*kinds)), Dress(), spine_mm, Finish())
    return sheets, made, problems


FOUR = ("cover", "endpaper", "title", "text", "inside", "back")


def test_a_cover_is_of_the_four_pages_that_style_sheets_call_so(monkeypatch: pytest.MonkeyPatch) -> None:
    sheets, (made,), problems = covered(monkeypatch, *FOUR)
    assert (sheets, problems) == ([("cover+endpaper+inside+back", "strip")], [NOTE])
    assert (made.file, made.pages, made.edition) == ("a/a.zh.cover.pdf", 2, "print")


@pytest.mark.parametrize("kinds", [(*FOUR, "back"), FOUR[1:], ("text",)])
def test_a_cover_of_more_or_fewer_pages_is_not_made(monkeypatch: pytest.MonkeyPatch, kinds: tuple[str, ...]) -> None:
    sheets, made, (problem,) = covered(monkeypatch, *kinds)
    count = sum(each in {"cover", "endpaper", "inside", "back"} for each in kinds)
    assert (sheets, made, problem.code) == ([], [], "cover.pages")
    assert problem.message.startswith(f"the cover has {count} pages, not four")


def test_a_block_without_thickness_has_no_spine_and_one_that_cannot_be_set_no_cover(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sheets, (made,), problems = covered(monkeypatch, *FOUR, spine_mm=0, faults=(WRONG,))
    assert (sheets[0][1], made.data, problems) == (None, b"cover", [])
    assert covered(monkeypatch, *FOUR, faults=(WRONG,)) == ([], [], [WRONG])
    assert covered(monkeypatch, *FOUR, faults=(NOTE,))[2] == [NOTE, NOTE]

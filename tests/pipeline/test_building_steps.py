"""What a build does with what its stages tell: which books are made, which are kept, and what is put out; by makeshift stages."""

from __future__ import annotations

import hashlib
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from galley.files import Files
from galley.options import Edition, Options
from galley.pipeline import build
from galley.pipeline.build import Outcome, _Desk
from galley.pipeline.commission import Commission, Pressed
from galley.pipeline.freshness import Receipt
from galley.pipeline.manifest import Made
from galley.pipeline.warm import Warm
from galley.problem import Place, Problem, Severity

ERROR = Problem("a.error", "wrong", "mend it", Place("a.yaml", 1))
WARNING = ERROR.with_(code="a.warning", severity=Severity.WARNING)
NOTE = ERROR.with_(code="a.note", severity=Severity.NOTE)


class Steps:
    """Makeshift stages: what each tells, and what was asked of them."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.read, self.theme, self.look = list[Problem](), list[Problem](), list[Problem]()
        self.printing, self.sections, self.characters = list[Problem](), list[Problem](), list[Problem]()
        self.words, self.pictures = list[Problem](), list[Problem]()
        self.publication: Any = SimpleNamespace(
            name="a-2031", record=SimpleNamespace(languages=("zh", "en"), press=None), folder="content/a-2031"
        )
        self.themed: Any = SimpleNamespace(model_copy=lambda update: SimpleNamespace(**update))
        self.printed: Any = SimpleNamespace(bleed_mm=4)
        self.receipts: dict[str, Receipt] = {}
        self.books: dict[str, Pressed] = {}
        self.asked: list[Commission] = []
        self.looked_at: list[str] = []

        def printing(press: Any, folder: str, look: Any, files: Any, problems: list[Problem]) -> Any:
            problems += self.printing
            return self.printed

        def receipt(root: Path, request: dict[str, Any]) -> Receipt | None:
            return self.receipts.get(request["languages"][0])

        def pressed(missing: list[Commission], tell: Any, jobs: int) -> Any:
            self.asked += missing
            for each in missing:
                tell(each.language)
                yield self.book(each.language)

        def press(commission: Commission, warm: Warm) -> Pressed:
            self.asked.append(commission)
            return self.book(commission.language)

        for name, made in {
            "read_publication": lambda files, folder, memory: (self.publication, list(self.read)),
            "theme": SimpleNamespace(read_theme=lambda files, folder: (self.themed, list(self.theme))),
            "later": lambda folder, found, told: [],
            "check_look": lambda publication, look: self.look,
            "printing": printing,
            "_unknown_sections": lambda publication, options: self.sections,
            "check_characters": lambda publication, covered, languages: self.characters,
            "check_words": lambda publication: self.words,
            "check_pictures": lambda *asked: self.looked_at.append("pictures") or self.pictures,
            "faces": SimpleNamespace(coverage=lambda root: frozenset(), faces=lambda root: [], faults=lambda root: []),
            "pressed": pressed,
            "press": press,
            "hands": lambda jobs: 1,
        }.items():
            monkeypatch.setattr(build, name, made)
        monkeypatch.setattr(build.manifest, "record_fonts", lambda files: None)
        monkeypatch.setattr(build.manifest, "written", lambda *asked: b"manifest")
        monkeypatch.setattr(build.freshness, "receipt", receipt)
        monkeypatch.setattr(build.freshness, "is_listed", lambda *asked: True)

    def book(self, language: str) -> Pressed:
        made = [Made(f"a-2031/a.{language}.pdf", language.encode(), language, "screen")]
        return self.books.get(language) or Pressed(
            language, made, [], {f".kept.{language}": b"k"}, {f"{language}.po": "1"}
        )


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> Steps:
    return Steps(monkeypatch)


class Box:
    """Remembers what was put into it."""

    def __init__(self) -> None:
        self.held: dict[str, bytes] = {}

    def put(self, name: str, data: bytes) -> None:
        self.held[name] = data


def desk(warm: Warm | None = None, **asked: Any) -> tuple[_Desk, list[str]]:
    told: list[str] = []
    return _Desk("content/a-2031", Options(Path(), **asked), Files(Path()), told.append, warm), told


def published(warm: Warm | None = None, **asked: Any) -> tuple[list[str], Outcome, dict[str, bytes]]:
    """The languages that receipts are due for, what came of it, and what was put out."""
    box, outcome = Box(), Outcome()
    due = list(desk(warm, **asked)[0].publish(cast(Any, box), outcome))
    return [each.books.language for each in due], outcome, box.held


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def test_each_language_is_made_and_put_out_with_the_manifest(steps: Steps) -> None:
    due, outcome, held = published()
    assert due == ["zh", "en"] and outcome.problems == []
    assert list(held) == [".kept.zh", ".kept.en", "a-2031/a.zh.pdf", "a-2031/a.en.pdf", "a-2031/manifest.json"]
    assert outcome.outputs == {name: digest(data) for name, data in held.items() if not name.startswith(".kept")}
    assert [(each.language, each.readable, each.sound, each.look.bleed_mm) for each in steps.asked] == [
        ("zh", True, True, 4),
        ("en", True, True, 4),
    ]


def test_languages_that_are_asked_for_are_made_alone(steps: Steps) -> None:
    assert published(languages=("ja",))[0] == ["ja"]


@pytest.mark.parametrize("where", ["read", "theme", "sections", "characters", "words"])
def test_an_error_in_what_concerns_all_is_read_on_but_nothing_is_due(steps: Steps, where: str) -> None:
    getattr(steps, where).append(ERROR)
    due, outcome, _ = published()
    assert due == [] and ERROR in outcome.problems
    assert {(each.readable, each.sound) for each in steps.asked} == {(False, False)}
    assert steps.looked_at == ["pictures"]


@pytest.mark.parametrize(("strict", "sound"), [(False, True), (True, False)])
def test_a_warning_leaves_a_book_readable_and_where_it_is_strict_not_sound(
    steps: Steps, strict: bool, sound: bool
) -> None:
    steps.words.append(WARNING)
    due, _, _ = published(strict=strict)
    assert bool(due) is sound and {(each.readable, each.sound) for each in steps.asked} == {(True, sound)}
    assert steps.looked_at == []


@pytest.mark.parametrize("where", ["look", "printing"])
def test_what_the_theme_or_the_press_cannot_do_stops_all(steps: Steps, where: str) -> None:
    getattr(steps, where).append(WARNING)
    assert len(published()[0]) == 2
    getattr(steps, where).append(ERROR)
    steps.asked.clear()
    due, outcome, held = published()
    assert (due, held, steps.asked) == ([], {}, []) and ERROR in outcome.problems


@pytest.mark.parametrize("what", ["publication", "themed", "printed"])
def test_without_a_publication_a_theme_or_a_press_nothing_is_made(steps: Steps, what: str) -> None:
    setattr(steps, what, None)
    assert published()[::2] == ([], {})


@pytest.mark.parametrize(
    ("fault", "strict", "due"), [(ERROR, False, []), (WARNING, False, ["zh"]), (WARNING, True, [])]
)
def test_a_receipt_is_due_for_books_without_an_error(
    steps: Steps, fault: Problem, strict: bool, due: list[str]
) -> None:
    steps.books["zh"] = Pressed("zh", [Made("a.pdf", b"", "zh")], [fault])
    found, outcome, held = published(languages=("zh",), strict=strict)
    assert (found, outcome.problems, "a.pdf" in held) == (due, [fault], True)


def test_the_same_problem_of_two_languages_is_told_once(steps: Steps) -> None:
    for language in ("zh", "en"):
        steps.books[language] = Pressed(language, [], [NOTE, NOTE.with_(language=language)])
    _, outcome, held = published()
    assert [each.language for each in outcome.problems] == [None, "zh", "en"] and held == {}


def test_what_stands_there_is_kept_and_the_rest_made(steps: Steps) -> None:
    steps.receipts["zh"] = Receipt([NOTE], {"zh.po": "7"}, {"a-2031/a.zh.pdf": "0"})
    due, outcome, held = published()
    assert due == ["en"] and [each.language for each in steps.asked] == ["en"]
    assert (outcome.unchanged, outcome.outputs["a-2031/a.zh.pdf"], outcome.problems) == (
        {"a-2031/a.zh.pdf"},
        "0",
        [NOTE],
    )
    steps.receipts["en"] = Receipt([], {}, {})
    due, outcome, held = published()
    assert due == [] and list(held) == ["a-2031/manifest.json"]
    assert len(published(force=True)[0]) == 2


def test_what_is_not_sound_is_not_taken_as_it_stands(steps: Steps) -> None:
    steps.receipts["zh"] = Receipt([], {}, {})
    steps.words.append(ERROR)
    published()
    assert [each.language for each in steps.asked] == ["zh", "en"]


def test_who_watches_sets_each_book_once_by_himself_and_leaves_the_manifest_to_the_last_round(steps: Steps) -> None:
    steps.receipts["zh"] = Receipt([], {}, {})
    warm = Warm()
    _, _, held = published(warm, languages=("zh",))
    assert [each.language for each in steps.asked] == ["zh"] and "a-2031/manifest.json" in held
    warm.layouts[("a-2031", "zh")] = cast(Any, "layout")
    steps.asked.clear()
    published(warm, languages=("zh",))
    assert steps.asked == []
    warm.interim = True
    _, _, held = published(warm, languages=("en",))
    assert list(held) == [".kept.en", "a-2031/a.en.pdf"]


def test_what_was_read_for_books_is_entered_into_the_record(steps: Steps) -> None:
    steps.books["zh"] = Pressed("zh", record={"a.po": "1"}, altered={"b.po"}, missing={"c.png"})
    one, told = desk(languages=("zh",))
    list(one.publish(cast(Any, Box()), Outcome()))
    assert (one.files.record, one.files.altered, one.files.missing) == ({"a.po": "1"}, {"b.po"}, {"c.png"})
    assert told == ["reading content/a-2031", "setting a-2031 zh"]


class Whole:
    """A makeshift build around desks."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, root: Path) -> None:
        self.root = root
        self.chosen, self.choice_faults = ["content/a"], list[Problem]()
        self.faults, self.changed, self.recalled = list[Problem](), list[Problem](), list[Problem]()
        self.fonts: bytes | None = None

        def publish(one: Any, outbox: Any, outcome: Outcome) -> Any:
            one.files.record["a.yaml"] = "1"
            one.files.missing.add("gone.png")
            outbox.put("a/a.pdf", b"pdf")
            outcome.outputs["a/a.pdf"] = "0"
            outcome.problems += self.faults
            yield SimpleNamespace(request={"of": "zh"}, receipt=lambda inputs: b"own")

        def folders(files: Any, options: Any, problems: list[Problem]) -> list[str]:
            problems += self.choice_faults
            return self.chosen

        monkeypatch.setattr(_Desk, "publish", publish)
        monkeypatch.setattr(build, "folders", folders)
        monkeypatch.setattr(build, "recalled", lambda root: self.recalled)
        monkeypatch.setattr(build, "kept", lambda root: self.fonts)
        monkeypatch.setattr(build, "faces", SimpleNamespace(faces=lambda root: []))
        monkeypatch.setattr(build.freshness, "program", lambda root: {})
        monkeypatch.setattr(build.freshness, "current", lambda files, known: dict.fromkeys(files.record, ("1", None)))
        monkeypatch.setattr(build.freshness, "altered", lambda files, inputs: self.changed)

    def run(self, warm: Warm | None = None, **asked: Any) -> tuple[Outcome, list[str]]:
        """What came of it, and the files that are there then."""
        outcome = build.build(Options(self.root, editions=(Edition.SCREEN,), **asked), lambda _: None, warm)
        found = sorted(path.relative_to(self.root / "output").as_posix() for path in (self.root / "output").rglob("*"))
        return outcome, [
            name.replace(name[10:34], "…") if name.startswith(".receipts/") else name
            for name in found
            if "." in name.rpartition("/")[2][1:]
        ]


RECEIPT = ".receipts/….json"


@pytest.fixture
def whole(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Whole:
    return Whole(monkeypatch, tmp_path)


def test_a_build_leaves_its_files_and_a_receipt_for_itself_and_for_each_language(whole: Whole) -> None:
    outcome, files = whole.run()
    assert files == [RECEIPT, RECEIPT, "a/a.pdf"]
    assert (outcome.problems, outcome.inputs) == ([], {"a.yaml", "gone.png"})
    whole.fonts = b"fonts"
    assert whole.run()[1] == [".faces.json", RECEIPT, RECEIPT, "a/a.pdf"]


@pytest.mark.parametrize(
    ("where", "fault", "strict", "receipts"),
    [
        ("faults", WARNING, False, 2),
        ("faults", WARNING, True, 1),
        ("faults", ERROR, False, 1),
        ("changed", WARNING, False, 0),
        ("recalled", NOTE, False, 2),
    ],
)
def test_what_was_not_made_without_fault_has_no_receipt(
    whole: Whole, where: str, fault: Problem, strict: bool, receipts: int
) -> None:
    getattr(whole, where).append(fault)
    outcome, files = whole.run(strict=strict)
    assert files.count(RECEIPT) == receipts and "a/a.pdf" in files and outcome.problems == [fault]


def test_nothing_is_made_where_a_name_is_wrong(whole: Whole) -> None:
    whole.choice_faults.append(ERROR)
    outcome, files = whole.run()
    assert (outcome.problems, files) == ([ERROR], [])


def test_a_round_that_is_followed_by_another_leaves_no_receipts(whole: Whole) -> None:
    whole.changed.append(WARNING)
    whole.recalled.append(NOTE)
    outcome, files = whole.run(Warm(interim=True))
    assert (files, outcome.problems, outcome.inputs) == (["a/a.pdf"], [NOTE], {"a.yaml", "gone.png"})
    assert whole.run(Warm())[0].problems == [NOTE, WARNING]

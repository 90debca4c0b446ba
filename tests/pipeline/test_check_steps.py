"""What a check reads, examines, mends and tells, by makeshift readers and rules; earlier states of a book, and comments that come back."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from small_project import FILES, FOLDER, NAME, write

from galley.files import Files, Refused
from galley.maps import Block, PageMap, Part
from galley.options import Earlier, Options, Since
from galley.passages.passage import Kind, Passage, Stretch
from galley.pipeline import check, commenting, earlier, pictures
from galley.pipeline.check import Asked, Outcome
from galley.pipeline.mending import Mended
from galley.problem import Place, Problem, Severity
from galley.proof.finding import Finding, Span
from galley.proof.rulebook.rule import Rule

ERROR = Problem("a.error", "wrong", "mend it", Place("a.yaml", 1))
WARNING = ERROR.with_(code="a.warning", severity=Severity.WARNING)
NOTE = ERROR.with_(code="a.note", severity=Severity.NOTE)
IDLE = ERROR.with_(code="accept.idle")
TEXT = Passage("全年开放,", "zh", Kind.PARAGRAPH, "huts/body/p1", (Stretch(0, Place("a.txt", 4, 3)),))
RULE, TASTE = Rule("spacing.x", "", Severity.WARNING, "", ""), Rule("wording.x", "", Severity.NOTE, "", "")


def finding(message: str, at: int = 4, replacement: str | None = None) -> Finding:
    return Finding(Span(TEXT, at, at + 1), message, "mend it", replacement=replacement)


class Examined:
    """Makeshift rules: what they find, what of it is accepted, and what mending comes to."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.one, self.two, self.taste = finding("one", replacement="，"), finding("two", 0), finding("taste", 1)
        self.every = [(RULE, self.one), (RULE, self.two), (TASTE, self.taste)]
        self.accepted: list[Finding] = []
        self.saved: list[str] = []
        (fix,) = check.fixes([self.one])
        self.mended = {"a.txt": Mended("a,", "a，", (fix,))}

        def judged(every: Any, accepted: Any, languages: Any) -> tuple[list[Any], list[Problem]]:
            return [each for each in every if each[1] not in self.accepted], [IDLE] if self.accepted else []

        monkeypatch.setattr(check, "examined", lambda reading: self.every)
        monkeypatch.setattr(check.acceptances, "judged", judged)
        monkeypatch.setattr(check, "_unspelled", lambda reading: [NOTE])
        monkeypatch.setattr(check, "mended", lambda files, chosen: dict(self.mended))
        monkeypatch.setattr(check, "save_all", lambda files, mended: self.saved.extend(mended) or [])

    def run(self, texts: tuple[str, ...] = (), levels: dict[str, str] | None = None, **asked: bool) -> Outcome:
        outcome = Outcome(texts=dict.fromkeys(texts, "a,"))
        reading: Any = SimpleNamespace(desk=SimpleNamespace(settings=SimpleNamespace(levels=levels or {})))
        check._examine(reading, [], cast(Any, None), Asked(**asked), outcome)
        return outcome


@pytest.fixture
def rules(monkeypatch: pytest.MonkeyPatch) -> Examined:
    return Examined(monkeypatch)


def told(outcome: Outcome) -> list[str]:
    return [each.message for each in outcome.problems if each is not NOTE]


def test_what_is_found_is_told_but_matters_of_taste_and_known_by_its_rule(rules: Examined) -> None:
    outcome = rules.run()
    assert outcome.problems[0] is NOTE and sorted(told(outcome)) == ["one", "two"]
    assert [finding for _, finding in outcome.found.values()] == [rules.one, rules.two]
    assert (outcome.accepted, outcome.mended) == ([], {})
    assert sorted(told(rules.run(notes=True))) == ["one", "taste", "two"]
    assert sorted(told(rules.run(levels={"wording": "note"}))) == ["one", "taste", "two"]


def test_what_is_accepted_is_kept_apart(rules: Examined) -> None:
    rules.accepted.append(rules.two)
    outcome = rules.run()
    assert outcome.accepted == [(RULE, rules.two)] and IDLE in outcome.problems and "two" not in told(outcome)


@pytest.mark.parametrize(
    ("asked", "mended", "saved", "left", "text"),
    [
        ({}, False, False, ["one", "two"], "a,"),
        ({"fix": True}, True, True, ["two"], "a，"),
        ({"fix": True, "dry": True}, True, False, ["one", "two"], "a,"),
        ({"dry": True}, True, False, ["one", "two"], "a,"),
    ],
)
def test_what_is_safe_is_mended_where_that_is_asked_for(
    rules: Examined, asked: dict[str, bool], mended: bool, saved: bool, left: list[str], text: str
) -> None:
    outcome = rules.run(("a.txt",), **asked)
    assert (bool(outcome.mended), bool(rules.saved), sorted(told(outcome))) == (mended, saved, left)
    assert outcome.texts == {"a.txt": text}
    assert rules.run(("other.txt",), **asked).texts == {"other.txt": "a,"}


class Checked:
    """Makeshift readers of publications: what each tells, and what is examined."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.languages, self.theme, self.look = list[Problem](), list[Problem](), list[Problem]()
        self.templates, self.printing = list[Problem](), list[Problem]()
        self.themed: Any = SimpleNamespace()
        self.is_sound = True
        self.examined: list[Any] = []
        self.ran: list[str] = []
        publication = SimpleNamespace(record=SimpleNamespace(press=None))

        def printing(press: Any, folder: str, look: Any, files: Any, problems: list[Problem]) -> None:
            problems += self.printing

        def publications(files: Any, problems: list[Problem], chosen: Any) -> Any:
            read = {"content/a": publication}
            return read, read if self.is_sound else {}

        for name, made in {
            "folders": lambda files, options, problems: ["content/a"],
            "publications": publications,
            "unknown_languages": lambda *asked: self.languages,
            "read_theme": lambda files, folder: (self.themed, self.theme),
            "check_look": lambda publication, look: self.look,
            "printing": printing,
            "_faults_of_templates": lambda *asked: self.ran.append("templates") or self.templates,
            "check_characters": lambda *asked: self.ran.append("characters") or [],
            "check_words": lambda publication: [],
            "check_pictures": lambda *asked: [],
            "faces": SimpleNamespace(coverage=lambda root: frozenset(), faults=lambda root: []),
            "reading_of": lambda publication, files, languages, sound, problems: (languages, "accepted"),
            "_examine": lambda reading, accepted, files, asked, outcome, languages=(): self.examined.append(languages),
        }.items():
            monkeypatch.setattr(check, name, made)


@pytest.fixture
def readers(monkeypatch: pytest.MonkeyPatch) -> Checked:
    return Checked(monkeypatch)


@pytest.mark.parametrize(
    ("change", "ran", "examined", "codes"),
    [
        ({}, ["templates", "characters"], 1, []),
        ({"is_sound": False}, ["characters"], 0, []),
        ({"themed": None}, [], 1, []),
        ({"look": [ERROR]}, ["characters"], 1, ["a.error"]),
        ({"look": [WARNING]}, ["templates", "characters"], 1, ["a.warning"]),
        ({"printing": [ERROR]}, ["characters"], 1, ["a.error"]),
        ({"templates": [ERROR]}, ["templates", "characters"], 1, ["a.error"]),
        ({"theme": [WARNING], "languages": [WARNING]}, ["templates", "characters"], 1, ["a.warning"]),
    ],
)
def test_templates_are_run_and_texts_examined_of_what_is_sound(
    readers: Checked, change: dict[str, Any], ran: list[str], examined: int, codes: list[str]
) -> None:
    for name, value in change.items():
        setattr(readers, name, value)
    files = Files(Path())
    outcome = check.check(Options(Path(), languages=("ja",)), files=files)
    assert (readers.ran, readers.examined, [each.code for each in outcome.problems]) == (
        ran,
        [("ja",)] * examined,
        codes,
    )


ENGLISH, CHINESE = "The children of the village cross the bridge every day.", "村里的孩子们每天走过这座木桥去上学。"


def test_texts_are_read_together_but_those_in_another_language(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    readings: list[Any] = []
    monkeypatch.setattr(check, "_examine", lambda reading, accepted, *asked: readings.append((reading, accepted)))
    for name, text in (("a.txt", ENGLISH), ("b.txt", CHINESE), ("c.txt", "12, 13.")):
        write(tmp_path, name, text)
    write(tmp_path, "a.txt.accept.yaml", "accept:\n  - rule: a.b\n    text: x\n    reason: why\n")
    known: Any = ("desk", ["given"], [WARNING])
    names = [tmp_path / name for name in ("a.txt", "b.txt", "c.txt", "gone.txt")]
    outcome = check.check_texts(tmp_path, names, "en", known=known)
    ((reading, accepted),) = readings
    assert [each.text for each in reading.passages] == [ENGLISH, "12, 13."] and reading.submitted
    assert (len(accepted), reading.desk) == (2, "desk")
    assert sorted(each.code for each in outcome.problems) == [
        "a.warning",
        "files.missing",
        "files.no-words",
        "files.other-language",
    ]
    assert list(outcome.texts) == [str(each) for each in names[:3]]
    (problem,) = check.check_texts(tmp_path, names, "xx", known=known).problems
    assert problem.code == "language.unknown" or "xx" in problem.message
    assert len(readings) == 1


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("en", ENGLISH, None),
        ("en", CHINESE, "zh"),
        ("zh-Hant", CHINESE, None),
        ("eo", CHINESE, None),
        ("en", "12", None),
    ],
)
def test_a_text_in_another_of_our_languages_is_told(language: str, text: str, told: str | None) -> None:
    problem = check._in_another_language(check.read_submission(text, "a.txt", language), "a.txt", language)
    assert (problem and problem.mend) == (told and f"ask for it: --language {told}")


class Languages:
    """What of a language is known and installed, by a letter each."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, known: str, installed: str) -> None:
        has = lambda letter: lambda language: letter in known  # noqa: E731
        there = lambda letter: lambda language: letter in installed  # noqa: E731
        monkeypatch.setattr(check, "has_dictionary", has("d"))
        monkeypatch.setattr(check, "is_installed", there("d"))
        monkeypatch.setattr(check.sentences, "has_sentences", has("s"))
        monkeypatch.setattr(check.sentences, "is_installed", there("s"))
        monkeypatch.setattr(check.wordlist, "has_list", has("l"))
        monkeypatch.setattr(check.wordlist, "installed", there("l"))
        monkeypatch.setattr(check.linked, "has_links", has("g"))
        monkeypatch.setattr(check.linked, "is_installed", there("g"))


@pytest.mark.parametrize(
    ("known", "installed", "codes"),
    [
        ("dslg", "dslg", []),
        ("dslg", "", ["spelling.no-dictionary", "wording.no-model", "spelling.no-list", "wording.no-grammar"]),
        ("", "", []),
        ("d", "slg", ["spelling.no-dictionary"]),
        ("s", "dlg", ["wording.no-model"]),
        ("l", "dsg", ["spelling.no-list"]),
        ("g", "dsl", ["wording.no-grammar"]),
    ],
)
def test_what_a_language_has_and_the_system_lacks_is_noted(
    monkeypatch: pytest.MonkeyPatch, known: str, installed: str, codes: list[str]
) -> None:
    Languages(monkeypatch, known, installed)
    found = check._unspelled(cast(Any, SimpleNamespace(by_language=lambda: {"ja": []})))
    assert [(each.code, each.severity) for each in found] == [(code, Severity.NOTE) for code in codes]


def block(address: str, text: str, *on: int) -> Block:
    return Block(address, text, tuple(Part(page, (0, 0, 1, 1)) for page in on))


def book(language: str = "zh", name: str = NAME, folder: str = FOLDER) -> Any:
    return SimpleNamespace(
        publication=SimpleNamespace(name=name, folder=folder), voice=SimpleNamespace(language=language)
    )


def test_an_earlier_book_has_the_places_that_its_map_has() -> None:
    told = PageMap(NAME, "zh", ((9, 9),), (block("a", "one", 4), block("b", "two", 5)))
    found = earlier._standing([block("a", "one"), block("a", "other"), block("b", "two")], told)
    assert [[part.page for part in each.parts] for each in found] == [[4], [], [5]]


def test_a_revision_that_this_program_cannot_read_is_told_and_old_templates_give_way(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    since = Since(Earlier.REVISION, "HEAD~1", "0a", tmp_path / "old")
    assert earlier._of_revision(since, book(), tmp_path) == ((), [])
    (tmp_path / "old" / FOLDER).mkdir(parents=True)
    (tmp_path / "old/templates").mkdir()
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/new.j2").touch()
    answers: list[Any] = []
    asked: list[list[str]] = []

    def blocks_of(root: Path, book: Any) -> Any:
        asked.append(sorted(path.name for path in root.iterdir()))
        return answers.pop(0)

    monkeypatch.setattr(earlier, "_blocks_of", blocks_of)
    template, other = ERROR.with_(code="markup.template"), ERROR
    for given, found, codes, count in (
        ([(("x",), [])], ("x",), [], 1),
        ([(None, [template]), (("y",), [])], ("y",), [], 2),
        ([(None, [template]), (None, [template])], None, ["since.unreadable"], 2),
        ([(None, [template, other])], None, ["since.unreadable"], 1),
    ):
        answers[:], asked[:] = given, []
        blocks, problems = earlier._of_revision(since, book(), tmp_path)
        assert (blocks, [each.code for each in problems], len(asked)) == (found, codes, count)
        assert asked[1:] in ([], [["content", "templates"]])
    assert problems[0].message == "what stood at HEAD~1 cannot be read by this program: a.yaml:1: wrong"


def test_a_picture_that_is_not_there_has_no_digest(tmp_path: Path) -> None:
    write(tmp_path, "a.png", "picture")
    assert (len(earlier._digest(Files(tmp_path), "a.png")), earlier._digest(Files(tmp_path), "b.png")) == (16, "")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The small project without templates, and a file that came back."""
    for name, text in FILES.items():
        write(tmp_path, name, text)
    (tmp_path / "locales/ja").mkdir(parents=True)
    write(tmp_path, "back/a.pdf", "")
    return tmp_path


def came(
    root: Path,
    monkeypatch: pytest.MonkeyPatch,
    file: str,
    told: PageMap | None,
    spoken: str = "",
    *asked: str,
    book: str = "",
) -> tuple[Any, list[str]]:
    """Whose a file is that came back, and what is told."""
    found: Any = SimpleNamespace(told=told, language=spoken, book=book)
    monkeypatch.setattr(commenting, "returned", lambda path: found)
    path = root / "back" / file
    path.touch()
    problems: list[Problem] = []
    got = commenting._came(Files(root), path, *(asked or ("", "")), problems)
    return got and (got.publication.name, got.language, got.told is not None), [each.code for each in problems]


MAPPED = PageMap(NAME, "ja", ((9, 9),), ())


@pytest.mark.parametrize(
    ("file", "told", "spoken", "asked", "found"),
    [
        ("a.pdf", MAPPED, "", (), (NAME, "ja", True)),
        ("a.pdf", MAPPED, "", (NAME, "zh"), (NAME, "zh", False)),
        ("a.pdf", None, "zh", (), (NAME, "zh", False)),
        (f"{NAME}.ja.screen_A.pdf", None, "zh", (), (NAME, "ja", False)),
        (f"{NAME}.xx.pdf", None, "zh", (), (NAME, "zh", False)),
        ("a.ja.pdf", None, "zh", (), (NAME, "ja", False)),
        ("a.pdf", None, "", ("", "ja_JP"), (NAME, "ja", False)),
        ("a.pdf", PageMap("other", "ja", (), ()), "", (NAME, ""), (NAME, "ja", False)),
    ],
)
def test_whose_a_file_is_is_told_by_what_was_asked_by_its_map_by_its_name_or_by_itself(
    root: Path, monkeypatch: pytest.MonkeyPatch, file: str, told: Any, spoken: str, asked: tuple[str, ...], found: Any
) -> None:
    assert came(root, monkeypatch, file, told, spoken, *asked) == (found, [])


@pytest.mark.parametrize(
    ("file", "book", "language"),
    [("b.zh.pdf", f"{NAME}.ja", "ja"), (f"{NAME}.zh.pdf", "other.ja", "zh"), ("b.zh.pdf", "", "zh")],
)
def test_a_file_under_another_name_is_known_by_the_names_of_its_places(
    root: Path, monkeypatch: pytest.MonkeyPatch, file: str, book: str, language: str
) -> None:
    assert came(root, monkeypatch, file, None, "ko", book=book) == ((NAME, language, False), [])


def test_a_file_of_nobody_or_in_no_language_is_told(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert came(root, monkeypatch, "a.pdf", PageMap("none", "ja", (), ())) == (None, ["pipeline.publication"])
    assert came(root, monkeypatch, "a.pdf", None, "tlh") == (None, ["comments.language"])


def test_a_map_beside_a_file_is_that_of_the_longest_name_that_it_begins_with(tmp_path: Path) -> None:
    for name, publication in (("a.map.json", "short"), ("a.zh.map.json", "long"), ("b.map.json", "other")):
        (tmp_path / name).write_bytes(PageMap(publication, "zh", (), ()).written())
    (tmp_path / "a.zh.x.map.json").write_text("no map")
    for file, publication in (("a.zh.x.pdf", "long"), ("a.zh_A.pdf", "long"), ("a.en.pdf", "short"), ("c.pdf", None)):
        found = commenting._beside(tmp_path / file)
        assert (found and found.publication) == publication


def test_a_picture_is_told_for_what_no_font_has_and_for_too_much_ink(monkeypatch: pytest.MonkeyPatch) -> None:
    facts: Any = SimpleNamespace(words="aΩ", ink=301)
    monkeypatch.setattr(pictures.images, "inspect", lambda data, name, place, look: (facts, [NOTE]))
    monkeypatch.setattr(pictures.faces, "coverage", lambda root: frozenset("a"))
    place, files = Place("a.yaml", 3), Files(Path())
    found, problems = pictures._inspected(b"", "a.svg", place, files, cast(Any, None))
    assert found is None and [each.code for each in problems] == ["a.note", "images.no-glyph"]
    facts.words = "a"
    printing: Any = SimpleNamespace(ink_limit=300, profile=b"")
    own = pictures.Pictures(files, "content/a", 1, 1, cast(Any, None), printing)
    monkeypatch.setattr(Files, "bytes", lambda self, name, place=None: b"data")
    asked: Any = SimpleNamespace(url="u", picture=SimpleNamespace(file="a.svg", place=lambda field: place))
    for ink, codes in ((301, ["a.note", "images.ink"]), (300, ["a.note"])):
        facts.ink, problems = ink, []
        own._known.clear()
        assert list(own.known([asked, asked], problems)) == ["u"]
        assert [each.code for each in problems] == codes

    def refuse(self: Any, name: str, place: Any = None) -> bytes:
        raise Refused(ERROR)

    monkeypatch.setattr(Files, "bytes", refuse)
    own._known.clear()
    problems = []
    assert own.known([asked], problems) == {} and problems == [ERROR]


@pytest.mark.parametrize(
    ("kind", "height", "told", "filled"),
    [("vector", 0.5, False, None), ("pixels", 0.5, True, 40.0), ("pixels", None, True, None)],
)
def test_pixels_are_looked_at_for_the_size_that_they_are_printed_at(
    monkeypatch: pytest.MonkeyPatch, kind: str, height: float | None, told: bool, filled: float | None
) -> None:
    asked: list[Any] = []

    def problem(facts: Any, name: str, width: float, *at: Any, height_mm: float | None) -> Problem:
        asked.append((width, height_mm, at[1:]))
        return ERROR

    monkeypatch.setattr(pictures.images, "resolution_problem", problem)
    item: Any = SimpleNamespace(
        name="a.png",
        facts=SimpleNamespace(kind=kind),
        asked=SimpleNamespace(height=height, picture=SimpleNamespace(place=lambda field: Place("a.yaml"))),
    )
    placed = [(7, SimpleNamespace(source=name, width_mm=30.0, height_mm=40.0)) for name in ("u", "other")]
    found = list(pictures.resolutions(cast(Any, SimpleNamespace(pictures=placed)), {"u": item}, "zh"))
    assert (found, asked) == ([ERROR] * told, [(30.0, filled, ("zh", 7))] * told)


@pytest.mark.parametrize(
    ("edition", "kind", "ppi"), [("print", "print", 450), ("screen", "screen", 330), ("archive", "screen", 330)]
)
def test_a_picture_is_converted_once_for_press_and_once_for_light(
    monkeypatch: pytest.MonkeyPatch, edition: str, kind: str, ppi: int
) -> None:
    asked: list[Any] = []
    made = SimpleNamespace(colours={"own": 1}, data=b"d", mime="image/png")
    monkeypatch.setattr(
        pictures.images,
        "convert",
        lambda data, facts, kind, **told: asked.append((kind, told["max_ppi"], told["height_mm"])) or made,
    )
    own = pictures.Pictures(Files(Path()), "f", 100, 200, cast(Any, None), cast(Any, SimpleNamespace(profile=b"")))
    for height, high in ((0.5, 100.0), (None, None)):
        item: Any = SimpleNamespace(
            asked=SimpleNamespace(url=f"u{height}", share=1, height=height), data=b"", facts=None
        )
        for _ in range(2):
            own._convert(item, pictures.Edition(edition))
        assert asked[-1] == (kind, ppi, high)
    assert len(asked) == 2

"""What is asked of signatures, comments, comparisons and parity, and what stands against it: by makeshift books and files."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from small_project import FILES, FOLDER, NAME, write

from galley.comments.anchoring import Anchor, Fate
from galley.files import Files
from galley.maps import Block, PageMap, Part
from galley.message import said
from galley.options import Options
from galley.pipeline import applying, comparing, desk, parity, signed, signing
from galley.pipeline.applying import _Applying
from galley.pipeline.written import Judged
from galley.problem import Place, Problem, Severity
from galley.signing import State

ERROR = Problem("a.error", "wrong", "mend it")
WARNING = ERROR.with_(code="a.warning", severity=Severity.WARNING)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The small project without templates."""
    for name, text in FILES.items():
        write(tmp_path, name, text)
    (tmp_path / "locales").mkdir()
    return tmp_path


class Signing:
    """A makeshift book to be signed: what waits, what is wrong, and what was written."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.read_faults, self.stand_faults, self.save_faults = list[Problem](), list[Problem](), list[Problem]()
        self.unset_faults, self.review_faults = list[Problem](), list[Problem]()
        self.waiting: list[str] = []
        self.written: list[str] = []
        told = SimpleNamespace(problems=[WARNING])
        publication = SimpleNamespace(name="a-2031", sections={"huts": None, "paths": None}, folder="content/a-2031")
        self.book: Any = SimpleNamespace(
            folder="content/a-2031", book="book", told=told, language="zh", publication=publication
        )

        def unset(files: Any, publication: Any, language: str, problems: list[Problem]) -> Any:
            problems += self.unset_faults
            return self.book

        def signatures(files: Any, folder: str, language: str, problems: list[Problem]) -> list[Any]:
            problems += self.read_faults
            return []

        def reviewed(read: Any, sections: Any, by: str, on: date, problems: list[Problem]) -> dict[str, int]:
            problems += self.review_faults
            return dict.fromkeys(sections, 2)

        def save(files: Any, name: str, text: str) -> tuple[bool, list[Problem]]:
            self.written.append(name)
            return True, self.save_faults

        for name, made in {
            "chosen": lambda files, name, problems: publication,
            "languages": lambda publication, files: ["zh"],
            "unset": unset,
            "signatures": signatures,
            "_unfinished": lambda read, sections: [ERROR.with_(message=each) for each in self.waiting],
            "stands": lambda book, files: ({"huts": {"huts/p1": "0"}}, self.stand_faults),
            "_reviewed": reviewed,
            "save": save,
        }.items():
            monkeypatch.setattr(signing, name, made)

    def sign(self, *sections: str, language: str = "zh") -> tuple[list[str], list[str]]:
        told, problems = signing.sign(Path(), sections, "", language, "Ri An", date(2031, 5, 2))
        return told, [each.code for each in problems]


@pytest.fixture
def office(monkeypatch: pytest.MonkeyPatch) -> Signing:
    return Signing(monkeypatch)


def test_sections_are_signed_with_their_texts(office: Signing) -> None:
    told, problems = office.sign("huts", "publication")
    assert (told, problems, office.written) == (
        [
            "signed: huts in zh, 1 texts, 2 translations reviewed with it",
            "signed: publication in zh, 0 texts, 2 translations reviewed with it",
        ],
        [],
        ["content/a-2031/signed/zh.yaml"],
    )


@pytest.mark.parametrize(
    ("where", "codes"),
    [
        ("unset_faults", ["a.error"]),
        ("read_faults", ["a.error"]),
        ("stand_faults", ["a.error"]),
        ("review_faults", ["a.error"]),
        ("waiting", ["a.error", "a.warning"]),
    ],
)
def test_nothing_is_signed_while_something_is_wrong(office: Signing, where: str, codes: list[str]) -> None:
    getattr(office, where).append("huts" if where == "waiting" else ERROR)
    assert office.sign("huts") == ([], codes) and office.written == []


@pytest.mark.parametrize("where", ["unset_faults", "read_faults", "stand_faults", "review_faults", "save_faults"])
def test_what_is_no_error_stops_no_signature(office: Signing, where: str) -> None:
    getattr(office, where).append(WARNING)
    told, codes = office.sign("huts")
    assert len(told) == 1 and codes == ["a.warning"]


def test_what_could_not_be_saved_is_not_signed(office: Signing) -> None:
    office.save_faults.append(ERROR)
    assert office.sign("huts") == ([], ["a.error"])


def test_sections_and_languages_that_there_are_not_are_told(office: Signing) -> None:
    assert office.sign("hut", "paths") == ([], ["signing.section"])
    assert office.sign("huts", language="en") == ([], ["language.unknown"])
    office.book = None
    assert office.sign("huts") == ([], [])


def test_how_sections_stand_is_told_in_the_languages_asked_for_else_in_all(
    monkeypatch: pytest.MonkeyPatch, office: Signing
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(signing, "languages", lambda publication, files: ["zh", "ja"])
    monkeypatch.setattr(
        signing, "unset", lambda files, publication, language, problems: asked.append(language) or office.book
    )
    monkeypatch.setattr(signing, "standings", lambda book, files, problems: [])
    for wanted, languages in (((), ["zh", "ja"]), (("ja",), ["ja"])):
        found, problems = signing.status(Path(), "", wanted)
        assert found is not None and list(found.languages) == languages and problems == []
    found, (problem,) = signing.status(Path(), "", ("xx",))
    assert found is not None and found.languages == {} and problem.code == "language.unknown"
    assert asked == ["zh", "ja", "ja"]
    monkeypatch.setattr(signing, "unset", lambda *asked: None)
    assert cast(Any, signing.status(Path(), "", ())[0]).languages == {}
    monkeypatch.setattr(signing, "chosen", lambda *asked: None)
    assert signing.status(Path(), "", ()) == (None, [])
    assert office.sign("huts") == ([], [])


@pytest.mark.parametrize(
    ("begun", "required", "sections", "states", "told"),
    [
        (False, False, (), "nn", []),
        (True, False, (), "ss", []),
        (True, False, (), "so", [("warning", "1 of 2 sections are not signed as they stand: b (opened again)")]),
        (False, True, (), "ns", [("error", "1 of 2 sections are not signed as they stand: a")]),
        (True, True, ("a",), "sn", []),
        (True, False, ("b",), "sn", [("warning", "1 of 1 sections are not signed as they stand: b")]),
    ],
)
def test_what_a_press_may_not_have_unsigned(
    monkeypatch: pytest.MonkeyPatch,
    begun: bool,
    required: bool,
    sections: tuple[str, ...],
    states: str,
    told: list[Any],
) -> None:
    kinds = {"n": State.NEVER, "s": State.SIGNED, "o": State.OPENED}
    found = [SimpleNamespace(section=name, state=kinds[state]) for name, state in zip("ab", states, strict=True)]
    monkeypatch.setattr(signed, "begun", lambda files, folder: begun)
    monkeypatch.setattr(signed, "standings", lambda book, files, problems: found)
    book: Any = SimpleNamespace(publication=SimpleNamespace(folder="f"), voice=SimpleNamespace(language="zh"))
    problems = signed.unsigned(book, cast(Any, None), Options(Path(), require_signed=required, sections=sections))
    assert [(str(each.severity), each.message) for each in problems] == told
    assert all((each.language, each.place) == ("zh", Place("f/signed/zh.yaml")) for each in problems)


class Applied:
    """Makeshift comments that are applied, and the places that they go to."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, root: Path, dry: bool = False) -> None:
        self.saved: list[tuple[str, str]] = []
        self.save_faults: list[Problem] = []
        self.files = Files(root)
        write(root, "content/a/huts.yaml", "one\r\n")
        write(root, "content/a/comments/zh.yaml", "comments:\n")
        monkeypatch.setattr(applying, "save", self.save)
        monkeypatch.setattr(applying.ledger, "told", lambda text, lines: repr(lines))
        publication: Any = SimpleNamespace(folder="content/a")
        self.outcome = applying.Outcome()
        self.work = _Applying(self.files, publication, "zh", self.outcome, dry)

    def save(self, files: Files, name: str, text: str) -> tuple[bool, list[Problem]]:
        self.saved.append((name, text))
        return True, self.save_faults


def comment(name: str, line: int | None = 4, **told: Any) -> Any:
    return SimpleNamespace(**({"id": name, "line": Place("zh.yaml", line), "at": "huts/p1"} | told))


def test_what_was_applied_is_done_and_what_was_left_has_its_reason(monkeypatch: pytest.MonkeyPatch, root: Path) -> None:
    applied = Applied(monkeypatch, root)
    applied.work.judged = Judged({"a": comment("a", 2), "b": comment("b", None)}, {"c": (comment("c", 9), said("why"))})
    applied.work._write({"content/a/huts.yaml": ("one\n", "two\n")})
    assert applied.saved == [
        ("content/a/huts.yaml", "two\r\n"),
        (
            "content/a/comments/zh.yaml",
            repr({2: {"state": "done", "reason": ""}, 1: {"state": "done", "reason": ""}, 9: {"reason": "why"}}),
        ),
    ]
    applied.work._tell()
    assert applied.outcome.report == ["zh: 2 comments applied, 1 left to the editor"]
    assert [(each.message, each.place) for each in applied.outcome.problems] == [
        ("comment c at huts/p1 is left: why", Place("zh.yaml", 9))
    ]


def test_where_a_file_could_not_be_written_no_comment_is_done(monkeypatch: pytest.MonkeyPatch, root: Path) -> None:
    for fault, count in ((ERROR, 1), (WARNING, 2)):
        applied = Applied(monkeypatch, root)
        applied.save_faults.append(fault)
        applied.work._write({"content/a/huts.yaml": ("one\n", "two\n")})
        assert len(applied.saved) == count


def test_a_trial_says_that_nothing_is_written(monkeypatch: pytest.MonkeyPatch, root: Path) -> None:
    applied = Applied(monkeypatch, root, dry=True)
    applied.work._tell()
    assert applied.outcome.report == ["zh: 0 comments applied, 0 left to the editor (nothing is written)"]


@pytest.mark.parametrize(
    ("fate", "found", "made", "done", "left", "revised"),
    [
        (Fate.DONE, ["text"], None, ["a"], [], 0),
        (Fate.KEPT, ["text"], "revision", ["a"], [], 1),
        (Fate.KEPT, ["text"], said("why"), [], ["why"], 0),
        (Fate.LOST, [], None, [], ["absent"], 0),
    ],
)
def test_a_comment_is_done_made_or_left(
    monkeypatch: pytest.MonkeyPatch,
    root: Path,
    fate: Fate,
    found: list[str],
    made: Any,
    done: list[str],
    left: list[str],
    revised: int,
) -> None:
    applied = Applied(monkeypatch, root)
    monkeypatch.setattr(applying, "revision", lambda comment, passages, source: made)
    place: Any = SimpleNamespace(
        shelf=SimpleNamespace(at=lambda address: found),
        source=None,
        absent=lambda address: said("absent"),
        revisions=[],
    )
    applied.work._judge(Anchor(comment("a"), fate, "huts/p1"), place)
    judged = applied.work.judged
    assert (list(judged.done), [str(reason) for _, reason in judged.left.values()], len(place.revisions)) == (
        done,
        left,
        revised,
    )


@pytest.mark.parametrize(
    ("language", "section", "passages", "translated"),
    [
        ("zh", None, ["x"], False),
        ("en", None, ["x"], True),
        ("en", None, [], False),
        ("en", "en", ["x"], False),
        ("zh", "en", ["x"], True),
    ],
)
def test_words_are_those_of_a_translation_where_their_section_is_in_another_language(
    language: str, section: str | None, passages: list[str], translated: bool
) -> None:
    publication: Any = SimpleNamespace(
        record=SimpleNamespace(source_language="zh"), sections={"huts": SimpleNamespace(source_language=section)}
    )
    work = _Applying(cast(Any, None), publication, language, applying.Outcome(), False)
    catalogue: Any = SimpleNamespace(shelf=SimpleNamespace(passages=passages))
    assert work._is_translated(comment("a", at="huts/p1"), catalogue) is translated


@pytest.mark.parametrize(
    ("state", "changes", "faults", "written", "told"),
    [
        ("open", True, [], 1, 1),
        ("open", False, [], 0, 0),
        ("question", True, [], 0, 0),
        ("open", True, [ERROR], 0, 0),
    ],
)
def test_open_comments_that_change_something_are_applied(
    monkeypatch: pytest.MonkeyPatch,
    root: Path,
    state: str,
    changes: bool,
    faults: list[Problem],
    written: int,
    told: int,
) -> None:
    applied = Applied(monkeypatch, root)
    mine = [comment("a", state=state, changes=changes)]
    monkeypatch.setattr(
        applying, "comments_of", lambda files, folder, language, problems: problems.extend(faults) or mine
    )
    monkeypatch.setattr(applying, "voice", lambda *asked: ("speaker", [WARNING]))
    monkeypatch.setattr(
        _Applying, "_changed", lambda self, waiting, speaker: {"content/a/huts.yaml": ("one\n", "two\n")}
    )
    applied.work.run()
    assert (len([name for name, _ in applied.saved if "huts" in name]), len(applied.outcome.report)) == (written, told)
    assert applied.outcome.problems == faults
    assert bool(applied.outcome.diff) is bool(told)


def book(*blocks: Block, pages: int = 2) -> PageMap:
    return PageMap(NAME, "zh", ((9, 9),) * pages, blocks)


def block(address: str, text: str) -> Block:
    return Block(address, text, (Part(1, (0, 0, 1, 1)),))


def test_a_comparison_is_written_beside_the_newer_file_or_by_another_name(tmp_path: Path) -> None:
    files = (tmp_path / "a.map.json", tmp_path / "b.map.json")
    for file, text in zip(files, ("one", "two"), strict=True):
        file.write_bytes(book(block("a", text)).written())
    found, written, (note,) = comparing.compare(files, None, tmp_path)
    assert found is not None and written == [tmp_path / "b.map.changes.json"]
    assert (note.code, note.severity, note.place) == ("compare.pages", Severity.NOTE, Place(str(files[0])))
    _, written, _ = comparing.compare(files, tmp_path / "own.pdf", tmp_path)
    assert written == [tmp_path / "own.json"]
    for target in (tmp_path / "a.map.pdf", tmp_path / "b.map.json"):
        found, written, (problem,) = comparing.compare(files, target, tmp_path)
        assert (found, written, problem.code, problem.place) == (None, [], "compare.over", Place(str(target)))
    (tmp_path / "no.json").write_text("[]")
    for pair in ((files[0], tmp_path / "no.json"), (tmp_path / "no.json", files[1])):
        found, written, problems = comparing.compare(pair, None, tmp_path)
        assert (found, written, [each.code for each in problems]) == (None, [], ["compare.readable"])


@pytest.mark.parametrize(
    ("answer", "written", "codes"),
    [
        ((b"pages", []), ["b.changes.json", "b.changes.pdf"], []),
        ((b"pages", [WARNING]), ["b.changes.json", "b.changes.pdf"], ["a.warning"]),
        ((b"", [ERROR]), ["b.changes.json"], ["a.error"]),
        (RuntimeError("x" * 300), ["b.changes.json"], ["compare.shown"]),
    ],
)
def test_pages_are_written_where_both_are_pdfs_and_can_be_shown(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, answer: Any, written: list[str], codes: list[str]
) -> None:
    def drawn(*asked: Any) -> Any:
        if isinstance(answer, Exception):
            raise answer
        return answer

    for name in "ab":
        (tmp_path / f"{name}.pdf").touch()
    states = [comparing.State(f"{name}.pdf", book(block("a", name)), b"pdf") for name in "ab"]
    monkeypatch.setattr(comparing, "state", lambda file: (states[file.name == "b.pdf"], []))
    monkeypatch.setattr(comparing, "drawn", drawn)
    found, files, problems = comparing.compare((tmp_path / "a.pdf", tmp_path / "b.pdf"), None, tmp_path)
    assert found is not None and [each.name for each in files] == written
    assert [each.code for each in problems] == codes
    assert all(len(each.message) < 240 for each in problems)
    for at, name in ((1, "b.pdf"), (0, "a.pdf")):
        states[at] = comparing.State(name, states[at].book)
        _, _, (note,) = comparing.compare((tmp_path / "a.pdf", tmp_path / "b.pdf"), None, tmp_path)
        assert (note.code, note.place) == ("compare.pages", Place(str(tmp_path / name)))


@pytest.mark.parametrize(
    ("asked", "released", "languages"),
    [((), ("zh",), ["zh", "ja"]), (("ko",), ("zh",), ["zh", "ko"]), ((), ("en",), ["zh", "en", "ja"])],
)
def test_books_are_compared_with_the_source(
    root: Path, asked: tuple[str, ...], released: tuple[str, ...], languages: list[str]
) -> None:
    for language in ("ja", "ko"):
        (root / "locales" / language).mkdir()
    write(root, f"locales/ja/LC_MESSAGES/{NAME}.po", "")
    publication: Any = SimpleNamespace(name=NAME, record=SimpleNamespace(source_language="zh", languages=released))
    assert list(parity._languages(publication, Options(root, languages=asked), Files(root))) == languages


def test_a_difference_is_told_at_its_section_and_remarks_at_the_record() -> None:
    publication: Any = SimpleNamespace(folder="content/a", sections={"huts": None})
    plain = {parity.OUTSIDE: Place("content/a/publication.yaml", 1), "huts": Place("content/a/huts.yaml", 1)}
    assert parity._places(publication, {"zh": {}}) == plain
    books: Any = {"zh": {}, "en": {parity.REMARKS: None}}
    assert parity._places(publication, books) == {**plain, parity.REMARKS: plain[parity.OUTSIDE]}


def test_languages_that_there_are_not_are_told(root: Path) -> None:
    publication: Any = SimpleNamespace(
        record=SimpleNamespace(languages=("zh", "xx"), place_in=lambda field, at: Place("publication.yaml", at))
    )
    files = Files(root)
    (problem,) = desk.unknown_languages(publication, (), files)
    assert problem.place == Place("publication.yaml", 1)
    assert [each.place for each in desk.unknown_languages(publication, ("yy",), files)] == [None]
    assert desk.unknown_language("eo", files) is None and desk.unknown_language("xx", files) is not None


def test_the_newest_publication_lends_its_registry_its_year_and_its_issuer(root: Path) -> None:
    found, accepted, problems = desk.desk_of_texts(Files(root), "zh")
    assert (found.year, found.issuer, accepted, problems) == (2031, "club", [], [])
    (root / FOLDER / "publication.yaml").unlink()
    found, _, _ = desk.desk_of_texts(Files(root), "zh")
    assert (found.year, found.issuer, [each.id for each in found.registry.organisations]) == (None, None, ["club"])


def test_passages_are_compared_in_the_language_of_a_text_where_there_is_a_catalogue(root: Path) -> None:
    publication: Any = SimpleNamespace(name=NAME, record=SimpleNamespace(source_language="zh"))
    write(root, f"locales/ja/LC_MESSAGES/{NAME}.po", "")
    assert [desk._spoken(publication, Files(root), each) for each in ("ja", "en")] == [("ja",), ("zh",)]


def test_a_publication_with_an_error_is_read_and_one_of_others_is_not_told(root: Path) -> None:
    for name, text in FILES.items():
        write(root, name.replace(NAME, "a-2030"), text)
    write(root, "content/a-2030/huts.yaml", "kind: clock\n")
    problems: list[Problem] = []
    read, sound = desk.publications(Files(root), problems, [FOLDER])
    assert (list(read), list(sound), problems) == ([FOLDER], [FOLDER], [])
    read, sound = desk.publications(Files(root), problems, ["content/a-2030"])
    assert (list(read), list(sound)) == ([], [FOLDER])
    assert [each.code for each in problems] == ["reader.kind", "pipeline.later"]
    write(root, "content/a-2030/huts.yaml", FILES[f"{FOLDER}/huts.yaml"].replace("小屋全年", "{nobody}全年"))
    read, sound = desk.publications(Files(root), problems, ["content/a-2030"])
    assert (list(read), list(sound)) == (["content/a-2030"], [FOLDER])


def test_what_is_sent_is_read_with_what_is_accepted_beside_it(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "words")
    write(tmp_path, "a.txt.accept.yaml", "accept:\n  - rule: a.b\n    text: x\n    reason: why\n")
    sent, problems = Files(Path()), list[Problem]()
    text, accepted = desk.submitted(tmp_path / "a.txt", sent, problems)
    assert (text, len(accepted), problems, list(sent.record)) == ("words", 1, [], [str(tmp_path / "a.txt")])
    assert desk.submitted(desk.PIPED, sent, problems, b"piped") == ("piped", [])
    write(tmp_path, "a.txt.accept.yaml", "accept: 3\n")
    text, accepted = desk.submitted(tmp_path / "a.txt", sent, problems)
    assert (text, accepted) == ("words", []) and {each.place.file for each in problems if each.place} == {
        str(tmp_path / "a.txt.accept.yaml")
    }
    problems.clear()
    assert desk.submitted(tmp_path / "gone.txt", sent, problems) == (None, [])
    assert [(each.code, each.place) for each in problems] == [("files.missing", Place(str(tmp_path / "gone.txt")))]

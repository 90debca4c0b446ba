"""What is taken, handed out, faced, frozen and compared, and what stands against it: by makeshift stages."""

from __future__ import annotations

import json
import os
import signal
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from conftest import ROOT
from small_project import FILES, FOLDER, NAME, replace, write

from galley import theme
from galley.comments.tying import Tie
from galley.files import Files
from galley.maps import Block, PageMap, Part
from galley.options import Options, Revision
from galley.pdf.ways import Way
from galley.pipeline import (
    commenting,
    facing,
    freezing,
    glossary,
    handout,
    imposing,
    output,
    parity,
    signing,
    styles,
    unset,
)
from galley.pipeline.facing import Facing
from galley.problem import Place, Problem, Severity

ERROR = Problem("a.error", "wrong", "mend it", Place("a.yaml", 1))
WARNING = ERROR.with_(code="a.warning", severity=Severity.WARNING)
NOTE = ERROR.with_(code="a.note", severity=Severity.NOTE)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The small project without templates."""
    for name, text in FILES.items():
        write(tmp_path, name, text)
    (tmp_path / "locales/ja").mkdir(parents=True)
    return tmp_path


class Came:
    """Makeshift comments of a file that came back."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, root: Path) -> None:
        self.root = root
        self.ties: list[Any] = []
        self.found_faults, self.save_faults, self.text_faults = list[Problem](), list[Problem](), list[Problem]()
        self.saved: list[str] = []
        self.told: PageMap | None = None
        self.read: list[str] = []

        def came(files: Files, file: Path, name: str, language: str, problems: list[Problem]) -> Any:
            problems += self.found_faults
            found = SimpleNamespace(tied=lambda told, wording: self.ties)
            return SimpleNamespace(
                publication=SimpleNamespace(folder=FOLDER), language="zh", told=self.told, found=found
            )

        def texts(files: Files, publication: Any, language: str, problems: list[Problem]) -> Any:
            self.read.append(language)
            problems += self.text_faults
            return None

        def save(files: Files, name: str, text: str) -> tuple[bool, list[Problem]]:
            self.saved.append(text)
            return True, self.save_faults

        monkeypatch.setattr(commenting, "_came", came)
        monkeypatch.setattr(commenting, "texts", texts)
        monkeypatch.setattr(commenting, "save", save)

    def take(self) -> tuple[list[str], list[str]]:
        report, problems = commenting.take_comments(self.root, self.root / "a.pdf")
        return report, [each.code for each in problems]


def remark(name: str, *answers: Any) -> Any:
    plain = {"page": 3, "what": "note", "who": "", "when": "", "text": "why", "proposal": "", "state": "open"}
    return SimpleNamespace(id=name, answers=answers, **plain)


LEDGER = f"{FOLDER}/comments/zh.yaml"


def test_fresh_comments_are_added_and_those_that_are_there_stay(monkeypatch: pytest.MonkeyPatch, root: Path) -> None:
    came = Came(monkeypatch, root)
    came.ties = [(remark("a"), Tie(3, "huts/body/p1")), (remark("b"), Tie(3, reason="nowhere"))]
    report, codes = came.take()
    assert report[:3] == [
        f"{LEDGER}: 2 comments taken",
        "1 tied to texts of the book",
        "1 tied to none, written down with page and words",
    ]
    assert (codes, len(came.saved), came.read) == (["comments.untied"], 1, ["zh"])
    write(root, LEDGER, came.saved[0])
    assert came.take() == ([f"{LEDGER}: 0 comments taken", "2 that were there already, which stay as they are"], [])
    assert len(came.saved) == 1
    answer = SimpleNamespace(who="Mori", when="2031-05-02", text="so it is")
    came.ties[0] = (remark("a", answer), came.ties[0][1])
    assert came.take()[0][-1] == "1 replies added" and "so it is" in came.saved[1]


def test_a_file_with_a_map_is_tied_by_that(monkeypatch: pytest.MonkeyPatch, root: Path) -> None:
    came = Came(monkeypatch, root)
    came.told = PageMap(NAME, "zh", (), ())
    assert came.take() == (["a.pdf has no comments"], []) and (came.read, came.saved) == ([], [])


@pytest.mark.parametrize("where", ["found_faults", "save_faults"])
def test_where_comments_cannot_be_taken_nothing_is_told_as_taken(
    monkeypatch: pytest.MonkeyPatch, root: Path, where: str
) -> None:
    came = Came(monkeypatch, root)
    came.ties = [(remark("b"), Tie(3))]
    getattr(came, where).append(ERROR)
    assert came.take() == ([], ["a.error"]) and len(came.saved) == (where == "save_faults")
    getattr(came, where)[:] = [WARNING]
    assert came.take()[1] == ["a.warning", "comments.untied"]


def test_a_faulty_file_of_comments_is_left(monkeypatch: pytest.MonkeyPatch, root: Path) -> None:
    came = Came(monkeypatch, root)
    came.ties = [(remark("b"), Tie(3))]
    write(root, LEDGER, "comments: 3\n")
    report, codes = came.take()
    assert report == [] and codes and came.saved == []


def comments(root: Path, language: str, *states: str) -> None:
    told = "".join(f"  - id: c{n}\n    page: 1\n    what: note\n    state: {state}\n" for n, state in enumerate(states))
    write(root, f"{FOLDER}/comments/{language}.yaml", f"comments:\n{told}")


def test_comments_are_shown_and_counted_in_the_languages_asked_for(monkeypatch: pytest.MonkeyPatch, root: Path) -> None:
    read: list[str] = []
    monkeypatch.setattr(commenting, "texts", lambda files, publication, language, problems: read.append(language))
    monkeypatch.setattr(commenting, "anchored", lambda comment, wording: comment.id)
    comments(root, "zh", "open", "done", "question")
    comments(root, "ja", "done")
    for wanted, found in (((), {"ja": [], "zh": ["c0", "c2"]}), (("ja",), {"ja": []}), (("ja", "xx"), {"ja": []})):
        shown, problems = commenting.shown(root, "", wanted)
        if "xx" in wanted:
            assert shown is None and [each.code for each in problems] == ["comments.none"]
        else:
            assert shown is not None and (shown.languages, problems) == (found, [])
    assert read == ["zh"]
    shown, problems = commenting.shown(root, "", ("zh", "xx"))
    assert shown is not None and [each.code for each in problems] == ["comments.none"]
    counted, _ = commenting.counted(root, "", ())
    assert counted is not None and counted.counts == {
        "ja": {"": {"done": 1}},
        "zh": {"": {"open": 1, "done": 1, "question": 1}},
    }
    assert commenting.counted(root, "", ("xx",))[0] is None
    assert commenting.counted(root, "", ("zh", "xx"))[0] is not None
    assert commenting.shown(root, "none", ())[0] is commenting.counted(root, "none", ())[0] is None


def unit(address: str, **told: Any) -> Any:
    return SimpleNamespace(address=address, place=Place("a.yaml", int(address[-1])), language="zh", **told)


def test_a_section_with_texts_that_do_not_print_cannot_be_signed() -> None:
    prints = {"huts/p1": True, "huts/p2": False, "huts/p3": False, "paths/p1": True}
    states = {address: SimpleNamespace(prints=yes) for address, yes in prints.items()}
    read: Any = SimpleNamespace(
        units=lambda sections: [unit(each) for each in prints if each.startswith(sections[0])],
        told=SimpleNamespace(states=states),
        language="ja",
        publication=SimpleNamespace(name="a-2031"),
    )
    (problem,) = signing._unfinished(read, ("huts", "paths", "none"))
    assert problem.message == "huts cannot be signed: 2 of 3 texts not translated into ja, or not up to date"
    assert (problem.place, problem.related, problem.language) == (Place("a.yaml", 2), (Place("a.yaml", 3),), "ja")


@pytest.mark.parametrize(
    ("done", "refused", "saved"), [(["x"], [], True), ([], [], False), (["x"], ["y"], False), ([], ["y"], False)]
)
def test_translations_are_saved_as_reviewed_where_none_is_faulty(
    monkeypatch: pytest.MonkeyPatch, done: list[str], refused: list[str], saved: bool
) -> None:
    kept: list[Any] = []
    work = SimpleNamespace(updated=lambda: "entries", file="a.po", save=lambda entries: kept.append(entries) or [NOTE])
    monkeypatch.setattr(signing, "units", lambda publication: [])
    monkeypatch.setattr(signing, "Work", lambda *asked: work)
    monkeypatch.setattr(signing, "review", lambda entries, section, by, on, unsaid: (done, refused))
    monkeypatch.setattr(signing, "faults", lambda entry, file, unsaid: [ERROR])
    read: Any = SimpleNamespace(publication=None, language="ja", entries=None, files=None)
    problems: list[Problem] = []
    counts = signing._reviewed(read, ("huts", "paths"), "Ri An", date(2031, 5, 2), problems)
    assert counts == dict.fromkeys(("huts", "paths"), len(done)) and bool(kept) is saved
    assert [(each.code, each.language) for each in problems] == [("a.error", "ja")] * 2 * len(refused) + (
        [("a.note", None)] if saved else []
    )


def test_a_publication_is_chosen_where_it_has_no_error(root: Path) -> None:
    problems: list[Problem] = []
    found = unset.chosen(Files(root), "", problems)
    assert found is not None and (found.name, problems) == (NAME, [])
    assert unset.chosen(Files(root), "none", problems) is None and len(problems) == 1
    problems.clear()
    replace(root, f"{FOLDER}/huts.yaml", "小屋全年", "{nobody}全年")
    assert unset.chosen(Files(root), "", problems) is None
    assert problems and {each.severity for each in problems} == {Severity.ERROR}


def test_languages_of_a_publication_are_those_it_is_written_released_or_begun_in(root: Path) -> None:
    for language in ("ko", "ja"):
        (root / "locales" / language).mkdir(exist_ok=True)
    write(root, f"locales/ko/LC_MESSAGES/{NAME}.po", "")
    sections = {"a": SimpleNamespace(source_language="en"), "b": SimpleNamespace(source_language=None)}
    publication: Any = SimpleNamespace(
        name=NAME, sections=sections, record=SimpleNamespace(source_language="zh", languages=("zh", "ru"))
    )
    assert unset.sources(publication) == ["zh", "en"]
    assert unset.languages(publication, Files(root)) == ["zh", "en", "ru", "ko"]
    assert list(unset.not_in(publication, "zh", ["zh"])) == []
    (problem,) = unset.not_in(publication, "xx", ["zh"])
    assert problem.message == f"{NAME} is not in 'xx'"


def book(language: str = "ja", **told: Any) -> Any:
    record = SimpleNamespace(source_language="zh", languages=("zh", "ja"))
    publication = SimpleNamespace(name=NAME, folder=FOLDER, record=record, registry=None)
    return SimpleNamespace(**({"language": language, "publication": publication, "entries": "entries"} | told))


@pytest.mark.parametrize(
    ("language", "against", "told"),
    [
        ("ja", "zh", None),
        ("zh", "ja", None),
        ("ja", "ja", "the proof in ja cannot be faced by ja"),
        ("ko", "ko", "the proof in ko cannot be faced by ko"),
        ("ja", "ko", None),
        ("ja", "xx", "there are no catalogues in 'xx'"),
    ],
)
def test_a_proof_is_faced_by_another_language_that_there_is(
    root: Path, language: str, against: str, told: str | None
) -> None:
    (root / "locales/ko").mkdir()
    problem = Facing(book(language), against)._unfaceable(Files(root))
    assert (problem and problem.message) == told


class Faced:
    """A makeshift facing-text proof."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.faced: Any = SimpleNamespace(publication=None)
        self.face_faults, self.html_faults, self.set_faults, self.draw_faults = (list[Problem]() for _ in range(4))
        self.heads: list[dict[str, Any]] = []
        layout = SimpleNamespace()
        mark = SimpleNamespace(text="Huts", spot=SimpleNamespace(page=2))
        drawn = SimpleNamespace(marks=(mark,), plates=(1, 2), typefaces=("Song",))

        def html(book: Any, faced: Any, files: Any, found: Any, head: dict[str, Any]) -> tuple[str, list[Problem]]:
            self.heads.append(head)
            return f"html {head['digest']}", self.html_faults

        monkeypatch.setattr(Facing, "_faced", lambda self_, files: (self.faced, list(self.face_faults)))
        monkeypatch.setattr(facing, "facing", html)
        monkeypatch.setattr(facing, "pairs", lambda *asked: [])
        monkeypatch.setattr(facing, "on_paper", lambda book, style: ())
        monkeypatch.setattr(facing, "theme", SimpleNamespace(palette=lambda look, edition: None))
        monkeypatch.setattr(facing, "lay_out", lambda job: (layout, self.set_faults))
        monkeypatch.setattr(facing, "draw", lambda layout, dress: (drawn, self.draw_faults))
        monkeypatch.setattr(facing, "mapped", lambda *asked: PageMap(NAME, "ja", (), ()))
        monkeypatch.setattr(facing, "bound", lambda drawn, finish: finish.name.encode())

    def made(self, revision: Revision | None = None) -> tuple[list[Any], list[str]]:
        given = book(told=None, files=None, book=None, look=None)
        made, problems = Facing(given, "zh", revision).made()
        return made, [each.code for each in problems]


@pytest.fixture
def faced(monkeypatch: pytest.MonkeyPatch) -> Faced:
    return Faced(monkeypatch)


def test_a_facing_proof_tells_its_hash_and_the_state_of_the_project(faced: Faced) -> None:
    (made,), codes = faced.made()
    assert (made.file, made.data, made.pages, made.starts, codes) == (
        f"{NAME}/{NAME}.ja.facing.pdf",
        f"{NAME}.ja.facing".encode(),
        2,
        [("Huts", 3)],
        [],
    )
    assert faced.heads[0] == {"digest": "", "commit": "", "date": "", "modified": None}
    assert [len(each["digest"]) for each in faced.heads] == [0, 8]
    faced.made(Revision("0a", "2031", True))
    assert {name: faced.heads[-1][name] for name in ("commit", "date", "modified")} == {
        "commit": "0a",
        "date": "2031",
        "modified": True,
    }


@pytest.mark.parametrize("where", ["face_faults", "html_faults", "set_faults", "draw_faults"])
def test_a_facing_proof_with_an_error_is_not_made(faced: Faced, where: str) -> None:
    getattr(faced, where).append(NOTE)
    made, codes = faced.made()
    assert (len(made), codes) == (1, ["a.note"])
    getattr(faced, where).append(ERROR)
    made, codes = faced.made()
    assert made == [] and "a.error" in codes
    faced.faced = None
    assert faced.made()[0] == []


class Handed:
    """A makeshift hand-out."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, root: Path) -> None:
        self.root = root
        self.read_faults, self.unset_faults, self.inside_faults = list[Problem](), list[Problem](), list[Problem]()
        self.entries: Any = "entries"

        def updated(files: Any, publication: Any, language: str, problems: list[Problem]) -> Any:
            problems += self.read_faults
            return self.entries

        def unset_(files: Any, publication: Any, language: str, problems: list[Problem], entries: Any) -> Any:
            problems += self.unset_faults
            return SimpleNamespace(told=SimpleNamespace(problems=[ERROR]))

        def inside(book: Any, revision: Any, problems: list[Problem]) -> dict[str, bytes]:
            problems += self.inside_faults
            return {"a.po": b"texts"}

        monkeypatch.setattr(handout, "_updated", updated)
        monkeypatch.setattr(handout, "unset", unset_)
        monkeypatch.setattr(handout, "_inside", inside)

    def out(self, language: str = "ja", name: str = "") -> tuple[list[str], list[tuple[str, str]]]:
        files, problems = handout.hand_out(self.root, language, name)
        return files, [(each.code, str(each.severity)) for each in problems]


def test_a_hand_out_is_made_unless_something_is_wrong(monkeypatch: pytest.MonkeyPatch, root: Path) -> None:
    handed = Handed(monkeypatch, root)
    file = f"output/{NAME}/{NAME}.ja.handout.zip"
    assert handed.out() == ([file], [("a.error", "warning")]) and (root / file).is_file()
    assert handed.out("zh") == ([], [("handout.source", "error")])
    assert handed.out("xx") == ([], [("language.unknown", "error")])
    assert handed.out(name="none")[0] == []
    for where in ("read_faults", "unset_faults", "inside_faults"):
        getattr(handed, where).append(ERROR)
        files, codes = handed.out()
        assert files == [] and ("a.error", "error") in codes
        getattr(handed, where)[:] = [NOTE]
        assert handed.out()[0] == [file]


def test_the_page_of_instructions_is_not_set_where_its_template_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    faults = [NOTE]
    monkeypatch.setattr(handout, "instructions", lambda book, files, names, states: ("html", list(faults)))
    monkeypatch.setattr(handout, "lay_out", lambda job: ("layout", [WARNING]))
    monkeypatch.setattr(handout, "on_paper", lambda book, style: ())
    monkeypatch.setattr(handout, "draw", lambda layout, dress: ("drawn", []))
    monkeypatch.setattr(handout, "bound", lambda drawn, finish: b"page")
    monkeypatch.setattr(handout, "theme", SimpleNamespace(palette=lambda look, edition: None))
    given: Any = SimpleNamespace(book=None, files=None, told=SimpleNamespace(states={}), look=None)
    assert handout._page(given, []) == (b"page", [NOTE, WARNING])
    faults.append(ERROR)
    assert handout._page(given, []) == (b"", [NOTE, ERROR])


@pytest.mark.parametrize(
    ("languages", "files", "codes"),
    [
        ((), ["glossary.csv", "glossary.tbx"], []),
        (("en",), ["glossary.csv", "glossary.tbx", "glossary.zh-en.csv"], []),
        (("xx", "en"), [], ["language.unknown"]),
    ],
)
def test_a_glossary_is_written_in_languages_that_the_registry_has(
    root: Path, languages: tuple[str, ...], files: list[str], codes: list[str]
) -> None:
    written, problems = glossary.write_glossary(Options(root, languages=languages))
    assert written == [f"output/glossary/{name}" for name in files]
    assert [each.code for each in problems] == codes
    assert all((root / name).is_file() for name in written)
    replace(root, f"{FOLDER}/huts.yaml", "kind: article", "kind: clock")
    assert glossary.write_glossary(Options(root))[0] == []
    assert glossary.write_glossary(Options(root, ("none",)))[0] == []


def built(root: Path, text: str = "one", language: str = "zh") -> None:
    """The map and the manifest of a build."""
    block = Block("huts", text, (Part(1, (0, 0, 1, 1)),))
    data = PageMap(NAME, language, ((9, 9),), (block,)).written()
    write(root, f"output/{NAME}/{NAME}.{language}.map.json", data.decode())
    digest = freezing._digest
    outputs = [{"file": f"{NAME}/{NAME}.{language}.map.json", "language": language}]
    for each in outputs:
        each["sha256"] = cast(str, digest(root / "output" / each["file"]))
    inputs = [{"file": name, "sha256": digest(root / name)} for name in (f"{FOLDER}/huts.yaml",)]
    manifest = {"publication": NAME, "outputs": outputs, "inputs": inputs}
    write(root, f"output/{NAME}/manifest.json", json.dumps(manifest))


def test_what_was_built_last_is_frozen_and_what_changed_since_is_told(root: Path) -> None:
    built(root)
    written, problems = freezing.freeze(root, FOLDER, "first")
    assert (len(written), problems) == (2, [])
    found, problems = freezing.status(root, FOLDER, "first")
    assert found is not None and (found.changes, found.files, problems) == ({"zh": []}, (), [])
    replace(root, f"{FOLDER}/huts.yaml", "全年", "夏天")
    found, (problem,) = freezing.status(root, FOLDER, "first")
    assert found is not None and found.files == (f"{FOLDER}/huts.yaml",) and problem.code == "freeze.stale"
    built(root, "two")
    found, problems = freezing.status(root, FOLDER, "first")
    assert found is not None and [each.address for each in found.changes["zh"]] == ["huts"] and problems == []
    built(root, "two", "ja")
    found, problems = freezing.status(root, FOLDER, "first")
    assert found is not None and (found.changes, problems) == ({}, [])
    write(root, f"{FOLDER}/frozen/first/state.json", '{"languages": ["zh", "en"], "inputs": {}}')
    found, problems = freezing.status(root, FOLDER, "first")
    assert found is not None and [each.code for each in problems] == ["files.missing"]
    for broken in ("{}", "[]", '{"languages": 3, "inputs": {}}'):
        write(root, f"{FOLDER}/frozen/first/state.json", broken)
        found, (problem,) = freezing.status(root, FOLDER, "first")
        assert (found, problem.code) == (None, "freeze.unknown")


def test_books_that_are_made_to_be_looked_at_alone_are_not_frozen(root: Path) -> None:
    for language, spoken in (("qps", "qps"), ("ru.filler", "ru")):
        built(root, language=language)
        replace(root, f"output/{NAME}/manifest.json", f'"language": "{language}"', f'"language": "{spoken}"')
        written, (problem,) = freezing.freeze(root, FOLDER, "first")
        assert (written, problem.code) == ([], "freeze.unbuilt")


@pytest.mark.parametrize("broken", ["", "{}", '{"outputs": [3]}', '{"outputs": []}', '{"outputs": [], "inputs": []}'])
def test_without_a_manifest_nothing_is_frozen(root: Path, broken: str) -> None:
    write(root, f"output/{NAME}/manifest.json", broken)
    written, (problem,) = freezing.freeze(root, FOLDER, "first")
    assert (written, problem.code) == ([], "freeze.unbuilt")
    assert problem.message.endswith("of its last build" if "inputs" in broken else "has not been built")


@pytest.mark.parametrize(
    ("asked", "found", "books", "codes"),
    [
        ({}, None, ["zh"], ["a.error"]),
        ({"languages": ("ja",)}, None, ["zh"], ["a.error"]),
        ({"publications": ("none",)}, None, None, ["pipeline.publication"]),
    ],
)
def test_books_that_can_be_built_are_compared(
    monkeypatch: pytest.MonkeyPatch,
    root: Path,
    asked: dict[str, Any],
    found: Any,
    books: list[str] | None,
    codes: list[str],
) -> None:
    write(root, f"locales/ja/LC_MESSAGES/{NAME}.po", "")
    write(root, "zh.pdf", "pages")
    monkeypatch.setattr(
        parity,
        "screen_book",
        lambda options, language, progress: ("zh.pdf", [WARNING]) if language == "zh" else (None, [ERROR]),
    )
    monkeypatch.setattr(parity, "counts", lambda data, sections: {})
    monkeypatch.setattr(
        parity, "Parity", lambda books, places, own: SimpleNamespace(books=list(books), problems=lambda: [])
    )
    got, problems = parity.compare(Options(root, **asked), lambda _: None)
    assert (cast(Any, got) and cast(Any, got).books, [each.code for each in problems]) == (books, codes)


def test_sheets_are_written_beside_the_file_and_never_over_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(b"pages")
    told: list[Problem] = []
    monkeypatch.setattr(imposing, "imposed", lambda data, way, caliper, marked, rightward: (b"sheets", told))
    way = next(iter(Way))
    assert imposing.impose(file, way, 0.1, False, False) == (tmp_path / f"a.{way}.pdf", [])
    assert (tmp_path / f"a.{way}.pdf").read_bytes() == b"sheets"
    assert imposing.impose(file, way, 0.1, False, False, tmp_path / "own.pdf")[0] == tmp_path / "own.pdf"
    assert imposing.impose(file, way, 0.1, False, False, tmp_path / "own.pdf")[0] == tmp_path / "own.pdf"
    target, (problem,) = imposing.impose(file, way, 0.1, False, False, file)
    assert (target, problem.code, file.read_bytes()) == (None, "impose.over", b"pages")
    told.append(NOTE)
    target, (problem,) = imposing.impose(file, way, 0.1, False, False)
    assert (target, problem.place) == (None, Place(str(file)))


def test_a_file_is_written_whole_once_with_the_rights_that_it_had(tmp_path: Path) -> None:
    path = tmp_path / "deep/a.txt"
    assert [output.write_text(path, text) for text in ("one", "one", "two")] == [True, False, True]
    assert path.stat().st_mode & 0o777 == 0o644
    path.chmod(0o600)
    assert output.write_bytes(path, b"three") and path.stat().st_mode & 0o777 == 0o600
    (tmp_path / "folder").mkdir()
    with pytest.raises(IsADirectoryError) as refused:
        output.write_text(tmp_path / "folder", "x")
    assert refused.value.filename == str(tmp_path / "folder")
    assert sorted(each.name for each in tmp_path.rglob("*")) == ["a.txt", "deep", "folder"]


def test_a_file_that_could_not_be_written_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*asked: Any) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr(output.os, "replace", refuse)
    with pytest.raises(OSError) as refused:
        output.write_text(tmp_path / "a.txt", "x")
    assert (refused.value.errno, refused.value.filename) == (28, str(tmp_path / "a.txt"))
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_waited_for_while_another_holds_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float] = []
    holds = iter([None, None, 7])
    gone: list[Any] = []
    monkeypatch.setattr(output, "_lock", lambda folder: next(holds))
    monkeypatch.setattr(output, "_let_go", gone.append)
    monkeypatch.setattr(output.time, "sleep", waits.append)
    with output.held(tmp_path):
        assert waits == [0.01, 0.01]
    assert gone == [7]


def test_locks_are_let_go_where_there_are_any(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed: list[int] = []
    hold = output._lock(tmp_path)
    assert hold is not None and output._lock(tmp_path) is None
    output._let_go(hold)
    second = output._lock(tmp_path)
    assert second is not None
    os.close(second)
    monkeypatch.setattr(output.os, "close", closed.append)
    for each in (None, -1, 9):
        output._let_go(each)
    assert closed == [9]


def test_interrupts_wait_where_the_system_can_hold_them(monkeypatch: pytest.MonkeyPatch) -> None:
    with output._uninterrupted():
        assert {signal.SIGINT, signal.SIGTERM, signal.SIGALRM} <= signal.pthread_sigmask(signal.SIG_BLOCK, ())
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, ())
    monkeypatch.delattr(signal, "pthread_sigmask")
    with output._uninterrupted():
        pass


def test_a_language_without_a_style_sheet_is_told_how_to_begin_one(tmp_path: Path) -> None:
    look, _ = theme.read_theme(Files(ROOT))
    assert look is not None
    for name in ("templates/styles/a.css", "templates/styles/languages/en.css", "content/a/templates/styles/own.css"):
        write(tmp_path, name, name)
    publication: Any = SimpleNamespace(folder="content/a", record=SimpleNamespace(size=look.trims[0].id))
    for language, codes in (("en", []), ("zh", ["files.missing"])):
        problems: list[Problem] = []
        sheets = styles.style_sheets(
            publication, look, cast(Any, SimpleNamespace(language=language)), Files(tmp_path), problems
        )
        assert [each.code for each in problems] == codes
        assert all(each.mend.startswith("copy templates/styles/languages/en.css to that place") for each in problems)
        assert [each.file for each in sheets][1:2] == ["templates/styles/a.css"]
        assert [each.file for each in sheets][-1] == "content/a/templates/styles/own.css"
    (tmp_path / "templates/styles/b.css").write_bytes(b"\xff")
    problems = []
    styles.style_sheets(publication, look, cast(Any, SimpleNamespace(language="zh")), Files(tmp_path), problems)
    assert [(each.code, each.mend.startswith("copy")) for each in problems] == [
        ("files.not-utf8", False),
        ("files.missing", True),
    ]

"""Mending, facing, watching and the like, step by step: by makeshift stages."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from concurrent.futures import Executor, Future
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from small_project import write

from galley.files import Files
from galley.language.translations import State
from galley.markup import Album, Book
from galley.model.names import Spelling
from galley.options import Edition, Options
from galley.pipeline import characters, commenting, facing, hands, mending, proofs, schema, trial, watch
from galley.pipeline.commission import Pressed
from galley.pipeline.facing import Facing
from galley.pipeline.mending import Mended
from galley.problem import Place, Problem, Severity
from galley.proof.fixes import Fix
from galley.source import Run, SourceText

ERROR = Problem("a.error", "wrong", "mend it", Place("a.yaml", 1))
WARNING = ERROR.with_(code="a.warning", severity=Severity.WARNING)
NOTE = ERROR.with_(code="a.note", severity=Severity.NOTE)


def test_files_are_mended_that_change_and_can_still_be_read(tmp_path: Path) -> None:
    for name, text in (("a.txt", "one\n"), ("b.yaml", "a: one\n"), ("c.yaml", "a: one\n"), ("d.txt", "one\n")):
        write(tmp_path, name, text)
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbfone\r\n")
    (tmp_path / "e.yaml").write_bytes(b"\xef\xbb\xbfa: one\rb: one\r")
    chosen = [
        Fix("a.txt", 1, 1, "one", "two"),
        Fix("b.yaml", 1, 4, "one", "two"),
        Fix("c.yaml", 1, 4, "one", "'"),
        Fix("d.txt", 1, 1, "gone", "two"),
        Fix("e.yaml", 2, 4, "one", "two"),
    ]
    files = Files(tmp_path)
    found = mending.mended(files, chosen)
    after = {"a.txt": "\ufefftwo\r\n", "b.yaml": "a: two\n", "e.yaml": "\ufeffa: one\rb: two\r"}
    assert {name: each.after for name, each in found.items()} == after
    assert found["b.yaml"].diff("b.yaml") == "--- b.yaml\n+++ b.yaml\n@@ -1 +1 @@\n-a: one\n+a: two\n"
    assert "\r" not in found["e.yaml"].diff("e.yaml")
    assert list(mending.changes(found)) == [*chosen[:2], chosen[-1]]
    assert mending._is_sound("a.txt", "a: '") and not mending._is_sound("a.yaml", "a: '")


def test_what_could_not_be_written_is_mended_no_more(tmp_path: Path) -> None:
    files, made = Files(tmp_path), {}
    for name in ("a.txt", "b.txt", "c.txt"):
        write(tmp_path, name, "one")
        files.text(name)
        made[name] = Mended("one", "one" if name == "c.txt" else "two", ())
    write(tmp_path, "b.txt", "somebody's")
    assert [each.code for each in mending.save_all(files, made)] == ["pipeline.meanwhile"]
    assert list(made) == ["a.txt"] and (tmp_path / "a.txt").read_text() == "two"


class Spoken:
    """A makeshift project in languages: what is wrong with theme, voices, catalogues and templates."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, room: Any) -> None:
        self.theme, self.voice, self.catalogue, self.html = (list[Problem]() for _ in range(4))
        self.look: Any = SimpleNamespace(trim=lambda size: "trim")
        own = SimpleNamespace(publication="own", is_draft=False)
        speaker = SimpleNamespace(language="ja")
        monkeypatch.setattr(room, "voice", lambda language, files, folder: (speaker, self.voice))
        monkeypatch.setattr(
            room, "translations", SimpleNamespace(read=lambda language, name, files: ("entries", self.catalogue))
        )
        monkeypatch.setattr(room, "localised", lambda publication, language, entries: own)
        if room is commenting:
            monkeypatch.setattr(
                room, "theme", SimpleNamespace(read_theme=lambda files, folder: (self.look, self.theme))
            )
            monkeypatch.setattr(room, "html", lambda book, files: ("html", [], self.html))
            monkeypatch.setattr(room, "said_at", lambda text: [("huts", "words")])


PUBLICATION: Any = SimpleNamespace(
    name="a-2031",
    folder="content/a",
    sections={},
    record=SimpleNamespace(source_language="zh", size="A4", languages=("zh", "ja")),
)


@pytest.mark.parametrize(
    ("where", "fault", "words", "codes"),
    [
        ("theme", ERROR, 0, ["a.error"]),
        ("voice", ERROR, 0, ["a.error"]),
        ("catalogue", ERROR, 0, ["a.error"]),
        ("html", ERROR, 0, ["a.error"]),
        ("theme", WARNING, 1, ["a.warning"]),
        ("catalogue", NOTE, 1, ["a.note"]),
        ("html", WARNING, 1, []),
    ],
)
def test_what_a_book_says_now_is_told_where_it_can_be_read(
    monkeypatch: pytest.MonkeyPatch, where: str, fault: Problem, words: int, codes: list[str]
) -> None:
    spoken = Spoken(monkeypatch, commenting)
    getattr(spoken, where).append(fault)
    problems: list[Problem] = []
    found = commenting.texts(cast(Any, None), PUBLICATION, "ja", problems)
    assert (len(found.blocks), [each.code for each in problems]) == (words, codes)
    getattr(spoken, where).clear()
    spoken.look = None
    assert commenting.texts(cast(Any, None), PUBLICATION, "ja", []).blocks == ()


def test_a_book_that_faces_has_the_words_of_the_other_language(monkeypatch: pytest.MonkeyPatch) -> None:
    spoken = Spoken(monkeypatch, facing)
    problem: list[Problem] = []
    monkeypatch.setattr(Facing, "_unfaceable", lambda self, files: problem[0] if problem else None)
    own = Book(cast(Any, "publication"), cast(Any, "voice"), cast(Any, None))
    made = Facing(cast(Any, SimpleNamespace(book=own, publication=PUBLICATION, language="zh")), "ja")
    found, problems = made._faced(cast(Any, None))
    assert found is not None and (found.publication, found.voice.language, problems) == ("own", "ja", [])
    assert isinstance(found.album, Album)
    for where in (spoken.voice, spoken.catalogue):
        where.append(WARNING)
        assert made._faced(cast(Any, None))[0] is not None
        where.append(ERROR)
        assert made._faced(cast(Any, None))[0] is None
        where.clear()
    problem.append(ERROR)
    assert made._faced(cast(Any, None)) == (None, [ERROR])


@pytest.mark.parametrize(("wrong", "language", "tag"), [(None, "ja", "ja-tag"), ("unknown", "en", "en")])
def test_a_proof_is_told_in_the_language_of_the_book_where_messages_can_be(
    monkeypatch: pytest.MonkeyPatch, wrong: str | None, language: str, tag: str
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(proofs, "unknown", lambda language, files: wrong)
    monkeypatch.setattr(proofs, "translated", lambda language, files: asked.append(language) or (str, []))
    monkeypatch.setattr(proofs, "plain", lambda *told: ((), None))
    monkeypatch.setattr(proofs, "units", lambda source: [])
    monkeypatch.setattr(proofs, "findings", lambda *told: [])
    monkeypatch.setattr(proofs, "doubtful", lambda *told: [])
    monkeypatch.setattr(proofs, "notes", lambda *told: [])
    monkeypatch.setattr(proofs, "texts_of", lambda html: [])
    monkeypatch.setattr(proofs, "words", lambda book, text: f"words of {text}")
    speaker = SimpleNamespace(language="ja", tag="ja-tag", locale=SimpleNamespace(get_language_name=lambda: "日本語"))
    sections = {"huts": SimpleNamespace(title="title")}
    book: Any = SimpleNamespace(voice=speaker, publication=SimpleNamespace(sections=sections))
    told: Any = SimpleNamespace(states={"huts": State.DRAFT}, written={}, faults={"huts": [NOTE]})
    job: Any = SimpleNamespace(places={}, html="")
    made = proofs.proofing(PUBLICATION, told, book, cast(Any, None), job, Options(Path()), cast(Any, None), [])
    assert (asked, made.tag, made.spoken, made.sections) == ([language], tag, "日本語", {"huts": "words of title"})


def test_margins_have_codes_for_letters_that_no_font_has(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(proofs, "margins", lambda book, files, given: ("<p>aΩ</p>", [NOTE]))
    monkeypatch.setattr(proofs.faces, "coverage", lambda root: frozenset("<p>/a"))
    html, problems = proofs._margins(cast(Any, None), Files(tmp_path), {})
    assert "Ω" not in html and "a" in html and problems == [NOTE]


COVERED = frozenset("abcdefghijklmnopqrstuvwxyz ")


def text(words: str, line: int = 1) -> SourceText:
    return SourceText(words, Place("a.po", line, 1), ())


def test_letters_of_a_text_that_no_font_has_are_told_where_they_stand() -> None:
    written = SourceText("aΩ", Place("a.po", 4, 7), (Run(0, 4, 7),))
    assert [each.place for each in characters.check_text(written, COVERED)] == [Place("a.po", 4, 8, 1)]
    assert list(characters.check_text(text("fine"), COVERED)) == []


@pytest.mark.parametrize(("folder", "there", "names"), [("", True, 1), ("content/a", True, 2), ("content/a", False, 1)])
def test_furniture_is_read_with_what_the_publication_lays_over_it(
    monkeypatch: pytest.MonkeyPatch, folder: str, there: bool, names: int
) -> None:
    read: list[str] = []
    monkeypatch.setattr(characters.catalogue, "texts", lambda name, files: read.append(name) or [text("Ω")])
    files: Any = SimpleNamespace(exists=lambda name: there)
    found = list(characters.check_furniture("ja", files, COVERED, folder))
    assert (len(read), len(found)) == (names, names)


def test_of_a_name_the_spellings_in_languages_of_the_publication_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def spelling(words: str | None) -> Spelling:
        return Spelling.model_construct(text=words)

    monkeypatch.setattr(Spelling, "written", property(lambda self: self.text and text(self.text)))

    class Named:
        model_fields = {"id": None, "name": None}  # noqa: RUF012

        def __init__(self, **names: Any) -> None:
            self.id, self.name = "club", names

    item = Named(zh=spelling("山"), en=spelling("club"), ru=spelling("клуб"), ja=spelling(None), x="no spelling")
    assert list(characters._spellings(item, {"zh", "en", "ja"})) == ["山", "club"]
    assert list(characters._spellings(item, {"ko"})) == ["山", "club", "клуб"]
    assert list(characters._spellings("text", {"zh"})) == []


class Broken(Executor):
    """Makes nothing: the processes of some languages end before their time."""

    def __init__(self, *lost: str) -> None:
        self.lost = lost

    def submit(self, task: Any, /, *arguments: Any, **named: Any) -> Future[Any]:
        future: Future[Any] = Future()
        language = arguments[0].language
        if language in self.lost:
            future.set_exception(BrokenProcessPool("gone"))
        else:
            future.set_result(Pressed(language))
        return future


def commission(language: str) -> Any:
    return SimpleNamespace(language=language)


def test_what_a_process_lost_is_left_out_and_made_alone_or_told(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    found = list(hands.dealt(Broken("en"), [commission("zh"), commission("en")], told.append))
    assert [each.language for each in found] == ["zh"] and sorted(told) == ["en", "zh"]
    monkeypatch.setattr(hands, "_pool", lambda size: Broken())
    assert hands._alone(commission("en")).problems == []
    monkeypatch.setattr(hands, "_pool", lambda size: Broken("en"))
    (problem,) = hands._alone(commission("en")).problems
    assert (problem.code, problem.language) == ("pipeline.process", "en")


def test_signals_wait_where_the_system_can_hold_them(monkeypatch: pytest.MonkeyPatch) -> None:
    with hands._held_back(signal.SIGINT):
        assert signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, ())
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, ())
    monkeypatch.delattr(signal, "pthread_sigmask")
    with hands._held_back(signal.SIGINT):
        pass


@pytest.mark.parametrize(
    ("methods", "wanted", "started"), [(["fork", "forkserver"], "forkserver", 1), (["spawn"], "spawn", 0)]
)
def test_processes_begin_without_what_this_one_holds(
    monkeypatch: pytest.MonkeyPatch, methods: list[str], wanted: str, started: int
) -> None:
    asked: list[Any] = []
    context = SimpleNamespace(set_forkserver_preload=lambda names: asked.append(names))
    monkeypatch.setattr(hands.multiprocessing, "get_all_start_methods", lambda: methods)
    monkeypatch.setattr(hands.multiprocessing, "get_context", lambda name: asked.append(name) or context)
    monkeypatch.setattr(hands, "_start_server", lambda: asked.append("started"))
    monkeypatch.setattr(hands, "ProcessPoolExecutor", lambda size, context, initializer, initargs: size)
    assert hands._pool(3) == 3 and asked[0] == wanted
    assert asked[1:] == [["galley.pipeline.hands"], "started"] * started


def test_a_changed_file_reads_as_it_would_be(tmp_path: Path) -> None:
    write(tmp_path, "a.yaml", "one")
    write(tmp_path, "b.yaml", "two")
    files = trial.Trial(tmp_path, changed={"a.yaml": "新"})
    assert (files.text("a.yaml"), files.text("b.yaml")) == ("新", "two")


def test_schemas_that_changed_are_written_and_all_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "schemas", lambda: {"article": "{}\n", "calendar": "[]\n"})
    names = ["content/schema/article.schema.json", "content/schema/calendar.schema.json"]
    assert schema.write_schemas(tmp_path) == names
    assert [(tmp_path / name).read_text(encoding="utf-8") for name in names] == ["{}\n", "[]\n"]
    before = (tmp_path / names[1]).stat().st_mtime_ns
    write(tmp_path, names[0], "old")
    assert schema.write_schemas(tmp_path) == names
    assert (tmp_path / names[0]).read_text(encoding="utf-8") == "{}\n"
    assert (tmp_path / names[1]).stat().st_mtime_ns == before


class Watched:
    """A makeshift build that is watched: what each round comes to, and what was asked of it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, root: Path, *problems: list[Problem]) -> None:
        self.root, self.coming = root, iter(problems)
        self.asked: list[tuple[list[str], bool]] = []
        self.touched = False
        write(root, "a.yaml", "0")
        monkeypatch.setattr(watch.freshness, "program", lambda root: {"galley/a.py": "0"})
        monkeypatch.setattr(watch, "build", self.build)
        self.waits = 0
        monkeypatch.setattr(watch, "_wait", self.wait)

    def build(self, asked: Options, progress: Any, warm: Any) -> Any:
        self.asked.append(([str(each) for each in asked.editions], warm.interim))
        if self.touched:
            write(self.root, "a.yaml", "changed meanwhile")
            self.touched = False
        return SimpleNamespace(problems=next(self.coming), inputs={"a.yaml", "galley/a.py"})

    def wait(self, root: Path, before: dict[str, object], pause: Any) -> None:
        assert list(before) == ["a.yaml"]
        self.waits += 1

    def rounds(self, **asked: Any) -> Iterator[Any]:
        return watch.watched(Options(self.root, **asked), lambda _: None)


BOTH = ["print", "screen"]


def test_the_screen_file_comes_first_after_each_change_and_the_rest_where_nothing_is_wrong(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    watched = Watched(monkeypatch, tmp_path, [], [], [], [ERROR], [WARNING], [])
    rounds = watched.rounds(editions=(Edition.PRINT, Edition.SCREEN))
    for _ in range(6):
        next(rounds)
    assert watched.asked == [
        (BOTH, False),
        (["screen"], True),
        (BOTH, False),
        (["screen"], True),
        (["screen"], True),
        (BOTH, False),
    ]
    assert watched.waits == 3


def test_a_warning_ends_the_rounds_of_a_strict_build_and_so_does_a_change_meanwhile(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    watched = Watched(monkeypatch, tmp_path, *([[], [WARNING], [WARNING], []]))
    rounds = watched.rounds(strict=True)
    for _ in range(4):
        next(rounds)
    assert [interim for _, interim in watched.asked] == [False, True, True, True]
    watched = Watched(monkeypatch, tmp_path, [], [], [], [])
    rounds = watched.rounds()
    next(rounds)
    watched.touched = True
    for _ in range(3):
        next(rounds)
    assert [interim for _, interim in watched.asked] == [False, True, True, False]


def test_who_wants_screen_files_alone_has_one_round(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    watched = Watched(monkeypatch, tmp_path, [], [], [])
    rounds = watched.rounds(editions=(Edition.SCREEN,))
    for _ in range(3):
        next(rounds)
    assert watched.asked == [(["screen"], False)] * 3

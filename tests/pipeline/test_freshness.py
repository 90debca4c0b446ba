"""A build that would do nothing does nothing; whatever could change a book makes it anew."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner
from pdf_reading import read
from small_project import FOLDER, HERE, NAME, outputs, replace, started, write

from galley import cli
from galley.files import Files
from galley.message import Message, said
from galley.options import Edition, Options
from galley.pdf.binding import bound
from galley.pipeline import bindery, freshness
from galley.pipeline.build import build as make
from galley.pipeline.freshness import _now as now
from galley.pipeline.freshness import receipt, receipt_name
from galley.problem import Place, Problem, Severity, has_errors

OUTPUT = f"output/{NAME}/{NAME}.zh.screen.pdf"
PICTURE = f"output/{NAME}/{NAME}.zh.cover.png"
MAP = f"output/{NAME}/{NAME}.zh.map.json"
ASKED = {"editions": (Edition.SCREEN,)}
WATCHED = """
import sys
from galley.cli import run
try:
    run()
finally:
    print(sorted({"weasyprint", "pydantic", "yaml", "jinja2", "fontTools"} & sys.modules.keys()))
"""


def fresh(root: Path, **asked: object) -> bool:
    return receipt(root, Options(root, **(ASKED | asked)).request()) is not None


def test_a_second_build_changes_nothing_and_imports_no_stage(startable):
    before = outputs(startable)
    process = started(startable, [sys.executable, "-P", "-c", WATCHED, "build", "--edition", "screen"])
    told, faults = process.communicate(timeout=300)
    names = [f"{name} (unchanged)" for name in (PICTURE, OUTPUT, f"output/{NAME}/manifest.json")]
    assert told.decode().splitlines() == [*names, "[]"]
    assert (process.returncode, faults) == (0, b"")
    assert outputs(startable) == before


def test_force_builds_all_the_same(small, monkeypatch):
    before = outputs(small)
    monkeypatch.setattr(cli.common, "ROOT", small)
    result = CliRunner().invoke(cli.main, ["build", "--edition", "screen", "--force"])
    assert result.exit_code == 0
    assert result.stdout.splitlines()[0] == OUTPUT
    assert outputs(small)[OUTPUT][0] > before[OUTPUT][0]
    assert outputs(small)[OUTPUT][1] == before[OUTPUT][1]


def test_the_receipt_tells_what_was_written(built):
    found = receipt(built, Options(built, **ASKED).request())
    assert found is not None
    assert [f"output/{name}" for name in found.written] == [PICTURE, MAP, OUTPUT, f"output/{NAME}/manifest.json"]
    assert f"{FOLDER}/paths.yaml" in found.inputs
    assert found.problems == []


@pytest.fixture(scope="module")
def shared(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the small project with its outputs, for tests that put back the file they change."""
    target = tmp_path_factory.mktemp("shared") / "project"
    return Path(shutil.copytree(built, target, symlinks=True, ignore=shutil.ignore_patterns("__pycache__")))


@contextmanager
def restored(path: Path) -> Iterator[None]:
    """Puts a file back as it was."""
    before = path.read_bytes()
    try:
        yield
    finally:
        path.write_bytes(before)


def test_touching_files_keeps_a_build_fresh(small):
    for name in (f"{FOLDER}/paths.yaml", "templates/book.html.j2", "galley/cli/check.py", OUTPUT):
        os.utime(small / name, (1, 1))
    assert fresh(small)


CHANGED = [
    (f"{FOLDER}/paths.yaml", "春天", "秋天"),
    (f"{FOLDER}/publication.yaml", "2031-05-01", "2031-05-02"),
    ("content/registry/organisations.yaml", "山路会", "山道会"),
    ("templates/head.html.j2", "Galley", "galley"),
    ("templates/blocks.html.j2", "<p ", "<p  "),
    ("templates/styles/base.css", "widows: 2", "widows: 3"),
    ("templates/styles/languages/zh.css", "2em", "3em"),
    ("templates/theme.yaml", "line-tenths: 170", "line-tenths: 175"),
    ("locales/zh/LC_MESSAGES/galley.po", "目录", "目次"),
    ("galley/typeset/engine.py", "Lay out", "Set"),
    ("fonts/fonts.conf", "<fontconfig>", "<fontconfig >"),
    ("requirements.lock", "weasyprint", "weasy-print"),
]


@pytest.mark.parametrize(("name", "old", "new"), CHANGED, ids=[name for name, _, _ in CHANGED])
def test_changed_files_build_anew(shared, name, old, new):
    assert fresh(shared)
    with restored(shared / name):
        replace(shared, name, old, new)
        assert not fresh(shared)


def edit_while_finishing(monkeypatch, edit) -> None:
    """Every book is edited when all it is made from has been read, and before it is written."""

    def hook(*arguments):
        edit()
        return bound(*arguments)

    monkeypatch.setattr(bindery, "bound", hook)


def add_a_picture(root: Path) -> None:
    """A section of the small project shows a picture."""
    shutil.copy(HERE / "tests/content/specimen/pictures/harbour.jpg", root / FOLDER / "path.jpg")
    insert = "inserts:\n  - kind: figure\n    id: path\n    picture: {file: path.jpg, alt: 山路}\n"
    replace(root, f"{FOLDER}/paths.yaml", "body: |\n", f"{insert}body: |\n  {{path}}\n\n")


def test_whatever_is_edited_while_books_are_made_is_told_and_builds_anew(small, run, monkeypatch):
    add_a_picture(small)
    gone = Path(shutil.copytree(small / "galley/show", small / "galley/more"))
    font = next((small / "fonts/system").glob("NotoSans-*.ttf"))
    names = [f"{FOLDER}/path.jpg", *(name for name, _, _ in CHANGED)]

    def edit():
        data = font.read_bytes() + b"\0"
        font.unlink()
        font.write_bytes(data)
        for name in names:
            path, times = small / name, (small / name).stat()
            path.write_bytes(b"~" + path.read_bytes()[1:])
            os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
        shutil.rmtree(gone)

    edit_while_finishing(monkeypatch, edit)
    problems = run(small).problems
    assert {problem.code for problem in problems} == {"pipeline.changed"}
    assert {str(problem.place) for problem in problems} >= {
        *names,
        str(font.relative_to(small)),
        "galley/more",
        "galley/more/text.py",
    }
    assert not fresh(small)


def test_a_publication_that_is_begun_while_another_named_one_is_made_is_not_told(small, run, monkeypatch):
    begin = partial(write, small, "content/next-2099/publication.yaml", "")
    edit_while_finishing(monkeypatch, begin)
    assert run(small, publications=(NAME,), force=True).problems == []


def test_one_that_is_begun_where_none_is_named_may_be_the_newest_and_is_told(small, run, monkeypatch):
    begin = partial(write, small, "content/next-2099/publication.yaml", "")
    edit_while_finishing(monkeypatch, begin)
    assert {problem.code for problem in run(small, publications=(), force=True).problems} == {"pipeline.changed"}


def test_an_edit_while_the_book_is_made_stands_in_the_next(small, run, monkeypatch):
    with monkeypatch.context() as during:
        edit_while_finishing(during, lambda: replace(small, f"{FOLDER}/paths.yaml", "春天", "秋天"))
        replace(small, f"{FOLDER}/paths.yaml", "春天", "冬天春天")
        assert [problem.code for problem in run(small).problems] == ["pipeline.changed"]
    assert not fresh(small)
    assert run(small).problems == []
    assert fresh(small)
    assert "秋天" in read((small / OUTPUT).read_bytes()).body


def test_a_file_that_two_books_read_differently_is_told_though_it_is_changed_back(small, run, monkeypatch):
    name = "templates/blocks.html.j2"
    edits = [("<p ", "<p  "), ("<p  ", "<p ")]
    edit_while_finishing(monkeypatch, lambda: replace(small, name, *edits.pop(0)))
    problems = run(small, languages=("zh", "qps")).problems
    assert [str(problem.place) for problem in problems] == [name]
    assert not fresh(small, languages=("zh", "qps"))


def test_a_file_just_saved_is_not_known_by_its_size_and_time(small, monkeypatch):
    files = Files(small)
    files.bytes(f"{FOLDER}/paths.yaml")
    assert [facts for _, facts in freshness.current(files).values()] == [None]
    later = time.time_ns() + freshness.SETTLED_NS + 1
    monkeypatch.setattr(freshness.time, "time_ns", lambda: later)
    assert [len(facts) for _, facts in freshness.current(files).values()] == [3]


def test_a_file_known_by_its_size_and_times_is_not_read_again(small, run, monkeypatch):
    later = time.time_ns() + 10 * freshness.SETTLED_NS
    monkeypatch.setattr(freshness.time, "time_ns", lambda: later)
    assert run(small).problems == []
    read = []
    monkeypatch.setattr(freshness, "_now", lambda root, name: (read.append(name), now(root, name))[1])
    assert fresh(small)
    assert [name for name in read if not name.startswith("output/") and "*" not in name] == []


def test_a_change_of_the_same_length_and_time_of_another_file_is_found(small):
    path = small / FOLDER / "paths.yaml"
    replace(small, f"{FOLDER}/paths.yaml", "春天", "冬天")
    os.utime(path, ns=(0, 0))
    assert not fresh(small)


ADDED = [
    f"{FOLDER}/maps.yaml",
    "content/registry/regions.yaml",
    "content/leaflet-2032/publication.yaml",
    "templates/styles/more.css",
    "fonts/Added-Regular.ttf",
    "fonts/system/Added-Regular.otf",
    "galley/more.py",
]


@pytest.mark.parametrize("name", ADDED)
def test_added_files_build_anew(small, name):
    assert fresh(small)
    write(small, name, "")
    assert not fresh(small)


@pytest.mark.parametrize("name", [f"{FOLDER}/huts.yaml", "templates/styles/tables.css", "galley/show/text.py"])
def test_removed_files_build_anew(shared, name):
    assert fresh(shared)
    with restored(shared / name):
        (shared / name).unlink()
        assert not fresh(shared)


def test_files_that_no_book_reads_keep_a_build_fresh(small):
    write(small, "README.md", "read me")
    write(small, f"{FOLDER}/.paths.yaml.swp", "an editor's own")
    write(small, "fonts/cache/.fontconfig/more", "")
    assert fresh(small)


def test_a_removed_font_builds_anew(small):
    next((small / "fonts/system").glob("*.ttf")).unlink()
    assert not fresh(small)


def test_another_font_of_the_same_name_builds_anew(small):
    font = next((small / "fonts/system").glob("NotoSans-*.ttf"))
    data = font.read_bytes()
    font.unlink()
    font.write_bytes(data + b"\0")
    assert not fresh(small)


@pytest.mark.parametrize("name", [OUTPUT, f"output/{NAME}/manifest.json"])
def test_a_deleted_output_builds_anew(shared, name):
    assert fresh(shared)
    with restored(shared / name):
        (shared / name).unlink()
        assert not fresh(shared)


@pytest.mark.parametrize("left", [None, b'{"outputs": ['])
def test_a_manifest_that_is_lost_or_damaged_is_written_anew_with_all_files(small: Path, run, left):
    file = small / f"output/{NAME}/manifest.json"
    run(small)
    before = json.loads(file.read_bytes())["outputs"]
    file.unlink()
    if left is not None:
        file.write_bytes(left)
    assert not fresh(small)
    run(small)
    after = json.loads(file.read_bytes())["outputs"]
    assert before and [each["file"] for each in after] == [each["file"] for each in before]


def test_an_output_someone_changed_builds_anew(shared):
    assert fresh(shared)
    with restored(shared / OUTPUT):
        with (shared / OUTPUT).open("ab") as file:
            file.write(b"\n")
        assert not fresh(shared)


@pytest.mark.parametrize(
    "asked",
    [
        {"editions": ()},
        {"editions": (Edition.PRINT,)},
        {"languages": ("zh",)},
        {"publications": (NAME,)},
        {"sections": ("paths",)},
        {"keep_html": True},
        {"strict": True},
    ],
    ids=lambda asked: next(iter(asked)),
)
def test_another_request_has_a_receipt_of_its_own(built, asked):
    assert not fresh(built, **asked)


def test_force_asks_for_the_same_outputs(built):
    assert receipt_name(Options(built, force=True).request()) == receipt_name(Options(built).request())


def test_builds_of_other_languages_leave_a_request_fresh(small, run):
    assert not has_errors(run(small, languages=("en",), editions=(Edition.SCREEN,)).problems)
    assert fresh(small)
    assert fresh(small, languages=("en",), editions=(Edition.SCREEN,))


def test_a_first_catalogue_builds_its_language_anew(small, run):
    asked = {"languages": ("en",), "editions": (Edition.SCREEN,)}
    assert not has_errors(run(small, **asked).problems)
    assert fresh(small, **asked)
    write(small, f"locales/en/LC_MESSAGES/{NAME}.po", 'msgid "山路"\nmsgstr "Paths"\n')
    assert not fresh(small, **asked)


DAMAGED = [
    "",
    "{",
    "[]",
    "null",
    '{"format": 0}',
    '{"format": 3}',
    '{"format": 3, "files": {"a": 1}}',
    '{"format": 3, "files": []}',
    "\ufffd",
]


@pytest.mark.parametrize("text", DAMAGED)
def test_a_damaged_receipt_is_none(shared, text):
    assert fresh(shared)
    path = shared / "output" / receipt_name(Options(shared, **ASKED).request())
    with restored(path):
        path.write_text(text, encoding="utf-8")
        assert not fresh(shared)


def test_a_receipt_names_every_input_and_output(built):
    data = json.loads((built / "output" / receipt_name(Options(built, **ASKED).request())).read_text(encoding="utf-8"))
    manifest = json.loads((built / f"output/{NAME}/manifest.json").read_text(encoding="utf-8"))
    assert set(data["files"]) == {each["file"] for each in manifest["inputs"]} | {
        f"output/{name}" for name in data["outputs"]
    }


def test_a_project_carried_elsewhere_stays_fresh(small, tmp_path):
    moved = shutil.copytree(small, tmp_path / "a" / "b" / "c", symlinks=True)
    assert fresh(Path(moved))
    assert HERE not in Path(moved).parents


PATHS = """msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgid "山路"
msgstr "Paths"
"""
BOTH = {"languages": ("zh", "en"), "editions": (Edition.SCREEN,)}
EN = f"{NAME}/{NAME}.en.screen.pdf"
ZH = f"{NAME}/{NAME}.zh.screen.pdf"


def pdfs(names: Iterable[str]) -> set[str]:
    return {name for name in names if name.endswith(".pdf")}


@pytest.fixture(scope="module")
def both(built, tmp_path_factory):
    """The small project with its screen files in Chinese and English, not to be changed."""
    root = Path(shutil.copytree(built, tmp_path_factory.mktemp("both") / "project", symlinks=True))
    outcome = make(Options(root, **BOTH), lambda _: None)
    assert {EN, ZH} <= set(outcome.outputs)
    assert pdfs(outcome.unchanged) == {ZH}
    return root


@pytest.fixture
def two(both, tmp_path):
    """A copy of it."""
    return Path(shutil.copytree(both, tmp_path / "two", symlinks=True))


def test_a_catalogue_makes_the_books_of_its_language_alone(two, run):
    write(two, f"locales/en/LC_MESSAGES/{NAME}.po", PATHS)
    before = outputs(two)
    outcome = run(two, **BOTH)
    assert pdfs(outcome.unchanged) == {ZH}
    assert outputs(two)[f"output/{ZH}"] == before[f"output/{ZH}"]
    assert outputs(two)[f"output/{EN}"] != before[f"output/{EN}"]
    assert fresh(two, **BOTH)


def test_problems_of_a_book_that_stands_are_told_again(two, run):
    asked = {"languages": ("en", "ru")}
    told = {str(problem) for problem in run(two, **asked).problems if problem.language == "en"}
    write(two, f"locales/ru/LC_MESSAGES/{NAME}.po", PATHS.replace("Paths", "Тропы"))
    outcome = run(two, **asked)
    assert pdfs(outcome.unchanged) == {EN}
    assert told
    assert {str(problem) for problem in outcome.problems if problem.language == "en"} == told


def test_the_content_makes_all_books_anew(two, run):
    replace(two, f"{FOLDER}/paths.yaml", "春天", "秋天")
    assert run(two, **BOTH).unchanged == set()


def test_a_book_that_is_gone_or_another_is_made_again(two, run):
    (two / "output" / EN).unlink()
    assert pdfs(run(two, **BOTH).unchanged) == {ZH}
    (two / "output" / ZH).write_bytes(b"%PDF")
    assert pdfs(run(two, **BOTH).unchanged) == {EN}


@pytest.mark.long
def test_force_makes_every_book(two, run):
    """In the suite one that is forced builds its only book all the same."""
    assert run(two, **BOTH, force=True).unchanged == set()


def test_a_book_with_an_error_is_not_taken_for_one_that_stands(two, run):
    write(two, f"locales/en/LC_MESSAGES/{NAME}.po", 'msgid "山路"\nmsgstr "{nosuch}"\n')
    for _ in range(2):
        outcome = run(two, **BOTH)
        assert has_errors(outcome.problems)
        assert EN not in outcome.outputs


def test_the_program_is_its_modules_and_tables_what_starts_it_its_libraries_and_how_it_sees_fonts(tmp_path):
    own = ("galley/a.py", "galley/deep/b.py", "galley/deep/c.yaml", "build.py", "requirements.lock", "fonts/fonts.conf")
    for name in (*own, "galley/__pycache__/a.py", "galley/d.txt", "other.py"):
        write(tmp_path, name, name)
    known = freshness.program(tmp_path)
    assert {name for name in known if "*" not in name} == set(own)
    assert {f"galley/*{suffix}" for suffix in (".py", ".yaml")} <= known.keys()


def test_a_receipt_of_another_form_is_none(tmp_path):
    request = {"publications": ["a"]}
    data = json.loads(freshness.write_receipt({}, {}, []))
    for form, known in ((3, True), (2, False), (4, False)):
        write(tmp_path, f"output/{receipt_name(request)}", json.dumps({**data, "format": form}))
        assert (receipt(tmp_path, request) is not None) is known


def test_a_receipt_tells_its_problems_again_but_those_that_mended_themselves(tmp_path):
    problems = [
        Problem("pipeline.fonts", "damaged", "nothing"),
        Problem("pipeline.plates", "damaged", "nothing"),
        Problem("a.b", said("{n} wrong", n=3), "mend it", Place("a.yaml", 1, 2, 3), Severity.NOTE, 4, "zh"),
        Problem("a.c", "wrong", said("mend it"), related=(Place("b.yaml", 5),)),
    ]
    write(tmp_path, f"output/{receipt_name({})}", freshness.write_receipt({}, {}, problems).decode())
    found = receipt(tmp_path, {})
    assert found is not None and found.problems == problems[2:]
    assert isinstance(found.problems[0].message, Message) and found.problems[0].message.pattern == "{n} wrong"


def test_what_a_build_wrote_is_no_input_and_a_manifest_need_only_list_it(tmp_path):
    write(tmp_path, "a.yaml", "a")
    files = Files(tmp_path)
    files.text("a.yaml")
    outputs = {"a/manifest.json": "0", "a/a.pdf": hashlib.sha256(b"pdf").hexdigest()}
    write(
        tmp_path, f"output/{receipt_name({})}", freshness.write_receipt(freshness.current(files), outputs, []).decode()
    )
    assert receipt(tmp_path, {}) is None
    write(tmp_path, "output/a/a.pdf", "pdf")
    assert receipt(tmp_path, {}) is None
    for broken in ("any", '{"outputs": []}', '{"outputs": 3}', '{"outputs": [{"file": "a/b.pdf"}]}'):
        write(tmp_path, "output/a/manifest.json", broken)
        assert receipt(tmp_path, {}) is None
    write(tmp_path, "output/a/manifest.json", '{"outputs": [{"file": "a/b.pdf"}, {"file": "a/a.pdf"}], "seconds": 7}')
    found = receipt(tmp_path, {})
    assert found is not None and (list(found.inputs), found.written) == (["a.yaml"], outputs)
    write(tmp_path, "output/a/a.pdf", "other")
    assert receipt(tmp_path, {}) is None


def test_a_file_is_settled_two_seconds_after_its_last_change(tmp_path, monkeypatch):
    write(tmp_path, "a.yaml", "a")
    changed = max((tmp_path / "a.yaml").stat().st_mtime_ns, (tmp_path / "a.yaml").stat().st_ctime_ns)
    for later, settled in ((2_000_000_000, False), (2_000_000_001, True)):
        monkeypatch.setattr(time, "time_ns", lambda later=later: changed + later)
        assert (freshness._settled(tmp_path / "a.yaml") is not None) is settled
        freshness._seen.pop(f"{tmp_path}/a.yaml", None)
        assert (now(tmp_path, "a.yaml")[1] is not None) is settled
        assert (f"{tmp_path}/a.yaml" in freshness._seen) is settled
    assert freshness._settled(tmp_path / "gone.yaml") is None
    assert now(tmp_path, "gone.yaml") == (None, None)


def test_what_was_another_thing_when_the_build_ended_is_told_once_each(tmp_path):
    for name in ("a.yaml", "b.yaml", "c.yaml"):
        write(tmp_path, name, name)
    files = Files(tmp_path)
    for name in ("a.yaml", "b.yaml", "c.yaml"):
        files.text(name)
    files.note("c.yaml", "another")
    write(tmp_path, "b.yaml", "changed")
    found = freshness.current(files)
    assert [str(each.place) for each in freshness.altered(files, found)] == ["b.yaml", "c.yaml"]
    files = Files(tmp_path, {"content/*.yaml": "0"})
    (problem,) = freshness.altered(files, {"content/*.yaml": ("1", None)})
    assert (problem.message, problem.place) == ("content was changed while the books were made", Place("content"))

"""Mutants of code are small, whole and where they say; they are drawn by seed and by the size of rooms, and told."""

from __future__ import annotations

import ast
import os
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
import yaml

from bench.mutants import copies, reach, rooms, trials
from bench.mutants.mutators import Mutant, mutants
from bench.mutants.reach import Reach
from bench.mutants.reasons import changed, reasons
from bench.mutants.rooms import Room
from bench.mutants.trials import Fault, Result, Trial
from bench.speed.projects import Project

ROOT = Path(__file__).resolve().parent.parent


def variants(text: str, kind: str, file: str = "a.py") -> list[str]:
    """The text with each fault of a kind."""
    return [each.applied(text) for each in mutants(text, file) if each.kind == kind]


@pytest.mark.parametrize(
    ("text", "kind", "faulty"),
    [
        ("if 好 and b:\n    pass\n", "condition", ["if (not (好 and b)):\n    pass\n"]),
        ("x = a if b else c\n", "condition", ["x = a if (not (b)) else c\n"]),
        ("x = [a for a in b if a]\n", "condition", ["x = [a for a in b if (not (a))]\n"]),
        ("x = '中文' < b\n", "comparison", ["x = '中文' <= b\n"]),
        ("x = a >= b > c\n", "comparison", ["x = a > b > c\n", "x = a >= b >= c\n"]),
        ("x = a not in (b)\n", "comparison", ["x = a in (b)\n"]),
        ("x = a is not None\n", "comparison", ["x = a is None\n"]),
        ("x = (a)  == (b)\n", "comparison", ["x = (a)  != (b)\n"]),
        ("x = len(a) > 3\n", "threshold", ["x = len(a) > 4\n"]),
        ("NEAR = 0.5\n", "threshold", ["NEAR = 0.75\n"]),
        ("NEAR: int = 0\n", "threshold", ["NEAR: int = 1\n"]),
        ("x = a == True\n", "threshold", []),
        ("x = a and (b or c)\n", "junction", ["x = a or (b or c)\n", "x = a and (b and c)\n"]),
        ("x = not a\n", "negation", ["x = (a)\n"]),
        (
            "def f() -> bool:\n    return a\n",
            "return",
            [f"def f() -> bool:\n    return {each}\n" for each in (False, True)],
        ),
        ("def f() -> bool:\n    return True\n", "return", ["def f() -> bool:\n    return False\n"]),
        ("def f() -> bool:\n    def g() -> str:\n        return ''\n    return g\n", "return", None),
        ("def f() -> list[str]:\n    return a\n", "return", []),
        ("T = (1, 2, 3)\n", "row", ["T = (2, 3)\n", "T = (1, 3)\n", "T = (1, 2)\n"]),
        ("T = {'a': 1,\n 'b': 2,\n 'c': 3}\n", "row", None),
        ("T = frozenset({1, 2, 3})\n", "row", None),
        ("T = (1, 2)\n", "row", []),
        ("__all__ = ('a', 'b', 'c')\n", "row", []),
        ("x = f'{a if b else c}'\n", "condition", []),
        ("if TYPE_CHECKING:\n    x = not a\n", "negation", []),
    ],
)
def test_each_kind_of_fault_is_made_where_it_belongs(text: str, kind: str, faulty: list[str] | None) -> None:
    made = variants(text, kind)
    if faulty is None:
        assert len(made) == 3
    else:
        assert sorted(made) == sorted(faulty)
    for each in made:
        ast.parse(each)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("- a\n- b: 1\n  c: 2\n- d\n", [[{"b": 1, "c": 2}, "d"], ["a", "d"], ["a", {"b": 1, "c": 2}]]),
        ("rules:\n  - a\n  - b\n  - c\n", [{"rules": ["b", "c"]}, {"rules": ["a", "c"]}, {"rules": ["a", "b"]}]),
        ("a: 1\nb: [2]\nc: 3\n", [{"b": [2], "c": 3}, {"a": 1, "c": 3}, {"a": 1, "b": [2]}]),
        ("teh: the\nadn: and\nyuo: you\n", []),
        ("rules: [a, b, c]\n", []),
        ("- a\n- b\n", []),
    ],
)
def test_rows_of_tables_in_yaml_are_dropped_whole(text: str, left: list[object]) -> None:
    assert [yaml.safe_load(each) for each in variants(text, "row", "a.yaml")] == left


def test_faults_of_the_program_itself_are_whole_and_on_their_lines() -> None:
    chance = Random(0)
    for file in chance.sample(sorted((ROOT / "galley").rglob("*.py")), 12):
        text = file.read_text(encoding="utf-8")
        found = mutants(text, file.name)
        for each in chance.sample(found, min(len(found), 8)):
            ast.parse(each.applied(text))
            assert each.applied(text) != text
            assert text.splitlines()[: each.line - 1] == each.applied(text).splitlines()[: each.line - 1]


def test_shares_go_by_size_and_none_is_lost() -> None:
    assert rooms.shares([70, 20, 10], 10) == [7, 2, 1]
    assert rooms.shares([1, 1, 1], 10) == [4, 3, 3]
    assert sum(rooms.shares([5, 3, 2, 1], 300)) == 300


def test_faults_are_drawn_alike_for_a_seed_and_belong_to_their_rooms() -> None:
    chosen = rooms.rooms(ROOT, ("likeness", "show"))
    first = rooms.drawn(ROOT, chosen, 12, "1")
    assert first == rooms.drawn(ROOT, chosen, 12, "1") != rooms.drawn(ROOT, chosen, 12, "2")
    assert len({mutant for _, mutant in first}) == 12
    assert all(mutant.file in room.files for room, mutant in first)
    assert {room.name for room, _ in first} == {"likeness", "show"}


def test_a_room_has_the_tests_that_mirror_it() -> None:
    found = {room.name: room for room in rooms.rooms(ROOT, ("machine", "language"))}
    assert found["machine"].tests[0] == "tests/test_machine.py"
    assert "tests/test_machine_fonts.py" in found["machine"].tests
    assert all(test.startswith("tests/language/") for test in found["language"].tests)


TEXT = """MOST = 3


def few(a):
    def many(b):
        return b > MOST

    return not many(a)


@cache
def none(a):
    return a == 0
"""


@pytest.mark.parametrize(("line", "begins"), [(1, 0), (6, 5), (8, 4), (10, 0), (13, 11)])
def test_the_function_around_a_line_is_the_innermost_and_begins_with_its_decorators(line: int, begins: int) -> None:
    assert reach.function(ast.parse(TEXT), line) == begins


def test_tests_that_reach_a_fault_come_first_and_of_these_the_near_and_the_cheap(tmp_path: Path) -> None:
    for name, said in (("few", ""), ("more", "few"), ("other", "")):
        (tmp_path / f"test_{name}.py").write_text(said, encoding="utf-8")
    called, given = frozenset({"galley/few.py:4"}), {"book": 9.0}
    one = [
        reach.Test("test_other.py::b", 0.0, called, ()),
        reach.Test("test_few.py::b", 0.0, called, ("book",)),
        reach.Test("test_few.py::a", 0.5, called, ()),
        reach.Test("test_more.py::a", 0.0, called, ()),
        reach.Test("test_few.py::c", 0.0, frozenset({"galley/few.py:11"}), ()),
        reach.Test("test_other.py::a", 0.0, frozenset({"galley/other.py:4"}), ()),
    ]
    found = Reach(tuple(one), given, 1.0)
    inside, outside = found.ordered(tmp_path, Mutant("galley/few.py", 8, "comparison", 0, 0, ""), TEXT)
    assert [each.name for each in inside] == ["test_more.py::a", "test_other.py::b", "test_few.py::a", "test_few.py::b"]
    assert [each.name for each in outside] == ["test_few.py::c", "test_other.py::a"]
    inside, _ = found.ordered(tmp_path, Mutant("galley/few.py", 1, "threshold", 0, 0, ""), TEXT)
    assert "test_few.py::c" in [each.name for each in inside], "a constant belongs to all functions of its file"
    assert found.seconds(inside) == 10.5, "what is given to several is made once"


def test_the_table_tells_rooms_and_kinds_and_lists_what_survived() -> None:
    text, show = Room("text", (), (), 1), Room("show", (), (), 1)
    killed = Trial(Fault("1", text, Mutant("galley/text/a.py", 3, "return", 0, 1, "x")), "killed", "")
    slow = Trial(Fault("1", text, Mutant("galley/text/a.py", 4, "condition", 0, 1, "x")), "given up", "")
    alive = Trial(
        Fault("2", show, Mutant("galley/show/b.py", 5, "row", 0, 1, "x")), "survived", "-old\n+new\n", is_whole=False
    )
    known = {("galley/show/b.py", "- old\n+ new"): "both are told alike"}
    told = trials.told(Result((killed, slow, alive), 7, ("tests/test_reader.py::test_a",)), known)
    assert "| room text | 2 | 2 | 0 | 100% |" in told
    assert "| kind row | 1 | 0 | 1 | 0% |" in told
    assert "| seed 1 | 2 | 2 | 0 | 100% |" in told and "| seed 2 | 1 | 0 | 1 | 0% |" in told
    assert "| all | 3 | 2 | 1 | 67% |" in told
    assert "1 of those that survived were not shown" in told
    assert "galley/show/b.py:5 row\n-old\n+new\nboth are told alike\n" in told
    assert "-old\n+new\nno reason is known: a test is missing\n" in trials.told(Result((alive,), 0, ()), {})
    assert "galley/text/a.py:3" not in told
    assert "tests/test_reader.py::test_a fails without a fault" in told
    assert "7 more were drawn, and not tried in time" in told
    whole = trials.told(Result((killed,), 0, ()))
    assert "not tried" not in whole and "not shown" not in whole


def test_reasons_are_of_faults_that_the_code_can_still_have() -> None:
    for (file, change), reason in reasons().items():
        lines = {line.strip() for line in (ROOT / file).read_text(encoding="utf-8").splitlines()}
        assert {line[2:] for line in change.splitlines() if line[0] == "-"} <= lines, f"{file} has moved on: {change}"
        assert reason.strip()


def test_a_change_is_known_by_its_lines_wherever_they_stand() -> None:
    assert changed("-    a < b\n+    a <= b\n") == changed("- a < b\n+ a <= b") == "- a < b\n+ a <= b"


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[copies.Copy, Room]:
    """A project of one room with two files of tests, of which one needs something that takes its time."""
    root = tmp_path / "small"
    (root / "galley").mkdir(parents=True)
    (root / "galley/__init__.py").touch()
    (root / "pyproject.toml").touch()
    (root / "galley/sum.py").write_text(
        "MORE = 1\n\n\ndef is_more(a: int) -> bool:\n    return a > MORE\n", encoding="utf-8"
    )
    (root / "test_sum.py").write_text(
        "from galley.sum import is_more\n\n\ndef test_more():\n    assert is_more(2)\n    assert not is_more(1)\n",
        encoding="utf-8",
    )
    (root / "test_other.py").write_text(
        "import pytest\nfrom galley.sum import is_more\n\n\n"
        "@pytest.fixture(scope='module')\ndef made():\n    return is_more(3)\n\n\n"
        "def test_made(made):\n    assert made\n\n\ndef test_again(made):\n    assert made\n\n\ndef test_none():\n    pass\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(copies, "copied", lambda source, root: Project(source))
    monkeypatch.setattr(copies, "environment", lambda project: {**os.environ, "PYTHONPATH": str(ROOT)})
    monkeypatch.setattr(copies, "ALSO", ())
    monkeypatch.setattr(copies, "COMPILED", ())
    return copies.Copy(root, root), Room("sum", ("galley/sum.py",), ("test_sum.py", "test_other.py"), 5)


def test_each_test_is_known_by_the_functions_that_it_and_what_it_is_given_call(
    small: tuple[copies.Copy, Room],
) -> None:
    copy, room = small
    found = copy.reach(room.tests)
    called = {each.name: each.called for each in found.tests}
    own = frozenset({"galley/sum.py:4"})
    assert called == {
        "test_sum.py::test_more": own,
        "test_other.py::test_made": own,
        "test_other.py::test_again": own,
        "test_other.py::test_none": frozenset(),
    }
    assert [each.given for each in found.tests] == [(), ("made",), ("made",), ()]
    assert not found.imported
    (copy.root / "test_sum.py").write_text("def test_more():\n    assert False\n", encoding="utf-8")
    found = copy.reach(room.tests)
    assert found.failing == ("test_sum.py::test_more",) and len(found.tests) == 3


def test_a_fault_is_put_in_tried_and_taken_out_again(small: tuple[copies.Copy, Room]) -> None:
    copy, room = small
    text = (copy.root / "galley/sum.py").read_text(encoding="utf-8")
    own = frozenset({"galley/sum.py:4"})
    tests = [reach.Test("test_sum.py::test_more", 0.0, own, ()), reach.Test("test_other.py::test_none", 0.0, own, ())]
    found = Reach(tuple(tests), {}, 1.0)
    copy.gather(room.tests)
    (boundary,) = (each for each in mutants(text, "galley/sum.py") if each.kind == "comparison")
    killed = trials.tried(copy, found, Fault("1", room, boundary), others=False)
    assert (killed.end, killed.diff, killed.is_whole) == (
        "killed",
        "-    return a > MORE\n+    return a >= MORE\n",
        True,
    )
    harmless = Mutant("galley/sum.py", 5, "row", text.index(" > MORE"), text.index(" > MORE"), " ")
    unseen = trials.tried(copy, found, Fault("1", room, harmless), others=False)
    assert (unseen.end, unseen.is_whole) == ("survived", True)
    others = Reach((tests[0], replace(tests[1], called=frozenset())), {}, 1.0)
    assert not trials.tried(copy, others, Fault("1", room, harmless), others=False).is_whole
    assert trials.tried(copy, others, Fault("1", room, boundary), others=True).end == "survived"
    endless = Mutant("galley/sum.py", 5, "row", text.index("return"), text.index("return"), "while True: pass\n    ")
    with copy.faulty(endless):
        assert copy.only(tests, "galley/sum.py", 0.5, late=True) == "given up"
    assert (copy.root / "galley/sum.py").read_text(encoding="utf-8") == text
    copy.stop()


@pytest.mark.parametrize(
    ("line", "late"), [(1, False), (4, False), (5, False), (6, True), (8, True), (11, False), (12, False), (13, True)]
)
def test_what_is_done_when_a_module_is_imported_is_tried_in_a_process_of_its_own(line: int, late: bool) -> None:
    found = Reach((), {}, 1.0)
    mutant = Mutant("galley/few.py", line, "condition", 0, 0, "")
    assert found.is_late(mutant, TEXT) == late
    called = frozenset({"galley/few.py:4", "galley/few.py:5", "galley/few.py:11"})
    assert not Reach((), {}, 1.0, called).is_late(mutant, TEXT)
    assert not found.is_late(Mutant("galley/few.yaml", line, "row", 0, 0, ""), TEXT)


@pytest.mark.long
def test_a_fault_of_a_whole_module_is_tried_in_a_process_of_its_own(small: tuple[copies.Copy, Room]) -> None:
    """It runs a suite of tests three times; in our suite a fault of a function is tried."""
    copy, room = small
    text = (copy.root / "galley/sum.py").read_text(encoding="utf-8")
    found = copy.reach(room.tests)
    (threshold,) = (each for each in mutants(text, "galley/sum.py") if each.kind == "threshold")
    copy.gather(room.tests)
    assert trials.tried(copy, found, Fault("1", room, threshold), others=False).end == "killed"
    endless = Mutant("galley/sum.py", 1, "row", 0, 0, "while True: pass\n")
    with copy.faulty(endless):
        assert copy.run(room.tests, seconds=1) == "given up"
    copy.stop()

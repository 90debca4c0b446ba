"""Problems and places as values: order, counts, JSON."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from galley.problem import Exit, Place, Problem, Severity, has_errors, in_order, nearest, refused, summary

ERROR = Problem("a.x", "wrong", "mend it", Place("b.yaml", 2, 5, 3))
WARNING = ERROR.with_(code="a.y", severity=Severity.WARNING, place=Place("b.yaml", 10, 1))
NOTE = Problem("a.z", "so it is", "nothing to do", severity=Severity.NOTE, page=7, language="zh")


def test_a_place_is_written_as_far_as_it_is_known() -> None:
    assert str(Place("a.yaml", 41, 12, 5)) == "a.yaml:41:12"
    assert str(Place("a.yaml", 41)) == "a.yaml:41"
    assert str(Place("a.yaml")) == "a.yaml"
    assert Place("a.yaml").as_json() == {"file": "a.yaml"}


def test_json_leaves_out_what_is_unknown() -> None:
    assert ERROR.as_json() == {
        "code": "a.x",
        "severity": "error",
        "file": "b.yaml",
        "line": 2,
        "column": 5,
        "length": 3,
        "message": "wrong",
        "mend": "mend it",
    }
    assert NOTE.as_json() == {
        "code": "a.z",
        "severity": "note",
        "message": "so it is",
        "mend": "nothing to do",
        "page": 7,
        "language": "zh",
    }
    related = ERROR.with_(related=(Place("c.yaml", 1),)).as_json()["related"]
    assert related == [{"file": "c.yaml", "line": 1}]


@pytest.mark.parametrize(
    ("problems", "plain", "strict"),
    [([], False, False), ([NOTE], False, False), ([NOTE, WARNING], False, True), ([WARNING, ERROR], True, True)],
)
def test_errors_stop_and_warnings_when_strict(problems: list[Problem], plain: bool, strict: bool) -> None:
    assert has_errors(problems) is plain
    assert has_errors(problems, strict=True) is strict


def test_problems_stand_once_each_by_file_and_position() -> None:
    other = ERROR.with_(place=Place("a.yaml", 99, 1))
    nowhere = ERROR.with_(place=Place("b.yaml"))
    assert in_order([NOTE, WARNING, ERROR, other, ERROR, nowhere]) == [other, nowhere, ERROR, WARNING, NOTE]


def test_the_summary_counts_each_severity() -> None:
    assert summary([ERROR, ERROR, WARNING, NOTE]) == {"errors": 2, "warnings": 1, "notes": 1}
    assert summary([]) == {"errors": 0, "warnings": 0, "notes": 0}


def test_exit_codes_are_those_promised() -> None:
    assert [(code.name, int(code)) for code in Exit] == [
        ("OK", 0),
        ("ERRORS", 1),
        ("USAGE", 2),
        ("MACHINE", 3),
        ("INTERRUPTED", 130),
    ]


@pytest.mark.parametrize(
    ("number", "message"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EDQUOT, "the disk is full"),
        (errno.EFBIG, "the file is larger than this shell allows"),
        (errno.EROFS, "the disk can only be read"),
        (errno.EACCES, "the system does not allow it"),
        (errno.EPERM, "the system does not allow it"),
        (errno.ENOENT, "there is no such file or folder"),
        (errno.EEXIST, "something else of that name is in the way"),
        (errno.ENOTDIR, "something else of that name is in the way"),
        (errno.EISDIR, "something else of that name is in the way"),
        (errno.ENOTEMPTY, "something else of that name is in the way"),
        (errno.EBADF, "it is closed"),
        (errno.ELOOP, "the system says: too deep"),
    ],
)
def test_what_the_system_refuses_is_said_in_plain_words(number: int, message: str) -> None:
    problem = refused(OSError(number, "too deep", "/project/a.pdf"), Path("/project"))
    assert (problem.code, problem.message, problem.place) == ("files.system", message, Place("a.pdf"))
    assert message in refused(OSError(number, "too deep"), Path("/project")).message


def test_an_address_stands_where_the_nearest_one_above_it_does() -> None:
    places = {"huts/body": Place("a.yaml", 3), "huts/body/q1": Place("a.yaml", 9)}
    for address, line in (("huts/body/q1.l1.2.p1", 9), ("huts/body/q2.p1", 3), ("huts/body", 3)):
        assert nearest(address, places) == Place("a.yaml", line)
    assert nearest("paths/body", places) is None


def test_problems_of_one_file_stand_by_line_column_page_code_and_message() -> None:
    here = Problem("a.b", "one", "mend it", Place("a.yaml", 2, 3), page=4)
    later = [
        here.with_(message="two"),
        here.with_(code="a.c"),
        here.with_(page=5, code="a.a"),
        here.with_(place=Place("a.yaml", 2, 10), page=1),
        here.with_(place=Place("a.yaml", 10, 1), page=1),
        here.with_(place=Place("b.yaml", 1, 1), page=1),
        here.with_(place=None, page=4),
        here.with_(place=None, page=4, code="a.c"),
        here.with_(place=None, page=11, code="a.a"),
    ]
    assert in_order([*reversed(later), here]) == [here, *later]

"""Memberships and bodies of organisations: in order, as counted, each body with a name and a place."""

from __future__ import annotations

from pathlib import Path

import pytest
import small_project

from galley.files import Files
from galley.problem import Problem
from galley.reader import read_publication

REGISTRY = {
    "countries": "countries: [{id: AA, name: {zh: 甲}, long: {zh: 甲国}, letter: {zh: 甲}}]",
    "regions": "regions: [{id: AA-1, country: AA, status: member, name: {zh: 一}}, {id: AA-2, country: AA, status: member, name: {zh: 二}}]",
    "meetings": "series: [{id: row, name: {zh: 会}, title: {zh: '第{number}次会'}}]\nmeetings: []",
}


def problems(root: Path, fields: str) -> list[Problem]:
    """What is wrong with the organisation that publishes a small publication as of 1 May 2031; its fields begin on line 5."""
    for name, text in small_project.FILES.items():
        small_project.write(root, name, text)
    for name, text in REGISTRY.items():
        small_project.write(root, f"content/registry/{name}.yaml", f"kind: {name}\n{text}\n")
    club = "".join(f"    {line}\n" for line in fields.splitlines())
    file = "content/registry/organisations.yaml"
    small_project.write(root, file, small_project.FILES[file] + club)
    _, found = read_publication(Files(root), small_project.FOLDER)
    return found


@pytest.mark.parametrize(
    "fields",
    [
        "membership: [{on: 1996-09, members: 29}, {on: 2010, members: 70}, {on: 2032, members: 3}]",
        "membership: [{on: 2031, members: 2}]",
        "membership: [{on: 2031-05-01, members: 3, remark: {zh: 一家刚刚退出}}]",
        "membership: [{on: 2031-04-30, members: 3}]",
        "bodies: [{id: a, series: row}, {id: b, name: {zh: 乙}, under: a}, {id: c, organisation: club, under: b, serves: true}]",
    ],
)
def test_what_agrees_is_not_told(tmp_path: Path, fields: str) -> None:
    assert problems(tmp_path, fields) == []


@pytest.mark.parametrize(
    ("fields", "message", "mend", "column"),
    [
        (
            "membership: [{on: 2010-10, members: 70}, {on: 2010, members: 71}]",
            "2010 does not come after 2010-10 above it",
            "put the numbers of members in the order of their times, one for each",
            51,
        ),
        (
            "membership: [{on: 2011, members: 70}, {on: 2010, members: 71}]",
            "2010 does not come after 2011 above it",
            "put the numbers of members in the order of their times, one for each",
            48,
        ),
        (
            "membership: [{on: 2031-05, members: 3}]",
            "3 members are told for 2031-05, and 2 are counted",
            "correct the number or the regions, or tell readers in `remark:` why they differ",
            41,
        ),
        ("bodies: [{id: a}]", "the body a has no name, or several", "give it one of", 19),
        ("bodies: [{id: a, series: row, name: {zh: 甲}}]", "the body a has no name, or several", "give it one of", 19),
        (
            "bodies: [{id: a, series: row}, {id: b, series: row}]",
            "b stands under no other body, and is not the first",
            "add `under:`, or put it first",
            41,
        ),
        (
            "bodies: [{id: a, series: row, under: b}]",
            "no body b stands above a",
            "nothing of that kind is known here",
            42,
        ),
        (
            "bodies: [{id: council, series: row}, {id: b, series: row, under: counsil}]",
            "no body counsil stands above b",
            "did you mean `council`?",
            70,
        ),
        (
            "bodies: [{id: a, series: row}, {id: a, series: row, under: a}]",
            "the body a stands twice",
            "give one of them another id",
            41,
        ),
        ("bodies: [{id: a, series: rows}]", "the registry has no series rows", "did you mean `row`?", 30),
    ],
)
def test_a_contradiction_is_told_at_its_place(
    tmp_path: Path, fields: str, message: str, mend: str, column: int
) -> None:
    (found,) = problems(tmp_path, fields)
    assert str(found.message) == message
    assert str(found.mend).startswith(mend)
    assert found.place and (found.place.line, found.place.column) == (5, column)

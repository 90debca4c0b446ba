"""What figures are drawn of: each kind finds its subject, and what it cannot find is told at its place."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest
import small_project

from galley.files import Files
from galley.model.drawings import _SUBJECTS
from galley.model.inserts import Drawing
from galley.model.subjects import THINGS
from galley.problem import Problem
from galley.reader import read_publication

ARTICLE = """kind: article
title: 山路
meeting: meeting-1
participants:
  shares: [{country: AA, governments: 3}]
  total: 3
body: |
  {chart}
inserts:
  - kind: tally
    id: entries
    caption: 数
    shares: [{country: AA, number: 3}]
    total: 3
  - kind: groups
    id: houses
    caption: 组
    groups: [{id: none, label: 甲, count: 0}]
    total: 0
  - kind: figure
    id: chart
"""
CALENDAR = """kind: calendar
title: 日程
year: 2031
events: [{id: walk, host: club, title: 走路, start: 2031-02-03, location: 山}]
"""
ORGANISATIONS = "content/registry/organisations.yaml"
REGISTRY = {
    "countries": "countries: [{id: AA, name: {zh: 甲}, long: {zh: 甲国}, letter: {zh: 甲}}]",
    "meetings": "series: [{id: row, name: {zh: 会}, title: {zh: '第{number}次会'}}, {id: idle, name: {zh: 闲}, title: {zh: '第{number}次闲'}}]\nmeetings: [{id: meeting-1, series: row, ordinal: 1, start: 2030}]",
}


def problems(root: Path, fields: str) -> list[Problem]:
    """What is wrong with an article of a small publication whose figure has some fields."""
    for name, text in small_project.FILES.items():
        small_project.write(root, name, text)
    guild = "  - {id: guild, name: {zh: 行会}, membership: [{on: 2030, members: 3}, {on: 2032, members: 4}]}\n"
    small_project.write(root, ORGANISATIONS, small_project.FILES[ORGANISATIONS] + guild)
    for name, text in REGISTRY.items():
        small_project.write(root, f"content/registry/{name}.yaml", f"kind: {name}\n{text}\n")
    small_project.write(root, f"{small_project.FOLDER}/days.yaml", CALENDAR)
    small_project.replace(root, f"{small_project.FOLDER}/publication.yaml", "- huts", "- huts\n      - days")
    body = "".join(f"    {line}\n" for line in fields.splitlines())
    small_project.write(
        root,
        f"{small_project.FOLDER}/paths.yaml",
        ARTICLE.replace("{chart}", "{entries}\n\n  {houses}\n\n  {chart}") + body,
    )
    _, found = read_publication(Files(root), small_project.FOLDER)
    return [each for each in found if each.code.startswith("facts.")]


@pytest.mark.parametrize(
    "fields",
    [
        "draw: participants\nof: meeting-1",
        "draw: tally\nof: [entries]\nalt: 三个",
        "draw: year\nof: days",
        "draw: timeline\nof: row",
        "draw: units\nof: days",
        "draw: units\nof: entries",
    ],
)
def test_a_figure_is_drawn_of_what_is_there(tmp_path: Path, fields: str) -> None:
    assert problems(tmp_path, fields) == []


@pytest.mark.parametrize(
    ("fields", "line", "message", "mend"),
    [
        (
            "draw: participants\nof: meeting-2",
            27,
            "participants is drawn of a meeting on which an article has `participants:`, and meeting-2 is none that could be drawn",
            "did you mean `meeting-1`?",
        ),
        (
            "draw: participants",
            26,
            "participants is drawn of one thing, a meeting on which an article has `participants:`, and `of:` names 0",
            "known here: meeting-1",
        ),
        (
            "draw: tally\nof: [entries, meeting-1]",
            27,
            "tally is drawn of one thing, a tally of the same section, and `of:` names 2",
            "did you mean `entries`?",
        ),
        (
            "draw: groups\nof: houses",
            27,
            "groups has nothing to show: it has no number above zero",
            "take the figure out, or give it what it counts",
        ),
        (
            "draw: committees",
            26,
            "committees has nothing to show: it has no number above zero",
            "take the figure out, or give it what it counts",
        ),
        (
            "draw: committees\nof: club",
            27,
            "committees is drawn of committees, and club is none that could be drawn",
            "nothing of that kind is known here",
        ),
        (
            "draw: timeline\nof: [row, idle]",
            27,
            "timeline has nothing to show: there is no meeting of idle",
            "take idle out of `of:`, or enter its meetings in the registry",
        ),
        ("draw: timeline\nof: [row, row]", 27, "timeline is drawn twice of the same", "name each under `of:` once"),
        (
            "draw: hosts",
            26,
            "hosts is drawn of calendars, series of meetings or meetings held, and `of:` names none",
            "",
        ),
        (
            "draw: timeline",
            26,
            "timeline is drawn of series of meetings, and `of:` names none",
            "known here: row, idle",
        ),
        (
            "draw: timeline\nof: [row, lane]",
            27,
            "timeline is drawn of series of meetings, and lane is none that could be drawn",
            "known here: row, idle",
        ),
        (
            "draw: membership",
            26,
            "membership is drawn of one thing, an organisation with `membership:`, and `of:` names 0",
            "known here: guild",
        ),
        (
            "draw: membership\nof: guild",
            27,
            "membership has nothing to compare: one number of members is known",
            "add an earlier number to `membership:` of guild",
        ),
        (
            "draw: organisation\nof: guild",
            27,
            "organisation is drawn of an organisation with `bodies:`, and guild is none that could be drawn",
            "nothing of that kind",
        ),
        (
            "draw: units",
            26,
            "units is drawn of one thing, `members`, `committees`, a calendar, a meeting with `participants:` or a tally of the same section, and `of:` names 0",
            "known here: members, committees, days, meeting-1, entries",
        ),
        (
            "draw: units\nof: members",
            27,
            "units has nothing to show: it has no number above zero",
            "take the figure out, or give it what it counts",
        ),
        ("draw: year", 26, "year is drawn of one thing, a calendar, and `of:` names 0", "known here: days"),
        (
            "draw: events-by-month\nof: huts",
            27,
            "events-by-month is drawn of a calendar, and huts is none that could be drawn",
            "known here: days",
        ),
        (
            "draw: tally\nof: chart",
            27,
            "tally is drawn of a tally of the same section, and chart is none that could be drawn",
            "known here: entries",
        ),
        (
            "caption: 图",
            24,
            "the figure chart needs either a picture or what it draws",
            "give it `picture:` or `draw:`, and not both",
        ),
        (
            "draw: tally\nof: entries\npicture: {file: a.png, alt: 甲}",
            24,
            "the figure chart needs either a picture or what it draws",
            "give it `picture:` or `draw:`, and not both",
        ),
        ("picture: {file: a.png, alt: 甲}\nof: entries", 27, "`of:` belongs to a figure that is drawn", "take it out"),
        ("picture: {file: a.png, alt: 甲}\nalt: 乙", 27, "`alt:` belongs to a figure that is drawn", "take it out"),
    ],
)
def test_a_fault_is_told_at_its_place(tmp_path: Path, fields: str, line: int, message: str, mend: str) -> None:
    (found,) = problems(tmp_path, fields)
    assert found.place and found.place.line == line
    assert str(found.message) == message
    assert str(found.mend).startswith(mend)


def test_a_meeting_without_participants_is_told_what_its_article_lacks(tmp_path: Path) -> None:
    problems(tmp_path, "draw: participants\nof: meeting-1")
    paths = f"{small_project.FOLDER}/paths.yaml"
    told = "participants:\n  shares: [{country: AA, governments: 3}]\n  total: 3\n"
    small_project.replace(tmp_path, paths, told, "")
    (found,) = read_publication(Files(tmp_path), small_project.FOLDER)[1]
    assert found.message == "no article tells who took part in meeting-1"
    assert (
        found.mend
        == "give the article or passage on it `meeting: meeting-1` and `participants:`, with shares and total"
    )


def test_every_kind_of_drawing_has_a_subject() -> None:
    assert set(_SUBJECTS) == set(get_args(Drawing)) == {*THINGS, "map", "outline"}


@pytest.mark.parametrize(("asked", "told"), [("meeting-1", []), ("meeting-2", [(11, "facts.drawing")])])
def test_what_adorns_a_part_is_drawn_of_what_is_there(tmp_path: Path, asked: str, told: list[tuple[int, str]]) -> None:
    problems(tmp_path, "draw: tally\nof: entries")
    part = "    sections:"
    ornament = f"    ornament: {{draw: participants, of: {asked}}}\n"
    small_project.replace(tmp_path, f"{small_project.FOLDER}/publication.yaml", part, ornament + part)
    _, found = read_publication(Files(tmp_path), small_project.FOLDER)
    assert [(each.place and each.place.line, each.code) for each in found] == told

"""The counts of the source, stated: whoever loses a row of the report loses this test."""

from __future__ import annotations

from collections import Counter

from galley.model.base import contents
from galley.model.inserts import (
    BoxInsert,
    CommitteeTableInsert,
    GroupsInsert,
    PlanInsert,
    ProfilesInsert,
    StaffChartInsert,
    TallyInsert,
)
from galley.model.publication import Publication
from galley.model.registry import Person
from galley.text import references


def inserts(report, kind: type) -> list:
    sections = report.publication.sections.values()
    return [insert for section in sections for insert in section.inserts if isinstance(insert, kind)]


def people(publication: Publication, name: str) -> set[str]:
    """The ids of those named in a section."""
    named = {each.id for _, content in contents(publication.sections[name]) for each in references(content)}
    return {id for id in named if isinstance(publication.registry.find(id), Person)}


def test_sections_and_their_items(report):
    sections = report.publication.sections
    assert len(sections) == 13 + 1 + 2  # those of the source, the colophon, the opening spread
    assert len(sections["messages"].letters) == 2
    assert len(sections["calendar"].events) == 79
    assert len(sections["news"].items) == 16
    assert len(sections["proposals"].passages) == 4
    assert len(sections["secretariat"].passages) == 4


def test_news_by_month(report):
    months = Counter(item.month.month for item in report.publication.sections["news"].items)
    assert months == {1: 1, 2: 1, 3: 1, 4: 2, 5: 1, 6: 2, 8: 3, 10: 2, 11: 3}


def test_events_by_month(report):
    months = Counter(event.start.month for event in report.publication.sections["calendar"].events)
    assert months == {1: 2, 2: 4, 3: 5, 4: 9, 5: 7, 6: 8, 7: 6, 8: 9, 9: 15, 10: 9, 11: 5}


def test_events_by_country(report):
    registry = report.publication.registry
    hosts = [registry.find(event.host) for event in report.publication.sections["calendar"].events]
    assert Counter(getattr(host, "country", None) for host in hosts) == {
        "KR": 50,
        "RU": 9,
        "JP": 7,
        "MN": 6,
        "CN": 5,
        None: 2,
    }
    assert len({host.id for host in hosts if hasattr(host, "country")}) == 23


def test_members_and_observers(report):
    regions = report.publication.registry.regions
    assert len(regions) == 78
    members = Counter(region.country for region in regions if region.status == "member")
    observers = Counter(region.country for region in regions if region.status == "observer")
    assert members == {"CN": 7, "JP": 10, "KR": 16, "KP": 2, "MN": 22, "RU": 16} and members.total() == 73
    assert observers == {"CN": 4, "JP": 1} and observers.total() == 5


def test_committees_their_meetings_and_plans(report):
    registry = report.publication.registry
    held = {each.id: each.meetings for each in registry.committees}
    assert len(held) == 14
    assert sorted(held.values(), key=lambda number: number or 0) == [None, 1, 1, 1, 1, 2, 2, 3, 3, 3, 10, 11, 12, 14]
    assert len(inserts(report, CommitteeTableInsert)) == 1
    assert [len(plan.activities) for plan in inserts(report, PlanInsert)] == [7]
    reports = report.publication.sections["committees"].passages[0].passages
    assert [len(each.passages) for each in reports] == [3, 2, 4, 4]


def test_articles_of_the_declaration(report):
    assert [len(box.articles) for box in inserts(report, BoxInsert) if box.articles] == [6]


def test_partners(report):
    groups = {insert.id: (len(insert.groups), insert.total) for insert in inserts(report, GroupsInsert)}
    assert groups == {"aer-members": (34, 260), "r20-members": (5, 28), "r20-partners": (1, 4)}
    named = {insert.id: sum(len(group.names) for group in insert.groups) for insert in inserts(report, GroupsInsert)}
    assert named == {"aer-members": 0, "r20-members": 28, "r20-partners": 4}
    assert [len(insert.profiles) for insert in inserts(report, ProfilesInsert)] == [3]


def test_staff(report):
    (chart,) = inserts(report, StaffChartInsert)
    (director,) = chart.head.below
    assert chart.total == 17
    assert (len(director.below), len(chart.others)) == (2, 13)


def test_people_named_in_the_forum(report):
    assert len(people(report.publication, "forum")) == 22


def test_essays(report):
    (tally,) = inserts(report, TallyInsert)
    assert [(share.country, share.number) for share in tally.shares] == [
        ("CN", 6),
        ("JP", 4),
        ("KR", 9),
        ("MN", 5),
        ("RU", 22),
    ]
    assert tally.total == 46


def test_key_figures(report):
    values = {figure.id: report.publication.figure_value(figure) for figure in report.publication.record.figures}
    assert values == {"members": 73, "countries": 6, "committees": 14, "population": 446_000_000}

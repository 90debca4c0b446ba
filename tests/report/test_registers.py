"""Members, legend, partners, staff and tallies: each row of the book against the registry and the content."""

from __future__ import annotations

from itertools import pairwise

import pytest
from book_plan import Plan
from pdf_reading import BOTTOM, Page, Read, Run, squeezed

from galley.model.base import contents
from galley.model.inserts import (
    BoxInsert,
    Group,
    GroupsInsert,
    LegendInsert,
    MemberGridInsert,
    ProfilesInsert,
    StaffChartInsert,
    TallyInsert,
)
from galley.model.registry import Person
from galley.model.sections import FrontSection, SectionBase
from galley.text import references
from report.telling import Teller, inserts_of, sections_of, stand_in_order

CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒"


def test_member_grids_show_each_country_with_its_count_and_regions(report, teller, text_of):
    registry = report.publication.registry
    for name, _, grid in inserts_of(report.publication, MemberGridInsert):
        countries = [each for each in registry.countries if teller.naming.regions_of(each, grid.status)]
        assert countries
        rows = [row for country in countries for row in teller.country(country, grid.status)]
        assert stand_in_order(rows, text_of(name))
        regions = [region for country in countries for region in teller.country(country, grid.status)[1:]]
        assert [region for region in regions if text_of(name).count(region) != 1] == []


def test_both_kinds_of_region_have_a_grid(report):
    assert [grid.status for _, _, grid in inserts_of(report.publication, MemberGridInsert)] == ["member", "observer"]


def legend_rows(page: Page) -> list[tuple[float, float, str, str]]:
    """The entries of a legend in the order drawn: height and left end of the number, the number, its text."""
    numbers = [at for at, run in enumerate(page.runs) if run.text in CIRCLED]
    rows = []
    for at, until in pairwise((*numbers, len(page.runs))):
        number = page.runs[at]
        text = "".join(run.text for run in page.runs[at + 1 : until] if is_beside(run, number))
        rows.append((number.y, number.x, number.text, text))
    return rows


def is_beside(run: Run, number: Run) -> bool:
    """Whether a run can be of the entry of a number: right of it, on its line or the next two."""
    return 0 < run.x - number.x < 95 and -1 < number.y - run.y < 32


def test_the_legend_numbers_each_region_in_its_country(report, teller, book, plan):
    registry, naming = report.publication.registry, teller.naming
    for name, _, _ in inserts_of(report.publication, LegendInsert):
        rows = [row for number in plan.sections[name] for row in legend_rows(book.page(number))]
        entries = [entry for country in registry.countries for entry in teller.legend(country)]
        assert [(numeral, text) for _, _, numeral, text in rows] == entries
        starred = [text for _, _, _, text in rows if text.endswith("*")]
        observers = [region for region in registry.regions if region.status == "observer"]
        assert len(starred) == len(observers)
        assert [
            naming.plain(region.name) + "*"
            for country in registry.countries
            for region in naming.regions_of(country, "observer")
        ] == starred


def test_each_country_of_the_legend_is_one_column_run_downwards(report, teller, book, plan):
    for name, _, _ in inserts_of(report.publication, LegendInsert):
        rows = [row for number in plan.sections[name] for row in legend_rows(book.page(number))]
        starts = [index for index, row in enumerate(rows) if row[2] == CIRCLED[0]]
        assert len(starts) == len(report.publication.registry.countries)
        for start, end in zip(starts, [*starts[1:], len(rows)], strict=True):
            block = rows[start:end]
            assert len({round(left) for _, left, _, _ in block}) == 1
            assert [row[0] for row in block] == sorted((row[0] for row in block), reverse=True)


def test_partner_lists_show_each_group_with_its_count(report, teller, text_of):
    for name, section, insert in inserts_of(report.publication, GroupsInsert):
        assert insert.total == sum(group.count for group in insert.groups)
        assert text_of(name).count(teller.line(insert.caption, section) + teller.voice.number(insert.total)) == 1
        groups = teller.naming.sorted_groups(insert, section)
        assert stand_in_order([teller.label(group, section) for group in groups], text_of(name))


def test_partner_lists_show_each_name_below_the_label_of_its_group(report, teller, book, plan, text_of):
    for name, section, insert in inserts_of(report.publication, GroupsInsert):
        listed = [group for group in insert.groups if group.names]
        names = [teller.line(each, section) for group in listed for each in group.names]
        assert [each for each in names if each not in text_of(name)] == []
        for group in listed:
            assert "".join(teller.line(each, section) for each in group.names) == below_label(
                book, plan, name, group, teller
            )


def below_label(book: Read, plan: Plan, name: str, group: Group, teller: Teller) -> str:
    """What stands in the column of a group between its label and the next heading or the end of the type area."""
    section = teller.publication.sections[name]
    for number in plan.sections[name]:
        runs = [run for run in book.page(number).runs if run.y >= BOTTOM]
        labels = [run for run in runs if run.text == teller.line(group.label, section)]
        for label in labels:
            column = [run for run in runs if abs(run.x - label.x) < 1 and run.y < label.y]
            heads = {teller.line(each.label, section) for each in groups_of(section)}
            heads |= {teller.line(insert.caption, section) for insert in section.inserts}
            heads |= {teller.line(each.title, each) for each in teller.publication.sections.values()}
            floor = max((run.y for run in column if run.text in heads), default=0)
            return "".join(run.text for run in column if run.y > floor)
    return ""


def groups_of(section: SectionBase) -> list[Group]:
    return [group for insert in section.inserts if isinstance(insert, GroupsInsert) for group in insert.groups]


def test_groups_without_names_say_why(report):
    for _, _, insert in inserts_of(report.publication, GroupsInsert):
        if not any(group.names for group in insert.groups):
            assert insert.remark is not None


def test_every_person_of_the_staff_has_a_card(report, teller, book, plan):
    for name, section, chart in inserts_of(report.publication, StaffChartInsert):
        posts = [*below_post(chart.head), *chart.others]
        pages = [book.page(number).body for number in plan.sections[name]]
        cards = [teller.post(post, section) for post in posts]
        assert len(set(cards)) == len(cards) == chart.total
        holding = [page for page in pages if cards[0] in page]
        assert len(holding) == 1
        assert [card for card in cards if holding[0].count(card) != 1] == []


def below_post(post):
    """A post and all below it."""
    return [post, *(each for child in post.below for each in below_post(child))]


def test_the_staff_chart_is_a_tree_from_the_head_down(report, teller, book, plan):
    for name, _, chart in inserts_of(report.publication, StaffChartInsert):
        heights = {run.text: run.y for number in plan.sections[name] for run in book.page(number).runs}
        for post in below_post(chart.head):
            own = heights[teller.naming.plain(teller.naming.person(post.person).name)]
            lower = [heights[teller.naming.plain(teller.naming.person(each.person).name)] for each in post.below]
            assert all(height < own for height in lower)
            assert len(set(lower)) <= 1


def test_tallies_show_each_share_and_the_total(report, teller, text_of):
    for name, _, tally in inserts_of(report.publication, TallyInsert):
        assert text_of(name).count(teller.tally(tally)) == 1


def test_the_front_counts_the_members_of_each_country(report, teller, text_of):
    for name, _ in sections_of(report.publication, FrontSection):
        shares = ""
        for country in report.publication.registry.countries:
            members = teller.naming.regions_of(country, "member")
            shares += teller.voice.number(len(members)) + teller.naming.plain(country.name)
        assert shares in text_of(name)


def test_profiles_show_name_words_and_address(report, teller, text_of):
    for name, section, insert in inserts_of(report.publication, ProfilesInsert):
        told = [teller.profile(profile, section) for profile in insert.profiles]
        assert [each for each in told if each not in text_of(name)] == []


def test_boxes_are_framed_in_their_own_words(report, teller, text_of):
    styles = set()
    for name, section, box in inserts_of(report.publication, BoxInsert):
        styles.add(box.style)
        assert teller.line(box.heading, section) + "".join(teller.prose(box.body, section))[:10] in text_of(name)
    assert styles == {"frame", "side"}


@pytest.mark.parametrize("name", ["forum", "assembly", "news", "working-meeting", "essay"])
def test_everyone_a_section_names_is_named_on_its_pages(report, teller, text_of, name):
    section, registry = report.publication.sections[name], report.publication.registry
    ids = {each.id for _, content in contents(section) for each in references(content)}
    people = [found for id in sorted(ids) if isinstance(found := registry.find(id), Person)]
    assert people
    assert [person.id for person in people if squeezed(teller.naming.plain(person.name)) not in text_of(name)] == []


def test_registers_stand_within_the_type_area(report, book, plan):
    for kind in (MemberGridInsert, LegendInsert, GroupsInsert, StaffChartInsert):
        for name, _, _ in inserts_of(report.publication, kind):
            for number in plan.sections[name]:
                assert book.page(number).text(BOTTOM - 25, BOTTOM - 1) == ""

"""What labels of figures say of moments, hosts, meetings and references, and of data: committees, hosts, shares, bodies."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from conftest import as_read
from figure_reading import REPORT, outlined, texts
from voices import speaking

from galley.figures import Surface, Words, committees, events, shares
from galley.figures.bodies import organisation
from galley.figures.map.cutting import Box
from galley.figures.map.hosts import _key
from galley.figures.map.marks import notes, stretched
from galley.figures.map.outline import _filling
from galley.figures.map.sizes import digits, least, name_size
from galley.model.base import Moment
from galley.model.maps import Frame
from galley.model.sections import CalendarSection
from galley.source import SourceText
from galley.text import parse_line


def words(language: str = "en") -> Words:
    return Words(as_read(REPORT), speaking(language))


def width_of(text: str, size: float, bold: bool = False) -> float:
    return len(text) * size / 2


SURFACE = Surface(400, 680, width_of)


@pytest.mark.parametrize(
    ("moment", "said"), [((2014,), "2014"), ((2014, 3), "March 2014"), ((2014, 3, 5), "5\u00a0March 2014")]
)
def test_a_moment_is_told_as_far_as_it_is_known(moment: tuple[int, ...], said: str) -> None:
    assert words().moment(Moment(*moment)) == said


def test_a_host_is_a_region_with_its_country_or_an_organisation() -> None:
    assert (words().host("KR-47"), words().host("near-secretariat")) == ("Gyeongbuk (ROK)", "Secretariat")
    assert (words().country("KR"), words().letter("KR"), words().country("MN")) == ("South Korea", "ROK", "Mongolia")


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("{assembly-10:dates}", "21–24\u00a0October 2014"),
        ("{assembly-11:dates}", "2016"),
        ("{assembly-1:dates}", "September 1996"),
        ("{minerals-3:dates}", "19\u00a0July 2014"),
        ("{forum-6:city}", "Khabarovsk"),
        ("{assembly-10:theme}", "Opening a New Era of Joint Cooperation in North East Asia"),
        ("{assembly-11:city}", "11th General Assembly"),
        ("{disaster-12}", "12th Meeting of the Sub-Committee on Disaster Prevention"),
        ("{KR:members}", "16"),
        ("{KR:long}", "Republic of Korea"),
        ("{KR-47:country}", "South Korea"),
        ("{disaster}", "Disaster Prevention"),
        ("{disaster:title}", "Sub-Committee on Disaster Prevention"),
        ("{near:short}", "NEAR"),
        ("a *b* **c** {members}", "a b c 73"),
    ],
)
def test_a_reference_says_what_it_names(written: str, said: str) -> None:
    line, problems = parse_line(SourceText(written))
    assert not problems
    assert words().line(line, None) == said


def test_a_name_of_a_case_is_that_of_the_language() -> None:
    line, _ = parse_line(SourceText("{KR:genitive}"))
    assert words("ru").line(line, None) != words("ru").country("KR")
    assert words().line(line, None) == "South Korea"


def committee(id: str, meetings: int | None) -> Any:
    first = as_read(REPORT).registry.committees[0]
    return first.model_copy(update={"id": id, "meetings": meetings})


def test_committees_stand_by_their_meetings_and_those_not_counted_last() -> None:
    told = [committee("a", 0), committee("b", None), committee("c", 7), committee("d", 7)]
    drawn = committees.committees(told, words(), SURFACE)
    assert [each for each in texts(drawn.canvas) if each in ("7", "0", "–")] == ["7", "7", "0", "–"]
    assert drawn.alt.count("number of meetings not known") == 1
    assert sum("not known" in each for each in texts(drawn.canvas)) == 1


def test_events_are_told_by_country_in_the_order_of_the_registry_and_other_hosts_apart() -> None:
    section = as_read(REPORT).sections["calendar"]
    assert isinstance(section, CalendarSection)
    first = section.events[0]
    own = tuple(
        first.model_copy(update={"host": host}) for host in ("near-secretariat", "RU-KHA", "KR-47", "KR-47", "JP-32")
    )
    told = events.hosts(section.model_copy(update={"events": own}), words())
    assert [(each.name, len(each.events), each.apart) for each in told] == [
        ("Japan", 1, False),
        ("South Korea", 2, False),
        ("Russia", 1, False),
        ("Secretariat", 1, True),
    ]


def group(label: str, count: int) -> Any:
    return SimpleNamespace(label=parse_line(SourceText(label))[0], count=count)


@pytest.mark.parametrize(("order", "labels"), [("alphabet", ["c", "a", "b", "d"]), ("given", ["c", "b", "a", "d"])])
def test_groups_stand_by_their_number_and_equal_ones_by_the_alphabet_or_as_given(order: str, labels: list[str]) -> None:
    told: Any = SimpleNamespace(
        groups=[group("b", 3), group("a", 3), group("c", 9), group("d", 1)], order=order, counted=16, total=16
    )
    drawn = shares.groups(told, words(), SURFACE)
    assert [each for each in texts(drawn.canvas) if each.isalpha()] == labels
    assert drawn.alt.endswith("16 in all.")


def test_participants_without_observers_are_told_alone() -> None:
    share = SimpleNamespace(country="MN", governments=3)
    told: Any = SimpleNamespace(shares=[share], observers=0, counted=3, total=4)
    drawn = shares.participants(told, words(), SURFACE)
    assert texts(drawn.canvas) == ["Mongolia", "3", "4 in all as stated"]
    told.observers = 2
    assert texts(shares.participants(told, words(), SURFACE).canvas)[2:4] == ["Observers", "2"]
    assert [each for each in outlined(shares.participants(told, words(), SURFACE).canvas) if "light" in each]


def body(id: str, under: str | None = None, serves: bool = False, **more: Any) -> Any:
    told = {"name": None, "tasks": None, "series": None, "organisation": None} | more
    return SimpleNamespace(id=id, under=under, serves=serves, **told)


def test_bodies_are_named_by_themselves_or_by_what_they_are() -> None:
    names = as_read(REPORT).registry.organisations
    near = next(each for each in names if each.id == "near")
    told: Any = SimpleNamespace(
        name=near.name,
        short=near.short,
        bodies=[
            body("top", series="assembly"),
            body("desk", "top", serves=True, organisation="near-secretariat", tasks=near.name),
            body("own", "desk", name=near.short),
        ],
    )
    drawn = organisation(told, words(), SURFACE)
    assert drawn.alt == (
        "Bodies of NEAR: General Assembly, Secretariat (under General Assembly) and NEAR (under Secretariat)."
    )
    assert texts(drawn.canvas)[0] == "General Assembly" and "NEAR" in texts(drawn.canvas)
    assert [each.split()[1] for each in outlined(drawn.canvas) if each.startswith("rect")] == ["tint", "paper", "tint"]
    told.short = None
    assert organisation(told, words(), SURFACE).alt.startswith("Bodies of Association of North East Asia")


def test_the_key_of_a_map_of_hosts_says_what_numbers_are_and_what_is_elsewhere() -> None:
    told: Any = SimpleNamespace(by_ordinal=True, elsewhere=0)
    assert list(_key(told, words())) == [("1", False, "Number of the meeting")]
    told = SimpleNamespace(by_ordinal=False, elsewhere=1)
    assert list(_key(told, words())) == [
        ("2", False, "How many were held there"),
        ("", False, "Not on the map: 1"),
    ]


@pytest.mark.parametrize(
    ("width", "name", "number"),
    [(200, 6.5, 6.0), (286, 6.5, 6.0), (330, 7.5, 6.0), (418, 9.5, 6.742), (434, 9.5, 7.0), (600, 9.5, 7.0)],
)
def test_letters_on_a_map_are_as_large_as_it_has_room_for(width: float, name: float, number: float) -> None:
    assert name_size(width) == pytest.approx(name)
    assert digits(width) == pytest.approx((number, number * 0.71), abs=0.001)


def test_a_disc_is_stretched_for_a_text_that_it_does_not_hold() -> None:
    assert stretched("1", 6, 4.26, SURFACE) == 0
    assert stretched("123", 6, 4.26, SURFACE) == pytest.approx(9 / 2 + 0.72 - 4.26 * 0.86)


def test_the_notes_of_a_map_are_folded() -> None:
    registry = as_read(REPORT).registry
    assert registry.map
    wide, narrow = (notes(registry.map, words(), Surface(width, 680, width_of)) for width in (5000, 200))
    assert (len(wide), len(narrow)) == (2, 3)
    assert " ".join(narrow) == " ".join(wide)


def test_a_map_needs_room_for_its_numbers() -> None:
    plan = SimpleNamespace(frame=Frame.model_construct(left=0, top=0, right=200, bottom=100))
    told: Any = SimpleNamespace(plan=plan, numbered=lambda: iter(range(10)))
    assert least(told) == pytest.approx((10 * (2 * 4.26 + 0.8) ** 2 * 3 * 2) ** 0.5)


def test_land_fills_a_shape_about_the_middle_of_its_frame() -> None:
    frame = Frame.model_construct(left=0, top=-100, right=200, bottom=300)
    found = _filling(frame, Box(0, 0, 100, 50))
    assert (found.left, found.top, found.right, found.bottom) == (0, 50, 200, 150)

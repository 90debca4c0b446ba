"""Charts of numbers by country: their bars are those numbers, on one scale from zero, and the alternative says them."""

from __future__ import annotations

import pytest
from conftest import as_read
from figure_reading import shapes, texts
from voices import speaking

from galley.figures import Surface, Words, shares
from galley.model.inserts import TallyInsert
from galley.model.sections import ArticleSection, Participants

REPORT = "content/annual-report-2014"


def words(language: str) -> Words:
    return Words(as_read(REPORT), speaking(language))


def assembly() -> Participants:
    section = as_read(REPORT).sections["assembly"]
    assert isinstance(section, ArticleSection) and section.participants
    return section.participants


def test_a_bar_is_as_long_as_its_number() -> None:
    told = assembly()
    drawn = shares.participants(told, words("en"), Surface(300))
    lengths = [float(each["width"]) for each in shapes(drawn.canvas, "rect")]
    numbers = [*(share.governments for share in told.shares), told.observers]
    assert lengths == pytest.approx([lengths[0] * number / numbers[0] for number in numbers], abs=0.01)
    assert max(lengths) < 300


@pytest.mark.parametrize(
    ("language", "alt"),
    [
        ("zh", "参加的地方政府：中国 5、日本 4、韩国 12、蒙古 6、俄罗斯 4和观察员 2；合计33。"),
        (
            "en",
            "Governments that took part: China 5, Japan 4, South Korea 12, Mongolia 6, Russia 4 and Observers 2; 33 in all.",
        ),
    ],
)
def test_it_says_what_it_shows(language: str, alt: str) -> None:
    drawn = shares.participants(assembly(), words(language), Surface())
    assert drawn.alt == alt
    assert texts(drawn.canvas)[1::2] == ["5", "4", "12", "6", "4", "2"]


def test_a_total_that_the_shares_do_not_make_is_told_as_stated() -> None:
    told = assembly().model_copy(update={"total": 40})
    drawn = shares.participants(told, words("en"), Surface())
    assert texts(drawn.canvas)[-1] == "40 in all as stated"
    assert drawn.alt.endswith("40 in all as stated.")


def test_a_tally_is_drawn_by_country() -> None:
    entries = next(each for each in as_read(REPORT).sections["essay"].inserts if isinstance(each, TallyInsert))
    drawn = shares.tally(entries, words("ko"), Surface())
    assert texts(drawn.canvas)[:4] == ["중국", "6", "일본", "4"]
    assert texts(drawn.canvas)[-1] == "합계 46"

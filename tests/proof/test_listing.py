"""Lists with their numbers, and the members that a list of regions lacks."""

from __future__ import annotations

import pytest

from galley.proof.copy.submission import read_submission
from galley.proof.counting.listing import absent, listed
from galley.proof.desk import Desk

KOREA = (
    "釜山广域市、大邱广域市、仁川广域市、光州广域市、大田广域市、\n\n蔚山广域市、京畿道、忠清北道、忠清南道、全罗北道、全罗南道、\n\n"
    "庆尚北道、庆尚南道、世宗特别自治市、济州特别自治道"
)


@pytest.mark.parametrize(
    ("text", "told", "things"),
    [
        ("中国(3)\n\n黑龙江省、河南省、湖北省", 3, 3),
        ("中国（2）：黑龙江省、河南省、湖北省", 2, 3),
        ("China (2): Heilongjiang Province, Henan Province", 2, 2),
        (f"韩国(16)\n\n{KOREA}", 16, 15),
    ],
)
def test_a_list_is_counted_over_its_lines(text: str, told: int, things: int) -> None:
    (found,) = listed(read_submission(text, "a.txt", "en" if text.isascii() else "zh"))
    assert (found.told, found.things, len(found.named)) == (told, things, things)


@pytest.mark.parametrize(
    ("number", "text", "names"),
    [
        (16, KOREA, ["江原道"]),
        (15, KOREA.replace("世宗特别自治市、", ""), ["江原道", "世宗特别自治市"]),
        (16, KOREA.replace("京畿道", "江原道、京畿道"), []),
        (4, "釜山广域市、京畿道", []),
    ],
)
def test_the_members_that_a_list_lacks_are_named_where_they_can_be_told(
    number: int, text: str, names: list[str], desk: Desk
) -> None:
    (found,) = listed(read_submission(f"韩国({number})\n\n{text}", "a.txt", "zh"))
    assert absent(found, desk.registry, 2014) == names

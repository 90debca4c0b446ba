"""Patterns: what one word of an English sentence asks of others, and commas that are needless or lacking."""

from __future__ import annotations

import pytest

from galley.lexica.constructions import clashes

SENTENCES = """
The survey attracted less respondents than before. | number less respondents
The survey attracted fewer respondents than before. |
The tools work well for less privileged users. |
How much members voted was not recorded. | number much members
Both the mayor or the governor came to the fair. | paired or Both
Both the mayor and the governor came to the fair. |
Neither the mayor or the governor came to the fair. | paired or Neither
The harbour is as deep than the bay. | paired than as
The harbour is as deep as the bay. |
The storm was such strong that the ferry turned back. | paired such that
The storm was so strong that the ferry turned back. |
We read such books like these. | paired like such
The council is considering to build a new pier. | form build considering
The council is considering building a new pier. |
The plan is considered to be good. |
The region is interested in to develop its harbour. | form develop in
The region is interested in developing its harbour. |
The new railway will connects the two towns. | form connects will
The new railway will connect the two towns. |
The association has been founded in 1996. | tense has 1996
The association was founded in 1996. |
Since 2010 the province sends ten students abroad. | tense sends Since
Since 2010 the province has sent ten students abroad. |
The members of the council, met in May. | needless , met
The members of the council met in May. |
The report states, that the lake is clean. | needless , that
The report states that the lake is clean. |
Lake Baikal, which is very deep attracts many guests. | unclosed which attracts
Lake Baikal, which is very deep, attracts many guests. |
Professor Kim, the author of the study presented the results. | unclosed the presented
The old town hall, built in 1911 was damaged by fire. | unclosed built was
The old town hall, built in 1911, was damaged by fire. |
"""


@pytest.mark.parametrize("line", [each.strip() for each in SENTENCES.strip().split("\n")])
def test_what_a_pattern_lacks_is_told_and_nothing_of_the_one_beside_it(line: str) -> None:
    text = line.partition(" |")[0]
    told = (f"{each.way} {text[each.start : each.end]} {each.other}" for each in clashes("en", text))
    assert f"{text} | {'; '.join(told)}".rstrip() == line

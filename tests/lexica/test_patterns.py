"""Patterns: what one word of an English sentence asks of others, and commas that are needless or lacking."""

from __future__ import annotations

import pytest

from galley.lexica.constructions import clashes

SENTENCES = """
The auditors found multiples discrepancies between the two lists. | number multiples discrepancies
The volunteers who helped after the flood were thanked by the mayor. |
The harvest was smaller in May then the average of the decade. | paired then smaller
The repairs took longer this year then the owner had promised. | paired then longer
The harvest was smaller in May, then the rain came. |
If the price is higher then the council must vote. |
The older boats then went back to the harbour. |
The club recorded less missed payments than last year. | number less payments
The tools work well for less experienced users. |
The crew found severals cracks in the wall. | number severals cracks
The crew found several cracks in the sports hall. |
The guests want to see the fort, visiting the market and feed the geese. | form visiting see
The guests want to see the fort, visit the market and feed the geese. |
The council closed the road, making the streets safer and cleaner. |
The work includes painting the doors, to mend the roof and cleaning the yard. | form mend painting
The work includes painting the doors, mending the roof and cleaning the yard. |
Neither the cook nor the guests of the hotel was hurt. | predicate was guests
Neither the cook nor the guests of the hotel were hurt. |
Neither the guests nor the cook was hurt. |
It takes two month’s work to dry the wood. | owners month’s two
It takes one month’s work to dry the wood. |
All of the pupil’s letters were read aloud. | owners pupil’s All
All of the author’s letters were read aloud. |
Several member’s cars were damaged. | owners member’s Several
He holds two driver’s licences and three master’s degrees. |
The principle thanked the pupils for their help. | taken principle thanked
The principle explains why the boat floats. |
The garden compliments the old chapel. | taken compliments chapel
They complimented the chef, and he compliments the wine. |
The mayor, who has led the council since 2015 will speak. | unclosed who will
The mayor, who has led the council since 2015, will speak. |
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

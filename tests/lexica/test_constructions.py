"""Constructions: what does not go together in an English sentence, and what only seems to."""

from __future__ import annotations

import pytest

from galley.lexica.clauses import members, plain_forms
from galley.lexica.constructions import clashes


def told(text: str) -> list[tuple[str, str, str]]:
    return [(each.way, text[each.start : each.end], each.other) for each in clashes("en", text)]


@pytest.mark.parametrize(
    ("text", "way", "marked", "other"),
    [
        ("The price of the rooms on both floors are low.", "predicate", "are", "price"),
        ("Her uncle, together with his sons, are here.", "predicate", "are", "uncle"),
        ("A basket of plums and pears were standing there.", "predicate", "were", "basket"),
        ("The words used is listed below.", "predicate", "is", "words"),
        ("Fares in the capital usually rises in spring.", "predicate", "rises", "Fares"),
        ("Only two of the five answers was right.", "predicate", "was", "two"),
        ("The people who works here start early.", "predicate", "works", "people"),
        ("The plans, which was agreed in May, are ready.", "predicate", "was", "plans"),
        ("What the guests wants is peace.", "predicate", "wants", "guests"),
        ("Does the children know it?", "predicate", "Does", "children"),
        ("He say that it is closed.", "predicate", "say", "He"),
        ("He showed us several old chair.", "number", "chair", "several"),
        ("She told us a new stories.", "number", "stories", "a"),
        ("He goes to the fair yesterday.", "tense", "goes", "yesterday"),
        ("Two weeks ago we visit an old fort.", "tense", "visit", "ago"),
        ("They have seen the old fort yesterday.", "tense", "have", "yesterday"),
        ("If it would rain, we could stay.", "tense", "would", "If"),
        ("She decided staying at home.", "form", "staying", "decided"),
        ("Here is the papers that you wanted.", "predicate", "is", "papers"),
        ("The village is famous of its cheese.", "led", "of", "famous"),
        ("They arrived late to the old station.", "led", "to", "arrived"),
        ("He has great confidence on his team.", "led", "on", "confidence"),
        ("I see him at the station last night.", "tense", "see", "night"),
        ("They will come last week.", "tense", "will", "week"),
        ("When the play ended, the guests leave.", "tense", "leave", "ended"),
        ("If it will rain on Monday, we shall stay.", "tense", "will", "If"),
        ("We will call when he will arrive.", "tense", "will", "when"),
        ("If I would have time, I would visit you.", "tense", "would", "If"),
        ("Not one of the bottles were full.", "predicate", "were", "one"),
        ("Most of the paintings in this hall is old.", "predicate", "is", "Most"),
        ("At last the rains has stopped.", "predicate", "has", "rains"),
        ("Learning two languages at once are hard.", "predicate", "are", "Learning"),
        ("When I was a child, I am afraid of thunder.", "tense", "am", "was"),
        ("He answered polite and left the room.", "manner", "polite", "answered"),
        ("The engine runs perfect again.", "manner", "perfect", "runs"),
        ("I have dog and two cats.", "missing", "dog", "have"),
        ("Was a beautiful day at the lake.", "missing", "Was", "Was"),
        ("My aunt is doctor.", "missing", "doctor", "is"),
        ("He doesn’t know where is the key.", "order", "where is the key", "know"),
        ("How long you have been here?", "order", "How long you have", "have"),
        ("She is write a letter.", "form", "write", "is"),
        ("After eat dinner, we left.", "form", "eat", "After"),
        ("They want to swim and resting.", "form", "resting", "swim"),
        ("She works responsible.", "manner", "responsible", "works"),
        ("Read the text careful before you sign.", "manner", "careful", "read"),
        ("The plan is complete wrong.", "manner", "complete", "wrong"),
        ("Do you know what time is it?", "order", "what time is it", "know"),
        ("He asked where was the key.", "order", "where was the key", "asked"),
        ("Why you are late?", "order", "Why you are", "are"),
        ("Where goes this road?", "order", "goes", "road"),
        ("He reads always the paper.", "order", "always", "paper"),
        ("We walked to the fort, it was sunny.", "comma", ",", "was"),
        ("We found the ducks nest.", "owner", "ducks", "nest"),
        ("Everybody who to join us must sign.", "missing", "who to", "Everybody"),
        ("He bought car last week.", "missing", "car", "bought"),
        ("Is important to sleep.", "missing", "Is", "Is"),
        ("My brother he lives here.", "doubled", "he", "brother"),
    ],
)
def test_what_does_not_go_together_is_told_with_its_place(text: str, way: str, marked: str, other: str) -> None:
    assert [(one, two, three.lower()) for one, two, three in told(text)] == [(way, marked, other.lower())]


@pytest.mark.parametrize(
    "text",
    [
        "The team are here.",
        "Ten years is long.",
        "The power this grants them is great.",
        "This helps in making the process of writing letters quick.",
        "He has been there since yesterday, and yesterday he has to go.",
        "She decided to stay and enjoys working.",
        "He is the most famous of them all.",
        "It depends in part on the weather.",
        "They arrived to find the house empty, and depend of course on it.",
        "A number of trees were old.",
        "The bread and the milk are cold.",
        "The price of the bread and the milk are low.",
        "He asked that the guest leave.",
        "It need not be so.",
        "If the room were cold, we would leave.",
        "I was there.",
        "He put it there, and she read it.",
        "This is one of the men who think so.",
        "We keep a list of the rooms that is long.",
        "The news is good, and physics is hard.",
        "The Times is a paper.",
        "Using the stairs is safe.",
        "“The birds” is a film.",
        "If list_items is empty, it stops.",
        "Each workers’ club has a room.",
        "The two party system works.",
        "Yesterday’s paper is here.",
        "He knows that she came yesterday.",
        "Last year, I think, it was green.",
        "When he was ill, she reads to him.",
        "If you will wait, I shall ask when it will begin.",
        "All we do is work.",
        "It is put here.",
        "It looks beautiful and feels different.",
        "He asked: where was the key?",
        "I know who is there and what is the cause.",
        "What happened?",
        "It was late, he said.",
        "It does not matter, it never did.",
        "When it rained, we left.",
        "The first of the rooms that is free is ours.",
        "The work need only have one page.",
        "A doctor, a baker and a cook were arguing.",
        "It would be cheap if it would last, and if you would wait, I would come.",
        "When he was a child, she is told, he sang.",
        "They have dog and cat.",
        "He drives fast.",
        "He rules by force the whole town.",
        "They want to show the text or drawing tools.",
        "It does not matter much what they say.",
        "She is captain of the team, and he is a doctor.",
        "The sports club is open.",
        "She came by car.",
        "The day he left, we wept.",
        "It is used to open the door",
    ],
)
def test_what_may_be_right_is_not_told(text: str) -> None:
    assert told(text) == []


def test_other_languages_are_not_read() -> None:
    assert clashes("ru", "The words used is listed below.") == clashes("zh", "他们来了。") == ()


def test_a_word_belongs_to_a_class_in_each_of_its_forms() -> None:
    assert {"study", "studi"} & plain_forms("studies") and "want" in plain_forms("wanted") & plain_forms("wanting")
    assert "hope" in members("en", "toward") and "hope" in plain_forms("hoping")

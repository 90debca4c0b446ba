"""Readings from the examples of rules."""

from __future__ import annotations

import re
from dataclasses import replace

from galley.passages.passage import Kind, Passage, Stretch, plain
from galley.passages.submission import read_submission
from galley.problem import Place
from galley.proof.desk import Desk
from galley.proof.reading import Reading
from galley.proof.rulebook.rule import Example

FILE = "example.txt"


def marked(text: str) -> tuple[str, list[Place]]:
    """A text without its marks, a blank line for each `¶`, and the places that were marked."""
    plain, places = "", list[Place]()
    start = 0
    for character in text.replace(" ¶ ", "\n\n").replace("¶", "\n\n"):
        if character == "⟦":
            start = len(plain)
        elif character == "⟧":
            line = plain.count("\n", 0, start) + 1
            places.append(Place(FILE, line, start - plain.rfind("\n", 0, start), max(len(plain) - start, 1)))
        else:
            plain += character
    return plain, places


def reading_of(example: Example, desk: Desk) -> tuple[Reading, list[Place]]:
    """The reading of an example, and the places where a rule is to find something. A source is Chinese where it does not begin
    with its language (`en: `)."""
    if " ⇒ " not in example.text:
        text, places = marked(example.text)
        return Reading(read_submission(text, FILE, example.language), desk, submitted=True), places
    passages: list[Passage] = []
    expected: list[Place] = []
    for line, pair in enumerate(re.split(" ?¶ ?", example.text), 1):
        source, _, target = pair.partition(" ⇒ ")
        spoken, colon, rest = source.partition(": ")
        spoken, source = (spoken, rest) if colon and len(spoken) == 2 else ("zh", source)
        text, places = marked(target)
        expected += (replace(place, line=line) for place in places)
        original = plain(source, spoken, "source.txt")
        stretch = Stretch(0, Place(FILE, line, 1, len(text)))
        passages.append(original)
        passages.append(Passage(text, example.language, Kind.PARAGRAPH, f"line {line}", (stretch,), source=original))
    return Reading(tuple(passages), desk), expected

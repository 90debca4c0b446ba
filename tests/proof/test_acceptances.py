"""Findings accepted with a reason, and acceptances that accept nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import polib
import pytest
from documents import FILES, file_named, read, write

from galley.language.translations import blank
from galley.passages.passage import Passage, plain
from galley.problem import Place, Severity
from galley.proof.acceptances import Accepted, in_catalogue, in_publication, judged
from galley.proof.finding import Finding, Span
from galley.proof.rulebook import tables

replacement = next(rule for rule in tables.rules() if rule.code == "characters.replacement")
PLACE = Place("content/x.yaml", 3, 9)


def found(text: str = "会费�用途") -> tuple[Passage, list[Finding]]:
    passage = plain(text)
    at = text.index("�")
    return passage, [Finding(Span(passage, at, at + 1), "lost", "find it")]


def accepted(**changes: object) -> Accepted:
    fields = {"code": replacement.code, "text": "�", "address": "", "language": None, "place": PLACE}
    return Accepted(**{**fields, **changes})  # type: ignore[arg-type]


def test_a_finding_with_the_accepted_code_and_text_is_left_out():
    _, findings = found()
    assert judged(((replacement, each) for each in findings), [accepted()]) == ([], [])


def test_another_code_text_address_or_language_accepts_nothing_and_is_told():
    _, findings = found()
    for changes in ({"code": "wording.double"}, {"text": "用"}, {"address": "front"}, {"language": "ja"}):
        left, idle = judged(((replacement, each) for each in findings), [accepted(**changes)])
        assert [finding for _, finding in left] == findings
        assert [(each.code, each.place, each.severity) for each in idle] == [("accept.idle", PLACE, Severity.WARNING)]


def test_an_acceptance_of_a_rule_that_there_is_not_is_told_as_that_with_the_nearest():
    (idle,) = judged((), [accepted(code="characters.replacment")])[1]
    assert (idle.code, idle.message) == ("accept.idle", "there is no rule characters.replacment")
    assert "characters.replacement" in idle.mend


def test_nothing_is_said_of_what_may_serve_a_language_that_is_not_read():
    for language, told in (("ru", 1), ("mn", 0), (None, 0)):
        assert len(judged((), [accepted(language=language)], ("ru", "en"))[1]) == told
    assert len(judged((), [accepted(language="mn")])[1]) == 1


def test_a_contradiction_is_accepted_with_its_values_and_told_again_when_they_change():
    passage, (plain_finding,) = found()
    contradiction = replace(plain_finding, values=("46", "45"))
    assert judged([(replacement, contradiction)], [accepted(values=("46", "45"))]) == ([], [])
    for stated in ((), ("46",), ("45", "46")):
        left, (stale,) = judged([(replacement, contradiction)], [accepted(values=stated)])
        assert [finding for _, finding in left] == [contradiction]
        assert "46, 45" in stale.message and "values: [46, 45]" in stale.mend
    other = replace(contradiction, span=Span(passage, 0, 1))
    assert judged([(replacement, other)], [accepted(values=("46", "45"))])[0] == [(replacement, other)]


def test_an_address_covers_what_is_below_it_and_nothing_beside_it():
    _, findings = found()
    for address, covers in (("line 1", True), ("line", False), ("line 1/p1", False)):
        assert accepted(address=address).covers(replacement.code, findings[0]) is covers


def test_an_acceptance_for_several_addresses_is_told_once():
    _, findings = found()
    both = [accepted(address="line 1"), accepted(address="line 2")]
    assert judged(((replacement, each) for each in findings), both)[1] == []
    assert len(judged((), both)[1]) == 1


def test_a_section_accepts_at_its_items(tmp_path: Path):
    files = dict(FILES)
    name = file_named("front")
    files[name] += (
        "accept:\n  - rule: punctuation.brackets\n    text: （\n    reason: The bracket is closed in the picture.\n"
    )
    publication, problems = read(write(tmp_path, files))
    assert publication is not None and problems == []
    (given,) = in_publication(publication)
    assert (given.code, given.text, given.address, given.language) == ("punctuation.brackets", "（", "front", None)
    line = files[name].split("\n")[(given.place.line or 0) - 1]
    assert given.place.file == name and line.strip() == "text: （"


def test_an_acceptance_without_a_reason_or_with_a_code_that_is_none_is_a_fault(tmp_path: Path):
    files = dict(FILES)
    files[file_named("front")] += "accept:\n  - rule: brackets\n    text: （\n"
    assert {problem.code for problem in read(write(tmp_path, files))[1]} == {"reader.pattern", "reader.missing"}


def test_a_translators_comment_accepts_for_each_address_of_its_text():
    entries = blank("ru", "almanac-2031")
    comment = "reviewed: A B 2031-01-01 000000000000\naccept: spelling.unknown Хоккай -- so spelt by the club"
    places = [("content/a.yaml#front/title", ""), ("content/b.yaml#events/x/title", "")]
    entries.append(polib.POEntry(msgid="一", msgstr="Хоккай", tcomment=comment, occurrences=places))
    given = list(in_catalogue(entries, "ru", "x.po"))
    assert [each.address for each in given] == ["front/title", "events/x/title"]
    assert {(each.code, each.text, each.language) for each in given} == {("spelling.unknown", "Хоккай", "ru")}


@pytest.mark.parametrize(
    ("code", "address", "language", "text", "values", "covers", "stale"),
    [
        ("a.b", "", None, "one", ("1",), True, False),
        ("a.b", "part", "en", "one", ("1",), True, False),
        ("a.b", "part/item", "en", "one", ("1",), True, False),
        ("a.b", "par", None, "one", ("1",), False, False),
        ("a.b", "part/item/p1", None, "one", ("1",), False, False),
        ("a.b", "", "ru", "one", ("1",), False, False),
        ("a.c", "", None, "one", ("1",), False, False),
        ("a.b", "", None, "two", ("1",), False, False),
        ("a.b", "", None, "one", ("2",), False, True),
        ("a.b", "", None, "one", (), False, True),
        ("a.c", "", None, "one", ("2",), False, False),
    ],
)
def test_what_is_accepted_is_of_a_rule_a_place_a_language_and_values(
    code: str, address: str, language: str | None, text: str, values: tuple[str, ...], covers: bool, stale: bool
) -> None:
    passage = replace(plain("one two", "en"), address="part/item")
    finding = Finding(Span(passage, 0, 3), "wrong", "mend it", values=("1",))
    taken = Accepted(code, text, address, language, PLACE, values)
    assert (taken.covers("a.b", finding), taken.is_stale("a.b", finding)) == (covers, stale)
    assert not taken.is_stale("a.b", replace(finding, values=()))

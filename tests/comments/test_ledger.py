"""The file of comments: what is added, and that nothing else changes."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from galley import source
from galley.comments import ledger
from galley.comments.threads import Answer, Remark
from galley.comments.tying import Tie
from galley.files import Files
from galley.model.comments import Comment, Comments
from galley.problem import has_errors
from galley.reader import read_item

SCHEMA = "../../schema/comments.schema.json"
HAND = """# yaml-language-server: $schema=../../schema/comments.schema.json
# Our own remark.
comments:
  - id: aaa
    what: note   # a remark
    state: question
    at: s/body/p1
    page: 3
    text: |
      two

      lines
    replies:
      - who: B
        text: yes

  # The next one is important.
  -   what: deletion
      id: bbb
      at: s/body/p2
      quote: "x: y"
      page: 4
"""


def read(text: str, tmp_path: Path) -> tuple[Comment, ...]:
    (tmp_path / "comments.yaml").write_text(text, encoding="utf-8")
    problems: list = []
    found = read_item(Files(tmp_path), "comments.yaml", Comments, problems)
    assert found is not None and problems == [], (problems, text)
    return found.comments


def remark(**more) -> Remark:
    usual = {
        "id": "abc",
        "page": 9,
        "what": "replacement",
        "who": "Ж: 山田",
        "when": "2031-05-01 09:30",
        "text": "",
        "proposal": "no",
    }
    return Remark(**{**usual, "quads": (), "box": (0, 0, 0, 0), "spot": (0, 0), **more})


def test_a_new_file_tells_its_schema_and_is_read_as_it_was_meant(tmp_path):
    answers = (Answer("", "", "- one\n  two"), Answer("C", "2031-05-02", "yes"))
    tie = Tie(5, "s/body/p1", " a #b", "before ", "after", ("s/body/p2",))
    text = ledger.added("", [ledger.entry(remark(text="one\n\ntwo", answers=answers), tie, "file (1).pdf")], SCHEMA)
    assert text.startswith(f"# yaml-language-server: $schema={SCHEMA}\ncomments:\n  - id: abc\n    state: open\n")
    (found,) = read(text, tmp_path)
    assert (found.id, found.state, found.what, found.who, found.when) == (
        "abc",
        "open",
        "replacement",
        "Ж: 山田",
        "2031-05-01 09:30",
    )
    assert (found.at, found.also, found.quote, found.before, found.after) == (
        "s/body/p1",
        ("s/body/p2",),
        " a #b",
        "before ",
        "after",
    )
    assert (found.proposal, found.text, found.page, found.file) == ("no", "one\n\ntwo\n", 5, "file (1).pdf")
    assert [(each.who, each.when, each.text) for each in found.replies] == [
        (None, None, "- one\n  two\n"),
        ("C", "2031-05-02", "yes"),
    ]


def test_entries_are_added_behind_those_there_are_and_leave_them_alone(tmp_path):
    text = ledger.added(HAND, [ledger.entry(remark(), Tie(5, "s/body/p1"), "f.pdf")], SCHEMA)
    assert text.startswith(HAND)
    assert [each.id for each in read(text, tmp_path)] == ["aaa", "bbb", "abc"]
    assert ledger.added(HAND, [], SCHEMA) == HAND
    assert [
        each.id
        for each in read(ledger.added("comments: []\n", [ledger.entry(remark(), Tie(5), "f")], SCHEMA), tmp_path)
    ] == ["abc"]


def test_replies_are_added_where_an_entry_has_some_and_where_it_has_none(tmp_path):
    first, second = read(HAND, tmp_path)
    more = (Answer("B", "", "yes"), Answer("C", "", "no"))
    wanted = {first.line.line: ledger.unknown(first, more), 18: ledger.unknown(second, more)}
    assert [len(each) for each in wanted.values()] == [1, 2]
    text = ledger.answered(HAND, wanted)
    again = read(text, tmp_path)
    assert [[each.text for each in comment.replies] for comment in again] == [["yes", "no"], ["yes", "no"]]
    assert [line for line in HAND.split("\n") if line not in text.split("\n")] == []


def test_single_fields_are_set_and_taken_away(tmp_path):
    text = ledger.told(
        HAND, {4: {"state": "done", "reason": "it is: so", "text": ""}, 18: {"state": "refused", "id": "ccc"}}
    )
    first, second = read(text, tmp_path)
    assert (first.state, first.reason, first.text, first.what, len(first.replies)) == (
        "done",
        "it is: so",
        None,
        "note",
        1,
    )
    assert (second.state, second.id, second.what, second.quote) == ("refused", "ccc", "deletion", "x: y")
    assert "what: note   # a remark" in text and "# The next one is important." in text
    assert ledger.told(HAND, {4: {"reason": ""}}) == HAND


@given(
    st.lists(
        st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Co", "Cn"]) | st.just("\n"), max_size=30),
        min_size=2,
        max_size=2,
    )
)
def test_whatever_is_said_can_be_read_again(texts):
    said, quoted = (text.strip() for text in texts)
    text = ledger.added("", [ledger.entry(remark(text=said, proposal=quoted), Tie(1, "s", quoted), "f")], SCHEMA)
    data, problems = source.load(text, "f.yaml")
    assert not has_errors(problems), text
    assert data["comments"][0].get("text", "").rstrip("\n") == said.rstrip("\n")
    assert data["comments"][0].get("quote", "").rstrip("\n") == quoted.rstrip("\n")

"""Lines of the file of comments, each as it is to be: what is quoted, where a field stands, and where an entry ends."""

from __future__ import annotations

import pytest

from galley.comments import ledger
from galley.comments.threads import Answer
from galley.model.comments import Comment, Reply


@pytest.mark.parametrize(
    ("value", "lines"),
    [
        ("plain words", ["x: plain words"]),
        ("a/b.c-d", ["x: a/b.c-d"]),
        ("a", ["x: a"]),
        ("a:", ['x: "a:"']),
        (" a", ['x: " a"']),
        ("a ", ['x: "a "']),
        ("a-", ["x: a-"]),
        ("- a", ['x: "- a"']),
        ("“a”", ['x: "“a”"']),
        ("", ['x: ""']),
        ("one\ntwo", ["x: |", "  one", "  two"]),
        ("one\n\ntwo", ["x: |", "  one", "", "  two"]),
        (" one\ntwo", ['x: " one\\ntwo"']),
        ("one\n two", ["x: |", "  one", "   two"]),
        ("one \ntwo", ['x: "one \\ntwo"']),
        ("one\ntwo ", ['x: "one\\ntwo "']),
        (["a", "b: c"], ['x: [a, "b: c"]']),
    ],
)
def test_a_field_loses_nothing(value: str | list[str], lines: list[str]) -> None:
    assert ledger._field("x", value) == lines


HEAD = "# yaml-language-server: $schema=s"
NEW = [["  - id: b", "    what: note"]]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [HEAD, "comments:", "  - id: b", "    what: note"]),
        ("comments: []\n", ["comments:", "  - id: b", "    what: note"]),
        ("# ours\n", ["# ours", "comments:", "  - id: b", "    what: note"]),
        ("comments:\n  - id: a\n", ["comments:", "  - id: a", "  - id: b", "    what: note"]),
        ("comments:\n- id: a\n", ["comments:", "- id: a", "  - id: b", "    what: note"]),
        ("comments:\n  - id: a\n\n\n", ["comments:", "  - id: a", "  - id: b", "    what: note", "", ""]),
        ("comments:\n  - id: a\n# more\n", ["comments:", "  - id: a", "# more", "  - id: b", "    what: note"]),
        ("comments:\n  - id: a\n\nnext: 1\n", ["comments:", "  - id: a", "  - id: b", "    what: note", "", "next: 1"]),
        ("comments:\n\n  - id: a\n", ["comments:", "", "  - id: a", "  - id: b", "    what: note"]),
    ],
)
def test_entries_stand_behind_those_there_are(text: str, lines: list[str]) -> None:
    assert ledger.added(text, NEW, "s") == "\n".join(lines) + "\n"
    assert ledger.added(text, [], "s") == text


FILE = """comments:
  - id: a
    what: note
    text: |
      one

      two
    replies:
      - who: B
        text: yes

  # the next
  -   id: b
      what: note
  - replies:
      - text: no
    id: c

"""


@pytest.mark.parametrize(
    ("line", "fields", "old", "new"),
    [
        (2, {"state": "done"}, "      two\n", "      two\n    state: done\n"),
        (2, {"id": "z"}, "  - id: a\n", "  - id: z\n"),
        (2, {"what": "stamp"}, "  - id: a\n    what: note\n", "  - id: a\n    what: stamp\n"),
        (2, {"what": ""}, "  - id: a\n    what: note\n", "  - id: a\n"),
        (2, {"text": "x"}, "    text: |\n      one\n\n      two\n", "    text: x\n"),
        (2, {"text": ""}, "    text: |\n      one\n\n      two\n", ""),
        (2, {"replies": ""}, "    replies:\n      - who: B\n        text: yes\n\n  # the next\n", "\n  # the next\n"),
        (2, {"page": ""}, "", ""),
        (13, {"state": "done"}, "      what: note\n  - r", "      what: note\n      state: done\n  - r"),
        (13, {"id": "z"}, "  -   id: b\n", "  -   id: z\n"),
        (15, {"state": "done"}, "    id: c\n", "    id: c\n    state: done\n"),
        (15, {"id": "z"}, "    id: c\n", "    id: z\n"),
    ],
)
def test_a_field_is_set_in_its_entry_alone(line: int, fields: dict[str, str], old: str, new: str) -> None:
    assert ledger.told(FILE, {line: fields}) == (FILE.replace(old, new, 1) if old else FILE)


def test_several_entries_are_changed_at_once() -> None:
    both = ledger.told(FILE, {2: {"state": "done"}, 13: {"state": "open", "what": ""}})
    one = ledger.told(ledger.told(FILE, {13: {"state": "open", "what": ""}}), {2: {"state": "done"}})
    assert both == one


MORE = [Answer("C", "2031-05-02", "no: not so")]
TOLD = '      - who: C\n        when: 2031-05-02\n        text: "no: not so"\n'


@pytest.mark.parametrize(
    ("line", "old", "new"),
    [
        (2, "        text: yes\n", f"        text: yes\n{TOLD}"),
        (15, "      - text: no\n", f"      - text: no\n{TOLD}"),
        (
            13,
            "      what: note\n  - r",
            "      what: note\n      replies:\n  " + TOLD.replace("\n", "\n  ").rstrip() + "\n  - r",
        ),
    ],
)
def test_replies_stand_behind_those_of_their_entry(line: int, old: str, new: str) -> None:
    assert ledger.answered(FILE, {line: MORE}) == FILE.replace(old, new, 1)


@pytest.mark.parametrize(("line", "end"), [(2, 10), (13, 14), (15, 17)])
def test_where_an_entry_ends(line: int, end: int) -> None:
    assert ledger._end(FILE.split("\n"), line - 1) == end


@pytest.mark.parametrize(
    ("answer", "is_known"),
    [
        (Answer("B", "2031-05-02", "yes"), True),
        (Answer("B", "2031-05-02", "no"), False),
        (Answer("C", "2031-05-02", "yes"), False),
        (Answer("B", "2031-05-03", "yes"), False),
        (Answer("", "", "alone"), True),
    ],
)
def test_an_answer_is_known_by_who_gave_it_when_and_its_words(answer: Answer, is_known: bool) -> None:
    replies = (Reply(who="B", when="2031-05-02", text="yes\n"), Reply(text="alone"))
    comment = Comment.model_construct(id="a", what="note", page=1, replies=replies)
    assert ledger.unknown(comment, [answer]) == ([] if is_known else [answer])


def test_a_comment_as_data_says_all_that_it_has() -> None:
    fields = {name: name for name in ("id", "state", "what", "who", "when", "at", "file")}
    texts = {name: f"the {name}" for name in ("quote", "before", "after", "proposal", "text", "reason")}
    comment = Comment.model_construct(**fields, **texts, page=3, also=("s/p2",))
    assert ledger.as_json(comment) == {**fields, **texts, "page": 3, "also": ["s/p2"]}


def test_a_comment_as_data_leaves_out_what_it_does_not_say() -> None:
    comment = Comment.model_construct(id="a", what="note", page=3, quote="x", replies=(Reply(who="B", text="yes\n"),))
    assert ledger.as_json(comment, fate="kept", address=None) == {
        "id": "a",
        "state": "open",
        "what": "note",
        "page": 3,
        "quote": "x",
        "fate": "kept",
        "replies": [{"who": "B", "when": None, "text": "yes"}],
    }

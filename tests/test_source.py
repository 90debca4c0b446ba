"""Source files: text stays as written, every value knows its place, every fault is a problem."""

from __future__ import annotations

import copy
import pickle
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from searching import examples

from galley.files import with_line_feeds
from galley.problem import Place, Problem, Severity
from galley.source import Run, SourceList, SourceMap, SourceText, load, tree
from galley.source.manuscript import MAX_PROBLEMS, UNUSABLE
from galley.source.tree import MAX_DEPTH

FILE = "content/report/calendar.yaml"


def read(text: str) -> Any:
    """The value of a text without faults."""
    value, problems = load(text, FILE)
    assert problems == []
    return value


def faults(text: str) -> list[tuple[str, int | None, int | None]]:
    """Rule, line and column of each problem."""
    return [(p.code.removeprefix("source."), p.place.line, p.place.column) for p in load(text, FILE)[1] if p.place]


def spot(place: Place) -> tuple[int | None, int | None, int | None]:
    return place.line, place.column, place.length


# Values


@pytest.mark.parametrize(
    "written",
    ["no", "yes", "on", "OFF", "true", "null", "~", "0123", "010", "1:30", "1e3", "1.0", "2014-10-22", "=", ".inf"],
)
def test_scalars_are_text_as_written(written: str) -> None:
    value = read(f"{written}: {written}\nlist:\n  - {written}\n")
    assert value == {written: written, "list": [written]}
    assert type(value[written]) is SourceText
    assert [type(key) for key in value] == [str, str]


def test_maps_and_lists_in_both_forms() -> None:
    value = read('---\nevents:\n  - id: a\n    tags: [x, "y z", {k: v}]\nnone: []\n')
    assert value == {"events": [{"id": "a", "tags": ["x", "y z", {"k": "v"}]}], "none": []}
    assert type(value) is SourceMap
    assert type(value["events"]) is SourceList


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("“引用”的话", "“引用”的话"),
        ("会议：第一次", "会议：第一次"),
        ("https://example.org/x#y", "https://example.org/x#y"),
        ("x # a comment", "x"),
        ("C#", "C#"),
        ("''", ""),
        ("'# 1'", "# 1"),
        ("10:30–11:00", "10:30–11:00"),
        ("x\ty", "x\ty"),
    ],
)
def test_text_that_only_looks_odd_is_no_fault(written: str, value: str) -> None:
    assert read(f"a: {written}\nb:\n  - 注：{written}\n")["a"] == value


def test_windows_newlines_and_a_leading_byte_order_mark() -> None:
    value = read("\ufeffa: b\r\nc: |\r\n  d\r\n  e\r\n")
    assert value == {"a": "b", "c": "d\ne\n"}
    assert spot(value["a"].place) == (1, 4, 1)
    assert spot(value["c"].at(2)) == (4, 3, 1)


def test_values_are_copied_and_pickled_with_their_places() -> None:
    value = read("a: |\n  b\n  c\nd: [e]\n")
    for twin in (pickle.loads(pickle.dumps(value)), copy.deepcopy(value)):
        assert twin == value
        assert twin["a"].at(2) == value["a"].at(2)
        assert twin.keys_at == value.keys_at
        assert twin["d"].place == value["d"].place


def test_the_top_may_be_a_list_or_a_text() -> None:
    assert read("- a\n- b\n") == ["a", "b"]
    assert read("text\n") == "text"


# Places


def test_places_of_keys_and_values() -> None:
    value = read("年: 2014\nlist:\n  - id: x\n    name: '名'\n  - y\nmap: {k: v}\n")
    assert spot(value.place) == (1, 1, 1)
    assert spot(value.keys_at["list"]) == (2, 1, 4)
    assert spot(value.place_of("年")) == (1, 4, 4)
    assert spot(value.place_of("list")) == (2, 1, 4)
    assert spot(value.place_of("map")) == (6, 1, 3)
    assert value.place_of("absent") == value.place
    items = value["list"]
    assert spot(items.place) == (3, 3, 1)
    assert spot(items.place_of(0)) == (3, 5, 1)
    assert spot(items.place_of(1)) == (5, 5, 1)
    assert items.place_of(2) == items.place
    assert spot(items[0]["name"].place) == (4, 12, 1)
    assert spot(value["map"].place) == (6, 6, 1)


def test_places_inside_quoted_text() -> None:
    value = read('a: \'it\'\'s it\'\nb: "\\u4f1a\\"x\\U0001F600y"\nc: ""\n')
    assert spot(value["a"].place) == (1, 5, 8)
    assert spot(value["a"].at(2)) == (1, 7, 2)
    assert spot(value["a"].at(3, 2)) == (1, 9, 2)
    assert value["b"] == '会"x😀y'
    assert [spot(value["b"].at(offset))[1:] for offset in range(5)] == [(5, 6), (11, 2), (13, 1), (14, 10), (24, 1)]
    assert spot(value["c"].place) == (3, 5, 1)


def test_places_inside_literal_text() -> None:
    value = read("  a: |2-\n\n     会x\n    y\n")["a"]
    assert value == "\n 会x\ny"
    assert spot(value.place) == (3, 5, 3)
    assert [spot(value.at(offset))[:2] for offset in range(len(value))] == [
        (2, 1),
        (3, 5),
        (3, 6),
        (3, 7),
        (3, 8),
        (4, 5),
    ]


def test_a_stretch_ends_with_its_line_and_an_offset_with_the_text() -> None:
    value = read("a: |\n  bcd\n  ef\n")["a"]
    assert spot(value.at(1, 5)) == (2, 4, 2)
    assert spot(value.at(0, 100)) == (2, 3, 3)
    assert spot(value.at(4, 100)) == (3, 3, 2)
    assert spot(value.at(100)) == (3, 5, 1)
    assert spot(value.at(-1)) == (2, 3, 1)


def test_a_text_made_elsewhere_has_its_given_place() -> None:
    place = Place(FILE, 3, 4, 5)
    assert SourceText("x", place).at(7) == place


# Faults

QUOTE = "put the whole value in quotes"
FAULTS = [
    # indentation and characters
    ("tab", "a:\n\tb: c\n", 2, 1, 1, "a tab stands in the indentation", "ordinary spaces"),
    ("tab", "a:\n  b: c\n  \t\n", 3, 3, 1, "a tab stands in the indentation", "ordinary spaces"),
    ("tab", "a: |\n\tb\n", 2, 1, 1, "a tab stands in the indentation", "ordinary spaces"),
    ("tab", "-\ta: b\n", 1, 2, 1, "a tab stands where YAML wants spaces", "put spaces"),
    ("indent-space", "a:\n\u3000\u3000b: c\n", 2, 1, 2, "U+3000 (ideographic space)", "ordinary spaces"),
    ("indent-space", "a:\n \u00a0b: c\n", 2, 2, 1, "U+00A0 (no-break space)", "ordinary spaces"),
    ("indentation", "a:\n  b: 1\n c: 2\n", 3, 2, 4, "begins in column 2, which fits none", "align it"),
    ("indentation", "  a: 1\nb: 2\n", 2, 1, 4, "begins in column 1, which fits none", "align it"),
    ("indentation", "a: x\n  b: y\n", 2, 3, 4, "begins in column 3, which fits none", "align it"),
    ("indentation", "a: |\n    x\n  y\n", 3, 3, 1, "begins in column 3, which fits none", "align it"),
    ("indentation", "- a\n  - b\n", 2, 3, 3, "begins in column 3, which fits none", "align it"),
    ("indentation", "- 'a'\n  - b\n", 2, 3, 3, "begins in column 3, which fits none", "align it"),
    ("mixed", "a: 1\n- b\n", 2, 1, 1, "a list item stands among keys", "indent the list"),
    ("mixed", "- a\nb: 1\n", 2, 1, 1, "a key stands among list items", "begin the line with `- `"),
    ("character", "a: b\0\0c\n", 1, 5, 2, "U+0000 (NUL)", "delete it"),
    ("character", "a: b\x07\n", 1, 5, 1, "U+0007 (a control character)", "delete it"),
    ("character", "a: b\ud800\n", 1, 5, 1, "U+D800 (half of a surrogate pair)", "type the text anew"),
    ("character", "a: b\uffff\n", 1, 5, 1, "U+FFFF (not a character)", "delete it"),
    ("character", "a: b\ufeff\n", 1, 5, 1, "U+FEFF (byte order mark)", "delete it"),
    ("character", "a: b\u2028c\n", 1, 5, 1, "U+2028 (line separator)", "an ordinary line end"),
    ("character", "a: b\u2029c\n", 1, 5, 1, "U+2029 (paragraph separator)", "an ordinary line end"),
    ("character", "a: b\x85c\n", 1, 5, 1, "U+0085 (next line", "an ordinary line end"),
    ("character", "a: b\rc\n", 1, 5, 1, "U+000D (carriage return", "an ordinary line end"),
    ("character", 'a: "b\\x00"\n', 1, 6, 4, "U+0000 (NUL)", "delete its escape"),
    # keys
    ("duplicate-key", "a: 1\nb: 2\na: 3\n", 3, 1, 1, "the key `a` stands in line 1 already", "delete one"),
    ("key", "? [a]\n: b\n", 1, 3, 1, "a key must be a word", "write a word"),
    ("key", "a: {{x}}\n", 1, 5, 1, "a key must be a word", "quote text that begins with brackets"),
    ("key", "? |\n  a\n: b\n", 2, 3, 1, "a key must be a word", "write a word"),
    ("key", ": b\n", 1, 1, 1, "a key is missing here", "write a key"),
    ("merge", "a:\n  <<: {b: c}\n", 2, 3, 2, "`<<` (merging of maps)", "in full"),
    ("no-key", "a: 1\nfoo bar\nb: 2\n", 2, 1, 7, "`foo bar` is neither `key: value` nor a list item", "`key: |`"),
    ("no-key", "foo\nb: 2\n", 1, 1, 3, "`foo` is neither", "write a key"),
    ("colon", "a: 1\n标题：x\nb: 2\n", 2, 3, 1, "the colon after `标题` is full-width", "an ASCII colon and a space"),
    ("colon", "标题：x\n", 1, 3, 1, "the colon after `标题` is full-width", "`标题: `"),
    ("colon", "a：x\nb: 2\n", 1, 2, 1, "the colon after `a` is full-width", "`a: `"),
    ("colon", "a: 1\nid:x\n", 2, 3, 1, "the colon after `id` has no space behind it", "`id: `"),
    ("colon", "- id:x\n  name: y\n", 1, 5, 1, "the colon after `id` has no space behind it", "`id: `"),
    ("colon", "- id:\u3000x\n- y\n", 1, 5, 1, "the colon after `id` has no space behind it", "`id: `"),
    ("colon", "'a':b\n", 1, 4, 1, "the colon after `'a'` has no space behind it", "and a space"),
    ("second-colon", "a: 会议: 第一次\n", 1, 6, 1, "a second colon with a space", "in quotes, or use the full-width"),
    # values
    ("empty-value", "a: 1\n标题:\n", 2, 1, 2, "`标题` has no value", "write the value after the colon"),
    ("empty-value", "a: |\nb: 1\n", 1, 1, 1, "`a` has no value", "write the value after the colon"),
    ("empty-value", "a: #1 号\n", 1, 1, 1, "`a` has no value", "in quotes if it begins with #"),
    (
        "empty-value",
        "a: {beijing}\n",
        1,
        5,
        7,
        "`beijing` has no value",
        "quote the whole value if `{beijing}` is text",
    ),
    ("empty-item", "- a\n-\n- b\n", 2, 1, 1, "this list item is empty", "after the dash"),
    ("folded", "a: >\n  b\n  c\n", 1, 4, 1, "folded text (`>`)", "write `|` in place of `>`"),
    ("several-lines", "a: 会\n  议\n", 1, 4, 1, "runs over lines 1 to 2; YAML would put a space", "write `|`"),
    ("several-lines", "a: '会\n\n  议'\n", 1, 4, 2, "runs over lines 1 to 3", "write it on one line"),
    ("anchor", "a: &x b\n", 1, 4, 1, "begins with & for an anchor", QUOTE),
    ("anchor", "a: &x\n  b: c\n", 1, 4, 1, "begins with & for an anchor", QUOTE),
    ("anchor", "a: &x\n", 1, 4, 1, "begins with & for an anchor", QUOTE),
    ("anchor", "a: & b\n", 1, 4, 1, "begins with & for an anchor", QUOTE),
    ("anchor", "a: &x # b\n  - c\n", 1, 4, 1, "begins with & for an anchor", QUOTE),
    ("alias", "a: *x\n", 1, 4, 1, "begins with * for an alias", QUOTE),
    ("alias", "a: *重要*\n", 1, 4, 1, "begins with * for an alias", QUOTE),
    ("tag", "a: !!int 3\n", 1, 4, 1, "begins with ! for a type tag", "delete the tag"),
    ("tag", "a: !x [b]\n", 1, 4, 1, "begins with ! for a type tag", "delete the tag"),
    ("tag", "a: !x!y b\n", 1, 4, 1, "begins with ! for a type tag", QUOTE),
    ("tag", "a: !重要\n", 1, 4, 1, "begins with ! for a type tag", QUOTE),
    ("reserved", "a: @b\n", 1, 4, 1, "unquoted text cannot begin with @", QUOTE),
    ("reserved", "a: ]b\n", 1, 4, 1, "unquoted text cannot begin with ]", QUOTE),
    ("reserved", "a: ? b\n", 1, 4, 1, "unquoted text cannot begin with ?", QUOTE),
    ("list-start", "a: - b\n", 1, 4, 1, "a list cannot begin on the line of its key", "below the key"),
    ("block-header", "a: |b\n", 1, 5, 1, "after `|` nothing but", "begin the text on the next line"),
    ("escape", 'a: "b\\d"\n', 1, 6, 2, "the backslash begins no escape", "single quotes"),
    ("escape", 'a: "\\ud800"\n', 1, 5, 2, "the backslash begins no escape", "single quotes"),
    ("quote", 'a: "b\nc: d\n', 1, 4, 1, 'the quote " that opens here is not closed', 'put " at the end'),
    ("quote", "a: 'b\nc: 'd'\n", 1, 4, 1, "the quote ' that opens here is not closed", "put ' at the end"),
    ("after-quote", 'a: "b" c\n', 1, 8, 1, 'text follows the closing "', "one pair of quotes"),
    ("after-quote", "a: 'it's'\n", 1, 8, 1, "text follows the closing '", "written twice"),
    ("after-bracket", "a: {beijing} 举办\n", 1, 14, 1, "text follows the closing }", QUOTE),
    ("brackets", "a: [b, c\nd: e\n", 1, 4, 1, "the bracket [ that opens here is not closed", "put ] at the end"),
    ("brackets", "a: {b: c\n", 1, 4, 1, "the bracket { that opens here is not closed", "put } at the end"),
    ("brackets", "a: ['b' 'c']\n", 1, 9, 1, "inside […] a comma or ] must come before this", "put a comma"),
    ("brackets", "a: [\n  'b'\n  'c'\n]\n", 3, 3, 1, "a comma or ] must come before this", "put a comma"),
    ("brackets", "a: [b, , c]\n", 1, 8, 1, "a comma or ] must come before this", "put a comma"),
    # the file
    ("empty", "", 1, 1, None, "the file holds nothing", "write its keys"),
    ("empty", "# only a comment\n---\n", 1, 1, None, "the file holds nothing", "write its keys"),
    ("documents", "a: b\n---\nc: d\n", 2, 1, 3, "`---` begins a second document", "a file of its own"),
    ("documents", "a: b\n...\nc: d\n", 2, 1, 3, "`...` ends the document", "delete it"),
    ("documents", "...\na: b\n", 1, 1, 3, "`...` ends the document", "delete it"),
    ("directive", "%YAML 1.1\n---\na: b\n", 1, 1, 1, "a line that begins with %", "delete the line"),
    ("directive", "%x\n", 1, 1, 1, "a line that begins with %", "delete the line"),
    ("syntax", "--- a: b\n", 1, 6, 1, "cannot be read as YAML", "check quotes"),
]


@pytest.mark.parametrize(("rule", "text", "line", "column", "length", "message", "mend"), FAULTS)
def test_each_fault_is_one_problem_in_its_place(
    rule: str, text: str, line: int, column: int, length: int | None, message: str, mend: str
) -> None:
    _, problems = load(text, FILE)
    assert [problem.code for problem in problems] == [f"source.{rule}"]
    problem = problems[0]
    assert message in problem.message
    assert mend in problem.mend
    assert problem.place == Place(FILE, line, column, length)


def test_a_duplicate_key_points_at_the_first() -> None:
    value, (problem,) = load("a: 1\nb: 2\na: 3\n", FILE)
    assert problem.related == (Place(FILE, 1, 1, 1),)
    assert value == {"a": "1", "b": "2"}


def test_keys_may_repeat_in_different_maps() -> None:
    assert read("- id: a\n- id: b\n") == [{"id": "a"}, {"id": "b"}]


def test_wrong_indentation_points_at_the_line_above() -> None:
    (problem,) = load("a:\n  b: 1\n c: 2\n", FILE)[1]
    assert problem.related == (Place(FILE, 2, 3, 4),)


@pytest.mark.parametrize("text", ["a: 会议 #1 号\n", "a: x #todo\n"])
def test_text_cut_short_by_a_comment_is_a_warning(text: str) -> None:
    (problem,) = load(text, FILE)[1]
    assert (problem.code, problem.severity) == ("source.comment", Severity.WARNING)
    assert problem.place is not None
    assert problem.place.column == text.index("#") + 1
    assert "is a comment to YAML and will not be printed" in problem.message
    assert "put the whole value in quotes" in problem.mend


@pytest.mark.parametrize("text", ["- id:x\n", "a:\n  id:x\n", "- id：x\n"])
def test_a_lone_key_without_a_space_is_a_warning(text: str) -> None:
    (problem,) = load(text, FILE)[1]
    assert (problem.code, problem.severity) == ("source.colon", Severity.WARNING)


SCHEMES = ("http", "https", "ftp", "mailto", "tel", "urn", "doi", "isbn", "geo")


@pytest.mark.parametrize("text", [*(f"- {scheme}:x\n" for scheme in SCHEMES), "- 10:30\n", "a: id:x\n"])
def test_addresses_and_times_are_no_keys(text: str) -> None:
    read(text)


def test_every_line_without_a_proper_colon_is_told() -> None:
    assert faults("a:\n  b:x\n  c：y\n") == [("colon", 2, 4), ("colon", 3, 4)]


def test_faults_are_told_all_at_once() -> None:
    text = "a:\nb: >\n  x\nb: &y z\nc: 会: 议\nd: [1\ne: 'f\n\tg: h\ni:\n"
    assert faults(text) == [
        ("empty-value", 1, 1),
        ("folded", 2, 4),
        ("duplicate-key", 4, 1),
        ("anchor", 4, 4),
        ("second-colon", 5, 5),
        ("brackets", 6, 4),
        ("quote", 7, 4),
        ("tab", 8, 1),
        ("empty-value", 9, 1),
    ]


def test_every_tab_is_told() -> None:
    assert faults("a:\n\tb: 1\n\tc: 2\nd:\n\te: 3\n") == [("tab", 2, 1), ("tab", 3, 1), ("tab", 5, 1)]


def test_tabs_and_wide_spaces_inside_literal_text_are_text() -> None:
    text = "- a: |\n    \u3000b\n    \tc\n  d: |2\n    e\n  f: |-  # note\n\n    \tg\n- |\n  \u3000h\n"
    assert faults(text) == [("tab", 8, 5)]
    assert read(text.replace("    \tg", "    g"))[0]["a"] == "\u3000b\n\tc\n"


def test_a_recoverable_fault_keeps_what_could_be_read() -> None:
    value, problems = load("a: 1\nb:\nc: [x, *y]\nd: >\n  z\n<<: q\n", FILE)
    assert value == {"a": "1", "b": None, "c": ["x", None], "d": "z\n"}
    assert len(problems) == 4


def test_of_text_that_is_not_yaml_the_value_is_what_could_be_read() -> None:
    value, _ = load("a: 1\nb: [x,\nc: 3\nd: {e: 4}\n", FILE)
    assert isinstance(value, SourceMap) and value.broken
    assert value == {"a": "1", "b": None, "c": "3", "d": {"e": "4"}}
    assert value.keys_at.keys() == value.keys()
    inner, _ = load("a:\n  - b: 1\n    c: 2\n  - d: 3\n    e: x: y\n", FILE)
    assert inner == {"a": [{"b": "1", "c": "2"}, {"d": "3", "e": None}]}
    assert isinstance(inner, SourceMap)
    assert [each.broken for each in inner["a"]] == [False, True] and inner["a"].broken
    assert load("- a\n- [\n", FILE)[0] is None


# Bounds


def test_exploding_aliases_are_refused() -> None:
    lines = ["a0: &a0 lol"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]
    value, problems = load("\n".join(lines), FILE)
    assert value == {"a0": "lol"} | {f"a{n}": [None] * 10 for n in range(1, 10)}
    assert {problem.code for problem in problems} == {"source.anchor", "source.alias"}
    assert len(problems) == 100


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_deep_nesting_is_refused(opening: str) -> None:
    (problem,) = load(opening * 100_000, FILE)[1]
    assert (problem.code, problem.message) == ("source.depth", f"more than {MAX_DEPTH} levels lie inside each other")
    assert problem.place == Place(FILE, 1, len(opening) * MAX_DEPTH + 1, 1)


def test_nesting_up_to_the_bound_is_read() -> None:
    value = read("[" * MAX_DEPTH + "x" + "]" * MAX_DEPTH)
    for _ in range(MAX_DEPTH):
        (value,) = value
    assert value == "x"


def test_too_many_values_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert tree.MAX_NODES == 200_000
    monkeypatch.setattr(tree, "MAX_NODES", 1000)
    assert faults("- x\n" * 999) == []
    (problem,) = load("- x\n" * 1005, FILE)[1]
    assert (problem.code, problem.message) == ("source.size", "the file holds more than 1,000 values")
    assert problem.place == Place(FILE, 1001, 3, 1)


def test_problems_are_bounded() -> None:
    for text in ("a\0" * 1000, "- *x\n" * 1000):
        problems = load(text, FILE)[1]
        assert len(problems) == MAX_PROBLEMS + 1
        assert (problems[-1].code, problems[-1].severity) == ("source.many", Severity.NOTE)


def test_every_character_is_usable_or_told() -> None:
    characters = [chr(code) for code in range(0x20, 0x110000) if code != 0xFEFF]
    usable = "".join(character for character in characters if not UNUSABLE.match(character) and character != "'")
    assert read(f"a: '{usable}'\n")["a"] == usable


# Documents written from known values

LETTERS = "ab 会議—“”：，é😀'\"\\#:-[]{}&*!|>%@`?,~<=."
LINE = st.text(LETTERS, max_size=12)
TEXT = st.one_of(LINE, st.lists(LINE, min_size=1, max_size=4).map("\n".join), st.just("\n\n x\n\n"))
TREE = st.recursive(
    TEXT,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=4),
        st.dictionaries(st.text("abcdé会-", min_size=1, max_size=6), inner, min_size=1, max_size=4),
    ),
    max_leaves=12,
)
PLAIN = re.compile(r"[会議éa😀“—](?:[ab会議—“”，é😀'\"\\\[\]{}&*!|>%@`?~<=.-]| (?=[^ #]))*")


def styled(text: str, indent: int, draw: Any) -> str:
    """The text as YAML behind its key or dash, in one of the forms that can hold it."""
    forms = ["double"]
    if "\n" not in text:
        forms += ["single"] + ["plain"] * 3 * bool(PLAIN.fullmatch(text) and not text.endswith(" "))
    if text.strip("\n"):
        forms += ["literal"] * 3
    form = draw(st.sampled_from(forms))
    if form == "plain":
        return f" {text}"
    if form == "single":
        return " '" + text.replace("'", "''") + "'"
    if form == "double":
        return ' "' + "".join(escaped(character, draw) for character in text) + '"'
    return literal(text, indent, draw)


def escaped(character: str, draw: Any) -> str:
    named = {"\n": "\\n", '"': '\\"', "\\": "\\\\"}
    if character in named:
        return named[character]
    return str(draw(st.sampled_from([character, character, f"\\U{ord(character):08x}"])))


def literal(text: str, indent: int, draw: Any) -> str:
    depth = draw(st.integers(1, 4))
    body = text.removesuffix("\n")
    chomp = "-" if body == text else "" if body.rstrip("\n") == body else "+"
    if body == text and text.endswith("\n"):
        chomp = "+"
    stated = str(depth) if re.match(r"\n* ", text) or draw(st.booleans()) else ""
    blank = " " * draw(st.sampled_from([0, indent + depth])) if stated else ""
    lines = [" " * (indent + depth) + line if line else blank for line in body.split("\n")]
    return f" |{stated}{chomp}\n" + "\n".join(lines)


def write(tree: Any, indent: int, draw: Any) -> str:
    """The tree as block YAML, to stand behind a key or dash at column `indent`."""
    if isinstance(tree, str):
        return styled(tree, indent, draw)
    step = indent + draw(st.integers(1, 3))
    entries = tree.items() if isinstance(tree, dict) else (("-", value) for value in tree)
    colon = ":" if isinstance(tree, dict) else ""
    return "".join(f"\n{' ' * step}{key}{colon}{write(value, step, draw)}" for key, value in entries)


@st.composite
def documents(draw: Any) -> tuple[Any, str]:
    tree = draw(TREE)
    return tree, f"top:{write(tree, 0, draw)}\n"


def texts(value: Any) -> list[SourceText]:
    if isinstance(value, SourceText):
        return [value]
    inner = value.values() if isinstance(value, dict) else value or ()
    return [text for item in inner for text in texts(item)]


def written_at(lines: list[str], place: Place) -> str:
    """The character written at a place, its escape undone."""
    assert place.line
    assert place.column
    rest = f"{lines[place.line - 1]}\n"[place.column - 1 :]
    match = re.match(r"\\(?:U(.{8})|(.))", rest)
    if not match or place.length == 1:
        return rest[0]
    return chr(int(match[1], 16)) if match[1] else {"n": "\n"}.get(match[2], match[2])


@given(documents())
@examples(200)
def test_written_values_come_back_with_their_places(case: tuple[Any, str]) -> None:
    tree, text = case
    value, problems = load(text, FILE)
    assert [problem for problem in problems if problem.severity is Severity.ERROR] == []
    assert value == {"top": tree}
    lines = text.split("\n")
    for leaf in texts(value):
        assert [written_at(lines, leaf.at(offset)) for offset in range(len(leaf))] == list(leaf)


# Odd texts

SAMPLE = """\
# a calendar
kind: calendar
events:
  - id: forum-2014
    title: "第十届\\"论坛\\""
    start: 2014-10-22
    text: |
      会议在{beijing}举行。

      - 第一
    tags: [a, 'b', {c: d}]
  - id: visit
    title: 会议：访问 #1
    people:
      - 张三
      - name: "李四"
        role: |-
          主席
"""
TOKENS = [
    *"-?:,[]{}#&*!|>'\"%@` \t\n\r\0\\~<=",
    *("\n  ", "\n    ", "\n- ", ": ", " #", "- ", "? ", "---", "...", "\n---\n", "\r\n", "<<: ", "&a ", "*a", "!!int "),
    *("|\n", "|2-\n", ">+\n", '"\\x00"', '\\"', "''", "%YAML 1.1\n", "a", "会", "：", "a: b\n", "key:", "\u3000"),
    *("\u2028", "\x85", "\ufeff", "\ud800", "\uffff", "😀", "[[[[", "{{"),
]


def check_odd(text: str) -> None:
    """Any text at all gives a value and problems whose places lie in it."""
    value, problems = load(text, FILE)
    lines = with_line_feeds(text.removeprefix("\ufeff")).split("\n")
    assert value is not None or problems
    assert value is None or isinstance(value, SourceText | SourceMap | SourceList)
    places = [place for problem in problems for place in (problem.place, *problem.related)]
    places += [text.at(offset) for text in texts(value) for offset in (0, len(text))]
    for place in places:
        assert place is not None
        assert place.line is not None
        assert place.column is not None
        assert 1 <= place.line <= len(lines)
        assert 1 <= place.column <= len(lines[place.line - 1]) + 1
    for problem in problems:
        check_wording(problem)


def check_wording(problem: Problem) -> None:
    wording = f"{problem.message} {problem.mend}"
    assert wording.encode()
    assert "\n" not in wording
    assert len(wording) < 300


@given(st.text(st.characters(codec=None, exclude_categories=()), max_size=80))
@examples(500)
def test_random_text_never_raises(text: str) -> None:
    check_odd(text)


@pytest.mark.parametrize("text", ["0\n0", "-|\n-", "[a, b\nc]", "a: [b,\nc\nd]"])
def test_a_text_of_two_lines_that_is_as_long_as_what_is_written_has_its_places(text: str) -> None:
    """A line end that is read as one space: nothing else tells that it is not on one line."""
    check_odd(text)
    assert "several-lines" in {problem.code.partition(".")[2] for problem in load(text, FILE)[1]}


@given(st.lists(st.sampled_from(TOKENS), max_size=40).map("".join))
@examples(600)
def test_token_soup_never_raises(text: str) -> None:
    check_odd(text)


@given(st.lists(st.tuples(st.integers(0, len(SAMPLE)), st.integers(0, 6), st.sampled_from(["", *TOKENS])), max_size=4))
@examples(400)
def test_a_damaged_document_never_raises(damages: list[tuple[int, int, str]]) -> None:
    text = SAMPLE
    for start, length, token in damages:
        text = text[:start] + token + text[start + length :]
    check_odd(text)


def test_the_undamaged_document_is_sound() -> None:
    assert faults(SAMPLE) == [("comment", 13, 18)]


@pytest.mark.parametrize(("count", "many"), [(200, False), (201, True)])
def test_two_hundred_problems_are_shown_and_of_more_it_is_told(count: int, many: bool) -> None:
    assert (MAX_PROBLEMS, MAX_DEPTH) == (200, 40)
    for text in ("a\0" * count, "- *x\n" * count, "".join(f"a{n}:\n\tb: c\n" for n in range(count))):
        codes = [problem.code for problem in load(text, FILE)[1]]
        assert len(codes) == 200 + many and (codes[-1] == "source.many") is many


def test_a_text_is_read_on_behind_twenty_faults(monkeypatch: pytest.MonkeyPatch) -> None:
    value, problems = load("".join(f"a{n}: [x\n" for n in range(25)), FILE)
    assert [problem.place.line for problem in problems if problem.place] == list(range(1, 22))
    value, problems = load("a: [x\nb: y\n", FILE)
    assert (value, len(problems)) == ({"a": None, "b": "y"}, 1)


def test_a_long_key_is_cut_where_a_message_quotes_it() -> None:
    for count, quoted in ((30, "k" * 30), (31, "k" * 29 + "…")):
        (problem,) = load(f"{'k' * count}:\n", FILE)[1]
        assert problem.message == f"`{quoted}` has no value"


def test_a_stretch_of_a_text_is_cut_where_its_characters_do_not_stand_side_by_side() -> None:
    value = read('a: "b\\"cd"\n')["a"]
    assert value == 'b"cd'
    assert [(offset, spot(place)) for offset, place in value.pieces(0, 4)] == [(0, (1, 5, 3)), (2, (1, 8, 2))]
    assert [(offset, spot(place)) for offset, place in value.pieces(2, 2)] == [(0, (1, 8, 2))]
    assert [(offset, spot(place)) for offset, place in value.pieces(1, 1)] == [(0, (1, 6, 2))]
    lines = read("a: |\n  bc\n  de\n")["a"]
    assert [(offset, spot(place)) for offset, place in lines.pieces(1, 3)] == [(0, (2, 4, 1)), (2, (3, 3, 1))]
    items = read("- a\n- b\n")
    assert [spot(items.place_of(index)) for index in (-1, 0, 1, 2)] == [(1, 1, 1), (1, 3, 1), (2, 3, 1), (1, 1, 1)]


@pytest.mark.parametrize(
    ("text", "value", "told"),
    [
        ("a: |\tb\n", {"a": None}, [("block-header", 1, 6)]),
        ("a: >x\n  b\n", {"a": None}, [("block-header", 1, 5)]),
        ("a: [b]]\n", {"a": ["b"]}, [("after-bracket", 1, 7)]),
        ("a: {b: c}}\n", {"a": {"b": "c"}}, [("after-bracket", 1, 10)]),
        ("a: {b: 'c' d}\n", {"a": {"b": None}}, [("brackets", 1, 12)]),
        ("a: [b: c: d]\n", {"a": [{"b": "c"}]}, [("brackets", 1, 9)]),
        ("a: [b\n c: d\n", {"a": None}, [("brackets", 1, 4)]),
        ("x: 'a' b\n", {"x": None}, [("after-quote", 1, 8)]),
        ('a: "b" : c\n', {"a": None}, [("second-colon", 1, 8)]),
        ("a: b: c: d\n", {"a": None}, [("second-colon", 1, 5)]),
        ('a: "b\nc: d\n"\n', {"a": None, "c": "d"}, [("quote", 1, 4), ("quote", 3, 1)]),
        ("a:\n- b\n c: d\n", {"a": ["b c"]}, [("indentation", 3, 2)]),
        ("a:\n  b: 1\n c\n", {"a": {"b": "1"}}, [("indentation", 3, 2)]),
        ("a: x\n\n# c\n  b: y\n", {"a": "x"}, [("indentation", 4, 3)]),
        ("# c\n  b: y\na: z\n", None, [("indentation", 3, 1)]),
        ("- a\nb\n", None, [("no-key", 2, 1)]),
        ("? a\n? b\nc\n", {"a": None, "b": None}, [("empty-value", 1, 3), ("no-key", 3, 1)]),
        ("a:b: c\n", {"a:b": "c"}, [("colon", 1, 2)]),
        ("a: 1\n\tb: 2\n", {"a": None}, [("tab", 2, 1)]),
        ("k: v\n... \nx: y\n", None, [("documents", 2, 1)]),
        ("a: 1\n--- # b\nc: 2\n", {"a": "1"}, [("documents", 2, 1)]),
        ("a: [x, {y: z\nb: 2\n", {"a": ["x"], "b": "2"}, [("brackets", 1, 8)]),
    ],
)
def test_of_a_faulty_text_it_is_told_once_and_the_rest_is_read(
    text: str, value: object, told: list[tuple[str, int, int]]
) -> None:
    assert (load(text, FILE)[0], faults(text)) == (value, told)


@pytest.mark.parametrize(
    ("offset", "length", "place"),
    [(0, 7, (1, 2, 1)), (1, 6, (1, 4, 3)), (1, 2, (1, 4, 2)), (4, 3, (2, 2, 3)), (5, 9, (2, 3, 2)), (7, 1, (2, 5, 1))],
)
def test_a_stretch_of_a_text_of_several_quoted_lines_ends_with_a_line_or_a_line_end(
    offset: int, length: int, place: tuple[int, int, int]
) -> None:
    """As catalogues have it: "\\nabc" and "def" below it are one text."""
    text = SourceText("\nabcdef", Place(FILE, 1, 2), (Run(0, 1, 2), Run(1, 1, 4), Run(4, 2, 2)))
    assert spot(text.at(offset, length)) == place

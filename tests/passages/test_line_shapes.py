"""What a line is by its shape: its width, its marker, a row of a table or a part of one, a heading or an item."""

from __future__ import annotations

import pytest

from galley.passages.lines import lines_of, marker_of, width
from galley.passages.submission import read_submission

ROW = "甲子 乙丑 丙寅"
DATED = "会期 1. 15 海滨"


def told(text: str, language: str = "zh") -> list[str]:
    """What the lines of a text are: the kind's first letter, and the row or number."""
    return [f"{each.kind.name[0]}{each.position or ''}" for each in read_submission(text, "f", language)]


@pytest.mark.parametrize(
    ("text", "language", "halves"),
    [
        ("中", "en", 2),
        ("ＡＢ", "ru", 4),
        ("a" * 10, "zh", 8),
        ("A" * 10, "ja", 12),
        (" " * 10, "zh", 6),
        ("1" * 10, "zh", 10),
        ("“‘’”—…·", "zh", 14),
        ("“‘’”—…·", "en", 7),
        ("a\u0301\u200b", "en", 1),
        ("aA1 ", "en", 4),
    ],
)
def test_a_letter_is_as_wide_as_the_language_sets_it(text: str, language: str, halves: int) -> None:
    assert width(text, language) == halves


def test_a_line_knows_where_it_stands_and_what_stands_before_it() -> None:
    text = "\ufeffA\n\n B\n\fC\n\n\n  D\x0bE\n \n\n\f\nF。”\n\ufeffG"
    assert [(each.number, each.column, each.text, each.indent, each.gap, each.page, each.ended) for each in lines_of(text, "en")] == [
        (1, 2, "A", 0, 0, False, False),
        (3, 2, "B", 1, 1, True, False),
        (4, 2, "C", 0, 0, True, False),
        (7, 3, "D", 2, 2, False, False),
        (7, 5, "E", 0, 0, False, False),
        (11, 1, "F。”", 0, 3, True, True),
        (12, 1, "\ufeffG", 0, 0, False, False),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "marker", "style", "number"),
    [
        ("Ⅰ. 会", "Ⅰ.", "Ⅰ.", 1),
        ("Ⅻ. 会", "Ⅻ.", "Ⅰ.", 12),
        ("I. Text", "I.", "Ⅰ.", 1),
        ("III. Text", "III.", "Ⅰ.", 3),
        ("IV. Text", "IV.", "Ⅰ.", 4),
        ("VI. Text", "VI.", "Ⅰ.", 6),
        ("IX. Text", "IX.", "Ⅰ.", 9),
        ("a) text", "a)", "a）", 1),
        ("z) text", "z)", "a）", 26),
        ("а) текст", "а)", "a）", 1),
        ("я) текст", "я)", "a）", 32),
        ("一、会", "一、", "一、", 1),
        ("九、会", "九、", "一、", 9),
        ("十、会", "十、", "一、", 10),
        ("十九、会", "十九、", "一、", 19),
        ("二十、会", "二十、", "一、", 20),
        ("二十三、会", "二十三、", "一、", 23),
        ("第三，会", "第三，", "第一，", 3),
        ("(1) 会", "(1)", "（1）", 1),
        ("100. 会", "100.", "1.", 100),
        ("① 会", "①", "circled", 1),
        ("㊿ 会", "㊿", "circled", 50),
        ("\ue000 会", "\ue000", "circled", 0),
        ("* 会", "*", "*", 0),
    ],
)
def test_a_marker_has_the_style_of_its_list_and_its_number(text: str, marker: str, style: str, number: int) -> None:
    found = marker_of(text)
    assert found is not None and (found.text, found.style, found.number) == (marker, style, number)


@pytest.mark.parametrize("text", ["1000. 会", "1.2", "1. 2 会", "-会", "*会", "b. text", "①"])
def test_what_is_followed_by_nothing_or_goes_on_otherwise_is_no_marker(text: str) -> None:
    assert marker_of(text) is None


@pytest.mark.parametrize(
    ("lines", "language", "kinds"),
    [
        ("• 甲子", "zh", ["I1"]),
        ("• 甲子 • 乙丑", "zh", ["C1"]),
        ("• 甲子\n• 乙丑 • 丙寅", "zh", ["C1", "C2"]),
        ("• 乙丑 • 丙寅\n• 甲子", "zh", ["C1", "C2"]),
        ("• 甲子\n乙丑丙寅\n• 乙丑 • 丙寅", "zh", ["I1", "L", "C1"]),
        (f"•\t•\t•\n{ROW}", "zh", ["L", "L"]),
        ("甲子\t乙丑", "zh", ["C1"]),
        (ROW, "zh", ["L"]),
        (f"{ROW}\n{ROW}", "zh", ["C1", "C2"]),
        (f"{ROW}\n乙丑丙\n{ROW}", "zh", ["C1", "C2", "C2"]),
        (f"{ROW}\n乙丑丙\n乙丑丁\n{ROW}", "zh", ["L", "L", "L", "L"]),
        (f"{ROW}\n甲子 乙丑", "zh", ["L", "L"]),
        ("aa  bb  cc\ndd  ee  ff", "en", ["C1", "C2"]),
        ("aa bb cc\ndd ee ff", "en", ["L", "L"]),
        ("aa bb cc\ndd ee ff", "zh", ["L", "L"]),
        (f"甲子，乙丑 丙寅 丁卯\n{ROW}\n{ROW}", "zh", ["L", "C1", "C2"]),
        ("aa. bb  cc  dd\nee  ff  gg\nee  ff  gg", "en", ["L", "C1", "C2"]),
        (f"{ROW}。\n{ROW}\n{ROW}", "zh", ["P", "C1", "C2"]),
        (f"① {ROW}\n{ROW}\n{ROW}", "zh", ["L1", "C1", "C2"]),
        ("会期 1. 15", "zh", ["C1"]),
        ("1. 15", "zh", ["L"]),
    ],
)  # fmt: skip
def test_a_row_is_told_by_its_fields_and_its_neighbours(lines: str, language: str, kinds: list[str]) -> None:
    assert told(lines, language) == kinds


@pytest.mark.parametrize(
    ("between", "kinds"),
    [
        (["子丑"], ["C2"]),
        (["子丑", "寅卯", "辰巳"], ["C2", "C2", "C2"]),
        (["子丑", "寅卯", "辰巳", "午未"], ["L", "L", "L", "L"]),
        (["子丑。"], ["P"]),
        (["- 子丑"], ["I1"]),
        (["(16)"], ["L"]),
        (["子" * 24], ["C2"]),
        (["子" * 25], ["L"]),
        (["子丑", "寅卯。"], ["H", "P"]),
    ],
)
def test_what_stands_between_two_rows_is_part_of_one_where_it_is_short_and_no_sentence(
    between: list[str], kinds: list[str]
) -> None:
    found = told("\n\n\n".join([DATED, *between, DATED]))
    assert found[1:-1] == kinds and found[0] == "C1"
    assert found[-1] == ("C2" if kinds[0] == "C2" else "C1")


def test_a_part_goes_with_the_row_before_where_that_ends_with_a_number() -> None:
    assert told("会期 甲子 1. 15\n\n\n子丑\n\n\n寅卯\n\n\n会期 1. 16 海滨") == ["C1", "C1", "C1", "C2"]
    assert told(f"子丑 1. 15 甲\n\n\n寅卯\n\n\n{DATED}\n\n\n辰巳\n\n\n{DATED}") == ["C1", "C2", "C2", "C3", "C3"]


@pytest.mark.parametrize(("halves", "kinds"), [(139, ["C1", "C2"]), (140, ["C1", "C2"]), (141, ["P"])])
def test_a_row_without_tabs_is_no_wider_than_a_page(halves: int, kinds: list[str]) -> None:
    line = f"甲子 {'乙' * ((halves - 9) // 2)} 丙寅"
    line += "1" * (halves - width(line, "zh"))
    assert width(line, "zh") == halves and told(f"{line}\n{line}") == kinds


@pytest.mark.parametrize(("letters", "kinds"), [(90, ["H", "P"]), (91, ["P", "P"])])
def test_a_heading_is_no_wider_than_two_lines_of_a_column(letters: int, kinds: list[str]) -> None:
    assert told(f"{'a' * letters}\n\n\nThe forum was opened.\n", "en") == kinds


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("1) 论坛\n\n论坛开幕。", ["H1", "P"]),
        ("2) 论坛\n\n论坛开幕。", ["H2", "P"]),
        ("1) 论坛\n\n2) 会议\n\n论坛开幕。", ["I1", "I2", "P"]),
        ("1) 论坛\n\n3) 会议", ["H1", "H3"]),
        ("1) 论坛\n\n2、会议", ["H1", "H2"]),
        ("论坛\n\n1) 会议\n\n会议开幕。", ["H", "H1", "P"]),
        ("论坛\n\n2) 会议\n\n会议开幕。", ["L", "H2", "P"]),
        ("论坛\n\n会议", ["L", "L"]),
        ("论坛\n\n• 会议", ["L", "I1"]),
        (f"论坛\n\n{ROW}\n{ROW}", ["L", "C1", "C2"]),
        ("1) 论坛开幕了。", ["I1"]),
        ("① 论坛开幕了。", ["I1"]),
        ("① 论坛", ["L1"]),
        ("1) 甲\n\n2) 乙\n\n1) 丙\n\n2) 丁", ["I1", "I2", "I1", "I2"]),
        ("• 甲\n\n• 乙\n\n- 丙\n\n- 丁\n\n• 戊", ["I1", "I2", "I1", "I2", "I3"]),
        ("1) 甲\n\na) 子\n\nb) 丑\n\n2) 乙\n\na) 寅\n\nb) 卯", ["H1", "I1", "I2", "H2", "I1", "I2"]),
    ],
)
def test_a_numbered_line_is_an_item_beside_one_that_counts_on_and_else_a_heading(text: str, kinds: list[str]) -> None:
    assert told(text) == kinds


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("1) 甲\n\n2) 乙\n\n1) 丙\n\n2) 丁", [1, 1, 5, 5]),
        ("• 甲\n\n- 丙\n\n- 丁\n\n• 戊\n\n- 己", [1, 3, 3, 1, 9]),
        ("1) 甲\n\n2) 乙\n\n论坛开幕。\n\n3) 丙\n\n4) 丁", [1, 1, None, 7, 7]),
        (f"• 甲\n\n{ROW}\n{ROW}\n\n• 乙", [1, 3, 3, 6]),
    ],
)
def test_a_list_goes_on_behind_an_inner_one_and_ends_where_something_else_stands(
    text: str, groups: list[int | None]
) -> None:
    found = [each.group.rpartition(" ")[2] for each in read_submission(text, "f", "zh")]
    assert found == [str(each or "") for each in groups]


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("开幕式于", "三月举行。", ""),
        ("开幕式于NEAR", "三月举行。", ""),
        ("the “North-", "east” forum.", None),
        ("the long-", "Term plan.", "-"),
        ("the inter-", "national plan.", None),
        ("the co-", "2 plan.", "- "),
        ("회의는 3-", "월에 열렸다.", "- "),
    ],
)
def test_lines_are_joined_by_what_stands_at_their_ends(before: str, after: str, joined: str | None) -> None:
    language = "ko" if "회" in before else "zh" if "开" in before else "en"
    rest = {"zh": "来自六个国家的代表出席了", "ko": "여섯 나라의 대표가 참석하였으며 바닷가 도시에서 열린 "}
    lead = rest.get(language, "It was opened in March in a large town on the coast, and ")
    (found,) = read_submission(f"{lead}{before}\n{after}", "f", language)
    expected = f"{before[:-1]}{after}" if joined is None else f"{before.rstrip('-')}{joined}{after}"
    assert found.text == lead + expected

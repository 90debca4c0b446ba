"""Texts that are sent are read as paragraphs, headings, items, rows and labels, however their lines are broken."""

from __future__ import annotations

import re
from itertools import accumulate, pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from searching import examples

from galley.passages.lines import SPACES, marker_of, width
from galley.passages.passage import Kind, Passage
from galley.passages.submission import read_submission
from galley.problem import Place

SENTENCES = (
    "论坛于三月在海滨市开幕，来自六个国家的一百二十名代表出席了开幕式。",
    "市长在欢迎词中强调：“各地区之间越是相互了解，合作就越能持久”，与会者对此表示赞同。",
    "随后的会议围绕环境、交通、教育三个议题展开，讨论了2015年的工作安排。",
    "秘书处介绍了BRIDGE项目的进展情况，并提出了今后的计划。",
    "会议认为，保护候鸟的栖息地需要各方共同努力；还有必要成立联合调查组。",
    "与会代表参观了港口和博物馆。",
    "在讨论阶段，大学教授李明（River Institute）指出，地方政府的合作是国家关系的重要补充，应当得到更多支持。",
    "双方签订了合作意向书，内容包括互派职员、举办展览会、交换资料等。",
)


def set_lines(paragraph: str, em: int) -> list[str]:
    """A paragraph as a PDF gives it: lines of a measure, the first two ems shorter, no mark at the start of a line."""
    lines, line = list[str](), ""
    for unit in re.findall("[A-Za-z0-9]+ ?|.", paragraph):
        room = 2 * em - (0 if lines else 4)
        if width(line + unit, "zh") > room and unit not in "，。、；：”）":
            lines.append(line.rstrip())
            line = ""
        line += unit
    return [*lines, line]


def extracted(paragraphs: list[str], em: int) -> str:
    """The lines of paragraphs with a blank line after each."""
    return "".join(f"{line} \n\n" for each in paragraphs for line in set_lines(each, em))


def texts(passages: tuple[Passage, ...]) -> list[str]:
    return [passage.text for passage in passages]


def kinds(text: str, language: str = "zh") -> list[tuple[str, str]]:
    return [(passage.kind.name, passage.text) for passage in read_submission(text, "sent.txt", language)]


@pytest.mark.parametrize("em", [22, 26, 33, 46])
def test_the_broken_lines_of_nearly_all_paragraphs_are_joined(em: int) -> None:
    random = Random(em)
    paragraphs = ["".join(random.sample(SENTENCES, random.randint(1, 5))) for _ in range(80)]
    found = set(texts(read_submission(extracted(paragraphs, em), "sent.txt", "zh")))
    assert sum(paragraph in found for paragraph in paragraphs) >= 0.95 * len(paragraphs)


def test_columns_of_different_widths_and_titles_between_them_are_told() -> None:
    wide, narrow, last = "".join(SENTENCES[:4]), "".join(SENTENCES[2:6]), "".join(SENTENCES[4:])
    text = (
        f" Ⅱ. 合作论坛 \n\n1. 活动概要 \n\n{extracted([wide], 46)}智慧与经验的港湾\n"
        f" 2. 附带活动 \n\n{extracted([narrow], 25)}海滨市代表团访问秘书处\n\n{extracted([last], 33)}"
    )
    assert kinds(text) == [
        ("HEADING", "Ⅱ. 合作论坛"),
        ("HEADING", "1. 活动概要"),
        ("PARAGRAPH", wide),
        ("LABEL", "智慧与经验的港湾"),
        ("HEADING", "2. 附带活动"),
        ("PARAGRAPH", narrow),
        ("HEADING", "海滨市代表团访问秘书处"),
        ("PARAGRAPH", last),
    ]


def test_a_long_title_above_all_is_told_though_the_text_breaks_off() -> None:
    title, cut = "海滨市代表团三月访问秘书处并参加三场座谈会", "".join(SENTENCES[2:6])[:-1]
    assert kinds("\n".join([title, *set_lines(cut, 25)])) == [("LABEL", title), ("PARAGRAPH", cut)]


@pytest.mark.parametrize(
    ("end", "goes_on"), [(each, True) for each in "、，,-—（(《“"] + [("。", False), ("）", False)]
)
def test_no_paragraph_ends_with_a_mark_that_more_must_follow(end: str, goes_on: bool) -> None:
    lines = f"各方代表{end}\n海滨市的来宾。"
    text = "\n\n".join([SENTENCES[0], SENTENCES[2], lines, SENTENCES[3], SENTENCES[4]])
    found = texts(read_submission(text, "sent.txt", "zh"))[2:-2]
    assert found == ([lines.replace("\n", "")] if goes_on else lines.split("\n"))


@pytest.mark.parametrize(
    ("hyphen", "written"),
    [("-", "international"), ("‐", "international"), ("\u00ad", "international"), ("–", "inter– national")],
)
def test_a_hyphen_that_only_parts_a_word_is_none_of_it(hyphen: str, written: str) -> None:
    lines = f"The forum was opened in March, and all who came agreed that it is an inter{hyphen}\nnational one."
    (passage,) = read_submission(lines, "sent.txt", "en")
    assert passage.text.endswith(f"an {written} one.")


@pytest.mark.parametrize(
    ("one", "two", "alike"),
    [("1)", "（12）", False), ("（1）", "(12)", True), ("I.", "XIV.", True), ("一、", "十二、", True), ("Ⅰ.", "Ⅻ.", True),
     ("Ⅰ.", "I.", True), ("б)", "а)", True), ("①", "②", True), ("1、", "一、", False), ("Ⅰ)", "a)", False), ("b)", "1)", False)],
)  # fmt: skip
def test_markers_of_one_list_are_alike(one: str, two: str, alike: bool) -> None:
    first, second = marker_of(f"{one} Text"), marker_of(f"{two} Text")
    assert first is not None and second is not None
    assert (first.style == second.style) is alike


def test_a_page_break_within_a_paragraph_does_not_end_it() -> None:
    paragraph = "".join(SENTENCES[:5])
    lines = set_lines(paragraph, 40)
    for end in ("\n \n", "\n\n\f", "\n\f"):
        assert paragraph in texts(read_submission("\n\n".join(lines[:2]) + end + "\n\n".join(lines[2:]), "f", "zh"))


def test_items_and_numbered_headings_are_told_by_their_neighbours() -> None:
    text = (
        f"（1）主要议题\n\n{SENTENCES[0]}\n\n1) 海滨省加入联合会\n\n2) 修改章程\n\n（2）提案\n\n"
        f"1) 关于会费的提案\n\n2) 关于会旗的提案\n\n第一、{SENTENCES[5]}\n\n第二、{SENTENCES[7]}"
    )
    passages = read_submission(text, "f", "zh")
    told = [(each.kind.name, each.marker, each.position, each.group) for each in passages]
    assert told == [
        ("HEADING", "（1）", 1, ""),
        ("PARAGRAPH", "", 0, ""),
        ("ITEM", "1)", 1, "list 5"),
        ("ITEM", "2)", 2, "list 5"),
        ("HEADING", "（2）", 2, ""),
        ("ITEM", "1)", 1, "list 11"),
        ("ITEM", "2)", 2, "list 11"),
        ("ITEM", "第一、", 1, "list 15"),
        ("ITEM", "第二、", 2, "list 15"),
    ]
    assert passages[2].text == "1) 海滨省加入联合会"


def test_the_rows_of_a_table_are_told_with_those_that_are_broken() -> None:
    text = (
        "会员（国家） 活动 时间 地点\n\n海滨省(中) 国际灯会 1. 15 海滨市\n\n"
        "北方湖泊边\n\n疆区(俄)\n第11届经济论坛 2. 27 ~ 3. 1 湖泊市\n\n"
        "港口市(韩) 第1届领袖论坛 9. 24 ~ 9. 27\n港口会展中心等港\n\n口一带\n\n"
        f"山地县(日) 雪节 12. 1 ~ 12. 3 山地町\n {SENTENCES[0]}"
    )
    passages = read_submission(text, "f", "zh")
    assert [each.position for each in passages[:-1]] == [1, 2, 3, 3, 3, 4, 4, 4, 5]
    assert {(each.kind, each.group) for each in passages[:-1]} == {(Kind.CELL, "table 1")}
    assert passages[-1].kind is Kind.PARAGRAPH


def test_fields_that_only_spaces_part_are_a_row_only_among_rows() -> None:
    table = "专门委员会 协调员 成立年度 主要领域\n环境 山地县 1998年 调查漂浮物等\n体育 湖泊州 2013年 信息交流\n"
    assert {kind for kind, _ in kinds(table)} == {"CELL"}
    assert kinds(f"秘书长 李 明 先生\n\n{SENTENCES[0]}")[0][0] != "CELL"


@pytest.mark.parametrize(
    "label", ["(16)", "www.example.org", "2014. 12. 31", "李  小  明", "•\t •\t •", "① 海滨省", "* 观察员", "."]
)
def test_what_stands_by_itself_is_a_label_or_an_item(label: str) -> None:
    kind, text = kinds(f"{label}\n\n{label}\n")[0]
    assert text == label and kind == ("ITEM" if label[0] == "*" else "LABEL")


def test_a_text_of_one_paragraph_a_line_is_left_so() -> None:
    lines = [
        "合作论坛",
        "".join(SENTENCES),
        SENTENCES[5],
        "论坛由三个部分组成：",
        "一、开幕式",
        "二、讨论",
        SENTENCES[1],
    ]
    for joint in ("\n", "\n\n", "\r\n", "\r\n\r\n", "\r"):
        assert texts(read_submission(joint.join(lines), "f", "zh")) == lines


def test_a_wrapped_text_in_letters_is_joined_between_its_blank_lines() -> None:
    text = (
        "\ufeffA Report\n\nThe forum was opened in March in a town on the coast, and delegates from six \n"
        "countries took part. They talked about the environment and transport, and agreed\n"
        "on a plan. A long-\nterm plan is kept, a long-term plan, but inter-\nnational is joined.\n\n"
        "- one item\n- another item that goes on\n  in a second line\n\nDear friends,\n\nthank you.\n"
    )
    assert kinds(text, "en") == [
        ("HEADING", "A Report"),
        (
            "PARAGRAPH",
            "The forum was opened in March in a town on the coast, and delegates from six countries took part. They "
            "talked about the environment and transport, and agreed on a plan. A long-term plan is kept, a long-term "
            "plan, but international is joined.",
        ),
        ("ITEM", "- one item"),
        ("ITEM", "- another item that goes on in a second line"),
        ("HEADING", "Dear friends,"),
        ("PARAGRAPH", "thank you."),
    ]


@pytest.mark.parametrize(
    ("language", "lines", "joined"),
    [
        (
            "ja",
            ["フォーラムは三月に海辺の町で開かれ、六か国の代表が出席した。会議では環境", "と交通が話し合われた。"],
            "",
        ),
        (
            "ko",
            ["포럼은 삼월에 바닷가 도시에서 열렸으며 여섯 나라의 대표가 참석하였다. 회의는", "환경을 다루었다."],
            " ",
        ),
        ("ru", ["Форум открылся в марте в приморском городе, и в нём участвовали представители", "шести стран."], " "),
        ("mn", ["Чуулган гуравдугаар сард далайн эргийн хотод нээгдэж, зургаан орны төлөөлөгч", "оролцов."], " "),
    ],
)
def test_lines_are_joined_as_the_language_writes(language: str, lines: list[str], joined: str) -> None:
    assert texts(read_submission("\n".join(lines), "f", language)) == [joined.join(lines)]


@pytest.mark.parametrize(
    ("text", "marker", "number"),
    [
        ("1) 议题", "1)", 1), ("（12）议题", "（12）", 12), ("⑪ 市", "⑪", 11), ("㉒ 市", "㉒", 22), ("十二、论坛", "十二、", 12),
        ("Ⅳ. 会议", "Ⅳ.", 4), ("XIV. Text", "XIV.", 14), ("б) текст", "б)", 2), ("• text", "•", 0), ("- text", "-", 0),
    ],
)  # fmt: skip
def test_markers_are_told_with_their_numbers(text: str, marker: str, number: int) -> None:
    found = marker_of(text)
    assert found is not None and (found.text, found.number) == (marker, number)


@pytest.mark.parametrize(
    "text", ["2014. 12. 31", "3. 7 ~ 3. 9 海滨市", "1.5 million", "第一次会议", "-5 degrees", "(16)", "Ivanov"]
)
def test_what_only_looks_like_a_marker_is_none(text: str) -> None:
    assert marker_of(text) is None


def test_the_characters_of_joined_lines_keep_their_places() -> None:
    passage = read_submission("The forum was opened in March in a large town\n on the coast.\n", "f.txt", "en")[0]
    at = passage.text.index("coast")
    assert str(passage.place(at, at + 5)) == "f.txt:2:9"
    assert passage.is_verbatim(at, at + 5)
    joint = passage.text.index(" on the")
    assert not passage.is_verbatim(joint, joint + 1) and passage.place(joint, joint + 1).line == 1


PIECES = st.sampled_from(
    ["\n", "\n\n", "\r\n", "\f", "\t", " ", "  ", "\u3000", "1) ", "•", "-", "、", "，", "。", "(16)", "3. 7 ~ 3. 9 ", "\ufeff",
     "\x00", "\x1c", "①", "word", "слово", "단어", "中文" * 12, "long-\nterm", SENTENCES[0], SENTENCES[6]]
)  # fmt: skip


@examples(150)
@given(
    st.one_of(st.text(), st.lists(PIECES, max_size=40).map("".join)),
    st.sampled_from(["zh", "ja", "ko", "mn", "ru", "en"]),
)
def test_every_character_stands_in_one_passage_at_its_place_and_in_order(text: str, language: str) -> None:
    rows = text.split("\n")
    passages = read_submission(text, "f", language)
    seen = list[tuple[int, int]]()
    for passage in passages:
        assert passage.text.strip(SPACES)
        for at, character in enumerate(passage.text):
            if passage.is_verbatim(at, at + 1):
                place = passage.place(at, at + 1)
                assert place.line and place.column
                assert rows[place.line - 1][place.column - 1] == character
                seen.append((place.line, place.column))
            else:
                assert character == " "
    assert all(one < two for one, two in pairwise(seen))
    missed = {
        (number, column)
        for number, row in enumerate(rows, 1)
        for column, character in enumerate(row, 1)
        if character not in SPACES
    } - set(seen)
    assert all(rows[line - 1][column - 1] in "-‐\u00ad" or (line, column) == (1, 1) for line, column in missed)


@settings(deadline=None)
@given(st.lists(st.sampled_from(SENTENCES), min_size=3, max_size=20))
def test_stretches_follow_each_other(sentences: list[str]) -> None:
    for passage in read_submission(extracted(sentences, 24), "f", "zh"):
        offsets = [stretch.offset for stretch in passage.stretches]
        lengths = [stretch.place.length for stretch in passage.stretches if stretch.verbatim]
        assert offsets[0] == 0 and list(accumulate(length or 0 for length in lengths))[-1] <= len(passage.text)
        assert offsets == sorted(offsets)


def test_a_long_text_is_read_in_time_that_grows_with_it() -> None:
    for text in ("中文，" * 100_000, " " * 300_000, "、\n" * 20_000, "(" * 300_000, "a\r" * 20_000, "1. 2 " * 60_000):
        assert len(read_submission(text, "f", "zh")) <= text.count("\n") + text.count("\r") + 1


def test_stress_marks_are_of_no_word_and_what_stands_behind_them_keeps_its_place() -> None:
    text = "За́мок стоял на высокой горе, а старый замо́к\nна двери."
    (passage,) = read_submission(text, "sent.txt", "ru")
    assert passage.text == "Замок стоял на высокой горе, а старый замок на двери."
    castle, lock, door = (passage.text.index(each) for each in ("Замок", "замок", "двери"))
    assert passage.place(castle, castle + 2) == Place("sent.txt", 1, 1, 2)
    assert passage.place(castle + 2, castle + 5) == Place("sent.txt", 1, 4, 3)
    assert passage.place(lock + 4, lock + 5) == Place("sent.txt", 1, text.index("\n"), 1)
    assert passage.place(door, door + 5) == Place("sent.txt", 2, 4, 5)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("川上（かわかみ）から大（おお）きな桃（もも）が流れた。", "川上から大きな桃が流れた。"),
        ("憂鬱(ゆううつ)な日、林檎《りんご》の花", "憂鬱な日、林檎の花"),
        ("大会（おわり の）と会（カイ）と（やま）と山（）", "大会（おわり の）と会（カイ）と（やま）と山（）"),
        (f"山（{'や' * 12}）と山（{'や' * 13}）", f"山と山（{'や' * 13}）"),
        ("山（やま）", "山"),
    ],
)
def test_how_characters_are_read_is_of_no_sentence(text: str, read: str) -> None:
    (passage,) = read_submission(text, "sent.txt", "ja")
    assert passage.text == read
    last = passage.place(len(read) - 1, len(read))
    assert last.column and text[last.column - 1] == read[-1]


@pytest.mark.parametrize("text", ["и\u0306од", "cafe\u0301", "к\u0301"])
def test_other_marks_over_letters_stay(text: str) -> None:
    assert texts(read_submission(text, "sent.txt", "ru")) == [text]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("One.\n\n```py\nx = 1\n~~~\n```\n\nTwo.", ["One.", "Two."]),
        ("One.\n\n~~~~\nx\n~~~\n~~~~~\nTwo.", ["One.", "Two."]),
        ("One.\n\n```\nx = 1\n\nTwo.", ["One.", "```", "x = 1", "Two."]),
        ("One.\n\n``\nx = 1\n``", ["One.", "``", "x = 1", "``"]),
        ("One.\n\n```py\nx = 1\n```py\ny\n```\nTwo.", ["One.", "Two."]),
    ],
)
def test_code_between_fences_is_not_read(text: str, read: list[str]) -> None:
    assert texts(read_submission(text, "sent.txt", "en")) == read

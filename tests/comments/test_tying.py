"""Remarks tied to addresses: by the map of their file, and by their words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from galley.comments.pages import Paging, Sheet
from galley.comments.quoting import shown
from galley.comments.threads import Remark
from galley.comments.tying import NO_BLOCK, NO_PAGE, NO_WORDS, tied
from galley.comments.wording import Wording
from galley.maps import Block, PageMap, Part, Placed

from .annotated import line, over

FIRST = "联合会在春天开会，会员在会上"
SECOND = "讨论联合会的工作。"
HEAD, FOOT = "年度报告", "十二"
TABLE = Block("s/table", "表", (Part(1, (50, 300, 350, 360)),))
CELL = Block("s/table/row/name", "会员 国家", (Part(1, (50, 300, 150, 330)),))
BLOCKS = (
    Block("s", "", (Part(1, (50, 80, 350, 520)),)),
    Block("s/body/p1", FIRST + SECOND, (Part(1, (50, 480, 350, 515)),)),
    Block("s/body/p2", "Dates of the meet\u00ading stay open", (Part(1, (50, 440, 350, 475)),)),
    TABLE,
    CELL,
)
TOLD = PageMap("book", "zh", ((400, 600),), BLOCKS)
LINES = (
    line(HEAD, y=560, artefact=True),
    line(FIRST),
    line(SECOND, y=485),
    line("Dates of the meet\u2010", y=460),
    line("ing stay open", y=445),
    line("表", y=345),
    line("会员 国家", y=315),
)
GLYPHS = [glyph for each in LINES for glyph in each]
SHEET = Sheet(GLYPHS, 1)
NOTHING = Wording(())


def remark(what: str = "highlight", *boxes, spot=None, page: int = 1) -> Remark:
    box = boxes[0] if boxes else (0.0, 0.0, 0.0, 0.0)
    middle = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return Remark("id", page, what, "", "", "", "", tuple(boxes), box, spot or middle)


def test_words_of_one_line_are_quoted_as_the_text_has_them():
    tie = tied(remark("highlight", over(LINES[1][3:7])), SHEET, TOLD, NOTHING)
    assert (tie.address, tie.quote, tie.before, tie.after[:3]) == ("s/body/p1", "在春天开", "联合会", "会，会")
    long = tied(remark("highlight", over(LINES[1][3:12])), SHEET, TOLD, NOTHING)
    assert (long.quote, long.before, long.after) == ("在春天开会，会员在", "", "")


def test_words_of_two_lines_are_one_quote():
    tie = tied(remark("highlight", over(LINES[1][11:]), over(LINES[2][:2])), SHEET, TOLD, NOTHING)
    assert (tie.address, tie.quote) == ("s/body/p1", "在会上讨论")


def test_a_hyphen_at_the_end_of_a_line_is_no_part_of_the_word():
    tie = tied(remark("highlight", over(LINES[3][13:]), over(LINES[4][:3])), SHEET, TOLD, NOTHING)
    assert (tie.address, tie.quote) == ("s/body/p2", "meet\u00ading")


@pytest.mark.parametrize(
    ("glyphs", "after"), [(LINES[1][:3], "在春天开会，会员在会上讨论联"), (LINES[2][2:5], "的工作。")]
)
def test_words_that_stand_twice_are_told_by_those_around(glyphs, after):
    tie = tied(remark("highlight", over(glyphs)), SHEET, TOLD, NOTHING)
    assert (tie.quote, tie.after) == ("联合会", after)


def test_a_caret_stands_between_words():
    caret = remark("insertion", spot=(LINES[1][3].x - 1, 505.0))
    tie = tied(caret, SHEET, TOLD, NOTHING)
    assert (tie.address, tie.quote, tie.before, tie.after[:4]) == ("s/body/p1", "", "联合会", "在春天开")
    later = tied(replace(caret, spot=(LINES[2][2].x - 1, 487.0)), SHEET, TOLD, NOTHING)
    assert (later.before[-2:], later.after[:3]) == ("讨论", "联合会")


def test_a_caret_belongs_to_the_words_that_are_next_to_it_and_a_note_to_the_text_it_stands_in():
    assert tied(remark("insertion", spot=(190, 480)), SHEET, TOLD, NOTHING).address == "s/body/p2"
    assert tied(remark("note", spot=(190, 480)), SHEET, TOLD, NOTHING).address == "s/body/p1"


@pytest.mark.parametrize(("many", "marked"), [(400, 400), (401, 0)])
def test_a_shape_around_much_of_a_page_marks_no_words(many, marked):
    glyphs = line("字" * many, x=0)
    told = replace(TOLD, blocks=(Block("s", "字" * many, (Part(1, (0, 490, 10 * many, 515)),)),))
    tie = tied(remark("shape", over(glyphs)), Sheet(glyphs, 1), told, NOTHING)
    assert (tie.address, len(tie.quote)) == ("s", marked)


@pytest.mark.parametrize(("lower", "words"), [(8.0, "H2O"), (8.1, "H2 O")])
def test_letters_set_a_little_lower_are_on_the_same_line(lower, words):
    glyphs = [*line("H2"), *line("O", x=70.0, y=500.0 - lower)]
    assert shown(glyphs) == words


def test_the_innermost_block_is_meant():
    assert tied(remark("highlight", over(LINES[6][:2])), SHEET, TOLD, NOTHING).address == CELL.address
    assert tied(remark("note", spot=(60, 320)), SHEET, TOLD, NOTHING).address == CELL.address


def test_words_of_two_blocks_are_those_of_the_one_that_has_more_of_them():
    tie = tied(remark("highlight", over(LINES[2]), over(LINES[3][:4])), SHEET, TOLD, NOTHING)
    assert (tie.address, tie.quote, tie.also) == ("s/body/p1", SECOND, ("s/body/p2",))


@pytest.mark.parametrize(
    ("spot", "address"),
    [
        ((370, 500), "s/body/p1"),
        ((200, 436), "s/body/p2"),
        ((200, 424), "s/body/p2"),
        ((200, 423), "s"),
        ((200, 120), "s"),
        ((390, 460), "s/body/p2"),
        ((390, 438.5), "s/body/p2"),
        ((390, 438), ""),
    ],
)
def test_a_note_beside_a_text_is_about_it_and_one_in_the_white_about_the_section(spot, address):
    assert tied(remark("note", spot=spot), SHEET, TOLD, NOTHING).address == address


def test_what_stands_on_a_running_head_or_a_page_of_its_own_is_tied_to_nothing():
    head = tied(remark("highlight", over(LINES[0])), SHEET, TOLD, NOTHING)
    assert (head.address, head.quote, head.reason) == ("", HEAD, NO_BLOCK)
    assert tied(remark("note", spot=(200, 590)), SHEET, TOLD, NOTHING).reason == NO_BLOCK
    assert tied(remark("note", spot=(9, 9)), Sheet([], None, is_apart=True), TOLD, NOTHING).reason == NO_PAGE


def test_a_proof_shows_the_pages_of_the_book_reduced():
    placed = Placed((0, 1), 0.5, 100, 40)
    moved = [each._replace(x=each.x / 2 + 100, y=each.y / 2 + 40, advance=5, size=5, page=2) for each in GLYPHS]
    told = replace(TOLD, placed=placed)
    sheet = Paging(told).sheet(2, 2, moved, (0, 0))
    assert (sheet.page, sheet.scale) == (1, 0.5)
    x, y = moved[7].x, moved[7].y
    tie = tied(remark("highlight", (x, y - 1, x + 20, y + 4)), sheet, told, NOTHING)
    assert (tie.page, tie.address, tie.quote) == (1, "s/body/p1", "在春天开")
    assert Paging(told).sheet(1, 2, [], (0, 0)).is_apart


def test_a_page_that_was_taken_out_of_its_file_is_known_by_its_words():
    other = Block("t/body/p1", "完全不同的一页文字，与前一页没有关系。", (Part(2, (50, 480, 350, 515)),))
    told = PageMap("book", "zh", ((400, 600), (400, 600)), (*BLOCKS, other))
    paging = Paging(told)
    assert paging.sheet(1, 1, line(other.text), (0, 0)).page == 2
    assert paging.sheet(1, 1, GLYPHS, (0, 0)).page == 1
    assert paging.sheet(1, 1, line("这些字在书中哪里都没有，所以什么也说明不了。"), (0, 0)).page is None


def test_what_stands_around_the_texts_of_a_page_does_not_tell_it():
    around = [line(f"这是页边的第{number}行，地图里没有这样的文字。", y=20.0 * number) for number in range(1, 4)]
    furniture = [glyph for each in around for glyph in each]
    told = replace(TOLD, blocks=tuple(each for each in BLOCKS if each.text))
    assert Paging(told).sheet(1, 1, [*GLYPHS, *furniture], (0, 0)).page == 1
    assert Paging(told).sheet(1, 1, furniture, (0, 0)).page is None


def test_a_press_has_the_block_alone_within_its_bleed():
    told = PageMap("book", "zh", ((400, 600),) * 3, BLOCKS, cover=(2, 3))
    assert Paging(told).sheet(1, 1, GLYPHS, (8.5, 8.5)).left == 8.5
    other = PageMap(
        "book",
        "zh",
        ((400, 600),) * 2,
        tuple(replace(each, parts=(Part(2, each.parts[0].box),)) for each in BLOCKS),
        cover=(1,),
    )
    assert Paging(other).sheet(1, 1, GLYPHS, (0, 0)).page == 2


def test_without_a_map_words_tell_the_text():
    wording = Wording(tuple(Block(each.address, each.text) for each in BLOCKS))
    tie = tied(remark("highlight", over(LINES[1][3:7])), Sheet(GLYPHS), None, wording)
    assert (tie.address, tie.quote, tie.page) == ("s/body/p1", "在春天开", 1)
    caret = tied(remark("insertion", spot=(LINES[1][3].x, 505)), Sheet(GLYPHS), None, wording)
    assert (caret.address, caret.before) == ("s/body/p1", "联合会")
    assert tied(remark("highlight", over(LINES[0])), Sheet(GLYPHS), None, wording).reason == NO_BLOCK
    strange = line("哪里都没有", y=400)
    assert tied(remark("highlight", over(strange)), Sheet([*GLYPHS, *strange]), None, wording).reason == NO_WORDS
    assert tied(remark("note", spot=(200, 200)), Sheet(GLYPHS), None, wording).reason == NO_BLOCK


@pytest.mark.parametrize(("text", "address"), [("日程草案", "a"), ("日程草", "")])
def test_a_caret_between_too_few_letters_tells_no_text(text, address):
    caret = remark("insertion", spot=(70, 505))
    assert tied(caret, Sheet(line(text)), None, Wording((Block("a", "会议日程草案"),))).address == address


def test_words_that_several_texts_have_are_those_of_the_page():
    others = [Block(f"a/{number}", f"这里是另外一段文字{number}。") for number in range(9)]
    blocks = (Block("a", "会员 国家"), *others, *(Block(each.address, each.text) for each in BLOCKS))
    tie = tied(remark("highlight", over(LINES[6][:2])), Sheet(GLYPHS), None, Wording(blocks))
    assert tie.address == CELL.address
    alone = tied(remark("highlight", over(LINES[6][:2])), Sheet(LINES[6]), None, Wording(blocks))
    assert (alone.address, alone.quote) == ("", "会员")


def test_short_words_without_those_around_tell_nothing_where_there_are_others_around():
    strange = line("不知名的联合会在何处开会", y=400)
    wording = Wording((Block("a", "联合会"), Block("b", "联合的会员")))
    assert tied(remark("highlight", over(strange[4:7])), Sheet(strange), None, wording).reason == NO_WORDS
    assert tied(remark("highlight", over(strange[4:7])), Sheet(strange[4:7]), None, wording).address == "a"


def test_words_that_stand_lower_than_the_map_says_are_known_by_those_around():
    lower = [each._replace(y=each.y - 40) for each in GLYPHS]
    x, y = lower[7].x, lower[7].y
    tie = tied(remark("highlight", (x, y - 2, x + 40, y + 9)), Sheet(lower, 1), TOLD, NOTHING)
    assert (tie.address, tie.quote) == ("s/body/p1", "在春天开")


def test_words_of_a_drawing_are_quoted_as_they_are_drawn():
    drawn = line("图中字", y=331)
    tie = tied(remark("highlight", over(drawn)), Sheet([*GLYPHS, *drawn], 1), TOLD, NOTHING)
    assert (tie.address, tie.quote) == (TABLE.address, "图中字")

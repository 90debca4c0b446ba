"""Small parts of the setter by themselves, on either side of each limit: classes, gaps, hyphens, pages, balance, grid, lines that end well."""

from __future__ import annotations

from collections.abc import Container, Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from boxes_by_hand import Style, box, px, style
from weasyprint.formatting_structure import boxes

from galley.typeset.script import balance, context, ends, grid, hyphens, line, western
from galley.typeset.script.breaks import Tailoring, is_held, may_break, tailored
from galley.typeset.script.classes import Kind, base, has_east_asian, is_attached, is_east_asian, kind, letters
from galley.typeset.script.gaps import Gap, Setting, gap
from galley.typeset.script.hyphens import Ends, Hyphens
from galley.typeset.script.properties import KEYWORDS, emphasis_of
from galley.typeset.script.slack import spent

ZH, JA = Setting("zh-Hans"), Setting("ja")


@pytest.mark.parametrize(
    ("characters", "found"),
    [
        (" \u00a0", Kind.SPACE), ("中々〇かァㄅ𠀋", Kind.IDEOGRAPH), ("가ㄱᄀ", Kind.HANGUL), ("aé3Жα٣", Kind.ALPHANUMERIC), ("（“〘", Kind.OPENER),
        ("）”〙", Kind.CLOSER), ("、，", Kind.COMMA), ("。．", Kind.STOP), ("・·：；", Kind.MIDDLE), ("！？", Kind.MARK), ("—―…⸺", Kind.JOINED),
        ("～〜", Kind.WAVE), ("ｶＡ１①Ⅲ%-\u0301", Kind.OTHER),
    ],
)  # fmt: skip
def test_each_character_is_of_its_kind(characters: str, found: Kind) -> None:
    assert {each: kind(each) for each in characters} == dict.fromkeys(characters, found)


def test_marks_and_joiners_belong_to_what_is_before_them() -> None:
    assert [is_attached(each) for each in "\u0301\u200d\ufe00\u3099a中 "] == [True] * 4 + [False] * 3
    assert [base("ae\u0301\u0301b", at) for at in range(5)] == [0, 1, 1, 1, 4]
    assert base("\u0301a", 0) == 0


@pytest.mark.parametrize(
    ("text", "language", "has", "ours"),
    [
        ("word", "zh", False, False), ("word 中", "zh-Hant", True, True), ("a中", "ja", True, True), ("a中", "ko", True, True),
        ("a中", "en", True, False), ("a中中", "en", True, True), ("中ab", "ru", True, False), ("。", "en", True, True), ("中1 - (", "en", True, False),
        ("", "zh", False, False),
    ],
)  # fmt: skip
def test_a_text_is_set_by_the_rules_of_its_language_or_of_most_of_its_letters(
    text: str, language: str, has: bool, ours: bool
) -> None:
    assert (has_east_asian(text), is_east_asian(text, language)) == (has, ours)


def test_letters_are_no_marks_and_no_spaces() -> None:
    assert letters("a1中é ，。-\u0301") == 4


@pytest.mark.parametrize("pair", ["。中", "・中", "！中", "～中", "中～", "—中", "中—"])
def test_what_stands_beside_an_ideograph_takes_slack(pair: str) -> None:
    assert gap(*pair, True, True, JA)[3:] == (0.25, 2)
    assert gap(*pair, True, True, Setting("ja", between=False))[3:] == (0.0, -1)


@pytest.mark.parametrize("pair", ["。！", "、—", "～～", "——", "中）", "中、", "中！", "（中", "중中"])
def test_nothing_else_does(pair: str) -> None:
    assert gap(*pair, True, True, JA)[3:] == (0.0, -1)


@pytest.mark.parametrize(
    ("pair", "setting", "gives"),
    [
        ("中：", JA, (0.25, 1)), ("中：", ZH, (0.0, 1)), ("中・", ZH, (0.25, 1)), ("：中", ZH, (0.25, 1)), ("・中", JA, (0.25, 1)), ("，中", ZH, (0.35, 2)),
        ("）中", ZH, (0.35, 2)), ("中（", ZH, (0.35, 2)), ("。中", ZH, (0.0, 2)), ("中文", ZH, (0.0, 2)), ("，中", Setting("zh-TW"), (0.0, 2)),
        ("，中", Setting("zh-HK"), (0.0, 2)), ("，中", Setting("zh-MO"), (0.0, 2)),
    ],
)  # fmt: skip
def test_the_blank_of_a_mark_gives(pair: str, setting: Setting, gives: tuple[float, int]) -> None:
    assert gap(*pair, True, True, setting)[1:3] == pytest.approx(gives)


@pytest.mark.parametrize(("space", "gives", "takes"), [(0.25, 0.05, 0.25), (0.2, 0, 0.3), (0.1, 0, 0.4), (0.6, 0.4, 0)])
def test_a_word_space_has_its_limits(space: float, gives: float, takes: float) -> None:
    assert gap(" ", "中", False, True, ZH, space) == pytest.approx((0, gives, 0, takes, 0))


def test_what_is_left_over_is_shared_by_all_that_take() -> None:
    assert spent([Gap(take=0.5, take_class=0), Gap(), Gap(take=0.0, take_class=2)], [1, 1, 2], 1.5) == [1.0, 0.0, 0.5]
    assert spent([Gap(take=0.5, take_class=0)], [2], 0.0) == [0.0]
    assert spent([Gap(give=0.5)], [0], -0.6) == [0.0]
    assert spent([Gap(give=0.5), Gap(give=0.5, give_class=3)], [1, 2], -0.6) == pytest.approx([-0.5, -0.1])
    assert spent([Gap()], [1], -1) == spent([Gap()], [1], 1) == [0.0]


EVERY = [True] * 9


@pytest.mark.parametrize(
    ("text", "tailoring", "found"),
    [
        ("ab", Tailoring(anywhere=True), "a|b"), ("ab", Tailoring(anywhere=True, never=True), "ab"), ("a中", Tailoring("zh", never=True), "a中"),
        ("/b", Tailoring(address=True), "/b"), ("a/b", Tailoring(address=True), "a|/b"), ("a//b", Tailoring(address=True), "a|//|b"),
        ("a\u0301b", Tailoring("en"), "a\u0301|b"), ("$ a", Tailoring("zh"), "$ a"), ("$ a", Tailoring("en"), "$ |a"), ("( a", Tailoring("en"), "( a"),
        ("a b", Tailoring("en"), "a |b"), ("——", Tailoring("en"), "——"), ("中—", Tailoring("en"), "中|—"), ("中/文", Tailoring("zh"), "中|/文"),
        ("中/文", Tailoring("ja"), "中|/|文"), ("a/b", Tailoring("zh"), "a|/|b"), ("中文", Tailoring("ko", keep_all=True), "中文"),
        ("中1", Tailoring("ko", keep_all=True), "中1"), ("中-", Tailoring("ko", keep_all=True), "中|-"), ("第1", Tailoring("ja"), "第1"),
        ("第中", Tailoring("ja"), "第|中"), ("1万人", Tailoring("ja"), "1万人"), ("中万人", Tailoring("ja"), "中|万|人"), ("万中", Tailoring("ja"), "万|中"),
        ("1中2", Tailoring("ja"), "1|中|2"), ("1中", Tailoring("ja"), "1|中"), ("4~5", Tailoring("zh"), "4~5"), ("三~五", Tailoring("zh"), "三|~|五"), ("三〜五", Tailoring("zh"), "三〜五"),
        ("中“文", Tailoring("zh"), "中|“文"), ("”中", Tailoring("ja"), "”|中"), ("”a", Tailoring("zh"), "”a"), ("”，", Tailoring("zh"), "”，"),
        ("（“", Tailoring("zh"), "（“"), ("，“", Tailoring("zh"), "，|“"), ("。“", Tailoring("zh"), "。|“"), ("！“", Tailoring("zh"), "！|“"), ("：“", Tailoring("zh"), "：|“"),
        ("…“", Tailoring("zh"), "…|“"), ("”（", Tailoring("zh"), "”|（"), ("a“", Tailoring("zh"), "a“"), ("”—", Tailoring("ja"), "”|—"),
    ],
)  # fmt: skip
def test_lines_break_where_they_may(text: str, tailoring: Tailoring, found: str) -> None:
    nowhere = "“" in text or "”" in text
    allowed = [False] * 9 if nowhere else EVERY
    marks = tailored(text, allowed[: len(text)], [tailoring] * len(text))
    assert "".join("|" * mark + each for mark, each in zip(marks, text, strict=True)) == found


def test_words_break_within_only_where_that_is_said() -> None:
    assert may_break("a", "b", False, Tailoring(break_all=True)) and not may_break("a", "b", False, Tailoring())
    assert may_break("中", "가", False, Tailoring(break_all=True)) and not may_break(
        "a", "-", False, Tailoring(break_all=True)
    )
    assert is_held("a", ",") and is_held("(", "a") and not is_held("a", "b")
    assert [Tailoring(each).is_east_asian for each in ("zh-Hant", "ja", "ko", "en", "")] == [
        True,
        True,
        True,
        False,
        False,
    ]


PLACE, OTHER = (0, 5), (0, 3)


def test_hyphens_that_run_are_counted_from_line_to_line() -> None:
    found = Hyphens()
    found.begin(PLACE)
    assert found.running == 0
    found.end(OTHER)
    found.begin(OTHER)
    assert found.running == 1
    found.end((0, 1))
    assert found.before((0, 1)) == (2, frozenset()) and found.before(PLACE) == (0, frozenset())
    assert found.noted() == [OTHER, (0, 1)] and found.noted() == []
    found.repeat(OTHER, [(0, 2)])
    assert (found.running, found.noted()) == (1, [(0, 2)])


def test_a_place_is_barred_once_where_a_hyphen_stood() -> None:
    found = Hyphens()
    found.end(PLACE)
    assert not found.bar(OTHER) and found.bar(PLACE) and not found.bar(PLACE)
    assert found.barred == {PLACE} and found.before(PLACE) == (1, frozenset({PLACE}))


@pytest.mark.parametrize(
    ("before", "after", "language", "is_last", "welcome"),
    [
        ("a small boa", "t sails", "en", False, True), ("a small Boa", "t sails", "en", False, False), ("a small Boa", "t sails", "de", False, True),
        ("маленькая Лод", "ка", "ru-RU", False, False), ("жижиг Зав", "ь", "mn", False, False), ("the boa", "t", "en", True, False),
        ("the boa", "t ", "en", True, False), ("the boa", "t sails", "en", True, True), ("12 boa", "ts", "en", False, False),
        ("12\u00a0boa", "ts", "en", False, False), ("12, boa", "ts", "en", False, True), ("no-Boa", "t", "en", False, True),
        ("Rhine-boa", "t", "en", False, False), ("12", "34", "en", False, True),
    ],
)  # fmt: skip
def test_a_hyphen_is_welcome_in_a_word_that_is_no_name_and_no_stub(
    before: str, after: str, language: str, is_last: bool, welcome: bool
) -> None:
    assert Ends(Hyphens(), 0, is_last).are_welcome(before, after, language) is welcome


def test_no_third_hyphen_and_none_at_a_barred_place_is_welcome() -> None:
    found = Hyphens()
    own = Ends(found, 2)
    own.note("ab")
    assert found.noted() == [(2, 2)]
    for running, welcome in ((0, True), (1, True), (2, False), (3, False)):
        found.running = running
        assert own.are_welcome("boa", "ts", "en") is welcome
    found.running = 0
    found.bar((2, 2))
    assert not own.are_welcome("boa", "ts", "en") and own.are_welcome("boa", "tsm", "en")
    assert Ends(found, 1).are_welcome("boa", "ts", "en")


def hyphened(text: str, left: int, known: Hyphens, number: int = 0) -> Any:
    """A text box of a line in which a line ended with a hyphen so many characters before its end."""
    own = Ends(known, number)
    known.end((number, left))
    return box(boxes.TextBox, text=text, of=style(**{hyphens.KEY: own}))


@pytest.mark.parametrize(
    ("resume_at", "barred"),
    [
        ({0: {0: {0: {2: None}}}}, True),
        ({0: {0: {0: {3: None}}}}, False),
        ({0: {1: {0: {2: None}}}}, False),
        ({0: {7: {0: {2: None}}}}, False),
        ({0: None}, False),
        (None, False),
        ({1: None}, False),
    ],
)
def test_where_a_page_goes_on_within_a_word_no_line_is_to_end_with_a_hyphen(resume_at: Any, barred: bool) -> None:
    known = Hyphens()
    root = box(
        boxes.BlockBox,
        box(
            boxes.BlockBox,
            box(boxes.LineBox, hyphened("boats", 3, known)),
            box(boxes.LineBox, box(boxes.TextBox, text="abc")),
        ),
    )
    assert ends._bars(root, resume_at) is barred
    assert not ends._bars(root, resume_at), "it is no news a second time"


@pytest.mark.parametrize(("news", "made"), [(0, 1), (1, 2), (2, 3), (3, 4), (9, 4)])
def test_a_page_is_made_again_three_times_at_most_from_where_it_stood(
    monkeypatch: pytest.MonkeyPatch, news: int, made: int
) -> None:
    found: list[tuple[Any, ...]] = []
    pages = [(None, "next", True, "counters", {"anchors": []}) for _ in range(3)]
    known: Any = SimpleNamespace(
        footnotes=["a"], reported_footnotes=["b"], broken_out_of_flow={1: "c"}, page_maker=pages
    )

    def make(index: int, of: Any, root: Any, html: Any) -> tuple[Any, Any]:
        state = [page[4]["anchors"][:] for page in of.page_maker]
        found.append((list(of.footnotes), list(of.reported_footnotes), dict(of.broken_out_of_flow), state))
        of.footnotes, of.reported_footnotes, of.broken_out_of_flow = [], [], {}
        for page in of.page_maker[1:]:
            page[4]["anchors"].append("x")
        return "page", len(found)

    monkeypatch.setattr(ends, "_bars", lambda root, resume_at: resume_at <= news)
    assert ends.remade(make, 1, known, None, None) == ("page", made)
    assert found == [(["a"], ["b"], {1: "c"}, [[], [], []])] * made


def words(*widths: float, of: Style | None = None) -> Any:
    """What lays words of widths out in a block, with the widths of blocks in which it did."""
    asked: list[float] = []
    own = of or style(font_size=10, text_align_all="center")

    def lay_out(block: Any) -> Iterator[tuple[Any, Any]]:
        asked.append(block.width)
        width = 0.0
        for number, each in enumerate(widths):
            if number and width + each > block.width:
                yield box(boxes.LineBox, of=own, width=width), number
                width = 0.0
            width += each
        yield box(boxes.LineBox, of=own, width=width), None

    return lay_out, asked


def balanced(
    width: float, *widths: float, of: Style | None = None, longest: float = 0, parting: Container[int] = ()
) -> tuple[list[float], list[float], list[float]]:
    """The widths of the lines, how far each is moved, and the widths that were tried."""
    lay_out, asked = words(*widths, of=of)
    found = [
        each
        for each, _ in balance.balanced(
            lay_out,
            box(boxes.LineBox, of=of or style(font_size=10)),
            box(boxes.BlockBox, width=width),
            lambda: longest,
            lambda word: word in parting,
        )
    ]
    return [each.width for each in found], [each.position_x for each in found], asked


def test_lines_are_as_narrow_as_they_may_be_to_a_tenth_of_an_em() -> None:
    lengths, moves, asked = balanced(90, 30, 30, 30, 10)
    assert lengths == [60, 40] and asked[-1] == pytest.approx(60.47, abs=0.01)
    assert moves == [pytest.approx((90 - asked[-1]) / 2)] * 2
    assert len(asked) == 8


@pytest.mark.parametrize(("count", "tried"), [(1, False), (2, True), (10, True), (11, False)])
def test_blocks_of_two_to_ten_lines_are_balanced(count: int, tried: bool) -> None:
    lengths, _, asked = balanced(90, *[50.0] * count)
    assert lengths == [50.0] * count and (len(asked) > 2) is tried


@pytest.mark.parametrize(("longest", "lengths"), [(60, [60, 40]), (70, [70, 30]), (200, [90, 10])])
def test_a_block_is_no_narrower_than_its_longest_word_where_that_has_room(longest: float, lengths: list[float]) -> None:
    assert balanced(90, *[10.0] * 10, longest=longest)[0] == lengths


@pytest.mark.parametrize(("parting", "lengths"), [({2}, [90, 10]), ({2, 3}, [60, 40]), ({3}, [60, 40])])
def test_no_more_phrases_are_parted_than_in_the_whole_width(parting: set[int], lengths: list[float]) -> None:
    assert balanced(90, 30, 30, 30, 10, parting=parting)[0] == lengths


def test_no_line_is_wider_than_its_block() -> None:
    assert balanced(90, 80, 10, 10)[0] == [80, 20]


@pytest.mark.parametrize(
    ("align", "direction", "share"),
    [
        ("center", "ltr", 0.5), ("center", "rtl", 0.5), ("start", "ltr", 0.0), ("start", "rtl", 1.0), ("end", "ltr", 1.0), ("end", "rtl", 0.0),
        ("left", "ltr", 0.0), ("left", "rtl", 0.0), ("right", "ltr", 1.0), ("right", "rtl", 1.0), ("justify", "ltr", 0.0), ("justify", "rtl", 1.0),
    ],
)  # fmt: skip
def test_lines_stand_where_their_text_is_aligned(align: str, direction: str, share: float) -> None:
    assert balance._share(style(text_align_all=align, direction=direction)) == share


NOTED = style(float="footnote")


@pytest.mark.parametrize(
    ("child", "plain"),
    [
        (box(boxes.TextBox), True),
        (box(boxes.InlineBox, box(boxes.TextBox)), True),
        (box(boxes.InlineBox, box(boxes.InlineBlockBox)), False),
        (box(boxes.InlineBlockBox), False),
        (box(boxes.InlineBox, of=style(float="left")), False),
        (box(boxes.BlockBox, of=NOTED), True),
    ],
)
def test_texts_and_inline_boxes_are_plain(child: Any, plain: bool) -> None:
    assert balance._is_plain(box(boxes.LineBox, box(boxes.TextBox), child)) is plain


@pytest.mark.parametrize(
    ("wrap", "skip", "first", "shapes", "wanted"),
    [
        ("balance", None, None, [], True), ("wrap", None, None, [], False), ("balance", {0: None}, None, [], False),
        ("balance", None, "style", [], False), ("balance", None, None, ["float"], False),
    ],
)  # fmt: skip
def test_a_line_box_is_balanced_that_asks_for_it_and_begins_its_block(
    wrap: str, skip: Any, first: Any, shapes: list[str], wanted: bool
) -> None:
    found = box(boxes.LineBox, of=style(text_wrap=wrap))
    assert balance.is_wanted(SimpleNamespace(excluded_shapes=shapes), found, skip, first) is wanted
    found.children = (box(boxes.InlineBlockBox),)
    assert not balance.is_wanted(SimpleNamespace(excluded_shapes=[]), found, None, None)


def test_what_is_no_higher_than_its_line_takes_no_more_than_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grid.line_break, "strut", lambda style: (20.0, 15.0))

    def leveled(of: Style, around: Style, height: float, baseline: float) -> tuple[float, ...]:
        child = box(boxes.TextBox, of=of, height=height, baseline=baseline)
        line = box(
            boxes.LineBox,
            box(boxes.InlineBox, child, of=style(vertical_align="baseline"), height=20.0, baseline=15.0),
            of=around,
        )
        grid.level(line)
        return child.margin_top, child.baseline, child.margin_bottom

    on, fixed = style(vertical_align="baseline"), style(line_height=px(20))
    assert leveled(on, fixed, 20.0, 18.0) == (-3, 15, 0)
    assert leveled(on, fixed, 20.0, 12.0) == (0, 12, -3)
    assert leveled(on, fixed, 20.01, 18.0) == (-3, 15, 0)
    assert leveled(on, fixed, 20.02, 18.0) == (0, 18, 0)
    assert leveled(on, style(line_height="normal"), 20.0, 18.0) == (0, 18, 0)
    assert leveled(style(vertical_align="super"), fixed, 20.0, 18.0) == (0, 18, 0)
    assert leveled(style(vertical_align=0), fixed, 20.0, 18.0) == (-3, 15, 0)


JUSTIFIED = style(text_align_all="justify", font_size=10, hyphenate_character="‐", lang="en")
RAGGED = style(text_align_all="start", font_size=10, hyphenate_character="‐", hyphens="auto", lang="en")


def engine(text: str, hyphen_at: tuple[int, ...] = ()) -> Any:
    """An engine for a text of letters 10 px wide that breaks behind spaces, and with a hyphen at some places where its style allows that."""
    asked: list[float] = []

    def split(of: Any, width: float) -> tuple[Any, ...]:
        asked.append(width)
        places = [at + 1 for at, each in enumerate(text) if each == " "] + [len(text)]
        if of["hyphens"] != "manual":
            places += hyphen_at
        seen = {at: 10.0 * len(text[:at].rstrip(" ")) + 10 * (at in hyphen_at) for at in places}
        fitting = [at for at in places if seen[at] <= width + 1e-9] or [min(places)]
        end = max(fitting)
        shown = text[:end].rstrip(" ") + "‐" * (end in hyphen_at)
        return SimpleNamespace(text=shown), len(shown), end if end < len(text) else None, seen[end], 20.0, 15.0

    split.asked = asked  # type: ignore[attr-defined]
    return split


def ending(text: str, width: float, of: Style, judge: Any, hyphen_at: tuple[int, ...] = ()) -> str:
    """The line that is taken of a text."""
    split = engine(text, hyphen_at)
    return str(western.fitted(split, text, of, width, judge)[0].text)


def never(*bad: str) -> Any:
    """Lines end well but behind some words, which are bad at best."""
    return lambda before, after, best: not before.rstrip().endswith(bad) or not best


def badly(*bad: str) -> Any:
    return lambda before, after, best: not before.rstrip().endswith(bad)


@pytest.mark.parametrize(
    ("width", "judge", "of", "found"),
    [
        (80, badly(), RAGGED, "aa bb cc"),
        (80, badly("cc"), RAGGED, "aa bb"),
        (80, badly("cc", "bb"), RAGGED, "aa"),
        (80, badly("cc", "bb", "aa"), RAGGED, "aa bb cc"),
        (80, never("cc"), RAGGED, "aa bb cc"),
        (53, never("bb"), RAGGED, "aa bb"),
        (80, never("cc"), JUSTIFIED, "aa bb cc"),
        (200, badly("dd"), RAGGED, "aa bb cc dd"),
        (79.5, badly(), JUSTIFIED, "aa bb cc"),
        (79.5, badly("cc"), JUSTIFIED, "aa bb"),
    ],
)
def test_a_line_that_ends_badly_is_made_shorter(width: float, judge: Any, of: Style, found: str) -> None:
    assert ending("aa bb cc dd", width, of, judge) == found


@pytest.mark.parametrize(("words", "taken"), [(12, 11), (11, 11)])
def test_a_line_that_ends_best_is_taken_where_its_spaces_take_no_more_than_a_fifth_of_an_em(
    words: int, taken: int
) -> None:
    letters = "abcdefghijklmn"
    text = " ".join(letters[: words + 1])
    assert ending(text, 20 * words - 10, RAGGED, never(letters[words - 1])) == " ".join(letters[:taken])


def test_so_often_a_line_is_made_shorter_at_most() -> None:
    text = "a b c d e f g h"
    assert ending(text, 150, RAGGED, badly("h")) == "a b c d e f g h"
    assert ending(text, 130, RAGGED, badly("g", "f", "e")) == "a b c d"
    assert ending(text, 130, RAGGED, badly("g", "f", "e", "d")) == "a b c d e f g"


@pytest.mark.parametrize(
    ("width", "of", "found", "overrun"),
    [
        (80.0, JUSTIFIED, "aa bb cc", 0.0),
        (79.41, JUSTIFIED, "aa bb cc", 0.59),
        (79.3, JUSTIFIED, "aa bb", 0.0),
        (79.5, JUSTIFIED, "aa bb cc", 0.5),
        (79.5, RAGGED, "aa bb", 0.0),
        (110.0, JUSTIFIED, "aa bb cc dd", 0.0),
        (109.5, JUSTIFIED, "aa bb cc", 0.0),
        (19.5, JUSTIFIED, "aa", 0.0),
    ],
)
def test_word_spaces_give_a_little_for_another_word(width: float, of: Style, found: str, overrun: float) -> None:
    """A line takes 0.6 px of each of the spaces that it has without the word; the last line nothing."""
    split = engine("aa bb cc dd")
    answer = western._tightened(split, of, width, split(of, width))
    assert answer[0].text == found
    assert getattr(answer[0], "overrun", 0.0) == pytest.approx(overrun)
    assert answer[3] == pytest.approx(width - 0.001 if overrun else 10 * len(found))
    assert western._tightened(split, of, None, answer) is answer


@pytest.mark.parametrize(("room", "loose"), [(4.0, False), (4.1, True)])
def test_a_line_is_loose_whose_spaces_take_more_than_a_fifth_of_an_em(room: float, loose: bool) -> None:
    answer = SimpleNamespace(text="aa bb cc "), 9, 9, 80.0
    assert western._is_loose(answer, JUSTIFIED, 80 + room) is loose
    assert western._is_loose(answer, JUSTIFIED, None) is False


@pytest.mark.parametrize(
    ("of", "width", "said", "resume", "better"),
    [
        (JUSTIFIED, 100, "aa bb cc", 9, True), (JUSTIFIED, 100.1, "aa bb cc", 9, False), (JUSTIFIED, 79.9, "aa bb cc", 9, False), (JUSTIFIED, 80, "aa bb cc", 9, True),
        (JUSTIFIED, 500, "aabbcc", 9, True), (JUSTIFIED, 500, "aa bb cc", None, True), (RAGGED, 500, "aa bb cc", 9, True), (RAGGED, 79.9, "aa bb cc", 9, False),
        (JUSTIFIED, None, "aa bb cc", 9, True), (JUSTIFIED, 90.1, "aa bbcc ", 9, False), (JUSTIFIED, 90, "aa bbcc ", 9, True),
    ],
)  # fmt: skip
def test_a_line_without_a_hyphen_is_better_where_its_spaces_are_no_gaps(
    of: Style, width: float | None, said: str, resume: int | None, better: bool
) -> None:
    assert western._is_better((SimpleNamespace(text=said), 8, resume, 80.0), of, width) is better


@pytest.mark.parametrize(
    ("shown", "resume", "found"),
    [("the boa‐", 7, ("the boa", "ts")), ("the boa", 7, None), ("the boa‐", None, None), ("the boa‐", 0, None)],
)
def test_a_text_is_parted_by_a_hyphen_of_the_engine(shown: str, resume: int | None, found: Any) -> None:
    assert western._parted((SimpleNamespace(text=shown), 8, resume), "the boats", RAGGED) == found


def test_a_hyphen_of_the_text_is_none_of_the_engines() -> None:
    assert western._parted((SimpleNamespace(text="co‐"), 3, len("co‐".encode())), "co‐op", RAGGED) is None


@pytest.mark.parametrize(("running", "found"), [(0, "the boa‐"), (2, "the")])
def test_a_line_ends_with_a_hyphen_where_that_is_welcome(running: int, found: str) -> None:
    known = Hyphens()
    known.running = running
    own = RAGGED | {hyphens.KEY: Ends(known, 3)}
    assert ending("the boats sail", 80, Style(own), badly(), hyphen_at=(7,)) == found
    assert known.noted() == ([] if running else [(3, 7)])


def test_the_overrun_of_a_line_is_that_of_its_texts_in_the_flow() -> None:
    texts = [box(boxes.TextBox, pango_layout=SimpleNamespace(overrun=each), width=10.0) for each in (1.0, 2.0, 4.0)]
    bare = box(boxes.TextBox, pango_layout=SimpleNamespace(), width=10.0)
    beside = box(boxes.InlineBox, texts[2], of=style(float="left"), width=10.0)
    inner = box(boxes.InlineBox, texts[1], bare, width=20.0)
    found = box(boxes.LineBox, texts[0], inner, beside, width=40.0)
    assert (western.overrun(found), western.overrun(bare)) == (3, 0)
    western.widen(found)
    assert [each.width for each in (found, inner, *texts[:2], bare)] == [43, 22, 11, 12, 10]
    block = box(boxes.InlineBlockBox, box(boxes.LineBox, texts[0]), width=10.0)
    western.widen(block)
    assert block.width == 10


@pytest.mark.parametrize(
    ("before", "after", "best", "well"),
    [
        ("in ", "May", True, True), ("12 ", "May 2014", True, False), ("12 ", "May 2014", False, True), ("5 ", "km", False, False), ("5", "km", False, True),
    ],
)  # fmt: skip
def test_only_behind_a_space_a_line_may_end_badly(before: str, after: str, best: bool, well: bool) -> None:
    assert western.ends_well(before, after, "en", best=best) is well


@pytest.mark.parametrize(
    ("before", "after", "language", "may"),
    [
        ("5", "km of road", "en", False), ("5", "kms", "en", True), ("x", "km", "en", True), ("5", "сая төгрөг", "mn", False), ("5", "сая", "ru", True),
        ("слово", "же", "ru", False), ("слово", "жена", "ru", True), ("слово", "же", "en", True), ("в", "доме", "mn", True), ("x", "– y", "zh", False), ("x", "–y", "zh", True),
    ],
)  # fmt: skip
def test_each_language_keeps_its_own_words_together(before: str, after: str, language: str, may: bool) -> None:
    assert western.may_end(before, after, language) is may
    assert western.should_end(before, after, language) is may


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("dot", "red", "blue"), None),
        (("filled", "open", "dot"), None),
        (("dot", "dot"), None),
        (("open",), ("circle", False)),
    ],
)
def test_a_style_of_emphasis_is_one_shape_and_one_fill_and_no_more(words: tuple[str, ...], found: Any) -> None:
    assert emphasis_of(words) == found


@pytest.mark.parametrize(
    ("of", "simple"),
    [
        ({}, True), ({"letter_spacing": 0}, True), ({"letter_spacing": 1}, False), ({"word_spacing": 1}, False), ({"white_space": "pre"}, False),
        ({"white_space": "nowrap"}, True), ({"white_space": "pre-line"}, True), ({"white_space": "pre-wrap"}, False), ({"font_size": 0}, False), ({"font_size": 0.5}, True),
    ],
)  # fmt: skip
def test_a_text_is_simple_whose_spaces_collapse_and_which_is_seen(of: dict[str, Any], simple: bool) -> None:
    plain = {"letter_spacing": "normal", "word_spacing": 0, "white_space": "normal", "font_size": 10}
    assert context.is_simple(style(**{**plain, **of})) is simple


@pytest.mark.parametrize(
    ("of", "anywhere"),
    [({}, False), ({"word_break": "break-all"}, True), ({"line_break": "anywhere"}, True), ({"line_break": "-galley-address"}, True), ({"line_break": "strict"}, False)],
)  # fmt: skip
def test_a_text_breaks_anywhere_where_its_style_says_so(of: dict[str, Any], anywhere: bool) -> None:
    assert (
        context.breaks_anywhere(
            style(**{name.replace("-", "_"): initial for name, (initial, _) in KEYWORDS.items()} | of)
        )
        is anywhere
    )


SMALL = {
    "margin_left": px(0),
    "padding_left": px(0),
    "margin_right": px(0),
    "padding_right": px(0),
    "box_decoration_break": "slice",
}


@pytest.mark.parametrize(
    ("of", "side", "found"),
    [
        ({}, "left", []), ({"margin_left": px(2)}, "left", [(2, True)]), ({"margin_left": px(2)}, "right", []), ({"padding_right": px(3)}, "right", [(3, False)]),
        ({"border_left_width": 1, "padding_left": px(2)}, "left", [(3, True)]), ({"margin_left": "auto"}, "left", []), ({"margin_left": SimpleNamespace(value=9, unit="%")}, "left", [(None, True)]),
        ({"margin_left": "auto", "border_left_width": 2}, "left", [(2, True)]), ({"padding_left": px(2), "box_decoration_break": "clone"}, "left", [(None, True)]),
    ],
)  # fmt: skip
def test_an_edge_takes_so_much_room(of: dict[str, Any], side: str, found: list[Any]) -> None:
    edges = context._edge(box(boxes.InlineBox, of=style(**{**SMALL, **of})), side)
    assert [(each.size, each.is_left) for each in edges] == found


def test_the_box_around_two_texts_is_the_innermost_of_both() -> None:
    outer, inner, one, other = (box(boxes.InlineBox) for _ in range(4))
    assert context._common((outer, inner, one), (outer, inner, other)) is inner
    assert context._common((outer, one), (outer, other)) is outer
    assert context._common((), (outer, inner)) is outer


def test_a_line_begins_with_the_first_text_behind_what_it_skips() -> None:
    first, second, empty = (box(boxes.TextBox, text=each) for each in ("añb", "cd", ""))
    inner = box(boxes.InlineBox, empty, second)
    found = box(boxes.LineBox, box(boxes.InlineBlockBox), first, box(boxes.InlineBox), inner)
    assert context.first_text(found, None) == (first, 3)
    assert context.first_text(found, {1: {3: None}}) == (first, 1)
    assert context.first_text(found, {2: None}) == (second, 2)
    assert context.first_text(found, {3: {1: {1: None}}}) == (second, 1)
    assert context.first_text(found, {2: {0: {1: None}}}) == (second, 2)
    assert context.first_text(box(boxes.LineBox, inner, first), {0: {2: None}}) == (first, 3)
    assert context.first_text(box(boxes.LineBox), None) is None


def test_boxes_of_a_line_move_with_what_is_before_them() -> None:
    text, floating, picture, last = (
        box(boxes.TextBox, width=10.0),
        box(boxes.BlockBox, of=style(float="left")),
        box(boxes.InlineReplacedBox, position_x=10.0),
        box(boxes.TextBox, position_x=15.0, width=5.0),
    )
    inner = box(boxes.InlineBox, text, floating, width=10.0)
    found = box(boxes.LineBox, inner, picture, last, width=20.0)
    assert line._move(found, {id(text): (1.0, 13.0)}, 0.0) == 4
    assert [each.position_x for each in (found, inner, text, floating, picture, last)] == [0, 0, 1, 0, 14, 19]
    assert [each.width for each in (found, inner, text, last)] == [24, 14, 13, 5]


def test_what_stands_between_texts_parts_them() -> None:
    one, two, other = (box(boxes.TextBox) for _ in range(3))
    plain, edged, behind = (
        box(boxes.InlineBox, one),
        box(boxes.InlineBox, two, padding_left=1.0),
        box(boxes.InlineBox, other, margin_right=1.0),
    )
    beside = box(boxes.BlockBox, of=style(float="left"))
    found = box(boxes.LineBox, plain, beside, edged, behind, box(boxes.InlineReplacedBox))
    assert list(line._leaves(found)) == [one, None, two, other, None, None]
    for side in ("padding_right", "border_right_width"):
        assert list(line._leaves(box(boxes.LineBox, box(boxes.InlineBox, one, **{side: 1.0})))) == [one, None]
    for side in ("margin_left", "border_left_width"):
        assert list(line._leaves(box(boxes.LineBox, box(boxes.InlineBox, one, **{side: 1.0})))) == [None, one]

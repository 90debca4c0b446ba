"""What a line takes of a strand, with glyphs as wide as is said: ideographs of 10 px, letters of 5, on either side of each limit."""

from __future__ import annotations

from importlib import import_module
from types import SimpleNamespace
from typing import Any

import pytest
from boxes_by_hand import Style, box, style
from weasyprint.css.properties import Dimension
from weasyprint.formatting_structure import boxes

from galley.typeset.script import context, emphasis, fit, line, paragraph
from galley.typeset.script.breaks import Tailoring
from galley.typeset.script.context import Edge, Made, Text
from galley.typeset.script.gaps import Gap
from galley.typeset.script.paragraph import ATOM, Paragraph
from galley.typeset.script.properties import AUTOSPACE
from galley.typeset.script.run import Run
from galley.typeset.script.strand import Plan, Strand

install = import_module("galley.typeset.script.install")
BASE: dict[str, Any] = {
    "lang": "zh",
    "font_size": 10,
    "text_align_all": "justify",
    "text_autospace": "normal",
    "text_spacing_trim": "trim-both",
    AUTOSPACE: [SimpleNamespace(value=0.25, unit="em")],
}


def of(**values: Any) -> Style:
    return style(**{**BASE, **values})


def run(text: str, before: Run | None = None, **values: Any) -> Run:
    """A run that is shaped."""
    made = Run(text, of(**{key: value for key, value in values.items() if key not in ("is_first", "is_raised")}), before,
               is_first=values.get("is_first", True), is_raised=values.get("is_raised", False))  # fmt: skip
    made._is_shaped = True
    made.advances = [10.0 if each > "\u2000" else 5.0 for each in text]
    made.kerns, made.heads = [0.0] * len(text), [True] * len(text)
    return made


def strand(text: str, opening: Any = None, closing: Any = None, **values: Any) -> Strand:
    """A text that stands alone."""
    own = run(text, **values)
    Paragraph([own], text)
    return Strand([own], opening, closing).measure()


def taken(text: str, width: float, *, at: int = 0, begins: bool = True, minimum: bool = False, **values: Any) -> str:
    """What a line of a width takes."""
    found = strand(text, **values)
    return text[at : fit._best(found, at, len(text), width, begins, found.runs[0].style, minimum)]


@pytest.mark.parametrize(
    ("text", "width", "found"),
    [
        ("中文汉字中", 40, "中文汉字"), ("中文汉字中文", 39.9, "中文汉"), ("中文", 20, "中文"), ("中文", 9, "中"), ("中文", 0, "中"), ("中文", -5, "中"), ("ab cd", 15, "ab "),
        ("ab cd", 10, "ab "), ("ab cd", 9, "ab "), ("ab", 3, "ab"), ("中文，汉字", 46.5, "中文，汉字"), ("中文，汉字国", 46.4, "中文，汉"), ("中文，汉字国", 36.4, "中文，"), ("中文，汉字国", 36.5, "中文，汉"),
        ("中文，汉", 25, "中文，"), ("中文，汉字", 24.9, "中"), ("中文汉字中文汉字中文汉", 108, "中文汉字中文汉字中"), ("中文汉字中文汉字中文汉", 108.1, "中文汉字中文汉字中文"),
        ("中文汉字中文汉字中文汉字", 108, "中文汉字中文汉字中文"), ("中文汉字中文汉字中文汉", 110, "中文汉字中文汉字中文汉"),
    ],
)  # fmt: skip
def test_a_line_takes_what_fits_shrunk_and_leaves_no_single_character(text: str, width: float, found: str) -> None:
    assert taken(text, width) == found


def test_a_ragged_line_leaves_none_however_short_it_is() -> None:
    assert taken("中文汉字中", 49, text_align_all="start") == "中文汉"
    assert taken("中文汉字中", 49) == "中文汉字"
    assert taken("中文", 19, text_align_all="start") == "中"


@pytest.mark.parametrize(
    ("text", "width", "more", "found"),
    [
        ("abcdef", 17, {}, "abcdef"), ("abcdef", 17, {"overflow_wrap": "anywhere"}, "abc"), ("abcdef", 15, {"overflow_wrap": "break-word"}, "abc"),
        ("abc,de", 17, {"overflow_wrap": "anywhere"}, "ab"), ("abc,de", 4, {"overflow_wrap": "anywhere"}, "a"), ("a,b", 9, {"overflow_wrap": "anywhere"}, "a"),
        ("abcdef", 17, {"overflow_wrap": "anywhere", "white_space": "nowrap"}, "abcdef"), ("abcdef", 17, {"word_break": "break-all"}, "abc"), ("a", 1, {"overflow_wrap": "anywhere"}, "a"),
        ("abcdef gh", 17, {}, "abcdef "),
    ],
)  # fmt: skip
def test_a_word_that_is_too_wide_breaks_within_where_that_is_said(
    text: str, width: float, more: Any, found: str
) -> None:
    assert taken(text, width, **more) == found


def test_it_does_not_where_the_line_does_not_begin_with_it_or_its_least_width_is_asked() -> None:
    assert taken("abcdef", 17, begins=False, overflow_wrap="anywhere") == "abcdef"
    assert taken("abcdef", 17, minimum=True, overflow_wrap="break-word") == "abcdef"
    assert taken("abcdef", 17, minimum=True, overflow_wrap="anywhere") == "abc"
    assert taken("abcdef", 0, overflow_wrap="anywhere") == "a"


def test_spaces_at_the_end_of_a_line_are_not_seen_but_for_the_first() -> None:
    found = strand("ab  中")
    assert [fit._seen(found, 0, end) for end in (5, 4, 3, 2)] == [5, 2, 2, 2]
    assert fit._seen(strand("   "), 0, 3) == 1


def test_widths_are_natural_or_shrunk_with_the_edges_behind() -> None:
    found = strand("（中，文 a", closing={3: 2.0, 4: 3.0})
    assert fit._width(found, 0, 2, True, ends=False) == 15
    assert fit._width(found, 0, 2, False, ends=False) == 20
    assert fit._width(found, 0, 3, True, ends=True) == 20
    assert fit._width(found, 0, 3, True, ends=False) == 25
    assert fit._width(found, 0, 4, True, ends=False) == 40, "with both edges, behind the space too"
    assert fit._width(found, 2, 2, True, ends=True) == fit._least(found, 2, 2, 0.0) == 0
    assert fit._least(found, 0, 4, -5.0) == pytest.approx(36.5)
    assert fit._closing(found, 4) == 5 and fit._closing(found, 5) == 3 and fit._closing(found, 3) == 0


def test_a_feed_that_is_kept_ends_a_line() -> None:
    assert fit._forced(strand("中\n文\u2028"), 0) == (1, 2)
    assert fit._forced(strand("中\n文\u2028"), 2) == (3, 4)
    assert fit._forced(strand("中\n文"), 2) == (3, None)


@pytest.mark.parametrize(
    ("room", "share"),
    [(48.0, 2.001 / 3.5), (49.5, 0.501 / 3.5), (50.0, 0.001 / 3.5), (50.001, 0.0), (60.0, 0.0), (46.5, 1.0)],
)
def test_a_line_is_shrunk_by_what_it_has_too_much(room: float, share: float) -> None:
    found = strand("中文，汉字")
    plan = fit._plan(found, 0, room, True, found.runs[0].style)
    assert (plan.start, plan.end, plan.seen, plan.resume, plan.begins) == (0, 5, 5, None, True)
    assert plan.share == pytest.approx(share, abs=1e-6)
    assert fit._part(found, plan, 0, 5) == pytest.approx(50 - 3.5 * share)


def test_what_cannot_be_shrunk_is_not() -> None:
    found = strand("中")
    assert fit._plan(found, 0, 5, True, found.runs[0].style) == Plan(0, 1, 1, None, 0.0, True)


def test_a_plan_has_room_behind_the_edge_before_it() -> None:
    found = strand("中文汉字国", opening={0: 4.0})
    assert fit._plan(found, 0, 33, True, found.runs[0].style).end == 2
    assert fit._plan(found, 0, 34, True, found.runs[0].style) == Plan(0, 3, 3, 3, 0.0, True)


def test_the_parts_of_a_plan_are_as_wide_as_their_characters() -> None:
    found = strand("中，文a 字", opening={3: 1.0}, closing={1: 2.0})
    plan = Plan(0, 5, 4, 5, 0.5, True)
    assert fit._part(found, plan, 0, 2) == 20
    assert fit._part(found, plan, 2, 3) == 8.25 and fit._part(found, plan, 3, 5) == 6.875
    assert fit._part(found, plan, 4, 5) == 0
    assert fit._part(found, plan, 5, 6) == 0


def test_the_last_part_of_a_line_ends_half_wide() -> None:
    found = strand("中，文")
    assert fit._part(found, Plan(0, 2, 2, 2, 0.0, True), 0, 2) == 15
    assert fit._part(found, Plan(0, 2, 2, None, 0.0, True), 0, 2) == 20


@pytest.mark.parametrize(("width", "found"), [(30, 3), (29, 2), (10, 1), (9, None)])
def test_the_last_place_before_another_that_a_line_can_break_at(width: float, found: int | None) -> None:
    assert fit._earlier(strand("中文汉字国"), 0, 4, width, True) == found


def test_a_line_that_begins_within_takes_the_space_to_its_neighbour() -> None:
    found = strand("中a")
    assert fit._lead(found, 1, False) == 2.5 and fit._lead(found, 1, True) == 0
    assert fit._lead(strand("（"), 0, True) == -5
    before = run("中")
    latin = run("a", before, is_first=False)
    assert [fit.joint(latin, start, at_start) for start, at_start in ((0, False), (0, True), (1, False))] == [
        2.5,
        2.5,
        0,
    ]
    assert fit.joint(run("a", before), 0, True) == 0 and fit.joint(run("a", before), 0, False) == 2.5


@pytest.mark.parametrize(
    ("index", "at_start", "is_first", "before", "starts"),
    [
        (0, True, True, True, True),
        (0, True, False, True, False),
        (0, True, False, False, True),
        (0, False, True, False, False),
        (1, False, False, True, True),
    ],
)
def test_a_character_starts_a_line(index: int, at_start: bool, is_first: bool, before: bool, starts: bool) -> None:
    found = run("中文", run("中") if before else None, is_first=is_first)
    assert found.starts_line(index, at_start) is starts


def first(text: str, width: float | None, start: int = 0, minimum: bool = True, **values: Any) -> tuple[Any, ...]:
    """What is answered for the engine: bytes that are taken, where the next line begins, and the width."""
    found = strand(text, **values)
    layout, length, resume, wide, height, baseline = fit.first_line(
        found.runs[0], start, found.runs[0].style, width, True, minimum
    )
    assert layout is None and height == baseline == 0
    return length, resume, round(wide, 4)


@pytest.mark.parametrize(
    ("text", "width", "start", "found"),
    [
        ("中文汉", None, 0, (9, None, 30)), ("中文汉", 0, 0, (3, 3, 10)), ("中文汉", 0, 2, (3, None, 10)), ("中abc文国", 0, 1, (6, 6, 15)), ("中a ab文", 0, 1, (4, 4, 10)),
        ("中\n文", None, 0, (3, 4, 10)), ("中文 ", None, 0, (7, None, 25)), ("中，文", 0, 0, (6, 6, 15)), ("abc", 0, 0, (3, None, 15)), ("中 文", 0, 0, (3, 4, 10)),
    ],
)  # fmt: skip
def test_the_first_unit_of_a_text_or_the_widest_behind_it_is_measured(
    text: str, width: Any, start: int, found: Any
) -> None:
    assert first(text, width, start) == found


def test_nothing_of_a_text_that_does_not_wrap_is_a_unit() -> None:
    assert first("中文汉", 0, white_space="nowrap")[1:] == (None, 30)


def planned(text: str, width: float, start: int = 0, **values: Any) -> tuple[int, int | None, float]:
    found = strand(text, **values)
    end, resume, wide = fit._planned(found.runs[0], start, found.runs[0].style, width, True)
    return end, resume, round(wide, 3)


def test_a_line_takes_of_a_run_what_its_strand_has_planned() -> None:
    assert planned("中文汉字", 30) == (3, 3, 30)
    assert planned("中文汉字", 40) == (4, None, 40)
    assert planned("中文，汉字", 48) == (5, None, 47.999)
    one, two = run("中文"), run("汉字国国", is_first=False)
    two.before = one
    two.offset = 2
    Paragraph([one, two], "中文汉字国国")
    both = Strand([one, two]).measure()
    style_ = one.style
    assert fit._planned(one, 0, style_, 40, True) == (2, None, 20)
    assert fit._planned(two, 0, style_, 20, False)[:2] == (2, 2)
    assert both.plan == Plan(0, 4, 4, 4, 0.0, True)
    end, resume, wide = fit._planned(two, 2, style_, 20, False)
    assert (end, resume) == (4, None) and wide == 20 + 20 + 10, "what is not of the line is wider than it"
    both.plan = None
    both.runs[0].paragraph.line_start = 2
    assert fit._planned(two, 0, style_, 20, False)[:2] == (2, 2)


@pytest.mark.parametrize(
    ("width", "found"),
    [(39.992, (4, None, 40)), (39.988, (3, 3, 30)), (29.995, (2, 2, 20)), (10.0, (1, 1, 10)), (9.0, (4, None, 40))],
)
def test_what_its_line_has_no_room_for_breaks_earlier(width: float, found: Any) -> None:
    one = strand("中文汉字")
    one.plan = Plan(0, 4, 4, None, 0.0, True)
    assert fit._planned(one.runs[0], 0, one.runs[0].style, width, True) == found


def test_where_a_text_stands_in_its_run_is_known_by_its_end() -> None:
    known = run("中文 汉字 ")
    own = of()
    own[context.KEY] = known
    assert fit.located("汉字 ", own) == (known, 3)
    assert fit.located("汉字", own) == (known, 3)
    assert fit.located("中文 汉字 ", own) == (known, 0)
    bare = of()
    found = fit.located("中", bare)
    assert found is not None and found[1] == 0 and found[0].text == "中"
    assert fit.located("ab", bare) is None and fit.located("中", of(letter_spacing=2)) is None


def test_gaps_belong_to_what_bears_them() -> None:
    before = run("中")
    assert [each.natural for each in run("a中", before).gaps] == [0.25, 0.25]
    assert [each.natural for each in run("a中").gaps] == [0, 0.25]
    assert [each.natural for each in run("1", before, is_raised=True).gaps] == [0]
    raised = run("1", before, is_raised=True)
    assert raised.bearer() == (before, 0)
    plain = run("ab")
    assert plain.bearer() == (plain, 1)
    assert run("1", None, is_raised=True).bearer() is None
    marked = run("e\u0301")
    assert marked.bearer() == (marked, 0)
    assert run("\u0301", before).bearer() == (before, 0)
    assert run("中", raised).gaps == [Gap(0.0, 0.0, 2, 0.25, 2)]
    assert [each.natural for each in run("中e\u0301中").gaps] == [0, 0.25, 0, 0.25]


def test_a_glyph_is_full_that_is_wider_than_nine_tenths_of_an_em() -> None:
    found = run("中文")
    found.advances = [9.0, 9.1]
    assert [found.is_full(at) for at in (0, 1)] == [False, True]
    assert run("，").tail(0, fits=True) == -5 and run("（").lead(0) == -5
    kerned = run("，")
    kerned.kerns = [0.5]
    assert kerned.tail(0, fits=True) == -4.5


def test_characters_of_a_strand_stand_behind_the_edges_before_them() -> None:
    one, two = run("中，"), run("文a")
    two.before = one
    two.offset = 2
    Paragraph([one, two], "中，文a")
    both = Strand([one, two], {2: 3.0}, {1: 2.0}).measure()
    assert both.starts == [0, 10, 25, 37.5, 42.5]
    assert both.least == pytest.approx([0, 10, 21.5, 32.75, 37.75])
    assert [both.shrunk(at, 0.5) for at in (0, 2)] == [0, 23.25]
    assert [both.located(at) for at in range(4)] == [(one, 0), (one, 1), (two, 0), (two, 1)]
    assert [both.joint(at) for at in range(4)] == [0, 0, 0, 2.5]
    assert both.tail(1, fits=True) == -5 and both.letters_from(3) == 1 and both.letters_from(2) == 2


LATIN = {"lang": "ru", "text_align_all": "start"}


def words(text: str, **values: Any) -> Paragraph:
    """A paragraph of Russian."""
    return Paragraph([run(text, **{**LATIN, **values})], text)


def test_a_line_that_ends_badly_is_refused_where_it_can_end_better() -> None:
    found = words("один два и три")
    assert not found.refuses(11, 11), "no line is being filled"
    found.begin(0)
    assert found.refuses(11, 11) and found.has_refused
    found.begin(0, is_lenient=True)
    assert not found.refuses(11, 11)
    found.begin(0)
    assert not found.refuses(9, 9) and not found.has_refused
    assert not found.refuses(11, 0), "no place in front of it"
    found.begin(9)
    assert not found.refuses(11, 11), "nothing else is on the line"


@pytest.mark.parametrize(
    ("letters", "short", "refused"),
    [(7, " и в и в и ", False), (8, " и в и в и ", True), (36, " для ", False), (37, " для ", True)],
)
def test_a_line_gives_up_no_more_than_half_to_end_well_and_a_twelfth_to_end_at_its_best(
    letters: int, short: str, refused: bool
) -> None:
    found = words(f"{'м' * letters}{short}три")
    found.begin(0)
    end = letters + len(short)
    assert found.refuses(end, end) is refused


def test_what_stands_in_front_of_a_break_decides_in_its_language() -> None:
    one, two = run("в ", **LATIN), run("in May", lang="en")
    two.offset = 2
    found = Paragraph([one, two], "в in May")
    assert [found._before(at).style["lang"] for at in (0, 1, 2, 3)] == ["ru", "ru", "ru", "en"]
    assert not found.ends_well(2, best=False) and found.ends_well(5, best=True)
    assert found.is_scripted is False
    assert (
        words("a б" + ATOM).letters_from(0) == 2
        and words("б").letters_from(0) == 1
        and words(". б.").letters_from(0) == 1
    )
    assert words(" " * 12 + "аб").letters_from(0) == 0 and words(" " * 11 + "аб").letters_from(0) == 1


def test_a_break_looks_forty_characters_back() -> None:
    for spaces, well in ((39, False), (40, True)):
        found = words(f"a в{' ' * spaces}слово")
        assert found.ends_well(3 + spaces, best=False) is well, spaces


def test_a_text_that_does_not_wrap_is_not_broken_and_edges_are_ruled_by_what_is_around() -> None:
    found = Paragraph([run("中文", white_space="nowrap")], "中文")
    assert found.can_break == [False, False]
    assert paragraph._breaks_of(of(white_space="normal")) == Tailoring("zh", strict=True)
    one, two = run("中"), run("文", white_space="nowrap")
    two.offset = 1
    for owner, breaks in ((of(), True), (of(white_space="nowrap"), False)):
        both = Paragraph([one, two], "中文", {1: owner})
        Strand([one]), Strand([two])
        assert both.can_break == [False, breaks] and both.may_break(1) is breaks


def test_no_line_breaks_within_a_cluster() -> None:
    own = run("中文汉")
    own.heads = [True, False, True]
    found = Paragraph([own], own.text)
    assert found.can_break == [False, True, True]
    Strand([own])
    assert Paragraph([own], own.text).can_break == [False, False, True]


def test_a_line_that_begins_forgets_the_plans_of_another() -> None:
    found = strand("中文")
    found.plan = Plan(0, 1, 1, 1, 0.0, True)
    found.paragraph.begin(1)
    assert found.plan is None and found.paragraph.line_start == 1


def line_of(*found: Any, **values: Any) -> Any:
    return box(
        boxes.LineBox,
        *found,
        of=of(**{"direction": "ltr", "hyphens": "manual", "vertical_align": "baseline", **values}),
        element_tag="p",
    )


def text_of(said: str, **values: Any) -> Any:
    return box(
        boxes.TextBox,
        text=said,
        of=of(**{"hyphens": "manual", "vertical_align": "baseline", **values}),
        element_tag="p",
    )


def inline_of(*found: Any, **values: Any) -> Any:
    return box(
        boxes.InlineBox,
        *found,
        of=of(
            **{
                "vertical_align": "baseline",
                "margin_left": "auto",
                "padding_left": "auto",
                "margin_right": "auto",
                "padding_right": "auto",
                **values,
            }
        ),
        element_tag="b",
        is_leader=False,
    )


@pytest.mark.parametrize(
    ("found", "scripted", "known"),
    [
        (line_of(text_of("中")), True, True), (line_of(text_of("a", lang="en")), False, False), (line_of(text_of("a", lang="en"), text_of("b", lang="en")), False, True),
        (line_of(text_of("a", lang="en"), text_of("")), False, False), (line_of(text_of("中"), direction="rtl"), False, False), (line_of(text_of("a"), text_of("b"), direction="rtl"), False, False),
        (line_of(text_of("中", letter_spacing=2)), False, False), (line_of(text_of("a", lang="en", line_break="anywhere")), True, True), (line_of(inline_of(text_of("中"))), True, True),
    ],
)  # fmt: skip
def test_lines_are_prepared_that_are_ours_or_have_several_texts(found: Any, scripted: bool, known: bool) -> None:
    context.prepare(found)
    assert found.is_scripted is scripted and (found.paragraph is not None) is known
    held = found.paragraph
    context.prepare(found)
    assert found.paragraph is held


def test_a_line_is_prepared_again_when_a_page_was_told_in_it() -> None:
    made = inline_of(text_of("1"))
    made.element_tag = "a::after"
    found = line_of(text_of("中"), made)
    context.prepare(found)
    before = found.paragraph
    assert [each.box for each in found.made] == [made] and before.text == "中1"
    made.children = (text_of("23"),)
    assert found.made[0].is_told
    context.prepare(found)
    assert found.paragraph.text == "中23"


def test_texts_of_a_line_know_their_neighbours() -> None:
    raised = inline_of(text_of("2"), vertical_align="super")
    texts = [text_of("中"), text_of("a"), text_of("文")]
    found = line_of(texts[0], inline_of(texts[1]), raised, box(boxes.InlineReplacedBox, of=of()), texts[2])
    context.prepare(found)
    runs = found.paragraph.runs
    assert found.paragraph.text == f"中a2{ATOM}文"
    assert [each.offset for each in runs] == [0, 1, 2, 4]
    assert [each.before for each in runs] == [None, runs[0], runs[1], None]
    assert [each.is_raised for each in runs] == [False, False, True, False]
    assert [each.is_first for each in runs] == [True] * 4
    assert list(found.paragraph.owners) == [1, 2, 4]
    assert context.run_of(found.children[0].style) is runs[0]
    assert found.children[1].style["lang"].run is runs[1] and found.children[1].style["lang"] == "zh"


def test_edges_part_texts_but_do_not_part_strands_where_their_size_is_known() -> None:
    def strands(size: Any) -> tuple[int, Any, Any]:
        found = line_of(text_of("中"), inline_of(text_of("文"), padding_left=size, padding_right=size), text_of("汉"))
        context.prepare(found)
        runs = found.paragraph.runs
        held = list({id(each.strand): each.strand for each in runs}.values())
        return len(held), held[0].opening, held[0].closing

    assert strands(Dimension(2, "px")) == (1, {1: 2}, {1: 2})
    assert strands(Dimension(2, "%")) == (3, {}, {})
    assert strands("auto") == (1, {}, {})


@pytest.mark.parametrize(
    ("found", "ours"),
    [
        (run("中"), True), (run("ab"), True), (run("a\xadb"), False), (run("ab", lang="en"), False), (run("中", lang="en"), True), (run("ab", lang="en", word_break="break-all"), True),
        (run("中", letter_spacing=2), False), (run("ab", lang="ko"), True), (run("ab", lang="ja-JP"), True),
    ],
)  # fmt: skip
def test_texts_are_broken_by_the_package_that_are_of_its_scripts(found: Run, ours: bool) -> None:
    assert context.is_ours(found) is ours


def test_parts_of_a_line_are_texts_edges_and_boxes() -> None:
    hidden = box(boxes.BlockBox, of=of(float="left"))
    leader, made = inline_of(text_of(".")), inline_of(text_of("1"))
    leader.is_leader, made.element_tag = True, "a::before"
    found = line_of(text_of("a"), hidden, leader, made, inline_of(text_of("b"), border_left_width=1))
    kinds = [type(each) for each in context._parts(found, (found,))]
    assert kinds == [Text, type(None), Made, Text, Edge, Text]


def asked(text: str, known: Run | None) -> Any:
    lang: Any = context.Language("zh")
    if known is not None:
        lang.run = known
    return install.can_break_text(text, lang)


def test_the_engine_is_told_where_texts_may_break() -> None:
    one, two = run("中"), run("文 汉，字")
    two.offset = 1
    both = Paragraph([one, two], "中文 汉，字")
    Strand([one, two])
    assert asked("中文", two) is True and asked("文 ", two) is False
    assert asked("汉，", two) is False and asked("文 汉", two) is True and asked("汉，字", two) is True
    assert both.can_break == [False, True, False, True, False, True]
    assert asked("中中", one) is False, "nothing is before the first text"
    assert install.can_break_text("中文", "zh") is True and install.can_break_text("中，", "zh") is False
    assert install.can_break_text("한글", "ko") is False and install.can_break_text("한글", "zh") is True
    assert install.can_break_text("”中", "zh") is True, "by the rules of the script, of two characters"
    thousand, people = run("1万"), run("人")
    people.offset = 2
    Paragraph([thousand, people], "1万人")
    assert asked("万人", people) is False, "by what is before them too"
    whole = run("中文汉", white_space="nowrap")
    Paragraph([whole], "中文汉")
    assert asked("中文汉", whole) is False and asked("汉字中", whole) is True
    empty = run("")
    Paragraph([empty], "")
    assert asked("中文", empty) is True


def test_a_text_may_end_a_line_where_what_is_behind_it_may_begin_one() -> None:
    one, two = run("中"), run("，")
    two.offset = 1
    Paragraph([one, two], "中，")
    lang: Any = context.Language("zh")
    lang.run = one
    assert install.can_break_behind("中", lang) is False
    lang.run = two
    assert install.can_break_behind("中文", lang) is True
    assert install.can_break_behind("中文", "zh") is True


def test_a_version_that_nothing_was_written_for_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    for version, fine in (("70.0", True), ("70.1", True), ("7.0", False), ("71.0", False)):
        monkeypatch.setattr(install.weasyprint, "__version__", version)
        if fine:
            install.check_version()
        else:
            with pytest.raises(RuntimeError, match=version):
                install.check_version()


@pytest.mark.parametrize(
    ("align", "last", "is_last", "moved"),
    [
        ("center", "auto", False, 30), ("end", "auto", False, 60), ("right", "auto", True, 60), ("start", "auto", False, 0), ("left", "auto", False, 0), ("justify", "auto", True, 0),
        ("justify", "center", True, 30), ("justify", "center", False, 0), ("start", "end", True, 60), ("start", "end", False, 0),
    ],
)  # fmt: skip
def test_a_composed_line_moves_as_its_text_is_aligned(
    monkeypatch: pytest.MonkeyPatch, align: str, last: str, is_last: bool, moved: float
) -> None:
    asked: list[bool] = []
    monkeypatch.setattr(install, "level", lambda line: None)
    monkeypatch.setattr(install, "compose", lambda line, width, justify: asked.append(justify))
    found = line_of(text_align_all=align, text_align_last=last, text_justify="auto")
    found.is_scripted, found.width = True, 40.0
    assert install.text_align(None, found, 100, is_last) == moved
    assert asked == [align == "justify" and not is_last]
    found.style["text_justify"] = "none"
    install.text_align(None, found, 100, is_last)
    assert asked[-1] is False
    found.width = 130.0
    assert install.text_align(None, found, 100, is_last) == 0


def test_other_lines_are_aligned_by_the_engine_but_for_what_they_have_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(install, "level", lambda line: None)
    monkeypatch.setitem(install._engine, "text_align", lambda *given: 7.0)
    told: list[float] = []
    monkeypatch.setattr(install.inline, "justify_line", lambda context, line, extra: told.append(extra))
    found = box(boxes.LineBox, box(boxes.TextBox, pango_layout=SimpleNamespace(), width=90.0), width=90.0)
    assert install.text_align(None, found, 100, False) == 7 and told == []
    found.children[0].pango_layout.overrun = 4.0
    assert install.text_align(None, found, 92, False) == 0 and told == [-2.0]


def test_lines_are_composed_to_their_width(monkeypatch: pytest.MonkeyPatch) -> None:
    def composed(text: str, room: float, *, justify: bool, **values: Any) -> tuple[list[float], float, float]:
        known = run(text, **values)
        layout = SimpleNamespace(spaces=[], lead=0.0)
        child = text_of(text, **values)
        child.pango_layout, child.width = layout, sum(known.advances)
        found = line_of(child)
        found.width = child.width
        piece = line.Piece(child, known, 0, False)
        monkeypatch.setattr(line, "_pieces", lambda _: [piece])
        line.compose(found, room, justify=justify)
        return [round(each, 3) for each in layout.spaces], round(layout.lead, 3), round(found.width, 3)

    assert composed("中文汉", 36, justify=True) == ([3, 3, 0], 0, 36)
    assert composed("中文汉", 36, justify=False) == ([], 0, 30)
    assert composed("中文汉", 30.5, justify=False) == ([], 0, 30)
    assert composed("中，文", 28, justify=False) == ([0, -2, 0], 0, 28)
    assert composed("（中，", 20, justify=False) == ([], -5, 20)
    assert composed("中文，", 30.5, justify=True) == ([5.5, 0, 0], 0, 30.5)
    assert composed("中文，", 24.0, justify=True) == ([], 0, 25)
    assert composed("中文", 20.5, justify=True) == ([0.5, 0], 0, 20.5)
    assert composed("中，", 15, justify=False, hanging_punctuation="allow-end") == ([], 0, 15)
    assert composed("中，", 14, justify=False, hanging_punctuation="allow-end") == ([], 0, 10)


def test_no_mark_of_emphasis_stands_at_marks_and_spaces() -> None:
    known = run("中，a 文（")
    child = text_of("中，a 文（")
    made = fit.ScriptLayout.__new__(fit.ScriptLayout)
    made.__dict__.update(run=known, start=0, spaces=[1.0, 0, 0, 0, 0, 0], lead=-2.0)
    child.pango_layout, child.position_x = made, 100.0
    assert emphasis._centres(child) == [103, 121.5, 134]


@pytest.mark.parametrize(
    ("said", "bears"),
    [*((each, False) for each in "（）、。・！～“”，：？ "), *((each, True) for each in "中かA가—…%")],
)
def test_marks_and_spaces_bear_no_emphasis(said: str, bears: bool) -> None:
    made = fit.ScriptLayout.__new__(fit.ScriptLayout)
    made.__dict__.update(run=run(said), start=0, spaces=[], lead=0.0)
    found = text_of(said)
    found.pango_layout = made
    assert len(emphasis._centres(found)) == bears
    made.run.advances = [0.0]
    assert emphasis._centres(found) == []


def test_pieces_of_a_line_touch_where_nothing_stands_between(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(line, "_run", lambda box: (run(box.text), 0))
    texts = [text_of(each) for each in "中文汉字"]
    spaced = text_of("a", letter_spacing=2)
    picture = box(boxes.InlineReplacedBox, of=of())
    found = line_of(texts[0], text_of(""), texts[1], picture, texts[2], spaced, texts[3])
    pieces = line._pieces(found)
    assert [(each.text, each.joined) for each in pieces] == [("中", False), ("文", True), ("汉", False), ("字", False)]


def test_a_piece_has_the_space_to_its_neighbour_where_it_touches_it() -> None:
    known = run("a文", run("中"))
    for joined, start, first in ((True, 0, 0.25), (False, 0, 0), (True, 1, 0), (False, 1, 0)):
        piece = line.Piece(text_of("a文"[start:]), known, start, joined)
        line._set_gaps([piece])
        assert [each.natural for each in piece.gaps] == [first, *([0.25] if not start else [])]
        assert line._advance(piece) == (15 if not start else 10)


def test_a_line_begins_with_the_text_behind_what_it_skips() -> None:
    found = line_of(text_of("中文"), inline_of(text_of("汉字")))
    context.prepare(found)
    for skip, start in ((None, 0), ({0: {3: None}}, 1), ({1: None}, 2), ({1: {0: {3: None}}}, 3)):
        context.begin(found, skip, is_lenient=True)
        assert found.paragraph.line_start == start and found.paragraph.is_lenient
    context.begin(found, {2: None})
    assert found.paragraph.line_start is None and not found.paragraph.is_lenient
    bare = line_of(text_of("ab", lang="en", hyphens="auto"))
    context.prepare(bare)
    assert bare.paragraph is None
    known = context.ends_of(bare.children[0].style)
    assert known is not None and known.is_last
    known.hyphens.end((0, 1))
    context.begin(bare, {0: {1: None}})
    assert known.hyphens.running == 1
    context.begin(bare, None)
    assert known.hyphens.running == 0


def test_hyphens_of_a_line_are_shared_by_its_texts_that_are_hyphenated() -> None:
    found = line_of(
        *(text_of(each, lang="en", hyphens=kind) for each, kind in (("a", "auto"), ("b", "manual"), ("c", "auto")))
    )
    context.prepare(found)
    held = [context.ends_of(each.style) for each in found.children]
    assert held[1] is None and held[0] is not None and held[2] is not None
    assert held[0].hyphens is held[2].hyphens
    assert [(each.box, each.is_last) for each in held if each] == [(0, False), (2, True)]

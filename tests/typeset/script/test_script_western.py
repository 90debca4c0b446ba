"""Lines of Cyrillic and Latin text: where they may end, and how many hyphens run."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from script_lines import EM, every, lines, lines_of, pdf, rendered, texts
from searching import examples
from weasyprint.formatting_structure import boxes

from galley.meter.glyphs import glyphs
from galley.meter.grouping import lines as drawn_lines
from galley.typeset import script
from galley.typeset.script.hyphens import LADDER
from galley.typeset.script.western import ends_well, may_end, should_end

NB = "\u00a0"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("работа в", "стране"), ("он и", "она"), ("(к", "ним"), ("доклад В.", "Иванова"), ("и т.", "д. и т. п."),
        ("им.", "Ленина"), ("в 2014", "г."), ("около 20", "млн человек"), ("рост на 5", "%"), ("сказал", "же он"),
        ("знал", "ли кто"), ("на рис.", "5"), ("«О", "мире»"), ("не", "был"),
    ],
)  # fmt: skip
def test_rule_29_russian_short_words_initials_and_units_keep_to_the_next(before: str, after: str) -> None:
    assert not may_end(before, after, "ru")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("работа", "в стране"),
        ("страны.", "Доклад"),
        ("2014", "маятник"),
        ("сказал", "женщине"),
        ("страны", "октября"),
        ("рельеф", "мая"),
    ],
)
def test_rule_29_other_words_may_end_a_line(before: str, after: str) -> None:
    assert may_end(before, after, "ru")


@pytest.mark.parametrize(
    ("before", "after", "well", "in_title"),
    [
        ("20 – 11-", "р сарын", False, False), ("на 10-", "й сессии", False, False), ("бүгд NEAR-", "ийн", False, False), ("Ким Жэ-", "Хё", True, False),
        ("North-", "East", True, False), ("in 2013-", "2014", True, True), ("the 300 ", "days", True, False), ("in 2014 ", "at sea", True, True),
        ("the 300 ", "Days", True, True), ("so - ", "on", True, True), ("of R20 ", "days", True, True),
    ],
)  # fmt: skip
def test_no_ending_is_parted_from_a_number_nor_in_a_title_a_word_at_its_hyphen(
    before: str, after: str, well: bool, in_title: bool
) -> None:
    assert ends_well(before, after, "mn", best=False) is well
    assert ends_well(before, after, "mn", best=True, is_title=True) is in_title


def test_in_a_title_a_date_stays_whole() -> None:
    assert ends_well("22 ", "октября", "ru", best=False)
    assert not ends_well("22 ", "октября", "ru", best=False, is_title=True)


def test_a_title_breaks_between_words_where_that_takes_no_line_more() -> None:
    title = "<h1>NEAR Secretary General Kim Jae-hyo attends the 2014 Mayors’ Forum"
    assert texts(title, "h1 { font-size: 1em; text-align: start; text-wrap: balance }", "en", 16.5) == [
        "NEAR Secretary General",
        "Kim Jae-hyo attends the",
        "2014 Mayors’ Forum",
    ]


@pytest.mark.parametrize(
    ("before", "after", "language"),
    [
        ("Для", "страны", "ru"), ("и под", "горой", "ru"), ("22", "октября", "ru"), ("в 2014", "году", "ru"), ("12", "October", "en"),
        ("10", "сарын", "mn"),
    ],
)  # fmt: skip
def test_rule_29_prepositions_and_dates_should_keep_together(before: str, after: str, language: str) -> None:
    assert may_end(before, after, language) and not should_end(before, after, language)
    assert should_end("страны", after, language)


def test_rule_29_they_do_where_that_costs_little() -> None:
    text = "Доклад о мире и о работе региональных администраций для "
    for last in ("<b>людей</b> и стран", "людей и стран"):
        for width in (30, 31, 31.5):
            found = texts(f"<p>{text}{last}", "b { font: inherit }", "ru", width)
            assert found[0].rstrip().endswith("администраций"), found
    assert texts("<p>сотрудничества для <b>государств</b>", "", "ru", 11)[0].rstrip().endswith("для"), (
        "the line would be torn"
    )


def test_rule_29_each_language_has_its_own_words() -> None:
    assert may_end("he is a", "man", "en")
    assert not may_end("some 5", "million people", "en")
    assert not may_end("2014", "онд", "mn") and may_end("хүн", "онд", "mn")


@pytest.mark.parametrize(
    ("after", "language"),
    [
        ("кГц и выше", "ru"), ("кПа.", "ru"), ("м/с (45 км/ч)", "ru"), ("с в течение", "ru"), ("°C", "ru"), ("кВт·ч", "ru"), ("мкм", "ru"),
        ("kHz", "en"), ("m/s", "en"), ("kWh", "en"), ("°C;", "en"), ("км/ч", "mn"), ("km에", "ko"), ("m²の", "ja"), ("kg", "zh"),
    ],
)  # fmt: skip
def test_a_number_keeps_its_unit(after: str, language: str) -> None:
    assert not may_end("40", after, language) and may_end("сорок", after, language)


@pytest.mark.parametrize(
    ("before", "after", "may"),
    [
        ("на высоте 3", "200 м", False),
        ("около 12", "846 500 книг", False),
        ("в 2014", "300 человек", True),
        ("глава 3", "20 страниц", True),
        ("номер 3", "2000", True),
    ],
)
def test_a_number_in_groups_is_not_parted(before: str, after: str, may: bool) -> None:
    assert may_end(before, after, "ru") is may_end(before, after, "de") is may


@pytest.mark.parametrize(
    ("after", "language"), [("светильников", "ru"), ("Гостей", "ru"), ("men", "en"), ("Ksenia", "en"), ("킬로", "ko")]
)
def test_a_word_that_begins_as_a_unit_may_begin_a_line(after: str, language: str) -> None:
    assert may_end("40", after, language)


@pytest.mark.parametrize("after", ["— стол", f"{NB}— стол", "– стол"])
def test_rule_30_no_line_begins_with_a_dash(after: str) -> None:
    assert not may_end("слово", after, "ru")
    assert may_end("слово", "—стол", "ru")


RUSSIAN = (
    "Ассоциация работает в регионах и в странах, а её члены — это 73 администрации. Доклад В. И. Иванова о мире. " * 5
)
HYPHENS = "p { hyphens: auto; hyphenate-limit-chars: 5 2 2 }"


@pytest.mark.parametrize("width", [14, 17.3, 21])
def test_rule_29_lines_of_a_russian_text_end_well(width: float) -> None:
    found = [line.rstrip() for line in texts(f"<p>{RUSSIAN}", HYPHENS, "ru", width)]
    bad = [
        (one, two) for one, two in pairwise(found)
        if not one.endswith("‐") and not may_end(one, two, "ru")
    ]  # fmt: skip
    assert bad == []
    assert "".join(found).replace("‐", "").replace(" ", "") == RUSSIAN.replace(" ", "")


BOXED = (
    "Ассоциация <b>работает</b> в <a href='#'>регионах</a> и в <i>странах</i>, а её <b>члены</b> — это <b>73</b> администрации для "
    "<a>людей</a>. Доклад <i>В.</i> <b>И.</b> Иванова о <b>мире</b> 22 <i>октября</i> <b>2014</b> года под <b>Иркутском</b>. "
) * 3


@pytest.mark.parametrize("width", [10, 12.1, 13.5, 14.9, 16.3, 17.7, 19.1, 21.2])
def test_rule_29_words_keep_to_the_next_across_inline_boxes(width: float) -> None:
    found = lines(f"<p>{BOXED}", f"{HYPHENS} b, i, a {{ font: inherit }}", "ru", width)
    ends = [line.text.rstrip() for line in found]
    bad = [(one, two) for one, two in pairwise(ends) if not one.endswith("‐") and not may_end(one, two, "ru")]
    assert bad == []
    assert all(line.end <= line.measure + 0.02 for line in found)


@pytest.mark.parametrize(
    "body", ["в <b>международном</b>", "22 <b>октября</b>", "<i>в</i> <b>о</b> <a>и</a> к", "№ <b>12345</b> г."]
)
def test_rule_29_a_line_ends_badly_rather_than_too_late(body: str) -> None:
    for width in (3, 4, 5):
        own = [line.end for line in lines(f"<p>{body}", "", "ru", width)]
        script.remove()
        try:
            engine = [line.end for line in lines(f"<p>{body}", "", "ru", width)]
        finally:
            script.install()
        assert max(own) <= max(engine) + 0.02


def test_rule_29_without_the_package_they_do_not() -> None:
    script.remove()
    try:
        found = [line.rstrip() for line in texts(f"<p>{RUSSIAN}", HYPHENS, "ru", 17.3)]
    finally:
        script.install()
    assert any(not may_end(one, two, "ru") for one, two in pairwise(found))


LONG = "международное сотрудничество административных образований "


@pytest.mark.parametrize("width", [7.5, 9, 10.5, 12])
def test_rule_28_at_most_two_lines_running_end_with_a_hyphen(width: float) -> None:
    found = texts(f"<p>{LONG * 6}", HYPHENS, "ru", width)
    hyphens = "".join("-" if line.endswith("‐") else " " for line in found)
    assert "-" in hyphens
    assert "-" * (LADDER + 1) not in hyphens


def test_rule_28_without_the_package_more_do() -> None:
    script.remove()
    try:
        found = [texts(f"<p>{LONG * 6}", HYPHENS, "ru", width) for width in (6, 7.5, 9, 10.5)]
    finally:
        script.install()
    assert any("-" * 3 in "".join("-" if line.endswith("‐") else " " for line in each) for each in found)


def widest(body: str, width: float, css: str = HYPHENS) -> tuple[float, float]:
    """How far lines reach beyond a measure, in em: with the package, and as the engine alone sets them."""
    own = [line.end for line in lines(body, css, "ru", width)]
    script.remove()
    try:
        engine = [line.end for line in lines(body, css, "ru", width)]
    finally:
        script.install()
    return max(0.0, *(end - width for end in own)), max(0.0, *(end - width for end in engine))


@pytest.mark.parametrize("width", [3, 4, 5, 6, 7, 8])
@pytest.mark.parametrize("align", ["justify", "start"])
def test_rule_28_no_line_is_wider_for_want_of_a_hyphen(width: float, align: str) -> None:
    own, engine = widest(f"<p style='text-align: {align}'>{LONG * 3}", width)
    assert own <= engine + 0.01


PARAGRAPHS = (LONG * 4, RUSSIAN, f"<b>{LONG}</b> {LONG * 2}", "Улан-Батор", f"{LONG}<i>{LONG}</i>" * 2)


COMPANY = f"@page {{ size: 900px 9000px }} {HYPHENS}"


@cache
def alone(number: int, width: float) -> list[str]:
    """The lines of a paragraph that has no company."""
    return texts(f"<p>{PARAGRAPHS[number]}</p>", COMPANY, "ru", width)


@given(order=st.permutations(range(len(PARAGRAPHS))), width=st.sampled_from([6.0, 7.9, 10.3, 13.1, 16.7, 20.0]))
@examples(20)
def test_a_paragraph_is_set_the_same_alone_and_in_any_company(order: list[int], width: float) -> None:
    together = texts("".join(f"<p>{PARAGRAPHS[each]}</p>" for each in order), COMPANY, "ru", width)
    assert together == [line for each in order for line in alone(each, width)]


NAMES = (
    "Встреча прошла в городе Благовещенске, затем в Хабаровске, оттуда делегация направилась дальше, во Владивосток. "
)
RAGGED = f"{HYPHENS} p {{ text-align: start }}"


def broken(text: str, words: tuple[str, ...], language: str) -> int:
    """How often a line break goes through one of the words, at several widths."""
    found = ["|".join(texts(f"<p>{text}", RAGGED, language, 12 + step * 1.4)) for step in range(6)]
    return sum(text.count(word) - each.count(word) for each in found for word in words)


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("ru", NAMES * 2, ("Благовещенске", "Хабаровске", "Владивосток")),
        ("en", "They met in Khabarovsk, then travelled to Vladivostok by a comfortable train. ", ("Khabarovsk", "Vladivostok")),
        ("mn", "Хуралдаан 10 дугаарсалбарынх өдөр, дараагийнх нь 12 дугаарсалбарынх өдөр боллоо. ", ("дугаарсалбарынх",)),
    ],
)  # fmt: skip
def test_names_and_words_behind_numbers_are_not_hyphenated(language: str, text: str, words: tuple[str, ...]) -> None:
    assert broken(text, words, language) == 0
    script.remove()
    try:
        assert broken(text, words, language) > 0
    finally:
        script.install()


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "They hope for peace and for more stability."), ("ru", "они приняли новые постановления.")],
)
def test_the_stub_of_a_word_is_no_last_line_of_a_paragraph(language: str, text: str) -> None:
    def last_lines(text: str) -> set[str]:
        every = [texts(f"<p>{text}", RAGGED, language, 9 + step * 0.7) for step in range(20)]
        return {line[-1].split()[-1] for line in every}

    last = text.split()[-1]
    assert last_lines(text) == {last}
    script.remove()
    try:
        assert last_lines(text) > {last}
    finally:
        script.install()


def test_names_of_languages_whose_every_noun_has_a_capital_are_hyphenated() -> None:
    text = "Die Regierungen der Regionen besprachen Zusammenarbeit, Umweltschutz und Katastrophenvorsorge. " * 2
    assert broken(text, ("Zusammenarbeit", "Katastrophenvorsorge"), "de") > 0


def test_a_name_is_hyphenated_rather_than_leave_a_hole() -> None:
    found = texts("<p>Встреча в городе Петропавловске-Камчатском прошла", HYPHENS, "ru", 14)
    assert found[0].endswith("‐")


def test_rule_33_latin_in_chinese_is_hyphenated_in_its_language_only() -> None:
    hyphens = "html { hyphens: auto }"
    assert texts("<p>中文<span lang=en>internationalisation</span>中文", hyphens, width=10)[0].endswith("‐")
    assert texts("<p>中文汉internationalisation中文", hyphens, width=10)[0] == "中文汉"


ENGLISH = "<h1>Report</h1><p>The association works in regions and countries, with care and <b>some</b> patience. " * 3
TABLE = (
    "<table><tr><td>A cell of text<td>Another <i>cell</i></table><p style='float: left'>Aside<ul><li>one<li>two</ul>"
)


def test_lines_without_east_asian_text_are_those_of_the_engine() -> None:
    body, css = ENGLISH + TABLE, "p { text-indent: 1em; hyphens: auto } li { float: footnote }"
    own = pdf(body, css, "en", 24.3)
    script.remove()
    try:
        engine = pdf(body, css, "en", 24.3)
        other = pdf(f"{body}<p>中文，「汉字」中文，「汉字」", css, "en", 24.3)
    finally:
        script.install()
    assert own == engine
    assert pdf(f"{body}<p>中文，「汉字」中文，「汉字」", css, "en", 24.3) != other


def word_spaces(css: str, width: float) -> tuple[float, float]:
    """The narrowest word space of some Russian text, and how wide its widest line is, in pt."""
    pages = glyphs(pdf(f"<p>{RUSSIAN}</p>", css, "ru", width))
    found = [[each for each in line.glyphs if each.text != " "] for page in pages for line in drawn_lines(page)]
    spaces = [second.x - first.x - first.advance for line in found for first, second in pairwise(line)]
    edge = min(line[0].x for line in found)
    return min(space for space in spaces if space > 1), max(line[-1].x + line[-1].advance for line in found) - edge


def test_rule_28_word_spaces_give_a_little_so_that_another_syllable_fits() -> None:
    natural, _ = word_spaces("html { text-align: start }", 20)
    widths = [14 + step for step in range(8)]
    found = [word_spaces("html { hyphens: auto }", width) for width in widths]
    assert min(space for space, _ in found) < natural - 0.1
    assert all(space > natural * 0.7 for space, _ in found), "by a quarter at most"
    assert [edge for _, edge in found] == pytest.approx([width * EM * 0.75 for width in widths], abs=0.2)


PAGES = "@page {{ size: {width}px {height}px; margin: 0 }} body, p {{ width: auto }} p {{ hyphens: auto; orphans: 2; widows: 2; text-align: {align} }}"


def page_ends(body: str, width: float, lines_a_page: int, align: str = "start") -> list[str]:
    """The last line of each page but the last."""
    css = PAGES.format(width=width * EM, height=lines_a_page * 35 + 1, align=align)
    pages = rendered(body, css, "ru", width).pages
    return [
        "".join(c.text for c in found[-1].characters).rstrip()
        for page in pages[:-1]
        if (found := [line for box in every(page._page_box) for line in lines_of(box)])
    ]


@pytest.mark.parametrize("width", [14, 15.5, 17, 18.5, 20])
def test_no_page_ends_with_a_hyphen(width: float) -> None:
    assert not [end for end in page_ends(f"<p>{LONG * 6}", width, 3) if end.endswith("‐")]
    wide = page_ends(f"<p>{RUSSIAN * 2}", width + 14, 3, "justify")
    assert not [end for end in wide if end.endswith("‐")]


def test_without_the_package_pages_do() -> None:
    script.remove()
    try:
        ends = [end for width in (14, 15.5, 17, 18.5, 20) for end in page_ends(f"<p>{LONG * 6}", width, 3)]
    finally:
        script.install()
    assert any(end.endswith("‐") for end in ends)


def test_a_page_made_again_keeps_its_notes() -> None:
    note = "<i style='float: footnote'>Примечание об этом.</i>"
    for width in (14, 15.5, 17, 18.5, 20):
        css = PAGES.format(width=width * EM, height=9 * 35 + 1, align="justify")
        found = rendered(f"<p>{LONG * 2}{note}{LONG * 8}{note}{RUSSIAN}", css, "ru", width)
        told = "".join(
            box.text for page in found.pages for box in every(page._page_box) if isinstance(box, boxes.TextBox)
        )
        assert told.count("Примечание") == 2
        assert told.replace("‐", "").replace(" ", "").count("образований") == 10

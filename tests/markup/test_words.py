"""What a book says: references in every form, languages told apart, notes, numerals."""

from __future__ import annotations

from dataclasses import replace

import pytest
from conftest import ROOT
from markupsafe import Markup
from pages import Page, book_of, parsed, rendered, speaking, voices, yearbook

from galley.files import Files
from galley.markup import html, inline
from galley.markup.naming import Naming
from galley.model.inserts import BoxInsert
from galley.model.publication import Figure
from galley.model.reference import FORMS
from galley.model.registry import Committee, Country, Meeting, Organisation, Person, Region
from galley.problem import Place
from galley.source import SourceText
from galley.text import Line, Paragraph, Reference, parse_line, parse_prose, parse_run

REFERENCES: list[tuple[type, str, str | None, str, str]] = [
    (Country, "VS", None, "Vessaly", "维萨利"),
    (Country, "VS", "name", "Vessaly", "维萨利"),
    (Country, "VS", "long", "Commonwealth of Vessaly", "维萨利联邦"),
    (Country, "VS", "letter", "Vess.", "维"),
    (Country, "VS", "members", "2", "2"),
    (Country, "OC", "members", "2", "2"),
    (Country, "TM", "members", "1", "1"),
    (Region, "VS-greywick", None, "Greywick", "格雷威克"),
    (Region, "VS-greywick", "name", "Greywick", "格雷威克"),
    (Region, "VS-greywick", "short", "Grey", "格城"),
    (Region, "VS-saltmere", "short", "Saltmere", "索特米尔"),
    (Region, "VS-greywick", "country", "Vessaly", "维萨利"),
    (Committee, "fog-signals", None, "Fog Signals", "雾号"),
    (Committee, "fog-signals", "name", "Fog Signals", "雾号"),
    (Committee, "fog-signals", "title", "Committee on Fog Signals", "雾号委员会"),
    (Meeting, "council-23", None, "23rd Council of Keepers", "第23次守灯人大会"),
    (Meeting, "council-23", "name", "23rd Council of Keepers", "第23次守灯人大会"),
    (Meeting, "fog-2", None, "2nd Meeting of the Committee on Fog Signals", "第2次雾号委员会会议"),
    (Meeting, "council-22", "dates", "2020", "2020年"),
    (Meeting, "council-23", "dates", "10–12\u00a0June 2021", "2021年6月10日至12日"),
    (Meeting, "council-24", "dates", "September 2022", "2022年9月"),
    (Meeting, "fog-2", "dates", "30\u00a0March\u00a0– 2\u00a0April 2021", "2021年3月30日至4月2日"),
    (Meeting, "council-23", "theme", "A Light for Every Ship", "为每一艘船点一盏灯"),
    (Meeting, "council-23", "city", "Old Pier Hall", "旧码头厅"),
    (Meeting, "council-22", "theme", "22nd Council of Keepers", "第22次守灯人大会"),
    (Organisation, "llt", None, "League of Lighthouse Towns", "灯塔城镇联盟"),
    (Organisation, "llt", "name", "League of Lighthouse Towns", "灯塔城镇联盟"),
    (Organisation, "llt", "short", "LLT", "灯盟"),
    (Person, "ada-quill", None, "Ada Quill", "阿达·奎尔"),
    (Person, "ada-quill", "name", "Ada Quill", "阿达·奎尔"),
    (Person, "ada-quill", "office", "First Keeper of the League", "联盟首席守灯人"),
    (Figure, "towns", None, "5", "5"),
    (Figure, "passages", "value", "1.25\u00a0million", "125万"),
    (Figure, "watchers", "label", "observers", "observers"),
]


def test_every_form_is_tried() -> None:
    tried = {(kind, form) for kind, _, form, _, _ in REFERENCES}
    assert tried >= {(kind, form) for kind, forms in FORMS.items() for form in (None, *forms)}


@pytest.mark.parametrize(("id", "form", "english", "chinese"), [row[1:] for row in REFERENCES])
def test_a_reference_prints_its_form_in_the_book_s_language(
    id: str, form: str | None, english: str, chinese: str
) -> None:
    for language, wanted in (("en", english), ("zh", chinese)):
        said = Naming(yearbook(), speaking(language)).reference(None, Reference(id, form, Place("x")))
        assert parsed(said).text.replace("\u2009", " ") == wanted


def test_a_reference_to_an_insert_leads_to_it_and_shows_its_title() -> None:
    page = parsed(rendered("en"))
    links = {link.attributes["href"]: link.text for link in page.all("a")}
    assert links["#council/lights"] == "Lights of the League"
    assert links["#council/pledge"] == "The Greywick Pledge"
    assert {"council/lights", "council/pledge"} <= {each.attributes.get("id") for each in page.elements}


def test_a_name_without_a_translation_falls_back_and_says_its_language() -> None:
    naming = Naming(yearbook(), speaking("zh"))
    assert naming.text(naming.region("TM-fernlight").name) == '<span lang="en">Fernlight</span>'
    assert naming.text(naming.region("TM-marrow").name) == "马罗角"
    assert naming.plain(naming.region("TM-fernlight").name) == "Fernlight"


def test_the_text_of_a_section_in_another_language_says_so_and_speaks_its_own_throughout() -> None:
    for book, language, text in (
        ("en", "zh", "讲习班在洛泰德举行，共有5个城镇参加"),
        ("zh", "en", "The League of Lighthouse Towns (LLT) joins"),
    ):
        told = [each.text for each in parsed(rendered(book)).all("span", class_="unfinished", lang=language)]
        assert any(each.startswith(text) for each in told)


def test_names_in_a_text_of_a_language_without_a_voice_are_the_book_s_and_say_so() -> None:
    naming = Naming(yearbook(), speaking("en"))
    text = inlines("讲习班在{OC-lowtide}举行")
    assert naming.line(replace(text, language="zh"), None) == (
        '<span class="unfinished" lang="zh">讲习班在<span lang="en">Lowtide</span>举行</span>'
    )


def inlines(text: str) -> Line:
    line, problems = parse_line(SourceText(text))
    assert problems == []
    return line


def test_dates_meetings_and_figures_are_said_in_the_language_of_their_text() -> None:
    text = inlines("{council-23}于{council-23:dates}举行，{passages}")
    said = Naming(yearbook(), speaking("en"), voices()).line(replace(text, language="zh"), None)
    assert said == ('<span class="unfinished" lang="zh">第23次守灯人大会于2021年6月10日至12日举行，125万</span>')


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("в {x}. См.", "в 2026 г. См."),
        ("в {x}...", "в 2026 г...."),
        ("в {x}, см.", "в 2026 г., см."),
        ("в {x}", "в 2026 г."),
        ("в {x} . И", "в 2026 г. . И"),
    ],
)
def test_the_stop_of_an_abbreviation_that_a_reference_prints_ends_the_sentence_too(text: str, shown: str) -> None:
    said = Markup("<b>2026 г.</b>")
    told = inline.html(inlines(text).inlines, "ru", lambda _: said, lambda _: Markup())
    assert told.striptags() == shown


@pytest.mark.parametrize(
    ("text", "count"), [("a[^1][^2]", 1), ("a[^1] [^2]", 0), ("*a*[^1][^2][^1].", 2), ("[a](https://a.org)[^1]", 0)]
)
def test_calls_beside_each_other_are_parted_by_a_comma(text: str, count: int) -> None:
    prose, _ = parse_prose(SourceText(f"{text}\n\n[^1]: one\n\n[^2]: two"))
    (block,) = prose.blocks
    assert isinstance(block, Paragraph)
    between = '<span class="between">\u2060,</span>'

    def call(label: str) -> Markup:
        return Markup(f"<i>{label}</i>")

    assert inline.html(block.inlines, "en", lambda _: Markup(), call).count(between) == count
    assert between not in inline.html(block.inlines, "en", lambda _: Markup(), lambda _: Markup())
    noted = Markup('x<span class="note"><span class="url">a.org</span></span>')
    assert inline.html(block.inlines, "en", lambda _: Markup(), call, lambda *_: noted).count(between) == count + (
        "https" in text
    )


@pytest.mark.parametrize(
    ("text", "note", "expected"),
    [
        ("en", "en", 'See<span class="note" data-address="a/note-1">Note LLT</span>'),
        (
            "en",
            "zh",
            'See<span class="note" data-address="a/note-1"><span class="unfinished" lang="zh">Note 灯盟</span></span>',
        ),
        (
            "zh",
            "en",
            '<span class="unfinished" lang="zh">See<span class="note" data-address="a/note-1">'
            '<span lang="en">Note LLT</span></span></span>',
        ),
        (
            "zh",
            "zh",
            '<span class="unfinished" lang="zh">See<span class="note" data-address="a/note-1">'
            '<span class="unfinished" lang="zh">Note 灯盟</span></span></span>',
        ),
    ],
)
def test_a_note_says_its_own_language_whatever_that_of_the_text_around_it(text: str, note: str, expected: str) -> None:
    prose, problems = parse_prose(SourceText("See[^1]\n\n[^1]: Note {llt:short}"))
    assert problems == []
    (block,) = prose.blocks
    assert isinstance(block, Paragraph)
    (inside,) = prose.notes["1"].blocks
    assert isinstance(inside, Paragraph)
    notes = {"1": replace(prose.notes["1"], blocks=(replace(inside, language=note),))}
    naming = Naming(yearbook(), speaking("en"), voices())
    assert naming.run(replace(block, language=text), replace(prose, notes=notes), None, "a") == expected


def titled(caption: str | None, text: str | None) -> str:
    """A reference to the pledge in a text, both in some languages of an English book."""
    section = yearbook().sections["council"]
    (pledge,) = [insert for insert in section.inserts if insert.id == "pledge"]
    assert isinstance(pledge, BoxInsert)
    changed = pledge.model_copy(update={"heading": replace(pledge.heading, language=caption)})
    section = section.model_copy(update={"inserts": (changed,)})
    naming = Naming(yearbook(), speaking("en"), voices())
    return str(naming.line(replace(inlines("See {pledge}"), language=text), section))


def test_the_title_of_an_insert_says_its_language_in_a_text_of_another() -> None:
    link = '<a href="#council/pledge">{}</a>'.format
    title = "The <em>Greywick</em> Pledge"
    assert titled("en", "en") == f"See {link(title)}"
    assert titled("zh", "en") == "See " + link(f'<span class="unfinished" lang="zh">{title}</span>')
    wrapped = '<span class="unfinished" lang="zh">See {}</span>'.format
    assert titled("en", "zh") == wrapped(link(f'<span lang="en">{title}</span>'))
    assert titled("zh", "zh") == wrapped(link(title))


def test_no_chinese_of_an_english_book_goes_unmarked() -> None:
    page = parsed(rendered("en"))
    marked = "".join(element.text for element in page.all("span", lang="zh"))
    assert han(page.text) == han(marked) != set()


def han(text: str) -> set[str]:
    return {character for character in text if "\u4e00" <= character <= "\u9fff"}


def test_text_of_the_book_s_own_language_is_not_marked() -> None:
    assert parsed(rendered("en")).all("html")[0].attributes["lang"] == "en"
    assert 'lang="en"' not in rendered("en").partition('<article class="section front"')[2].partition("</article>")[0]


def test_pictures_say_the_language_of_their_alternative_text() -> None:
    assert {image.attributes.get("lang") for image in parsed(rendered("zh")).all("img")} == {"en"}
    assert {image.attributes.get("lang") for image in parsed(rendered("en")).all("img")} == {None}


def test_notes_stand_where_they_are_called() -> None:
    notes = parsed(rendered("en")).all("span", class_="note")
    assert [note.attributes["data-address"] for note in notes] == [
        "council/body/note-clerk",
        "council/body/note-pigeon",
    ]
    assert notes[0].text == "The clerk answers on Tuesdays, see A lens."
    assert "clerk</a>.<span" in rendered("en")
    assert "It was grey.<br>Its wings were white." in rendered("en")


def markers(page: Page, address: str) -> list[str]:
    items = [
        each for each in page.all("div", class_="item") if each.attributes.get("data-address", "").startswith(address)
    ]
    return [each.attributes["data-marker"] for each in items if "data-marker" in each.attributes]


def test_lists_are_numbered_from_their_first_number() -> None:
    page = parsed(rendered("en"))
    assert markers(page, "council/talks/body/l1.") == ["1)", "1)", "•", "•", "2)", "2)", "3)"]
    assert markers(page, "council/talks/body/l2.") == ["7)", "8)"]
    assert markers(page, "letters/keeper/body/") == ["•", "•"]


@pytest.mark.parametrize(
    ("language", "roman", "third"),
    [("en", "I ", "(1) "), ("zh", "Ⅰ ", "（1）")],
)
def test_headings_are_numbered_by_their_depth(language: str, roman: str, third: str) -> None:
    """And parted from their numbers by a space, as their bookmarks are, but where a full-width mark parts them."""
    numbers = [each.text for each in parsed(rendered(language)).all("span", class_="number")]
    contents, headings = numbers[:3], [number for number in numbers[3:] if not number.startswith(("Article", "第"))]
    assert contents == ["1. ", "2. ", "3. "]
    council = ["1. ", "1. ", third, "1) ", "2. "]
    workshop = ["2. ", "1. ", third, "1) "]
    assert headings == [*council, *workshop, "3. ", roman, "1. ", "2. ", "3. "]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_number_that_brings_a_space_stands_no_farther_off_for_it(language: str) -> None:
    numbers = parsed(rendered(language)).all("span", class_="number")[3:]
    assert {each.text.endswith(" ") for each in numbers} == ({True} if language == "en" else {True, False})
    assert [each.text for each in numbers if each.text.endswith(" ") != ("parted" in each.attributes["class"])] == []


def test_a_passage_may_go_without_a_number() -> None:
    (aside,) = [each for each in parsed(rendered("en")).all("h5") if each.text.endswith("An aside")]
    assert aside.text == "An aside"


@pytest.mark.parametrize(("language", "first"), [("en", "Article 1 "), ("zh", "第一，")])
def test_articles_of_a_declaration_are_numbered_once(language: str, first: str) -> None:
    articles = [element.text for element in parsed(rendered(language)).all("p", class_="article")]
    assert [text.startswith(("Article", "第")) for text in articles] == [True, False, True]
    assert articles[0] == f"{first}The lamp is lit at dusk."


def test_articles_may_have_lists_and_quotations_in_them() -> None:
    council = yearbook().sections["council"]
    pledge = next(insert for insert in council.inserts if isinstance(insert, BoxInsert))
    told = parse_prose(SourceText("Lamps are lit:\n\n1. at dusk;\n2. in fog.\n\n> All of them.", Place("a.yaml", 1)))[0]
    alone = parse_prose(SourceText("- a list alone", Place("a.yaml", 9)))[0]
    changed = pledge.model_copy(update={"articles": (told, alone)})
    inserts = tuple(changed if each is pledge else each for each in council.inserts)
    sections = {**yearbook().sections, "council": council.model_copy(update={"inserts": inserts})}
    text, _, problems = html(book_of(yearbook().model_copy(update={"sections": sections}), "en"), Files(ROOT))
    page = parsed(text)
    assert problems == []
    assert [each.text for each in page.all("p", class_="article")] == ["Article 1 Lamps are lit:", "Article 2 "]
    assert page.all("ol", **{"data-address": "council/pledge/articles/1/l1"})[0].text.split() == [
        "at",
        "dusk;",
        "in",
        "fog.",
    ]
    assert page.all("ul", **{"data-address": "council/pledge/articles/2/l1"})[0].text.split() == ["a", "list", "alone"]


def test_months_of_the_calendar_are_told_once() -> None:
    months = [row.text.strip() for row in parsed(rendered("zh")).all("tr", class_="month")]
    assert months == ["2021年1月", "2021年3月", "2021年6月", "2021年8月"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "in [東京]{ja} now", 'in <span lang="ja">東京</span> now'),
        ("en", "in 東京タワー now", 'in <span lang="ja">東京タワー</span> now'),
        ("ru", "в 김치 и *強調*", 'в <span lang="ko">김치</span> и <em><span class="han">強調</span></em>'),
        (
            "zh",
            "他说ありがとう了，*강조*",
            '他说<span lang="ja">ありがとう</span>了，<em><span lang="ko">강조</span></em>',
        ),
        ("zh", "葛\U000e0100城市", '<span lang="ja">葛\U000e0100</span>城市'),
        ("ja", "葛\U000e0100城の김치", '葛\U000e0100城の<span lang="ko">김치</span>'),
        ("ko", "[金*在*孝]{zh} 씨", '<span lang="zh">金<em>在</em>孝</span> 씨'),
        ("zh", "[see 東京タワー]{en}", '<span lang="en">see <span lang="ja">東京タワー</span></span>'),
    ],
)
def test_words_of_another_language_say_so(language: str, text: str, expected: str) -> None:
    nodes, problems = parse_run(SourceText(text))
    assert problems == []
    assert inline.html(nodes, language, lambda each: Markup(each.id), lambda label: Markup(label)) == expected


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("见https://a.example/x-y_z?q=1。", "https://a.example/x-y_z?q=1"),
        ("(see www.example.org/a).", "www.example.org/a"),
        ("http://a.example/, and", "http://a.example/"),
        ("example.org/list of keepers", "example.org/list"),
        ("写信到clerk.of.lamps@lights.example，谢谢", "clerk.of.lamps@lights.example"),
        ("<https://a.example/>", "https://a.example/"),
    ],
)
def test_an_address_is_set_off_without_what_ends_the_sentence_behind_it(text: str, address: str) -> None:
    told = parsed(Naming(yearbook(), speaking("zh")).line(inlines(text), None))
    assert [each.text for each in told.all("span", class_="url")] == [address]
    assert told.text == text.strip("<>")


@pytest.mark.parametrize("text", ["1/2 of 3.5", "and/or", "A.D. 2021/22", "@home", "e.g./i.e."])
def test_what_is_no_address_is_left_alone(text: str) -> None:
    assert "url" not in Naming(yearbook(), speaking("en")).line(inlines(text), None)


def test_what_stands_below_and_above_the_line_is_marked_so_and_plain_in_outlines() -> None:
    told = Naming(yearbook(), speaking("en")).line(inlines("CO~2~ on 5 m^2^"), None)
    assert told == "CO<sub>2</sub> on 5 m<sup>2</sup>"
    assert parsed(told).text == "CO2 on 5 m2"


@pytest.mark.parametrize(
    ("links", "language", "told"),
    [
        ("plain", "zh", "见网页。"),
        ("beside", "zh", "见网页（a.example/x）。"),
        ("beside", "en", "见网页 (a.example/x)。"),
        ("notes", "zh", "见网页a.example/x。"),
    ],
)
def test_links_of_running_text_tell_their_address_as_the_book_has_it(links: str, language: str, told: str) -> None:
    record = yearbook().record.model_copy(update={"links": links, "source_language": language})
    naming = Naming(yearbook().model_copy(update={"record": record}), speaking(language))
    prose, problems = parse_prose(
        SourceText("见[网页](https://a.example/x/)。\n\n# [标题](https://a.example)\n\n<https://a.example/y>")
    )
    assert problems == []
    paragraph, heading, bare = (parsed(naming.run(block, prose, None, "x")) for block in prose.blocks)
    assert paragraph.text == told
    assert [each.text for each in paragraph.all("span", class_="note")] == (["a.example/x"] if links == "notes" else [])
    assert [each.attributes["href"] for each in paragraph.all("a")] == ["https://a.example/x/"]
    assert heading.text == "标题", "a heading has no address"
    assert bare.text == "https://a.example/y", "what is an address tells it already"

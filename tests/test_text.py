"""Markdown fields: blocks and inline nodes, places, line ends, the faults; no text raises and none is lost."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from searching import examples

from galley.problem import Place, Problem
from galley.source import Run, SourceText, load
from galley.text import (
    Break,
    Foreign,
    Heading,
    Inline,
    Line,
    Link,
    List,
    NoteCall,
    Paragraph,
    Prose,
    Quotation,
    Reference,
    Styled,
    Text,
    inlines_of,
    leaves,
    parse_line,
    parse_prose,
    parse_run,
    references,
)

ROOT = Path(__file__).resolve().parent.parent
FILE = "content/report/front.yaml"


def read(text: str) -> tuple[Prose, list[Problem]]:
    """A field as it stands in a file: line 1 is its key, its text is indented by two spaces."""
    lines = "".join(f"  {line}\n" if line else "\n" for line in text.split("\n"))
    data, problems = load(f"body: |\n{lines}", FILE)
    assert problems == []
    return parse_prose(data["body"])


def prose(text: str) -> Prose:
    """A field without faults."""
    field, problems = read(text)
    assert problems == []
    return field


def run(text: str) -> tuple[Inline, ...]:
    """The inline nodes of a field of one paragraph, their places left out."""
    (block,) = prose(text).blocks
    assert isinstance(block, Paragraph)
    return block.inlines


def printed(inlines: tuple[Inline, ...]) -> str:
    """The text of a run, its references in braces."""
    return "".join(
        leaf.text if isinstance(leaf, Text) else f"{{{leaf.id}}}" if isinstance(leaf, Reference) else "↵"
        for leaf in leaves(inlines)
    )


def spot(place: Place | None) -> tuple[int | None, int | None, int | None]:
    assert place is not None and place.file == FILE
    return place.line, place.column, place.length


# Blocks


def test_each_block_has_its_key_and_place() -> None:
    field = prose("# 一\n\n甲\n乙\n\n- 丙\n- 丁\n\n  戊\n\n> 己\n\n3. 庚")
    heading, paragraph, bullets, quotation, numbers = field.blocks
    assert isinstance(heading, Heading) and (heading.key, heading.level, spot(heading.place)) == ("h1", 1, (2, 3, 3))
    assert isinstance(paragraph, Paragraph) and (paragraph.key, spot(paragraph.place)) == ("p1", (4, 3, 1))
    assert isinstance(bullets, List) and (bullets.key, bullets.start) == ("l1", None)
    assert [[block.key for block in item.blocks] for item in bullets.items] == [["l1.1.p1"], ["l1.2.p1", "l1.2.p2"]]
    assert [spot(block.place) for item in bullets.items for block in item.blocks] == [(7, 3, 3), (8, 3, 3), (10, 5, 1)]
    assert isinstance(quotation, Quotation) and [block.key for block in quotation.blocks] == ["q1.p1"]
    assert isinstance(numbers, List) and (numbers.key, numbers.start) == ("l2", 3)


def test_notes_stand_by_label_in_the_order_of_their_calls() -> None:
    field = prose("甲[^b]乙[^a]丙[^b]\n\n[^a]: 注一\n\n[^b]: 注二\n\n    又一段")
    assert list(field.notes) == ["b", "a"]
    note = field.notes["b"]
    assert (note.key, spot(note.place)) == ("note-b", (6, 3, 8))
    assert [block.key for block in note.blocks] == ["note-b.p1", "note-b.p2"]
    calls = [leaf for leaf in leaves(field.blocks[0].inlines) if isinstance(leaf, NoteCall)]  # type: ignore[union-attr]
    assert [(call.label, call.place.column) for call in calls] == [("b", 4), ("a", 9), ("b", 14)]
    assert len(field.blocks) == 1


def test_a_line_knows_no_blocks() -> None:
    data, _ = load('title: "1. # 甲 *乙* {near:short}"\n', FILE)
    line, problems = parse_line(data["title"])
    assert problems == []
    assert line.inlines[:3] == (Text("1. # 甲 "), Styled("em", (Text("乙"),)), Text(" "))
    (reference,) = references(line)
    assert (reference.id, reference.form, spot(reference.place)) == ("near", "short", (1, 20, 12))
    assert spot(line.place) == (1, 9, 23)


@pytest.mark.parametrize("text", ["", "\n", "  \n \n"])
def test_an_empty_field_holds_nothing(text: str) -> None:
    assert parse_prose(SourceText(text))[0].blocks == ()
    assert parse_line(SourceText(""))[0].inlines == ()


# Inline nodes


@pytest.mark.parametrize(
    ("text", "nodes"),
    [
        ("*甲*", (Styled("em", (Text("甲"),)),)),
        ("**甲**", (Styled("strong", (Text("甲"),)),)),
        ("***甲***", (Styled("em", (Styled("strong", (Text("甲"),)),)),)),
        ("[甲](https://example.org)", (Link("https://example.org", (Text("甲"),)),)),
        ("<mailto:a@example.org>", (Link("mailto:a@example.org", (Text("mailto:a@example.org"),)),)),
        ("甲\\\n乙", (Text("甲"), Break(), Text("乙"))),
        ("2 \\* 3 \\{x\\} \\[^n] \\&amp;", (Text("2 * 3 {x} [^n] &amp;"),)),
        ("snake_case & 1 < 2", (Text("snake_case & 1 < 2"),)),
        ("H~2~O", (Text("H"), Styled("sub", (Text("2"),)), Text("O"))),
        ("5 m^2^。", (Text("5 m"), Styled("sup", (Text("2"),)), Text("。"))),
        ("10^−6^", (Text("10"), Styled("sup", (Text("−6"),)))),
        ("**CO~2~**", (Styled("strong", (Text("CO"), Styled("sub", (Text("2"),)))),)),
        ("*v*~max~", (Styled("em", (Text("v"),)), Styled("sub", (Text("max"),)))),
        ("**k**^0,14^", (Styled("strong", (Text("k"),)), Styled("sup", (Text("0,14"),)))),
        ("SO~4~^2−^", (Text("SO"), Styled("sub", (Text("4"),)), Styled("sup", (Text("2−"),)))),
        ("x^2^~i~", (Text("x"), Styled("sup", (Text("2"),)), Styled("sub", (Text("i"),)))),
        (
            "测^14^C, ^210^Pb",
            (Text("测"), Styled("sup", (Text("14"),)), Text("C, "), Styled("sup", (Text("210"),)), Text("Pb")),
        ),
        ("a *~b~*", (Text("a "), Styled("em", (Text("~b~"),)))),
        ("CO₂ m² \\^2^ A\\~b~", (Text("CO₂ m² ^2^ A~b~"),)),
    ],
)
def test_inline_nodes(text: str, nodes: tuple[Inline, ...]) -> None:
    assert run(text) == nodes


@pytest.mark.parametrize(
    ("text", "strong"),
    [
        ("说**“你好”**吗", "“你好”"),
        ("说**「你好」**吗", "「你好」"),
        ("甲**（乙）**丙", "（乙）"),
        ("甲**乙，**丙", "乙，"),
        ("제**“안녕”**은", "“안녕”"),
        ("会议**{forum}**在", "{forum}"),
        ("甲**2014**乙", "2014"),
        ("say **“hi”** now", "“hi”"),
    ],
)
def test_strong_text_beside_marks(text: str, strong: str) -> None:
    found = [node for node in run(text) if isinstance(node, Styled)]
    assert [(node.kind, printed(node.children)) for node in found] == [("strong", strong)]


@pytest.mark.parametrize("text", ["甲 ** 乙", "** 甲**", "甲*", "a**“b”**c"])
def test_stars_beside_spaces_or_without_a_partner_are_told(text: str) -> None:
    field, problems = read(text)
    assert {problem.code for problem in problems} == {"text.mark"}
    assert printed(field.blocks[0].inlines) == text  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "text",
    [
        "10~20人，30~40人",
        "长~5米高~3米",
        "1~2~3",
        "A ~b~",
        "x~ y~",
        "가~나~다",
        "^_^ ^2^",
        "^14^c ^1234^C",
        "x^2a 和3 km^",
        "a~",
    ],
)
def test_ranges_and_lone_marks_stay_on_the_line(text: str) -> None:
    assert printed(run(text)) == text
    assert not [node for node in run(text) if isinstance(node, Styled)]


@pytest.mark.parametrize(
    ("text", "formula"),
    [
        ("取 $\\frac{a}{b}$ 为", "$\\frac{a}{b}$"),
        ("面积 $$x = \\pi r^2$$。", "$$x = \\pi r^2$$"),
        ("有 \\sqrt{x} 个", "\\sqrt"),
        ("10^{3} 与 x_{1}", "0^{3}"),
    ],
)
def test_mathematics_is_declined_once_with_its_place_and_a_way_out(text: str, formula: str) -> None:
    _, problems = read(text)
    assert [problem.code for problem in problems] == ["text.mathematics"]
    assert formula in problems[0].message and "SVG" in problems[0].mend and "m^2^" in problems[0].mend
    assert (problems[0].place.line, problems[0].place.column) == (2, text.index(formula) + 3)


@pytest.mark.parametrize(
    ("text", "written", "closed"),
    [
        ("占地12 m^2。", "m^2", "m^2^"),
        ("面积 m^2的", "m^2", "m^2^"),
        ("约10^6 人", "0^6", "0^6^"),
        ("s^-1 和 m^2^", "s^-1", "s^-1^"),
        ("少排CO~2。", "CO~2", "CO~2~"),
        ("**H~2O**", "H~2", "H~2~"),
        ("км^2", "м^2", "м^2^"),
    ],
)
def test_a_sign_above_or_below_the_line_without_its_end_mark_is_told(text: str, written: str, closed: str) -> None:
    _, (problem,) = read(text)
    assert (problem.code, problem.severity) == ("text.script", "warning")
    assert problem.message == f"'{written}' is printed as it stands: nothing ends what {closed[-1]} begins"
    assert problem.mend == f"write {closed}, or \\{closed[-1]} for the sign itself"
    assert problem.place and problem.place.column and problem.place.length == len(written)


@pytest.mark.parametrize(
    "text",
    [
        "~5 km",
        "5 km~10 km",
        "5 MW~10 MW",
        "x^",
        "10~20人",
        "m\\^2",
        "https://x.org/a^2",
        "<https://x.org/m^2>",
        "www.x.org/m^2",
        "^_^ a^b",
        "面^2",
        "甲~2",
        "v~max~ m^2^ 10^−6^",
    ],
)
def test_a_sign_that_only_looks_so_is_left_alone(text: str) -> None:
    assert read(text)[1] == []


@pytest.mark.parametrize("text", ["$5 至 $10", "a\\b", "C:\\texts", "{near}", "n~1~ 与 m^2^"])
def test_money_paths_and_references_are_no_mathematics(text: str) -> None:
    assert read(text)[1] == []


# Line ends


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("东北\n亚洲", "东北亚洲"),
        ("东北\n\u3000亚洲", "东北\u3000亚洲"),
        ("日本、\nモンゴル", "日本、モンゴル"),
        ("东北亚\nNEAR", "东北亚NEAR"),
        ("NEAR\n东北亚", "NEAR东北亚"),
        ("2014\n年", "2014年"),
        ("NEAR，\n2014", "NEAR，2014"),
        ("North East\nAsia", "North East Asia"),
        ("Северо-\nВосточная", "Северо- Восточная"),
        ("Зүүн\nхойд", "Зүүн хойд"),
        ("동북아시아\n지역", "동북아시아 지역"),
        ("합니다.\n그리고", "합니다. 그리고"),
        ("NEAR\n지역", "NEAR 지역"),
        ("韓國\n사람", "韓國 사람"),
        ("他说“好”\n“不好”", "他说“好”“不好”"),
        ("他说……\n——不", "他说……——不"),
        ("“yes”\n“no”", "“yes” “no”"),
        ("“네”\n“아니오”", "“네” “아니오”"),
        ("*东北*\n亚洲", "东北亚洲"),
        ("**东北\n亚洲**", "东北亚洲"),
        ("*North*\n*East*", "North East"),
        ("[东北](https://example.org)\n亚洲", "东北亚洲"),
        ("东北\n{near}", "东北{near}"),
        ("{near}\n亚洲", "{near}亚洲"),
        ("{near}\n{forum}的", "{near}{forum}的"),
        ("在\n{near}\n{forum}\n召开", "在{near}{forum}召开"),
        ("{near}\n2014年", "{near}2014年"),
        ("of\n{near}\nand", "of {near} and"),
        ("{near}\n{forum}", "{near} {forum}"),
        ("{near}\n지역", "{near} 지역"),
        ("一  \n二", "一↵二"),
        ("一\n二\nthree\nfour", "一二three four"),
    ],
)
def test_line_ends_are_joined_as_the_script_writes(text: str, joined: str) -> None:
    assert printed(run(text)) == joined


def test_joined_text_is_one_node() -> None:
    assert run("甲\n乙\\*丙\n{x}丁\n戊")[0] == Text("甲乙*丙")
    assert len(run("甲\n乙\\*丙\n{x}丁\n戊")) == 3


# Places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("{a}和{b:short}", [(2, 3, 3), (2, 7, 9)]),
        ("一\n二{a}\n三 {a}", [(3, 4, 3), (4, 5, 3)]),
        ("一\n\n二\n三{a}", [(5, 4, 3)]),
        ("- 一\n- {a}{a}\n  二{b}", [(3, 5, 3), (3, 8, 3), (4, 6, 3)]),
        ("- 一\n  - 二{a}\n\n    三\n    {b}", [(3, 8, 3), (6, 7, 3)]),
        ("10. 一\n    {a}", [(3, 7, 3)]),
        ("- 一\n{a}", [(3, 3, 3)]),
        ("> 一\n> 二{a}\n> > {b}", [(3, 6, 3), (4, 7, 3)]),
        ("## 一{a} ##\n\n二", [(2, 7, 3)]),
        ("**{a}**，*强{b}*\n*{c}*", [(2, 5, 3), (2, 13, 3), (3, 4, 3)]),
        ("[{a}](https://example.org/{x})后{b}", [(2, 4, 3), (2, 34, 3)]),
        ("一\\*{a}\\{b\\}{b}", [(2, 6, 3), (2, 14, 3)]),
        ("一[^n]\n\n[^n]: 注\n    {a}", [(5, 7, 3)]),
        ("`{a}`{a}", [(2, 8, 3)]),
        ("见{fig:2014-a/b-3}", [(2, 4, 16)]),
    ],
)
def test_references_know_their_places(text: str, places: list[tuple[int, int, int]]) -> None:
    assert [spot(reference.place) for reference in references(read(text)[0])] == places


FAULTS = [
    (
        "一\n\n      甲",
        "block",
        (
            4,
            9,
            "text indented by four spaces or more has no place in a text",
            "take the spaces away; a list item's text lines up with its first word",
        ),
    ),
    ("一\n\n```\n甲\n```", "block", (4, 3, "a code fence has no place in a text", "take the ``` or ~~~ lines away")),
    (
        "一\n\n---\n\n二",
        "block",
        (
            4,
            3,
            "a rule of dashes or stars has no place in a text",
            "take the line away; breaks in a text are made by headings",
        ),
    ),
    ("一\n- 二\n  `三`", "inline", (4, 5, "text in backticks has no place in a text", "take the backticks away")),
    (
        "一\n二![三](a.png)",
        "inline",
        (
            3,
            4,
            "a picture inside the text has no place in a text",
            "add the picture under `inserts:` and place it with `{its-id}` on a line of its own",
        ),
    ),
    (
        "**一**和\n**二**与** 三",
        "mark",
        (
            3,
            9,
            "'**' is printed as it stands: the marks of an emphasis do not pair",
            "write two equal marks with no space inside the pair, or \\* for a star",
        ),
    ),
    (
        "***一**",
        "mark",
        (
            2,
            3,
            "'*' is printed as it stands: the marks of an emphasis do not pair",
            "write two equal marks with no space inside the pair, or \\* for a star",
        ),
    ),
    (
        "> 一\n> 二[^x]",
        "mark",
        (
            3,
            6,
            "'[^x]' calls a note that this field does not have",
            "add a line `[^label]: the note` to the same field",
        ),
    ),
    (
        "[一[^x]](https://example.org)\n\n[^x]: 注",
        "mark",
        (
            2,
            9,
            "a link is printed as it stands, with its marks and its address",
            "write [words](https://…); a note's call stands behind the link, not in it",
        ),
    ),
    (
        "[一](https://example.org/a b)",
        "mark",
        (
            2,
            5,
            "a link is printed as it stands, with its marks and its address",
            "write the space in the address as %20",
        ),
    ),
    (
        "一<https://example.org/a b>",
        "html",
        (
            2,
            4,
            "'<https://example.org/a b>' is printed as it stands: HTML means nothing here",
            "write the space in the address as %20",
        ),
    ),
    (
        "{a}\n- {联合会}",
        "mark",
        (
            3,
            5,
            "'{联合会}' is not a reference",
            "write {id} or {id:form} with an id of the registry, or \\{ for a brace",
        ),
    ),
    *(
        (f"甲{written}乙", "mark", (2, 4, f"'{written}' is not a reference", f"write {meant}"))
        for written, meant in (
            ("{fig: un}", "{fig:un}"),
            ("{fig:UN}", "{fig:un}"),
            ("{ fig : map/un }", "{fig:map/un}"),
            ("{fig：un}", "{fig:un}"),
            ("{ KR-46 }", "{KR-46}"),
        )
    ),
    (
        "{near",
        "mark",
        (2, 3, "'{near' is not a reference", "write {id} or {id:form} with an id of the registry, or \\{ for a brace"),
    ),
    (
        "near}",
        "mark",
        (2, 7, "'}' is not a reference", "write {id} or {id:form} with an id of the registry, or \\{ for a brace"),
    ),
    (
        "一\n占地m^2",
        "script",
        (3, 5, "'m^2' is printed as it stands: nothing ends what ^ begins", "write m^2^, or \\^ for the sign itself"),
    ),
    (
        "一<br>二",
        "html",
        (
            2,
            4,
            "'<br>' is printed as it stands: HTML means nothing here",
            "type the character itself, * or ** for emphasis, \\< or \\& for the mark",
        ),
    ),
    (
        "一&nbsp;二",
        "html",
        (
            2,
            4,
            "'&nbsp;' is printed as it stands: HTML means nothing here",
            "type the character itself, * or ** for emphasis, \\< or \\& for the mark",
        ),
    ),
    (
        "[一](https://example.org) [二](b.html)",
        "link",
        (2, 28, "'b.html' is not a web or mail address", "begin it with https://, http:// or mailto:"),
    ),
    *(
        (
            f"一[二]({address})",
            "link",
            (2, 4, f"'{address}' is not a web or mail address", "begin it with https://, http:// or mailto:"),
        )
        for address in ("file:///etc/passwd", "javascript:alert", "vbscript:x", "data:text/html,x")
    ),
    (
        "一[二](https://me:secret@example.org/a)",
        "link",
        (
            2,
            4,
            "the address 'https://me:secret@example.org/a' holds a name or a password",
            "take what stands before the @ out: everybody who has the book could read it",
        ),
    ),
    (
        "<ftp://example.org>",
        "link",
        (2, 3, "'ftp://example.org' is not a web or mail address", "begin it with https://, http:// or mailto:"),
    ),
    (
        "一\n\n[^n]: 注",
        "note",
        (4, 3, "nothing calls the note n", "write [^n] where the note belongs, or take the note away"),
    ),
    (
        "一[^n]\n\n[^n]: 注\n\n[^n]: 又",
        "note",
        (6, 3, "the note n stands twice in this field", "give one of them another label, or take it away"),
    ),
    (
        "一[^n]二[^m]\n\n[^n]: 注[^m]\n\n[^m]: 又",
        "note",
        (4, 10, "the note n calls a note", "take the call away; notes have no notes"),
    ),
    (
        "> " * 14 + "一",
        "nesting",
        (2, 3, "lists or quotations nested too deeply", "nest no deeper than twelve levels"),
    ),
    (
        "**" * 13 + "一" + "**" * 13,
        "nesting",
        (2, 27, "emphasis lies too deep in emphasis", "nest no deeper than 12 levels"),
    ),
    (
        "设 $x_{1} = \\sqrt{y}$ 为",
        "mathematics",
        (
            *(2, 5, "this is mathematics as TeX writes it, which is not set: $x_{1} = \\sqrt{y}$"),
            "write simple ones as H~2~O and m^2^; draw others, and place them as a figure in SVG",
        ),
    ),
]


def test_a_note_called_in_a_field_of_one_line_has_another_way_out() -> None:
    (problem,) = parse_line(SourceText("一[^x]"))[1]
    assert problem.message == "'[^x]' calls a note that this field does not have"
    assert problem.mend == "say it in the text itself, or in a paragraph nearby: a title or caption has no notes"


@pytest.mark.parametrize(("text", "rule", "told"), FAULTS)
def test_each_fault_is_one_problem_in_its_place(text: str, rule: str, told: tuple[int, int, str, str]) -> None:
    (problem,) = read(text)[1]
    assert problem.place is not None
    assert (problem.code, problem.place.line, problem.place.column) == (f"text.{rule}", *told[:2])
    assert (problem.message, problem.mend) == told[2:]


def test_every_code_has_a_fault_here() -> None:
    text = "".join((ROOT / f"galley/text/{name}.py").read_text() for name in ("markdown", "inline"))
    assert {fault[1] for fault in FAULTS} == set(re.findall(r'_report\(\s*"([a-z]+)"', text))


def test_unsafe_addresses_make_no_link() -> None:
    field, (problem,) = read("[甲](javascript:alert)")
    (block,) = field.blocks
    assert isinstance(block, Paragraph) and block.inlines == (Text("甲"),)
    assert problem.code == "text.link"


def test_several_faults_of_a_run_are_all_told() -> None:
    places = [spot(problem.place) for problem in read("{一}和{二}\n* 三 `四` **五")[1]]
    assert places == [(2, 3, 3), (2, 7, 3), (3, 7, 1), (3, 11, 2)]


def test_deep_emphasis_keeps_its_text() -> None:
    field, problems = read("**" * 3000 + "一" + "**" * 3000)
    assert {problem.code for problem in problems} == {"text.nesting"}
    assert printed(field.blocks[0].inlines) == "一"  # type: ignore[union-attr]


# Any text

TOKENS = st.sampled_from(
    [
        "甲",
        "한",
        "a",
        " ",
        "\n",
        "\n\n",
        "*",
        "**",
        "_",
        "`",
        "```",
        "[",
        "]",
        "(",
        ")",
        "!",
        "<",
        ">",
        "{",
        "}",
        "{x}",
        "{x:y}",
        "[^n]",
        "\n[^n]: ",
        "\\",
        "\n- ",
        "\n1. ",
        "\n> ",
        "\n# ",
        "    ",
        "\t",
        "“",
        "”",
        "—",
        "，",
        "&amp;",
        "http://a.b",
        "\u3000",
        "\r",
        "\0",
        "|",
        "---",
        "=",
        ":",
        "é",
    ]
)


def everything(content: Line | Prose) -> list[tuple[Inline, ...]]:
    """All runs of a field."""
    return [content.inlines] if isinstance(content, Line) else [*inlines_of((*content.blocks, *content.notes.values()))]


@given(st.lists(TOKENS, max_size=40).map("".join) | st.text(max_size=60))
@examples(1500)
def test_no_text_raises_and_places_lie_in_it(text: str) -> None:
    for content, problems in (parse_prose(SourceText(text)), parse_line(SourceText(text))):
        assert all(problem.code.startswith("text.") and problem.message and problem.mend for problem in problems)
        assert all(isinstance(run, tuple) for run in everything(content))


@given(st.lists(TOKENS, min_size=1, max_size=30).map("".join))
@examples(800)
def test_places_are_those_of_the_file(text: str) -> None:
    lines = "".join(f"  {line}\n" if line.strip() else "\n" for line in text.split("\n"))
    whole = f"body: |2\n  一\n\n{lines}"
    data, problems = load(whole, FILE)
    if problems:
        return
    field, problems = parse_prose(data["body"])
    rows = whole.split("\n")
    for problem in problems:
        assert problem.place is not None and problem.place.line is not None and problem.place.column is not None
        assert 1 <= problem.place.column <= len(rows[problem.place.line - 1]) + 1
    for reference in references(field):
        line, column = reference.place.line, reference.place.column
        assert line is not None and column is not None
        written = f"{{{reference.id}:{reference.form}}}" if reference.form else f"{{{reference.id}}}"
        assert rows[line - 1][column - 1 :].startswith(written)


PLAIN = st.text(
    st.characters(min_codepoint=0x3001, max_codepoint=0x9FFF, exclude_categories=("Cn", "Zs"))
    | st.sampled_from("“”—…·，。！？：；（）한글ｱ龘"),
    min_size=1,
)


@given(st.lists(st.lists(PLAIN, min_size=1, max_size=4).map("\n".join), min_size=1, max_size=4))
@examples(500)
def test_no_character_of_plain_text_is_lost(paragraphs: list[str]) -> None:
    field, problems = parse_prose(SourceText("\n\n".join(paragraphs)))
    assert problems == []
    assert [printed(run).replace(" ", "") for run in everything(field)] == [
        text.replace("\n", "") for text in paragraphs
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[東京]{ja}", ["ja:東京"]),
        ("a [x *y* [z](https://a.example)]{zh-Hant} b", ["a ", "zh-Hant:x y z", " b"]),
        ("*[강조]{ko}*", ["강조"]),
        ("[東京] {ja}", ["[東京] ", "{ja}"]),
        ("[東京]{near}", ["[東京]", "{near}"]),
        ("[東京]{jp}", ["[東京]", "{jp}"]),
        ("[東\n京]{ja}", ["ja:東京"]),
    ],
)
def test_words_of_another_language_stand_in_brackets(text: str, expected: list[str]) -> None:
    nodes, problems = parse_run(SourceText(text))
    assert problems == []
    words = {id(node): "".join(leaf.text for leaf in leaves((node,)) if isinstance(leaf, Text)) for node in nodes}
    told = [
        f"{node.language}:{words[id(node)]}"
        if isinstance(node, Foreign)
        else f"{{{node.id}}}"
        if isinstance(node, Reference)
        else words[id(node)]
        for node in nodes
    ]
    assert told == expected


def test_faults_in_words_of_another_language_have_their_place() -> None:
    nodes, (problem,) = parse_run(SourceText("ab [東 ** 京]{ja} c", Place("a.yaml", 3, 5), (Run(0, 3, 5),)))
    assert (problem.code, problem.place) == ("text.mark", Place("a.yaml", 3, 11, 2))
    assert isinstance(nodes[1], Foreign)


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("A | b\n--|--\n1 | 2", "text.block", (3, 3, 5)),
        ("| a |\n|:-:|\n| 1 |", "text.block", (3, 3, 5)),
        ("- x\n\n  | a | b |\n  |---|---|", "text.block", (5, 5, 9)),
        ("Huts\n====", "text.block", (3, 3, 4)),
        ("- [ ] huts\n- paths", "text.block", (2, 5, 3)),
        ("- huts\n- [ ]", "text.block", (3, 5, 3)),
        ("- [-] huts\n- paths", "text.block", (2, 5, 3)),
        ("- huts\n- [x] paths", "text.block", (3, 5, 3)),
        ("1. huts\n   - [X] *paths*", "text.block", (3, 8, 3)),
        ("> huts\n> >", "text.block", (3, 3, 3)),
        (">", "text.block", (2, 3, 1)),
        ("huts ~~and paths~~", "text.mark", (2, 8, 13)),
        ("山里的==小屋==", "text.mark", (2, 6, 6)),
        ("- huts\n- ++**new**\n  paths++", "text.mark", (3, 5, 9)),
        ("Hut\n: a small house", "text.block", (3, 3, 15)),
        ("Hut\n\n:   a small house", "text.block", (4, 3, 17)),
        ("<!-- to be\nmended -->", "text.html", (2, 3, 10)),
        ("see [the huts]\n\n[the huts]: https://a.example/", "text.mark", (4, 12, 21)),
    ],
)
def test_what_other_kinds_of_markdown_know_is_told(text: str, code: str, place: tuple[int, int, int]) -> None:
    _, (problem,) = read(text)
    assert problem.place is not None
    found = problem.place.line, problem.place.column, problem.place.length
    assert (problem.code, found) == (code, place)


@pytest.mark.parametrize(
    "text",
    [
        "- [ ]huts",
        "- \\[ ] huts",
        "[ ] huts",
        "- [a] huts",
        "- [x]",
        "> huts\n>\n> paths",
        "a | b",
        "a\n– b | c",
        "x = y\nz == y",
        "a ~~ b",
        "a \\~~b~~",
        "C++ and g++, x == y and z == y",
        "a==b, c==d",
        "huts : paths",
        "huts\n:paths",
        "Hi~~ and ho~~",
        "运算符“++”与“++”",
        "(==) and (==)",
        "==> and <==",
        "a < b --> c",
        "[1]: the first",
    ],
)
def test_bars_dashes_and_signs_in_sentences_are_left_alone(text: str) -> None:
    assert read(text)[1] == []

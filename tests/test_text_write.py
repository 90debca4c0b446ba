"""Writing inline nodes as Markdown: each kind, what is escaped, and that reading gives the same nodes again."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from searching import examples

from galley.problem import Place
from galley.source import SourceText
from galley.text import (
    Inline,
    NoteCall,
    Reference,
    Span,
    Styled,
    Text,
    inlines_of,
    leaves,
    parse_line,
    parse_prose,
    parse_run,
    write,
)

NOWHERE = Place("")


def bare(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """The nodes without their places."""
    return tuple(
        replace(node, children=bare(node.children))
        if isinstance(node, Span)
        else replace(node, place=NOWHERE)
        if isinstance(node, Reference | NoteCall)
        else node
        for node in inlines
    )


def sound(text: str) -> tuple[Inline, ...]:
    """The nodes of a line without anything refused, which would leave a gap."""
    line, problems = parse_line(SourceText(text))
    assume(all(problem.code != "text.inline" for problem in problems))
    return line.inlines


def again(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """The nodes written and read as a run."""
    notes = [leaf.label for leaf in leaves(inlines) if isinstance(leaf, NoteCall)]
    return bare(parse_run(SourceText(write(inlines)), notes)[0])


@pytest.mark.parametrize(
    "text",
    [
        "第二届亚洲风力能源博览会",
        "{KR-46}于{disaster-12:dates}在{disaster-12:city}召开",
        "说**“你好”**吗，*灯*要亮",
        "**{near}**（*{near:short}*）",
        "***a** b*",
        "[协会](https://example.org/a_b?c=d&e=f)的网页",
        "一行\\\n下一行",
        "1. not a list, - nor this, # nor that",
        "snake_case, 3 < 4, R&D, a\\b, [sic], (x), what! ok?",
        "2014 * 2".replace("*", "\\*"),
        "\\{id\\} \\` \\_x\\_ \\<b> \\&amp; \\[^1] [a\\](b) \\\\* ".replace("\\\\*", "\\\\\\*"),
        "[a \\[1\\]](https://example.org/\\(1\\))",
        "see\\![here](https://example.org)",
        "H~2~O, **CO~2~**, m^2^, [10^6^ t](https://example.org)",
        "SO~4~^2−^, ^14^C, \\^14^C, x~i~\\^2^",
        "10~20人，30~40人, A ~b~ ^2^, a\\~b~, m\\^2^",
        "",
    ],
)
def test_canonical_text_is_written_as_it_stands(text: str) -> None:
    inlines, problems = parse_run(SourceText(text))
    assert problems == []
    assert write(inlines) == text


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("_灯_ __塔__", "*灯* **塔**"),
        ("a  \nb", "a\\\nb"),
        ("甲\n乙", "甲乙"),
        ("a\nb", "a b"),
        ("<https://example.org>", "[https://example.org](https://example.org)"),
        ('[a](https://example.org "title")', "[a](https://example.org)"),
        ("\\a \\。 \\.", "\\a \\。 ."),
        ("[<https://b.c>](https://b)", "[<https://b.c>](https://b)"),
        ("**_a_**", "**_a_**"),
    ],
)
def test_other_ways_of_writing_become_one(text: str, canonical: str) -> None:
    assert write(parse_run(SourceText(text))[0]) == canonical


def test_the_calls_of_notes_are_read_with_their_labels() -> None:
    text = "灯[^1]\\(塔)[^a-b]。"
    inlines, problems = parse_run(SourceText(text), ["1", "a-b"])
    assert problems == []
    assert [leaf.label for leaf in leaves(inlines) if isinstance(leaf, NoteCall)] == ["1", "a-b"]
    assert write(inlines) == text
    assert [problem.code for problem in parse_run(SourceText("灯[^1]"))[1]] == ["text.mark"]


def test_what_no_source_gives_is_written_with_stars() -> None:
    assert write((Styled("em", (Text(" a"),)),)) == "* a*"


TOKENS = st.sampled_from(
    [
        "甲",
        "한",
        "a",
        "_",
        "`",
        "[",
        "]",
        "(",
        ")",
        "!",
        "<",
        ">",
        "{",
        "}",
        "\\",
        "“",
        "”",
        "—",
        "，",
        "é",
        "*",
        "*",
        "**",
        "***",
        "_",
        "__",
        "{x}",
        "{x:y}",
        "[^n]",
        "[a](https://b.c/(d))",
        "![",
        "](https://b)",
        "<https://b.c>",
        "http://a.b",
        "&amp;",
        "&",
        "&copy;",
        "\u3000",
        "\x00",
        "|",
        ":",
        ";",
        "#",
        "-",
        "1.",
        "~",
        "^",
        "H~2~",
        "^2^",
        "^2^C",
        "\t",
    ]
) | st.sampled_from([" ", "\n", "\\\n", "  \n"])
TEXTS = st.lists(TOKENS, max_size=25).map("".join) | st.text(max_size=40)


@given(TEXTS.map(lambda text: text.replace("\n", "")))
@examples(500)
def test_a_line_is_read_again_as_it_was(text: str) -> None:
    inlines = sound(text)
    assert again(inlines) == bare(inlines), write(inlines)


@given(TEXTS)
@examples(500)
def test_runs_of_prose_are_read_again_as_they_were(text: str) -> None:
    field, problems = parse_prose(SourceText(f"{text}\n\n[^n]: note\n"))
    assume(all(problem.code != "text.inline" for problem in problems))
    for inlines in inlines_of((*field.blocks, *field.notes.values())):
        assert again(inlines) == bare(inlines), write(inlines)


@given(TEXTS.map(lambda text: text.replace("\n", "")))
@examples(300)
def test_writing_is_canonical(text: str) -> None:
    once = write(sound(text))
    assert write(parse_run(SourceText(once), ["n"])[0]) == once


@pytest.mark.parametrize(
    "text",
    [
        "in [東京]{ja} now",
        "*[강조]{ko}* [x **y** [z](https://a.example/(b))]{zh-Hant}",
        "[a \\[b\\] c]{en}",
        "\\!\\[東京\\]{ja}",
        "say\\![東京]{ja}",
    ],
)
def test_words_of_another_language_are_read_as_written(text: str) -> None:
    nodes, problems = parse_run(SourceText(text))
    assert problems == []
    again, problems = parse_run(SourceText(write(nodes)))
    assert problems == [] and bare(again) == bare(nodes)
    assert write(again) == write(nodes)


def test_so_many_ways_of_writing_are_tried_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    writing = import_module("galley.text.write")
    tried = list[str]()
    read = writing.parse_run
    monkeypatch.setattr(writing, "parse_run", lambda text, notes: (tried.append(text), read(text, notes))[1])
    marks = tuple(Styled("em", (Text(" a"),)) for _ in range(9))
    assert write(marks) == "* a*" * 9 and len(tried) == len(set(tried)) == 256
    tried.clear()
    assert write((Text("a"), Styled("sup", (Text("2"),)))) == "a^2^" and tried == []

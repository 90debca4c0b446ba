"""Numbers of figures and tables, and references to them."""

from __future__ import annotations

from pathlib import Path

import pytest
from documents import ASSEMBLY, FILES, FOLDER, file_named, read, write

from bench.ids import alone
from galley.model.numbering import numbers
from galley.problem import Problem

FIGURES = """  - {kind: figure, id: bridge, caption: 桥, picture: {file: pictures/bridge.png, alt: 一座桥}}
  - {kind: figure, id: bare, picture: {file: pictures/bridge.png, alt: 一座桥}}
  - {kind: figure, id: quiet, caption: 桥, numbered: false, picture: {file: pictures/bridge.png, alt: 一座桥}}
  - {kind: figure, id: long-genitive, caption: 长桥, picture: {file: pictures/bridge.png, alt: 一座桥}}
"""
PLACED = "  {long-genitive}\n\n  {bare}\n\n  {quiet}\n\n  {bridge}\n\n"


def publication(
    root: Path, text: str = "", *, appendix: str = "", lists: str = ""
) -> tuple[dict[str, int], list[Problem]]:
    """The numbers and problems of the sound publication with four figures, and `text` before the declaration."""
    assembly = ASSEMBLY.replace("  {declaration}\n", f"{text}  {{declaration}}\n") + FIGURES
    files = {**FILES, file_named("assembly"): assembly.replace("  {prizes}\n", f"{PLACED}  {{prizes}}\n")}
    files[file_named("appendix")] = FILES[file_named("appendix")].replace(
        "  {friends}\n", f"  {appendix}\n\n  {{friends}}\n"
    )
    files[file_named("publication")] = FILES[file_named("publication")].replace("parts:\n", f"{lists}parts:\n")
    found, problems = read(write(root, files))
    assert found is not None
    return {address: each.number for address, each in numbers(found).items()}, problems


def test_figures_and_tables_are_counted_apart_in_the_order_they_are_placed_in(tmp_path: Path) -> None:
    found, problems = publication(tmp_path)
    assert problems == []
    assert found == {
        "assembly/long-genitive": 1,
        "assembly/bridge": 2,
        "assembly/prizes": 1,
        "assembly/plan": 2,
    }


def test_some_sections_shown_alone_have_the_numbers_of_the_book(tmp_path: Path) -> None:
    publication(tmp_path)
    found, _ = read(tmp_path)
    assert found is not None
    assert numbers(alone(found, "appendix")) == numbers(found)


@pytest.mark.parametrize("text", ["{fig:bridge}", "{tab:prizes}", "{fig:long-genitive}", "{tab:assembly/plan}"])
def test_a_number_may_be_referred_to(tmp_path: Path, text: str) -> None:
    assert publication(tmp_path, f"  见{text}。\n\n")[1] == []


def test_a_number_of_another_section_may_be_referred_to(tmp_path: Path) -> None:
    assert publication(tmp_path, appendix="见{fig:assembly/bridge}和{tab:assembly/prizes}。")[1] == []


@pytest.mark.parametrize(
    ("written", "code", "message", "mend"),
    [
        ("{fig:brigde}", "unknown-reference", "there is no figure brigde", "did you mean `bridge`?"),
        ("{fig:appendix/bridge}", "unknown-reference", "there is no figure appendix/bridge", "known here: "),
        ("{tab:nothing}", "unknown-reference", "there is no table nothing", "known here: "),
        ("{fig}", "unknown-reference", "{fig} does not say which", "known here: "),
        ("{fig:prizes}", "reference-kind", "prizes is a table", "write {tab:prizes}"),
        ("{tab:assembly/bridge}", "reference-kind", "bridge is a figure", "write {fig:assembly/bridge}"),
        ("{fig:declaration}", "no-number", "declaration is a box, which has no number", "write {declaration}, which prints its title"),
        ("{fig:appendix/remark}", "no-number", "remark is a box, which has no number", "name it in words"),
        ("{fig:bare}", "no-number", "bare has no caption, so it has no number", "give it a `caption:`"),
        ("{fig:quiet}", "no-number", "quiet has no number", "take `numbered: false` away; or write {quiet}, which prints its title"),
    ],
)  # fmt: skip
def test_a_reference_to_what_has_no_such_number_is_told_with_its_mend(
    tmp_path: Path, written: str, code: str, message: str, mend: str
) -> None:
    _, [problem] = publication(tmp_path, f"  见{written}。\n\n")
    assert (problem.code, problem.message) == (f"facts.{code}", message)
    assert problem.mend.startswith(mend)
    assert problem.place and problem.place.column == 4


def test_a_mention_of_what_has_no_title_is_told(tmp_path: Path) -> None:
    _, [problem] = publication(tmp_path, "  见{bridge}和{bare}。\n\n")
    assert (problem.code, problem.message) == ("facts.no-title", "bare has no title that could be printed here")
    assert problem.mend == "give it a `caption:`, or name it in words"
    assert problem.place and problem.place.column == 13


def test_nothing_is_said_of_a_figure_in_a_faulty_file(tmp_path: Path) -> None:
    publication(tmp_path, appendix="见{fig:assembly/bridge}、{fig:assembly/nothing}和{fig:nothing}。")
    file = tmp_path / file_named("assembly")
    file.write_text(file.read_text("utf-8").replace("kind: article", "kind: artikle"), "utf-8")
    problems = read(tmp_path)[1]
    assert [problem.message for problem in problems if problem.code.startswith("facts.")] == [
        "there is no figure nothing"
    ]


def test_a_list_of_nothing_is_told(tmp_path: Path) -> None:
    assert publication(tmp_path, lists="lists: [tables, figures]\n")[1] == []
    [twice] = publication(tmp_path, lists="lists: [tables, figures, tables]\n")[1]
    assert (twice.code, twice.message) == ("facts.list", "the list of tables is asked for twice")
    files = {
        **FILES,
        f"{FOLDER}/publication.yaml": FILES[f"{FOLDER}/publication.yaml"].replace(
            "parts:\n", "lists: [tables, figures]\nparts:\n"
        ),
    }
    [problem] = read(write(tmp_path, files))[1]
    assert (problem.code, problem.message) == ("facts.list", "the book has nothing to put into the list of figures")


def test_what_a_reference_may_name_is_told_as_it_is_written_there(tmp_path: Path) -> None:
    written = "见{fig:nothing}和{tab:nothing}。"
    assert [each.mend for each in publication(tmp_path, f"  {written}\n\n")[1]] == [
        "known here: long-genitive, bridge",
        "known here: prizes, plan",
    ]
    assert [each.mend for each in publication(tmp_path, appendix=written)[1]] == [
        "known here: assembly/long-genitive, assembly/bridge",
        "known here: assembly/prizes, assembly/plan",
    ]


def test_a_list_is_not_told_empty_while_a_section_is_faulty_and_a_twin_is_told_where_it_stands(tmp_path: Path) -> None:
    (twice,) = publication(tmp_path, lists="lists: [figures, figures]\n")[1]
    assert (twice.code, twice.mend) == ("facts.list", "take one of the two out")
    assert twice.place is not None and (twice.place.line, twice.place.column) == (16, 18)
    publication(tmp_path, lists="lists: [figures]\n")
    file = tmp_path / file_named("assembly")
    file.write_text(file.read_text("utf-8").replace("kind: article", "kind: artikle"), "utf-8")
    assert [each.code for each in read(tmp_path)[1]] == ["reader.kind"]


def test_what_has_a_heading_or_a_caption_may_be_mentioned_and_what_is_placed_is_no_mention(tmp_path: Path) -> None:
    assert publication(tmp_path, "  见{declaration}、{plan}和{quiet}。\n\n")[1] == []
    (told,) = publication(tmp_path, "  见*{bare}*。\n\n")[1]
    assert told.code == "facts.no-title" and [place.line for place in told.related] == [72]

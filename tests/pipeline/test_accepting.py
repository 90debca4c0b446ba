"""Where an acceptance is written, and how it is put into what stands there."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_project import FOLDER, NAME, write

from galley.passages.passage import Kind, Passage, Stretch
from galley.pipeline import accepting
from galley.pipeline.accepting import accept
from galley.pipeline.check import Outcome
from galley.problem import Place, Problem, Severity
from galley.proof.finding import Finding, Span
from galley.proof.rulebook.rule import Rule

RULE = Rule("facts.sum", "", Severity.ERROR, "", "")
ENTRY = ["  - rule: facts.sum", "    reason: why"]


def outcome(file: str, *, also: bool = False) -> Outcome:
    """Three problems of a file, of which a rule has told the second and the third."""
    passage = Passage("the sum is 5", "en", Kind.PARAGRAPH, "huts/body/p1", (Stretch(0, Place(file, 3, 1), True),))
    finding = Finding(Span(passage, 11, 12), "5, not 4", "look", values=("5", "2 + 2"))
    told = [finding.problem("facts.sum", Severity.ERROR).with_(message=f"{number}") for number in (2, 3)]
    told = [each.with_(also=(Place(file, 9),) if also else ()) for each in told]
    found = {(each.code, each.place, each.message): (RULE, finding) for each in told}
    return Outcome([Problem("source.yaml", "1", "mend", Place(file)), *told], found=found)


def test_a_finding_is_accepted_by_its_number_with_its_text_its_values_and_its_place(tmp_path: Path) -> None:
    write(tmp_path, f"{FOLDER}/publication.yaml", "kind: publication\n")
    file = f"{FOLDER}/huts.yaml"
    for number in (-1, 0, 1, 4):
        assert [each.message for each in accept(tmp_path, outcome(file), number, "why")[1]] == [
            f"the report has no finding with the number {number}"
        ]
    (nothing,) = accept(tmp_path, Outcome([]), 1, "why")[1]
    assert nothing.mend == "the report has none; check again with the options of the report that had it"
    (problem,) = accept(tmp_path, outcome(file), 4, "why")[1]
    assert problem.mend == "give the number that stands before it, 1 to 3, with the options of that report"
    for number, also in ((2, False), (3, True)):
        assert accept(tmp_path, outcome(file, also=also), number, "it is: so") == (f"{FOLDER}/proof.yaml", [])
    assert (tmp_path / FOLDER / "proof.yaml").read_text(encoding="utf-8") == (
        "# yaml-language-server: $schema=../schema/proof.schema.json\n"
        "accept:\n"
        '  - rule: facts.sum\n    text: 5\n    values: [5, "2 + 2"]\n    at: huts/body/p1\n    language: en\n    reason: "it is: so"\n'
        '  - rule: facts.sum\n    text: 5\n    values: [5, "2 + 2"]\n    language: en\n    reason: "it is: so"\n'
    )


@pytest.mark.parametrize(
    ("read", "settings"),
    [
        (f"{FOLDER}/huts.yaml", f"{FOLDER}/proof.yaml"),
        (f"locales/en/LC_MESSAGES/{NAME}.po", f"{FOLDER}/proof.yaml"),
        ("locales/en/LC_MESSAGES/galley.po", "content/proof.yaml"),
        ("content/registry/people.yaml", "content/proof.yaml"),
        ("drafts/registry/people.yaml", "drafts/proof.yaml"),
        ("sent.txt", "sent.txt.accept.yaml"),
        ("huts.yaml", "content/proof.yaml"),
        (f"{FOLDER}/locales/en/LC_MESSAGES/galley.po", f"{FOLDER}/proof.yaml"),
        ("drafts/tales-2031/huts.yaml", "drafts/tales-2031/proof.yaml"),
        ("locales/en/LC_MESSAGES/tales-2031.po", "drafts/tales-2031/proof.yaml"),
    ],
)
def test_settings_lie_beside_what_was_read(tmp_path: Path, read: str, settings: str) -> None:
    for folder in (FOLDER, "drafts/tales-2031"):
        write(tmp_path, f"{folder}/publication.yaml", "kind: publication\n")
    assert accepting._file(tmp_path, read, Outcome(texts={"sent.txt": "x"})) == settings


def test_settings_elsewhere_name_their_schema_too(tmp_path: Path) -> None:
    write(tmp_path, "drafts/tales/publication.yaml", "kind: publication\n")
    assert accept(tmp_path, outcome("drafts/tales/huts.yaml"), 2, "why") == ("drafts/tales/proof.yaml", [])
    first = (tmp_path / "drafts/tales/proof.yaml").read_text(encoding="utf-8").partition("\n")[0]
    assert first == "# yaml-language-server: $schema=../../content/schema/proof.schema.json"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "accept:\n@"),
        ("rules: {}\n", "rules: {}\n\naccept:\n@"),
        ("accept:\n", "accept:\n@"),
        ("accept:\n  - rule: a.b\n\n\nrules: {}\n", "accept:\n  - rule: a.b\n@\n\nrules: {}\n"),
        ("accept:\n- rule: a.b\n# one\n    \nrules: {}\n", "accept:\n- rule: a.b\n# one\n@    \nrules: {}\n"),
        ("accept:\n  - rule: a.b\n  \n", "accept:\n  - rule: a.b\n@  \n"),
    ],
)
def test_an_entry_stands_at_the_end_of_its_list(tmp_path: Path, before: str, after: str) -> None:
    name = "content/proof.yaml"
    write(tmp_path, name, before)
    (tmp_path / name).touch()
    entry = [line.replace("  - ", "- ").replace("    ", "  ") for line in ENTRY] if "\n- " in before else ENTRY
    made = after.replace("@", "\n".join(entry) + "\n")
    head = "" if before else "# yaml-language-server: $schema=schema/proof.schema.json\n"
    assert accepting._written(tmp_path, name, entry) == (name, [])
    assert (tmp_path / name).read_text(encoding="utf-8") == f"{head}{made}"


def test_what_could_not_be_read_any_more_is_not_written(tmp_path: Path) -> None:
    write(tmp_path, "content/proof.yaml", "accept: []\n")
    found, problems = accepting._written(tmp_path, "content/proof.yaml", ENTRY)
    assert found is None and [each.code for each in problems] == ["source.duplicate-key"]
    assert (tmp_path / "content/proof.yaml").read_text(encoding="utf-8") == "accept: []\n"
    (tmp_path / "sent.accept.yaml").write_text("accept:\n", encoding="utf-8")
    (tmp_path / "sent.accept.yaml").chmod(0o444)
    found, problems = accepting._written(tmp_path, "sent.accept.yaml", ENTRY)
    assert found is None and [each.code for each in problems] == ["pipeline.protected"]

"""A name that lacks a language nearly all others are in is told, also where its key is misspelt."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from documents import FILES, REGISTRY, read, write

from galley.model.languages import check_languages
from galley.model.names import Spelling
from galley.model.registry import Registry, Term, names_below
from galley.problem import Severity

WORDS = ("水", "山", "风", "土", "木", "石", "金", "火", "云")


def registry(broken: str, more: str = "") -> dict[str, str]:
    """The sound publication with words in Chinese and English, and one of `broken` names; `more` stands below."""
    terms = [f"  - id: term-{number}\n    name: {{zh: {word}, en: W}}\n" for number, word in enumerate(WORDS)]
    others = {name: text.replace("{zh: ", "{en: E, zh: ") for name, text in FILES.items() if name.startswith(REGISTRY)}
    others[f"{REGISTRY}/countries.yaml"] = others[f"{REGISTRY}/countries.yaml"].replace(
        "en: E, zh: 甲国, en", "zh: 甲国, en"
    )
    return {
        **FILES,
        **others,
        f"{REGISTRY}/terms.yaml": f"kind: terms\nterms:\n{''.join(terms)}  - id: rain\n    name: {broken}\n{more}",
    }


@pytest.mark.parametrize(
    ("broken", "line", "column", "mend"),
    [
        ("{zh: 雨}", 22, 16, "add `en:`"),
        ("{zh: 雨, eng: Rain}", 22, 24, "did you mean `en`?"),
        ("{zh: 雨, fr: Pluie}", 22, 16, "add `en:`"),
    ],
)
def test_a_name_without_a_usual_language_is_told(
    tmp_path: Path, broken: str, line: int, column: int, mend: str
) -> None:
    _, (problem,) = read(write(tmp_path, registry(broken)))
    assert (problem.code, problem.severity, problem.mend) == ("facts.no-name", Severity.WARNING, mend)
    assert problem.message == "rain name has nothing in en, which the other names are in"
    assert problem.place is not None
    assert (problem.place.file, problem.place.line, problem.place.column) == (f"{REGISTRY}/terms.yaml", line, column)


def test_a_language_is_usual_that_four_of_five_names_are_in(tmp_path: Path) -> None:
    def told(spoken: int, silent: int) -> int:
        """Of so many more words in English, and so many in Chinese alone, how many are told."""
        words = ["{zh: 词, en: Word}"] * spoken + ["{zh: 词}"] * silent
        more = "".join(f"  - id: word-{number}\n    name: {name}\n" for number, name in enumerate(words))
        return len(read(write(tmp_path, registry("{zh: 雨, en: Rain}", more)))[1])

    publication, _ = read(write(tmp_path, registry("{zh: 雨, en: Rain}")))
    assert publication is not None
    names = [names for _, names in names_below(publication.registry) if names]
    assert all("en" in each for each in names)
    spoken = -len(names) % 4
    silent = (len(names) + spoken) // 4
    assert (told(spoken, silent), told(spoken, silent + 1)) == (silent, 0)


def test_a_language_that_only_some_names_are_in_is_not_wanted_of_the_others(tmp_path: Path) -> None:
    assert read(write(tmp_path, registry("{zh: 雨, en: Rain, fr: Pluie}")))[1] == []
    assert read(write(tmp_path / "few", FILES))[1] == []


NOTE, ACCEPTANCE = (
    "    note: nobody says it\n",
    "    accept: [{rule: facts.no-name, text: rain, reason: a word of theirs}]\n",
)


@pytest.mark.parametrize(("said", "codes"), [(NOTE, ["facts.no-name"]), (ACCEPTANCE, [])])
def test_a_name_may_lack_the_source_language_where_that_is_accepted_not_where_a_note_stands(
    tmp_path: Path, said: str, codes: list[str]
) -> None:
    _, problems = read(write(tmp_path, registry("{en: Rain}", said)))
    assert [problem.code for problem in problems if problem.severity is Severity.ERROR] == codes


@pytest.mark.parametrize(("spoken", "told"), [(9, 1), (8, 0)])
def test_of_ten_names_it_is_told_which_language_is_usual_and_of_fewer_none(spoken: int, told: int) -> None:
    def term(id: str, *languages: str) -> Term:
        names = {each: Spelling.model_construct(text=id, certain=True, variants=()) for each in languages}
        return Term.model_construct(id=id, name=names, accept=(), note=None)

    terms = (*(term(f"t{number}", "zh", "en") for number in range(spoken)), term("rain", "zh"))
    record = SimpleNamespace(source_language="zh")
    publication = SimpleNamespace(record=record, registry=Registry.model_construct(terms=terms))
    found = list(check_languages(publication))  # type: ignore[arg-type]
    assert [each.message for each in found] == ["rain name has nothing in en, which the other names are in"] * told

"""Sign-off of a publication: what a signature holds for, what opens it again, and what a press is told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import one_article
import pytest
from small_project import FOLDER, NAME, replace, write

from galley import theme
from galley.files import Files
from galley.language import voice
from galley.markup import Book
from galley.options import Edition, Options
from galley.pipeline.signed import file_of, unsigned
from galley.pipeline.signing import sign, status
from galley.problem import Problem, Severity
from galley.reader import read_publication
from galley.signing import State

DAY = date(2031, 5, 2)
PO = f"locales/en/LC_MESSAGES/{NAME}.po"
HEAD = 'msgid ""\nmsgstr ""\n"Language: en\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
HUTS = [
    ("huts/title", "小屋", "Huts"),
    ("huts/body/p1", "{club}的小屋全年开放。", "The huts of {club} are open all year."),
]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The small publication; its huts name the club of the registry, and are translated."""
    root = one_article.make(tmp_path / "project")
    replace(root, f"{FOLDER}/huts.yaml", "小屋全年", "{club}的小屋全年")
    entries = [f'\n#: {FOLDER}/huts.yaml#{at}\nmsgid "{text}"\nmsgstr "{told}"\n' for at, text, told in HUTS]
    write(root, PO, HEAD + "".join(entries))
    return root


def signs(root: Path, section: str = "huts", language: str = "zh") -> list[Problem]:
    return sign(root, (section,), NAME, language, "Ri An", DAY)[1]


def standing(root: Path, section: str = "huts", language: str = "zh") -> tuple[State, list[str]]:
    """How a section stands, and where it reads otherwise."""
    found, problems = status(root, NAME, (language,))
    assert problems == [] and found is not None
    (one,) = [each for each in found.languages[language] if each.section == section]
    return one.state, list(one.changed)


def codes(problems: list[Problem]) -> list[str]:
    return [each.code for each in problems]


def test_a_section_is_signed_alone_and_again_by_another(root: Path) -> None:
    assert standing(root) == (State.NEVER, [])
    assert signs(root) == [] == signs(root)
    assert standing(root) == (State.SIGNED, []) and standing(root, "paths")[0] is State.NEVER
    text = (root / file_of(FOLDER, "zh")).read_text(encoding="utf-8")
    assert text.count("section: huts") == 1 and "by: Ri An" in text and "on: 2031-05-02" in text
    assert "$schema=../../schema/signed.schema.json" in text


@pytest.mark.parametrize(
    ("file", "old", "new", "changed"),
    [
        (f"{FOLDER}/huts.yaml", "全年开放", "夏天开放", ["huts/body/p1"]),
        ("content/registry/organisations.yaml", "zh: 山路会", "zh: 山会", ["huts/body/p1"]),
        (f"{FOLDER}/paths.yaml", "春天", "秋天", []),
        (f"{FOLDER}/huts.yaml", "title: 小屋", "note: 给编者\ntitle: 小屋", []),
    ],
)
def test_a_change_of_what_it_says_opens_it_and_nothing_else_does(
    root: Path, file: str, old: str, new: str, changed: list[str]
) -> None:
    assert signs(root) == []
    replace(root, file, old, new)
    assert standing(root) == (State.OPENED if changed else State.SIGNED, changed)


def test_another_picture_in_the_same_place_opens_it(root: Path) -> None:
    picture = "inserts:\n  - kind: figure\n    id: hut\n    picture: {file: hut.png, alt: 一座小屋}\n"
    text = (root / FOLDER / "huts.yaml").read_text(encoding="utf-8")
    write(root, f"{FOLDER}/huts.yaml", f"{text}\n  {{hut}}\n{picture}")
    write(root, f"{FOLDER}/hut.png", "one")
    assert signs(root) == [] and standing(root)[0] is State.SIGNED
    write(root, f"{FOLDER}/hut.png", "other")
    assert standing(root) == (State.OPENED, ["huts/hut/picture"])


def test_the_table_says_by_whom_it_was_signed_and_where_it_reads_otherwise(root: Path) -> None:
    assert signs(root) == []
    replace(root, f"{FOLDER}/huts.yaml", "全年开放", "夏天开放")
    found, _ = status(root, NAME, ())
    assert found is not None and list(found.languages) == ["zh", "en"]
    sections, opened = found.tables()
    assert sections[0] == [NAME, "zh", "en"] and ["huts", "opened again", "never"] in sections
    assert opened[1:] == [["zh: huts", "Ri An", "2031-05-02", "huts/body/p1"]]


def test_a_translation_is_reviewed_with_its_section(root: Path) -> None:
    assert signs(root, language="en") == []
    assert (root / PO).read_text(encoding="utf-8").count("# reviewed: Ri An 2031-05-02 ") == len(HUTS)
    assert standing(root, language="en")[0] is State.SIGNED and standing(root)[0] is State.NEVER
    replace(root, PO, 'msgstr "Huts"', 'msgstr "Cabins"')
    assert standing(root, language="en") == (State.OPENED, ["huts/title"])


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [('msgstr "Huts"', 'msgstr ""', "signing.unfinished"), ("of {club}", "of the club", "language.po-placeholders")],
)
def test_an_unfinished_or_faulty_translation_is_not_signed(root: Path, old: str, new: str, code: str) -> None:
    replace(root, PO, old, new)
    before = (root / PO).read_bytes()
    assert code in codes(signs(root, language="en"))
    assert (root / PO).read_bytes() == before and not (root / FOLDER / "signed").exists()


def test_a_faulty_translation_elsewhere_does_not_stop_it(root: Path) -> None:
    entries = [
        ("title", "山路", "Paths of {club}"),
        ("body/p1", "山路会在春天整修山路。", "The club mends its paths in spring."),
    ]
    told = (f'\n#: {FOLDER}/paths.yaml#paths/{at}\nmsgid "{text}"\nmsgstr "{own}"\n' for at, text, own in entries)
    write(root, PO, (root / PO).read_text(encoding="utf-8") + "".join(told))
    assert signs(root, language="en") == []
    assert codes(signs(root, "paths", "en")) == ["signing.unfinished", "language.po-placeholders"]


@pytest.mark.parametrize(
    ("section", "language", "code"), [("hut", "zh", "signing.section"), ("huts", "ja", "language.unknown")]
)
def test_what_is_not_there_cannot_be_signed(root: Path, section: str, language: str, code: str) -> None:
    (problem,) = signs(root, section, language)
    assert problem.code == code and problem.mend
    assert not (root / FOLDER / "signed").exists()


def test_what_the_record_says_can_be_signed(root: Path) -> None:
    assert signs(root, "publication") == []
    replace(root, f"{FOLDER}/publication.yaml", "title: 山路会手册", "title: 手册")
    assert standing(root, "publication")[0] is State.OPENED


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [("by: Ri An", "by: Ri An\n    why: so", "reader.unknown-field"), ('title: "', 'title: "z', "reader.pattern")],
)
def test_a_faulty_file_of_signatures_is_told_and_left(root: Path, old: str, new: str, code: str) -> None:
    assert signs(root) == []
    name = file_of(FOLDER, "zh")
    replace(root, name, old, new)
    before = (root / name).read_bytes()
    assert codes(signs(root, "paths")) == [code] and (root / name).read_bytes() == before


def test_a_section_that_is_signed_twice_is_told(root: Path) -> None:
    assert signs(root) == []
    text = (root / file_of(FOLDER, "zh")).read_text(encoding="utf-8")
    write(root, file_of(FOLDER, "zh"), text + text.partition("signed:\n")[2])
    assert codes(signs(root, "paths")) == ["signing.twice"]


def told(root: Path, **asked: Any) -> list[Problem]:
    """What a press is told of the Chinese book."""
    files = Files(root)
    publication, _ = read_publication(files, FOLDER)
    look, _ = theme.read_theme(files, FOLDER)
    assert publication and look
    book = Book(publication, voice("zh", files)[0], look.trim("A4"))
    return unsigned(book, files, Options(root, **asked))


def test_a_press_is_told_once_signing_has_begun(root: Path) -> None:
    assert told(root) == []
    assert signs(root) == []
    (problem,) = told(root)
    assert problem.severity is Severity.WARNING and "paths" in problem.message and "huts" not in problem.message
    assert signs(root, "paths") == signs(root, "publication") == [] == told(root)
    replace(root, f"{FOLDER}/huts.yaml", "全年开放", "夏天开放")
    (problem,) = told(root)
    assert "huts (opened again)" in problem.message and told(root, sections=("paths",)) == []


def test_signatures_that_are_required_are_errors(root: Path) -> None:
    (problem,) = told(root, require_signed=True)
    assert problem.severity is Severity.ERROR and "paths" in problem.message


def test_a_book_without_required_signatures_is_not_printed(small: Path, run: Callable[..., Any]) -> None:
    outcome = run(small, editions=(Edition.PRINT, Edition.SCREEN), require_signed=True)
    assert codes(outcome.problems) == ["signing.unsigned"]
    assert {name for name in outcome.outputs if name.endswith(".pdf")} == {f"{NAME}/{NAME}.zh.screen.pdf"}

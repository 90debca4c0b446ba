"""What catalogues do to books: a bad one stops its own, an unfinished one goes through the gate, each is looked through."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import polib
import pytest
from pdf_reading import read
from pypdf import PdfReader
from small_project import FOLDER, NAME, replace, write

from galley.language.translations import blank, path
from galley.options import USUAL, Edition
from galley.pipeline.build import Outcome
from galley.pipeline.locales import update_catalogues
from galley.problem import Problem, Severity

Run = Callable[..., Outcome]
RU = path("ru", NAME)
BOTH = USUAL
SUMMIT = "\U0001f3d4"


def put(root: Path, language: str, translations: dict[str, str]) -> None:
    """A catalogue with some translations."""
    entries = blank(language, NAME)
    entries.extend(polib.POEntry(msgid=source, msgstr=text) for source, text in translations.items())
    write(root, path(language, NAME), str(entries))


def books(outcome: Outcome) -> set[str]:
    return {name.rpartition("/")[2] for name in outcome.outputs if name.endswith(".pdf")}


def told(problems: list[Problem]) -> list[tuple[str, str, str | None]]:
    return [(problem.code, str(problem.severity), problem.language) for problem in problems]


def spoil(root: Path, how: str) -> None:
    """Put something in the place of the Russian catalogue."""
    place = root / RU
    header = str(blank("ru", NAME))
    if how == "syntax":
        place.write_text(f'{header}\nmsgid "小屋全年开放。\nmsgstr "x"\n', encoding="utf-8")
    elif how == "charset":
        place.write_bytes(header.replace("UTF-8", "KOI8-R").encode() + 'msgid "a"\nmsgstr "хижины"\n'.encode("koi8-r"))
    elif how == "bytes":
        place.write_bytes(bytes(range(256)) * 40)
    elif how == "folder":
        place.mkdir()
    elif how == "link":
        outside = root.parent / "outside.po"
        outside.write_text(header, encoding="utf-8")
        place.symlink_to(outside)
    else:
        with place.open("wb") as file:
            file.truncate(50_000_000)


BAD = {
    "syntax": ("language.po-syntax", 13),
    "charset": ("language.po-encoding", 13),
    "bytes": ("language.po-format", None),
    "folder": ("language.po-unreadable", None),
    "link": ("language.po-unreadable", None),
    "50 MB": ("language.po-unreadable", None),
}


@pytest.mark.parametrize("how", BAD)
def test_a_bad_catalogue_stops_its_own_book_alone(small: Path, run: Run, how: str) -> None:
    spoil(small, how)
    outcome = run(small, languages=("ru", "zh"))
    assert books(outcome) == {f"{NAME}.zh.screen.pdf"}
    (problem,) = [each for each in outcome.problems if each.code.startswith("language.po-")]
    code, line = BAD[how]
    assert (problem.code, problem.language, str(problem.severity)) == (code, "ru", "error")
    assert problem.place is not None and (problem.place.file, problem.place.line) == (RU, line)
    assert problem.mend


def test_a_language_without_furniture_is_built_and_told_once(small: Path, run: Run) -> None:
    shutil.copy(small / "templates/styles/languages/en.css", small / "templates/styles/languages/pl.css")
    put(small, "pl", {"小屋全年开放。": "Schroniska są otwarte przez cały rok."})
    outcome = run(small, languages=("pl",), editions=BOTH)
    assert books(outcome) == {f"{NAME}.pl.screen.pdf"}
    found = [problem for problem in outcome.problems if problem.code == "language.missing-furniture"]
    assert {*told(found)} == {(found[0].code, "error", "pl")}
    assert len(found) == 1
    assert "Schroniska" in read((small / f"output/{NAME}/{NAME}.pl.screen.pdf").read_bytes()).body


def test_furniture_is_printed_unfinished_only_when_that_is_allowed(small: Path, run: Run) -> None:
    name = "locales/zh/LC_MESSAGES/galley.po"
    entries = polib.pofile(str(small / name))
    entry = next(each for each in entries if each.occurrences)
    entry.flags.append("fuzzy")
    entries.save()
    outcome = run(small, editions=BOTH)
    assert books(outcome) == {f"{NAME}.zh.screen.pdf"}
    assert told(outcome.problems) == [("language.missing-furniture", "error", "zh")]
    place = outcome.problems[0].place
    assert place is not None and (place.file, place.line is not None) == (name, True)
    allowed = run(small, editions=BOTH, allow_unfinished=True)
    assert books(allowed) == {f"{NAME}.zh.{each}.pdf" for each in ("screen", "print", "cover", "print.sheet")}


def test_a_section_in_another_language_is_gated_in_the_book_of_the_source_language(small: Path, run: Run) -> None:
    replace(
        small,
        f"{FOLDER}/huts.yaml",
        "title: 小屋\nbody: |\n  小屋全年开放。",
        "title: Huts\nsource-language: en\nbody: |\n  The huts are open.",
    )
    outcome = run(small, editions=BOTH)
    assert books(outcome) == {f"{NAME}.zh.screen.pdf"}
    assert told(outcome.problems) == [("language.unfinished", "error", "zh")]
    assert outcome.problems[0].message.startswith("huts: 2 of 2 texts ")
    assert "Thehutsareopen" in squeezed(small, "zh")
    assert path("zh", NAME) in update_catalogues(small)[0]
    put(small, "zh", {"Huts": "小屋", "The huts are open.": "小屋开放。"})
    finished = run(small, editions=BOTH)
    assert (finished.problems, len(books(finished))) == ([], 4)
    assert "小屋开放。" in squeezed(small, "zh")
    sections = {problem.message.split(":")[0] for problem in run(small, languages=("en",)).problems}
    assert sections == {"publication", "paths"}


def squeezed(root: Path, language: str, edition: str = "screen") -> str:
    """What a book says, without spaces and line ends."""
    pages = PdfReader(root / f"output/{NAME}/{NAME}.{language}.{edition}.pdf").pages
    return "".join("".join(page.extract_text() for page in pages).split())


def test_a_character_no_font_has_is_traced_to_the_catalogue(small: Path, run: Run) -> None:
    put(small, "en", {"山路": "Paths", "小屋全年开放。": f"The huts {SUMMIT} are open."})
    outcome = run(small, languages=("en", "zh"))
    assert books(outcome) == {f"{NAME}.zh.screen.pdf"}
    (problem,) = [each for each in outcome.problems if each.code == "faces.missing-glyph"]
    assert problem.language == "en"
    assert problem.message.startswith(f"'小屋全年开放。': no font of the book has {SUMMIT} (U+1F3D4 ")
    lines = (small / path("en", NAME)).read_text(encoding="utf-8").splitlines()
    assert problem.place is not None and problem.place.file == path("en", NAME)
    assert lines[(problem.place.line or 0) - 1][(problem.place.column or 0) - 1] == SUMMIT


STAR = f"The *huts are open {SUMMIT}"
"""A translation of which both a mark and a character are at fault."""


def test_a_faulty_translation_is_left_out_of_drafts_and_shown_in_proofs(small: Path, run: Run) -> None:
    put(small, "en", {"山路": "Paths", "小屋全年开放。": STAR})
    refused = run(small, languages=("en",), editions=(*BOTH, Edition.PROOF))
    assert books(refused) == {f"{NAME}.en.proof.pdf"}
    found = [each for each in refused.problems if each.code in ("text.mark", "faces.missing-glyph")]
    lines = (small / path("en", NAME)).read_text(encoding="utf-8").splitlines()
    marks = [lines[each.place.line - 1][each.place.column - 1] for each in found if each.place]  # type: ignore[operator]
    assert (marks, {str(each.severity) for each in found}) == (["*", SUMMIT], {"error"})
    assert "marksofanemphasisdonotpair" in squeezed(small, "en", "proof")
    assert "小屋全年开放。" in squeezed(small, "en", "proof")
    draft = run(small, languages=("en",), editions=BOTH, allow_unfinished=True)
    assert {f"{NAME}.en.{each}.pdf" for each in ("screen", "print")} <= books(draft)
    assert not [each for each in draft.problems if each.severity is Severity.ERROR]
    assert "小屋全年开放。" in squeezed(small, "en")


def test_a_character_of_the_registry_is_told_once_for_all_languages(small: Path, run: Run) -> None:
    replace(small, "content/registry/organisations.yaml", "山路会", f"山路会{SUMMIT}")
    found = [each for each in run(small, languages=("en", "zh")).problems if each.code == "faces.missing-glyph"]
    assert [(each.language, each.place and each.place.file) for each in found] == [
        (None, "content/registry/organisations.yaml")
    ]


def test_a_character_of_the_furniture_is_traced_to_its_catalogue(small: Path, run: Run) -> None:
    name = "locales/en/LC_MESSAGES/galley.po"
    replace(small, name, 'msgstr "Contents"', f'msgstr "Contents {SUMMIT}"')
    outcome = run(small, languages=("en", "zh"))
    assert books(outcome) == {f"{NAME}.zh.screen.pdf"}
    (problem,) = [each for each in outcome.problems if each.code == "faces.missing-glyph"]
    assert (problem.language, problem.place and problem.place.file) == ("en", name)
    assert problem.place is not None and problem.place.line is not None


ARABIC = "بيت"
"""A word of a script that no font of the program has, in three letters; twice it is told as a whole only with a fourth."""


def test_letters_of_another_script_are_told_together(small: Path, run: Run) -> None:
    replace(small, f"{FOLDER}/huts.yaml", "小屋全年开放。", f"{ARABIC}和ج全年开放。")
    (problem,) = [each for each in run(small).problems if each.code == "faces.missing-glyph"]
    assert problem.place is not None and (problem.place.line, problem.place.column) == (4, 3)
    assert problem.message == f"no font of the book has 4 of the characters here: {' '.join(ARABIC)} ج"


def test_a_name_is_drawn_in_the_languages_of_the_publication(small: Path, run: Run) -> None:
    replace(small, "content/registry/organisations.yaml", "en: Mountain", f"ar: {ARABIC}, en: Mountain")
    assert run(small).problems == []
    found = [each.code for each in run(small, languages=("zh", "ar")).problems]
    assert found.count("faces.missing-glyph") == 3

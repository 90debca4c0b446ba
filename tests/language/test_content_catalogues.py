"""Catalogues of a whole project: update, status, take and keep on its files."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import polib
import pytest
from documents import FOLDER, PEOPLE, REGISTRY, write

from galley.language.catalogue import TEMPLATE, parse
from galley.language.translations import State
from galley.language.writing import written
from galley.options import Options
from galley.pipeline.locales import (
    as_json,
    keep_translations,
    progress,
    review_translations,
    table,
    too_little,
    update_catalogues,
)
from galley.pipeline.taking import take_catalogue
from galley.problem import Exit, Severity

ROOT = Path(__file__).resolve().parent.parent.parent
LANGUAGES = ("en", "ja", "ko", "mn", "ru")
NOTED = "language.po-shared"
BODY = "与会者参观了河流。"
CATALOGUES = sorted(ROOT.glob("locales/*/LC_MESSAGES/*.po"))


def file(root: Path, language: str) -> Path:
    return root / f"locales/{language}/LC_MESSAGES/almanac-2031.po"


@pytest.fixture(scope="module")
def translated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The almanac with its catalogues in six languages, all texts translated into the five that need it."""
    root = write(tmp_path_factory.mktemp("translated"))
    for language in ("zh", *LANGUAGES):
        (root / "locales" / language).mkdir(parents=True)
    changed, problems = update_catalogues(root, LANGUAGES)
    assert problems == []
    assert [name for name in changed if "almanac" in name] == [
        f"locales/{language}/LC_MESSAGES/almanac-2031.po" for language in LANGUAGES
    ]
    for language in LANGUAGES:
        entries = polib.pofile(str(file(root, language)))
        for entry in entries:
            entry.msgstr = f"{entry.msgid} ({language})"
        entries.save()
    return root


@pytest.fixture
def almanac(translated: Path, tmp_path: Path) -> Path:
    """A copy of it that a test may spoil."""
    return shutil.copytree(translated, tmp_path / "almanac")


def edit(root: Path, stem: str, old: str, new: str) -> None:
    path = root / FOLDER / f"{stem}.yaml"
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def fuzzy(root: Path, *broken: str) -> list[tuple[str, str, str | None]]:
    """What is fuzzy: language, source, previous source; not in catalogues that are `broken`."""
    sound = [language for language in LANGUAGES if language not in broken]
    found = ((language, polib.pofile(str(file(root, language)))) for language in sound)
    return [
        (language, each.msgid, each.previous_msgid) for language, entries in found for each in entries.fuzzy_entries()
    ]


def test_an_update_of_an_unchanged_tree_gives_no_difference(almanac: Path) -> None:
    assert update_catalogues(almanac) == ([], [])
    for language in LANGUAGES:
        text = file(almanac, language).read_text(encoding="utf-8")
        assert str(polib.pofile(text)) == text


def test_a_publication_elsewhere_has_its_catalogues_brought_up_to_date_where_it_is_named(almanac: Path) -> None:
    shutil.copytree(almanac / "content/registry", almanac / "drafts/registry")
    shutil.copytree(almanac / FOLDER, almanac / "drafts/almanac-2032")
    edit(almanac, "assembly", BODY, "与会者参观了大河流。")
    changed, problems = update_catalogues(almanac, LANGUAGES, ("drafts/almanac-2032",))
    named = {f"locales/{language}/LC_MESSAGES/almanac-{year}.po" for language in LANGUAGES for year in (2031, 2032)}
    assert (named - set(changed), problems) == (set(), [])
    assert update_catalogues(almanac, (), ("drafts/almanac-2032", "almanac-2031")) == ([], [])


def test_two_publications_of_a_name_do_not_share_their_catalogues(almanac: Path) -> None:
    shutil.copytree(almanac / "content", almanac / "drafts")
    edit(almanac, "assembly", BODY, "与会者参观了大河流。")
    changed, problems = update_catalogues(almanac, (), ("drafts/almanac-2031",))
    assert [each.code for each in problems] == ["language.same-name"]
    assert str(problems[0].place) == "drafts/almanac-2031/publication.yaml"
    assert len([name for name in changed if "almanac" in name]) == len(LANGUAGES)
    assert BODY not in {each.msgid for each in polib.pofile(str(file(almanac, "ja"))) if not each.obsolete}


def test_a_template_is_made_anew_whatever_stood_there(almanac: Path) -> None:
    template = almanac / "locales/galley.pot"
    text = template.read_text(encoding="utf-8")
    template.write_text("old", encoding="utf-8")
    assert update_catalogues(almanac) == (["locales/galley.pot"], [])
    assert template.read_text(encoding="utf-8") == text


def test_one_changed_sentence_is_one_fuzzy_unit_a_language_and_keep_restores(almanac: Path) -> None:
    edit(almanac, "assembly", BODY, "与会者参观了大河流。")
    update_catalogues(almanac)
    assert fuzzy(almanac) == [(language, "与会者参观了大河流。", BODY) for language in LANGUAGES]
    for language in LANGUAGES:
        address = "assembly/overview/body/p1"
        kept, problems = keep_translations(almanac, "almanac-2031", language, (address,), "Ito", "a word", "2031-06-01")
        assert (kept, problems) == (["与会者参观了大河流。"], [])
    assert fuzzy(almanac) == []
    assert update_catalogues(almanac) == ([], [])
    assert list(too_little(progress(Options(almanac, ("almanac-2031",), LANGUAGES))[0], 100)) == []


def test_an_inserted_row_changes_no_other_unit(almanac: Path) -> None:
    before = {entry.msgid: str(entry) for entry in polib.pofile(str(file(almanac, "ja")))}
    row = "  - id: regatta\n    host: XA-1\n    title: 赛船\n    start: 2031-04-01\n    location: 南城\n"
    edit(almanac, "calendar", "  - id: assembly\n", f"{row}  - id: assembly\n")
    update_catalogues(almanac)
    after = {entry.msgid: str(entry) for entry in polib.pofile(str(file(almanac, "ja")))}
    assert {source: text for source, text in after.items() if source in before} == before
    assert after.keys() - before.keys() == {"赛船", "南城"}


def test_a_broken_catalogue_stops_no_other(almanac: Path) -> None:
    file(almanac, "ja").write_text('msgid "\n', encoding="utf-8")
    edit(almanac, "assembly", BODY, "与会者参观了大河流。")
    changed, problems = update_catalogues(almanac)
    assert len([name for name in changed if "almanac" in name]) == 4
    assert [(problem.code, problem.language) for problem in problems] == [("language.po-syntax", "ja")]
    assert file(almanac, "ja").read_text(encoding="utf-8") == 'msgid "\n'


def test_a_publication_that_cannot_be_read_leaves_its_catalogues_alone(almanac: Path) -> None:
    edit(almanac, "calendar", "kind: calendar", "kind: clock")
    changed, problems = update_catalogues(almanac)
    assert changed == []
    assert [problem.code for problem in problems] == ["reader.kind"]


def test_the_status_has_sections_down_and_languages_across(almanac: Path) -> None:
    edit(almanac, "assembly", BODY, "第9届风筝节将于明年春天举行。")
    people = almanac / REGISTRY / "people.yaml"
    people.write_text(PEOPLE.replace("{zh: 某甲}", "{zh: 某甲, ja: {text: 甲, certain: false}}"), encoding="utf-8")
    found, problems = progress(Options(almanac, ("almanac-2031",), ("ja", "ko")))
    assert [(each.code, each.language) for each in problems] == [(NOTED, "ja"), (NOTED, "ko")]
    rows = table("almanac-2031", found["almanac-2031"])
    assert rows[0] == ["almanac-2031: printable (words left)", "ja", "ko"]
    sections = ["publication", "front", "letters", "assembly", "calendar", "news", "appendix", "colophon"]
    states = ["missing texts", "fuzzy texts", "draft texts", "reviewed texts"]
    words = ["words of new texts", "words of fuzzy texts", "words of repeated texts"]
    assert [row[0] for row in rows[1:]] == [*sections, "all", *states, *words, "names to verify"]
    assert rows[4] == ["assembly", "92 % (14)", "92 % (14)"]
    assert json.loads(json.dumps(as_json(found)))["almanac-2031"]["ja"][-1]["missing"] == 1
    assert as_json(found)["almanac-2031"]["ja"][-1]["names_to_verify"] == 1
    left, zeros, new = ["missing texts", "1", "1"], ["reviewed texts", "0", "0"], [words[0], "14", "14"]
    assert [rows[-8], *rows[-5:-3], rows[-1]] == [left, zeros, new, ["names to verify", "1", "0"]]
    (first, _) = too_little(found, 99)
    assert (first.code, first.language) == ("language.unfinished", "ja")
    assert list(too_little(found, 90)) == []


def test_the_status_of_a_language_that_there_is_not_is_a_problem(almanac: Path) -> None:
    found, (problem,) = progress(Options(almanac, ("almanac-2031",), ("ja", "xx")))
    assert (found, problem.code, problem.severity) == ({}, "language.unknown", Severity.ERROR)


def test_the_status_tells_the_faults_of_translations(almanac: Path) -> None:
    path = file(almanac, "ko")
    path.write_text(path.read_text(encoding="utf-8").replace('各位会员。 (ko)"', '<b>会员</b>"'), encoding="utf-8")
    _, problems = progress(Options(almanac, ("almanac-2031",), LANGUAGES))
    found = {(problem.code, problem.language) for problem in problems if problem.code != NOTED}
    assert found == {("language.po-markup", "ko")}


@pytest.mark.parametrize(
    ("languages", "message"),
    [
        ((), "almanac-2031 is in its source language only"),
        (("zh",), "no text of almanac-2031 is to be translated into zh"),
    ],
)
def test_a_publication_without_translations_is_told(almanac: Path, languages: tuple[str, ...], message: str) -> None:
    for language in LANGUAGES:
        file(almanac, language).unlink()
    found, [note] = progress(Options(almanac, ("almanac-2031",), languages))
    assert (found, note.code, note.severity, note.message) == ({}, "language.untranslated", Severity.NOTE, message)


def test_a_returned_file_is_taken_from_anywhere(almanac: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    away = tmp_path_factory.mktemp("mail") / "from Mori.po"
    entries = polib.pofile(str(file(almanac, "ja")))
    for entry in entries:
        entry.msgstr = f"{entry.msgid}。" if entry.msgid == "集市" else entry.msgstr
    entries.save(str(away))
    edit(almanac, "assembly", BODY, "与会者参观了大河流。")
    update_catalogues(almanac)
    report, problems = take_catalogue(almanac, away)
    assert problems == []
    assert report[0] == "locales/ja/LC_MESSAGES/almanac-2031.po:"
    assert "  1 for an older source, now fuzzy" in report
    assert "  1 translated otherwise before, which is kept as a comment" in report
    assert 'msgstr "集市。"' in file(almanac, "ja").read_text(encoding="utf-8")
    assert update_catalogues(almanac) == ([], [])


@pytest.mark.parametrize(
    ("header", "code"),
    [
        ("Language: xx\\nProject-Id-Version: almanac-2031", "language.unknown"),
        ("Language: ja\\nProject-Id-Version: Another 1.0", "pipeline.publication"),
        ("Project-Id-Version: almanac-2031", "language.unknown"),
    ],
)
def test_a_returned_file_of_nobody_is_refused(almanac: Path, tmp_path: Path, header: str, code: str) -> None:
    path = tmp_path / "x.po"
    path.write_text(f'msgid ""\nmsgstr "{header}\\nContent-Type: text/plain; charset=UTF-8\\n"\n', encoding="utf-8")
    report, problems = take_catalogue(almanac, path)
    assert (report, [problem.code for problem in problems]) == ([], [code])


def test_a_broken_returned_file_is_a_problem_with_its_path(almanac: Path, tmp_path: Path) -> None:
    (tmp_path / "x.po").write_text("msgid", encoding="utf-8")
    _, problems = take_catalogue(almanac, tmp_path / "x.po")
    assert [(problem.code, problem.place and problem.place.file) for problem in problems] == [
        ("language.po-syntax", str(tmp_path / "x.po"))
    ]


RUSSIAN = "Участники осмотрели реку и обсудили опыт."


def in_russian(almanac: Path, tmp_path: Path) -> Path:
    """The Japanese catalogue as one that sent the Russian texts would return it."""
    path = tmp_path / "x.po"
    entries = polib.pofile(str(file(almanac, "ja")))
    for entry in entries:
        entry.msgstr = RUSSIAN
    entries.save(str(path))
    return path


def test_a_file_whose_header_names_another_language_is_not_taken(almanac: Path, tmp_path: Path) -> None:
    path, before = in_russian(almanac, tmp_path), file(almanac, "ja").read_bytes()
    report, [problem] = take_catalogue(almanac, path)
    assert (report, problem.code, problem.severity) == ([], "language.po-language", Severity.ERROR)
    assert problem.place
    assert path.read_text(encoding="utf-8").split("\n")[(problem.place.line or 0) - 1] == '"Language: ja\\n"'
    assert "--language" in problem.mend
    assert file(almanac, "ja").read_bytes() == before


@pytest.mark.parametrize(("language", "codes"), [("ja", ["language.po-language"]), ("ru", [])])
def test_the_language_that_is_asked_for_is_taken_all_the_same(
    almanac: Path, tmp_path: Path, language: str, codes: list[str]
) -> None:
    _, problems = take_catalogue(almanac, in_russian(almanac, tmp_path), language)
    told = [problem.code for problem in problems if problem.code != "language.po-placeholders"]
    assert (told, {problem.severity for problem in problems}) == (codes, {Severity.WARNING})
    assert RUSSIAN in file(almanac, language).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("data", "code", "line"),
    [
        (b" \n", "language.po-empty", None),
        (b'<?xml version="1.0"?>\n<xliff version="1.2"/>\n', "language.po-format", None),
        (b'"source","target"\n', "language.po-format", None),
        (b"PK\3\4\xff\xfe", "language.po-format", None),
        (b'msgid "a"\nmsgstr "b\0c"\n', "language.po-syntax", 2),
    ],
)
def test_what_is_no_catalogue_is_told_as_what_it_is(
    almanac: Path, tmp_path: Path, data: bytes, code: str, line: int | None
) -> None:
    (tmp_path / "x.po").write_bytes(data)
    report, [problem] = take_catalogue(almanac, tmp_path / "x.po", "ja", "almanac-2031")
    assert (report, problem.code, problem.place and problem.place.line) == ([], code, line)


def test_a_review_signs_drafts_and_an_edit_unsigns_them(almanac: Path) -> None:
    address = "assembly/overview/body/p1"
    signed, problems = review_translations(almanac, "almanac-2031", "ja", (address,), "Mori", "2031-06-01")
    assert (signed, problems) == ([BODY], [])
    assert "# reviewed: Mori 2031-06-01 " in file(almanac, "ja").read_text(encoding="utf-8")
    assert states(almanac, "ja")[State.REVIEWED] == 1
    assert update_catalogues(almanac) == ([], [])
    again, problems = review_translations(almanac, "almanac-2031", "ja", (address,), "Mori", "2031-06-01")
    assert (again, [problem.code for problem in problems]) == ([], ["language.review"])
    edit(almanac, "assembly", BODY, "与会者参观了大河流。")
    update_catalogues(almanac)
    assert states(almanac, "ja")[State.REVIEWED] == 0


def test_a_review_of_all_refuses_what_is_fuzzy_or_faulty(almanac: Path) -> None:
    edit(almanac, "assembly", BODY, "与会者参观了大河流。")
    update_catalogues(almanac)
    path = file(almanac, "ko")
    path.write_text(
        path.read_text(encoding="utf-8").replace('各位会员。 (ko)"', '各位会员。 {onion}"'), encoding="utf-8"
    )
    before = states(almanac, "ko")
    signed, problems = review_translations(almanac, "almanac-2031", "ko", (), "Kim", "2031-06-01")
    assert BODY not in signed and len(set(signed)) == len(signed)
    assert {(problem.code, problem.language) for problem in problems} == {("language.po-placeholders", "ko")}
    text = path.read_text(encoding="utf-8").splitlines()
    found = [each.place.line for each in problems if each.place and each.place.line]
    assert len(found) == len(problems) and all("各位会员" in "".join(text[line - 1 : line + 6]) for line in found)
    after = states(almanac, "ko")
    assert after == {**before, State.REVIEWED: before[State.DRAFT] - 1, State.DRAFT: 1}


def states(root: Path, language: str) -> dict[State, int]:
    """How many texts are in each state."""
    found, _ = progress(Options(root, ("almanac-2031",), (language,)))
    return found["almanac-2031"][language].whole.counts


def test_nothing_fuzzy_to_keep_is_a_problem(almanac: Path) -> None:
    kept, problems = keep_translations(almanac, "almanac-2031", "ja", ("front/title",), "Ito", "x", "2031-06-01")
    assert (kept, [problem.code for problem in problems]) == ([], ["language.keep"])


def test_the_command_line_reaches_every_part(almanac: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from click.testing import CliRunner

    from galley import cli

    monkeypatch.setattr(cli.common, "ROOT", almanac)

    def run(*arguments: str) -> tuple[int, str]:
        result = CliRunner().invoke(cli.main, ["locales", *arguments])
        return result.exit_code, result.output

    edit(almanac, "assembly", BODY, "与会者参观了大河流。")
    assert run("update")[0] == Exit.OK
    assert run("status", "--fail-under", "99")[0] == Exit.ERRORS
    code, text = run("keep", "ja", "assembly/overview/body/p1", "--who", "Ito", "--reason", "a word")
    assert (code, text) == (Exit.OK, "kept: 与会者参观了大河流。\n")
    assert run("keep", "ja", "--who", "Ito", "--reason", "a word")[0] == Exit.USAGE
    code, text = run("take", str(file(almanac, "ja")))
    assert code == Exit.OK and "unchanged" in text
    code, text = run("review", "ja", "assembly/overview/body/p1", "--who", " Mori\nAya ")
    assert (code, text) == (Exit.OK, "reviewed: 与会者参观了大河流。\n")
    assert "# reviewed: Mori Aya " in file(almanac, "ja").read_text(encoding="utf-8")
    assert run("review", "ja", "--who", "Ito")[0] == run("review", "ja", "--all", "--who", " ")[0] == Exit.USAGE
    code, text = run("review", "ja", "--all", "--who", "Ito")
    assert code == Exit.OK and text.count("reviewed: ") > 9
    code, text = run("review", "ja", "--all", "--who", "Ito")
    assert code == Exit.ERRORS and text.endswith("1 error; nothing was written\n")
    code, text = run("status", "--language", "ja", "--format", "json", "--fail-under", "100")
    assert code == Exit.OK
    assert json.loads(text)["almanac-2031"]["ja"][-1]["percent"] == 100.0


def test_the_command_says_that_a_broken_catalogue_stops_no_other(
    almanac: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from click.testing import CliRunner

    from galley import cli

    monkeypatch.setattr(cli.common, "ROOT", almanac)
    furniture = almanac / "locales/ko/LC_MESSAGES/galley.po"
    for path in (file(almanac, "ja"), furniture):
        path.write_text('msgid "\n', encoding="utf-8")
    edit(almanac, "assembly", BODY, "与会者参观了大河流。")
    result = CliRunner().invoke(cli.main, ["locales", "update"])
    assert result.exit_code == Exit.ERRORS
    assert result.output.endswith("2 errors; the catalogues without a fault are up to date\n")
    assert f"locales/ko/LC_MESSAGES/{file(almanac, 'ko').name}\n" in result.output
    assert [language for language, _, _ in fuzzy(almanac, "ja")] == ["en", "ko", "mn", "ru"]
    again = CliRunner().invoke(cli.main, ["locales", "update"])
    assert again.output.endswith("2 errors; the catalogues without a fault are up to date\n")
    assert {path.read_text(encoding="utf-8") for path in (file(almanac, "ja"), furniture)} == {'msgid "\n'}


def test_a_translation_with_a_context_is_told_and_kept(almanac: Path) -> None:
    path = file(almanac, "ja")
    entries = polib.pofile(str(path))
    entries.append(polib.POEntry(msgctxt="river", msgid=BODY, msgstr="川"))
    entries.append(polib.POEntry(msgid="甲", msgid_plural="乙", msgstr_plural={0: "い", 1: "ろ"}))
    entries.save()
    _, problems = progress(Options(almanac, ("almanac-2031",), ("ja",)))
    assert [(problem.code, str(problem.severity), problem.language) for problem in problems] == [
        *[("language.po-stray", "warning", "ja")] * 2,
        (NOTED, "note", "ja"),
    ]
    assert problems[0].place is not None and problems[0].place.line is not None
    for _ in range(2):
        update_catalogues(almanac)
        kept = [entry for entry in polib.pofile(str(path)) if entry.obsolete]
        assert [(entry.msgctxt, entry.msgid, entry.msgstr or entry.msgstr_plural) for entry in kept] == [
            ("river", BODY, "川"),
            (None, "甲", {0: "い", 1: "ろ"}),
        ]


@pytest.mark.parametrize("path", [*CATALOGUES, ROOT / TEMPLATE], ids=str)
def test_a_catalogue_loads_and_saves_unchanged(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert written(parse(text, path.name)[0]) == text


def test_msgfmt_passes_every_catalogue(almanac: Path) -> None:
    paths = [*CATALOGUES, *(file(almanac, language) for language in LANGUAGES)]
    checks = [
        subprocess.run(["msgfmt", "--check", "-o", "/dev/null", str(path)], capture_output=True) for path in paths
    ]
    assert [(path, check.stderr) for path, check in zip(paths, checks, strict=True) if check.stderr] == []


def test_every_reference_that_msgfmt_can_read_is_flagged_where_a_translation_must_have_it() -> None:
    for path in CATALOGUES:
        for entry in (each for each in polib.pofile(str(path)) if each.msgctxt is None):
            braces = re.findall(r"\{[^{}]*\}", entry.msgid)
            asked = [*braces, *re.findall(r"\{[^{}]*\}", entry.msgstr)]
            plain = braces and not entry.obsolete and all(each[1:-1].isidentifier() for each in asked)
            assert ("python-brace-format" in entry.flags) == bool(plain), (path, entry.msgid)


def test_a_file_without_header_is_taken_by_name_and_a_trial_writes_nothing(almanac: Path, tmp_path: Path) -> None:
    came = tmp_path / "x.po"
    entries = polib.POFile()
    entries.metadata = {"Content-Type": "text/plain; charset=UTF-8", "Project-Id-Version": "Another 1.0"}
    entries.append(polib.POEntry(msgid="集市", msgstr="いち"))
    entries.save(str(came))
    before = file(almanac, "ja").read_bytes()
    report, problems = take_catalogue(almanac, came, "ja_JP", "almanac-2031", is_trial=True)
    assert (problems, report[0]) == ([], "locales/ja/LC_MESSAGES/almanac-2031.po (nothing is written):")
    assert file(almanac, "ja").read_bytes() == before
    take_catalogue(almanac, came, "ja_JP", "almanac-2031")
    assert 'msgstr "いち"' in file(almanac, "ja").read_text(encoding="utf-8")


def test_words_of_the_templates_come_back_too(almanac: Path, tmp_path: Path) -> None:
    own = almanac / "locales/ja/LC_MESSAGES/galley.po"
    (almanac / "templates").mkdir(exist_ok=True)
    (almanac / "templates/contents.html.j2").write_text('{{ _("Contents") }}', encoding="utf-8")
    update_catalogues(almanac)
    came = polib.pofile(str(own))
    came.metadata["Plural-Forms"] = "nplurals=1; plural=0;"
    entry = next(each for each in came if each.msgid == "Contents")
    entry.msgstr = "目次"
    came.metadata["Language"] = "ja_JP"
    came.save(str(tmp_path / "galley.po"))
    report, problems = take_catalogue(almanac, tmp_path / "galley.po")
    assert problems == []
    assert report[:2] == ["locales/ja/LC_MESSAGES/galley.po:", "  1 taken"]
    assert 'msgstr "目次"' in own.read_text(encoding="utf-8")


def test_a_publication_has_catalogues_in_its_own_languages_and_in_those_begun(tmp_path: Path) -> None:
    write(tmp_path)
    for language in ("zh", "ja", "ko"):
        (tmp_path / "locales" / language).mkdir(parents=True)
    update_catalogues(tmp_path, ("ja",))
    assert [file(tmp_path, language).exists() for language in ("ja", "ko")] == [True, False]
    changed, problems = update_catalogues(tmp_path, ("xx",))
    assert (changed, [problem.code for problem in problems]) == ([], ["language.unknown"])
    assert not file(tmp_path, "ko").exists()

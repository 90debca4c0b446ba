"""Catalogues of a small project: how far they are, what is kept, signed and taken back."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import polib
import pytest
from conftest import ROOT
from small_project import FILES, FOLDER, NAME, replace, write

from galley import spoken
from galley.files import Files
from galley.language.returned import Taken
from galley.language.status import ALL, Progress
from galley.language.translations import State
from galley.message import tell
from galley.options import Options
from galley.pipeline import taking
from galley.pipeline.locales import (
    Standing,
    as_json,
    keep_translations,
    progress,
    review_translations,
    table,
    too_little,
    update_catalogues,
    wanted,
    works,
)
from galley.pipeline.taking import take_catalogue
from galley.problem import Place, Problem, Severity

JA = f"locales/ja/LC_MESSAGES/{NAME}.po"
TEXTS = {"山路": "山道", "小屋": "山小屋", "小屋全年开放。": "小屋は一年中開いています。"}
HEAD = 'msgid ""\nmsgstr ""\n"Language: {language}\\n"\n"Project-Id-Version: {name}\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The small project without templates, of which three texts are translated into Japanese."""
    for name, text in FILES.items():
        write(tmp_path, name, text)
    (tmp_path / "locales/en").mkdir(parents=True)
    write(tmp_path, JA, HEAD.format(language="ja", name=NAME))
    update_catalogues(tmp_path)
    entries = polib.pofile(str(tmp_path / JA))
    for entry in entries:
        entry.msgstr = TEXTS.get(entry.msgid, "")
    entries.save()
    return tmp_path


def sent(root: Path, text: str, name: str = "back.po") -> Path:
    write(root, name, text)
    return root / name


def codes(problems: list[Problem]) -> list[str]:
    return [each.code for each in problems]


def test_how_far_a_language_is_is_told_by_section_and_as_a_whole(root: Path) -> None:
    found, problems = progress(Options(root))
    assert (problems, list(found), list(found[NAME])) == ([], [NAME], ["ja"])
    rows = table(NAME, found[NAME])
    assert rows[0] == [f"{NAME}: printable (words left)", "ja"]
    assert [row[0] for row in rows[1:5]] == ["publication", "paths", "huts", "all"]
    assert [row[1].partition(" ")[0] for row in rows[1:5]] == ["0", "50", "100", "60"]
    assert rows[5:9] == [["missing texts", "2"], ["fuzzy texts", "0"], ["draft texts", "3"], ["reviewed texts", "0"]]
    told = as_json(found)[NAME]["ja"]
    assert [each["section"] for each in told] == ["publication", "paths", "huts", "all"]
    assert ["names_to_verify" in each for each in told] == [False, False, False, True]


def counted(section: str, done: int, total: int, left: int = 0) -> Progress:
    counts = {State.MISSING: total - done, State.FUZZY: 0, State.DRAFT: done, State.REVIEWED: 0}
    return Progress(section, counts, left, 2 * left, 3 * left, 0)


def test_a_section_that_a_language_does_not_translate_has_a_dash_and_shares_are_rounded_down() -> None:
    ja = Standing([counted("huts", 2, 3, 1), counted(ALL, 2, 3, 1)], 4)
    ko = Standing([counted("paths", 5, 5), counted("huts", 3, 3), counted(ALL, 8, 8)], 0)
    assert ja.whole.section == ALL
    assert table("a", {"ja": ja, "ko": ko}) == [
        ["a: printable (words left)", "ja", "ko"],
        ["huts", "66 % (6)", "100 % (0)"],
        ["paths", "–", "100 % (0)"],
        ["all", "66 % (6)", "100 % (0)"],
        ["missing texts", "1", "0"],
        ["fuzzy texts", "0", "0"],
        ["draft texts", "2", "8"],
        ["reviewed texts", "0", "0"],
        ["words of new texts", "1", "0"],
        ["words of fuzzy texts", "2", "0"],
        ["words of repeated texts", "3", "0"],
        ["names to verify", "4", "0"],
    ]


def test_less_than_was_wanted_is_told_of_each_language() -> None:
    found = {"a-2031": {"ja": Standing([counted(ALL, 3, 4)], 0), "ko": Standing([counted(ALL, 4, 4)], 0)}}
    assert list(too_little(found, 75)) == []
    (problem,) = too_little(found, 75.5)
    assert problem.message == "75.0 % of a-2031 can be printed in ja, wanted are 75.5 %"
    assert (problem.language, problem.place) == ("ja", Place("locales/ja/LC_MESSAGES/a-2031.po"))


def test_a_publication_without_translations_is_told(root: Path) -> None:
    (root / JA).unlink()
    for languages, message in (
        ((), f"{NAME} is in its source language only"),
        (("zh",), f"no text of {NAME} is to be translated into zh"),
    ):
        found, (note,) = progress(Options(root, languages=languages))
        assert (found, note.message, note.severity) == ({}, message, Severity.NOTE)
        assert note.place == Place(f"{FOLDER}/publication.yaml")


def test_a_faulty_catalogue_is_told_and_counts_for_nothing(root: Path) -> None:
    write(root, JA, 'msgid "\n')
    found, problems = progress(Options(root))
    assert (found, codes(problems)) == ({}, ["language.po-syntax"])


def fuzzy(root: Path) -> str:
    """Change a text that is translated, so that its translation is for another source."""
    replace(root, f"{FOLDER}/huts.yaml", "小屋全年开放。", "小屋们全年开放。")
    update_catalogues(root)
    return "小屋们全年开放。"


def test_a_fuzzy_translation_is_kept_at_its_address_or_wherever_it_stands(root: Path) -> None:
    for addresses in (("huts/body/p1",), ()):
        kept, problems = keep_translations(root, NAME, "ja", addresses, "Ito", "a word", "2031-06-01")
        named = f"{addresses[0]} has" if addresses else "the catalogue has"
        assert (kept, [each.message for each in problems]) == ([], [f"{named} no fuzzy translation in ja"])
        assert (problems[0].code, problems[0].place, problems[0].language) == ("language.keep", Place(JA), "ja")
    source = fuzzy(root)
    assert polib.pofile(str(root / JA)).fuzzy_entries()
    assert keep_translations(root, "", "ja", ("huts/body/p1",), "Ito", "a word", "2031-06-01") == ([source], [])
    assert not polib.pofile(str(root / JA)).fuzzy_entries()


def test_several_addresses_are_kept_and_signed_together_or_not_at_all(root: Path) -> None:
    source, before = fuzzy(root), (root / JA).read_bytes()
    for change, more in ((keep_translations, ("a word",)), (review_translations, ())):
        done, problems = change(root, NAME, "ja", ("huts", "paths/none", "no"), "Ito", *more, "2031-06-01")  # type: ignore[operator]
        assert (done, [each.message.partition(" has")[0] for each in problems[-2:]]) == ([], ["paths/none", "no"])
    assert (root / JA).read_bytes() == before
    assert keep_translations(root, NAME, "ja", ("huts/body",), "Ito", "a word", "2031-06-01") == ([source], [])
    signed = review_translations(root, NAME, "ja", ("huts/body", "paths/title"), "Ito", "2031-06-01")
    assert signed == ([source, "山路"], [])


def test_what_cannot_be_saved_is_not_told_as_kept_or_signed(root: Path) -> None:
    fuzzy(root)
    (root / JA).chmod(0o444)
    kept, problems = keep_translations(root, NAME, "ja", (), "Ito", "a word", "2031-06-01")
    assert (kept, codes(problems)) == ([], ["pipeline.protected"])
    signed, problems = review_translations(root, NAME, "ja", (), "Ito", "2031-06-01")
    assert (signed, codes(problems)) == ([], ["pipeline.protected"])


def test_drafts_are_signed_and_faulty_ones_refused(root: Path) -> None:
    assert review_translations(root, NAME, "ja", ("huts/body/p1",), "Mori", "2031-06-01") == (["小屋全年开放。"], [])
    for address, named in (("huts/body/p1", "huts/body/p1 has"), ("paths/body/p1", "paths/body/p1 has")):
        signed, (problem,) = review_translations(root, NAME, "ja", (address,), "Mori", "2031-06-01")
        assert (signed, problem.message, problem.place) == ([], f"{named} no draft in ja", Place(JA))
    replace(root, JA, '"山小屋"', '"山小屋 {hut}"')
    signed, problems = review_translations(root, NAME, "ja", (), "Mori", "2031-06-01")
    assert signed == ["山路"]
    assert [(each.code, each.language) for each in problems] == [("language.po-placeholders", "ja")]
    signed, problems = review_translations(root, NAME, "ja", (), "Mori", "2031-06-01")
    assert (signed, codes(problems)) == ([], ["language.po-placeholders"])
    replace(root, JA, '"山小屋 {hut}"', '"山小屋"')
    assert review_translations(root, NAME, "ja", (), "Mori", "2031-06-01") == (["小屋"], [])
    _, (problem,) = review_translations(root, NAME, "ja", (), "Mori", "2031-06-01")
    assert problem.message == "the catalogue has no draft in ja"


@pytest.mark.parametrize("change", [keep_translations, review_translations])
def test_a_language_or_a_publication_that_there_is_not_is_told(root: Path, change: Any) -> None:
    more = ("why", "2031-06-01") if change is keep_translations else ("2031-06-01",)
    assert codes(change(root, NAME, "xx", None, "Ito", *more)[1]) == ["language.unknown"]
    assert codes(change(root, "none", "ja", None, "Ito", *more)[1]) == ["pipeline.publication"]
    problems: list[Problem] = []
    assert wanted(Files(root), "xx", NAME, "back.po", problems) is None
    assert wanted(Files(root), "xx", NAME, "", problems) is None
    assert [each.place for each in problems] == [Place("back.po", 1), None]


def test_there_is_work_in_languages_that_are_asked_for_released_begun_or_have_a_catalogue(root: Path) -> None:
    def languages(*asked: Any) -> list[str]:
        found: list[Problem] = []
        return [each.language for each in works(Files(root), (FOLDER,), *asked[:1], found, *asked[1:])]

    for name in ("ko", "zh", "qps"):
        (root / "locales" / name).mkdir()
    assert languages(None) == ["ja"]
    assert languages(None, ("ko", "zh", "qps")) == ["ja", "ko"]
    assert languages(("en", "ja")) == ["en", "ja"]
    replace(root, f"{FOLDER}/publication.yaml", "  - zh\n", "  - zh\n  - en\n")
    assert languages(None) == ["en", "ja"]


def test_other_publications_lend_their_translations_the_last_by_name_first(root: Path) -> None:
    for name in ("a-2030", "z-2032", "broken"):
        write(root, f"locales/ja/LC_MESSAGES/{name}.po", HEAD.format(language="ja", name=name))
    write(root, "locales/ja/LC_MESSAGES/broken.po", 'msgid "\n')
    (work,) = works(Files(root), (FOLDER,), None, [])
    assert [each.metadata["Project-Id-Version"] for each in work.memory] == ["z-2032", "a-2030"]


def test_languages_that_have_no_folder_and_publications_of_one_name_are_told(root: Path) -> None:
    assert codes(update_catalogues(root, ("xx", "ja"))[1]) == ["language.unknown"]
    for name, text in FILES.items():
        write(root, name.replace("content/", "drafts/"), text)
    changed, (problem,) = update_catalogues(root, (), (f"drafts/{NAME}",))
    assert (changed, problem.code, problem.place) == (
        [],
        "language.same-name",
        Place(f"drafts/{NAME}/publication.yaml"),
    )
    assert update_catalogues(root, (), (NAME,)) == ([], [])
    (root / f"drafts/{NAME}").rename(root / "drafts/other-2031")
    changed, problems = update_catalogues(root, ("ja",), ("drafts/other-2031",))
    assert (changed, problems) == (["locales/ja/LC_MESSAGES/other-2031.po"], [])
    replace(root, f"{FOLDER}/huts.yaml", "全年", "夏天")
    assert update_catalogues(root) == ([JA], [])
    (root / JA).chmod(0o444)
    replace(root, f"{FOLDER}/huts.yaml", "夏天", "冬天")
    changed, problems = update_catalogues(root)
    assert (changed, codes(problems)) == ([], ["pipeline.protected"])


KOREAN = "참가자들은 강을 둘러보고 경험을 나누었으며 저녁에 돌아왔다. " * 3
RUSSIAN = "Участники осмотрели реку, обсудили опыт и вернулись домой вечером. " * 3


def back(language: str = "ja", name: str = NAME, text: str = "一年中") -> str:
    return f'{HEAD.format(language=language, name=name)}\nmsgid "小屋全年开放。"\nmsgstr "{text}"\n'


def test_a_catalogue_comes_back_by_its_header_and_a_trial_writes_nothing(root: Path) -> None:
    before = (root / JA).read_bytes()
    report, problems = take_catalogue(root, sent(root, back()), is_trial=True)
    assert (report[0], problems, (root / JA).read_bytes()) == (f"{JA} (nothing is written):", [], before)
    report, problems = take_catalogue(root, sent(root, back()))
    assert (report[:2], problems) == (
        [f"{JA}:", "  1 translated otherwise before, which is kept as a comment"],
        [],
    )
    assert 'msgstr "一年中"' in (root / JA).read_text(encoding="utf-8")
    assert take_catalogue(root, sent(root, back("xx", "other")), "ja_JP", NAME)[1] == []


@pytest.mark.parametrize(
    ("text", "asked", "code", "place"),
    [
        (back("xx"), "", "language.unknown", 1),
        (back(""), "", "language.unknown", 1),
        (back(), "xx", "language.unknown", 1),
        (back(name="none"), "", "pipeline.publication", None),
        (back(text=RUSSIAN), "", "language.po-language", 3),
        (back(text=KOREAN), "", "language.po-language", 3),
        ('msgid "\n', "ja", "language.po-syntax", 1),
    ],
)
def test_what_cannot_be_taken_back_is_told_and_nothing_is_written(
    root: Path, text: str, asked: str, code: str, place: int | None
) -> None:
    before = (root / JA).read_bytes()
    file = sent(root, text)
    report, (problem,) = take_catalogue(root, file, asked)
    assert (report, problem.code, (root / JA).read_bytes()) == ([], code, before)
    assert place is None or problem.place == Place(str(file), place)


def test_a_file_of_another_publication_than_its_header_names_is_not_taken(root: Path) -> None:
    shutil.copytree(root / FOLDER, root / "content/other-2031")
    for name in ("huts", "paths"):
        write(root, f"content/other-2031/{name}.yaml", "kind: article\ntitle: 桥\nbody: 桥下有水。\n")
    assert codes(update_catalogues(root, ("ja",))[1]) == []
    file = sent(root, back(name="other-2031"))
    report, (problem,) = take_catalogue(root, file)
    assert (report, problem.code, NAME in problem.mend) == ([], "language.po-publication", True)
    (root / "drafts").mkdir()
    shutil.copytree(root / "content/registry", root / "drafts/registry")
    shutil.move(root / FOLDER, root / f"drafts/{NAME}")
    _, (problem,) = take_catalogue(root, file)
    assert (problem.code, NAME in problem.mend) == ("language.po-publication", True)
    shutil.move(root / f"drafts/{NAME}", root / FOLDER)
    assert take_catalogue(root, file, publication="other-2031")[1] == []
    replace(root, f"{FOLDER}/huts.yaml", "小屋全年开放", "门")
    update_catalogues(root)
    assert take_catalogue(root, sent(root, back(name="other-2031", text="いつも")))[1] == []


def test_a_language_that_is_named_is_taken_with_a_warning_about_its_letters(root: Path) -> None:
    report, problems = take_catalogue(root, sent(root, back(text=RUSSIAN)), "ja")
    assert report and [(each.code, each.severity) for each in problems] == [("language.po-language", Severity.WARNING)]


def test_an_entry_that_came_twice_is_told_and_accounted_for(root: Path) -> None:
    report, problems = take_catalogue(root, sent(root, back() + '\nmsgid "小屋全年开放。"\nmsgstr "いつも"\n'))
    assert "  1 fuzzy, obsolete or twice in the file, kept as a comment" in report
    assert [(each.code, each.severity) for each in problems] == [("language.po-duplicate", Severity.WARNING)]
    assert problems[0].place is not None and problems[0].place.file == str(root / "back.po")


def test_each_way_that_entries_fare_is_told_where_any_did() -> None:
    entries = polib.POFile()
    assert taking._report(Taken(entries), "a.po") == ["a.po:"]
    whole = Taken(entries, *(["x"] * number for number in range(1, 11)), tidied=2, fuzzy=3)
    assert taking._report(whole, "a.po") == [
        "a.po:",
        "  1 taken",
        "  2 unchanged",
        "  3 for an older source, now fuzzy",
        "  4 for no text any more, kept as obsolete",
        "  5 translated otherwise before, which is kept as a comment",
        "  6 fuzzy, obsolete or twice in the file, kept as a comment",
        "  7 with a plural, kept as obsolete",
        "  10 the source again, fuzzy where nothing stood",
        "  8 untranslated",
        "  9 did not come",
        "  3 of them fuzzy: they came so, or they are faulty",
        "  2 of them tidied: letters composed (Unicode NFC), line ends dropped that the source lacks",
    ]


def test_what_became_of_a_file_is_told_in_the_language_of_the_run(root: Path) -> None:
    report, _ = take_catalogue(root, sent(root, back()), is_trial=True)
    pattern, faults = spoken.translated("zh", Files(ROOT))
    told = [str(tell(line, pattern)) for line in report]
    assert faults == [] and told[1] == "  1条此前另有译文，旧译文留作注释"
    assert not any(line.isascii() for line in told)


def test_the_language_is_told_in_its_line_of_the_header(tmp_path: Path) -> None:
    assert taking._header_line(sent(tmp_path, HEAD.format(language="ja", name="a"))) == 3
    assert taking._header_line(sent(tmp_path, 'msgid ""\nmsgstr ""\n')) == 1

"""What a build is for, what it refuses, and what it leaves when it fails."""

from __future__ import annotations

import re
import shutil

import pytest
from pdf_reading import read
from small_project import FILES, FOLDER, NAME, outputs, replace, write

from galley.files import Files
from galley.options import USUAL, Edition, Options
from galley.pipeline import bindery
from galley.pipeline.check import check
from galley.pipeline.select import folders
from galley.problem import Severity, has_errors


def codes(outcome) -> list[tuple[str, str | None]]:
    return [(each.code, each.place.file if each.place else None) for each in outcome.problems]


def rubbish(root) -> list[str]:
    return [path.name for path in (root / "output").glob(".partial*")]


FAULTS = [
    (f"{FOLDER}/paths.yaml", "body:", "bdy:", "reader.unknown-field"),
    (f"{FOLDER}/huts.yaml", "小屋全年开放", "{nobody}", "facts.unknown-reference"),
    (f"{FOLDER}/huts.yaml", "小屋全年开放", "小屋\U0001f3d4开放", "faces.missing-glyph"),
    ("templates/opening.html.j2", "{{ record.year }}", "{{ record.yaer }}", "markup.template"),
    ("templates/blocks.html.j2", "{% endmacro %}", "", "markup.template"),
    ("templates/theme.yaml", "bleed-mm: 3", "bleed-mm: wide", "reader.millimetres"),
]


@pytest.mark.parametrize(("name", "old", "new", "code"), FAULTS, ids=[fault[3] for fault in FAULTS])
def test_a_failed_build_leaves_the_last_good_files(small, run, name, old, new, code):
    before = outputs(small)
    replace(small, name, old, new)
    outcome = run(small)
    assert (code, name) in codes(outcome)
    assert outcome.outputs == {}
    assert outputs(small) == before
    assert rubbish(small) == []


def test_faults_of_several_files_are_told_at_once(small, run):
    replace(small, f"{FOLDER}/paths.yaml", "title: 山路", "titel: 山路")
    replace(small, f"{FOLDER}/huts.yaml", "kind: article", "kind: artikel")
    replace(small, "content/registry/organisations.yaml", "id: club", "id: club\n    shrt: x")
    replace(small, "templates/theme.yaml", "kind: theme", "kind: theme\nglow: 3")
    files = {each.place.file for each in run(small).problems if each.place}
    assert files == {
        f"{FOLDER}/paths.yaml",
        f"{FOLDER}/huts.yaml",
        "content/registry/organisations.yaml",
        "templates/theme.yaml",
        f"{FOLDER}/publication.yaml",
    }


def test_templates_are_not_given_what_refers_to_nothing(small, run):
    replace(small, f"{FOLDER}/publication.yaml", "issuer: club", "issuer: nosuch")
    outcome = run(small)
    assert codes(outcome) == [
        ("pipeline.later", f"{FOLDER}/publication.yaml"),
        ("facts.unknown-id", f"{FOLDER}/publication.yaml"),
    ]
    assert outcome.problems[0].severity is Severity.NOTE


def test_a_drawing_in_a_template_is_set_in_print(small, run):
    drawing = '<svg width="20" height="20" viewBox="0 0 20 20"><path d="M0 0h20v20z" fill="color(--ink 1)"/></svg>'
    replace(small, "templates/sections/article.html.j2", "{{ opening(", f"<div>{drawing}</div>{{{{ opening(")
    outcome = run(small, editions=(Edition.PRINT,))
    assert outcome.problems == []
    assert f"{NAME}/{NAME}.zh.print.pdf" in outcome.outputs


def test_a_colour_of_its_own_in_a_template_stops_every_edition(small, run):
    drawing = '<svg width="20" height="20" viewBox="0 0 20 20"><path d="M0 0h20v20z" fill="#123456"/></svg>'
    replace(small, "templates/sections/article.html.j2", "{{ opening(", f"<div>{drawing}</div>{{{{ opening(")
    outcome = run(small, editions=USUAL)
    assert {problem.code for problem in outcome.problems} == {"typeset.colour"}
    assert not any(name.endswith(".pdf") for name in outcome.outputs)


PICTURE = """inserts:
  - kind: figure
    id: view
    picture:
      file: pictures/view.jpg
      alt: 山
"""


def test_a_missing_picture_is_told_beside_other_errors_and_by_check(small, run):
    replace(small, f"{FOLDER}/huts.yaml", "小屋全年开放。\n", f"小屋全年开放。\n\n  {{view}}\n{PICTURE}")
    missing = ("files.missing", f"{FOLDER}/huts.yaml")
    assert codes(run(small)) == [missing]
    assert codes(check(Options(small))) == [missing]
    replace(small, f"{FOLDER}/paths.yaml", "整修山路", "整修{nosuch}山路")
    unknown = ("facts.unknown-reference", f"{FOLDER}/paths.yaml")
    later = ("pipeline.later", f"{FOLDER}/publication.yaml")
    assert codes(run(small)) == [missing, unknown, later]


def test_every_problem_has_a_mend(small, run):
    replace(small, f"{FOLDER}/paths.yaml", "title: 山路", "titel: 山路")
    problems = run(small).problems
    assert problems
    assert all(problem.mend and problem.message and "." in problem.code for problem in problems)


BREAK = ("title: 小屋\nbody: |\n", "title: 小屋\nbody: |\n" + "  一段话。\n\n" * 90)


def test_a_section_is_given_on_the_pages_that_it_has_in_the_book(small, run):
    replace(small, f"{FOLDER}/huts.yaml", *BREAK)
    assert run(small).problems == []
    outcome = run(small, sections=("huts",))
    assert outcome.problems == []
    book = read((small / f"output/{NAME}/{NAME}.zh.screen.pdf").read_bytes()).pages
    pages = read((small / f"output/{NAME}/{NAME}.zh.huts.screen.pdf").read_bytes()).pages
    own = [page.text() for page in book if "一段话" in page.text()]
    assert len(own) >= 2 and len(own) < len(book)
    assert [page.text() for page in pages] == own
    assert f"{NAME}/{NAME}.zh.huts.map.json" not in outcome.outputs
    assert not any(name.endswith(".png") for name in outcome.outputs)


def test_a_section_begins_from_the_kept_pages_of_the_book_and_keeps_them(small, run):
    run(small, sections=("huts",))
    kept = (small / f"output/.plates/{NAME}.zh.zip").read_bytes()
    assert run(small).problems == []
    assert (small / f"output/.plates/{NAME}.zh.zip").read_bytes() == kept


def test_the_remarks_on_a_section_come_with_it():
    belonging = [address for address in ADDRESSES if bindery._belongs(address, ("huts",))]
    assert belonging == ["huts", "huts/remark", "huts/a/remark"]


ADDRESSES = ("huts", "huts/remark", "huts/a/remark", "huts/title", "paths", "paths/remark", "huts/a/remark/p1")


def test_html_is_kept_on_request(small, run):
    assert run(small, keep_html=True).problems == []
    html = (small / f"output/{NAME}/{NAME}.zh.screen.html").read_text(encoding="utf-8")
    assert "小屋全年开放。" in html
    assert "/* templates/styles/base.css */" in html
    assert "url(" not in html and "@import" not in html
    declared, used = (set(re.findall(pattern, html)) for pattern in (r"(--[\w-]+):", r"var\((--[\w-]+)\)"))
    assert used - declared == set()


def test_filler_stands_for_what_is_not_translated_and_what_does_not_fit_is_a_warning(small, run):
    write(small, "templates/styles/zz.css", "p { width: 1mm; hyphens: none }")
    problems = run(small, languages=("en",), filler=True).problems
    assert {(each.code, each.severity) for each in problems} == {("typeset.overflow", "warning")}
    text = "".join(
        page.text() for page in read((small / f"output/{NAME}/{NAME}.en.filler.screen.pdf").read_bytes()).pages
    )
    assert text and not {*"山路小屋"} & {*text}


def test_an_unknown_section_is_told_with_the_nearest_name(small, run):
    outcome = run(small, sections=("hust",))
    assert [problem.code for problem in outcome.problems] == ["pipeline.section"]
    assert "hust" in outcome.problems[0].message
    assert "huts" in outcome.problems[0].mend
    assert outcome.outputs == {}


def test_an_unknown_language_is_told(small, run):
    outcome = run(small, languages=("jp",))
    assert [problem.code for problem in outcome.problems] == ["language.unknown"]
    assert outcome.outputs == {}


def test_an_unknown_publication_is_told_with_the_nearest_name(small, run):
    outcome = run(small, publications=("leaflet-2013",))
    assert [problem.code for problem in outcome.problems] == ["pipeline.publication"]
    assert NAME in outcome.problems[0].mend


@pytest.mark.parametrize("name", ["../content", "/etc", "content/../../x", "~/book"])
def test_a_publication_outside_the_project_is_refused(small, run, name):
    outcome = run(small, publications=(name,))
    assert [problem.code for problem in outcome.problems] == ["files.outside"]


def test_nothing_is_built_when_a_name_is_wrong(small, run):
    before = outputs(small)
    outcome = run(small, publications=(NAME, "nothing"), force=True)
    assert has_errors(outcome.problems)
    assert outputs(small) == before


def test_a_publication_is_found_by_path_with_the_registry_beside_it(small, run):
    for name, text in FILES.items():
        write(small, name.replace("content/", "tests/books/").replace(NAME, "other-1999"), text)
    replace(small, "tests/books/registry/organisations.yaml", "山路会", "海路会")
    shutil.rmtree(small / "content")
    outcome = run(small, publications=("tests/books/other-1999/",))
    assert outcome.problems == []
    text = read((small / "output/other-1999/other-1999.zh.screen.pdf").read_bytes()).pages[0].text()
    assert text.startswith("海路会")


def selected(root, *names: str) -> tuple[list[str], list[str]]:
    problems = []
    found = folders(Files(root), Options(root, publications=names), problems)
    return found, [problem.code for problem in problems]


def test_the_newest_report_is_the_one_of_the_highest_year(tmp_path):
    for name in ("report-2014", "zebra", "report-2031", "annual-2030", "leaflet"):
        write(tmp_path, f"content/{name}/publication.yaml", "")
    write(tmp_path, "content/draft-2040/notes.yaml", "")
    assert selected(tmp_path) == (["content/report-2031"], [])
    assert selected(tmp_path, "leaflet", "report-2014", "leaflet") == (["content/leaflet", "content/report-2014"], [])


def test_of_several_publications_of_the_highest_year_one_has_to_be_named(tmp_path):
    for name in ("report-2031", "zebra-2031", "annual-2030"):
        write(tmp_path, f"content/{name}/publication.yaml", "")
    problems = []
    assert folders(Files(tmp_path), Options(tmp_path), problems) == []
    assert [problem.message for problem in problems] == [
        "no publication is named, and several are the newest: report-2031, zebra-2031"
    ]
    assert selected(tmp_path, "zebra-2031") == (["content/zebra-2031"], [])


def test_a_name_alone_finds_the_one_publication_of_that_name_elsewhere(tmp_path):
    for name in (
        "content/tales-2031",
        "drafts/tales-2031",
        "drafts/songs-2030",
        "a/b/poems-2030",
        ".venv/poems-2030",
        "a/b/c/deep",
    ):
        write(tmp_path, f"{name}/publication.yaml", "")
    assert selected(tmp_path, "tales-2031") == (["content/tales-2031"], [])
    assert selected(tmp_path, "songs-2030", "poems-2030") == (["drafts/songs-2030", "a/b/poems-2030"], [])
    assert selected(tmp_path, "deep", "b/poems-2030", "*-2030") == ([], ["pipeline.publication"] * 3)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("drafts", "drafts/poems-2030, drafts/songs-2030"),
        ("drafts/songs-2030/front.yaml", "drafts/songs-2030"),
        ("content/leaflet/templates/styles", "content/leaflet"),
    ],
)
def test_a_path_in_a_publication_or_around_some_is_answered_with_their_folders(tmp_path, name, found):
    for folder in ("drafts/poems-2030", "drafts/songs-2030", "content/leaflet"):
        write(tmp_path, f"{folder}/publication.yaml", "")
    problems = []
    assert folders(Files(tmp_path), Options(tmp_path, (name,)), problems) == []
    assert [str(each.mend) for each in problems] == [f"name its folder: {found}"]


def test_a_whole_path_names_a_folder_of_the_project(tmp_path):
    write(tmp_path, "drafts/songs-2030/publication.yaml", "")
    assert selected(tmp_path, f"{tmp_path}/drafts/songs-2030/") == (["drafts/songs-2030"], [])
    assert selected(tmp_path, f"{tmp_path}-2/drafts/songs-2030")[0] == []


def test_of_several_publications_of_one_name_elsewhere_the_folder_has_to_be_named(tmp_path):
    for name in ("drafts/tales", "old/tales"):
        write(tmp_path, f"{name}/publication.yaml", "")
    problems = []
    assert folders(Files(tmp_path), Options(tmp_path, publications=("tales",)), problems) == []
    assert [(each.message, each.mend) for each in problems] == [
        ("there are several publications tales", "name its folder: drafts/tales, old/tales")
    ]


def test_a_project_without_publications_says_so(tmp_path):
    assert selected(tmp_path) == ([], ["pipeline.publication"])


def test_check_reports_and_writes_nothing(small):
    before = outputs(small)
    assert check(Options(small)).problems == []
    replace(small, f"{FOLDER}/huts.yaml", "小屋全年开放", "{nobody}")
    assert [problem.code for problem in check(Options(small)).problems] == ["facts.unknown-reference", "pipeline.later"]
    assert outputs(small) == before


def test_problems_found_on_pages_name_page_and_language(small, run):
    replace(small, f"{FOLDER}/huts.yaml", "小屋全年开放", "https" + "x" * 120)
    problems = run(small, languages=("zh",)).problems
    assert [problem.code for problem in problems] == ["typeset.overflow"]
    assert (problems[0].place.file, problems[0].page, problems[0].language) == (f"{FOLDER}/huts.yaml", 5, "zh")


def test_an_unfinished_book_is_refused_in_print_and_leaves_the_others_alone(small, run):
    outcome = run(small, languages=("en", "zh"), editions=USUAL)
    found = {(problem.code, str(problem.severity), problem.language) for problem in outcome.problems}
    assert found == {("language.unfinished", "error", "en")}
    names = {name.rpartition("/")[2] for name in outcome.outputs if name.endswith(".pdf")}
    assert names == {
        *(f"{NAME}.zh.{each}.pdf" for each in ("print", "cover", "print.sheet", "screen")),
        f"{NAME}.en.screen.pdf",
    }


def test_an_unfinished_book_is_printed_when_that_is_allowed(small, run):
    outcome = run(small, languages=("en",), editions=(Edition.PRINT,), allow_unfinished=True)
    assert not has_errors(outcome.problems)
    assert f"{NAME}/{NAME}.en.print.pdf" in outcome.outputs


def test_a_translation_stands_in_the_book_of_its_language(small, run):
    name = f"locales/en/LC_MESSAGES/{NAME}.po"
    header = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Language: en\\n"\n\n'
    write(small, name, f'{header}msgid "小屋全年开放。"\nmsgstr "The huts are open all year."\n')
    run(small, languages=("en",), editions=(Edition.SCREEN,))
    text = read((small / f"output/{NAME}/{NAME}.en.screen.pdf").read_bytes()).body
    assert "小屋全年开放" not in text
    assert "hutsareopenallyear" in text.replace(" ", "")

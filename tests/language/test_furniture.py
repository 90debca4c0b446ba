"""Drawing strings out of templates and merging them into the catalogues."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import polib
import pytest

from galley.files import Files
from galley.language import LANGUAGES, missing, pick, pseudo, voice
from galley.language.catalogue import path
from galley.language.furniture import add, furniture, merge, own_template, updated
from galley.pipeline.locales import update_catalogues

ROOT = Path(__file__).parents[2]
CATALOGUES = [f"locales/{language}/LC_MESSAGES/galley.po" for language in LANGUAGES]

TEMPLATE = """{# Translators: the heading of the list of sections #}
<h1>{{ _("Contents") }}</h1>
{{ pgettext("running head", "Annual Report {year}") }}
{{ ngettext("{count} event", "{count} events", n) }}
{{ npgettext("hall", "{count} seat", "{count} seats", n) }}
"""
PROGRAM = 'LATER = N_("said later")\ndef host(voice):\n    return voice.pgettext("host", "{region} ({country})")\n'


@pytest.fixture(scope="module")
def updated_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of two templates, whose catalogues are up to date."""
    root = tmp_path_factory.mktemp("updated")
    (root / "templates/sections").mkdir(parents=True)
    (root / "templates/book.html.j2").write_text(TEMPLATE)
    (root / "templates/sections/calendar.html.j2").write_text('{{ _("Contents") }}{{ gettext("(continued)") }}')
    (root / "galley").mkdir()
    (root / "galley/naming.py").write_text(PROGRAM)
    for language in ("en", "ru", "zh"):
        shutil.copytree(ROOT / "locales" / language, root / "locales" / language)
    assert update_catalogues(root)[1] == []
    return root


@pytest.fixture
def project(updated_project: Path, tmp_path: Path) -> Path:
    """A copy of it that a test may spoil."""
    return shutil.copytree(updated_project, tmp_path / "project")


def entries(path: Path) -> dict[tuple[str | None, str], polib.POEntry]:
    return {(entry.msgctxt, entry.msgid): entry for entry in polib.pofile(str(path))}


def test_the_template_catalogue_is_up_to_date() -> None:
    texts, problems = updated(Files(ROOT))
    assert problems == []
    stale = [name for name, text in texts.items() if (ROOT / name).read_text(encoding="utf-8") != text]
    assert stale == [], "run `build.py locales update`"


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_catalogue_is_sound(language: str) -> None:
    assert voice(language, Files(ROOT))[1] == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_released_books_have_all_their_furniture(language: str) -> None:
    assert [problem.message for problem in missing(language, Files(ROOT))] == []


def test_strings_are_drawn_out_of_templates(project: Path) -> None:
    found = entries(project / "locales/galley.pot")
    contents = found[(None, "Contents")]
    assert contents.comment == "the heading of the list of sections"
    assert contents.occurrences == [("templates/book.html.j2", ""), ("templates/sections/calendar.html.j2", "")]
    assert found[("running head", "Annual Report {year}")].flags == ["python-brace-format"]
    assert found[(None, "{count} event")].msgid_plural == "{count} events"
    assert (None, "(continued)") in found and (None, "said later") in found
    assert found[("hall", "{count} seat")].msgid_plural == "{count} seats"
    assert found[("host", "{region} ({country})")].occurrences == [("galley/naming.py", "")]
    assert ("date", "CLDR") in found


def test_updating_twice_changes_nothing(project: Path) -> None:
    files = [project / "locales/galley.pot", project / CATALOGUES[0]]
    before = [(path.read_bytes(), path.stat().st_mtime_ns) for path in files]
    update_catalogues(project)[1]
    assert [(path.read_bytes(), path.stat().st_mtime_ns) for path in files] == before


def test_a_catalogue_bears_no_date_and_no_line_number(project: Path) -> None:
    text = (project / "locales/galley.pot").read_text()
    assert "Date" not in text.replace("PO-Revision-Date: \\n", "")
    assert "j2:" not in text


def test_english_is_its_own_translation(project: Path) -> None:
    found = entries(project / "locales/en/LC_MESSAGES/galley.po")
    assert found[(None, "Contents")].msgstr == "Contents"
    assert found[(None, "{count} event")].msgstr_plural == {0: "{count} event", 1: "{count} events"}


def test_a_new_message_has_the_plural_forms_of_its_language(project: Path) -> None:
    forms = {"zh": 1, "en": 2, "ru": 3}
    for language, count in forms.items():
        path = project / f"locales/{language}/LC_MESSAGES/galley.po"
        assert len(entries(path)[(None, "{count} event")].msgstr_plural) == count


def test_what_translators_wrote_is_kept_and_comes_back(project: Path) -> None:
    path = project / CATALOGUES[0]
    catalogue = polib.pofile(str(path))
    entry = catalogue.find("Contents")
    entry.msgstr, entry.tcomment, entry.flags = "目录", "the usual word", ["fuzzy"]
    catalogue.find("Annual Report {year}").msgstr = "{year}年年度报告"
    catalogue.metadata["Last-Translator"] = "Li"
    catalogue.save()
    book = project / "templates/book.html.j2"
    calendar = project / "templates/sections/calendar.html.j2"
    book.write_text("")
    calendar.write_text("")
    update_catalogues(project)[1]
    gone = entries(path)[(None, "Contents")]
    assert (gone.obsolete, gone.msgstr, gone.flags) == (1, "目录", ["fuzzy"])
    head = ("running head", "Annual Report {year}")
    assert (entries(path)[head].obsolete, entries(path)[head].flags) == (1, [])
    book.write_text(TEMPLATE)
    update_catalogues(project)[1]
    back = entries(path)[(None, "Contents")]
    assert (back.obsolete, back.msgstr, back.tcomment, back.fuzzy) == (0, "目录", "the usual word", True)
    assert entries(path)[head].flags == ["python-brace-format"]
    assert polib.pofile(str(path)).metadata["Last-Translator"] == "Li"


def test_a_message_never_translated_leaves_no_trace(project: Path) -> None:
    old = polib.POFile()
    old.append(polib.POEntry(msgid="gone", msgstr=""))
    assert [entry.msgid for entry in merge(old, polib.POFile())] == []


def test_a_broken_template_changes_no_catalogue(project: Path) -> None:
    (project / "templates/sections/calendar.html.j2").write_text("\n{% if %}")
    before = (project / "locales/galley.pot").read_bytes()
    (problem,) = update_catalogues(project)[1]
    assert (problem.code, problem.place and problem.place.line) == ("language.template", 2)
    assert problem.place is not None
    assert problem.place.file == "templates/sections/calendar.html.j2"
    assert (project / "locales/galley.pot").read_bytes() == before


def test_a_broken_catalogue_is_left_alone_and_stops_no_other(project: Path) -> None:
    path = project / CATALOGUES[0]
    path.write_text('msgid "\n')
    (project / "templates/book.html.j2").write_text('{{ _("Map") }}')
    assert [problem.code for problem in update_catalogues(project)[1]] == ["language.po-syntax"]
    assert path.read_text() == 'msgid "\n'
    assert entries(project / "locales/en/LC_MESSAGES/galley.po")[(None, "Map")].msgstr == "Map"


def test_a_folder_begins_a_language(project: Path) -> None:
    (project / "locales/pl").mkdir()
    update_catalogues(project)
    path = project / "locales/pl/LC_MESSAGES/galley.po"
    metadata = polib.pofile(str(path)).metadata
    assert (metadata["Language"], metadata["Plural-Forms"][:10]) == ("pl", "nplurals=3")
    assert len(entries(path)[(None, "{count} event")].msgstr_plural) == 3
    assert update_catalogues(project) == ([], [])
    assert voice("pl", Files(project))[1] == []
    (problem,) = missing("pl", Files(project))
    assert problem.place is not None and problem.place.line is not None
    assert len(problem.related) == 19


def test_names_fall_back(project: Path) -> None:
    names = {"zh": "山东省", "en": "Shandong", "ja": ""}
    assert pick(names, "zh", "en") == ("山东省", "zh")
    assert pick(names, "ja", "en") == ("Shandong", "en")
    assert pick(names, "ja", "ko") == ("山东省", "zh")
    with pytest.raises(ValueError, match="no name"):
        pick({"ja": ""}, "ja", "ja")


def test_furniture_has_no_problem_here() -> None:
    template, problems = furniture(Files(ROOT))
    assert problems == []
    assert len(template) == len({(entry.msgctxt, entry.msgid) for entry in template})


@pytest.mark.parametrize("name", ["xx", "not a language"])
def test_a_folder_that_no_language_is_called_by_is_told_and_stops_no_other(project: Path, name: str) -> None:
    (project / f"locales/{name}").mkdir()
    texts, [problem] = updated(Files(project))
    assert (problem.code, problem.place and problem.place.file) == ("language.unknown", f"locales/{name}")
    assert texts and not any(f"/{name}/" in each for each in texts)


FOLDER = "content/a-2031"
BEGUN = {FOLDER: ("en", "ru", "zh")}


@pytest.fixture
def own(project: Path) -> Path:
    """A publication whose template says one thing besides the common ones, and one that they say too."""
    templates = project / FOLDER / "templates/sections"
    templates.mkdir(parents=True)
    (templates / "calendar.html.j2").write_text('{{ _("Contents") }}{{ _("Mind the step") }}')
    return project


def test_a_publication_has_catalogues_of_what_its_templates_say_besides(own: Path) -> None:
    texts, problems = updated(Files(own), BEGUN)
    assert problems == []
    template = texts[own_template(FOLDER)]
    assert "Mind the step" in template and "Contents" not in template
    assert "Mind the step" not in texts["locales/galley.pot"]
    names = {language: path(language, FOLDER) for language in ("en", "ru", "zh")}
    assert [name for name in names.values() if name not in texts] == []
    assert 'msgid "Mind the step"\nmsgstr "Mind the step"' in texts[names["en"]]
    assert 'msgid "Mind the step"\nmsgstr ""' in texts[names["zh"]]
    assert "Project-Id-Version: galley/a-2031" in texts[names["zh"]] and "Language: ru" in texts[names["ru"]]
    other, _ = updated(Files(own))
    assert own_template(FOLDER) not in other and names["zh"] not in other


def test_own_words_are_asked_for_in_the_languages_named_and_in_those_that_say_some(own: Path) -> None:
    ru = own / path("ru", FOLDER)
    ru.parent.mkdir(parents=True)
    ru.write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "Contents"\nmsgstr "Оглавление"\n',
        "utf-8",
    )
    texts, _ = updated(Files(own), {FOLDER: ("zh",)})
    own_texts = {each for each in texts if each.startswith(FOLDER)}
    assert own_texts == {own_template(FOLDER), path("zh", FOLDER), path("ru", FOLDER)}


def test_a_word_that_is_said_in_another_way_is_kept_and_what_is_gone_is_not_asked_for(own: Path) -> None:
    (own / FOLDER / "templates/sections/calendar.html.j2").write_text("")
    zh = own / path("zh", FOLDER)
    zh.parent.mkdir(parents=True)
    zh.write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "Contents"\nmsgstr "篇目"\n',
        encoding="utf-8",
    )
    texts, problems = updated(Files(own), BEGUN)
    assert problems == [] and own_template(FOLDER) not in texts
    assert 'msgid "Contents"\nmsgstr "篇目"' in texts[path("zh", FOLDER)]
    assert path("en", FOLDER) not in texts
    assert missing("zh", Files(own), FOLDER) == missing("zh", Files(own))


def test_a_broken_template_of_a_publication_is_told_and_its_catalogues_are_left_alone(own: Path) -> None:
    (own / FOLDER / "templates/sections/calendar.html.j2").write_text("\n{% if %}")
    texts, (problem,) = updated(Files(own), BEGUN)
    assert (problem.code, problem.place and problem.place.line) == ("language.template", 2)
    assert problem.place is not None and problem.place.file == f"{FOLDER}/templates/sections/calendar.html.j2"
    assert "locales/galley.pot" in texts and own_template(FOLDER) not in texts


def test_a_broken_catalogue_of_a_publication_is_left_alone(own: Path) -> None:
    zh = own / path("zh", FOLDER)
    zh.parent.mkdir(parents=True)
    zh.write_text('msgid "\n')
    texts, (problem,) = updated(Files(own), BEGUN)
    assert problem.code == "language.po-syntax" and problem.language == "zh"
    assert path("zh", FOLDER) not in texts and path("ru", FOLDER) in texts


def test_what_a_publication_has_not_translated_or_lays_over_nothing_is_told(own: Path) -> None:
    before = {each: len(missing(each, Files(own), FOLDER)) for each in ("zh", "en")}
    for name, text in updated(Files(own), BEGUN)[0].items():
        (own / name).parent.mkdir(parents=True, exist_ok=True)
        (own / name).write_text(text, encoding="utf-8")
    (told,) = [each for each in missing("zh", Files(own), FOLDER) if each.place and each.place.file.startswith(FOLDER)]
    assert told.code == "language.missing-furniture" and told.severity.value == "warning"
    assert len(missing("en", Files(own), FOLDER)) == before["en"] == 0
    zh = own / path("zh", FOLDER)
    zh.write_text(zh.read_text(encoding="utf-8").replace("Mind the step", "Mind the steps"), encoding="utf-8")
    own_words = [each for each in missing("zh", Files(own), FOLDER) if each.code == "language.own-word"]
    assert [(each.language, "Mind the step" in str(each.mend)) for each in own_words] == [("zh", True)]
    assert "'Mind the steps'" in own_words[0].message
    assert missing(pseudo.LANGUAGE, Files(own), FOLDER) == []


def test_a_message_that_is_seen_again_gains_a_place_and_a_comment_and_a_plural() -> None:
    entries: dict[Any, polib.POEntry] = {}
    add(entries, polib.POEntry(msgid="{count} day", occurrences=[("a.j2", "")], comment="one"))
    add(entries, polib.POEntry(msgid="{count} day", occurrences=[("b.j2", ""), ("a.j2", "")], comment="one\ntwo"))
    (entry,) = entries.values()
    assert (entry.occurrences, entry.comment) == ([("a.j2", ""), ("b.j2", "")], "one\ntwo")
    assert not entry.msgid_plural
    add(entries, polib.POEntry(msgid="{count} day", msgid_plural="{count} days", msgstr_plural={0: "", 1: ""}))
    assert entry.msgid_plural == "{count} days" and entry.msgstr_plural == {0: "", 1: ""}
    add(entries, polib.POEntry(msgid="{count} day", msgid_plural="other", msgstr_plural={0: "x"}))
    assert entry.msgid_plural == "{count} days"
    add(entries, polib.POEntry(msgid="{count} day", msgctxt="calendar"))
    assert len(entries) == 2


def test_a_message_that_became_plural_or_singular_is_translated_anew() -> None:
    old, template = polib.POFile(), polib.POFile()
    old.append(polib.POEntry(msgid="day", msgstr="天", flags=["fuzzy"], tcomment="said often"))
    old.append(polib.POEntry(msgid="night", msgid_plural="nights", msgstr_plural={0: "夜"}))
    template.append(polib.POEntry(msgid="day", msgid_plural="days"))
    template.append(polib.POEntry(msgid="night"))
    day, night = merge(old, template)
    assert (day.msgstr_plural, day.fuzzy, day.tcomment) == ({0: "", 1: ""}, False, "said often")
    assert (night.msgstr, night.msgstr_plural) == ("", {})
    day, night = merge(old, template, source=True)
    assert day.msgstr_plural == {0: "day", 1: "days"} and night.msgstr == "night"

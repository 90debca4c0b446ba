"""Reading a furniture catalogue: what it says, and each way in which it can be broken."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from searching import examples

from galley.files import Files
from galley.language import Voice, missing, voice
from galley.language.catalogue import TEMPLATE, _syntax, parse, seen, texts
from galley.problem import Place, Problem, Severity
from galley.source import SourceText

ZH = "locales/zh/LC_MESSAGES/galley.po"
HEADER = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"

"""
SOUND = """msgid "Contents"
msgstr "目录"

msgctxt "number"
msgid "Page {page}"
msgstr "第{page}页"

msgid "{count} event"
msgid_plural "{count} events"
msgstr[0] "{count}项活动"
"""


def put(root: Path, text: str | bytes, name: str = ZH) -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)


def read(root: Path, text: str | bytes) -> tuple[Voice, list[Problem]]:
    put(root, text)
    return voice("zh", Files(root))


def the_problem(root: Path, text: str | bytes) -> Problem:
    _, problems = read(root, text)
    assert len(problems) == 1, problems
    assert problems[0].language == "zh"
    assert problems[0].severity is Severity.ERROR
    assert problems[0].place is not None
    assert problems[0].place.file == ZH
    return problems[0]


def test_a_sound_catalogue_speaks(tmp_path: Path) -> None:
    said, problems = read(tmp_path, HEADER + SOUND)
    assert problems == []
    assert (said.language, said.tag) == ("zh", "zh-Hans")
    assert said.gettext("Contents") == "目录"
    assert said.fill(said.pgettext("number", "Page {page}"), page=4) == "第4页"
    assert said.fill(said.ngettext("{count} event", "{count} events", 79), count=79) == "79项活动"


def test_what_is_not_translated_is_said_in_english(tmp_path: Path) -> None:
    said, _ = read(tmp_path, HEADER + '#, fuzzy\nmsgid "Map"\nmsgstr "图"\n\n#~ msgid "Old"\n#~ msgstr "旧"\n')
    assert [said.gettext(text) for text in ("Map", "Old", "New", "")] == ["Map", "Old", "New", ""]
    assert said.ngettext("{count} day", "{count} days", 1) in {"{count} day", "{count} days"}
    assert said.pgettext("map", "Map") == "Map"
    assert said.npgettext("map", "Map", "Maps", 2) == "Maps"


def test_filling_evaluates_nothing() -> None:
    said, _ = voice("en", Files(Path("/")))
    assert said.fill("{a} {a.b} {0} {{a}} %(a)s", a="{b}") == "{b} {a.b} {0} {{b}} {b}"
    with pytest.raises(KeyError):
        said.fill("{nobody}")


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        (HEADER + 'msgid "a\nmsgstr "b"\n', "language.po-syntax", 6),
        (HEADER + "<<<<<<< ours\n", "language.po-syntax", 6),
        (HEADER + SOUND + '\nmsgid "Contents"\nmsgstr "目次"\n', "language.po-duplicate", 17),
        (HEADER + 'msgid "Page {page}"\nmsgstr "第{pgae}页"\n', "language.po-placeholders", 6),
        (HEADER + 'msgid "Page %(page)s"\nmsgstr "页"\n', "language.po-placeholders", 6),
        (HEADER + 'msgid "in {city}"\nmsgstr "{city}{city.__class__}"\n', "language.po-placeholders", 6),
        (HEADER + 'msgid "all"\nmsgstr "100%"\n', "language.po-placeholders", 6),
        (HEADER + 'msgctxt "date"\nmsgid "CLDR"\nmsgstr "{jahr}年"\n', "language.po-pattern", 6),
        (HEADER + 'msgctxt "large-number"\nmsgid "CLDR long"\nmsgstr "{4}万{8}亿"\n', "language.po-pattern", 6),
        (
            HEADER + 'msgctxt "heading numerals"\nmsgid "roman decimal parenthesis bracket"\nmsgstr "罗马"\n',
            "language.po-pattern",
            6,
        ),
        (HEADER + 'msgid "A"\nmsgstr "<b>甲</b>"\n', "language.po-markup", 6),
        (HEADER + 'msgid "A"\nmsgstr "甲&nbsp;乙"\n', "language.po-markup", 6),
        (HEADER + 'msgid "A"\nmsgid_plural "B"\nmsgstr[0] "<script src=x>"\n', "language.po-markup", 6),
        (HEADER + 'msgctxt "date"\nmsgid "CLDR"\nmsgstr "<i>{day}</i>"\n', "language.po-markup", 6),
        (HEADER + 'msgid "A"\nmsgid_plural "B"\nmsgstr[0] "甲"\nmsgstr[1] "乙"\n', "language.po-plural-forms", 6),
        (HEADER + 'msgid "A"\nmsgid_plural "B"\nmsgstr[1] "乙"\n', "language.po-plural-forms", 6),
        (
            HEADER.replace("nplurals=1; plural=0", "nplurals=2; plural=n>1")
            + 'msgid "A"\nmsgid_plural "B"\nmsgstr[0] "甲"\n',
            "language.po-plural-forms",
            6,
        ),
        (HEADER + 'msgid "A"\nmsgid_plural "B"\nmsgstr "甲"\n', "language.po-plural-forms", 6),
        (HEADER.replace("UTF-8", "GB18030") + SOUND, "language.po-charset", 1),
        (SOUND, "language.po-charset", 1),
        (HEADER.replace("plural=0", "plural=n/") + SOUND, "language.po-plural-header", 1),
        (HEADER.replace('"Plural-Forms: nplurals=1; plural=0;\\n"\n', "") + SOUND, "language.po-plural-header", 1),
    ],
)
def test_a_broken_catalogue_is_a_problem_with_its_line(tmp_path: Path, text: str, code: str, line: int) -> None:
    found = [problem for problem in read(tmp_path, text)[1] if problem.code == code]
    assert [problem.place.line for problem in found if problem.place] == [line]
    assert found[0].place is not None
    assert found[0].place.file == ZH
    assert found[0].mend
    assert found[0].language == "zh"


def test_wrong_bytes_are_a_problem_with_line_and_column(tmp_path: Path) -> None:
    problem = the_problem(tmp_path, (HEADER + SOUND).encode("gb18030"))
    assert problem.code == "language.po-encoding"
    assert problem.place is not None
    assert (problem.place.line, problem.place.column) == (11, 9)


def test_one_faulty_message_leaves_the_others(tmp_path: Path) -> None:
    said, problems = read(tmp_path, HEADER + SOUND + '\nmsgid "Page {page}"\nmsgstr "页"\n')
    assert [problem.code for problem in problems] == ["language.po-placeholders"]
    assert said.gettext("Page {page}") == "Page {page}"
    assert said.gettext("Contents") == "目录"


def test_a_faulty_pattern_prints_cldrs_form(tmp_path: Path) -> None:
    said, _ = read(tmp_path, HEADER + 'msgctxt "date"\nmsgid "CLDR"\nmsgstr "日期"\n')
    assert said.date(datetime.date(2014, 12, 31)) == "2014年12月31日"


@pytest.mark.parametrize("language", ["ja", "pl"])
def test_a_missing_catalogue_is_english_and_told_once(tmp_path: Path, language: str) -> None:
    wanted = [f'msgid "{letter}"\nmsgstr ""\n\n' for letter in "ABCDEF"]
    put(tmp_path, HEADER + "".join(wanted[:4]), TEMPLATE)
    (tmp_path / "locales/pl").mkdir()
    assert missing(language, Files(tmp_path))[0].message.endswith(" up to date: 'A', 'B', 'C', 'D'")
    put(tmp_path, HEADER + "".join(wanted), TEMPLATE)
    said, problems = voice(language, Files(tmp_path))
    assert problems == []
    assert (said.language, said.tag, said.gettext("Contents")) == (language, language, "Contents")
    (problem,) = missing(language, Files(tmp_path))
    assert (problem.code, problem.language) == ("language.missing-furniture", language)
    assert problem.message.startswith("6 of 6 ")
    assert problem.message.endswith("'A', 'B', 'C', 'D', …")
    assert problem.place == Place(f"locales/{language}/LC_MESSAGES/galley.po")


def test_without_the_template_nothing_can_be_compared(tmp_path: Path) -> None:
    (problem,) = missing("zh", Files(tmp_path))
    assert (problem.code, problem.severity) == ("language.po-missing", Severity.WARNING)
    assert problem.place == Place(TEMPLATE)


@pytest.mark.parametrize("language", ["en", "qps"])
def test_the_source_of_the_furniture_wants_no_translation(tmp_path: Path, language: str) -> None:
    put(tmp_path, HEADER + 'msgid "A"\nmsgstr ""\n', TEMPLATE)
    assert missing(language, Files(tmp_path)) == []


@pytest.mark.parametrize("spoil", ["folder", "link out of the project", "link to nothing"])
def test_what_is_no_file_is_a_problem(tmp_path: Path, spoil: str) -> None:
    path = tmp_path / "project" / ZH
    path.parent.mkdir(parents=True)
    (tmp_path / "out.po").write_text(HEADER + SOUND, encoding="utf-8")
    if spoil == "folder":
        path.mkdir()
    else:
        path.symlink_to(tmp_path / "out.po" if spoil == "link out of the project" else path.parent / "gone.po")
    said, (problem,) = voice("zh", Files(tmp_path / "project"))
    assert problem.code in ("language.po-unreadable", "language.po-missing")
    assert (problem.place and problem.place.file, problem.language) == (ZH, "zh")
    assert said.gettext("Contents") == "Contents"


def test_a_folder_that_leads_out_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "project/locales").mkdir(parents=True)
    (tmp_path / "project/locales/zh").symlink_to(tmp_path)
    _, (problem,) = voice("zh", Files(tmp_path / "project"))
    assert (problem.code, problem.language) == ("language.po-unreadable", "zh")


@pytest.mark.parametrize("language", ["xx", "zz-Latn", "../zh", "", "ZH", "zh\0", "en_GB", "rus"])
def test_an_unknown_language_is_a_problem(tmp_path: Path, language: str) -> None:
    said, problems = voice(language, Files(tmp_path))
    assert [problem.code for problem in problems] == ["language.unknown"]
    assert said.tag == "en"


def test_an_unknown_language_names_the_nearest(tmp_path: Path) -> None:
    ways = "name one of zh, ja, ko, mn, ru, en, or make the folder locales/<language> and update the catalogues"
    told = {each: voice(each, Files(tmp_path))[1][0] for each in ("rus", "xx")}
    assert [(each.message, each.mend) for each in told.values()] == [
        ("there is no language 'rus'", f"did you mean ru? {ways}"),
        ("there is no language 'xx'", ways),
    ]


def test_a_seventh_language_needs_a_catalogue_and_no_code(tmp_path: Path) -> None:
    put(tmp_path, HEADER + 'msgid "Contents"\nmsgstr "Spis treści"\n', "locales/pl/LC_MESSAGES/galley.po")
    said, problems = voice("pl", Files(tmp_path))
    assert problems == []
    assert (said.tag, said.gettext("Contents")) == ("pl", "Spis treści")
    assert said.date(datetime.date(2014, 12, 31)) == "31 grudnia 2014"
    assert said.date_range(datetime.date(2014, 10, 21), datetime.date(2014, 10, 24)) == "21–24 paź 2014"


def test_unfinished_furniture_is_listed(tmp_path: Path) -> None:
    plural = 'msgid "{n} day"\nmsgid_plural "{n} days"\n'
    wanted = (
        f'msgid "A"\nmsgstr ""\n\nmsgctxt "map"\nmsgid "B"\nmsgstr ""\n\nmsgid "C"\nmsgstr ""\n\n{plural}msgstr[0] ""\n'
    )
    put(tmp_path, HEADER + wanted, TEMPLATE)
    fuzzy = '#, fuzzy\nmsgctxt "map"\nmsgid "B"\nmsgstr "乙"\n'
    obsolete = '#~ msgid "C"\n#~ msgstr "丙"\n'
    put(tmp_path, f'{HEADER}msgid "A"\nmsgstr "甲"\n\n{fuzzy}\nmsgid "{{n}} day"\nmsgstr "{{n}}天"\n\n{obsolete}')
    (problem,) = missing("zh", Files(tmp_path))
    assert (problem.code, problem.severity, problem.language) == (
        "language.missing-furniture",
        Severity.WARNING,
        "zh",
    )
    assert problem.message.startswith("3 of 4 ")
    assert problem.message.endswith("'B' (map), 'C', '{n} day'")
    assert problem.place == Place(ZH, 9)
    assert problem.related == (Place(ZH, 14),)


@pytest.mark.parametrize(
    ("source", "translation"), [("A", "a < b & c > d"), ("<b>A</b>", "<b>甲</b>"), ("A&nbsp;B", "甲&nbsp;乙")]
)
def test_what_is_no_html_or_stands_in_the_source_is_left(tmp_path: Path, source: str, translation: str) -> None:
    assert read(tmp_path, f'{HEADER}msgid "{source}"\nmsgstr "{translation}"\n')[1] == []


PIECES = st.sampled_from(
    [
        "msgid ",
        "msgstr ",
        "msgstr[0] ",
        "msgid_plural ",
        "msgctxt ",
        '"',
        "a",
        "{x}",
        "\n",
        "\\",
        "#, fuzzy\n",
        "#~ ",
        "#| ",
        "#: ",
        '"Plural-Forms: nplurals=2; plural=n;\\n"\n',
        '"Content-Type: text/plain; charset=UTF-8\\n"\n',
        "\0",
        "é",
        "[",
        "%(x)s",
    ]
)


@settings(examples(100), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.one_of(st.lists(PIECES).map("".join), st.text(), st.binary()))
def test_no_catalogue_raises(tmp_path: Path, text: str | bytes) -> None:
    put(tmp_path, text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass"))
    said, _ = voice("zh", Files(tmp_path))
    assert said.date(datetime.date(2014, 12, 31))
    assert isinstance(said.ngettext("a", "b", 3), str)
    missing("zh", Files(tmp_path))


def test_what_polib_says_is_told_with_its_line() -> None:
    told = _syntax(ZH, "Syntax error in po file /x.po (line 7): unescaped double quote found")
    assert (told.code, told.place) == (
        "language.po-syntax",
        Place(ZH, 7),
    ) and "unescaped double quote found" in told.message
    assert _syntax(ZH, "no line").place == Place(ZH)


def test_what_a_publication_says_in_another_way_lies_over_the_words_of_all(tmp_path: Path) -> None:
    put(tmp_path, HEADER + SOUND)
    own = f"content/a/{ZH}"
    put(tmp_path, HEADER + 'msgid "Contents"\nmsgstr "篇目"\n\nmsgid "in {city}"\nmsgstr "{town}"\n', own)
    said, (problem,) = voice("zh", Files(tmp_path), "content/a")
    assert [said.gettext(each) for each in ("Contents", "in {city}", "none")] == ["篇目", "in {city}", "none"]
    assert said.pgettext("number", "Page {page}") == "第{page}页"
    assert (problem.code, problem.language, problem.place) == ("language.po-placeholders", "zh", Place(own, 9))
    assert voice("zh", Files(tmp_path), "content/b")[0].gettext("Contents") == "目录"


def test_a_process_remembers_a_catalogue_while_its_text_is_as_it_was(tmp_path: Path) -> None:
    put(tmp_path, HEADER + SOUND)
    first, _ = seen(ZH, Files(tmp_path))
    assert seen(ZH, Files(tmp_path))[0] is first
    put(tmp_path, HEADER + SOUND.replace("目录", "目次"))
    assert seen(ZH, Files(tmp_path))[0] is not first
    for number in range(15):
        put(tmp_path, f"{HEADER}# {number}\n", f"locales/x/{number}.po")
        seen(f"locales/x/{number}.po", Files(tmp_path))
    again, _ = seen(ZH, Files(tmp_path))
    put(tmp_path, HEADER, "locales/x/15.po")
    assert seen(ZH, Files(tmp_path))[0] is again
    for number in range(16):
        seen(f"locales/x/{number}.po", Files(tmp_path))
    assert seen(ZH, Files(tmp_path))[0] is not again


def test_the_texts_of_a_catalogue_are_those_that_print_each_at_its_entry(tmp_path: Path) -> None:
    put(tmp_path, HEADER + SOUND + '\n#, fuzzy\nmsgid "Map"\nmsgstr "图"\n\nmsgid "New"\nmsgstr ""\n')
    assert [(str(each), each.place) for each in texts(ZH, Files(tmp_path)) if each] == [
        ("目录", Place(ZH, 6)),
        ("第{page}页", Place(ZH, 9)),
        ("{count}项活动", Place(ZH, 13)),
    ]


ONE, TWO = HEADER, HEADER.replace("nplurals=1; plural=0", "nplurals=2; plural=n>1")
PLURAL = 'msgid "A"\nmsgid_plural "B"\nmsgstr[0] "甲"\n'


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (HEADER.replace("UTF-8", "utf8"), []),
        (HEADER.replace("UTF-8", "CHARSET"), []),
        (HEADER.replace("UTF-8", "latin-1"), ["the header names the charset latin-1, but catalogues are UTF-8"]),
        (HEADER.replace("; charset=UTF-8", ""), ["the header names no charset, but catalogues are UTF-8"]),
        (HEADER.replace('"Plural-Forms: nplurals=1; plural=0;\\n"\n', ""), []),
        (HEADER.replace("nplurals=1; plural=0;", "nplurals=9; plural=n%9;"), []),
        (
            HEADER.replace("nplurals=1; plural=0;", "nplurals=10; plural=n%9;"),
            ["`Plural-Forms: nplurals=10; plural=n%9;` cannot be read"],
        ),
        (HEADER.replace("nplurals=1", "nplurals=0"), ["`Plural-Forms: nplurals=0; plural=0;` cannot be read"]),
        (HEADER.replace("plural=0", "plural=n/0"), ["`Plural-Forms: nplurals=1; plural=n/0;` cannot be read"]),
        (HEADER.replace('"Plural-Forms: nplurals=1; plural=0;\\n"\n', "") + PLURAL, ["the header has no Plural-Forms"]),
        (ONE + PLURAL, []),
        (ONE + PLURAL + 'msgstr[1] "乙"\n', ["'A' has 2 plural forms, the header's Plural-Forms wants 1"]),
        (TWO + PLURAL, ["'A' has 1 plural forms, the header's Plural-Forms wants 2"]),
        (TWO + PLURAL + 'msgstr[1] "乙"\n', []),
    ],
)
def test_a_header_says_what_a_catalogue_is_written_in_and_how_many_forms_it_has(
    tmp_path: Path, text: str, told: list[str]
) -> None:
    problems = read(tmp_path, text)[1]
    assert [problem.message for problem in problems] == told
    if "wants" in "".join(told):
        wanted = "translate msgstr[0] alone" if "wants 1" in told[0] else "translate msgstr[0] to msgstr[1]"
        assert problems[0].mend == wanted


@pytest.mark.parametrize(
    ("source", "said", "mend"),
    [
        ('msgid "{a} and {b}"', "{a}", "use these and no others: {a}, {b}"),
        ('msgid "{a}"\nmsgid_plural "{a} of {b}"', "{b}", "use these and no others: {a}, {b}"),
        ('msgid "{a}"\nmsgid_plural "{a} of {b}"', "{a}", ""),
        ('msgid "{a}"\nmsgid_plural "{a} of {b}"', "{a}{b}", ""),
        ('msgid "5%"', "5 %", ""),
        ('msgid "5"', "5 %", "use these and no others: none"),
        (
            'msgctxt "host cell"\nmsgid "{region} ({country})"',
            "{region:genitive}",
            "use these and no others: {country}, {region}; in a case, as {region:genitive}: genitive, dative, ",
        ),
    ],
)
def test_the_placeholders_of_a_message_are_told_where_others_are_used(
    tmp_path: Path, source: str, said: str, mend: str
) -> None:
    form = "msgstr[0]" if "plural" in source else "msgstr"
    problems = read(tmp_path, f'{HEADER}{source}\n{form} "{said}"\n')[1]
    assert [problem.code for problem in problems] == ["language.po-placeholders"] * bool(mend)
    assert not mend or str(problems[0].mend).startswith(mend)


def test_a_translation_in_use_knows_where_it_stands_and_another_does_not() -> None:
    text = HEADER + 'msgid "A"\nmsgstr "甲"\n\nmsgid "B"\nmsgstr ""\n\n#~ msgid "C"\n#~ msgstr "丙"\n'
    entries, problems = parse(text, ZH)
    assert problems == []
    assert [isinstance(each.msgstr, SourceText) for each in entries] == [True, False, False]
    assert entries[0].msgstr.at(0) == Place(ZH, 7, 9, 1)
    assert (
        parse("# first\n" + HEADER + 'msgid "A"\nmsgstr "甲"\n\n# then\n#\n# last\n', ZH)[0].header
        == "first\nthen\nlast"
    )


def test_an_entry_that_lost_its_message_is_told_at_the_translation() -> None:
    _, (problem,) = parse(HEADER + 'msgid "A"\nmsgstr "甲"\nmsgstr "乙"\n', "ja.po")
    told = "the catalogue cannot be read from here on: this does not follow what stands before it"
    assert (problem.message, str(problem.place)) == (told, f"ja.po:{HEADER.count(chr(10)) + 3}")

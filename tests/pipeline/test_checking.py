"""Checking: publications with their translations, texts that were sent; what is mended, what is accepted."""

from __future__ import annotations

import quopri
import shutil
from pathlib import Path
from random import Random

import polib
import pytest
from small_project import FOLDER, NAME, make, replace, write

from galley import tongues
from galley.language.translations import blank
from galley.options import Options
from galley.pipeline.accepting import accept
from galley.pipeline.check import Asked, check, check_texts
from galley.problem import Place, Problem, Severity

HUTS = f"{FOLDER}/huts.yaml"
JA = f"locales/ja/LC_MESSAGES/{NAME}.po"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The small project."""
    return make(tmp_path, program=False)


def told(problems: list[Problem]) -> list[tuple[str, str]]:
    return [(problem.code, str(problem.place)) for problem in problems]


def test_a_fault_of_a_text_is_told_at_its_characters(root: Path):
    replace(root, HUTS, "小屋全年开放。", "小屋全�年开放。")
    (problem,) = check(Options(root)).problems
    assert problem.code == "characters.replacement" and problem.language == "zh"
    assert problem.place == Place(HUTS, 4, 6, 1)


def test_a_fault_of_a_template_is_told_as_a_build_tells_it(root: Path):
    replace(root, "templates/opening.html.j2", "{{ record.year }}", "{{ record.yaer }}")
    (problem,) = check(Options(root)).problems
    assert problem.code == "markup.template" and problem.place is not None
    assert problem.place.file == "templates/opening.html.j2"


def test_a_fault_of_a_name_is_told_in_the_registry(root: Path):
    replace(root, "content/registry/organisations.yaml", "Mountain Path Club", "Mountain P�ath Club")
    assert told(check(Options(root)).problems) == [
        ("characters.replacement", "content/registry/organisations.yaml:4:35")
    ]


@pytest.mark.model
def test_a_fault_of_a_translation_is_told_in_its_catalogue_and_its_language_alone(root: Path):
    translate(root, "小屋は一年中�開いています。")
    (problem,) = check(Options(root)).problems
    assert problem.language == "ja" and problem.place is not None and problem.place.file == JA
    line = (root / JA).read_text(encoding="utf-8").split("\n")[(problem.place.line or 0) - 1]
    assert line[(problem.place.column or 0) - 1] == "�"
    assert check(Options(root, languages=("ko",))).problems == []


def translate(root: Path, text: str, comment: str = "") -> None:
    """Give the small project a Japanese catalogue in which the huts have a translation."""
    entries = blank("ja", NAME)
    address = (f"{HUTS}#huts/body/p1", "")
    entries.append(polib.POEntry(msgid="小屋全年开放。", msgstr=text, occurrences=[address], tcomment=comment))
    write(root, JA, str(entries))


def test_what_is_accepted_is_silent_and_told_once_it_is_idle(root: Path):
    accept = (
        "accept:\n  - rule: characters.replacement\n    text: �\n    reason: The sign is the subject of the text.\n"
    )
    replace(root, HUTS, "小屋全年开放。\n", f"小屋全�年开放。\n{accept}")
    assert check(Options(root)).problems == []
    replace(root, HUTS, "全�年", "全年")
    (idle,) = check(Options(root)).problems
    assert (idle.code, idle.severity) == ("accept.idle", Severity.WARNING)
    assert idle.place == Place(HUTS, 7, 11, 1)


@pytest.mark.model
def test_a_translators_comment_accepts(root: Path):
    translate(
        root, "小屋は一年中�開いています。", "accept: characters.replacement � -- quoted from the sign at the door"
    )
    assert check(Options(root)).problems == []


def test_what_is_safe_is_mended_where_it_stands_and_not_told(root: Path):
    replace(root, HUTS, "小屋全年开放。", "小屋全年开放,欢迎来访。")
    assert [problem.place for problem in check(Options(root)).problems] == [Place(HUTS, 4, 9, 1)]
    assert "+  小屋全年开放，欢迎来访。" in check(Options(root), Asked(fix=True, dry=True)).mended[HUTS].diff(HUTS)
    assert "小屋全年开放,欢迎来访。" in (root / HUTS).read_text(encoding="utf-8")
    outcome = check(Options(root), Asked(fix=True))
    assert outcome.problems == []
    assert [(each.line, each.old, each.new) for each in outcome.mended[HUTS].changes] == [(4, ",", "，")]
    assert "小屋全年开放，欢迎来访。" in (root / HUTS).read_text(encoding="utf-8")
    assert check(Options(root)).problems == []


def test_a_text_may_lie_anywhere_and_is_mended_there(root: Path, tmp_path: Path):
    sent = tmp_path / "elsewhere" / "sent.txt"
    write(sent.parent, sent.name, "小屋全年开放,欢迎来访。\n")
    (problem,) = check_texts(root, [sent], "zh").problems
    assert problem.place == Place(str(sent), 1, 7, 1)
    assert list(check_texts(root, [sent], "zh", Asked(fix=True)).mended) == [str(sent)]
    assert sent.read_text(encoding="utf-8") == "小屋全年开放，欢迎来访。\n"


def test_what_is_mended_keeps_its_line_ends_and_its_byte_order_mark(root: Path, tmp_path: Path):
    sent = tmp_path / "sent.txt"
    sent.write_bytes("\ufeff小屋全年开放,欢迎来访。\r\n山路也开放。\r\n".encode())
    assert list(check_texts(root, [sent], "zh", Asked(fix=True)).mended) == [str(sent)]
    assert sent.read_bytes() == "\ufeff小屋全年开放，欢迎来访。\r\n山路也开放。\r\n".encode()


ODD = ("", "\n\n", " ", "\0\1", "，", "一" * 5000, "a\tb\u2028c", "((((““““", "1. \n" * 200)


@pytest.mark.parametrize("language", ["zh", "ja", "ko", "mn", "ru", "en", "fr"])
def test_no_text_however_odd_fails(root: Path, tmp_path: Path, language: str):
    for number, text in enumerate(ODD):
        write(tmp_path, f"{number}.txt", text)
    check_texts(root, [tmp_path / f"{number}.txt" for number in range(len(ODD))], language)


def test_findings_of_a_text_are_accepted_in_a_file_beside_it(root: Path, tmp_path: Path):
    sent = tmp_path / "sent.txt"
    write(tmp_path, sent.name, "小屋全�年开放。\n")
    beside = "accept:\n  - rule: characters.replacement\n    text: �\n    reason: So it was sent.\n"
    write(tmp_path, f"{sent.name}.accept.yaml", beside)
    assert check_texts(root, [sent], "zh").problems == []
    write(tmp_path, sent.name, "小屋全年开放。\n")
    assert told(check_texts(root, [sent], "zh").problems) == [("accept.idle", f"{sent}.accept.yaml:3:11")]


def test_a_file_of_acceptances_that_is_a_bare_list_is_told_how_to_begin(root: Path, tmp_path: Path):
    write(tmp_path, "sent.txt", "小屋全年开放。\n")
    write(tmp_path, "sent.txt.accept.yaml", "- rule: characters.replacement\n  text: �\n  reason: So it was sent.\n")
    (problem,) = check_texts(root, [tmp_path / "sent.txt"], "zh").problems
    assert problem.code == "reader.not-a-mapping" and "`accept:`" in problem.mend


def test_a_finding_is_accepted_by_its_number_beside_the_content(root: Path):
    replace(root, HUTS, "小屋全年开放。", "小屋全�年开放。")
    outcome = check(Options(root))
    assert accept(root, outcome, 1, 'the sign "is" meant') == (f"{FOLDER}/proof.yaml", [])
    assert check(Options(root)).problems == []
    settings = root / FOLDER / "proof.yaml"
    assert settings.read_text(encoding="utf-8").startswith(
        "# yaml-language-server: $schema=../schema/proof.schema.json\naccept:\n  - rule: "
    )
    settings.write_text(settings.read_text(encoding="utf-8") + "\nrules:\n  numbering: off\n", encoding="utf-8")
    replace(root, HUTS, "小屋全�年开放。", "小屋全�年开放。。")
    assert accept(root, check(Options(root)), 1, "both")[0] == f"{FOLDER}/proof.yaml"
    assert check(Options(root)).problems == []
    assert settings.read_text(encoding="utf-8").endswith("reason: both\n\nrules:\n  numbering: off\n")


def test_the_same_fault_is_told_once_with_all_its_places(root: Path):
    replace(root, HUTS, "小屋全年开放。", "小�屋�全年开�放。")
    (problem,) = check(Options(root)).problems
    assert (problem.place, [place.column for place in problem.also]) == (Place(HUTS, 4, 4, 1), [6, 10])


def test_a_number_that_no_finding_has_accepts_nothing(root: Path):
    replace(root, HUTS, "小屋全年开放。", "小屋全�年开放。")
    outcome = check(Options(root))
    for number in (0, 2):
        file, (problem,) = accept(root, outcome, number, "why")
        assert (file, problem.code) == (None, "accept.number")


@pytest.mark.parametrize("folder", ["", "../beside"])
def test_findings_of_a_text_are_accepted_beside_it_one_after_the_other(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str
):
    monkeypatch.chdir(root)
    sent = Path(folder, "sent.txt") if folder else tmp_path / "sent.txt"
    write(root, str(sent), "小屋全�年开放。\n山路全年开放,欢迎来访。\n")
    for left in (1, 0):
        assert accept(root, check_texts(root, [sent], "zh"), 1, "so it was sent") == (f"{sent}.accept.yaml", [])
        assert len(check_texts(root, [sent], "zh").problems) == left


@pytest.mark.parametrize("language", ["xx", "x_CN"])
def test_a_language_that_there_is_not_is_told_before_anything_is_read(root: Path, tmp_path: Path, language: str):
    write(tmp_path, "sent.txt", "小屋全�年开放。\n")
    (problem,) = check_texts(root, [tmp_path / "sent.txt"], language).problems
    assert problem.code == "language.unknown" and language in problem.message
    replace(root, HUTS, "小屋全年开放。", "小屋全�年开放。")
    problems = check(Options(root, languages=(language,))).problems
    assert [each.code for each in problems] == ["characters.replacement", "language.unknown"]


@pytest.mark.parametrize(
    ("language", "read_as"),
    [("zh_CN", "zh"), ("ZH", "zh"), ("zh-TW", "zh-Hant"), ("zh_HK", "zh-Hant"), ("zh-Hant", None)],
)
def test_a_language_that_is_read_as_another_is_told(root: Path, tmp_path: Path, language: str, read_as: str | None):
    write(tmp_path, "sent.txt", "小屋全年開放。\n" if "Hant" in (read_as or language) else "小屋全年开放。\n")
    found = check_texts(root, [tmp_path / "sent.txt"], language).problems
    told = [(each.code, str(each.severity), each.message) for each in found]
    assert told == [("language.read-as", "note", f"'{language}' is read by the rules of {read_as}")] * bool(read_as)


def test_the_rules_of_one_script_are_not_taken_for_another(root: Path, tmp_path: Path):
    write(tmp_path, "sent.txt", "小屋全�年开放。\n")
    (problem,) = check_texts(root, [tmp_path / "sent.txt"], "mn-Mong").problems
    assert (problem.code, str(problem.severity)) == ("language.no-rules", "error")


def test_a_language_that_there_is_not_is_told_where_the_publication_names_it(root: Path):
    replace(root, f"{FOLDER}/publication.yaml", "  - zh\n", "  - zh\n  - fr\n")
    assert told(check(Options(root)).problems) == [("language.unknown", f"{FOLDER}/publication.yaml:9:5")]
    (root / "locales/fr").mkdir(parents=True)
    assert told(check(Options(root)).problems) == [("language.no-rules", f"{FOLDER}/publication.yaml:9:5")]


def test_an_office_switches_rules_off_and_gives_them_another_level(root: Path):
    replace(root, HUTS, "小屋全年开放。", "小屋全�年开放。")
    for level, expected in (("off", []), ("warning", [Severity.WARNING]), ("note", [Severity.NOTE])):
        for rule in ("characters.replacement", "characters"):
            write(root, "content/proof.yaml", f"rules:\n  {rule}: {level}\n")
            assert [each.severity for each in check(Options(root)).problems] == expected


def test_the_settings_of_a_publication_go_before_those_of_all(root: Path):
    replace(root, HUTS, "小屋全年开放。", "小屋全�年开放。")
    write(root, "content/proof.yaml", "rules:\n  characters.replacement: off\n")
    write(root, f"{FOLDER}/proof.yaml", "rules:\n  characters.replacement: error\n")
    assert [each.severity for each in check(Options(root)).problems] == [Severity.ERROR]


def test_the_settings_beside_a_registry_hold_for_the_publications_that_refer_to_it(root: Path):
    shutil.copytree(root / "content", root / "drafts")
    own = root / "drafts" / NAME
    shutil.move(own, own.with_name("tales-2031"))
    replace(root, "drafts/registry/organisations.yaml", "Mountain Path Club", "Mountain P�ath Club")
    outcome = check(Options(root, ("tales-2031",)))
    assert accept(root, outcome, 1, "quoted") == ("drafts/proof.yaml", [])
    assert check(Options(root, ("tales-2031",))).problems == []
    replace(root, "content/registry/organisations.yaml", "Mountain Path Club", "Mountain P�ath Club")
    assert len(check(Options(root)).problems) == 1


def test_a_house_has_its_own_words_and_confusions(root: Path):
    write(root, "content/proof.yaml", "confusions:\n  - {language: zh, wrong: 全年, right: 四季, why: 本社写四季}\n")
    (problem,) = check(Options(root)).problems
    assert (problem.code, problem.message, problem.severity) == ("house.confusion", "本社写四季", Severity.WARNING)
    assert "四季" in problem.mend
    write(root, f"{FOLDER}/proof.yaml", "words: {zh: [小屋全年]}\n")
    assert check(Options(root)).problems == []


def test_what_no_setting_can_be_is_told_at_its_place(root: Path):
    write(root, "content/proof.yaml", "rules:\n  characters.replacment: off\nstyle:\n  zh: {colour: red}\n")
    problems = check(Options(root)).problems
    assert told(problems) == [("proof.rule", "content/proof.yaml:2:3"), ("proof.style", "content/proof.yaml:4:3")]
    assert "characters.replacement" in problems[0].mend


SLIPS = """words:
  zh: [全年]
  qq: [one]
style:
  xq: {quotes: 「」『』}
confusions:
  - {language: zh, wrong: 四季, right: 四季}
  - {language: zh, wrong: 全年, right: 四季}
  - {language: zh, wrong: 冬季, right: 冬天}
  - {language: zh, wrong: 冬季, right: 冬日}
  - {language: qx, wrong: one, right: two}
  - {language: en, wrong: 冬季, right: winter}
"""


def test_settings_that_no_text_can_meet_are_told_at_their_places(root: Path):
    write(root, "content/proof.yaml", SLIPS)
    problems = [each for each in check(Options(root)).problems if each.code != "house.confusion"]
    assert told(problems) == [
        ("language.unknown", "content/proof.yaml:3:3"),
        ("proof.style", "content/proof.yaml:5:3"),
        ("proof.confusion", "content/proof.yaml:7:27"),
        ("proof.confusion", "content/proof.yaml:8:27"),
        ("proof.confusion", "content/proof.yaml:10:27"),
        ("language.unknown", "content/proof.yaml:11:16"),
    ]
    assert [str(place) for place in problems[4].related] == ["content/proof.yaml:9:27"]


HALF = """rules:
  punctuation.half-width: off
  spacing.hyphen: of
words:
  zh: [全年, ""]
  not a language: [one]
colour: red
"""


def test_a_fault_in_the_settings_leaves_the_others_in_force(root: Path):
    text = "我们全年开放,欢迎。\n".encode()
    assert [each.code for each in check_texts(root, [Path("-")], "zh", piped=text).problems] == [
        "punctuation.half-width"
    ]
    write(root, "content/proof.yaml", HALF)
    assert told(check_texts(root, [Path("-")], "zh", piped=text).problems) == [
        ("reader.choice", "content/proof.yaml:3:19"),
        ("reader.empty", "content/proof.yaml:5:13"),
        ("reader.language", "content/proof.yaml:6:3"),
        ("reader.unknown-field", "content/proof.yaml:7:1"),
    ]


@pytest.mark.parametrize("settings", ["", "# nothing is asked yet\n", "---\n"])
def test_empty_settings_ask_nothing(root: Path, tmp_path: Path, settings: str):
    write(root, "content/proof.yaml", settings)
    write(root, f"{FOLDER}/proof.yaml", settings)
    assert "content/proof.yaml" not in str(check(Options(root)).problems)
    write(tmp_path, "sent.txt", "我们全年开放，欢迎。\n")
    write(tmp_path, "sent.txt.accept.yaml", settings)
    assert check_texts(root, [tmp_path / "sent.txt"], "zh").problems == []


def test_an_empty_file_of_content_is_still_told(root: Path):
    write(root, HUTS, "")
    assert ("source.empty", f"{HUTS}:1:1") in told(check(Options(root)).problems)


def test_a_text_that_is_piped_in_is_read_as_a_file_is(root: Path):
    outcome = check_texts(root, [Path("-")], "zh", piped="我们全年开放,欢迎。\n".encode())
    assert [(each.code, str(each.place)) for each in outcome.problems] == [("punctuation.half-width", "-:1:7")]
    assert outcome.texts == {"-": "我们全年开放,欢迎。\n"}
    assert check_texts(root, [Path("-")], "zh", piped="我们全年开放，欢迎。\n".encode()).problems == []


@pytest.mark.parametrize("text", ["", "\f\f", " 12, 13.\n"])
def test_a_text_without_words_is_told(root: Path, text: str):
    (problem,) = check_texts(root, [Path("-")], "en", piped=text.encode()).problems
    assert (problem.code, str(problem.place), problem.severity) == ("files.no-words", "-", Severity.WARNING)


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"\xb6\xab", "files.not-utf8"), (b"PK\3\4\x14\0", "files.not-text"), (b"a" * 4_000_001, "files.too-big")],
)
def test_what_is_piped_in_and_is_no_text_is_told(root: Path, data: bytes, code: str):
    (problem,) = check_texts(root, [Path("-")], "zh", piped=data).problems
    assert problem.code == code and problem.place is not None and problem.place.file == "-"


def test_a_text_that_cannot_be_read_is_a_problem(root: Path, tmp_path: Path):
    (tmp_path / "sent.txt").write_bytes(b"\xff\xfe\xfa")
    (problem,) = check_texts(root, [tmp_path / "sent.txt"], "zh").problems
    assert problem.code == "files.not-utf8" and problem.place is not None
    assert problem.place.file == str(tmp_path / "sent.txt")


LETTERS = {
    "zh": "村里的孩子们每天走过这座木桥去上学。",
    "ja": "村の子どもたちは毎日この橋を渡って学校へ行きます。",
    "ko": "마을 아이들은 날마다 이 다리를 건너 학교에 간다.",
    "mn": "Тосгоны хүүхдүүд өдөр бүр энэ гүүрээр сургуульдаа явдаг бөгөөд цаснаас айдаггүй байна.",
    "ru": "Дети каждый день идут в школу по мосту и не боятся ни снега, ни дождя.",
    "en": "The children of the village cross the bridge every day on their way to school.",
}


@pytest.mark.parametrize("found", LETTERS)
def test_a_text_in_another_language_than_asked_is_told_once_and_not_read(root: Path, tmp_path: Path, found: str):
    write(tmp_path, "sent.txt", f"{LETTERS[found]}\n")
    for language in ("zh", "zh-Hant", "ru", "en", "eo"):
        told = check_texts(root, [tmp_path / "sent.txt"], language).problems
        if language == "eo" or found == language[:2]:
            assert "files.other-language" not in [each.code for each in told]
        else:
            (problem,) = told
            assert (problem.code, str(problem.place)) == ("files.other-language", str(tmp_path / "sent.txt"))
            assert problem.mend == f"ask for it: --language {found}"


def test_a_text_in_two_languages_is_read_as_it_was_asked_for(root: Path, tmp_path: Path):
    text = f"{LETTERS['ja']}\n\n我们全年开放,欢迎。{LETTERS['zh']}\n"
    write(tmp_path, "sent.txt", text)
    codes = [each.code for each in check_texts(root, [tmp_path / "sent.txt"], "zh").problems]
    assert "punctuation.half-width" in codes and "files.other-language" not in codes


PACKED = {"docx": b"PK\3\4\x14\0", "doc": b"\xd0\xcf\x11\xe0", "rtf": b"{\\rtf1 words}", "pdf": b"%PDF-1.7 words"}


@pytest.mark.parametrize("form", PACKED)
def test_a_document_whose_words_are_packed_is_told_as_what_it_is(root: Path, tmp_path: Path, form: str):
    (tmp_path / "sent").write_bytes(PACKED[form])
    (problem,) = check_texts(root, [tmp_path / "sent"], "zh").problems
    assert (problem.code, str(problem.place)) == ("files.not-text", str(tmp_path / "sent"))
    assert ("pdftotext" in problem.mend) is (form == "pdf")
    (tmp_path / "sent").write_bytes(b"words before " + PACKED[form][:4].replace(b"\xd0\xcf\x11\xe0", b"PK"))
    assert "files.not-text" not in [each.code for each in check_texts(root, [tmp_path / "sent"], "zh").problems]


QUOTED = quopri.encodestring(LETTERS["ru"].encode())
MARKED = {
    "page": b"<!DOCTYPE html>\n<html><body><p>Words.</p></body></html>",
    "page with a declaration": b'\xef\xbb\xbf<?xml version="1.0"?>\n<!-- saved -->\n<html><p>Words.</p></html>',
    "part of a page": b"<div><p>Words <b>of</b> a page.</p>\n<p>And more.</p></div>",
    "mail": b"From: a@example.org\nSubject: words\nContent-Transfer-Encoding: base64\n\nV29yZHMu\n",
    "what a mail says": QUOTED,
    "what a mail says in Latin letters": quopri.encodestring(b"The words of a letter that goes on and on. " * 12),
}
SPOKEN_OF = {
    "page": LETTERS["en"]
    + " It is written between <p> and </p>, and a list between <ul> and </ul>; <html> comes first.",
    "mail": "From: a@example.org\nSubject: bridge\n\n" + LETTERS["en"] + " E = mc2; a=DE is not b=AF.",
}


@pytest.mark.parametrize("form", MARKED)
def test_a_text_between_marks_of_a_page_or_as_a_mail_is_sent_is_told_as_what_it_is(
    root: Path, tmp_path: Path, form: str
):
    (tmp_path / "sent.txt").write_bytes(MARKED[form])
    (problem,) = check_texts(root, [tmp_path / "sent.txt"], "en").problems
    assert problem.code == "files.not-text" and ("browser" in problem.mend) is ("page" in form)


@pytest.mark.parametrize("form", SPOKEN_OF)
def test_a_text_that_speaks_of_marks_or_says_who_wrote_it_is_read(root: Path, tmp_path: Path, form: str):
    write(tmp_path, "sent.txt", SPOKEN_OF[form])
    assert "files.not-text" not in [each.code for each in check_texts(root, [tmp_path / "sent.txt"], "en").problems]


BYTES = {
    "by chance": (Random(1).randbytes(500), "files.not-text"),
    "of UTF-16 without its mark": ("words".encode("utf-16-le"), "files.not-text"),
    "of UTF-16": ("words".encode("utf-16"), "files.not-utf8"),
    "of another encoding": (LETTERS["ja"].encode("shift-jis"), "files.not-utf8"),
    "struck over, as manuals are": (b"N\bNA\bAM\bME\bE\n", ""),
    "with a control a line": (20 * b"The bridge is made of wood and \x02 stone.\n", "encoding.invisible"),
}


@pytest.mark.parametrize("bytes_", BYTES)
def test_bytes_that_are_no_letters_are_told_as_no_text(root: Path, tmp_path: Path, bytes_: str):
    data, code = BYTES[bytes_]
    (tmp_path / "sent.txt").write_bytes(data)
    codes = [each.code for each in check_texts(root, [tmp_path / "sent.txt"], "en").problems]
    assert code in codes if code else "files.not-text" not in codes


def test_several_texts_are_read_together(root: Path, tmp_path: Path):
    names = [tmp_path / "one.txt", tmp_path / "two.txt"]
    for name in names:
        name.write_text("The letter � was lost.\n", encoding="utf-8")
    problems = check_texts(root, names, "en").problems
    assert [(problem.code, problem.place) for problem in problems] == [
        ("characters.replacement", Place(str(name), 1, 12, 1)) for name in names
    ]


def test_a_language_without_a_dictionary_is_told(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("galley.pipeline.check.is_installed", lambda language: False)
    sent = tmp_path / "sent.txt"
    write(tmp_path, sent.name, "A sound text.\n")
    (problem,) = check_texts(root, [sent], "en").problems
    assert (problem.code, problem.severity) == ("spelling.no-dictionary", Severity.NOTE)


def test_a_language_without_its_list_of_usual_words_is_told(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    write(tmp_path, "sent.txt", "Номын сан даваа гарагт амарна.\n")
    told = []
    for place in (tmp_path / "mon.traineddata", None):
        monkeypatch.setattr("galley.lexica.wordlist.installed", lambda language, place=place: place)
        monkeypatch.setattr("galley.lexica.wordlist.listed", lambda language: frozenset())
        told.append([each.code for each in check_texts(root, [tmp_path / "sent.txt"], "mn").problems])
    assert told == [[], ["spelling.no-list"]]


def test_a_language_whose_grammar_is_not_installed_is_told(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    write(tmp_path, "sent.txt", "The library is closed on Mondays.\n")
    told = []
    for has in (True, False):
        monkeypatch.setattr("galley.lexica.linked.is_installed", lambda language, has=has: has)
        told.append([each.code for each in check_texts(root, [tmp_path / "sent.txt"], "en").problems])
    assert told == [[], ["wording.no-grammar"]]


@pytest.mark.model
@pytest.mark.parametrize(
    ("language", "text", "places"),
    [("ja", "図書館は月曜日に休む。", "kkc.FOLDERS"), ("zh", "图书馆星期一休息。", "kenlm.FILES")],
)
def test_a_language_whose_sentences_cannot_be_weighed_is_told(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str, text: str, places: str
):
    write(tmp_path, "sent.txt", text)
    assert check_texts(root, [tmp_path / "sent.txt"], language).problems == []
    monkeypatch.setattr(f"galley.lexica.{places}", ())
    (problem,) = check_texts(root, [tmp_path / "sent.txt"], language).problems
    assert (problem.code, problem.severity) == ("wording.no-model", Severity.NOTE)


@pytest.mark.model
def test_a_translation_at_two_addresses_is_told_once_with_both_its_sources(root: Path):
    replace(root, HUTS, "小屋全年开放。", "小屋共有13间。")
    replace(root, f"{FOLDER}/paths.yaml", "山路会在春天整修山路。", "小屋共有13间。")
    entries = blank("ja", NAME)
    places = [(f"{HUTS}#huts/body/p1", ""), (f"{FOLDER}/paths.yaml#paths/body/p1", "")]
    entries.append(polib.POEntry(msgid="小屋共有13间。", msgstr="小屋は全部で14軒ある。", occurrences=places))
    write(root, JA, str(entries))
    (problem,) = check(Options(root)).problems
    assert problem.code == "translation.number" and problem.place is not None and problem.place.file == JA
    assert {place.file for place in problem.related} == {HUTS, f"{FOLDER}/paths.yaml"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "zh-Hant",
            "圖書館每週開放六天，歡迎讀者來訪。他說：「明天見。」學校裡有許多學生與老師，2024年5月3日舉行了運動會。",
        ),
        ("fr", "Il a dit : « Bonjour ! » Le 3 mai 2024, 300 personnes sont venues ; l’été, les enfants jouent."),
        ("de", "Die Bibliothek ist täglich geöffnet. Er sagte: „Guten Tag.“ Am 3. Mai 2024 kamen 300 Leute."),
        ("kk", "Кітапхана күн сайын ашық. Ол: «Сәлем!» – деді. 2024 жылғы 3 мамырда 300 адам келді."),
    ],
)
def test_a_text_in_a_language_that_the_content_lacks_is_read_without_noise(root: Path, tmp_path: Path, language, text):
    sent = tmp_path / "sent.txt"
    sent.write_text(text, encoding="utf-8")
    found = check_texts(root, [sent], language, Asked(notes=True)).problems
    ruled = language in tongues.languages()
    assert [(each.code, str(each.severity)) for each in found] == [("language.no-rules", "warning")] * (not ruled)

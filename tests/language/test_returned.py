"""Catalogues that come back, and translations declared to hold."""

from __future__ import annotations

import polib
import pytest
from catalogue_texts import NAME, catalogue, entry, sources, unit

from galley.language.catalogue import parse
from galley.language.merge import update
from galley.language.returned import keep, review, take
from galley.language.translations import State, make_fuzzy, sign, state
from galley.language.writing import written
from galley.problem import Severity

SENTENCE = "与会者参观了河流，并讨论了治水的经验。"
EDITED = "与会者参观了大河流，并讨论了治水的经验。"
RETURNED = "returned.po"


def returned(*translations: tuple[str, str]) -> polib.POFile:
    """A catalogue as a translator sends it."""
    return parse(written(catalogue(*translations)), RETURNED)[0]


def test_new_translations_are_taken_and_equal_ones_left() -> None:
    mine = catalogue(("甲", ""), ("乙", "い"), ("丙", ""))
    report = take(mine, returned(("甲", "あ"), ("乙", "い"), ("丙", "")), RETURNED)
    assert (report.taken, report.unchanged, report.problems) == (["甲"], ["乙"], [])
    assert [each.msgstr for each in report.entries] == ["あ", "い", ""]
    assert entry(mine, "甲").msgstr == ""


def test_an_untranslated_entry_empties_nothing() -> None:
    report = take(catalogue(("乙", "い")), returned(("乙", "")), RETURNED)
    assert entry(report.entries, "乙").msgstr == "い"


def test_the_source_again_is_no_translation_where_it_is_longer_than_a_name() -> None:
    long, name, edge = "The huts are open in summer.", "NEAR", "abcdefghij" * 2
    mine = catalogue(
        (long, ""), (name, ""), ("X" + long, "小屋夏开"), (edge, ""), (edge + "k", ""), ("小屋全年开放。" * 4, "")
    )
    mine.metadata["Language"] = "zh"
    report = take(mine, returned(*((each.msgid, each.msgid) for each in mine)), RETURNED)
    assert report.copied == [long, "X" + long, edge + "k"] and report.conflicts == []
    assert report.taken == [name, edge, "小屋全年开放。" * 4]
    assert [(each.msgstr, each.fuzzy) for each in report.entries][:3] == [
        (long, True),
        (name, False),
        ("小屋夏开", False),
    ]


@pytest.mark.parametrize("written_as", ["мой\n", "мои\u0306", "мои\u0306\r\n"])
def test_line_ends_and_letters_in_two_characters_make_no_other_translation(written_as: str) -> None:
    mine = catalogue(("甲", "мой"), ("乙", ""))
    sign(entry(mine, "甲"), "Mori", "2031-05-04")
    report = take(mine, returned(("甲", written_as), ("乙", written_as)), RETURNED)
    assert (report.unchanged, report.taken, report.tidied) == (["甲"], ["乙"], 2)
    assert [each.msgstr for each in report.entries] == ["мой", "мой"]
    assert state(entry(report.entries, "甲")) is State.REVIEWED


def test_what_came_fuzzy_or_is_faulty_is_counted_and_stands_as_fuzzy() -> None:
    back = returned(("甲{one}", "い{two}"), ("乙", "う"), ("丙", "え"))
    back[1].flags.append("fuzzy")
    report = take(catalogue(("甲{one}", ""), ("乙", ""), ("丙", "")), back, RETURNED)
    assert (len(report.taken), report.fuzzy) == (3, 2)
    assert [each.fuzzy for each in report.entries] == [True, True, False]


def test_what_stands_here_in_two_characters_stays_reviewed() -> None:
    mine = catalogue(("甲", "мои\u0306\n"))
    sign(entry(mine, "甲"), "Mori", "2031-05-04")
    report = take(mine, returned(("甲", "мой")), RETURNED)
    assert (report.unchanged, report.tidied) == (["甲"], 0)
    assert state(entry(report.entries, "甲")) is State.REVIEWED


def test_a_source_in_two_characters_is_found_and_its_line_end_kept() -> None:
    report = take(catalogue(("мой\n", "")), returned(("мои\u0306\n", "わが\n")), RETURNED)
    assert (report.taken, report.tidied) == (["мой\n"], 0)
    assert entry(report.entries, "мой\n").msgstr == "わが\n"


def test_what_was_translated_otherwise_is_kept_as_a_comment() -> None:
    mine = catalogue(("甲", "い"))
    sign(entry(mine, "甲"), "Mori", "2031-05-04")
    report = take(mine, returned(("甲", "あ")), RETURNED)
    found = entry(report.entries, "甲")
    assert report.conflicts == ["甲"]
    assert (found.msgstr, found.tcomment.split("\n")[-1], state(found)) == ("あ", "before: い", State.DRAFT)
    assert written(take(report.entries, returned(("甲", "あ")), RETURNED).entries) == written(report.entries)


def test_a_fuzzy_entry_is_finished_and_a_finished_one_not_unmade() -> None:
    mine = catalogue(("甲", "い"), ("乙", "い"))
    make_fuzzy(entry(mine, "甲"), "甲甲")
    theirs = returned(("甲", "あ"), ("乙", "う"))
    make_fuzzy(entry(theirs, "乙"), None)
    report = take(mine, theirs, RETURNED)
    assert (report.taken, report.comments) == (["甲"], ["乙"])
    assert state(entry(report.entries, "甲")) is State.DRAFT
    assert entry(report.entries, "甲").previous_msgid is None
    assert entry(report.entries, "乙").msgstr == "い"


def test_comments_and_reviews_come_along() -> None:
    theirs = returned(("甲", "あ"))
    entry(theirs, "甲").tcomment = "is this the river?"
    sign(entry(theirs, "甲"), "Mori", "2031-05-04")
    report = take(catalogue(("甲", "")), theirs, RETURNED)
    assert entry(report.entries, "甲").tcomment.startswith("is this the river?")
    assert state(entry(report.entries, "甲")) is State.REVIEWED


@pytest.mark.parametrize("address", ["s0/title", "elsewhere/title"])
def test_a_translation_of_an_older_source_is_fuzzy_with_that_source(address: str) -> None:
    mine = update(catalogue(("甲", "")), [unit(EDITED, address)])
    report = take(mine, returned((SENTENCE, "参加者")), RETURNED)
    found = entry(report.entries, EDITED)
    assert report.older == [SENTENCE]
    assert (state(found), found.msgstr, found.previous_msgid) == (State.FUZZY, "参加者", SENTENCE)


def test_an_older_translation_does_not_replace_a_newer_one() -> None:
    mine = catalogue((EDITED, "新"))
    report = take(mine, returned((SENTENCE, "旧")), RETURNED)
    assert entry(report.entries, EDITED).msgstr == "新"
    assert report.obsolete == [SENTENCE]


def test_what_no_text_has_is_kept_as_obsolete() -> None:
    report = take(catalogue(("甲", "")), returned(("灯塔和守灯人", "灯台")), RETURNED)
    assert report.obsolete == ["灯塔和守灯人"]
    assert sources(report.entries, obsolete=True) == ["灯塔和守灯人"]
    again = take(report.entries, returned(("灯塔和守灯人", "灯台")), RETURNED)
    assert (again.unchanged, again.obsolete) == (["灯塔和守灯人"], [])
    assert written(update(again.entries, [unit("甲", "s0/title")])) == written(report.entries)


def test_a_faulty_translation_is_taken_as_fuzzy_and_told() -> None:
    report = take(catalogue(("{union}", "")), returned(("{union}", "{onion}")), RETURNED)
    assert state(entry(report.entries, "{union}")) is State.FUZZY
    (problem,) = report.problems
    assert (problem.code, problem.severity) == ("language.po-placeholders", Severity.WARNING)
    assert problem.place is not None and (problem.place.file, problem.place.line) == (RETURNED, 17)


def edited() -> polib.POFile:
    """A catalogue with two reviewed translations whose sources have been edited."""
    old = catalogue((SENTENCE, "参加者"), ("第二届北城集市", "市"))
    for each in old:
        sign(each, "Mori", "2031-05-04")
    return update(old, [unit(EDITED, "s0/title"), unit("第三届北城集市", "s1/title")])


def test_a_translation_declared_to_hold_is_as_it_was() -> None:
    entries = edited()
    assert keep(entries, "s0/title", "Ito", "a slip of\nthe pen", "2031-06-01") == [EDITED]
    kept, other = entry(entries, EDITED), entry(entries, "第三届北城集市")
    assert (state(kept), state(other)) == (State.REVIEWED, State.FUZZY)
    assert kept.previous_msgid is None
    assert "kept: Ito 2031-06-01: a slip of the pen" in kept.tcomment.split("\n")
    assert state(entry(parse(written(entries), NAME)[0], EDITED)) is State.REVIEWED


def test_all_translations_are_declared_to_hold() -> None:
    entries = edited()
    assert keep(entries, None, "Ito", "numbers", "2031-06-01") == [EDITED, "第三届北城集市"]
    assert keep(entries, None, "Ito", "numbers", "2031-06-01") == []


def test_a_draft_stays_a_draft_when_it_holds() -> None:
    entries = update(catalogue((SENTENCE, "参加者")), [unit(EDITED, "s0/title")])
    keep(entries, "s0/title", "Ito", "a comma", "2031-06-01")
    assert state(entry(entries, EDITED)) is State.DRAFT


def test_an_address_without_a_fuzzy_translation_keeps_nothing() -> None:
    assert keep(edited(), "s9/title", "Ito", "x", "2031-06-01") == []


def test_a_review_signs_sound_drafts_alone() -> None:
    entries = catalogue(("甲{union}", "A {union}"), ("乙{union}", "B"), ("丙", "C"), ("丁", ""))
    make_fuzzy(entry(entries, "丙"), "旧")
    assert review(entries, "s0/title", "Ito", "2031-06-01") == (["甲{union}"], [])
    signed, refused = review(entries, None, "Mori", "2031-06-02")
    assert (signed, [each.msgid for each in refused]) == ([], ["乙{union}"])
    assert [state(each) for each in entries] == [State.REVIEWED, State.DRAFT, State.FUZZY, State.MISSING]
    assert entry(entries, "甲{union}").tcomment.startswith("reviewed: Ito 2031-06-01 ")


def test_credits_come_with_what_was_done_and_not_without() -> None:
    theirs = returned(("甲", "あ"))
    theirs.metadata |= {"Last-Translator": "Ito", "PO-Revision-Date": "2031-06-01 10:00+0900", "Language-Team": "X"}
    mine = catalogue(("甲", ""))
    mine.metadata["Last-Translator"] = "Mori"
    done = take(mine, theirs, RETURNED).entries
    assert [done.metadata[name] for name in ("Last-Translator", "Language-Team")] == ["Ito", "X"]
    assert done.header.split("\n")[-1] == "Mori"
    theirs.metadata["Last-Translator"] = "FULL NAME <EMAIL@ADDRESS>"
    assert take(done, theirs, RETURNED).entries.metadata["Last-Translator"] == "Ito"
    theirs.metadata["Last-Translator"] = "Abe"
    assert written(take(done, theirs, RETURNED).entries) == written(done)


def test_a_file_that_was_cut_off_is_told_and_its_last_text_fuzzy() -> None:
    long = written(catalogue(("甲", "あ" * 50), ("乙", "い")))
    cut = long[: long.index("あ")].replace('msgstr "', 'msgstr ""\n"') + 'ああ"\n'
    report = take(catalogue(("甲", ""), ("乙", "")), parse(cut, RETURNED)[0], RETURNED)
    assert state(entry(report.entries, "甲")) is State.FUZZY
    assert report.missing == ["乙"]
    assert [problem.code for problem in report.problems] == ["language.po-cut"]
    whole = take(catalogue(("甲", ""), ("乙", "")), returned(("甲", "あ")), RETURNED)
    assert (whole.missing, whole.problems, state(entry(whole.entries, "甲"))) == (["乙"], [], State.DRAFT)


@pytest.mark.parametrize("name", ["PO-Revision-Date", "Last-Translator", "Language-Team"])
@pytest.mark.parametrize(
    ("value", "taken"),
    [
        ("", False),
        ("YEAR-MO-DA HO:MI+ZONE", False),
        ("FULL NAME <EMAIL@ADDRESS>", False),
        ("LANGUAGE <LL@li.org>", False),
        ("before", False),
        ("Abe", True),
    ],
)
def test_a_credit_that_names_nobody_replaces_none(name: str, value: str, taken: bool) -> None:
    mine, theirs = catalogue(("甲", "")), returned(("甲", "あ"))
    mine.metadata[name], theirs.metadata[name] = "before", value
    done = take(mine, theirs, RETURNED).entries
    assert done.metadata[name] == ("Abe" if taken else "before")
    assert ("before" in done.header.split("\n")) is (taken and name == "Last-Translator")


def test_a_credit_comes_where_there_was_none_and_nobody_is_remembered() -> None:
    mine, theirs = catalogue(("甲", "")), returned(("甲", "あ"))
    mine.header, mine.metadata["Last-Translator"] = "", "FULL NAME <EMAIL@ADDRESS>"
    theirs.header, theirs.metadata["Last-Translator"] = "by hand", "Abe"
    done = take(mine, theirs, RETURNED).entries
    assert (done.metadata["Last-Translator"], done.header) == ("Abe", "by hand")


def test_a_plural_fits_no_text_and_an_untranslated_stranger_leaves_only_its_comment() -> None:
    theirs = returned(("甲", "あ"), ("灯塔", ""), ("守灯人", ""))
    theirs.append(polib.POEntry(msgid="船", msgid_plural="船们", msgstr_plural={0: "ふね", 1: ""}))
    theirs.append(polib.POEntry(msgid="河", msgstr="かわ", obsolete=True))
    entry(theirs, "守灯人").tcomment = "who is he?"
    report = take(catalogue(("甲", "")), theirs, RETURNED)
    assert (report.taken, report.empty, report.refused, report.obsolete) == (["甲"], ["灯塔", "守灯人"], ["船"], ["河"])
    assert sources(report.entries, obsolete=True) == ["守灯人", "船", "河"]
    assert [problem.code for problem in report.problems] == ["language.po-stray"]
    again = take(report.entries, theirs, RETURNED)
    assert (again.unchanged, again.refused, again.obsolete) == (["甲", "船", "河"], [], [])
    theirs[-1].msgstr = "おおかわ"
    assert take(report.entries, theirs, RETURNED).comments == ["河"]
    assert "returned: おおかわ" in entry(take(report.entries, theirs, RETURNED).entries, "河", obsolete=True).tcomment


def test_what_came_twice_is_used_once_and_the_second_kept_as_a_comment() -> None:
    theirs = returned(("甲", "あ"))
    theirs.append(polib.POEntry(msgid="甲", msgstr="い"))
    report = take(catalogue(("甲", "")), theirs, RETURNED)
    assert (report.taken, report.comments) == (["甲"], ["甲"])
    found = entry(report.entries, "甲")
    assert (found.msgstr, found.tcomment) == ("あ", "returned: い")
    assert report.is_news and not take(report.entries, returned(("甲", "あ")), RETURNED).is_news


def test_a_fuzzy_translation_that_came_as_it_stands_fuzzy_here_is_unchanged_and_a_sure_one_finishes_it() -> None:
    mine = catalogue(("甲", "あ"))
    make_fuzzy(entry(mine, "甲"), "旧")
    theirs = returned(("甲", "あ"))
    assert take(mine, theirs, RETURNED).taken == ["甲"]
    make_fuzzy(entry(theirs, "甲"), "旧")
    report = take(mine, theirs, RETURNED)
    assert (report.unchanged, report.taken) == (["甲"], [])
    theirs = returned(("甲", "い"))
    make_fuzzy(entry(theirs, "甲"), "新")
    report = take(mine, theirs, RETURNED)
    assert report.taken == ["甲"]
    assert (entry(report.entries, "甲").msgstr, entry(report.entries, "甲").previous_msgid) == ("い", "新")


def test_the_heir_of_a_source_that_is_gone_is_the_one_that_says_so_or_stands_at_its_address() -> None:
    mine = update(catalogue(("灯塔很高", ""), ("河流", "")), [unit("灯塔很亮吗", "s0/title"), unit("河流", "s1/title")])
    came = returned(("灯塔高高的", "あかり"))
    came[0].occurrences = [("content/almanac-2031/s0.yaml#s0/title", "")]
    report = take(mine, came, RETURNED)
    assert report.older == ["灯塔高高的"] and entry(report.entries, "灯塔很亮吗").msgstr == "あかり"
    make_fuzzy(entry(mine, "河流"), "灯塔高高的")
    entry(mine, "河流").msgstr, entry(mine, "河流").tcomment = "かわ", "wide"
    report = take(mine, came, RETURNED)
    heir = entry(report.entries, "河流")
    assert (heir.msgstr, heir.previous_msgid, heir.tcomment) == ("あかり", "灯塔高高的", "wide\nbefore: かわ")
    far = returned(("火车", "きしゃ"))
    far[0].occurrences = came[0].occurrences
    report = take(mine, far, RETURNED)
    assert (report.older, report.obsolete) == ([], ["火车"])


def test_the_end_of_a_file_is_doubted_where_texts_follow_that_did_not_come() -> None:
    def came(*translations: tuple[str, str]) -> polib.POFile:
        text = written(catalogue(*translations)).replace('msgstr "', 'msgstr ""\n"')
        return parse(text, RETURNED)[0]

    mine = catalogue(("甲", ""), ("乙", ""), ("丙", ""))
    assert [each.code for each in take(mine, came(("甲", "あ")), RETURNED).problems] == ["language.po-cut"]
    assert [each.code for each in take(mine, came(("甲", "あ"), ("乙", "い")), RETURNED).problems] == [
        "language.po-cut"
    ]
    assert take(mine, came(("甲", "あ"), ("乙", "い"), ("丙", "う")), RETURNED).problems == []
    assert take(mine, came(("丙", "う"), ("甲", "あ")), RETURNED).problems == []
    assert take(mine, returned(("甲", "あ")), RETURNED).problems == []
    assert take(mine, polib.POFile(), RETURNED).missing == ["甲", "乙", "丙"]

"""Tables of comments, of sign-off, of frozen states and of comparisons, by values."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from galley.comments.anchoring import Anchor, Fate
from galley.comments.threads import Remark
from galley.comments.tying import Tie
from galley.comparison.changes import Change, compared
from galley.files import Files
from galley.language import pseudo
from galley.language.translations import State as Translated
from galley.maps import Block, PageMap, Part
from galley.model.comments import Comment
from galley.model.signatures import Signature
from galley.options import Edition, Options
from galley.pipeline import commenting, comparing, freezing, since, unfinished
from galley.pipeline.commenting import Counted, Shown
from galley.pipeline.commission import Commission, weighed
from galley.pipeline.comparing import Comparison, of_states
from galley.pipeline.freezing import Status as Frozen
from galley.pipeline.freezing import changed_files, frozen_map, is_frozen, states, told_changes
from galley.pipeline.signed import _waiting
from galley.pipeline.signing import Status, _schema, _told
from galley.pipeline.states import State
from galley.problem import Place, Problem, Severity
from galley.signing import Standing

BOX = (0.0, 0.0, 9.0, 9.0)


def comment(**told: Any) -> Comment:
    return Comment.model_construct(**({"id": "c1", "what": "note", "page": 7, "text": "why?"} | told))


@pytest.mark.parametrize(
    ("fate", "told"),
    [
        (Fate.KEPT, "in its place"),
        (Fate.MOVED, "moved"),
        (Fate.DONE, "reads so already"),
        (Fate.LOST, "lost"),
        (Fate.UNTIED, "tied to no text"),
    ],
)
def test_a_comment_is_shown_with_its_fate(monkeypatch: pytest.MonkeyPatch, fate: Fate, told: str) -> None:
    monkeypatch.setattr(Comment, "line", Place("zh.yaml", 4))
    shown = Shown("a-2031", {"zh": [Anchor(comment(who="Mori"), fate, "huts/title")], "en": []})
    ((title, head, row),) = shown.tables()
    assert title == ["a-2031 zh", "", "", "", ""]
    assert head == ["fate", "line of the file", "address", "who", "comment"]
    assert row == [told, "4", "huts/title", "Mori", "Mori: why?"]


def test_where_a_comment_is_is_told_by_its_address_now_or_before_or_by_its_page(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Comment, "line", Place("zh.yaml"))
    rows = [
        commenting._row(Anchor(comment(at="huts/title"), Fate.MOVED, "huts/body")),
        commenting._row(Anchor(comment(at="huts/title"), Fate.LOST)),
        commenting._row(Anchor(comment(), Fate.UNTIED)),
    ]
    assert [row[1:4] for row in rows] == [["", "huts/body", ""], ["", "huts/title", ""], ["", "page 7", ""]]


def test_two_hundred_letters_of_a_comment_stand_in_a_table_and_sixty_in_a_message() -> None:
    assert commenting._cut(comment(text="x" * 200)) == "x" * 200
    assert commenting._cut(comment(text="x" * 201)) == "x" * 199 + "…"
    assert commenting._short("x " * 29 + "yz") == "x " * 29 + "yz"
    assert commenting._short("x\n" * 29 + "yzz") == "x " * 29 + "y…"


def remark(**told: Any) -> Remark:
    plain: dict[str, Any] = dict.fromkeys(("who", "when", "text", "proposal"), "")
    return Remark(**({"id": "c", "page": 3, "what": "note", "quads": (), "box": BOX, "spot": (0, 0), **plain} | told))


@pytest.mark.parametrize(
    ("told", "tie", "words"),
    [
        ({"proposal": "new", "text": "why"}, Tie(3, quote="old"), "new"),
        ({"text": "why"}, Tie(3, quote="old"), "why"),
        ({}, Tie(3, quote="old"), "old"),
        ({}, Tie(3), "note"),
    ],
)
def test_a_comment_on_no_text_is_told_by_what_it_says(told: dict[str, str], tie: Tie, words: str) -> None:
    problem = commenting._loose(remark(**told), tie, Path("a.pdf"))
    assert problem.message == f"a note is about no text of the book: '{words}'"
    assert (problem.place, problem.page, problem.severity) == (Place("a.pdf"), 3, Severity.NOTE)


@pytest.mark.parametrize(
    ("tied", "loose", "known", "answered", "told"),
    [
        (0, 0, 0, 0, ["a.pdf has no comments"]),
        (
            2,
            1,
            0,
            0,
            ["z: 3 comments taken", "2 tied to texts of the book", "1 tied to none, written down with page and words"],
        ),
        (0, 0, 4, 0, ["z: 0 comments taken", "4 that were there already, which stay as they are"]),
        (1, 0, 0, 5, ["z: 1 comments taken", "1 tied to texts of the book", "5 replies added"]),
    ],
)
def test_it_is_told_how_the_comments_of_a_file_fared(
    tied: int, loose: int, known: int, answered: int, told: list[str]
) -> None:
    fresh = [(remark(), Tie(3, "huts"))] * tied + [(remark(), Tie(3))] * loose
    assert commenting._report("a.pdf", "z", fresh, known, answered) == told


@pytest.mark.parametrize(
    ("folder", "schema"),
    [
        ("content/a-2031", "../../schema/comments.schema.json"),
        ("drafts/a-2031", "../../../content/schema/comments.schema.json"),
        ("contents/a", "../../../content/schema/comments.schema.json"),
    ],
)
def test_the_schema_of_comments_lies_in_the_content(folder: str, schema: str) -> None:
    assert commenting._schema(folder) == schema


def test_signatures_find_their_schema_from_their_file() -> None:
    assert _schema("content/a-2031") == "../../schema/signed.schema.json"
    assert _schema("drafts/a-2031") == "../../../content/schema/signed.schema.json"


def test_states_of_comments_stand_across_and_sections_in_the_order_of_the_book_down() -> None:
    made = [
        comment(at=at, state=state) for at, state in (("news/p1", "open"), ("huts/a", "done"), ("huts/b", "refused"))
    ]
    found = commenting._by_section(
        [*made, comment(state="question"), comment(at="huts/c", state="done")], ["huts", "news"]
    )
    assert list(found.items()) == [
        ("huts", {"done": 2, "refused": 1}),
        ("news", {"open": 1}),
        ("", {"question": 1}),
    ]
    assert Counted("a", {"zh": found}).tables() == [
        [
            ["a", "section", "open", "question", "done", "refused"],
            ["zh", "huts", "0", "0", "2", "1"],
            ["zh", "news", "1", "0", "0", "0"],
            ["zh", "tied to no text", "0", "1", "0", "0"],
        ]
    ]
    assert Counted("a", {"zh": {}}).tables() == [[["there are no comments on a"]]]


def signature(section: str = "huts") -> Signature:
    return Signature.model_construct(section=section, by="Ri An", on=date(2031, 5, 2), texts={"huts/p1": "0"})


def test_sign_off_is_a_table_of_sections_and_languages_and_one_of_what_was_opened_again() -> None:
    status = Status(
        "a-2031",
        {
            "zh": [
                Standing("huts", signature(), ()),
                Standing("news", signature("news"), [f"news/p{number}" for number in range(6)]),
                Standing("paths", None, ()),
            ],
            "en": [Standing("huts", signature(), [f"huts/p{number}" for number in range(7)])],
        },
    )
    first, second = status.tables()
    assert first == [
        ["a-2031", "zh", "en"],
        ["huts", "signed 2031-05-02", "opened again"],
        ["news", "opened again", "–"],
        ["paths", "never", "–"],
    ]
    assert second[0] == ["opened again", "signed by", "on", "texts that changed since"]
    assert second[1:] == [
        ["zh: news", "Ri An", "2031-05-02", "news/p0, news/p1, news/p2, news/p3, news/p4, news/p5"],
        ["en: huts", "Ri An", "2031-05-02", "huts/p0, huts/p1, huts/p2, huts/p3, huts/p4, huts/p5, …"],
    ]
    assert len(Status("a", {"zh": [Standing("huts", None, ())]}).tables()) == 1
    assert [each["state"] for each in status.as_json()["languages"]["zh"]] == ["signed", "opened", "never"]
    assert _told(signature(), "zh", 4) == "signed: huts in zh, 1 texts, 4 translations reviewed with it"


@pytest.mark.parametrize(
    ("count", "named"),
    [
        (2, "s0 (opened again), s1"),
        (6, "s0 (opened again), s1, s2, s3, s4, s5"),
        (7, "s0 (opened again), s1, s2, s3, s4, s5, …"),
    ],
)
def test_six_sections_that_are_not_signed_are_named(count: int, named: str) -> None:
    waiting = [Standing("s0", signature("s0"), ["x"]), *(Standing(f"s{n}", None, ()) for n in range(1, count))]
    for refused, severity in ((True, Severity.ERROR), (False, Severity.WARNING)):
        problem = _waiting(waiting, 9, "signed/zh.yaml", refused)
        assert problem.message == f"{count} of 9 sections are not signed as they stand: {named}"
        assert (problem.severity, problem.place) == (severity, Place("signed/zh.yaml"))


def block(address: str, text: str, *on: int) -> Block:
    return Block(address, text, tuple(Part(page, BOX) for page in on))


def told_map(*blocks: Block) -> PageMap:
    return PageMap("a-2031", "zh", ((9, 9),) * 4, blocks)


def changes() -> list[Change]:
    return told_changes(told_map(block("a", "one", 4, 2)), told_map(block("a", "two", 4, 3, 4)))


def test_what_changed_since_a_state_is_a_table_with_its_pages_and_one_of_files() -> None:
    found = Frozen("first", {"zh": changes(), "en": []}, ("content/a.yaml",))
    assert found.tables() == [
        [["zh", "reworded", "3, 4", "a"]],
        [["file", "changed", "", "content/a.yaml"]],
    ]
    assert (found.as_json()["format"], found.as_json()["files"]) == (1, ["content/a.yaml"])
    assert Frozen("first", {"zh": []}, ()).tables() == [[["nothing has changed since first"]]]


def test_files_of_the_content_that_changed_or_are_gone_are_told_and_no_others(tmp_path: Path) -> None:
    names = (
        "content/a.yaml",
        "locales/a.po",
        "templates/a.css",
        "galley/a.py",
        "content/a/frozen/b/c.yaml",
        "content/*.yaml",
    )
    for name in names[:5]:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("now")
    inputs = dict.fromkeys((*names, "content/gone.yaml", "drafts/b.yaml", "build.py", "fonts/a.ttf"), "0")
    assert list(changed_files(tmp_path, inputs)) == [*names[:3], "content/gone.yaml", "drafts/b.yaml"]
    same = {names[0]: cast(str, freezing._digest(tmp_path / names[0]))}
    assert list(changed_files(tmp_path, same)) == []


def test_states_go_by_slugs_and_lie_below_their_publication(tmp_path: Path) -> None:
    for name in ("first-2", "second"):
        (tmp_path / f"content/a/frozen/{name}").mkdir(parents=True)
        (tmp_path / f"content/a/frozen/{name}/state.json").write_text("{}")
    (tmp_path / "content/a/frozen/empty").mkdir()
    for name in ("drafts/b/frozen/third-1", "a/b/c/frozen/fourth"):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "state.json").write_text("{}")
    assert states(tmp_path, "content/a") == ["first-2", "second"]
    asked = ("first-2", "second", "empty", "third", "first_2", "*", "-a", "third-1", "fourth")
    assert [name for name in asked if is_frozen(tmp_path, name)] == ["first-2", "second", "third-1", "fourth"]


def test_a_map_of_more_than_fifty_megabytes_or_of_another_form_is_no_state(tmp_path: Path) -> None:
    folder = tmp_path / "content/a/frozen/first"
    folder.mkdir(parents=True)
    (folder / "a.zh.map.json").write_bytes(told_map(block("a", "x", 1)).written())
    found, problems = frozen_map(Files(tmp_path), "content/a", "first", "zh")
    assert problems == [] and found is not None and [each.address for each in found.blocks] == ["a"]
    (folder / "a.en.map.json").write_text("[]")
    (folder / "a.ko.map.json").touch()
    os.truncate(folder / "a.ko.map.json", 50_000_001)
    for language, code in (("en", "since.map"), ("ko", "files.too-big"), ("ja", "files.missing")):
        found, (problem,) = frozen_map(Files(tmp_path), "content/a", "first", language)
        assert (found, problem.code) == (None, code)
    blocks, (problem,) = since.before(Files(tmp_path), "content/a/frozen/first", "a.ko", Place("x"))
    assert (blocks, problem.code, problem.severity) == (None, "files.too-big", Severity.WARNING)


def test_a_file_of_more_than_half_a_gigabyte_is_not_read_for_comments(tmp_path: Path) -> None:
    (tmp_path / "big.pdf").touch()
    os.truncate(tmp_path / "big.pdf", 500_000_001)
    problems: list[Problem] = []
    assert commenting._came(Files(tmp_path), tmp_path / "big.pdf", "", "", problems) is None
    assert [each.message for each in problems] == ["big.pdf cannot be read: it has more than 500,000,000 bytes"]


def state(*blocks: Block, text: bool = False) -> State:
    return State("folder/a.map.json", told_map(*blocks), is_text=text)


def test_a_comparison_counts_what_became_of_blocks_and_tells_of_its_files() -> None:
    old = state(block("a", "one", 1), block("b", "gone", 1), block("c", "same", 1))
    new = state(block("a", "two", 1), block("c", "same", 1), block("d", "new words", 2))
    found = of_states(old, new)
    assert found.table() == [["1", "new"], ["1", "deleted"], ["1", "reworded"], ["1", "as it was"]]
    told = found.as_json()
    assert told["format"] == 1 and (told["counts"]["new"], told["counts"]["moved"]) == (1, 0)
    assert told["old"] == {
        "file": "a.map.json",
        "publication": "a-2031",
        "language": "zh",
        "pages": 4,
        "read-by": "map",
    }
    assert len(told["changes"]) == len(found.told) == 3


@pytest.mark.parametrize(("old", "new"), [(True, False), (False, True), (True, True)])
def test_where_one_state_has_no_addresses_both_are_compared_by_their_texts(old: bool, new: bool) -> None:
    one, other = ("text/p1" if is_text else "a/body/p1" for is_text in (old, new))
    found = of_states(state(block(one, "one", 1), text=old), state(block(other, "one", 1), text=new))
    assert isinstance(found, Comparison) and found.told == []
    assert (found.old.is_text, found.new.is_text) == (True, True)
    assert found.as_json()["new"]["read-by"] == "text"


def test_pages_of_a_block_are_told_once_in_their_order() -> None:
    assert comparing._pages(block("a", "x", 4, 2, 4)) == "2, 4"
    assert comparing._pages(None) == ""
    assert freezing._pages(compared([block("a", "x", 4, 2)], [])[0]) == "2, 4"


@pytest.mark.parametrize(
    ("edition", "allowed", "severity"),
    [
        (Edition.PRINT, False, Severity.ERROR),
        (Edition.PRINT, True, Severity.WARNING),
        (Edition.SCREEN, False, Severity.WARNING),
        (Edition.ARCHIVE, True, Severity.WARNING),
        (Edition.PROOF, False, Severity.NOTE),
        (Edition.PROOF, True, Severity.NOTE),
    ],
)
def test_what_is_unfinished_weighs_by_what_it_is_made_for(edition: Edition, allowed: bool, severity: Severity) -> None:
    options = Options(Path(), allow_unfinished=allowed)
    problem = Problem("a.b", "wrong", "mend it", severity=Severity.NOTE)
    assert unfinished.gated([problem], [], edition, options) == [problem.with_(severity=severity)]


@pytest.mark.parametrize(
    ("edition", "allowed", "severity"),
    [
        (Edition.PRINT, False, Severity.ERROR),
        (Edition.SCREEN, False, Severity.ERROR),
        (Edition.ARCHIVE, False, Severity.ERROR),
        (Edition.PROOF, False, Severity.WARNING),
        (Edition.PRINT, True, Severity.WARNING),
        (Edition.SCREEN, True, Severity.WARNING),
    ],
)
def test_a_faulty_translation_is_refused_but_in_proofs_and_drafts(
    edition: Edition, allowed: bool, severity: Severity
) -> None:
    fault = Problem("a.b", "wrong", "mend it")
    assert unfinished.gated([], [fault], edition, Options(Path(), allow_unfinished=allowed)) == [
        fault.with_(severity=severity)
    ]


@pytest.mark.parametrize(("sections", "told"), [((), 2), (("huts",), 1), (("paths", "huts"), 2), (("news",), 0)])
def test_faults_of_translations_are_told_once_of_the_sections_that_are_asked_for(
    sections: tuple[str, ...], told: int
) -> None:
    one, other = (Problem("a.b", message, "mend it") for message in ("one", "other"))
    faults: Any = SimpleNamespace(faults={"huts/title": [one], "huts/body/p1": [one], "paths/title": [other]})
    assert len(unfinished.faulty(faults, Options(Path(), sections=sections))) == told


class Unit:
    """A text to translate, by its address."""

    def __init__(self, address: str) -> None:
        self.address, self.place = address, Place("a.yaml", int(address.rpartition("p")[2]))


def told_unfinished(
    monkeypatch: pytest.MonkeyPatch,
    states: dict[str, Translated],
    sections: Sequence[str] = (),
    more: Sequence[str] = (),
) -> list[Problem]:
    monkeypatch.setattr(unfinished, "units", lambda publication: [Unit(each) for each in (*states, *more)])
    told = cast(Any, type("Told", (), {"states": states}))
    return list(unfinished.unfinished(cast(Any, None), told, "ja", Options(Path(), sections=tuple(sections))))


def test_what_waits_for_a_translator_is_told_by_section_with_twenty_others(monkeypatch: pytest.MonkeyPatch) -> None:
    states = {f"huts/p{number}": Translated.MISSING for number in range(1, 23)}
    states |= {"huts/p30": Translated.FUZZY, "huts/p31": Translated.DRAFT, "news/p1": Translated.REVIEWED}
    (problem,) = told_unfinished(monkeypatch, states, more=("other/p9",))
    assert problem.message == "huts: 22 of 24 texts not translated into ja, 1 not up to date"
    assert (problem.place, problem.language) == (Place("a.yaml", 1), "ja")
    assert [each.line for each in problem.related] == list(range(2, 22))
    assert told_unfinished(monkeypatch, states, ("news",)) == []
    assert told_unfinished(monkeypatch, states, ("news", "huts")) == [problem]
    assert told_unfinished(monkeypatch, {}, more=("huts/p1",)) == []


@pytest.mark.parametrize(
    ("severity", "language", "filler", "told"),
    [
        (Severity.ERROR, "zh", False, Severity.ERROR),
        (Severity.ERROR, "zh", True, Severity.WARNING),
        (Severity.ERROR, pseudo.LANGUAGE, False, Severity.WARNING),
        (Severity.NOTE, "zh", True, Severity.NOTE),
        (Severity.WARNING, pseudo.LANGUAGE, False, Severity.WARNING),
    ],
)
def test_a_fault_of_pages_that_are_made_to_be_looked_at_is_a_warning(
    severity: Severity, language: str, filler: bool, told: Severity
) -> None:
    made = type("Asked", (), {"language": language, "options": Options(Path(), filler=filler)})
    found = weighed(Problem("a.b", "wrong", "mend it", severity=severity), cast(Commission, made))
    assert (found.severity, found.language) == (told, language)

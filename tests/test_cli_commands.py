"""What each command hands to its stage, and how it ends: by stages that only remember what they were asked."""

from __future__ import annotations

import gc
import json
import signal
import sys
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from galley import cli
from galley.cli import common, ending, program
from galley.cli.common import Many, somebody
from galley.cli.words import Words, _Click, words_of
from galley.message import said
from galley.options import Edition, Options
from galley.pdf.ways import Way
from galley.problem import Exit, Place, Problem, Severity
from galley.proof.fixes import Fix

ERROR = Problem("a.b", "wrong", "mend it", Place("a.yaml", 3))
WARNING = ERROR.with_(severity=Severity.WARNING)
TABLE = SimpleNamespace(tables=lambda: [[["one", "2"]]], as_json=lambda: {"one": 2}, table=lambda: [["one", "2"]])


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty project."""
    monkeypatch.setattr(common, "ROOT", tmp_path)
    return tmp_path


class Stage:
    """Remembers what it was asked, and gives what it is told to."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, name: str, answer: Any) -> None:
        self.asked: list[tuple[Any, ...]] = []
        self.answer = answer
        monkeypatch.setattr(f"galley.pipeline.{name}", self)

    def __call__(self, *asked: Any, **named: Any) -> Any:
        self.asked.append((*asked, named) if named else asked)
        return self.answer


Staged = Callable[[str, Any], Stage]


@pytest.fixture
def stage(monkeypatch: pytest.MonkeyPatch) -> Staged:
    return lambda name, answer: Stage(monkeypatch, name, answer)


def call(*arguments: str) -> Result:
    return CliRunner().invoke(cli.main, arguments)


def test_sections_are_signed_in_one_language_by_somebody_on_a_day(root: Path, stage: Staged) -> None:
    signing = stage("signing.sign", (["signed"], []))
    found = call("sign", "huts,paths", "a-2031", "--language", "zh", "--by", " Ri  An ", "--date", "2031-05-02")
    assert (found.exit_code, found.stdout) == (Exit.OK, "signed\n")
    assert signing.asked == [(root, ("huts", "paths"), "a-2031", "zh", "Ri An", date(2031, 5, 2))]
    signing.answer = ([], [ERROR])
    assert call("sign", "huts", "--language", "zh", "--by", "Ri An").exit_code == Exit.ERRORS
    assert signing.asked[-1][2:] == ("", "zh", "Ri An", date.today())


@pytest.mark.parametrize(
    "arguments",
    [
        ("--language", "zh", "--by", "Ri An"),
        ("huts", "--language", "zh"),
        ("huts", "--by", "Ri An"),
        ("huts", "--language", "zh,en", "--by", "Ri An"),
        ("huts", "--language", "zh", "--by", " "),
        ("huts", "--language", "zh", "--by", "Ri An", "--date", "2.5.2031"),
    ],
)
def test_what_a_signature_needs_is_told(root: Path, stage: Staged, arguments: tuple[str, ...]) -> None:
    signing = stage("signing.sign", ([], []))
    assert call("sign", *arguments).exit_code == Exit.USAGE
    assert signing.asked == []


@pytest.mark.parametrize(
    ("arguments", "publication"), [((), ""), (("a-2031",), "a-2031"), (("huts", "a-2031"), "a-2031")]
)
def test_how_sections_stand_is_told_of_a_publication_that_may_stand_alone(
    root: Path, stage: Staged, arguments: tuple[str, ...], publication: str
) -> None:
    status = stage("signing.status", (TABLE, []))
    found = call("sign", *arguments, "--status", "--language", "zh,en")
    assert (found.exit_code, found.stdout) == (Exit.OK, "one  2\n")
    assert status.asked == [(root, publication, ("zh", "en"))]
    status.answer = (None, [ERROR])
    found = call("sign", "--status", "--format", "json")
    assert found.exit_code == Exit.ERRORS and json.loads(found.stdout)["signed"] is None


def test_comments_are_taken_counted_applied_and_shown(root: Path, stage: Staged) -> None:
    (root / "a.pdf").touch()
    take = stage("commenting.take_comments", (["3 taken"], [WARNING]))
    found = call("comments", "take", str(root / "a.pdf"), "--publication", "a-2031", "--language", "zh")
    assert (found.exit_code, found.stdout) == (Exit.OK, "3 taken\n")
    assert take.asked == [(root, root / "a.pdf", "a-2031", "zh")]
    for name, stage_of in (("status", "counted"), ("show", "shown")):
        tell = stage(f"commenting.{stage_of}", (TABLE, []))
        found = call("comments", name, "a-2031", "--language", "zh")
        assert (found.exit_code, found.stdout, tell.asked) == (Exit.OK, "one  2\n", [(root, "a-2031", ("zh",))])
        assert json.loads(call("comments", name, "--format", "json").stdout)["comments"] == {"one": 2}
        tell.answer = (None, [ERROR])
        found = call("comments", name)
        assert (found.exit_code, found.stdout) == (Exit.ERRORS, "")
        assert json.loads(call("comments", name, "--format", "json").stdout)["comments"] is None
    outcome = SimpleNamespace(diff="-one\n+two\n", problems=[], report=["1 applied"])
    apply = stage("applying.apply_comments", outcome)
    assert call("comments", "apply", "a-2031").stdout == "1 applied\n"
    assert call("comments", "apply", "--dry-run", "--language", "en").stdout == "-one\n+two\n1 applied\n"
    assert apply.asked == [(root, "a-2031", (), {"dry": False}), (root, "", ("en",), {"dry": True})]


def test_a_file_is_imposed_as_it_is_asked_for(root: Path, stage: Staged) -> None:
    (root / "a.pdf").touch()
    impose = stage("imposing.impose", (root / "a.booklet.pdf", []))
    found = call("impose", str(root / "a.pdf"))
    assert (found.exit_code, found.stdout) == (Exit.OK, f"{root}/a.booklet.pdf\n")
    assert impose.asked == [(root / "a.pdf", Way.BOOKLET, 0.1, False, False, None)]
    impose.answer = (None, [ERROR])
    found = call("impose", str(root / "a.pdf"), "--as", str(next(reversed(Way))), "--marks", "--right-to-left")
    assert (found.exit_code, found.stdout) == (Exit.ERRORS, "")
    assert impose.asked[-1] == (root / "a.pdf", next(reversed(Way)), 0.1, True, True, None)


def test_two_states_are_compared_and_told_as_tables_or_as_data(root: Path, stage: Staged) -> None:
    for name in ("a.json", "b.json"):
        (root / name).touch()
    compare = stage("comparing.compare", (TABLE, [root / "b.changes.json"], []))
    found = call("compare", str(root / "a.json"), str(root / "b.json"))
    assert (found.exit_code, found.stdout) == (Exit.OK, f"one  2\n\n{root}/b.changes.json\n")
    assert compare.asked[0][:4] == ((root / "a.json", root / "b.json"), None, root, "en")
    told = json.loads(call("compare", str(root / "a.json"), str(root / "b.json"), "--format", "json").stdout)
    assert (told["comparison"], told["written"]) == ({"one": 2}, [f"{root}/b.changes.json"])
    compare.answer = (None, [], [ERROR])
    found = call("compare", str(root / "a.json"), str(root / "b.json"))
    assert (found.exit_code, found.stdout) == (Exit.ERRORS, "")
    assert (
        json.loads(call("compare", str(root / "a.json"), str(root / "b.json"), "--format", "json").stdout)["comparison"]
        is None
    )


@pytest.fixture
def published(root: Path) -> Path:
    (root / "content/a-2031").mkdir(parents=True)
    (root / "content/a-2031/publication.yaml").touch()
    return root


def test_states_are_frozen_listed_and_compared(published: Path, stage: Staged) -> None:
    states = stage("freezing.states", [])
    assert call("freeze").stdout == "no state of a-2031 is kept yet\n"
    states.answer = ["first", "second"]
    assert call("freeze").stdout == "first\nsecond\n"
    assert json.loads(call("freeze", "--format", "json").stdout)["states"] == ["first", "second"]
    status = stage("freezing.status", (TABLE, []))
    assert call("freeze", "first", "a-2031", "--status").stdout == "one  2\n"
    assert status.asked == [(published, "content/a-2031", "first")]
    status.answer = (None, [ERROR])
    found = call("freeze", "first", "--status", "--format", "json")
    assert found.exit_code == Exit.ERRORS and json.loads(found.stdout)["status"] is None
    freeze = stage("freezing.freeze", (["frozen/first"], []))
    assert call("freeze", "first").stdout == "frozen/first\n"
    assert call("freeze", "first", "--force").exit_code == Exit.OK
    assert [each[-1] for each in freeze.asked] == [False, True]
    assert call("freeze", "--status").exit_code == Exit.USAGE
    found = call("freeze", "first", "b-2031")
    assert (found.exit_code, len(freeze.asked)) == (Exit.ERRORS, 2) and "no publication b-2031" in found.stderr


def test_files_are_looked_through_by_what_was_ordered(root: Path, stage: Staged) -> None:
    (root / "a.pdf").touch()
    look = stage("preflight.looked_through", ([WARNING], [{"file": "a.pdf", "findings": []}]))
    assert call("preflight", str(root / "a.pdf")).exit_code == Exit.OK
    assert call("preflight", str(root / "a.pdf"), "--strict").exit_code == Exit.ERRORS
    asked = ("--for", "screen,print", "--bleed", "2.5", "--ink", "280", "--pages-at-once", "4", "--spot", "Gold")
    found = call("preflight", str(root / "a.pdf"), *asked, "--format", "json")
    assert found.exit_code == Exit.OK and json.loads(found.stdout)["files"] == [{"file": "a.pdf", "findings": []}]
    assert call("preflight", str(root / "a.pdf"), "--strict", "--format", "json").exit_code == Exit.ERRORS
    (_, edition, limits, at), (*_, ordered, _) = look.asked[0], look.asked[2]
    assert (edition, limits.bleed_mm, limits.ink_percent, limits.pages_at_once, at) == ([], Decimal(3), 300, 2, root)
    assert (look.asked[2][1], ordered.bleed_mm, ordered.ink_percent, ordered.spots) == (
        [Edition.SCREEN, Edition.PRINT],
        Decimal("2.5"),
        280,
        frozenset({"Gold"}),
    )
    assert call("preflight").exit_code == Exit.USAGE
    assert call("preflight", str(root / "a.pdf"), "--bleed", "nan").exit_code == Exit.USAGE
    (root / "b.pdf").touch()
    found = [
        {"file": name, "findings": [{"severity": each}]}
        for name, each in (("a", "error"), ("a", "error"), ("b", "note"))
    ]
    look.answer = ([ERROR], found)
    told = call("preflight", str(root / "a.pdf"), str(root / "b.pdf"), "--for", "print,screen").stderr
    assert told.endswith("1 error; files with errors: 1 of 2\n")
    handbook = stage("preflight.handbook", "# Preflight\n")
    assert call("preflight", "--rules").stdout == "# Preflight\n" and handbook.asked == [()]


def test_translations_are_kept_signed_taken_and_counted(root: Path, stage: Staged) -> None:
    keep = stage("locales.keep_translations", (["one\n  two"], []))
    asked = ("ja", "huts/p1", "--who", "Ito", "--reason", "a word")
    assert call("locales", "keep", *asked).stdout == "kept: one\n  two\n"
    assert keep.asked[0][:-1] == (root, "", "ja", ("huts/p1",), "Ito", "a word")
    assert call("locales", "keep", "ja", "--all", "--who", "Ito", "--reason", "a").exit_code == Exit.OK
    assert keep.asked[1][3] == ()
    review = stage("locales.review_translations", (["one"], [ERROR]))
    found = call("locales", "review", "ja", "huts,paths", "--who", "Ito", "--publication", "a-2031")
    assert (found.exit_code, found.stdout) == (Exit.ERRORS, "reviewed: one\n")
    assert found.stderr.endswith("1 error; the translations without a fault are signed\n")
    assert review.asked[0][:5] == (root, "a-2031", "ja", ("huts", "paths"), "Ito")
    review.answer = ([], [ERROR])
    assert call("locales", "review", "ja", "--all", "--who", "Ito").stderr.endswith("1 error; nothing was written\n")
    for command in ("keep", "review"):
        more = ("--who", "Ito", *(("--reason", "a") if command == "keep" else ()))
        assert call("locales", command, "ja", *more).exit_code == Exit.USAGE
        assert call("locales", command, "ja", "huts", "--all", *more).exit_code == Exit.USAGE
    assert (len(keep.asked), len(review.asked)) == (2, 2)
    (root / "x.po").touch()
    take = stage("taking.take_catalogue", (["x:"], []))
    assert call("locales", "take", str(root / "x.po"), "--dry-run").stdout == "x:\n"
    assert take.asked == [(root, root / "x.po", "", "", True)]
    update = stage("locales.update_catalogues", (["x.po"], [ERROR]))
    found = call("locales", "update", "a-2031", "--language", "pl")
    assert found.stderr.endswith("1 error; the catalogues without a fault are up to date\n")
    assert update.asked == [(root, ("pl",), ("a-2031",))]


def test_less_than_was_wanted_fails(root: Path, stage: Staged) -> None:
    stage("locales.progress", ({"a": {}}, []))
    stage("locales.table", [["a", "ja"]])
    stage("locales.as_json", {"a": 1})
    little = stage("locales.too_little", [])
    assert call("locales", "status").stdout == "a  ja\n"
    assert json.loads(call("locales", "status", "--format", "json", "--fail-under", "90").stdout) == {"a": 1}
    assert [each[1] for each in little.asked] == [0, 90]
    little.answer = [ERROR]
    assert call("locales", "status").exit_code == Exit.ERRORS


def test_a_hand_out_and_a_glossary_are_written(root: Path, stage: Staged) -> None:
    hand = stage("handout.hand_out", (["a.zip"], []))
    assert call("handout", "ja", "a-2031").stdout == "a.zip\n"
    assert hand.asked == [(root, "ja", "a-2031", None)]
    glossary = stage("glossary.write_glossary", (["a.csv"], []))
    assert call("locales", "glossary", "a-2031", "--language", "ja").stdout == "a.csv\n"
    assert call("locales", "glossary").exit_code == Exit.OK
    assert glossary.asked == [(Options(root, ("a-2031",), ("ja",)),), (Options(root),)]


def test_schemas_are_written_or_the_guide_to_their_fields_printed(root: Path, stage: Staged) -> None:
    write, guide = stage("schema.write_schemas", ["a.json"]), stage("fields.guide", "# Fields\n")
    assert call("schema").stdout == "a.json\n" and call("schema", "--fields").stdout == "# Fields\n"
    assert (write.asked, guide.asked) == ([(root,)], [()])


def test_books_of_languages_are_compared(root: Path, stage: Staged) -> None:
    parity = stage("parity.compare", (TABLE, []))
    assert call("parity", "a-2031", "--language", "ja").stdout == "one  2\n"
    assert parity.asked[0][0] == Options(root, ("a-2031",), ("ja",))
    parity.answer = (None, [ERROR])
    found = call("parity", "--format", "json")
    assert found.exit_code == Exit.ERRORS and json.loads(found.stdout)["parity"] is None


@pytest.mark.parametrize(
    "arguments",
    [
        ("--attach",),
        ("--attach", "--edition", "screen"),
        ("--line-numbers",),
        ("--accepted", "--edition", "print"),
        ("--since", "HEAD"),
        ("--changed-pages",),
        ("--changed-pages", "--edition", "proof"),
        ("--facing", "zh"),
        ("--jobs", "0"),
    ],
)
def test_what_does_not_go_together_is_told_and_nothing_is_built(
    root: Path, stage: Staged, arguments: tuple[str, ...]
) -> None:
    build = stage("build.build", None)
    assert call("build", *arguments).exit_code == Exit.USAGE
    assert build.asked == []


def test_a_build_is_asked_for_as_it_was_ordered(root: Path, stage: Staged) -> None:
    outputs = {"a/a.zh.map.json": "0", "a/a.zh.screen.pdf": "1", "a/a.zh.print.pdf": "2"}
    build = stage("build.build", SimpleNamespace(problems=[], outputs=outputs, unchanged={"a/a.zh.screen.pdf"}))
    stage("freshness.program", {})
    found = call("build", "a-2031", "--language", "zh", "--edition", "archive,proof", "--attach", "--line-numbers")
    assert (found.exit_code, found.stdout) == (
        Exit.OK,
        "output/a/a.zh.screen.pdf (unchanged)\noutput/a/a.zh.print.pdf\n",
    )
    asked = build.asked[0][0]
    assert asked == Options(
        root,
        ("a-2031",),
        ("zh",),
        (Edition.ARCHIVE, Edition.PROOF),
        jobs=None,
        preflight=True,
        attach=True,
        line_numbers=True,
    )
    known = stage("freshness.receipt", SimpleNamespace(problems=[WARNING], written={"a/a.pdf": "0"}))
    assert call("build").stdout == "output/a/a.pdf (unchanged)\n"
    assert call("build", "--strict").exit_code == Exit.ERRORS
    assert (len(build.asked), len(known.asked)) == (1, 2)
    call("build", "--force", "--strict", "--facing", "en", "--edition", "proof", "--accepted")
    assert (len(build.asked), len(known.asked)) == (2, 2)
    asked = build.asked[1][0]
    assert (asked.force, asked.strict, asked.facing, asked.accepted) == (True, True, "en", True)


def test_who_watches_is_told_of_each_round(root: Path, stage: Staged) -> None:
    rounds = [SimpleNamespace(problems=each, outputs={"a.pdf": "0"}, unchanged=set()) for each in ([], [ERROR])]
    watched = stage("watch.watched", rounds)
    stage("freshness.program", {})
    found = call("watch", "a-2031", "--strict", "--allow-unfinished")
    assert found.stdout == "output/a.pdf\n" * 2
    assert watched.asked[0][0] == Options(root, ("a-2031",), strict=True, allow_unfinished=True)


def found_by_check(*problems: Problem, **more: Any) -> SimpleNamespace:
    return SimpleNamespace(**({"problems": list(problems), "mended": {}, "texts": {}} | more))


@pytest.mark.parametrize(
    "arguments",
    [
        ("--dry-run",),
        ("--accept", "1"),
        ("--reason", "why"),
        ("--accept", "1", "--reason", " "),
        ("--accept", "1", "--reason", "why", "--fix"),
        ("a-2031", "--text", "-"),
        ("--pages", "--text", "-"),
        ("--text", "-", "--language", "zh,en"),
        ("--text", "-", "--fix"),
        ("--text", "-", "--accept", "1", "--reason", "why"),
    ],
)
def test_what_a_check_cannot_do_at_once_is_told(root: Path, stage: Staged, arguments: tuple[str, ...]) -> None:
    texts, content = stage("check.check_texts", found_by_check()), stage("check.check", found_by_check())
    assert call("check", *arguments).exit_code == Exit.USAGE
    assert (texts.asked, content.asked) == ([], [])


def test_texts_and_publications_are_checked_as_it_is_asked_for(root: Path, stage: Staged) -> None:
    texts, content = stage("check.check_texts", found_by_check(WARNING)), stage("check.check", found_by_check(WARNING))
    (root / "a.txt").write_text("text")
    assert call("check", "--text", str(root / "a.txt"), "--notes").exit_code == Exit.OK
    assert call("check", "--text", str(root / "a.txt"), "--language", "en", "--strict").exit_code == Exit.ERRORS
    assert [each[1:3] for each in texts.asked] == [((root / "a.txt",), "zh"), ((root / "a.txt",), "en")]
    assert [(each[3].notes, each[-1]) for each in texts.asked] == [(True, {"piped": b""}), (False, {"piped": b""})]
    piped = CliRunner().invoke(cli.main, ["check", "--text", "-"], input=b"words")
    assert piped.exit_code == Exit.OK and texts.asked[-1][-1] == {"piped": b"words"}
    assert call("check", "a-2031", "--language", "zh,en", "--fix", "--dry-run").exit_code == Exit.OK
    options, asked = content.asked[-1]
    assert options == Options(root, ("a-2031",), ("zh", "en"))
    assert (asked.fix, asked.dry, asked.notes) == (True, True, False)
    pages = stage("pages.check_pages", [ERROR])
    assert call("check", "--pages").exit_code == Exit.ERRORS
    content.answer = found_by_check()
    assert call("check").exit_code == Exit.OK and len(pages.asked) == 1


def test_what_was_found_is_told_in_the_form_that_is_asked_for(root: Path, stage: Staged) -> None:
    (root / "a.yaml").write_text("one\ntwo\nthree\n")
    content = stage("check.check", found_by_check(ERROR))
    assert call("check").stdout.startswith("errors to mend: 1;")
    assert call("check", "--format", "html").stdout.startswith("<!doctype html>")
    assert json.loads(call("check", "--format", "json").stdout)["summary"]["errors"] == 1
    assert call("check", "--format", "github").stdout.startswith("::error file=a.yaml")
    changes = (Fix("a.yaml", 1, 2, ",", "，"), Fix("a.yaml", 3, 4, "x", ""))
    mended = {"a.yaml": SimpleNamespace(changes=changes, diff=lambda name: f"--- {name}\n")}
    content.answer = found_by_check(mended=mended)
    assert call("check", "--fix").stdout.endswith("a.yaml: 2 mended\n  1:2  , → ，\n  3:4  x → –\n")
    assert call("check", "--fix", "--dry-run").stdout.endswith("--- a.yaml\n")
    told = json.loads(call("check", "--fix", "--format", "json").stdout)["mended"]["a.yaml"]
    assert [(each["line"], each["column"], each["old"], each["new"]) for each in told] == [
        (1, 2, ",", "，"),
        (3, 4, "x", ""),
    ]


UNWRITTEN = ERROR.with_(code="pipeline.protected")


@pytest.mark.parametrize(
    ("found", "why"),
    [((), "nothing was found"), ((WARNING,), "a person has to look"), ((WARNING, UNWRITTEN), "could not be written")],
)
def test_it_is_told_why_nothing_is_mended(root: Path, stage: Staged, found: tuple[Problem, ...], why: str) -> None:
    (root / "a.yaml").write_text("one\ntwo\nthree\n")
    stage("check.check", found_by_check(*found))
    for more in ((), ("--dry-run",)):
        last = call("check", "--fix", *more).stdout.splitlines()[-1]
        assert last.startswith("nothing is mended: ") and why in last
    assert "nothing is mended" not in call("check").stdout
    assert json.loads(call("check", "--fix", "--format", "json").stdout)["mended"] == {}
    assert "mended" not in json.loads(call("check", "--format", "json").stdout)


def test_a_finding_is_accepted_or_it_is_told_why_not(root: Path, stage: Staged) -> None:
    outcome = found_by_check(ERROR)
    stage("check.check", outcome)
    accept = stage("accepting.accept", ("content/proof.yaml", []))
    found = call("check", "--accept", "2", "--reason", "why")
    assert (found.exit_code, found.stdout) == (Exit.OK, "accepted in content/proof.yaml\n")
    assert accept.asked == [(root, outcome, 2, "why")]
    accept.answer = (None, [ERROR])
    found = call("check", "--accept", "0", "--reason", "why")
    assert (found.exit_code, found.stdout) == (Exit.ERRORS, "") and "a.yaml:3: error: wrong" in found.stderr


def test_a_file_in_the_place_of_a_publication_is_told(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    (root / "a.txt").touch()
    found = call("check", "a.txt")
    assert found.exit_code == Exit.USAGE and "read it with --text a.txt" in found.stderr


def test_names_are_given_once_each_and_only_those_there_are() -> None:
    assert Many().convert(" a, b,,a ", None, None) == ("a", "b")
    for value, choices in ((" ,", ()), ("a,c", ("a", "b"))):
        with pytest.raises(click.BadParameter):
            Many(choices).convert(value, None, None)
    assert Many(("a", "b")).convert("b", None, None) == ("b",)


def test_a_name_has_forty_letters_at_most() -> None:
    nothing: Any = None
    assert somebody(nothing, nothing, "x" * 20 + "\n" + "y" * 19) == "x" * 20 + " " + "y" * 19
    assert somebody(nothing, nothing, "R") == "R"
    for name in ("", " \n", "x" * 41):
        with pytest.raises(click.BadParameter):
            somebody(nothing, nothing, name)


def test_click_speaks_of_one_and_of_several() -> None:
    spoken = _Click(str.upper)
    assert [spoken.ngettext("one", "more", n) for n in (0, 1, 2)] == ["MORE", "ONE", "MORE"]
    assert spoken.gettext("a") == "A"


def test_a_language_without_words_speaks_english(root: Path) -> None:
    assert words_of("xx", root) == Words()
    own = words_of("zh", Path(cli.__file__).parents[2])
    assert own.language == "zh" and own.told(said("nothing was written")) != "nothing was written"


@pytest.mark.parametrize(
    ("problems", "strict", "written", "rest", "last"),
    [
        ([], False, [], "", ""),
        ([WARNING], False, [], "", "1 warning\n"),
        ([WARNING], True, [], "", "1 warning; nothing was written\n"),
        ([ERROR], False, ["a.pdf"], "", "1 error; the other books were written\n"),
        ([ERROR], False, ["a.pdf"], "the rest stands", "1 error; the rest stands\n"),
    ],
)
def test_a_command_ends_with_what_it_came_to(
    root: Path,
    capsys: pytest.CaptureFixture[str],
    problems: list[Problem],
    strict: bool,
    written: list[str],
    rest: str,
    last: str,
) -> None:
    failed = ending.tell(problems, "text", strict, written, rest)
    told = capsys.readouterr()
    assert failed is bool(problems and (strict or problems == [ERROR]))
    assert told.out == "".join(f"{name}\n" for name in written)
    assert told.err.endswith(last) and bool(told.err) is bool(problems)


def waiting(section: str, severity: Severity) -> Problem:
    values = {"section": section, "missing": 1, "fuzzy": 2, "total": 9, "language": "ja"}
    message = said("{section} {missing} {fuzzy} {total} {language}", **values)
    return Problem("language.unfinished", message, "translate", Place("a.po"), severity)


@pytest.mark.parametrize(
    ("severity", "told"), [(Severity.ERROR, "--allow-unfinished"), (Severity.WARNING, "locales status")]
)
def test_what_waits_for_translators_is_a_table_with_what_to_do(
    root: Path, capsys: pytest.CaptureFixture[str], severity: Severity, told: str
) -> None:
    problems = [waiting(name, severity) for name in "abc"]
    ending.tell([*problems, ERROR], "text", False, [])
    err = capsys.readouterr().err
    assert err.startswith("a.yaml:3: error: wrong") and "1+2/9" in err and told in err
    ending.tell(problems, "github", False, [])
    assert capsys.readouterr().out.count("::") == 6


def test_a_terminal_is_told_what_is_being_done_and_nothing_else_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: False, raising=False)
    with ending.progress() as doing:
        assert doing("reading") is None


def test_an_interrupt_that_was_passed_over_comes_again_and_other_faults_are_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    timers: list[tuple[Any, ...]] = []
    told: list[Any] = []
    monkeypatch.setattr(signal, "setitimer", lambda *asked: timers.append(asked))
    monkeypatch.setattr(sys, "__unraisablehook__", told.append)
    for kind in (KeyboardInterrupt, ValueError):
        cli._passed_over(SimpleNamespace(exc_type=kind))
    assert timers == [(signal.ITIMER_REAL, 0.01)]
    assert [each.exc_type for each in told] == [ValueError]
    with pytest.raises(KeyboardInterrupt):
        cli._interrupted(15, None)


def test_the_program_has_the_collector_look_seldom(monkeypatch: pytest.MonkeyPatch) -> None:
    thresholds: list[int] = []
    frozen: list[str] = []
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    monkeypatch.setattr(gc, "set_threshold", lambda *asked: thresholds.extend(asked))
    monkeypatch.setattr(gc, "freeze", lambda: frozen.append("frozen"))
    monkeypatch.setattr(cli, "main", lambda: frozen.append("run"))
    monkeypatch.setattr(sys, "unraisablehook", sys.unraisablehook)
    cli.run()
    assert (thresholds, frozen) == ([50_000], ["run", "frozen"])


@pytest.mark.parametrize("works", [False, True])
@pytest.mark.parametrize("frozen", [0, 7])
def test_what_is_loaded_is_taken_for_old_unless_another_has_frozen_it(
    monkeypatch: pytest.MonkeyPatch, works: bool, frozen: int
) -> None:
    done: list[str] = []
    monkeypatch.setattr(
        common,
        "gc",
        SimpleNamespace(
            isenabled=lambda: works,
            get_freeze_count=lambda: frozen,
            **{name: lambda name=name: done.append(name) for name in ("disable", "enable", "freeze", "unfreeze")},
        ),
    )
    with common.loading():
        assert done == ["disable"]
    assert done[1:] == [*([] if frozen else ["freeze", "unfreeze"]), *(["enable"] if works else [])]


def test_what_the_system_refuses_is_told_as_a_problem(
    root: Path, stage: Staged, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*asked: Any) -> None:
        raise PermissionError(13, "no", str(root / "a.pdf"))

    monkeypatch.setattr("galley.pipeline.schema.write_schemas", refuse)
    found = call("schema")
    assert found.exit_code == Exit.ERRORS and "a.pdf: error: the system does not allow it" in found.stderr


@pytest.mark.parametrize(
    ("arguments", "meant"),
    [
        ((), ["build"]),
        (("--force",), ["build", "--force"]),
        (("--help",), ["--help"]),
        (("-h",), ["-h"]),
        (("--version",), ["--version"]),
        (("check", "--strict"), ["check", "--strict"]),
        (("--messages", "en", "--force"), ["build", "--messages", "en", "--force"]),
        (("--messages", "en", "check"), ["--messages", "en", "check"]),
    ],
)
def test_build_is_meant_where_no_command_is_named(
    monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], meant: list[str]
) -> None:
    parsed: list[list[str]] = []
    monkeypatch.setattr(program.Group, "parse_args", lambda self, ctx, args: parsed.append(list(args)) or args)
    context = click.Context(cli.main)
    cli.main.parse_args(context, list(arguments))
    assert parsed == [meant]


@pytest.mark.parametrize(
    ("ends", "code"),
    [
        (3, 3),
        ("done", Exit.OK),
        (SystemExit(2), 2),
        (SystemExit(None), Exit.OK),
        (KeyboardInterrupt(), Exit.INTERRUPTED),
        (click.Abort(), Exit.INTERRUPTED),
        (click.UsageError("no"), Exit.USAGE),
    ],
)
def test_the_program_ends_with_an_exit_code(monkeypatch: pytest.MonkeyPatch, ends: Any, code: int) -> None:
    def main(self: Any, *asked: Any, **named: Any) -> Any:
        if isinstance(ends, BaseException):
            raise ends
        return ends

    monkeypatch.setattr(click.Group, "main", main)
    assert cli.main._code([], Words()) == code


@pytest.mark.parametrize(
    "asked", [["lines"], ["press"], ["ids"], ["trims"], ["pages"], ["mutants"], ["speed"], ["borrowed"]]
)
def test_benches_are_commands(asked: list[str]) -> None:
    found = call("bench", *asked, "--help")
    assert found.exit_code == Exit.OK and found.stdout.startswith(f"Usage: build.py bench {asked[0]}")

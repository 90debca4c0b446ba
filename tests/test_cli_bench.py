"""What the commands that measure hand to their benches, and how they end: by benches that only remember what they were asked."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
from click.testing import CliRunner, Result

from bench.proof import pairs as sentences
from galley import cli
from galley.cli import common
from galley.problem import Exit

SIX = ("zh", "ja", "ko", "mn", "ru", "en")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty project."""
    monkeypatch.setattr(common, "ROOT", tmp_path)
    monkeypatch.setattr(sys, "path", list(sys.path))
    return tmp_path


Benches = Callable[..., SimpleNamespace]


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch) -> Benches:
    """Puts a makeshift module in the place of one of the benches; calls of its functions are kept as `asked`."""

    def put(name: str, **answers: Any) -> SimpleNamespace:
        module: Any = SimpleNamespace(asked=[])
        for key, answer in answers.items():
            if callable(answer) or isinstance(answer, (int, type)):
                setattr(module, key, answer)
            else:

                def told(*asked: Any, answer: Any = answer) -> Any:
                    module.asked.append(asked)
                    return answer[0]

                setattr(module, key, told)
        parent, _, last = f"bench.{name}".rpartition(".")
        if parent not in sys.modules:
            monkeypatch.setitem(sys.modules, parent, ModuleType(parent))
        monkeypatch.setattr(sys.modules[parent], last, module, raising=False)
        monkeypatch.setitem(sys.modules, f"bench.{name}", module)
        return module

    return put


def call(*arguments: str) -> Result:
    return CliRunner().invoke(cli.main, ["bench", *arguments])


@pytest.mark.parametrize("language", SIX)
def test_lines_are_measured_in_each_of_our_languages(root: Path, bench: Benches, language: str) -> None:
    lines = bench("lines", markdown=["table"])
    assert call("lines", "--language", language).stdout == "table\n" and lines.asked == [(language,)]
    lines.asked.clear()
    call("lines")
    assert lines.asked == [(each,) for each in SIX]


@pytest.mark.parametrize("what", ["cold", "edits", "sizes", "long"])
@pytest.mark.parametrize("size", ["1", "4", "16", "64"])
def test_speed_is_measured_as_it_is_asked_for(root: Path, bench: Benches, what: str, size: str) -> None:
    speed = bench("speed", tables=[[("cold", "table")]], write=[None])
    assert call("speed", "--only", what, "--size", size, "--runs", "2").stdout == "table\n"
    ((_, only, runs, sizes, _, _),) = speed.asked
    assert (only, runs, sizes) == ((what,), 2, [int(size)])


@pytest.mark.parametrize("who", ["Galley", "Galley at 72a67f3", "WeasyPrint", "Typst", "XeLaTeX", "Chromium"])
def test_each_typesetter_may_take_part(root: Path, bench: Benches, who: str) -> None:
    speed = bench("speed", tables=[[("cold", "table")]], write=[None])
    assert call("speed", "--who", who, "--write").exit_code == Exit.OK
    assert speed.asked[0][4] == (who,) and speed.asked[1] == (root, "cold", "table")
    speed.asked.clear()
    assert call("speed").exit_code == Exit.OK and speed.asked[0][1:4] == ((), 3, [1, 4, 16, 64])
    assert len(speed.asked[0][4]) == 6 and call("speed", "--who", "Word").exit_code == Exit.USAGE


def test_faults_are_tried_on_as_many_cores_as_are_asked_for_or_there(
    root: Path, bench: Benches, monkeypatch: pytest.MonkeyPatch
) -> None:
    trials = bench("mutants.trials", measured=["result"], told=["table"])
    assert call("mutants", "--room", "text,show", "--count", "9", "--jobs", "2").stdout == "table\n"
    assert trials.asked[0][1:3] == (("text", "show"), 9) and trials.asked[0][4:6] == (2, 60.0)
    for cores, jobs in ((5, 5), (None, 1)):
        monkeypatch.setattr(os, "cpu_count", lambda cores=cores: cores)
        trials.asked.clear()
        call("mutants")
        assert trials.asked[0][4] == jobs


@pytest.mark.parametrize(("found", "code"), [([], Exit.OK), (["run"], Exit.ERRORS)])
def test_what_is_borrowed_fails(root: Path, bench: Benches, found: list[str], code: int) -> None:
    bench("borrowed", measured=[found], told=["list"])
    assert call("borrowed", "--source", str(root)).exit_code == code


@pytest.mark.parametrize(
    ("thin", "code"), [((), Exit.ERRORS), ((0, 2), Exit.OK), ((2, 3), Exit.ERRORS), ((1,), Exit.OK)]
)
def test_a_book_with_more_than_two_thin_pages_fails(
    root: Path, bench: Benches, thin: tuple[int, ...], code: int
) -> None:
    composition = bench(
        "composition",
        measured=[[(f"book {count}", "x" * count) for count in thin]],
        thin=lambda pages: list(pages),
        told=["full"],
        MOST_THIN=2,
    )
    sheets = bench("sheets", written=[[root / "sheet.png"]])
    found = call("pages", "a-2031")
    assert (found.exit_code, found.stdout, sheets.asked) == (code, "full\n" * len(thin), [])
    assert composition.asked[0] == (root, "a-2031")
    assert call("pages", "--sheets", str(root)).stdout.startswith(f"{root}/sheet.png\n")


@pytest.mark.parametrize(
    ("first", "second", "books", "code"),
    [
        ("", "", [("zh", [])], Exit.OK),
        ("", "", [], Exit.ERRORS),
        (None, "", [("zh", [])], Exit.ERRORS),
        ("", None, [("zh", [])], Exit.OK),
        ("wrong", "", [("zh", [])], Exit.ERRORS),
        ("", "wrong", [("zh", [])], Exit.ERRORS),
        ("", "", [("zh", ["leak"])], Exit.ERRORS),
    ],
)
def test_catalogues_in_which_anything_is_found_fail(
    root: Path, bench: Benches, first: str | None, second: str | None, books: Any, code: int
) -> None:
    told = [SimpleNamespace(said=each) for each in (first, second)]
    bench("catalogues", catalogues=[[]], msgfmt=[told[0]], pofilter=[told[1]], leaks=[books], told=["list"])
    assert call("catalogues").exit_code == code


@pytest.mark.parametrize(
    ("problems", "pages", "code"), [([], 4, Exit.OK), (["wrong"], 4, Exit.ERRORS), ([], 0, Exit.ERRORS)]
)
def test_a_trim_with_problems_or_without_pages_fails(
    root: Path, bench: Benches, problems: list[str], pages: int, code: int
) -> None:
    trims = bench("trims", measured=[[SimpleNamespace(problems=problems, pages=pages)]])
    assert call("trims", "--form", "A5").exit_code == code and trims.asked == [(root, ("A5",))]


@pytest.mark.parametrize(("sound", "code"), [(True, Exit.OK), (False, Exit.ERRORS)])
def test_what_is_not_sound_fails(root: Path, bench: Benches, sound: bool, code: int) -> None:
    found = SimpleNamespace(is_sound=sound)
    press, comments = bench("press", of_copy=[found]), bench("comments.measured", of_copy=[found])
    assert call("press", "--language", "zh,mn").exit_code == code
    assert press.asked[0][1:3] == ("annual-report-2014", ("zh", "mn"))
    assert call("comments").exit_code == code and comments.asked[0][1] == root / "output/.bench"
    call("comments", "--kept", str(root))
    assert comments.asked[1][1] == root
    bench("engine", measured=[("report", sound)], Refused=ValueError)
    assert call("engine").exit_code == code


def test_the_engines_own_tests_are_run_whole_or_in_part_and_a_machine_without_them_is_told(
    root: Path, bench: Benches
) -> None:
    engine = bench("engine", measured=[("report", True)], Refused=ValueError)
    call("engine")
    call("engine", "--only", "a.py", "--only", "b.py")
    assert engine.asked == [(("tests",),), (("a.py", "b.py"),)]

    def refuse(only: Any) -> None:
        raise ValueError("no tests")

    engine.measured = refuse
    found = call("engine")
    assert (found.exit_code, found.stderr) == (Exit.MACHINE, "no tests\n")


@pytest.mark.parametrize(("failed", "code"), [(False, Exit.OK), (True, Exit.ERRORS)])
def test_an_id_that_is_not_told_fails(root: Path, bench: Benches, failed: bool, code: int) -> None:
    desk = SimpleNamespace(publication="p", trials=lambda changes: ["trial"])
    ids = bench("ids", Bench=lambda root, folder: desk, changes=["changes"], told=["table"], failed=[failed])
    ids.PUBLICATIONS = ("a", "b")
    assert call("ids", "--share", "0.5", "--seed", "3").exit_code == code
    assert ids.asked[0] == ("p", 0.5, 3) and ids.asked[2] == (["trial", "trial"],)


def test_long_tests_are_run_with_what_follows(root: Path, bench: Benches) -> None:
    long = bench("long", run=[4])
    assert call("long", "-k", "x").exit_code == 4 and long.asked == [(("-k", "x"),)]


FAMILIES = ("characters", "punctuation", "names", "facts", "wording", "translation")


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("missed", [True, False])
def test_faults_of_each_family_are_planted_in_each_language(
    root: Path, bench: Benches, family: str, missed: bool
) -> None:
    check = bench("check", measured=["found"], markdown=["table"], missed=["missed\n"])
    more = ("--missed",) if missed else ()
    assert call("check", "--family", family, "--count", "7", *more).stdout == "table\n" + "missed\n" * missed
    assert check.asked[0] == (root, SIX, (family,), 7, 0)
    check.asked.clear()
    call("check", "--language", "ko")
    assert check.asked[0][1:3] == (("ko",), FAMILIES)


@pytest.mark.parametrize(
    ("option", "module", "failed", "code"),
    [("--parallel", "parallel", False, Exit.OK), ("--parallel", "parallel", True, Exit.ERRORS)],
)
def test_translations_are_measured_against_a_bar(
    root: Path, bench: Benches, option: str, module: str, failed: bool, code: int
) -> None:
    parallel = bench(module, measured=["found"], markdown=["table"], failed=[failed])
    assert call("check", option, "--seed", "5").exit_code == code and parallel.asked[0] == (root, 5)


def test_clean_texts_are_counted_and_those_of_the_half_that_is_looked_at_listed(root: Path, bench: Benches) -> None:
    clean = bench("proof.clean", measured=[["reading"]], told=["counts\n"], listed=["list\n"])
    sources = bench("proof.sources", Refused=ValueError)
    assert call("check", "--clean", "--cache", str(root)).stdout == "counts\n"
    assert clean.asked[0] == (root, root, "look", SIX)
    assert call("check", "--clean", "--list").stdout == "counts\nlist\n"
    assert call("check", "--clean", "--half", "sealed").stdout == "counts\n"
    assert call("check", "--clean", "--half", "sealed", "--list").exit_code == Exit.USAGE

    def refuse(*asked: Any) -> None:
        raise sources.Refused("no texts")

    clean.measured = refuse
    found = call("check", "--clean")
    assert (found.exit_code, found.stderr) == (Exit.MACHINE, "no texts\n")


@pytest.mark.parametrize(
    ("failed", "single", "count", "code"),
    [
        (False, [], 9, Exit.OK),
        (True, [], 9, Exit.ERRORS),
        (False, ["row"], 9, Exit.ERRORS),
        (False, [], 10, Exit.ERRORS),
    ],
)
def test_what_was_judged_is_held_to_its_bars(
    root: Path, bench: Benches, failed: bool, single: list[str], count: int, code: int
) -> None:
    found = SimpleNamespace(found=[SimpleNamespace(code="a.b")])
    bench("proof.clean", measured=[[found]])
    bench("proof.sources", Refused=ValueError)
    judged = bench("proof.judged", measured=["measure"], told=["judged\n"], failed=[failed])
    bench("proof.rows", measured=[single], told=["rows\n"], count=[count], MOST=9)
    assert call("check", "--judged", "--source", str(root)).exit_code == Exit.USAGE
    (root / "a.txt").touch()
    found_ = call("check", "--judged", "--source", str(root), "--cache", str(root))
    assert (found_.exit_code, found_.stdout) == (code, "judged\nrows\n")
    assert judged.asked[0] == (root, root, {"a.b"})


def test_pairs_and_data_beside_prose_are_read(root: Path, bench: Benches) -> None:
    (root / "pairs.txt").touch()
    read = [SimpleNamespace(language=each) for each in ("zh", "en", "xx")]
    pairs = bench("proof.pairs", read=[read], measured=["found"], told=["pairs\n"])
    assert call("check", "--pairs", str(root / "pairs.txt"), "--language", "en").stdout == "pairs\n"
    assert pairs.asked[1] == (root, [read[1]])
    bench("proof.pairs", read=sentences.read, NoPairs=sentences.NoPairs)
    (root / "pairs.txt").write_text("- {language: en}\n", "utf-8")
    refused = call("check", "--pairs", str(root / "pairs.txt"))
    assert refused.exit_code == Exit.USAGE and "pair 1 has no text" in refused.stderr
    bench("check", PUBLICATION=3)
    beside = bench("proof.beside", measured=["found"], told=["beside\n"])
    assert call("check", "--beside", "--seed", "4", "--count", "8").stdout == "beside\n"
    assert beside.asked[0][2:] == (4, 8)

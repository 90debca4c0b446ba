"""What `bench speed` makes and reckons; nothing here is timed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

import polib
import pytest
from lengthy import long

from bench import speed
from bench.peers import latex, typst
from bench.peers.manuscript import Block, Table, manuscript
from bench.speed import filling, projects, scenarios, stopwatch, told, works
from bench.speed.projects import REPORT, Project, pins, scaled
from bench.speed.ratios import Spread, ratio
from bench.speed.scenarios import Gate, Scenario
from bench.speed.stopwatch import Cost, Failed, cost
from bench.speed.work import Found, Work, measured, together
from galley.cli.bench import MEASURED, SETTERS, SIZES
from galley.files import Files
from galley.language.agreement import faults
from galley.reader import read_publication

ROOT = Path(__file__).resolve().parent.parent


def test_a_ratio_is_taken_round_by_round() -> None:
    found = ratio([1, 8, 6], [2, 4, 4])
    assert found == Spread(1.5, 0.5, 2)
    assert found.told() == "1.50 (0.50–2.00)"
    assert Spread.of([3, 3]).told(".0f") == "3"
    with pytest.raises(ValueError, match="shorter"):
        ratio([1, 2], [1])


def test_commands_that_follow_one_another_cost_their_sum_and_the_largest_memory() -> None:
    assert together([Cost(1, 2, 30), Cost(4, 5, 20)]) == Cost(5, 7, 30)


def test_a_process_that_outlives_its_parent_is_counted() -> None:
    busy = "import time\nwhile time.process_time() < 0.4: pass"
    orphan = f"import os, sys\nif os.fork() == 0:\n    os.setsid()\n    exec({busy!r})"
    assert cost([sys.executable, "-I", "-c", orphan], ROOT, {}, 60).cpu_s > 0.4


def test_the_memory_of_a_tree_is_that_of_its_processes_together() -> None:
    holder = "held = bytearray(b'x') * 40_000_000; print(flush=True); input()"
    command = ["sh", "-c", f'{sys.executable} -I -c "{holder}"; true']
    tree = [subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) for _ in "ab"]
    for each in tree:
        assert each.stdout and each.stdout.readline() == b"\n"
    below = [number for each in tree for number in (each.pid, *stopwatch._below(each.pid))]
    assert len(below) == 4 and set(below) <= set(stopwatch._below(os.getpid()))
    assert 80e6 < sum(map(stopwatch._share, below)) < 160e6
    for each in tree:
        each.communicate(b"\n")
    assert list(map(stopwatch._share, below)) == [0, 0, 0, 0]


def test_what_fails_or_takes_too_long_says_so() -> None:
    with pytest.raises(Failed, match="no such book"):
        cost([sys.executable, "-I", "-c", "raise SystemExit('no such book')"], ROOT, {}, 60)
    with pytest.raises(Failed, match="takes more than 0 s"):
        cost([sys.executable, "-I", "-c", "import time; time.sleep(60)"], ROOT, {}, 0.2)


def test_a_bench_that_is_interrupted_ends_what_it_started(tmp_path: Path) -> None:
    begun = f"import os, pathlib, time; pathlib.Path({str(tmp_path / 'pid')!r}).write_text(str(os.getpid())); time.sleep(60)"
    script = f"import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler); from pathlib import Path; from bench.speed.stopwatch import cost; cost([sys.executable, '-c', {begun!r}], Path(), {{}}, 60)"
    process = subprocess.Popen([sys.executable, "-c", script], cwd=ROOT, stderr=subprocess.DEVNULL)
    while not (tmp_path / "pid").exists() or not (tmp_path / "pid").read_text(encoding="utf-8"):
        assert process.poll() is None
    process.send_signal(signal.SIGINT)
    assert process.wait() != 0
    with pytest.raises(ProcessLookupError):
        os.kill(int((tmp_path / "pid").read_text(encoding="utf-8")), 0)


def work(name: str, log: list[str], code: str = "") -> Work:
    return Work(name, [sys.executable, "-I", "-c", code], [ROOT], {}, lambda: log.append(name), lambda: 7)


def test_works_take_turns_and_one_that_fails_takes_no_more() -> None:
    log: list[str] = []
    found = measured([work("a", log), work("b", log, "raise SystemExit('broken')"), work("c", log)], 2, lambda _: None)
    assert log == ["a", "b", "c", "a", "c"]
    assert [(each.name, each.pages, len(each.costs), each.fault) for each in found] == [
        ("a", 7, 2, ""),
        ("b", 0, 0, "broken"),
        ("c", 7, 2, ""),
    ]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """The content of the report, to be scaled."""
    shutil.copytree(ROOT / "content", tmp_path / "content")
    return Project(tmp_path)


@pytest.mark.long
def test_scaled_content_reads_without_a_fault_and_no_address_stands_twice(project: Project) -> None:
    """It reads the report four times; in the suite content once is left as it is, and the bench fails where a book has a fault."""
    once, _ = read_publication(Files(project.root), f"content/{REPORT}")
    scaled(project, 3)
    thrice, problems = read_publication(Files(project.root), f"content/{REPORT}")
    assert [str(each) for each in problems if each.severity == "error"] == []
    assert once and thrice
    single = {*once.record.parts[0].sections, *once.record.parts[-1].sections}
    repeated = once.sections.keys() - single
    copies = {f"{name}-{number}" for name in repeated for number in (2, 3)}
    assert single and thrice.sections.keys() == once.sections.keys() | copies
    assert thrice.record.parts[0] == once.record.parts[0] and thrice.record.parts[-1].id == once.record.parts[-1].id
    names = [name for part in thrice.record.parts for name in part.sections]
    assert len(names) == len(set(names)) == len(thrice.sections)
    addresses = [str(section.address) for section in thrice.sections.values()]
    assert len(set(addresses)) == len(addresses)


def test_content_once_is_left_as_it_is(project: Project) -> None:
    record = project.root / "content" / REPORT / "publication.yaml"
    before = record.read_bytes()
    scaled(project, 1)
    assert record.read_bytes() == before


@pytest.mark.parametrize("language", ["ru", *long("ja")])
def test_a_filled_catalogue_is_whole_and_has_what_its_texts_must_have(tmp_path: Path, language: str) -> None:
    """In the suite in the language with most forms of plurals."""
    path = tmp_path / "report.po"
    shutil.copy(ROOT / f"locales/{language}/LC_MESSAGES/{REPORT}.po", path)
    catalogue = polib.pofile(str(path))
    for entry in catalogue[::2]:
        entry.msgstr = ""
    catalogue.save()
    before = {(entry.msgctxt, entry.msgid): entry.msgstr for entry in catalogue if entry.translated()}
    assert filling.fill(path, language) > 100
    filled = polib.pofile(str(path))
    assert all(entry.translated() for entry in filled if not entry.obsolete)
    kept = {(entry.msgctxt, entry.msgid): entry.msgstr for entry in filled}
    assert {key: kept[key] for key in before} == before
    assert [problem for entry in filled if not entry.obsolete for problem in faults(entry, "report.po")] == []
    assert filling.fill(path, language) == 0


def test_filling_keeps_references_and_emphasis_and_takes_words_in_turn() -> None:
    assert filling.filler("到{a:dates}，**强调**", cycle(["one", "two"]), 3, " ") == "one {a:dates} two **one two**"
    assert filling.filler("一二三四", cycle("あい"), 1.5, "") == "あいあいあい"


@pytest.mark.parametrize("alone", [False, True])
def test_the_word_that_is_edited_comes_and_goes(project: Project, monkeypatch: pytest.MonkeyPatch, alone: bool) -> None:
    monkeypatch.setattr(works, "_make", lambda project, command: None)
    name = scenarios.SECTION if alone else works.EDITED
    section = project.root / "content" / REPORT / f"{name}.yaml"
    before = section.read_text(encoding="utf-8")
    task = works.edited("edit", project, "zh", name, alone)
    assert ("--section" in task.command) == alone
    task.ready()
    changed = section.read_text(encoding="utf-8")
    assert len(changed) == len(before)
    assert sum(one != other for one, other in zip(before, changed, strict=True)) == 2
    task.ready()
    assert section.read_text(encoding="utf-8") == before


def test_pins_are_names_and_versions_alone(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    lock.write_text("# a\na-b==1.0 \\\n    --hash=sha256:00\n    # via x==2\nc[d]==2.5.1\n", encoding="utf-8")
    assert pins(lock) == {"a-b==1.0", "c[d]==2.5.1"}


HTML = """<html><head><title>A &amp; B</title><style>p { color: red }</style></head><body>
<section class="cover"><div class="dots-of-members"><span>no</span></div><p>Cover</p></section>
<nav class="contents"><ul><li>no</li></ul></nav>
<h2>One <span>title</span></h2><p>Words <em>in</em>\n a row.<br>On.</p><ul><li><p>first</p></li><li>second<ul><li>inner</li></ul></li></ul>
<table><thead><tr><th colspan="2">Caption<span class="continued"> (no)</span></th></tr><tr><th>a</th><th>b</th></tr></thead>
<tbody><tr><td>1</td><td><p>2</p><p>3</p></td></tr><tr><td colspan="2">4</td></tr></tbody></table><p>End</p></body></html>"""


def test_a_manuscript_is_what_a_book_says_in_order() -> None:
    assert manuscript(HTML) == (
        "A & B",
        [
            Block("paragraph", "Cover"),
            Block("heading", "One title", 2),
            Block("paragraph", "Words in a row.On."),
            Block("item", "first"),
            Block("item", "second"),
            Block("item", "inner"),
            Block("paragraph", "Caption"),
            Table(("a", "b"), (("1", "23"), ("4",))),
            Block("paragraph", "End"),
        ],
    )


def test_what_means_something_to_latex_is_escaped() -> None:
    assert latex.escaped(r"\a{b}$&#_% ~^") == (r"\textbackslash{}a\{b\}\$\&\#\_\% \textasciitilde{}\textasciicircum{}")
    text = latex.source("T", [Block("heading", "50 %", 1), Table(("a",), (("[1]", "x"),))], "ru")
    assert r"\chapter{50 \%}" in text and "{}[1] & x \\\\\n" in text and "{}a &  \\\\\n\\hline\\endhead" in text
    assert "main]{russian}" in text and "xeCJK" not in text and "\\tableofcontents" in text
    assert "Noto Serif CJK KR" in latex.source("T", [], "ko")


def test_what_means_something_to_typst_stands_in_a_string() -> None:
    assert typst.literal('a"\\#*') == '"a\\"\\\\#*"'
    text = typst.source("T", [Block("heading", "#x", 2), Block("item", "i"), Table((), (("1", "2"), ("3",)))], "ja")
    assert '\n== #"#x"\n- #"i"\n' in text
    assert '#table(columns: (1fr,) * 2,\n  "1", "2", \n  "3", "", \n)' in text
    assert 'lang: "ja"' in text and "Noto Serif CJK JP" in text and "#outline" in text


def test_who_is_not_there_is_told_and_left_out(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("bench.peers.shutil.which", lambda name: None)
    monkeypatch.setattr("bench.peers.find_spec", lambda name: None)
    bench = works.Bench(ROOT, tmp_path, None, works.EVERYBODY)
    assert bench.missing() == ["Typst", "XeLaTeX", "Chromium", works.BEFORE]
    assert [peer.name for peer in bench.peers()] == ["WeasyPrint"]
    assert list(bench.sources()) == ["Galley"]


def test_a_commit_that_git_does_not_have_is_left_out(tmp_path: Path) -> None:
    with projects.earlier(tmp_path, "0" * 40, tmp_path / "before") as before:
        assert before is None


SCENARIO = Scenario(
    "two",
    "Two books",
    lambda bench, sizes: [],
    lambda name: "a",
    lambda found: iter([Gate("a by b", Spread.of([0.5]), 0.4), Gate("wall", Spread.of([0.1]), 0.2, idle=True)]),
)
FOUND = [
    Found("a", 10, [Cost(2, 4, 100), Cost(2, 5, 120)]),
    Found("b", 0, [Cost(1, 2, 50), Cost(1, 2, 50)]),
    Found("c", 0, [], "out of paper"),
]


def test_the_table_has_a_row_for_each_and_a_line_for_each_gate() -> None:
    text = told.markdown(SCENARIO, FOUND, 2, 3.2)
    assert "| a | 10 | 4.5 (4.0–5.0) |  | 450 (400–500) | 2.0 | 110 (100–120) |\n" in text
    assert "| b |  | 2.0 | 0.45 (0.40–0.50) |  | 1.0 | 50 |\n" in text
    assert "- c: not measured. out of paper\n" in text
    assert "2 rounds in turn, on a loaded machine (3.2 processes in the queue)" in text
    assert "- a by b: 0.50, at most 0.4: **fails**\n- wall: 0.10, at most 0.2: not judged" in text
    idle = told.markdown(SCENARIO, FOUND, 1, 0.1)
    assert "1 round in turn, on an idle machine" in idle and "wall: 0.10, at most 0.2: passes" in idle


def gates(name: str, *found: Found) -> Iterator[tuple[str, float, bool]]:
    (scenario,) = scenarios.chosen([name])
    for gate in scenario.gates({each.name: each for each in found}):
        yield gate.what, round(gate.found.median, 3), gate.passes


def test_the_gates_are_those_of_the_books_that_were_measured() -> None:
    ours, before = Found("Galley", 250, [Cost(30, 40, 900)]), Found(works.BEFORE, 230, [Cost(90, 100, 800)])
    plain = Found("WeasyPrint", 240, [Cost(50, 50, 500)])
    assert [each[1:] for each in gates("cold", ours, before, plain)] == [(0.4, False), (0.8, True), (0.75, False)]
    assert [each[1:] for each in gates("cold", ours)] == [(0.75, False)]
    assert list(gates("long", Found("Galley", 452, [Cost(1, 1, 599)]))) == [
        ("a book of 452 pages, MB at most", 599, True)
    ]
    once, large = Found("Galley, 1×", 40, [Cost(1, 8, 1)]), Found("Galley, 16×", 600, [Cost(1, 160, 1)])
    assert [each[1:] for each in gates("sizes", once, large)] == [(1.333, False)]
    whole = Found(scenarios.BOOK, 40, [Cost(1, 10, 1)])
    parts = Found(scenarios.WORD, 40, [Cost(1, 2, 1)]), Found(scenarios.PART, 7, [Cost(1, 3, 1)])
    assert [each[1:] for each in gates("edits", whole, *parts)] == [(0.2, True), (0.3, False)]


def test_each_is_compared_with_galley_at_the_same_work() -> None:
    firsts = {each.name: each.first for each in scenarios.SCENARIOS}
    assert firsts["sizes"]("Typst, 16×") == "Galley, 16×"
    assert firsts["cold"]("Typst") == "Galley"
    assert firsts["edits"](scenarios.WORD) == scenarios.BOOK


def test_the_guide_has_a_place_for_each_table() -> None:
    guide = (ROOT / speed.GUIDE).read_text(encoding="utf-8")
    for name in scenarios.NAMES:
        text = told.put(guide, name, "NEW\n")
        assert f"<!-- bench speed: {name} -->\nNEW\n<!-- end -->" in text
        assert told.put(text, name, "NEW\n") == text
    with pytest.raises(ValueError, match="no place for other"):
        told.put(guide, "other", "")


def test_the_command_knows_what_the_bench_has() -> None:
    assert set(map(int, SIZES)) >= {1, 16, 64}
    assert scenarios.NAMES == MEASURED
    assert works.EVERYBODY == SETTERS

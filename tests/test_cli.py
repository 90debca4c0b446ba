"""The command line: what it understands, what it prints where, and how it ends."""

from __future__ import annotations

import ast
import io
import json
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import click
import pytest
from small_project import FOLDER, NAME, make, outputs, program, replace, write

from galley import __version__, cli
from galley.cli import words
from galley.cli.common import Many, Names
from galley.problem import Exit

PICTURE, OUTPUT = (f"output/{NAME}/{NAME}.zh.{kind}" for kind in ("cover.png", "screen.pdf"))
MANIFEST = f"output/{NAME}/manifest.json"


@dataclass(frozen=True)
class Result:
    """How a command ended, and what it wrote to the standard output and to the standard error."""

    code: int
    told: str
    faults: str


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small project, with a fault for `check` in a publication of its own."""
    root = make(tmp_path_factory.mktemp("cli") / "project")
    for name in ("publication", "paths", "huts"):
        text = (root / FOLDER / f"{name}.yaml").read_text(encoding="utf-8")
        write(root, f"content/faulty-2001/{name}.yaml", text)
    replace(root, "content/faulty-2001/huts.yaml", "小屋全年开放", "小屋{nobody}开放")
    replace(root, "content/faulty-2001/paths.yaml", "title: 山路", "titel: 山路")
    return root


@pytest.fixture
def call(root, monkeypatch, capsys) -> Iterator[Callable[..., Result]]:
    """Runs a command in the project."""
    handler = signal.getsignal(signal.SIGTERM)
    monkeypatch.setattr(cli.common, "ROOT", root)

    def run(*arguments: str) -> Result:
        monkeypatch.setattr(sys, "argv", ["galley", *arguments])
        code = 0
        try:
            cli.run()
        except SystemExit as left:
            code = int(left.code or 0)
        told = capsys.readouterr()
        return Result(code, told.out, told.err)

    yield run
    signal.signal(signal.SIGTERM, handler)


@pytest.fixture
def screen(call) -> Result:
    """The screen file, built or found unchanged."""
    return call("build", "--edition", "screen")


def test_a_build_prints_the_names_of_its_files_and_nothing_else(call):
    result = call("build", "--edition", "screen", "--force")
    assert result == Result(0, f"{OUTPUT}\n{PICTURE}\n{MANIFEST}\n", "")


def test_an_unchanged_build_says_so(screen, call):
    told = "".join(f"{name} (unchanged)\n" for name in (PICTURE, OUTPUT, MANIFEST))
    assert call("build", "--edition", "screen") == Result(0, told, "")


def test_build_is_meant_when_no_command_is_named(screen, call):
    assert call("--edition", "screen") == call("build", "--edition", "screen")


def test_languages_and_editions_may_be_given_with_spaces_and_twice(screen, call):
    assert call("build", "--edition", "screen, screen,").told.startswith(PICTURE)


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["--colour"], "--colour"),
        (["build", "--edition", "screen,papyrus"], "papyrus"),
        (["build", "--format", "xml"], "xml"),
        (["build", "--language"], "--language"),
        (["biuld"], "biuld"),
        (["check", "a", "b"], "b"),
        (["schema", "extra"], "extra"),
    ],
)
def test_usage_faults_end_with_2_and_name_what_was_not_understood(call, arguments, word):
    result = call(*arguments)
    assert (result.code, result.told) == (2, "")
    assert word in result.faults
    assert "Traceback" not in result.faults


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], ["build", "--help"], ["check", "-h"], ["schema", "--help"]])
def test_help_is_told_on_the_standard_output(call, arguments):
    result = call(*arguments)
    assert (result.code, result.faults) == (0, "")
    assert result.told.startswith("Usage: build.py")


def test_help_names_every_command(call):
    told = call("--help").told
    assert all(re.search(rf"\b{name}\b", told) for name in (*cli.main.commands, "doctor", "test"))


def test_help_names_every_exit_code(call):
    assert {int(code) for code in re.findall(r"\b(\d+) when", " ".join(call("--help").told.split()))} == {*Exit}


def test_the_version_is_told(call):
    result = call("--version")
    assert (result.code, result.faults) == (0, "")
    assert __version__ in result.told


def test_check_says_that_there_is_nothing_to_mend(call):
    assert call("check") == Result(0, "nothing to mend or to look at\n", "")


def test_check_reads_what_is_piped_in_and_mends_files_alone(call, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("我们全年开放,欢迎。\n".encode()), "utf-8"))
    result = call("check", "--text", "-")
    assert result.code == 1 and "punctuation.half-width" in result.told
    for asked in (("--fix",), ("--accept", "1", "--reason", "so it is")):
        result = call("check", "--text", "-", *asked)
        assert result.code == 2 and "give a file" in result.faults


def test_where_nothing_is_piped_in_a_text_without_words_is_told(call, monkeypatch):
    monkeypatch.setattr(sys, "stdin", None)
    result = call("check", "--text", "-")
    assert result.code == 0 and "files.no-words" in result.told


def test_check_of_a_file_says_how_a_file_is_read(call, tmp_path):
    (tmp_path / "sent.txt").write_text("我们全年开放。\n", encoding="utf-8")
    result = call("check", str(tmp_path / "sent.txt"))
    assert result.code == 2 and f"read it with --text {tmp_path}/sent.txt" in result.faults


def test_check_prints_a_report_of_every_fault_and_ends_with_1(call):
    result = call("check", "faulty-2001")
    assert (result.code, result.faults) == (1, "")
    head, kinds, *rest = result.told.splitlines()
    assert head == "errors to mend: 3; warnings to look at: 0; notes: 1"
    assert kinds == "fields 2, facts 1, pipeline 1"
    at = rest.index("content/faulty-2001/paths.yaml")
    at = rest.index("line 2", at)
    assert rest[at : at + 3] == [
        "line 2",
        "  ⟦titel⟧: 山路",
        "  3 error: there is no field `titel` here [reader.unknown-field]",
    ]
    assert rest[at + 3].startswith("    → ")


def test_check_tells_what_is_said_before_how_it_is_written(call, tmp_path):
    sent = tmp_path / "sent.txt"
    sent.write_text("小屋,小屋。\n会议于2014年2月30日举行。\n", encoding="utf-8")
    told = re.findall(r"^ +\d+ \w+: .*\[([\w.-]+)\]$", call("check", "--text", str(sent)).told, re.MULTILINE)
    assert [code.partition(".")[0] for code in told] == ["facts", "punctuation"]
    page = call("check", "--text", str(sent), "--format", "html", "--messages", "zh").told
    assert '<html lang="zh">' in page and page.index("facts.") < page.index("punctuation.")


def test_check_speaks_the_language_that_is_asked_for(call, monkeypatch):
    report = call("check", "faulty-2001", "--messages", "zh").told
    assert "\n第2行\n" in report
    assert "  1 错误：" in report
    monkeypatch.setenv("GALLEY_MESSAGES", "zh")
    assert call("check", "faulty-2001").told == report
    told = json.loads(call("check", "faulty-2001", "--format", "json").told)
    assert not any("there is no" in each["message"] for each in told["problems"])


def test_every_command_speaks_the_language_that_is_asked_for(call, screen, monkeypatch):
    """Before the command or behind it; results, problems, counts and tables."""
    assert call("--messages", "zh", "build", "--edition", "screen").told.startswith(f"{PICTURE}（无变化）\n")
    faulty = call("build", "faulty-2001", "--messages=zh").faults
    assert ": 错误：" in faulty
    assert "\n  处理：" in faulty
    assert faulty.endswith("个提示；没有写入任何文件\n")
    assert (
        call("--messages", "zh", "--edition", "screen").told == call("build", "--edition=screen", "--messages=zh").told
    )
    monkeypatch.setenv("GALLEY_MESSAGES", "zh")
    assert call("build", "faulty-2001").faults == faulty
    assert call("build", "faulty-2001", "--messages", "en").faults != faulty
    assert call("parity", NAME, "--language", "zh").told.startswith("总计")
    assert "待核实名称" in call("locales", "status", NAME, "--language", "en").told
    assert "没有出版物nowhere" in call("locales", "glossary", "nowhere").faults
    assert "没有xx的译文目录" in call("locales", "keep", "xx", "--all", "--who=a", "--reason=b").faults.replace("'", "")


@pytest.mark.parametrize(
    "arguments",
    [
        ["--colour"],
        ["biuld"],
        ["build", "--edition", "papyrus"],
        ["build", "--format", "xml"],
        ["build", "--language"],
        ["check", "--text", "nowhere.txt"],
        ["check", "a", "b", "c"],
        ["check", "--text", __file__, "--pages"],
        ["locales", "status", "--fail-under", "200"],
        ["locales", "keep", "ru"],
        ["locales", "keep", "ru", "--who", "a", "--reason", "b"],
        ["locales", "review", "ru", "--who", ""],
        ["bench", "check", "--count", "many"],
        ["schema", "--messages"],
    ],
)
def test_what_was_not_understood_is_said_in_the_language_that_is_asked_for(call, arguments):
    result = call("--messages", "zh", *arguments)
    assert (result.code, result.told) == (2, "")
    told = re.sub(r"'[^']*'|\S*build\.py\b.*|--?\w+|\([^)]*\)|（[A-Za-z .]*）", "", result.faults)
    assert "错误：" in told
    assert re.findall(r"[A-Za-z]{3,}", told.replace("ADDRESS", "").replace(__file__, "").replace("File", "")) in (
        [],
        ["print", "screen", "archive", "proof"],
        ["text", "json", "github"],
    )


def test_the_words_of_click_are_those_it_says():
    """Another version of it may say other ones."""
    for module in {module for module, _ in words.CLICK}:
        source = Path(click.__file__).with_name(f"{module}.py").read_text(encoding="utf-8")
        said = {node.value for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant)}
        assert {str(pattern) for each, pattern in words.CLICK if each == module} <= said


def test_a_language_without_messages_is_an_error_of_use(call):
    result = call("check", "--messages", "xx")
    assert (result.code, result.told) == (2, "")
    assert "'xx' is none of en, zh" in result.faults


def test_documents_that_are_not_there_are_told_and_not_counted_as_silent(call, tmp_path):
    result = call("bench", "check", "--judged", "--source", str(tmp_path))
    assert (result.code, result.told) == (2, "")
    assert str(tmp_path) in result.faults and "--source" in result.faults


def test_a_build_with_errors_ends_with_1_and_names_no_file(call, root):
    result = call("build", "faulty-2001")
    assert (result.code, result.told) == (1, "")
    assert "[reader.unknown-field]" in result.faults
    assert not (root / "output/faulty-2001").exists()


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["build", "nothing"], "pipeline.publication"),
        (["check", "nothing"], "pipeline.publication"),
        (["build", "--language", "xx"], "language.unknown"),
        (["build", "--section", "nowhere"], "pipeline.section"),
        (["check", "../no-publication-there"], "files.outside"),
    ],
)
def test_what_is_not_there_is_an_error_with_a_mend(call, arguments, code):
    result = call(*arguments)
    told = result.told + result.faults
    assert result.code == 1
    assert f"[{code}]" in told
    assert "  mend: " in told or "    → " in told


def test_json_has_the_shape_that_is_promised(call):
    result = call("check", "faulty-2001", "--format", "json")
    assert (result.code, result.faults) == (1, "")
    told = json.loads(result.told)
    assert told.keys() == {"problems", "summary"}
    assert told["summary"] == {"errors": len(told["problems"]) - 1, "warnings": 0, "notes": 1}
    unknown = next(each for each in told["problems"] if each["code"] == "reader.unknown-field")
    assert unknown == {
        "code": "reader.unknown-field",
        "severity": "error",
        "file": "content/faulty-2001/paths.yaml",
        "line": 2,
        "column": 1,
        "length": 5,
        "message": "there is no field `titel` here",
        "mend": unknown["mend"],
    }
    assert "title" in unknown["mend"]


def test_json_of_a_sound_publication_is_empty(call, screen):
    nothing = {"problems": [], "summary": {"errors": 0, "warnings": 0, "notes": 0}}
    for arguments in (["check"], ["build", "--edition", "screen"]):
        result = call(*arguments, "--format", "json")
        assert (result.code, json.loads(result.told), result.faults) == (0, nothing, "")


def test_annotations_are_workflow_commands(call):
    result = call("check", "faulty-2001", "--format", "github")
    assert (result.code, result.faults) == (1, "")
    lines = result.told.splitlines()
    assert {line.partition("/")[0] for line in lines} == {"::error file=content", "::notice file=content"}
    assert any(line.startswith("::error file=content/faulty-2001/paths.yaml,line=2,col=1::") for line in lines)


def test_warnings_are_told_again_when_nothing_has_changed_and_stop_strict_builds(call, root):
    style = root / "templates/styles/tables.css"
    sound = style.read_text(encoding="utf-8")
    try:
        style.write_text(f"{sound}\n.more {{ colour: red }}\n", encoding="utf-8")
        first = call("build", "--edition", "screen")
        assert first.code == 0
        assert first.faults.startswith("templates/styles/tables.css:")
        assert ": warning: " in first.faults
        assert "[typeset.style]" in first.faults
        assert first.faults.endswith("1 warning\n")
        again = call("build", "--edition", "screen")
        assert (again.code, again.faults) == (0, first.faults)
        assert "(unchanged)" in again.told
        before = outputs(root)
        strict = call("build", "--edition", "screen", "--strict")
        assert (strict.code, strict.told) == (1, "")
        assert strict.faults.endswith("1 warning; nothing was written\n")
        assert outputs(root) == before
    finally:
        style.write_text(sound, encoding="utf-8")


def test_schema_writes_the_schemas_and_names_them(call, root):
    result = call("schema")
    assert (result.code, result.faults) == (0, "")
    names = result.told.splitlines()
    assert "content/schema/calendar.schema.json" in names
    assert all(json.loads((root / name).read_text(encoding="utf-8"))["$schema"] for name in names)


@pytest.mark.parametrize("arguments", [["build", "--edition", "screen", "--force"], ["check", "faulty-2001"]])
def test_piped_output_has_neither_progress_nor_colours(call, monkeypatch, arguments):
    """Also where the surroundings ask for them, as those of some continuous integrations do."""
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("CLICOLOR_FORCE", "1")
    result = call(*arguments)
    assert result.told
    assert not {"\x1b", "\r"} & set(result.told + result.faults)


def test_a_reader_that_leaves_early_makes_no_traceback(root, screen):
    process = program(root, "build", "--edition", "screen")
    assert process.stdout
    assert process.stderr
    process.stdout.close()
    faults = process.stderr.read()
    process.stderr.close()
    process.wait(timeout=300)
    assert b"Traceback" not in faults


def test_the_program_starts_without_its_stages(root):
    code = "import sys, galley.cli; print(sorted({'weasyprint', 'pydantic', 'yaml', 'rich'} & sys.modules.keys()))"
    told = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert told.stdout == "[]\n"


UNASKED = (
    "rapidfuzz",
    "babel.messages",
    "galley.figures.canvas",
    "galley.comparison",
    "galley.comments",
    "galley.pipeline.proofs",
)
"""What a build has no need of that draws no figure, makes no proof, finds no fault, and has no printing before."""


def test_a_build_loads_no_more_than_it_needs(root):
    code = "import sys, galley.cli, galley.pipeline.build\nprint(*sys.modules)\nimport galley.pipeline.proofs\nprint(*sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    build, proofs = (set(line.split()) for line in told.stdout.splitlines())
    assert "weasyprint" in build
    assert not build.intersection(UNASKED)
    assert proofs.issuperset(UNASKED[4:])


LOADING = """
import gc
from galley.cli import common
try:
    with common.loading():
        resting, made = not gc.isenabled(), [[] for _ in range(1000)]
        raise LookupError
except LookupError:
    old = {id(each) for each in gc.get_objects(2)}
print(resting, gc.isenabled(), gc.get_freeze_count(), sum(id(each) in old for each in made))
gc.freeze()
frozen = gc.get_freeze_count()
gc.disable()
with common.loading():
    pass
print(gc.isenabled(), gc.get_freeze_count() >= frozen > 1000)
"""


def test_the_collector_rests_while_modules_are_loaded_and_takes_them_for_old(root):
    told = subprocess.run([sys.executable, "-c", LOADING], cwd=root, capture_output=True, text=True, check=True)
    assert told.stdout.split() == ["True", "True", "0", "1000", "False", "True"]


def test_preflight_tells_and_fails(call, tmp_path):
    file = tmp_path / "book.print.pdf"
    file.write_bytes(b"%PDF-1.7 broken")
    result = call("preflight", str(file))
    assert result.code == 1 and "[preflight.file.readable]" in result.faults
    told = json.loads(call("preflight", str(file), "--format", "json").told)
    assert [each["rule"] for each in told["files"][0]["findings"]] == ["file.readable"]
    assert "| `ink.rgb` |" in call("preflight", "--rules").told
    assert call("preflight").code == 2


@pytest.mark.parametrize("option", ["--language", "--section", "--edition"])
def test_an_option_that_is_given_again_adds_to_the_names_before(option):
    command = cli.main.commands["build"]

    def read(*names: str) -> tuple[str, ...]:
        given = [each for name in names for each in (option, name)]
        return command.make_context("build", given).params[option.removeprefix("--")]

    assert read() == ()
    assert read("print,screen") == read("print", "screen") == read("print", "screen,print") == ("print", "screen")


def test_options_of_names_are_of_one_kind_in_all_commands():
    def options(command: click.Command) -> Iterator[click.Parameter]:
        yield from command.params
        for inner in getattr(command, "commands", {}).values():
            yield from options(inner)

    of_names = [each for each in options(cli.main) if isinstance(each, click.Option) and isinstance(each.type, Many)]
    assert len(of_names) > 15 and all(isinstance(each, Names) for each in of_names)


@pytest.mark.parametrize("option", ["--language", "--edition", "--section"])
def test_an_option_that_names_nothing_is_refused(call, option):
    assert call("build", NAME, option, " , ").code == 2
    assert call("build", NAME, f"{option}=").code == 2


def test_what_is_accepted_has_a_reason_and_nothing_else_is_mended_with_it(call, tmp_path):
    sent = tmp_path / "sent.txt"
    sent.write_text("会议,会议。\n", encoding="utf-8")
    for more in (["--reason", " "], ["--reason", "so it was sent", "--fix"]):
        assert call("check", "--text", str(sent), "--accept", "1", *more).code == 2
    assert [each.name for each in tmp_path.iterdir() if each.name.startswith("sent")] == ["sent.txt"]
    assert call("check", "--text", str(sent), "--accept", "1", "--reason", "so it was sent").code == 0
    assert sent.read_text(encoding="utf-8") == "会议,会议。\n"


def test_only_archives_have_their_sources_attached(call):
    result = call("build", "--attach", "--edition", "screen")
    assert result.code == 2 and "--edition archive" in result.faults


def test_two_maps_are_compared(call, tmp_path):
    head = {"format": 1, "publication": "a", "language": "en", "sizes": []}
    for name, text in (("old", "one two"), ("new", "one three")):
        blocks = [{"address": "a", "text": text, "boxes": []}]
        (tmp_path / f"{name}.map.json").write_text(json.dumps(head | {"blocks": blocks}))
    names = [str(tmp_path / f"{name}.map.json") for name in ("old", "new")]
    result = call("compare", *names)
    assert result.code == 0 and result.told.split() == ["1", "reworded", str(tmp_path / "new.map.changes.json")]
    data = json.loads(call("compare", *names, "--format", "json").told)
    assert data["comparison"]["counts"]["reworded"] == 1 and data["written"] == [str(tmp_path / "new.map.changes.json")]
    assert call("compare", names[0], str(tmp_path / "none.pdf")).code == 2
    (tmp_path / "no.pdf").write_text("no map")
    assert call("compare", names[0], str(tmp_path / "no.pdf")).code == 1


def test_changes_are_marked_in_proofs_alone(call):
    for arguments in (["--since", "HEAD"], ["--changed-pages", "--edition", "proof"], ["--changed-pages"]):
        assert call("build", NAME, *arguments).code == 2
    for name in ("nowhere", ""):
        result = call("build", NAME, "--edition", "proof", "--since", name)
        assert result.code == 2 and f"“{name}” is no revision of git" in result.faults


def test_a_state_is_frozen_listed_and_compared(call, root):
    assert call("build", NAME, "--edition", "screen").code == 0
    result = call("freeze", "first", NAME)
    assert result.code == 0 and f"{FOLDER}/frozen/first/state.json" in result.told
    assert call("freeze", "first", NAME).code == 1
    assert call("freeze", "first", NAME, "--force").code == 0
    result = call("freeze", "first", NAME, "--status")
    assert (result.code, result.told.strip()) == (0, "nothing has changed since first")
    assert call("freeze", "--status").code == 2
    for given, state in (((NAME,), "to-printer"), ((NAME, "second"), "second"), ((NAME, "--status"), "to-printer")):
        result = call("freeze", *given)
        assert result.code == 1 and f"{NAME} is a publication" in result.faults
        assert f"build.py freeze {state} {NAME}" in result.faults
    assert [each.name for each in (root / FOLDER / "frozen").iterdir()] == ["first"]

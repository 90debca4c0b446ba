"""The rulebook: rules of tables alone, as the folder of a language adds them; what is wrong with a table is said."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from galley import tongues
from galley.files import Files
from galley.message import Message
from galley.passages.passage import Kind, Passage, Stretch, plain
from galley.problem import Severity
from galley.proof.desk import Desk
from galley.proof.examination import examine
from galley.proof.finding import Finding
from galley.proof.reading import Reading
from galley.proof.rulebook import folders, tables
from galley.proof.rulebook.engine import ENGINES
from galley.proof.rulebook.rule import Example, Rule
from galley.proof.settings import Settings

CACHED = (folders.languages, tongues.facts, tables.rules, tables.about, tables._files)
HEAD = "about: Trees.\nrules:\n  - rule: oak\n    level: warning\n    must: No oak.\n    authority: the wood.\n"
Shelve = Callable[..., tuple[Rule, ...]]


@pytest.fixture
def shelve(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shelve]:
    """Puts tables, by folder and name, into the place of ours, and reads them."""
    monkeypatch.setattr(folders, "_FILES", Files(tmp_path))
    monkeypatch.setattr(tongues, "_FILES", Files(tmp_path / "tongues"))

    def put(**texts: str) -> tuple[Rule, ...]:
        for name, text in texts.items():
            folder = "tongues" if name.endswith("__language") else "tables"
            file = tmp_path / folder / f"{name.replace('__', '/')}.yaml"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        _forget()
        return tables.rules()

    _forget()
    yield put
    monkeypatch.undo()
    _forget()


def _forget() -> None:
    for each in CACHED:
        each.cache_clear()


def found(rule: Rule, text: str, language: str = "en", **asked: object) -> list[Finding]:
    desk = Desk(settings=Settings(**asked))  # type: ignore[arg-type]
    return [finding for _, finding in examine(Reading((plain(text, language),), desk), [rule])]


def texts(findings: list[Finding]) -> list[str]:
    return [each.span.text for each in findings]


def test_a_rule_is_added_by_a_table_alone(shelve: Shelve):
    (rule,) = shelve(
        all__trees=f"{HEAD}    message: 'an {{text}}'\n    rows: [{{match: oak, write: elm, fault: 'en: oak'}}]\n"
    )
    (finding,) = found(rule, "An oak.")
    assert (finding.span.start, finding.span.end) == (3, 6)
    assert (finding.message, finding.mend, finding.severity) == ("an oak", "write “elm”", Severity.WARNING)
    assert isinstance(finding.message, Message) and finding.message.pattern == "an {text}"
    assert finding.replacement is None
    assert (rule.code, rule.family, tables.about()) == ("trees.oak", "trees", {"trees": "Trees."})


def test_a_language_adds_rows_options_and_examples_in_its_folder(shelve: Shelve):
    own = "rules:\n  - rule: oak\n    rows: [{match: Eiche, write: Ulme, fault: Eiche}]\n    options: {height: tall}\n    clean: [Ulme]\n"
    (rule,) = shelve(
        all__trees=f"{HEAD}    message: m\n    options: {{height: low, bark: yes}}\n    rows: [{{match: oak, write: '', fault: 'en: oak'}}]\n",
        de__trees=own,
    )
    assert texts(found(rule, "oak Eiche", "de")) == ["oak", "Eiche"]
    assert texts(found(rule, "oak Eiche", "en")) == ["oak"]
    heights = [rule.option("height", language) for language in ("de", "en")]
    assert (heights, rule.option("bark", "de"), rule.option("none", "de", 7)) == (["tall", "low"], "yes", 7)
    assert Example(True, "de", "⟦Eiche⟧") in rule.examples and Example(False, "de", "Ulme") in rule.examples
    assert folders.languages() == ("de",)


def test_a_rule_of_one_language_stands_in_its_folder_alone(shelve: Shelve):
    (rule,) = shelve(
        all__trees="about: Trees.\nrules: []\n",
        de__trees=HEAD + "    languages: [de]\n    mend: x\n    message: m\n    rows: [{match: Eiche, fault: Eiche}]\n",
    )
    assert texts(found(rule, "Eiche", "de")) == ["Eiche"] and found(rule, "Eiche", "en") == []


def test_classes_of_letters_and_patterns_of_the_language_are_written_out(shelve: Shelve):
    language = "patterns:\n  count: '[0-9]+|(?&word)'\n  word: zwei\n"
    row = "{match: '(?&count) (?P<w>[[:han:]]+)', mend: x, fault: '2 木'}"
    rules = shelve(
        all__trees="about: T\nrules: []\n",
        de__language=language,
        de__trees=f"{HEAD}    message: m\n    rows: [{row}]\n",
    )
    assert texts(found(rules[0], "zwei 木木, 12 木, 3 oaks", "de")) == ["木木", "木"]


def test_a_row_is_excused_where_another_pattern_matches_over_it(shelve: Shelve):
    rows = "[{match: oak, unless: 'oak tree|cork oak', write: '', fault: 'en: oak'}]"
    (rule,) = shelve(all__trees=f"{HEAD}    message: m\n    rows: {rows}\n")
    assert [each.span.start for each in found(rule, "oak tree, cork oak, cork oak tree, oaken")] == [35]


def test_what_is_written_takes_groups_of_the_match_and_a_row_has_its_own_words_and_level(shelve: Shelve):
    row = "{match: '(?P<kind>red|white) oak', write: '{kind} elm', message: 'a {kind} one', mend: 'not {write}', level: error, fault: 'en: red oak'}"
    (rule,) = shelve(all__trees=f"{HEAD}    fix: yes\n    message: m\n    rows: [{row}]\n")
    (finding,) = found(rule, "red oak")
    assert (finding.replacement, finding.message, finding.mend) == ("red elm", "a red one", "not red elm")
    assert finding.severity is Severity.ERROR


def test_kinds_narrow_where_patterns_look_and_what_a_reference_prints_is_left(shelve: Shelve):
    (rule,) = shelve(
        all__trees=f"{HEAD}    message: m\n    options: {{kinds: [heading]}}\n    rows: [{{match: ^oak, write: '', fault: 'en: oak'}}]\n"
    )
    assert found(rule, "oak") == []
    place = plain("oak").stretches[0].place
    for verbatim, expected in ((True, ["oak"]), (False, [])):
        heading = Passage("oak", "en", Kind.HEADING, "x", (Stretch(0, place, verbatim),))
        assert [each.span.text for each in rule.findings(Reading((heading,)))] == expected


def test_a_rule_that_says_so_tells_also_of_what_a_reference_prints(shelve: Shelve):
    (rule,) = shelve(
        all__trees=f"{HEAD}    printed: yes\n    message: m\n    rows: [{{match: oak, write: '', fault: 'en: oak'}}]\n"
    )
    place = plain("oak").stretches[0].place
    printed = Passage("an oak", "en", Kind.PARAGRAPH, "x", (Stretch(0, place, True), Stretch(3, place, False)))
    assert [each.span.text for each in rule.findings(Reading((printed,)))] == ["oak"]
    assert list(replace(rule, printed=False).findings(Reading((printed,)))) == []
    partly = replace(printed, stretches=(Stretch(0, place, True), Stretch(4, place, False)))
    assert [each.span.text for each in replace(rule, printed=False).findings(Reading((partly,)))] == ["oak"]


def test_passages_are_looked_through_together_and_apart(shelve: Shelve):
    (rule,) = shelve(
        all__trees=f"{HEAD}    message: m\n    rows: [{{match: 'oak$', write: '', fault: 'en: oak'}}, {{match: 'a.b', write: '', fault: 'en: a b'}}]\n"
    )
    read = Reading(tuple(plain(each, "en") for each in ("an oak", "x a", "b", "a+b")))
    assert [each.span.text for each in rule.findings(read)] == ["oak", "a+b"]


@pytest.mark.parametrize(
    ("tree", "message"),
    [
        (f"{HEAD}    colour: red\n", "no rule has colour"),
        (f"{HEAD}  - rule: oak\n    level: note\n    must: x\n    authority: y\n", "told of twice"),
        ("about: T\nrules:\n  - rule: elm\n    rows: []\n", "told of nowhere"),
        (HEAD.replace("level: warning", "level: loud"), "loud"),
        (HEAD.replace("    must: No oak.\n", ""), "must"),
        (f"{HEAD}    rows: [{{match: '(oak', fault: 'en: oak'}}]\n", "(oak"),
        (f"{HEAD}    rows: [{{match: oak, fault: 'en: elm'}}]\n", "no fault is found"),
    ],
)
def test_a_table_that_is_not_as_it_should_be_says_so(shelve: Shelve, tree: str, message: str):
    with pytest.raises(tables.Mistaken, match=message.replace("(", r"\(")):
        shelve(all__trees=tree)
        tables.checked()


def test_a_house_has_the_last_word(shelve: Shelve):
    (rule,) = shelve(all__trees=f"{HEAD}    message: m\n    rows: [{{match: oak, write: '', fault: 'en: oak'}}]\n")
    for levels in ({"trees.oak": "off"}, {"trees": "off"}, {"trees": "error", "trees.oak": "off"}):
        assert found(rule, "oak", levels=levels) == []
    (error,) = found(rule, "oak", levels={"trees": "error"})
    assert error.severity is Severity.ERROR
    known = {"en": frozenset({"cork oak", "live oaks"})}
    assert [each.span.start for each in found(rule, "cork oak, oak, cork oaks, live oaks", words=known)] == [10, 20]
    assert len(found(rule, "cork oak", "ru", words=known)) == 1


def test_a_pattern_is_compiled_when_a_text_asks_for_it(shelve: Shelve):
    """A rule of one language is read while a pattern of another is faulty; whoever asks for that is told of it by its rule."""
    (rule,) = shelve(
        all__trees=f"{HEAD}    message: m\n",
        de__trees="rules:\n  - rule: oak\n    rows: [{match: '(Eiche', write: '', fault: 'Eiche'}]\n",
        en__trees="rules:\n  - rule: oak\n    rows: [{match: oak, write: '', fault: 'oak'}]\n",
    )
    assert texts(found(rule, "an oak")) == ["oak"]
    for asked in (lambda: found(rule, "Eiche", "de"), lambda: rule.examples, tables.checked):
        with pytest.raises(tables.Mistaken, match=r"\(Eiche"):
            asked()


def test_every_pattern_and_example_of_ours_is_sound():
    assert tables.checked() == tables.rules()


def test_every_engine_that_a_rule_asks_for_is_there_and_every_one_there_is_asked_for():
    assert {rule.engine for rule in tables.rules()} == set(ENGINES)

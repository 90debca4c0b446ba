"""The catalogue of messages: drawn whole from the source, and translated whole into Chinese."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import polib
import pytest

from galley.files import Files
from galley.language import messages
from galley.language.patterns import placeholders

ROOT = Path(__file__).resolve().parents[2]
ZH = "locales/zh/LC_MESSAGES/messages.po"


@pytest.fixture(scope="module")
def template() -> polib.POFile:
    return messages.template(Files(ROOT))


@pytest.fixture(scope="module")
def chinese() -> polib.POFile:
    return polib.pofile(str(ROOT / ZH))


def test_messages_are_drawn_from_what_is_said_and_from_tables():
    source = (
        'a = said("the list has {n} entries", n=1)\nb = said("one " "two")\n'
        'T = table(rf"""E|{x}|y|keep one\nW|z|{{2}}|once""")\nU = table("p|wrong|mend", messages=2)\nprint("no message")\n'
        'he.said("no message")\nsaid()\nV = table("q|r|one", messages=many)'
    )
    assert list(messages.messages(source)) == [
        "the list has {n} entries",
        "one two",
        "keep one",
        "once",
        "wrong",
        "mend",
        "one",
    ]
    assert messages.messages("he.told('said nothing')") == ()


def test_messages_are_drawn_from_tables_of_rules_at_any_depth():
    text = "a:\n  - {word: x, message: one, mend: two}\n  - message: {mend: three, other: four}\nmend: [five]\nmessage: six\n"
    assert messages.told_in(text) == ("one", "two", "three", "six")


def test_the_template_is_up_to_date(template):
    texts, problems = messages.updated(Files(ROOT))
    assert problems == [] and list(texts) == [messages.TEMPLATE, ZH]
    stale = [name for name, text in texts.items() if (ROOT / name).read_text(encoding="utf-8") != text]
    assert stale == [], "run `build.py locales update`"
    assert len(template) > 500


def test_every_message_is_translated_into_chinese(template, chinese):
    done = {each.msgid for each in chinese if each.translated()}
    assert [each.msgid for each in template if each.msgid not in done] == []


def test_the_chinese_messages_have_chinese_punctuation(chinese):
    odd = [
        each.msgstr
        for each in chinese
        if each.translated() and re.search(r"[\u4e00-\u9fff][,;!?](?:\s|$)|[\u4e00-\u9fff]\.$|。$", each.msgstr)
    ]
    assert odd == []


def test_a_pattern_names_the_values_it_is_given():
    """Where values are given, each field of the pattern is one of them, and each is used."""
    wrong = []
    for path in sorted((ROOT / "galley").rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        for call in ast.walk(ast.parse(text)) if re.search(r"\bsaid\s*\(", text) else ():
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "said":
                (pattern,), given = call.args, {each.arg for each in call.keywords}
                literal = isinstance(pattern, ast.Constant) and isinstance(pattern.value, str)
                if not literal or (None not in given and given and given != placeholders(ast.literal_eval(pattern))):
                    wrong.append(f"{path.name}:{call.lineno}")
    assert wrong == []

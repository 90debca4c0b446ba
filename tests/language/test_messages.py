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
HEADER = (
    'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Plural-Forms: nplurals=1; plural=0;\\n"\n\n'
)


@pytest.fixture(scope="module")
def template() -> polib.POFile:
    return messages.template(Files(ROOT))


@pytest.fixture(scope="module")
def chinese() -> polib.POFile:
    return polib.pofile(str(ROOT / ZH))


def test_messages_are_drawn_from_what_is_said_and_from_tables():
    source = (
        'a = said("the list has {n} entries", n=1)\nb = said("one " "two")\n'
        'T = table(rf"""E|{x}|y|keep one\nW|z|{{2}}|once""")\nU = table("p|wrong|mend", messages=2)\nprint("no message")'
    )
    assert list(messages.messages(source)) == [
        "the list has {n} entries",
        "one two",
        "keep one",
        "once",
        "wrong",
        "mend",
    ]


def test_the_template_is_up_to_date(template):
    written = polib.pofile(str(ROOT / messages.TEMPLATE))
    assert [each.msgid for each in written] == [each.msgid for each in template], "run `build.py locales update`"
    assert len(template) > 500


def test_every_message_is_translated_into_chinese(template, chinese):
    done = {each.msgid for each in chinese if each.translated()}
    assert [each.msgid for each in template if each.msgid not in done] == []


def test_the_chinese_messages_are_sound():
    translated, faults = messages.translated("zh", Files(ROOT))
    assert faults == []
    assert translated("delete it") != "delete it"


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
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "said":
                (pattern,), given = call.args, {each.arg for each in call.keywords}
                literal = isinstance(pattern, ast.Constant) and isinstance(pattern.value, str)
                if not literal or (None not in given and given and given != placeholders(ast.literal_eval(pattern))):
                    wrong.append(f"{path.name}:{call.lineno}")
    assert wrong == []


def test_a_translation_with_other_fields_is_told_and_not_used(tmp_path):
    (tmp_path / "locales/zh/LC_MESSAGES").mkdir(parents=True)
    entry = 'msgid "{mark} is never closed"\nmsgstr "{sign}没有配对"\n'
    (tmp_path / ZH).write_text(HEADER + entry, encoding="utf-8")
    translated, faults = messages.translated("zh", Files(tmp_path))
    assert [(each.code, str(each.severity)) for each in faults] == [("language.po-placeholders", "warning")]
    assert translated("{mark} is never closed") == "{mark} is never closed"


def test_english_needs_no_catalogue(tmp_path):
    translated, faults = messages.translated("en", Files(tmp_path))
    assert (translated("once"), faults) == ("once", [])

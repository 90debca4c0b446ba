"""The pseudo-language: longer and accented, with every mark of the source; names, texts and furniture alike."""

from __future__ import annotations

import re
import string
from collections import Counter
from pathlib import Path

import polib
import pytest
from catalogue_texts import publication
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from galley.files import Files
from galley.language import pseudo, voice
from galley.language.catalogue import TEMPLATE
from galley.language.patterns import PLACEHOLDER
from galley.language.pseudo import bracketed, localised, run
from galley.language.units import units
from galley.source import SourceText
from galley.text import Inline, Link, NoteCall, Reference, Styled, leaves, parse_run, write

ROOT = Path(__file__).resolve().parent.parent.parent
HAN = "东北亚地区地方政府联合会于二〇一四年在全罗南道召开第十次全体会议共有六个国家参加"
SIGNS = "（）“”、。·()%é②会员 "
WORDS = ("meeting", "Main fields of work", "mm", "{place}", "{n}", "%(num)s", "www.neargov.org", "a@b.org", "2014")
PIECES = st.sampled_from([*WORDS, "かな", "지역", "Якутия", ", ", *SIGNS])
TEXTS = st.lists(PIECES, max_size=12).map(" ".join) | st.lists(PIECES, max_size=12).map("".join)
RUNS = [
    "{members}个会员[^1]参加第10次**“全体会议”**。",
    "说**你好**吗？参见[联合会网站](https://www.neargov.org/a_b)，共{near}",
    "One *word* {members:label} and [a **link**](mailto:a@b.org)[^1]",
    "（一）1996年9月、《报告》",
]


def said(text: str) -> str:
    return pseudo.pseudo(text)


def ems(text: str) -> float:
    """How wide a text is in the serif of the pseudo-language; every character must be there."""
    with TTFont(ROOT / "fonts/system/NotoSerif-Regular.ttf", lazy=True) as font:
        advances, names = font["hmtx"], font.getBestCmap()
        return sum(advances[names[ord(character)]][0] for character in text) / int(font["head"].unitsPerEm)


def nodes(text: str) -> tuple[Inline, ...]:
    found, problems = parse_run(SourceText(text), ["1"])
    assert problems == []
    return found


def marks(inlines: tuple[Inline, ...]) -> Counter[str]:
    def below(run: tuple[Inline, ...]) -> list[Inline]:
        return [each for node in run for each in (node, *below(getattr(node, "children", ())))]

    found: Counter[str] = Counter()
    for node in below(inlines):
        match node:
            case Reference() | NoteCall():
                found[write((node,))] += 1
            case Link():
                found[node.href] += 1
            case Styled():
                found[node.kind] += 1
    return found


@given(st.lists(PIECES, max_size=12).map(" ".join))
def test_placeholders_and_addresses_stay(text: str) -> None:
    kept = re.compile(rf"{PLACEHOLDER.pattern}|www\.neargov\.org")
    assert Counter(match[0] for match in kept.finditer(said(text))) == Counter(
        match[0] for match in kept.finditer(text)
    )


@given(st.text(string.ascii_letters + string.digits + " .,;()%", max_size=80))
def test_nothing_plain_is_left_and_the_length_stays_within_bounds(text: str) -> None:
    assert not re.search(r"[a-pr-zA-PR-Z]", said(text))
    assert len(text.replace(" ", "")) <= len(said(text)) <= 2 * len(text)


@given(TEXTS)
def test_wide_letters_are_gone_and_the_same_text_says_the_same(text: str) -> None:
    assert not re.search(r"[\u3000-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff00-\uff60А-я]", said(text))
    assert said(text) == said(text)
    assert "  " not in said(text) or "  " in text


def test_english_messages_grow_by_about_a_third() -> None:
    messages = [entry.msgid for entry in polib.pofile(str(ROOT / TEMPLATE)) if entry.occurrences]
    words = [message for message in messages if bracketed(message) != message]
    grown = sum(len(bracketed(word)) for word in words) / sum(len(word) for word in words)
    assert 1.25 < grown < 1.6


def test_han_is_as_wide_as_the_longest_real_language_and_breaks_like_it() -> None:
    text = said(HAN).strip()
    assert 1.3 < ems(text) / len(HAN) < 1.6
    assert all(4 <= len(word) <= 12 for word in text.split())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("会员：（6个）。", "ñ: (6 ñ)."),
        ("“会”、《员》", "“ñ”, «ñ»"),
        ("2014年10月", "2014 ñ 10 ñ"),
        ("“会”吗？", "“ñ” ñ?"),
    ],
)
def test_marks_and_spaces_are_those_of_western_text(text: str, expected: str) -> None:
    assert re.sub(r"[^\W\d]+", "ñ", said(text)).strip() == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("accommodation", "ááççóóṁṁóóđáţíóñ"),
        ("OUTside", "ÓÓÚÚŢšííđé"),
        ("Item", "Ííţééṁ"),
        ("ɏ À Ḁ ỿ ②", "ɏ À Ḁ ỿ ②"),
        ("ɐ µ ἀ я", "é ĺ è ĝ"),
        ("东", " çõñ "),
        ("东北亚", " çõñçüññüŕ "),
        ("山路会在春天整修山路", " šîĺáñḃâ ñõŕķášîñ ñîñđâŕšîĺáñ "),
        ("（山）", " (šî) "),
    ],
)
def test_a_text_has_the_same_accents_and_syllables_on_every_machine(text: str, expected: str) -> None:
    assert said(text) == expected


@pytest.mark.parametrize("text", RUNS)
def test_every_mark_of_a_run_stays_and_its_ends_show(text: str) -> None:
    source = nodes(text)
    found = run(source)
    assert marks(found) == marks(source)
    assert len(list(leaves(found))) == len(list(leaves(source))) + 2
    markdown = write(found)
    assert markdown.startswith("[") and markdown.endswith("]")
    assert not markdown.startswith("[ ") and not markdown.endswith(" ]")


def test_a_note_is_called_without_a_space_and_a_reference_stands_by_itself() -> None:
    markdown = write(run(nodes("会员[^1]参加{members}个。")))
    assert re.fullmatch(r"\[\w+\[\^1\] \w+ \{members\} \w+\.\]", markdown)


def test_every_text_and_name_of_a_publication_is_pseudo(tmp_path: Path) -> None:
    source = publication(tmp_path)
    told = localised(source)
    assert told.problems == []
    assert set(told.states) == {unit.address for unit in units(source)}
    assert all(state.prints for state in told.states.values())
    for unit in units(told.publication):
        assert unit.text.startswith("[") and unit.text.endswith("]"), unit
        assert not re.search(r"[\u4e00-\u9fff]", unit.text), unit
    for entry in told.publication.registry.entries():
        if hasattr(entry, "name"):
            assert not entry.name["qps"].text.isascii()


def test_names_are_made_of_english_and_keep_their_placeholders(tmp_path: Path) -> None:
    source = publication(tmp_path)
    told = localised(source).publication.registry
    for before, after in zip(source.registry.series, told.series, strict=True):
        assert PLACEHOLDER.findall(after.title["qps"].text) == PLACEHOLDER.findall(before.title["zh"].text)
    assert "qps" not in source.registry.series[0].title


def test_the_voice_says_furniture_between_brackets_and_dates_in_english() -> None:
    speaker, problems = voice("qps", Files(ROOT))
    assert problems == []
    assert (speaker.language, speaker.tag, str(speaker.locale)) == ("qps", "qps", "en_001")
    assert speaker.gettext("Contents") == "[Çóóñţééñţš]"
    assert speaker.pgettext("imprint", "ISBN") == "[ÍÍŠḂÑ]"
    one, many = (speaker.ngettext("%(num)s meeting", "%(num)s meetings", n) for n in (1, 2))
    assert (one, many) == ("[%(num)s ṁééééţííñĝ]", "[%(num)s ṁééééţííñĝš]")
    assert speaker.npgettext("of no catalogue", "{n} day", "{n} days", 2) == "[{n} đááýš]"
    assert speaker.pgettext("host cell", "{region} ({country})") == "{region} ({country})"
    assert speaker.partial("2014-10-21") == "21\u00a0October 2014"
    assert speaker.ordinal(3) == "3rd"
    assert speaker.numeral("article", 3) == "[Ááŕţííçĺéé 3]"
    assert speaker.heading_numeral(1, 2) == "II"

"""What the language room itself asks of a translator: patterns for dates, numbers and numerals.

Each is a message of the furniture catalogue with a context. Where the message is `CLDR`, that word (or no translation)
prints CLDR's own form; a pattern in its place prints what the language customarily writes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass

from galley.language.numerals import STYLES
from galley.message import Message, listed, said
from galley.model.names import CASES

PLACEHOLDER = re.compile(r"\{([A-Za-z_]\w*)\}|%\(([A-Za-z_]\w*)\)s")
GROUP = re.compile(r"(?:\[(?P<gap>[^]{}]+)\])?\{(?P<power>\d{1,2})\}(?P<word>[^{}\[\]]*)")
ENDING = re.compile(r"(?:(\d+): )?([^|]*\{n\}[^|]*)")

NAMED = {
    "region with its country": ("region", "country"),
    "place of a meeting": ("city",),
    "host cell": ("region", "country"),
}
"""The messages filled with names of the registry, and the names that a translation may ask for in a case."""

CASED = re.compile(rf"\{{([A-Za-z_]\w*):({'|'.join(CASES)})\}}")

NOUN_CLASSES = ("plain", "session", "meeting", "event")
"""What an ordinal counts: nothing named, a session (сессия), a meeting (заседание), an event (论坛, форум)."""

CURRENCIES = ("CNY", "EUR", "JPY", "KPW", "KRW", "MNT", "RUB", "USD")
"""The currencies whose names a translator may set; of others CLDR's names are printed."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """One message of the room. `valid` judges a translation, `form` says in words what it accepts."""

    context: str
    message: str
    comment: str
    form: Message
    valid: Callable[[str], bool]


def placeholders(text: str) -> frozenset[str]:
    """The names in `{name}` and `%(name)s` of a message."""
    return frozenset(brace or percent for brace, percent in PLACEHOLDER.findall(text))


def format_signs(text: str) -> frozenset[str]:
    """Which of the signs `{ } %` stand outside the placeholders: what a formatter might stumble over or obey."""
    return frozenset(PLACEHOLDER.sub("", text)) & frozenset("{}%")


def asked_cases(text: str) -> list[tuple[str, str]]:
    """The names that a text asks for in a case, `{country:genitive}`, each with the case."""
    return CASED.findall(text)


def without_cases(text: str, names: Container[str]) -> str:
    """The text with its `{country:genitive}` for some names as plain `{country}`."""
    return CASED.sub(lambda found: f"{{{found[1]}}}" if found[1] in names else found[0], text)


def with_joined_cases(text: str) -> str:
    """The text with its `{country:genitive}` as the placeholder `{country_genitive}`."""
    return CASED.sub(r"{\1_\2}", text)


def fill(pattern: str, values: Mapping[str, object]) -> str:
    """The pattern with its `{placeholders}` replaced; nothing in it or in the values is evaluated.

    A name without a value raises `KeyError`: the template that asked is wrong.
    """
    return PLACEHOLDER.sub(lambda found: str(values[found[1] or found[2]]), pattern)


def groups(pattern: str) -> list[tuple[int, str, str]]:
    """The counting words of a large-number pattern: power of ten, word behind, mark before a short group.

    `{8}亿[零]{4}万` is `[(8, "亿", ""), (4, "万", "零")]`; what is no such pattern gives an empty list.
    """
    found = list(GROUP.finditer(pattern))
    units = [(int(unit["power"]), unit["word"], unit["gap"] or "") for unit in found]
    powers = [power for power, _, _ in units]
    whole = "".join(unit[0] for unit in found) == pattern
    return units if whole and powers == sorted(set(powers), reverse=True) else []


def endings(pattern: str) -> list[tuple[str, str]]:
    """The forms of an ordinal by the last digits: `1: {n}st | {n}th` is `[("1", "{n}st"), ("", "{n}th")]`.

    The first that fits is taken and the last must fit any number; anything else gives an empty list.
    """
    found = [ENDING.fullmatch(part.strip()) for part in pattern.split("|")]
    forms = [(match[1] or "", match[2]) for match in found if match]
    sound = len(forms) == len(found) and forms[-1][0] == "" and all(placeholders(form) == {"n"} for _, form in forms)
    return forms if sound else []


def patterns() -> Iterator[Pattern]:
    """Every message of the room, in the order of the catalogue."""
    yield from _dates()
    yield from _numbers()
    yield from _ordinals()
    yield from _numerals()


def _uses(*names: str, cldr: bool = True) -> tuple[Message, Callable[[str], bool]]:
    def valid(text: str) -> bool:
        return (cldr and text == "CLDR") or frozenset() < placeholders(text) <= frozenset(names)

    known = listed(f"{{{name}}}" for name in names)
    if cldr:
        return said("CLDR, or text with {placeholders}", placeholders=known), valid
    return said("text with {placeholders}", placeholders=known), valid


_DAY = ("day", "month", "month_name", "month_ordinal", "year")
_DAY_HELP = (
    " “CLDR” prints CLDR's form; or write a pattern: {month} is the number of the month, {month_name} its name "
    "as in a date, {month_standalone} its name by itself, {month_ordinal} its ordinal number; "
    "where there is a last day, it takes the same names with end_ before them."
)
_DATES = (
    ("date", "A full date: 21 October 2014", _DAY),
    ("month", "A month: October 2014", ("month", "month_name", "month_standalone", "month_ordinal", "year")),
    (
        "month-range",
        "Months of one year: July–August 2015",
        ("month", "month_name", "month_standalone", "month_ordinal", "year"),
    ),
    ("year", "A year by itself: 2014", ("year",)),
    ("date-range-days", "Days of one month: 21–24 October 2014", (*_DAY, "end_day")),
    ("date-range-months", "Days of two months of one year: 27 February – 1 March 2014", _DAY),
    ("date-range-years", "Days of two years: 30 December 2014 – 2 January 2015", _DAY),
    ("short-date", "A day without its year, in the event calendar: 15 January", _DAY[:-1]),
    ("short-range-days", "Days of one month, in the event calendar: 14–16 February", (*_DAY[:-1], "end_day")),
    ("short-range-months", "Days of two months, in the event calendar: 27 February – 1 March", _DAY[:-1]),
)


def _dates() -> Iterator[Pattern]:
    for context, comment, names in _DATES:
        ends = tuple(f"end_{name}" for name in names) if context.endswith(("-months", "-years", "month-range")) else ()
        help_once = _DAY_HELP if context == "date" else ""
        yield Pattern(context, "CLDR", f"{comment}.{help_once}", *_uses(*names, *ends))


def _numbers() -> Iterator[Pattern]:
    yield Pattern(
        "large-number",
        "CLDR long",
        "A large round number: 446 million. “CLDR long” prints million, “CLDR short” CLDR's abbreviation. "
        "Or the counting words of the language, {8} being hundreds of millions, {4} tens of thousands; [零] goes "
        "before a group that does not fill its places.",
        said("CLDR long, CLDR short, or counting words such as {example}, largest first", example="{8}亿{4}万"),
        lambda text: text in {"CLDR long", "CLDR short"} or bool(groups(text)),
    )
    for code in CURRENCIES:
        yield Pattern(
            f"currency {code}",
            "CLDR",
            f"What {code} is called after an amount. “CLDR” prints CLDR's name, in its plural forms.",
            said("CLDR, or a name without placeholders"),
            lambda text: not placeholders(text),
        )


_ORDINAL_HELP = {
    "plain": "An ordinal number by itself",
    "session": "An ordinal before session or general assembly (zh 次, ru сессия)",
    "meeting": "An ordinal before meeting (zh 次, ru заседание)",
    "event": "An ordinal before forum, festival, fair, competition (zh 届, ru форум)",
}


def _ordinals() -> Iterator[Pattern]:
    for noun_class in NOUN_CLASSES:
        yield Pattern(
            f"ordinal {noun_class}",
            "11: {n}th | 12: {n}th | 13: {n}th | 1: {n}st | 2: {n}nd | 3: {n}rd | {n}th",
            f"{_ORDINAL_HELP[noun_class]}. One form, or several divided by |: “1: …” is for numbers that end in 1; "
            "the first that fits is printed, the last fits all.",
            said("forms with {n}, divided by |, the last without digits before it"),
            lambda text: bool(endings(text)),
        )


_NUMERAL = ("n", "roman", "roman_sign", "circled", "han", "ordinal", "letter")
_NUMERALS = {
    "roman": ("{roman}", "The number of a first-level heading. {roman} is I, II; {roman_sign} the signs Ⅰ, Ⅱ"),
    "decimal": ("{n}.", "The number of a second-level heading or list item"),
    "parenthesis": ("({n})", "The number of a third-level heading or list item"),
    "bracket": ("{n})", "The number of a fourth-level heading or list item"),
    "circled": ("{circled}", "A number in a circle, on maps and their legends"),
    "note": ("{letter}", "The mark of a note of a table, small and raised. {letter} is a, b"),
    "article": ("Article {n}", "The number of an article. {han} is 一, 二; {ordinal} the plain ordinal"),
}


def _numerals() -> Iterator[Pattern]:
    for style in STYLES:
        message, comment = _NUMERALS[style]
        yield Pattern(f"numeral {style}", message, f"{comment}.", *_uses(*_NUMERAL, cldr=False))
    yield Pattern(
        "heading numerals",
        "roman decimal parenthesis bracket",
        f"How headings are numbered, from the first level on; the words stay English: {', '.join(STYLES)}.",
        said("words among {styles}", styles=listed(STYLES)),
        lambda text: bool(text.split()) and set(text.split()) <= set(STYLES),
    )

"""The properties of CSS Text 4 and of `text-emphasis` that this package obeys, taught to the engine's validator.

Uses `PROPERTIES`, `EXPANDERS`, `COMPUTER_FUNCTIONS`, `INITIAL_VALUES`, `INHERITED` and `KNOWN_PROPERTIES` of WeasyPrint 70, its tables of
properties.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NamedTuple

from weasyprint.css.computed_values import COMPUTER_FUNCTIONS
from weasyprint.css.properties import INHERITED, INITIAL_VALUES, KNOWN_PROPERTIES
from weasyprint.css.tokens import InvalidValues, get_keyword, single_keyword
from weasyprint.css.validation.expanders import EXPANDERS, generic_expander
from weasyprint.css.validation.properties import PROPERTIES, other_colors

from .breaks import Tailoring
from .gaps import Setting

ADDRESS = "-galley-address"
"""A value of `line-break` of our own: lines break in a web address, at its signs."""
PHRASE = "auto-phrase"
"""A value of `word-break` (CSS Text 4): lines break between phrases, where that costs little."""

KEYWORDS = {
    "text-autospace": ("normal", ("normal", "no-autospace", "auto")),
    "text-spacing-trim": (
        "normal",
        ("normal", "space-all", "space-first", "trim-start", "trim-both", "trim-all", "auto"),
    ),
    "text-justify": ("auto", ("auto", "none", "inter-word", "inter-character")),
    "line-break": ("auto", ("auto", "loose", "normal", "strict", "anywhere", ADDRESS)),
    "hanging-punctuation": ("none", ("none", "allow-end", "force-end")),
    "text-wrap": ("wrap", ("wrap", "balance")),
    "word-break": ("normal", ("normal", "break-all", "keep-all", PHRASE)),
}
"""Each property with its initial value and its values. All are inherited."""

AUTOSPACE = "__text_autospace_width"
"""A custom property, `--text-autospace-width`: the width of `text-autospace`, in em; 1/8 as CSS has it when left out."""

SHAPES = ("dot", "circle", "double-circle", "triangle", "sesame")


class Emphasis(NamedTuple):
    """The value of `text-emphasis-style`: a shape, and whether it is filled."""

    shape: str
    filled: bool


def emphasis_of(words: tuple[str, ...]) -> Emphasis | None:
    """The style that some keywords name; None when they name none (`none` included: there are no marks then)."""
    fills = [word for word in words if word in ("filled", "open")]
    shapes = [word for word in words if word in SHAPES]
    if not words or len(fills) > 1 or len(shapes) > 1 or len(fills) + len(shapes) < len(words):
        return None
    return Emphasis(shapes[0] if shapes else "circle", fills != ["open"])


def register() -> None:
    """Make the engine parse and inherit the properties. Doing it twice changes nothing."""
    for name, (initial, values) in KEYWORDS.items():
        _add(name, initial, _validator(frozenset(values)))
    _add("text-emphasis-style", "none", _emphasis_style)
    _add("text-emphasis-position", ("over", "right"), _emphasis_position)
    _add("text-emphasis-color", INITIAL_VALUES["text_decoration_color"], other_colors)
    COMPUTER_FUNCTIONS["text_emphasis_color"] = COMPUTER_FUNCTIONS["text_decoration_color"]
    EXPANDERS["text-emphasis"] = generic_expander("-style", "-color")(_text_emphasis)


def _add(name: str, initial: Any, validate: Any) -> None:
    key = name.replace("-", "_")
    validate.wants_base_url = False
    INITIAL_VALUES[key] = initial
    INHERITED.add(key)
    KNOWN_PROPERTIES.add(name)
    PROPERTIES[name] = validate


def _emphasis_style(tokens: Any) -> Emphasis | str | None:
    words = tuple(get_keyword(token) or "" for token in tokens)
    return "none" if words == ("none",) else emphasis_of(words)


def _emphasis_position(tokens: Any) -> tuple[str, ...] | None:
    words = tuple(get_keyword(token) or "" for token in tokens)
    sides = [word for word in words if word in ("left", "right")]
    rows = [word for word in words if word in ("over", "under")]
    return words if len(rows) == 1 and len(sides) <= 1 and len(words) == len(rows) + len(sides) else None


def _text_emphasis(tokens: Any, name: str) -> Any:
    """The shorthand: words of the style, and a colour."""
    styles = [token for token in tokens if (get_keyword(token) or "") in ("none", "filled", "open", *SHAPES)]
    colours = [token for token in tokens if token not in styles]
    if styles:
        yield "-style", styles
    if len(colours) == 1:
        yield "-color", colours
    elif colours:
        raise InvalidValues


def _validator(values: frozenset[str]) -> Any:
    return single_keyword(lambda keyword: keyword in values)


def setting_of(style: Any) -> Setting:
    """How the text of a box is spaced."""
    width = style[AUTOSPACE]
    amount = width[0].value if width and getattr(width[0], "unit", None) == "em" else 0.125
    return _setting(
        style["lang"] or "",
        amount,
        style["text_autospace"],
        style["text_spacing_trim"],
        style["text_justify"],
        style["hanging_punctuation"],
    )


@lru_cache(maxsize=256)
def _setting(language: str, amount: float, autospace: str, trim: str, justify: str, hanging: str) -> Setting:
    if trim == "auto":
        trim = "trim-both" if language[:2] in ("zh", "ja") else "normal"
    return Setting(
        language,
        amount if autospace != "no-autospace" and not language.startswith("ko") else 0.0,
        pairs=trim != "space-all",
        start=trim in ("trim-start", "trim-both", "trim-all"),
        end=trim in ("trim-both", "trim-all"),
        hang=hanging,
        between=justify == "inter-character" or (justify == "auto" and not language.startswith("ko")),
        syllables=justify == "auto" and language.startswith("ko"),
    )


def is_title(style: Any) -> bool:
    """Whether lines are to be read at a glance, as those of titles and captions: `text-wrap: balance`."""
    return bool(style["text_wrap"] == "balance")


def tailoring_of(style: Any) -> Tailoring:
    """How the lines of a box break."""
    return _tailoring(style["lang"] or "", style["line_break"], style["word_break"])


@lru_cache(maxsize=256)
def _tailoring(language: str, line_break: str, word_break: str) -> Tailoring:
    strict = line_break in ("auto", "strict")
    anywhere, address = line_break == "anywhere", line_break == ADDRESS
    return Tailoring(language, strict, anywhere, word_break == "keep-all", word_break == "break-all", address=address)

"""The colours of a vector picture: those of the theme by name, all others named after themselves, to be converted as pixels are."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field

from PIL import Image, ImageColor

from galley.images.colour import to_cmyk
from galley.likeness import did_you_mean
from galley.message import Message, said

Rgb = tuple[int, int, int]
Fault = Callable[[Message, Message], None]
"""Takes what is wrong with a colour, and its mend."""

PAINTS = ("fill", "stroke", "stop-color", "color", "flood-color", "lighting-color")
"""The properties of SVG 2 whose value is a paint or a colour."""
BLACK = "black"
"""What `fill`, `stop-color` and `color` are where a vector picture does not say (SVG 2, 13.4 and 14.2.4; CSS Color 4, 3.1)."""
_WORDS = ("", "none", "inherit", "currentcolor", "context-fill", "context-stroke")
_TOKEN = re.compile(
    r"(?:var\(\s*--colour-(?P<property>[\w-]+)\s*(?:,[^)]*)?\)|color\(\s*--(?P<colour>[\w-]+)(?:\s+1)?\s*\))"
)
_RGB = re.compile(r"rgba?\(([^()]*)\)")
_SERVER = re.compile(r"(url\([^)]*\))\s*(.*)", re.DOTALL)
_OWN = re.compile("--drawn-([0-9a-f]{6})")


@dataclass
class Colours:
    """Puts names in the place of the colours of a vector picture. `tokens` are the names that the theme has, as `--ink`."""

    tokens: Collection[str]
    found: dict[Rgb, None] = field(default_factory=dict)
    """The colours that are none of the theme's, as they turn up."""

    def named(self, value: str, fault: Fault) -> str:
        """A paint with the name of its colour: `color(--ink 1)`, or `color(--drawn-1f5f86 1)` for a colour of its own."""
        value = value.strip()
        served = _SERVER.match(value)
        if served:
            return f"{served[1]} {self.named(served[2], fault)}".strip()
        if value.lower() in _WORDS:
            return "currentColor" if value.lower() == "currentcolor" else value
        token = _TOKEN.fullmatch(value)
        return self._token(token, fault) if token else self._own(value, fault)

    def _token(self, token: re.Match[str], fault: Fault) -> str:
        name = f"--{token['property'] or token['colour']}"
        if name not in self.tokens:
            fault(said("{colour} is no colour of the theme", colour=token[0]), did_you_mean(name, sorted(self.tokens)))
        return f"color({name} 1)"

    def _own(self, value: str, fault: Fault) -> str:
        try:
            rgb, alpha = _channels(value)
        except ValueError:
            mend = said("write it as #1f5f86, or as a colour of the theme: var(--colour-ink)")
            fault(said("{colour} is no colour that can be read", colour=value), mend)
            return "none"
        self.found[rgb] = None
        return f"color({name_of(rgb)} 1)" if alpha == 1 else f"color({name_of(rgb)} 1 / {alpha:g})"


def name_of(rgb: Rgb) -> str:
    """The name of a colour that is none of the theme's."""
    return "--drawn-" + "".join(f"{channel:02x}" for channel in rgb)


def _channels(value: str) -> tuple[Rgb, float]:
    """Red, green and blue of 0 to 255, and alpha. Raises `ValueError`."""
    if value.lower() == "transparent":
        return (0, 0, 0), 0
    numeric = _RGB.fullmatch(value.lower())
    if not numeric:
        red, green, blue, *alpha = ImageColor.getrgb(value)
        return (red, green, blue), alpha[0] / 255 if alpha else 1
    parts = re.split(r"[\s,/]+", numeric[1].strip())
    if len(parts) not in (3, 4):
        raise ValueError(value)
    red, green, blue = (min(255, max(0, round(_share(each, 255) * 255))) for each in parts[:3])
    return (red, green, blue), min(1, max(0, _share(parts[3], 1))) if len(parts) == 4 else 1


def _share(number: str, whole: float) -> float:
    return float(number[:-1]) / 100 if number.endswith("%") else float(number) / whole


def channels_of(written: str, edition: str, press: bytes) -> Mapping[str, tuple[float, ...]]:
    """What the colours named in a vector picture come to in an edition: channels of 0 to 1.

    Greys are black ink alone, as those of pixels are; others are converted for the press by its profile.
    """
    found: dict[str, tuple[float, ...]] = {}
    for match in _OWN.finditer(written):
        red, green, blue = bytes.fromhex(match[1])
        if edition == "screen":
            found[match[0]] = red / 255, green / 255, blue / 255
        elif red == green == blue:
            found[match[0]] = 0.0, 0.0, 0.0, 1 - red / 255
        else:
            inks = to_cmyk(Image.new("RGB", (1, 1), (red, green, blue)), press).tobytes()
            found[match[0]] = tuple(ink / 255 for ink in inks)
    return found

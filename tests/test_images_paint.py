"""Colours of vector pictures: names of the theme, colours of their own in every way they can be written, and what they come to."""

from __future__ import annotations

import pytest
from test_images import PROFILE

from galley.images.paint import PAINTS, Colours, channels_of, name_of


def named(value: str, *tokens: str) -> tuple[str, list[str]]:
    """What a paint is written as, and what is wrong with it."""
    faults: list[str] = []
    return Colours(tokens).named(value, lambda message, mend: faults.append(f"{message}; {mend}")), faults


@pytest.mark.parametrize(
    ("value", "written"),
    [
        *((word, word) for word in ("", "none", "inherit", "context-fill", "Context-Stroke")),
        ("CurrentColor", "currentColor"),
        (" none ", "none"),
        ("#1f5f86", "color(--drawn-1f5f86 1)"),
        ("#F00", "color(--drawn-ff0000 1)"),
        ("#ff000080", "color(--drawn-ff0000 1 / 0.501961)"),
        ("#ff0000ff", "color(--drawn-ff0000 1)"),
        ("transparent", "color(--drawn-000000 1 / 0)"),
        ("RGB(1, 2, 3)", "color(--drawn-010203 1)"),
        ("rgb(1 2 3)", "color(--drawn-010203 1)"),
        ("rgba(1, 2, 3, 0.5)", "color(--drawn-010203 1 / 0.5)"),
        ("rgb(1 2 3 / 50%)", "color(--drawn-010203 1 / 0.5)"),
        ("rgba(1,2,3,1)", "color(--drawn-010203 1)"),
        ("rgba(1,2,3,7)", "color(--drawn-010203 1)"),
        ("rgba(1,2,3,-1)", "color(--drawn-010203 1 / 0)"),
        ("rgb(100%, 50%, 0%)", "color(--drawn-ff8000 1)"),
        ("rgb(300, -5, 0)", "color(--drawn-ff0000 1)"),
        ("url(#a)", "url(#a)"),
        ("url(#a) red", "url(#a) color(--drawn-ff0000 1)"),
        ("url(#a) none", "url(#a) none"),
    ],
)
def test_a_paint_is_written_by_name(value: str, written: str) -> None:
    assert named(value) == (written, [])


@pytest.mark.parametrize(
    "value", ["var(--colour-ink)", "var( --colour-ink , #000)", "color(--ink 1)", "color(--ink)", "color( --ink 1 )"]
)
def test_a_colour_of_the_theme_keeps_its_name(value: str) -> None:
    assert named(value, "--ink") == ("color(--ink 1)", [])


def test_a_colour_that_the_theme_has_not_is_told() -> None:
    assert named("var(--colour-inc)", "--ink", "--pine") == (
        "color(--inc 1)",
        ["var(--colour-inc) is no colour of the theme; did you mean `--ink`? known here: --ink, --pine"],
    )
    assert named("color(--zzz)", "--ink")[1] == ["color(--zzz) is no colour of the theme; known here: --ink"]
    assert named("color(--zzz)")[1] == ["color(--zzz) is no colour of the theme; nothing of that kind is known here"]


@pytest.mark.parametrize("value", ["rgb(1,2)", "rgb(1,2,3,4,5)", "rgb(a,b,c)", "ruby", "#12", "rgb()"])
def test_what_cannot_be_read_is_none_and_told(value: str) -> None:
    written, (fault,) = named(value)
    assert written == "none"
    assert fault.startswith(f"{value} is no colour that can be read")


def test_colours_of_its_own_are_gathered_once_in_their_order() -> None:
    colours = Colours(())
    for value in ("blue", "#0f0", "rgb(0,0,255)"):
        colours.named(value, lambda *_: None)
    assert list(colours.found) == [(0, 0, 255), (0, 255, 0)]
    assert name_of((1, 160, 255)) == "--drawn-01a0ff"


def test_named_colours_come_to_channels_of_the_edition() -> None:
    written = "color(--drawn-ff0000 1) color(--drawn-333333 1) color(--ink 1)"
    assert channels_of(written, "screen", PROFILE) == {
        "--drawn-ff0000": (1, 0, 0),
        "--drawn-333333": (0.2, 0.2, 0.2),
    }
    press = channels_of(written, "print", PROFILE)
    assert press["--drawn-333333"] == (0, 0, 0, 0.8)
    cyan, magenta, yellow, black = press["--drawn-ff0000"]
    assert max(cyan, black) < 0.1 and min(magenta, yellow) > 0.85


def test_paints_are_the_properties_that_have_a_colour() -> None:
    assert set(PAINTS) == {"fill", "stroke", "stop-color", "color", "flood-color", "lighting-color"}

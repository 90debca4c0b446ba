"""Style sheets of vector pictures: which elements their rules select, which rule wins, and what cannot be followed."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from galley.images.inlined import inlined


def styles(css: str, inner: str) -> list[str]:
    root = ElementTree.fromstring(f"<svg><style>{css}</style>{inner}</svg>")
    assert inlined(root, "style") == []
    return [each.get("style", "") for each in root][1:]


@pytest.mark.parametrize(
    ("selector", "selected"),
    [
        ("rect", [True, True, False, False]),
        ("*", [True, True, True, True]),
        (".a", [True, False, True, False]),
        (".b", [False, False, True, False]),
        ("#one", [True, False, False, False]),
        ("rect.a", [True, False, False, False]),
        ("rect#one", [True, False, False, False]),
        ("rect.a#one", [True, False, False, False]),
        ("path.a#one", [False, False, False, False]),
        ("rect.b", [False, False, False, False]),
        (".a#two", [False, False, False, False]),
        ("circle, #one", [True, False, False, True]),
    ],
)
def test_a_rule_selects_by_name_class_and_id(selector: str, selected: list[bool]) -> None:
    inner = '<rect id="one" class="a"/><rect id="two"/><path class="b a"/><circle/>'
    assert [bool(each) for each in styles(f"{selector} {{fill:red}}", inner)] == selected


@pytest.mark.parametrize(
    ("css", "style"),
    [
        ("#one{a:1} .a{a:2} rect{a:3}", "a:3;a:2;a:1;b:0"),
        ("rect{a:1} rect{a:2}", "a:1;a:2;b:0"),
        (".a{a:1} rect.a{a:2}", "a:1;a:2;b:0"),
        ("rect{/* a:1; */a:2}", "a:2;b:0"),
        ("path{a:1}", "b:0"),
    ],
)
def test_the_later_and_the_more_special_stand_behind(css: str, style: str) -> None:
    assert styles(css, '<rect id="one" class="a" style="b:0"/>') == [style]


def strange(css: str) -> list[str]:
    root = ElementTree.fromstring(f"<svg><style>{css}</style><rect/></svg>")
    found = inlined(root, "style")
    assert all(sheet is root[0] for sheet, _ in found) and root[0].text is None
    return [rule for _, rule in found]


@pytest.mark.parametrize(
    ("css", "told"),
    [
        ("g rect {a:1}", ["g rect"]),
        ("rect:hover, a[b] {a:1}", ["rect:hover", "a[b]"]),
        ("@font-face {a:1}", ["@font-face"]),
        ("@import url(a.css); @media x {a:1}", ["@import"]),
        ("rect {a:1}", []),
        ("", []),
    ],
)
def test_what_asks_for_more_is_told(css: str, told: list[str]) -> None:
    assert strange(css) == told


def test_no_more_rules_are_followed_than_a_drawing_has() -> None:
    assert strange("rect{a:1}" * 500) == []
    assert strange("rect{a:1}" * 501) == ["rect"]


def test_names_are_told_without_their_space() -> None:
    root = ElementTree.fromstring('<svg xmlns="u"><style>rect{a:1}</style><rect/></svg>')
    inlined(root, "{u}style")
    assert root[1].get("style") == "a:1;"

"""The label of an article stands apart from its text, and is set as close in a wide line as in a narrow one."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from conftest import ROOT
from fonts_once import lay_out
from typesetting import PAGE
from voices import speaking

from galley.files import Files
from galley.typeset import Job, Sheet
from galley.typeset.measure import found_boxes

TEXTS = {
    "zh": "会议一致同意中国吉林省和俄罗斯哈卡斯共和国加入联合会。" * 2,
    "ja": "中国吉林省とロシアのハカシア共和国の加入に一致して同意した。" * 2,
    "ko": "중국 지린성과 러시아 하카스공화국의 가입에 만장일치로 동의하였다. " * 2,
    "ru": "Собрание единогласно согласилось принять новых членов в Ассоциацию. " * 2,
    "en": "The assembly unanimously agreed to admit two further members. " * 2,
}
GAPS = {"zh": 0.0, "ja": 1.0, "ko": 0.6, "ru": 0.6, "en": 0.6}
"""At least this much, in ems; what a justified line adds comes on top."""


def labelled(language: str) -> list[tuple[float, float, Any]]:
    """Of paragraphs in several measures: width of the label, gap behind it in ems, the line's own label box."""
    number = speaking(language).numeral("article", 3)
    widths = [17.3 + 0.7 * n for n in range(6)]
    body = "".join(
        f'<p class="article" style="width: {width}em"><span class="number">{number}</span>{TEXTS[language]}</p>'
        for width in widths
    )
    sheets = [Sheet("page.css", PAGE)]
    for name in ("templates/styles/blocks.css", f"templates/styles/languages/{language}.css"):
        sheets.append(Sheet(name, Files(ROOT).text(name)))
    layout, _ = lay_out(Job(f'<html lang="{language}"><body>{body}</body></html>', tuple(sheets)))
    pages = [leaf.page._page_box for leaf in layout.rendered.leaves]
    boxes = [found.box for found in found_boxes(pages)]
    measured = []
    for before, after in pairwise(_of_lines(boxes)):
        if getattr(before.element, "attrib", {}).get("class") == "number":
            em = before.style["font_size"]
            gap = (after.position_x - before.position_x - before.width) / em
            measured.append((before.width / em, gap, before))
    return measured


def _of_lines(boxes: list[Any]) -> list[Any]:
    """The labels, and the texts that follow them."""
    kinds = ("InlineBlockBox", "TextBox")
    return [box for box in boxes if type(box).__name__ in kinds and not _is_inner(box)]


def _is_inner(box: Any) -> bool:
    """Whether a text is that of a label."""
    return type(box).__name__ == "TextBox" and box.element_tag == "span"


@pytest.mark.parametrize("language", TEXTS)
def test_a_label_is_a_box_with_a_gap(language: str) -> None:
    found = labelled(language)
    assert len(found) == 6
    widths = [width for width, _, _ in found]
    assert max(widths) - min(widths) < 0.01
    assert all(gap >= GAPS[language] - 0.01 for _, gap, _ in found)

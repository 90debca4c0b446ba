"""The fonts that the pages of a layout are set in, as far as can be known before they are drawn.

Text boxes are shaped again as `draw.text.draw_text` of WeasyPrint 70 does (`TextBox.pango_layout`, `text.fonts.get_pango_font_key`), but only
those with a character that was not seen yet in their font and language. Which font a mark of no script is taken from may hang
on its neighbours: who has to be certain asks the PDF.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.text.ffi import ffi, pango
from weasyprint.text.fonts import get_pango_font_key

from galley.typeset.engine import Layout
from galley.typeset.measure import found_boxes

CHOOSING = ("font_family", "font_weight", "font_style", "font_stretch", "lang")
"""The properties that a font is chosen by, besides the characters."""
_MORE = re.compile(" [#@]")
"""What Pango writes behind a font: its features and variations."""


def fonts(layout: Layout) -> list[str]:
    """The names of the fonts of a book as its PDF will name them, without their subset tags, sorted."""
    seen: dict[Any, set[str]] = defaultdict(set)
    names: set[str] = set()
    for found in found_boxes([page._page_box for page in layout.document.pages]):
        box = found.box
        if isinstance(box, boxes.TextBox) and box.text.strip() and box.style["visibility"] == "visible":
            known = seen[tuple(box.style[name] for name in CHOOSING)]
            if not known.issuperset(box.text):
                known.update(box.text)
                names |= set(_names(box))
    return sorted(names)


def _names(box: Any) -> Iterator[str]:
    """The font of each run of a text box, as `Noto-Sans-Bold`."""
    box.pango_layout.reactivate(box.style)
    run = box.pango_layout.get_first_line()[0].runs[0]
    while run != ffi.NULL:
        _, description, _ = get_pango_font_key(run.data.item.analysis.font)
        written = ffi.string(pango.pango_font_description_to_string(description)).decode()
        yield _MORE.split(written)[0].replace(" ", "-")
        run = run.next
    box.pango_layout.deactivate()

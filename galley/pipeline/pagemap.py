"""The page map: where each block of a book stands on its pages, and what it says. What refers to pages rests on it: proofs, comparisons, comments."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from typing import Any

from galley.pipeline.covering import KINDS
from galley.typeset import Layout

FORMAT = 1
PT_PER_PX = 72 / 96


def written(publication: str, language: str, layout: Layout, sides: Sequence[Sequence[int]] = ()) -> bytes:
    """The map as JSON: `sizes`, the width and height of each page in pt; `cover`, the pages of the cover, which are not in print files; of a leaflet `sides`, the pages that stand side by side on each side of its sheet; `blocks`, in the order of the book, each with its `address`, its `text`
    and the digest of it, and its `boxes`: a page, counted from 1, and the left, bottom, right and top edge on it in pt, as PDF has them
    (ISO 32000-1, 8.3.2). A block is a line. Blocks stand inside others: the innermost is the last of those around a place.
    """
    about = {"format": FORMAT, "publication": publication, "language": language, **told(layout, sides)}
    blocks = ",\n".join(json.dumps(block, ensure_ascii=False) for block in about.pop("blocks"))
    return f'{json.dumps(about)[:-1]}, "blocks": [\n{blocks}\n]}}\n'.encode()


def told(layout: Layout, sides: Sequence[Sequence[int]] = ()) -> dict[str, Any]:
    """What the map tells of a layout: its sizes, cover and blocks, and the sides of a leaflet."""
    sizes = [[_pt(length) for length in size] for size in layout.sizes]
    cover = [page for page, kind in enumerate(layout.kinds, 1) if kind in KINDS]
    return {"sizes": sizes, "cover": cover, **({"sides": sides} if sides else {}), "blocks": list(_blocks(layout))}


def _blocks(layout: Layout) -> Iterator[dict[str, Any]]:
    """The blocks, parts of one on several pages joined."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for page, block in layout.blocks:
        left, top, right, bottom = block.edges
        height = layout.sizes[page - 1][1]
        box = {"page": page, "box": [_pt(left), _pt(height - bottom), _pt(right), _pt(height - top)]}
        known = found.setdefault((block.address, block.text), _begun(block.address, block.text))
        known["boxes"].append(box)
    yield from found.values()


def _begun(address: str, text: str) -> dict[str, Any]:
    return {"address": address, "text": text, "sha256": hashlib.sha256(text.encode()).hexdigest(), "boxes": []}


def _pt(length: float) -> float:
    return round(length * PT_PER_PX, 2)

"""Whether a box stands in the flow, which is asked of every box a dozen times.

Five questions to its style come to two: it floats nowhere, and it is placed by nothing.
"""

from __future__ import annotations

from typing import Any

from weasyprint.formatting_structure import boxes

from galley.typeset.swift.patch import Patch

_engine = boxes.Box.is_in_normal_flow


def _is_in_flow(self: Any) -> bool:
    """Whether a box is in normal flow."""
    style = self.style
    return style["float"] == "none" and style["position"] in ("static", "relative")


PATCHES = (Patch((boxes.Box,), "is_in_normal_flow", _engine, _is_in_flow),)

"""Laying out as a build does, but for the fonts of the machine: they are looked for once for all documents, which takes longer than a small one does."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

import pytest
from weasyprint.text.fonts import FontConfiguration

from galley.problem import Problem
from galley.typeset import Dress, Job, Layout, engine

found = cache(FontConfiguration)
"""The fonts of this machine."""


def lay_out(job: Job, before: Layout | None = None, dresses: Collection[Dress] = ()) -> tuple[Layout, list[Problem]]:
    """Set a book, none of whose style sheets brings fonts of its own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine, "FontConfiguration", found)
        return engine.lay_out(job, before, dresses)

"""The handbook of the checker: the rules that read texts, and those that read finished pages."""

from __future__ import annotations

from inspect import cleandoc

from galley.meter import rules as pages
from galley.proof.handbook import Chapter, chapters
from galley.proof.handbook import handbook as told


def handbook() -> str:
    """All rules by family, in Markdown."""
    return told([*chapters(), Chapter("page", cleandoc(pages.__doc__ or ""), pages.RULES)])

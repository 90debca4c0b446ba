"""The page of the report, for those who cannot read its style sheets."""

from __future__ import annotations

from dataclasses import dataclass

FACES = {"zh": "SC", "ja": "JP", "ko": "KR"}


@dataclass(frozen=True, slots=True)
class Page:
    """Margins of A4, and the distance of lines."""

    inside_pt: float
    outside_pt: float
    top_pt: float
    bottom_pt: float
    line_pt: float


PAGE = Page(80, 95.276, 82, 79.89, 17)


def face(style: str, language: str) -> str:
    """The family that a book is set in, of the `Serif` or `Sans` style."""
    return f"Noto {style} CJK {FACES[language]}" if language in FACES else f"Noto {style}"


def size_pt(language: str) -> float:
    """The size of its text."""
    return 10.5 if language in FACES else 10

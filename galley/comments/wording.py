"""The texts of a publication, to be found by their words: for files without a map, and after edits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from galley.comments.letters import NEAR, letters
from galley.comments.quoting import Quoted, spelled
from galley.maps import Block
from galley.meter.glyphs import Glyph

LEAST = 4
"""Fewer letters around a place without any tell no text."""
TELLING = 8
"""So many letters are known wherever they stand."""
REACHES = (NEAR, 8, 5, 3, 2)
"""So many letters of those around are looked for with the marked ones, the most first."""
PIECE = 10


@dataclass(frozen=True)
class Wording:
    """The blocks of a book, in its order, with or without places."""

    blocks: tuple[Block, ...]

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The letters of each block."""
        return tuple(letters(block.text).text for block in self.blocks)

    def having(self, text: str) -> list[int]:
        """The numbers of the blocks that have some letters."""
        return [at for at, own in enumerate(self.texts) if text in own]

    def block(self, found: Quoted, glyphs: Sequence[Glyph], alone: int | None = TELLING) -> Block | None:
        """The one block that has letters with most of those around; of several the one that stands among, or nearest to, those of the same page.
        From so many letters on, `alone`, they are looked for without those around too, where they stand nowhere with them."""
        having = next((having for wanted in _queries(found, alone) if (having := self.having(wanted))), [])
        if len(having) > 1:
            reach = self._reach(glyphs)
            away = {at: max(reach.start - at, at - reach.stop + 1, 0) for at in having} if reach else {}
            having = [at for at in having if away and away[at] == min(away.values())] or having
        return self.blocks[having[0]] if len({self.blocks[at].address for at in having}) == 1 else None

    def _reach(self, glyphs: Sequence[Glyph]) -> range:
        """The blocks that stand on a page, told by pieces of its words that only one block has."""
        text = spelled([glyph for glyph in glyphs if not glyph.is_artefact])
        pieces = (text[at : at + PIECE] for at in range(0, len(text) - PIECE + 1, PIECE))
        only = sorted(having[0] for piece in pieces if len(having := self.having(piece)) == 1)
        spare = len(only) // 10
        kept = only[spare : len(only) - spare]
        return range(kept[0], kept[-1] + 1) if kept else range(0)


def _queries(found: Quoted, alone: int | None) -> Iterator[str]:
    """Letters to look for, with more and with less of what stands around them, and by themselves where they are as many as `alone` or have
    nothing around them; a place without letters is looked for by those around it, if they are `LEAST`."""
    before, text, after = found.before, found.text, found.after
    by_itself = alone is not None and (len(text) >= alone or not (before or after))
    sides = [pair for reach in REACHES for pair in ((reach, reach), (reach, 0), (0, reach))]
    for left, right in (*sides, *([(0, 0)] if by_itself else [])):
        wanted = f"{before[-left:] if left else ''}{text}{after[:right]}"
        if len(wanted) >= LEAST or (text and len(wanted) > 1):
            yield wanted

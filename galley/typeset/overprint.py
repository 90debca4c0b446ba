"""Black text printed over what lies below it, which it would else be cut out of: the least shift of the plates would show paper round each letter.

Text and stroked lines overprint (ISO 32000-1, 8.6.7; overprint mode 1) where they are painted in all of the black ink and in nothing else; whatever
is painted besides is cut out as ever, white first of all, which would vanish. `pydyf` 0.13 holds a stream as its operators, one behind the other.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import pydyf

BLACK = b"0 0 0 1"
STATES = {
    name: pydyf.Dictionary({"Type": "/ExtGState", "OP": truth, "op": truth, "OPM": 1})
    for name, truth in (("over", "true"), ("out", "false"))
}
"""The graphics states of what overprints and of all else, by the names that operators give them."""
SHOWING = (b"TJ", b"Tj")
LINES = (b"S", b"s")
OTHERS = (b"f", b"f*", b"B", b"B*", b"b", b"b*", b"Do", b"sh")
FILLED, STROKED = (b"0", b"2", b"4", b"6"), (b"1", b"2", b"5", b"6")
"""The modes of text (ISO 32000-1, 9.3.6) in which its letters are filled, and in which they are stroked."""


@dataclass(frozen=True, slots=True)
class _State:
    """Whether fills and strokes are black, the mode of text, and whether what is painted overprints."""

    fill: bool = False
    stroke: bool = False
    mode: bytes = b"0"
    over: bool = False

    def overprints(self, operator: bytes) -> bool:
        """Whether what an operator paints is text or lines in black ink alone."""
        if operator in LINES:
            return self.stroke
        return operator in SHOWING and self.is_black

    @property
    def is_black(self) -> bool:
        """Whether text is black ink alone."""
        filled, stroked = self.mode in FILLED, self.mode in STROKED
        return (filled or stroked) and (self.fill or not filled) and (self.stroke or not stroked)

    def after(self, operator: bytes, operands: bytes) -> _State:
        """What an operator makes of it."""
        match operator:
            case b"scn" | b"sc" | b"k":
                return replace(self, fill=operands == BLACK)
            case b"SCN" | b"SC" | b"K":
                return replace(self, stroke=operands == BLACK)
            case b"Tr":
                return replace(self, mode=operands)
        return self


def overprint(stream: Any, resources: Any) -> None:
    """Let the black text of a drawn page overprint, also in the forms and patterns that it shows."""
    stream.stream = _overprinting(stream.stream)
    resources["ExtGState"].update(STATES)
    for kind in ("XObject", "Pattern"):
        for each in resources[kind].values():
            if isinstance(each, pydyf.Stream) and "Resources" in each.extra:
                overprint(each, each.extra["Resources"])


def _overprinting(operators: list[Any]) -> list[Any]:
    """The same operators, with the graphics state changed before text where it has to be, and before what is painted next."""
    found, state, outer = list[Any](), _State(), list[_State]()
    for each in operators:
        operands, _, operator = (each if isinstance(each, bytes) else each.encode()).rpartition(b" ")
        if operator == b"q":
            outer.append(state)
        elif operator == b"Q":
            state = outer.pop()
        elif operator in SHOWING + LINES + OTHERS:
            over = state.overprints(operator)
            if over != state.over:
                found.append(b"/over gs" if over else b"/out gs")
                state = replace(state, over=over)
        else:
            state = state.after(operator, operands)
        found.append(each)
    return found

"""The engine: WeasyPrint behind a wall. HTML and style sheets in, pages out, drawn as often as there are editions, its log as problems."""

import galley.typeset.libraries  # noqa: F401 -- first: it loads the engine
from galley.typeset.drawings import Letters, families
from galley.typeset.drawn import Drawn
from galley.typeset.dress import Dress
from galley.typeset.engine import Job, Layout, draw, draw_all, lay_out
from galley.typeset.kept import Damaged, kept, restored
from galley.typeset.said import said, says
from galley.typeset.sheets import Sheet
from galley.typeset.swift import give_back, sweep, undisturbed

__all__ = [
    "Damaged",
    "Drawn",
    "Dress",
    "Job",
    "Layout",
    "Letters",
    "Sheet",
    "draw",
    "draw_all",
    "families",
    "give_back",
    "kept",
    "lay_out",
    "restored",
    "said",
    "says",
    "sweep",
    "undisturbed",
]

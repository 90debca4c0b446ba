"""Script typography for WeasyPrint: lines of Chinese, Japanese and Korean set by CLREQ, JLREQ, KLREQ and CSS Text 4.

The package needs WeasyPrint alone. `install()` puts it into the engine; style sheets then say what they want in standard
properties: `text-autospace`, `text-spacing-trim`, `text-justify`, `line-break`, `word-break`, `hanging-punctuation`.

How it works: the texts of a line box are read as one (`context`, `paragraph`), measured once (`run`, `strand`), with the natural
space between all characters (`gaps`) and where lines may break (`breaks`). A line takes what fits (`fit`); when it is aligned, all its characters are spaced across inline boxes (`line`),
and what it has too much or too little is spent by priority (`slack`). When it is drawn, its glyphs stand apart (`glyphs`).
No character is added to or taken from the text.
"""

from .context import forget
from .install import install, remove

__all__ = ["forget", "install", "remove"]

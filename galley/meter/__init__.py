"""The lines of a finished PDF of any engine: glyph positions, lines and paragraphs told from them, measures and a gate,
and the rules of finished pages.

`glyphs` reads content streams and fonts; `grouping` makes lines of glyphs and `paragraphs` paragraphs of lines; `measuring`
turns them into `measures`, one a rule of script typography; `gate` says which are out of bounds. `book` holds a book
read so, `rules` say what a proofreader marks on its pages, and `printed` finds the passage that a line prints.
"""

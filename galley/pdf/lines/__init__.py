"""The lines of a finished PDF of any engine: glyph positions, lines and paragraphs told from them, measures and a gate.

`glyphs` reads content streams and fonts; `grouping` makes lines of glyphs and `paragraphs` paragraphs of lines; `measuring`
turns them into `measures`, one a rule of script typography; `gate` says which are out of bounds.
"""

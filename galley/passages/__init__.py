"""Passages: texts that are read as one, of a publication and its translations or of what was sent; each of their characters knows its place."""

from galley.passages.publication import names, passages, translated

__all__ = ["names", "passages", "translated"]

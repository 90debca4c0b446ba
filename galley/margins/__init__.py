"""The margins of a proof: notes beside the blocks of a book, the paper that its pages are placed on, and where each note stands there."""

from galley.margins.note import Kind, Note

__all__ = ["Kind", "Note"]

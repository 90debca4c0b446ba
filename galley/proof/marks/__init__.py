"""Marks of punctuation, spaces and numbers of lists: where they stand, and where they should."""

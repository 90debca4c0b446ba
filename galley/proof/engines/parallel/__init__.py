"""Parallel text: what a translation shares with its source, whichever language that is in."""

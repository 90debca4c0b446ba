"""How well the proofreader reads: against findings that were judged, on clean texts, and on pairs of sentences.

What it finds is asked for at the door of `build.py check --text` alone, so that no measure leans on how rules are made.
"""

"""Claims: what sentences state of numbers and days, against arithmetic, the calendar, the registry and each other."""

from galley.proof.engines.claims import calendar, lists, sums

__all__ = ["calendar", "lists", "sums"]

"""Claims: what sentences state of numbers and days, against arithmetic, the calendar, the registry and each other."""

from galley.proof.engines.claims import beside, calendar, lists, sums

__all__ = ["beside", "calendar", "lists", "sums"]

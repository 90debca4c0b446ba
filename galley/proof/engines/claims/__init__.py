"""Claims: what sentences state of numbers and days, against arithmetic, the calendar, the registry and each other."""

from galley.proof.engines.claims import beside, calendar, lists, registered, retold, rows, sums

__all__ = ["beside", "calendar", "lists", "registered", "retold", "rows", "sums"]

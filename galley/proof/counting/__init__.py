"""Facts that a text tells: totals and parts, lists and their counts, events and when they were held."""

"""One tree of values laid over another: what it says stands, and the rest of the one below shows."""

from __future__ import annotations

from typing import Any

from galley.source.values import SourceList, SourceMap


def laid_over(below: Any, above: Any) -> Any:
    """`above` over `below`: maps key by key, lists of entries with an `id` entry by entry, everything else as a whole.

    Entries stand in the order of the list below, new ones behind them. Each value keeps the place where it is written.
    """
    if isinstance(below, SourceMap) and isinstance(above, SourceMap):
        return _maps(below, above)
    if isinstance(below, SourceList) and isinstance(above, SourceList) and _have_ids(below) and _have_ids(above):
        return _lists(below, above)
    return above


def _maps(below: SourceMap, above: SourceMap) -> SourceMap:
    laid = SourceMap(above.place)
    laid.broken = below.broken or above.broken
    laid.keys_at = {**below.keys_at, **above.keys_at}
    for key in dict.fromkeys((*below, *above)):
        laid[key] = laid_over(below[key], above[key]) if key in below and key in above else {**below, **above}[key]
    return laid


def _lists(below: SourceList, above: SourceList) -> SourceList:
    entries = {entry["id"]: entry for entry in below}
    for entry in above:
        known = entries.get(entry["id"])
        entries[entry["id"]] = laid_over(known, entry) if known else entry
    laid = SourceList(above.place)
    laid.broken = below.broken or above.broken
    laid.extend(entries.values())
    return laid


def _have_ids(entries: SourceList) -> bool:
    return all(isinstance(entry, SourceMap) and isinstance(entry.get("id"), str) for entry in entries)

"""What a file's values break of its model, said in an editor's words at the place where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from galley.likeness import did_you_mean
from galley.message import Message, said
from galley.model.base import Fault, shown
from galley.model.inserts import FOCUS
from galley.model.registry import WEB_ADDRESS
from galley.problem import Place, Problem
from galley.source import SourceList, SourceMap, SourceText

_LACKS = ("missing", "too_short", "union_tag_not_found")


def is_new(detail: Fault, data: SourceMap) -> bool:
    """Whether the fault has not been told: a value that the source refused is None, a list of faulty items not empty,
    and what is missing may stand in the part that could not be read."""
    lacks = detail["type"] in _LACKS or detail.get("ctx", {}).get("code") == "reader.missing"
    if lacks and _innermost(data, detail["loc"]).broken:
        return False
    if detail["type"] == "too_short":
        return not detail["input"]
    return detail["type"] == "missing" or detail["input"] is not None


def problem_of(detail: Fault, data: SourceMap) -> Problem:
    """A fault of the model that `data` was to make, as a problem."""
    loc = (*detail["loc"], "kind") if detail["type"] == "union_tag_invalid" else detail["loc"]
    place, parent = _locate(data, loc)
    context = detail.get("ctx", {})
    if detail["type"] == "galley":
        return Problem(context["code"], context["message"], context["mend"], place)
    rule, message, mend = _told(detail, context)
    return Problem(f"reader.{rule}", message, mend, parent if rule == "missing" else place)


def _told(detail: Fault, context: dict[str, Any]) -> tuple[str, Message, Message]:
    """Rule, message and mend for pydantic's own error types."""
    names = [part for part in detail["loc"] if isinstance(part, str)]
    name, given = (names[-1] if names else ""), shown(detail["input"])
    match detail["type"]:
        case "missing" if isinstance(detail["loc"][-1], int):
            message = said("`{field}` has too few entries", field=name)
            return "entries", message, said("add those that are missing")
        case "too_long":
            message = said("`{field}` has too many entries", field=name)
            return "entries", message, said("take away those that are too many")
        case "missing":
            return "missing", said("the field `{field}` is missing", field=name), said("add `{field}:`", field=name)
        case "union_tag_not_found":
            return "kind", said("the field `kind` is missing"), said("add `kind:`")
        case "union_tag_invalid":
            tags = context["expected_tags"].replace("'", "").split(", ")
            message = said("there is no kind {kind} here", kind=shown(context["tag"]))
            return "kind", message, did_you_mean(context["tag"], tags)
        case "literal_error":
            expected = str(context.get("expected", "")).replace("'", "").replace(" or ", ", ").split(", ")
            message = said("`{field}` cannot be {given}", field=name, given=given)
            return "choice", message, did_you_mean(str(detail["input"])[:40], expected)
        case "string_pattern_mismatch" if name == "[key]":
            message = said("{given} is not a language", given=given)
            return "language", message, said("write its code of two or three small letters, as en")
        case "string_pattern_mismatch":
            message = said("{given} does not fit `{field}`", given=given, field=name)
            return "pattern", message, _pattern_mend(str(context.get("pattern")), str(detail["input"]))
        case "string_too_long":
            message = said(
                "`{field}` has {count} characters, {most} at most are taken",
                field=name,
                count=len(str(detail["input"])),
                most=context["max_length"],
            )
            return "too-long", message, said("shorten it")
        case "string_too_short":
            mend = said("write something between the quotes, or delete the line")
            return "empty", said("the text is empty"), mend
        case "too_short":
            mend = said("give `{field}` at least one entry", field=name)
            return "empty", said("`{field}` is empty", field=name), mend
        case "tuple_type" | "list_type":
            mend = said("begin each entry on a line of its own with `- `")
            return "type", said("`{field}` is a list", field=name), mend
        case "model_type" | "dict_type" | "model_attributes_type":
            mend = said("write `field: value` lines here, indented by two spaces")
            return "type", said("fields are wanted under `{field}`", field=name), mend
        case "string_type":
            mend = said("write the text on one line, or below a `|`")
            return "type", said("`{field}` is one text", field=name), mend
        case other:
            fault = other.replace("_", " ")
            message = said("{given} does not fit `{field}` ({fault})", given=given, field=name, fault=fault)
            return "value", message, said("compare the schema of the file")


def _pattern_mend(pattern: str, given: str) -> Message:
    if pattern.startswith("^[a-z0-9]+("):
        return said("use small Latin letters, digits and single hyphens, as `busan-motor-show`")
    if pattern.startswith("^[A-Za-z0-9]+("):
        return said("use an id of the registry: Latin letters, digits and hyphens, as `KR-46`")
    if pattern == FOCUS:
        return said("write left, right, top, bottom or centre, or a point from left and top as 30% 20%")
    if pattern == WEB_ADDRESS and re.match(r"https?://\S", given) and re.search(r"\s", given):
        return said("write the space in the address as %20")
    if pattern == WEB_ADDRESS:
        return said("begin it with https:// or http://, without a name or password before the host")
    return said("write it to fit the pattern {pattern}", pattern=pattern)


def _locate(data: SourceMap, loc: tuple[int | str, ...]) -> tuple[Place, Place]:
    """The place of the faulty value and of the innermost mapping that holds it."""
    place, inner, node = data.place, data.place, data
    for part, child in steps(data, loc):
        if isinstance(node, SourceMap):
            inner = node.place
            place = node.keys_at[str(part)] if loc[-1] == "[key]" else node.place_of(str(part))
        elif isinstance(node, SourceList):
            place = node.place_of(int(part))
        node = child
    return place, node.place if isinstance(node, SourceMap) else inner


def _innermost(data: SourceMap, loc: tuple[int | str, ...]) -> SourceMap | SourceList:
    """The innermost map or list on the way to a faulty value."""
    nodes = [data, *(node for _, node in steps(data, loc))]
    return next(node for node in reversed(nodes) if isinstance(node, SourceMap | SourceList))


def steps(data: Any, loc: tuple[int | str, ...]) -> Iterator[tuple[int | str, Any]]:
    """The way to a faulty value, as far as it goes: keys and indices (0-based), each with what stands there."""
    node = data
    for part in loc:
        if isinstance(node, SourceMap) and part in node:
            node = node[str(part)]
        elif isinstance(node, SourceList) and isinstance(part, int) and part < len(node):
            node = node[part]
        elif isinstance(node, SourceText):
            return
        else:
            continue
        yield part, node

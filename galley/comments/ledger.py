"""The file of comments: entries written at its end, and single lines of entries changed; whatever people have written there stays as it is."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from galley.comments.threads import Answer, Remark
from galley.comments.tying import Tie
from galley.message import Message
from galley.model.comments import Comment, Reply

KEY = "comments:"
INDENT = "    "
_PLAIN = re.compile(r"\w(?:[\w /.-]*[\w/.-])?")
_TEXTS = ("quote", "before", "after", "proposal", "text", "reason")


def entry(remark: Remark, tie: Tie, file: str) -> list[str]:
    """The lines of a new comment, which came in a `file`."""
    fields = {
        "id": remark.id,
        "state": remark.state,
        "what": remark.what,
        "who": remark.who,
        "when": remark.when,
        "at": tie.address,
        "also": list(tie.also),
        "quote": tie.quote,
        "before": tie.before,
        "after": tie.after,
        "proposal": remark.proposal,
        "text": remark.text,
        "page": str(tie.page),
        "file": file,
        "reason": tie.reason,
    }
    lines = [line for name, value in fields.items() if value for line in _field(name, value)]
    replies = [f"{INDENT}replies:", *_replies(remark.answers)] if remark.answers else []
    return [f"  - {lines[0]}", *(f"{INDENT}{line}" for line in lines[1:]), *replies]


def _field(name: str, value: str | Sequence[str]) -> list[str]:
    """A key with its value; a text of several lines stands below a `|` where nothing is lost by that."""
    if not isinstance(value, str):
        return [f"{name}: [{', '.join(map(_quoted, value))}]"]
    lines = value.split("\n")
    if len(lines) > 1 and lines[0] == lines[0].strip() and all(line == line.rstrip() for line in lines):
        return [f"{name}: |", *(f"  {line}".rstrip() for line in lines)]
    return [f"{name}: {_quoted(value)}"]


def _quoted(text: str) -> str:
    """A value of YAML; JSON's strings are YAML's too."""
    return text if _PLAIN.fullmatch(text) else json.dumps(str(text), ensure_ascii=False)


def _replies(answers: Iterable[Answer]) -> Iterator[str]:
    for each in answers:
        fields = {"who": each.who, "when": each.when, "text": each.text}
        first, *rest = (line for name, value in fields.items() if value for line in _field(name, value))
        yield f"{INDENT}  - {first}"
        yield from (f"{INDENT}    {line}" for line in rest)


def added(text: str, entries: Iterable[Sequence[str]], schema: str) -> str:
    """The file with more entries behind those it has; one that is not there yet begins with where its `schema` lies."""
    new = [line for each in entries for line in each]
    lines = text.splitlines() or [f"# yaml-language-server: $schema={schema}", KEY]
    if not new:
        return text
    if f"{KEY} []" in lines:
        lines[lines.index(f"{KEY} []")] = KEY
    if KEY not in lines:
        lines.append(KEY)
    at = lines.index(KEY) + 1
    while at < len(lines) and (not lines[at].strip() or lines[at][0] in " #-"):
        at += 1
    while not lines[at - 1].strip():
        at -= 1
    return "\n".join((*lines[:at], *new, *lines[at:])) + "\n"


def unknown(comment: Comment, answers: Iterable[Answer]) -> list[Answer]:
    """The answers that a comment does not have yet."""
    known = {_told(each) for each in comment.replies}
    return [each for each in answers if (each.who, each.when, each.text) not in known]


def _told(reply: Reply) -> tuple[str, str, str]:
    return reply.who or "", reply.when or "", reply.text.strip()


def answered(text: str, more: Mapping[int, Sequence[Answer]]) -> str:
    """The file with more replies behind those that entries have, by the line that an entry begins in, counted from 1."""
    lines = text.split("\n")
    for first, answers in sorted(more.items(), reverse=True):
        start, end = first - 1, _end(lines, first - 1)
        indent = _indent(lines, start)
        at = next((at for at in range(start, end) if _key(lines[at], indent) == "replies"), None)
        new = [line.removeprefix(INDENT) for line in _replies(answers)]
        if at is None:
            lines[end:end] = [f"{indent}replies:", *(f"{indent}{line}" for line in new)]
        else:
            behind = next((row for row in range(at + 1, end) if _is_key(lines[row], indent)), end)
            lines[behind:behind] = [f"{indent}{line}" for line in new]
    return "\n".join(lines)


def told(text: str, changes: Mapping[int, Mapping[str, str]]) -> str:
    """The file with fields of entries set otherwise, by the line that an entry begins in, counted from 1; an empty value takes a field away."""
    lines = text.split("\n")
    for first, fields in sorted(changes.items(), reverse=True):
        for name, value in fields.items():
            _set(lines, first - 1, name, value)
    return "\n".join(lines)


def _set(lines: list[str], start: int, name: str, value: str) -> None:
    """Put a field of the entry that begins in line `start` (0-based) in the place of the one that it has; a new one stands at its end, before replies."""
    end, indent = _end(lines, start), _indent(lines, start)
    at = next((at for at in range(start, end) if _key(lines[at], indent) == name), None)
    made = [f"{indent}{name}: {_quoted(value)}"] if value else []
    if at is None:
        behind = next((row for row in range(start + 1, end) if _key(lines[row], indent) == "replies"), end)
        lines[behind:behind] = made
        return
    below = next((row for row in range(at + 1, end) if _is_key(lines[row], indent)), end)
    if at == start and made:
        made = [f"{lines[start][: len(indent)]}{made[0].lstrip()}"]
    lines[at:below] = made


def _end(lines: Sequence[str], start: int) -> int:
    """Where the entry that begins in a line ends: before the next one, and before blank lines and comments there."""
    dash = len(lines[start]) - len(lines[start].lstrip())
    end = start + 1
    while end < len(lines) and (not lines[end].strip() or len(lines[end]) - len(lines[end].lstrip()) > dash):
        end += 1
    while not lines[end - 1].strip():
        end -= 1
    return end


def _indent(lines: Sequence[str], start: int) -> str:
    """The spaces before the keys of an entry: behind its dash."""
    dash = lines[start].index("-")
    rest = lines[start][dash + 1 :]
    return " " * (dash + 1 + len(rest) - len(rest.lstrip()))


def _is_key(line: str, indent: str) -> bool:
    return line.startswith(indent) and line[len(indent) : len(indent) + 1].strip() not in ("", "-", "#")


def _key(line: str, indent: str) -> str:
    """The key of an entry that a line has; that of its first line stands behind the dash."""
    plain = f"{indent[:-2]}  {line[len(indent) :]}" if line[: len(indent)].strip(" -") == "" else line
    return plain[len(indent) :].partition(":")[0] if _is_key(plain, indent) else ""


def as_json(comment: Comment, **more: Any) -> dict[str, Any]:
    """A comment as plain data, with what is known of it besides; empty fields are left out."""
    fields = {name: getattr(comment, name) for name in ("id", "state", "what", "who", "when", "at", "page", *_TEXTS)}
    fields |= {"also": list(comment.also), "file": comment.file, **more}
    fields["replies"] = [{"who": each.who, "when": each.when, "text": each.text.strip()} for each in comment.replies]
    return {name: value for name, value in fields.items() if value not in (None, [], ())}


def reason_of(message: Message | str) -> str:
    """A reason as it stands in a file: in English, whatever language is spoken."""
    return str(message)

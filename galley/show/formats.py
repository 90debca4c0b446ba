"""Problems for programs: as JSON, as annotations for a code host."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from galley.problem import Problem, summary
from galley.show.alike import alike, further


def as_json(problems: Sequence[Problem], **more: object) -> str:
    """`{"problems": […], "summary": {…}}`, and what `more` a command has to tell."""
    shape = {"problems": [problem.as_json() for problem in problems], "summary": summary(problems), **more}
    return json.dumps(shape, ensure_ascii=False, indent=1) + "\n"


def as_github(problems: Iterable[Problem]) -> str:
    """Workflow commands, one a line; what is alike on many pages once."""
    return "".join(_annotation(group) for group in alike(problems))


def _annotation(group: Sequence[Problem]) -> str:
    problem = group[0]
    kind = {"error": "error", "warning": "warning", "note": "notice"}[problem.severity]
    place = problem.place
    known = {"file": place.file, "line": place.line, "col": place.column} if place else {}
    fields = ",".join(f"{name}={_escaped(str(value))}" for name, value in known.items() if value)
    told = [problem.message, *([further(group)] if len(group) > 1 else []), problem.mend]
    message = _escaped(f"{'. '.join(told)} [{problem.code}]", message=True)
    return f"::{kind} {fields}::{message}\n" if fields else f"::{kind}::{message}\n"


def _escaped(text: str, *, message: bool = False) -> str:
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text if message else text.replace(":", "%3A").replace(",", "%2C")

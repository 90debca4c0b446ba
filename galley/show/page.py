"""The report of a check as a page to read and hand on: one file of HTML, without anything from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby

from galley.message import LANGUAGE, Pattern, said, tell
from galley.problem import Place, Problem
from galley.show.lines import Lines
from galley.show.report import head
from galley.show.text import SEVERITIES

BEFORE, AFTER = 40, 80
"""How many characters of a line are shown before and from the fault on."""

_STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; max-width: 54rem; margin: 2rem auto; padding: 0 1rem; color: #222; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; border-bottom: 1px solid #999; }
article { display: grid; grid-template-columns: 3rem 1fr; margin: .8rem 0; break-inside: avoid; }
article > b { color: #666; } blockquote { margin: 0; } mark { background: #ffe08a; }
.error strong { color: #a40000; } .warning strong { color: #8a5a00; } p { margin: .1rem 0; } small { color: #666; }
@media print { body { font-size: 10pt; margin: 0; } }
"""


def as_page(problems: Sequence[Problem], lines: Lines, pattern: Pattern = str, language: str = LANGUAGE) -> str:
    """All problems by file, numbered as in the report; each with what stands round it, what is wrong and how to mend it.

    `language` is that of the messages, into which `pattern` translates.
    """
    title = _html(said("What is to be mended"), pattern)
    body = [f"<h1>{title}</h1>", f"<p>{_html(head(problems), pattern)}</p>"]
    numbered = list(enumerate(problems, 1))
    for file, here in groupby(numbered, key=lambda each: each[1].place.file if each[1].place else ""):
        body.append(f"<h2>{escape(file)}</h2>")
        body += (_article(number, problem, lines, pattern) for number, problem in here)
    inside = "\n".join(body)
    return (
        f'<!doctype html>\n<html lang="{escape(language)}"><head><meta charset="utf-8"><title>{title}</title><style>{_STYLE}</style></head>\n'
        f"<body>\n{inside}\n</body></html>\n"
    )


def _article(number: int, problem: Problem, lines: Lines, pattern: Pattern) -> str:
    parts = "\n".join(_parts(problem, lines, pattern))
    return f'<article class="{problem.severity}"><b>{number}</b><div>\n{parts}\n</div></article>'


def _parts(problem: Problem, lines: Lines, pattern: Pattern) -> Iterator[str]:
    found = lines.excerpt(problem.place, BEFORE, AFTER)
    if found:
        language = f' lang="{escape(problem.language)}"' if problem.language else ""
        before, fault, after = map(escape, found)
        yield f"<blockquote{language}>{before}<mark>{fault}</mark>{after}</blockquote>"
    severity = _html(SEVERITIES[problem.severity], pattern)
    yield f"<p><strong>{severity}</strong>: {_html(problem.message, pattern)} <small>{escape(problem.code)}</small></p>"
    yield f"<p>→ {_html(problem.mend, pattern)}</p>"
    for label, places in ((said("also in"), problem.also), (said("compare"), problem.related)):
        if places:
            shown = ", ".join(dict.fromkeys(_place(each, problem.place) for each in places))
            yield f"<p><small>{_html(label, pattern)}: {escape(shown)}</small></p>"


def _place(place: Place, beside: Place | None) -> str:
    """A place by its line, with its file where that is another one."""
    here = beside is not None and beside.file == place.file
    return str(place.line) if here and place.line else str(place)


def _html(text: str, pattern: Pattern) -> str:
    return escape(str(tell(text, pattern))).replace("\n", "<br>")

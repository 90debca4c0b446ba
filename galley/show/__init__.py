"""Problems as text for people, as a report for editors, as JSON for programs, as annotations for a code host."""

from galley.show.columns import table
from galley.show.formats import as_github, as_json
from galley.show.lines import Lines
from galley.show.page import as_page
from galley.show.report import as_report, translated
from galley.show.text import as_text, count
from galley.show.unfinished import gathered

__all__ = [
    "Lines",
    "as_github",
    "as_json",
    "as_page",
    "as_report",
    "as_text",
    "count",
    "gathered",
    "table",
    "translated",
]

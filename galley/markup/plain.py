"""Pages that are of no book: what the program tells of books, as HTML."""

from __future__ import annotations

from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined

from galley.files import Files

TEMPLATES = "templates"


def page(name: str, files: Files, **told: Any) -> str:
    """The HTML of a template of the program by its name; what is told stands in it as text."""
    environment = Environment(
        loader=FunctionLoader(lambda each: files.text(f"{TEMPLATES}/{each}")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(name).render(told)

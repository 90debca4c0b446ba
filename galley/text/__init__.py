"""Markdown fields to blocks and inline nodes, with positions.

A field is parsed once. The dialect is CommonMark without HTML, entities, code, rules, images and set-off headings,
with footnotes `[^label]`, references `{id}` or `{id:form}`, and words of another language `[words]{ja}`; emphasis works beside Han, kana and Hangul as well.
"""

from galley.text.inline import HTML
from galley.text.joins import behind, is_wide
from galley.text.markdown import parse_cell, parse_line, parse_prose, parse_run
from galley.text.nodes import (
    Block,
    Break,
    Foreign,
    Heading,
    Inline,
    Item,
    Line,
    Link,
    List,
    Note,
    NoteCall,
    Paragraph,
    Prose,
    Quotation,
    Reference,
    Span,
    Styled,
    Text,
    inlines_of,
    leaves,
    references,
)
from galley.text.write import MARKS, write

__all__ = [
    "HTML",
    "MARKS",
    "Block",
    "Break",
    "Foreign",
    "Heading",
    "Inline",
    "Item",
    "Line",
    "Link",
    "List",
    "Note",
    "NoteCall",
    "Paragraph",
    "Prose",
    "Quotation",
    "Reference",
    "Span",
    "Styled",
    "Text",
    "behind",
    "inlines_of",
    "is_wide",
    "leaves",
    "parse_cell",
    "parse_line",
    "parse_prose",
    "parse_run",
    "references",
    "write",
]

"""The engine: WeasyPrint behind a wall. HTML and style sheets in, pages and a PDF out, its log as problems."""

from galley.typeset.engine import Job, Layout, Sheet, lay_out, write_pdf

__all__ = ["Job", "Layout", "Sheet", "lay_out", "write_pdf"]

"""WeasyPrint as it is, run as a script: one layout of an HTML file, written twice as our editions are: `plain.py IN.html OUT.pdf TAGGED.pdf`."""

from __future__ import annotations

import sys

from weasyprint import HTML

if __name__ == "__main__":
    source, untagged, tagged = sys.argv[1:]
    document = HTML(filename=source).render()
    document.write_pdf(untagged)
    document.write_pdf(tagged, pdf_tags=True)

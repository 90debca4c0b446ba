"""Finishing a PDF as the engine wrote it: what an edition's readers and presses expect in the catalogue."""

from __future__ import annotations

from io import BytesIO

import pikepdf

from galley.options import Edition


def finish(data: bytes, edition: Edition) -> bytes:
    """The finished PDF. The same input gives the same bytes.

    Screen: the title is shown in the window (ISO 32000-1, 12.2), pages open two up where the reader likes.
    """
    with pikepdf.open(BytesIO(data)) as pdf:
        if edition is Edition.SCREEN:
            pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
            for page in pdf.pages:
                page.obj.Tabs = pikepdf.Name.S
        buffer = BytesIO()
        pdf.save(buffer, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return buffer.getvalue()

"""Loading the engine: by the names of files, so that nobody is asked where its libraries are, and without what is not used."""

from __future__ import annotations

import ctypes.util
import subprocess
import sys
from io import BytesIO

import pytest
import weasyprint
from pypdf import PdfReader
from weasyprint.pdf import fonts
from weasyprint.text import ffi

from galley.typeset.declarations import MODULE, Declaring
from galley.typeset.libraries import by_their_files

UNUSED = (
    *("fontTools.subset", "fontTools.varLib.instancer", "fontTools.ttLib.woff2"),
    *("fontTools.ttLib.tables.otTables", "fontTools.varLib", "pycparser"),
)
PROGRAM = f"""
import sys
started = []
sys.addaudithook(lambda event, given: started.append(given[0]) if event == "subprocess.Popen" else None)
import galley.typeset
loaded = [name for name in {UNUSED} if name in sys.modules]
sys.exit(f"started {{started}}, loaded {{loaded}}" if started or loaded else 0)
"""


def test_the_engine_is_loaded_without_another_process_and_without_what_is_not_used() -> None:
    Declaring(MODULE, ffi.__file__).get_code(MODULE)  # its bytecode is there
    told = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False)
    assert (told.returncode, told.stderr) == (0, "")


def test_fonts_are_subset_by_what_is_loaded_later(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "harfbuzz_subset", None)
    taken = []
    monkeypatch.setattr(fonts.Font, "_fonttools_subset", _noted(fonts.Font._fonttools_subset, taken))
    page = weasyprint.HTML(string="<p style='font-family: Noto Sans'>a").write_pdf()
    [embedded] = PdfReader(BytesIO(page)).pages[0]["/Resources"]["/Font"].values()
    assert "+" in embedded.get_object()["/BaseFont"]
    [(before, after)] = taken
    assert after < before / 2


def _noted(subset, sizes):
    """A way of subsetting whose effect on the size of a font is noted."""

    def noted(font, *given):
        before = len(font.file_content)
        subset(font, *given)
        sizes.append((before, len(font.file_content)))

    return noted


def test_others_find_their_libraries_as_before() -> None:
    ask = ctypes.util.find_library
    with pytest.raises(ZeroDivisionError), by_their_files():
        _ = 1 / 0
    assert ctypes.util.find_library is ask

"""Loading the engine: by the names of files, so that nobody is asked where its libraries are."""

from __future__ import annotations

import ctypes.util
import subprocess
import sys

import pytest

from galley.typeset.libraries import by_their_files

PROGRAM = """
import sys
started = []
sys.addaudithook(lambda event, given: started.append(given[0]) if event == "subprocess.Popen" else None)
import galley.typeset
sys.exit(f"started {started}" if started else 0)
"""


def test_the_engine_is_loaded_without_another_process() -> None:
    told = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False)
    assert (told.returncode, told.stderr) == (0, "")


def test_others_find_their_libraries_as_before() -> None:
    ask = ctypes.util.find_library
    with pytest.raises(ZeroDivisionError), by_their_files():
        _ = 1 / 0
    assert ctypes.util.find_library is ask

"""What the engine declares of its libraries in C is read when its bytecode is made, not at each start.

WeasyPrint declares some hundred functions of Pango, HarfBuzz and fontconfig to cffi, whose parser takes a tenth of all imports. cffi can also
write down what it has read, as a program of one call (“out-of-line”, https://cffi.readthedocs.io/en/stable/cdef.html); calls by that are cheaper, too. So
the module that declares is compiled with that program in the place of its declarations. Its bytecode is kept by the import system, under another name
than that of the module as it is.
"""

from __future__ import annotations

import ast
import hashlib
from importlib.machinery import SourceFileLoader
from io import StringIO
from pathlib import Path
from types import CodeType
from typing import Any

import cffi

MODULE = "weasyprint.text.ffi"
BESIDES = """
    PangoFontDescription * pango_font_description_from_string (const char *str);
    void * g_object_ref (void *object);
"""
"""What Galley calls besides."""
READING = hashlib.sha256(f"1 {cffi.__version__} {BESIDES}".encode()).hexdigest()[:12]
"""What is read depends on these, too; the number tells this way of reading from others."""


class Declaring(SourceFileLoader):
    """Loads a module that declares, in one text, to an interface of cffi that it calls `ffi`."""

    def get_filename(self, name: str | None = None) -> str:
        """The name that its bytecode goes by."""
        return str(Path(self.path).with_suffix(f".{READING}.py"))

    def path_stats(self, path: str) -> Any:
        """Size and time of its source."""
        return super().path_stats(self.path)

    def get_data(self, path: str) -> bytes:
        """Its source or its bytecode."""
        return super().get_data(self.path if path == self.get_filename() else path)

    def source_to_code(self, data: Any, path: Any, **more: Any) -> CodeType:  # type: ignore[override]
        """Its code, with what is read in the place of what is declared."""
        tree = ast.parse(data)
        tree.body = [part for statement in tree.body for part in _read(statement)]
        return super().source_to_code(tree, path, **more)


def _read(statement: ast.stmt) -> list[ast.stmt]:
    """A statement as it is compiled: declarations as the program that cffi makes of them, which makes the interface, too."""
    match statement:
        case ast.Assign([ast.Name("ffi")], ast.Call(ast.Attribute(ast.Name("cffi"), "FFI"), [])):
            return []
        case ast.Expr(ast.Call(ast.Attribute(ast.Name("ffi"), "cdef"), [ast.Constant(str(declared))])):
            from cffi.recompiler import make_py_source  # which loads the parser

            whole, program = cffi.FFI(), StringIO()
            whole.cdef(declared + BESIDES)
            make_py_source(whole, MODULE, program)
            return ast.parse(program.getvalue()).body
        case _:
            return [statement]

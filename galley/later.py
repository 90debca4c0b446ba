"""How modules of other libraries are loaded: when they are first called, or by a loader of ours."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from importlib.util import spec_from_file_location
from types import ModuleType
from typing import Any


class Later(ModuleType):
    """Stands for a module of which only functions and classes are asked, to call them: whichever is called first loads it."""

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name.startswith("__"):
            raise AttributeError(name)

        def called(*values: Any, **named: Any) -> Any:
            return getattr(import_module(self.__name__), name)(*values, **named)

        return called


@contextmanager
def later(*names: str) -> Iterator[None]:
    """While it lasts, what imports a module of these names is given one that stands for it, unless it is loaded already.

    For what other modules of a library want at once, and a usual build never calls.
    """
    put = {name: Later(name) for name in names if name not in sys.modules}
    sys.modules.update(put)
    try:
        yield
    finally:
        for name in put:
            del sys.modules[name]


class _Finder(MetaPathFinder):
    def __init__(self, name: str, loader: Callable[[str, str], Loader]) -> None:
        self.name, self.loader = name, loader

    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        found = PathFinder.find_spec(name, path) if name == self.name else None
        if found is None or found.origin is None:
            return None
        return spec_from_file_location(name, found.origin, loader=self.loader(name, found.origin))


@contextmanager
def loaded_by(loader: Callable[[str, str], Loader], name: str) -> Iterator[None]:
    """While it lasts, the module of that name is loaded by this kind of loader, which is given its name and file."""
    finder = _Finder(name, loader)
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)

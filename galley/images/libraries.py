"""Loads the library of pictures, before any of its parts is, without what it knows of cameras: four hundred names, for pictures that have tags of Exif."""

from __future__ import annotations

from importlib.machinery import SourceFileLoader
from importlib.util import LazyLoader

from galley.later import loaded_by


def _when_asked(name: str, file: str) -> LazyLoader:
    return LazyLoader(SourceFileLoader(name, file))


with loaded_by(_when_asked, "PIL.ExifTags"):
    import PIL.Image  # noqa: F401 -- loaded here so that it is loaded so

"""Facts of a picture, and its conversion, once, to what an edition needs. The only room that uses PIL."""

import galley.images.libraries  # noqa: F401 -- first: it loads the library
from galley.images.colour import inspect_profile, most_ink, srgb
from galley.images.convert import Converted, convert
from galley.images.facts import Facts, Kind, Look, inspect
from galley.images.inks import SEPARATED, ink_counted
from galley.images.png import png
from galley.images.resolution import ppi, resolution_problem

__all__ = [
    "SEPARATED",
    "Converted",
    "Facts",
    "Kind",
    "Look",
    "convert",
    "ink_counted",
    "inspect",
    "inspect_profile",
    "most_ink",
    "png",
    "ppi",
    "resolution_problem",
    "srgb",
]

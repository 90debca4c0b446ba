"""The engines: each a kind of search, asked for by rules; importing this room enters them all."""

from importlib import import_module
from pkgutil import walk_packages

for _module in walk_packages(__path__, f"{__name__}."):
    import_module(_module.name)

"""Nodes to model: reads a publication's files and returns the model with every problem at once."""

from galley.reader.items import Memory, read_item, read_layers, read_what_holds
from galley.reader.publications import PROOFING, REGISTRY, read_publication, read_registry, registry_of

__all__ = [
    "PROOFING",
    "REGISTRY",
    "Memory",
    "read_item",
    "read_layers",
    "read_publication",
    "read_registry",
    "read_what_holds",
    "registry_of",
]

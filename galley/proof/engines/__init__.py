"""The engines: each a kind of search, asked for by rules; importing this room enters them all."""

from galley.proof.engines import pattern

__all__ = ["pattern"]

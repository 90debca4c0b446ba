"""The engines: each a kind of search, asked for by rules; importing this room enters them all."""

from galley.proof.engines import claims, forms, harmony, pattern

__all__ = ["claims", "forms", "harmony", "pattern"]

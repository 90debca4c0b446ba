"""The kinds of faults that are planted, by family of rules."""

from __future__ import annotations

from types import ModuleType

from bench.faults import characters, facts, names, punctuation, translation, wording
from bench.plant import Mutation


def _of(module: ModuleType) -> tuple[Mutation, ...]:
    return tuple(value for value in vars(module).values() if isinstance(value, Mutation))


MUTATIONS = {
    module.__name__.rpartition(".")[2]: _of(module)
    for module in (characters, punctuation, names, facts, wording, translation)
}
"""The mutations of each family, in the order of its file."""

"""One replaced function of the engine, put where it was imported, taken away again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Patch:
    """`own` in the place of what each of the `owners`, classes or modules of the engine, calls `name`."""

    owners: tuple[Any, ...]
    name: str
    engine: Callable[..., Any]
    own: Callable[..., Any]

    def found(self, owner: Any) -> Any:
        """What an owner has by its name."""
        return getattr(owner, self.name)

    def install(self) -> None:
        """Put it in. `RuntimeError` where something else has been put in before: it would work no longer."""
        for owner in self.owners:
            if self.found(owner) not in (self.engine, self.own):
                raise RuntimeError(f"{getattr(owner, '__name__', 'a table')}.{self.name} is replaced already")
        self._put(self.own)

    def remove(self) -> None:
        """Give the engine its own function back."""
        self._put(self.engine)

    def _put(self, function: Callable[..., Any]) -> None:
        for owner in self.owners:
            setattr(owner, self.name, function)


@dataclass(frozen=True, slots=True)
class Entry(Patch):
    """The same where the owners are dictionaries, and `name` is a key of them."""

    def found(self, owner: Any) -> Any:
        """What an owner has by its key."""
        return owner[self.name]

    def _put(self, function: Callable[..., Any]) -> None:
        for owner in self.owners:
            owner[self.name] = function

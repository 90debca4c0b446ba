"""Sign-off: what was read of each section when it was signed, against what it says now.

A text is known by its address and a digest of its words as they are printed in a language, names and numbers filled in, and of its pictures. So a change of the section, of its
translation, of the registry or of the words of the templates opens it again, and nothing else does.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from galley.model.signatures import Signature

DIGITS = 12
_PLAIN = re.compile(r"[\w][\w /.-]*")

Texts = Mapping[str, str]
"""The digests of the texts of a section, by their address."""


class State(StrEnum):
    """How a section stands in a language."""

    SIGNED = "signed"
    OPENED = "opened"
    """What it says is not what was signed."""
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Standing:
    """How a section stands, by which signature, and the addresses whose texts are not what was signed: other words, new, or gone."""

    section: str
    signature: Signature | None
    changed: Sequence[str]

    @property
    def state(self) -> State:
        """Whether it is signed as it stands."""
        if self.signature is None:
            return State.NEVER
        return State.OPENED if self.changed else State.SIGNED

    def as_json(self) -> dict[str, Any]:
        """The standing as plain data."""
        told: dict[str, Any] = {"section": self.section, "state": str(self.state)}
        if self.signature:
            told |= {"by": self.signature.by, "on": self.signature.on.isoformat(), "changed": list(self.changed)}
        return told


def digests(texts: Iterable[tuple[str, str]]) -> dict[str, dict[str, str]]:
    """The digests of what a book says, by section and address; what stands several times at an address is taken together."""
    said: dict[str, dict[str, None]] = {}
    for address, text in texts:
        if not text:
            continue
        said.setdefault(address, {})[text] = None
    found: dict[str, dict[str, str]] = {}
    for address, words in said.items():
        digest = hashlib.sha256("\0".join(words).encode()).hexdigest()[:DIGITS]
        found.setdefault(address.partition("/")[0], {})[address] = digest
    return found


def standing(section: str, signature: Signature | None, texts: Texts) -> Standing:
    """How a section that says `texts` stands by its signature."""
    if signature is None:
        return Standing(section, None, ())
    both = dict.fromkeys((*texts, *signature.texts))
    return Standing(section, signature, [each for each in both if texts.get(each) != signature.texts.get(each)])


def signed(known: Sequence[Signature], fresh: Iterable[Signature], order: Sequence[str]) -> list[Signature]:
    """Signatures with fresh ones in the place of those of the same sections, in the order of the book; those of sections that are gone come last."""
    every = {each.section: each for each in (*known, *fresh)}
    rank = {name: number for number, name in enumerate(order)}
    return sorted(every.values(), key=lambda each: rank.get(each.section, len(rank)))


def written(signatures: Iterable[Signature], schema: str) -> str:
    """The file of signatures, whose schema lies at `schema`."""
    lines = [f"# yaml-language-server: $schema={schema}", "# Written by `build.py sign`.", "signed:"]
    for each in signatures:
        lines += [f"  - section: {each.section}", f"    by: {_quoted(each.by)}", f"    on: {each.on.isoformat()}"]
        lines += ["    texts:", *(f'      {_quoted(address)}: "{digest}"' for address, digest in each.texts.items())]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """A value of YAML; JSON's strings are YAML's too."""
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)

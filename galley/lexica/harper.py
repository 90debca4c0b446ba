"""What Harper has rules against: phrases that are blended or lack a word, words taken for one another, forms that do not go together.

Harper is a grammar checker of English. A language is read by it that has a `harper.yaml`, which names the rules that are not asked.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from galley.lexica.hanging import Clash
from galley.tongues import facts

if TYPE_CHECKING:
    from harper import Lint, Linter

_JOINED = re.compile(r"[-_/@\\=<>$&#.](?=\w)|(?<=\w)[-_/@\\=<>$]")


@lru_cache(maxsize=1 << 14)
def clashes(language: str, text: str) -> tuple[Clash, ...]:
    """What Harper tells of a text where it knows what to write: the way is the kind that it says, as Usage, and `meant` the first that it names.

    Nothing is told of words that are joined to others by marks, as those of code are.
    """
    if not unasked(language):
        return ()
    joined = {at for match in _JOINED.finditer(text) for at in match.span()}
    told = _linter(language).organized_lints(text, language="plaintext").values()
    lints = (lint for each in told for lint in each if lint.suggestions)
    return tuple(_clash(each) for each in lints if joined.isdisjoint((each.span.start, each.span.end)))


def unasked(language: str) -> frozenset[str]:
    """The names of the rules that are not asked; none of a language that Harper does not read."""
    return frozenset(name for names in facts(language, "harper").values() for name in names.split())


def _clash(lint: Lint) -> Clash:
    from harper import SuggestionKind

    first, text = lint.suggestions[0], lint.problem_text
    meant = first.replacement_text if first.kind != SuggestionKind.INSERT_AFTER else text + first.replacement_text
    return Clash(lint.lint_kind, lint.span.start, lint.span.end, "", meant)


@cache
def _linter(language: str) -> Linter:
    from harper import Linter, get_default_lint_config

    linter, left = Linter(), unasked(language)
    linter.set_lint_config({name: asked and name not in left for name, asked in get_default_lint_config().items()})
    return linter

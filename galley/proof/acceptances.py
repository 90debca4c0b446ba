"""Findings that somebody has accepted with a reason, beside the content."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from galley.language import translations
from galley.language.catalogue import place
from galley.language.translations import Catalogue
from galley.likeness import did_you_mean
from galley.message import listed, said
from galley.model.base import Acceptance, Checked, Item, below
from galley.model.languages import NO_NAME
from galley.model.proofing import Proofing
from galley.model.publication import Publication
from galley.problem import Place, Problem, Severity
from galley.proof.examination import codes
from galley.proof.finding import Finding
from galley.proof.rulebook.rule import Rule

_COMMENT = re.compile(r"^accept: (?P<code>[a-z]+\.[a-z-]+) (?P<text>.+) -- (?P<reason>.*\S)\s*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Accepted:
    """A finding that is right as it stands: of the rule `code`, on the characters `text`, in a contradiction of `values`.

    It holds for the passages at or below `address`, for all where that is empty, in `language` where one is given.
    """

    code: str
    text: str
    address: str
    language: str | None
    place: Place
    values: tuple[str, ...] = ()

    def covers(self, code: str, finding: Finding) -> bool:
        """Whether it is this finding that has been accepted."""
        return self.is_of(code, finding) and self.text == finding.span.text and self.values == finding.values

    def is_stale(self, code: str, finding: Finding) -> bool:
        """Whether it was this finding before its values changed, or if its values were stated."""
        return self.is_of(code, finding) and bool(finding.values) and self.values != finding.values

    def is_of(self, code: str, finding: Finding) -> bool:
        """Whether it is of the rule and of the place of a finding."""
        passage = finding.span.passage
        within = not self.address or f"{passage.address}/".startswith(f"{self.address}/")
        return self.code == code and within and self.language in (None, passage.language)


def in_publication(publication: Publication) -> Iterator[Accepted]:
    """What is accepted in the record, the sections and the registry; what the model asks for is no finding."""
    registry = publication.registry
    roots: tuple[Item, ...] = (*registry.entries(), *registry.meetings, *registry.terms)
    for root in (publication.record, *publication.sections.values(), *roots):
        for item in below(root):
            if isinstance(item, Checked):
                yield from (_accepted(each, item.address) for each in item.accept if each.rule != NO_NAME)


def in_catalogue(entries: Catalogue, language: str, name: str) -> Iterator[Accepted]:
    """What translators' comments accept, `# accept: CODE TEXT -- REASON`; `name` is the catalogue's file."""
    for entry in translations.active(entries).values():
        for found in _COMMENT.finditer(entry.tcomment):
            for address in translations.addresses(entry):
                yield Accepted(found["code"], found["text"], address, language, place(entry, name))


def of_house(given: Proofing) -> Iterator[Accepted]:
    """What the office accepts in its settings."""
    return (_accepted(each, each.at or "") for each in given.accept)


def of_submission(given: Iterable[Acceptance], file: str) -> Iterator[Accepted]:
    """What is accepted in the `file` beside a text that was sent."""
    for each in given:
        accepted = _accepted(each, "")
        yield replace(accepted, place=replace(accepted.place, file=file))


def _accepted(given: Acceptance, address: str) -> Accepted:
    return Accepted(given.rule, given.text, address, given.language, given.place("text"), given.values)


def judged(
    found: Iterable[tuple[Rule, Finding]], accepted: Sequence[Accepted], languages: Sequence[str] = ()
) -> tuple[list[tuple[Rule, Finding]], list[Problem]]:
    """The findings that nobody has accepted, and a warning for each acceptance that accepts nothing any more.

    Where translations into some `languages` alone were read, nothing is said of acceptances that may serve another.
    """
    by_code: dict[str, list[Accepted]] = {}
    for each in accepted:
        by_code.setdefault(each.code, []).append(each)
    served, open_ones = set[Place](), list[tuple[Rule, Finding]]()
    changed: dict[Place, Finding] = {}
    for rule, finding in found:
        near = [each for each in by_code.get(rule.code, ()) if each.is_of(rule.code, finding)]
        covering = [each for each in near if each.covers(rule.code, finding)]
        served.update(each.place for each in covering)
        changed |= {each.place: finding for each in near if each.is_stale(rule.code, finding)}
        if not covering:
            open_ones.append((rule, finding))
    known = [each for each in accepted if not languages or each.language in languages]
    idle = {each.place: each for each in known if each.place not in served}
    return open_ones, [_idle(each, changed.get(each.place)) for each in idle.values()]


def _idle(accepted: Accepted, now: Finding | None) -> Problem:
    if accepted.code not in codes():
        message, mend = said("there is no rule {rule}", rule=accepted.code), did_you_mean(accepted.code, codes())
    elif now is None:
        message = said("nothing finds {code} at “{text}” here any more", code=accepted.code, text=accepted.text)
        mend = said("take the acceptance away, or mend its rule and text")
    else:
        message = said(
            "{code} was accepted with the values {before}; they are {now}",
            code=accepted.code,
            before=listed(accepted.values) or "–",
            now=listed(now.values),
        )
        mend = said("see whether it still holds, and write `values: [{now}]`", now=", ".join(now.values))
    severity = Severity.WARNING
    return Problem("accept.idle", message, mend, accepted.place, severity, language=accepted.language)

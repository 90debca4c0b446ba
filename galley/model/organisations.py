"""Facts of organisations that can be checked: how many members they had, and of which bodies they consist."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from galley.likeness import did_you_mean
from galley.message import said
from galley.model.base import Moment
from galley.model.publication import Publication
from galley.model.registry import Body, Organisation
from galley.problem import Problem


def check_organisations(publication: Publication) -> Iterator[Problem]:
    """Memberships out of order or against the count, bodies without a name or a place among the others."""
    for organisation in publication.registry.organisations:
        yield from _membership_in_order(organisation)
        yield from _bodies(organisation)
        if organisation.id == publication.record.issuer:
            yield from _membership_as_counted(publication, organisation)


def _membership_in_order(organisation: Organisation) -> Iterator[Problem]:
    for before, after in pairwise(organisation.membership):
        if not before.on.is_before(after.on):
            message = said("{after} does not come after {before} above it", after=after.on, before=before.on)
            mend = said("put the numbers of members in the order of their times, one for each")
            yield Problem("facts.membership-order", message, mend, after.place("on"), related=(before.place("on"),))


def _membership_as_counted(publication: Publication, issuer: Organisation) -> Iterator[Problem]:
    """A number for the publication's day, or the month or year it lies in, is what is counted in the registry."""
    day, counted = publication.record.as_of, publication.counted("members")
    today = Moment(day.year, day.month, day.day)
    for each in issuer.membership:
        covers = not each.on.is_before(today) and not today.is_before(each.on)
        if covers and each.members != counted and not each.remark:
            message = said(
                "{told} members are told for {on}, and {found} are counted",
                told=each.members,
                on=each.on,
                found=counted,
            )
            mend = said("correct the number or the regions, or tell readers in `remark:` why they differ")
            yield Problem("facts.membership", message, mend, each.place("members"))


def _bodies(organisation: Organisation) -> Iterator[Problem]:
    above: list[str] = []
    for body in organisation.bodies:
        if sum(each is not None for each in (body.series, body.organisation, body.name)) != 1:
            message = said("the body {id} has no name, or several", id=body.id)
            mend = said("give it one of `series:`, `organisation:` and `name:`")
            yield Problem("facts.body-name", message, mend, body.place("id"))
        if body.id in above:
            message = said("the body {id} stands twice", id=body.id)
            yield Problem("facts.duplicate-id", message, said("give one of them another id"), body.place("id"))
        yield from _place_of(body, above)
        above.append(body.id)


def _place_of(body: Body, above: list[str]) -> Iterator[Problem]:
    if body.under is None and above:
        message = said("{id} stands under no other body, and is not the first", id=body.id)
        yield Problem("facts.body-place", message, said("add `under:`, or put it first"), body.place("id"))
    elif body.under is not None and body.under not in above:
        message = said("no body {under} stands above {id}", under=body.under, id=body.id)
        yield Problem("facts.body-place", message, did_you_mean(body.under, above), body.place("under"))

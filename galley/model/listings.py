"""Lists that the registry feeds and a publication tells more of: each entry has one text, and it is in the list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from galley.message import said
from galley.model.inserts import CommitteeListInsert, MeetingsInsert, Outcome, Work
from galley.model.publication import Publication, items
from galley.problem import Problem


def check_listings(publication: Publication) -> Iterator[Problem]:
    """Texts on a meeting of another series, and two on one meeting or committee. One on what is later than the publication's day waits for it."""
    series = {meeting.id: meeting.series for meeting in publication.registry.meetings}
    for item in items(publication):
        if isinstance(item, MeetingsInsert):
            yield from _twice(item.outcomes, "meeting")
            for each in item.outcomes:
                if series.get(each.meeting, item.series) != item.series:
                    message = said("{meeting} is no meeting of {series}", meeting=each.meeting, series=item.series)
                    mend = said("name a meeting of {series}", series=item.series)
                    yield Problem("facts.series", message, mend, each.place("meeting"))
        elif isinstance(item, CommitteeListInsert):
            yield from _twice(item.works, "committee")


def _twice(texts: Sequence[Outcome | Work], field: str) -> Iterator[Problem]:
    known: dict[str, Outcome | Work] = {}
    for each in texts:
        id = getattr(each, field)
        if id in known:
            message = said("{id} has two texts", id=id)
            related = (known[id].place(field),)
            yield Problem("facts.two-texts", message, said("make one of them"), each.place(field), related=related)
        known.setdefault(id, each)

"""The tables: what was measured, the gates, and where `docs/speed.md` has them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bench.speed.ratios import Spread
from bench.speed.scenarios import Gate, Scenario
from bench.speed.work import Found

HEAD = ("", "pages", "CPU, s", "CPU, times the first's", "CPU a page, ms", "wall, s", "peak, MB")
IDLE = 0.5
"""A machine with a longer queue than this is not idle."""


def markdown(scenario: Scenario, found: Sequence[Found], rounds: int, load: float) -> str:
    """The table of a scenario and its gates; `load` is how many processes waited for a core before it began."""
    sound = {each.name: each for each in found if each.costs}
    lines = [
        HEAD,
        tuple("---" for _ in HEAD),
        *(_row(each, sound.get(scenario.first(each.name))) for each in sound.values()),
    ]
    table = "\n".join(f"| {' | '.join(line)} |" for line in lines)
    faults = [f"- {each.name}: not measured. {each.fault}" for each in found if not each.costs]
    told = [*faults, *(_gate(gate, load) for gate in scenario.gates(sound))]
    return "\n".join([f"**{scenario.title}**, {_circumstances(rounds, load)}", "", table, "", *told]).rstrip() + "\n"


def _circumstances(rounds: int, load: float) -> str:
    where = f"on a loaded machine ({load:.1f} processes in the queue)" if load > IDLE else "on an idle machine"
    return f"{rounds} {'round' if rounds == 1 else 'rounds'} in turn, {where}; medians (least–most)."


def _row(found: Found, first: Found | None) -> tuple[str, ...]:
    page = Spread.of([1000 * each / found.pages for each in found.cpu_s]).told(".0f") if found.pages else ""
    return (
        found.name,
        str(found.pages or ""),
        Spread.of(found.cpu_s).told(".1f"),
        found.to(first).told() if first and first is not found and len(first.costs) == len(found.costs) else "",
        page,
        Spread.of(found.wall_s).told(".1f"),
        found.peak_mb.told(".0f"),
    )


def _gate(gate: Gate, load: float) -> str:
    verdict = "passes" if gate.passes else "**fails**"
    if gate.idle and load > IDLE:
        verdict = "not judged, the machine is not idle"
    return f"- {gate.what}: {gate.found.told(gate.form)}, at most {gate.most:g}: {verdict}"


def put(guide: str, name: str, text: str) -> str:
    """A guide with a table in the place of the one of that name; raises ValueError where it has no place for it."""
    begin, end = f"<!-- bench speed: {name} -->\n", "<!-- end -->"
    place = re.compile(rf"(?s){re.escape(begin)}.*?{end}")
    if not place.search(guide):
        raise ValueError(f"the guide has no place for {name}: {begin.strip()}")
    return place.sub(lambda _: f"{begin}{text}{end}", guide)

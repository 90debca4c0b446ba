"""Names of the registry that are miswritten, moved or taken for others."""

from __future__ import annotations

import re
from random import Random

from bench.plant import IDEOGRAPH, LETTERED, Edit, Scene, a_match, mutation, one_of
from galley.lexica.pronunciation import sounds
from galley.model.registry import Committee, Meeting, Organisation, Person, Region

LONG = {"zh": 7, "ja": 7, "ko": 7}
"""How many characters a name has at least that is cut; 18 where nothing is said."""
BETWEEN = 3
"""How many characters may stand between a country and its region."""


@mutation("character of a name that sounds alike", "zh")
def homophone(scene: Scene, chance: Random) -> Edit | None:
    """One ideograph of a name taken for another that is read alike."""
    found = _place(scene, chance, IDEOGRAPH)
    if not found:
        return None
    others = [
        other
        for sound in sorted(sounds(scene.text[found[0]]))
        for other in scene.world.homophones.get(sound, "")
        if other != scene.text[found[0]]
    ]
    other = one_of(others, chance)
    return _in_name(found, found[0], found[0] + 1, other) if other else None


@mutation("other character in a name", "zh", "ja", "ko")
def other_character(scene: Scene, chance: Random) -> Edit | None:
    """One ideograph, kana or syllable of a name taken for any other of its script."""
    found = _place(scene, chance, r"[\u4e00-\u9fffァ-ヴ가-힣]")
    if not found:
        return None
    kind = next(kind for kind in (IDEOGRAPH, "[ァ-ヴ]", "[가-힣]") if re.match(kind, scene.text[found[0]]))
    others = re.findall(kind, scene.world.alphabet.replace(scene.text[found[0]], ""))
    return _in_name(found, found[0], found[0] + 1, chance.choice(others)) if others else None


@mutation("other letter in a name", *LETTERED)
def other_letter(scene: Scene, chance: Random) -> Edit | None:
    """One small letter of a name taken for another."""
    found = _place(scene, chance, r"[^\W\d_A-ZА-ЯЁӨҮ]")
    letters = scene.world.alphabet.replace(scene.text[found[0]], "") if found else ""
    return _in_name(found, found[0], found[0] + 1, chance.choice(letters)) if found and letters else None


@mutation("character of a name lost")
def lost(scene: Scene, chance: Random) -> Edit | None:
    """One character of a name left out."""
    found = _place(scene, chance, r"[^\W\d_]")
    return _in_name(found, found[0], found[0] + 1, "") if found else None


@mutation("character of a name doubled")
def doubled(scene: Scene, chance: Random) -> Edit | None:
    """One character of a name twice."""
    found = _place(scene, chance, r"[^\W\d_]")
    return _in_name(found, found[0], found[0], scene.text[found[0]]) if found else None


@mutation("characters of a name transposed")
def transposed(scene: Scene, chance: Random) -> Edit | None:
    """Two neighbours in a name exchanged."""
    found = _place(scene, chance, r"[^\W\d_](?=[^\W\d_])")
    if not found or found[0] + 1 >= found[2]:
        return None
    pair = scene.text[found[0] : found[0] + 2]
    return _in_name(found, found[0], found[0] + 2, pair[::-1]) if pair.lower() != pair[::-1].lower() else None


@mutation("region in another country", anywhere=True)
def moved(scene: Scene, chance: Random) -> Edit | None:
    """The country beside a region exchanged for another."""
    found = one_of(_countries(scene), chance)
    if not found:
        return None
    others = [name for name, id in scene.world.countries.items() if id not in (found[2], "KP")]
    return Edit(found[0], found[1], chance.choice(others))


@mutation("country's region exchanged", anywhere=True)
def other_region(scene: Scene, chance: Random) -> Edit | None:
    """The region behind a country exchanged for one of another country."""
    countries = {at: id for name, id in scene.world.countries.items() for at in _ends(name, scene.text)}
    beside = [each for each in _regions(scene) if _country_before(each[1], countries) == each[0].country]
    found = one_of(beside, chance)
    if not found:
        return None
    regions = [each for each in scene.world.desk.registry.regions if each.country != found[0].country]
    return Edit(found[1], found[2], chance.choice(regions).name[scene.passage.language].text)


@mutation("host of a meeting exchanged", anywhere=True)
def other_host(scene: Scene, chance: Random) -> Edit | None:
    """The host of a meeting exchanged for another region of its country, where its city or its number is told."""
    found = one_of([each for each in _regions(scene) if _hosts(scene, *each)], chance)
    if not found:
        return None
    region, start, end = found
    regions = scene.world.desk.registry.regions
    others = [each for each in regions if each.country == region.country and each.id != region.id]
    return Edit(start, end, chance.choice(others).name[scene.passage.language].text)


@mutation("office of another person", anywhere=True)
def other_office(scene: Scene, chance: Random) -> Edit | None:
    """A person's office exchanged for that of another."""
    language = scene.passage.language
    titles = {
        office.title[language].text
        for each in scene.world.desk.registry.people
        for office in each.offices
        if language in office.title
    }
    places = []
    for person in (each[0].entry for each in scene.named() if isinstance(each[0].entry, Person)):
        for office in person.offices:
            title = office.title[language].text if language in office.title else ""
            if title and title in scene.text:
                places.append((scene.text.index(title), title))
    found = one_of(places, chance)
    others = sorted(titles - {title for _, title in places})
    return Edit(found[0], found[0] + len(found[1]), chance.choice(others)) if found and others else None


@mutation("long name cut")
def cut(scene: Scene, chance: Random) -> Edit | None:
    """Two to four characters out of the middle of a long name, or a word of a long one."""
    least = LONG.get(scene.passage.language, 18)
    kinds = (Organisation, Committee)
    long = [each for each in scene.named() if isinstance(each[0].entry, kinds) and each[2] - each[1] >= least]
    found = one_of(long, chance)
    if not found:
        return None
    _, start, end = found
    if scene.passage.language in LETTERED or " " in scene.text[start:end]:
        word = a_match(r"(?<= )\S{4,} ", scene.text[start:end], chance)
        return _in_name((0, start, end), start + word.start(), start + word.end(), "") if word else None
    at = chance.randrange(start + 1, end - 3)
    return _in_name((0, start, end), at, at + 2, "")


@mutation("former name")
def former(scene: Scene, chance: Random) -> Edit | None:
    """A name that was given up in place of the one that replaced it."""
    language = scene.passage.language
    named = [
        (start, end, each.name[language].text)
        for one, start, end in scene.named()
        for each in getattr(one.entry, "former", ())
        if one.field == "name" and language in each.name
    ]
    found = one_of(named, chance)
    return Edit(*found) if found else None


@mutation("theme of a meeting cut", "zh", "ja", "ko", "en", "ru", anywhere=True)
def theme(scene: Scene, chance: Random) -> Edit | None:
    """Two characters of a meeting's theme left out."""
    themes = [each.theme[scene.passage.language].text for each in _meetings(scene) if each.theme]
    found = one_of([each for each in themes if each in scene.text], chance)
    if not found or len(found) < 6:
        return None
    start = scene.text.index(found)
    at = chance.randrange(1, len(found) - 3)
    return Edit(start + at, start + at + 2, "", before=at, after=len(found) - at - 2)


def _place(scene: Scene, chance: Random, pattern: str) -> tuple[int, int, int] | None:
    """A character of a name that a pattern matches, with where the name begins and ends."""
    found = one_of([each for each in scene.named() if each[0].field != "former"], chance)
    if not found:
        return None
    _, start, end = found
    places = [match.start() for match in re.finditer(pattern, scene.text[start:end])]
    return (start + chance.choice(places), start, end) if places else None


def _in_name(found: tuple[int, int, int], start: int, end: int, new: str) -> Edit:
    """An edit within a name: the whole name is at fault."""
    return Edit(start, end, new, before=start - found[1], after=found[2] - end)


def _countries(scene: Scene) -> list[tuple[int, int, str]]:
    """The countries right before or behind a region of theirs: where they begin and end, and their ids."""
    found = []
    for region, start, end in _regions(scene):
        name = next((name for name, id in scene.world.countries.items() if id == region.country), "")
        ends = _ends(name, scene.text)
        found += [(at - len(name), at, region.country) for at in ends if 0 <= start - at <= 1]
        found += [(at - len(name), at, region.country) for at in ends if 0 < at - len(name) - end <= BETWEEN]
    return found


def _regions(scene: Scene) -> list[tuple[Region, int, int]]:
    return [(one.entry, start, end) for one, start, end in scene.named() if isinstance(one.entry, Region)]


def _country_before(start: int, countries: dict[int, str]) -> str | None:
    """The country whose name ends where a region begins, or up to two characters before."""
    return next((countries[start - gap] for gap in (0, 1, 2) if start - gap in countries), None)


def _ends(name: str, text: str) -> list[int]:
    return [match.end() for match in re.finditer(re.escape(name), text)] if name else []


def _hosts(scene: Scene, region: Region, start: int, end: int) -> bool:
    """Whether a meeting that a region hosted is told of: its city beside the region, or its number shortly before."""
    language = scene.passage.language
    before, near = scene.text[max(start - 40, 0) : start], scene.text[max(start - 16, 0) : end + 16]
    return scene.text[start:end] == region.name[language].text and any(
        (each.city is not None and language in each.city and each.city[language].text in near)
        or re.search(rf"(?<!\d){each.ordinal}(?!\d|年|월|月|일|日)", before) is not None
        for each in _meetings(scene)
        if each.host == region.id
    )


def _meetings(scene: Scene) -> list[Meeting]:
    year = scene.world.desk.year
    return [each for each in scene.world.desk.registry.meetings if each.start.first.year == year]

"""How names of the registry stand in a text of any language: spelled in any accepted way, in any case."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from galley.model.registry import CASES, Committee, Country, Names, Organisation, Person, Region, Registry, Spelling

Named = Country | Region | Organisation | Person | Committee
_Starts = dict[str, list[tuple[str, str, Named]]]
"""Names by their first two characters: what each begins with in any case, the name itself, and what it names."""

_PEOPLES = {
    "CN": {"mn": "Хятад|БНХАУ", "ru": "Кита|КНР", "en": "Chin|PRC"},
    "JP": {"mn": "Япон", "ru": "Япон", "en": "Japan"},
    "KR": {"mn": "Солонгос|БНСУ", "ru": "Коре", "en": "Korea|ROK"},
    "KP": {"mn": "Солонгос|БНАСАУ", "ru": "Коре|КНДР", "en": "Korea|DPRK"},
    "MN": {"mn": "Монгол|манай улс", "ru": "Монгол", "en": "Mongol"},
    "RU": {"mn": "Орос|ОХУ", "ru": "Росси|Русск|РФ", "en": "Russia"},
}
"""What names a country in words made from its name: its people, language and goods, its usual abbreviation."""

_LETTERS = {
    "ja": {"CN": "中", "JP": "日", "KR": "韓", "KP": "朝", "MN": "蒙", "RU": "露"},
    "ko": {"CN": "중", "JP": "일", "KR": "한", "KP": "북", "MN": "몽", "RU": "러"},
}
"""What stands for a country beside another such letter: 日中韓, 한·중."""

_NO_NAMES = "日本海|朝鲜半岛|朝鲜战争|朝鲜族|内蒙古|蒙古包|蒙古族|汉江"
"""Chinese words that hold a country's name and name something else."""


_COMMON = (
    "province prefecture region territory republic autonomous metropolitan city special self-governing north south east "
    "west inner oblast krai district republic провинция область край республика автономный автономная округ район "
    "префектура город особая особый северная южная восточная северный южный аймак муж хот улс тойрог хязгаар нутаг "
    "өмнөд хойд баруун зүүн төв дундад"
)
"""Words of the names of regions that many of them share."""


_TELLING = 6
"""The name of an organisation that has as many characters is no common word."""


@dataclass(frozen=True, slots=True)
class Mention:
    """An entry of the registry, named from `start` to `end` of a text."""

    entry: Named
    start: int
    end: int


@dataclass(frozen=True, eq=False)
class Renderings:
    """The names of a registry's countries, regions, organisations and people, ready to be found in texts."""

    registry: Registry
    _found: dict[tuple[str, str], re.Pattern[str]] = field(default_factory=dict)
    _starts: dict[str, _Starts] = field(default_factory=dict)

    @cached_property
    def entries(self) -> dict[str, Named]:
        """The entries by their ids."""
        registry = self.registry
        kept = (
            registry.countries,
            registry.regions,
            registry.organisations,
            registry.people,
            registry.committees,
        )
        return {f"{type(entry).__name__}:{entry.id}": entry for group in kept for entry in group}

    @cached_property
    def chinese(self) -> tuple[re.Pattern[str], dict[str, Named]]:
        """One pattern for all Chinese names of two characters and more, and what each names."""
        named: dict[str, Named] = {}
        for entry in self.entries.values():
            for form in self.chinese_forms(entry):
                if len(form) > 1:
                    named.setdefault(form, entry)
        longest_first = sorted(named, key=len, reverse=True)
        bounded = (re.escape(form) + ("(?![A-Za-z])" if form[-1].isascii() else "") for form in longest_first)
        return re.compile(f"(?<![A-Za-z])(?:{'|'.join([_NO_NAMES, *bounded])})"), named

    def chinese_forms(self, entry: Named) -> list[str]:
        """The Chinese names of an entry, without letters that stand for countries; of a committee its whole title."""
        own = forms(entry, "zh", letters=False)
        if not isinstance(entry, Committee):
            return own
        return [
            title.replace("{name}", form) for title in forms_of(self.registry.committee_title, "zh") for form in own
        ]

    def in_source(self, text: str) -> list[Mention]:
        """The names in a Chinese text, the longest where several begin at one place; each entry once."""
        pattern, named = self.chinese
        found: dict[str, Mention] = {}
        for match in pattern.finditer(text):
            entry = named.get(match[0])
            city = isinstance(entry, Region) and text.startswith("市", match.end())
            if entry and not city:
                found.setdefault(_key(entry), Mention(entry, *match.span()))
        return list(found.values())

    def stands_in(self, entry: Named, text: str, language: str) -> bool:
        """Whether an entry is named in a text, by any form of its name; True where the registry has none."""
        key = (_key(entry), language)
        if key not in self._found:
            self._found[key] = re.compile(self._loose_pattern(entry, language), re.IGNORECASE)
        return self._found[key].search(text) is not None

    def _loose_pattern(self, entry: Named, language: str) -> str:
        patterns = [_inflected(form, language) for form in forms(entry, language)]
        if isinstance(entry, Country):
            patterns += [each for each in (_PEOPLES.get(entry.id, {}).get(language), _letter(entry, language)) if each]
        if isinstance(entry, Person | Region):
            patterns += [
                _inflected(part, language) for form in forms(entry, language) for part in _parts(form, language)
            ]
        if isinstance(entry, Region) and language == "ja" and (name := entry.name.get("ja")) and name.reading:
            patterns.append(name.reading[:3])
        if isinstance(entry, Organisation):
            patterns += [_inflected(form, language) for form in self._kinds(entry, language)]
        return "|".join(patterns) if patterns and forms(entry, language) else ""

    def _kinds(self, entry: Organisation, language: str) -> Iterator[str]:
        """The registry's words for what the organisation is: the Association for one whose name ends in 联合会."""
        yield from (form for each in ("en", "ru") for form in forms_of(entry.short, each))
        endings = tuple(forms_of(entry.name, "zh"))
        for term in self.registry.terms:
            if any(name.endswith(form) for name in endings for form in forms_of(term.name, "zh")):
                yield from forms_of(term.name, language)

    def in_target(self, text: str, language: str) -> list[Mention]:
        """The regions, people, organisations and committees that a text names in another language; each once."""
        if language not in self._starts:
            self._starts[language] = self._by_start(language)
        starts = self._starts[language]
        found: dict[str, Mention] = {}
        end = 0
        for at in range(len(text) - 1):
            for head, form, entry in starts.get(text[at : at + 2], ()) if at >= end else ():
                if text.startswith(head, at) and (match := _whole(form, language).match(text, at)):
                    found.setdefault(_key(entry), Mention(entry, at, match.end()))
                    end = match.end()
                    break
        return list(found.values())

    def _by_start(self, language: str) -> _Starts:
        """The names by their first two characters, the longest first."""
        named = {
            form: entry
            for entry in self.entries.values()
            if not isinstance(entry, Country)
            for form in self._target_forms(entry, language)
            if len(form) > 2
        }
        starts: _Starts = {}
        for form in sorted(named, key=len, reverse=True):
            starts.setdefault(form[:2], []).append((_head(form, language), form, named[form]))
        return starts

    def _target_forms(self, entry: Named, language: str) -> list[str]:
        """The names that tell an entry by themselves: not the abbreviation of an organisation, a committee's title."""
        if isinstance(entry, Organisation):
            return [form for form in forms_of(entry.name, language) if len(form) >= _TELLING]
        own = forms(entry, language)
        if not isinstance(entry, Committee):
            return own
        titles = forms_of(self.registry.committee_title, language)
        return [title.replace("{name}", form) for title in titles for form in own]


def _key(entry: Named) -> str:
    return f"{type(entry).__name__}:{entry.id}"


def forms(entry: Named, language: str, letters: bool = True) -> list[str]:
    """All forms a language has for the name of an entry: short and long, former, variants and cases."""
    written: list[Names | None] = [entry.name]
    match entry:
        case Country():
            written += [entry.long, entry.letter if letters else None]
        case Region():
            written += [entry.short, *(each.name for each in entry.former)]
        case Committee():
            written += [each.name for each in entry.former]
        case Organisation():
            written.append(entry.short)
    return list(dict.fromkeys(form for names in written for form in forms_of(names, language)))


def forms_of(names: Names | None, language: str) -> list[str]:
    """The forms of a name in a language: as printed, its variants, its cases."""
    spelling = names.get(language) if names else None
    return _spelled(spelling) if spelling else []


def _spelled(spelling: Spelling) -> list[str]:
    cased = (spelling.cases.get(case) for case in CASES) if spelling.cases else ()
    return [spelling.text, *spelling.variants, *(form for form in cased if form)]


def _letter(country: Country, language: str) -> str:
    letters = _LETTERS.get(language, {})
    if country.id not in letters:
        return ""
    letter, others = letters[country.id], "".join(letters.values())
    return rf"(?<=[{others}]){letter}|(?<=[{others}][·ㆍ・-]){letter}|{letter}(?=[·ㆍ・-]?[{others}])"


def _parts(form: str, language: str) -> list[str]:
    """The words of a name that tell it by themselves, where a language writes words."""
    if language not in ("ru", "mn", "en"):
        return []
    return [
        word for word in form.split() if len(word) > 3 and word.lower() not in _COMMON.split() and word[0].isupper()
    ]


def _inflected(form: str, language: str) -> str:
    """A pattern for a name in any case; the endings of Russian and Mongolian words are left open."""
    if language in ("ru", "mn"):
        return r"\b" + r"[\s,-]+".join(stem(word) for word in re.split(r"[\s,-]+", form) if word)
    if language == "en":
        return rf"\b{re.escape(form)}".replace(r"\ ", r"[\s-]").replace(r"\-", "[\\s-]?")
    return re.escape(form).replace(r"\ ", " ?")


@lru_cache(maxsize=1 << 13)
def _whole(form: str, language: str) -> re.Pattern[str]:
    return re.compile(_inflected(form, language))


def _head(form: str, language: str) -> str:
    """The characters that a name begins with in any case."""
    word = re.split(r"[\s,-]+", form)[0]
    return _fixed(word) if language in ("ru", "mn") else word


def stem(word: str) -> str:
    """A pattern for a word of an inflecting language with its last letters left open."""
    return rf"{re.escape(_fixed(word))}\w*"


def _fixed(word: str) -> str:
    """The letters of a word of an inflecting language that stay in all cases."""
    cut = 0 if len(word) < 4 or word.isupper() else 1 if len(word) < 6 else 2
    return word[: len(word) - cut]


def short_forms(registry: Registry, languages: tuple[str, ...]) -> dict[tuple[str, str], list[str]]:
    """The forms an organisation has in each language, by each of its Chinese names and that language."""
    found: dict[tuple[str, str], list[str]] = {}
    for organisation in registry.organisations:
        for spoken in languages:
            for told in forms(organisation, "zh"):
                found.setdefault((told, spoken), []).extend(forms(organisation, spoken))
    return found


def nearly_there(text: str, names: list[str]) -> tuple[int, int] | None:
    """Where one of the names stands in a text with a character or two wrong, which is another fault than its lack."""
    for name in names:
        allowed = 1 if len(name) < 8 else 2
        for at in range(len(text) - len(name) + 2) if len(name) > 1 else ():
            here = text[at : at + len(name)]
            same = sum(a == b for a, b in zip(here, name, strict=False))
            if same >= 1 and (len(name) - same <= allowed or _is_one_edit(text[at : at + len(name) + 1], name)):
                return at, at + len(name)
    return None


def _is_one_edit(text: str, name: str) -> bool:
    """Whether the text begins with the name, one character lost or one too many."""
    if len(name) < 4:
        return False
    at = next((at for at, (a, b) in enumerate(zip(text, name, strict=False)) if a != b), len(name))
    return text[at : at + len(name) - at - 1] == name[at + 1 :] or text[at + 1 : at + 1 + len(name) - at] == name[at:]

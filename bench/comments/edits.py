"""Edits of content and catalogues, as editors and translators make them between two rounds of proofs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from random import Random

import polib

from galley.files import Files
from galley.model.base import places
from galley.pipeline.unset import chosen
from galley.problem import Place

NEW = {"zh": "本段为新增内容，供核对。", "ja": "この段落は確認用です。", "ru": "Это новый абзац для проверки."}
WAYS = ("insert before", "change a word", "take out", "insert before", "add a sentence")


def edited(
    root: Path, name: str, language: str, addresses: Sequence[str], others: Sequence[str], count: int, chance: Random
) -> int:
    """Make some edits of the content of a publication, or of its translation, at or near addresses that have comments, then at others; how many."""
    files = Files(root)
    publication = chosen(files, name, [])
    assert publication is not None
    wanted = [each for each in addresses if re.search(r"/p\d+$", each)]
    more = [each for each in others if re.search(r"/p\d+$", each) and each not in wanted]
    chance.shuffle(wanted)
    chance.shuffle(more)
    wanted += more
    if language != publication.record.source_language:
        return _translation(root / f"locales/{language}/LC_MESSAGES/{name}.po", wanted, count, NEW[language], chance)
    known = places(publication.record, *publication.sections.values())
    chosen_places = sorted([*dict.fromkeys(known[each] for each in wanted if each in known)][:count], reverse=True)
    for number, place in enumerate(chosen_places):
        _content(root, place, WAYS[number % len(WAYS)], language)
    return len(chosen_places)


def _content(root: Path, place: Place, way: str, language: str) -> None:
    """Change the paragraph that begins at a place of a file of YAML."""
    path = root / place.file
    lines = path.read_text(encoding="utf-8").split("\n")
    at = (place.line or 1) - 1
    indent = re.match(" *", lines[at])[0]  # type: ignore[index]
    end = next(
        (row for row in range(at, len(lines)) if not lines[row].strip() or not lines[row].startswith(indent)),
        len(lines),
    )
    match way:
        case "insert before":
            lines[at:at] = [f"{indent}{NEW[language]}", ""]
        case "take out":
            alone = lines[at - 1].rstrip().endswith("|")
            lines[at:end] = [f"{indent}{NEW[language]}"] if alone or "{" in "".join(lines[at:end]) else []
        case "change a word":
            lines[at] = f"{indent}新{lines[at].removeprefix(indent)}"
        case _:
            lines[end - 1] += NEW[language]
    path.write_text("\n".join(lines), encoding="utf-8")


def _translation(path: Path, addresses: Sequence[str], count: int, new: str, chance: Random) -> int:
    """Change translations of the texts at addresses."""
    entries, made = polib.pofile(str(path), wrapwidth=0), 0
    for address in addresses:
        if made == count:
            break
        entry = next(
            (each for each in entries if any(place.endswith(f"#{address}") for place, _ in each.occurrences)), None
        )
        if entry is not None and entry.msgstr:
            words = entry.msgstr.split(" ")
            match WAYS[made % len(WAYS)]:
                case "change a word":
                    at = chance.randrange(len(words))
                    words[at] = words[at] if "{" in words[at] else new
                    entry.msgstr = " ".join(words)
                case "take out" if "{" not in entry.msgstr and "[" not in entry.msgstr:
                    entry.msgstr = new
                case _:
                    entry.msgstr = f"{new} {entry.msgstr}"
            made += 1
    entries.save(str(path))
    return made

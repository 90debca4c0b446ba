"""The text of a PO file as `msgcat --no-wrap` writes it: a line for each line of a message, however long.

Places stand one a line, which msgcat would fill.
"""

from __future__ import annotations

from collections.abc import Iterator

import polib

_ESCAPES = {
    ord(character): escape
    for character, escape in {
        "\\": r"\\",
        '"': r"\"",
        "\n": r"\n",
        "\t": r"\t",
        "\r": r"\r",
        "\v": r"\v",
        "\b": r"\b",
        "\f": r"\f",
    }.items()
}


def written(entries: polib.POFile) -> str:
    """The text of a catalogue's file. How the file was wrapped that was read does not matter.

    A change of one message changes its own line; editors that keep the wrapping of a file leave the others alone.
    """
    ordered = sorted(entries, key=lambda entry: bool(entry.obsolete))
    return "\n".join("\n".join((*lines, "")) for lines in (_header(entries), *map(_entry, ordered)))


def _header(entries: polib.POFile) -> Iterator[str]:
    yield from _comment("#", entries.header)
    if entries.metadata_is_fuzzy:
        yield "#, fuzzy"
    yield from _field("msgid", "")
    yield from _field("msgstr", "".join(f"{name}: {value}\n" for name, value in entries.ordered_metadata()))


def _entry(entry: polib.POEntry) -> Iterator[str]:
    yield from _comment("#", entry.tcomment)
    if not entry.obsolete:
        yield from _comment("#.", entry.comment)
        yield from (f"#: {file}:{line}" if line else f"#: {file}" for file, line in entry.occurrences)
    if entry.flags:
        yield f"#, {', '.join(sorted(entry.flags, key=lambda flag: flag != 'fuzzy'))}"
    for name in ("msgctxt", "msgid", "msgid_plural"):
        yield from _optional(name, getattr(entry, f"previous_{name}"), "#~| " if entry.obsolete else "#| ")
    mark = "#~ " if entry.obsolete else ""
    yield from _optional("msgctxt", entry.msgctxt, mark)
    yield from _field("msgid", entry.msgid, mark)
    yield from _optional("msgid_plural", entry.msgid_plural or None, mark)
    if entry.msgid_plural:
        for number, form in sorted(entry.msgstr_plural.items()):
            yield from _field(f"msgstr[{number}]", form, mark)
    else:
        yield from _field("msgstr", entry.msgstr, mark)


def _comment(mark: str, text: str) -> Iterator[str]:
    return (f"{mark} {line}".rstrip(" ") for line in (text.split("\n") if text else ()))


def _optional(name: str, text: str | None, mark: str) -> Iterator[str]:
    return _field(name, text, mark) if text is not None else iter(())


def _field(name: str, text: str, mark: str = "") -> Iterator[str]:
    """A keyword with its text, each line of which, which ends in `\\n`, has a line of the file."""
    pieces = text.split("\n")
    lines = [*(f"{piece}\n" for piece in pieces[:-1]), *filter(None, pieces[-1:])]
    first, rest = (lines[0], []) if len(lines) == 1 and "\n" not in lines[0] else ("", lines)
    yield f'{mark}{name} "{first.translate(_ESCAPES)}"'
    yield from (f'{mark}"{line.translate(_ESCAPES)}"' for line in rest)

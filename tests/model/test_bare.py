"""A publication without its running text keeps all else."""

from __future__ import annotations

from pathlib import Path

from documents import read, write

from galley.model.bare import bare
from galley.model.base import contents
from galley.text import Prose


def test_no_prose_is_left_and_titles_tables_and_records_are_as_they_were(tmp_path: Path) -> None:
    found, _ = read(write(tmp_path))
    assert found is not None
    silent = bare(found)
    assert silent.record == found.record and silent.registry == found.registry
    assert list(silent.sections) == list(found.sections)
    for name, section in found.sections.items():
        before, after = dict(contents(section)), dict(contents(silent.sections[name]))
        assert [each for each, value in after.items() if isinstance(value, Prose) and value.blocks] == []
        assert set(after) <= set(before)
        assert {each: value for each, value in before.items() if not isinstance(value, Prose)} == {
            each: value for each, value in after.items() if not isinstance(value, Prose)
        }
    assert any(
        isinstance(value, Prose) and value.blocks
        for section in found.sections.values()
        for _, value in contents(section)
    )


def test_prose_inside_inserts_is_silent_too(tmp_path: Path) -> None:
    found, _ = read(write(tmp_path))
    assert found is not None
    inserts = bare(found).sections["assembly"].inserts
    assert [each.id for each in inserts] == [each.id for each in found.sections["assembly"].inserts]
    assert [
        address for each in inserts for address, value in contents(each) if isinstance(value, Prose) and value.blocks
    ] == []

"""Names as they are signed: those of two or three Han letters are spaced; and the titles that a facing-text proof stands under."""

from __future__ import annotations

import pytest
from pages import book_of, speaking, yearbook

from galley.markup.naming import Naming
from galley.markup.render import naming_of
from galley.markup.sides import _title
from galley.model.names import Spelling
from galley.model.registry import Person


@pytest.mark.parametrize(
    ("name", "spaced"),
    [
        ("金", False),
        ("金孝", True),
        ("金在孝", True),
        ("司马在孝", False),
        ("金a", False),
        ("Kim", False),
        ("一鿿", True),
        ("가나", False),
    ],
)
def test_a_name_of_two_or_three_han_letters_is_spaced(name: str, spaced: bool) -> None:
    person = Person(id="p", name={"zh": Spelling(text=name)})
    signed = str(Naming(yearbook(), speaking("zh")).signature(person))
    assert signed == (f'<span class="spaced">{name}</span>' if spaced else name)


def test_a_group_stands_under_the_title_of_its_section_or_of_the_publication() -> None:
    naming = naming_of(book_of(yearbook(), "en"))
    whole = str(_title("", naming))
    titles = {str(_title(name, naming)) for name in yearbook().sections}
    assert "2021" in whole and whole not in titles and len(titles) > 3

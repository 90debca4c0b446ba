"""An abbreviation of a source stands in its translation, or a name for it does: in brackets a short one."""

from __future__ import annotations

import pytest
from rule_examples import reading_of

from galley.proof.desk import Desk
from galley.proof.rulebook import tables
from galley.proof.rulebook.rule import Example

(RULE,) = (rule for rule in tables.rules() if rule.code == "translation.latin")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "NEAR成立。 ⇒ It was founded⟦.⟧"),
        ("en", "NEAR成立。 ⇒ NEAR was founded."),
        ("en", "NEAR成立。 ⇒ The Association of North East Asia Regional Governments was founded."),
        ("ja", "NEAR成立。 ⇒ 設立された⟦。⟧"),
        ("ja", "NEAR成立。 ⇒ 北東アジア地域自治体連合が設立された。"),
        ("ja", "联合会（NEAR）成立。 ⇒ 北東アジア地域自治体連合が設立された⟦。⟧"),
        ("ja", "联合会（NEAR）成立。 ⇒ 北東アジア地域自治体連合（NEAR）が設立された。"),
        ("ru", "NEAR成立。 ⇒ Ассоциация создана⟦.⟧"),
        ("ru", "NEAR成立。 ⇒ АРАССВА создана."),
        ("ru", "联合会（NEAR）成立。 ⇒ АРАССВА создана."),
        ("ru", "NEAR成立。 ⇒ Ассоциация региональных администраций стран Северо-Восточной Азии создана."),
        ("ru", "联合会（NEAR）成立。 ⇒ Ассоциация региональных администраций стран Северо-Восточной Азии создана⟦.⟧"),
    ],
)
def test_a_name_may_stand_for_an_abbreviation(desk: Desk, language: str, text: str) -> None:
    reading, expected = reading_of(Example("⟦" in text, language, text), desk)
    found = [each.span.passage.place(each.span.start, each.span.end) for each in RULE.findings(reading)]
    assert found == expected

"""Names: how the languages of a registry write one, with its cases."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from galley.message import said
from galley.model.base import Flag, Item, LanguageCode
from galley.source import SourceMap, SourceText

_Form = Annotated[str, Field(min_length=1)]


class Cases(Item):
    """A name, or a pattern of names, in the cases of a language that inflects it; the nominative is the name itself."""

    genitive: _Form | None = None
    """Whose, of what: ru родительный, mn харьяалахын."""
    dative: _Form | None = None
    """To whom; in Mongolian where and when as well: ru дательный, mn өгөх-оршихын."""
    accusative: _Form | None = None
    """Whom, what: ru винительный, mn заахын."""
    instrumental: _Form | None = None
    """By whom, with what: ru творительный, mn үйлдэхийн."""
    locative: _Form | None = None
    """Where, about what: ru предложный; Mongolian has the dative for it."""
    ablative: _Form | None = None
    """Where from: mn гарахын."""
    comitative: _Form | None = None
    """Together with whom: mn хамтрахын."""

    def get(self, case: str) -> str | None:
        """The name in one of `CASES`, where it is known."""
        form: str | None = getattr(self, case)
        return form


CASES = tuple(Cases.model_fields)
"""The cases a reference or a pattern may ask for."""
CASE_NAMES = {
    "genitive": said("genitive"),
    "dative": said("dative"),
    "accusative": said("accusative"),
    "instrumental": said("instrumental"),
    "locative": said("locative"),
    "ablative": said("ablative"),
    "comitative": said("comitative"),
}
"""What messages call each of `CASES`."""


class Spelling(Item):
    """A name as one language writes it."""

    text: Annotated[str, Field(min_length=1)]
    """The name as printed."""
    certain: Flag = True
    """false marks a transcription to verify, in all its cases."""
    variants: tuple[str, ...] = ()
    """Other accepted spellings."""
    cases: Cases | None = None
    reading: Annotated[str, Field(min_length=1)] | None = None
    """What lists are sorted by, where the text does not tell it: the kana of a Japanese name, Chinese characters of
    the same sound for one that is read in several ways, a Russian name without the common noun before it."""

    def in_case(self, case: str | None) -> str | None:
        """The name in one of `CASES`, None where that is not known; without a case the name itself."""
        if case is None:
            return self.text
        return self.cases.get(case) if self.cases else None

    @property
    def forms(self) -> tuple[str, ...]:
        """All ways to write it: the name, its variants, its cases as far as they are known."""
        cases = (self.cases.get(case) for case in CASES) if self.cases else ()
        return tuple(dict.fromkeys((self.text, *self.variants, *filter(None, cases))))

    @property
    def written(self) -> SourceText | None:
        """The name with where it stands, when it was read from a file."""
        source = self.read_from
        found = source.get("text") if source else None
        return found if isinstance(found, SourceText) else None


def _spelling(value: Any) -> Any:
    if not isinstance(value, SourceText):
        return value
    fields = SourceMap(value.place)
    fields["text"] = value
    return fields


_Text = Annotated[str, Field(min_length=1, description="The name as printed.")]
Names = dict[LanguageCode, Annotated[Spelling, BeforeValidator(_spelling, json_schema_input_type=_Text | Spelling)]]
"""A name in each language."""

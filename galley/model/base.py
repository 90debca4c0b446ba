"""What all models share: frozen items that know where each of their fields stands, and the field types."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, ClassVar, Literal, TypeVar, cast, get_args, get_origin

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    GetPydanticSchema,
    ModelWrapValidatorHandler,
    PlainValidator,
    PrivateAttr,
    StringConstraints,
    ValidationError,
    ValidationInfo,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import ErrorDetails, PydanticCustomError
from pydantic_core.core_schema import with_info_plain_validator_function

from galley.likeness import did_you_mean
from galley.message import Message, said
from galley.model.dates import Moment as Moment
from galley.model.dates import written_here
from galley.model.ready import make_ready
from galley.problem import Place, Problem
from galley.source import SourceMap, SourceText
from galley.text import Line, Prose, parse_cell, parse_line, parse_prose


@dataclass
class Report:
    """Collects the problems that validators find; passed to pydantic as its context."""

    problems: list[Problem] = field(default_factory=list)


def kebab(name: str) -> str:
    """The YAML key of a field."""
    return name.replace("_", "-")


@dataclass(frozen=True, slots=True)
class Unprinted:
    """Declares, in a field's `Annotated`, that no reader sees what it holds. Every other text of a section is printed."""


class Item(BaseModel, defer_build=True):
    """A mapping in a content file. Keys are kebab-case; unknown ones are reported and left aside."""

    model_config = ConfigDict(frozen=True, extra="forbid", alias_generator=kebab, arbitrary_types_allowed=True)

    declined: ClassVar[Mapping[str, tuple[Message, Message]]] = {}
    """Fields that people look for and that are left out on purpose: why, and what to do instead."""

    _source: SourceMap | None = PrivateAttr(default=None)
    _address: str = PrivateAttr(default="")

    @model_validator(mode="wrap")
    @classmethod
    def _keep_source(cls, data: Any, handler: ModelWrapValidatorHandler[Any], info: ValidationInfo) -> Any:
        if not isinstance(data, SourceMap):
            return handler(data)
        item = handler(_known_fields(cls, data, info.context))
        item._source = data
        return item

    @property
    def read_from(self) -> SourceMap | None:
        """The data that it was read from. Private attributes are asked for in this way because pydantic's own takes ten times as long."""
        return (self.__pydantic_private__ or {}).get("_source")

    def place(self, name: str | None = None) -> Place:
        """Where the item, or the value of its field `name`, stands."""
        source = self.read_from
        return Place("") if source is None else source.place_of(kebab(name)) if name else source.place

    def place_in(self, name: str, index: int | str) -> Place:
        """Where element `index` of the list in field `name` stands, or the value of that key of its map."""
        value = self.read_from.get(kebab(name)) if self.read_from else None
        if isinstance(value, SourceMap) and isinstance(index, str):
            return value.place_of(index)
        element = value[index] if isinstance(value, list) and isinstance(index, int) and index < len(value) else None
        return element.place if isinstance(element, SourceText | SourceMap) else self.place(name)

    @property
    def address(self) -> str:
        """The item's address: `section/id/…`; set once by `assign_addresses`."""
        return cast(str, (self.__pydantic_private__ or {}).get("_address", ""))


class Acceptance(Item):
    """A finding of `build.py check` that is right as it stands, for the item it stands in and all below it."""

    rule: Annotated[str, StringConstraints(pattern=r"^[a-z]+\.[a-z-]+$")]
    """The code of the finding, as punctuation.brackets."""
    text: Annotated[str, Field(min_length=1)]
    """The characters it marks."""
    values: tuple[Annotated[str, Field(min_length=1)], ...] = ()
    """The values of a contradiction, as the report gives them; when they change, it is told again."""
    reason: Annotated[str, Field(min_length=1)]
    """Why they are right."""
    language: Annotated[str, StringConstraints(pattern="^[a-z]{2,3}$")] | None = None
    """The language of the text, where it is not in all of them."""


class Checked(Item):
    """An item whose findings can be accepted."""

    accept: Annotated[tuple[Acceptance, ...], Unprinted()] = ()
    """Findings of `build.py check` that are right as they stand."""


@cache
def _keys(model: type[Item]) -> dict[str, None]:
    """The YAML keys of a model's fields, in their order."""
    return dict.fromkeys(info.alias or name for name, info in model.model_fields.items())


def _known_fields(cls: type[Item], data: SourceMap, report: Report | None) -> dict[str, Any]:
    keys = _keys(cls)
    if report is not None:
        for key in data:
            if key not in keys:
                place = data.keys_at.get(key, data.place)
                unknown = said("there is no field `{field}` here", field=key)
                message, mend = cls.declined.get(key) or (unknown, did_you_mean(key, keys))
                report.problems.append(Problem("reader.unknown-field", message, mend, place))
    return {key: value for key, value in data.items() if key in keys}


Model = TypeVar("Model", bound=Item)
Content = TypeVar("Content", Line, Prose)
Fault = ErrorDetails
"""What pydantic says of a faulty value: `type`, `loc`, `input`, `ctx`."""


def validated(model: type[Model], data: SourceMap, report: Report) -> tuple[Model | None, list[Fault]]:
    """The model of some data, or every fault of it."""
    try:
        return make_ready(model).model_validate(data, context=report), []
    except ValidationError as error:
        return None, error.errors(include_url=False)


def assign_addresses(item: Item, address: str) -> None:
    """Give `item` and all below it their addresses. List items are named by `id`; a single sub-item by its field."""
    item._address = address
    for name, value in children(item):
        own = getattr(value, "id", None) or kebab(name)
        assign_addresses(value, f"{address}/{own}")


@cache
def holders(model: type[Item], *kinds: type) -> tuple[str, ...]:
    """The fields of a model that may hold something of some kinds: books are walked through many times, and most fields hold none."""
    return tuple(name for name, info in model.model_fields.items() if _may_hold(info.annotation, kinds))


def _may_hold(annotation: Any, kinds: tuple[type, ...]) -> bool:
    """Whether a value or tuple of a type may be, or hold, something of some kinds; also where the type does not tell."""
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin in (Literal, dict):
        return False
    if origin is not None:
        return any(_may_hold(each, kinds) for each in (inner[:1] if origin is Annotated else inner) if each is not ...)
    return not isinstance(annotation, type) or issubclass(annotation, kinds)


def children(item: Item) -> Iterator[tuple[str, Item]]:
    """The items directly below `item` with the name of the field they stand in."""
    for name in holders(type(item), Item):
        value = getattr(item, name)
        for child in value if isinstance(value, tuple) else (value,):
            if isinstance(child, Item):
                yield name, child


def contents(item: Item) -> Iterator[tuple[str, Line | Prose]]:
    """Every text of an item and of all below it, with its address, in reading order of the fields."""
    for name in holders(type(item), Item, Line, Prose):
        value = getattr(item, name)
        for number, part in enumerate(value if isinstance(value, tuple) else (value,), 1):
            if isinstance(part, Line | Prose):
                numbered = f"/{number}" if isinstance(value, tuple) else ""
                yield f"{item.address}/{kebab(name)}{numbered}", part
            elif isinstance(part, Item):
                yield from contents(part)


def places(*roots: Item) -> dict[str, Place]:
    """Where each address below `roots` stands: items, fields of text, and the blocks of prose."""
    known: dict[str, Place] = {}
    for root in roots:
        for item in below(root):
            known.setdefault(item.address, item.place())
        for address, content in contents(root):
            known[address] = content.source.place
            if isinstance(content, Prose):
                known |= {f"{address}/{block.key}": block.place for block in (*content.blocks, *content.notes.values())}
    return known


def below(item: Item) -> Iterator[Item]:
    """An item and all below it, parents before children."""
    yield item
    for _, child in children(item):
        yield from below(child)


def mending(code: str, message: Message, mend: Message) -> PydanticCustomError:
    """An error of a field's value, with its mend, for the reader to turn into a problem."""
    return PydanticCustomError("galley", "{message}", {"code": code, "message": message, "mend": mend})


def _as_text(value: Any) -> SourceText:
    if isinstance(value, SourceText):
        return value
    raise mending("reader.type", said("text is wanted here"), said("write text on one line, or below a `|`"))


def _as_line(value: Any, info: ValidationInfo) -> Line:
    if not _as_text(value).strip():
        raise mending(
            "reader.empty", said("the text is empty"), said("write something between the quotes, or delete the line")
        )
    return _on_one_line(value, info, parse_line)


def _as_cell(value: Any, info: ValidationInfo) -> Line:
    return _on_one_line(value, info, parse_cell)


def _on_one_line(value: Any, info: ValidationInfo, parse: Callable[[SourceText], tuple[Line, list[Problem]]]) -> Line:
    source = _as_text(value)
    if "\n" in source.strip("\n"):
        raise mending("reader.one-line", said("this field is one line"), said("write it on one line"))
    return _told(parse(source), info)


def _as_prose(value: Any, info: ValidationInfo) -> Prose:
    return _told(parse_prose(_as_text(value)), info)


def _told(parsed: tuple[Content, list[Problem]], info: ValidationInfo) -> Content:
    """What was parsed, when its problems are passed on."""
    if isinstance(info.context, Report):
        info.context.problems.extend(parsed[1])
    return parsed[0]


def as_whole(value: Any) -> int:
    if not isinstance(value, str) or not re.fullmatch(r"0|[1-9][0-9]{0,14}", value):
        if isinstance(value, str) and re.fullmatch(r"[-−–]\s*[0-9]+", value):
            raise mending(
                "reader.number", said("{given} is less than zero", given=shown(value)), said("write 0 or more")
            )
        mend = said("write ASCII digits only, without separators, units or leading zeros")
        raise mending("reader.number", said("{given} is not a whole number", given=shown(value)), mend)
    return int(value)


def _as_millimetres(value: Any) -> Decimal:
    if not isinstance(value, str) or not re.fullmatch(r"[1-9][0-9]{0,3}(\.[0-9])?", value):
        mend = said("write millimetres as digits, with one decimal at most: 215.9")
        raise mending("reader.millimetres", said("{given} is no length in millimetres", given=shown(value)), mend)
    return Decimal(value)


def _as_percent(value: Any) -> int:
    number = as_whole(value)
    if number > 100:
        message = said("{number} percent is more than the whole", number=number)
        raise mending("reader.percent", message, said("give 0 to 100"))
    return number


def shown(value: Any) -> str:
    """A value as a message quotes it."""
    if isinstance(value, str):
        return repr(str(value) if len(value) <= 40 else f"{value[:39]}…")
    return said("a list") if isinstance(value, list) else said("a group of fields")


def _as_day(value: Any) -> date:
    match = re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", value) if isinstance(value, str) else None
    if match is None:
        mend = written_here(str(value), said("write year-month-day, as 2014-10-21"))
        raise mending("reader.date", _no_date(value), mend)
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        message = said("there is no day {day}", day=value)
        raise mending("reader.date", message, said("check the month and the day")) from None


def _no_date(value: Any) -> Message:
    return said("{given} is not a date", given=shown(value))


def _as_flag(value: Any) -> bool:
    if value in ("true", "false"):
        return bool(value == "true")
    message = said("{given} is neither true nor false", given=shown(value))
    raise mending("reader.flag", message, said("write true or false"))


def _as_moment(value: Any) -> Moment:
    if not isinstance(value, str) or not re.fullmatch(Moment.PATTERN, value):
        mend = written_here(str(value), said("write 2014, 2014-10 or 2014-10-21"), month=True)
        raise mending("reader.date", _no_date(value), mend)
    moment = Moment(*(int(part) for part in value.split("-")))
    try:
        _ = moment.first
    except ValueError:
        message = said("there is no date {date}", date=value)
        raise mending("reader.date", message, said("check the month and the day")) from None
    return moment


def _string(description: str, **more: Any) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "description": description, **more})


def _text(parse: Callable[[Any, ValidationInfo], Line | Prose]) -> GetPydanticSchema:
    """The field's text is parsed by a function.

    PlainValidator would describe to pydantic all that texts are made of, field by field; they are never written.
    """
    return GetPydanticSchema(lambda source, handler: with_info_plain_validator_function(parse))


SLUG = "^[a-z0-9]+(-[a-z0-9]+)*$"
ID = "^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$"
LANGUAGE = "^[a-z]{2,3}$"

LineField = Annotated[Line, _text(_as_line), _string("One line of text; *emphasis*, **strong** and {id} references.")]
CellField = Annotated[
    Line,
    _text(_as_cell),
    _string("One line of text, as in other fields; [^id] calls a note of the table."),
]
ProseField = Annotated[Prose, _text(_as_prose), _string("Paragraphs in Markdown, below a `|`.")]
Slug = Annotated[
    str,
    StringConstraints(pattern=SLUG),
    _string("A name for addresses: small Latin letters, digits and hyphens.", pattern=SLUG),
]
Id = Annotated[
    str, StringConstraints(pattern=ID), _string("An id: Latin letters, digits and hyphens, as KR-46.", pattern=ID)
]
LanguageCode = Annotated[
    str, StringConstraints(pattern=LANGUAGE), _string("A language: its code of two or three letters.", pattern=LANGUAGE)
]
Whole = Annotated[
    int,
    PlainValidator(as_whole),
    WithJsonSchema({"type": "integer", "minimum": 0, "description": "A whole number, digits only."}),
]
Millimetres = Annotated[
    Decimal,
    PlainValidator(_as_millimetres),
    WithJsonSchema({"type": "number", "exclusiveMinimum": 0, "description": "Millimetres, as 210 or 215.9."}),
]
Percent = Annotated[int, PlainValidator(_as_percent)]
SrgbColour = Annotated[str, StringConstraints(pattern="^#[0-9a-f]{6}$")]
"""A colour of light, as `#1f5f86`."""
SpotName = Annotated[str, StringConstraints(pattern="^[A-Za-z0-9][A-Za-z0-9 +-]{0,60}$")]
"""The name of an ink, as its maker gives it."""
CssLength = Annotated[str, StringConstraints(pattern=r"^[0-9]+(\.[0-9]+)?(pt|mm|em)$")]
"""A size or space, as `8.5pt`."""
Element = TypeVar("Element")
NonEmpty = Annotated[tuple[Element, ...], Field(min_length=1)]
"""A list of at least one."""
Flag = Annotated[bool, PlainValidator(_as_flag), WithJsonSchema({"type": "boolean", "description": "true or false."})]
Day = Annotated[date, PlainValidator(_as_day), _string("A day, as 2014-10-21.", format="date")]
MomentField = Annotated[
    Moment,
    PlainValidator(_as_moment),
    _string("2014, 2014-10 or 2014-10-21.", pattern=Moment.PATTERN, minimum=1000, maximum=9999),
]


EditorsNote = Annotated[str | None, Unprinted()]


class Remarked(Checked):
    """An item that editors can say something of: to readers, or among themselves."""

    remark: ProseField | None = None
    """What readers are told of it: a correction, a contradiction of the source. Printed among the editor's remarks."""
    note: EditorsNote = None
    """What editors keep in mind; not printed."""

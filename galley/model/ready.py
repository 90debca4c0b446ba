"""What pydantic reads a model by, which is made when a model is first asked for: a build that reads one file of content asks for a third of them."""

from collections.abc import Iterator
from functools import cache
from typing import Any, TypeVar, get_args

from pydantic import BaseModel

Model = TypeVar("Model", bound=BaseModel)


@cache
def make_ready(model: type[Model]) -> type[Model]:
    """A model when it is made, after those of the models in it: else pydantic would make these again for each that they stand in."""
    for inner in {each for info in model.model_fields.values() for each in _models(info.annotation)} - {model}:
        make_ready(inner)
    model.model_rebuild()
    return model


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models that a type speaks of."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for each in get_args(annotation):
        yield from _models(each)

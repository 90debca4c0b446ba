"""Formes: what a page paints, taken down once, and inked in each dress.

The engine paints on a forme as it would on a stream. Operators that are the same in all dresses are kept as they are written. What a dress decides, as
colours, pictures and tags, and what the engine leaves out by what stands before it, is kept as it was asked of the stream, and asked of that of each
dress. Where the engine reckons with the channels of colours (gradients, blurred shadows) or the size of the sheet (pictures of grounds), its function is put
off as a whole.

Private parts of WeasyPrint 70: `pdf.stream.Stream`, its `_ctm_stack` and what is redefined of it here; `draw.draw_background_image`, `draw._draw_box_shadow`,
`images.Gradient.draw`, `images.SVGImage.draw`, the `_svg` of a drawing and the nodes of its tree.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import wraps
from operator import methodcaller
from typing import Any

from weasyprint import draw, images
from weasyprint.matrix import Matrix
from weasyprint.pdf.stream import Stream

Asked = Callable[[Any], object]
"""What is asked of a stream."""

GRADIENTS = ("linearGradient", "radialGradient")


def _asking(name: str) -> Callable[..., None]:
    """The method of a stream that a forme keeps for later."""

    def ask(self: Forme, *arguments: Any, **named: Any) -> None:
        self.stream.append(methodcaller(name, *arguments, **named))

    return ask


class Forme(Stream):  # type: ignore[misc]
    """What is painted on a page or in a part of it, in order: operators, and what is asked of the stream."""

    def __init__(self, fonts: Any, matrix: Matrix | None = None) -> None:
        super().__init__(fonts, (), None, None, None, None, None, extra={"BBox": []})
        self.fonts = fonts
        self.inked: Any = None
        """The stream that it was inked on last."""
        if matrix is not None:
            self._ctm_stack = [matrix]

    @property
    def id(self) -> Forme:
        """What stands for its name, which it has when it is inked."""
        return self

    def ink(self, stream: Any) -> None:
        """Paint on the stream of a dress."""
        self.inked, operators = stream, stream.stream
        for each in self.stream:
            if type(each) is bytes:
                operators.append(each)
            else:
                each(stream)

    def later(self, asked: Asked) -> None:
        """Have a stream asked for something when the forme is inked."""
        self.stream.append(asked)

    begin_text = _asking("begin_text")
    end_text = _asking("end_text")
    set_alpha = _asking("set_alpha")
    set_color = _asking("set_color")
    set_font_size = _asking("set_font_size")
    set_state = _asking("set_state")

    def push_state(self) -> None:
        """Save the graphics state."""
        self._ctm_stack.append(self.ctm)
        self.later(Stream.push_state)

    def pop_state(self) -> None:
        """Restore the graphics state."""
        self._ctm_stack.pop()
        self.later(Stream.pop_state)

    def transform(self, a: float = 1, b: float = 0, c: float = 0, d: float = 1, e: float = 0, f: float = 0) -> None:
        """Change the coordinates."""
        self._ctm_stack[-1] = Matrix(a, b, c, d, e, f) @ self.ctm
        self.later(methodcaller("transform", a, b, c, d, e, f))

    def add_group(self, *box: float) -> Forme:
        """A group, as large as the page where no edges are given."""
        return self._part(lambda stream: stream.add_group(*(box or stream.page_rectangle)))

    def add_pattern(self, *arguments: Any) -> Forme:
        """A pattern."""
        return self._part(methodcaller("add_pattern", *arguments))

    def set_alpha_state(self, *arguments: Any) -> Forme:
        """A mask."""
        return self._part(methodcaller("set_alpha_state", *arguments))

    def _part(self, begun: Callable[[Any], Any]) -> Forme:
        """A forme that is inked on a stream of its own. The engine enters the edges of some groups when these are drawn."""
        part = Forme(self.fonts)

        def ink(stream: Any) -> None:
            own = begun(stream)
            if part.extra["BBox"]:
                own.extra["BBox"][:] = part.extra["BBox"]
            part.ink(own)

        self.later(ink)
        return part

    def draw_x_object(self, reference: Any) -> None:
        """Draw a picture, or a group."""
        self.later(lambda stream: stream.draw_x_object(_name(reference)))

    def set_color_special(self, name: Any, stroke: bool = False, *operands: Any) -> None:
        """Paint in a pattern."""
        self.later(lambda stream: stream.set_color_special(_name(name), stroke, *operands))

    def add_image(self, image: Any, interpolate: bool, ratio: float) -> str:
        """Take a picture in: its name."""
        self.later(methodcaller("add_image", image, interpolate, ratio))
        return f"i{image.id}{int(interpolate)}"

    def marked(self, box: Any, tag: str) -> AbstractContextManager[None]:
        """Mark what is painted as a box of a tag."""
        return self._within(methodcaller("marked", box, tag))

    def artifact(self) -> AbstractContextManager[None]:
        """Mark what is painted as an artifact."""
        return self._within(Stream.artifact)

    @contextmanager
    def _within(self, begun: Callable[[Any], AbstractContextManager[None]]) -> Iterator[None]:
        open_: list[AbstractContextManager[None]] = []

        def begin(stream: Any) -> None:
            open_.append(begun(stream))
            open_[-1].__enter__()

        self.later(begin)
        try:
            yield
        finally:
            self.later(lambda stream: open_.pop().__exit__(None, None, None))


def _name(reference: Any) -> Any:
    """The name of a picture, or that of a group or pattern on the stream that it was inked on."""
    return reference.inked.id if isinstance(reference, Forme) else reference


def install() -> None:
    """Put off what reckons with colours or with the size of the sheet. What others replace of it has to be there."""
    draw.draw_background_image = _put_off(draw.draw_background_image, 0)
    draw._draw_box_shadow = _put_off(draw._draw_box_shadow, 0)
    images.Gradient.draw = _put_off(images.Gradient.draw, 1)
    images.SVGImage.draw = _put_off(_forgetting(images.SVGImage.draw), 1, _has_gradients)


def _forgetting(drawn: Callable[..., None]) -> Callable[..., None]:
    """A function that draws a drawing, after which this knows nothing of the stream: a forme would hold it, and it the forme."""

    @wraps(drawn)
    def draw_and_forget(drawing: Any, *arguments: Any) -> None:
        drawn(drawing, *arguments)
        drawing._svg.stream = None

    return draw_and_forget


def _put_off(drawn: Callable[..., None], at: int, holds: Callable[..., bool] = lambda *_: True) -> Callable[..., None]:
    """A function that draws, put off till a forme is inked, where `holds` says so; `at` is the place of the stream in its arguments."""

    @wraps(drawn)
    def put_off(*arguments: Any) -> None:
        before, stream, behind = arguments[:at], arguments[at], arguments[at + 1 :]
        if isinstance(stream, Forme) and holds(*arguments):
            stream.later(lambda worn: drawn(*before, worn, *behind))
        else:
            drawn(*arguments)

    return put_off


def _has_gradients(drawing: Any, *_: Any) -> bool:
    """Whether there is a gradient in a drawing."""
    return any(str(node.tag).endswith(GRADIENTS) for node in drawing._svg.tree._etree_node.iter())

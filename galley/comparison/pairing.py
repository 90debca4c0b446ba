"""Which block each block was before: by its address, among those it is counted with by its text, and of what is left by what stands in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from galley.comparison.addresses import around, holder, root
from galley.comparison.order import out_of_order
from galley.comparison.words import reading
from galley.likeness.measures import nearest_of_each, staying
from galley.maps import Block

ALIKE, HARDLY_CHANGED = 0.5, 0.7
"""How alike texts are that stand for one another: among their neighbours, and wherever they are."""
HALF = 0.5
"""What has so much of its text in common with what is gone is the same under another address."""
FEWEST_SIGNS = 6
"""A shorter text says too little to be known again at another place: `1`, `–`, 合计."""


@dataclass
class Pairing:
    """The blocks of two states by their numbers: which old block each new one was, and which of them came from elsewhere or stand in another order."""

    old: Sequence[Block]
    new: Sequence[Block]
    before: dict[int, int] = field(default_factory=dict)
    moved: set[int] = field(default_factory=set)
    _taken: set[int] = field(default_factory=set)

    def pair(self, old: int, new: int, moved: bool = False) -> None:
        """Take two blocks for the same."""
        self.before[new] = old
        self._taken.add(old)
        if moved:
            self.moved.add(new)

    def left(self, numbers: Iterable[int]) -> list[int]:
        """The old blocks that no new one is."""
        return [number for number in numbers if number not in self._taken]

    def unpaired(self, numbers: Iterable[int]) -> list[int]:
        """The new blocks that no old one was."""
        return [number for number in numbers if number not in self.before]


def paired(old: Sequence[Block], new: Sequence[Block]) -> Pairing:
    """The pairs of two states of a book."""
    pairing = Pairing(old, new)
    earlier, later = _held(old), _held(new)
    for name, numbers in later.items():
        if name in earlier:
            _pair_sequence(pairing, name, earlier[name], numbers)
    _pair_subtrees(pairing)
    _pair_alike(pairing)
    return pairing


def _held(blocks: Sequence[Block]) -> dict[str, list[int]]:
    """The blocks by what holds them."""
    found: dict[str, list[int]] = {}
    for number, block in enumerate(blocks):
        found.setdefault(holder(block.address), []).append(number)
    return found


def _read(blocks: Sequence[Block], number: int) -> str:
    """What a block says whatever is counted in it."""
    return reading(blocks[number].text, blocks[number].counted)


def _saying(blocks: Sequence[Block], numbers: Sequence[int]) -> list[str]:
    """What blocks say; one without a text, as the item of a list, what the next one in it says."""
    texts = [_read(blocks, number) for number in numbers]
    for index in range(len(texts) - 2, -1, -1):
        if not texts[index] and blocks[numbers[index + 1]].address.startswith(blocks[numbers[index]].address):
            texts[index] = texts[index + 1]
    return texts


def _pair_sequence(pairing: Pairing, name: str, old: list[int], new: list[int]) -> None:
    """Pair what one thing holds: what stays in its order, itself, then what says the same, what is alike, and what has the same address."""
    said = dict(zip(old, _saying(pairing.old, old), strict=True))
    says = dict(zip(new, _saying(pairing.new, new), strict=True))
    one = [_told(pairing.old[number], name, said[number]) for number in old]
    other = [_told(pairing.new[number], name, says[number]) for number in new]
    for first, second, length in staying(one, other):
        for step in range(length):
            pairing.pair(old[first + step], new[second + step])
    _pair_addresses(pairing, old, [number for number in new if pairing.new[number].address == name])
    _pair_equal(pairing, said, says)
    _pair_near(pairing, said, says, ALIKE)
    _pair_addresses(pairing, old, new)
    _note_order(pairing, name, new)


def _told(block: Block, holder: str, text: str) -> tuple[bool, bool, str]:
    """What a block is known by among those that one thing holds: whether it is that itself, whether it has a text of its own, and what it says."""
    return block.address == holder, bool(block.text), text


def _pair_addresses(pairing: Pairing, old: list[int], new: list[int]) -> None:
    """Pair what is left at the same address, in its order."""
    at: dict[str, list[int]] = {}
    for number in reversed(pairing.left(old)):
        at.setdefault(pairing.old[number].address, []).append(number)
    for number in pairing.unpaired(new):
        if same := at.get(pairing.new[number].address):
            pairing.pair(same.pop(), number)


def _pair_equal(pairing: Pairing, said: dict[int, str], says: dict[int, str]) -> None:
    """Pair what says the same, in its order."""
    waiting: dict[tuple[bool, str], list[int]] = {}
    for number in reversed(pairing.left(said)):
        waiting.setdefault((bool(pairing.old[number].text), said[number]), []).append(number)
    for number in pairing.unpaired(says):
        if same := waiting.get((bool(pairing.new[number].text), says[number])):
            pairing.pair(same.pop(), number)


def _pair_near(
    pairing: Pairing, said: dict[int, str], says: dict[int, str], cutoff: float, moved: bool = False
) -> None:
    """Pair what says nearly the same."""
    for has_text in (True, False):
        left = [number for number in pairing.left(said) if bool(pairing.old[number].text) == has_text]
        new = [number for number in pairing.unpaired(says) if bool(pairing.new[number].text) == has_text]
        taken: set[int] = set()
        near = nearest_of_each([says[number] for number in new], [said[number] for number in left], cutoff)
        for number, found in zip(new, near, strict=True):
            if found is not None and found not in taken:
                taken.add(found)
                pairing.pair(left[found], number, moved)


def _note_order(pairing: Pairing, name: str, new: list[int]) -> None:
    """Note which of a sequence stand in another order than before."""
    counted = [number for number in new if number in pairing.before and pairing.new[number].address != name]
    for index in out_of_order([pairing.before[number] for number in counted]):
        pairing.moved.add(counted[index])


def _pair_subtrees(pairing: Pairing) -> None:
    """Pair what is gone with what is new where most of their text is the same, as a section or a row under another name; then what is in them, by what
    follows in their addresses."""
    gone = _trees(pairing.old, pairing.left(range(len(pairing.old))), pairing.new)
    come = _trees(pairing.new, pairing.unpaired(range(len(pairing.new))), pairing.old)
    says = {name: Counter(_read(pairing.old, number) for number in numbers) for name, numbers in gone.items()}
    holding: dict[str, list[str]] = {}
    for name, texts in says.items():
        for text in texts:
            holding.setdefault(text, []).append(name)
    for name, numbers in come.items():
        texts = Counter(_read(pairing.new, number) for number in numbers)
        near = dict.fromkeys(each for text in texts for each in holding.get(text, ()) if each in gone)
        best = max(near, key=lambda each: _shared(says[each], texts), default=None)
        if best is not None and _shared(says[best], texts) >= HALF:
            _pair_below(pairing, (best, gone.pop(best)), (name, numbers))


def _trees(blocks: Sequence[Block], left: list[int], others: Sequence[Block]) -> dict[str, list[int]]:
    """Blocks by the outermost address around them that is in no other."""
    known, found = around(block.address for block in others), dict[str, list[int]]()
    for number in left:
        found.setdefault(root(blocks[number].address, known), []).append(number)
    return found


def _shared(one: Counter[str], other: Counter[str]) -> float:
    """How much of the text of the longer is in both; nothing where that is too little to tell."""
    same = sum(len(text) * count for text, count in (one & other).items())
    whole = max(sum(len(text) * count for text, count in each.items()) for each in (one, other))
    return same / whole if same >= FEWEST_SIGNS else 0.0


def _pair_below(pairing: Pairing, gone: tuple[str, list[int]], come: tuple[str, list[int]]) -> None:
    """Pair what stands in something gone with what stands in the same place of something new, then what says the same."""
    (was, old), (name, new) = gone, come
    at: dict[str, list[int]] = {}
    for number in reversed(old):
        at.setdefault(pairing.old[number].address.removeprefix(was), []).append(number)
    for number in new:
        if same := at.get(pairing.new[number].address.removeprefix(name)):
            pairing.pair(same.pop(), number, moved=True)
    texts = {number: _read(pairing.old, number) for number in pairing.left(old)}
    waiting = {number: _read(pairing.new, number) for number in pairing.unpaired(new)}
    _pair_equal(pairing, texts, waiting)
    pairing.moved.update(number for number in waiting if number in pairing.before)


def _pair_alike(pairing: Pairing) -> None:
    """Pair long texts that are left and hardly changed, wherever they are."""
    said = _long(pairing.old, pairing.left(range(len(pairing.old))))
    says = _long(pairing.new, pairing.unpaired(range(len(pairing.new))))
    _pair_near(pairing, said, says, HARDLY_CHANGED, moved=True)


def _long(blocks: Sequence[Block], numbers: Iterable[int]) -> dict[int, str]:
    """The texts, of some blocks, that say enough to be known again."""
    return {number: blocks[number].text for number in numbers if len(blocks[number].text) >= FEWEST_SIGNS}

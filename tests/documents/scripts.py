"""Random JSON texts, and a writer that knows where everything stands because it has put it there."""

import json
from random import Random

import attrs
from hypothesis import strategies as st

Pointer = tuple[str | int, ...]
Span = tuple[int, int]


@attrs.frozen
class Members:
    """An object as its keys and values in order; a key may be repeated."""

    pairs: tuple[tuple[str, object], ...]


@attrs.define(eq=False)
class Script:
    """A JSON text in the making: the spans of values and keys by pointer; what a repeated key hides is left out."""

    random: Random
    text: str = ""
    values: dict[Pointer, Span] = attrs.field(factory=dict)
    keys: dict[Pointer, Span] = attrs.field(factory=dict)
    repeated: list[tuple[Pointer, int]] = attrs.field(factory=list)
    depth: int = 0

    def document(self, value: object) -> "Script":
        """Write a whole document."""
        self.blank()
        self.value(value, ())
        self.blank()
        return self

    def value(self, value: object, pointer: Pointer) -> None:
        """Write a value to which a pointer leads."""
        start = len(self.text)
        if isinstance(value, Members):
            self.members(value, pointer)
        elif isinstance(value, list):
            self.items(value, pointer)
        else:
            self.text += self.quoted(value) if isinstance(value, str) else json.dumps(value)
        self.values[pointer] = (start, len(self.text))

    def members(self, members: Members, pointer: Pointer) -> None:
        """Write an object."""
        self.text += "{"
        self.depth = max(self.depth, len(pointer) + 1)
        seen: set[str] = set()
        for number, (key, value) in enumerate(members.pairs):
            self.text += "," if number else ""
            self.blank()
            inside = (*pointer, key)
            if key in seen:
                self.repeated.append((inside, len(self.text)))
                self.forget(inside)
            seen.add(key)
            start = len(self.text)
            self.text += self.quoted(key)
            self.keys[inside] = (start, len(self.text))
            self.blank()
            self.text += ":"
            self.blank()
            self.value(value, inside)
            self.blank()
        if not members.pairs:
            self.blank()
        self.text += "}"

    def items(self, items: list[object], pointer: Pointer) -> None:
        """Write a list."""
        self.text += "["
        self.depth = max(self.depth, len(pointer) + 1)
        for number, item in enumerate(items):
            self.text += "," if number else ""
            self.blank()
            self.value(item, (*pointer, number))
            self.blank()
        if not items:
            self.blank()
        self.text += "]"

    def forget(self, pointer: Pointer) -> None:
        """Leave out what stands at a pointer or further in."""
        self.values = {other: span for other, span in self.values.items() if other[: len(pointer)] != pointer}
        self.keys = {other: span for other, span in self.keys.items() if other[: len(pointer)] != pointer}

    def blank(self) -> None:
        """Write blanks, or none."""
        self.text += self.random.choice(["", "", "", " ", "\n", "\r\n", "\r", "\t", " \n\t "])

    def quoted(self, text: str) -> str:
        """The text in quotes, some of its characters as escapes, those outside the basic plane as surrogate pairs."""
        return '"' + "".join(self.random.choice([self.plain, self.plain, self.escaped])(mark) for mark in text) + '"'

    def plain(self, mark: str) -> str:
        """A character as it is, if JSON allows that."""
        return json.dumps(mark, ensure_ascii=False)[1:-1]

    def escaped(self, mark: str) -> str:
        """A character as one or two `\\u` escapes, in letters of either case."""  # noqa: D301
        units = mark.encode("utf-16-be")
        digits = [units[at : at + 2].hex() for at in range(0, len(units), 2)]
        return "".join("\\u" + self.random.choice([code, code.upper()]) for code in digits)


texts = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from('"\\/[]{}:,😀\n\ufeff'), max_size=8)
keys = st.sampled_from(["a", "b", "id", "", "a/b", "~", "é", '"']) | texts
scalars = st.none() | st.booleans() | st.integers(-(10**14), 10**14) | texts


def trees(*, repeating: bool, scalars: st.SearchStrategy[object] = scalars) -> st.SearchStrategy[Members]:
    """Documents, with repeated keys or without."""
    unique = None if repeating else lambda pair: pair[0]

    def members(values: st.SearchStrategy[object]) -> st.SearchStrategy[Members]:
        pairs = st.lists(st.tuples(keys, values), max_size=4, unique_by=unique)
        return pairs.map(lambda drawn: Members(tuple(drawn)))

    values = st.recursive(scalars, lambda inner: st.lists(inner, max_size=4) | members(inner), max_leaves=12)
    return members(values)


def scripts(*, repeating: bool = False) -> st.SearchStrategy[Script]:
    """Written documents."""
    writers = st.randoms(use_true_random=False).map(Script)
    return st.builds(Script.document, writers, trees(repeating=repeating))

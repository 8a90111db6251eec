"""Mappings: which column of a table says what of a resource, and the resource that a row states (`language §2.1`)."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, cast

import attrs

from sogov.documents.tables import Cell, Row
from sogov.values.origins import Pointer

Tree = dict[str, object]

# Nothing is stated; None means deliberately nobody.
_ABSENT = object()

_TEXTS = ("id", "name", "kind", "platform", "department", "stage", "url")
# Under these a text is what is meant; everywhere else it is the title of a column.
_MEANT = {("cost", "per"), ("cost", "currency"), ("effort", "per")}
# Without this there is nothing to say of the rest.
_NEEDED = {"cost": "amount", "effort": "hours"}


@attrs.frozen(eq=False)
class Field:
    """A part of a resource, by the way to it: what is meant in all rows, or the title of the column that says it.

    `stated` is the way from the mapping to where it is stated; `has_more` tells that the title is not all that is.
    `values` are what texts of the column mean, and a `separator` stands between several; `is_list` makes a list of one.
    """

    path: tuple[str, ...]
    stated: Pointer
    title: str | None = None
    value: object = None
    values: Mapping[str, object] = attrs.field(factory=dict)
    separator: str = ""
    is_list: bool = False
    has_more: bool = False

    @property
    def titled(self) -> Pointer:
        """The way from the mapping to the title."""
        return (*self.stated, "column") if self.has_more else self.stated

    @property
    def makes_list(self) -> bool:
        """Whether what its cells mean goes into a list."""
        return self.is_list or bool(self.separator)

    @property
    def takes_lists(self) -> bool:
        """Whether a cell may hold several."""
        return self.is_list or self.path[0] == "declared"

    def read(self, cell: Cell, empty: frozenset[str]) -> object:
        """What a cell of its column means, `_ABSENT` where it states nothing."""
        if not cell or cell in empty:
            return _ABSENT
        if isinstance(cell, str) and not self.makes_list:
            return self.values.get(cell, cell)
        stated = cell if not isinstance(cell, str) else cell.split(self.separator) if self.separator else (cell,)
        items = [item for item in map(str.strip, stated) if item and item not in empty]
        return [self.values.get(item, item) for item in items] or _ABSENT


@attrs.frozen(eq=False)
class RowMapping:
    """Makes the trees of resources of rows, which have the cells of the columns that it names, in their order."""

    fields: Sequence[Field]
    titles: Sequence[str]
    _empty: frozenset[str]
    _makers: Sequence[tuple[str, Callable[[Row], object]]]

    def tree(self, row: Row) -> Tree:
        """The resource that a row states, as it would be in `resources`."""
        tree: Tree = {}
        for key, make in self._makers:
            value = make(row)
            if value is not _ABSENT:
                tree[key] = value
        return tree

    def spot(self, pointer: Pointer) -> int | None:
        """The number of the title that a part of a resource, or the first that a part of it, is from."""
        steps = tuple(map(str, pointer))
        for field in self.fields if steps else ():
            length = min(len(steps), len(field.path))
            if field.title is not None and steps[:length] == field.path[:length]:
                return self.titles.index(field.title)
        return None


def mapping_of(tree: Mapping[str, object]) -> RowMapping:
    """The mapping that an entry of `tables` states; its schema accepts it."""
    fields = tuple(_fields(cast("Mapping[str, Any]", tree["columns"])))
    titles = tuple(dict.fromkeys(field.title for field in fields if field.title is not None))
    empty = frozenset(cast("list[str]", tree.get("empty", [])))
    number = {title: position for position, title in enumerate(titles)}
    readers = {field.path: _reader(field, number, empty) for field in fields}
    keys = dict.fromkeys(path[0] for path in readers)
    return RowMapping(fields, titles, empty, [(key, _maker(key, readers)) for key in keys])


def _fields(columns: Mapping[str, Any]) -> Iterator[Field]:
    for key, stated in columns.items():
        if key in _TEXTS or key == "tags":
            yield _field((key,), stated)
        else:
            for part, inner in stated.items():
                yield _field((key, part), inner)


def _field(path: tuple[str, ...], stated: str | Mapping[str, Any]) -> Field:
    is_list = path == ("tags",)
    if isinstance(stated, str):
        return Field(path, path, value=stated) if path in _MEANT else Field(path, path, stated, is_list=is_list)
    if "value" in stated:
        return Field(path, (*path, "value"), value=stated["value"])
    values, separator = stated.get("values", {}), stated.get("separator", "")
    return Field(path, path, stated["column"], values=values, separator=separator, is_list=is_list, has_more=True)


def _reader(field: Field, number: Mapping[str, int], empty: frozenset[str]) -> Callable[[Row], object]:
    if field.title is None:
        return lambda _: field.value
    column, read = number[field.title], field.read
    return lambda row: read(row[column], empty)


def _maker(key: str, readers: Mapping[tuple[str, ...], Callable[[Row], object]]) -> Callable[[Row], object]:
    if (key,) in readers:
        return readers[(key,)]
    inner = [(path[1], read) for path, read in readers.items() if path[0] == key]
    needed = _NEEDED.get(key)

    def make(row: Row) -> object:
        found = {part: value for part, read in inner if (value := read(row)) is not _ABSENT}
        return found if found and (needed is None or needed in found) else _ABSENT

    return make

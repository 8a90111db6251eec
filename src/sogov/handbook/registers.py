"""Registers: what occurs many times is written once, and numbered."""

from collections.abc import Hashable, Iterable, Sequence


class Register:
    """Numbers what it is given, from 0 on; what is given again keeps its number."""

    def __init__(self, known: Iterable[Hashable] = ()) -> None:
        """Number what is known already, in its order."""
        self.numbers: dict[Hashable, int] = {}
        for thing in known:
            self.number(thing)

    def number(self, thing: Hashable) -> int:
        """The number of a thing."""
        return self.numbers.setdefault(thing, len(self.numbers))


def column(values: Sequence[object]) -> object:
    """A column; what stands in all of its rows, where there are several, is said once."""
    if len(values) > 1 and all(value == values[0] for value in values):
        return {"all": values[0]}
    return values

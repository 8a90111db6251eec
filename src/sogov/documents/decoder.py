"""The decoder of the standard library, made to lose nothing."""

import json

import attrs

from sogov.documents.digits import digits_of
from sogov.documents.inexact import Inexact
from sogov.documents.limits import Limits


@attrs.define(eq=False)
class Doubt:
    """Whether a decoder has come across something for which the text has to be looked at again."""

    is_raised: bool = False


def decoder(limits: Limits, doubt: Doubt) -> json.JSONDecoder:
    """A decoder that keeps numbers which are not whole as `Inexact`.

    It raises its doubt at a repeated key, of which it keeps the last value, at `NaN` and infinities, and at a number
    with too many digits.
    """

    def unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
        members = dict(pairs)
        if len(members) != len(pairs):
            doubt.is_raised = True
        return members

    def whole(number: str) -> int | Inexact:
        if len(number) <= limits.digits or digits_of(number) <= limits.digits:
            return int(number)
        return inexact(number)

    def inexact(number: str) -> Inexact:
        too_long = digits_of(number) > limits.digits
        doubt.is_raised |= too_long
        return Inexact(number, reported=too_long)

    def infinite(number: str) -> Inexact:
        doubt.is_raised = True
        return Inexact(number, reported=True)

    return json.JSONDecoder(object_pairs_hook=unique, parse_int=whole, parse_float=inexact, parse_constant=infinite)

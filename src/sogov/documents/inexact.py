"""Numbers that documents may not hold, kept as they are written so that a message can name them (`language §2`)."""

import attrs


@attrs.frozen
class Inexact:
    """A number with a fraction or an exponent, or with too many digits: its text, which is never turned into a number.

    `reported` tells that the reader has reported it already.
    """

    text: str
    reported: bool = False

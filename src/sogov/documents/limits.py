"""Limits on what is read (`language §2`)."""

import attrs

MOST_DIGITS = 4300
"""Python makes no number of a text with more digits than these."""


@attrs.frozen
class Limits:
    """How much a document may hold; a caller raises them, a file under review never can.

    `nesting` counts objects and lists within each other, `digits` those of one number, `text` code points of one text
    or key, `file` and `line` bytes; `line` is for formats of one JSON document a line. Raises ValueError for more than
    4300 digits.
    """

    nesting: int = 32
    digits: int = attrs.field(default=15, validator=attrs.validators.le(MOST_DIGITS))
    text: int = 10_000
    file: int = 256 * 1024 * 1024
    line: int = 1024 * 1024


DEFAULT_LIMITS = Limits()

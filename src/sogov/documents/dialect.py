"""How the schemas are meant: JSON Schema 2020-12, exact about whole numbers, dates and digits."""

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any, cast

import attrs

from sogov.documents.digits import most_digits
from sogov.documents.limits import Limits
from sogov.values.origins import Pointer
from sogov.values.periods import parse_date

if TYPE_CHECKING:
    from jsonschema import ValidationError
    from jsonschema.protocols import Validator

Schema = dict[str, Any]


@attrs.frozen(eq=False)
class Failure:
    """A value, or a key of the object that the pointer leads to, that fails a keyword of a schema.

    `asked` is what stands under the keyword; `comment` is what this dialect has to say of it.
    """

    pointer: Pointer
    value: Any
    keyword: str
    asked: Any
    schema: Schema
    is_key: bool
    comment: str


def validator(schema: Schema, limits: Limits) -> "Validator":
    """A validator for a schema that refers to nothing outside itself; it never fetches anything.

    `format` of a date is asserted. `maxLength`, which bounds the length of numbers that are written as text, is taken
    for what it stands for: the limit on the digits of one number.
    """
    from jsonschema import FormatChecker
    from referencing import Registry

    dates = FormatChecker(formats=())
    dates.checks("date", raises=ValueError)(_is_date)
    return _validator_class(limits.digits)(schema, registry=Registry(), format_checker=dates)


def failures(judge: "Validator", tree: object) -> Iterator[Failure]:
    """Everything in which a tree fails the schema of a validator."""
    for error in judge.iter_errors(cast(Any, tree)):
        yield Failure(
            pointer=tuple(error.absolute_path),
            value=error.instance,
            keyword=str(error.validator),
            asked=error.validator_value,
            schema=error.schema if isinstance(error.schema, dict) else {},
            is_key="propertyNames" in error.absolute_schema_path,
            comment=error.message,
        )


@cache
def _validator_class(digits: int) -> "type[Validator]":
    from jsonschema import Draft202012Validator, ValidationError
    from jsonschema.validators import extend

    def bounded_digits(_: object, __: object, value: object, ___: object) -> "Iterator[ValidationError]":
        if isinstance(value, str) and most_digits(value) > digits:
            yield ValidationError(f"a number of {most_digits(value)} digits; at most {digits} are read")

    types = Draft202012Validator.TYPE_CHECKER.redefine("integer", lambda _, value: type(value) is int)
    extended = extend(Draft202012Validator, {"maxLength": bounded_digits}, type_checker=types)  # type: ignore[no-untyped-call]
    return cast("type[Validator]", extended)


def _is_date(value: object) -> bool:
    # What is no date by its form is told by the pattern, in the same place.
    if isinstance(value, str) and len(value) == len("YYYY-MM-DD"):
        parse_date(value)
    return True

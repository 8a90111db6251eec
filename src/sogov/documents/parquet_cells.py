"""Cells of Parquet: what stands in a typed column, as the text that a document would have of it (`language §8`)."""

from collections.abc import Callable
from datetime import date
from typing import Any

from sogov.documents.excerpts import excerpt
from sogov.documents.tables import Cell, Words

_EPOCH = date(1970, 1, 1).toordinal()
_SECONDS_A_DAY = 86_400
_A_SECOND_IS = {"s": 1, "ms": 10**3, "us": 10**6, "ns": 10**9}
_UTC = {None, "UTC", "Etc/UTC", "Z", "+00:00"}

_LISTS = ("is_list", "is_large_list", "is_fixed_size_list")
_TEXTS = ("is_string", "is_large_string", "is_string_view")


def misfit_of(title: str, sort: Any, *, takes_lists: bool) -> Words | None:  # noqa: ANN401  # pyarrow states no types
    """Why what is in a column of a type cannot be read, if that is so."""
    held = f"the column {excerpt(title)} holds"
    if _is(sort, "is_floating"):
        message = f"{held} numbers that are not exact, {excerpt(str(sort))}"
        return message, "store it as decimal numbers, whole numbers or text"
    if _is(sort, *_LISTS):
        if not takes_lists:
            return f"{held} lists", "only `tags` and `declared` take lists"
        is_read = _is(_meant(sort.value_type), *_TEXTS)
    else:
        is_read = _reading(_meant(sort)) is not None
    remedy = "store it as text, decimal numbers, whole numbers or dates"
    return None if is_read else (f"{held} {excerpt(str(sort))}, which is not read", remedy)


def cells_of(column: Any) -> list[Cell]:  # noqa: ANN401  # pyarrow states no types
    """The cells of a column without a misfit; raises UnicodeDecodeError for text that is not in UTF-8."""
    if _is(column.type, "is_dictionary"):
        column = column.dictionary_decode()
    read = _lists if _is(column.type, *_LISTS) else _reading(column.type) or _texts
    return read(column)


def _is(sort: Any, *names: str) -> bool:  # noqa: ANN401  # as above
    import pyarrow

    return any(getattr(pyarrow.types, name)(sort) for name in names)


def _meant(sort: Any) -> Any:  # noqa: ANN401  # as above
    return sort.value_type if _is(sort, "is_dictionary") else sort


def _reading(sort: Any) -> Callable[[Any], list[Cell]] | None:  # noqa: ANN401  # as above
    """What makes cells of a column of a type that is no list; None for one that is not read."""
    if _is(sort, *_TEXTS, "is_null"):
        return _texts
    if _is(sort, "is_integer"):
        return _whole_numbers
    if _is(sort, "is_decimal"):
        return _decimals
    scale = _units_a_day(sort)
    return None if scale is None else lambda column: _days(column, scale)


def _units_a_day(sort: Any) -> int | None:  # noqa: ANN401  # as above
    """How many units of a type of days or times make a day; None for any other type, and for another time zone."""
    if _is(sort, "is_date32"):
        return 1
    is_time = _is(sort, "is_timestamp") and sort.tz in _UTC
    return _SECONDS_A_DAY * _A_SECOND_IS[sort.unit] if is_time else None


def _texts(column: Any) -> list[Cell]:  # noqa: ANN401  # as above
    return list(map(_stripped, column.to_pylist()))


def _lists(column: Any) -> list[Cell]:  # noqa: ANN401  # as above
    return [tuple(filter(None, map(_stripped, items or ()))) for items in column.to_pylist()]


def _whole_numbers(column: Any) -> list[Cell]:  # noqa: ANN401  # as above
    return ["" if number is None else str(number) for number in column.to_pylist()]


def _decimals(column: Any) -> list[Cell]:  # noqa: ANN401  # as above
    return ["" if number is None else _decimal(format(number, "f")) for number in column.to_pylist()]


def _days(column: Any, scale: int) -> list[Cell]:  # noqa: ANN401  # as above
    import pyarrow

    counts = column.cast(pyarrow.int32() if scale == 1 else pyarrow.int64()).to_pylist()
    return ["" if count is None else _day(count, scale) for count in counts]


def _stripped(text: str | None) -> str:
    return "" if text is None else text.strip()


def _decimal(text: str) -> str:
    """A decimal number without the noughts that only its type asks for."""
    return text.rstrip("0").removesuffix(".") if "." in text else text


def _day(count: int, scale: int) -> str:
    """The day that begins so many units after the epoch; with the time, which makes it no date, where none begins."""
    days, rest = divmod(count, scale)
    try:
        day = date.fromordinal(_EPOCH + days).isoformat()
    except (ValueError, OverflowError):
        return f"{days} days after 1970-01-01"
    seconds = rest * _SECONDS_A_DAY // scale
    return f"{day}T{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}" if rest else day

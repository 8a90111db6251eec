"""Dates and the periods in which something is in effect (`language §2`)."""

import re
from datetime import date

import attrs

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def parse_date(text: str) -> date:
    """The date that `YYYY-MM-DD` names; raises ValueError for any other text."""
    if _DATE.fullmatch(text) is None:
        raise ValueError(text)
    return date.fromisoformat(text)


@attrs.frozen
class Period:
    """A span of days, both ends included; None is an open end."""

    start: date | None = None
    end: date | None = None

    def covers(self, day: date) -> bool:
        """Whether something with this period is in effect on the day: the one place where that is decided."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)

    def over(self, day: date) -> bool:
        """Whether the period has ended before the day."""
        return self.end is not None and self.end < day


ALWAYS = Period()

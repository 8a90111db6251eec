"""Holders: a function, a department, or the home of the resource (`language §2.2`)."""

from typing import Literal

import attrs

HOME_WORD = "@home"
DEPARTMENT_PREFIX = "department:"


# Holders are looked up far more often than they are made.
@attrs.frozen(cache_hash=True)
class Holder:
    """Who is to hold something; `id` is the function's or the department's id, empty for the home."""

    kind: Literal["function", "department", "home"]
    id: str = ""

    def __str__(self) -> str:
        """The holder as documents write it."""
        if self.kind == "home":
            return HOME_WORD
        return DEPARTMENT_PREFIX + self.id if self.kind == "department" else self.id


HOME = Holder("home")


def parse_holder(text: str) -> Holder:
    """The holder that a document names; whether it exists is not asked here."""
    if text == HOME_WORD:
        return HOME
    if text.startswith(DEPARTMENT_PREFIX):
        return Holder("department", text.removeprefix(DEPARTMENT_PREFIX))
    return Holder("function", text)

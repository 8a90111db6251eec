"""Colour, where the reader has it."""

from typing import Literal

from sogov.findings.findings import Severity
from sogov.formats.style import Style

Hue = Literal["bold", "dim", "red", "yellow", "cyan", "green", "blue"]

_CODES: dict[Hue, str] = {
    "bold": "1",
    "dim": "2",
    "red": "31",
    "green": "32",
    "yellow": "33",
    "blue": "34",
    "cyan": "36",
}

SEVERITY_HUES: dict[Severity, Hue] = {"error": "red", "warning": "yellow", "note": "cyan"}


def painted(text: str, style: Style, *hues: Hue) -> str:
    """The text in these hues, or as it is without colour."""
    if not style.colour or not text:
        return text
    return f"\x1b[{';'.join(_CODES[hue] for hue in hues)}m{text}\x1b[0m"

"""Escapes: what comes from documents is shown, and never acts where it is shown."""

import json
import re
from collections.abc import Iterable, Iterator

# Blank or invisible though Unicode calls them letters or marks, so that `isprintable` does not tell.
_INVISIBLE = "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u3164\uffa0"
_PLAIN_BLANKS = "\u3000"
_SUSPECT = re.compile(r"[^ -~\u00a1-\u00ac\u00ae-\u02ff]")
_COMMAND = re.compile(r"\A\s*::|##\[")
# The rest of ASCII acts at the beginning of a line alone, where these texts never stand, or only after one of these.
_MARKUP = re.compile(r"[!#$&*:<>@\[\\\]_`{|}~]|(?<=[Ww])\.|(?<=[Gg][Hh])-|[^ -~]")


def visible(text: str) -> str:
    """The text on one line, with every control, direction or invisible character written as an escape."""
    return _SUSPECT.sub(_shown, text)


def _shown(match: re.Match[str]) -> str:
    character = match[0]
    if (character.isprintable() and character not in _INVISIBLE) or character in _PLAIN_BLANKS:
        return character
    code = ord(character)
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def without_commands(lines: Iterable[str]) -> Iterator[str]:
    """The lines, so that none is a command to a build log: `::` at its beginning, or `##[` anywhere."""
    for line in lines:
        yield _COMMAND.sub(_disarmed, line) if "::" in line or "##[" in line else line


def json_without_commands(text: str) -> str:
    """The same JSON, so that no text in it is a command to a build log."""
    return text.replace("##[", "#\\u0023[")


def _disarmed(command: re.Match[str]) -> str:
    return f"{command[0][:-2]}\\x3a:" if command[0].endswith("::") else "#\\x23["


def json_text(value: object) -> str:
    """A value as JSON in ASCII on one line, in which no command to a build log stands."""
    return json_without_commands(_ENCODER.encode(value))


_ENCODER = json.JSONEncoder(ensure_ascii=True, allow_nan=False)


def markdown(text: str) -> str:
    """The text as Markdown that shows it: every sign that could act is an entity, and it is one line."""
    return _MARKUP.sub(_entity, text)


def markdown_prose(text: str) -> str:
    """A sentence as Markdown that shows it, what stands in backticks in quotation marks."""
    parts = text.split("`")
    if len(parts) % 2 == 0:
        return markdown(text)
    return "".join(f"“{markdown(part)}”" if number % 2 else markdown(part) for number, part in enumerate(parts))


def _entity(match: re.Match[str]) -> str:
    character = match[0]
    if ord(character) > 0x7E or ord(character) < 0x20:
        shown = _shown(match)
        return shown if len(shown) == 1 else f"&#92;{shown[1:]}"
    # Some hosts look for mentions and references in the finished page, where an entity is a plain sign again.
    return f"&#{ord(character)};&#8288;" if character in "@#" else f"&#{ord(character)};"

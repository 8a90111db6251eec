"""Texts of SARIF: messages, in which brackets are links and braces are gaps, and the addresses of files."""

import re

from sogov.formats.escapes import visible

ROOT = "SRCROOT"
_ABSOLUTE = "FILESYSTEM"
_ABOVE = "ABOVE-SRCROOT"

_ACTING = re.compile(r"[\\\[\]]")
_UNRESERVED = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_FROM_A_ROOT = re.compile(r"/|[A-Za-z]:")


def quoted(text: str) -> str:
    """A text as part of a message that shows it."""
    return _ACTING.sub(r"\\\g<0>", visible(text)).replace("{", "{{").replace("}", "}}")


def sentence(text: str) -> str:
    """A text as a sentence of a message: a capital in front and a full stop behind."""
    return f"{quoted(text[:1].upper())}{quoted(text[1:])}{'' if text.endswith('.') else '.'}"


def address(file: str) -> dict[str, str]:
    """Where a file is: a relative reference that names no scheme and never climbs, and what it is relative to."""
    above, steps = 0, list[str]()
    for step in file.split("/"):
        if step == ".." and steps:
            steps.pop()
        elif step == "..":
            above += 1
        elif step not in ("", "."):
            steps.append(step)
    base = _ABSOLUTE if _FROM_A_ROOT.match(file) else f"{_ABOVE}-{above}" if above else ROOT
    return {"uri": "/".join(map(_encoded, steps)) or ".", "uriBaseId": base}


def base(name: str) -> dict[str, object]:
    """What is known of a base of addresses."""
    if name == ROOT:
        return {"description": {"text": "The folder in which sogov was run."}}
    if name == _ABSOLUTE:
        return {"uri": "file:///", "description": {"text": "The root of the file system."}}
    return {"description": {"text": f"{name.removeprefix(f'{_ABOVE}-')} folders above the one in which sogov was run."}}


def _encoded(step: str) -> str:
    return "".join(
        chr(byte) if byte in _UNRESERVED else f"%{byte:02X}" for byte in step.encode("utf-8", "surrogatepass")
    )

"""From bytes to a JSON tree: strict, exact, and with every fault in its place (`language §2`, `§8`)."""

import json

import attrs

from sogov.documents.collector import collector_paused
from sogov.documents.decoder import Doubt, decoder
from sogov.documents.excerpts import sort_of
from sogov.documents.faults import Fault
from sogov.documents.inspection import faults_within, is_doubtful
from sogov.documents.limits import DEFAULT_LIMITS, Limits
from sogov.documents.nesting import first_too_deep, is_nested_within
from sogov.documents.sources import Source
from sogov.documents.syntax import syntax_fault

Tree = dict[str, object]

_MARK = b"\xef\xbb\xbf"
_MARKS_OF_OTHERS = (b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")


@attrs.frozen(eq=False)
class Reading:
    """What became of a document: its tree, and the faults of its text.

    The tree is None where the text is no JSON, is no object, or is beyond a limit of size or depth. In a tree with
    faults a repeated key has its last value.
    """

    source: Source
    tree: Tree | None
    faults: tuple[Fault, ...] = ()


def read(name: str, data: bytes, limits: Limits = DEFAULT_LIMITS, number: int | None = None) -> Reading:
    """The reading of a document in UTF-8, or of one line of a file, by its number from 0; nothing is ever raised."""
    if len(data) > limits.file:
        message = f"the file has more than {limits.file} bytes"
        return _unread(Source(name, "", number=number), "limit", message, "divide it into several", 0)
    text = _decoded(name, data.removeprefix(_MARK), number)
    if isinstance(text, Reading):
        return text
    source = Source(name, text, number=number)
    if not is_nested_within(data, limits.nesting):
        too_deep = first_too_deep(text, limits.nesting)
        if too_deep:
            offset, pointer = too_deep
            message = f"objects and lists are nested more than {limits.nesting} deep"
            fault = Fault("limit", source, pointer, message, "nest them less", offset=offset)
            return Reading(source, None, (fault,))
    return _parsed(source, text, limits)


def read_plain(name: str, tree: object, limits: Limits = DEFAULT_LIMITS) -> Reading:
    """The reading of a document that is given as plain dicts, lists, texts and numbers, as `read` has it of its JSON.

    Its places have no line and no column.
    """
    source = Source(name)
    try:
        data = json.dumps(tree).encode()
    except (TypeError, ValueError, RecursionError):
        message = "the document holds something that JSON cannot"
        return _unread(source, "invalid-json", message, "give objects, lists, text and whole numbers", None)
    reading = read(name, data, limits)
    faults = tuple(attrs.evolve(fault, source=source, offset=None) for fault in reading.faults)
    return Reading(source, reading.tree, faults)


def _unread(source: Source, name: str, message: str, remedy: str, offset: int | None) -> Reading:
    return Reading(source, None, (Fault(name, source, (), message, remedy, offset=offset),))


def _decoded(name: str, data: bytes, number: int | None) -> str | Reading:
    if data.startswith(_MARKS_OF_OTHERS) or b"\0" in data[:4]:
        message = "the file is not in UTF-8; it looks like UTF-16 or UTF-32"
        return _unread(Source(name, "", number=number), "invalid-json", message, "save it as UTF-8", 0)
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        source = Source(name, data.decode(errors="replace"), number=number)
        offset = len(data[: error.start].decode())
        message = f"the byte {data[error.start]:02x} is not UTF-8 here"
        return _unread(source, "invalid-json", message, "save the file as UTF-8", offset)


def _parsed(source: Source, text: str, limits: Limits) -> Reading:
    doubt = Doubt()
    try:
        with collector_paused():
            tree = decoder(limits, doubt).decode(text)
    except json.JSONDecodeError as error:
        return Reading(source, None, (syntax_fault(source, text, error),))
    except RecursionError:
        return _unread(source, "limit", "objects and lists are nested too deep", "nest them less", 0)
    faults: tuple[Fault, ...] = ()
    if doubt.is_raised or is_doubtful(text, limits):
        faults = tuple(faults_within(source, text, limits))
    if not isinstance(tree, dict):
        what = "a document" if source.number is None else "a resource"
        message = f"{what} is an object, not {sort_of(tree)}"
        faults = (Fault("schema", source, (), message, "begin it with `{` and end it with `}`"), *faults)
    if any(fault.name == "invalid-json" for fault in faults) or not isinstance(tree, dict):
        return Reading(source, None, faults)
    return Reading(source, tree, faults)

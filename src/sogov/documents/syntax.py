"""What is wrong with a text that is not JSON, said in the words of whoever wrote it (`language §2`)."""

import re
from json import JSONDecodeError

import attrs

from sogov.documents.excerpts import excerpt
from sogov.documents.faults import Fault
from sogov.documents.nesting import innermost_open
from sogov.documents.sources import Source
from sogov.values.identifiers import nearest

_BLANKS = " \t\n\r"
_QUOTES = "'`´‘’‚“”„«»"
_BEYOND_BLANKS = "\ufeff\u200b\u200c\u200d\u2060"
_MEANT = {"none": "null", "nil": "null", "undefined": "null", "yes": "true", "on": "true", "no": "false"}

_WORDS = ("true", "false", "null")

_word = re.compile(r"[^\W\d][\w$.@-]*")
_number = re.compile(r"[-+.0-9][-+.\w]*")


@attrs.frozen
class _Problem:
    """An explanation: where, what, and what to do about it."""

    offset: int
    message: str
    remedy: str = ""


def syntax_fault(source: Source, text: str, error: JSONDecodeError) -> Fault:
    """The `invalid-json` fault that explains the first error of the parser in the text of a source."""
    problem = (_explained_in_stream if source.number is not None else _explained)(text, error.msg, error.pos)
    return Fault("invalid-json", source, (), problem.message, problem.remedy, offset=problem.offset)


def _explained(text: str, complaint: str, at: int) -> _Problem:
    if complaint.startswith("Unterminated"):
        return _Problem(at, "the text that begins here does not end", 'close it with `"`')
    if complaint.startswith("Invalid control"):
        return _control_character(text, at)
    if complaint.startswith("Invalid \\"):
        return _escape(text, at)
    if complaint.startswith("Extra data"):
        return _extra(text, at)
    if at >= len(text):
        return _end(text)
    return _stray(text, at) or _expected(text, complaint, at)


def _explained_in_stream(text: str, complaint: str, at: int) -> _Problem:
    """The same where the text is a line that states one resource."""
    if complaint.startswith("Extra data") and text[at] in "{[":
        return _Problem(at, "a second resource begins here", "give each resource a line of its own")
    problem = _explained(text, complaint, at)
    if at < len(text) or complaint.startswith("Unterminated"):
        return problem
    if innermost_open(text) is None:
        return _Problem(0, "the line is empty", "delete it")
    return attrs.evolve(problem, message="the line ends before what begins in it does")


def _control_character(text: str, at: int) -> _Problem:
    if text[at] in "\n\r":
        return _Problem(at, "a text runs over the end of the line", 'close it with `"`, or write `\\n` for a new line')
    instead = "\\t" if text[at] == "\t" else f"\\u{ord(text[at]):04x}"
    return _Problem(at, f"a control character (U+{ord(text[at]):04X}) stands in a text", f"write `{instead}`")


def _escape(text: str, at: int) -> _Problem:
    start = text.rfind("\\", 0, at + 1)
    written = text[start : start + (6 if text[start + 1 : start + 2] == "u" else 2)].partition('"')[0]
    return _Problem(start, f"{excerpt(written)} is not an escape that JSON knows", "write `\\\\` for a backslash")


def _extra(text: str, at: int) -> _Problem:
    if text[at] in "{[":
        return _Problem(at, "a second document begins here", "put each document into a file of its own")
    if text[at] in "}]":
        return _Problem(at, f"`{text[at]}` closes what nothing opened", "leave it out")
    return _stray(text, at) or _Problem(at, f"{_token(text, at)} follows the end of the document", "leave it out")


def _end(text: str) -> _Problem:
    opened = innermost_open(text)
    if opened is None:
        return _Problem(0, "the file is empty", "an organisation document is at least `{}`")
    line = text.count("\n", 0, opened) + 1
    what, closing = ("the object", "}") if text[opened] == "{" else ("the list", "]")
    message = f"the file ends before {what} that begins in line {line} does"
    return _Problem(len(text), message, f"close it with `{closing}`")


def _stray(text: str, at: int) -> _Problem | None:
    """What JSON knows nowhere outside a text."""
    mark, before = text[at], _before(text, at)
    if mark in "/#":
        return _Problem(at, "JSON has no comments", "leave it out, or say it in a key such as `rationale`")
    if mark in _QUOTES:
        return _Problem(at, f"`{mark}` is not a quote that JSON knows", 'write `"` before and after a text')
    if mark.isspace() or mark in _BEYOND_BLANKS:
        return _Problem(at, f"U+{ord(mark):04X} is not a blank that JSON knows", "put a space in its place")
    if mark == ";":
        return _Problem(at, "`;` separates nothing in JSON", "write `,` between two entries")
    comma = before if mark in "}]" else at
    if text[comma] == "," and text[_after(text, comma)] in "}]" and text[_before(text, comma)] not in "{[,:":
        return _Problem(comma, f"the comma before `{text[_after(text, comma)]}` is one too many", "leave it out")
    return None


def _expected(text: str, complaint: str, at: int) -> _Problem:
    if "':'" in complaint:
        return _Problem(at, "`:` is missing after a key", "write `:` between a key and its value")
    if "','" in complaint:
        return _no_comma(text, at)
    if "property name" in complaint:
        return _no_key(text, at)
    return _no_value(text, at)


def _no_comma(text: str, at: int) -> _Problem:
    mark, before = text[at], text[at - 1]
    if before.isdigit() and (mark.isalnum() or mark in "._"):
        return _bad_number(text, at)
    if mark in "}]":
        opened, right = ("a list", "]") if mark == "}" else ("an object", "}")
        return _Problem(at, f"`{mark}` stands where {opened} is still open", f"close it with `{right}`")
    if before == '"' and mark.isalnum():
        remedy = 'write `,` before it, or `\\"` if the quote belongs to the text'
        return _Problem(at, f"a comma is missing before {_token(text, at)}", remedy)
    if mark in '"{[-' or mark.isalnum():
        return _Problem(at, f"a comma is missing before {_token(text, at)}", "write `,` between the two")
    return _Problem(at, f"{_token(text, at)} stands where `,` or a closing bracket is expected", "leave it out")


def _no_key(text: str, at: int) -> _Problem:
    word = _word.match(text, at)
    if word:
        return _Problem(at, f"the key {excerpt(word[0])} has no quotes", f"write {_in_quotes(word[0])}")
    if text[at] == ",":
        return _Problem(at, "a key is missing before `,`", "leave the comma out")
    return _Problem(at, f"{_token(text, at)} stands where a key is expected", 'a key is a text in quotes: `"id"`')


def _no_value(text: str, at: int) -> _Problem:
    word = _word.match(text, at)
    if word:
        meant = _MEANT.get(word[0].lower()) or nearest(word[0], _WORDS)
        remedy = f"write `{meant}`" if meant else f"write {_in_quotes(word[0])}"
        return _Problem(at, f"{excerpt(word[0])} is not a value that JSON knows", remedy)
    if _number.match(text, at):
        return _bad_number(text, at)
    if text[at] in ",}]":
        return _Problem(at, f"a value is missing before `{text[at]}`", "write it, or `null`, or leave the entry out")
    return _Problem(at, f"{_token(text, at)} stands where a value is expected", "write a value")


def _bad_number(text: str, at: int) -> _Problem:
    start = at
    while start and (text[start - 1].isalnum() or text[start - 1] in "+-."):
        start -= 1
    number = _number.match(text, start)
    written = number[0] if number else text[at]
    digits = written.lstrip("+-0")
    is_whole = digits.isdigit() and not written.startswith("-")
    remedy = f"write `{digits}`" if is_whole else 'write digits alone, or a text: `"0.5"`'
    return _Problem(start, f"{excerpt(written)} is not a number that JSON knows", remedy)


def _in_quotes(word: str) -> str:
    return excerpt(f'"{word}"')


def _token(text: str, at: int) -> str:
    word = _word.match(text, at) or _number.match(text, at)
    return excerpt(word[0] if word else text[at])


def _before(text: str, at: int) -> int:
    """The offset of the last mark before; 0 where there is none."""
    at -= 1
    while at > 0 and text[at] in _BLANKS:
        at -= 1
    return max(at, 0)


def _after(text: str, at: int) -> int:
    """The offset of the next mark; that of the last where there is none."""
    at += 1
    while at < len(text) and text[at] in _BLANKS:
        at += 1
    return min(at, len(text) - 1)

"""What is wrong with the form of a document, said from its schema in the words of whoever wrote it (`language §2`)."""

from collections.abc import Callable, Iterator, Mapping

import attrs

from sogov.documents.dialect import Failure, Schema
from sogov.documents.excerpts import excerpt, one_of, sort_of
from sogov.documents.inexact import Inexact
from sogov.values.identifiers import nearest
from sogov.values.origins import Pointer

_Words = tuple[str, str]


@attrs.frozen
class Complaint:
    """What is wrong with the value, or the key, that a pointer leads to.

    `lacking` tells that something is missing there, which several things may be in one place.
    """

    pointer: Pointer
    message: str
    remedy: str
    on_key: bool = False
    name: str = "schema"
    lacking: bool = False


def complaints(failure: Failure) -> Iterator[Complaint]:
    """What a failure comes to; nothing where the reader has reported it already."""
    if isinstance(failure.value, Inexact):
        if not failure.value.reported:
            yield Complaint(failure.pointer, *_inexact(failure.value.text, failure.schema))
    elif failure.keyword == "additionalProperties":
        yield from _unknown_keys(failure)
    else:
        pointer = (*failure.pointer, failure.value) if failure.is_key else failure.pointer
        name = "limit" if failure.keyword == "maxLength" else "schema"
        lacking = failure.keyword in {"required", "anyOf"}
        yield Complaint(pointer, *_SPEECHES[failure.keyword](failure), failure.is_key, name, lacking)


def _inexact(number: str, schema: Schema) -> _Words:
    reason = f"{excerpt(number)} has {'a fraction' if '.' in number else 'an exponent'}"
    if "integer" not in _types(schema):
        return reason, _hint(schema)
    is_decimal = "string" in _types(schema) and number.replace(".", "").isdigit()
    return reason, f'write it as text: `"{number}"`' if is_decimal else "write a whole number"


def _unknown_keys(failure: Failure) -> Iterator[Complaint]:
    known = list(failure.schema["properties"])
    for key in failure.value:
        if key not in known:
            likely = nearest(key, known)
            remedy = f"did you mean `{likely}`?" if likely else f"its keys are {one_of(known, 'and')}"
            message = f"{excerpt(key)} is not a key of {_title(failure)}"
            yield Complaint((*failure.pointer, key), message, remedy, on_key=True)


def _wrong_type(failure: Failure) -> _Words:
    types = _types(failure.schema)
    expected = "`true` or `false`" if types == ["boolean"] else _title(failure)
    brackets = {"array": "write a list, in `[` and `]`", "object": "write an object, in `{` and `}`"}
    remedy = brackets.get(" ".join(types)) or _hint(failure.schema)
    return f"{_subject(failure)} takes {expected}, not {sort_of(failure.value)}", remedy


def _wrong_form(failure: Failure) -> _Words:
    return f"{excerpt(failure.value)} is not {_title(failure)}", _hint(failure.schema)


def _no_such_day(failure: Failure) -> _Words:
    return f"there is no day {excerpt(failure.value)}", _hint(failure.schema)


def _too_many_digits(failure: Failure) -> _Words:
    return f"{excerpt(failure.value)} has {failure.comment}", "write a number with fewer digits"


def _empty(failure: Failure) -> _Words:
    what = "is an empty list" if failure.keyword == "minItems" else "is empty"
    return f"{_subject(failure)} {what}", "leave it out, or say something in it"


def _too_small(failure: Failure) -> _Words:
    return f"{excerpt(failure.value)} is below {failure.asked}", _hint(failure.schema)


def _too_large(failure: Failure) -> _Words:
    return f"{excerpt(failure.value)} is above {failure.asked}", _hint(failure.schema)


def _no_choice(failure: Failure) -> _Words:
    if not isinstance(failure.value, str):
        return f"{_subject(failure)} takes {one_of(failure.asked)}, not {sort_of(failure.value)}", "write one of these"
    likely = nearest(failure.value, failure.asked)
    remedy = f"did you mean `{likely}`?" if likely else "write one of these"
    return f"{excerpt(failure.value)} is not {one_of(failure.asked)}", remedy


def _missing(failure: Failure) -> _Words:
    absent = [key for key in failure.asked if key not in failure.value]
    described = failure.schema.get("properties", {})
    purposes = [f"`{key}`: {_description(described[key])}" for key in absent if "title" in described.get(key, {})]
    return f"{_title(failure)} needs {one_of(absent, 'and')}", "; ".join(purposes) or "add it"


def _none_of_several(failure: Failure) -> _Words:
    keys = [branch["required"][0] for branch in failure.asked]
    return f"{_title(failure)} needs {one_of(keys)}", "state one of these, or leave it out"


_SPEECHES: Mapping[str, Callable[[Failure], _Words]] = {
    "type": _wrong_type,
    "pattern": _wrong_form,
    "not": _wrong_form,
    "format": _no_such_day,
    "maxLength": _too_many_digits,
    "minLength": _empty,
    "minItems": _empty,
    "minProperties": _empty,
    "minimum": _too_small,
    "maximum": _too_large,
    "enum": _no_choice,
    "required": _missing,
    "anyOf": _none_of_several,
}


def _types(schema: Schema) -> list[str]:
    types: str | list[str] = schema.get("type", [])
    return [types] if isinstance(types, str) else types


def _subject(failure: Failure) -> str:
    """What the failure is about: the key, the entry of a list, or the document."""
    *before, last = ("the document", *failure.pointer)
    if isinstance(last, int):
        return f"entry {last + 1} of {excerpt(before[-1])}"
    return excerpt(last) if before else last


def _title(failure: Failure) -> str:
    """The title of the schema as a sentence uses it: `a share`, `an id`, `text`."""
    title: str = failure.schema["title"]
    words = title[0].lower() + title[1:]
    if words == "text" or words.startswith("true"):
        return words
    return f"an {words}" if words[0] in "aeio" else f"a {words}"


def _hint(schema: Schema) -> str:
    """What a schema asks for, with examples."""
    examples = [str(example) for example in schema.get("examples", [])]
    return _description(schema) + (f"; for example {one_of(examples)}" if examples else "")


def _description(schema: Schema) -> str:
    description: str = schema["description"]
    return (description[0].lower() + description[1:]).removesuffix(".")

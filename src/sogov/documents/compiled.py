"""Schemas made into functions: whether a tree is as its schema asks, without the words for what is wrong.

Almost all documents are, and a validator that finds words takes a hundred times as long. A law holds that both say the
same; a schema with a keyword that is not known here is refused.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

from sogov.documents.digits import most_digits
from sogov.values.periods import parse_date

Test = Callable[[Any], bool]
Schema = Mapping[str, Any]

_TYPES: Mapping[str, type] = {
    "array": list,
    "boolean": bool,
    "integer": int,
    "null": type(None),
    "object": dict,
    "string": str,
}

# What these say is for people, or is looked at with another keyword.
_SILENT = frozenset({"$schema", "$id", "$defs", "title", "description", "examples", "properties", "then"})

_REFERENCE = "#/$defs/"


def compiled(schema: Schema, digits: int) -> Test:
    """The test whether a tree meets a schema, numbers in text having at most so many digits (see `dialect.validator`).

    Raises KeyError for a keyword that is not known here.
    """
    return _Compiler(schema.get("$defs", {}), digits).test(schema)


class _Compiler:
    """Makes tests of schemas; one that is named in many places is made once."""

    def __init__(self, definitions: Mapping[str, Schema], digits: int) -> None:
        self._definitions = definitions
        self._digits = digits
        self._named: dict[str, Test] = {}
        self._makers: Mapping[str, Callable[[Any, Schema], Test]] = {
            "$ref": self._reference,
            "additionalProperties": self._members,
            "allOf": lambda asked, _: _all([self.test(schema) for schema in asked]),
            "anyOf": self._any,
            "const": lambda asked, _: lambda value: type(value) is type(asked) and value == asked,
            "contains": self._contains,
            "dependentSchemas": self._dependent,
            "enum": lambda asked, _: _among(asked),
            "format": lambda _, __: _is_date,
            "if": self._if,
            "items": self._items,
            "maxLength": lambda _, __: self._has_few_digits,
            "maximum": lambda asked, _: lambda value: type(value) is not int or value <= asked,
            "minItems": lambda asked, _: lambda value: type(value) is not list or len(value) >= asked,
            "minLength": lambda asked, _: lambda value: type(value) is not str or len(value) >= asked,
            "minProperties": lambda asked, _: lambda value: type(value) is not dict or len(value) >= asked,
            "minimum": lambda asked, _: lambda value: type(value) is not int or value >= asked,
            "not": self._not,
            "pattern": lambda asked, _: _matching(asked),
            "propertyNames": self._names,
            "required": lambda asked, _: lambda value: type(value) is not dict or all(key in value for key in asked),
            "type": lambda asked, _: _of_type(asked),
        }

    def test(self, schema: Schema) -> Test:
        """The test of a schema."""
        tests = [self._makers[word](asked, schema) for word, asked in schema.items() if word not in _SILENT]
        if "properties" in schema and "additionalProperties" not in schema:
            tests.append(self._members({}, schema))
        return _all(tests)

    def _reference(self, asked: str, _: Schema) -> Test:
        name = asked.removeprefix(_REFERENCE)

        def test(value: object) -> bool:
            # Made when it is first asked for: a schema may speak of itself.
            known = self._named.get(name)
            if known is None:
                known = self._named[name] = self.test(self._definitions[name])
            return known(value)

        return test

    def _members(self, asked: Schema | bool, schema: Schema) -> Test:
        """The test of what stands under the keys of an object: those that are named, and any other."""
        named = {key: self.test(member) for key, member in schema.get("properties", {}).items()}
        other = _never if asked is False else self.test(asked)  # type: ignore[arg-type]  # nobody writes true

        def test(value: object) -> bool:
            return type(value) is not dict or all(named.get(key, other)(member) for key, member in value.items())

        return test

    def _any(self, asked: list[Schema], _: Schema) -> Test:
        tests = [self.test(schema) for schema in asked]
        return lambda value: any(test(value) for test in tests)

    def _contains(self, asked: Schema, _: Schema) -> Test:
        test = self.test(asked)
        return lambda value: type(value) is not list or any(map(test, value))

    def _dependent(self, asked: Mapping[str, Schema], _: Schema) -> Test:
        tests = [(key, self.test(schema)) for key, schema in asked.items()]
        return lambda value: type(value) is not dict or all(key not in value or test(value) for key, test in tests)

    def _if(self, asked: Schema, schema: Schema) -> Test:
        condition, then = self.test(asked), self.test(schema["then"])
        return lambda value: not condition(value) or then(value)

    def _items(self, asked: Schema, _: Schema) -> Test:
        test = self.test(asked)
        return lambda value: type(value) is not list or all(map(test, value))

    def _not(self, asked: Schema, _: Schema) -> Test:
        test = self.test(asked)
        return lambda value: not test(value)

    def _names(self, asked: Schema, _: Schema) -> Test:
        test = self.test(asked)
        return lambda value: type(value) is not dict or all(map(test, value))

    def _has_few_digits(self, value: object) -> bool:
        return type(value) is not str or len(value) <= self._digits or most_digits(value) <= self._digits


def _all(tests: list[Test]) -> Test:
    if len(tests) == 1:
        return tests[0]
    return lambda value: all(test(value) for test in tests)


def _never(_: object) -> bool:
    return False


def _of_type(asked: str | list[str]) -> Test:
    types = frozenset(_TYPES[name] for name in ([asked] if isinstance(asked, str) else asked))
    return lambda value: type(value) in types


def _among(asked: list[str]) -> Test:
    words = frozenset(asked)
    return lambda value: type(value) is str and value in words


def _matching(asked: str) -> Test:
    search = re.compile(asked).search
    return lambda value: type(value) is not str or search(value) is not None


def _is_date(value: str) -> bool:
    # What is no text, or no date by its form, fails its type or its pattern as well.
    try:
        parse_date(value)
    except (TypeError, ValueError):
        return False
    return True

from typing import Any

import pytest
from hypothesis import event, given

from sogov.documents.dialect import failures, validator
from sogov.documents.limits import Limits
from sogov.documents.resources import PLAIN_DIGITS, resource_is_plain
from sogov.documents.schemas import check_shape, schema
from sogov.documents.sources import Source
from tests.documents.entries import HOSTILE_WORDS, entries

VALIDATOR = validator(schema("organisation"), Limits())


def accepted_by_schema(entry: object) -> bool:
    """Whether the schema alone finds nothing wrong with a resource."""
    return not list(failures(VALIDATOR, {"resources": [entry]}))


def has_long_number(value: Any) -> bool:  # noqa: ANN401 - any JSON value
    """Whether a number beyond the limit, or a text that is as long as one, stands in it."""
    if isinstance(value, dict):
        return any(has_long_number(member) for member in [*value, *value.values()])
    if isinstance(value, list):
        return any(map(has_long_number, value))
    if isinstance(value, int):
        return len(str(value)) > PLAIN_DIGITS
    return isinstance(value, str) and len(value) > PLAIN_DIGITS and value[0].isdigit()


@given(entries)
def test_what_is_plain_is_what_the_schema_accepts(entry: object) -> None:
    """The check by hand accepts nothing that the schema refuses, and leaves to it long numbers alone."""
    plain, accepted = resource_is_plain(entry), accepted_by_schema(entry)
    event(f"accepted: {accepted}")

    assert plain <= accepted
    assert plain == accepted or has_long_number(entry)


FIELDS = ["id", "kind", "name", "platform", "department", "stage", "url"]
PLACES = [
    *({field: "X"} for field in FIELDS),
    {"tags": ["a", "X"]},
    *({"cost": {"amount": "X", "per": "month"}}, {"cost": {"amount": 1, "per": "X"}}),
    {"cost": {"amount": 1, "per": "month", "currency": "X"}},
    *({"effort": {"hours": "X", "per": "week"}}, {"effort": {"hours": 1, "per": "X"}}),
    *({"declared": {"X": None}}, {"declared": {"a": "X"}}, {"declared": {"a": ["b", "X"]}}),
    *({"declared": {"a": {"X": "rest"}}}, {"declared": {"a": {"b": "X"}}}),
    *({"effective": {"from": "X"}}, {"effective": {"until": "X"}}, {"X": "a"}),
]


def with_word(place: Any, word: object) -> Any:  # noqa: ANN401 - any JSON value
    """The entry with a word where `X` stands."""
    if isinstance(place, dict):
        return {with_word(key, word): with_word(value, word) for key, value in place.items()}
    if isinstance(place, list):
        return [with_word(item, word) for item in place]
    return word if place == "X" else place


@pytest.mark.parametrize("place", PLACES, ids=str)
def test_every_word_in_every_place_is_judged_alike(place: dict[str, object]) -> None:
    """Line ends, foreign digits, signs, fractions by zero, days that are none: both say the same of them."""
    judged = {}
    for word in HOSTILE_WORDS:
        entry = {"id": "a", "kind": "b", **with_word(place, word)}
        judged[word] = (resource_is_plain(entry), accepted_by_schema(entry))

    assert {} == {
        word: verdicts for word, verdicts in judged.items() if verdicts[0] != verdicts[1] and not has_long_number(word)
    }
    assert {False} >= {plain for plain, accepted in judged.values() if not accepted}


@pytest.mark.parametrize(
    "value", [True, 0, 1.0, None, [], {}, "", [[]], [None], {"a": 1}, {"per": []}, -1, 10**30], ids=str
)
@pytest.mark.parametrize("place", [place for place in PLACES if "'X':" not in str(place)], ids=str)
def test_every_sort_of_value_in_every_place_is_judged_alike(place: dict[str, object], value: object) -> None:
    """What is no text is no surprise either."""
    entry = {"id": "a", "kind": "b", **with_word(place, value)}

    plain, accepted = resource_is_plain(entry), accepted_by_schema(entry)

    assert plain <= accepted
    assert plain == accepted or has_long_number(value)


def test_good_and_bad_resources_are_told_apart_in_one_document() -> None:
    """The faults of a resource have its place among all the others, whatever stands around it."""
    good = {"id": "a", "kind": "b", "cost": {"amount": "1234567890.12345", "per": "month"}}
    tree = {"stages": 1, "resources": [good, {"id": "a"}, good, 3], "functions": []}
    found = check_shape("organisation", Source("given"), tree)

    assert [("stages",), ("resources", 1), ("resources", 3), ("functions",)] == [fault.pointer for fault in found]


def test_a_lower_limit_on_digits_is_kept() -> None:
    """The check by hand knows the default limit alone."""
    tree = {"resources": [{"id": "a", "kind": "b", "cost": {"amount": "123.456", "per": "month"}}]}

    assert [] == check_shape("organisation", Source("given"), tree, Limits(digits=6))
    assert ["limit"] == [fault.name for fault in check_shape("organisation", Source("given"), tree, Limits(digits=5))]

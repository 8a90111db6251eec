from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sogov.organisation.entities import Resource
from sogov.organisation.inventory import Batch, Inventory, Values, inventory_of
from sogov.organisation.organisation import Organisation
from sogov.selectors.questions import Questions
from sogov.values.origins import Origin

ANYWHERE = Origin(0)
NAMES = ["b", "a", "C", "d", "a.b", "a-b", "B2"]
places = st.none() | st.integers(-9, 9)


def resource(name: str, kind: str = "k") -> Resource:
    """A resource of this id."""
    return Resource(name, name, kind, ANYWHERE)


@st.composite
def inventories(draw: st.DrawFn) -> tuple[Inventory, list[Resource]]:
    """An inventory in batches, some of them empty, and its resources sorted by id."""
    names = draw(st.lists(st.sampled_from(NAMES), unique=True))
    resources = [resource(name) for name in names]
    cuts = sorted(draw(st.lists(st.integers(0, len(names)), max_size=4)))
    batches: list[Batch] = [
        Values(tuple(resources[start:end])) for start, end in zip([0, *cuts], [*cuts, len(names)], strict=True)
    ]
    return Inventory(tuple(batches)), sorted(resources, key=lambda one: one.id)


@given(inventories())
def test_an_inventory_is_its_resources_in_the_order_of_their_ids(drawn: tuple[Inventory, list[Resource]]) -> None:
    """However they are divided into batches, of which some may be empty."""
    inventory, expected = drawn

    assert expected == list(inventory)
    assert expected[::-1] == list(reversed(inventory))
    assert len(expected) == len(inventory)
    assert [expected[number] for number in range(-len(expected), len(expected))] == [
        inventory[number] for number in range(-len(expected), len(expected))
    ]
    for beyond in (len(expected), -len(expected) - 1):
        with pytest.raises(IndexError):
            inventory[beyond]


@given(inventories(), places, places, places.filter(lambda step: step != 0))
def test_slices(drawn: tuple[Inventory, list[Resource]], start: int | None, stop: int | None, step: int | None) -> None:
    """Parts of it are tuples in the same order."""
    inventory, expected = drawn

    assert tuple(expected[start:stop:step]) == inventory[start:stop:step]


@given(inventories())
def test_rows_lead_through_all_batches(drawn: tuple[Inventory, list[Resource]]) -> None:
    """A row is a batch and a number in it, an id, and a resource; each id has its row."""
    inventory, expected = drawn
    rows = range(len(expected))
    stated = [one for batch in inventory.batches for one in map(batch.resource, range(len(batch.ids)))]

    assert stated == [inventory.resource(row) for row in rows]
    assert [one.id for one in stated] == [inventory.id(row) for row in rows]
    assert {one.id: row for row, one in enumerate(stated)} == inventory.row
    assert stated == [inventory.batches[batch].resource(number) for batch, number in map(inventory.locate, rows)]


@given(inventories())
def test_resources_by_id(drawn: tuple[Inventory, list[Resource]]) -> None:
    """A mapping like any other; in whatever capitals where that is asked."""
    inventory, expected = drawn

    assert {one.id: one for one in expected} == dict(inventory.by_id)
    assert len(expected) == len(inventory.by_id)
    assert [one.id in inventory.by_id for one in expected] == [True] * len(expected)
    assert [*expected, *expected] == [
        inventory.named_like(spelt)
        for change in (str.upper, str.lower)
        for spelt in map(change, (e.id for e in expected))
    ]
    assert "none" not in inventory.by_id
    assert None is inventory.named_like("none")
    with pytest.raises(KeyError):
        inventory.by_id["none"]


@given(inventories())
def test_what_is_equal(drawn: tuple[Inventory, list[Resource]]) -> None:
    """Inventories of the same resources, in whatever batches; not others, and nothing else."""
    inventory, expected = drawn
    same = [inventory_of(order) for order in (expected, expected[::-1])]

    assert [inventory, inventory] == same
    assert {hash(inventory)} == set(map(hash, same))
    assert inventory != inventory.with_one(resource("z"))
    assert inventory.with_one(resource("z")) != inventory.with_one(resource("y"))
    assert inventory.with_one(resource("z")) != inventory.with_one(resource("z", "other"))
    assert inventory != expected
    assert inventory is inventory_of(inventory)


def test_one_more() -> None:
    """It stands in its place among the others, which are as they were."""
    inventory = inventory_of([resource("c"), resource("a")])
    more = inventory.with_one(resource("b"))

    assert [["a", "c"], ["a", "b", "c"]] == [[one.id for one in found] for found in (inventory, more)]
    assert (2, 0) == (more.row["b"], more.locate(2)[1])


def test_no_resources() -> None:
    """An inventory of nothing is empty, and so is one of empty batches."""
    empty: Sequence[Inventory] = (Inventory(), inventory_of([]), Organisation().resources)

    assert [[]] * 3 == [list(inventory) for inventory in empty]
    assert {0} == {len(inventory) for inventory in empty}
    assert {Inventory()} == set(empty)
    assert () == Inventory().columns(Questions(), 2)


def test_columns_are_made_once_for_the_same_questions() -> None:
    """A second evaluation finds them there."""
    inventory = inventory_of([resource("c"), resource("a")])
    asked = Questions(ids=frozenset("a"))

    (first,), (second,), (other,) = (inventory.columns(questions, 2) for questions in (asked, asked, Questions()))

    assert first is second
    assert other is not first
    assert [[None, "a"], [None, None]] == [
        [columns.tables.all_terms[number].id for number in columns.terms] for columns in (first, other)
    ]

"""Conditions one by one agree with the index, and say what fails in words."""

from datetime import date
from fractions import Fraction

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sogov.evaluation.index import Index, Reach
from sogov.organisation.columns import registered
from sogov.organisation.entities import Department, Platform, Resource
from sogov.organisation.organisation import Organisation
from sogov.selectors.conditions import Traits, Unmet, unmet
from sogov.selectors.selector import Choice, Selector, TagCondition
from sogov.values.bounds import Bound
from sogov.values.money import Rate
from sogov.values.origins import Origin

DAY = date(2026, 11, 23)
ANYWHERE = Origin(0)
ORGANISATION = Organisation(
    departments=(
        Department("a", "a", ANYWHERE),
        Department("b", "b", ANYWHERE, parent="a"),
        Department("c", "c", ANYWHERE, parent="a"),
    ),
    platforms=(Platform("p", "p", "social", ANYWHERE), Platform("q", "q", "web", ANYWHERE)),
)
TREE = ORGANISATION.on(DAY)

NAMES = st.sampled_from(["x", "y", "z"])
TAGS = st.frozensets(st.sampled_from(["s", "t", "u"]))
NUMBERS = st.fractions(0, 3, max_denominator=2)


def choices(*names: str) -> st.SearchStrategy[Choice | None]:
    """Choices among names, or none."""
    some = st.frozensets(st.sampled_from(names), min_size=1)
    return st.none() | st.builds(Choice, some, st.booleans())


SELECTORS = st.builds(
    Selector,
    resource=choices("x", "y"),
    kind=choices("x", "y"),
    platform=choices("p", "q"),
    platform_kind=choices("social", "web"),
    stage=choices("plan", "run"),
    within=choices("a", "b", "c"),
    tags=st.none() | st.builds(TagCondition, TAGS, st.none() | TAGS.filter(bool), TAGS),
    cost=st.none() | st.builds(Bound, st.none() | NUMBERS, st.none() | NUMBERS, st.none() | NUMBERS),
)
RESOURCES = st.builds(
    Resource,
    id=NAMES,
    name=NAMES,
    kind=NAMES,
    origin=st.just(ANYWHERE),
    platform=st.sampled_from([None, "p", "q"]),
    department=st.sampled_from([None, "a", "b", "c"]),
    stage=st.sampled_from([None, "plan", "run"]),
    tags=TAGS,
    cost=st.none() | st.builds(Rate, NUMBERS, st.just("month"), st.sampled_from(["EUR", "USD"])),
)


def traits(resource: Resource) -> Traits:
    """What selectors can ask of a resource."""
    cost = resource.cost
    return Traits(
        id=resource.id,
        kind=resource.kind,
        platform=resource.platform,
        platform_kind={"p": "social", "q": "web"}.get(resource.platform or ""),
        stage=resource.stage,
        units=tuple(TREE.upwards(TREE.home_of(resource.department))),
        tags=resource.tags,
        monthly=cost.monthly if cost is not None and cost.currency == "EUR" else None,
    )


@given(SELECTORS, RESOURCES)
def test_agrees_with_the_index(selector: Selector, resource: Resource) -> None:
    """No condition fails exactly where the index says that the selector reaches the resource."""
    index = Index([Reach(selector)], ORGANISATION, TREE)
    columns = registered([resource], index.questions, ORGANISATION.minor_units)
    (description,), (terms,) = columns.tables.descriptions, columns.tables.all_terms
    mask = index.by_description(description) & index.by_terms(terms, index.questions) & index.by_tags(resource.tags)

    found = index.match(mask & index.by_home(TREE.home_of(resource.department)))

    assert found is not None
    assert bool(found.reached) == (unmet(selector, traits(resource)) == ())


@given(SELECTORS, RESOURCES)
def test_each_condition_fails_by_itself(selector: Selector, resource: Resource) -> None:
    """A condition is named when the selector with that condition alone does not match."""
    conditions = attrs.asdict(selector, recurse=False)
    alone = [Selector(**{field: value}) for field, value in conditions.items() if value is not None]

    failed = [found for one in alone for found in unmet(one, traits(resource))]

    assert failed == list(unmet(selector, traits(resource)))


THING = Traits("x", "blog", "p", "social", "run", ("b", "a", "@root"), frozenset({"s", "t"}), Fraction(3, 2))
BARE = Traits("x", "blog", units=("@root",))


@pytest.mark.parametrize(
    ("selector", "resource", "expected"),
    [
        (Selector(resource=Choice(frozenset("yz"))), THING, Unmet("resource", "`y` or `z`", "`x`")),
        (
            Selector(kind=Choice(frozenset({"blog"}), excluded=True)),
            THING,
            Unmet("kind", "anything but `blog`", "`blog`"),
        ),
        (Selector(stage=Choice(frozenset({"plan"}))), BARE, Unmet("stage", "`plan`", "")),
        (Selector(within=Choice(frozenset({"c"}))), THING, Unmet("within", "`c`", "`b`")),
        (Selector(within=Choice(frozenset({"c"}))), BARE, Unmet("within", "`c`", "`@root`")),
        (Selector(tags=TagCondition(any=frozenset({"u"}))), THING, Unmet("tags", "`u`", "`s` and `t`")),
        (
            Selector(tags=TagCondition(frozenset("u"), frozenset("tu"), frozenset("s"))),
            THING,
            Unmet("tags", "all of `u`; one of `t` or `u`; none of `s`", "`s` and `t`"),
        ),
        (
            Selector(cost=Bound(at_least=Fraction(2), below=Fraction(5))),
            THING,
            Unmet("cost", "at least 2 and below 5", "1.5 a month"),
        ),
        (Selector(cost=Bound(at_most=Fraction(1))), BARE, Unmet("cost", "at most 1", "")),
    ],
)
def test_words(selector: Selector, resource: Traits, expected: Unmet) -> None:
    """What is asked for, and what is there instead."""
    assert (expected,) == unmet(selector, resource)

"""The engine and the naive evaluator answer alike, on random worlds."""

from collections.abc import Mapping
from datetime import date

from hypothesis import given, settings

from tests.model.answers import answered
from tests.model.evaluator import judge
from tests.model.worlds import worlds


@settings(max_examples=max(500, settings.default.max_examples if settings.default else 0))
@given(worlds())
def test_the_engine_answers_as_the_naive_evaluator_does(world: tuple[list[Mapping[str, object]], date]) -> None:
    """Cells, rules that stand, findings and waived findings are the same."""
    documents, as_of = world

    assert judge(documents, as_of) == answered(documents, as_of)

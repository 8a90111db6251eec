"""The engine and the naive evaluator answer alike, on random worlds."""

from math import ceil

import pytest
from hypothesis import given, settings

from tests.model.answers import answered
from tests.model.evaluator import judge
from tests.model.worlds import World, worlds

_DEFAULT = settings.default.max_examples if settings.default is not None else 0
_WORLDS = max(500, _DEFAULT)
_AT_ONCE = 2500


# Many worlds are tried in blocks, so that several processes can share them.
@pytest.mark.parametrize("block", range(ceil(_WORLDS / _AT_ONCE)))
@settings(max_examples=min(_WORLDS, _AT_ONCE))
@given(world=worlds())
def test_the_engine_answers_as_the_naive_evaluator_does(block: int, world: World) -> None:
    """Cells, rules that stand, findings and waived findings are the same."""
    documents, as_of = world

    assert judge(documents, as_of) == answered(documents, as_of)

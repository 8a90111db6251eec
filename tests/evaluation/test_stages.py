"""What would be if every resource were in one stage."""

from copy import deepcopy

from hypothesis import given

import sogov
from sogov.evaluation.stages import in_stage
from tests.model.worlds import World, worlds


@given(worlds())
def test_it_is_as_if_it_were_written(world: World) -> None:
    """Cells are those of documents in which every resource states the stage."""
    documents, as_of = world
    evaluation = sogov.evaluate(sogov.parse(*documents), as_of=as_of).evaluation
    for stage in evaluation.organisation.stages:
        written = deepcopy(documents)
        for document in written:
            for resource in document.get("resources", ()):
                resource["stage"] = stage
        staged = in_stage(evaluation, stage)

        assert list(sogov.evaluate(sogov.parse(*written), as_of=as_of).cells) == [
            cell for resource in staged.resources for cell in staged.cells(resource)
        ]
        assert {stage} == {resource.stage for resource in staged.organisation.resources}

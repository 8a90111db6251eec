"""What would be: everything that there is, taken to be in one stage."""

from collections.abc import Sequence

import attrs

from sogov.evaluation.evaluation import Evaluation, evaluated
from sogov.findings.errors import UnknownName
from sogov.organisation.columns import Columns
from sogov.organisation.entities import Resource
from sogov.organisation.inventory import Batch, Inventory
from sogov.selectors.questions import Questions
from sogov.values.identifiers import nearest


def in_stage(evaluation: Evaluation, stage: str) -> Evaluation:
    """The evaluation of the same documents on the same day with every resource in the stage, rows as they are.

    Raises UnknownName for a stage that is not among those of the organisation.
    """
    organisation = evaluation.organisation
    if stage not in organisation.stages:
        raise UnknownName("stage", stage, nearest(stage, organisation.stages))
    resources = Inventory(tuple(_Staged(batch, stage) for batch in organisation.resources.batches))
    return evaluated(attrs.evolve(organisation, resources=resources), evaluation.policies, evaluation.day)


@attrs.frozen(eq=False)
class _Staged:
    """A batch of resources, all of them in one stage."""

    _batch: Batch
    _stage: str

    @property
    def ids(self) -> Sequence[str]:
        return self._batch.ids

    def resource(self, number: int) -> Resource:
        return attrs.evolve(self._batch.resource(number), stage=self._stage)

    def columns(self, questions: Questions, places: int) -> Columns:
        columns = self._batch.columns(questions, places)
        described = [attrs.evolve(description, stage=self._stage) for description in columns.tables.descriptions]
        return attrs.evolve(columns, tables=attrs.evolve(columns.tables, descriptions=described))

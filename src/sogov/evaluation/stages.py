"""What would be: everything that there is, taken to be in one stage."""

import attrs

from sogov.evaluation.evaluation import Evaluation, evaluated
from sogov.findings.errors import UnknownName
from sogov.values.identifiers import nearest


def in_stage(evaluation: Evaluation, stage: str) -> Evaluation:
    """The evaluation of the same documents on the same day with every resource in the stage.

    Raises UnknownName for a stage that is not among those of the organisation.
    """
    organisation = evaluation.organisation
    if stage not in organisation.stages:
        raise UnknownName("stage", stage, nearest(stage, organisation.stages))
    resources = tuple(attrs.evolve(resource, stage=stage) for resource in organisation.resources)
    return evaluated(attrs.evolve(organisation, resources=resources), evaluation.policies, evaluation.day)

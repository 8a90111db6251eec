"""Coverage: which rules were seen to decide something in a test, and which resources a test speaks of."""

from collections.abc import Iterator
from fractions import Fraction

import attrs

from sogov.evaluation.report import Report
from sogov.structure.workspace import Workspace
from sogov.trials.trial import Trial
from sogov.values.origins import Origin


@attrs.frozen
class Coverage:
    """Of how many things how many were covered, and which were not: their ids, sorted, and where they are stated."""

    total: int
    missed: tuple[tuple[str, Origin], ...]

    @property
    def covered(self) -> int:
        """How many were."""
        return self.total - len(self.missed)

    @property
    def portion(self) -> Fraction:
        """The part that was covered; the whole where there is nothing to cover."""
        return Fraction(self.covered, self.total) if self.total else Fraction(1)


def deciding_rules(trial: Trial, report: Report) -> Iterator[str]:
    """The rules that a test sees decide: that stand in a cell it states, or whose requirement it had to meet.

    A requirement is seen where it reaches the resource of a test that states all its findings.
    """
    group = report.evaluation.class_of.get(trial.resource)
    if group is None:
        return
    for expected in trial.cells:
        yield from group.outcomes[expected.responsibility].rules
    if trial.findings is not None:
        book = report.evaluation.rulebook
        yield from (rule.id for rule in book.rules if rule.requires and book.territory[rule.id] & group.reached)


def rule_coverage(workspace: Workspace, seen: frozenset[str]) -> Coverage:
    """How much of the rules was seen; those that were in effect on no day of a test are missed too."""
    rules = {rule.id: rule.origin for policy in workspace.policies for rule in policy.rules}
    return _coverage(rules, seen)


def resource_coverage(workspace: Workspace, seen: frozenset[str]) -> Coverage:
    """How many of the organisation's resources were spoken of."""
    return _coverage({resource.id: resource.origin for resource in workspace.organisation.resources}, seen)


def _coverage(stated: dict[str, Origin], seen: frozenset[str]) -> Coverage:
    return Coverage(len(stated), tuple(sorted((name, stated[name]) for name in stated if name not in seen)))

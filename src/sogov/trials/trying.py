"""Trying: every test against an evaluation of the workspace that it asks for, and what they come to together."""

from collections.abc import Callable, Iterable
from datetime import date
from fractions import Fraction

import attrs

from sogov.documents.sources import Source
from sogov.evaluation.report import Report
from sogov.findings.findings import Place
from sogov.organisation.entities import Resource
from sogov.structure.workspace import Workspace
from sogov.trials.coverage import Coverage, deciding_rules, resource_coverage, rule_coverage
from sogov.trials.trial import Trial
from sogov.trials.verdicts import Verdict, verdict
from sogov.values.origins import Origin

Evaluate = Callable[[Workspace, date], Report]


@attrs.frozen(eq=False)
class TrialReport:
    """What the tests of a workspace come to: verdicts sorted by id of test, and what the tests cover.

    `fail_under` is the portion of the rules that must be covered, where one is asked for.
    """

    workspace: Workspace
    as_of: date
    verdicts: tuple[Verdict, ...]
    rules: Coverage
    resources: Coverage
    shows_coverage: bool = False
    fail_under: Fraction | None = None

    @property
    def failed(self) -> tuple[Verdict, ...]:
        """The verdicts on tests that did not pass."""
        return tuple(found for found in self.verdicts if not found.passed)

    @property
    def is_short(self) -> bool:
        """Whether the tests cover less of the rules than is asked for."""
        return self.fail_under is not None and self.rules.portion < self.fail_under

    @property
    def missing(self) -> str:
        """What there was none of to test, as a sentence without its end; empty where something was tested."""
        if not self.workspace.sources:
            return "there is no document to read"
        if not self.verdicts:
            return "there is no test to run"
        return "" if self.rules.total else "there is no rule to test"

    @property
    def ok(self) -> bool:
        """Whether something was tested, and every test passed."""
        return not self.missing and not self.failed and not self.is_short

    def place(self, origin: Origin) -> Place:
        """The place of something in a document."""
        return self.workspace.place(origin)

    def source(self, place: Place) -> Source:
        """The text that a place is in."""
        return next(source for source in self.workspace.sources if source.name == place.file)


def tried(workspace: Workspace, trials: Iterable[Trial], day: date, evaluate: Evaluate) -> TrialReport:
    """The report on tests; those that name no day are tried on the one given.

    A resource that a test writes out is added to the organisation for this test alone.
    """
    reports: dict[date, Report] = {}
    verdicts = []
    seen_rules: set[str] = set()
    for trial in trials:
        on = trial.day or day
        if trial.written is not None:
            report = evaluate(_with(workspace, trial.written), on)
        elif on in reports:
            report = reports[on]
        else:
            report = reports[on] = evaluate(workspace, on)
        verdicts.append(verdict(trial, report))
        seen_rules.update(deciding_rules(trial, report))
    spoken_of = frozenset(found.trial.resource for found in verdicts)
    return TrialReport(
        workspace,
        day,
        tuple(verdicts),
        rule_coverage(workspace, frozenset(seen_rules)),
        resource_coverage(workspace, spoken_of),
    )


def _with(workspace: Workspace, written: Resource) -> Workspace:
    organisation = workspace.organisation
    resources = organisation.resources.with_one(written)
    return attrs.evolve(workspace, organisation=attrs.evolve(organisation, resources=resources))

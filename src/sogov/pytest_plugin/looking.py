"""Looking: the documents of a run, checked and tested once, as `sogov check` and `sogov test` would."""

import os
from argparse import Namespace
from collections.abc import Mapping, Sequence
from functools import cached_property

import attrs

from sogov.api import evaluate, readings_of, test, workspace_of
from sogov.cli import settings
from sogov.cli.judgements import baseline_in_force, result_by
from sogov.configuration.reading import configuration
from sogov.files import files_of
from sogov.findings.errors import InputErrors
from sogov.formats.results import Result, refusal
from sogov.pytest_plugin.cases import Case, Cases
from sogov.trials.trying import TrialReport


@attrs.frozen(eq=False)
class Look:
    """What is there to be tested: cases by file, the result that they are from, and the tests of test documents.

    Where the documents cannot be evaluated there is a refusal, and no case and no test.
    """

    result: Result
    cases: Mapping[str, tuple[Case, ...]] = attrs.field(factory=dict)
    trials: TrialReport | None = None


class Looking:
    """A look that will be taken when somebody asks for it; `files` are the documents by the names to report them by."""

    def __init__(self, paths: Sequence[str]) -> None:
        """Take the paths, and settings from the environment and the configuration; raises UsageError, SogovError."""
        nothing = dict.fromkeys(("as_of", "limit", "fail_level", "select", "ignore", "baseline"))
        stated = configuration(os.environ.get("SOGOV_CONFIG") or None)
        self._options = Namespace(paths=list(paths), configuration=stated, **nothing)
        self._day, self._limits = settings.day(self._options), settings.limits(self._options)
        self._baseline = baseline_in_force(self._options)
        self.files = dict(files_of(paths))

    @cached_property
    def look(self) -> Look:
        """What there is to be tested."""
        readings = [one for name, path in self.files.items() for one in readings_of(name, path, self._limits)]
        try:
            workspace = workspace_of(readings, self._limits)
            trials = test(workspace, as_of=self._day) if workspace.tests else None
        except InputErrors as errors:
            return Look(refusal(errors.findings, tuple(reading.source for reading in readings), self._day))
        report = evaluate(workspace, as_of=self._day)
        result = result_by(self._options, report, self._baseline)
        return Look(result, Cases(report, result).by_file, trials)

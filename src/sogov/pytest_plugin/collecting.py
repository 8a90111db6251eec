"""Collecting: documents beside the files of Python, their rules and resources as tests."""

import os
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

import attrs
import pytest

from sogov.cli.usage import UsageError
from sogov.findings.errors import SogovError
from sogov.findings.findings import Finding
from sogov.formats.escapes import visible, without_commands
from sogov.formats.style import PLAIN
from sogov.formats.text.findings import problem_pieces
from sogov.formats.text.trials import verdict_pieces
from sogov.pytest_plugin.cases import Case
from sogov.pytest_plugin.looking import Look, Looking
from sogov.trials.trying import TrialReport
from sogov.trials.verdicts import Verdict


class Collecting:
    """The hooks of a run that was asked to test documents."""

    def __init__(self, config: pytest.Config, paths: Sequence[str]) -> None:
        """Find the documents, and have pytest come by; raises pytest.UsageError for what cannot be used."""
        found = [_from_somewhere(config, path) for path in paths]
        try:
            self.looking = Looking(found)
        except (UsageError, SogovError) as error:
            lines = without_commands(f"sogov: {visible(line)}" for line in str(error).split("\n"))
            raise pytest.UsageError(*lines) from error
        self._names = {_absolute(path): name for name, path in self.looking.files.items()}
        self._folders = {folder for path in self._names for folder in path.parents if _is_within(folder, found)}
        if not any(_is_within(argument.partition("::")[0], found) for argument in config.args):
            config.args.extend(found)

    @pytest.hookimpl(tryfirst=True)
    def pytest_ignore_collect(self, collection_path: Path) -> bool | None:
        """No document is passed over because of where it is, for what is found in it would be, too."""
        return False if collection_path in self._names or collection_path in self._folders else None

    def pytest_collect_file(self, file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
        """A document as a collector of its tests."""
        name = self._names.get(file_path)
        if name is None:
            return None
        return Document.from_parent(parent, path=file_path, looking=self.looking, document=name)


class Document(pytest.File):
    """An organisation, policy or test document."""

    def __init__(self, *, looking: Looking, document: str, **other: Any) -> None:  # noqa: ANN401  # pytest's own
        """Take what is to be looked at, and the name by which the document is reported."""
        super().__init__(**other)
        self._looking, self._document = looking, document

    def collect(self) -> Iterable[pytest.Item | pytest.Collector]:
        """A collector for each rule, a test for each class of resources, each test of a test document."""
        found = self._looking.look
        if found.result.is_refused:
            source = found.result.source
            findings = tuple(
                one for one in found.result.findings if source[one.places[0].file].document == self._document
            )
            case = Case((self._document, "", "document"), 1, findings, findings)
            yield Check.from_parent(self, name="document", look=found, case=case)
        for rule, cases in groupby(found.cases.get(self._document, ()), key=lambda case: case.key[1]):
            if rule:
                yield Rule.from_parent(self, name=rule.partition("/")[2], look=found, cases=tuple(cases))
            else:
                yield from _checks(self, found, cases)
        if found.trials is not None:
            yield from self._trials(found.trials)

    def _trials(self, trials: TrialReport) -> Iterator[pytest.Item]:
        for verdict in trials.verdicts:
            if trials.place(verdict.trial.origin).file == self._document:
                yield Trial.from_parent(self, name=verdict.trial.id, trials=trials, verdict=verdict)


class Rule(pytest.Collector):
    """A rule of a policy document."""

    def __init__(self, *, look: Look, cases: tuple[Case, ...], **other: Any) -> None:  # noqa: ANN401  # pytest's own
        """Take its cases."""
        super().__init__(**other)
        self._look, self._cases = look, cases

    def collect(self) -> Iterable[pytest.Item]:
        """A test for the rule itself, and one for each class of resources that a verb of it reaches."""
        return _checks(self, self._look, self._cases)


class Check(pytest.Item):
    """A test that passes where no finding at or above the fail level speaks against it."""

    def __init__(self, *, look: Look, case: Case, **other: Any) -> None:  # noqa: ANN401  # pytest's own
        """Take the case."""
        super().__init__(**other)
        self._result, self._case = look.result, case

    def runtest(self) -> None:
        """Fail with the text of the findings; what does not fail is a section of the report."""
        if self._result.missing:
            raise Unmet(f"nothing was checked: {self._result.missing}")
        if self._case.failing:
            raise Unmet(self._text(self._case.failing))
        if self._result.is_refused:
            pytest.skip("other documents cannot be evaluated")
        if self._case.findings:
            self.add_report_section("call", "sogov", self._text(self._case.findings))

    def _text(self, findings: Iterable[Finding]) -> str:
        return "".join(problem_pieces(attrs.evolve(self._result, findings=tuple(findings)), PLAIN))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:  # noqa: ANN401  # pytest's own
        """The text of the findings, and no traceback."""
        return _told(excinfo) or super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int, str]:
        """Where it is stated."""
        return self.path, self._case.line - 1, _title(self)


class Trial(pytest.Item):
    """A test of a test document."""

    def __init__(self, *, trials: TrialReport, verdict: Verdict, **other: Any) -> None:  # noqa: ANN401  # pytest's own
        """Take the verdict."""
        super().__init__(**other)
        self._trials, self._verdict = trials, verdict

    def runtest(self) -> None:
        """Fail with what is not as expected."""
        if not self._verdict.passed:
            raise Unmet("".join(verdict_pieces(self._verdict, self._trials, PLAIN)))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:  # noqa: ANN401  # pytest's own
        """What is not as expected, and no traceback."""
        return _told(excinfo) or super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int, str]:
        """Where it is stated."""
        return self.path, (self._trials.place(self._verdict.trial.origin).line or 1) - 1, _title(self)


class Unmet(Exception):
    """Something is not in order; its text is all that is to be said."""


def _checks(parent: pytest.Collector, look: Look, cases: Iterable[Case]) -> Iterator[pytest.Item]:
    for case in cases:
        yield Check.from_parent(parent, name=case.key[2], look=look, case=case)


def _title(item: pytest.Item) -> str:
    return item.nodeid.partition("::")[2].replace("::", " ")


def _told(excinfo: pytest.ExceptionInfo[BaseException]) -> str | None:
    return str(excinfo.value).rstrip("\n") if isinstance(excinfo.value, Unmet) else None


def _from_somewhere(config: pytest.Config, path: str) -> str:
    """A path from where pytest was run, or, as settings of a project may have it, from its root."""
    here = config.invocation_params.dir / path
    return os.path.relpath(here if here.exists() else config.rootpath / path)


def _is_within(path: str | Path, paths: Iterable[str]) -> bool:
    """Whether a path is one of the others, or below one."""
    return any(_absolute(path).is_relative_to(_absolute(other)) for other in paths)


def _absolute(path: str | Path) -> Path:
    # Links are kept, as pytest keeps them.
    return Path(os.path.abspath(path))  # noqa: PTH100

"""The report: what an evaluation found, with its numbers and its verdict."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from sogov.documents.sources import Source
from sogov.evaluation.cells import Cell
from sogov.evaluation.evaluation import Evaluation
from sogov.findings.errors import UnknownName
from sogov.findings.findings import SEVERITIES, Finding, Severity, Waived
from sogov.values.identifiers import nearest

if TYPE_CHECKING:
    import networkx

    from sogov.organisation.graph import Node


@attrs.frozen(eq=False)
class Report:
    """Findings and waived findings in one total order, and the cells behind them (`language §3`, `§4`)."""

    evaluation: Evaluation
    _find: Callable[[], tuple[tuple[Finding, ...], tuple[Waived, ...]]] = attrs.field(repr=False)
    sources: tuple[Source, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings that count; they are looked for when they are first asked for."""
        return self._found[0]

    @property
    def waived(self) -> tuple[Waived, ...]:
        """The findings that a waiver accepts."""
        return self._found[1]

    @cached_property
    def _found(self) -> tuple[tuple[Finding, ...], tuple[Waived, ...]]:
        return self._find()

    def with_findings(self, findings: tuple[Finding, ...], waived: tuple[Waived, ...]) -> "Report":
        """The report with other findings, in their order."""
        return attrs.evolve(self, find=lambda: (findings, waived))

    @property
    def as_of(self) -> date:
        """The evaluation date."""
        return self.evaluation.day

    @property
    def ok(self) -> bool:
        """Whether something was checked and no finding is an error."""
        return self.checked and not self.at_least("error")

    @property
    def checked(self) -> bool:
        """Whether there was a resource and a rule in effect, so that silence means something."""
        return bool(self.evaluation.classes) and bool(self.evaluation.rulebook.rules)

    def at_least(self, level: Severity) -> tuple[Finding, ...]:
        """The findings of a severity or graver."""
        grave = SEVERITIES[: SEVERITIES.index(level) + 1]
        return tuple(finding for finding in self.findings if finding.severity in grave)

    @cached_property
    def summary(self) -> Mapping[str, int]:
        """The numbers: documents read, what was in effect on the day, and findings by severity."""
        rules = self.evaluation.rulebook.rules
        resources = len(self.evaluation.class_of)
        severities = Counter(finding.severity for finding in self.findings)
        return {
            "files": len(self.sources),
            "policies": len({rule.policy for rule in rules}),
            "rules": len(rules),
            "resources": resources,
            "cells": resources * len(self.evaluation.organisation.responsibilities),
            "errors": severities["error"],
            "warnings": severities["warning"],
            "notes": severities["note"],
            "waived": len(self.waived),
        }

    def graph(self) -> "networkx.MultiDiGraph[Node]":
        """The organisation as a networkx graph on the day, with who holds what; see `sogov.evaluation.graph`."""
        from sogov.evaluation.graph import evaluated_graph

        return evaluated_graph(self.evaluation)

    @property
    def cells(self) -> Iterator[Cell]:
        """All cells, by resource id, then in the order of the responsibilities."""
        for resource in self.evaluation.resources:
            yield from self.evaluation.cells(resource)

    def cell(self, resource: str, responsibility: str) -> Cell:
        """One cell; raises UnknownName for a resource not in effect or an unknown responsibility."""
        group = self.evaluation.class_of.get(resource)
        if group is None:
            raise UnknownName("resource in effect", resource, nearest(resource, self.evaluation.class_of))
        known = self.evaluation.organisation.responsibility
        if responsibility not in known:
            raise UnknownName("responsibility", responsibility, nearest(responsibility, known))
        return self.evaluation.cell(resource, responsibility)

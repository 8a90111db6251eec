"""Reading: from test documents to trials, and what they name that there is not."""

from collections.abc import Iterable, Iterator, Mapping

import attrs

from sogov.documents.excerpts import excerpt
from sogov.evaluation.cells import Status
from sogov.findings.errors import InputErrors
from sogov.findings.findings import Severity
from sogov.organisation.entities import Resource
from sogov.structure.entries import Entry
from sogov.structure.fault_list import FaultList
from sogov.structure.references import References
from sogov.structure.resources import ResourceReader
from sogov.structure.sections import section
from sogov.structure.statements import stated
from sogov.structure.workspace import Workspace
from sogov.trials.trial import ExpectedCell, ExpectedFinding, Trial
from sogov.values.currencies import CURRENCIES
from sogov.values.origins import Origin

_STATUSES: Mapping[str, Status] = {
    "assigned": "assigned",
    "declared": "declared",
    "exempt": "exempt",
    "conflict": "conflict",
    "gap": "gap",
    "none": "none",
}
_SEVERITIES: Mapping[str, Severity] = {"error": "error", "warning": "warning", "note": "note"}


def trials_of(workspace: Workspace, finding_names: Iterable[str]) -> tuple[Trial, ...]:
    """The tests in the test documents of a workspace, sorted by id; they may expect the findings given.

    Raises InputErrors with every id that is stated twice and everything named that there is not.
    """
    faults = FaultList(workspace.sources)
    documents = [Entry(tree, Origin(workspace.sources.index(source)), faults) for source, tree in workspace.tests]
    reader = _Reader(workspace, _references(workspace, finding_names, faults))
    trials = tuple(sorted(map(reader.trial, section("test", "tests", documents).entries), key=lambda trial: trial.id))
    if len(faults):
        raise InputErrors(faults.findings())
    return trials


def _references(workspace: Workspace, finding_names: Iterable[str], faults: FaultList) -> References:
    organisation = workspace.organisation
    return References(
        {
            "function": organisation.function,
            "department": organisation.department,
            "platform": organisation.platform,
            "stage": organisation.stages,
            "responsibility": organisation.responsibility,
            "resource": organisation.resource,
            "policy": [policy.id for policy in workspace.policies],
            "rule": [rule.id for policy in workspace.policies for rule in policy.rules],
            "finding": list(finding_names),
            "currency": CURRENCIES,
        },
        {responsibility.id: responsibility.form for responsibility in organisation.responsibilities},
        faults,
    )


@attrs.frozen(eq=False)
class _Reader:
    """What all tests of a workspace are read with."""

    workspace: Workspace
    references: References

    def trial(self, entry: Entry) -> Trial:
        """The test that an entry states."""
        written = self._written(entry)
        return Trial(
            id=entry.text("id"),
            title=entry.text("title", entry.text("id")),
            origin=entry.origin,
            resource=written.id if written is not None else self._named(entry),
            written=written,
            day=entry.date("as_of"),
            cells=tuple(self._cells(entry)),
            findings=tuple(self._findings(entry)) if "findings" in entry.tree else None,
        )

    def _named(self, entry: Entry) -> str:
        name = entry.text("resource")
        self.references.check("resource", name, entry.at("resource"))
        return name

    def _written(self, entry: Entry) -> Resource | None:
        tree = entry.tree["resource"]
        if not isinstance(tree, dict):
            return None
        inner = Entry(tree, entry.at("resource"), entry.faults)
        organisation = self.workspace.organisation
        resource = ResourceReader(self.references, organisation.currency).resource(inner)
        known = organisation.resources.named_like(resource.id)
        if known is not None:
            where = entry.faults.whereabouts(known.origin)
            message = f"the resource {excerpt(resource.id)} is stated already in {where}"
            remedy = "name that one by its id, or give the resource of the test another"
            entry.faults.add("duplicate-id", inner.at("id"), message, remedy)
        return resource

    def _cells(self, entry: Entry) -> Iterator[ExpectedCell]:
        for responsibility, inner in entry.members("cells"):
            self.references.check("responsibility", responsibility, inner.origin, on_key=True)
            holders = None
            if "holders" in inner.tree:
                value = inner.tree["holders"]
                holders = stated(responsibility, value, inner.at("holders"), self.references, declared=True)
            yield ExpectedCell(
                responsibility,
                inner.origin,
                _STATUSES.get(inner.text("status")),
                "holders" in inner.tree,
                holders,
                self._rules(inner),
            )

    def _findings(self, entry: Entry) -> Iterator[ExpectedFinding]:
        for inner in entry.entries("findings"):
            name = inner.identifier("name")
            self.references.check("finding", name, inner.at("name"))
            responsibility = inner.tree.get("responsibility")
            if isinstance(responsibility, str):
                self.references.check("responsibility", responsibility, inner.at("responsibility"))
            yield ExpectedFinding(
                name,
                inner.origin,
                _SEVERITIES.get(inner.text("severity")),
                "responsibility" in inner.tree,
                responsibility if isinstance(responsibility, str) else None,
                self._rules(inner),
            )

    def _rules(self, entry: Entry) -> tuple[str, ...] | None:
        named = entry.words("rules")
        for word, origin in named:
            self.references.check("rule", word, origin)
        return tuple(sorted(word for word, _ in named)) if "rules" in entry.tree else None

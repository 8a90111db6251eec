"""A trial: what a test document expects of one resource on one day."""

from datetime import date

import attrs

from sogov.evaluation.cells import Status
from sogov.findings.findings import Severity
from sogov.organisation.entities import Resource
from sogov.values.origins import Origin
from sogov.values.statements import Statement


@attrs.frozen
class ExpectedCell:
    """What one responsibility of the resource must come to; what is None is not asked.

    Whether holders are asked for is told apart, for None stands for nobody there.
    """

    responsibility: str
    origin: Origin
    status: Status | None = None
    asks_holders: bool = False
    holders: Statement = None
    rules: tuple[str, ...] | None = None


@attrs.frozen
class ExpectedFinding:
    """A finding that must concern the resource; what is None is not asked, but for a responsibility that is."""

    name: str
    origin: Origin
    severity: Severity | None = None
    asks_responsibility: bool = False
    responsibility: str | None = None
    rules: tuple[str, ...] | None = None


@attrs.frozen
class Trial:
    """A test: the id of a resource, or one that is `written` out; the day, None for that of the run; what is expected.

    Findings that are None are not asked for; where they are empty, none may concern the resource.
    """

    id: str
    title: str
    origin: Origin
    resource: str
    written: Resource | None
    day: date | None
    cells: tuple[ExpectedCell, ...]
    findings: tuple[ExpectedFinding, ...] | None

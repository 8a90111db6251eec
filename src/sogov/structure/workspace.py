"""The workspace: everything that a set of documents states, as values (`language §2`)."""

from collections.abc import Collection, Iterable, Iterator

import attrs

from sogov.documents.collector import collector_paused
from sogov.documents.limits import DEFAULT_LIMITS, Limits
from sogov.documents.reader import Reading, Tree
from sogov.documents.schemas import Kind, check_frame, kind_of
from sogov.documents.sources import Source
from sogov.documents.streams import Stream
from sogov.documents.tables import Table
from sogov.findings.errors import InputErrors
from sogov.findings.findings import Place
from sogov.organisation.organisation import Organisation
from sogov.policy.policies import Policy
from sogov.selectors.questions import questions_of
from sogov.selectors.selector import Selector
from sogov.structure.ancestry import ancestry_of, check_jurisdiction, check_service
from sogov.structure.entries import Entry
from sogov.structure.fault_list import FaultList
from sogov.structure.inventories import Inventories
from sogov.structure.organisations import organisation
from sogov.structure.overrides import check_overrides
from sogov.structure.policies import policies
from sogov.structure.sections import merged
from sogov.structure.successions import check_departments
from sogov.structure.tables import table_readers
from sogov.structure.vocabulary import references_to
from sogov.values.origins import Origin


@attrs.frozen(eq=False)
class Workspace:
    """The organisation, the policies sorted by id, and the test documents as they were read, with their sources."""

    organisation: Organisation
    policies: tuple[Policy, ...] = ()
    tests: tuple[tuple[Source, Tree], ...] = ()
    sources: tuple[Source, ...] = ()

    def place(self, origin: Origin, *, on_key: bool = False) -> Place:
        """The place of a value, or of its key, in the file that states it."""
        return self.sources[origin.document].place(origin.pointer, on_key)


Read = Reading | Stream | Table
"""A document that has been read, or a stream or a table that is going to be."""


def assemble(readings: Iterable[Read], finding_names: Collection[str], limits: Limits = DEFAULT_LIMITS) -> Workspace:
    """The workspace of documents that have been read, and of streams and tables, in whatever order they are given.

    Waivers may name the findings given. Raises InputErrors with every input error there is, in the order of file, line
    and column (`language §4`).
    """
    ordered = sorted(readings, key=lambda reading: (reading.source.name, reading.source.named_by))
    faults = FaultList(tuple(reading.source for reading in ordered))
    # The cyclic garbage collector finds nothing in values, and takes longer over many of them than making them does.
    with collector_paused():
        workspace = _workspace(ordered, finding_names, limits, faults)
    if len(faults):
        raise InputErrors(faults.findings())
    return workspace


def _workspace(readings: list[Read], finding_names: Collection[str], limits: Limits, faults: FaultList) -> Workspace:
    documents = _documents(readings, limits, faults)
    sections = merged(documents["organisation"], documents["policy"], faults)
    decided = not any(map(_is_unread, readings))
    references = references_to(sections, finding_names, faults, decided=decided)
    frame, stated = organisation(sections, references), policies(sections.policies, references)
    questions = questions_of(selectors_of(frame, stated))
    inventories = Inventories(references, questions, frame.currency, frame.minor_units, limits)
    streams = {number: reading for number, reading in enumerate(readings) if isinstance(reading, Stream)}
    named = (reading for reading in readings if isinstance(reading, Table))
    tables = table_readers(documents["organisation"], named, limits, references)
    workspace = Workspace(
        attrs.evolve(frame, resources=inventories.inventory(documents["organisation"], streams, tables)),
        stated,
        tuple((faults.sources[entry.origin.document], dict(entry.tree)) for entry in documents["test"]),
        faults.sources,
    )
    ancestry = ancestry_of(workspace.organisation.departments)
    check_service(workspace.organisation.departments, ancestry, faults)
    check_jurisdiction(workspace.policies, ancestry, faults)
    check_departments(workspace.organisation.departments, faults)
    check_overrides(sections.policies, faults)
    return workspace


def selectors_of(organisation: Organisation, policies: Iterable[Policy]) -> Iterator[Selector]:
    """Every selector that may be asked about a resource."""
    yield from (one.required for one in organisation.responsibilities if isinstance(one.required, Selector))
    for policy in policies:
        yield from (rule.where for rule in policy.rules)
        yield from (waiver.where for waiver in policy.waivers if waiver.where is not None)


def _documents(readings: list[Read], limits: Limits, faults: FaultList) -> dict[Kind, list[Entry]]:
    """The documents of each kind, what is wrong with their text and their shape being reported."""
    documents: dict[Kind, list[Entry]] = {"organisation": [], "policy": [], "test": []}
    for number, reading in enumerate(readings):
        if not isinstance(reading, Reading):
            continue
        faults.take(reading.faults)
        if reading.tree is not None:
            kind = kind_of(reading.tree)
            faults.take(check_frame(kind, reading.source, reading.tree, limits))
            documents[kind].append(Entry(reading.tree, Origin(number), faults))
    return documents


def _is_unread(reading: Read) -> bool:
    """Whether nobody can say what a document states, for its text is no JSON or beyond a limit."""
    return (
        isinstance(reading, Reading)
        and reading.tree is None
        and any(fault.name != "schema" for fault in reading.faults)
    )

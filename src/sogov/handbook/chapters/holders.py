"""Departments and functions: a page for each, with what it holds, what that comes to, and what is open."""

from collections.abc import Iterator

from sogov.findings.findings import Finding
from sogov.formats.prose import counted, listed, money
from sogov.handbook.page import Block, Bullets, Column, Page, Paragraph, Row, Section, Table
from sogov.handbook.phrases import Phrase, Piece, Target, phrase, series
from sogov.handbook.subject import Subject
from sogov.organisation.entities import Department
from sogov.statistics.departments import DepartmentLoad
from sogov.statistics.sums import Sum
from sogov.values.identifiers import ROOT
from sogov.values.numbers import shortest_text

_NAMED = 30
_NEIGHBOURS = 10
_OVERSEEN = ("funds", "manages", "operates")


def departments_page(subject: Subject) -> Page:
    """All departments as a tree, with what each holds."""
    columns = (
        Column("Department"),
        Column("Performs"),
        *(Column(subject.names.responsibility(name).capitalize(), is_number=True) for name in _OVERSEEN),
        *_paying(subject),
        Column("Findings", is_number=True),
    )
    rows = tuple(_department_row(load, subject) for load in subject.statistics.departments if load.department != ROOT)
    text = phrase("What a department pays includes all below it; what it holds is its own.")
    return Page("departments", "Departments", (Paragraph(text), Table("Departments", columns, rows)))


def _department_row(load: DepartmentLoad, subject: Subject) -> Row:
    target = Target("department", load.department)
    indent = "· " * (load.depth - 1)
    performs = series(
        [subject.names.function(name) for name in subject.organisation.department[load.department].performs]
    )
    name = phrase(indent, subject.names.department(load.department))
    paid = [phrase(_paid(load, subject))] * len(_paying(subject))
    return Row((name, performs, *_numbers(target, subject), *paid, _findings(target, subject)), target)


def _paying(subject: Subject) -> tuple[Column, ...]:
    """The column for money, where there is any."""
    return (Column("Pays a month", is_number=True),) if subject.statistics.balances else ()


def _paid(load: DepartmentLoad, subject: Subject) -> str:
    sums = [Sum(subject.organisation.currency, load.funds)] if load.funds else []
    return listed([f"{money(one.amount)} {one.currency}" for one in [*sums, *load.foreign]])


def _numbers(target: Target, subject: Subject) -> tuple[Phrase, ...]:
    held = subject.ledger.held.get(target, {})
    return tuple(phrase(f"{len(held[name]):,}" if name in held else "") for name in _OVERSEEN)


def _findings(target: Target, subject: Subject) -> Phrase:
    number = len(subject.findings(target))
    return phrase(f"{number:,}" if number else "")


def functions_page(subject: Subject) -> Page:
    """All functions, with who performs them and what each holds."""
    columns = (
        Column("Function"),
        Column("Performed by"),
        *(Column(subject.names.responsibility(name).capitalize(), is_number=True) for name in _OVERSEEN),
        *_paying(subject),
        Column("Findings", is_number=True),
    )
    funds = {one.function: one.funds for one in subject.statistics.functions}
    rows = []
    for function in subject.organisation.functions:
        target = Target("function", function.id)
        paid = listed([f"{money(one.amount)} {one.currency}" for one in funds[function.id]])
        cells = (
            subject.names.function(function.id),
            series(_performers(function.id, subject)),
            *_numbers(target, subject),
            *[phrase(paid)] * len(_paying(subject)),
            _findings(target, subject),
        )
        rows.append(Row(cells, target))
    return Page("functions", "Functions", (Table("Functions", columns, tuple(rows)),))


def _performers(function: str, subject: Subject) -> list[Phrase]:
    tree = subject.evaluation.tree
    performing = [one.id for one in subject.organisation.departments if tree.performs(one.id, function)]
    return [subject.names.department(one) for one in performing]


def department_pages(subject: Subject) -> Iterator[Page]:
    """A page for each department."""
    loads = {load.department: load for load in subject.statistics.departments}
    for department in subject.organisation.departments:
        target = Target("department", department.id)
        blocks = (
            Bullets(tuple(_facts(department, loads.get(department.id), subject))),
            *_holdings(target, subject),
            *_neighbours(department.id, subject),
            *open_findings(target, subject),
        )
        yield Page(f"departments/{department.id}", department.name, blocks, (target,))


def _facts(department: Department, load: DepartmentLoad | None, subject: Subject) -> Iterator[Phrase]:
    names, tree = subject.names, subject.evaluation.tree
    yield phrase("Part of: ", names.department(tree.parent[department.id]))
    below = [one.id for one in subject.organisation.departments if tree.parent[one.id] == department.id]
    if below:
        yield phrase("Directly below it: ", series([names.department(one) for one in below]))
    if department.performs:
        performed = series([names.function(one) for one in department.performs])
        served = tree.parent[department.id] if department.serves is None else department.serves
        yield phrase("Performs ", performed, ", for ", names.department(served))
    for label, text in (("Head", department.head), ("Contact", department.contact)):
        if text:
            yield phrase(f"{label}: {text}")
    if department.id not in tree.in_effect:
        stand_in = tree.stand_in(department.id)
        after = phrase("; its successor is ", names.department(stand_in)) if stand_in != department.id else ()
        yield phrase(Piece("Not in effect", "warning"), f" on {tree.day.isoformat()}", after)
    if load is not None:
        yield from _loads(load, subject)


def _loads(load: DepartmentLoad, subject: Subject) -> Iterator[Phrase]:
    paid = _paid(load, subject)
    if paid or load.budget is not None:
        budget = f"; the budget is {money(load.budget)}" if load.budget is not None else ""
        over = Piece(", which is exceeded", "error") if load.exceeds_budget else ""
        yield phrase(f"Pays, with all below it, {paid or 'nothing'} a month{budget}", over)
    if load.hours or load.capacity is not None:
        capacity = f"; there are {shortest_text(load.capacity)}" if load.capacity is not None else ""
        over = Piece(", which is exceeded", "error") if load.exceeds_capacity else ""
        yield phrase(f"Works, with all below it, {shortest_text(load.hours)} hours a month{capacity}", over)


def function_pages(subject: Subject) -> Iterator[Page]:
    """A page for each function."""
    funds = {one.function: one.funds for one in subject.statistics.functions}
    for function in subject.organisation.functions:
        target = Target("function", function.id)
        facts = [
            phrase("Performed by: ", series(_performers(function.id, subject)) or phrase("no department in effect"))
        ]
        if function.head:
            facts.append(phrase(f"Head: {function.head}"))
        if funds[function.id]:
            paid = listed([f"{money(one.amount)} {one.currency}" for one in funds[function.id]])
            facts.append(phrase(f"Pays {paid} a month"))
        blocks = (Bullets(tuple(facts)), *_holdings(target, subject), *open_findings(target, subject))
        yield Page(f"functions/{function.id}", function.name, blocks, (target,))


def _holdings(target: Target, subject: Subject) -> Iterator[Block]:
    held = subject.ledger.held.get(target, {})
    if not held:
        yield Paragraph(phrase("It holds nothing of any resource."))
        return
    rows = []
    for responsibility in subject.responsibilities:
        for platform, resources in _by_platform(held.get(responsibility.id, ()), subject).items():
            cells = (
                phrase(subject.names.title(responsibility.id)),
                subject.names.platform(platform),
                phrase(f"{len(resources):,}"),
                _named(resources, subject),
            )
            rows.append(Row(cells))
    columns = (Column("Responsibility"), Column("On"), Column("Resources", True), Column("Which"))
    yield Section("What it holds", (Table("What it holds", columns, tuple(rows)),))


def _by_platform(resources: tuple[str, ...], subject: Subject) -> dict[str | None, list[str]]:
    found: dict[str | None, list[str]] = {}
    for resource in resources:
        found.setdefault(subject.organisation.resource[resource].platform, []).append(resource)
    return {platform: found[platform] for platform in sorted(found, key=lambda name: name or "")}


def _named(resources: list[str], subject: Subject) -> Phrase:
    shown: list[Phrase] = [subject.names.resource(resource) for resource in resources[:_NAMED]]
    more = len(resources) - len(shown)
    return series([*shown, phrase(f"{more:,} more")] if more else shown)


def _neighbours(department: str, subject: Subject) -> Iterator[Section]:
    found = subject.ledger.neighbours.get(department, {})
    nearest = sorted(found, key=lambda other: (-found[other], other))[:_NEIGHBOURS]
    if nearest:
        items = tuple(
            phrase(subject.names.department(other), f", in {counted(found[other], 'resource')}") for other in nearest
        )
        yield Section("Whom it works with", (Bullets(items),))


def open_findings(target: Target, subject: Subject) -> Iterator[Section]:
    """What is open and concerns something, each with the way to where there is more on it."""
    findings = subject.findings(target)
    if findings:
        yield Section("What is open", (Bullets(tuple(finding_phrase(finding, subject) for finding in findings)),))


def finding_phrase(finding: Finding, subject: Subject) -> Phrase:
    """A finding in a line that leads to it."""
    name = Piece(finding.name.replace("-", " "), target=Target("finding", finding.fingerprint))
    return phrase(
        Piece(finding.severity, finding.severity), ", ", name, ": ", subject.names.prose(finding.message), "."
    )

"""Funding: who pays how much of what, what nobody pays, and each department against its budget."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from sogov.evaluation.funding import FUNDS
from sogov.formats.prose import money
from sogov.handbook.chapters.bills import amounts, cost_text, total
from sogov.handbook.chapters.parts import links, parts_of, path_of, title_of
from sogov.handbook.members import Members
from sogov.handbook.page import Bar, Block, Chart, Column, Page, Paragraph, Row, Section, Table
from sogov.handbook.phrases import Phrase, Piece, joined, phrase, sentence
from sogov.handbook.subject import Subject
from sogov.organisation.entities import Resource
from sogov.statistics.balance import Unallocated
from sogov.statistics.departments import DepartmentLoad
from sogov.values.holders import parse_holder
from sogov.values.identifiers import ROOT
from sogov.values.shares import share_text

MOST = 500
_SHOWN_BARS = 12
_REASONS = {
    "gap": "nobody funds it",
    "conflict": "the rules differ",
    "exempt": "deliberately nobody funds it",
    "none": "nobody funds it",
    "under-funded": "the shares do not make up the whole",
}


def pages(subject: Subject) -> Iterator[Page]:
    """The totals and, continued on further pages, every resource with the parts that its funders pay."""
    parts = parts_of(subject.members.resources, MOST)
    for number, part in enumerate(parts, 1):
        blocks = (
            *(summary(subject) if number == 1 else ()),
            *links("funding", number, len(parts)),
            Section("Resource by resource", (_parts_table(part, subject),)),
        )
        yield Page(path_of("funding", number), title_of("Funding", number), blocks)


def summary(subject: Subject) -> tuple[Block, ...]:
    """The balance, the charts, what nobody pays, and departments against their budgets."""
    return (*_balances(subject), *charts(subject), *_unpaid(subject), *_budgets(subject))


def _balances(subject: Subject) -> Iterator[Block]:
    balances = subject.statistics.balances
    if not balances:
        yield Paragraph(phrase("No resource states what it costs; shares are counted, and not money."))
        return
    columns = ["Cost a month", "Paid by departments", "Holders without a department", "Nobody pays", "Paid too much"]
    rows = tuple(
        Row(
            tuple(
                phrase(text)
                for text in (
                    balance.currency,
                    *(money(figure) for figure in (balance.cost, balance.allocated, balance.vacant)),
                    *(money(figure) for figure in (balance.unpaid, balance.excess)),
                )
            )
        )
        for balance in balances
    )
    yield Table("Balance", (Column("Currency"), *(Column(title, is_number=True) for title in columns)), rows)


def charts(subject: Subject) -> Iterator[Chart]:
    """Who pays, by function and by department: money where there are costs, else shares of all resources."""
    if subject.statistics.balances:
        currency = subject.organisation.currency
        functions = {
            subject.names.function(one.function) if one.function is not None else phrase("named directly"): next(
                (paid.amount for paid in one.funds if paid.currency == currency), Decimal(0)
            )
            for one in subject.statistics.functions
        }
        departments = {
            subject.names.department(load.department): load.own_funds
            for load in subject.statistics.departments
            if load.department != ROOT
        }
        yield from _chart(f"Who pays, by function ({currency} a month)", functions, "")
        yield from _chart(f"Who pays, by department ({currency} a month)", departments, "")
        return
    by_function, by_department = _weights(subject.members)
    functions = {subject.names.holder(parse_holder(word)): part for word, part in by_function.items()}
    departments = {subject.names.department(unit): part for unit, part in by_department.items()}
    yield from _chart("Who funds, by holder (share of all resources)", functions, "%")
    yield from _chart("Who funds, by department (share of all resources)", departments, "%")


def _weights(members: Members) -> tuple[dict[str, Decimal], dict[str, Decimal]]:
    """The part of all resources, in percent, that each holder and each department funds, were all of them one size."""
    holders: dict[str, Fraction] = {}
    departments: dict[str, Fraction] = {}
    for group, of_one in members.groups:
        for held in group.outcome(FUNDS).holdings:
            part = (held.share or Fraction(0)) * len(of_one)
            holders[str(held.holder)] = holders.get(str(held.holder), Fraction(0)) + part
            if held.department is not None:
                departments[held.department] = departments.get(held.department, Fraction(0)) + part
    whole = max(1, len(members.resources))
    return _percent(holders, whole), _percent(departments, whole)


def _percent(parts: Mapping[str, Fraction], whole: int) -> dict[str, Decimal]:
    # Tenths of a percent, rounded half up.
    return {name: Decimal(int(2000 * part / whole + 1) // 2) / 10 for name, part in parts.items()}


def _chart(title: str, amounts_of: Mapping[Phrase, Decimal], unit: str) -> Iterator[Chart]:
    paying = sorted(((amount, name) for name, amount in amounts_of.items() if amount), key=lambda one: -one[0])
    if not paying:
        return
    longest = paying[0][0]
    bars = [Bar(name, float(amount / longest), f"{money(amount)}{unit}") for amount, name in paying[:_SHOWN_BARS]]
    rest = paying[_SHOWN_BARS:]
    if rest:
        others = sum((amount for amount, _ in rest), Decimal(0))
        bars.append(Bar(phrase(f"{len(rest):,} others"), min(1.0, float(others / longest)), f"{money(others)}{unit}"))
    yield Chart(title, tuple(bars))


def _unpaid(subject: Subject) -> Iterator[Block]:
    missing = subject.statistics.unallocated
    if not missing:
        return
    columns = (Column("Resource"), Column("A month", True), Column("Because"))
    rows = tuple(
        Row((subject.names.resource(one.resource), phrase(f"{money(one.amount)} {one.currency}"), _why(one, subject)))
        for one in missing[:MOST]
    )
    more = len(missing) - len(rows)
    rest = f"{more:,} more; what the funders of a resource pay stands with each, resource by resource"
    notes = (Paragraph(sentence(rest)),) if more else ()
    yield Section("What no department pays", (Table("What no department pays", columns, rows), *notes))


def _why(missing: Unallocated, subject: Subject) -> Phrase:
    if not missing.holder:
        return phrase(_REASONS[missing.reason])
    holder = subject.names.holder(parse_holder(missing.holder))
    why = "no department stands for" if missing.reason == "vacant" else "several departments could be"
    return phrase(f"{why} ", holder)


def _budgets(subject: Subject) -> Iterator[Block]:
    loads = [load for load in subject.statistics.departments if load.budget is not None]
    if not loads:
        return
    titles = (Column("Pays a month", True), Column("Budget a month", True), Column("Left", True), Column(""))
    yield Section(
        "Departments and their budgets",
        (
            Paragraph(phrase("Each department with all below it, in the currency of the organisation.")),
            Table(
                "Departments and their budgets",
                (Column("Department"), *titles),
                tuple(_budget_row(load, subject) for load in loads),
            ),
        ),
    )


def _budget_row(load: DepartmentLoad, subject: Subject) -> Row:
    budget = load.budget or Decimal(0)
    verdict = Piece("over budget", "error") if load.exceeds_budget else Piece("within budget", "good")
    figures = (phrase(money(load.funds)), phrase(money(budget)), phrase(money(budget - load.funds)))
    return Row((subject.names.department(load.department), *figures, phrase(verdict)))


def _parts_table(resources: Iterable[Resource], subject: Subject) -> Table:
    columns = (Column("Resource"), Column("Cost a month", True), Column("Funded by"), Column("Sum", True))
    return Table("Who funds what", columns, tuple(_parts_row(resource, subject) for resource in resources))


def _parts_row(resource: Resource, subject: Subject) -> Row:
    outcome = subject.members.class_of[resource.id].outcome(FUNDS)
    paid = amounts(outcome, resource, subject)
    parts = [
        phrase(
            subject.names.holder(held.holder),
            f" {share_text(held.share)}" if held.share is not None else "",
            f" = {paid[str(held.holder)]}" if str(held.holder) in paid else "",
        )
        for held in outcome.holdings
    ]
    whole = total(outcome)
    sum_of = Piece(share_text(whole), "plain" if whole == 1 else "error") if outcome.holdings else Piece("")
    nobody = phrase(Piece(_NOBODY.get(outcome.status, ""), "error"))
    cost = phrase(cost_text(resource, subject))
    return Row((subject.names.resource(resource.id), cost, joined(parts, " · ") or nobody, phrase(sum_of)))


_NOBODY = {"conflict": "the rules differ", "gap": "nobody funds it", "exempt": "deliberately nobody", "none": "nobody"}

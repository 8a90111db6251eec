"""Statistics counted again, as simply as can be, from what `who -f json` says and from the documents themselves."""

import json
from collections import Counter, defaultdict
from decimal import Decimal
from fractions import Fraction
from typing import Any

from sogov.evaluation.portfolios import Rows
from sogov.evaluation.report import Report
from sogov.formats.json_.cells import pieces as cell_pieces
from sogov.formats.json_.statistics import pieces
from sogov.formats.style import PLAIN
from sogov.statistics.sides import Sides
from sogov.statistics.statistics import statistics_of

Json = Any


def told(report: Report, sides: Sides | None = None) -> Json:
    """What `stats -f json` says."""
    return json.loads("".join(pieces(statistics_of(report, sides), PLAIN)))


def cells_told(report: Report) -> list[Json]:
    """What `who -f json` says."""
    rows = Rows(report, report.evaluation.resources)
    found: list[Json] = json.loads("".join(cell_pieces(rows, PLAIN)))["cells"]
    return found


def recounted_money(report: Report) -> dict[str, dict[str, str]]:
    """What departments pay, what holders without one pay, and what nobody does, by currency."""
    sheets: dict[str, Counter[str]] = defaultdict(Counter)
    for cell in funds_of(report):
        cost = report.evaluation.organisation.resource[cell["resource"]].cost
        if cost is None:
            continue
        whole = rounded(cost.monthly, report)
        paid = sum(units(holder["amount"], report) for holder in cell["holders"])
        sheets[cost.currency]["cost"] += whole
        sheets[cost.currency]["unpaid"] += max(0, whole - paid)
        sheets[cost.currency]["excess"] += max(0, paid - whole)
        for holder in cell["holders"]:
            name = "vacant" if holder["department"] is None else "allocated"
            sheets[cost.currency][name] += units(holder["amount"], report)
    names = ("cost", "allocated", "vacant", "unpaid", "excess")
    return {code: {name: text(sheet[name], report) for name in names} for code, sheet in sheets.items()}


def recounted_departments(report: Report) -> dict[str, dict[str, Any]]:
    """What each unit pays and works itself and with all below it, for units that pay or work."""
    organisation, tree = report.evaluation.organisation, report.evaluation.tree
    found: dict[str, dict[str, Any]] = defaultdict(lambda: defaultdict(Fraction))
    cells = {(cell["resource"], cell["responsibility"]): cell for cell in cells_told(report)}
    for (name, responsibility), cell in cells.items():
        resource = organisation.resource[name]
        if responsibility == "funds" and resource.cost is not None:
            for holder in cell["holders"]:
                if holder["department"] is not None:
                    whose = "" if resource.cost.currency == organisation.currency else f" {resource.cost.currency}"
                    add(found, tree, holder["department"], f"funds{whose}", Fraction(holder["amount"]))
        if responsibility == "operates" and resource.effort is not None:
            workers = departments_in(cell) or departments_in(cells[name, "manages"])
            for department in workers:
                add(found, tree, department, "hours", resource.effort.monthly / len(workers))
    return found


def recounted_functions(report: Report) -> dict[str | None, tuple[int, dict[str, str]]]:
    """How many resources each function funds, and what it pays by currency; None is who is no function."""
    organisation = report.evaluation.organisation
    resources: dict[str | None, set[str]] = defaultdict(set)
    paid: dict[str | None, Counter[str]] = defaultdict(Counter)
    for cell in funds_of(report):
        cost = organisation.resource[cell["resource"]].cost
        for holder in cell["holders"]:
            function = holder["holder"] if holder["holder"] in organisation.function else None
            resources[function].add(cell["resource"])
            if cost is not None:
                paid[function][cost.currency] += units(holder["amount"], report)
    return {
        function: (len(those), {code: text(sum_, report) for code, sum_ in paid[function].items() if sum_})
        for function, those in resources.items()
    }


def recounted_presence(report: Report, technology: list[str], communication: list[str]) -> tuple[int, int, int]:
    """In how many resources technology, communication, and both are involved."""
    department = report.evaluation.organisation.department
    present: dict[str, set[str]] = defaultdict(set)
    for cell in cells_told(report):
        for holder in cell["holders"] if cell["responsibility"] != "informed" else ():
            words = {holder["holder"], *(department[holder["department"]].performs if holder["department"] else ())}
            present[cell["resource"]] |= words
    those = [(bool(words & set(technology)), bool(words & set(communication))) for words in present.values()]
    return sum(one for one, _ in those), sum(two for _, two in those), sum(one and two for one, two in those)


def funds_of(report: Report) -> list[Json]:
    """The cells of `funds`."""
    return [cell for cell in cells_told(report) if cell["responsibility"] == "funds"]


def departments_in(cell: Json) -> set[str]:
    """The departments that hold a cell."""
    return {holder["department"] for holder in cell["holders"]} - {None}


def add(found: dict[str, dict[str, Any]], tree: Any, department: str, figure: str, amount: Fraction) -> None:  # noqa: ANN401  # a test
    """Add something to a department and all above it."""
    found[department][f"own {figure}"] += amount
    for unit in tree.upwards(department):
        found[unit][figure] += amount


def rounded(amount: Fraction, report: Report) -> int:
    """An amount in minor units, a half going up."""
    scaled: Fraction = amount * 10**report.evaluation.organisation.minor_units
    return (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)


def units(amount: str, report: Report) -> int:
    """An amount that was written, in minor units."""
    return int(Decimal(amount).scaleb(report.evaluation.organisation.minor_units))


def text(amount: int, report: Report) -> str:
    """Minor units as an amount is written."""
    return f"{Decimal(amount).scaleb(-report.evaluation.organisation.minor_units):f}"

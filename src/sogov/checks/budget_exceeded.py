"""`budget-exceeded`: a department funds more than its budget.

**What it is.** What a department and all below it fund, by the month and in the organisation's currency, is more than
the department's `budget` (language §3.3). Costs in other currencies do not count, nor does the part of a holder for
whom no department is found.

**Why it matters.** The policies promise money that the department does not have; the year ends with a hole or with
resources that are dropped.

**What to do.** Raise the budget, lower the costs, or let other departments take a share.
"""

from collections.abc import Iterator
from fractions import Fraction

from sogov.checks.check import Cause, Check, Telling
from sogov.checks.prose import counted
from sogov.evaluation.evaluation import Evaluation
from sogov.evaluation.funding import FUNDS
from sogov.findings.pages import Example
from sogov.values.money import minor_units
from sogov.values.numbers import decimal_text


def find(evaluation: Evaluation) -> Iterator[Cause]:
    """One cause for each department in effect of which the budget is exceeded."""
    currency, places = evaluation.organisation.currency, evaluation.organisation.minor_units
    for department in evaluation.organisation.departments:
        if department.budget is not None and department.id in evaluation.tree.in_effect:
            load = evaluation.funding.amount(department.id)
            # Rounded as costs are: a budget that equals the one cost it pays must not be exceeded by a rounding.
            limit = Fraction(minor_units(department.budget.monthly, places), 10**places)
            if load > limit:
                subjects = evaluation.funding.subjects(department.id)
                amounts = (f"{decimal_text(number, places)} {currency}" for number in (load, limit))
                yield Cause(
                    responsibility=FUNDS,
                    subjects=subjects,
                    concern=department.id,
                    details=(counted(len(subjects), "resource"), *amounts),
                    origins=(department.origin.at("budget"),),
                )


def tell(cause: Cause) -> Telling:
    """By how much, and for what."""
    resources, load, limit = cause.details
    return Telling(
        f"`{cause.concern}` and what is below it fund {resources} with {load} a month; the budget is {limit}",
        "raise the budget, lower the costs, or let others share them",
    )


_ORGANISATION = """\
{
  "organisation": {"id": "acme"},
  "functions": [{"id": "communications"}, {"id": "marketing"}],
  "departments": [
    {"id": "comms", "performs": ["communications"]},
    {"id": "mkt", "performs": ["marketing"], "budget": {"amount": 12000, "per": "year"}}
  ],
  "resources": [{"id": "acme-x", "kind": "account", "cost": {"amount": 1500, "per": "month"}}]
}
"""

_BAD = """\
{
  "policy": "social-media",
  "rules": [
    {"id": "accounts", "assign": {"funds": {"marketing": "100%"}, "manages": "communications"}}
  ]
}
"""

_GOOD = """\
{
  "policy": "social-media",
  "rules": [
    {"id": "accounts",
     "assign": {
       "funds": {"marketing": "60%", "communications": "rest"},
       "manages": "communications"
     }}
  ]
}
"""

CHECK = Check(
    name="budget-exceeded",
    kind="violation",
    severity="warning",
    find=find,
    rows=True,
    tell=tell,
    bad=Example((("organisation.json", _ORGANISATION), ("policy.json", _BAD))),
    good=Example((("organisation.json", _ORGANISATION), ("policy.json", _GOOD))),
)

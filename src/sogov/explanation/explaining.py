"""Explaining: an explanation is drawn from an evaluation, step by step as the evaluation went (`language §3`)."""

from collections.abc import Iterable, Iterator

from sogov.evaluation.cells import Outcome
from sogov.evaluation.requirements import Trial
from sogov.explanation.case import Case
from sogov.explanation.expectations import why_not
from sogov.explanation.explanation import Argument, Duty, Explanation, Silent
from sogov.explanation.seats import seats
from sogov.explanation.voices import statement_text, voice, yielding
from sogov.policy.requirements import INVOLVED, Requirement
from sogov.selectors.selector import Selector
from sogov.values.holders import Holder


def explained(case: Case, responsibilities: Iterable[str], expected: Holder | None = None) -> Explanation:
    """The explanation of a resource for some responsibilities, in their order.

    With an expected holder it also says why that one does not hold them.
    """
    resource, organisation = case.resource, case.evaluation.organisation
    outcomes = {name: case.group.outcomes[name] for name in responsibilities}
    home = organisation.department.get(case.home)
    return Explanation(
        as_of=case.evaluation.day,
        resource=resource,
        place=case.place(resource.origin),
        home=case.home,
        home_name=home.name if home is not None else organisation.name,
        platform_kind=case.traits.platform_kind,
        monthly=resource.cost.monthly if resource.cost is not None else None,
        places=organisation.minor_units,
        arguments=tuple(_argument(outcome, case) for outcome in outcomes.values()),
        duties=tuple(_duties(frozenset((*outcomes, INVOLVED)), case)),
        why_not=None if expected is None else why_not(expected, outcomes, case),
    )


def _argument(outcome: Outcome, case: Case) -> Argument:
    book = case.evaluation.rulebook
    responsibility = case.evaluation.organisation.responsibility[outcome.responsibility]
    cell = case.evaluation.cell(case.resource.id, outcome.responsibility)
    decision = outcome.decision
    silent = [(speech, case.unmet_by(speech)) for speech in book.all_speeches(responsibility.id)]
    required = responsibility.required
    return Argument(
        cell=cell,
        form=responsibility.form,
        is_required=book.is_required(responsibility, case.group.reached),
        requirement="selected" if isinstance(required, Selector) else "always" if required else "never",
        seats=seats(outcome, cell, case),
        stands=tuple(voice(speech, case) for speech in decision.stands) if decision is not None else (),
        yielding=tuple(yielding(loser, case) for loser in decision.set_aside) if decision is not None else (),
        silent=tuple(Silent(voice(speech, case), failed) for speech, failed in silent if failed),
        declared=_declared(responsibility.id, case),
    )


def _declared(responsibility: str, case: Case) -> str | None:
    declared = case.group.declared
    return statement_text(declared[responsibility]) if responsibility in declared else None


def _duties(keys: frozenset[str], case: Case) -> Iterator[Duty]:
    trial = Trial(case.tree)
    book = case.evaluation.rulebook
    for rule in sorted(book.rules, key=lambda rule: rule.id):
        for requirement in rule.requires if case.group.reached & book.territory.get(rule.id, 0) else ():
            if requirement.key in keys:
                yield Duty(
                    rule=rule.id,
                    place=case.place(rule.origin.at("require", requirement.key)),
                    severity=rule.severity,
                    responsibility=requirement.responsibility,
                    failures=trial.failures(requirement, case.group),
                    waits=_waits(requirement, case),
                )


def _waits(requirement: Requirement, case: Case) -> bool:
    outcomes = case.group.outcomes
    if requirement.responsibility is None:
        return any(outcome.status == "conflict" for name, outcome in outcomes.items() if name != "informed")
    return outcomes[requirement.responsibility].status in ("conflict", "gap")

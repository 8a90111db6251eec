"""Gathering: causes become findings, and waivers take away what they accept (`language §2.2`, `§4`)."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import attrs

from sogov.checks.check import Cause, Check
from sogov.evaluation.evaluation import Evaluation
from sogov.findings.findings import Finding, Place, Waived, in_order, waived_in_order
from sogov.policy.policies import Waiver
from sogov.values.identifiers import ROOT
from sogov.values.origins import Origin

_PLACES = 10


@attrs.frozen
class Gathered:
    """What was found: the findings that count, and those that a waiver accepts; both in order."""

    findings: tuple[Finding, ...]
    waived: tuple[Waived, ...]


Found = tuple[Mapping[str, Sequence[Cause]], Mapping[str, int]]
"""The causes that checks find, by the name of the check, and the rows of the resources that these name."""


def gathered(
    evaluation: Evaluation,
    checks: Iterable[Check],
    place: Callable[[Origin], Place],
    beside: Callable[[Callable[[], Found]], Callable[[], Found]] | None = None,
) -> Gathered:
    """Everything that the checks find in an evaluation; places are worked out for what is reported alone.

    With `beside`, which begins a work somewhere else and is then asked for its value, those that go through rows look
    there.
    """
    gathering = _Gathering(evaluation, place)
    checks = tuple(checks)
    looking = [check for check in checks if check.find is not None]
    if beside is None:
        causes = _found(evaluation, looking)
    else:
        others = beside(lambda: (_found(evaluation, [c for c in looking if c.rows]), evaluation.named_rows))
        own = _found(evaluation, [check for check in looking if not check.rows])
        found, rows = others()
        evaluation.named_rows.update(rows)
        causes = {**own, **found}
    for check in looking:
        gathering.take(check, causes[check.name])
    for check in checks:
        if check.review is not None:
            gathering.take(check, _merged(check.review(evaluation, frozenset(gathering.used))))
    return Gathered(in_order(gathering.findings), waived_in_order(gathering.waived))


def _found(evaluation: Evaluation, checks: Iterable[Check]) -> dict[str, Sequence[Cause]]:
    return {check.name: tuple(_merged(check.find(evaluation))) for check in checks if check.find is not None}


class _Gathering:
    def __init__(self, evaluation: Evaluation, place: Callable[[Origin], Place]) -> None:
        self.findings: list[Finding] = []
        self.waived: list[Waived] = []
        self.used: set[str] = set()
        self._evaluation = evaluation
        self._place = place
        self._issuer = {rule.id: rule.issuer for rule in evaluation.rulebook.rules}
        self._waivers: dict[str, list[Waiver]] = {}
        for waiver in sorted(evaluation.rulebook.waivers, key=lambda waiver: (-waiver.until.toordinal(), waiver.id)):
            self._waivers.setdefault(waiver.finding, []).append(waiver)

    def take(self, check: Check, causes: Iterable[Cause]) -> None:
        for cause in causes:
            waivers = [waiver for waiver in self._waivers.get(check.name, ()) if self._may_reach(waiver, cause)]
            for waiver, part in self._divided(cause, waivers) if check.waivable else [(None, cause)]:
                finding = self._finding(check, part)
                if waiver is None:
                    self.findings.append(finding)
                else:
                    self.waived.append(Waived(waiver.id, waiver.until.isoformat(), waiver.reason, finding))

    def _may_reach(self, waiver: Waiver, cause: Cause) -> bool:
        if waiver.rules is not None and not (cause.rules and waiver.rules.issuperset(cause.rules)):
            return False
        if not cause.rules and not cause.subjects:
            return waiver.issuer == ROOT
        return all(self._evaluation.tree.is_within(self._issuer[rule], waiver.issuer) for rule in cause.rules)

    def _divided(self, cause: Cause, waivers: Sequence[Waiver]) -> Iterator[tuple[Waiver | None, Cause]]:
        """The part of a cause that each waiver accepts, and the part that none does (None)."""
        if not cause.subjects:
            reaching = [waiver for waiver in waivers if waiver.where is None]
            self.used.update(waiver.id for waiver in reaching)
            yield (reaching[0] if reaching else None), cause
            return
        if not waivers:
            yield None, cause
            return
        parts: dict[str | None, list[str]] = {}
        for subject in cause.subjects:
            reached = self._evaluation.class_of[subject].reached
            reaching = [waiver for waiver in waivers if reached & self._evaluation.rulebook.waived[waiver.id]]
            self.used.update(waiver.id for waiver in reaching)
            parts.setdefault(reaching[0].id if reaching else None, []).append(subject)
        by_id = {waiver.id: waiver for waiver in waivers}
        for waiver_id, subjects in parts.items():
            yield (by_id[waiver_id] if waiver_id else None), attrs.evolve(cause, subjects=tuple(subjects))

    def _finding(self, check: Check, cause: Cause) -> Finding:
        severity = cause.severity or check.severity
        if check.tell is None or severity is None:
            raise ValueError(check.name)
        told = check.tell(cause)
        places = {self._place(origin): None for origin in self._origins_of(cause)}
        return Finding(
            name=check.name,
            kind=check.kind,
            severity=severity,
            message=told.message,
            remedy=told.remedy,
            responsibility=cause.responsibility,
            rules=cause.rules,
            subjects=cause.subjects,
            concern=cause.concern,
            places=tuple(places),
        )

    def _origins_of(self, cause: Cause) -> Iterator[Origin]:
        shown = _PLACES if not cause.origins else 1 if cause.way else 0
        for subject in cause.subjects[:shown]:
            yield self._evaluation.resource(subject).origin.at(*cause.way)
        yield from cause.origins


def _merged(causes: Iterable[Cause]) -> Iterator[Cause]:
    """One cause for each key, with all subjects, sorted."""
    groups: dict[tuple[object, ...], list[Cause]] = {}
    for cause in causes:
        groups.setdefault((cause.responsibility, cause.rules, cause.severity, cause.concern), []).append(cause)
    for group in groups.values():
        yield attrs.evolve(
            group[0],
            subjects=tuple(sorted({subject for cause in group for subject in cause.subjects})),
            details=_together([cause.details for cause in group]),
            hints=_together([cause.hints for cause in group]),
            origins=tuple(dict.fromkeys(origin for cause in group for origin in cause.origins)),
        )


def _together(words: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """The words of one cause in its own order; those of causes that differ sorted: no order of classes shows."""
    if len(set(words)) == 1:
        return words[0]
    return tuple(sorted({word for some in words for word in some}))

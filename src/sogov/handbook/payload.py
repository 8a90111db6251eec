"""The payload: every answer as compact JSON, from which the page for browsers draws what it shows."""

from collections.abc import Mapping
from fractions import Fraction

from sogov.evaluation.cells import Outcome
from sogov.evaluation.classes import ResourceClass
from sogov.evaluation.evaluation import Evaluation
from sogov.evaluation.holdings import in_place
from sogov.explanation.case import Case
from sogov.explanation.voices import yielding
from sogov.formats.escapes import visible
from sogov.handbook.phrases import joined, plain
from sogov.handbook.registers import Register, column
from sogov.handbook.subject import Subject
from sogov.organisation.entities import Resource
from sogov.values.holders import parse_holder
from sogov.values.identifiers import ROOT
from sogov.values.money import minor_units
from sogov.values.numbers import integer_text, shortest_text
from sogov.values.shares import share_text

VERSION = 1
# In the place of a department: the whole organisation, and nobody. In the place of anything else: none.
_ROOT, _NONE, _NOBODY = -1, -1, -2
_SAFE = 2**53

Tree = Mapping[str, object]


class Payload:
    """Gathers a subject into tables that refer to each other by number."""

    def __init__(self, subject: Subject) -> None:
        """Take the subject of the handbook."""
        self.subject = subject
        organisation = subject.organisation
        self.departments = Register(department.id for department in organisation.departments)
        self.platforms = Register(platform.id for platform in organisation.platforms)
        self.stages = Register(organisation.stages)
        self.rules = Register(subject.rules)
        self.words, self.homes = Register(), Register()
        self.kinds, self.tags, self.currencies = Register(), Register(), Register()
        self.tag_sets, self.duties, self.texts = Register(), Register(), Register()
        self.decisions = [Register() for _ in subject.responsibilities]
        self._known: dict[tuple[int, int], tuple[Outcome, int]] = {}

    def tree(self) -> Tree:
        """Everything, as a JSON object; texts are made visible, numbers stand for entries of its tables."""
        subject, organisation = self.subject, self.subject.organisation
        resources = self._resources()
        today = self._views(subject.evaluation)
        stages = {stage: self._differing(self._views(view), today) for stage, view in subject.stages.items()}
        return {
            "sogov": VERSION,
            "name": visible(organisation.name),
            "asOf": subject.report.as_of.isoformat(),
            "currency": organisation.currency,
            "places": organisation.minor_units,
            "responsibilities": [
                [one.id, visible(one.name), visible(one.letter), one.form] for one in subject.responsibilities
            ],
            "functions": [[one.id, visible(one.name), visible(one.head)] for one in organisation.functions],
            "departments": self._departments(),
            "platforms": [
                [one.id, visible(one.name), one.kind, visible(one.vendor), visible(one.url)]
                for one in organisation.platforms
            ],
            "stages": list(organisation.stages),
            "rules": self._rules(),
            "findings": self._findings(),
            "resources": {**resources, "cells": today},
            "views": stages,
            "kinds": list(self.kinds.numbers),
            "tags": [visible(str(tag)) for tag in self.tags.numbers],
            "tagSets": list(self.tag_sets.numbers),
            "currencies": list(self.currencies.numbers),
            "duties": list(self.duties.numbers),
            "decisions": [list(register.numbers) for register in self.decisions],
            "texts": [visible(str(text)) for text in self.texts.numbers],
            "words": list(self.words.numbers),
            "homes": list(self.homes.numbers),
            "found": self._found(),
        }

    def _departments(self) -> list[object]:
        subject = self.subject
        loads = {load.department: load for load in subject.statistics.departments}
        found: list[object] = []
        for one in subject.organisation.departments:
            load = loads.get(one.id)
            parent = subject.evaluation.tree.parent[one.id]
            found.append(
                [
                    one.id,
                    visible(one.name),
                    self.departments.numbers.get(parent, _ROOT),
                    list(one.performs),
                    visible(one.head),
                    visible(one.contact),
                    f"{load.funds:f}" if load is not None and load.funds else "",
                    f"{load.budget:f}" if load is not None and load.budget is not None else "",
                    shortest_text(load.hours) if load is not None and load.hours else "",
                    shortest_text(load.capacity) if load is not None and load.capacity is not None else "",
                    int(one.id in subject.evaluation.tree.in_effect),
                ]
            )
        return found

    def _rules(self) -> list[object]:
        return [
            [rule.id, visible(plain(joined(self.subject.says(rule.id), " "))), visible(rule.rationale), rule.severity]
            for rule in self.subject.rules.values()
        ]

    def _findings(self) -> list[object]:
        position = {resource.id: number for number, resource in enumerate(self.subject.members.resources)}
        waived = [(one.finding, f"{one.waiver}, until {one.until}: {one.reason}") for one in self.subject.report.waived]
        return [
            [
                *(finding.fingerprint, finding.name, finding.kind, finding.severity),
                *(visible(finding.message), visible(finding.remedy), finding.responsibility or ""),
                [self.rules.numbers[rule] for rule in finding.rules],
                _steps([position[subject] for subject in finding.subjects]),
                visible(accepted),
            ]
            for finding, accepted in [*((finding, "") for finding in self.subject.report.findings), *waived]
        ]

    def _resources(self) -> dict[str, object]:
        members = self.subject.members
        resources = members.resources
        columns: dict[str, list[object]] = {
            "ids": [resource.id for resource in resources],
            "names": [visible(one.name) if one.name != one.id else 0 for one in resources],
            "kinds": [self.kinds.number(one.kind) for one in resources],
            "platforms": [_NONE if one.platform is None else self.platforms.number(one.platform) for one in resources],
            "homes": [self.homes.number(self.subject.home(resource)) for resource in resources],
            "stages": [_NONE if one.stage is None else self.stages.number(one.stage) for one in resources],
            "tags": [self.tag_sets.number(tuple(map(self.tags.number, sorted(one.tags)))) for one in resources],
            "costs": [self._cost(resource) for resource in resources],
            "currencies": [
                _NONE if one.cost is None else self.currencies.number(one.cost.currency) for one in resources
            ],
            "hours": [shortest_text(one.effort.monthly) if one.effort is not None else 0 for one in resources],
            "urls": [visible(resource.url) if resource.url else 0 for resource in resources],
            "duties": [self.duties.number(self._duties(members.class_of[one.id])) for one in resources],
        }
        return {name: column(values) for name, values in columns.items()}

    def _differing(self, views: list[object], today: list[object]) -> list[object]:
        """The columns of a stage; 0 stands for one that is as it is today."""
        return [0 if view == now else view for view, now in zip(views, today, strict=True)]

    def _cost(self, resource: Resource) -> object:
        if resource.cost is None:
            return _NONE
        units = minor_units(resource.cost.monthly, self.subject.organisation.minor_units)
        return units if units < _SAFE else str(units)

    def _duties(self, group: ResourceClass) -> tuple[int, ...]:
        book = self.subject.evaluation.rulebook
        matching = (rule for rule in book.rules if rule.requires and group.reached & book.territory[rule.id])
        return tuple(self.rules.numbers[rule.id] for rule in matching)

    def _views(self, evaluation: Evaluation) -> list[object]:
        """For each responsibility the number of the decision of every resource."""
        classes = [evaluation.class_of[resource.id] for resource in self.subject.members.resources]
        groups = {group.number: group for group in classes}
        views: list[object] = []
        for number, responsibility in enumerate(self.subject.responsibilities):
            decided = {
                group.number: self._decision(number, group.outcome(responsibility.id), evaluation)
                for group in groups.values()
            }
            views.append(column([decided[group.number] for group in classes]))
        return views

    def _decision(self, number: int, outcome: Outcome, evaluation: Evaluation) -> int:
        # Outcomes are shared by many classes; each is kept here, so that no other can be taken for it.
        known = self._known.get((number, id(outcome)))
        if known is None:
            holders = tuple((self.words.number(str(held.holder)), *_share(held.share)) for held in outcome.holdings)
            rules = tuple(self.rules.numbers[rule] for rule in outcome.rules)
            made = (outcome.status, holders, rules, self._aside(outcome, evaluation), outcome.claimants)
            known = self._known[number, id(outcome)] = outcome, self.decisions[number].number(made)
        return known[1]

    def _aside(self, outcome: Outcome, evaluation: Evaluation) -> tuple[tuple[int, int], ...]:
        if outcome.decision is None:
            return ()
        case = Case(self.subject.members.resources[0], evaluation, self.subject.place)
        return tuple(
            (self.rules.numbers[loser.speech.rule.id], self.texts.number(yielding(loser, case).because))
            for loser in outcome.decision.set_aside
        )

    def _found(self) -> list[object]:
        """For each word, for each home, the department there (or none, or several), and the unit where it was found."""
        tree, numbers = self.subject.evaluation.tree, {**self.departments.numbers, ROOT: _ROOT}
        found: list[object] = []
        for word in self.words.numbers:
            holder = parse_holder(str(word))
            places = [in_place(holder, None, str(home), tree) for home in self.homes.numbers]
            departments: list[object] = [
                [numbers[one] for one in place.candidates]
                if place.candidates
                else numbers.get(place.department, _NOBODY)
                for place in places
            ]
            climbs = holder.kind == "function"
            units: list[object] = [numbers.get(place.unit, _NOBODY) for place in places] if climbs else []
            found.append([column(departments), column(units)])
        return found


def _steps(numbers: list[int]) -> list[int]:
    """Rising numbers as the steps between them, which are short."""
    return [number - before for number, before in zip(numbers, [0, *numbers], strict=False)]


def _share(share: Fraction | None) -> tuple[str, ...]:
    """A share in words, and as a numerator and a denominator, which may be beyond what a script can count."""
    if share is None:
        return ()
    return share_text(share), integer_text(share.numerator), integer_text(share.denominator)


def payload_of(subject: Subject) -> Tree:
    """The payload of a subject."""
    return Payload(subject).tree()

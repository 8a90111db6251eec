"""The naive evaluator: plain documents and a date in, cells and findings out (language §3, §4)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tests.model.findings import Finding, findings_on_resources
from tests.model.judged import Cell, cell_of, judge_resource
from tests.model.upkeep import findings_on_rules
from tests.model.waivers import waive
from tests.model.world import Entry, read_world, resources_in_effect


@dataclass(frozen=True)
class Verdict:
    """The answer: cells by resource and responsibility, findings, and findings waived with the waiver of each."""

    cells: Mapping[tuple[str, str], Cell]
    findings: frozenset[Finding]
    waived: frozenset[tuple[str, Finding]]


def judge(documents: Sequence[Entry], as_of: date) -> Verdict:
    """What the specification answers for valid documents on a date; input errors are not looked for."""
    world = read_world(documents, as_of)
    all_judged = [judge_resource(world, resource) for resource in resources_in_effect(world)]
    cells = {
        (judged.resource["id"], responsibility): cell_of(world, judged, responsibility)
        for judged in all_judged
        for responsibility in world.responsibilities
    }
    found = [*findings_on_resources(world, all_judged), *findings_on_rules(world, all_judged)]
    traits = {judged.resource["id"]: judged.traits for judged in all_judged}
    findings, waived = waive(world, found, traits)
    return Verdict(cells, frozenset(findings), frozenset(waived))

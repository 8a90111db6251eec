"""The vocabulary of a set of documents: every word that one of them states for others to name."""

from collections.abc import Collection

from sogov.organisation.entities import BUILT_IN, DEFAULT_STAGES, Form
from sogov.structure.entities import form
from sogov.structure.fault_list import FaultList
from sogov.structure.references import References, Sort
from sogov.structure.sections import Sections
from sogov.values.currencies import CURRENCIES


def references_to(
    sections: Sections, finding_names: Collection[str], faults: FaultList, *, decided: bool
) -> References:
    """The references to what sections state, to findings and to currencies."""
    forms: dict[str, Form | None] = {known.id: known.form for known in BUILT_IN}
    for entry in sections.responsibilities.entries:
        forms.setdefault(entry.identifier(), form(entry))
    words: dict[Sort, Collection[str]] = {
        "function": sections.functions.ids,
        "department": sections.departments.ids,
        "platform": sections.platforms.ids,
        "stage": frozenset(sections.stages if sections.stages is not None else DEFAULT_STAGES),
        "responsibility": sections.responsibilities.ids.union(known.id for known in BUILT_IN),
        "policy": frozenset(section.id for section in sections.policies if section.id),
        "rule": frozenset(rule for section in sections.policies for rule in section.rule_ids),
        "finding": frozenset(finding_names),
        "currency": CURRENCIES,
    }
    return References(words, forms, faults, decided)

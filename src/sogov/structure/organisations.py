"""The organisation, made of the merged sections (`language §2.1`)."""

from sogov.organisation.entities import DEFAULT_STAGES
from sogov.organisation.organisation import Organisation
from sogov.structure.entities import by_id, department, function, platform, responsibilities
from sogov.structure.entries import Entry
from sogov.structure.figures import count, currency
from sogov.structure.references import References
from sogov.structure.sections import Sections

_NOTHING_SAID = Organisation()


def organisation(sections: Sections, references: References) -> Organisation:
    """The organisation that the sections state, without its resources; every section is sorted by id."""
    frames = [_frame(entry, references) for entry in sections.organisations]
    frame = frames[0] if frames else _NOTHING_SAID
    departments = sections.departments.entries
    return Organisation(
        id=frame.id,
        name=frame.name,
        currency=frame.currency,
        minor_units=frame.minor_units,
        functions=by_id(map(function, sections.functions.entries)),
        departments=by_id(department(entry, references, frame.currency) for entry in departments),
        platforms=by_id(map(platform, sections.platforms.entries)),
        stages=sections.stages if sections.stages is not None else DEFAULT_STAGES,
        responsibilities=responsibilities(sections.responsibilities.entries, references),
    )


def _frame(entry: Entry, references: References) -> Organisation:
    """The organisation with nothing in it."""
    name = entry.identifier()
    places = entry.read("minor_units", count)
    return Organisation(
        id=name,
        name=entry.text("name", name),
        currency=currency(entry, references, _NOTHING_SAID.currency),
        minor_units=int(places) if places is not None else _NOTHING_SAID.minor_units,
    )

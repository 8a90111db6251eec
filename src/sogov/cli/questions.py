"""What a question names: resources, responsibilities and holders that there must be."""

from collections.abc import Sequence
from pathlib import Path

from sogov.cli.usage import UsageError
from sogov.evaluation.report import Report
from sogov.findings.errors import UnknownName
from sogov.values.holders import DEPARTMENT_PREFIX, HOME, HOME_WORD, Holder
from sogov.values.identifiers import nearest


def known_resources(names: Sequence[str], report: Report) -> tuple[str, ...]:
    """The resources named, sorted, each once; all that are in effect where none is. Raises UnknownName, UsageError."""
    known = report.evaluation.class_of
    for name in names:
        if name not in known:
            if Path(name).exists():
                raise UsageError(f"no resource in effect `{name}`; to read what is there, say `-C {name}`")
            raise UnknownName("resource in effect", name, nearest(name, known))
    return tuple(sorted(set(names))) or report.evaluation.resources


def known_holder(text: str, report: Report) -> Holder:
    """The holder that a text names: a function, `@home`, `department:ID` or a department's id, after successors.

    Raises UnknownName.
    """
    organisation = report.evaluation.organisation
    if text == HOME_WORD:
        return HOME
    name = text.removeprefix(DEPARTMENT_PREFIX)
    if name == text and text in organisation.function:
        return Holder("function", text)
    if name in organisation.department:
        return Holder("department", report.evaluation.tree.stand_in(name))
    if name != text:
        raise UnknownName("department", name, nearest(name, organisation.department))
    raise UnknownName("function or department", text, nearest(text, [*organisation.function, *organisation.department]))


def known_responsibilities(name: str | None, report: Report) -> tuple[str, ...]:
    """The responsibility named, or all of them in their order. Raises UnknownName."""
    known = report.evaluation.organisation.responsibility
    if name is None:
        return tuple(known)
    if name not in known:
        raise UnknownName("responsibility", name, nearest(name, known))
    return (name,)

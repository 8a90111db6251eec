"""What a check is: one finding of the catalogue, with its page and, where evaluation finds it, the way it is found."""

from collections.abc import Callable, Iterable

import attrs

from sogov.evaluation.evaluation import Evaluation
from sogov.findings.findings import Kind, Severity
from sogov.findings.pages import Example
from sogov.values.origins import Origin


@attrs.frozen
class Cause:
    """One cause as a check meets it, class by class; causes of one key become one finding.

    The key is responsibility, rules, severity and concern. `details` and `hints` are words for the message and for the
    remedy. `origins` are the places to show, in this order; `way` leads from a subject to what is shown of it. Without
    origins the first subjects are shown, with origins and a way the first subject before them.
    """

    responsibility: str | None = None
    rules: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    concern: str = ""
    severity: Severity | None = None
    details: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    origins: tuple[Origin, ...] = ()
    way: tuple[str, ...] = ()


@attrs.frozen
class Telling:
    """The sentence for a manager, and the remedy apart."""

    message: str
    remedy: str


@attrs.frozen
class Check:
    """A finding of the catalogue (`language §4`).

    `severity` is None where the rule states it. `find` is None for what is found while documents are read; `review`
    stands in for `find` where the question can only be asked when waivers have been applied: it is given those used.
    What goes through all `rows` of an organisation, and asks little else, may be looked for beside the other checks.
    """

    name: str
    kind: Kind
    severity: Severity | None
    page: str = ""
    find: Callable[[Evaluation], Iterable[Cause]] | None = None
    review: Callable[[Evaluation, frozenset[str]], Iterable[Cause]] | None = None
    tell: Callable[[Cause], Telling] | None = None
    waivable: bool = True
    rows: bool = False
    bad: Example | None = None
    good: Example | None = None

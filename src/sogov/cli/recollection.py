"""Recollection: whether the answer of a check is remembered, and what is needed to remember the one that is found."""

from argparse import Namespace

import attrs

from sogov.cli import settings
from sogov.cli.circumstances import Circumstances, circumstances
from sogov.cli.memory import Memory, memory_apart_from
from sogov.cli.transcripts import result_in, transcript
from sogov.cli.usage import UsageError
from sogov.findings.errors import SogovError
from sogov.formats.results import Result


@attrs.frozen(eq=False)
class Recollection:
    """A memory, and the circumstances of the check whose answer may be in it."""

    _memory: Memory
    circumstances: Circumstances

    def result(self) -> Result | None:
        """The result that is remembered; None where none is."""
        told = self._memory.recalled(self.circumstances.key)
        try:
            return None if told is None else result_in(told, self.circumstances.sources())
        except (LookupError, TypeError, ValueError):
            return None

    def keep(self, result: Result) -> None:
        """Remember the result of a check, unless it may depend on what the key does not speak of.

        That is a check of another package, whose code nobody has looked at; a table, which documents name only when
        they are read; another day, after midnight; and what was changed while the check was made.
        """
        from importlib.metadata import entry_points

        from sogov.checks.catalogue import GROUP

        found = self.circumstances
        if any(source.named_by for source in result.sources):
            return
        if not entry_points(group=GROUP) and result.as_of == found.day and not found.have_changed:
            self._memory.keep(found.key, transcript(result))


def recollection(options: Namespace) -> Recollection | None:
    """What there is to recall a check by; None where it is not to be remembered.

    What is wrong with a call, or with what it names, is not said here but by the check.
    """
    places = settings.paths(options)
    # Standard input can be read once, and a check that is not remembered needs it too.
    if options.no_cache or settings.STANDARD_INPUT in places:
        return None
    try:
        memory = memory_apart_from((*places, settings.configured(options).folder))
        return None if memory is None else Recollection(memory, circumstances(options, places))
    except (UsageError, SogovError, OSError, ValueError):
        return None

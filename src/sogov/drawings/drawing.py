"""The drawing that somebody asks for: of everything or of a neighbourhood, whole or as it fits on a page."""

from collections.abc import Collection
from datetime import date
from functools import cached_property

import attrs

from sogov.drawings.fitting import fitted, held_alone, is_readable, without_plain_homes
from sogov.drawings.folding import GroupBy, grouped
from sogov.drawings.neighbourhood import neighbourhood
from sogov.drawings.network import Network, network_of
from sogov.evaluation.evaluation import Evaluation
from sogov.organisation.organisation import Organisation


@attrs.frozen(eq=False)
class Page:
    """A network that fits on a page, and what had to be drawn together or left out."""

    network: Network
    notes: tuple[str, ...]


@attrs.frozen(eq=False)
class Drawing:
    """What is asked for: who holds these responsibilities, around a focus (None: everywhere), in groups or not."""

    evaluation: Evaluation
    responsibilities: Collection[str]
    focus: str | None = None
    depth: int = 1
    by: GroupBy | None = None

    @property
    def as_of(self) -> date:
        """The evaluation date."""
        return self.evaluation.day

    @property
    def organisation(self) -> Organisation:
        """The organisation that is drawn."""
        return self.evaluation.organisation

    @cached_property
    def network(self) -> Network:
        """Everything that is asked for, for programs; in groups only where that is asked for too."""
        return self._asked if self.by is None else grouped(self._asked, self.organisation, self.by, self.focus)

    @cached_property
    def page(self) -> Page:
        """As much as fits on a page, for people; in groups where there would be too much."""
        network, focus = self._asked, self.focus
        network = held_alone(network, self.evaluation) if focus is None else without_plain_homes(network, focus)
        by = self.by
        if by is None:
            if is_readable(network):
                return Page(network, ())
            by = "department" if focus is not None and focus.startswith("platform:") else "platform"
        return Page(*fitted(network, self.evaluation, by, focus))

    @cached_property
    def _asked(self) -> Network:
        whole = network_of(self.evaluation, self.responsibilities)
        return whole if self.focus is None else neighbourhood(whole, self.focus, self.depth)

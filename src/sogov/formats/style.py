"""How much to say, and to what sort of reader."""

from typing import Literal

import attrs

Detail = Literal["quiet", "normal", "verbose"]


@attrs.frozen
class Style:
    """What a format may ask of its reader: detail, colour, and columns (None: as wide as it comes)."""

    detail: Detail = "normal"
    colour: bool = False
    width: int | None = None

    @property
    def is_quiet(self) -> bool:
        """Whether the verdict is enough."""
        return self.detail == "quiet"

    @property
    def is_verbose(self) -> bool:
        """Whether everything is wanted."""
        return self.detail == "verbose"


PLAIN = Style()

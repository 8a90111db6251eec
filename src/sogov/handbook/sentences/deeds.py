"""Deeds: the verb that goes with each responsibility, in the forms that sentences need."""

import attrs

from sogov.handbook.names import Names
from sogov.policy.requirements import INVOLVED


@attrs.frozen
class Deed:
    """A verb after one holder, after several, and after `must`; `object` follows the share of a holder."""

    one: str
    many: str
    base: str
    object: str = ""

    def after(self, number: int) -> str:
        """The form for so many holders."""
        return self.one if number == 1 else self.many


_DEEDS = {
    "funds": Deed("funds", "fund", "fund"),
    "manages": Deed("manages", "manage", "manage"),
    "operates": Deed("operates", "operate", "operate"),
    "approves": Deed("approves", "approve", "approve"),
    "consulted": Deed("is consulted", "are consulted", "be consulted"),
    "informed": Deed("is informed", "are informed", "be informed"),
    INVOLVED: Deed("is involved", "are involved", "be involved"),
}


def deed(responsibility: str, names: Names) -> Deed:
    """The verb of a responsibility; one that an organisation has made is held by its name."""
    if responsibility in _DEEDS:
        return _DEEDS[responsibility]
    title = f"“{names.responsibility(responsibility)}”"
    return Deed(f"holds {title}", f"hold {title}", f"hold {title}", f" of {title}")


def share_verb(responsibility: str, number: int) -> str:
    """The verb in front of a share: funds 60%; of what an organisation has made, holds 60%."""
    if responsibility == "funds":
        return "funds" if number == 1 else "fund"
    return "holds" if number == 1 else "hold"

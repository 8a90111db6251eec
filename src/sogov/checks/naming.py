"""Which of the rules that stand name a holder, which two checks ask."""

from sogov.evaluation.cells import Outcome
from sogov.evaluation.holdings import Holding
from sogov.evaluation.speeches import Speech


def naming_speeches(outcome: Outcome, holding: Holding) -> tuple[Speech, ...]:
    """The speeches that stand and name a holder; none where the resource declares it."""
    stands = outcome.decision.stands if outcome.decision is not None else ()
    return tuple(speech for speech in stands if holding.holder in speech.named)

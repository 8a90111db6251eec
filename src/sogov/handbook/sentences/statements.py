"""Statements: who holds what, as clauses (`language §2.2`)."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from sogov.formats.prose import listed
from sogov.handbook.names import Names
from sogov.handbook.phrases import Phrase, phrase, series
from sogov.handbook.sentences.deeds import deed, share_verb
from sogov.values.holders import Holder
from sogov.values.numbers import shortest_text
from sogov.values.shares import Share, share_text
from sogov.values.statements import Claim, Statement

_ONE = Share(fixed=Share().fixed + 1)
_PLACES = 6


def clauses(stated: Sequence[tuple[str, Statement]], names: Names) -> Iterator[Phrase]:
    """What is stated of responsibilities: Marketing funds 60% and Technology the rest; Communications manages.

    What is said in succession of the same holders is one clause.
    """
    for said, of_one in groupby(stated, key=lambda one: _plainly(one[1])):
        responsibilities = list(of_one)
        verbs = [deed(responsibility, names) for responsibility, _ in responsibilities]
        if said is None:
            yield phrase(f"nobody is meant to {listed([verb.base for verb in verbs], 'or')}")
        elif isinstance(said, str):
            yield from (_split(responsibility, split or (), names) for responsibility, split in responsibilities)
        else:
            predicate = listed([verb.after(len(said)) for verb in verbs])
            yield phrase(series([names.holder(holder) for holder in said]), f" {predicate}")


def _plainly(stated: Statement) -> tuple[Holder, ...] | str | None:
    """The holders where there are no shares; splits are not compared."""
    if stated is None:
        return None
    return "split" if any(claim.share is not None for claim in stated) else tuple(claim.holder for claim in stated)


def contribution(responsibility: str, stated: tuple[Claim, ...], names: Names) -> Phrase:
    """What each of some holders adds of its own: Group Marketing contributes 40% of the cost."""
    whole = _whole(responsibility, names)
    parts = [
        phrase(names.holder(claim.holder), " contributes ", _share(claim.share, whole))
        for claim in stated
        if claim.share is not None
    ]
    return series(parts)


def _split(responsibility: str, stated: Sequence[Claim], names: Names) -> Phrase:
    fixed = [claim for claim in stated if claim.share is not None and not claim.share.parts]
    open_ended = [claim for claim in stated if claim.share is not None and claim.share.parts]
    fixed.sort(key=lambda claim: (-claim.share.fixed if claim.share is not None else 0, str(claim.holder)))
    object_of = deed(responsibility, names).object
    verb = share_verb(responsibility, 1)
    if len(stated) == 1 and (open_ended or fixed[0].share == _ONE):
        return phrase(names.holder(stated[0].holder), f" {verb} all of {_whole(responsibility, names)}")
    if not fixed:
        return _shared(open_ended, _whole(responsibility, names), names)
    if len(open_ended) > 1:
        rest = _shared(open_ended, "the rest", names)
        return phrase(_portions(fixed, verb, object_of, names), ", and ", rest)
    return _portions([*fixed, *open_ended], verb, object_of, names)


def _portions(claims: Sequence[Claim], verb: str, object_of: str, names: Names) -> Phrase:
    """Holders with their shares; the verb is said once."""
    first, *others = [(names.holder(claim.holder), _portion(claim.share)) for claim in claims]
    parts = [phrase(first[0], f" {verb} {first[1]}{object_of}")]
    return series([*parts, *(phrase(holder, f" {share}") for holder, share in others)])


def _shared(claims: Sequence[Claim], whole: str, names: Names) -> Phrase:
    """Holders that divide something between them by their parts."""
    parts = [claim.share.parts for claim in claims if claim.share is not None]
    holders = series([names.holder(claim.holder) for claim in claims])
    if len(set(parts)) == 1:
        return phrase(holders, f" share {whole} equally")
    return phrase(holders, f" share {whole} as {' to '.join(shortest_text(part, _PLACES) for part in parts)}")


def _portion(share: Share | None) -> str:
    if share is None or share == Share():
        return "nothing"
    return share_text(share.fixed) if not share.parts else "the rest"


def _share(share: Share, whole: str) -> str:
    """A contribution in words."""
    if not share.parts:
        return f"{share_text(share.fixed)} of {whole}"
    parts = shortest_text(share.parts, _PLACES)
    return f"what the others leave of {whole}" + ("" if parts == "1" else f", taking {parts} parts where several do")


def _whole(responsibility: str, names: Names) -> str:
    return "the cost" if responsibility == "funds" else f"“{names.responsibility(responsibility)}”"

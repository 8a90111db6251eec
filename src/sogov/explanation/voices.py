"""Voices: what rules say, and why some give way, in words."""

from sogov.evaluation.precedence import SetAside
from sogov.evaluation.speeches import Speech
from sogov.explanation.case import Case
from sogov.explanation.explanation import Voice, Yielding
from sogov.policy.policies import Rule
from sogov.values.numbers import shortest_text
from sogov.values.shares import Share, share_text
from sogov.values.statements import Statement


def voice(speech: Speech, case: Case) -> Voice:
    """A speech, where it is written, and its words."""
    verb = "a part: " if speech.contributed else ""
    return Voice(speech.rule.id, case.place(speech.origin), verb + statement_text(speech.stated))


def statement_text(stated: Statement) -> str:
    """What is stated, as documents write it."""
    if stated is None:
        return "deliberately nobody"
    return ", ".join(
        f"`{claim.holder}`" if claim.share is None else f"`{claim.holder}` {_share_text(claim.share)}"
        for claim in stated
    )


def _share_text(share: Share) -> str:
    parts = shortest_text(share.parts, 6)
    rest = "rest" if parts == "1" else f"{parts} parts"
    if not share.parts:
        return share_text(share.fixed)
    return f"{share_text(share.fixed)} and {rest}" if share.fixed else rest


def yielding(loser: SetAside, case: Case) -> Yielding:
    """A speech that does not stand, and the reason."""
    rules = tuple(sorted(winner.rule.id for winner in loser.by))
    reasons = dict.fromkeys(_reason(loser, winner.rule, case) for winner in loser.by)
    return Yielding(voice(loser.speech, case), loser.step, rules, "; ".join(reasons))


def _reason(loser: SetAside, winner: Rule, case: Case) -> str:
    rule = loser.speech.rule
    if loser.step == "narrower":
        return f"`{winner.id}` is narrower: {_narrower(winner, rule)}"
    if loser.step == "overrides":
        return f"`{winner.id}` names `{winner.name_of(rule)}` in its `overrides`"
    if not rule.binding:
        return f"`{winner.id}` is binding"
    issuer = case.tree.stated[winner.issuer].name if winner.issuer in case.tree.stated else f"`{winner.issuer}`"
    return f"both are binding, and `{winner.id}` is issued above it, by {issuer}"


def _narrower(winner: Rule, rule: Rule) -> str:
    if winner.where.listed is not None and rule.where.listed is None:
        return "it lists its resources, this rule does not"
    if winner.where.listed != rule.where.listed:
        return "it lists only some of the resources that this rule lists"
    return "all that it can match, this rule matches too, and more"

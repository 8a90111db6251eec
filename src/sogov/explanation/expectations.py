"""Expectations: why a holder that somebody expected does not hold a resource."""

from collections.abc import Mapping

from sogov.evaluation.cells import Outcome
from sogov.evaluation.holdings import in_place
from sogov.evaluation.precedence import SetAside
from sogov.evaluation.speeches import Speech, speeches_of, successor_of
from sogov.explanation.case import Case
from sogov.explanation.explanation import Fate, Mention, WhyNot
from sogov.explanation.voices import voice, yielding
from sogov.values.holders import HOME, Holder
from sogov.values.identifiers import ROOT


def why_not(wanted: Holder, outcomes: Mapping[str, Outcome], case: Case) -> WhyNot:
    """Every rule that names the holder for a responsibility that it does not hold, and what became of it."""
    wanted = successor_of(wanted, case.tree)
    words = _words(wanted, case)
    holds = tuple(name for name, outcome in outcomes.items() if _holds(outcome, wanted))
    mentions = [
        _mention(speech, word, wanted, outcomes[speech.responsibility], case)
        for policy in case.evaluation.policies
        for rule in policy.rules
        for speech in speeches_of(rule, case.tree)
        if speech.responsibility in outcomes and speech.responsibility not in holds
        for word in words
        if word in speech.named
    ]
    mentions.sort(key=lambda mention: (_NEAREST.index(mention.fate), mention.responsibility, mention.voice.rule))
    return WhyNot(str(wanted), holds, tuple(mentions))


# What came nearest to holding is read first.
_NEAREST: tuple[Fate, ...] = ("stands", "elsewhere", "set-aside", "does-not-match", "not-in-effect")


def _words(wanted: Holder, case: Case) -> tuple[Holder, ...]:
    """The words that could mean the holder here: a department is also what it performs, and may be the home."""
    if wanted.kind != "department":
        return (wanted,)
    functions = [
        Holder("function", function.id)
        for function in case.evaluation.organisation.functions
        if case.tree.performs(wanted.id, function.id)
    ]
    at_home = (HOME,) if case.home != ROOT and wanted.id == case.home else ()
    return (wanted, *functions, *at_home)


def _holds(outcome: Outcome, wanted: Holder) -> bool:
    return any(
        holding.holder == wanted or (wanted.kind == "department" and holding.department == wanted.id)
        for holding in outcome.holdings
    )


def _mention(speech: Speech, word: Holder, wanted: Holder, outcome: Outcome, case: Case) -> Mention:
    said = voice(speech, case)
    failed = case.unmet_by(speech)
    if not speech.rule.in_effect(case.evaluation.day):
        return Mention(said, speech.responsibility, str(word), "not-in-effect", _period(speech, case))
    if failed:
        return Mention(said, speech.responsibility, str(word), "does-not-match", unmet=failed)
    fate, because = _fate(speech, word, wanted, outcome, case)
    return Mention(said, speech.responsibility, str(word), fate, because)


def _period(speech: Speech, case: Case) -> str:
    for period in speech.rule.periods:
        if period.over(case.evaluation.day) and period.end is not None:
            return f"it ended on {period.end.isoformat()}"
    starts = [period.start for period in speech.rule.periods if period.start is not None]
    return f"it begins on {max(starts).isoformat()}"


def _fate(speech: Speech, word: Holder, wanted: Holder, outcome: Outcome, case: Case) -> tuple[Fate, str]:
    """What became of a speech that matches."""
    loser = _loser(speech, outcome)
    if loser is not None:
        return "set-aside", yielding(loser, case).because
    if outcome.status == "conflict":
        return "stands", "the rules that stand differ, and nobody holds it until that is settled"
    found = in_place(word, None, case.home, case.tree)
    if wanted.kind == "department" and found.department != wanted.id:
        return "elsewhere", _elsewhere(word, found.department, found.candidates)
    # It stands and the holder is found here, so nothing but the share can be wanting.
    return "stands", f"the share of `{word}` comes to 0"


def _elsewhere(word: Holder, department: str | None, candidates: tuple[str, ...]) -> str:
    if department is not None:
        return f"`{word}` is `{department}` for this home"
    if candidates:
        return f"`{word}` may be {' or '.join(f'`{name}`' for name in candidates)} for this home"
    return f"no department stands for `{word}` at this home"


def _loser(speech: Speech, outcome: Outcome) -> SetAside | None:
    losers = outcome.decision.set_aside if outcome.decision is not None else ()
    return next((loser for loser in losers if loser.speech == speech), None)

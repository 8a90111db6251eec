"""What `explain -f json` writes: the facts, the argument for each cell, the requirements."""

from collections.abc import Iterator

from sogov.explanation.explanation import Argument, Duty, Explanation, Mention, Seat, Voice, WhyNot
from sogov.findings.findings import Place
from sogov.formats.json_.writing import VERSION, document
from sogov.formats.style import Style
from sogov.selectors.conditions import Unmet
from sogov.values.money import Rate
from sogov.values.numbers import exact_text, fraction_text
from sogov.values.shares import share_text


def pieces(explanation: Explanation, _style: Style) -> Iterator[str]:
    """An explanation as one JSON object."""
    return document(
        {
            "sogov": VERSION,
            "as_of": explanation.as_of.isoformat(),
            "resource": _resource(explanation),
            "cells": map(_argument, explanation.arguments),
            "requirements": map(_duty, explanation.duties),
            "why_not": None if explanation.why_not is None else _why_not(explanation.why_not),
        }
    )


def _resource(explanation: Explanation) -> dict[str, object]:
    resource = explanation.resource
    return {
        "id": resource.id,
        "name": resource.name,
        "kind": resource.kind,
        "platform": resource.platform,
        "platform_kind": explanation.platform_kind,
        "stage": resource.stage,
        "department": resource.department,
        "home": explanation.home,
        "tags": sorted(resource.tags),
        "cost": _rate(resource.cost),
        "effort": _rate(resource.effort),
        "place": _place(explanation.place),
    }


def _rate(rate: Rate | None) -> object:
    if rate is None:
        return None
    found: dict[str, object] = {"amount": exact_text(rate.amount), "per": rate.per}
    return {**found, "currency": rate.currency} if rate.currency else found


def _argument(argument: Argument) -> dict[str, object]:
    cell = argument.cell
    return {
        "responsibility": cell.responsibility,
        "status": cell.status,
        "rules": cell.rules,
        "holders": [_seat(seat) for seat in argument.seats],
        "required": argument.is_required,
        "required_of": argument.requirement,
        "declared": argument.declared,
        "stands": [_voice(voice) for voice in argument.stands],
        "set_aside": [
            {**_voice(loser.voice), "step": loser.step, "by": loser.by, "because": loser.because}
            for loser in argument.yielding
        ],
        "unmatched": [{**_voice(silent.voice), "unmet": _unmet(silent.unmet)} for silent in argument.silent],
    }


def _seat(seat: Seat) -> dict[str, object]:
    holder = seat.holder
    found: dict[str, object] = {"holder": holder.holder, "department": holder.department}
    if holder.share is not None:
        found["share"] = share_text(holder.share)
    if holder.amount is not None and seat.exact is not None:
        found |= {"amount": f"{holder.amount:f}", "exact": fraction_text(seat.exact)}
    return {**found, "problem": seat.problem, "climb": seat.climb, "performed_by": seat.performed_by}


def _voice(voice: Voice) -> dict[str, object]:
    return {"rule": voice.rule, "says": voice.says, "place": _place(voice.place)}


def _duty(duty: Duty) -> dict[str, object]:
    return {
        "rule": duty.rule,
        "responsibility": duty.responsibility,
        "severity": duty.severity,
        "met": None if duty.waits else not duty.failures,
        "failures": duty.failures,
        "place": _place(duty.place),
    }


def _why_not(why_not: WhyNot) -> dict[str, object]:
    return {"holder": why_not.holder, "holds": why_not.holds, "mentions": list(map(_mention, why_not.mentions))}


def _mention(mention: Mention) -> dict[str, object]:
    return {
        "responsibility": mention.responsibility,
        "word": mention.word,
        **_voice(mention.voice),
        "fate": mention.fate,
        "because": mention.because,
        "unmet": _unmet(mention.unmet),
    }


def _unmet(unmet: tuple[Unmet, ...]) -> list[dict[str, object]]:
    return [{"field": item.field, "asked": item.asked, "found": item.found} for item in unmet]


def _place(place: Place) -> dict[str, object]:
    return {"file": place.file, "line": place.line, "column": place.column, "pointer": place.pointer}

"""Reasons in words: the sentences of an explanation, for every format that people read."""

from collections.abc import Iterator
from fractions import Fraction

from sogov.explanation.explanation import Argument, Duty, Explanation, Mention, Seat, WhyNot
from sogov.formats.prose import counted, listed, money
from sogov.organisation.entities import Resource
from sogov.selectors.conditions import Unmet
from sogov.values.identifiers import ROOT
from sogov.values.money import Rate
from sogov.values.numbers import decimal_text, fraction_text, integer_text, round_half_up, shortest_text
from sogov.values.shares import share_text

_FIELDS = {"resource": "id", "platform_kind": "platform's kind", "within": "home", "issuer": "home", "cost": "cost"}
_STATUS = {
    "exempt": "deliberately nobody",
    "conflict": "a conflict: the rules that stand differ",
    "gap": "a gap: nobody, and somebody is required",
    "none": "nobody, and nobody is required",
}


def facts(explanation: Explanation) -> Iterator[tuple[str, str]]:
    """What is known of the resource: labels and values."""
    resource = explanation.resource
    yield "kind", f"`{resource.kind}`"
    if resource.platform is not None:
        yield "platform", f"`{resource.platform}`, a `{explanation.platform_kind}`"
    if resource.stage is not None:
        yield "stage", f"`{resource.stage}`"
    yield "home", _home(explanation)
    if resource.cost is not None:
        yield "cost", _cost(resource.cost, explanation)
    if resource.effort is not None:
        hours = shortest_text(resource.effort.monthly)
        yield "effort", f"{hours} {'hour' if hours == '1' else 'hours'} a month"
    if resource.tags:
        yield "tags", ", ".join(f"`{tag}`" for tag in sorted(resource.tags))
    if resource.url:
        yield "url", resource.url


def _home(explanation: Explanation) -> str:
    if explanation.home == ROOT:
        return "none, so the whole organisation"
    stated = explanation.resource.department
    follows = f", successor of `{stated}`" if stated != explanation.home else ""
    return f"`{explanation.home}` ({explanation.home_name}){follows}"


def _cost(cost: Rate, explanation: Explanation) -> str:
    monthly = f"{_whole(cost.monthly, explanation.places)} {cost.currency} a month"
    return monthly if cost.per == "month" else f"{shortest_text(cost.amount)} {cost.currency} a {cost.per}, {monthly}"


def _whole(amount: Fraction, places: int) -> str:
    return decimal_text(Fraction(round_half_up(amount * 10**places), 10**places), places)


def answer(argument: Argument) -> str:
    """Who it is, before any reason."""
    if not argument.cell.holders:
        if argument.cell.status == "conflict" and not argument.stands:
            return "a conflict: the resource declares several holders"
        return _STATUS.get(argument.cell.status, "nobody")
    return listed([_holder(seat) for seat in argument.seats])


def _holder(seat: Seat) -> str:
    holder = seat.holder
    share = f" {share_text(holder.share)}" if holder.share is not None else ""
    if seat.problem is not None:
        return f"`{holder.holder}` ({seat.problem}){share}"
    is_department = holder.holder == f"department:{holder.department}"
    return f"`{holder.holder}`{share}" if is_department else f"`{holder.holder}` (`{holder.department}`){share}"


def source(argument: Argument) -> str:
    """What the answer rests on, where it is no rule."""
    if argument.stands:
        return ""
    if argument.declared is not None:
        return f"no rule speaks on it here; the resource declares {argument.declared}"
    return "no rule speaks on it here, and the resource declares nothing"


def search(seat: Seat) -> str:
    """How a function came to its department, unit by unit from the home upwards; empty for other holders."""
    if not seat.climb:
        return ""
    holder, way = f"`{seat.holder.holder}`", " → ".join(f"`{unit}`" for unit in seat.climb)
    start = "the home" if len(seat.climb) == 1 else f"from the home upwards ({way})"
    if not seat.performed_by:
        return f"{start}: no department in effect performs {holder}, up to the root"
    unit = seat.climb[-1]
    if seat.performed_by == (unit,):
        return f"{start}: `{unit}` performs {holder} itself"
    found = " and ".join(f"`{department}`" for department in seat.performed_by)
    verb = "perform" if len(seat.performed_by) > 1 else "performs"
    whom = "the whole organisation" if unit == ROOT else f"`{unit}`"
    several = ", and nothing says which of them" if len(seat.performed_by) > 1 else ""
    return f"{start}: {found} {verb} {holder} for {whom}{several}"


def payment(seat: Seat, resource: Resource) -> str:
    """What a holder pays a month and how that came about; empty where there is no cost."""
    holder, cost = seat.holder, resource.cost
    if holder.amount is None or holder.share is None or cost is None or seat.exact is None:
        return ""
    sum_text = f"{money(holder.amount)} {cost.currency}"
    start = f"`{holder.holder}` pays {share_text(holder.share)}: {sum_text} a month"
    if Fraction(holder.amount) == seat.exact:
        return start
    how = "rounded up, for the largest remainder" if seat.odd else "rounded down"
    return f"{start} (exactly {_exact(seat.exact)}, {how})"


def _exact(amount: Fraction) -> str:
    whole, rest = divmod(amount.numerator, amount.denominator)
    return f"{integer_text(whole)} {fraction_text(Fraction(rest, amount.denominator))}" if rest else integer_text(whole)


def requirement(argument: Argument) -> str:
    """Whether somebody is required, and why."""
    if argument.requirement == "always":
        return "required of every resource"
    if argument.requirement == "never":
        return "not required"
    return "required, for the resource is one of those selected" if argument.is_required else "not required of this one"


def condition(unmet: Unmet) -> str:
    """A condition that fails."""
    name = _FIELDS.get(unmet.field, unmet.field)
    asks = "the policy's issuer reaches" if unmet.field == "issuer" else "the rule asks for"
    if unmet.field in ("within", "issuer"):
        return f"its home is {unmet.found}, and {asks} {unmet.asked} and below"
    if unmet.field == "tags":
        return f"its tags are {unmet.found or 'none'}, and {asks} {unmet.asked}"
    if not unmet.found:
        return f"it has no {name}, and {asks} {unmet.asked}"
    return f"its {name} is {unmet.found}, and {asks} {unmet.asked}"


def duty(item: Duty) -> str:
    """Whether a requirement is met."""
    about = f"`{item.responsibility}`" if item.responsibility is not None else "whoever is involved"
    if item.waits:
        return f"`{item.rule}` asks something of {about}, once that is settled"
    if item.failures:
        return f"`{item.rule}` is not met by {about} ({item.severity}): {'; '.join(item.failures)}"
    return f"`{item.rule}` is met by {about}"


def expectation(why_not: WhyNot) -> str:
    """The answer to why a holder is not there, before any reason."""
    name = f"`{why_not.holder}`"
    if why_not.holds:
        others = f"; of the others {_others(why_not)}" if why_not.mentions else ""
        return f"{name} does hold {listed([f'`{held}`' for held in why_not.holds])}{others}"
    if not why_not.mentions:
        return f"no rule names {name}, nor anything that it is here"
    return f"{name} holds none of it; {_others(why_not)}"


def _others(why_not: WhyNot) -> str:
    number = len({mention.voice.rule for mention in why_not.mentions})
    return f"{counted(number, 'rule')} {'speaks' if number == 1 else 'speak'} by a word that could mean it"


def fate(mention: Mention) -> str:
    """What became of a rule that names the holder."""
    start = f"`{mention.voice.rule}` names `{mention.word}` for `{mention.responsibility}`"
    if mention.fate == "does-not-match":
        return f"{start} and does not match: {'; '.join(map(condition, mention.unmet))}"
    if mention.fate == "set-aside":
        return f"{start} and is set aside: {mention.because}"
    if mention.fate == "not-in-effect":
        return f"{start} and is not in effect: {mention.because}"
    return f"{start} and stands, but {mention.because}"

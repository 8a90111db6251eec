"""Which rule decides: the three steps, and the cell that they leave (language §3.1)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from tests.model.departments import at_or_below
from tests.model.selectors import Traits, is_narrower, matches, reaches
from tests.model.shares import Share, after_successors, read_split, worked_out
from tests.model.world import Entry, Rule, World, Written

# A holder and its share (None where the responsibility is not one of shares).
Holders = Mapping[str, Fraction | None]


@dataclass(frozen=True)
class Statement:
    """What a rule states of one responsibility, as written but after successors."""

    rule: Rule
    verb: str
    value: Written  # one: a word; many: words; shares: the split as written; None: deliberately nobody


@dataclass(frozen=True)
class Overruled:
    """A rule that step 3 sets aside although it states a different value, with those that set it aside."""

    rule: Rule
    by: tuple[Rule, ...]


@dataclass(frozen=True)
class Decision:
    """A cell before departments and money: its status, its holders, and what stands."""

    status: str
    holders: Holders
    standing: tuple[Statement, ...] = ()
    overruled: tuple[Overruled, ...] = ()

    @property
    def rules(self) -> tuple[str, ...]:
        """`rules` of a cell are all that stand."""
        return tuple(sorted(statement.rule.name for statement in self.standing))


def decide(world: World, resource: Entry, traits: Traits, responsibility: str) -> Decision:
    """The cell of a resource and a responsibility."""
    form = world.responsibilities[responsibility]["holders"]
    speaking = statements(world, traits, responsibility, form)
    if not speaking:
        return undecided(world, resource, traits, responsibility, form)
    if form == "many":
        return decide_many(world, speaking)
    return decide_competing(world, form, speaking)


def statements(world: World, traits: Traits, responsibility: str, form: str) -> list[Statement]:
    """M: the rules in effect that match the resource and assign or contribute to the responsibility."""
    speaking = []
    for rule in world.rules:
        for verb in ("assign", "contribute"):
            if responsibility in rule.entry.get(verb, {}) and reaches(world, rule, verb, traits):
                value = read_value(world, form, rule.entry[verb][responsibility])
                speaking.append(Statement(rule, verb, value))
    return speaking


def read_value(world: World, form: str, written: Written) -> Written:
    """`one` takes a holder, `many` a list of holders, `shares` an object from holder to share; or `null`."""
    if written is None:
        return None
    if form == "one":
        return after_successors(world, written)
    if form == "many":
        return {after_successors(world, word) for word in written}
    return read_split(world, written)


def undecided(world: World, resource: Entry, traits: Traits, responsibility: str, form: str) -> Decision:
    """M empty: the `declared` value counts; otherwise `gap` where the responsibility is required, else `none`."""
    declared = resource.get("declared", {})
    if responsibility in declared:
        holders = declared_holders(world, form, declared[responsibility])
        if holders is None:
            return Decision("exempt", {})
        # “`conflict` for several holders of `one`”
        if form == "one" and len(holders) > 1:
            return Decision("conflict", {})
        return Decision("declared", holders)
    required = world.responsibilities[responsibility]["required"]
    if isinstance(required, dict):
        required = matches(world, required, traits)
    return Decision("gap" if required else "none", {})


def declared_holders(world: World, form: str, written: Written) -> Holders | None:
    """`declared` has the same form as `assign`, but `one` may also be a list there."""
    if written is None:
        return None
    if form == "shares":
        return worked_out(read_split(world, written))
    words = [written] if isinstance(written, str) else written
    return {after_successors(world, word): None for word in words}


# Overrides


def names(over: Rule, under: Rule) -> bool:
    """A rule (or its policy) names another or its policy in `overrides`."""
    return under.name in over.overrides or under.policy in over.overrides


def is_lawful(world: World, over: Rule, under: Rule) -> bool:
    """A binding rule can be set aside so only by a binding rule whose issuer is the same or above."""
    return not under.binding or (over.binding and at_or_below(world, under.issuer, over.issuer))


# The three steps


def compete(a: Statement, b: Statement) -> bool:
    """Any two compete, except two contributions that name no common holder (a share of 0 names its holder too)."""
    if a is b:
        return False
    if a.verb == "contribute" and b.verb == "contribute":
        return any(holder in b.value for holder in a.value)
    return True


def step_1_sets_aside(world: World, a: Statement, b: Statement) -> bool:
    """A rule is set aside when a competing narrower rule of the same policy is in M."""
    return a.rule.policy == b.rule.policy and compete(a, b) and is_narrower(world, b.rule.where, a.rule.where)


def step_2_sets_aside(world: World, a: Statement, b: Statement) -> bool:
    """Of the rest, a rule is set aside when a competing one of the rest lawfully overrides it."""
    return compete(a, b) and names(b.rule, a.rule) and is_lawful(world, b.rule, a.rule)


def step_3_sets_aside(world: World, a: Statement, b: Statement) -> bool:
    """Set aside by one that is binding, when either it is not, or the other's issuer is strictly above its own."""
    if not (compete(a, b) and b.rule.binding):
        return False
    strictly_above = a.rule.issuer != b.rule.issuer and at_or_below(world, a.rule.issuer, b.rule.issuer)
    return not a.rule.binding or strictly_above


def decide_competing(world: World, form: str, speaking: Sequence[Statement]) -> Decision:
    """Each step looks at all rules that the step before left, at once."""
    first = [a for a in speaking if not any(step_1_sets_aside(world, a, b) for b in speaking)]
    second = [a for a in first if not any(step_2_sets_aside(world, a, b) for b in first)]
    standing = [a for a in second if not any(step_3_sets_aside(world, a, b) for b in second)]
    if any(differ(a, b) for a in standing for b in standing):
        return Decision("conflict", {}, tuple(standing))
    overruled = []
    for a in second:
        above = [b for b in second if step_3_sets_aside(world, a, b)]
        unlawful = any(names(a.rule, b.rule) and not is_lawful(world, a.rule, b.rule) for b in above)
        if any(differ(a, b) for b in above) and not unlawful:
            overruled.append(Overruled(a.rule, tuple(b.rule for b in above)))
    return agreed(form, standing, tuple(overruled))


def agreed(form: str, standing: Sequence[Statement], overruled: tuple[Overruled, ...]) -> Decision:
    """All that stand state the same value: the cell is `assigned` (`exempt` for null)."""
    kept = tuple(standing)
    assignments = [statement for statement in standing if statement.verb == "assign"]
    if not assignments:
        # “Where only contributions stand: their union, parts divided over the union.”
        union = {holder: share for statement in standing for holder, share in statement.value.items()}
        return Decision("assigned", worked_out(union), kept, overruled)
    value = assignments[0].value
    if value is None:
        return Decision("exempt", {}, kept, overruled)
    return Decision("assigned", {value: None} if form == "one" else worked_out(value), kept, overruled)


def differ(a: Statement, b: Statement) -> bool:
    """Whether two rules state different values (of one responsibility, `one` or `shares`)."""
    if a.verb == "contribute" and b.verb == "contribute":
        # “one holder with two different shares (as written; `rest` is `1 part`)”
        return any(a.value[holder] != b.value[holder] for holder in a.value if holder in b.value)
    if a.verb == "contribute":
        return not repeats(b.value, a.value)
    if b.verb == "contribute":
        return not repeats(a.value, b.value)
    if isinstance(a.value, dict) and isinstance(b.value, dict):
        # “with shares of 0 left out, and shares as exact numbers after parts are worked out”
        return worked_out(a.value) != worked_out(b.value)
    return bool(a.value != b.value)


def repeats(assignment: Mapping[str, Share] | None, contribution: Mapping[str, Share]) -> bool:
    """The assignment repeats each holder of the contribution with the same share (never for parts)."""
    # “A contribution of 0 states the same as an assignment that leaves the holder out, or that is null.”
    assigned = {} if assignment is None else worked_out(assignment)
    return all(share.parts == 0 and assigned.get(holder, 0) == share.exact for holder, share in contribution.items())


def decide_many(world: World, speaking: Sequence[Statement]) -> Decision:
    """Rules add and do not compete: the union over M less the rules that another of M lawfully overrides by name."""
    standing = [
        a for a in speaking if not any(names(b.rule, a.rule) and is_lawful(world, b.rule, a.rule) for b in speaking)
    ]
    # “or `exempt` when all of it is null”
    if all(statement.value is None for statement in standing):
        return Decision("exempt", {}, tuple(standing))
    holders = {word: None for statement in standing for word in statement.value or ()}
    return Decision("assigned", holders, tuple(standing))

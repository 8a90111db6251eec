"""polars: an expression for each rule over columns, with all cores; only what is open or disputed comes to Python.

What it cannot express: it has no rules of its own, so precedence, shares and requirements are expressions that one has
to write; departments above a home need numbering outside.
"""

from collections.abc import Iterable, Sequence

import polars
from question import GAPS, Findings, Holdings, Question, Row, Rule, gathered, settled

from peers.peer import Peer

_READ = dict.fromkeys(("id", "kind", "platform", "stage", "department"), polars.String)


def findings(question: Question, way: str) -> Findings:
    """The findings."""
    table = _table(question)
    conditions = {number: _condition(rule, question) for number, rule in enumerate(question.rules)}
    return gathered(_answers(table, question, conditions, _trouble(question, conditions), way))


def holdings(question: Question, way: str) -> Holdings:
    """The holdings."""
    conditions = {number: _condition(rule, question) for number, rule in enumerate(question.rules)}
    cells = [_cell(question, conditions, verb) for verb in GAPS]
    advised = sorted(_stated(question, conditions, "consulted").items())
    union = _joined([polars.when(held).then(polars.lit(value)) for value, held in advised]).alias("consulted")
    table = _table(question).select(*cells, union).group_by("funds", "manages", "consulted").len()
    found = table.collect(engine="streaming" if way == "stream" else "in-memory").iter_rows()
    return {(funds, manages, consulted): number for funds, manages, consulted, number in found}


def rows(question: Question, way: str) -> Iterable[Row]:
    """The answer for every resource."""
    conditions = {number: _condition(rule, question) for number, rule in enumerate(question.rules)}
    return _answers(_table(question), question, conditions, polars.lit(True), way)


def _table(question: Question) -> polars.LazyFrame:
    """The resources, with a column for each tag that a rule asks about."""
    asked = sorted({tag for rule in question.rules for tag in (*rule.where.all_tags, *rule.where.no_tags)})
    numbers = {name: low for name, (low, _) in question.intervals.items()}
    schema = {**_READ, "tags": polars.List(polars.String)}
    return polars.scan_ndjson(question.resources, schema=schema).select(
        "id",
        *(polars.col(name).cast(polars.Categorical) for name in ("kind", "platform", "stage")),
        polars.col("department").replace_strict(numbers, return_dtype=polars.Int32).alias("low"),
        *(polars.col("tags").list.contains(tag).alias(f"tag {tag}") for tag in asked),
    )


def _trouble(question: Question, conditions: dict[int, polars.Expr]) -> polars.Expr:
    """The condition that something is open, disputed or lacking."""
    found = [polars.sum_horizontal(_stated(question, conditions, verb).values()) != 1 for verb in GAPS]
    advised = _stated(question, conditions, "consulted")
    for number, rule in enumerate(question.rules):
        if rule.verb == "requires":
            met = advised.get(rule.value)
            found.append(conditions[number] if met is None else conditions[number] & ~met)
    return polars.any_horizontal(found)


def _cell(question: Question, conditions: dict[int, polars.Expr], verb: str) -> polars.Expr:
    """The column of the value: what all rules that hold state, nothing without one, or their names."""
    stated = _stated(question, conditions, verb)
    named = sorted((rule.name, number) for number, rule in enumerate(question.rules) if rule.verb == verb)
    names = _joined([polars.when(conditions[number]).then(polars.lit(name)) for name, number in named])
    value = polars.coalesce(
        *(polars.when(held).then(polars.lit(value)) for value, held in stated.items()), polars.lit("")
    )
    several = polars.sum_horizontal(stated.values()) > 1
    return polars.when(several).then(polars.lit("!") + names).otherwise(value).alias(verb)


def _joined(texts: Sequence[polars.Expr]) -> polars.Expr:
    """Those of some texts that there are, with commas between them."""
    return polars.concat_str(texts, separator=",", ignore_nulls=True) if texts else polars.lit("")


def _stated(question: Question, conditions: dict[int, polars.Expr], verb: str) -> dict[str, polars.Expr]:
    """For each value that a rule states, whether one that states it holds."""
    values: dict[str, list[polars.Expr]] = {}
    for number, rule in enumerate(question.rules):
        if rule.verb == verb:
            values.setdefault(rule.value, []).append(conditions[number])
    return {value: polars.any_horizontal(some) for value, some in values.items()}


def _condition(rule: Rule, question: Question) -> polars.Expr:
    where = rule.where
    parts = [polars.col(name).is_in(list(values)) for name, values in where.listed]
    parts += [polars.col(f"tag {tag}") for tag in where.all_tags]
    parts += [~polars.col(f"tag {tag}") for tag in where.no_tags]
    parts += [polars.col("low").is_between(*question.intervals[where.within])] if where.within else []
    parts += [~polars.col("low").is_between(*question.intervals[where.outside])] if where.outside else []
    return polars.all_horizontal(parts)


def _answers(
    table: polars.LazyFrame, question: Question, conditions: dict[int, polars.Expr], condition: polars.Expr, way: str
) -> Iterable[Row]:
    """The rows for which a condition holds, settled from the rules that hold for them."""
    hits = table.filter(condition).select("id", *(held.alias(str(number)) for number, held in conditions.items()))
    for name, *held in hits.collect(engine="streaming" if way == "stream" else "in-memory").iter_rows():
        yield name, *settled([rule for rule, hit in zip(question.rules, held, strict=True) if hit])


PEER = Peer(
    name="polars",
    package="polars",
    ways=("stream", "memory"),
    rows=rows,
    limits="It has columns and expressions, no rules: all of the language would be written by the user.",
    own_findings=findings,
    own_holdings=holdings,
)

"""DuckDB: SQL generated from the rules, over a table that it reads from the file itself, with all cores.

Two ways: `scan` makes every rule a column and finds what is open or disputed in one scan, so that only that comes to
Python; `join` keeps the rules in a table and joins it with the resources.

What it cannot express: precedence needs anti-joins of rules with rules, departments above a home need numbering
outside, largest remainders need window functions by hand. No finding knows its place.
"""

from collections.abc import Iterable, Mapping, Sequence

import duckdb
from question import CONFLICTS, GAPS, Findings, Holdings, Question, Row, Rule, chosen, counted, gathered, settled

from peers.peer import Peer

_READ = """
create table read as select * from read_json({path}, format='newline_delimited', columns={{id: 'VARCHAR',
kind: 'VARCHAR', platform: 'VARCHAR', stage: 'VARCHAR', department: 'VARCHAR', tags: 'VARCHAR[]'}})
"""
_COLUMNS = "id, kind, platform, stage, department, tags"
_HITS = """
create table hits as select id, rule, verb, value from resources join rules
on resources.low between rules.low and rules.high and not resources.low between rules.below and rules.above
and (kinds is null or list_contains(kinds, kind)) and (platforms is null or list_contains(platforms, platform))
and (stages is null or list_contains(stages, stage)) and (all_tags is null or list_has_all(tags, all_tags))
and (no_tags is null or not list_has_any(tags, no_tags))
"""
_LACKING = """
select id, rule from hits as asking where verb = 'requires'
and not exists (select 1 from hits where hits.id = asking.id and verb = 'consulted' and value = asking.value)
"""


def findings(question: Question, way: str) -> Findings:
    """The findings."""
    database = _database(question)
    return _joined(database, question) if way == "join" else gathered(_scanned(database, question, _trouble(question)))


def rows(question: Question, way: str) -> Iterable[Row]:
    """The answer for every resource."""
    database = _database(question)
    if way == "scan":
        return _scanned(database, question, "true")
    _hits(database, question)
    hits = dict(database.sql("select id, list(rule) from hits group by id").fetchall())
    ids = [name for (name,) in database.sql("select id from resources").fetchall()]
    return [(name, *settled([question.rules[number] for number in hits.get(name, ())])) for name in ids]


def holdings(question: Question, way: str) -> Holdings:
    """The holdings."""
    if way == "join":
        return counted(rows(question, way))
    cells = ", ".join([_cell(question, "funds"), _cell(question, "manages"), _union(question)])
    query = f"select funds, manages, consulted, count(*) from (select {cells} from held) group by all"
    found = _database(question).sql(f"{_held(question)} {query}").fetchall()
    return {(funds, manages, consulted): number for funds, manages, consulted, number in found}


def _database(question: Question) -> duckdb.DuckDBPyConnection:
    """A database with the departments, numbered, and the resources; what has few values is kept as numbers."""
    database = duckdb.connect()
    database.sql("create table departments (department varchar, low integer)")
    numbers = ",".join(f"({_text(name)},{low})" for name, (low, _) in question.intervals.items())
    database.sql(f"insert into departments values {numbers}")
    database.sql(_READ.format(path=_text(str(question.resources))))
    for name in ("kind", "platform", "stage"):
        database.sql(f"create type {name}_name as enum (select distinct {name} from read)")
    database.sql(
        "create table resources as select id, kind::kind_name as kind, platform::platform_name as platform, "
        "stage::stage_name as stage, department, tags, low from read join departments using (department)"
    )
    return database


def _scanned(database: duckdb.DuckDBPyConnection, question: Question, condition: str) -> Iterable[Row]:
    """The resources for which a condition on the columns of the rules holds, settled from the rules that hold."""
    query = f"{_held(question)} select {_COLUMNS} from held where {condition}"
    above = {name: frozenset(units) for name, units in question.above.items()}
    for values in database.sql(query).fetchall():
        resource = dict(zip(_COLUMNS.split(", "), values, strict=True))
        units = above[resource["department"]]
        yield resource["id"], *settled([rule for rule in question.rules if chosen(rule.where, resource, units)])


def _held(question: Question) -> str:
    """The clause that makes a table of the resources with a column for each rule, whether it holds."""
    tags = sorted({tag for rule in question.rules for tag in (*rule.where.all_tags, *rule.where.no_tags)})
    flags = ", ".join(["*", *(f"list_contains(tags, {_text(tag)}) as {_flag(tag)}" for tag in tags)])
    held = ", ".join(f"{_condition(rule, question)} as rule{number}" for number, rule in enumerate(question.rules))
    return f"with held as materialized (select {_COLUMNS}, {held} from (select {flags} from resources))"


def _cell(question: Question, verb: str) -> str:
    """The column of the value: what all rules that hold state, nothing without one, or their names."""
    stated = _stated(question, verb)
    values = " ".join(f"when {condition} then {_text(value)}" for value, condition in stated.items())
    named = sorted((rule.name, number) for number, rule in enumerate(question.rules) if rule.verb == verb)
    names = ", ".join(f"case when rule{number} then {_text(name)} end" for name, number in named)
    several = f"{_many(stated)} > 1"
    return f"case when {several} then '!' || concat_ws(',', {names}) {values} else '' end as {verb}"


def _union(question: Question) -> str:
    """The column of all who are consulted."""
    stated = sorted(_stated(question, "consulted").items())
    cases = "".join(f", case when {condition} then {_text(value)} end" for value, condition in stated)
    return f"concat_ws(','{cases or ', null'}) as consulted"


def _many(stated: Mapping[str, str]) -> str:
    """How many different values are stated."""
    return " + ".join(f"({condition})::tinyint" for condition in stated.values()) or "0"


def _trouble(question: Question) -> str:
    """The condition that something is open, disputed or lacking."""
    conditions = [f"{_many(_stated(question, verb))} <> 1" for verb in GAPS]
    advised = _stated(question, "consulted")
    for number, rule in enumerate(question.rules):
        if rule.verb == "requires":
            conditions.append(f"(rule{number} and not ({advised.get(rule.value, 'false')}))")
    return " or ".join(conditions)


def _stated(question: Question, verb: str) -> dict[str, str]:
    """For each value that a rule states, the condition that one which states it holds."""
    values: dict[str, list[str]] = {}
    for number, rule in enumerate(question.rules):
        if rule.verb == verb:
            values.setdefault(rule.value, []).append(f"rule{number}")
    return {value: " or ".join(rules) for value, rules in values.items()}


def _condition(rule: Rule, question: Question) -> str:
    where = rule.where
    parts = [f"{name} in ({', '.join(map(_text, values))})" for name, values in where.listed]
    parts += [_flag(tag) for tag in where.all_tags]
    parts += [f"not {_flag(tag)}" for tag in where.no_tags]
    for department, negation in ((where.within, ""), (where.outside, "not ")):
        if department:
            low, high = question.intervals[department]
            parts.append(f"low {negation}between {low} and {high}")
    return f"({' and '.join(parts)})"


def _hits(database: duckdb.DuckDBPyConnection, question: Question) -> None:
    """A table of which rule holds for which resource, by a join with the table of rules."""
    database.sql(
        "create table rules (rule integer, verb varchar, value varchar, kinds varchar[], platforms varchar[], "
        "stages varchar[], all_tags varchar[], no_tags varchar[], low integer, high integer, below integer, "
        "above integer)"
    )
    for number, rule in enumerate(question.rules):
        where = rule.where
        lists = (where.kinds, where.platforms, where.stages, where.all_tags, where.no_tags)
        within = question.intervals[where.within] if where.within else (0, 10**9)
        outside = question.intervals[where.outside] if where.outside else (-1, -1)
        values = [number, rule.verb, rule.value, *(list(names) or None for names in lists), *within, *outside]
        database.execute(f"insert into rules values ({', '.join('?' * len(values))})", values)
    database.sql(_HITS)


def _joined(database: duckdb.DuckDBPyConnection, question: Question) -> Findings:
    _hits(database, question)
    found: Findings = {}
    for verb, gap in GAPS.items():
        held = f"select id from hits where verb = '{verb}'"
        for (name,) in database.sql(f"select id from resources where id not in ({held})").fetchall():
            found.setdefault((gap, verb, ()), []).append(name)
        disputed = held.replace("select id", "select id, list(rule)") + " group by id having count(distinct value) > 1"
        for name, numbers in database.sql(disputed).fetchall():
            found.setdefault((CONFLICTS[verb], verb, _names(question, numbers)), []).append(name)
    for name, number in database.sql(_LACKING).fetchall():
        found.setdefault(("requirement-unmet", "consulted", _names(question, [number])), []).append(name)
    return found


def _names(question: Question, numbers: Sequence[int]) -> tuple[str, ...]:
    return tuple(sorted(question.rules[number].name for number in numbers))


def _flag(tag: str) -> str:
    """The column that says whether a resource has a tag."""
    return f'"tag {tag}"'


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


PEER = Peer(
    name="DuckDB",
    package="duckdb",
    ways=("scan", "join"),
    rows=rows,
    limits="Precedence needs anti-joins of rules with rules; no places in files, no explanation of an answer.",
    own_findings=findings,
    own_holdings=holdings,
)

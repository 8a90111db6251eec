"""regorus, Rego in Rust, on its bytecode machine or its interpreter.

What it cannot express of the language is in `rego.py`. The machine stops after 25,000 instructions, which cannot be
changed from Python, and knows no `with`: it is asked once for each resource. The line of the resource is its input as
it stands, so that nothing is decoded twice.
"""

import json
from collections.abc import Callable, Iterator
from typing import Any

import regorus
from question import Findings, Question, Row

from peers.peer import Peer
from peers.rego import BATCH, LIMITS, departments, module


def rows(question: Question, way: str) -> Iterator[Row]:
    """The answer for every resource."""
    return map(tuple, _answers(question, way, "row"))


def findings(question: Question, way: str) -> Findings:
    """The findings."""
    found: Findings = {}
    for resource, causes in _answers(question, way, "one"):
        for name, verb, names in causes:
            found.setdefault((name, verb, tuple(names)), []).append(resource)
    return found


def _answers(question: Question, way: str, entry: str) -> Iterator[Any]:
    if way == "batch":
        engine = _interpreter(question, BATCH)
        with question.resources.open() as lines:
            engine.add_data_json(f'{{"resources": [{",".join(lines)}]}}')
        yield from json.loads(engine.eval_rule_as_json(f"data.plain.all_{'rows' if entry == 'row' else 'found'}"))
        return
    ask = _machine(question, entry) if way == "machine" else _asked(_interpreter(question, ""), entry)
    with question.resources.open() as lines:
        for line in lines:
            yield json.loads(ask(line))


def _interpreter(question: Question, more: str) -> regorus.Engine:
    engine = regorus.Engine()
    engine.set_policy_length_config(max_col=100_000, max_file_bytes=10**8, max_lines=10**6)
    engine.add_policy("plain.rego", module(question) + more)
    engine.add_data_json(json.dumps(departments(question)))
    return engine


def _asked(engine: regorus.Engine, entry: str) -> Callable[[str], str]:
    def ask(line: str) -> str:
        engine.set_input_json(line)
        answer: str = engine.eval_rule_as_json(f"data.plain.{entry}")
        return answer

    return ask


def _machine(question: Question, entry: str) -> Callable[[str], str]:
    name = f"data.plain.{entry}"
    program = regorus.Program.compile_from_modules("{}", [("plain.rego", module(question))], [name])
    machine = regorus.Rvm()
    machine.load_program(program)
    machine.set_data_json(json.dumps(departments(question)))

    def ask(line: str) -> str:
        machine.set_input_json(line)
        answer: str = machine.execute_entry_point(name)
        return answer

    return ask


PEER = Peer("regorus", "gordon-to-regorus", ("machine", "each", "batch"), rows, LIMITS, own_findings=findings)

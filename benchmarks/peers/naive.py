"""Plain Python: every rule is tried on every resource, read with the json module.

It has no limits but time: what the language says can be written as loops, as the second evaluator of the tests is.
"""

import json
from collections.abc import Iterator

from question import Question, Row, chosen, settled

from peers.peer import Peer


def rows(question: Question, _way: str) -> Iterator[Row]:
    """The answer for every resource."""
    above = {name: frozenset(units) for name, units in question.above.items()}
    with question.resources.open("rb") as lines:
        for line in lines:
            resource = json.loads(line)
            units = above[resource["department"]]
            speaking = [rule for rule in question.rules if chosen(rule.where, resource, units)]
            yield resource["id"], *settled(speaking)


PEER = Peer(
    name="Python",
    package="",
    ways=("loops",),
    rows=rows,
    limits="Nothing: it is written by hand for this question.",
)

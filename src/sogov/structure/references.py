"""References: whether what a document names is stated in some document, and what was meant if not (`language §4`)."""

import re
from collections.abc import Collection, Mapping
from functools import cached_property
from typing import Literal

import attrs

from sogov.documents.excerpts import excerpt
from sogov.organisation.entities import Form
from sogov.structure.fault_list import FaultList
from sogov.values.holders import DEPARTMENT_PREFIX, Holder, parse_holder
from sogov.values.identifiers import ROOT, is_identifier, nearest
from sogov.values.origins import Origin

Sort = Literal[
    "function", "department", "platform", "stage", "responsibility", "policy", "rule", "finding", "currency", "resource"
]

_CURRENCY = re.compile("[A-Z]{3}")
_COMPARISONS = 50_000
_ELSEWHERE: tuple[Sort, ...] = ("function", "department", "platform", "stage", "responsibility", "policy")


@attrs.frozen(eq=False)
class References:
    """The words that are stated, sort by sort, and the form of each responsibility (None where it is not known).

    When it is not `decided`, some document could not be read, and what is not found may be in it.
    """

    words: Mapping[Sort, Collection[str]]
    forms: Mapping[str, Form | None]
    faults: FaultList
    decided: bool = True
    _hints: dict[tuple[Sort, str], str] = attrs.field(factory=dict, init=False)
    _compared: dict[Sort, int] = attrs.field(factory=dict, init=False)
    _folded: dict[Sort, Mapping[str, str]] = attrs.field(factory=dict, init=False)

    def check(self, sort: Sort, word: str, origin: Origin, *, on_key: bool = False) -> None:
        """Report a word that nothing of its sort is called."""
        if word in self.words[sort]:
            return
        if not _is_well_formed(sort, word):
            self.faults.malformed(origin)
        elif sort == "currency":
            self.faults.add("schema", origin, self.unknown(sort, word))
        elif self.decided:
            self.faults.add("unknown-reference", origin, self.unknown(sort, word), on_key=on_key)

    def check_unit(self, word: str, origin: Origin) -> None:
        """Report a word that is neither a department nor the root."""
        if word != ROOT:
            self.check("department", word, origin)

    def check_rule_or_policy(self, word: str, origin: Origin) -> None:
        """Report a word that is neither a policy nor a rule, written `policy/rule`."""
        self.check("rule" if "/" in word else "policy", word, origin)

    def holder(self, text: str, origin: Origin, *, on_key: bool = False) -> Holder | None:
        """The holder that a text names; None, and reported, where it names nothing that could be one."""
        holder = parse_holder(text)
        if holder.kind == "home":
            return holder
        self.check(holder.kind, holder.id, origin, on_key=on_key)
        return holder if is_identifier(holder.id) else None

    def unknown(self, sort: Sort, word: str) -> str:
        """The sentence about a word that nothing of its sort is called: what else it could be, if anything."""
        if (sort, word) not in self._hints:
            hint = self._exact(sort, word) or self._elsewhere(sort, word) or self._near(sort, word)
            self._hints[sort, word] = f"no {sort} {excerpt(word)}{hint}"
        return self._hints[sort, word]

    def _exact(self, sort: Sort, word: str) -> str:
        if sort not in self._folded:
            self._folded[sort] = {known.lower(): known for known in sorted(self.words[sort], reverse=True)}
        known = self._folded[sort].get(word.lower())
        return f"; ids are exact: `{word}` is written `{known}`" if known is not None else ""

    def _elsewhere(self, sort: Sort, word: str) -> str:
        if sort == "policy" and word in self._rule_called:
            return f"; did you mean the rule `{self._rule_called[word]}`?"
        found = next((other for other in _ELSEWHERE if word in self.words[other]), None)
        if found is None:
            return ""
        remedy = {("function", "department"): f"; as a holder write `{DEPARTMENT_PREFIX}{word}`"}.get((sort, found), "")
        return f"; `{word}` is a {found}{remedy}"

    @cached_property
    def _rule_called(self) -> Mapping[str, str]:
        """For the id of a rule in its policy, the first rule that has it."""
        return {rule.partition("/")[2]: rule for rule in sorted(self.words["rule"], reverse=True)}

    def _near(self, sort: Sort, word: str) -> str:
        words = self.words[sort]
        near = None
        if sort == "currency":
            # The first two letters are the country, and say more than the likeness of three.
            near = min((code for code in words if code[:2] == word[:2]), default=None)
        elif self._compared.get(sort, 0) <= _COMPARISONS:
            # Each comparison takes microseconds; a large set of documents with many wrong words must not take hours.
            self._compared[sort] = self._compared.get(sort, 0) + len(words)
            near = nearest(word, words)
        return f"; did you mean `{near}`?" if near is not None else ""


def _is_well_formed(sort: Sort, word: str) -> bool:
    if sort == "currency":
        return _CURRENCY.fullmatch(word) is not None
    return all(map(is_identifier, word.split("/", 1) if sort == "rule" else [word]))

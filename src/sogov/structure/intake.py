"""Intake: plain resources by the thousand, taken from drafts into columns with few steps of Python for each.

What is taken here is what the schema and the entries accept too, and comes to the same columns; a test holds them
against each other. Whatever is not plain is refused as a whole: the entries then read it one by one, and say why.
"""

import re
from array import array
from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from itertools import compress, count
from operator import itemgetter

import attrs

from sogov.documents.drafts import Amount, Draft
from sogov.organisation.columns import (
    Columns,
    Declared,
    Description,
    Table,
    Tables,
    Terms,
    connected,
    costs_of,
)
from sogov.selectors.questions import Questions
from sogov.structure.pieces import NotPlain, Price, Prices, declarations, hours, periods
from sogov.structure.references import References, Sort
from sogov.values.identifiers import IDENTIFIER, is_identifier
from sogov.values.texts import PackedTexts, packed, together

_ids = re.compile(rf"(?:{IDENTIFIER}\n)*+{IDENTIFIER}")


@attrs.frozen(eq=False)
class Taken:
    """Resources in columns; `folded` are hashes of their ids without capitals, for this process and its children."""

    ids: PackedTexts
    columns: Columns
    folded: "array[int]"

    def with_tables(self, tables: Tables) -> "Taken":
        """The same with other tables that hold the same values."""
        return attrs.evolve(self, columns=attrs.evolve(self.columns, tables=tables))


class Intake:
    """Takes resources in that name what the references know; all their columns share one set of tables."""

    def __init__(self, references: References, questions: Questions, currency: str, places: int) -> None:
        """Prepare for these questions, and for costs in this currency in minor units of 10^-places."""
        self.tables = Tables(questions)
        self._words = references.words
        self._questions = questions
        self._descriptions = Table(self.tables.descriptions, self._description)
        self._terms = Table[Terms, Terms](self.tables.all_terms, lambda terms: terms)
        self._departments = Table(self.tables.departments, self._department)
        self._tag_sets = Table[frozenset[str], frozenset[str]](self.tables.tag_sets, lambda tags: tags)
        self._efforts = Table[Amount | None, Fraction](self.tables.efforts, hours)
        self._declarations = Table[Declared, Declared](self.tables.declarations, lambda declared: declared)
        self._prices = Prices(self._terms, questions, references.words["currency"], currency, places)
        self._declared = declarations(references)
        self._effective = periods(references)

    def take(self, draft: Draft) -> Taken | None:
        """The resources of a draft; None where one of them is not plain, or names what there is not."""
        text = "\n".join(draft.ids)
        if _ids.fullmatch(text) is None or text.count("\n") != len(draft.ids) - 1:
            return None
        try:
            columns = self._columns(draft)
        except NotPlain:
            return None
        return Taken(
            packed(draft.ids), columns, folded(draft.ids if text == text.lower() else text.lower().split("\n"))
        )

    def _columns(self, draft: Draft) -> Columns:
        prices = list(map(self._prices.__getitem__, draft.costs))
        terms = array("I", map(_first, prices))
        self._mark(terms, draft)
        return Columns(
            tables=self.tables,
            description=self._descriptions.column(zip(draft.kinds, draft.platforms, draft.stages, strict=True)),
            terms=terms,
            department=self._departments.column(draft.departments),
            tag_set=self._tag_sets.column(map(self._questions.tags.intersection, draft.tags)),
            effort=self._efforts.column(draft.efforts),
            declaration=self._declaration(draft.declared),
            costs=costs_of(list(map(_second, prices))),
        )

    def _declaration(self, stated: Sequence[object]) -> "array[int]":
        column = self._declarations.column([()]) * len(stated)
        for number in compress(count(), stated):
            column[number] = self._declarations[self._declared.of(stated[number])]
        return column

    def _mark(self, terms: "array[int]", draft: Draft) -> None:
        """Put what is asked of a name, and when a resource is in effect, into the terms of those that hardly come."""
        if not self._questions.ids.isdisjoint(draft.ids):
            for number in compress(count(), map(self._questions.ids.__contains__, draft.ids)):
                known = self.tables.all_terms[terms[number]]
                terms[number] = self._terms[attrs.evolve(known, id=draft.ids[number])]
        for number in compress(count(), draft.effective):
            known = self.tables.all_terms[terms[number]]
            period = self._effective.of(draft.effective[number])
            terms[number] = self._terms[attrs.evolve(known, effective=period)]

    def _description(self, stated: tuple[str, str | None, str | None]) -> Description:
        kind, platform, stage = stated
        if not is_identifier(kind):
            raise NotPlain
        return Description(kind, self._known("platform", platform), self._known("stage", stage))

    def _department(self, department: str | None) -> str | None:
        return self._known("department", department)

    def _known(self, sort: Sort, word: str | None) -> str | None:
        if word is not None and word not in self._words[sort]:
            raise NotPlain
        return word


def joined(taken: Sequence[Taken]) -> Taken:
    """What one intake has taken, one draft after the other; there is at least one."""
    return Taken(
        together([one.ids for one in taken]),
        connected([one.columns for one in taken]),
        array("q", b"".join(one.folded for one in taken)),
    )


def folded(lowered: Iterable[str]) -> "array[int]":
    """The hashes of ids that have no capitals any more."""
    return array("q", map(hash, lowered))


_first: Callable[[Price], int] = itemgetter(0)
_second: Callable[[Price], int] = itemgetter(1)

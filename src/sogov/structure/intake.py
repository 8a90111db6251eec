"""Intake: plain resources by the thousand, taken from trees into columns with few steps of Python for each.

What is taken here is what the schema and the entries accept too, and comes to the same columns; a test holds them
against each other. Whatever is not plain is refused as a whole: the entries then read it one by one, and say why.
"""

import re
from array import array
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

import attrs

from sogov.documents.drafts import Draft
from sogov.organisation.columns import Columns, Declared, Description, Table, Terms, costs_of, tabled
from sogov.selectors.questions import Questions
from sogov.structure.pieces import Efforts, NotPlain, Prices, declarations, periods
from sogov.structure.references import References, Sort
from sogov.values.identifiers import IDENTIFIER, is_identifier
from sogov.values.periods import ALWAYS
from sogov.values.texts import packed

_ids = re.compile(rf"(?:{IDENTIFIER}\n)*+{IDENTIFIER}")

T = TypeVar("T", bound=Hashable)


@attrs.frozen(eq=False)
class Taken:
    """Resources in columns; `folded` are hashes of their ids without capitals, for this process and its children."""

    ids: Sequence[str]
    folded: "array[int]"
    columns: Columns


class Intake:
    """Takes resources in that name what the references know."""

    def __init__(self, references: References, questions: Questions, currency: str, places: int) -> None:
        """Prepare for these questions, and for costs in this currency in minor units of 10^-places."""
        self._words = references.words
        self._questions = questions
        self._asked_ids = {name: name for name in questions.ids}
        self._prices = Prices(references.words["currency"], questions, currency, places)
        self._efforts = Efforts()
        self._declarations = declarations(references)
        self._periods = periods(references)

    def take(self, draft: Draft) -> Taken | None:
        """The resources of a draft; None where one of them is not plain, or names what there is not."""
        text = "\n".join(draft.ids)
        if _ids.fullmatch(text) is None or text.count("\n") != len(draft.ids) - 1:
            return None
        try:
            return Taken(packed(draft.ids), folded(draft.ids), self._columns(draft))
        except NotPlain:
            return None

    def _columns(self, draft: Draft) -> Columns:
        descriptions, description = tabled(zip(draft.kinds, draft.platforms, draft.stages, strict=True))
        departments, department = tabled(draft.departments)
        tag_sets, tag_set = tabled(map(self._questions.tags.intersection, draft.tags))
        prices, costs = zip(*map(self._prices.of, draft.costs), strict=True)
        all_terms, terms = self._terms(draft, prices)
        efforts, effort = tabled(draft.efforts)
        nothing: Declared = ()
        declarations, declaration = _sparse(draft.declared, self._declarations.of, nothing)
        return Columns(
            questions=self._questions,
            descriptions=[self._description(*found) for found in descriptions],
            description=description,
            all_terms=all_terms,
            terms=terms,
            departments=[self._known("department", found) for found in departments],
            department=department,
            tag_sets=tag_sets,
            tag_set=tag_set,
            efforts=list(map(self._efforts.of, efforts)),
            effort=effort,
            declarations=declarations,
            declaration=declaration,
            costs=costs_of(costs),
        )

    def _terms(self, draft: Draft, prices: Sequence[tuple[int | None, str | None]]) -> "tuple[list[Terms], array[int]]":
        if any(draft.effective) or not self._questions.ids.isdisjoint(draft.ids):
            names = map(self._asked_ids.get, draft.ids)
            found, terms = tabled(zip(names, prices, map(self._periods.of, draft.effective), strict=True))
            return [Terms(name, *price, period) for name, price, period in found], terms
        few, terms = tabled(prices)
        return [Terms(None, *price, ALWAYS) for price in few], terms

    def _description(self, kind: str, platform: str | None, stage: str | None) -> Description:
        if not is_identifier(kind):
            raise NotPlain
        return Description(kind, self._known("platform", platform), self._known("stage", stage))

    def _known(self, sort: Sort, word: str | None) -> str | None:
        if word is not None and word not in self._words[sort]:
            raise NotPlain
        return word


def folded(ids: Iterable[str]) -> "array[int]":
    """A hash of each id, of which capitals are no part."""
    return array("q", map(hash, map(str.lower, ids)))


def _sparse(values: Iterable[object], reading: Callable[[object], T], absent: T) -> "tuple[list[T], array[int]]":
    """The table and the column of what hardly any resource states."""
    table = Table[T]()
    nothing = table[absent]
    numbers = array("I", [nothing if value is None else table[reading(value)] for value in values])
    return list(table), numbers

"""Random valid worlds: small vocabularies, so that rules collide, and every corner of language §2 to §4."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date
from typing import Any

from hypothesis import strategies as st

from tests.model.draws import Draw
from tests.model.random_organisation import draw_organisation
from tests.model.random_policy import draw_policies

Document = dict[str, Any]
World = tuple[list[Document], date]


def random_world(source: random.Random) -> World:
    """One world from a seeded generator: documents and the date to judge them on."""
    return draw_world(Draw.seeded(source))


@st.composite
def worlds(draw: Callable[[st.SearchStrategy[int]], int]) -> World:
    """Worlds that shrink: fewer entries, fewer rules, the first of each vocabulary."""
    return draw_world(Draw.searched(draw))


def draw_world(draw: Draw) -> World:
    """The documents in any order, the organisation in one or in two."""
    organisation = draw_organisation(draw)
    documents = [organisation.document, *draw_policies(draw, organisation)]
    if draw.chance(20):
        documents = [*split(draw, organisation.document), *documents[1:]]
    return draw.shuffled(documents), organisation.as_of


def split(draw: Draw, document: Document) -> list[Document]:
    """One organisation document as two: some sections move whole, the resources are shared out."""
    moved = draw.some([key for key in document if key not in ("organisation", "resources")], 1, 3)
    first = {key: value for key, value in document.items() if key not in moved}
    second = {key: document[key] for key in moved}
    resources = document["resources"]
    if len(resources) > 1:
        first["resources"], second["resources"] = resources[:1], resources[1:]
    return [first, second]

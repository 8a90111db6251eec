"""Every statement in the pages is what `who -f json` says of the same documents."""

from typing import Any

import pytest

from sogov.evaluation.report import Report
from sogov.evaluation.stages import in_stage
from sogov.handbook.editions import folder_edition, page_edition
from sogov.handbook.names import Names
from tests.handbook.readers import cells_in_markdown, cells_in_payload, payload_in
from tests.handbook.worlds import WORLDS, cells_of


@pytest.fixture(params=WORLDS)
def report(request: pytest.FixtureRequest) -> Report:
    """Each world in turn."""
    return WORLDS[request.param]()


def titles(report: Report) -> dict[str, str]:
    """What responsibilities are called in the pages, made visible as pages do."""
    names = Names(report.evaluation.organisation)
    return {names.title(one.id): one.id for one in report.evaluation.organisation.responsibilities}


def test_markdown_says_what_who_says(report: Report) -> None:
    """Status, holders, departments, shares, amounts and rules of every cell of which something is said."""
    expected = {key: cell for key, cell in cells_of(report).items() if cell["status"] != "none"}

    actual = cells_in_markdown(folder_edition(report, is_html=False), titles(report))

    assert expected
    assert expected == actual


def test_the_page_says_what_who_says(report: Report) -> None:
    """The answers from which the page for browsers draws are the same ones, the amounts apart."""
    expected = {key: without_amounts(cell) for key, cell in cells_of(report).items()}

    assert expected
    assert expected == cells_in_payload(payload_in(page_edition(report)))


def test_stages_say_what_would_be(report: Report) -> None:
    """What the page says of a stage is what an evaluation of everything in that stage comes to."""
    world = payload_in(page_edition(report))

    for stage in world["views"]:
        there = Report(in_stage(report.evaluation, stage), lambda: ((), ()))
        assert {key: without_amounts(cell) for key, cell in cells_of(there).items()} == cells_in_payload(world, stage)


def test_some_world_has_stages() -> None:
    """The test above has something to look at."""
    assert any(payload_in(page_edition(world()))["views"] for world in WORLDS.values())


def without_amounts(cell: Any) -> dict[str, Any]:  # noqa: ANN401  # JSON
    """A cell without what its holders pay."""
    holders = [{key: value for key, value in holder.items() if key != "amount"} for holder in cell["holders"]]
    return {**cell, "holders": holders}

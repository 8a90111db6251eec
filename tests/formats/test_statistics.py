"""Statistics in every format, where whatever can be named is named to do harm."""

import csv
import json
import re
from decimal import Decimal
from fractions import Fraction
from typing import get_args

import attrs
import pytest

from sogov.formats.csv.statistics import pieces as csv_pieces
from sogov.formats.escapes import visible
from sogov.formats.figures import by_size, first_text, model_text, percent, together_text
from sogov.formats.json_.statistics import pieces as json_pieces
from sogov.formats.markdown.statistics import pieces as markdown_pieces
from sogov.formats.style import PLAIN, Style
from sogov.formats.text.statistics import pieces as text_pieces
from sogov.statistics.balance import Unallocated
from sogov.statistics.operating_model import Hub, Kind
from sogov.statistics.statistics import Statistics, statistics_of
from tests.formats.tables import hostile

VERBOSE = Style(detail="verbose")


def statistics() -> Statistics:
    """The statistics of the hostile organisation."""
    return statistics_of(hostile())


def many(number: int) -> Statistics:
    """So much money that nobody pays."""
    part = statistics().unallocated[0]
    return attrs.evolve(statistics(), unallocated=(part,) * number)


@pytest.mark.parametrize("style", [PLAIN, VERBOSE, Style(width=80, colour=False)])
def test_text_is_harmless(style: Style) -> None:
    """No control and no direction is written, and no command to a build log."""
    out = "".join(text_pieces(statistics(), style))

    assert out.replace("\n", "") == visible(out.replace("\n", ""))
    assert "##[" not in out
    assert not [line for line in out.split("\n") if line.lstrip().startswith("::")]


def test_bars() -> None:
    """A terminal shows bars, which are full where nothing is left, and a file does not."""
    plain, wide = ("".join(text_pieces(statistics(), style)) for style in (PLAIN, Style(width=200)))

    assert "█" not in plain
    assert "!  ██████████" in wide
    assert "░" not in wide
    (load,) = (load for load in statistics().departments if load.budget is not None)
    roomy = attrs.evolve(statistics(), departments=(attrs.evolve(load, budget=load.funds * 10),))
    assert "█░░░░░░░░░" in "".join(text_pieces(roomy, Style(width=200)))


def test_text_says_how_much_it_leaves_out() -> None:
    """Long lists are cut, unless all is wanted."""
    out = "".join(text_pieces(many(25), PLAIN))

    assert "… and 5 smaller ones; `-v` shows all of them" in out
    assert "smaller" not in "".join(text_pieces(many(25), VERBOSE))


def test_markdown_says_how_much_it_leaves_out() -> None:
    """The same of a page, which holds more."""
    assert "… and 2 smaller ones." in "".join(markdown_pieces(many(1002), PLAIN))
    assert "smaller" not in "".join(markdown_pieces(many(1002), VERBOSE))


def test_markdown_is_harmless() -> None:
    """No markup, link or mention comes from a name, and every row has the columns of its table."""
    out = "".join(markdown_pieces(statistics(), VERBOSE))

    assert out.replace("\n", "") == visible(out.replace("\n", ""))
    assert not re.search(r"<|\]\(|@|\[a\]|##\[", out)
    widths = [[line.count("|") for line in block.split("\n")] for block in out.split("\n\n") if block.startswith("|")]
    assert widths
    assert all(len(set(filter(None, width))) == 1 for width in widths)


@pytest.mark.parametrize("delimiter", [",", ";"])
def test_csv_calculates_nothing(delimiter: str) -> None:
    """Texts are texts, numbers are numbers, and all rows are of one length."""
    out = "".join(csv_pieces(statistics(), PLAIN))
    rows = list(csv.reader(out.split("\r\n")[:-1], delimiter=delimiter))
    cells = [cell for row in rows for cell in row]

    assert out.replace("\r\n", "") == visible(out.replace("\r\n", ""))
    assert "##[" not in out
    assert [] == [cell for cell in cells if re.match('[\\s"]*[=+\\-@\uff1d\uff0b\uff0d\uff20\t\r\0]', cell)]
    if delimiter == ",":
        assert {6} == set(map(len, rows))
        assert [] == [row for row in rows[1:] if row[4].isupper() and not re.fullmatch(r"\d+\.\d\d", row[5])]


def test_json() -> None:
    """It can be read back, and departments are sorted."""
    told = json.loads("".join(json_pieces(statistics(), PLAIN)))

    assert ["@root", "end", "graph"] == [load["department"] for load in told["departments"]]
    assert {"under-funded", "vacant", "gap", "conflict"} == {part["reason"] for part in told["unallocated"]}


def test_by_size() -> None:
    """The largest comes first, each currency for itself."""
    parts = [
        attrs.evolve(statistics().unallocated[0], resource=name, currency=currency, amount=Decimal(amount))
        for name, currency, amount in (("a", "USD", 9), ("b", "EUR", 1), ("c", "EUR", 2), ("d", "EUR", 2))
    ]

    assert ["c", "d", "b", "a"] == [part.resource for part in by_size(parts)]
    assert isinstance(parts[0], Unallocated)


def test_sentences() -> None:
    """Where there is nothing, that is said."""
    found = statistics().collaboration
    nothing = attrs.evolve(found, resources=0, stages=())
    some = attrs.evolve(
        statistics().operating_model, managed=4, managers=1, centre="a", portion=Fraction(3, 4), hubs=(Hub("a", 3, 2),)
    )
    models = {kind: model_text(attrs.evolve(some, kind=kind)) for kind in (None, *get_args(Kind))}

    assert "there is no resource in which technology and communication could meet" == together_text(nothing)
    assert "technology would be involved in no stage of any resource" == first_text(nothing)
    assert first_text(attrs.evolve(found, never=3)).endswith("; in no stage for 3")
    assert {
        None: "no department manages anything",
        "centralised": "`a` manages 75.0% of the 4 resources that 1 department manages",
        "hub-and-spoke": "`a` has a say in 75.0% of what other departments manage",
        "several-hubs": "1 department has a say in what several others manage, which reaches 75.0% of the 4 resources "
        "that 1 department manages",
        "distributed": "1 department has a say in what several others manage, which reaches 75.0% of the 4 resources "
        "that 1 department manages",
    } == models
    assert "2 departments have a say" in model_text(attrs.evolve(some, kind="several-hubs", hubs=some.hubs * 2))
    assert "" == percent(None)

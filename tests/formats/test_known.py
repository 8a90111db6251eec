"""What a baseline knows, as people and programs read it."""

import json
from types import ModuleType

import attrs
import pytest

from sogov.findings.identities import Entry, Identity
from sogov.formats.escapes import visible
from sogov.formats.json_ import findings as json_findings
from sogov.formats.markdown import findings as markdown_findings
from sogov.formats.results import Known, Result
from sogov.formats.style import PLAIN
from sogov.formats.text import findings as text_findings
from tests.formats.world import based, evaluated, placeless, refused, sound

VERBOSE = attrs.evolve(PLAIN, detail="verbose")

LITTLE = attrs.evolve(
    sound(),
    organisation="Acme",
    known=Known(
        (attrs.evolve(evaluated().findings[0], message="it is so", name="drift", subjects=("a", "b")),),
        (Entry(Identity("drift", "manages", ("p/a", "p/b"), "mkt"), "c"),),
    ),
)


def test_text() -> None:
    """The known findings are listed in a line each, then the entries that are not needed; the verdict counts them."""
    lines = "".join(text_findings.pieces(LITTLE, PLAIN)).splitlines()

    place = LITTLE.known_findings[0].places[0]
    assert [
        "Known (1 finding, 2 entries of the baseline)",
        "",
        f"  {visible(place.file).replace('##[', chr(35) + chr(92) + 'x23[')}:{place.line}:{place.column}: "
        f"{LITTLE.known_findings[0].severity}[drift]: it is so",
        "",
        "Not needed any more (entries of the baseline: mended, or waived)",
        "",
        "  drift manages (mkt) of c by p/a, p/b",
        "",
        "passed: no findings, 1 known",
        "1 entry of the baseline is not needed any more; `sogov baseline --prune` takes it out",
    ] == lines[2:]


def test_text_of_many() -> None:
    """Of many the first are shown, unless all are asked for."""
    finding = attrs.evolve(evaluated().findings[0], places=())
    entries = tuple(Entry(Identity("drift"), f"r{number}") for number in range(30))
    many = attrs.evolve(sound(), known=Known((finding,) * 30, entries))
    short, long = ("".join(text_findings.pieces(many, style)).splitlines() for style in (PLAIN, VERBOSE))

    assert 2 == short.count("  … and 10 more; `-v` shows all of them")
    assert 0 == sum("more" in line and "`-v`" in line for line in long)
    assert len(short) - 2 + 2 * 10 == len(long)


def test_markdown() -> None:
    """A table of what is known, and a list of what is not needed."""
    lines = "".join(markdown_findings.pieces(LITTLE, PLAIN)).splitlines()

    assert "## Known" in lines
    assert f"| it is so | {LITTLE.known_findings[0].severity} | drift |" in lines
    assert "- drift manages (mkt) of c by p/a, p/b" in lines
    many = attrs.evolve(LITTLE, known=Known(LITTLE.known_findings * 1001, ()))
    assert "… and 1 more." in "".join(markdown_findings.pieces(many, PLAIN)).splitlines()


def test_json() -> None:
    """One key more, and only where there is a baseline; its findings are whole."""
    found = json.loads("".join(json_findings.pieces(LITTLE, PLAIN)))
    plain = json.loads("".join(json_findings.pieces(attrs.evolve(LITTLE, known=None), PLAIN)))
    counted = attrs.evolve(LITTLE, findings=LITTLE.known_findings)
    empty = json.loads("".join(json_findings.pieces(attrs.evolve(LITTLE, known=Known()), PLAIN)))

    assert {"baseline"} == found.keys() - plain.keys()
    assert json.loads("".join(json_findings.pieces(counted, PLAIN)))["findings"] == found["baseline"]["known"]
    entry = {"name": "drift", "responsibility": "manages", "rules": ["p/a", "p/b"], "cause": "mkt", "subject": "c"}
    assert [entry] == found["baseline"]["left_over"]
    assert {"known": [], "left_over": []} == empty["baseline"]


@pytest.mark.parametrize("form", [text_findings, markdown_findings, json_findings], ids=lambda form: form.__name__)
@pytest.mark.parametrize("result", [based(), evaluated(), refused(), placeless()])
def test_it_is_harmless(form: ModuleType, result: Result) -> None:
    """Whatever is named in what is found, waived or known, it does not act."""
    for line in "".join(form.pieces(result, VERBOSE)).split("\n"):
        assert line == visible(line)
        assert "##[" not in line
        assert "<script" not in line or form is not markdown_findings
        assert not line.lstrip().startswith("::")

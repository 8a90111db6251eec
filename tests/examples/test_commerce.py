"""What the check finds in the example of the Department of Commerce, as its README tells."""

from datetime import date
from pathlib import Path

import sogov

EXAMPLE = Path(__file__).parents[2] / "policies" / "examples" / "commerce"

FINDINGS = {
    ("ambiguous-holder", "operates", ("department/accounts",), 169),
    ("competing-holders", "manages", ("department/accounts", "nist/programme-pages"), 7),
    ("competing-shares", "funds", ("department/accounts", "noaa/sanctuaries"), 18),
    ("drift", "manages", ("department/accounts",), 292),
    ("drift", "manages", ("department/code",), 10),
    ("drift", "manages", ("noaa/weather",), 81),
    ("overruled", "funds", ("department/professional-networks", "nist/programme-budget"), 7),
    ("requirement-unmet", "community", ("department/public-answered",), 81),
    ("requirement-unmet", "funds", ("department/not-one-budget",), 5),
    ("requirement-unmet", "manages", ("department/weather-in-one-hand",), 8),
    ("unfunded", "funds", (), 1),
    ("unlawful-override", None, ("federal-guidance/technology-consulted", "nist/without-review"), 0),
    ("vacant-holder", "approves", ("department/code",), 10),
    ("vacant-holder", "consulted", ("federal-guidance/technology-consulted",), 1),
}


def test_the_findings_are_those_that_the_readme_tells() -> None:
    """The example has something of every kind, and no more than a page of it."""
    report = sogov.evaluate(sogov.load(EXAMPLE), as_of=date(2017, 7, 3))

    found = [
        (finding.name, finding.responsibility, finding.rules, len(finding.subjects)) for finding in report.findings
    ]
    assert sorted(FINDINGS, key=repr) == sorted(found, key=repr)

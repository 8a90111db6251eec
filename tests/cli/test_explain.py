"""`explain`: the answer first, then the reasons."""

import json

import pytest

from sogov.explanation.explanation import Explanation
from sogov.formats.json_ import explanation as json_explanation
from sogov.formats.markdown import explanation as markdown_explanation
from sogov.formats.style import PLAIN, Style
from sogov.formats.text import explanation as text_explanation
from tests.cli.acme import CONFLICT, NO_RULE, SOUND, Line
from tests.explanation.worlds import explanation

TEXT = """\
acme-x (Acme on X) on 2026-11-23, organisation.json:59:3
  kind      `account`
  platform  `x`, a `social-network`
  stage     `run`
  home      `comms` (Communications)
  cost      1500.00 EUR a month
  effort    10 hours a month
  tags      `brand`
  url       https://example.org/acme

funds: `marketing` (`mkt`) 60% and `technology` (`it`) 40%
  because   `social-media/accounts` says `marketing` 60%, `technology` rest
            policy.json:10:14
  found     from the home upwards (`comms` → `group`): `mkt` performs `marketing` for `group`
  pays      `marketing` pays 60%: 900.00 EUR a month
  found     from the home upwards (`comms` → `group`): `it` performs `technology` for `group`
  pays      `technology` pays 40%: 600.00 EUR a month
            1 other rule does not match; `-v` says why

why not communications: no rule names `communications`, nor anything that it is here
"""


def test_text(line: Line) -> None:
    """Facts, the answer, the rule, the climb, the money."""
    line.write(SOUND)

    assert TEXT == line.run("explain", "acme-x", "funds", "--why-not", "communications").out


def test_markdown_without_requirements(line: Line) -> None:
    """Where policy requires nothing, nothing is said of it."""
    line.write(SOUND)

    page = line.run("explain", "acme-x", "funds", "-f", "markdown").out

    assert page.endswith("- pays: “technology” pays 40%&#58; 600.00 EUR a month\n")


def test_quiet(line: Line) -> None:
    """The answer alone."""
    line.write(CONFLICT)

    out = line.run("explain", "acme-x", "manages", "-q").out

    assert ["manages: a conflict: the rules that stand differ"] == out.splitlines()[2:]


def test_gap(line: Line) -> None:
    """Where nothing matches, the first condition that fails of every rule is shown."""
    policy = {
        "policy": "p",
        "rules": [
            {"id": "a", "where": {"kind": "tool", "stage": "plan"}, "assign": {"funds": {"legal": "100%"}}},
            {"id": "b", "where": {"resource": "acme-tool"}, "assign": {"manages": "legal"}},
        ],
    }
    line.write({**SOUND, "policy.json": policy})

    out = line.run("explain", "acme-x", "funds").out

    assert out.endswith(
        "funds: a gap: nobody, and somebody is required\n"
        "  because   no rule speaks on it here, and the resource declares nothing\n"
        "  needed    required of every resource\n"
        "  no match  `p/a`: its kind is `account`, and the rule asks for `tool`\n"
        "            policy.json:11:14\n"
    )
    assert "its stage is `run`, and the rule asks for `plan`" in line.run("explain", "acme-x", "funds", "-v").out


def test_unchecked(line: Line) -> None:
    """Where there is no rule at all it is explained, and said."""
    line.write(NO_RULE)

    run = line.run("explain", "acme-x", "funds")

    assert "funds: a gap" in run.out
    assert "nothing was checked: no rule is in effect on 2026-11-23\n" == run.err


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        ("acme-y", "no resource in effect `acme-y`; did you mean `acme-x`?"),
        ("acme-x fund", "no responsibility `fund`; did you mean `funds`?"),
        ("acme-x --why-not itt", "no function or department `itt`; did you mean `it`?"),
    ],
)
def test_unknown_names(line: Line, arguments: str, hint: str) -> None:
    """What there is not is named, with the nearest that there is."""
    line.write(SOUND)

    assert f"sogov explain: {hint}\n" == line.run("explain", *arguments.split()).err


def text(found: Explanation, style: Style = PLAIN) -> str:
    """An explanation as text."""
    return "".join(text_explanation.pieces(found, style))


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        (explanation("site"), "home      `shop` (shop), successor of `old`"),
        (explanation("site"), "cost      1200 EUR a year, 100.00 EUR a month"),
        (explanation("site"), "effort    1 hour a month"),
        (explanation("tool"), "home      none, so the whole organisation"),
        (explanation("site"), "pays 1/3: 33.33 EUR a month (exactly 33 1/3, rounded down)"),
        (explanation("site"), "66.67 EUR a month (exactly 66 2/3, rounded up, for the largest remainder)"),
        (explanation("site"), "(`shop` → `web`): `web` performs `technology` itself"),
        (explanation("site"), "`mkt` and `pr` perform `press` for `group`, and nothing says which of them"),
        (explanation("tool"), "the home: no department in effect performs `marketing`, up to the root"),
        (explanation("site"), "content: a conflict: the resource declares several holders"),
        (explanation("site"), "declared  the resource itself says `department:mkt`"),
        (explanation("site"), "approves: deliberately nobody"),
        (explanation("site"), "manages: `@home` (`shop`)"),
        (explanation("tool"), "manages: `department:closed` (vacant)"),
        (explanation("site", "content"), "needed    required, for the resource is one of those selected"),
        (explanation("tool", "content"), "needed    not required of this one"),
        (explanation("tool", "operates"), "operates: nobody, and nobody is required"),
        (explanation("site"), "waits     `base/content` asks something of `content`, once that is settled"),
        (
            explanation("tool"),
            "not met   `base/involved` is not met by whoever is involved (error): `legal` is missing",
        ),
        (explanation("tool"), "met       `base/involved` is met by `funds`"),
        (explanation("tool", expected="technology"), "`technology` does hold `funds`; of the others 2 rules speak"),
        (
            explanation("tool", "manages", expected="technology"),
            "`technology` holds none of it; 2 rules speak by a word",
        ),
        (explanation("site", "manages", expected="department:shop"), "`department:shop` does hold `manages`\n"),
        (explanation("site", expected="department:mkt"), "`base/coming` names".replace("base", "binding")),
        (explanation("site", expected="department:mkt"), "and is not in effect: it ended on 2025-12-31"),
        (explanation("site", expected="department:mkt"), "names `press` for `informed` and stands, but `press` may be"),
        (
            explanation("site", expected="department:mkt"),
            "does not match: its home is `shop`, and the policy's issuer reaches",
        ),
        (explanation("site", expected="legal"), "names `legal` for `manages` and is set aside: "),
        (
            explanation("tool", expected="legal"),
            "names `legal` for `budget` and stands, but the share of `legal` comes to 0",
        ),
        (explanation("other"), "stage     `plan`"),
        (explanation("tool", "informed"), "informed: nobody"),
        (explanation("site", "budget"), "`dispute/two` says `legal` 2 parts"),
    ],
)
def test_sentences(found: Explanation, sentence: str) -> None:
    """What there may be to say, in text and in Markdown alike."""
    assert sentence in text(found)
    page = "".join(markdown_explanation.pieces(found, Style("verbose")))
    assert "\x1b" not in page
    assert "`" not in page


@pytest.mark.parametrize(
    "sentence",
    [
        "it has no stage, and the rule asks for `plan`; its tags are none, and the rule asks for `new`",
        "its home is `@root`, and the policy's issuer reaches `web` and below",
        "its id is `tool`, and the rule asks for `site`",
        "its cost is 100 a month, and the rule asks for at least 5000",
        "needed    not required\n",
    ],
)
def test_all_sentences(sentence: str) -> None:
    """Where all is wanted, every condition that fails is told."""
    assert sentence in text(explanation("tool"), Style("verbose"))


def test_markdown() -> None:
    """A page with a section for every answer."""
    page = "".join(markdown_explanation.pieces(explanation("tool", "manages", expected="technology"), PLAIN))

    assert page.startswith("# tool, 2026-11-23\n\n- kind: “tool”\n")
    assert "## manages\n\n**“department&#58;closed” (vacant)**\n\n- because: “override/tools” says" in page
    assert "- set aside: “base/both” says “marketing”; “override/tools” names “base” in its “overrides”" in page
    assert "\n## What policy requires\n" in page
    assert "\n## Why not technology\n\n“technology” holds none of it; 2 rules speak" in page
    assert "- name: The site\n" in "".join(markdown_explanation.pieces(explanation("site"), PLAIN))
    assert "no match" in "".join(markdown_explanation.pieces(explanation("tool", "informed"), PLAIN))
    assert (
        "What policy requires"
        not in "".join(markdown_explanation.pieces(explanation("tool", "informed"), PLAIN)).split("## informed")[0]
    )


def test_json() -> None:
    """Everything, in values."""
    report = json.loads("".join(json_explanation.pieces(explanation("site", expected="department:mkt"), PLAIN)))
    cells = {cell["responsibility"]: cell for cell in report["cells"]}

    assert ["sogov", "as_of", "resource", "cells", "requirements", "why_not"] == list(report)
    assert {"amount": "1200", "per": "year", "currency": "EUR"} == report["resource"]["cost"]
    assert {"amount": "12", "per": "year"} == report["resource"]["effort"]
    assert ("old", "shop") == (report["resource"]["department"], report["resource"]["home"])
    assert {
        "holder": "technology",
        "department": "web",
        "share": "2/3",
        "amount": "66.67",
        "exact": "200/3",
        "problem": None,
        "climb": ["shop", "web"],
        "performed_by": ["web"],
    } == cells["funds"]["holders"][1]
    assert ["below/site"] == [item["rule"] for item in cells["manages"]["set_aside"]][-1:]
    assert {None, True} == {item["met"] for item in report["requirements"]}
    assert "department:mkt" == report["why_not"]["holder"]
    assert None is json.loads("".join(json_explanation.pieces(explanation("tool"), PLAIN)))["why_not"]
    resource = json.loads("".join(json_explanation.pieces(explanation("other"), PLAIN)))["resource"]
    assert (None, {"amount": "2.5", "per": "week"}) == (resource["cost"], resource["effort"])

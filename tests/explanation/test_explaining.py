"""Explanations say what the evaluation did, step by step."""

import pytest

from sogov.explanation.explanation import Argument
from sogov.selectors.conditions import Unmet
from tests.explanation.worlds import REPORT, argument, explanation


def losers(found: Argument) -> dict[str, tuple[str, tuple[str, ...], str]]:
    """The rules that give way: step, winners and reason by rule."""
    return {item.voice.rule: (item.step, item.by, item.because) for item in found.yielding}


@pytest.mark.parametrize("resource", ["site", "tool"])
def test_agrees_with_the_report(resource: str) -> None:
    """An argument is about the cell that the report has, and its seats are that cell's holders."""
    found = explanation(resource).arguments

    assert found
    assert list(REPORT.evaluation.cells(resource)) == [one.cell for one in found]
    assert [one.cell.holders for one in found] == [tuple(seat.holder for seat in one.seats) for one in found]
    assert [one.cell.rules for one in found] == [tuple(sorted(voice.rule for voice in one.stands)) for one in found]


@pytest.mark.parametrize("resource", ["site", "tool"])
def test_every_rule_has_its_place(resource: str) -> None:
    """Whatever speaks on a responsibility stands, gives way, or does not match: once."""
    for found in explanation(resource).arguments:
        speaking = REPORT.evaluation.rulebook.all_speeches(found.cell.responsibility)
        told = [
            *(voice.rule for voice in found.stands),
            *(item.voice.rule for item in found.yielding),
            *(item.voice.rule for item in found.silent),
        ]

        assert sorted(speech.rule.id for speech in speaking) == sorted(told)


def test_steps() -> None:
    """Each rule that gives way has its step, the rules that it gives way to, and the reason."""
    both = "it lists its resources, this rule does not"

    assert {
        "base/all": (
            "narrower",
            ("base/accounts", "base/both", "base/site"),
            "`base/accounts` is narrower: all that it can match, this rule matches too, and more; "
            f"`base/both` is narrower: {both}; `base/site` is narrower: {both}",
        ),
        "base/accounts": (
            "narrower",
            ("base/both", "base/site"),
            f"`base/both` is narrower: {both}; `base/site` is narrower: {both}",
        ),
        "base/both": (
            "narrower",
            ("base/site",),
            "`base/site` is narrower: it lists only some of the resources that this rule lists",
        ),
        "base/site": ("binding", ("below/site", "binding/site"), "`below/site` is binding; `binding/site` is binding"),
        "below/site": (
            "binding",
            ("binding/site",),
            "both are binding, and `binding/site` is issued above it, by Group",
        ),
    } == losers(argument("site", "manages"))
    assert ("overrides", ("override/tools",), "`override/tools` names `base` in its `overrides`") == losers(
        argument("tool", "manages")
    )["base/both"]


def test_silence() -> None:
    """A rule that does not match has every condition that fails, the reach of its issuer among them."""
    silent = {item.voice.rule: item.unmet for item in argument("tool", "manages").silent}

    assert (
        Unmet("kind", "`account`", "`tool`"),
        Unmet("issuer", "`group`", "`@root`"),
    ) == silent["binding/site"]
    assert (Unmet("cost", "at least 5000", "100 a month"),) == argument("tool", "funds").silent[0].unmet


def test_climb() -> None:
    """The way of a function: the units that were asked, and who performs it there."""
    seats = {seat.holder.holder: seat for seat in argument("site", "funds").seats}

    assert (("shop", "web", "group"), ("mkt",)) == (seats["marketing"].climb, seats["marketing"].performed_by)
    assert (("shop", "web"), ("web",)) == (seats["technology"].climb, seats["technology"].performed_by)
    (ambiguous,) = argument("site", "informed").seats
    assert ("ambiguous", ("mkt", "pr")) == (ambiguous.problem, ambiguous.performed_by)
    (vacant,) = argument("tool", "manages").seats
    assert ("vacant", (), ()) == (vacant.problem, vacant.climb, vacant.performed_by)
    assert ("@root",) == argument("tool", "funds").seats[0].climb


def test_money() -> None:
    """Parts are exact, and who was given the odd cent is known."""
    marketing, technology = argument("site", "funds").seats

    assert ("33.33", "100/3", False) == (str(marketing.holder.amount), str(marketing.exact), marketing.odd)
    assert ("66.67", "200/3", True) == (str(technology.holder.amount), str(technology.exact), technology.odd)
    assert [None] == [seat.exact for seat in argument("site", "manages").seats]


def test_required() -> None:
    """Whether somebody is required, and what that depends on."""
    assert (True, "always") == wanted("site", "funds")
    assert (False, "never") == wanted("site", "consulted")
    assert (True, "selected") == wanted("site", "content")
    assert (False, "selected") == wanted("tool", "content")


def wanted(resource: str, responsibility: str) -> tuple[bool, str]:
    """Whether a responsibility is required, and what that depends on."""
    found = argument(resource, responsibility)
    return found.is_required, found.requirement


def test_duties() -> None:
    """Requirements on what is asked about, met or not, or waiting."""
    told = {(duty.rule, duty.responsibility): (duty.failures, duty.waits) for duty in explanation("tool").duties}
    site = {(duty.rule, duty.responsibility): duty.waits for duty in explanation("site").duties}

    assert {
        ("base/content", "content"): (("there are 0 where there must be at least 1",), False),
        ("base/involved", "funds"): ((), False),
        ("base/involved", None): (("`legal` is missing",), False),
    } == told
    assert {("base/content", "content"): True, ("base/involved", "funds"): False, ("base/involved", None): True} == site
    assert ["base/involved", "base/involved"] == [duty.rule for duty in explanation("site", "funds").duties]


def fates(resource: str, expected: str, *responsibilities: str) -> dict[str, tuple[str, str, str]]:
    """What became of the rules that name a holder: word, fate and reason by rule."""
    found = explanation(resource, *responsibilities, expected=expected).why_not
    assert found is not None
    return {mention.voice.rule: (mention.word, mention.fate, mention.because) for mention in found.mentions}


def test_why_not_a_department() -> None:
    """A department is looked for by its name, by what it performs, and as the home."""
    assert {
        "base/site": ("marketing", "set-aside", "`below/site` is binding; `binding/site` is binding"),
        "base/both": (
            "marketing",
            "set-aside",
            "`base/site` is narrower: it lists only some of the resources that this rule lists",
        ),
        "base/early": ("department:mkt", "does-not-match", ""),
        "elsewhere/all": ("department:mkt", "does-not-match", ""),
        "binding/coming": ("department:mkt", "not-in-effect", "it begins on 2027-01-01"),
        "binding/gone": ("department:mkt", "not-in-effect", "it ended on 2025-12-31"),
    } == fates("site", "department:mkt", "manages")
    assert {
        "base/nobody": ("press", "elsewhere", "`press` may be `mkt` or `pr` for this home"),
    } == fates("site", "department:mkt", "informed")
    assert {
        "base/all": ("technology", "elsewhere", "`technology` is `web` for this home"),
        "base/costly": ("department:it", "does-not-match", ""),
    } == fates("site", "department:it", "funds")
    assert {"base/all": ("marketing", "elsewhere", "no department stands for `marketing` at this home")} == fates(
        "tool", "department:mkt", "funds"
    )


def test_why_not_though_it_stands() -> None:
    """A rule may stand and still give nothing: in a conflict, and with a share of nothing."""
    assert {
        "dispute/two": ("legal", "stands", "the rules that stand differ, and nobody holds it until that is settled"),
        "base/split": ("legal", "does-not-match", ""),
    } == fates("site", "legal", "budget")
    assert {
        "base/split": ("legal", "stands", "the share of `legal` comes to 0"),
        "dispute/two": ("legal", "does-not-match", ""),
    } == fates("tool", "legal", "budget")


def test_why_not_the_home() -> None:
    """The home is also `@home`; after a reorganisation it answers to its old name."""
    for name in ("department:shop", "department:old"):
        found = explanation("site", "manages", expected=name).why_not
        assert found is not None
        assert ("department:shop", ("manages",), ()) == (found.holder, found.holds, found.mentions)


def test_why_not_a_function() -> None:
    """A function is looked for by its name alone; who was nearest to it comes first."""
    found = explanation("tool", "manages", expected="technology").why_not
    assert found is not None

    assert ["set-aside", "does-not-match"] == [mention.fate for mention in found.mentions]
    assert () == found.holds
    assert {} == fates("tool", "press", "manages")

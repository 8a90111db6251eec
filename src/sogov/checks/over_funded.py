"""`over-funded`: the shares of a resource add to more than 100%.

**What it is.** The shares of a responsibility held in shares, as rules assign or contribute them or as the resource
declares them, add to more than 100% (language §3.1, §4).

**Why it matters.** More money is promised than the resource costs, so at least one department plans with a wrong
figure.

**What to do.** Lower one of the shares, or write `rest` for the holder who takes what the others leave.
"""

from collections.abc import Iterator

from sogov.checks.check import Cause, Check, Telling
from sogov.checks.prose import listed, noun, subjects
from sogov.checks.splits import shared_out
from sogov.evaluation.evaluation import Evaluation
from sogov.evaluation.holdings import total_share
from sogov.findings.pages import Example
from sogov.values.shares import share_text


def find(evaluation: Evaluation) -> Iterator[Cause]:
    """One cause for the rules that stand together; without rules, for what resources declare of a responsibility."""
    for group in shared_out(evaluation):
        total = total_share(group.outcome.holdings)
        if total > 1:
            yield Cause(
                responsibility=group.outcome.responsibility,
                rules=group.outcome.rules,
                subjects=group.subjects,
                details=(share_text(total),),
                origins=group.outcome.origins,
                way=() if group.outcome.rules else ("declared", group.outcome.responsibility),
            )


def tell(cause: Cause) -> Telling:
    """What the shares add to, and what to do."""
    return Telling(
        f"the shares of the {noun(cause.responsibility)} of {subjects(cause.subjects)} add to {listed(cause.details)}",
        "lower one of the shares, or write `rest` for the holder who takes what the others leave",
    )


_ORGANISATION = """\
{
  "organisation": {"id": "acme"},
  "functions": [{"id": "communications"}, {"id": "marketing"}, {"id": "technology"}],
  "departments": [
    {"id": "comms", "performs": ["communications"]},
    {"id": "mkt", "performs": ["marketing"]},
    {"id": "it", "performs": ["technology"]}
  ],
  "platforms": [{"id": "x", "kind": "social-network"}],
  "resources": [{"id": "acme-x", "kind": "account", "platform": "x"}]
}
"""

_BAD = """\
{
  "policy": "social-media",
  "rules": [
    {"id": "accounts",
     "assign": {"funds": {"marketing": "60%", "technology": "50%"}, "manages": "communications"}}
  ]
}
"""

_GOOD = """\
{
  "policy": "social-media",
  "rules": [
    {"id": "accounts",
     "assign": {"funds": {"marketing": "60%", "technology": "rest"}, "manages": "communications"}}
  ]
}
"""

CHECK = Check(
    name="over-funded",
    kind="conflict",
    severity="error",
    find=find,
    tell=tell,
    bad=Example((("organisation.json", _ORGANISATION), ("policy.json", _BAD))),
    good=Example((("organisation.json", _ORGANISATION), ("policy.json", _GOOD))),
)

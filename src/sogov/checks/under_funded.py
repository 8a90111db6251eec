"""`under-funded`: the shares of a resource add to less than 100%.

**What it is.** The shares of a responsibility held in shares, as rules assign or contribute them or as the resource
declares them, add to less than 100% (language §3.1, §4). Shares are exact: 33.33% three times is not the whole.

**Why it matters.** A part of the bill is on nobody's budget.

**What to do.** Raise a share, write `rest` for the holder who takes what the others leave, or let another policy
`contribute` what is missing. Where shares are rounded, write them as fractions: `1/3`.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from sogov.checks.check import Cause, Check, Telling
from sogov.checks.prose import listed, noun, subjects
from sogov.checks.splits import shared_out
from sogov.evaluation.evaluation import Evaluation
from sogov.evaluation.holdings import Holding, total_share
from sogov.findings.pages import Example
from sogov.values.shares import share_text


def find(evaluation: Evaluation) -> Iterator[Cause]:
    """One cause for the rules that stand together; without rules, for what resources declare of a responsibility."""
    for group in shared_out(evaluation):
        total = total_share(group.outcome.holdings)
        if total < 1:
            yield Cause(
                responsibility=group.outcome.responsibility,
                rules=group.outcome.rules,
                subjects=group.subjects,
                details=(share_text(total),),
                hints=_exact_forms(group.outcome.holdings),
                origins=group.outcome.origins,
                way=() if group.outcome.rules else ("declared", group.outcome.responsibility),
            )


def _exact_forms(holdings: Sequence[Holding]) -> tuple[str, ...]:
    """The fractions that the shares look rounded from, where with them nothing would be missing."""
    shares = [holding.share for holding in holdings if holding.share is not None]
    simple = [share.limit_denominator(_SIMPLE) for share in shares]
    rounded = all(abs(share - near) < _ROUNDING for share, near in zip(shares, simple, strict=True))
    return tuple(share_text(near) for near in simple) if rounded and sum(simple) == 1 else ()


def tell(cause: Cause) -> Telling:
    """What the shares add to, and how to make them whole."""
    shares = f"the shares of the {noun(cause.responsibility)} of {subjects(cause.subjects)}"
    return Telling(f"{shares} add to {listed(cause.details)} only", _remedy(cause))


def _remedy(cause: Cause) -> str:
    if cause.hints:
        return f"the shares look rounded: write {listed(cause.hints)}"
    if len({rule.partition("/")[0] for rule in cause.rules}) > 1:
        return "let one more policy `contribute` what is missing, or raise what one of these contributes"
    return "raise a share, write `rest` for who takes what the others leave, or let another policy `contribute`"


_SIMPLE = 12
_ROUNDING = Fraction(1, 100)


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
     "assign": {
       "funds": {"communications": "33.33%", "marketing": "33.33%", "technology": "33.33%"},
       "manages": "communications"
     }}
  ]
}
"""

_GOOD = """\
{
  "policy": "social-media",
  "rules": [
    {"id": "accounts",
     "assign": {
       "funds": {"communications": "1/3", "marketing": "1/3", "technology": "1/3"},
       "manages": "communications"
     }}
  ]
}
"""

CHECK = Check(
    name="under-funded",
    kind="gap",
    severity="error",
    find=find,
    tell=tell,
    bad=Example((("organisation.json", _ORGANISATION), ("policy.json", _BAD))),
    good=Example((("organisation.json", _ORGANISATION), ("policy.json", _GOOD))),
)

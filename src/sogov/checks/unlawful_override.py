"""`unlawful-override`: a rule overrides a binding rule that it may not set aside.

**What it is.** A rule, or its policy, names a binding rule in `overrides` and may not: only a binding rule of the
same issuer, or of one above, sets a binding rule aside (language §3.1). It is reported once for each pair of rules in
effect that speak on a common responsibility, whether or not they meet on a resource.

**Why it matters.** The policy claims an exception that it was not given. The override has no effect.

**What to do.** Leave the override out, or ask the issuer of the binding rule to except these resources in its
`where`.
"""

from collections.abc import Iterator, Sequence

from sogov.checks.check import Cause, Check, Telling
from sogov.evaluation.evaluation import Evaluation
from sogov.findings.pages import Example
from sogov.policy.policies import Policy, Rule
from sogov.values.origins import Origin


def find(evaluation: Evaluation) -> Iterator[Cause]:
    """One cause for each pair of rules in effect that speak on a common responsibility."""
    pairs: dict[tuple[str, str], tuple[Rule, Rule]] = {}
    for responsibility in evaluation.organisation.responsibilities:
        rules = [speech.rule for speech in evaluation.rulebook.all_speeches(responsibility.id)]
        pairs.update(((rule.id, other.id), (rule, other)) for rule, other in _unlawful(rules, evaluation))
    shared = {policy.id: policy for policy in evaluation.policies}
    for rule, other in pairs.values():
        yield Cause(
            rules=tuple(sorted((rule.id, other.id))),
            details=(rule.id, other.id),
            origins=(_claim(rule, other, shared[rule.policy]), other.origin),
        )


def _unlawful(rules: Sequence[Rule], evaluation: Evaluation) -> Iterator[tuple[Rule, Rule]]:
    """The rules that override a binding one and may not, with that; a pair may come twice."""
    called: dict[str, list[Rule]] = {}
    for other in rules:
        if other.binding:
            for name in (other.id, other.policy):
                called.setdefault(name, []).append(other)
    # What a policy says for all of its rules is looked up once.
    known: dict[frozenset[str], list[Rule]] = {}
    for rule in rules:
        for named in rule.overriding:
            if named not in known:
                known[named] = [other for name in called.keys() & named for other in called[name]]
            for other in known[named]:
                if not evaluation.rulebook.precedence.may_override(rule, other):
                    yield rule, other


def _claim(rule: Rule, other: Rule, policy: Policy) -> Origin:
    """Where it is written that a rule overrides another one: for all rules of its policy, or for itself."""
    for_all = not policy.overrides.isdisjoint((other.id, other.policy))
    return (policy.origin if for_all else rule.origin).at("overrides")


def tell(cause: Cause) -> Telling:
    """Which override has no effect, and who could make it."""
    rule, other = cause.details
    return Telling(
        f"`{rule}` overrides `{other}`, which is binding, and may not: the override has no effect",
        f"leave the override out, or ask the issuer of `{other}` for an exception in its `where`",
    )


_ORGANISATION = """\
{
  "organisation": {"id": "acme"},
  "functions": [{"id": "communications"}, {"id": "marketing"}],
  "departments": [
    {"id": "comms", "performs": ["communications"]},
    {"id": "mkt", "performs": ["marketing"]}
  ],
  "resources": [
    {"id": "acme-x", "kind": "account"},
    {"id": "acme-launch", "kind": "account", "department": "mkt"}
  ]
}
"""

_BAD_GROUP = """\
{
  "policy": "group",
  "issuer": "@root",
  "rules": [
    {"id": "money", "assign": {"funds": {"marketing": "100%"}}},
    {"id": "accounts", "assign": {"manages": "communications"}, "binding": true}
  ]
}
"""

_BAD = """\
{
  "policy": "campaigns",
  "issuer": "mkt",
  "overrides": ["group/accounts"],
  "rules": [
    {"id": "own-accounts", "assign": {"manages": "marketing"}}
  ]
}
"""

_GOOD_GROUP = """\
{
  "policy": "group",
  "issuer": "@root",
  "rules": [
    {"id": "money", "assign": {"funds": {"marketing": "100%"}}},
    {"id": "accounts",
     "where": {"within": {"not": "mkt"}},
     "assign": {"manages": "communications"},
     "binding": true}
  ]
}
"""

_GOOD = """\
{
  "policy": "campaigns",
  "issuer": "mkt",
  "rules": [
    {"id": "own-accounts", "assign": {"manages": "marketing"}}
  ]
}
"""

CHECK = Check(
    name="unlawful-override",
    kind="conflict",
    severity="error",
    find=find,
    tell=tell,
    bad=Example((("organisation.json", _ORGANISATION), ("group.json", _BAD_GROUP), ("campaigns.json", _BAD))),
    good=Example((("organisation.json", _ORGANISATION), ("group.json", _GOOD_GROUP), ("campaigns.json", _GOOD))),
)

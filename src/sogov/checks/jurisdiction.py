"""`jurisdiction`: a policy contributes what is not its issuer's to give.

**What it is.** A policy with an issuer other than `@root` contributes for a holder that is not a `department:` at or
below that issuer (language §2.2). Below is meant as the `parent`s are written, on any date.

**Why it matters.** A department may offer its own money, and not that of others.

**What to do.** Name the issuer or a department below it, or let the department that pays issue the policy.
"""

from sogov.checks.check import Check
from sogov.findings.pages import Example

_ORGANISATION = """\
{
  "organisation": {"id": "acme"},
  "functions": [{"id": "communications"}, {"id": "marketing"}],
  "departments": [
    {"id": "comms", "performs": ["communications"]},
    {"id": "mkt", "performs": ["marketing"]}
  ],
  "resources": [{"id": "acme-x", "kind": "account"}]
}
"""

_GROUP = """\
{
  "policy": "group",
  "rules": [
    {"id": "accounts", "assign": {"manages": "communications"}}
  ]
}
"""

_BAD = """\
{
  "policy": "campaigns",
  "issuer": "mkt",
  "rules": [
    {"id": "accounts", "contribute": {"funds": {"department:comms": "100%"}}}
  ]
}
"""

_GOOD = """\
{
  "policy": "campaigns",
  "issuer": "mkt",
  "rules": [
    {"id": "accounts", "contribute": {"funds": {"department:mkt": "100%"}}}
  ]
}
"""

CHECK = Check(
    name="jurisdiction",
    kind="input",
    severity="error",
    waivable=False,
    bad=Example((("organisation.json", _ORGANISATION), ("group.json", _GROUP), ("campaigns.json", _BAD))),
    good=Example((("organisation.json", _ORGANISATION), ("group.json", _GROUP), ("campaigns.json", _GOOD))),
)

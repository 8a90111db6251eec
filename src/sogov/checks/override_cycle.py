"""`override-cycle`: rules override each other in a circle.

**What it is.** A rule comes back to itself by `overrides`, its own and those of its policy; naming itself, or its own
policy, is a circle too (language §2.2).

**Why it matters.** Each policy claims the last word, so none has it.

**What to do.** Leave one of the `overrides` out.
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

_BRAND = """\
{
  "policy": "brand",
  "overrides": ["social-media"],
  "rules": [
    {"id": "voice", "assign": {"manages": "marketing"}}
  ]
}
"""

_BAD = """\
{
  "policy": "social-media",
  "overrides": ["brand"],
  "rules": [
    {"id": "accounts", "assign": {"funds": {"marketing": "100%"}, "manages": "communications"}}
  ]
}
"""

_GOOD = """\
{
  "policy": "social-media",
  "rules": [
    {"id": "accounts", "assign": {"funds": {"marketing": "100%"}, "manages": "communications"}}
  ]
}
"""

CHECK = Check(
    name="override-cycle",
    kind="input",
    severity="error",
    waivable=False,
    bad=Example((("organisation.json", _ORGANISATION), ("brand.json", _BRAND), ("social-media.json", _BAD))),
    good=Example((("organisation.json", _ORGANISATION), ("brand.json", _BRAND), ("social-media.json", _GOOD))),
)

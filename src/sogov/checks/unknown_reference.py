"""`unknown-reference`: something is named that is not there.

**What it is.** A department, function, platform, stage, responsibility, policy, rule or finding is named that is not
there (language §2). Ids are repeated exactly, capital letters included.

**Why it matters.** A rule that names nobody assigns to nobody.

**What to do.** Correct the id, or declare what is missing. The message names the nearest id that there is.
"""

from sogov.checks.check import Check
from sogov.findings.pages import Example

_BAD = """\
{
  "organisation": {"id": "acme"},
  "departments": [
    {"id": "comms", "name": "Communications"},
    {"id": "press", "name": "Press office", "parent": "coms"}
  ]
}
"""

_GOOD = """\
{
  "organisation": {"id": "acme"},
  "departments": [
    {"id": "comms", "name": "Communications"},
    {"id": "press", "name": "Press office", "parent": "comms"}
  ]
}
"""

CHECK = Check(
    name="unknown-reference",
    kind="input",
    severity="error",
    waivable=False,
    bad=Example((("organisation.json", _BAD),)),
    good=Example((("organisation.json", _GOOD),)),
)

"""`department-cycle`: departments stand above each other in a circle.

**What it is.** Going up from a department by `parent`, after successors, leads back to it, on whatever date; or a
chain of successors does (language §2.1, §8).

**Why it matters.** Nobody can say which department is above the other, so neither where a policy applies nor whose
budget it is.

**What to do.** Correct one `parent` or `successor` of the circle.
"""

from sogov.checks.check import Check
from sogov.findings.pages import Example

_BAD = """\
{
  "organisation": {"id": "acme"},
  "departments": [
    {"id": "comms", "name": "Communications", "parent": "press"},
    {"id": "press", "name": "Press office", "parent": "comms"}
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
    name="department-cycle",
    kind="input",
    severity="error",
    waivable=False,
    bad=Example((("organisation.json", _BAD),)),
    good=Example((("organisation.json", _GOOD),)),
)

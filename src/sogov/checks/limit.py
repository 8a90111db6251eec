"""`limit`: a file, a text or a number is larger than is read.

**What it is.** A file is too large, objects and lists are nested too deep, a text is too long, or a number has too
many digits (language §2).

**Why it matters.** Limits keep a file under review from stopping the program that reviews it. A file cannot raise
them.

**What to do.** Divide or shorten what is too large. Whoever runs sogov can raise a limit.
"""

from sogov.checks.check import Check
from sogov.findings.pages import Example

_BAD = """\
{
  "organisation": {"id": "acme"},
  "departments": [
    {"id": "comms", "name": "Communications",
     "budget": {"amount": 1200000000000000, "per": "year"}},
    {"id": "press", "name": "Press office", "parent": "comms"}
  ]
}
"""

_GOOD = """\
{
  "organisation": {"id": "acme"},
  "departments": [
    {"id": "comms", "name": "Communications",
     "budget": {"amount": 12000, "per": "year"}},
    {"id": "press", "name": "Press office", "parent": "comms"}
  ]
}
"""

CHECK = Check(
    name="limit",
    kind="input",
    severity="error",
    waivable=False,
    bad=Example((("organisation.json", _BAD),)),
    good=Example((("organisation.json", _GOOD),)),
)

"""`duplicate-id`: two entries of a section have one id.

**What it is.** An id is stated twice in its section, over all files; capital letters do not tell two ids apart
(language §2). The `organisation` and the `stages`, which are stated once, are reported too when they are stated
twice.

**Why it matters.** A reference to the id would mean two things.

**What to do.** Give one of the two another id, or leave one out.
"""

from sogov.checks.check import Check
from sogov.findings.pages import Example

_BAD = """\
{
  "organisation": {"id": "acme"},
  "departments": [
    {"id": "comms", "name": "Communications"},
    {"id": "Comms", "name": "Press office", "parent": "comms"}
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
    name="duplicate-id",
    kind="input",
    severity="error",
    waivable=False,
    bad=Example((("organisation.json", _BAD),)),
    good=Example((("organisation.json", _GOOD),)),
)

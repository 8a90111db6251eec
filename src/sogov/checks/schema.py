"""`schema`: a document does not have the form that the language gives it.

**What it is.** A key is unknown or missing, or a value is of another form than the key takes (language §2); also what
no schema can say, such as a `from` after its `until` (language §8).

**Why it matters.** A mistyped key would be a rule that nobody hears of.

**What to do.** Write it as the message says. `sogov schema` prints the JSON Schemas, with which an editor completes
and checks the files.
"""

from sogov.checks.check import Check
from sogov.findings.pages import Example

_BAD = """\
{
  "organisation": {"id": "acme"},
  "departments": [
    {"id": "comms", "name": "Communications"},
    {"id": "press", "name": "Press office", "parents": "comms"}
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
    name="schema",
    kind="input",
    severity="error",
    waivable=False,
    bad=Example((("organisation.json", _BAD),)),
    good=Example((("organisation.json", _GOOD),)),
)

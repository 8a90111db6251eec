"""`invalid-json`: the text of a file is not JSON.

**What it is.** A file is not JSON in UTF-8: a bracket, comma or quote is missing or too many, the bytes are of
another encoding, or it holds what JSON does not know: `NaN`, `Infinity`, half of a surrogate pair (language §2, §8).

**Why it matters.** Nothing in the file can be read, and what other files name may be in it.

**What to do.** Mend the text at the place that is shown; it may be a word or two before it.
"""

from sogov.checks.check import Check
from sogov.findings.pages import Example

_BAD = """\
{
  "organisation": {"id": "acme"},
  "departments": [
    {"id": "comms", "name": "Communications"},
    {"id": "press", "name": "Press office", "parent": "comms"},
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
    name="invalid-json",
    kind="input",
    severity="error",
    waivable=False,
    bad=Example((("organisation.json", _BAD),)),
    good=Example((("organisation.json", _GOOD),)),
)

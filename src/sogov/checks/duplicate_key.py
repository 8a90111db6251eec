"""`duplicate-key`: a key is stated twice in one object.

**What it is.** An object has two entries of one key (language §2).

**Why it matters.** Most programs take the last one without a word. Whoever reads the first believes something else.

**What to do.** Leave one of the two out.
"""

from sogov.checks.check import Check
from sogov.findings.pages import Example

_BAD = """\
{
  "organisation": {"id": "acme"},
  "departments": [
    {"id": "comms", "name": "Communications"},
    {"id": "press", "name": "Press office", "name": "Media relations", "parent": "comms"}
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
    name="duplicate-key",
    kind="input",
    severity="error",
    waivable=False,
    bad=Example((("organisation.json", _BAD),)),
    good=Example((("organisation.json", _GOOD),)),
)

"""`invalid-table`: a table cannot be read as its mapping says.

**What it is.** A file that a document names under `tables` is not there, leads out of the folder of the document, or is
not what its mapping takes it for: a quote is not closed, a row has cells too many or too few, the bytes are of another
encoding, two columns have one title, or a column holds what cannot be read exactly (language §2.1, §8).

**Why it matters.** Where a cell is taken for another one, money and names go to the wrong resource. So nothing of a
table is guessed, and nothing of it is left out.

**What to do.** Mend the row that is shown, write the file anew, or put the mapping right.
"""

from sogov.checks.check import Check
from sogov.findings.pages import Example

_DOCUMENT = """\
{
  "responsibilities": [{"id": "funds", "required": false}, {"id": "manages", "required": false}],
  "tables": [
    {"file": "accounts.csv", "columns": {"id": "Id", "name": "Title", "kind": {"value": "account"}}}
  ]
}
"""

_BAD = """\
Id,Title,Cost
acme-x,Acme on X,40
acme-forum,Help, tips and talk,25
"""

_GOOD = """\
Id,Title,Cost
acme-x,Acme on X,40
acme-forum,"Help, tips and talk",25
"""

CHECK = Check(
    name="invalid-table",
    kind="input",
    severity="error",
    waivable=False,
    bad=Example((("accounts.csv", _BAD), ("organisation.json", _DOCUMENT))),
    good=Example((("accounts.csv", _GOOD), ("organisation.json", _DOCUMENT))),
)

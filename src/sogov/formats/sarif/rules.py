"""Rules of SARIF: what the pages of the catalogue say of a finding, where its results are read."""

from sogov.findings.pages import Page
from sogov.formats.sarif.texts import quoted


def rule(page: Page) -> dict[str, object]:
    """The descriptor of a finding."""
    severity = page.severity or "warning"
    return {
        "id": page.name,
        # Readers want a name that is more than the id in another spelling.
        "name": "".join(part.capitalize() for part in ("sogov", *page.name.split("-"))),
        "shortDescription": {"text": quoted(page.summary)},
        "fullDescription": {"text": _description(page)},
        "help": {"text": _whole(page.text), "markdown": _whole(page.text)},
        "defaultConfiguration": {"level": severity},
        "properties": {
            "tags": ["governance", page.kind],
            "precision": "very-high",
            "problem.severity": "recommendation" if severity == "note" else severity,
        },
    }


def _description(page: Page) -> str:
    """What it is: the second paragraph of a page without its title, or all that there is."""
    first, *others = page.text.split("\n\n")
    paragraph = " ".join((others or [first])[0].split())
    return quoted(paragraph.removeprefix("**What it is.** "))


def _whole(text: str) -> str:
    # Pages are written by those who write checks; their links and lines are meant.
    return text.replace("{", "{{").replace("}", "}}")

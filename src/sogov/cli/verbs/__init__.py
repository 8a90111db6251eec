"""The verbs: one file each, read when its verb is used."""

VERBS = {
    "check": "check an organisation against its policies and report every finding",
    "who": "who funds and who manages a resource, or what a holder funds and manages",
    "explain": "why: which rules decide a resource, which give way, and what it costs whom",
    "graph": "the organisation, and who funds and manages what, as a diagram",
    "matrix": "who answers for what, or who pays how much, as a table of all resources",
    "stats": "money, hours and collaboration in numbers: of departments, functions and the whole",
    "baseline": "write down the findings that are known, so that only new ones fail; take out what is mended",
    "test": "run the tests in test documents",
    "docs": "write the responsibility documents, for those who read and sign them",
    "fmt": "write documents in their canonical form",
    "import": "make an organisation document of what another system exports",
    "rules": "the catalogue of findings, or the page of one",
    "schema": "the JSON Schemas of the documents",
    "config": "which settings are in force, and where each comes from",
}
"""What each verb does, in the order in which they are learnt."""


def module_of(verb: str) -> str:
    """The module of a verb; `import` is a word of Python, so its module has a line below."""
    return f"sogov.cli.verbs.{verb}_" if verb == "import" else f"sogov.cli.verbs.{verb}"

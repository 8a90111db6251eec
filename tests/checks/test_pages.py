"""The pages on findings in the documentation are those that the checks make."""

from docs.findings import FOLDER, pages


def test_pages_are_fresh() -> None:
    """What is committed is what `python docs/findings.py` writes."""
    committed = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.iterdir()}

    assert len(committed) > 1
    assert pages() == committed, "run `python docs/findings.py`"

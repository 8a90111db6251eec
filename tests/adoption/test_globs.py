"""Patterns of paths."""

import time

import pytest

from sogov.adoption.globs import is_matched

CASES = [
    ("policies/a.json", "policies/a.json", True),
    ("policies/a.json", "policies/*.json", True),
    ("policies/a.json", "./policies//a.json", True),
    ("policies/a.json", "policies", True),
    ("policies/a.json", "policies/", True),
    ("policies/a.json", ".", True),
    ("policies/a.json", "**", True),
    ("policies/a.json", "*", True),
    ("policies/a.json", "policies/**", True),
    ("policies/a.json", "policies/**/a.json", True),
    ("policies/x/y/a.json", "policies/**/a.json", True),
    ("policies/x/y/a.json", "**/y/?.json", True),
    ("policies/x/y/a.json", "policies/*/a.json", False),
    ("policies/x/y/a.json", "policies/*/*/a.json", True),
    ("policies/x/y/a.json", "policies/x", True),
    ("policies/a.json", "a.json", False),
    ("policies/a.json", "**/a.json", True),
    ("policies/a.json", "policies/a.json/b", False),
    ("policies/a.json", "polic", False),
    ("policies/a.json", "Policies", False),
    ("policies/a.json", "policies/[ab].json", True),
    ("policies/a.json", "policies/[!ab].json", False),
    ("../other/a.json", "**", True),
    ("a", "**/**/a/**", True),
]


@pytest.mark.parametrize(("path", "pattern", "expected"), CASES)
def test_patterns(path: str, pattern: str, expected: bool) -> None:  # a table
    """A pattern means a path, or whatever is below it."""
    assert expected == is_matched(path, pattern)


def test_no_pattern_takes_long() -> None:
    """A pattern that was made to take long does not."""
    begun = time.process_time()

    assert not is_matched("/".join(["a" * 50] * 100), "**/" * 100 + "*a*a*a*a*a*a*a*a*b")
    assert 5 > time.process_time() - begun

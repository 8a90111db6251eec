from fractions import Fraction

import pytest

from sogov.checks.prose import counted, deed, listed, noun, subjects, told_apart


@pytest.mark.parametrize(
    ("words", "phrase"),
    [(["a"], "`a`"), (["a", "b"], "`a` and `b`"), (["a", "b", "c"], "`a`, `b` and `c`")],
)
def test_words_in_one_phrase(words: list[str], phrase: str) -> None:
    """Each word stands in backticks, and the last is joined by a word."""
    assert phrase == listed(words)
    assert phrase.replace("and", "or") == listed(words, "or")


def test_many_subjects_are_counted() -> None:
    """Three subjects are named; of more, the first."""
    assert "`a`, `b` and `c`" == subjects(["a", "b", "c"])
    assert "`a` and 3 other resources" == subjects(["a", "b", "c", "d"])


def test_a_number_with_its_noun() -> None:
    """One is one."""
    assert ["1 resource", "2 resources"] == [counted(1, "resource"), counted(2, "resource")]


def test_numbers_that_differ_look_different() -> None:
    """Two numbers that differ by less than a hundredth are written with more decimals."""
    assert ("1.5", "1") == told_apart(Fraction(3, 2), Fraction(1))
    assert ("33.3334", "33.3333") == told_apart(Fraction("33.3334"), Fraction(100, 3))


@pytest.mark.parametrize(
    ("responsibility", "one", "many", "name"),
    [
        ("consulted", "is consulted on", "are consulted on", "consultation"),
        ("manages", "manages", "manage", "management"),
        ("content", "holds `content` of", "hold `content` of", "`content`"),
    ],
)
def test_what_holders_do(responsibility: str, one: str, many: str, name: str) -> None:
    """The responsibilities that are built in have verbs and nouns; others are held."""
    assert (one, many, name) == (deed(responsibility), deed(responsibility, many=True), noun(responsibility))

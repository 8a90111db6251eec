"""What comes from documents is shown and never acts."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sogov.formats.escapes import json_text, markdown, markdown_prose, visible, without_commands

TEXTS = st.text(alphabet=st.one_of(st.characters(), st.sampled_from("`*_[]()<>!|#@:/\\&\x1b\u202e\u200b\u2028::##[")))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("Zürich 東京 🙂 e\u0301", "Zürich 東京 🙂 e\u0301"),
        ("a\x1b[31mb", r"a\x1b[31mb"),
        ("a\r\nb\tc", r"a\x0d\x0ab\x09c"),
        ("\x7f\x85\x9b", r"\x7f\x85\x9b"),
        ("\u202eabc\u2066", r"\u202eabc\u2066"),
        ("a\u200bb\u2028c\ufeff", r"a\u200bb\u2028c\ufeff"),
        ("soft\u00adhyphen", r"soft\xadhyphen"),
        ("\u3164\u115f", r"\u3164\u115f"),
        ("\U000e0041", r"\U000e0041"),
        ("wide\u3000blank", "wide\u3000blank"),
        ("\ud800", r"\ud800"),
    ],
)
def test_visible(text: str, shown: str) -> None:
    """Controls, directions and invisible characters are written as escapes; letters of all scripts stay."""
    assert shown == visible(text)


@given(TEXTS)
def test_visible_is_one_harmless_line(text: str) -> None:
    """Whatever the text, it takes one line and moves nothing."""
    shown = visible(text)

    assert not re.search(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]", shown)
    assert shown == visible(shown)


@pytest.mark.parametrize(
    ("line", "written"),
    [
        ("::error::x", r"\x3a:error::x"),
        ("  ::error::x", r"  \x3a:error::x"),
        ("a ::error::x", "a ::error::x"),
        ("a ##[error]b", r"a #\x23[error]b"),
        ("###[x", r"##\x23[x"),
        ("a: b", "a: b"),
    ],
)
def test_without_commands(line: str, written: str) -> None:
    """A build log takes no line for a command."""
    assert [written] == list(without_commands([line]))


@given(TEXTS)
def test_no_line_is_a_command(text: str) -> None:
    """Whatever the text."""
    (line,) = without_commands([visible(text)])

    assert not line.lstrip().startswith("::")
    assert "##[" not in line


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("acme-x 1.5%", "acme-x 1.5%"),
        ("<script>", "&#60;script&#62;"),
        ("[a](b)", "&#91;a&#93;(b)"),
        ("*a* _b_ `c` ~d~", "&#42;a&#42; &#95;b&#95; &#96;c&#96; &#126;d&#126;"),
        ("a|b", "a&#124;b"),
        ("&amp;", "&#38;amp;"),
        ("http://a", "http&#58;//a"),
        ("www.a.b", "www&#46;a.b"),
        ("GH-12", "GH&#45;12"),
        ("@team #1", "&#64;&#8288;team &#35;&#8288;1"),
        ("a\nb\u202e", r"a&#92;x0ab&#92;u202e"),
        ("東京", "東京"),
    ],
)
def test_markdown(text: str, written: str) -> None:
    """Every sign that could act is an entity."""
    assert written == markdown(text)


@given(TEXTS)
def test_markdown_has_no_markup(text: str) -> None:
    """Whatever the text, nothing of it is left that Markdown or HTML could take for its own."""
    written = re.sub(r"&#[0-9]+;", "", markdown(text))

    assert not re.search(r"[!#$&*:<>@\[\]\\_`{|}~\n\r]", written)


def test_markdown_prose() -> None:
    """What a sentence has in backticks stands in quotation marks, unless they do not pair."""
    assert "“a&#42;” and “b”" == markdown_prose("`a*` and `b`")
    assert "one &#96; alone" == markdown_prose("one ` alone")


def test_json_text() -> None:
    """A command to a build log is written as an escape, which means the same."""
    assert r'["##", "#\u0023[", "##\u0023[\u202e"]' == json_text(["##", "##[", "###[\u202e"])


@given(st.lists(TEXTS))
def test_json_text_means_the_same(texts: list[str]) -> None:
    """Whatever the text."""
    written = json_text(texts)

    assert texts == json.loads(written)
    assert written.isascii()
    assert "##[" not in written

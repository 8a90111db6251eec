import pytest

from sogov.documents.reader import read

# What somebody has written, what is said of it, and what to do about it.
EXPLAINED = [
    ("", "the file is empty", "an organisation document is at least `{}`"),
    ('{"a": 1,}', "the comma before `}` is one too many", "leave it out"),
    ('{"a": [1, ]}', "the comma before `]` is one too many", "leave it out"),
    ("[1,,2]", "a value is missing before `,`", "write it, or `null`, or leave the entry out"),
    ("{,}", "a key is missing before `,`", "leave the comma out"),
    ('{"a": 1 "b": 2}', 'a comma is missing before `"`', "write `,` between the two"),
    ("[1 -2]", "a comma is missing before `-2`", "write `,` between the two"),
    ("[1:2]", "`:` stands where `,` or a closing bracket is expected", "leave it out"),
    ('["a "b" c"]', "a comma is missing before `b`", 'write `,` before it, or `\\"` if the quote belongs to the text'),
    ('{"a" 1}', "`:` is missing after a key", "write `:` between a key and its value"),
    ("{'a': 1}", "`'` is not a quote that JSON knows", 'write `"` before and after a text'),
    ("{a: 1}", "the key `a` has no quotes", 'write `"a"`'),
    ("{1: 1}", "`1` stands where a key is expected", 'a key is a text in quotes: `"id"`'),
    ("[None]", "`None` is not a value that JSON knows", "write `null`"),
    ("[yes]", "`yes` is not a value that JSON knows", "write `true`"),
    ("[tru]", "`tru` is not a value that JSON knows", "write `true`"),
    ("[marketing]", "`marketing` is not a value that JSON knows", 'write `"marketing"`'),
    ("[@home]", "`@` stands where a value is expected", "write a value"),
    ("[007]", "`007` is not a number that JSON knows", "write `7`"),
    ("[+1]", "`+1` is not a number that JSON knows", "write `1`"),
    ("[.5]", "`.5` is not a number that JSON knows", 'write digits alone, or a text: `"0.5"`'),
    ("[1_000]", "`1_000` is not a number that JSON knows", 'write digits alone, or a text: `"0.5"`'),
    ("{} # c", "JSON has no comments", "leave it out, or say it in a key such as `rationale`"),
    ("{};", "`;` separates nothing in JSON", "write `,` between two entries"),
    ("{} {}", "a second document begins here", "put each document into a file of its own"),
    ("{} ]", "`]` closes what nothing opened", "leave it out"),
    ("{} x", "`x` follows the end of the document", "leave it out"),
    ('\n{"a": [1}', "`}` stands where a list is still open", "close it with `]`"),
    ('{"a": 1]', "`]` stands where an object is still open", "close it with `}`"),
    ('{\n\n"a": [1', "the file ends before the list that begins in line 3 does", "close it with `]`"),
    ('{\r"a": 1', "the file ends before the object that begins in line 1 does", "close it with `}`"),
    ('["a', "the text that begins here does not end", 'close it with `"`'),
    ('["a\n"]', "a text runs over the end of the line", 'close it with `"`, or write `\\n` for a new line'),
    ('["\t"]', "a control character (U+0009) stands in a text", "write `\\t`"),
    ('["\x1b"]', "a control character (U+001B) stands in a text", "write `\\u001b`"),
    ('["\\d"]', "`\\d` is not an escape that JSON knows", "write `\\\\` for a backslash"),
    ('["\\u12"]', "`\\u12` is not an escape that JSON knows", "write `\\\\` for a backslash"),
    ("[\u00a01]", "U+00A0 is not a blank that JSON knows", "put a space in its place"),
]


@pytest.mark.parametrize(("text", "message", "remedy"), EXPLAINED, ids=[repr(text) for text, *_ in EXPLAINED])
def test_a_text_that_is_no_json_is_explained(text: str, message: str, remedy: str) -> None:
    """One sentence says what is wrong in the words of who wrote it, and another what to do."""
    found = [(fault.name, fault.message, fault.remedy) for fault in read("f", text.encode()).faults]

    assert [("invalid-json", message, remedy)] == found


def test_there_is_something_to_explain() -> None:
    """The table is not empty."""
    assert EXPLAINED

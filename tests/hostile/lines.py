"""Lines of streams that somebody might commit, by mistake or not: their bytes, and the name and column of every fault."""

from tests.hostile.files import DUPLICATE, INVALID, LIMIT, SCHEMA

Found = tuple[str, int]

PLAIN = b'{"id":"a","kind":"k"}'


def cost(amount: bytes) -> bytes:
    """A resource with an amount of money, which begins in column 40."""
    return b'{"id":"a","kind":"k","cost":{"amount": ' + amount + b',"per":"month"}}'


def named(name: bytes) -> bytes:
    """A resource with a name, which begins in column 29."""
    return b'{"id":"a","kind":"k","name":' + name + b"}"


def declaring(declared: bytes) -> bytes:
    """A resource that declares something, which begins in column 33."""
    return b'{"id":"a","kind":"k","declared":' + declared + b"}"


SOUND: dict[str, bytes] = {
    "as short as can be": PLAIN,
    "with blanks": b' { "id" :\t"a" , "kind":"k" } ',
    "with CR": PLAIN + b"\r",
    "with CR inside": b'{"id":"a",\r"kind":"k"}',
    "keys in escapes": b'{"\\u0069d":"a","kind":"\\u006b"}',
    "a colon in a name": named(b'"a: b"'),
    "a colon in a name, as an escape": named(b'"a\\u003a b"'),
    "a colon in a name, as another escape": named(b'"\\u003Ab"'),
    "a colon in a tag": b'{"id":"a","kind":"k","tags":["x:y",":"]}',
    "colons in an address": b'{"id":"a","kind":"k","url":"https://a.b:80/"}',
    "colons in what is declared": declaring(b'{"funds":{"department:d":"1/3","f":"rest"}}'),
    "wide characters": named('"😀é\u2028"'.encode()),
    "a surrogate pair": named(b'"\\ud83d\\ude00"'),
    "no escape after a backslash": named(b'"\\\\ud83d"'),
    "every escape": named(b'"\\"\\\\\\/\\b\\f\\n\\r\\t\\u0000"'),
    "a line break in an escape": named(b'"}\\n{"'),
    "an empty name": named(b'""'),
    "an empty address": b'{"id":"a","kind":"k","url":""}',
    "nothing declared": declaring(b"{}"),
    "nobody declared": declaring(b'{"manages":null}'),
    "in effect for ever": b'{"id":"a","kind":"k","effective":{}}',
    "one": cost(b"1"),
    "one as a text": cost(b'"1"'),
    "nothing": cost(b"0"),
    "minus nothing": cost(b"-0"),
    "fifteen digits": cost(b"123456789012345"),
    "fifteen digits with a point": cost(b'"1234567890123.45"'),
    "a text as long as can be": named(b'"' + b"x" * 10_000 + b'"'),
    "a long line": b'{"id":"a",' + b" " * 20_000 + b'"kind":"k"}',
}

UNSOUND: dict[str, tuple[bytes, list[Found]]] = {
    "nothing at all": (b"", [(INVALID, 1)]),
    "blanks": (b" \t", [(INVALID, 1)]),
    "only CR": (b"\r", [(INVALID, 1)]),
    "two objects": (PLAIN + PLAIN, [(INVALID, 22)]),
    "two objects with a blank": (PLAIN + b" " + PLAIN, [(INVALID, 23)]),
    "two objects with a CR": (PLAIN + b"\r" + PLAIN, [(INVALID, 23)]),
    "two objects with a comma": (PLAIN + b"," + PLAIN, [(INVALID, 22)]),
    "a comma at the end": (PLAIN + b",", [(INVALID, 22)]),
    "the first half of an object": (b'{"id":"a",', [(INVALID, 11)]),
    "the second half of an object": (b'"kind":"k"}', [(INVALID, 7)]),
    "half an object that ends in a bracket": (b'{"id":"a","kind":"k","declared":{"manages":null}', [(INVALID, 49)]),
    "a text that runs on": (b'{"id":"a","kind":"k","name":"}', [(INVALID, 29)]),
    "a text that ran on": (b'{"}', [(INVALID, 2)]),
    "a comma before the bracket": (b'{"id":"a","kind":"k",}', [(INVALID, 21)]),
    "a list": (b"[" + PLAIN + b"]", [(SCHEMA, 1)]),
    "a text": (b'"a"', [(SCHEMA, 1)]),
    "null": (b"null", [(SCHEMA, 1)]),
    "an empty object": (b"{}", [(SCHEMA, 1)]),
    "no kind": (b'{"id":"a"}', [(SCHEMA, 1)]),
    "no id": (b'{"kind":"k"}', [(SCHEMA, 1)]),
    "an unknown key": (b'{"id":"a","kind":"k","x":1}', [(SCHEMA, 22)]),
    "a key in capitals": (b'{"id":"a","kind":"k","Name":"n"}', [(SCHEMA, 22)]),
    "a byte order mark": (b"\xef\xbb\xbf" + PLAIN, [(INVALID, 1)]),
    "a byte order mark at the end": (PLAIN + b"\xef\xbb\xbf", [(INVALID, 22)]),
    "UTF-16": (PLAIN.decode().encode("utf-16-le"), [(INVALID, 1)]),
    "NUL at the end": (PLAIN + b"\0", [(INVALID, 22)]),
    "a form feed": (b"\x0c" + PLAIN, [(INVALID, 1)]),
    "a no-break space": (PLAIN + b"\xc2\xa0", [(INVALID, 22)]),
    "a comment": (PLAIN + b" // a", [(INVALID, 23)]),
    "a bracket too many": (PLAIN + b"}", [(INVALID, 22)]),
    "an id twice": (b'{"id":"a","kind":"k","id":"b"}', [(DUPLICATE, 22)]),
    "an id twice, the same": (b'{"id":"a","kind":"k","id":"a"}', [(DUPLICATE, 22)]),
    "an id twice with blanks": (b'{"id" :"a","kind"\t:"k","id" : "b"}', [(DUPLICATE, 24)]),
    "an id twice in escapes": (b'{"id":"a","kind":"k","\\u0069\\u0064":"b"}', [(DUPLICATE, 22)]),
    "a kind twice and no id": (b'{"kind":"a","kind":"k"}', [(SCHEMA, 1), (DUPLICATE, 13)]),
    "a key twice, a colon hidden": (b'{"id":"a","kind":"k","name":"\\u003a","name":"b"}', [(DUPLICATE, 38)]),
    "a key twice, a colon hidden behind": (b'{"id":"a","kind":"k","name":"b","name":"\\u003A"}', [(DUPLICATE, 33)]),
    "a key twice, first empty": (b'{"id":"a","kind":"k","name":"","name":":"}', [(DUPLICATE, 32)]),
    "a key twice, then empty": (b'{"id":"a","kind":"k","name":":","name":""}', [(DUPLICATE, 33)]),
    "tags twice": (b'{"id":"a","kind":"k","tags":["x"],"tags":["y:"]}', [(DUPLICATE, 35)]),
    "a cost twice": (
        b'{"id":"a","kind":"k","cost":{"amount":1,"per":"year"},"cost":{"amount":2,"per":"year"}}',
        [(DUPLICATE, 55)],
    ),  # fmt: skip
    "an amount twice": (b'{"id":"a","kind":"k","cost":{"amount":1,"per":"year","amount":2}}', [(DUPLICATE, 54)]),
    "a declared key twice": (declaring(b'{"manages":"f","manages":"g"}'), [(DUPLICATE, 48)]),
    "a declared key twice in escapes": (declaring(b'{"manages":"f","m\\u0061nages":"f"}'), [(DUPLICATE, 48)]),
    "a holder twice": (declaring(b'{"funds":{"f":"1/3","f":"1/2"}}'), [(DUPLICATE, 53)]),
    "a holder twice with a colon": (
        declaring(b'{"funds":{"department:d":"1/3","department:d":"1/2"}}'),
        [(DUPLICATE, 64)],
    ),
    "a day twice": (
        b'{"id":"a","kind":"k","effective":{"from":"2026-01-01","from":"2026-01-01"}}',
        [(DUPLICATE, 55)],
    ),
    "a period twice": (b'{"id":"a","kind":"k","effective":{},"effective":{}}', [(DUPLICATE, 37)]),
    "null for a name": (named(b"null"), [(SCHEMA, 29)]),
    "null for a platform": (b'{"id":"a","kind":"k","platform":null}', [(SCHEMA, 33)]),
    "null for an id": (b'{"id":null,"kind":"k"}', [(SCHEMA, 7)]),
    "null for tags": (b'{"id":"a","kind":"k","tags":null}', [(SCHEMA, 29)]),
    "null for a cost": (b'{"id":"a","kind":"k","cost":null}', [(SCHEMA, 29)]),
    "null for a currency": (
        b'{"id":"a","kind":"k","cost":{"amount":1,"per":"year","currency":null}}',
        [(SCHEMA, 65)],
    ),
    "null for what is declared": (declaring(b"null"), [(SCHEMA, 33)]),
    "null for a period": (b'{"id":"a","kind":"k","effective":null}', [(SCHEMA, 34)]),
    "an empty id": (b'{"id":"","kind":"k"}', [(SCHEMA, 7)]),
    "an empty kind": (b'{"id":"a","kind":""}', [(SCHEMA, 18)]),
    "an empty stage": (b'{"id":"a","kind":"k","stage":""}', [(SCHEMA, 30)]),
    "a line break in an id": (b'{"id":"a\\nb","kind":"k"}', [(SCHEMA, 7)]),
    "a line break after a kind": (b'{"id":"a","kind":"k\\n"}', [(SCHEMA, 18)]),
    "no tag": (b'{"id":"a","kind":"k","tags":[]}', [(SCHEMA, 29)]),
    "an empty tag": (b'{"id":"a","kind":"k","tags":["x",""]}', [(SCHEMA, 34)]),
    "a number for a tag": (b'{"id":"a","kind":"k","tags":["x",1]}', [(SCHEMA, 34)]),
    "one tag": (b'{"id":"a","kind":"k","tags":"x"}', [(SCHEMA, 29)]),
    "a number for a name": (named(b"1"), [(SCHEMA, 29)]),
    "true for a name": (named(b"true"), [(SCHEMA, 29)]),
    "false for a name": (named(b"false"), [(SCHEMA, 29)]),
    "an object for an id": (b'{"id":{},"kind":"k"}', [(SCHEMA, 7)]),
    "a list for a kind": (b'{"id":"a","kind":["k"]}', [(SCHEMA, 18)]),
    "true for an amount": (cost(b"true"), [(SCHEMA, 40)]),
    "false for an amount": (cost(b"false"), [(SCHEMA, 40)]),
    "one with a fraction": (cost(b"1.0"), [(SCHEMA, 40)]),
    "nothing with a fraction": (cost(b"0.0"), [(SCHEMA, 40)]),
    "one with an exponent": (cost(b"1e0"), [(SCHEMA, 40)]),
    "a thousand with an exponent": (cost(b"1E+3"), [(SCHEMA, 40)]),
    "minus one": (cost(b"-1"), [(SCHEMA, 40)]),
    "a plus": (cost(b"+1"), [(INVALID, 40)]),
    "a zero in front": (cost(b"01"), [(INVALID, 40)]),
    "not a number": (cost(b"NaN"), [(INVALID, 40)]),
    "infinity": (cost(b"Infinity"), [(INVALID, 40)]),
    "minus infinity": (cost(b"-Infinity"), [(INVALID, 40)]),
    "not a number where anything may stand": (declaring(b'{"manages":NaN}'), [(INVALID, 44)]),
    "an exponent bomb": (cost(b"1e999999999"), [(SCHEMA, 40)]),
    "sixteen digits": (cost(b"1234567890123456"), [(LIMIT, 40)]),
    "sixteen digits of nothing": (cost(b"-1234567890123456"), [(LIMIT, 40)]),
    "sixteen digits in a text": (cost(b'"1234567890123456"'), [(LIMIT, 40)]),
    "sixteen digits in a share": (declaring(b'{"funds":{"f":"1234567890123456%"}}'), [(LIMIT, 47)]),
    "thirty digits": (cost(b"9" * 30), [(LIMIT, 40)]),
    "five thousand digits": (cost(b"9" * 5000), [(LIMIT, 40)]),
    "hours in a currency": (
        b'{"id":"a","kind":"k","effort":{"hours":1,"per":"week","currency":"EUR"}}',
        [(SCHEMA, 55)],
    ),
    "an amount of hours": (b'{"id":"a","kind":"k","effort":{"amount":1,"per":"week"}}', [(SCHEMA, 31), (SCHEMA, 32)]),
    "no period of a cost": (b'{"id":"a","kind":"k","cost":{"amount":1}}', [(SCHEMA, 29)]),
    "an empty period": (b'{"id":"a","kind":"k","cost":{"amount":1,"per":""}}', [(SCHEMA, 47)]),
    "a list for a period": (b'{"id":"a","kind":"k","cost":{"amount":1,"per":[]}}', [(SCHEMA, 47)]),
    "an empty currency": (b'{"id":"a","kind":"k","cost":{"amount":1,"per":"year","currency":""}}', [(SCHEMA, 65)]),
    "a list for a currency": (
        b'{"id":"a","kind":"k","cost":{"amount":1,"per":"year","currency":["EUR"]}}',
        [(SCHEMA, 65)],
    ),  # fmt: skip
    "a cost by the week": (b'{"id":"a","kind":"k","cost":{"amount":1,"per":"week"}}', [(SCHEMA, 47)]),
    "an effort by the quarter": (b'{"id":"a","kind":"k","effort":{"hours":1,"per":"quarter"}}', [(SCHEMA, 48)]),
    "half a pair": (named(b'"\\ud83d"'), [(INVALID, 30)]),
    "the second half": (named(b'"ab\\uDE00"'), [(INVALID, 32)]),
    "half a pair in a key": (declaring(b'{"\\ud83d":null}'), [(INVALID, 35)]),
    "a surrogate in UTF-8": (named(b'"\xed\xa0\xbd"'), [(INVALID, 30)]),
    "a byte that is never UTF-8": (named(b'"\xff"'), [(INVALID, 30)]),
    "a bad byte where anything may stand": (declaring(b'{"\xc0\x80":null}'), [(INVALID, 35)]),
    "a bad byte after a wide character": (named('"😀'.encode() + b'\xfe"'), [(INVALID, 31)]),
    "a character cut off": (PLAIN + "é".encode()[:1], [(INVALID, 22)]),
    "an unknown escape": (named(b'"\\q"'), [(INVALID, 30)]),
    "a tab in a text": (named(b'"a\tb"'), [(INVALID, 31)]),
    "a NUL in a text": (named(b'"a\0b"'), [(INVALID, 31)]),
    "a CR in a text": (named(b'"a\rb"'), [(INVALID, 31)]),
    "a text too long": (named(b'"' + b"x" * 10_001 + b'"'), [(LIMIT, 29)]),
    "a text too long in escapes": (named(b'"' + b"\\u00e9" * 10_001 + b'"'), [(LIMIT, 29)]),
    "a key too long": (b'{"id":"a","kind":"k","' + b"x" * 10_001 + b'":1}', [(LIMIT, 22), (SCHEMA, 22)]),
    "33 levels": (declaring(b'{"a":' * 32 + b"1" + b"}" * 32), [(LIMIT, 188)]),
    "nine hundred levels": (declaring(b'{"a":' * 900 + b"1" + b"}" * 900), [(LIMIT, 188)]),
    "thousands of lists": (declaring(b"[" * 4000 + b"]" * 4000), [(LIMIT, 64)]),
    "lists without end": (declaring(b"[" * 9000), [(LIMIT, 64)]),
    "a day that is none": (b'{"id":"a","kind":"k","effective":{"from":"2026-02-30"}}', [(SCHEMA, 42)]),
    "several at once": (
        b'{"id":"a","kind":5,"kind":"k","name":"\\ud800","cost":{"amount":NaN,"per":12345678901234567}}',
        [(DUPLICATE, 20), (INVALID, 39), (INVALID, 64), (LIMIT, 74)],
    ),
}

LINES = {**SOUND, **{title: line for title, (line, _) in UNSOUND.items()}}

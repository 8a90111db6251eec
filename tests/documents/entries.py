"""Resource entries for tests: sound ones, nearly sound ones and hostile ones."""

from hypothesis import strategies as st

HOSTILE_WORDS = [
    *[
        "",
        " ",
        "a b",
        "é",
        "-a",
        "a\n",
        "\na",
        "@home",
        "@root",
        "department:",
        "department:a",
        "department:a\n",
        "a" * 128,
        "a" * 129,
    ],
    *[
        "0",
        "7",
        "007.50",
        "1.",
        ".5",
        "-1",
        "+1",
        "1e3",
        "1_000",
        "１",
        "1 ",
        "1\n",
        "123456789012345",
        "1234567890123456",
    ],
    *[
        "0%",
        "60%",
        "33.25%",
        "60 %",
        "%",
        "1/3",
        "1/0",
        "1/00",
        "0/1",
        "1/01",
        "1/3\n",
        "1 part",
        "2.5 parts",
        "2  parts",
        "rest",
        "Rest",
    ],
    *["12345678901234.5", "123456789012345/123456789012345", "1234567890123456%", "x1234567890123456"],
    *["month", "week", "quarter", "year", "EUR", "eur", "EURO", "EUR\n"],
    *[
        "2026-11-23",
        "2026-02-30",
        "2024-02-29",
        "0000-01-01",
        "2026-1-01",
        "2026-11-23\n",
        "２026-11-23",
        "20261123",
        "2026-W01-1",
    ],
]

words = st.sampled_from(HOSTILE_WORDS) | st.text(max_size=5)
hostile = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 3) | words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
    max_leaves=5,
)


def sound_or(values: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    """Mostly what is asked for, now and then anything."""
    return st.one_of(values, values, values, values, hostile)


def record(**members: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    """An object of which any key may be missing, and one that nobody knows may be there."""
    return st.fixed_dictionaries({}, optional={**members, "unknown": hostile})


ids = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._-]{0,8}", fullmatch=True)
holders = st.one_of(ids, ids.map("department:{}".format), st.just("@home"))
amounts = st.one_of(st.integers(0, 99), st.sampled_from(["7", "007.50", "1234567890.12345"]))
shares = st.sampled_from(["60%", "33.25%", "1/3", "2.5 parts", "1 part", "rest", "0%", "0/1"])
dates = st.dates().map(str)
statements = st.one_of(
    st.none(),
    holders,
    st.lists(sound_or(holders), max_size=3),
    st.dictionaries(holders | words, sound_or(shares), max_size=3),
)
costs = record(
    amount=sound_or(amounts),
    per=sound_or(st.sampled_from(["month", "quarter", "year", "week"])),
    currency=sound_or(st.just("EUR")),
)
efforts = record(hours=sound_or(amounts), per=sound_or(st.sampled_from(["week", "month", "year", "quarter"])))
fields: dict[str, st.SearchStrategy[object]] = {
    "name": sound_or(st.text(max_size=3)),
    "platform": sound_or(ids),
    "department": sound_or(ids),
    "stage": sound_or(ids),
    "tags": sound_or(st.lists(st.text(max_size=3), max_size=3)),
    "cost": sound_or(costs),
    "effort": sound_or(efforts),
    "url": sound_or(st.text(max_size=3)),
    "declared": sound_or(st.dictionaries(ids | words, sound_or(statements), max_size=3)),
    "effective": sound_or(record(**{"from": sound_or(dates), "until": sound_or(dates)})),
}
entries = st.one_of(
    st.fixed_dictionaries({"id": ids, "kind": ids}, optional=fields),
    st.fixed_dictionaries({"id": sound_or(ids), "kind": sound_or(ids)}, optional={**fields, "unknown": hostile}),
    st.fixed_dictionaries({}, optional={"id": sound_or(ids), "kind": sound_or(ids), **fields}),
    st.builds(lambda field, value: {"id": "a", "kind": "b", field: value}, st.sampled_from(sorted(fields)), hostile),
    hostile,
)

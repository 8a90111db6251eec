"""The policies that every workload has: each construct of the language, and what contradicts on few resources.

`foundation` and the policies of the divisions say who manages and funds; pools contribute shares that add up; duties
add holders; standards require.
"""

from collections.abc import Iterator, Sequence

from inventory import BONUS, COSTED, FREE, GRANT, SHARED, UNSORTED
from landscape import Entry, Landscape


def charter(land: Landscape, tags: Sequence[str]) -> Iterator[Entry]:
    """The policy documents without the rules by which a workload grows."""
    yield from _owners(land, tags)
    yield from _pools(land)
    yield _duties()
    yield _standards(land)
    yield _faults(land)


def gives(name: str, where: Entry, funds: Entry) -> Entry:
    """A rule that contributes to the funding."""
    return {"id": name, "where": where, "contribute": {"funds": funds}}


def _owners(land: Landscape, tags: Sequence[str]) -> Iterator[Entry]:
    """Who manages and funds: a policy for all, one for each division that overrides it, and one that is binding."""
    open_kinds = {"kind": {"not": [*SHARED, UNSORTED, GRANT, BONUS]}}
    rules = [
        {"id": "managing", "where": {"kind": {"not": UNSORTED}}, "assign": {"manages": "communications"}},
        {"id": "funding", "where": open_kinds, "assign": {"funds": {"marketing": "60%", "technology": "rest"}}},
        {"id": "mailboxes", "where": {"kind": "mailbox"}, "assign": {"manages": "service"}},
    ]
    yield {
        "policy": "foundation",
        "title": "Who answers for what, where nothing nearer is agreed",
        "rationale": "Money and responsibility are two questions.",
        "review_by": "2027-06-30",
        "rules": rules,
    }
    for division in land.divisions:
        office = f"department:{division}"
        where = {"kind": list(FREE[:6]), "stage": ["plan", "build"]}
        rules = [
            {"id": "early", "where": where, "assign": {"manages": office}},
            {
                "id": "shops",
                "where": {"kind": "site"},
                "assign": {"funds": {f"department:{division}": "40%", "@home": "rest"}},
            },
        ]
        yield {"policy": f"division-{division}", "issuer": division, "overrides": ["foundation"], "rules": rules}
    below = ["foundation", *(f"division-{division}" for division in land.divisions)]
    audited: Entry = {
        "id": "audited",
        "where": {"kind": ["database", "bucket", "api"], "tags": {"any": [tags[3], tags[4]], "not": [tags[1]]}},
        "assign": {"manages": "security"},
        "binding": True,
        "overrides": below,
    }
    sealed = {"id": "sealed", "where": {"tags": "sealed"}, "assign": {"manages": "security"}, "binding": True}
    yield {"policy": "assurance", "issuer": "d0000", "title": "What is audited", "rules": [audited, sealed]}


def _pools(land: Landscape) -> Iterator[Entry]:
    """What several pay together: 40% and 35% from the offices, the last quarter from the divisions."""
    where = {"kind": list(SHARED)}
    yield {"policy": "pool-marketing", "rules": [gives("all", where, {"marketing": "40%"})]}
    yield {"policy": "pool-technology", "rules": [gives("all", where, {"technology": "20%", "research": "15%"})]}
    elsewhere = where | {"within": {"not": list(land.divisions)}}
    yield {
        "policy": "pool-quarter",
        "rules": [
            gives("offices", elsewhere, {"finance": "1/4"}),
            gives("grants", {"kind": [GRANT, BONUS]}, {"finance": "90%"}),
            gives("bonuses", {"kind": BONUS}, {"relations": "20%"}),
        ],
    }
    for division in land.divisions:
        nearby = where | {"within": division}
        rules = [gives("quarter", nearby, {f"department:{division}": "25%"})]
        yield {"policy": f"pool-{division}", "issuer": division, "rules": rules}


def _duties() -> Entry:
    """Who operates, approves, is consulted and informed, and who looks after content."""
    early = {"stage": ["plan", "build"]}
    operates = {"platform_kind": ["analytics", "tool"], "stage": {"not": "plan"}}
    dear = {"kind": list(COSTED), "cost": {"at_least": 2000}}
    middling = {"kind": list(COSTED), "cost": {"at_least": "500.00", "below": 2000}}
    content = {"kind": ["page", "channel"], "stage": "run"}
    return {
        "policy": "duties",
        "rules": [
            {"id": "technology-early", "where": early, "assign": {"consulted": ["technology"]}},
            {"id": "operating", "where": operates, "assign": {"operates": ["operations"]}},
            {"id": "dear", "where": dear, "assign": {"approves": ["finance"]}},
            {"id": "middling", "where": middling, "assign": {"approves": ["@home"]}},
            {"id": "content", "where": content, "assign": {"content": ["communications", "@home"]}},
            {"id": "nobody", "where": {"kind": "bot"}, "assign": {"operates": None}},
        ],
    }


def _standards(land: Landscape) -> Entry:
    """What must be true whoever holds it, with a waiver for one division."""
    social = {"platform_kind": "social-network", "kind": {"not": UNSORTED}}
    divisions = [f"department:{name}" for name in land.divisions]
    shared = {"share": {"marketing": {"below": "100%"}}, "largest": {"at_most": "85%"}}
    rules: list[Entry] = [
        {"id": "not-one-budget", "where": social, "require": {"funds": shared, "involved": {"count": {"at_least": 2}}}},
        {
            "id": "early",
            "where": {"stage": ["plan", "build"]},
            "require": {"consulted": {"includes": ["technology"]}, "involved": {"includes_any": ["technology"]}},
        },
        {
            "id": "no-legal",
            "where": {"kind": "bot"},
            "require": {"operates": {"excludes": ["legal"], "count": {"at_most": 3}}},
        },
        {
            "id": "four-eyes",
            "where": {"cost": {"at_least": 1500}, "kind": list(COSTED)},
            "require": {"approves": {"apart_from": ["operates"]}},
            "severity": "warning",
        },
        {
            "id": "mailboxes",
            "where": {"kind": "mailbox", "within": {"not": land.divisions[0]}},
            "require": {"manages": {"only": ["service", "security", *divisions]}},
            "severity": "note",
        },
        {"id": "press", "where": {"tags": "press"}, "require": {"consulted": {"includes": ["relations"]}}},
    ]
    accepted = {"reason": "Being moved", "approved_by": "Head of standards", "until": "2027-03-31"}
    waivers = [
        {
            "id": "moving",
            "finding": "requirement-unmet",
            "rules": [f"standards/{rule['id']}" for rule in rules],
            "where": {"within": land.divisions[-1]},
            **accepted,
        },
        {"id": "late", "finding": "drift", "where": {"within": land.divisions[0]}, "from": "2026-01-01", **accepted},
        {"id": "lapsed", "finding": "unmanaged", **accepted, "until": "2026-01-31"},
        {"id": "for-nothing", "finding": "over-funded", "where": {"kind": "bot"}, **accepted},
    ]
    return {"policy": "standards", "title": "Standards", "rules": rules, "waivers": waivers}


def _faults(land: Landscape) -> Entry:
    """Rules that contradict others on few resources, and rules that say nothing."""
    nothing = {"kind": "licence", "cost": {"at_least": 10, "below": 5}}
    rules: list[Entry] = [
        {"id": "joint", "where": {"tags": "joint"}, "assign": {"manages": "research"}},
        {"id": "orphaned", "where": {"tags": "orphaned"}, "assign": {"informed": [f"department:{land.closed}"]}},
        {"id": "fax", "where": {"kind": "fax"}, "assign": {"informed": ["service"]}},
        {
            "id": "never",
            "where": nothing,
            "assign": {"informed": ["service"]},
        },
        {
            "id": "unlawful",
            "where": {"tags": {"all": ["joint", "sealed"]}},
            "assign": {"manages": "people"},
            "overrides": ["assurance/sealed"],
        },
        {
            "id": "past",
            "where": {"kind": "bot"},
            "assign": {"manages": "people"},
            "effective": {"from": "2024-01-01", "until": "2025-12-31"},
        },
    ]
    return {"policy": "pilot", "issuer": "d0000", "review_by": "2026-01-31", "rules": rules}

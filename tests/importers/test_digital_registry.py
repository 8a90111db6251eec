"""The import of the US Digital Registry, on records of the register itself and on random ones."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sogov.importers import digital_registry
from sogov.importers.imports import Import, Remark, UnreadableExport
from sogov.layout.canonical import canonical
from sogov.values.identifiers import is_identifier

EXCERPT = Path(__file__).with_name("digital_registry")
EXAMPLE = Path(__file__).parents[2] / "policies" / "examples" / "commerce" / "organisation.json"

Fields = dict[str, Any]


def read_excerpt(*names: str) -> Import:
    """Import the named files of the excerpt, all of them where none is named."""
    files = [EXCERPT / name for name in names] or sorted(EXCERPT.glob("*.json"))
    return digital_registry.read({file.name: file.read_bytes() for file in files})


def read_records(*lists: Iterable[Fields]) -> Import:
    """Import lists of records, each as a file of its own."""
    return digital_registry.read({f"{place}.json": json.dumps(list(part)).encode() for place, part in enumerate(lists)})


def account(number: int = 1, **fields: object) -> Fields:
    """An account of NOAA on Twitter, with some fields of it stated."""
    return {
        "id": number,
        "service_key": "twitter",
        "service_display_name": "Twitter",
        "service_url": f"https://twitter.com/noaa{number}",
        "account": f"noaa{number}",
        "organization": "NOAA",
        "language": "English",
        "tags": [],
        "agencies": [agency("National Oceanic and Atmospheric Administration (NOAA)", 2011)],
        "updated_at": "2017-06-01T14:13:44.000Z",
    } | fields


def agency(name: str, number: int = 1) -> Fields:
    """An agency as an account names it."""
    return {"id": number, "name": name, "info_url": None}


def entries(result: Import, section: str) -> dict[str, Fields]:
    """The entries of a section by their ids."""
    found = result.document[section]
    assert isinstance(found, list)
    return {entry["id"]: entry for entry in found}


def kinds(result: Import) -> list[str]:
    """The kinds of the remarks, as they come."""
    return [remark.kind for remark in result.remarks]


def of_kind(result: Import, kind: str) -> list[Remark]:
    """The remarks of one kind."""
    return [remark for remark in result.remarks if remark.kind == kind]


class TestExcerpt:
    """What becomes of thirty odd records of the register."""

    def test_every_account_is_a_resource_or_named_as_a_double(self) -> None:
        """Nothing is lost."""
        accounts = json.loads((EXCERPT / "accounts.json").read_bytes())
        result = read_excerpt()

        assert len(accounts) > 20
        assert len(accounts) == len(entries(result, "resources")) + len(of_kind(result, "doubled-registration"))

    def test_an_account_of_a_bureau(self) -> None:
        """Where a department and its bureau register an account together, it is the bureau's."""
        expected = {
            "id": "github-usnistgov",
            "name": "National Institute of Standards and Technology (GitHub)",
            "kind": "account",
            "platform": "github",
            "department": "nist",
            "tags": ["code", "opensource", "standards"],
            "url": "http://github.com/usnistgov",
            "declared": {"manages": "department:nist"},
        }

        assert expected == entries(read_excerpt(), "resources")["github-usnistgov"]

    def test_departments_have_tidy_ids_and_parents(self) -> None:
        """A declared acronym is the id, else the name without what ranks it; common registrations say who is above."""
        parents = {id_: entry.get("parent") for id_, entry in entries(read_excerpt(), "departments").items()}

        assert {
            "bis": None,
            "census": "commerce",
            "commerce": None,
            "international-trade-administration": "commerce",
            "nist": "commerce",
            "noaa": "commerce",
            "uspto": "commerce",
        } == parents

    def test_what_nothing_says_is_not_guessed(self) -> None:
        """A bureau that no department registers an account with has no parent, and the import says so."""
        subjects = [remark.subject for remark in of_kind(read_excerpt(), "unknown-parent")]

        assert ["agency Bureau of Industry and Security (BIS)"] == subjects

    def test_two_spellings_become_one_department(self) -> None:
        """`U.S.` in front does not make another agency."""
        [remark] = of_kind(read_excerpt(), "two-spellings")

        assert "department uspto" == remark.subject
        assert "`Patent and Trademark Office (USPTO)` and `U.S. Patent and Trademark Office`" in remark.message

    @pytest.mark.parametrize(
        "resource",
        [
            "facebook-usnistgov",  # the handle says `4nist`, the address is another account's too
            "google-plus-usnistgov",  # https://plus.google.com/b/105187765299030181970/+usnistgov
            "instagram-noaa.education",  # the handle is another account's
            "linkedin-11083945",  # https://www.linkedin.com/showcase/11083945
            "tumblr-noaasanctuaries",  # http://noaasanctuaries.tumblr.com/
            "twitter-noaa68",  # http://twitter.com/@NOAA68
            "youtube-ucswf8bgblnsd288wy0w4rzw",  # the handle is `channel`
        ],
    )
    def test_ids_come_from_the_address_where_the_handle_does_not_serve(self, resource: str) -> None:
        """What the public sees is believed before what was typed by hand."""
        assert resource in entries(read_excerpt(), "resources")

    def test_a_doubled_registration_names_both_numbers_and_what_differs(self) -> None:
        """Who reads the remark can mend the register."""
        remarks = {remark.subject: remark.message for remark in of_kind(read_excerpt(), "doubled-registration")}

        assert remarks["account 8951"] == (
            "It is registered again as 37001; both became `youtube-commercenews`. They differ in organisation "
            "(`Minority Business Development Agency` and `U.S. Department of Commerce`)."
        )

    def test_a_department_gives_way_to_its_bureau_across_registrations(self) -> None:
        """One registration by the department and one by the bureau are no conflict."""
        assert "noaa" == entries(read_excerpt(), "resources")["twitter-noaafisheriesak"]["department"]

    def test_languages_are_tags_only_where_there_is_another_than_english(self) -> None:
        """Two languages are two tags; English in Britain is English."""
        tags = {id_: entry.get("tags", []) for id_, entry in entries(read_excerpt(), "resources").items()}

        assert ["export", "fdi", "language:English", "language:German"] == tags["twitter-csgermany"]
        assert not any("language" in tag for tag in tags["twitter-noaafisheries"])

    def test_a_blank_organisation_is_named_by_its_handle(self) -> None:
        """Every account has a name."""
        assert "bisgov (Twitter)" == entries(read_excerpt(), "resources")["twitter-bisgov"]["name"]

    def test_a_list_that_repeats_itself_is_remarked(self) -> None:
        """An export that was paged wrongly misses entries."""
        assert ["list of agencies"] == [remark.subject for remark in of_kind(read_excerpt(), "repeated-listing")]

    def test_counts_of_the_register_are_compared(self) -> None:
        """The excerpt holds fewer accounts than the register counts."""
        messages = {remark.subject: remark.message for remark in of_kind(read_excerpt(), "other-count")}

        expected = "The register counts 261 accounts, the export holds 11."
        assert expected == messages["agency National Oceanic and Atmospheric Administration (NOAA)"]

    def test_lists_of_agencies_may_be_left_out(self) -> None:
        """The accounts alone make the same departments."""
        alone, together = read_excerpt("accounts.json"), read_excerpt()

        assert entries(alone, "resources") == entries(together, "resources")
        assert set(entries(alone, "departments")) == set(entries(together, "departments"))

    def test_files_are_known_by_their_shape(self) -> None:
        """Their names say nothing."""
        files = [file.read_bytes() for file in sorted(EXCERPT.glob("*.json"))]

        renamed = digital_registry.read(dict(zip("zyx", files, strict=True)))

        assert read_excerpt() == renamed


class TestHierarchy:
    """Who is above whom."""

    def test_the_list_of_parents_is_followed_all_the_way_up(self) -> None:
        """Agencies above those that register accounts become departments too, by the names that the register has."""
        marshals = account(agencies=[agency("U.S. Marshals Service", 5)])
        listings = [
            {"title": "U.S. Marshals Service", "parent": {"title": "U.S. Department of Justice"}},
            {"title": "United States Department of Justice", "parent": {"title": "White House"}},
        ]
        tallies = [agency("Department of Justice (DOJ)", 6) | {"social_media_count": None}]

        departments = entries(read_records([marshals], listings, tallies), "departments")

        assert {"marshals-service": "doj", "doj": "white-house", "white-house": None} == {
            id_: entry.get("parent") for id_, entry in departments.items()
        }

    def test_an_agency_that_the_list_calls_independent_has_no_parent(self) -> None:
        """That is known, and not remarked."""
        result = read_records(
            [account()], [{"title": "National Oceanic and Atmospheric Administration", "parent": None}]
        )

        assert [] == kinds(result)

    def test_two_parents_in_the_list_are_none(self) -> None:
        """Which of them is meant is asked of the reader."""
        listings = [{"title": "Census Bureau", "parent": {"title": title}} for title in ("Commerce Department", "GSA")]

        result = read_records([account(agencies=[agency("Bureau of the Census")])], listings)

        assert ["several-parents", "unknown-parent"] == kinds(result)
        assert {"census": {"id": "census", "name": "Bureau of the Census"}} == entries(result, "departments")

    def test_two_departments_that_register_with_one_bureau_are_none_above_it(self) -> None:
        """Both are declared, for neither is known to be right."""
        departments = [agency("Department of Energy", 2), agency("Department of Labor", 3)]
        noaa = account()["agencies"]
        accounts = [account(number, agencies=[*noaa, departments[number]]) for number in (0, 1)]

        result = read_records(accounts)

        declared = [entry["declared"]["manages"] for entry in entries(result, "resources").values()]
        assert [["department:energy", "department:noaa"], ["department:labor", "department:noaa"]] == declared
        assert ["several-agencies", "several-agencies", "unknown-parent"] == kinds(result)

    def test_the_home_of_a_disputed_account_is_what_stands_above_both(self) -> None:
        """Two bureaus of one department dispute an account of that department."""
        commerce, noaa, nist = agency("Department of Commerce"), agency("NOAA", 2), agency("NIST", 3)
        pairs = [[commerce, noaa], [commerce, nist], [noaa, nist]]

        result = read_records([account(number, agencies=pair) for number, pair in enumerate(pairs)])

        assert "commerce" == entries(result, "resources")["twitter-noaa2"]["department"]

    def test_a_circle_is_cut(self) -> None:
        """A document in which an agency is below itself would be refused."""
        circle = ["Bureau of A", "Bureau of B", "Bureau of C"]
        listings = [
            {"title": title, "parent": {"title": above}}
            for title, above in zip(
                [*circle, "Bureau of D"], ["Bureau of B", "Bureau of C", "Bureau of A", "Bureau of A"], strict=True
            )
        ]

        result = read_records([account(agencies=[agency("Bureau of D")])], listings)

        assert {"a": None, "b": None, "c": None, "d": "a"} == {
            id_: entry.get("parent") for id_, entry in entries(result, "departments").items()
        }
        assert ["unknown-parent"] * 3 == kinds(result)

    def test_agencies_of_one_acronym_are_told_apart(self) -> None:
        """Neither of them has the acronym then."""
        agencies = [agency("Federal Trade Commission (FTC)"), agency("Forest Tree Centre (FTC)", 2)]

        departments = entries(read_records([account(agencies=agencies)]), "departments")

        assert ["federal-trade-commission", "forest-tree-centre"] == list(departments)


class TestAccounts:
    """Odd accounts."""

    @pytest.mark.parametrize(
        ("fields", "resource", "kind"),
        [
            ({"service_url": "javascript:alert(1)"}, "twitter-noaa1", "odd-url"),
            ({"service_url": "https://user@twitter.com/noaa1"}, "twitter-noaa1", "odd-url"),
            ({"service_url": "https://twitter.com/noaa one"}, "twitter-noaa1", "odd-url"),
            ({"service_url": None}, "twitter-noaa1", "odd-url"),
            ({"service_url": None, "account": " "}, "twitter-1", "odd-url"),
            ({"service_url": "https://twitter.com/"}, "twitter-noaa1", None),
            ({"service_url": "https://www.facebook.com/noaa"}, "twitter-www.facebook.com-noaa", "other-service"),
            ({"service_key": "mastodon", "service_url": "https://a.example/@noaa1"}, None, "unknown-service"),
            ({"service_key": "\u30d6\u30ed\u30b0", "service_url": "https://a.example/1"}, None, "unknown-service"),
            ({"organization": None}, "twitter-noaa1", "blank-organization"),
            ({"agencies": None}, "twitter-noaa1", "no-agency"),
            ({"account": "channel"}, "twitter-noaa1", "blank-handle"),
            ({"account": "other"}, "twitter-noaa1", "other-handle"),
            ({"language": " english "}, "twitter-noaa1", "language-spelling"),
            ({"organization": "NO\x07AA"}, "twitter-noaa1", "control-characters"),
            ({"organization": "\u202eNOAA"}, "twitter-noaa1", "control-characters"),
            ({"organization": "\ud83dNOAA"}, "twitter-noaa1", "control-characters"),
            ({"organization": "x" * 10_001}, "twitter-noaa1", "long-text"),
        ],
    )
    def test_repairs_are_remarked(self, fields: Fields, resource: str | None, kind: str | None) -> None:
        """Whatever is put right or left out is said."""
        result = read_records([account(**fields)], [{"title": "NOAA administration", "parent": None}])

        found = {*kinds(result)} - {"unknown-parent"}
        if resource is not None and kind != "other-service":
            assert [resource] == list(entries(result, "resources"))
        assert kind in found if kind else not found
        json.dumps(dict(result.document), ensure_ascii=False).encode()

    def test_addresses_differ_only_where_they_lead_elsewhere(self) -> None:
        """Scheme, `www`, capitals, a slash at the end and what follows a question mark make no other account."""
        urls = ["http://twitter.com/NOAA", "https://www.twitter.com/noaa/", "https://m.twitter.com/@NOAA?lang=en#top"]

        result = read_records([account(number, service_url=url, account="noaa") for number, url in enumerate(urls)])

        assert ["twitter-noaa"] == list(entries(result, "resources"))

    def test_channels_of_one_spelling_but_for_capitals_are_two(self) -> None:
        """The numbers of channels tell capitals from small letters; ids do not."""
        accounts = [
            account(number, service_key="youtube", account="", service_url=f"https://youtube.com/channel/{channel}")
            for number, channel in ((7, "UCa"), (8, "UCA"))
        ]

        assert ["youtube-uca-7", "youtube-uca-8"] == list(entries(read_records(accounts), "resources"))

    def test_a_profile_is_known_by_its_number(self) -> None:
        """On some addresses the account stands after the question mark."""
        urls = [f"https://www.facebook.com/profile.php?id={number}" for number in (11, 12)]

        accounts = [
            account(n, service_key="facebook", account="profile.php", service_url=u) for n, u in enumerate(urls)
        ]

        assert ["facebook-11", "facebook-12"] == list(entries(read_records(accounts), "resources"))

    def test_the_last_word_of_the_register_counts(self) -> None:
        """Of two registrations the one that was updated last names the account; tags are of both."""
        old = account(
            9, organization="Old", tags=[{"tag_text": "Sea "}], updated_at="2016", service_url="http://t.co/x"
        )
        new = account(
            5, organization="New", tags=[{"tag_text": "sea"}, {"tag_text": "Air"}], service_url="http://t.co/x"
        )

        [resource] = entries(read_records([old, new]), "resources").values()

        assert ("New (Twitter)", ["Air", "Sea"]) == (resource["name"], resource["tags"])

    def test_a_record_that_comes_twice_counts_once(self) -> None:
        """Pages of an export may overlap."""
        result = read_records([account(organization="Old", updated_at="2016")], [account(), account()])

        assert ["NOAA (Twitter)"] == [entry["name"] for entry in entries(result, "resources").values()]
        assert 2 == len(of_kind(result, "repeated-record"))

    def test_a_bureau_that_the_text_names_is_suggested_and_not_taken(self) -> None:
        """The department alone registered the account; the text says whose it may be."""
        commerce = agency("Department of Commerce")
        accounts = [account(1, agencies=[commerce, *account()["agencies"]]), account(2, agencies=[commerce])]

        result = read_records(accounts)

        assert "commerce" == entries(result, "resources")["twitter-noaa2"]["department"]
        assert ["resource twitter-noaa2"] == [remark.subject for remark in of_kind(result, "bureau-not-stated")]

    def test_two_names_of_one_service_are_one_platform(self) -> None:
        """The register writes services in more than one way."""
        accounts = [account(n, service_display_name=name) for n, name in enumerate(("Twitter", "Twitter (main)"))]

        result = read_records(accounts)

        assert ["Twitter"] == [entry["name"] for entry in entries(result, "platforms").values()]
        assert "two-spellings" in kinds(result)

    def test_other_languages_stay_as_they_are(self) -> None:
        """No text is altered because it is not English."""
        name, tag = "Comisi\u00f3n \u0646\u0648\u0627", "m\u0113\u014dana"

        [resource] = entries(
            read_records([account(organization=name, tags=[{"tag_text": tag}], language="Espa\u00f1ol")]), "resources"
        ).values()

        assert (f"{name} (Twitter)", ["language:Espa\u00f1ol", tag]) == (resource["name"], resource["tags"])


class TestFaults:
    """Files that are no export."""

    @pytest.mark.parametrize(
        ("content", "said"),
        [
            (b"", "is not JSON at line 1, column 1"),
            (b"[1,", "is not JSON at line 1"),
            (b"\xff[]", "is not UTF-8 at byte 0"),
            (b"[]", "There is no account in `a.txt`"),
            (b"{}", "is not a list of records"),
            (b"[1]", "Record 1 of `a.txt` is not an object"),
            (b'[{"id": 1}]', "Record 1 of `a.txt` is neither an account nor an agency"),
            (b'[{"id": 1, "id": 2}]', "a key occurs twice"),
            (b'[{"id": NaN}]', "`NaN` is not a number"),
            (b'[{"id": 1234567890123456}]', "more than 15 digits"),
            (b"[" * 100_000, "is nested too deep"),
            (b'[{"service_key": "x", "service_url": "y"}]', "has no usable number under `id`"),
            (b'[{"service_key": "x", "service_url": "y", "id": true}]', "has no usable number under `id`"),
            (b'[{"service_key": 1, "service_url": "y", "id": 1}]', "has something else than text under `service_key`"),
            (b'[{"service_key": "x", "service_url": "y", "id": 1, "tags": "z"}]', "than a list under `tags`"),
            (b'[{"service_key": "x", "service_url": "y", "id": 1, "tags": [1]}]', "under `tags` that is not an object"),
            (b'[{"title": "x", "parent": "y"}]', "has something else than an object under `parent`"),
        ],
    )
    def test_the_message_names_the_file_and_the_fault(self, content: bytes, said: str) -> None:
        """Who made the export knows what to do."""
        with pytest.raises(UnreadableExport) as fault:
            digital_registry.read({"a.txt": content})

        assert "a.txt" in str(fault.value)
        assert said in str(fault.value)

    def test_no_file_at_all(self) -> None:
        """Nothing is not an empty organisation."""
        with pytest.raises(UnreadableExport, match="There is no account in the export"):
            digital_registry.read({})

    def test_records_may_be_wrapped_and_begin_with_a_mark(self) -> None:
        """The web service of the register writes `results`; some editors write a byte order mark."""
        bare = digital_registry.read({"a": json.dumps([account()]).encode()})

        wrapped = json.dumps({"metadata": {}, "results": [account()]}).encode("utf-8-sig")

        assert bare == digital_registry.read({"a": wrapped})


NAMES = [
    "Department of Commerce",
    "U.S. Department of Commerce",
    "Department of Energy",
    "NOAA",
    "Bureau of the Census",
    "U.S. Census Bureau",
    "Office (NOAA)",
    "agency.1",
    "\u6c17\u8c61\u5e81",
    "",
]
agencies = st.builds(agency, st.sampled_from(NAMES), st.integers(1, 4))
urls = st.sampled_from(
    [
        *("http://twitter.com/a", "https://www.twitter.com/A/", "https://twitter.com/b?x=1", "https://twitter.com/a-1"),
        *("https://youtube.com/channel/UCa", "https://youtube.com/channel/UCA", "https://a.tumblr.com", "ftp://x/y"),
        *("https://twitter.com/1", "https://linkedin.com/company/a", "https://linkedin.com/groups/a", "", None),
    ]
)
accounts = st.builds(
    account,
    st.integers(1, 30),
    service_key=st.sampled_from(["twitter", "youtube", "tumblr", "linkedin", "x y", ""]),
    service_url=urls,
    account=st.sampled_from(["a", "A", "@a", "channel", "1", "a-1", "", None]) | st.text(max_size=5),
    organization=st.sampled_from(["NOAA", "", "U.S. Census Bureau"]) | st.text(max_size=5),
    agencies=st.lists(agencies, max_size=3),
    tags=st.lists(st.builds(lambda text: {"tag_text": text}, st.text(max_size=3)), max_size=3),
    language=st.sampled_from(["English", "english ", "English & German", "&", ""]),
    updated_at=st.sampled_from(["2016", "2017"]),
)
listings = st.builds(
    lambda title, parent: {"id": 9, "title": title, "parent": None if parent is None else {"id": 8, "title": parent}},
    st.sampled_from(NAMES),
    st.none() | st.sampled_from(NAMES),
)


class TestLaws:
    """What holds for every export."""

    @given(st.lists(accounts, min_size=1, max_size=8), st.lists(listings, max_size=4))
    def test_every_record_is_accounted_for_once(self, records: list[Fields], parents: list[Fields]) -> None:
        """It is a resource, or a remark names it as a double or a repeated record."""
        result = read_records(records, parents)

        merged = [remark for remark in result.remarks if remark.kind in ("doubled-registration", "repeated-record")]
        assert len(records) == len(entries(result, "resources")) + len(merged)

    @given(st.lists(accounts, min_size=1, max_size=8), st.lists(listings, max_size=4))
    def test_ids_are_ids_and_unique(self, records: list[Fields], parents: list[Fields]) -> None:
        """What is written is a document that can be read."""
        document = read_records(records, parents).document

        for section in document.values():
            assert isinstance(section, list)
            ids = [entry["id"] for entry in section]
            assert all(is_identifier(id_) for id_ in ids)
            assert ids == sorted({id_.lower() for id_ in ids})

    @given(st.lists(accounts, min_size=1, max_size=8), st.lists(listings, max_size=4))
    def test_references_lead_somewhere_and_never_in_a_circle(
        self, records: list[Fields], parents: list[Fields]
    ) -> None:
        """Parents, homes, platforms and holders are entries of the document."""
        result = read_records(records, parents)
        units = entries(result, "departments") if "departments" in result.document else {}

        for unit in units:
            assert len(units) >= len(way_up(units, unit))
        for resource in entries(result, "resources").values():
            assert resource["platform"] in entries(result, "platforms")
            assert resource.get("department") in {*units, None}
            manages = resource.get("declared", {}).get("manages", [])
            named = [manages] if isinstance(manages, str) else manages
            assert {holder.removeprefix("department:") for holder in named} <= set(units)

    @given(st.data(), st.lists(accounts, min_size=1, max_size=8), st.lists(listings, max_size=4))
    def test_order_changes_nothing(self, data: st.DataObject, records: list[Fields], parents: list[Fields]) -> None:
        """Records and files may come as they like."""
        shuffled = [data.draw(st.permutations(records)), data.draw(st.permutations(parents))]

        assert read_records(records, parents) == read_records(*data.draw(st.permutations(shuffled)))


def way_up(units: Mapping[str, Fields], unit: str) -> list[str]:
    """The units from one upwards, and one more than there are where that never ends."""
    way = [unit]
    while "parent" in units[way[-1]] and len(way) <= len(units):
        way.append(units[way[-1]]["parent"])
    return way


def test_the_example_is_what_the_import_writes() -> None:
    """The shipped example has the sections, the order and the form that an import has."""
    text = EXAMPLE.read_text(encoding="utf-8")
    document = json.loads(text)

    assert text == canonical(document)
    assert [9, 12, 391] == [len(document[section]) for section in ("departments", "platforms", "resources")]

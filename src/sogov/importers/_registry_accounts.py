"""The accounts of a US Digital Registry export, as resources on platforms."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import attrs

from sogov.importers._registry_agencies import Hierarchy, identity
from sogov.importers._registry_ids import distinct, slug
from sogov.importers._registry_records import Account
from sogov.importers._registry_services import SERVICES, Address, address, bare, is_meaningless, platform_of
from sogov.importers.imports import Remark

_WORD = re.compile(r"\w+")
_BRITISH = re.compile(r"english\s*\((?:uk|gb|us|usa)\)|english", re.IGNORECASE)
_LANGUAGE_JOINTS = re.compile(r"\s*(?:&|,|;|/|\band\b)\s*", re.IGNORECASE)

BLANK = "nothing"

Key = tuple[str, ...]


@attrs.frozen
class Registrations:
    """All registrations of one account, the one that was updated last at the front, and what its address says."""

    accounts: tuple[Account, ...]
    address: Address | None

    @property
    def latest(self) -> Account:
        """The registration whose word counts where they differ: the register's last one."""
        return self.accounts[0]


def platforms(accounts: Iterable[Account], remarks: list[Remark]) -> list[dict[str, object]]:
    """The `platforms` section (`language §2.1`): one for each service, sorted by id."""
    services: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for account in accounts:
        services[platform_of(account.service)].add((account.service, account.service_name))
    found: list[dict[str, object]] = []
    for platform, written in sorted(services.items()):
        service, name = min(written)
        kind, host = SERVICES.get(service, ("other", ""))
        subject = f"platform {platform}"
        if not host:
            sentence = f"`{service or BLANK}` is no service that the import knows; its kind is `other`."
            remarks.append(Remark("unknown-service", subject, sentence))
        if len(written) > 1:
            spelt = " and ".join(f"`{key}` (`{title}`)" for key, title in sorted(written))
            remarks.append(Remark("two-spellings", subject, f"{spelt} are taken as spellings of one service."))
        entry = {"id": platform, "name": name or platform, "kind": kind, "url": f"https://{host}"}
        found.append({field: value for field, value in entry.items() if field != "url" or host})
    return found


def resources(accounts: Iterable[Account], tree: Hierarchy, remarks: list[Remark]) -> list[dict[str, object]]:
    """The `resources` section (`language §2.1`): one for each account, however often registered, sorted by id."""
    groups = _registrations(accounts, remarks)
    ids = distinct({key: _wishes(group) for key, group in groups.items()})
    found = []
    for key, group in groups.items():
        _remark_doubles(group, ids[key], remarks)
        found.append(_resource(group, ids[key], tree, remarks))
    return sorted(found, key=lambda entry: str(entry["id"]))


def _registrations(accounts: Iterable[Account], remarks: list[Remark]) -> dict[Key, Registrations]:
    """The accounts by what tells them apart: where the address leads, for that is the account that the public sees.

    Handles are typed by hand and sometimes another account's; one counts only where there is no usable address.
    """
    groups: dict[Key, list[Account]] = defaultdict(list)
    addresses: dict[Key, Address] = {}
    for account in sorted(accounts, key=lambda account: (account.updated, account.number), reverse=True):
        found = _address(account, remarks)
        platform = platform_of(account.service)
        handle = bare(account.handle)
        key: Key = (platform, "", str(account.number))
        if found is not None and found.key:
            key = (platform, *found.key)
            addresses.setdefault(key, found)
        elif not is_meaningless(handle):
            key = (platform, handle.casefold())
        groups[key].append(account)
    return {key: Registrations(tuple(group), addresses.get(key)) for key, group in sorted(groups.items())}


def _address(account: Account, remarks: list[Remark]) -> Address | None:
    subject = f"account {account.number}"
    found = address(account.service, account.url)
    if found is None:
        sentence = (
            f"`{account.url}` is no http or https address and was left out." if account.url else "It has no address."
        )
        remarks.append(Remark("odd-url", subject, sentence))
        return None
    if not found.is_at_home:
        sentence = f"`{account.url}` is no address of `{account.service_name}`; check which of the two is meant."
        remarks.append(Remark("other-service", subject, sentence))
    if is_meaningless(account.handle):
        written = f"The handle `{account.handle}` says nothing" if account.handle else "The handle is blank"
        sentence = f"{written}; `{found.call or account.number}` was taken instead."
        remarks.append(Remark("blank-handle", subject, sentence))
    elif found.call and bare(account.handle).casefold() not in (found.call.casefold(), found.key[-1].casefold()):
        sentence = f"The handle `{account.handle}` is not the one of `{account.url}`; the address was believed."
        remarks.append(Remark("other-handle", subject, sentence))
    return found


def _wishes(group: Registrations) -> Sequence[str]:
    account = group.latest
    platform = platform_of(account.service)
    handle = "" if is_meaningless(account.handle) else bare(account.handle)
    called = slug(group.address.call) if group.address else slug(handle)
    readable = [slug(f"{platform}-{called}"), slug(f"{platform}-{called[:100]}-{account.number}")] if called else []
    # Without a hyphen, and so no account's readable id.
    return [*readable, f"{platform[:100]}-{account.number}", f"registry.{account.number}"]


def _remark_doubles(group: Registrations, resource: str, remarks: list[Remark]) -> None:
    latest = group.latest
    for account in group.accounts[1:]:
        both = {
            "organisation": (account.organization, latest.organization),
            "agencies": (_agency_names(account), _agency_names(latest)),
        }
        facts = [
            f"{fact} (`{one or BLANK}` and `{other or BLANK}`)" for fact, (one, other) in both.items() if one != other
        ]
        differing = f" They differ in {' and '.join(facts)}." if facts else " They agree."
        sentence = f"It is registered again as {latest.number}; both became `{resource}`.{differing}"
        remarks.append(Remark("doubled-registration", f"account {account.number}", sentence))


def _agency_names(account: Account) -> str:
    return ", ".join(sorted({agency.name for agency in account.agencies}))


def _resource(group: Registrations, resource: str, tree: Hierarchy, remarks: list[Remark]) -> dict[str, object]:
    latest = group.latest
    holders = _holders(group, tree)
    home = holders[0] if len(holders) == 1 else _common(holders, tree)
    organization = next((account.organization for account in group.accounts if account.organization), "")
    subject = f"resource {resource}"
    if not organization:
        remarks.append(Remark("blank-organization", subject, "No organisation is stated; the handle names it."))
    if not holders:
        remarks.append(Remark("no-agency", subject, "No agency is stated; nothing declares who manages it."))
    if len(holders) > 1:
        named = " and ".join(f"`{holder}`" for holder in holders)
        sentence = f"{named} register it and neither is above the other; both are declared."
        remarks.append(Remark("several-agencies", subject, sentence))
    elif home is not None:
        _remark_lower(organization, home, subject, tree, remarks)

    title = organization or bare(latest.handle) or resource
    entry: dict[str, object] = {"id": resource, "name": f"{title} ({latest.service_name or latest.service})"[:10_000]}
    entry |= {"kind": "account", "platform": platform_of(latest.service)}
    if home is not None:
        entry["department"] = home
    if tags := _tags(group, remarks):
        entry["tags"] = tags
    if urls := [account.url for account in group.accounts if address(account.service, account.url)]:
        entry["url"] = urls[0]
    if holders:
        named_holders = [f"department:{holder}" for holder in holders]
        entry["declared"] = {"manages": named_holders[0] if len(holders) == 1 else named_holders}
    return entry


def _holders(group: Registrations, tree: Hierarchy) -> list[str]:
    """The departments that answer for the account, over all its registrations.

    A department and its own bureau do not contradict each other: the bureau says more exactly where the account is
    at home. The same holds where one registration names the department and another one the bureau. Two agencies of
    which neither is above the other do contradict each other, and which of them is right is not the import's to say.
    """
    named = {tree.ids[identity(agency.name)] for account in group.accounts for agency in account.agencies}
    above = {unit for department in named for unit in list(tree.line(department))[1:]}
    return sorted(named - above)


def _common(holders: Sequence[str], tree: Hierarchy) -> str | None:
    """The lowest department above all of them, if there is one."""
    lines = [list(tree.line(holder)) for holder in holders]
    return next((unit for unit in (lines[0] if lines else []) if all(unit in line for line in lines)), None)


def _remark_lower(organization: str, home: str, subject: str, tree: Hierarchy, remarks: list[Remark]) -> None:
    """Say where the organisation text names an agency below the one that registers; it is not moved there."""
    words = {*_WORD.findall(organization), identity(organization)}
    for department in sorted({department for word in words for department in tree.called.get(word, ())}):
        if department != home and home in tree.line(department):
            sentence = f"It is registered by `{home}` alone, but `{organization}` may belong to `{department}`."
            remarks.append(Remark("bureau-not-stated", subject, sentence))


def _tags(group: Registrations, remarks: list[Remark]) -> list[str]:
    """The tags of all registrations, each spelling but for capitals once, and the languages other than English."""
    found: dict[str, str] = {}
    for tag in sorted({tag for account in group.accounts for tag in account.tags}):
        found.setdefault(tag.casefold(), tag)
    for account in group.accounts:
        for language in _languages(account, remarks):
            tag = f"language:{language}"
            found.setdefault(tag.casefold(), tag)
    return sorted(found.values())


def _languages(account: Account, remarks: list[Remark]) -> list[str]:
    written = account.language
    spoken = [part for part in _LANGUAGE_JOINTS.split(written) if part]
    others = [part for part in spoken if not _BRITISH.fullmatch(part)]
    if written not in ("", "English") and not others:
        sentence = f"The language `{written}` is taken as English."
        remarks.append(Remark("language-spelling", f"account {account.number}", sentence))
    # Who says that an account is in two languages says something, also where one of them is English.
    return spoken if others else []


def latest_of_each(accounts: Iterable[Account], remarks: list[Remark]) -> list[Account]:
    """One record for each registry number: exports that come in pages may repeat one, or hold two states of it."""
    records: Mapping[int, list[Account]] = defaultdict(list)
    for account in accounts:
        records[account.number].append(account)
    found = []
    for number, states in sorted(records.items()):
        states.sort(key=lambda state: (state.updated, repr(state)))
        found.append(states[-1])
        for _ in states[1:]:
            sentence = "The export holds its record more than once; the one that was updated last counts."
            remarks.append(Remark("repeated-record", f"account {number}", sentence))
    return found

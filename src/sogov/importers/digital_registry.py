"""Reads an export of the US Digital Registry: accounts of federal agencies, and who answers for them."""

from collections import Counter
from collections.abc import Iterable, Mapping

from sogov.importers._registry_accounts import latest_of_each, platforms, resources
from sogov.importers._registry_agencies import hierarchy
from sogov.importers._registry_records import Account, Tally, read_export
from sogov.importers.imports import Import, Remark

NAME = "digital-registry"
SUMMARY = "Accounts and agencies from the JSON export of the US Digital Registry."


def read(files: Mapping[str, bytes]) -> Import:
    """Make an organisation document (`language §2.1`) of the register's files, recognised by their shape.

    At least one file of accounts is needed; the register's list of agencies and a list of agencies with parents are
    used where given. Every account becomes a resource, or is named by a remark as one and the same as another; the
    order of files and of records changes nothing. Raises UnreadableExport.
    """
    remarks: list[Remark] = []
    export = read_export(files, remarks)
    accounts = latest_of_each(export.accounts, remarks)
    tree = hierarchy(export, remarks)
    _compare_counts(accounts, export.tallies, remarks)
    document = {
        "departments": tree.entries(),
        "platforms": platforms(accounts, remarks),
        "resources": resources(accounts, tree, remarks),
    }
    return Import({section: entries for section, entries in document.items() if entries}, _sorted(remarks))


def _compare_counts(accounts: Iterable[Account], tallies: Iterable[Tally], remarks: list[Remark]) -> None:
    """Say where the register counts other numbers of accounts than the export holds: part of it may be missing."""
    held = Counter(agency.number for account in accounts for agency in set(account.agencies))
    for tally in tallies:
        number = tally.agency.number
        if number in held and tally.accounts is not None and tally.accounts != held[number]:
            sentence = f"The register counts {tally.accounts} accounts, the export holds {held[number]}."
            remarks.append(Remark("other-count", f"agency {tally.agency.name}", sentence))


def _sorted(remarks: Iterable[Remark]) -> tuple[Remark, ...]:
    """Each remark once, but for those on repeated records, of which there is one for each record that was set aside."""
    counted = Counter(remarks)
    return tuple(
        remark for remark in sorted(counted) for _ in range(counted[remark] if remark.kind == "repeated-record" else 1)
    )

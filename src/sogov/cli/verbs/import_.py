"""`sogov import`: makes an organisation document of what another system exports."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sogov.cli.console import Console
    from sogov.importers.imports import Import, Remark

_SUBJECTS = 3


def add(parser: ArgumentParser) -> None:
    """State what the verb takes."""
    parser.add_argument(
        "foreign", nargs="?", metavar="FORMAT", help="what the files are; without it the formats are listed"
    )
    parser.add_argument("files", nargs="*", metavar="FILE", help="a file that the other system wrote")
    parser.add_argument("-o", "--output", metavar="FILE", help="write to this file instead of standard output")
    detail = parser.add_mutually_exclusive_group()
    detail.set_defaults(detail="normal")
    detail.add_argument("-q", "--quiet", action="store_const", const="quiet", dest="detail", help="no remarks")
    detail.add_argument("-v", "--verbose", action="store_const", const="verbose", dest="detail", help="every remark")


def run(options: Namespace, console: "Console") -> int:
    """Write the organisation document and say what had to be decided on the way; the exit code."""
    from sogov.cli import exits
    from sogov.cli.outputs import write_whole
    from sogov.cli.usage import UsageError
    from sogov.documents.reader import read_plain
    from sogov.documents.schemas import check_shape
    from sogov.findings.errors import UnknownName
    from sogov.importers.imports import UnreadableExport
    from sogov.importers.shelf import importers
    from sogov.layout.canonical import canonical
    from sogov.values.identifiers import nearest

    shelf = importers()
    if options.foreign is None:
        console.write(*(f"{name:<20}{importer.SUMMARY}\n" for name, importer in shelf.items()))
        return exits.DONE
    if options.foreign not in shelf:
        raise UnknownName("import format", options.foreign, nearest(options.foreign, shelf))
    if not options.files:
        raise UsageError(f"name the files that `{options.foreign}` is to read")
    try:
        imported: Import = shelf[options.foreign].read(_contents(options.files))
    except UnreadableExport as error:
        raise UsageError(str(error)) from error
    reading = read_plain("import", imported.document)
    if reading.faults or reading.tree is None or check_shape("organisation", reading.source, reading.tree):
        raise AssertionError(f"the importer `{options.foreign}` made a document that is none")
    text = canonical(reading.tree)
    if options.output in (None, "-"):
        console.write(text)
    else:
        write_whole(Path(options.output), [text])
    for line in _remark_lines(imported.remarks, options.detail):
        console.say(line)
    return exits.DONE


def _contents(names: Sequence[str]) -> dict[str, bytes]:
    from sogov.cli.usage import UsageError
    from sogov.documents.limits import DEFAULT_LIMITS
    from sogov.files import read_bytes

    found = {}
    for name in names:
        contents = read_bytes(Path(name), DEFAULT_LIMITS.file)
        if len(contents) > DEFAULT_LIMITS.file:
            raise UsageError(f"`{name}` has more than {DEFAULT_LIMITS.file} bytes")
        found[name] = contents
    return found


def _remark_lines(remarks: Sequence["Remark"], detail: str) -> list[str]:
    from sogov.formats.escapes import visible

    if detail == "quiet":
        return []
    if detail == "verbose":
        return [visible(f"{remark.kind}: {remark.subject}: {remark.message}") for remark in remarks]
    by_kind: dict[str, list[str]] = {}
    for remark in remarks:
        by_kind.setdefault(remark.kind, []).append(remark.subject)
    lines = []
    for kind, subjects in by_kind.items():
        shown = ", ".join(subjects[:_SUBJECTS]) + (", …" if len(subjects) > _SUBJECTS else "")
        lines.append(visible(f"{len(subjects):>6}  {kind}: {shown}"))
    return [*lines, "`-v` shows every remark"] if lines else []

"""`sogov schema`: the JSON Schemas of the documents."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sogov.cli.console import Console


def add(parser: ArgumentParser) -> None:
    """State what the verb takes."""
    parser.add_argument(
        "kind", nargs="?", metavar="KIND", help="organisation, policy or test; without it the kinds are listed"
    )
    parser.add_argument("-o", "--output", metavar="FILE", help="write to this file instead of standard output")


def run(options: Namespace, console: "Console") -> int:
    """Print a schema, or the kinds that there are; the exit code."""
    import json

    from sogov.cli import exits
    from sogov.cli.outputs import write_whole
    from sogov.documents.schemas import KINDS, schema
    from sogov.findings.errors import UnknownName
    from sogov.values.identifiers import nearest

    found = [kind for kind in KINDS if kind == options.kind]
    if options.kind is not None and not found:
        raise UnknownName("kind of document", options.kind, nearest(options.kind, KINDS))
    if found:
        text = json.dumps(schema(found[0]), indent=2, ensure_ascii=False) + "\n"
    else:
        text = "".join(f"{kind:<14}{schema(kind).get('title', '')}\n" for kind in KINDS)
    if options.output in (None, "-"):
        console.write(text)
    else:
        write_whole(Path(options.output), [text])
    return exits.DONE

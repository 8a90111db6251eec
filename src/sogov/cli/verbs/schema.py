"""`sogov schema`: the JSON Schemas of the documents, and of the files that steer a run."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sogov.cli.console import Console


# What is no document, and has a form all the same.
_OTHERS = ("baseline", "configuration")


def add(parser: ArgumentParser) -> None:
    """State what the verb takes."""
    parser.add_argument(
        "kind",
        nargs="?",
        metavar="KIND",
        help="organisation, policy, test, baseline or configuration; they are listed without it",
    )
    parser.add_argument("-o", "--output", metavar="FILE", help="write to this file instead of standard output")


def run(options: Namespace, console: "Console") -> int:
    """Print a schema, or the kinds that there are; the exit code."""
    import json

    from sogov.cli import exits
    from sogov.cli.outputs import write_whole
    from sogov.documents.schemas import KINDS
    from sogov.findings.errors import UnknownName
    from sogov.values.identifiers import nearest

    texts = {kind: _text(kind) for kind in (*KINDS, *_OTHERS)}
    if options.kind is not None and options.kind not in texts:
        raise UnknownName("schema", options.kind, nearest(options.kind, texts))
    if options.kind is not None:
        text = texts[options.kind]
    else:
        text = "".join(f"{kind:<15}{json.loads(schema)['title']}\n" for kind, schema in texts.items())
    if options.output in (None, "-"):
        console.write(text)
    else:
        write_whole(Path(options.output), [text])
    return exits.DONE


def _text(kind: str) -> str:
    from importlib.resources import files

    return files("sogov").joinpath("schemas", f"{kind}.schema.json").read_text(encoding="utf-8")

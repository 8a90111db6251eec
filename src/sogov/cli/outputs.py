"""Outputs: which formats go where, and files that are written whole or not at all."""

import os
import stat
import tempfile
from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

import attrs

from sogov.cli.console import Console
from sogov.cli.rendering import formats
from sogov.cli.settings import configured, hint
from sogov.cli.usage import UsageError
from sogov.formats.style import PLAIN, Style

Renderer = Callable[[Style], Iterable[str]]
"""What writes a result in a format; a format that is no text gives bytes, which go to files alone."""

BINARY = ("xlsx",)
"""The formats that are no text, and go to a file alone."""


@attrs.frozen
class Output:
    """A format and the file that it goes to; None is standard output."""

    format: str
    file: Path | None = None


def outputs(options: Namespace) -> tuple[Output, ...]:
    """What `--format`, `--output` and SOGOV_FORMAT ask for; where they say nothing, what the configuration does."""
    given = options.format or os.environ.get("SOGOV_FORMAT", "").replace(",", " ").split() or [_usual(options)]
    found = [_output(text, options.known_formats) for text in given]
    if options.output is not None:
        found = _sent(found, options.output)
    for output in found:
        if output.file is None and output.format in BINARY:
            raise UsageError(f"`{output.format}` is no text; write `-f {output.format}=FILE`")
    if sum(output.file is None for output in found) > 1:
        raise UsageError("only one format can go to standard output; write `-f FORMAT=FILE` for the others")
    files = [output.file for output in found if output.file is not None]
    if len(set(files)) < len(files):
        raise UsageError("two formats cannot go to one file")
    return tuple(found)


def goes_out(wanted: Iterable[Output], *formats: str) -> bool:
    """Whether one of these formats goes to standard output."""
    return any(output.file is None and output.format in formats for output in wanted)


def deliver(wanted: Iterable[Output], renderers: Mapping[str, Renderer], style: Style, console: Console) -> None:
    """Write each format where it goes; files have the detail of the style, and neither its colour nor its width."""
    for output in wanted:
        if output.file is None:
            console.write_all(renderers[output.format](style))
        else:
            write_whole(output.file, renderers[output.format](attrs.evolve(PLAIN, detail=style.detail)))


def write_whole(file: Path, pieces: Iterable[str | bytes]) -> None:
    """Put a file in its place when it is complete, texts in UTF-8; raises UsageError where it cannot be written there.

    It has the rights of the file that it takes the place of, or those that the user gives to new files.
    """
    refuse_links(file)
    _refuse_special(file)
    try:
        descriptor, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.", suffix=".part")
    except OSError as error:
        raise UsageError(f"`{file}` cannot be written: {error.strerror}") from error
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.writelines(piece.encode() if isinstance(piece, str) else piece for piece in pieces)
        temporary.chmod(stat.S_IMODE(file.stat().st_mode) if file.exists() else 0o666 & ~umask())
        temporary.replace(file)
    except OSError as error:
        raise UsageError(f"`{file}` cannot be written: {error.strerror}") from error
    finally:
        temporary.unlink(missing_ok=True)


def _usual(options: Namespace) -> str:
    """The format that the configuration names, if the verb has it; else text. It names no file, and cannot."""
    stated = configured(options).format
    if stated is None:
        return "text"
    if stated.value not in formats("findings"):
        known = formats("findings")
        raise UsageError(f"there is no format `{stated.value}` ({stated.where}){hint(stated.value, known)}")
    return stated.value if stated.value in options.known_formats else "text"


def _output(text: str, known: Iterable[str]) -> Output:
    name, equals, file = text.partition("=")
    if name not in known:
        raise UsageError(f"there is no format `{name}` here{hint(name, known)}")
    if equals and not file:
        raise UsageError(f"`{text}` names no file")
    return Output(name, Path(file) if file not in ("", "-") else None)


def _sent(found: list[Output], file: str) -> list[Output]:
    """The outputs, with the one that would go to standard output sent to a file."""
    if file == "-":
        return found
    if all(output.file is not None for output in found):
        raise UsageError("`--output` has nothing to write: every format has a file of its own")
    return [output if output.file is not None else Output(output.format, Path(file)) for output in found]


def refuse_links(file: Path) -> None:
    """Raise UsageError for a file or a folder that is a link, or is reached by one from the current folder on."""
    # A link in the folder under review could lead a result anywhere.
    here = Path.cwd()
    below = file if not file.is_absolute() else file.relative_to(here) if file.is_relative_to(here) else None
    parts = list(_leading(here, below)) if below is not None else [file]
    try:
        linked = next((part for part in parts if part.is_symlink()), None)
    except OSError as error:
        raise UsageError(f"`{file}` cannot be written: {error.strerror}") from error
    if linked is not None:
        raise UsageError(f"`{file}` cannot be written: `{linked}` is a link")


def _refuse_special(file: Path) -> None:
    try:
        if not stat.S_ISREG(file.lstat().st_mode):
            raise UsageError(f"`{file}` cannot be written: it is not a regular file")
    except FileNotFoundError:
        return
    except OSError as error:
        raise UsageError(f"`{file}` cannot be written: {error.strerror}") from error


def _leading(here: Path, below: Path) -> Iterator[Path]:
    path = here
    for name in below.parts:
        path = path / name
        yield path


def umask() -> int:
    """The rights that the user withholds from new files."""
    # It can only be read by setting it; no other thread of the program makes files.
    mask = os.umask(0o022)
    os.umask(mask)
    return mask

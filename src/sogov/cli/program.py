"""The program: finds the verb, runs it, and turns whatever happens into an exit code."""

import os
import sys
from collections.abc import Sequence
from importlib import import_module

import sogov
from sogov.cli import exits
from sogov.cli.console import Console
from sogov.cli.usage import UsageError
from sogov.cli.verbs import VERBS, module_of

_HELP = """\
usage: sogov VERB [options]

Who funds and who manages each resource of an organisation, stated as policy and checked.

verbs:
{verbs}

options:
  -h, --help     show this and end
  --version      show the version and end

`sogov VERB --help` says more. Exit codes: 0 in order, 1 findings, 2 could not run, 3 nothing to check, 70 a bug.
"""


def run(arguments: Sequence[str] | None = None) -> int:
    """The exit code of a run with these arguments (None: those of the process)."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    console = Console()
    try:
        code = _run(words, console)
        console.flush()
    except SystemExit as end:
        # The parser of arguments ends the program so: 0 after `--help`, 2 after an error of usage.
        return end.code if isinstance(end.code, int) else exits.REFUSED
    except KeyboardInterrupt:
        return exits.INTERRUPTED
    except BrokenPipeError:
        console.close_quietly()
        return exits.PIPE_CLOSED
    except Exception as error:  # noqa: BLE001  # whatever is not foreseen is a bug, and is told apart from a finding
        return _fault(words, error, console)
    return code


def _run(words: Sequence[str], console: Console) -> int:
    verb, *rest = words or [""]
    if verb in ("-h", "--help"):
        console.write(_help())
        return exits.DONE
    if verb == "--version":
        console.write(f"sogov {sogov.__version__}\n")
        return exits.DONE
    if not verb:
        console.say(_help().rstrip())
        return exits.REFUSED
    if verb not in VERBS:
        raise UsageError(_unknown_verb(verb))
    from sogov.cli.parser import Parser

    module = import_module(module_of(verb))
    parser = Parser(prog=f"sogov {verb}", description=f"{VERBS[verb].capitalize()}.")
    module.add(parser)
    options = parser.parse_args(rest)
    if "config" in options:
        from sogov.configuration.reading import configuration

        options.configuration = configuration(options.config or os.environ.get("SOGOV_CONFIG") or None)
    code: int = module.run(options, console)
    return code


def _help() -> str:
    widest = max(map(len, VERBS))
    return _HELP.format(verbs="\n".join(f"  {verb:<{widest}}   {summary}" for verb, summary in VERBS.items()))


def _unknown_verb(verb: str) -> str:
    from sogov.values.identifiers import nearest

    known = ["--help", "--version"] if verb.startswith("-") else VERBS
    near = nearest(verb, known)
    hint = f"; did you mean `{near}`?" if near else "; `sogov --help` lists them"
    return f"there is no {'option' if verb.startswith('-') else 'verb'} `{verb}`{hint}"


def _fault(words: Sequence[str], error: Exception, console: Console) -> int:
    from sogov.findings.errors import Misstated, SogovError

    name = f"sogov {words[0]}" if words and words[0] in VERBS else "sogov"
    if isinstance(error, UsageError | SogovError):
        from sogov.formats.escapes import visible

        for mistake in error.mistakes if isinstance(error, Misstated) else (str(error),):
            console.say(f"{name}: {visible(mistake)}")
        return exits.REFUSED
    import traceback

    console.say("".join(traceback.format_exception(error)).rstrip())
    console.say(f"{name}: this is a bug in sogov; please report it with the lines above")
    return exits.BUG

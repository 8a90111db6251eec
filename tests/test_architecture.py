"""The picture of the layers in docs/architecture.md, and the promises that go with it, held against the code itself."""

import ast
import graphlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import attrs
import pytest

PROJECT = Path(__file__).parents[1]
SOURCE = PROJECT / "src"

# From the top down. A room imports from itself and from lines below its own; rooms on one line are blind to each other.
LAYERS = (
    ("__main__",),
    ("pytest_plugin",),
    ("cli",),
    ("sogov",),
    ("configuration",),
    ("api",),
    ("blocks",),
    ("files", "processes"),
    ("adoption", "handbook"),
    ("checks", "importers", "formats"),
    ("drawings", "explanation", "statistics", "tables", "trials"),
    ("evaluation",),
    ("structure", "layout"),
    ("organisation", "policy"),
    ("documents", "selectors"),
    ("findings", "values"),
)

# Files on a shelf are blind to each other, but for what is shared as said here and for a private file of one alone.
SHELVES = {
    "checks": {"sogov.checks.check", "sogov.checks.naming", "sogov.checks.prose", "sogov.checks.splits"},
    "importers": {"sogov.importers.imports"},
    "formats": {
        f"sogov.formats.{name}"
        for name in (
            "diagrams",
            "escapes",
            "figures",
            "grids",
            "objects",
            "prose",
            "reasons",
            "results",
            "settings",
            "style",
        )
    },
}

# What asks the machine or the moment for an answer, and what runs text as code. `*` at the front: of any value.
IMPURE = {
    "breakpoint",
    "eval",
    "exec",
    "input",
    "open",
    "print",
    "os.environ",
    "os.getenv",
    "sys.argv",
    "sys.stderr",
    "sys.stdin",
    "sys.stdout",
    "*.now",
    "*.today",
    "*.utcnow",
    "*.write_bytes",
    "*.write_text",
}
IMPURE_MODULES = {
    *{"glob", "io", "logging", "marshal", "multiprocessing", "os", "pathlib", "pickle", "random", "secrets", "shelve"},
    *{"shutil", "socket", "subprocess", "tempfile", "threading", "time", "urllib", "uuid"},
}
ABOVE_PURITY = {"__main__", "pytest_plugin", "cli", "sogov", "configuration", "api", "blocks", "files", "processes"}

HEAVY = {"jsonschema", "networkx", "pyarrow", "referencing", "xlsxwriter"}
LINES = 300


@attrs.frozen
class Module:
    """A module of the package: its dotted name, its text, its syntax, and whether it is the `__init__` of a folder."""

    name: str
    text: str
    tree: ast.Module
    is_package: bool

    @property
    def room(self) -> str:
        """The room that it stands in: the first name after `sogov`, and `sogov` for the package itself."""
        return room(self.name)


def room(name: str) -> str:
    """The room that a dotted name of the package belongs to."""
    return name.split(".")[1] if "." in name else name


def thing(name: str) -> str:
    """The thing on a shelf, a file or a folder, that a dotted name of the shelf belongs to."""
    return name.split(".")[2]


def line_of(name: str) -> int:
    """The line of the picture that a dotted name of the package stands on, from the top."""
    return next(number for number, rooms in enumerate(LAYERS) if room(name) in rooms)


def read_modules() -> dict[str, Module]:
    """All modules of the package by their dotted names."""
    found = {}
    for path in sorted((SOURCE / "sogov").rglob("*.py")):
        parts = path.relative_to(SOURCE).with_suffix("").parts
        is_package = parts[-1] == "__init__"
        name = ".".join(parts[:-1] if is_package else parts)
        text = path.read_text(encoding="utf-8")
        found[name] = Module(name, text, ast.parse(text), is_package)
    return found


MODULES = read_modules()


def imports(tree: ast.Module, *, types: bool = True, functions: bool = True) -> Iterator[tuple[str, str | None]]:
    """Every import wherever it stands: the module, and the name taken from it, if one is.

    What is imported for the types alone, or inside of functions, can be left out.
    """
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Import):
            yield from ((alias.name, None) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (("." * node.level + (node.module or ""), alias.name) for alias in node.names)
        elif not types and isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING"):
            waiting.extend(node.orelse)
        elif functions or not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            waiting.extend(ast.iter_child_nodes(node))


def imported_modules(module: Module, *, types: bool = True) -> set[str]:
    """The modules of the package that a module imports, or imports a name from, anywhere in its text."""
    found = set()
    for source, name in imports(module.tree, types=types):
        if source.split(".")[0] == "sogov":
            found.add(f"{source}.{name}" if f"{source}.{name}" in MODULES else source)
    return found


def owners_of(name: str) -> set[str]:
    """The public modules for which a private one works: those that import it, or import another that does."""
    importing = {other for other, module in MODULES.items() if name in imported_modules(module)}
    return {owner for other in importing for owner in (owners_of(other) if is_private(other) else {other})}


def is_private(name: str) -> bool:
    """Whether a module is the private one of another."""
    return name.rpartition(".")[2].startswith("_")


def defined_names(tree: ast.Module) -> set[str]:
    """The names that a module defines at its top level, other than by importing them."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            found.add(node.name)
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            found.add(node.id)
    return found


def impure_words(tree: ast.Module) -> Iterator[str]:
    """Whatever in a module asks the machine or the moment for something."""
    for source, _ in imports(tree):
        if source.split(".")[0] in IMPURE_MODULES:
            yield f"import {source}"
    for node in ast.walk(tree):
        if isinstance(node, ast.Name | ast.Attribute):
            spelt = {ast.unparse(node), f"*.{node.attr}" if isinstance(node, ast.Attribute) else ""}
            yield from sorted(spelt & IMPURE)


def loaded_by(*arguments: str) -> set[str]:
    """The top-level names of the modules that a fresh interpreter has loaded after running with some arguments."""
    code = (
        "import contextlib, io, sys\n"
        "with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):\n"
        f"    {'; '.join(arguments)}\n"
        "print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(run.stdout.split())


@pytest.fixture(params=MODULES)
def module(request: pytest.FixtureRequest) -> Module:
    """Each module of the package in turn."""
    return MODULES[request.param]


def test_every_room_stands_in_the_picture(module: Module) -> None:
    """A new room has to be given its line."""
    assert module.room in {name for line in LAYERS for name in line}


@pytest.mark.parametrize("page", ["CONTRIBUTING.md", "docs/architecture.md"])
def test_the_picture_is_that_of_the_documentation(page: str) -> None:
    """Where the layers are drawn, they are drawn as they are here; the package itself is the face of its `api`."""
    text = (PROJECT / page).read_text(encoding="utf-8")
    drawn = [tuple(line.replace("/", "").split(" | ")) for line in text.partition("```\npytest_")[2].split("\n")]
    rooms = [line for line in LAYERS if line not in (("__main__",), ("sogov",))]

    assert rooms == [("pytest_plugin",), *drawn[1 : len(rooms)]]
    assert ("```",) == drawn[len(rooms)]


def test_imports_are_absolute(module: Module) -> None:
    """The full name of what is imported stands in every import."""
    assert [] == [source for source, _ in imports(module.tree) if source.startswith(".")]


def test_imports_go_downwards(module: Module) -> None:
    """A room imports from itself and from the lines below it, also inside a function or for the types alone."""
    wrong = {
        name for name in imported_modules(module) if room(name) != module.room and line_of(name) <= line_of(module.name)
    }

    assert set() == wrong


@pytest.mark.parametrize("name", [name for name in MODULES if room(name) in SHELVES and name.count(".") > 1])
def test_files_on_a_shelf_are_blind_to_each_other(name: str) -> None:
    """One check, one importer, one format (a file or a folder) can be deleted alone, with its own private files."""
    siblings = {
        other
        for other in imported_modules(MODULES[name])
        if other.startswith(f"sogov.{room(name)}.") and other.split(".")[2] != name.split(".")[2]
    }
    of_others = {other for other in siblings if not is_private(other) or len(owners_of(other)) > 1}

    assert set() == {other for other in of_others if thing(other) != thing(name)} - SHELVES[room(name)]


def test_names_are_imported_from_where_they_are_defined(module: Module) -> None:
    """No name is passed on from module to module; only the package itself offers names that are defined elsewhere."""
    wrong = [
        f"{source}.{name}"
        for source, name in imports(module.tree)
        if name and source in MODULES and f"{source}.{name}" not in MODULES
        if name not in defined_names(MODULES[source].tree)
    ]

    assert [] == wrong


def test_no_imports_in_a_circle() -> None:
    """The modules can be read in an order in which each needs only those before it."""
    needs = {name: imported_modules(module, types=False) for name, module in MODULES.items()}
    order = graphlib.TopologicalSorter(needs)

    order.prepare()


def test_every_folder_is_a_package() -> None:
    """A folder of modules has its `__init__`, so that it is told what it is for and is not merged with another's."""
    folders = {name.rpartition(".")[0] for name in MODULES} - {""}

    assert folders
    assert set() == {name for name in folders if name not in MODULES or not MODULES[name].is_package}


def test_every_module_says_what_it_is_for(module: Module) -> None:
    """A module begins with its docstring."""
    assert ast.get_docstring(module.tree)


def test_modules_are_short(module: Module) -> None:
    """A module that is longer than this has more than one job."""
    assert len(module.text.splitlines()) <= LINES


@pytest.mark.parametrize("name", [name for name in MODULES if room(name) not in ABOVE_PURITY])
def test_answers_depend_on_the_arguments_alone(name: str) -> None:
    """Below `api` there is no clock, environment, chance, file or terminal, and no text is run as code."""
    assert [] == sorted(impure_words(MODULES[name].tree))


def test_heavy_libraries_are_imported_where_they_are_used(module: Module) -> None:
    """Nothing that takes long to import is imported because a module is."""
    at_once = {source.split(".")[0] for source, _ in imports(module.tree, types=False, functions=False)}

    assert set() == HEAVY & at_once


@pytest.mark.skipif("sogov.api" not in MODULES, reason="the package is not written yet")
def test_importing_the_package_is_light() -> None:
    """`import sogov` waits for no heavy library."""
    assert set() == HEAVY & loaded_by("import sogov")


@pytest.mark.skipif("sogov.cli" not in MODULES, reason="the command line is not written yet")
@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["check", "--help"]], ids=" ".join)
def test_help_is_light(arguments: list[str]) -> None:
    """The command line answers what it can without the library: not even attrs is imported."""
    loaded = loaded_by(f"sys.argv = {['sogov', *arguments]!r}", "import sogov.cli", "sogov.cli.main()")

    assert set() == (HEAVY | {"attr", "attrs"}) & loaded

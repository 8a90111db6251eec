"""What is run on the project: `nox` for all that every change must pass, `nox -l` for the rest."""

import os
import shutil
from itertools import chain
from pathlib import Path

import nox

nox.needs_version = ">=2025.2.9"
nox.options.default_venv_backend = "virtualenv"
nox.options.reuse_venv = "no" if os.environ.get("CI") else "yes"
nox.options.sessions = ["tests", "browser", "lint", "types", "docs"]

PROJECT = nox.project.load_toml("pyproject.toml")
PYTHONS = nox.project.python_versions(PROJECT)
WORLDS = 20_000
CHROMIUM = ("chromium", "google-chrome")


@nox.session
def tests(session: nox.Session) -> None:
    """Run the tests, with coverage when nothing is asked of them in particular."""
    _install(session, "test")
    coverage = [] if session.posargs else ["--cov", "--cov-report=term-missing:skip-covered"]
    # The same code must pass or fail, and be covered, the same way every time; `deep` is for finding something new.
    profile = {"SOGOV_PROFILE": os.environ.get("SOGOV_PROFILE", "ci")}
    session.run("pytest", *_parallel(session), *coverage, *session.posargs, env=profile)


@nox.session
def browser(session: nox.Session) -> None:
    """Try the page for browsers in Chromium, which is installed where it is missing and `apt-get` can do it."""
    if not any(map(shutil.which, CHROMIUM)):
        session.run("apt-get", "update", "-qq", external=True)
        install = ("apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium")
        session.run(*install, env={"DEBIAN_FRONTEND": "noninteractive"}, external=True)
    _install(session, "test")
    _install(session, "browser", project=False)
    session.run("pytest", "tests/browser", *session.posargs)


@nox.session
def lint(session: nox.Session) -> None:
    """Hold the code to the rules and the form that pyproject.toml states; `nox -s lint -- --fix` mends what it can."""
    _install(session, "lint", project=False)
    fix = "--fix" in session.posargs
    session.run("ruff", "check", *(["--fix"] if fix else []))
    session.run("ruff", "format", *([] if fix else ["--diff"]))


@nox.session
def types(session: nox.Session) -> None:
    """Check the types of the package, of its tests and of this file."""
    _install(session, "types")
    session.run("mypy", *session.posargs)


@nox.session
def docs(session: nox.Session) -> None:
    """Build the documentation into build/docs; whatever Sphinx warns of is an error."""
    _install(session, "docs")
    session.run("sphinx-build", "-W", "-n", "--keep-going", "-b", "html", "docs", "build/docs", *session.posargs)


@nox.session(default=False)
def deep(session: nox.Session) -> None:
    """Compare and prove on many more random worlds, new ones every time: `nox -s deep -- 100000 tests/laws`."""
    _install(session, "test")
    worlds, *arguments = session.posargs or [str(WORLDS)]
    environment = {"SOGOV_PROFILE": "deep", "SOGOV_WORLDS": worlds}
    session.run("pytest", *_parallel(session), *arguments, env=environment)


@nox.session(default=False)
def bench(session: nox.Session) -> None:
    """Measure sogov, its peers and its limits (`-- --quick`); peers that cannot be installed are left out."""
    session.install("-e", ".")
    for requirement in nox.project.dependency_groups(PROJECT, "bench"):
        session.run("python", "-m", "pip", "install", "--quiet", requirement, success_codes=[0, 1])
    # The library of OPA asks for Python 3.14 but runs on older ones, once it is unpacked.
    folder = str(Path(session.create_tmp()).resolve())
    newest = ("--no-deps", "--only-binary=:all:", "--python-version", "3.14", "--dest", folder)
    session.run(
        "python", "-m", "pip", "download", "--quiet", *newest, "opa-golib-python-bindings", success_codes=[0, 1]
    )
    for wheel in Path(folder).glob("opa_*.whl"):
        shutil.unpack_archive(wheel, folder, "zip")
    session.run("python", "benchmarks/bench.py", *session.posargs, env={"PYTHONPATH": folder})


@nox.session(default=False)
def build(session: nox.Session) -> None:
    """Build the distributions into build/dist and do the main job with what is in the wheel."""
    session.install("build", "twine")
    shutil.rmtree("build/dist", ignore_errors=True)
    session.run("python", "-m", "build", "--outdir", "build/dist")
    (wheel,) = Path("build/dist").glob("*.whl")
    session.run("twine", "check", "--strict", *map(str, Path("build/dist").iterdir()))
    session.install("--force-reinstall", str(wheel))
    for needed in ("py.typed", "schemas", "policies/examples/commerce"):
        session.run(
            "python", "-P", "-c", f"import importlib.resources as r; assert (r.files('sogov') / '{needed}').exists()"
        )
    session.run("sogov", "check", "policies/examples/commerce", success_codes=[0, 1])


@nox.session(default=False)
def multitool(session: nox.Session) -> None:
    """Hold SARIF logs with every finding against the validator of the standard's authors, which npm has for Linux."""
    _install(session, "test")
    package = "@microsoft/sarif-multitool-linux"
    session.run("npm", "install", "--silent", "--no-save", "--prefix", "build/multitool", package, external=True)
    session.run("python", "-m", "tests.formats.multitool", f"build/multitool/node_modules/{package}/Sarif.Multitool")


@nox.session(default=False)
def lowest(session: nox.Session) -> None:
    """Run the tests with the oldest libraries that pyproject.toml allows."""
    _install(session, "test")
    extras = PROJECT["project"]["optional-dependencies"].values()
    requirements = [*PROJECT["project"]["dependencies"], *chain.from_iterable(extras)]
    session.install(*(requirement.replace(">=", "==") for requirement in requirements))
    session.run("pytest", *_parallel(session), *session.posargs)


@nox.session(python=PYTHONS, default=False)
def matrix(session: nox.Session) -> None:
    """Run the tests on every Python that pyproject.toml names."""
    _install(session, "test")
    session.run("pytest", *_parallel(session), *session.posargs)


def _install(session: nox.Session, group: str, *, project: bool = True) -> None:
    """Install a dependency group and, editable, the project itself."""
    session.install(*nox.project.dependency_groups(PROJECT, group))
    if project:
        session.install("-e", ".")


def _parallel(session: nox.Session) -> list[str]:
    """Use all cores, unless the debugger or one's own number was asked for."""
    chosen = {"-n", "--pdb", "--trace", "-x"} & set(session.posargs)
    return [] if chosen else ["-n", "auto", "--dist", "worksteal"]

"""What a configuration file says, and what is said of one that is wrong."""

import os
from datetime import date
from pathlib import Path

import pytest

import sogov
from sogov.adoption.severities import Grading
from sogov.configuration.configuration import Configuration, Stated
from sogov.configuration.lines import KeyLines
from sogov.configuration.reading import configuration
from sogov.findings.errors import Misstated

FULL = """\
paths = ["organisation", "policies"]
as-of = 2026-11-23
fail-level = "warning"
format = "markdown"
select = ["drift", "unfunded"]
ignore = ["drift"]
baseline = "sogov.baseline"

[severity]
drift = "note"

[[per-path]]
paths = ["policies/legacy/**"]
severity = { overruled = "note", drift = "error" }
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty repository as the current folder."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(text: str, name: str = "sogov.toml") -> Path:
    """A file with this text."""
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def mistakes(text: str, name: str = "sogov.toml") -> list[str]:
    """What is wrong with a configuration."""
    write(text, name)
    with pytest.raises(Misstated) as caught:
        configuration()
    return list(caught.value.mistakes)


def test_everything(folder: Path) -> None:
    """Each key arrives as it is written, with its line."""
    write(FULL)

    assert (
        Configuration(
            file="sogov.toml",
            folder=folder,
            paths=Stated(("organisation", "policies"), "sogov.toml:1"),
            as_of=Stated("2026-11-23", "sogov.toml:2"),
            fail_level=Stated("warning", "sogov.toml:3"),
            format=Stated("markdown", "sogov.toml:4"),
            select=Stated(("drift", "unfunded"), "sogov.toml:5"),
            ignore=Stated(("drift",), "sogov.toml:6"),
            baseline=Stated("sogov.baseline", "sogov.toml:7"),
            gradings=(
                Stated(Grading((("drift", "note"),)), "sogov.toml:9"),
                Stated(Grading((("overruled", "note"), ("drift", "error")), ("policies/legacy/**",)), "sogov.toml:12"),
            ),
        )
        == configuration()
    )


def test_a_table_of_the_project() -> None:
    """`[tool.sogov]` of pyproject.toml says the same."""
    write(FULL)
    own = configuration()
    Path("sogov.toml").unlink()
    table = FULL.replace("[severity]", "[tool.sogov.severity]").replace("[[per-path]]", "[[tool.sogov.per-path]]")
    write(f'[project]\nname = "x"\n\n[tool.sogov]\n{table}', "pyproject.toml")
    found = configuration()

    assert (own.gradings[1].value, "pyproject.toml:16") == (found.gradings[1].value, found.gradings[1].where)
    assert own.paths is not None
    assert Stated(own.paths.value, "pyproject.toml:5") == found.paths


def test_nothing() -> None:
    """Without a file nothing is configured, and with an empty one no more than that it is there."""
    assert Configuration() == configuration()
    write("")
    assert Configuration(file="sogov.toml", folder=Path.cwd()) == configuration()


def test_the_nearest_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    """One file counts as a whole: the nearest above, `sogov.toml` before the project's, which must speak of sogov."""
    write('fail-level = "note"\npaths = ["policies"]')
    for name, dependency in (("a/pyproject.toml", "sogov"), ("a/b/pyproject.toml", "attrs")):
        write(f'[project]\ndependencies = ["{dependency}"]', name)
    monkeypatch.chdir(Path("a/b"))
    found = configuration()
    assert (Stated("note", "../../sogov.toml:1"), Stated(("../../policies",), "../../sogov.toml:2")) == (
        found.fail_level,
        found.paths,
    )

    write('[tool.sogov]\nfail-level = "error"', "pyproject.toml")
    assert Stated("error", "pyproject.toml:2") == configuration().fail_level
    write('fail-level = "never"')
    assert Stated("never", "sogov.toml:1") == configuration().fail_level


@pytest.mark.parametrize("top", [".git", "elsewhere"])
def test_no_further_up_than_the_repository(folder: Path, monkeypatch: pytest.MonkeyPatch, top: str) -> None:
    """What is above a repository is somebody else's."""
    write('fail-level = "note"')
    (folder / "inner" / top).mkdir(parents=True)
    (folder / "inner" / "deep").mkdir()
    monkeypatch.chdir(folder / "inner" / "deep")

    assert (top == ".git") == (configuration() == Configuration())


def test_a_file_that_is_given(folder: Path) -> None:
    """It counts wherever it is, and paths are relative to its folder."""
    write('paths = ["."]', "ci/strict.toml")
    assert Stated(("ci",), "ci/strict.toml:1") == configuration("ci/strict.toml").paths
    write('[tool.sogov]\nfail-level = "note"', "pyproject.toml")
    assert Stated("note", "pyproject.toml:2") == configuration("pyproject.toml").fail_level

    write("[project]", "pyproject.toml")
    with pytest.raises(Misstated, match=r"`pyproject.toml` has no table `\[tool.sogov\]`"):
        configuration("pyproject.toml")
    with pytest.raises(sogov.UnreadablePath, match="No such file"):
        configuration("nowhere.toml")


def test_a_day_as_a_text() -> None:
    """A date may be written with quotation marks."""
    write('as-of = "2026-01-31"')

    assert date(2026, 1, 31).isoformat() == getattr(configuration().as_of, "value", None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('ignor = ["drift"]', ["1: there is no key `ignor`; did you mean `ignore`?"]),
        ("fail_level = 'note'", ["1: there is no key `fail_level`; did you mean `fail-level`?"]),
        ("colour = 1", ["1: there is no key `colour`"]),
        ("limit = {file = 1}", ["1: there is no key `limit`: limits are raised by `--limit` and SOGOV_LIMIT alone, "]),
        ("limits = 1", ["1: there is no key `limits`: limits are raised"]),
        ("output = 'x'", ["1: there is no key `output`: where a result goes is said by `--output` alone"]),
        ("\nfail-level = 'warn'", ["2: `warn` of `fail-level` is none of `error`, `warning`, `note` or `never`"]),
        ("fail-level = 1", ["1: `fail-level` is to be a text"]),
        ("as-of = 'today'", ["1: `today` of `as-of` is not a date; write `YYYY-MM-DD`"]),
        ("as-of = 2026-11-23T10:00:00", ["1: `2026-11-23 10:00:00` of `as-of` is not a date"]),
        ("format = ''", ["1: `format` is to be a text"]),
        ("select = 'drift'", ["1: `select` is to be a list of texts"]),
        ("select = ['drift', 1]", ["1: `select` is to be a list of texts"]),
        ("ignore = ['drft']", ["1: there is no finding `drft`; did you mean `drift`?"]),
        ("ignore = ['zzzzzz']", ["1: there is no finding `zzzzzz`"]),
        ("ignore = ['schema']", ["1: `schema` is an input error, which stops a run; nothing is chosen about it"]),
        ("paths = []", ["1: `paths` is to have a path at least"]),
        ("paths = ['']", ["1: `paths` is to be a list of texts"]),
        ("paths = ['a', '../a']", ["1: `../a` of `paths` leads out of the folder of this file"]),
        ("paths = ['/etc']", ["1: `/etc` of `paths` leads out of the folder of this file"]),
        ("paths = ['out']", ["1: `out` of `paths` leads out of the folder of this file"]),
        ("paths = ['-']", ["1: `-` of `paths` leads out of the folder of this file"]),
        ('paths = ["a\\u0000"]', ["1: `a\\u0000` of `paths` leads out of the folder of this file"]),
        ("baseline = '../b'", ["1: `../b` of `baseline` leads out of the folder of this file"]),
        ("baseline = '.git/hooks/b'", ["1: `baseline` is not to be in a hidden folder"]),
        ("baseline = 'git/b'", ["1: `baseline` is not to be in a hidden folder"]),
        ("baseline = 'b.json'", ["1: `baseline` would be taken for a document; call it `sogov.baseline`"]),
        ("severity = 'note'", ["1: `severity` is to be a table from the names of findings to severities"]),
        ("[severity]\ndrft = 'note'", ["2: there is no finding `drft`; did you mean `drift`?"]),
        ("[severity]\ndrift = 'never'", ["2: `never` of `drift` is none of `error`, `warning` or `note`"]),
        ("[severity]\nschema = 'note'", ["2: `schema` is an input error"]),
        ("[per-path]\npaths = ['a']", ["1: `per-path` is to be a list of tables, each below `[[…per-path]]`"]),
        ("[[per-path]]\npaths = ['a']", ["1: `per-path` needs `severity`"]),
        ("[[per-path]]\nseverity = {drift = 'note'}", ["1: `per-path` needs `paths`"]),
        ("[[per-path]]\npaths = []\nseverity = {}", ["2: `paths` is to have a path at least"]),
        ("[[per-path]]\npath = ['a']\npaths = ['a']\nseverity = {}", ["2: there is no key `path`; did you mean"]),
        ("[[per-path]]\npaths = ['../*']\nseverity = {}", ["2: `../*` of `paths` leads out"]),
        ("[[per-path]]\npaths = ['/a']\nseverity = {}", ["2: `/a` of `paths` leads out"]),
        ("per-path = ['a']", ["1: `0` is to be a table", "1: `per-path` needs `paths`", "1: `per-path` needs"]),
        (
            "[[per-path]]\npaths = ['a']\nseverity = {}\n\n[[per-path]]\npaths = ['a']\nseverity = {drft = 'note'}",
            ["7: there is no finding `drft`"],
        ),
        ("x = 1\nignore = ['drft']\ny = 2", ["1: there is no key `x`", "2: there is no", "3: there is no key `y`"]),
        ('"ign\\u001bor" = 1', ["1: there is no key `ign\\u001bor`"]),
    ],
)
def test_mistakes(folder: Path, text: str, expected: list[str]) -> None:
    """Everything that is wrong is told at once, each with its line, the nearest name, and the reason."""
    (folder / "out").symlink_to("/")
    (folder / "git").symlink_to(".git")
    found = mistakes(text)

    assert len(expected) == len(found)
    for start, mistake in zip(expected, found, strict=True):
        assert mistake.startswith(f"sogov.toml:{start}")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("fail-level = ", "`sogov.toml` cannot be read as TOML: Invalid value (at end of document)"),
        ("[a", "`sogov.toml` cannot be read as TOML: "),
        (f"a = {'[' * 5000}", "`sogov.toml` cannot be read as TOML: "),
        ("#" * (1024 * 1024 + 1), "`sogov.toml` has more than 1048576 bytes"),
    ],
)
def test_no_toml(text: str, expected: str) -> None:
    """What cannot be read is told as that."""
    (found,) = mistakes(text)

    assert expected in found


def test_no_text(folder: Path) -> None:
    """So is what is no text."""
    Path("sogov.toml").write_bytes(b"\xff")

    with pytest.raises(Misstated, match="cannot be read as TOML"):
        configuration()


def test_the_table_is_no_table() -> None:
    """The word for the table is used for something else."""
    assert ["pyproject.toml:2: `tool.sogov` is to be a table"] == mistakes("[tool]\nsogov = 3", "pyproject.toml")
    write("tool = 3 # sogov", "pyproject.toml")
    assert Configuration() == configuration()


def test_a_project_that_cannot_be_read() -> None:
    """A broken project file is none of our business, unless it has a word for us."""
    write("[project # sogov", "pyproject.toml")
    assert Configuration() == configuration()

    (found,) = mistakes("[tool.sogov\n", "pyproject.toml")
    assert found.startswith("`pyproject.toml` cannot be read as TOML: ")


@pytest.mark.parametrize("target", ["/etc/hostname", "nowhere/x.toml", "../x.toml"])
def test_links_are_not_followed(folder: Path, target: str) -> None:
    """A link in a repository does not lead to another file; one within its folder does."""
    Path("sogov.toml").symlink_to(target)
    with pytest.raises((Misstated, sogov.UnreadablePath)):
        configuration()

    Path("sogov.toml").unlink()
    write('fail-level = "note"', "settings/mine.toml")
    Path("sogov.toml").symlink_to("settings/mine.toml")
    assert Stated("note", "sogov.toml:1") == configuration().fail_level


def test_a_folder_is_no_file() -> None:
    """A folder of that name is passed over."""
    os.mkdir("sogov.toml")  # noqa: PTH102  # as any tool does it

    assert Configuration() == configuration()


@pytest.mark.parametrize(
    ("text", "way", "line"),
    [
        ("a = 1\n\n[b]\nc = 2\nd.e = 3", ("b", "d", "e"), 5),
        ("a = 1\n\n[b]\nc = 2\nd.e = 3", ("b",), 3),
        ("a = 1\n\n[b]\nc = 2\nd.e = 3", ("b", "nowhere"), 3),
        ("a = 1", ("nowhere",), 1),
        ("[\"x y\" . z]\n'k' = 1", ("x y", "z", "k"), 2),
        ("[[t]]\na = 1\n[[ t ]]\na = 2", ("t", 1, "a"), 4),
        ('["\\x"]\na = 1', ("a",), 2),
        ("s = '''\na = 1\n'''\n[b]\na = 2", ("b", "a"), 5),
    ],
)
def test_lines(text: str, way: tuple[str | int, ...], line: int) -> None:
    """A key is found in its table, or else the table around it."""
    assert line == KeyLines(text).line(way)

"""A writer of documents that is killed leaves the old ones or the new ones, and never some of each."""

import random
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

from sogov.cli.folders import texts_in, write_folder
from sogov.handbook.manifest import MANIFEST, manifest_text

MOMENTS = 50

WRITER = """\
import sys
from pathlib import Path
from sogov.cli.folders import write_folder
from tests.cli.test_docs_killed import edition
folder, number = Path(sys.argv[1]), int(sys.argv[2])
print("ready", flush=True)
while True:
    write_folder(folder, edition(number))
    number = 1 - number
"""


def edition(number: int) -> dict[str, str]:
    """One of two editions: every text says which one it is of."""
    pages = {f"folder-{page % 3}/page-{page}.md": f"edition {number}\n" * 50 for page in range(24 + number)}
    return {**pages, MANIFEST: manifest_text(pages, date(2026, 11, 23))}


def test_killed_at_fifty_moments(tmp_path: Path) -> None:
    """At whatever moment it is killed, the folder is one edition, whole; the next writer finds its way."""
    source = random.Random(2026)
    folder = tmp_path / "pages"
    editions = [edition(0), edition(1)]
    start = time.monotonic()
    write_folder(folder, editions[0])
    longest = 2 * (time.monotonic() - start)
    left, seen = [], [0]
    for _ in range(MOMENTS):
        with subprocess.Popen(
            [sys.executable, "-c", WRITER, str(folder), str(1 - seen[-1])],
            stdout=subprocess.PIPE,
            cwd=Path(__file__).parents[2],
        ) as writer:
            assert writer.stdout is not None
            assert b"ready\n" == writer.stdout.readline()
            time.sleep(source.uniform(0, longest))
            writer.kill()
        left.append(sum(path.name.startswith(".") for path in tmp_path.iterdir()))
        # What is there is asked for as anybody would, before any writer has tidied up.
        found = {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*.m*")}
        assert found in editions
        seen.append(editions.index(found))
        # About half of the writers are to come to an end, however busy the machine is.
        longest = min(1, longest * (1.5 if seen[-1] == seen[-2] else 0.75))

    assert texts_in(folder) == editions[seen[-1]]
    assert {0, 1} == set(seen)
    assert ["pages"] == [path.name for path in tmp_path.iterdir()]
    assert any(left), "no writer was killed while it was writing"

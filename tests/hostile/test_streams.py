import io
import sys

import pytest

from tests.cli.acme import SOUND, Line


class _Broken(io.BytesIO):
    def read(self, size: int | None = -1, /) -> bytes:
        raise OSError(5, "Input/output error", size)


@pytest.mark.parametrize(
    ("stream", "message"),
    [
        (None, "standard input is closed"),
        (io.TextIOWrapper(_Broken()), "standard input cannot be read: Input/output error"),
    ],
)
def test_standard_input_that_cannot_be_read(
    line: Line, monkeypatch: pytest.MonkeyPatch, stream: io.TextIOWrapper | None, message: str
) -> None:
    """Nothing passes because nothing could be read."""
    line.write(SOUND)
    monkeypatch.setattr(sys, "stdin", stream)

    run = line.run("check", "-", ".")

    assert (2, "", f"sogov check: {message}\n") == (run.code, run.out, run.err)

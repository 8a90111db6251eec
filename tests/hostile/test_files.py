import pytest

from sogov.documents.reader import read
from sogov.documents.schemas import check_shape, kind_of
from tests.hostile.files import ENCODINGS, NUMBERS, STRUCTURES, SYNTAX, TEXTS, Place

FILES = {**ENCODINGS, **SYNTAX, **NUMBERS, **TEXTS, **STRUCTURES}


def test_there_are_files_to_look_at() -> None:
    """The tables are read, and no title stands in two of them."""
    assert len(FILES) > 100
    assert len(FILES) == sum(map(len, (ENCODINGS, SYNTAX, NUMBERS, TEXTS, STRUCTURES)))


@pytest.mark.parametrize("title", FILES)
def test_every_fault_of_a_file_is_reported_in_its_place(title: str) -> None:
    """All faults are found, nothing else is, and each has a sentence and a remedy that can be printed."""
    data, expected = FILES[title]
    reading = read("f.json", data)
    faults = list(reading.faults)
    if reading.tree is not None:
        faults += check_shape(kind_of(reading.tree), reading.source, reading.tree)
    found: list[Place] = []
    for fault in faults:
        place = fault.place()
        assert fault.message.isprintable()
        assert fault.remedy.isprintable()
        assert 0 < len(fault.message) < 300
        assert place.line is not None
        assert place.column is not None
        found.append((fault.name, place.line, place.column))

    assert sorted(expected, key=lambda place: place[1:]) == sorted(found, key=lambda place: place[1:])

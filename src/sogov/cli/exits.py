"""Exit codes, the same for every verb and whatever its options."""

DONE = 0
FOUND = 1
REFUSED = 2
NOTHING_CHECKED = 3
BUG = 70
INTERRUPTED = 130
PIPE_CLOSED = 141


def gravest(*codes: int) -> int:
    """The code that comes before the others: 2 before 3 before 1 before 0."""
    return max(codes, key=(DONE, FOUND, NOTHING_CHECKED, REFUSED).index)

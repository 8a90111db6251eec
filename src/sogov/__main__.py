"""The command line as `python -m sogov`."""

import sys

if __name__ == "__main__":
    # `-m` puts the current folder first, where a file under review could pass for a library.
    if not sys.flags.safe_path:
        del sys.path[0]

    from sogov.cli import script

    script()

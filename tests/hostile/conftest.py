from tests.cli.conftest import line

__all__ = ["line"]

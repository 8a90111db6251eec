"""The pytest plugin: `pytest --sogov PATH` has policies, requirements and test documents as tests beside all others.

Every run of pytest where sogov is installed reads this file; whatever takes time is imported when it is asked for.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest


def pytest_addoption(parser: "pytest.Parser") -> None:
    """State the option."""
    parser.getgroup("sogov").addoption(
        "--sogov",
        action="append",
        default=[],
        metavar="PATH",
        help="test the organisation, policy and test documents in this file or folder; repeatable",
    )


def pytest_configure(config: "pytest.Config") -> None:
    """Have documents collected where the option asks for some."""
    paths = config.getoption("sogov")
    if paths:
        from sogov.pytest_plugin.collecting import Collecting

        config.pluginmanager.register(Collecting(config, paths), "sogov-collecting")

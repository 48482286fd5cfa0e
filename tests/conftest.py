"""What all tests share."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

# The same examples in every run, so that a failure comes with the change that made it. HYPOTHESIS_PROFILE=search draws new ones.
settings.register_profile("same", derandomize=True, deadline=None)
settings.register_profile("search", deadline=None, max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real filings and taxonomies beside the project; without it a test fails under CI and is skipped elsewhere."""
    given = os.environ.get("XBRL_CONVERTER_SHARED")
    folder = Path(given) if given else Path(__file__).parents[2] / "shared"
    if folder.is_dir():
        return folder
    why = f"no shared data at {folder}; XBRL_CONVERTER_SHARED names another folder"
    if os.environ.get("CI", "").lower() == "true":
        pytest.fail(why)
    pytest.skip(why)


def pytest_addoption(parser: pytest.Parser) -> None:
    """One flag writes the expectations of tests/cases anew."""
    parser.addoption("--refresh-goldens", action="store_true", help="write expected/ of tests/cases anew instead of comparing")


def pytest_configure(config: pytest.Config) -> None:
    """What CI compares with is never what CI has just written."""
    if config.getoption("--refresh-goldens") and os.environ.get("CI", "").lower() == "true":
        raise pytest.UsageError("--refresh-goldens is not for CI: refresh at your desk, read the difference, commit it")


@pytest.fixture
def refresh_goldens(request: pytest.FixtureRequest) -> bool:
    """Whether expectations are to be written anew."""
    return bool(request.config.getoption("--refresh-goldens"))

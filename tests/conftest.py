"""What holds for all tests: the lists of whoever runs them are left alone, and have no part in what is tested."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from mineral_screen.lists.bundled import HOME_VARIABLE


@pytest.fixture(autouse=True, scope="session")
def no_lists_of_ones_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    before = os.environ.get(HOME_VARIABLE)
    os.environ[HOME_VARIABLE] = str(tmp_path_factory.mktemp("home"))
    yield
    if before is None:
        del os.environ[HOME_VARIABLE]
    else:
        os.environ[HOME_VARIABLE] = before

"""What holds for all tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest


@pytest.fixture(scope="session", autouse=True)
def cache_of_the_tests(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Tests neither read nor write the cache of the user who runs them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CLAIMS_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        patch.delenv("CLAIMS_CACHE_SIZE", raising=False)
        patch.delenv("CLAIMS_NO_CACHE", raising=False)
        yield

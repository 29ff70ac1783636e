"""One site for all tests that kill it: its people are theirs together, its open days each of its own."""

from collections.abc import Iterator

import pytest

from tests.faults.durable import Site, durable_site


@pytest.fixture(scope="package")
def durable(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with durable_site(tmp_path_factory.mktemp("durable")) as found:
        yield found

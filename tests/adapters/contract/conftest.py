"""A vendor's platform for every test that asks for one."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.adapters.contract.filed import VENDORS, Vendor


@pytest.fixture(params=VENDORS)
async def vendor(request: pytest.FixtureRequest) -> AsyncIterator[Vendor]:
    made: Vendor = VENDORS[request.param]()
    yield made
    await made.close()

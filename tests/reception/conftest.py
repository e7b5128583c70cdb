"""The reception over a platform of no vendor."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.adapters.contract.house import Stage, staged
from tests.adapters.contract.plain import PlainDouble


@pytest.fixture
async def double() -> AsyncIterator[PlainDouble]:
    """The platform."""
    made = PlainDouble()
    yield made
    await made.close()


@pytest.fixture
async def stage(tmp_path: Path, double: PlainDouble) -> AsyncIterator[Stage]:
    """A house whose prospects and cards are on it."""
    async with staged(tmp_path, double) as made:
        yield made

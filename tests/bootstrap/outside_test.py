"""A house builds, runs and serves the platforms that its config names, as `handraiser serve` does."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import cast

import httpx
import pytest

from adapters.server import app
from bot.bootstrap import house, make_server
from bot.config import PlatformConfig
from bot.model.arrivals import Arrival, Form, Pressed, Receipt
from tests.adapters.contract.double import Double
from tests.adapters.contract.house import config_for
from tests.adapters.telegram.cloud import TOKEN
from tests.adapters.telegram.double import TelegramDouble


class Nobody:
    """Takes nothing; it lets the counterpart open its port."""

    async def arrived(self, arrival: Arrival) -> Receipt:
        return Receipt(taken=False)

    async def opens_form(self, pressed: Pressed) -> Form | None:
        return None


@pytest.mark.parametrize("token", [TOKEN, "999:" + "x" * 35])
async def test_a_platform_of_the_config_is_run_and_one_that_does_not_run_is_named(tmp_path: Path, token: str) -> None:
    double = TelegramDouble()
    await double.connect(Nobody())
    await double.disconnect()
    plain = config_for(cast(Double, double), cast(Double, double))
    settings = {"token": token, "mode": "polling", "api": double._api.address}
    telegram = PlatformConfig(name="telegram", flow="b2b_saas", settings=settings)
    config = replace(plain, platforms={**plain.platforms, "telegram": telegram})
    try:
        async with house(config, tmp_path, watch=True, guests=True, environ={}) as built:
            server = app(await make_server(built))
            async with httpx.AsyncClient(transport=httpx.ASGITransport(app=server), base_url="http://here") as browser, asyncio.timeout(20):
                if token == TOKEN:
                    await double.says(double.prospect, double.dm, "we want to buy a shared inbox")
                    while not [one for one in double.shown(double.dm) if "AI assistant" in one.text]:
                        await asyncio.sleep(0.05)
                    assert (await browser.get("/health/ready")).json() == {"ready": True, "database": "commits"}
                else:
                    while "platforms" not in (ready := (await browser.get("/health/ready")).json()):
                        await asyncio.sleep(0.05)
                    assert ready["ready"]
                    assert list(ready["platforms"]) == ["telegram"]
                assert (await browser.get("/files/nothing")).status_code == 404
    finally:
        await double.close()

"""What the desk's tests share: a world of fakes, a client, and a client that is signed in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright
from starlette.applications import Starlette
from starlette.testclient import TestClient

from tests.desk_pages import material
from tests.desk_pages.served import World, desk_routes

CHROMIUM = "/usr/bin/chromium"

SignIn = Callable[[str], TestClient]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium for one file of tests: as long as it is there, its event loop keeps async tests from running."""
    if not Path(CHROMIUM).exists():
        pytest.skip("needs Chromium: make browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def world() -> World:
    """Four conversations, one open question, one message set aside."""
    world = World()
    world.floor.sheets = material.all_sheets()
    world.floor.open = [material.ticket()]
    world.floor.aside = [material.aside()]
    return world


@pytest.fixture
def client(world: World) -> Iterator[TestClient]:
    """A browser that nobody has signed in with."""
    with TestClient(Starlette(routes=desk_routes(world)), base_url="http://desk.example", follow_redirects=False) as client:
        yield client


@pytest.fixture
def sign_in(client: TestClient) -> SignIn:
    """Sign the client in by the form, as a person does."""

    def sign(name: str) -> TestClient:
        page = client.get("/desk/login").text
        answer = client.post("/desk/login", data={"proof": hidden(page, "proof"), "name": name, "password": material.PASSWORD})
        assert answer.status_code == 303, answer.text
        return client

    return sign


def hidden(page: str, name: str) -> str:
    """Return the value of the first hidden field of that name."""
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found, f"no field {name}"
    return found[1]

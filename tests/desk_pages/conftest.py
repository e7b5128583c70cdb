"""What the desk's tests share: a world of fakes, a client, and a client that is signed in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from starlette.applications import Starlette
from starlette.testclient import TestClient

from tests.desk_pages import material
from tests.desk_pages.fakes import NOW
from tests.desk_pages.served import World, desk_routes, serving

SignIn = Callable[[str], TestClient]
Open = Callable[..., Page]


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


@pytest.fixture
def address(world: World) -> Iterator[str]:
    """The desk on a port; whoever opens a page is signed in as Jisoo."""
    with serving(*desk_routes(world, "jisoo")) as address:
        yield address


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Open]:
    """Open a page of the desk; the test fails when a script of ours does, or when the policy stops anything."""
    faults: list[str] = []
    contexts = []

    def visit(path: str, **options: Any) -> Page:  # noqa: ANN401 - as Playwright's browser takes them
        context = browser.new_context(**{"locale": "en-US", "viewport": {"width": 1280, "height": 800}, **options})
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(5000)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda told: faults.append(told.text) if "Content Security Policy" in told.text else None)
        page.clock.set_fixed_time(NOW)
        page.goto(address + path)
        page.wait_for_function("() => !document.querySelector('[hx-get]') || document.querySelector('[data-htmx-powered]')")
        return page

    yield visit
    for context in contexts:
        context.close()
    assert faults == []


def hidden(page: str, name: str) -> str:
    """Return the value of the first hidden field of that name."""
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found, f"no field {name}"
    return found[1]

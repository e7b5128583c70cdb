"""Who gets in, and what a session is."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import timedelta

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from adapters.desk import login, routes
from tests.desk_pages import material
from tests.desk_pages.conftest import SignIn, hidden
from tests.desk_pages.served import World, desk_routes


def try_login(client: TestClient, name: str, password: str, **more: str) -> int:
    """Return the status of one try through the form."""
    proof = hidden(client.get("/desk/login").text, "proof")
    return client.post("/desk/login", data={"proof": proof, "name": name, "password": password, **more}).status_code


def test_every_page_sends_a_stranger_to_the_login_and_back(client: TestClient) -> None:
    for path in ("/desk", "/desk/c/c-theo?view=all", "/desk/open-questions", "/desk/set-aside", "/desk/flows", "/desk/list"):
        answer = client.get(path)
        assert (answer.status_code, answer.headers["location"].split("?")[0]) == (303, "/desk/login")
    assert client.get("/desk/c/c-theo?view=all").headers["location"].endswith("next=%2Fdesk%2Fc%2Fc-theo%3Fview%3Dall")
    assert "Theo" not in client.get("/desk/c/c-theo").text


def test_a_stranger_s_stream_and_parts_are_refused_without_a_page(client: TestClient) -> None:
    assert client.get("/desk/events", headers={"accept": "text/event-stream"}).status_code == 401
    part = client.get("/desk/list", headers={"hx-request": "true"})
    assert (part.status_code, part.headers["hx-redirect"]) == (401, "/desk/login")


def test_the_right_password_opens_and_the_cookie_is_closed_to_scripts(world: World, sign_in: SignIn, client: TestClient) -> None:
    answer = sign_in("dana").get("/desk")
    assert answer.status_code == 200
    cookie = client.cookies["desk"]
    assert len(cookie) >= 43  # 32 random bytes
    assert cookie not in str(world.people.sessions)  # the store knows only its hash


@pytest.mark.parametrize(
    ("secure", "name", "marks"),
    [
        (False, "desk=", ("httponly", "samesite=lax", "path=/")),
        (True, "__Host-desk=", ("httponly", "samesite=lax", "path=/", "secure")),
    ],
)
def test_the_session_cookie_s_marks(secure: bool, name: str, marks: tuple[str, ...], world: World) -> None:
    desk = world.desk(secure_cookies=secure)
    base = "https://desk.example" if secure else "http://desk.example"
    with TestClient(Starlette(routes=routes(desk)), base_url=base, follow_redirects=False) as client:
        proof = hidden(client.get("/desk/login").text, "proof")
        answer = client.post("/desk/login", data={"proof": proof, "name": "dana", "password": material.PASSWORD})
    given = next(value for value in answer.headers.get_list("set-cookie") if value.startswith(name) and "Max-Age=43200" in value)
    assert all(mark in given.lower() for mark in marks)


@pytest.mark.parametrize(("name", "password"), [("dana", "wrong"), ("nobody", material.PASSWORD), ("", ""), ("dana", "")])
def test_a_wrong_name_and_a_wrong_password_get_the_same_answer(client: TestClient, name: str, password: str) -> None:
    proof = hidden(client.get("/desk/login").text, "proof")
    answer = client.post("/desk/login", data={"proof": proof, "name": name, "password": password})
    assert answer.status_code == 401
    assert "Name or password is not right." in answer.text
    assert password == "" or password not in answer.text


def test_an_unknown_name_takes_as_long_as_a_wrong_password(world: World) -> None:
    real = login.hasher().hash("secret")
    user = replace(world.people.users["dana"], password=real)
    spans = []
    for somebody in (user, None):
        start = time.process_time()
        assert not login.opens(somebody, "guess")
        spans.append(time.process_time() - start)
    assert max(spans) < 3 * min(spans)


def test_the_hash_for_nobody_costs_what_real_hashes_cost() -> None:
    assert login.NOBODY.split("$")[1:4] == login.hasher().hash("x").split("$")[1:4]


def test_a_stored_hash_of_an_unknown_kind_opens_for_nobody(world: World) -> None:
    assert not login.opens(replace(world.people.users["dana"], password="plain"), "plain")


def test_the_sixth_try_in_a_minute_waits_even_with_the_right_password(client: TestClient) -> None:
    assert [try_login(client, "dana", "wrong") for _ in range(5)] == [401] * 5
    assert try_login(client, "Dana", material.PASSWORD) == 429
    assert try_login(client, "jisoo", material.PASSWORD) == 303  # another name is not locked out by it


def test_one_address_cannot_go_through_many_names(client: TestClient) -> None:
    tries = [try_login(client, f"name{n}", "guess") for n in range(21)]
    assert tries == [401] * 20 + [429]


def test_a_login_form_that_we_did_not_give_is_refused(client: TestClient) -> None:
    answer = client.post("/desk/login", data={"proof": "made-up", "name": "dana", "password": material.PASSWORD})
    assert answer.status_code == 403
    assert "desk" not in client.cookies


def test_a_login_form_of_another_browser_is_refused(client: TestClient) -> None:
    proof = hidden(client.get("/desk/login").text, "proof")
    client.cookies.clear()
    assert client.post("/desk/login", data={"proof": proof, "name": "dana", "password": material.PASSWORD}).status_code == 403


def test_a_session_fixed_before_the_login_is_not_taken_over(world: World, sign_in: SignIn, client: TestClient) -> None:
    client.cookies.set("desk", "planted", domain="desk.example", path="/")
    sign_in("dana")
    assert "planted" not in [cookie.value for cookie in client.cookies.jar]
    client.cookies.clear()
    client.cookies.set("desk", "planted")
    assert client.get("/desk").status_code == 303


def test_each_login_gets_a_new_session_and_ends_the_old_one(world: World, sign_in: SignIn, client: TestClient) -> None:
    sign_in("dana")
    first = client.cookies["desk"]
    sign_in("dana")
    assert client.cookies["desk"] != first
    assert len(world.people.sessions) == 1


def test_signing_out_ends_the_session_on_the_server(world: World, sign_in: SignIn, client: TestClient) -> None:
    page = sign_in("dana").get("/desk").text
    kept = client.cookies["desk"]
    assert client.post("/desk/logout", data={"csrf": hidden(page, "csrf")}).status_code == 303
    client.cookies.set("desk", kept)
    assert client.get("/desk").status_code == 303
    assert world.people.sessions == {}


def test_a_session_ends_after_a_working_day(world: World, sign_in: SignIn, client: TestClient) -> None:
    sign_in("dana")
    world.clock.now += timedelta(hours=11, minutes=59)
    assert client.get("/desk").status_code == 200
    world.clock.now += timedelta(minutes=2)
    assert client.get("/desk").status_code == 303


@pytest.mark.parametrize(
    ("asked", "went"),
    [
        ("/desk/flows", "/desk/flows"),
        ("/desk?view=all", "/desk?view=all"),
        ("https://evil.example", "/desk"),
        ("//evil.example/desk", "/desk"),
        ("/desk/../admin\\", "/desk"),
        ("/deskish", "/desk"),
        ("/desk/\r\nSet-Cookie: a=b", "/desk"),
    ],
)
def test_the_login_leads_back_to_the_desk_and_nowhere_else(client: TestClient, asked: str, went: str) -> None:
    proof = hidden(client.get("/desk/login").text, "proof")
    data = {"proof": proof, "name": "dana", "password": material.PASSWORD, "next": asked}
    assert client.post("/desk/login", data=data).headers["location"] == went


def test_a_demo_signs_everybody_in_as_its_rep(world: World) -> None:
    with TestClient(Starlette(routes=desk_routes(world, "jisoo"))) as client:
        assert "한지수" in client.get("/desk").text
        assert client.get("/desk").status_code == 200
    assert len(world.people.sessions) == 1


def test_a_demo_has_no_login_and_its_parts_ask_for_the_page_again(world: World) -> None:
    with TestClient(Starlette(routes=desk_routes(world, "jisoo")), follow_redirects=False) as client:
        assert client.get("/desk/login").headers["location"] == "/desk"
        assert client.get("/desk/list", headers={"hx-request": "true"}).headers["hx-redirect"] == "/desk/login"
        assert client.get("/desk/events", headers={"accept": "text/event-stream"}).status_code == 401
    assert world.people.sessions == {}

"""What a rep presses, and what must not be pressed for them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from bot.errors import StorageUnavailable
from bot.model import Kind, Message, Owner, Post
from tests.desk_pages.conftest import SignIn, hidden
from tests.desk_pages.served import World

HX = {"hx-request": "true"}


def csrf_of(client: TestClient) -> str:
    """Return the token that our own page carries."""
    return hidden(client.get("/desk").text, "csrf")


def press(client: TestClient, path: str, once: str = "a-form-of-ours", **fields: str) -> tuple[int, str]:
    """Send a form as htmx does; return status and page."""
    answer = client.post(path, data={"csrf": csrf_of(client), "once": once, **fields}, headers=HX)
    return answer.status_code, answer.text


PRESSES = [
    # path, fields, what enters
    ("claim", {}, (Kind.CLAIM, "", 0)),
    (
        "say",
        {"kind": "reply", "text": "  안녕하세요, 한지수예요.\r\n데이터는 서울에 저장돼요. "},
        (Kind.REPLY, "안녕하세요, 한지수예요.\n데이터는 서울에 저장돼요.", 0),
    ),
    ("say", {"kind": "note", "text": "見積もりは金曜まで"}, (Kind.NOTE, "見積もりは金曜まで", 0)),
    ("close", {"reason": "won"}, (Kind.CLOSE, "won", 0)),
    ("close", {"reason": "lost", "words": " went with a rival "}, (Kind.CLOSE, "lost: went with a rival", 0)),
    ("close", {"reason": "lost/price", "words": "예산 초과"}, (Kind.CLOSE, "lost/price: 예산 초과", 0)),
    ("close", {"reason": "junk/student"}, (Kind.CLOSE, "junk/student", 0)),
    ("give_back", {}, (Kind.GIVE_BACK, "", 0)),
    ("settle", {"number": "1", "text": "네, 서울에 저장돼요."}, (Kind.SETTLE_QUESTION, "네, 서울에 저장돼요.", 1)),
]


@pytest.mark.parametrize(("path", "fields", "entered"), PRESSES)
def test_each_press_enters_as_one_message_in_the_rep_s_name(
    world: World, sign_in: SignIn, path: str, fields: dict[str, str], entered: tuple[Kind, str, int]
) -> None:
    status, _ = press(sign_in("jisoo"), f"/desk/c/c-yuna/{path}", **fields)
    assert status == 200
    [message] = world.floor.presses.values()
    assert (message.kind, message.text, message.about) == entered
    assert (message.platform, message.conversation, message.author) == ("desk", "c-yuna", "jisoo")
    assert message.at == world.clock.now


MENDS = [
    ("correct", {"field": "company_size", "text": " 54명 "}, (Kind.CORRECT, "54명", "company_size")),
    ("reject", {"field": "email"}, (Kind.REJECT, "", "email")),
    ("restore", {"field": "email"}, (Kind.RESTORE, "", "email")),
]


@pytest.mark.parametrize(("path", "fields", "entered"), MENDS)
def test_what_is_done_to_an_answer_names_its_field(
    world: World, sign_in: SignIn, path: str, fields: dict[str, str], entered: tuple[Kind, str, str]
) -> None:
    status, _ = press(sign_in("jisoo"), f"/desk/c/c-yuna/{path}", **fields)
    assert status == 200
    [message] = world.floor.presses.values()
    assert (message.kind, message.text, message.choice) == entered


@pytest.mark.parametrize("fields", [{"text": "54"}, {"field": "", "text": "54"}, {"field": "email"}, {"field": "email", "text": "x" * 301}])
def test_an_entry_without_field_or_words_or_too_long_is_refused(world: World, sign_in: SignIn, fields: dict[str, str]) -> None:
    assert press(sign_in("jisoo"), "/desk/c/c-yuna/correct", **fields)[0] == 400
    assert world.floor.presses == {}


def test_the_same_form_sent_twice_says_it_once(world: World, sign_in: SignIn) -> None:
    client = sign_in("jisoo")
    for _ in range(2):
        status, page = press(client, "/desk/c/c-yuna/say", kind="reply", text="Once only")
        assert status == 200
        assert page.count("Once only") == 1
    press(client, "/desk/c/c-yuna/say", once="another-form-of-ours", kind="reply", text="Once only")
    assert len(world.floor.presses) == 2


def test_two_reps_forms_never_share_an_id(world: World, sign_in: SignIn) -> None:
    press(sign_in("dana"), "/desk/c/c-theo/say", kind="note", text="from Dana")
    press(sign_in("jisoo"), "/desk/c/c-theo/say", kind="note", text="from Jisoo")
    assert [message.text for message in world.floor.presses.values()] == ["from Dana", "from Jisoo"]


def test_after_a_claim_the_rep_may_write(world: World, sign_in: SignIn) -> None:
    client = sign_in("dana")
    assert 'value="reply"' not in client.get("/desk/c/c-theo").text
    status, page = press(client, "/desk/c/c-theo/claim")
    assert status == 200
    assert "It is yours." in page
    assert 'value="reply"' in page
    assert "The prospect sees this from Dana Cole." in page


def test_who_comes_second_is_told_who_has_it_and_keeps_their_words(world: World, sign_in: SignIn) -> None:
    client = sign_in("dana")
    status, page = press(client, "/desk/c/c-yuna/claim")
    assert status == 409
    assert "한지수 already has this one." in page
    status, page = press(client, "/desk/c/c-yuna/say", kind="reply", text="my long words")
    assert status == 409
    assert "my long words" in page
    assert world.floor.presses == {}


def test_without_a_script_a_press_leads_back_to_the_conversation(world: World, sign_in: SignIn) -> None:
    client = sign_in("dana")
    data = {"csrf": csrf_of(client), "once": "a-form-of-ours"}
    answer = client.post("/desk/c/c-theo/claim", data=data)
    assert (answer.status_code, answer.headers["location"]) == (303, "/desk/c/c-theo")
    refused = client.post("/desk/c/c-yuna/claim", data=data | {"once": "the-next-form"})
    assert refused.status_code == 409
    assert "<html" in refused.text
    assert "already has this one" in refused.text


BAD = [
    ("say", {"text": ""}, 400),
    ("say", {"text": "   \n "}, 400),
    ("say", {"text": "x" * 4001}, 400),
    ("close", {}, 400),
    ("close", {"reason": "deleted"}, 400),
    ("settle", {"number": "x", "text": "yes"}, 400),
    ("settle", {"number": "²", "text": "yes"}, 400),
    ("claim", {"once": "short"}, 400),
    ("claim", {"once": "a b c d e f g h"}, 400),
    ("fly", {}, 404),
]


@pytest.mark.parametrize(("path", "fields", "status"), BAD)
def test_a_form_that_our_page_cannot_send_changes_nothing(
    world: World, sign_in: SignIn, path: str, fields: dict[str, str], status: int
) -> None:
    client = sign_in("jisoo")
    data = {"csrf": csrf_of(client), "once": "a-form-of-ours", **fields}
    assert client.post(f"/desk/c/c-yuna/{path}", data=data).status_code == status
    assert world.floor.presses == {}


POSTS = ("/desk/c/c-theo/claim", "/desk/c/c-theo/say", "/desk/set-aside", "/desk/logout")


@pytest.mark.parametrize("path", POSTS)
@pytest.mark.parametrize(
    ("token", "headers"),
    [
        ("", {}),
        ("wrong", {}),
        ("ours", {"origin": "https://evil.example"}),
        ("ours", {"origin": "null"}),
        ("ours", {"sec-fetch-site": "cross-site"}),
        ("ours", {"sec-fetch-site": "same-site"}),
        ("", {"x-csrf-token": "wrong"}),
        ("잘못된 표", {}),
    ],
)
def test_what_another_site_sends_is_refused(world: World, sign_in: SignIn, path: str, token: str, headers: dict[str, str]) -> None:
    client = sign_in("dana")
    sent = csrf_of(client) if token == "ours" else token
    data = {"csrf": sent, "once": "a-form-of-ours", "kind": "note", "text": "x", "conversation": "c-mara", "seq": "3"}
    assert client.post(path, data=data, headers=headers).status_code == 403
    assert world.floor.presses == {}
    assert world.floor.replayed == []
    assert len(world.people.sessions) == 1


def test_the_token_may_come_in_the_header_that_htmx_sends(world: World, sign_in: SignIn) -> None:
    client = sign_in("dana")
    headers = {"x-csrf-token": csrf_of(client), "origin": "http://desk.example", "sec-fetch-site": "same-origin"}
    assert client.post("/desk/c/c-theo/claim", data={"once": "a-form-of-ours"}, headers=headers | HX).status_code == 200


def test_another_session_s_token_does_not_fit(world: World, sign_in: SignIn) -> None:
    old = csrf_of(sign_in("dana"))
    client = sign_in("jisoo")
    assert client.post("/desk/c/c-theo/claim", data={"csrf": old, "once": "a-form-of-ours"}).status_code == 403


def test_a_get_never_presses(world: World, sign_in: SignIn) -> None:
    assert sign_in("dana").get("/desk/c/c-theo/claim").status_code == 405
    assert world.floor.presses == {}


@pytest.mark.parametrize(
    ("body", "headers", "status"),
    [
        (b"text=" + b"x" * 70_000, {"content-type": "application/x-www-form-urlencoded"}, 429),
        (b"&".join(b"a%d=1" % n for n in range(40)), {"content-type": "application/x-www-form-urlencoded"}, 400),
        (b"text=\xff\xfe", {"content-type": "application/x-www-form-urlencoded"}, 400),
        (b'{"text": "x"}', {"content-type": "application/json"}, 400),
        (b"", {}, 400),
    ],
)
def test_a_body_that_no_form_makes_is_refused(sign_in: SignIn, body: bytes, headers: dict[str, str], status: int) -> None:
    client = sign_in("dana")
    token = {"x-csrf-token": csrf_of(client)}
    assert client.post("/desk/c/c-theo/say", content=body, headers=headers | token).status_code == status


def test_an_operator_who_sells_nothing_cannot_press(world: World, sign_in: SignIn) -> None:
    assert press(sign_in("olga"), "/desk/c/c-theo/claim")[0] == 403
    assert world.floor.presses == {}


def test_a_message_that_was_set_aside_gets_its_turn_again(world: World, sign_in: SignIn) -> None:
    client = sign_in("dana")
    assert "KeyError" in client.get("/desk/set-aside").text
    data = {"csrf": csrf_of(client), "conversation": "c-mara", "seq": "3"}
    assert client.post("/desk/set-aside", data=data).status_code == 303
    assert world.floor.replayed == [("c-mara", 3)]
    assert "Nothing was set aside" in client.get("/desk/set-aside").text


def test_a_closed_conversation_shows_why_and_can_be_taken_up_again(world: World, sign_in: SignIn) -> None:
    client = sign_in("jisoo")
    status, page = press(client, "/desk/c/c-yuna/close", reason="lost", words="no budget this year")
    assert status == 200
    assert "Lost: no budget this year" in page
    assert 'id="claim"' in page
    assert world.floor.sheets["c-yuna"].conversation.owner is Owner.CLOSED


def test_a_database_that_does_not_answer_is_told_and_nothing_is_lost(world: World) -> None:
    from starlette.applications import Starlette

    from adapters.desk import routes

    user = world.people.users["dana"]

    async def down(message: Message) -> Post:
        raise StorageUnavailable("locked")

    async def as_dana() -> object:
        return user

    with TestClient(Starlette(routes=routes(world.desk(press=down, sign_in=as_dana)))) as client:
        answer = client.post("/desk/c/c-theo/claim", data={"csrf": csrf_of(client), "once": "a-form-of-ours"}, headers=HX)
    assert answer.status_code == 503
    assert answer.headers["hx-retarget"] == "#told"  # the conversation and what was written stay on the page
    assert "Nothing was changed." in answer.text
    assert "locked" not in answer.text


def test_an_unknown_refusal_is_still_words(world: World) -> None:
    from starlette.applications import Starlette

    from adapters.desk import routes

    user = world.people.users["dana"]

    async def refuse(message: Message) -> Post:
        return Post(owner=Owner.BOT, rep="", refused="out_of_office")

    async def as_dana() -> object:
        return user

    with TestClient(Starlette(routes=routes(world.desk(press=refuse, sign_in=as_dana)))) as client:
        status, page = press(client, "/desk/c/c-theo/claim")
    assert status == 409
    assert "out of office" in page


def test_a_rep_whom_config_no_longer_knows_is_shown_by_id(world: World, sign_in: SignIn) -> None:
    yuna = world.floor.sheets["c-yuna"]
    world.floor.sheets["c-yuna"] = replace(yuna, row=replace(yuna.row, rep="gone"), conversation=replace(yuna.conversation, rep="gone"))
    assert "gone already has this one." in sign_in("dana").get("/desk/c/c-yuna").text


def test_the_owner_s_typing_is_told_and_nobody_else_s(world: World, sign_in: SignIn) -> None:
    status, page = press(sign_in("jisoo"), "/desk/c/c-yuna/typing")
    assert (status, page, world.typing) == (204, "", [("c-yuna", "jisoo")])
    for rep, conversation in (("dana", "c-yuna"), ("jisoo", "c-theo"), ("olga", "c-yuna")):  # another's, nobody's, an operator
        assert press(sign_in(rep), f"/desk/c/{conversation}/typing")[0] == 403
    assert press(sign_in("jisoo"), "/desk/c/gone/typing")[0] == 404
    assert sign_in("jisoo").post("/desk/c/c-yuna/typing", data={"csrf": "forged"}, headers=HX).status_code == 403
    assert len(world.typing) == 1
    assert world.floor.presses == {}

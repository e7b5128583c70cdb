"""One owner: of a thousand claims at the same moment one wins, and all others are told who has it."""

from __future__ import annotations

import asyncio
import re
import resource
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import httpx
import pytest
from argon2 import PasswordHasher

from bench.wire import HOST, Request, Wire
from tests.faults.books import Books
from tests.faults.served import Served, Visitor, served

pytestmark = [pytest.mark.faults, pytest.mark.timeout(600)]

CLAIMS = 1_000
SHOWN = {"dana": "Dana Cole", "minjun": "김민준", "aoi": "田中葵"}
PASSWORD = "correct horse battery"


async def test_of_a_thousand_claims_at_once_one_wins_and_all_others_are_told_who_has_it(tmp_path: Path) -> None:
    quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
    _allow_files(CLAIMS + 200)
    async with served(tmp_path, dict.fromkeys(SHOWN, quick)) as one:
        await one.start()
        visitor = Visitor(one, "ko")
        await visitor.open()
        await visitor.hold()
        await visitor.close()
        desks = [await _sign_in(one, rep, visitor.conversation) for rep in SHOWN]
        claims = [desks[number % len(desks)].claim(number) for number in range(CLAIMS)]
        answers = await asyncio.gather(*(_once(one, claim) for claim in claims))
        one.stop()
        with Books(tmp_path) as books:
            events = books.events(visitor.conversation)
    claimed = [data for kind, data in events if kind == "owner" and data["to"] == "rep"]
    assert Counter(status for status, _ in answers) == {200: 1, 409: CLAIMS - 1}
    assert len(claimed) == 1
    winner = SHOWN[str(claimed[0]["rep"])]
    untold = [page for status, page in answers if status == 409 and winner not in _alert(page)]
    assert untold == []


@dataclass(frozen=True, slots=True, kw_only=True)
class _Desk:
    """A rep who has signed in and looks at the conversation."""

    conversation: str
    cookie: str
    csrf: str

    def claim(self, number: int) -> Request:
        """Return the press of the button; each is a press of its own."""
        headers = {
            "Cookie": self.cookie,
            "Content-Type": "application/x-www-form-urlencoded",
            "HX-Request": "true",
            "Accept-Language": "en",
        }
        body = urlencode({"csrf": self.csrf, "once": f"press-{number:06}"}).encode()
        return Request(path=f"/desk/c/{self.conversation}/claim", body=body, headers=headers)


async def _sign_in(one: Served, rep: str, conversation: str) -> _Desk:
    async with httpx.AsyncClient(base_url=f"http://{HOST}:{one.port}", trust_env=False, timeout=60) as browser:
        form = await browser.get("/desk/login")
        proof = _hidden(form.text, "proof")
        entered = await browser.post("/desk/login", data={"proof": proof, "name": rep, "password": PASSWORD})
        assert entered.status_code == 303, entered.text
        page = await browser.get(f"/desk/c/{conversation}")
        cookie = "; ".join(f"{name}={value}" for name, value in browser.cookies.items())
        return _Desk(conversation=conversation, cookie=cookie, csrf=_hidden(page.text, "csrf"))


def _hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]+)"', page)
    assert found, page[:2000]
    return found[1]


async def _once(one: Served, claim: Request) -> tuple[int, str]:
    """Send over a connection of its own, so that nothing but the server puts the claims in order."""
    wire = Wire(one.port, timeout=120)
    answer = await wire.ask(claim)
    await wire.close()
    return answer.status, answer.body.decode()


def _alert(page: str) -> str:
    found = re.search(r'role="alert"[^>]*>(.*?)</', page, re.DOTALL)
    return found[1] if found else ""


def _allow_files(count: int) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft < count:
        resource.setrlimit(resource.RLIMIT_NOFILE, (min(count, hard) if hard != resource.RLIM_INFINITY else count, hard))

"""Screenshots of every state of the widget, at phone and desk width, light and dark, in each language; answers are canned here.

python -m tests.widget.shots shots/widget
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import Browser, Page, Route

from tests.chromium import chromium
from tests.widget.fake_server import FakeServer
from tests.widget.visitor import shop

WIDTHS = {390: 844, 1280: 720}
LANGUAGES = ("en", "ko", "ja")
Json = dict[str, Any]

BOT = {"en": "Mia", "ko": "미아", "ja": "ミア"}
REP = {"en": "Dana Cole", "ko": "오세린", "ja": "佐藤 花"}
ROLE = {"en": "Account executive", "ko": "세일즈 매니저", "ja": "営業担当"}

LINES: Mapping[str, Mapping[str, Sequence[tuple[str, str]]]] = {
    "en": {
        "greeting": [("bot", "Hi, I'm Mia, Northdesk's AI assistant. What brings you here?")],
        "talk": [
            ("prospect", "we run 3 warehouses and the shared mailbox is killing us. need something with SLAs before peak season"),
            ("bot", "Understood: “something with SLAs”."),
            ("bot", "Orders show beside each ticket. It's described here: https://northdesk.example/shopify How many people are you?"),
        ],
        "answer": [("prospect", "sorry, 54 people not 45. theo@lanternfreight.example")],
        "joined": [("notice", "Dana Cole from Northdesk, a person, has joined.")],
        "person": [("rep", "Hi Theo, 54 people over three warehouses: is the mailbox shared by all of them?")],
        "mailed": [("notice", "You were away, so Dana's answer went to theo@lanternfreight.example.")],
        "thanks": [("prospect", "Thanks, that's all")],
    },
    "ko": {
        "greeting": [("bot", "안녕하세요, Northdesk의 AI 어시스턴트 미아예요. 어떤 일로 오셨어요?")],
        "talk": [
            ("prospect", "문의 메일이 너무 밀려서 헬프데스크 도입하려고요. 다음 달 안에는 오픈해야 해요"),
            ("bot", "‘헬프데스크 도입’, 이렇게 이해했어요."),
            ("bot", "새 문의를 슬랙에서 바로 답하실 수 있어요. 자세한 내용: https://northdesk.example/ko/slack 직원은 몇 분쯤 되세요?"),
        ],
        "answer": [("prospect", "아 40명 아니고 60명이에요. doyun@ondam.example 이요")],
        "joined": [("notice", "Northdesk 담당자 오세린님이 들어왔어요. 이제 AI가 아니라 사람이 답해 드려요.")],
        "person": [("rep", "이도윤님, 안녕하세요. 다음 달 안 오픈이면 메일 이전부터 보면 좋겠어요. 지금 어떤 메일 쓰고 계세요?")],
        "mailed": [("notice", "자리를 비우신 동안 오세린님의 답변을 doyun@ondam.example 주소로 보내 드렸어요.")],
        "thanks": [("prospect", "네, 감사합니다")],
    },
    "ja": {
        "greeting": [("bot", "こんにちは。NorthdeskのAIアシスタント、ミアです。どのようなご用件でしょうか。")],
        "talk": [
            ("prospect", "問い合わせメールが溜まって困っています。繁忙期の前にヘルプデスクを入れたいです"),
            ("bot", "ヘルプデスクの導入ですね。"),
            ("bot", "Slackからお返事できます。詳しくはこちら：https://northdesk.example/ja/slack 何名ほどでお使いになるご予定でしょうか。"),
        ],
        "answer": [("prospect", "80名ではなく120名です。連絡は takumi@hoshino.example までお願いします")],
        "joined": [("notice", "Northdeskの担当者、佐藤 花が参加しました。ここからは人間がお答えします。")],
        "person": [("rep", "はじめまして、佐藤です。繁忙期は何月ごろからでしょうか。逆算して導入の流れをご案内いたします。")],
        "mailed": [("notice", "ご不在の間の回答は takumi@hoshino.example にお送りしました。")],
        "thanks": [("prospect", "ありがとうございます")],
    },
}
CHOICES = {
    "en": ["1-9", "10-49", "50-249", "250+", "Rather not say"],
    "ko": ["1-9", "10-49", "50-249", "250+", "말씀드리기 어려워요"],
    "ja": ["1-9", "10-49", "50-249", "250+", "回答を控えます"],
}
DRAFT = {"en": "What does a seat cost a year?", "ko": "좌석당 연간 요금이 얼마예요?", "ja": "1席あたり年額はいくらですか"}

Act = Callable[[Page, str], None]


def open_panel(page: Page, language: str) -> None:
    page.locator(".launcher").click()
    page.locator(".bubble").first.wait_for()


def look_only(page: Page, language: str) -> None:
    page.locator(".launcher").wait_for()


def write(page: Page, language: str) -> None:
    open_panel(page, language)
    page.locator("textarea").fill(DRAFT[language])


def send(page: Page, language: str) -> None:
    write(page, language)
    page.locator(".send").click()


def write_much(page: Page, language: str) -> None:
    open_panel(page, language)
    page.locator("textarea").fill("\n".join([DRAFT[language]] * 7))


def go_offline(page: Page, language: str) -> None:
    open_panel(page, language)
    page.context.set_offline(True)
    page.locator("textarea").fill(DRAFT[language])
    page.locator(".send").click()


def come_back(page: Page, language: str) -> None:
    """On the second page of a visit the panel is closed, and something new has come."""
    open_panel(page, language)
    page.locator(".launcher").click() if page.locator(".launcher").is_visible() else page.locator(".close").click()
    page.evaluate("() => localStorage.setItem(Object.keys(localStorage).find(key => key.endsWith(':seen')), '0')")
    page.reload()
    page.locator(".badge").wait_for()


def open_alone(page: Page, language: str) -> None:
    page.locator(".launcher").click()


def see_times(page: Page, language: str) -> None:
    open_panel(page, language)
    page.locator(".row.bot").last.hover()


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What the server has said, who owns the conversation, what the visitor does then."""

    says: Sequence[str] = ("greeting",)
    owner: str = "bot"
    asks: bool = False  # the last message has choices
    away: bool = False
    typing: bool = False
    act: Act = open_panel
    messages: int | None = 202  # status of a sent message; 0: no network, None: no answer
    stream: bool = True
    conversation: bool = True


STATES: Mapping[str, State] = {
    "launcher": State(act=look_only),
    "unread": State(says=("greeting", "talk"), act=come_back),
    "greeting": State(),
    "chips": State(says=("greeting", "talk"), asks=True),
    "times": State(says=("greeting", "talk"), act=see_times),
    "typing": State(says=("greeting", "talk"), typing=True),
    "writing": State(act=write),
    "five_lines": State(says=("greeting", "talk"), act=write_much),
    "sending": State(act=send, messages=None),
    "failed": State(says=("greeting", "talk"), act=send, messages=400),
    "offline": State(says=("greeting", "talk"), act=go_offline, messages=0),
    "reconnecting": State(says=("greeting", "talk"), stream=False),
    "offered": State(says=("greeting", "talk", "answer"), owner="offered"),
    "person": State(says=("greeting", "talk", "answer", "joined", "person"), owner="rep", typing=True),
    "away": State(says=("greeting", "answer", "joined", "person", "mailed"), owner="rep", away=True),
    "ended": State(says=("greeting", "answer", "joined", "person", "thanks"), owner="closed"),
    "unavailable": State(conversation=False, act=open_alone),
}


@dataclass
class Canned:
    """Answers the widget's requests for one state."""

    state: State
    language: str
    lines: list[Json] = field(init=False)

    def __post_init__(self) -> None:
        spoken = [line for part in self.state.says for line in LINES[self.language][part]]
        self.lines = [self._line(seq, who, text) for seq, (who, text) in enumerate(spoken, start=1)]
        if self.state.asks:
            self.lines[-1]["choices"] = [{"id": str(at), "label": label} for at, label in enumerate(CHOICES[self.language])]

    def answer(self, route: Route) -> None:
        """Answer one request; an unknown path ends the run with a KeyError."""
        path = route.request.url.split("/web/")[1].split("?")[0]
        {"conversations": self._open, "messages": self._message, "typing": self._typing, "stream": self._stream}[path](route)

    def _open(self, route: Route) -> None:
        opened = {"conversation": "c", "token": "t", "expires": "2099-01-01T00:00:00Z", "messages": self.lines}
        route.fulfill(status=201, json=opened) if self.state.conversation else route.fulfill(status=503)

    def _message(self, route: Route) -> None:
        if self.state.messages == 0:
            route.abort()
        elif self.state.messages:
            route.fulfill(status=self.state.messages, json={})

    def _typing(self, route: Route) -> None:
        route.fulfill(status=202, json={})

    def _stream(self, route: Route) -> None:
        if not self.state.stream:
            return route.abort()
        events: list[tuple[str, Json]] = [("owner", self._owner())]
        events += [("typing", {"who": "rep" if self.state.owner == "rep" else "bot", "on": True})] * self.state.typing
        body = "".join(f"event: {kind}\ndata: {json.dumps(data)}\n\n" for kind, data in events)
        route.fulfill(content_type="text/event-stream", body=body)

    def _owner(self) -> Json:
        is_person = self.state.owner in ("rep", "closed")
        name, role = (REP, ROLE) if is_person else (BOT, dict.fromkeys(LANGUAGES, ""))
        away = {"away_until": "2026-05-13T00:00:00Z"} if self.state.away else {}
        return {"owner": self.state.owner, "name": name[self.language], "role": role[self.language], **away}

    def _line(self, seq: int, who: str, text: str) -> Json:
        name = {"bot": BOT, "rep": REP}.get(who, {}).get(self.language, "")
        return {"id": str(seq), "who": who, "name": name, "text": text, "choices": [], "at": "2026-05-12T09:41:00Z"}


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A state as one visitor sees it."""

    state: str
    language: str
    width: int
    scheme: Literal["light", "dark"]

    @property
    def name(self) -> str:
        return f"{self.state}-{self.language}-{self.width}-{self.scheme}.png"


def views(states: Sequence[str]) -> Iterator[View]:
    """Every state in every language, width and scheme."""
    schemes: tuple[Literal["light"], Literal["dark"]] = ("light", "dark")
    for scheme in schemes:
        for state, language, width in product(states, LANGUAGES, WIDTHS):
            yield View(state=state, language=language, width=width, scheme=scheme)


def take(page_url: str, out_dir: Path, *, states: Sequence[str] = tuple(STATES)) -> list[Path]:
    """Photograph the widget of the page at `page_url` in all `states`; return the files, named state-language-width-scheme.png."""
    out_dir.mkdir(parents=True, exist_ok=True)
    with chromium() as browser:
        shots = [_shoot(browser, page_url, out_dir, view) for view in views(states)]
    return shots


def _shoot(browser: Browser, url: str, out_dir: Path, view: View) -> Path:
    context = browser.new_context(
        viewport={"width": view.width, "height": WIDTHS[view.width]},
        color_scheme=view.scheme,
        locale=view.language,
        reduced_motion="reduce",
        timezone_id="Asia/Seoul",
    )
    page = context.new_page()
    page.clock.set_fixed_time("2026-05-12T09:42:00Z")
    page.route("**/web/**", Canned(STATES[view.state], view.language).answer)
    page.goto(url)
    STATES[view.state].act(page, view.language)
    page.wait_for_timeout(2600 if view.state == "reconnecting" else 350)
    shot = out_dir / view.name
    page.screenshot(path=shot)
    page.unroute_all(behavior="ignoreErrors")  # a request that was left without an answer
    context.close()
    return shot


LINKS = 'data-links="northdesk.example"'


def main() -> None:
    server = FakeServer().start()
    server.pages["/shop"] = (shop(LINKS, head='<meta name="color-scheme" content="light dark">'), {})
    wanted = sys.argv[2:] or list(STATES)
    shots = take(f"{server.url}/shop", Path(sys.argv[1]), states=wanted)
    server.stop()
    print(f"{len(shots)} screenshots in {sys.argv[1]}")


if __name__ == "__main__":
    main()

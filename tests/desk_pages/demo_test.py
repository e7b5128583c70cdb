"""The demo: its words, its pages, and the line that says what is happening."""

from __future__ import annotations

import asyncio
import json
import re
from dataclasses import replace

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from adapters import demo as demo_pages
from adapters.demo.caption import Caption, caption
from adapters.desk.words import LANGUAGES
from bot.model import Event, Line, Who
from tests.desk_pages import material
from tests.desk_pages.fakes import NOW
from tests.desk_pages.served import World


def demo(world: World) -> demo_pages.Demo:
    """Return the demo over the fakes."""
    return demo_pages.Demo(pages=world.floor, hub=world.hub, reps=material.REPS)


def told(world: World, language: str, *events: Event, line: Line | None = None) -> Caption:
    """Return the caption after a turn with these events."""
    sheet = replace(material.mara(), events=tuple((NOW, event) for event in events))
    if line:
        sheet = replace(sheet, lines=(*sheet.lines, line))
    return caption(sheet, demo_pages.speaker_of(demo(world), language))


ASKED = Event(kind="asked", data={"field": "company_size", "times": 1})
INTENT = Event(kind="intent", data={"seq": 1})
CORRECTED = Event(kind="corrected", data={"fields": "email"})
OFFERED = Event(kind="owner", data={"from": "bot", "to": "offered", "team": "inbound"})


@pytest.mark.parametrize(
    ("language", "events", "step", "text"),
    [
        ("en", (), "talk", "A visitor is here. Mia says at once that it is an AI."),
        ("en", (ASKED,), "ask", "Mia asks for People (required, not known yet)"),
        ("ko", (ASKED,), "ask", "미아가 인원 질문 (필수, 아직 모름)"),
        ("ja", (ASKED,), "ask", "ミアが人数を伺う（必須、まだ不明）"),
        ("en", (replace(ASKED, data={"field": "budget", "times": 1}),), "ask", "Mia asks for Budget (optional, not known yet)"),
        # one turn is one line, in the order of the steps
        (
            "en",
            (ASKED, Event(kind="answered", data={"fields": "need"})),
            "ask",
            "Understood from their own words: Need → Mia asks for People (required, not known yet)",
        ),
        # no more than two things, the latest; that somebody wants to buy is said where nothing else is
        ("en", (INTENT,), "hear", "Wants to buy"),
        ("ko", (INTENT, ASKED), "ask", "미아가 인원 질문 (필수, 아직 모름)"),
        (
            "en",
            (CORRECTED, replace(CORRECTED, kind="answered"), INTENT, ASKED),
            "ask",
            "Understood from their own words: Email → Mia asks for People (required, not known yet)",
        ),
        # the card is the news
        ("en", (ASKED, OFFERED), "card", "Handed over: sales has the card"),
        ("ko", (Event(kind="owner", data={"to": "rep", "rep": "jisoo"}),), "rep", "한지수님이 맡아 직접 답해요. 봇은 말하지 않아요"),
        # it ended with a person: the way does not begin again
        ("en", (Event(kind="owner", data={"to": "closed"}),), "rep", "Closed"),
        ("en", (Event(kind="something_new", data={"x": 1}),), "talk", "A visitor is here. Mia says at once that it is an AI."),
    ],
)  # fmt: skip
def test_the_line_says_what_happened_last(world: World, language: str, events: tuple[Event, ...], step: str, text: str) -> None:
    assert told(world, language, *events) == Caption(step, text)


def test_the_line_names_the_page_that_an_answer_came_from(world: World) -> None:
    line = replace(material.line(9, Who.BOT, "Yes, orders show beside each ticket.", 0), sources=("shops",))
    assert told(world, "en", line=line).text == "Answered from the page “shops”"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_event_of_the_core_has_words_in_every_language(world: World, language: str) -> None:
    for kind in ("answered", "corrected", "declined", "let_go", "intent", "question"):
        said = told(world, language, Event(kind=kind, data={"fields": "need email", "number": 1}))
        assert "{" not in said.text
        assert said.step == "hear"


def keys(tree: object) -> object:
    """Return the shape of a words file: its keys, and how many entries its lists have (stories may differ in length)."""
    if isinstance(tree, dict):
        return {key: keys(value) for key, value in tree.items() if key != "says"}
    return [keys(value) for value in tree] if isinstance(tree, list) else ""


def test_the_three_languages_have_the_same_words_and_stories() -> None:
    shapes = [keys(demo_pages.texts(language)) for language in LANGUAGES]
    assert shapes[0] == shapes[1] == shapes[2]
    for language in ("ko", "ja"):
        for story in demo_pages.texts(language)["stories"]:
            assert all(re.search("[가-힣]" if language == "ko" else "[ぁ-んァ-ン一-龥]", text) for text in [*story["says"], story["rep"]])


def test_the_demo_s_required_fields_are_the_flow_s() -> None:
    from pathlib import Path

    from ruamel.yaml import YAML

    written = YAML(typ="safe").load(Path("flows/b2b_saas.yaml").read_text("utf-8"))
    required = {question["field"] for question in written["questions"] if question.get("required") and "when" not in question}
    assert required == demo_pages.Demo.__dataclass_fields__["required"].default


def test_the_shop_s_prices_are_those_of_the_knowledge_pages() -> None:
    from pathlib import Path

    for language, region in (("en", "us"), ("ko", "kr"), ("ja", "jp")):
        page = Path(f"flows/knowledge/northdesk/{language}/prices-{region}.md").read_text("utf-8")
        for name, price, _ in demo_pages.texts(language)["shop"]["plans"]:
            assert f"{name} {price}" in page, (language, name)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_are_small_closed_and_in_the_language(world: World, language: str) -> None:
    with TestClient(Starlette(routes=demo_pages.routes(demo(world)))) as client:
        for path in ("/", "/demo/shop"):
            answer = client.get(path, headers={"accept-language": language})
            assert answer.status_code == 200
            assert f'<html lang="{language}">' in answer.text
            assert len(answer.content) < 30_000
            assert "unsafe" not in answer.headers["content-security-policy"]
            assert not re.search(r'\sstyle="|<style|\son\w+="', answer.text)


async def test_the_stream_tells_what_came_of_a_turn_and_forgives_an_erased_conversation(world: World) -> None:
    stream = demo_pages.captions(demo(world), "en")
    assert "beat" in await anext(stream)
    coming = asyncio.ensure_future(anext(stream))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    world.floor.sheets["c-tanaka"] = replace(world.floor.sheets["c-tanaka"], events=((NOW, ASKED),))
    world.hub.tell("card", "gone")
    world.hub.tell("card", "c-tanaka")  # the prospect spoke last: what comes of it is not known yet
    world.hub.tell("typing", "c-mara")  # no news: nothing was said
    world.hub.tell("card", "c-theo")
    event = await coming
    data = json.loads(event.split("data: ")[1])
    assert data == {"step": "card", "text": "Handed over: sales has the card", "conversation": "c-theo"}
    await stream.aclose()

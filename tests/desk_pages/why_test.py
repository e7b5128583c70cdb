"""The page that says why the bot said what it said."""

from __future__ import annotations

import html
import re
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser

from adapters.desk import routes
from adapters.desk.words import LANGUAGES, built_in, words
from adapters.server import app
from bot.bootstrap import make_server
from bot.brain.because import because
from bot.brain.need import SETTLED
from bot.brain.story import ROWS, Step, Story, Told, story
from bot.engine import decide
from bot.flow.load import collect
from bot.flow.places import places
from tests.axe import violations
from tests.brain.house import OPENS, thinking
from tests.desk_pages.fakes import NOW
from tests.desk_pages.housed import SCRIPT
from tests.desk_pages.served import World, serving
from tests.talks import CONFIG, talking

ROOT = Path(__file__).parents[2]
ROW = re.compile(r"<dt>([^<]+)</dt><dd[^>]*>([^<]*)</dd>")
STORY = Story(
    steps=(
        Step(
            number=1,
            at=NOW,
            rows=(
                ("prospect", "데이터는 국내 서버에 저장되나요? " + "a-very-long-word" * 12),
                ("read", "ko · buy 0.62 · company_size min 60 max 60 (“60명”)"),
                ("score", "+25 50 people or more: company_size.min >= 50 · b2b_saas.yaml:71"),
                (
                    "outcome",
                    "handoff: intent && known.need && reachable && company_size.max >= 10 && (!known.timeline || timeline.days <= 183)",
                ),
                ("page", "“Is there a free trial?” · knowledge/northdesk/en/trial.md:11 · https://northdesk.example/trial"),
                ("asked", "timeline (required) · b2b_saas.yaml:41"),
                ("said", "네, 서울에 저장돼요."),
            ),
        ),
    ),
)


async def test_each_turn_stands_there_with_what_the_model_proposed_and_what_it_cost(tmp_path: Path) -> None:
    async with thinking(tmp_path) as talk:
        for text in (
            OPENS,
            "60 people, and does it work with salesforce? <script>alert(1)</script>",
            "a hostile one: our people sit in shops",
        ):
            await talk.say(text)
        served = app(await make_server(talk.house, demo=True))
        async with httpx.AsyncClient(
            transport=httpx.ASGITransport(app=served), base_url="http://127.0.0.1", follow_redirects=True
        ) as client:
            card = (await client.get(f"/desk/c/{talk.conversation}")).text
            page = await client.get(f"/desk/c/{talk.conversation}/why")
            missing = await client.get("/desk/c/nobody/why")
    assert f'href="/desk/c/{talk.conversation}/why"' in card
    assert page.status_code == 200
    for piece in ("Turn 1", "Turn 3", "crm#1", "promise", "The model was asked 3 times, $0.0"):
        assert piece in page.text, piece
    assert "<script>alert" not in page.text
    assert missing.status_code == 404


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("row", ROWS)
def test_every_row_has_its_label_in_each_language(row: str, language: str) -> None:
    assert f"why.row.{row}" in built_in(language)


def line_of(file: str, words: str) -> str:
    """Return `file:line` of the first line of the shipped flow that has the words."""
    lines = (ROOT / "flows" / file).read_text("utf-8").splitlines()
    return f"{file}:{next(number for number, line in enumerate(lines, 1) if words in line)}"


async def test_each_sentence_names_its_question_rule_page_and_version_with_file_and_line(tmp_path: Path) -> None:
    """Without a model: the turn is taken again, and what decided it is looked up in the files of its version."""
    async with talking(tmp_path, SCRIPT) as talk:
        said = await talk.say("we need a shared inbox for 60 people. is there a free trial?")
        await talk.say("next month. theo@lantern.example")
        served = app(await make_server(talk.house, demo=True))
        async with httpx.AsyncClient(
            transport=httpx.ASGITransport(app=served), base_url="http://127.0.0.1", follow_redirects=True
        ) as client:
            page = (await client.get(f"/desk/c/{talk.conversation}/why")).text
    assert said[-1].text in html.unescape(page)
    for row, piece in (
        ("asked", f"timeline (required) · {line_of('b2b_saas.yaml', 'field: timeline')}"),
        ("page", "“Is there a free trial?” · knowledge/northdesk/en/trial.md:"),
        ("outcome", f"{line_of('b2b_saas.yaml', 'outcome: handoff, when:')}"),
        ("score", " · b2b_saas.yaml:"),
        ("read", "company_size min 60 max 60 (“60 people”)"),
    ):
        label = built_in("en")[f"why.row.{row}"]
        rows = [html.unescape(text) for what, text in ROW.findall(page) if what == label]
        assert any(piece in text for text in rows), (row, piece, rows)
    assert "b2b_saas" in page.partition("</h1>")[2].partition("<section")[0]  # the version it ran on


async def test_a_turn_that_would_go_otherwise_now_is_told_without_reasons(tmp_path: Path) -> None:
    """Reasons are those of the turn as it was: where it cannot be taken again the same, none are made up."""
    async with talking(tmp_path, SCRIPT) as talk:
        await talk.say("we need a shared inbox for 60 people")
        kept = await talk.house.store.past(talk.conversation)
        play = await talk.house.shelf.version("b2b_saas", 0)
        again = decide(kept[0].scene, play, lambda: kept[0].at, limits=CONFIG.limits)
        where = places(collect(ROOT / "flows", "b2b_saas")[0], "b2b_saas")
        assert {what for what, _ in because(again, kept[0].scene, play, where, words("en", {}))} >= {"asked", "said", "score"}
        without = story(kept, words("en", {}), lambda turn: ())
        assert not {what for what, _ in without.steps[0].rows} & {"asked", "score", "said"}
        gone = dict(because(again, kept[0].scene, play, places({}, "b2b_saas"), words("en", {})))
        assert gone["asked"] == "timeline (required)"  # files that cannot be read any more give no places, and no fault


@pytest.mark.parametrize(
    ("language", "asked", "declined"), [("ko", "timeline (필수)", "budget 답하지 않음"), ("ja", "timeline (必須)", "budgetは回答なし")]
)
async def test_the_fixed_words_of_a_turn_are_the_readers(language: str, asked: str, declined: str, tmp_path: Path) -> None:
    async with talking(tmp_path, SCRIPT) as talk:
        await talk.say("we need a shared inbox for 60 people, rather not say a budget")
        (kept,) = await talk.house.store.past(talk.conversation)
        play, t = await talk.house.shelf.version("b2b_saas", 0), words(language, {})
        again = decide(kept.scene, play, lambda: kept.at, limits=CONFIG.limits)
        (step,) = story([kept], t, lambda turn: because(again, kept.scene, play, places({}, "b2b_saas"), t)).steps
    assert (dict(step.rows)["asked"], declined in dict(step.rows)["read"]) == (asked, True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_reason_why_no_model_was_asked_has_its_words(language: str) -> None:
    assert {f"why.say.settled.{why}" for why in (*dict(SETTLED), "conversation_budget", "day_budget", "breaker")} <= set(built_in(language))


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_no_violation_on_the_page_that_says_why(browser: Browser, world: World, scheme: str, width: int, language: str) -> None:

    async def why(conversation: str, t: Told) -> Story:
        return STORY

    routes_of = routes(world.desk(press=world.press, sign_in=world.signed_in_as("jisoo"), why=why))
    with serving(*routes_of) as address:
        page = browser.new_page(color_scheme="dark" if scheme == "dark" else "light", viewport={"width": width, "height": 800})
        page.goto(f"{address}/desk/c/c-yuna/why?lang={language}")
        assert page.locator("#main dl div").count() == len(STORY.steps[0].rows)
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.close()

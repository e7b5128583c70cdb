"""DESIGN's promises, one test or more each, named after them. Each fails when the code that keeps it is taken out.

Promises 1 and 2 have their store side in tests/storage/contract_test.py and their black-box side in tests/faults.
"""

from __future__ import annotations

import random
import re
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from bot.desk.weigh import ASKINGS
from bot.engine import decide
from bot.errors import FaultyFiles
from bot.flow.load import collect_files, load_files
from bot.model import Kind, Line, MoveKind, Owner, Who
from bot.remember import OPTIONAL_DECLINES
from bot.saying.asking import ASKED_IN_ALL
from tests.talks import CONFIG, ROOT, Talk, script_of, scripts, talking

EN = {"talk": "promise en", "language": "en", "now": "2026-08-18T10:20:00-04:00", "region": "US", "timezone": "America/New_York"}
KO = {"talk": "promise ko", "language": "ko", "now": "2026-06-23T14:20:00+09:00", "region": "KR", "timezone": "Asia/Seoul"}
JA = {"talk": "promise ja", "language": "ja", "now": "2026-06-23T14:20:00+09:00", "region": "JP", "timezone": "Asia/Tokyo"}

POOLS: dict[str, list[str]] = {
    "en": [
        "we want to buy a shared inbox for the support team", "60 people", "like 45 of us", "by the end of june", "next month",
        "no idea yet", "rather not say", "jo@brightloaf.example", "call me on 415 555 0188", "does it work with Shopify?",
        "how much is it?", "lol", "ok", "hmm", "I'm Jo", "we're Brightloaf", "15k a year", "actually make that 80", "why do you ask?",
        "asdfgh", "thanks",
    ],
    "ko": [
        "통합 상담 툴을 구매하려고 합니다", "58명입니다", "7월 말까지요", "아직 모르겠어요", "말씀드리기 어려워요",
        "yuna@morak.example 입니다", "010-1234-5678이에요", "카페24 연동되나요?", "얼마예요?", "ㅋㅋ", "네", "표유나입니다",
        "월 90만원이요", "아니 80명이요", "감사합니다",
    ],
    "ja": [
        "問い合わせ管理ツールを導入したいです", "95名です", "9月末までに", "まだ決まっていません", "お答えできません",
        "tanaka@aozora.example です", "03-1588-2034です", "Slackと連携できますか？", "おいくらですか？", "笑", "はい", "田中です",
        "年間300万円です", "訂正、80名です", "どうも",
    ],
}  # fmt: skip


async def _ramble(talk: Talk, pool: list[str], dice: random.Random, turns: int) -> list[tuple[str, list[Line]]]:
    """Talk at random for a while; return what was said and answered."""
    said = []
    for _ in range(turns):
        text = dice.choice(pool)
        said.append((text, await talk.say(text)))
    return said


@pytest.mark.parametrize("script", [EN, KO, JA], ids=["en", "ko", "ja"])
@pytest.mark.parametrize("seed", range(4))
async def test_promise_3_every_answer_has_a_quote_that_stands_in_what_the_prospect_wrote(
    script: dict[str, Any], seed: int, tmp_path: Path
) -> None:
    dice = random.Random(seed)
    async with talking(tmp_path, script) as talk:
        await _ramble(talk, POOLS[script["language"]], dice, 14)
        remembered = await talk.house.store.talk(talk.conversation)
        lines = {line.seq: line for line in (await talk.house.store.sheet(talk.conversation)).lines}
        answers = [*remembered.answers.values(), *remembered.history]
        assert answers
        for answer in answers:
            assert lines[answer.message].who is Who.PROSPECT
            assert answer.quote in lines[answer.message].text


@pytest.mark.parametrize("script", [EN, KO, JA], ids=["en", "ko", "ja"])
@pytest.mark.parametrize("seed", range(4))
async def test_promise_4_no_figure_is_said_that_is_not_from_a_page_the_flow_or_the_prospect(
    script: dict[str, Any], seed: int, tmp_path: Path
) -> None:
    dice, language = random.Random(100 + seed), script["language"]
    async with talking(tmp_path, script) as talk:
        said = await _ramble(talk, [*POOLS[language], *PRICES[language]], dice, 12)
        play = await talk.house.shelf.live("b2b_saas")
        known = " ".join(section.answer for page in play.flow.pages for section in page.sections)
        known += " ".join(q.ask.get(language, "") for q in play.flow.questions) + " ".join(
            w for p in play.flow.words[language].values() for w in p
        )
        mine = " ".join(text for text, _ in said)
        for line in (line for _, lines in said for line in lines if line.who is Who.BOT):
            text = re.sub(WHEN[language], "", line.text)
            for figure in re.findall(r"\d[\d,.]*\d|\d", text):
                assert figure in known or figure in mine, f"{figure} in {line.text!r}"


PRICES = {
    "en": ["what's your nonprofit discount?", "can you do 20% off?", "how much is the pro plan for 300 agents on premise?"],
    "ko": ["출판사 특별 할인은 몇 퍼센트예요?", "구축형은 얼마예요?"],
    "ja": ["出版社向けの割引は何パーセントですか？", "オンプレミス版の価格は？"],
}
WHEN = {
    "en": r"within \d+ minutes|(at|by) \d\d?:\d\d",
    "ko": r"\d+분 안에|(오전|오후) \d+시( \d+분)?|내일|오늘",
    "ja": r"\d+分以内|(本日|明日)?\d+:\d\d",
}  # fmt: skip


@pytest.mark.parametrize("script", [EN, KO, JA], ids=["en", "ko", "ja"])
@pytest.mark.parametrize("seed", range(8))
async def test_promise_5_no_required_question_is_skipped_and_none_is_asked_again(script: dict[str, Any], seed: int, tmp_path: Path) -> None:
    dice = random.Random(1000 + seed)
    async with talking(tmp_path, script) as talk:
        play = await talk.house.shelf.live("b2b_saas")
        required = [q.field for q in play.flow.questions if q.required]
        always = [q.field for q in play.flow.questions if q.required and q.when is None]
        for _ in range(16):
            before = await talk.house.store.talk(talk.conversation)
            await talk.say(dice.choice(POOLS[script["language"]]))
            after = await talk.house.store.talk(talk.conversation)
            if after.asking and after.asked != before.asked:
                assert after.asking not in after.answers, "asked although it was answered"
                assert after.asking not in after.declined, "asked although it was declined"
            if after.outcome in ("handoff", "nurture"):
                assert all(f in after.answers or f in after.declined for f in always), "a required question was skipped"
                assert {"email", "phone"} & after.answers.keys() or {"email", "phone"} <= {*after.declined}, "they cannot be reached"
            assert sum(after.asked.values()) <= ASKED_IN_ALL
            assert all(times <= ASKINGS + (f in required) for f, times in after.asked.items())
            if before.optional_declines >= OPTIONAL_DECLINES:
                asked_now = after.asking if after.asked != before.asked else None
                assert asked_now is None or asked_now in required


def test_promise_6_the_rules_need_no_network_and_no_vendor_sdk() -> None:
    """In a process of its own: a whole talk without one connection to anywhere, and without a vendor's package."""
    code = """
import asyncio, sys, tempfile
from pathlib import Path
reached = []
sys.addaudithook(lambda event, args: reached.append(args[1]) if event == "socket.connect" else None)
from tests.talks import script_of, talking, HERE
async def main():
    script = script_of(HERE / "en-hot-buyer.yaml")
    async with talking(Path(tempfile.mkdtemp()), script) as talk:
        for step in script["steps"][:4]:
            assert await talk.say(step["prospect"])
asyncio.run(main())
print(reached, sorted({"anthropic", "openai", "slack_sdk", "discord", "telegram"} & set(sys.modules)))
"""
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert ran.stdout.strip().splitlines()[-1] == "[] []"


@pytest.mark.parametrize(("script", "words"), [(EN, "AI assistant"), (KO, "AI 어시스턴트"), (JA, "AIアシスタント")], ids=["en", "ko", "ja"])
@pytest.mark.parametrize("greets", [True, False])
async def test_promise_7_the_first_words_say_that_this_is_an_ai(script: dict[str, Any], words: str, greets: bool, tmp_path: Path) -> None:
    async with talking(tmp_path, {**script, "greeting": greets}) as talk:
        await talk.say(POOLS[script["language"]][0])
        await talk.say(POOLS[script["language"]][1])
        bot = [line.text for line in talk.lines if line.who is Who.BOT]
        assert words in bot[0]
        assert sum(words in text for text in bot) == 1


@pytest.mark.parametrize(
    ("script", "stop", "again"),
    [
        (EN, "please stop messaging me", "does it work with Shopify?"),
        (KO, "더 이상 연락하지 마세요", "카페24 연동되나요?"),
        (JA, "今後は連絡しないでください", "Slackと連携できますか？"),
    ],
    ids=["en", "ko", "ja"],
)
async def test_promise_7_an_opt_out_ends_contact_from_our_side(script: dict[str, Any], stop: str, again: str, tmp_path: Path) -> None:
    async with talking(tmp_path, script) as talk:
        await talk.say(POOLS[script["language"]][0])
        confirmed = await talk.say(stop)
        assert len(confirmed) == 1
        conversation = await talk.house.store.conversation(talk.conversation)
        assert (conversation.opted_out, conversation.owner) == (True, Owner.CLOSED)
        for span in ("5h", "4d", "30d"):
            assert await talk.wait(span) == []
        (answer,) = await talk.say(again)
        assert (await talk.house.store.talk(talk.conversation)).asking is None
        assert answer.sources
        assert await talk.wait("30d") == []


@pytest.mark.parametrize(
    ("script", "wish"),
    [(EN, "can I talk to a human"), (KO, "상담원 연결해 주세요"), (JA, "担当の方と話したいです")],
    ids=["en", "ko", "ja"],
)
async def test_promise_7_a_person_can_be_had_at_any_time(script: dict[str, Any], wish: str, tmp_path: Path) -> None:
    dice = random.Random(7)
    async with talking(tmp_path, script) as talk:
        await _ramble(talk, POOLS[script["language"]], dice, 3)
        await talk.say(wish)
        assert (await talk.house.store.conversation(talk.conversation)).owner is Owner.OFFERED
        sheet = await talk.house.store.sheet(talk.conversation)
        assert sheet.card.wants_person


async def test_promise_7_follow_ups_end_and_none_comes_in_the_night(tmp_path: Path) -> None:
    async with talking(tmp_path, EN) as talk:
        await talk.say(POOLS["en"][0])
        heard = [line for _ in range(30) for line in await talk.wait("12h")]
        assert [line.who for line in heard] == [Who.BOT, Who.BOT]
        assert heard[0].text != heard[1].text
        assert len(heard[1].text) <= len(heard[0].text)


def test_promise_8_a_broken_flow_cannot_be_loaded_and_every_fault_is_named() -> None:
    files = dict(collect_files(ROOT / "flows", "b2b_saas"))
    broken = files["b2b_saas.yaml"].replace("field: company_size", "feld: company_size").replace("signal.opt_out", "signal.optout &&")
    with pytest.raises(FaultyFiles) as caught:
        load_files({**files, "b2b_saas.yaml": broken}, "b2b_saas")
    assert len(caught.value.faults) >= 2


async def test_promise_9_no_personal_datum_stands_readable_in_the_database(tmp_path: Path) -> None:
    canaries = ["Zebedee Quillfeather", "zq.canary@quillfeather.example", "+1 415 555 0142", "quill pens for 61 people"]
    async with talking(tmp_path, EN) as talk:
        await talk.say(f"I'm {canaries[0]}, we want to buy {canaries[3]}")
        await talk.say(f"{canaries[1]} or {canaries[2]}")
        assert "email" in (await talk.house.store.talk(talk.conversation)).answers
    raw = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    for canary in [*canaries, "14155550142", "Quillfeather"]:
        assert canary.encode() not in raw
    with sqlite3.connect(tmp_path / "handraiser.db") as base:
        assert base.execute("select count(*) from message").fetchone()[0] >= 4


@pytest.mark.parametrize("path", scripts(), ids=lambda path: path.stem)
async def test_promise_10_any_turn_can_be_replayed_from_what_is_kept_and_gives_the_same(path: Path, tmp_path: Path) -> None:
    script = script_of(path)
    async with talking(tmp_path, script) as talk:
        for step in script["steps"]:
            if "prospect" in step:
                await talk.say(step["prospect"])
        play = await talk.house.shelf.version("b2b_saas", 0)
        kept = await talk.house.store.past(talk.conversation)
        assert len(kept) == sum("prospect" in step for step in script["steps"])
        for turn in kept:
            talk.clock.now = turn.at
            again = decide(turn.scene, play, talk.clock, limits=CONFIG.limits)
            assert again.talk == turn.talk
            assert again.reading == turn.reading
            said = {line.text for line in talk.lines if line.who is Who.BOT}
            assert {say.text for say in again.says} <= said


def test_every_move_has_its_writer() -> None:
    from bot.compose import WRITERS

    assert set(WRITERS) == set(MoveKind)


def test_every_kind_of_message_has_its_lane() -> None:
    from bot.desk.ownership import _RULES

    assert {kind for kind in Kind if not kind.waits_for_turn} == set(_RULES)

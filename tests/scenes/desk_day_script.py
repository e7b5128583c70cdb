"""What happens on the day, hour by hour."""

from __future__ import annotations

from datetime import timedelta

from bot.model import Kind
from tests.scenes.desk_day import Day
from tests.scenes.desk_day_people import MONDAY


async def play(one: Day) -> None:
    """Play the whole day."""
    await _seoul(one)
    await _crash(one)
    await _new_york(one)
    await _tokyo(one)


async def _seoul(one: Day) -> None:
    await one.until("00:05")
    gaeun = await one.asks("ko")
    nayeon = await one.asks("ko")
    await one.step("Seoul has just opened. Two prospects ask for a person.")
    await one.until("00:08")
    await one.claims("serin", gaeun)
    await one.press(Kind.REPLY, "serin", gaeun, "안녕하세요, 오세린이에요. 60명 기준으로 견적을 보내 드릴게요.")
    await one.settle()
    await one.step("Serin claims the first and answers. The second stays where it is.")
    await one.until("00:40")
    await one.step("Nobody has claimed the second: Serin is reminded, then Dana is called, who agreed to be woken.")
    aoki = await one.asks("ja")
    ishii = await one.asks("ja")
    await one.step("Two prospects in Tokyo write on a public holiday. Nobody is mentioned; both are told when.")
    await one.claims("serin", nayeon)
    await one.settle()
    await one.step("Serin claims the second late, and forgets to answer.")
    await one.until("02:30")
    await one.step("Her silence: she was reminded and the prospect told when; then it was offered again.")
    del aoki, ishii


async def _crash(one: Day) -> None:
    leads = [await one.asks("ko") for _ in range(4)]
    await one.step("Four more prospects in Seoul.")
    heard = await one.asks("ko", taken=False)
    await one.crash("03:15")
    await one.step("The house was killed at 02:30 with a message accepted and not answered, and is built again 45 minutes later.")
    for lead in (*leads, heard):
        await one.claims("serin", lead)
        await one.press(Kind.REPLY, "serin", lead, "안녕하세요, 오세린이에요. 바로 도와드릴게요.")
    await one.settle()
    await one.step("Serin answers all five.")
    for lead in leads[:2]:
        await one.press(Kind.CLOSE, "serin", lead, "won")
    await one.step("Two are won.")


async def _new_york(one: Day) -> None:
    """The day of one desk, hour by hour: a script, as long as its day."""
    for _ in range(6):
        await one.asks("ja")
    for _ in range(3):
        await one.asks("ko")
    await one.step("The afternoon: six more in Tokyo, three in Seoul.")
    await one.until("04:00")
    for row in sorted(await one.built.store.rows("waiting", "serin", 100), key=lambda row: row.conversation):
        if row.team == "seoul":
            await one.claims("serin", row.conversation)
            await one.press(Kind.REPLY, "serin", row.conversation, "안녕하세요, 오세린이에요. 오래 기다리셨죠.")
    await one.settle()
    await one.step("Serin is back at her desk: she answers everybody who waits in Seoul, and is at her capacity.")
    await one.until("14:05")
    amy, ben, cara, dev = [await one.asks("en") for _ in range(4)]
    await one.step("New York has just opened. Four prospects: the two reps take turns.")
    await one.claims("dana", amy)
    await one.press(Kind.REPLY, "dana", amy, "Hi Amy, this is Dana. How is your inbox run today?")
    await one.claims("marcus", ben)
    await one.press(Kind.REPLY, "marcus", ben, "Hi Ben, Marcus here. Let me look at that.")
    await one.claims("dana", cara)
    await one.press(Kind.HAND_OVER, "dana", cara, "Asked about Zendesk, you know that one.", "marcus")
    await one.settle()
    await one.step("Dana and Marcus claim theirs; Dana hands Cara over to Marcus, with a note.")
    await one.until("14:06")
    assert not (await one.press(Kind.TAKE_BACK, "dana", cara)).refused
    await one.settle()
    await one.step("A minute later Dana takes that back.")
    await one.press(Kind.REPLY, "dana", cara, "Hi Cara, sorry for the back and forth. It's me, Dana.")
    await one.settle()
    await one.step("And writes to Cara herself. Dev is left to wait.")
    await one.until("15:00")
    await one.built.outside.sales.attendance.leave("marcus", MONDAY + timedelta(days=1, hours=14), "dana")
    await one.settle()
    await one.step("Marcus leaves for the day, with Dana as his deputy: what is his goes to her.")
    eve = [await one.asks("en") for _ in range(3)]
    await one.step("Three more prospects: Marcus is passed over.")
    for lead in (dev, *eve):
        await one.claims("dana", lead)
        await one.press(Kind.REPLY, "dana", lead, "Hi, this is Dana. I'll send you a quote today.")
    await one.press(Kind.REPLY, "dana", ben, "Hi Ben, Dana here: Marcus is out, I have your questions.")
    await one.press(Kind.CLOSE, "dana", amy, "lost: chose another tool")
    await one.settle()
    await one.step("Dana answers them all, and closes Amy's.")
    await one.until("23:30")
    for _ in range(3):
        await one.asks("en")
    await one.step("Three prospects in New York's evening are told when somebody answers.")


async def _tokyo(one: Day) -> None:
    await one.until("00:00", days=1)
    last = [await one.asks("ja") for _ in range(2)]
    await one.step("Tuesday: Tokyo opens after the holiday.")
    waiting = [row.conversation for row in await one.built.store.rows("waiting", "sato", 100) if row.team == "tokyo"]
    for lead in sorted(waiting):
        if not (await one.claims("sato", lead)).refused:
            await one.press(Kind.REPLY, "sato", lead, "お待たせいたしました。佐藤でございます。")
    assert set(last) <= set(waiting)
    await one.settle()
    await one.step("Sato answers everybody who waited over the holiday.")

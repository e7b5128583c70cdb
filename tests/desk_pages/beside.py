"""What stands on a card beside what is known: words to begin with, answered questions, who is perhaps the same."""

from __future__ import annotations

from datetime import timedelta

from bot.desk.drafted import Settled
from bot.desk.likeness import Alike
from bot.model import Owner, Who
from bot.ports import Sheet
from tests.desk_pages.fakes import NOW

OPENINGS = {
    "c-theo": "Hello Theo, this is Dana Cole from Northdesk. You wrote “something with SLAs”, so let me pick that up. "
    "Would a short call suit you, or shall we go on here?",
    "c-yuna": "최유나님, 안녕하세요. Northdesk 담당자 한지수, 인사드려요. 먼저 ‘데이터는 국내 서버에 저장되나요?’ 질문에 답해 드릴게요:",
}


async def opening(sheet: Sheet) -> str:
    """Return what its owner may begin with, as `bot.desk.opening` would, until they have written."""
    written = sheet.lines[-1].who is Who.REP
    return "" if written else OPENINGS.get(sheet.conversation.id, "")


SETTLED = Settled(
    number=2,
    text="비영리 단체 할인이 있나요?",
    team="seoul",
    answer="네, 등록된 비영리 단체는 연간 요금제에서 20% 할인돼요.",
    by="jisoo",
    at=NOW - timedelta(minutes=20),
)


async def settled(conversation: str) -> tuple[Settled, ...]:
    """Return what was answered in Yuna's conversation."""
    return (SETTLED,) if conversation == "c-yuna" else ()


ALIKE = (
    Alike(
        conversation="c-theo", title="최유나", company="㈜마루웍스", owner=Owner.CLOSED, rep="jisoo", updated_at=NOW - timedelta(days=40),
        opted_out=False, by=("email",), joined=True, direct=True,
    ),
    Alike(
        conversation="c-tanaka", title="박준", company="(주) 마루웍스", owner=Owner.REP, rep="sato",
        updated_at=NOW - timedelta(hours=5), opted_out=True, by=("domain", "company"), joined=False,
    ),
)  # fmt: skip


async def alike(conversation: str) -> tuple[Alike, ...]:
    """Return who is perhaps the same as Yuna."""
    return ALIKE if conversation == "c-yuna" else ()

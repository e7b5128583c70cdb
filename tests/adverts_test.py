"""Who refuses advertising while they buy is served, and never advertised to: three languages, one house."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from bot.bootstrap import house
from tests.leaving_test import PLACES
from tests.talks import CONFIG, Clock, opened_talk

SAID = {
    "en": "We need a shared inbox for our clinic. No marketing emails please, just send me the price list",
    "ko": "문의 자동 응답 도입하려고요. 광고 문자는 사양이고 요금 안내만 부탁드려요",
    "ja": "問い合わせ管理のツールを探しています。営業メールは不要ですので、料金表だけ送ってください",
}


async def test_a_refusal_of_adverts_ends_no_talk_and_is_remembered(tmp_path: Path) -> None:
    clock = Clock(datetime(2026, 3, 10, 10, tzinfo=UTC))
    async with house(CONFIG, tmp_path, clock=clock, watch=True) as built:
        for language, (region, zone) in PLACES.items():
            opened = await opened_talk(built, clock, {"language": language, "region": region, "timezone": zone})
            await opened.say(SAID[language])
            known = await built.store.talk(opened.conversation)
            assert known.outcome != "opted_out"
            assert known.nurture is not None
            assert (known.nurture.state, known.nurture.quote) == ("refused", SAID[language])
            need = known.answers.get("need")
            assert need is None or not any(words in need.quote for words in ("marketing", "광고", "営業メール"))

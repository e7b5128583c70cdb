"""Who gives an address and says how, when or to whom not to write wants to be written to; who refuses it for good does not."""

import pytest

from bot.signals.intent import HOLDS
from tests.hearing import heard

LIMITS = (
    ("en", "jo@keel.example but don't put me on any lists"),
    ("en", "jo@keel.example pls dont text me im old school"),
    ("en", "jo@keel.example. If I dont answer dont chase me"),
    ("en", "don't contact my boss, contact me jo@keel.example"),
    ("en", "jo@keel.example, don't message me on weekends please"),
    ("en", "remove the old address, use jo@keel.example"),
    ("ko", "jo@keel.example 카톡은 하지 마시고요"),
    ("ko", "전화번호는 그만 물어보시고 jo@keel.example 로 주세요"),
    ("ko", "옛날 메일은 지워주시고 jo@keel.example 로 해주세요"),
    ("ko", "jo@keel.example. 답 없으면 재촉하지 마세요"),
    ("ko", "영업전화는 안 받습니다 jo@keel.example"),
    ("ko", "월요일 전에는 보내지 마세요 휴가예요 jo@keel.example"),
    ("ko", "jo@keel.example 인데 광고 메일은 보내지 마세요"),
    ("ja", "jo@keel.example です。上司には連絡しないでください"),
    ("ja", "jo@keel.example 返事がなくても催促しないでください"),
    ("ja", "時間外の連絡はやめてください jo@keel.example"),
    ("ja", "jo@keel.example LINEはやめてください"),
)
FOR_GOOD = (
    ("en", "don't text me anymore. jo@keel.example"),
    ("en", "stop emailing me at jo@keel.example"),
    ("en", "jo@keel.example don't contact me after this"),
    ("en", "jo@keel.example is the one you keep spamming, don't email me on anything again"),
    ("en", "remove jo@keel.example from your list"),
    ("en", "don't chase me"),
    ("ko", "jo@keel.example 로 다시는 보내지 마세요"),
    ("ko", "jo@keel.example 삭제해 주세요"),
    ("ko", "더 이상 카톡하지 마세요 jo@keel.example"),
    ("ko", "카톡은 하지 마시고요"),
    ("ja", "jo@keel.example への配信を停止してください"),
    ("ja", "jo@keel.example です。もう連絡しないでください"),
    ("ja", "jo@keel.example を削除してください"),
    ("ja", "LINEはやめてください"),
)


@pytest.mark.parametrize(("language", "text"), LIMITS)
def test_a_limit_beside_an_address_ends_nothing(language: str, text: str) -> None:
    found = heard(text, language, "email")
    assert found.found["email"].value == "jo@keel.example"
    assert found.signals.get("opt_out", 0) < HOLDS
    assert not found.declined or found.declined == ("phone",)


@pytest.mark.parametrize(("language", "text"), FOR_GOOD)
def test_what_is_refused_for_good_or_without_an_address_ends_it(language: str, text: str) -> None:
    assert heard(text, language, "email").signals.get("opt_out", 0) >= HOLDS

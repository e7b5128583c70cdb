import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.signals import SIGNALS, classify
from bot.signals.intent import HOLDS, accumulate


def _after(*texts: str, language: str) -> float:
    intent = 0.0
    for text in texts:
        intent = accumulate(intent, classify(text, language))
    return intent


TALKS = [
    # the talk, its language, whether it is a purchase intent in the end
    (["we're buying a help center tool for about 90 staff, what would that cost"], "en", True),
    (["do you guys do ticket routing?"], "en", False),
    (["do you guys do ticket routing?", "we're drowning in support mail, need routing and SLAs"], "en", True),
    (["just looking at options for our support inbox"], "en", True),
    (["just browsing"], "en", False),
    (["just browsing, thanks", "is there an API?"], "en", False),
    (["the app crashes when I open a chat", "do you support Android 14?"], "en", False),
    (["how much is it?", "sorry, I'm a student writing my thesis on pricing"], "en", False),
    (["we want to buy 20 seats", "your login page shows an error by the way"], "en", True),
    (["we sell SEO services and can boost your sales"], "en", False),
    (["챗봇 도입하려고 합니다"], "ko", True),
    (["슬랙 연동되나요?"], "ko", False),
    (["그냥 구경 중이에요"], "ko", False),
    (["로그인이 안 돼요", "비밀번호를 잊어버렸어요"], "ko", False),
    (["チャットを導入したいと考えています"], "ja", True),
    (["Slackと連携できますか"], "ja", False),
    (["見てるだけです"], "ja", False),
    (["ログインできません", "いつ直りますか"], "ja", False),
    (["how much is the pro plan for 20 people?", "never mind, we went with another vendor"], "en", False),
    (["프로 요금제 20명이면 얼마예요?", "아 다른 업체로 결정했어요"], "ko", False),
    (["プロプランは20名でいくらですか", "やはり今回は見送ります"], "ja", False),
    (["never mind"], "en", False),
]


@pytest.mark.parametrize(("texts", "language", "held"), TALKS)
def test_the_intent_of_a_talk_is_the_one_that_a_rep_would_see(texts: list[str], language: str, held: bool) -> None:
    assert (_after(*texts, language=language) >= HOLDS) is held


def test_weak_evidence_adds_up() -> None:
    assert accumulate(accumulate(0.0, {"buy": 0.35}), {"buy": 0.35}) == pytest.approx(0.5775)


def test_what_sales_asks_for_tells_of_buying_when_it_is_answered() -> None:
    assert accumulate(0.0, {}, ["need", "timeline"]) >= HOLDS
    assert accumulate(0.0, {}, ["need", "company_size", "timeline"]) >= HOLDS
    assert accumulate(0.0, {}, ["need", "company_size"]) < HOLDS  # who is just curious has a size too
    assert accumulate(0.0, {}, ["company_size", "timeline"]) < HOLDS
    assert accumulate(0.35, {}, ["company_size"]) < HOLDS  # a question about the product, and how many they are
    assert accumulate(0.0, {}, ["email", "name", "company"]) == 0.0


def test_silence_on_buying_changes_nothing() -> None:
    assert accumulate(0.7, {"greeting": 0.9, "question": 1.0}) == 0.7


@pytest.mark.parametrize("name", ["job_seeker", "vendor_pitch", "student", "abuse", "not_buying", "support", "opt_out"])
def test_contrary_evidence_lets_it_fade(name: str) -> None:
    assert accumulate(0.6, {name: 0.9}) < HOLDS


def test_a_problem_does_not_count_against_a_purchase_in_the_same_breath() -> None:
    assert accumulate(0.0, {"buy": 0.9, "support": 0.9}) == pytest.approx(0.9)


@given(
    previous=st.floats(0, 1),
    signals=st.dictionaries(st.sampled_from([*SIGNALS, "not_buying"]), st.floats(0, 1)),
)
def test_it_stays_between_nothing_and_certain(previous: float, signals: dict[str, float]) -> None:
    assert 0.0 <= accumulate(previous, signals) <= 1.0

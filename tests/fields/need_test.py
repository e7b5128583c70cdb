"""What people are after, read from what they say by themselves, and from an answer."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.fields import FIELD_KINDS, Hearing

NOW = datetime(2026, 3, 10, 9, 30, tzinfo=UTC)


def heard(text: str, language: str, *, asked: bool = False, kind: str = "need") -> str | None:
    found = FIELD_KINDS[kind].read(text, Hearing(now=NOW, language=language, asked=asked))
    return str(found[-1].value) if found else None


@pytest.mark.parametrize(
    ("language", "text", "need"),
    [
        ("en", "we're drowning in support mail, need routing and SLAs", "routing and SLAs"),
        ("en", "need something with SLAs before peak season in october, about 45 people", "something with SLAs"),
        ("en", "Hi! My sister and I would love to buy a chat widget for our site before our winter sale", "a chat widget for our site"),
        ("en", "we're buying a help center tool for about 90 staff, what would that cost", "a help center tool"),
        ("en", "just looking at options for our support inbox", "options for our support inbox"),
        ("en", "Shopping for a shared inbox with tags and assignments, and happy to pay", "a shared inbox with tags and assignments"),
        ("en", "looking to replace our ticketing system", "our ticketing system"),
        ("ko", "통합 상담 툴을 구매하려고 합니다.", "통합 상담 툴"),
        ("ko", "문의를 한곳에서 보고 싶어요", "문의를 한곳에서 보고 싶어요"),
        ("ko", "저희는 작아서 필요한지 잘 모르겠는데 문의를 한곳에서 보고 싶긴 해요", "문의를 한곳에서 보고 싶긴 해요"),
        ("ko", "헬프데스크 솔루션을 찾고 있어요", "헬프데스크 솔루션"),
        ("ko", "예약 챗봇이 필요해요", "예약 챗봇"),
        ("ja", "多言語チャットを導入したいと考えています。", "多言語チャット"),
        ("ja", "問い合わせ窓口を一本化したくて、ツールを探しています。", "問い合わせ窓口を一本化"),
        ("ja", "ヘルプデスクのツールを探しています", "ヘルプデスクのツール"),
        ("ja", "予約管理システムの導入を検討しております", "予約管理システム"),
        ("en", "please have sales ring me regarding chat support for our bike shop", "chat support for our bike shop"),
        ("en", "can I get a quote for a shared inbox tool?", "a shared inbox tool"),
        ("en", "pricing for a booking chatbot please", "a booking chatbot"),
        ("ko", "고객 문의 접수를 한 곳에서 하는 걸 꼭 사야겠다 싶어요", "고객 문의 접수를 한 곳에서 하는 걸"),
        ("ko", "예약 문의 챗봇 구독하려고 합니다", "예약 문의 챗봇"),
        ("ko", "상담 이력 관리 프로그램 하나 장만하려고요", "상담 이력 관리 프로그램 하나"),
        ("ko", "민원 접수 시스템 견적 부탁드립니다", "민원 접수 시스템"),
        ("ja", "欠席連絡を受けるシステムの見積をお願いしたいです", "欠席連絡を受けるシステム"),
        ("ja", "予約受付のツールを買いたい", "予約受付のツール"),
        ("ja", "チャットボットの見積をください", "チャットボット"),
    ],
)
def test_a_stated_need_is_read_unasked(language: str, text: str, need: str) -> None:
    assert heard(text, language) == need


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("問い合わせ窓口を一本化したいです", "問い合わせ窓口を一本化"),
        ("予約の電話を一元化したいと思っています", "予約の電話を一元化"),
        ("お客様の声を集計したいんですが", "お客様の声を集計"),
        ("納期の連絡を自動化したく、ご連絡しました", "納期の連絡を自動化"),
        ("返信をテンプレート化したいのですが", "返信をテンプレート化"),
        ("店舗ごとの対応履歴の共有をしたいです", "店舗ごとの対応履歴の共有"),
        ("朝の電話を減らしたいです", "朝の電話を減らしたい"),
        ("配送の質問にすぐ返したいです", "配送の質問にすぐ返したい"),
        ("回答を毎日出したいです", "回答を毎日出したい"),
    ],
)
def test_a_japanese_wish_is_told_by_the_noun_that_is_done_and_by_the_verb_where_there_is_none(text: str, need: str) -> None:
    assert heard(text, "ja") == need


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "ok cheers, need to run for my train"),
        ("en", "I need a refund"),
        ("en", "I need to speak to a person"),
        ("en", "I'm looking for a job as a developer"),
        ("en", "do I need a credit card?"),
        ("en", "we don't need anything right now"),
        ("en", "looking forward to it"),
        ("ko", "상담원이 필요해요, 환불해 주세요"),
        ("ko", "채용 공고를 찾고 있어요"),
        ("ko", "더 이상 문자도 메일도 보내지 말아 주세요"),
        ("ja", "解約したいです"),
        ("ja", "人と話したいんですが。"),
        ("ja", "求人に応募したいです"),
        ("en", "comparing a few vendors for our clinics"),
        ("en", "a quote for 20 people"),
        ("en", "pricing for my order please"),
        ("en", "call me about my support ticket"),
        ("ko", "견적 부탁드립니다"),
        ("ja", "見積をお願いします"),
        ("en", "we need to cut 3 people"),
    ],
)
def test_other_wishes_are_no_need(language: str, text: str) -> None:
    assert heard(text, language) is None


@pytest.mark.parametrize(
    ("language", "text", "word"),
    [
        ("en", "A shared inbox. Tags, assignments, not much else.", "inbox"),
        ("en", "we're drowning in support mail, need routing and SLAs", "drowning"),
        ("ko", "통합 상담 툴입니다. 게시판과 DM을 같이 보고 싶습니다", "상담"),
        ("ja", "多言語チャットです。英語と中国語は必須です", "チャット"),
    ],
)
def test_an_asked_need_keeps_all_of_the_answer(language: str, text: str, word: str) -> None:
    value = heard(text, language, asked=True)
    assert value is not None
    assert word in value


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "not sure yet"),
        ("en", "what do you mean?"),
        ("en", "oh sorry, wrong tab!"),
        ("ko", "글쎄요 잘 모르겠어요"),
        ("ko", "아 해결됐어요"),
        ("ja", "まだ未定です"),
        ("ja", "自己解決しました"),
    ],
)
def test_an_evasive_reply_is_no_need(language: str, text: str) -> None:
    assert heard(text, language, asked=True) is None


@pytest.mark.parametrize(
    ("language", "text", "goal"),
    [
        ("en", "our goal is to answer within a day", "answer within a day"),
        ("ko", "목표는 당일 답변입니다", "당일 답변"),
        ("ja", "目的は業務の効率化です", "業務の効率化"),
    ],
)
def test_a_stated_goal_is_read_unasked(language: str, text: str, goal: str) -> None:
    assert heard(text, language, kind="goal") == goal


def test_plain_text_is_read_only_when_it_was_asked_for() -> None:
    assert heard("blue, please", "en", kind="text") is None
    assert heard("blue, please", "en", asked=True, kind="text") == "blue"


@pytest.mark.parametrize(
    ("text", "need"),
    [
        (
            "Do you have an office in Denver? We run a ski school and lesson requests come in by text, email and phone so half go missing.",
            "half go missing",
        ),
        ("How much is it? We're losing bookings because nobody sees the Instagram messages.", "losing bookings"),
        ("Hi, is there a free trial? Our receptionists spend all day answering the same questions about parking.", "answering the same"),
        ("What languages does it speak? We get tons of messages from French guests that nobody can reply to.", "from French guests"),
        ("Do you work with charities? Our helpline volunteers keep double answering the same callers.", "double answering"),
        ("Is it GDPR safe? Patients email us their symptoms and nobody knows who replied.", "nobody knows who replied"),
        ("How long does setup take? We'd love customers to be able to track their repairs online.", "track their repairs"),
        ("Who do I talk to about price? Our dispatchers can't see which drivers have been messaged.", "can't see which drivers"),
        ("Does it do WhatsApp? I'm sick of answering fees questions at midnight.", "answering fees questions"),
        ("Could I see a demo this week? We're a law firm and intake calls go unanswered after six.", "intake calls go unanswered"),
        ("Is there a limit on users? Our parents' association wants one place for all the sign-up questions.", "one place for all"),
        ("What does it cost for 20 people? Right now everyone forwards emails to each other and orders slip.", "forwards emails"),
        ("Do you cover Ireland? Walk-in quotes fall through the gaps every Saturday.", "Walk-in quotes fall through"),
        ("Does it plug into Outlook? Half our tender emails get missed when Jim's on leave.", "tender emails get missed"),
        ("How soon could we start? Our night desk never knows which guests were already called back.", "never knows which guests"),
        ("Is support in Spanish included? Members keep ringing twice because nobody follows up.", "keep ringing twice"),
        ("What's the catch with the free plan? We lose about ten leads a week to slow replies.", "lose about ten leads"),
        ("Do you do a nonprofit discount? Donors email, text and DM us and things go unnoticed for days.", "go unnoticed"),
    ],
)
def test_a_trouble_told_beside_a_question_is_the_need(text: str, need: str) -> None:
    assert need in str(heard(text, "en"))


@pytest.mark.parametrize(
    "text",
    [
        "nobody replied to my ticket for three days, what's going on?",
        "I keep getting charged for two seats",
        "My order never came and nobody answers the phone",
        "Our agents can't log in since last night, customers are waiting",
        "Can't see which plan includes reports, can you tell me?",
        "I'm looking for a job, nobody answers my applications",
        "We help firms that lose leads because nobody answers. Want a call?",
        "Your company keeps calling our customers",
        "I can't tell whether you do calls",
        "Nobody here knows what an API is, do you have a demo?",
        "we never answer calls from sales people",
        "I'm sick of getting your emails, stop",
        "I forget, did you say guests are free?",
        "Do you spend all day answering customers, or are you a bot?",
        "The weather is killing us, customers stay home",
        "I'd like access to the price list",
    ],
)
def test_what_goes_wrong_with_us_or_with_the_weather_is_no_need(text: str) -> None:
    assert heard(text, "en") is None

"""What one message tells, beside the open question: values of other fields, questions back, who is writing."""

from __future__ import annotations

import pytest

from bot.hearing.hear import hear
from bot.hearing.setting import Setting
from tests.hearing import NOW, PLAY, REGION, heard, value


@pytest.mark.parametrize(
    ("language", "text", "budget"),
    [
        ("ko", "월 50만원 정도, 직원은 서른 명쯤이에요. 다음 달에 시작하고 싶어요", (500_000, 500_000, "KRW", "month")),
        ("ko", "연 800만원이요, 4월에 시작할게요", (8_000_000, 8_000_000, "KRW", "year")),
        ("ja", "月3万円くらい、スタッフは12名です", (30_000, 30_000, "JPY", "month")),
        ("en", "about 9k a year, 40 staff, starting in May", (9_000, 9_000, "USD", "year")),
    ],
)
def test_an_amount_between_commas_is_a_budget(language: str, text: str, budget: tuple[object, ...]) -> None:
    found = value(text, language, "budget")
    assert isinstance(found, dict)
    assert tuple(found.values()) == budget


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "we pay 30k a year, and it still breaks"),
        ("en", "we get mail from 300 shops, they pay us 5k a month"),
        ("ko", "지금 월 50만원 내고 있는데, 너무 비싸요"),
        ("ja", "いまは月5万円払っていて、高いです"),
    ],
)
def test_what_is_paid_to_others_is_no_budget_between_commas_either(language: str, text: str) -> None:
    assert value(text, language, "budget") is None


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "My boss told me to ask on Friday."), ("ko", "지난 금요일에 왔어요."), ("ja", "先週の金曜日に予約した者ですが")],
)
def test_a_day_in_passing_is_no_plan(language: str, text: str) -> None:
    assert value(text, language, "timeline") is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "does it run offline? our drivers have no signal"),
        ("en", "Hello, I'm Ada Finch from Corwen Parcels, we run vans, about 60 employees"),
        ("ko", "저희는 소도시 여행 전문 여행사고 직원 23명이에요"),
        ("ko", "요금은 사용자 수 기준인가요? 지점이 많아서요"),
        ("ja", "株式会社みなとの小暮と申します。"),
        ("ja", "こちらは info@minato-parts.example です"),
    ],
)
def test_who_writes_or_why_they_ask_is_no_need(language: str, text: str) -> None:
    assert value(text, language, "need", asking="need") is None


@pytest.mark.parametrize(
    ("language", "text", "word"),
    [
        ("en", "ticket routing for 60 people", "routing"),
        ("en", "what does it cost? we need a shared inbox", "inbox"),
        ("en", "a shared inbox. how fast can we start?", "inbox"),
        ("ko", "한가람물류 문가람입니다. 배송 문의 통합이요", "배송"),
        ("ja", "みなと商事の小暮です。問い合わせの一本化です。", "一本化"),
    ],
)
def test_a_need_is_heard_beside_them(language: str, text: str, word: str) -> None:
    found = value(text, language, "need", asking="need")
    assert isinstance(found, str)
    assert word in found


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [("en", "A. Marlowe", "A. Marlowe"), ("en", "Mia", None), ("ko", "미아님", None), ("ja", "ミアさん", None), ("en", "Northdesk", None)],
)
def test_the_flows_own_names_are_nobodys(language: str, text: str, name: str | None) -> None:
    assert value(text, language, "name", asking="name") == name


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "Ida Roswell, and please bring in our director Max Orr", "Ida Roswell"),
        ("ko", "도은결이에요. 팀장님은 문태리 팀장님", "도은결"),
        ("ja", "私は真鍋です。野口は部長です", "真鍋"),
    ],
)
def test_a_colleague_behind_the_name_is_not_who_writes(language: str, text: str, name: str) -> None:
    assert value(text, language, "name", asking="name") == name


def test_our_firm_is_not_the_prospects() -> None:
    assert value("Northdesk", "en", "company", asking="company") is None


@pytest.mark.parametrize(
    ("language", "text", "field"),
    [
        ("en", "will tell you on the call", "current_solution"),
        ("en", "I'm self-employed", "company"),
        ("ko", "통화하면서 말씀드릴게요", "role"),
        ("ja", "社内で確認いたします", "budget"),
    ],
)
def test_what_is_put_off_is_declined_and_has_no_value(language: str, text: str, field: str) -> None:
    found = heard(text, language, field)
    assert field not in found.found
    assert field in found.declined


@pytest.mark.parametrize(
    ("language", "text", "asking"),
    [
        ("en", "why do you need to know?", "company_size"),
        ("ko", "그건 왜 물어보세요?", "company_size"),
        ("ja", "なぜ人数が必要なんですか", "company_size"),
    ],
)
def test_asking_why_is_no_refusal(language: str, text: str, asking: str) -> None:
    assert heard(text, language, asking).declined == ()


@pytest.mark.parametrize(("language", "text"), [("ko", "열댓 명?"), ("en", "50ish?"), ("ja", "40名くらい？")])
def test_an_answer_in_doubt_is_no_question_back(language: str, text: str) -> None:
    said = heard(text, language, "company_size")
    assert "company_size" in said.found
    assert said.question == ""


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Do you have any openings for customer success? I have 6 years of experience and could start in two weeks"),
        ("ko", "경영학과 3학년인데 팀플로 고객센터 솔루션 조사하고 있어요. 4명이 하는데 인터뷰 10분만 가능할까요?"),
    ],
)
def test_figures_of_somebody_who_does_not_buy_are_no_answers(language: str, text: str) -> None:
    assert not {"company_size", "timeline", "budget"} & set(heard(text, language, None).found)


@pytest.mark.parametrize(
    ("language", "text", "asking"),
    [
        ("en", "I'll tell your colleague", "name"),
        ("en", "I'll go through that with your colleague on the phone", "company_size"),
        ("ko", "상담원분께 말씀드릴게요", "company_size"),
        ("ja", "担当の方に直接お話しします", "company_size"),
        ("ja", "まだ承認が下りていません", "timeline"),
        ("ko", "아직 결재가 안 났어요", "timeline"),
        ("en", "not sure yet, waiting on sign-off", "budget"),
    ],
)
def test_what_is_left_to_a_colleague_or_to_a_decision_is_declined(language: str, text: str, asking: str) -> None:
    assert asking in heard(text, language, asking).declined


def test_a_firm_that_was_asked_for_is_nobodys_name() -> None:
    found = heard("トヨタさんに納めている部品屋で、山吹精工といいます", "ja", "company").found
    assert found["company"].value == "山吹精工"
    assert "name" not in found


@pytest.mark.parametrize(
    ("language", "text", "people"),
    [
        ("en", "actually make that 80", 80),
        ("en", "sorry, 140 not 120", 140),
        ("ko", "아, 정정할게요. 80이요", 80),
        ("ja", "すみません、訂正します。80です", 80),
    ],
)
@pytest.mark.parametrize("asking", ["need", "email", "name"])
def test_a_figure_put_right_without_its_noun_is_the_one_that_was_told(language: str, text: str, people: int, asking: str) -> None:
    setting = Setting(
        play=PLAY, language=language, now=NOW, region=REGION[language], asking=asking, figures=("timeline", "company_size", "budget")
    )
    one = hear(text, setting)
    found = {field: hit.value for field, hit in one.found.items()}
    assert found == {"company_size": {"min": people, "max": people}}
    assert one.found["company_size"].replaces


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Sorry, make that 46. I forgot the new Vernon shop, they opened in May", 46),
        ("Actually it's 31, I left out the two who drive the vans for us at weekends", 31),
        ("Correction: 58. We had counted everybody at the old depot twice, silly me", 58),
        ("wait, no, 17 - the trainee has just handed in his notice, sad story", 17),
        ("My mistake, 120. That list was from before the merger with the other practice", 120),
        ("oops typo, should be 64! my keyboard is older than our ticketing system", 64),
    ],
)
def test_a_figure_put_right_with_its_reason_behind_it_is_the_one_that_was_told(text: str, people: int) -> None:
    setting = Setting(play=PLAY, language="en", now=NOW, region="US", asking="email", figures=("company_size",))
    assert hear(text, setting).found["company_size"].value == {"min": people, "max": people}


@pytest.mark.parametrize(
    "text",
    [
        "actually we get 80 mails a day and 12 of them are spam",
        "sorry, only 3 of us answer them, that is why",
        "we get 80 mails a day",
        "actually we use 3 tools today and it hurts",
        "80",
    ],
)
def test_a_figure_that_puts_nothing_right_changes_nothing(text: str) -> None:
    setting = Setting(play=PLAY, language="en", now=NOW, region="US", asking="need", figures=("company_size",))
    assert "company_size" not in hear(text, setting).found


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "actually make that 140 people"), ("ko", "아 40명 아니고 60명이에요"), ("ja", "すみません、80名ではなく120名でした")],
)
def test_what_only_puts_a_figure_right_is_no_need(language: str, text: str) -> None:
    assert set(heard(text, language, "need").found) == {"company_size"}


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("sorry not march, end of april. my office manager is out on leave til then", "timeline"),
        ("oops i meant 45 not 54. two of them left", "company_size"),
        ("sorry, june not july. builders are running late", "timeline"),
        ("no wait, 60 people, forgot the night shift", "company_size"),
        ("apologies, 112 not 120", "company_size"),
        ("sorry not 30, more like 40. forgot the seasonals", "company_size"),
    ],
)
@pytest.mark.parametrize("asking", ["need", "goal"])
def test_why_a_figure_is_put_right_is_no_need(text: str, field: str, asking: str) -> None:
    setting = Setting(play=PLAY, language="en", now=NOW, region="US", asking=asking, figures=(field,))
    assert set(hear(text, setting).found) == {field}


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("問い合わせが増えていて、ヘルプデスクの導入を検討しています", "ヘルプデスク"),
        ("資料請求と導入を検討しています", "資料請求と導入"),
        ("返信に時間を取られており、共有メールのツールを導入したいです", "共有メールのツール"),
    ],
)
def test_a_need_begins_behind_its_reason_and_ends_with_a_noun(text: str, need: str) -> None:
    assert value(text, "ja", "need") == need


@pytest.mark.parametrize(
    ("text", "asking"),
    [
        ("hang on got a burst pipe calling", "need"),
        ("one sec, customer at the counter", "need"),
        ("hold on, the delivery guy is here", "need"),
        ("sorry my kid is crying, back in 5", "need"),
        ("gimme a min, on the other line", "need"),
        ("hold on a second - fire alarm", "need"),
        ("in a meeting, will write later", "need"),
        ("sorry, got to take this call", "goal"),
        ("bear with me, dog is barking", "current_solution"),
        ("hang on my boss is here", "company"),
        ("hold on, the delivery guy is here", "role"),
    ],
)
def test_who_breaks_off_answers_nothing(text: str, asking: str) -> None:
    assert value(text, "en", asking, asking=asking) is None


@pytest.mark.parametrize(
    ("text", "asking", "told"),
    [
        ("hang on, we need live chat for our site", "need", "live chat for our site"),
        ("sorry, gotta run. It's for tracking repairs.", "need", "for tracking repairs"),
        ("call customers back in 5 minutes", "need", "call customers back in 5 minutes"),
        ("one minute response times for tenants", "need", "one minute response times for tenants"),
        ("driving lessons get double booked", "need", "driving lessons get double booked"),
        ("less time on the phone, back in control", "goal", "less time on the phone, back in control"),
        ("two secs. Freshdesk", "current_solution", "Freshdesk"),
        ("one sec... Harrow Bay College", "company", "Harrow Bay College"),
        ("hold on - plant manager", "role", "plant manager"),
        ("hang on - Kim Doyle", "name", "Kim Doyle"),
    ],
)
def test_what_is_told_behind_it_answers(text: str, asking: str, told: str) -> None:
    assert value(text, "en", asking, asking=asking) == told


@pytest.mark.parametrize(
    ("text", "asking", "told", "people"),
    [
        ("Ola Brandt. and sorry, it was 38 not 83", "name", "Ola Brandt", 38),
        ("Zendesk, oh and actually make that 90 people", "current_solution", "Zendesk", 90),
        ("jo@fern.example, also sorry, we're 44 not 40", "email", "jo@fern.example", 44),
        ("office manager. Oh, I meant 26, not 25", "role", "office manager", 26),
        ("Fern & Co, sorry, make it 61 people", "company", "Fern & Co", 61),
    ],
)
def test_a_figure_put_right_behind_an_answer_is_no_part_of_it(text: str, asking: str, told: str, people: int) -> None:
    heard = hear(text, Setting(play=PLAY, language="en", now=NOW, region="US", asking=asking, figures=("company_size",)))
    assert heard.found[asking].value == told
    assert heard.found["company_size"].value == {"min": people, "max": people}


def test_many_things_put_into_one_are_no_people() -> None:
    heard = hear(
        "actually 3 inboxes into one, not two",
        Setting(play=PLAY, language="en", now=NOW, region="US", asking="need", figures=("company_size",)),
    )
    assert "company_size" not in heard.found


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("Hi Mia, nice to meet you. We need to log visitor requests", "We need to log visitor requests"),
        ("thanks for asking! claims tracking for our brokers", "claims tracking for our brokers"),
        ("Hmm good question. I suppose routing calls to the right depot", "I suppose routing calls to the right depot"),
        ("as I told your colleague, a help desk for nurses", "a help desk for nurses"),
        ("let me see, somewhere to log faults", "somewhere to log faults"),
        ("tough one! fewer calls", "fewer calls"),
    ],
)
def test_civility_before_a_need_is_no_part_of_it(text: str, need: str) -> None:
    assert value(text, "en", "need", asking="need") == need


def test_what_was_said_before_is_no_need() -> None:
    assert value("What I said", "en", "need", asking="need") is None


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("I need a shared inbox for our 3 shops and my budget is small, we're only 6 people", "a shared inbox for our 3 shops"),
        ("looking for a queue for walk-ins and our lobby is tiny", "a queue for walk-ins"),
        ("we want to buy a tool for dispatch because everyone shouts", "a tool for dispatch"),
        ("We have a need for a help desk, Riverbend Utilities, 300 staff", "a help desk"),
        ("I need a chat for guests and we have two hotels", "a chat for guests"),
        ("I require an invoice copy", None),
        ("I need 5 mins of your time", None),
        ("we need receipts for March", None),
        ("anything over 2500 needs two signatures", None),
        ("our clinic needs a booking bot", "a booking bot"),
        ("Queries of clients from 14 countries. Need one system.", None),
        ("Greetings, we search a tool for our association", None),
        ("we need a platform for our clinic", None),
        ("we need one system for bookings and complaints", "one system for bookings and complaints"),
        ("looking for an app for our drivers", "an app for our drivers"),
    ],
)
def test_a_need_ends_before_the_next_thought_and_is_no_errand(text: str, need: str | None) -> None:
    assert value(text, "en", "need") == need


@pytest.mark.parametrize(
    ("text", "field", "asking"),
    [
        ("one mo, someone at the till", "timeline", "need"),
        ("I want club mail answered within a day, even in April.", "timeline", None),
        ("We've 75 seats on your Growth plan and would like a further 25", "need", None),
        ("I manage 12 agents and we need a shared inbox", "company_size", None),
        ("Trello. Oh and I said 30 people, it's 33", "company_size", "current_solution"),
    ],
)
def test_what_only_looks_like_a_value_fills_nothing(text: str, field: str, asking: str | None) -> None:
    assert value(text, "en", field, asking=asking) is None


@pytest.mark.parametrize(
    ("text", "asking", "told"),
    [("sec. Wharf & Wane Joinery", "company", "Wharf & Wane Joinery"), ("Ugh, autocorrect. Siobhan Tully", "name", "Siobhan Tully")],
)
def test_what_is_muttered_before_an_answer_is_none(text: str, asking: str, told: str) -> None:
    assert value(text, "en", asking, asking=asking) == told


def test_mail_that_is_already_answered_declines_nothing() -> None:
    assert value("that the two persons see which mail is already answered", "en", "need", asking="need")
    assert value("I already answered that", "en", "need", asking="need") is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("弊社は電話受付の代行サービスを提供しており、貴社のコスト削減をご提案させていただきたく存じます。", "ja"),
        ("저희는 콜센터 대행 업체인데 귀사에 비용 절감 방안을 제안드리고 싶습니다", "ko"),
    ],
)
def test_who_sells_to_us_tells_no_need(text: str, language: str) -> None:
    assert "need" not in heard(text, language, "need").found

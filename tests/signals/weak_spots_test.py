"""What was once judged wrongly, each by another wording than the one that showed it."""

import pytest

from bot.signals import classify, counter_question
from bot.signals.head import HEAD_SIGNALS, UNIT, ZERO, Weights

TOLD_A_PERSON = [
    # an answer is kept for a colleague: no demand to be handed over, and a decline to the bot
    ("ko", "상담원분께 말씀드릴게요"),
    ("ko", "그건 나중에 담당자분께 직접 말씀드리겠습니다"),
    ("ko", "통화하면서 알려드릴게요"),
    ("ja", "担当の方にお話しします"),
    ("ja", "営業の方に直接お伝えします"),
    ("ja", "お会いしたときにお話しします"),
    ("en", "I'll tell your colleague"),
    ("en", "I will share that with the person who calls me"),
    ("en", "happy to discuss it with your rep later"),
]


@pytest.mark.parametrize("asking", ["budget", "phone"])
@pytest.mark.parametrize(("language", "text"), TOLD_A_PERSON)
def test_what_is_kept_for_a_colleague_is_declined_and_demands_nobody(language: str, text: str, asking: str) -> None:
    found = classify(text, language, asking=asking)
    assert found.get("human", 0.0) < 0.5
    assert found["decline"] >= 0.5


NOT_APPROVED = [
    ("ko", "승인이 아직 안 났어요"),
    ("ko", "아직 결재가 안 났습니다"),
    ("ko", "본부장님 승인이 아직이라서요"),
    ("ko", "예산 확정이 아직 안 됐어요"),
    ("ja", "まだ承認が下りていないんです"),
    ("ja", "社内の決裁がまだ終わっておりません"),
    ("en", "the approval isn't in yet"),
    ("en", "my director hasn't decided yet"),
]


@pytest.mark.parametrize("asking", [None, "budget", "timeline"])
@pytest.mark.parametrize(("language", "text"), NOT_APPROVED)
def test_an_approval_that_is_not_there_yet_is_no_complaint(language: str, text: str, asking: str | None) -> None:
    assert classify(text, language, asking=asking).get("support", 0.0) < 0.5


PAID_TWICE = [
    ("ko", "이번 달 요금이 두 번 빠져나갔어요"),
    ("ko", "카드가 두 번 긁혔는데 하나 취소해 주세요"),
    ("ko", "중복으로 결제된 거 같은데 확인 좀 해주세요"),
    ("ko", "결제가 이중으로 됐어요 얼마나 걸려요 환불?"),
    ("ja", "今月分が二重に引き落とされました"),
    ("en", "we were charged twice for our plan in May"),
]


@pytest.mark.parametrize(("language", "text"), PAID_TWICE)
def test_paying_twice_is_a_problem_and_no_purchase(language: str, text: str) -> None:
    found = classify(text, language)
    assert found["support"] >= 0.5
    assert found.get("buy", 0.0) < 0.5


ANSWERS_IN_DOUBT = [
    "50名くらいでしょうか",
    "50名ほどでしょうか。",
    "来年の春頃でしょうか",
    "だいたい30万円くらいかと",
    "来月中かと思います",
    "三十名ぐらいになるかと",
    "月20万ほどでしょうか?",
    "おそらく秋以降でしょうか",
    "総務部の私でしょうか",
]


@pytest.mark.parametrize("text", ANSWERS_IN_DOUBT)
def test_an_answer_said_with_doubt_is_an_answer(text: str) -> None:
    assert counter_question(text, "ja") == ""


REAL_QUESTIONS = [
    "SSOは別料金でしょうか",
    "何名から契約できるのでしょうか",
    "50名だといくらでしょうか",
    "導入まで三か月くらいかかるでしょうか",
]


@pytest.mark.parametrize("text", REAL_QUESTIONS)
def test_a_polite_question_is_still_one(text: str) -> None:
    assert counter_question(text, "ja") == text


FALSE_FRIENDS = [
    ("en", "we want to stop using Zendesk"),
    ("en", "don't call, e-mail me"),
    ("en", "Kind regards, Eva | Unsubscribe | Imprint"),
    ("ko", "해지 기능이 있나요"),
    ("ko", "전화 말고 메일로 주세요"),
    ("ko", "하단 링크로 수신거부할 수 있습니다"),
    ("ja", "解約機能はありますか"),
    ("ja", "電話はしないでください、メールでお願いします"),
]


@pytest.mark.parametrize(("language", "text"), FALSE_FRIENDS)
def test_a_false_friend_is_no_opt_out(language: str, text: str) -> None:
    assert classify(text, language).get("opt_out", 0.0) < 0.5


class _Certain:
    def strengths(self, text: str, language: str, *, awaited: bool = False) -> dict[str, float]:
        return {"opt_out": 0.99}


@pytest.mark.parametrize(
    ("language", "text"), [("en", "please don't call, I prefer email"), ("ja", "電話はしないでください、メールでお願いします")]
)
def test_where_the_words_mean_something_else_nobody_guesses(language: str, text: str) -> None:
    assert "opt_out" not in classify(text, language, encoder=_Certain())


def test_a_brochure_or_a_quotation_is_wanted_by_buyers() -> None:
    for language, text in [
        ("en", "could you mail me your brochure"),
        ("ko", "회사 소개서 부탁드려요"),
        ("ko", "견적서 한 부 받을 수 있을까요"),
        ("ja", "資料請求したいです"),
        ("ja", "見積書をいただけますか"),
    ]:
        assert classify(text, language)["buy"] >= 0.5


def test_a_weight_is_a_byte_around_zero() -> None:
    row = bytes(ZERO + (3 * UNIT if name == "student" else -3 * UNIT) for name in HEAD_SIGNALS)
    model = Weights(bias=[0] * len(HEAD_SIGNALS), rows={"alpha": 0}, table=row)
    found = model.strengths("alpha beta gamma delta", "en")
    assert [name for name, chance in found.items() if chance > 0.5] == ["student"]


NO_NEED = [
    ("en", "just the price list please, no need to get in touch", "stop emailing me, no need to write again, ok?"),
    ("ko", "가격만 알려주세요 연락은 필요 없고요", "앞으로 연락은 필요 없어요 아시겠죠?"),
    ("ja", "価格だけ知りたいです、連絡は不要です", "今後の連絡は不要です、分かりますか"),
]


@pytest.mark.parametrize(("language", "beside_a_wish", "for_good"), NO_NEED)
def test_who_needs_no_call_but_a_price_holds_back_an_address_and_who_wants_none_for_good_opts_out(
    language: str, beside_a_wish: str, for_good: str
) -> None:
    found = classify(beside_a_wish, language)
    assert "opt_out" not in found
    assert found["decline"] >= 0.5
    assert classify(for_good, language)["opt_out"] >= 0.9


@pytest.mark.parametrize(
    ("language", "text"),
    [("ko", "저희는 40명 규모의 제조업체입니다"), ("ja", "従業員32名の印刷会社です"), ("ja", "運送会社ですが、一つ伺います")],
)
def test_who_says_what_their_company_does_offers_nothing(language: str, text: str) -> None:
    assert classify(text, language).get("vendor_pitch", 0.0) < 0.5


@pytest.mark.parametrize(
    ("language", "text", "signal"),
    [
        ("ko", "단가 회신 바랍니다", "human"),
        ("ko", "전화 상담 이력을 남길 수 있는", "human"),
        ("ja", "園あてに連絡してもらえる仕組み", "human"),
        ("ja", "バグ報告って整理できますか", "support"),
        ("ko", "사이즈 환불 문의요", "support"),
        ("en", "we have 640 pupils and 52 teachers", "student"),
        ("en", "my name is Ty", "thanks"),
    ],
)
def test_what_a_product_is_wanted_for_is_not_wanted_of_us(language: str, text: str, signal: str) -> None:
    assert classify(text, language).get(signal, 0.0) < 0.5


MEANT_IN_JAPANESE = [
    # one meaning and its neighbour in the same words: who sells and who buys for such a firm, who is in trouble and whose customers are
    ("貴社のホームページを拝見し、SEOの面でお力になれると思いご連絡いたしました", "vendor_pitch", True),
    ("SEOの会社です。社内ヘルプデスクの見積もりをください", "vendor_pitch", False),
    ("うちのコールセンターに業務を委託しませんか。1件100円からやってます", "vendor_pitch", True),
    ("コールセンターの業務委託を受けている会社です。席数で契約できますか", "vendor_pitch", False),
    ("自動返信が二通ずつ飛んでしまいます", "support", True),
    ("お客様から請求書の再発行依頼が多くて、自動で返したいです", "support", False),
    ("プランを下げたいのですが、管理画面のどこからできますか", "support", True),
    ("電話は不要です。メールでお願いします", "opt_out", False),
    ("先ほどのメールは共用なので、連絡は k@minori.example のほうにしてください", "opt_out", False),
    ("資料はもう結構です、見積もりをください", "opt_out", False),
    ("これ以上のご案内は結構です", "opt_out", True),
    ("上位プランに変えたい", "buy", True),
    ("お見積りをご返信いただけますでしょうか", "buy", True),
    ("取材をお願いしたいのですが", "buy", False),
    ("株主向けの資料はありますか", "buy", False),
]


@pytest.mark.parametrize(("text", "signal", "shows"), MEANT_IN_JAPANESE)
def test_what_sounds_alike_in_japanese_is_told_apart(text: str, signal: str, shows: bool) -> None:
    assert (classify(text, "ja").get(signal, 0.0) >= 0.5) is shows


NOT_MEANT = [
    ("en", "Is Hindi supported? Most drivers are not comfortable in English.", "decline"),
    ("en", "our members are not willing to use an app, they ring us", "decline"),
    ("ja", "学校の職員ですが、こちらに書けばよろしいでしょうか", "student"),
    ("ja", "学校の事務の者です、保護者からの質問に答えるものを探しています", "student"),
    ("ja", "人と話してから決めます", "are_you_ai"),
    ("ja", "お客様が自己解決できるFAQを作りたいです", "taken_back"),
    ("ko", "수고하십니다. 대구에서 안경테를 만드는 곳입니다.", "small_talk"),
    ("ko", "나이가 좀 있어서 글자가 작으면 힘들어요, 문의 받는 프로그램 찾습니다", "small_talk"),
    ("ko", "저녁 먹고 나서 전화 주시오", "small_talk"),
    ("ko", "주말 알바까지 포함하면 21명이에요", "job_seeker"),
    ("ko", "정규직 12 계약직 5입니다", "job_seeker"),
]


@pytest.mark.parametrize(("language", "text", "signal"), NOT_MEANT)
def test_words_that_tell_of_something_else_show_no_such_signal(language: str, text: str, signal: str) -> None:
    assert classify(text, language).get(signal, 0.0) < 0.5


@pytest.mark.parametrize(
    ("language", "text", "signal"),
    [
        ("en", "I'm not comfortable sharing that", "decline"),
        ("ja", "学校の課題でレポートを書いています", "student"),
        ("ja", "人ですか、それともボットですか", "are_you_ai"),
        ("ja", "自己解決しました、ありがとうございます", "taken_back"),
        ("ko", "수고하세요~", "small_talk"),
        ("ko", "주말 알바 자리 있나요", "job_seeker"),
    ],
)
def test_and_the_same_words_still_mean_what_they_mean(language: str, text: str, signal: str) -> None:
    assert classify(text, language)[signal] >= 0.5

"""Names as people introduce themselves, beside sentences that only look like it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.fields import FIELD_KINDS, Hearing
from tests.hearing import value

NAME = FIELD_KINDS["name"]
NOW = datetime(2026, 3, 10, 9, 30, tzinfo=UTC)


def heard(text: str, language: str, *, asked: bool, names: frozenset[str] = frozenset()) -> str | None:
    found = NAME.read(text, Hearing(now=NOW, language=language, asked=asked, names=names))
    return str(found[-1].value) if found else None


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "Theo", "Theo"),
        ("en", "theo", "theo"),
        ("en", "I'm Theo", "Theo"),
        ("en", "it's lena strand", "lena strand"),
        ("en", "Mr. Owen Price", "Owen Price"),
        ("en", "My name is Ivy Marsh.", "Ivy Marsh"),
        ("en", "call me Jo", "Jo"),
        ("en", "Dr Anna-Lena O'Neil", "Anna-Lena O'Neil"),
        ("en", "Sure, Hollis", "Hollis"),
        ("en", "Ludwig van Dam", "Ludwig van Dam"),
        ("en", "Maria, from Brightloaf", "Maria"),
        ("en", "José", "José"),
        ("ko", "표유나입니다", "표유나"),
        ("ko", "구본아예요", "구본아"),
        ("ko", "정하은이에요", "정하은"),
        ("ko", "최유나요", "최유나"),
        ("ko", "이도윤", "이도윤"),
        ("ko", "저는 김민수라고 합니다", "김민수"),
        ("ko", "박서준 대리입니다", "박서준"),
        ("ko", "남궁민수예요", "남궁민수"),
        ("ko", "Theo입니다", "Theo"),
        ("ja", "水上と申します", "水上"),
        ("ja", "田中です", "田中"),
        ("ja", "佐藤 花子です", "佐藤 花子"),
        ("ja", "あおぞら物流の田中です。", "田中"),
        ("ja", "ひかり商事の総務の小林です。", "小林"),
        ("ja", "高橋でございます", "高橋"),
        ("ja", "マイケルです", "マイケル"),
        ("ja", "みどり出版の鈴木です", "鈴木"),
        ("en", "A. Marlowe", "A. Marlowe"),
        ("en", "J.P. Hale", "J.P. Hale"),
        ("en", "D. Quist-Arden", "D. Quist-Arden"),
        ("ko", "May로 불러주세요", "May"),
        ("ko", "그냥 도담이라고 부르시면 돼요", "도담"),
        ("ko", "구매팀 문가람입니다", "문가람"),
        ("ko", "그로스 매니저 신보라예요", "신보라"),
        ("ja", "総務の如月です", "如月"),
        ("ja", "通販担当の朝比奈と申します", "朝比奈"),
        ("ja", "一ノ瀬です", "一ノ瀬"),
        ("ja", "営業部のオリバーです", "オリバー"),
        ("en", "you're talking to Idris", "Idris"),
        ("en", "put me down as Wren", "Wren"),
        ("en", "folks call me Bea", "Bea"),
        ("en", "just Cal will do", "Cal"),
        ("en", "Oh, Rosalind here from dispatch", "Rosalind"),
        ("ko", "복지과 신다래 주무관입니다", "신다래"),
        ("ja", "日高（ひだか）です", "日高"),
    ],
)
def test_an_asked_name_is_read_without_honorific_and_copula(language: str, text: str, name: str) -> None:
    assert heard(text, language, asked=True) == name


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "Hi Mia, I'm Theo from Lantern Freight", "Theo"),
        ("en", "my name is Ivy Marsh and we sell pots", "Ivy Marsh"),
        ("ko", "안녕하세요, 저는 김민수라고 합니다", "김민수"),
        ("ko", "안녕하세요 온담리빙 이도윤 팀장입니다", "이도윤"),
        ("ja", "はじめまして、水上と申します。", "水上"),
        ("ja", "あおぞら物流の田中です。窓口を一本化したいです。", "田中"),
        ("ko", "안녕하세요 새론물류 CS팀 남궁솔 책임입니다", "남궁솔"),
        ("ko", "다온식품 구매팀 한서율입니다", "한서율"),
        ("ja", "株式会社みなとの購買の小暮でございます", "小暮"),
    ],
)
def test_an_introduction_is_read_unasked(language: str, text: str, name: str) -> None:
    assert heard(text, language, asked=False) == name


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "I'm interested in a demo"),
        ("en", "I'm Interested"),
        ("en", "it's Monday and nothing works"),
        ("en", "this is Google's fault"),
        ("en", "We're Happy with Zendesk"),
        ("ko", "상담 툴을 찾고 있어요"),
        ("ko", "고객 경험 담당입니다"),
        ("ko", "저희는 30명입니다"),
        ("ja", "40名くらいです"),
        ("ja", "問い合わせの件です"),
        ("ja", "ツールの導入を考えています"),
        ("ko", "영업 담당자입니다"),
        ("ja", "創業1950年の和菓子屋でございます。"),
        ("ja", "合わせて20名でございます"),
        ("ja", "先ほど3月と言いましたが、4月に変えてください"),
        ("ja", "予約の件と言いますと、これです"),
        ("ja", "ひかり歯科の受付です。"),
    ],
)
def test_what_is_no_introduction_names_nobody(language: str, text: str) -> None:
    assert heard(text, language, asked=False) is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "why do you need that?"),
        ("en", "I'd rather not say"),
        ("en", "no"),
        ("en", "what's the price"),
        ("ko", "비밀이에요"),
        ("ko", "이름은 왜요?"),
        ("ja", "契約の名義でお調べください"),
        ("ja", "名前はちょっと…"),
        ("ja", "秘密です"),
        ("en", "wrong website, sorry"),
        ("ko", "그것도요"),
        ("ko", "편한 대로 불러주세요"),
        ("ko", "고객 상담원이요"),
        ("ja", "匿名で"),
        ("ja", "経理担当です"),
        ("ja", "例の件です"),
        ("ja", "好きなように呼んでください"),
    ],
)
def test_an_evasive_reply_is_no_name(language: str, text: str) -> None:
    assert heard(text, language, asked=True) is None


OURS = frozenset(("mia", "미아", "ミア", "northdesk"))


@pytest.mark.parametrize(
    ("language", "text"), [("en", "Thanks Mia"), ("en", "hi Mia"), ("en", "Mia"), ("ko", "미아님"), ("ja", "ミアさん")]
)
def test_a_reply_that_names_the_bot_is_no_name(language: str, text: str) -> None:
    assert heard(text, language, asked=True, names=OURS) is None
    assert heard(text, language, asked=False, names=OURS) is None


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [("en", "Ha, I'm Mia as well", "Mia"), ("ko", "저는 미아예요", "미아"), ("ja", "私はミアと申します", "ミア")],
)
def test_a_prospect_may_be_called_like_the_bot(language: str, text: str, name: str) -> None:
    assert heard(text, language, asked=True, names=OURS) == name


def test_elsewhere_the_bots_name_is_a_name_like_any_other() -> None:
    assert heard("Mia", "en", asked=True) == "Mia"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("it's Bo. Bo Lindqvist.", "Bo Lindqvist"),
        ("Ha, Gus. Gus Tremblay", "Gus Tremblay"),
        ("Tess, short for Theresa. Theresa Oduya", "Theresa Oduya"),
        ("Moss, Dana Moss", "Dana Moss"),
        ("this is still Nora", "Nora"),
        ("Jo, Jo at the front desk", "Jo"),
        ("Wm. Tate", "Wm. Tate"),
    ],
)
def test_a_name_told_twice_is_the_fuller_one(text: str, name: str) -> None:
    assert value(text, "en", "name", asking="name") == name


@pytest.mark.parametrize(("text", "name"), [("James. James is fine", "James"), ("haha fair. Omar", "Omar")])
def test_a_name_does_not_run_over_a_stop(text: str, name: str) -> None:
    assert value(text, "en", "name", asking="name") == name

"""Which of several Japanese numbers is the size of the firm, and which numbers are nobody's size."""

from __future__ import annotations

import pytest

from tests.hearing import heard, value


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("工場長2人を含む34人です", 34),
        ("当院は医師3名を含む21名です。法人全体では5院で95名になります", 95),
        ("この店は9人。会社全体では4店舗で41人です", 41),
        ("法人としては12施設で480名です", 480),
        ("子会社なんで、うちだけなら60人。グループだと2000人超えます", 60),
        ("うち単体で60人、連結だと1200人です", 60),
        ("グループ込みだと800名、弊社だけなら55名です", 55),
        ("県内に工場が三つあって、合わせて240名ほどです。ここの工場は80名", 240),
        ("使うのは経理の4名ですが社員は全部で58名です", 58),
        ("園児は120人、職員は19人です", 19),
    ],
)
def test_the_whole_firm_counts_before_its_parts_and_its_group(text: str, people: int) -> None:
    assert value(text, "ja", "company_size", asking="company_size") == {"min": people, "max": people}


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("東京と大阪に拠点があって全社で85名、うち問い合わせ担当は3名です", 85),
        ("友達のお店は15人でやってるそうです。うちは3人です", 3),
    ],
)
def test_the_firm_is_told_unasked(text: str, people: int) -> None:
    assert value(text, "ja", "company_size") == {"min": people, "max": people}


@pytest.mark.parametrize(
    "text",
    [
        "大家さんの会社は120人いるそうです。チャットの導入を考えています",
        "御社は何名くらいの会社ですか？300名くらい？",
        "うちのコース料金は一人1万2千円からです",
        "体験レッスンは一人3千5百円です",
    ],
)
def test_others_guesses_and_prices_a_head_are_no_size(text: str) -> None:
    assert value(text, "ja", "company_size") is None


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("118人いたんですが22人辞めまして", 96),
        ("60人から8人減ったところです", 52),
        ("40名おりましたが、この春に6名退職いたしました", 34),
        ("もともと12人、2人独立して辞めちゃったんで", 10),
        ("年始は90人でしたけど5人増えました", 95),
        ("200名いましたが事業譲渡で80名ほど転籍しました", 120),
        ("30人だったんですが、産休で2人抜けて今28人です", 28),  # what they are now is told
        ("118人から96人に減りました", 96),
        ("12人から20人に増えました", 20),
        ("15人いて、来月1人辞めます", 15),  # nobody has left yet
        ("去年の春に64名だったのが、いまは71名まで増えました", 71),
        ("一時は100人いましたが、今は60人まで減りました", 60),
        ("創業時は3人でしたが、おかげさまで45人まで増えております", 45),
    ],
)
def test_those_who_left_or_came_are_counted(text: str, people: int) -> None:
    assert value(text, "ja", "company_size", asking="company_size") == {"min": people, "max": people}


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("本部が30名、各店が平均6名で10店あります", 90),
        ("7店舗、1店につきだいたい9人ですね", 63),
        ("営業所ごとに10名、全部で6営業所です", 60),
        ("支店は4つで、それぞれ15人くらいです", 60),
        ("3店舗で各12人ずつです", 36),
        ("正社員8人に、土日だけの学生バイトが6人です", 14),
        ("弁護士が4人で、事務が3人です。相談者は年に500人くらい", 7),
        ("早番8、遅番8、夜勤4でまわしてます", 20),
    ],
)
def test_places_and_parts_are_multiplied_and_summed(text: str, people: int) -> None:
    assert value(text, "ja", "company_size", asking="company_size") == {"min": people, "max": people}


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("うちは整備工場で、整備士9人と受付2人、それに社長の私です。作業の進捗を共有するツールを探してます", 12),
        ("美容師5人とアシスタント3人の美容室です。予約の電話を減らしたいです", 8),
        ("動物病院です。獣医2名、看護師6名、受付2名でやっています。予約システムを検討しています", 10),
        ("設計事務所で、所員7名と事務のパートさん2名です。図面の問い合わせ管理を探しています", 9),
        ("保育士18人、調理3人の保育園です。保護者連絡のアプリを入れたいです", 21),
        ("ダンススクールで生徒が260人、講師は8人います。欠席連絡のアプリを入れたいです", 8),
        ("英会話教室なんですが講師は12人、生徒は400人ほどいます。欠席連絡をまとめたいです", 12),
    ],
)
def test_staff_told_in_parts_or_beside_others_is_read_unasked(text: str, people: int) -> None:
    assert value(text, "ja", "company_size") == {"min": people, "max": people}


@pytest.mark.parametrize(
    "text",
    [
        "取引先に運転手が40人と事務が5人いる会社がありまして、そこの紹介です",
        "お客様は男性が30人、女性が20人くらいです。予約管理をしたいです",
        "セミナーの参加者は社長が12人、部長が8人でした",
        "看護師2人と介護士1人が辞めてしまい、電話が回りません",
        "受付2人と事務1人で電話を取っています",
        "講師3人とスタッフ2人を募集しています。応募の受付を楽にしたいです",
    ],
)
def test_parts_of_others_and_of_a_team_are_no_size_unasked(text: str) -> None:
    assert value(text, "ja", "company_size") is None


@pytest.mark.parametrize(
    ("asking", "text", "people"),
    [
        ("email", "先ほどの18人というのは数え間違いで、正しくは26人でした", 26),
        ("email", "あ、ひとつ訂正させてください。18人はコーチを数え忘れていて、正しくは26人でした", 26),
        ("timeline", "すみません、60名は嘱託を抜いた数字で、本当は72名です", 72),
        ("budget", "人数訂正です。34人は正社員だけの数で、全部だと51人でした", 51),
        ("name", "あ、12人って言ったの間違いでした。厨房を入れて16人です", 16),
        ("need", "ごめんなさい、さっきの9人は本店だけでした。2店で20人になります", 20),
        ("email", "そうだ、人数は50人じゃなかったです。派遣が抜けて今は42人です", 42),
        ("timeline", "人数なんですけど、さっきの35人に事務の4人を足し忘れてました。39人です", 39),
        ("company", "8人と書きましたが、夜の部を忘れてて11人です", 11),
    ],
)
def test_a_figure_that_only_says_what_was_told_is_put_right_and_answers_nothing_else(asking: str, text: str, people: int) -> None:
    said = heard(text, "ja", asking, "company_size")
    assert {field: hit.value for field, hit in said.found.items()} == {"company_size": {"min": people, "max": people}}
    assert said.found["company_size"].replaces

"""The face of a card in three languages, and one that tries to do something."""

from __future__ import annotations

from dataclasses import replace

from bot.model.arrivals import Action, Face, Form, Input, Row, pack
from tests.adapters.contract.faces import buttons, saying
from tests.adapters.telegram.fakes import TALK

ENGLISH = Face(
    title="Jiwon Park · Hanbit Logistics",
    state="waiting, claim by 14:05",
    colour="amber",
    reason="Wants to start next month and asked for a person",
    score="78 of 100",
    terms=("+25 50 people or more", "+20 starts within a quarter"),
    rows=(
        Row(label="Team size", value="60 people", quote="about sixty of us"),
        Row(label="Budget", value="KRW 500,000 a month", quote="월 50만원", unsure=True),
        Row(label="Start", value="December 2026", quote="make that December", before="January 2027"),
        Row(label="Role", value="not said on purpose", declined=True),
    ),
    not_asked="Not asked: current tool",
    questions=("Do you sign a DPA?",),
    context=("Telegram, campaign autumn", "14:00 in Seoul, 00:00 in New York"),
    files=(("requirements.pdf", "https://chat.shop.example/files/1"),),
    buttons=buttons(TALK, ("Claim", "Not a fit", "Snooze")),
    link="https://chat.shop.example/desk/cards/1",
    link_label="Open on the desk",
    ping="778899",
    summary="Jiwon Park, Hanbit Logistics: 78 of 100",
)
KOREAN = replace(
    ENGLISH,
    title="박지원 · 한빛물류",
    state="대기 중, 14:05까지 담당자 지정",
    reason="다음 달 도입을 원하고 담당자 연결을 요청함",
    score="100점 중 78점",
    terms=("+25 50명 이상", "+20 분기 안에 시작"),
    rows=(
        Row(label="인원", value="60명", quote="직원은 예순 명쯤 돼요"),
        Row(label="예산", value="월 50만원", quote="월 50만원", unsure=True),
        Row(label="시작", value="2026년 12월", quote="12월로 할게요", before="2027년 1월"),
        Row(label="직책", value="답하지 않음", declined=True),
    ),
    not_asked="묻지 않음: 현재 쓰는 도구",
    questions=("개인정보 처리 위탁 계약도 되나요?",),
    context=("텔레그램, 캠페인 autumn", "서울 14:00, 뉴욕 00:00"),
    files=(("요구사항.pdf", "https://chat.shop.example/files/1"),),
    buttons=buttons(TALK, ("담당하기", "대상 아님", "나중에")),
    link_label="데스크에서 열기",
    summary="박지원, 한빛물류: 78점",
)
JAPANESE = replace(
    ENGLISH,
    title="佐藤健 · ひかり物流",
    state="担当待ち、14:05まで",
    reason="来月の導入を希望し、担当者との会話をご希望",
    score="100点中78点",
    terms=("+25 50名以上", "+20 四半期以内に開始"),
    rows=(
        Row(label="人数", value="60名", quote="六十名ほどです"),
        Row(label="予算", value="月50万円", quote="月50万円", unsure=True),
        Row(label="開始", value="2026年12月", quote="12月にしてください", before="2027年1月"),
        Row(label="役職", value="回答なし", declined=True),
    ),
    not_asked="未確認: 現在のツール",
    questions=("個人情報の委託契約は結べますか。",),
    context=("Telegram、キャンペーン autumn", "東京 14:00、ニューヨーク 00:00"),
    files=(("要件.pdf", "https://chat.shop.example/files/1"),),
    buttons=buttons(TALK, ("担当する", "対象外", "あとで")),
    link_label="デスクで開く",
    summary="佐藤健、ひかり物流: 78点",
)
FACES = {"en": ENGLISH, "ko": KOREAN, "ja": JAPANESE}

EVIL = "<b>bold</b> [x](javascript:alert(1)) @everyone @dana_cole <a href='tg://user?id=1'>me</a> & \u202egnp.exe"
HOSTILE = saying(EVIL, colour=EVIL, buttons=buttons(TALK, (EVIL,)), ping='1"><b>')

REASON = Form(
    title="Not a fit",
    payload=pack(Action.NOT_A_FIT, TALK),
    inputs=(
        Input(name="word", label="Anything to add?", required=False, longest=20),
        Input(name="reason", label="Why?", choices=(("small", "Too small"), ("junk", "Junk"))),
    ),
    submit="Send",
    cancel="Cancel",
)
UNTIL = Form(
    title="Snooze",
    payload=pack(Action.SNOOZE, TALK),
    inputs=(Input(name="until", label="Until when?"),),
    submit="Snooze",
    cancel="Cancel",
)

"""The same lead as a team in each of three languages sees it."""

from __future__ import annotations

from bot.model.arrivals import Face, Row
from tests.adapters.contract.faces import buttons
from tests.adapters.discord.fakes import TALK

FACES: dict[str, Face] = {
    "en": Face(
        title="Mina Park, Hanbit Logistics",
        state="waiting, claim by 14:05",
        colour="amber",
        reason="Asked for a person: 60 people, wants to start in January",
        score="78 of 100",
        terms=("+25 50 people or more", "+20 starts within three months"),
        rows=(
            Row(label="Team size", value="60", quote="sorry, we are 60, not 40", before="40"),
            Row(label="Start", value="January 2027", quote="early next year"),
            Row(label="Budget", value="not said", declined=True),
            Row(label="E-mail", value="mina_park@hanbit.example"),
            Row(label="Current tool", value="spreadsheets", quote="we do it all in *spreadsheets*", unsure=True),
        ),
        not_asked="Not asked: role",
        questions=("Can it be hosted in Korea?",),
        context=("Discord", "14:02 in Seoul, 00:02 in New York", "masked: card number"),
        files=(("plan_2027.png", "https://chat.northdesk.example/files/1"),),
        buttons=buttons(TALK, ("Claim", "Not a fit", "Snooze")),
        link="https://chat.northdesk.example/desk/c/1",
        link_label="Open on the desk",
        ping="200000000000000002",
        summary="Mina Park, Hanbit Logistics wants to talk: 60 people, January",
    ),
    "ko": Face(
        title="박미나 님, 한빛로지스틱스",
        state="대기 중, 14:05까지 맡아 주세요",
        colour="red",
        reason="상담원을 찾습니다: 직원 60명, 1월에 시작하고 싶어 합니다",
        score="100점 중 78점",
        terms=("+25 직원 50명 이상", "+20 석 달 안에 시작"),
        rows=(
            Row(label="직원 수", value="60명", quote="아, 40명이 아니라 60명이에요", before="40명"),
            Row(label="시작 시기", value="2027년 1월", quote="내년 초쯤이요"),
            Row(label="예산", value="말하지 않음", declined=True),
            Row(label="지금 쓰는 도구", value="엑셀", quote="지금은 다 엑셀로 해요", unsure=True),
        ),
        not_asked="묻지 않은 것: 직책",
        questions=("국내 서버에 설치할 수 있나요?",),
        context=("디스코드", "서울 14:02", "가린 것: 카드 번호"),
        buttons=buttons(TALK, ("맡기", "대상 아님", "나중에")),
        link="https://chat.northdesk.example/desk/c/1",
        link_label="데스크에서 열기",
        summary="한빛로지스틱스 박미나 님이 상담을 원합니다: 60명, 1월",
    ),
    "ja": Face(
        title="パク・ミナ様（ハンビットロジスティクス）",
        state="担当：コール・デイナ",
        colour="green",
        reason="担当者との会話をご希望：60名、1月に開始したいとのこと",
        score="100点中78点",
        terms=("+25 50名以上", "+20 3か月以内に開始"),
        rows=(
            Row(label="人数", value="60名", quote="すみません、40名ではなく60名です", before="40名"),
            Row(label="開始時期", value="2027年1月", quote="来年の初めごろに"),
            Row(label="予算", value="回答なし", declined=True),
            Row(label="現在のツール", value="表計算ソフト", quote="今は全部エクセルです", unsure=True),
        ),
        not_asked="未確認：役職",
        questions=("国内サーバーに設置できますか？",),
        context=("Discord", "ソウル 14:02", "伏せた情報：カード番号"),
        buttons=buttons(TALK, ("担当する", "対象外", "後で")),
        link="https://chat.northdesk.example/desk/c/1",
        link_label="デスクで開く",
        summary="ハンビットロジスティクスのパク・ミナ様が会話を希望：60名、1月",
    ),
}

"""Faces of cards as the desk makes them, in three languages, one with everything that a prospect could hope would act."""

from __future__ import annotations

from bot.model.arrivals import Button, Face, Row
from tests.adapters.contract.faces import buttons, saying

CONVERSATION = "0193c5a2f0007aa0b0a0c0d0e0f00102"


FACES = {
    "en": Face(
        title="Robin Berg · Northwind GmbH",
        state="waiting, claim by 14:05",
        colour="red",
        reason="we need to replace our ticketing tool before the audit in March",
        score="78 of 100",
        terms=("+25 50 people or more", "+20 within three months", "+15 a budget"),
        rows=(
            Row(label="Need", value="replace the ticketing tool", quote="we need to replace our ticketing tool"),
            Row(label="Company size", value="60 people", quote="about 60 of us now", before="6 people"),
            Row(label="Timeline", value="before 31 March 2026", quote="before the audit in March", unsure=True),
            Row(label="Budget", value="did not want to say", declined=True),
            Row(label="E-mail", value="robin@northwind.example"),
        ),
        not_asked="Not asked: role, current tool",
        questions=("Do you have a data centre in Frankfurt?",),
        context=("Slack #ask-sales", "10:05 there, 09:05 here", "masked: card number"),
        files=(("requirements.pdf", "https://desk.northdesk.example/files/abc"),),
        buttons=buttons(CONVERSATION, ("Claim", "Not a fit", "Snooze", "Give back")),
        link="https://desk.northdesk.example/desk/c/1",
        link_label="Open on the desk",
        ping="U0DANA",
        summary="Robin Berg (Northwind GmbH) wants to talk: 78 of 100",
    ),
    "ko": Face(
        title="김민지 · 하늘소프트",
        state="대기 중, 14:05까지 담당자 지정",
        colour="amber",
        reason="3월 감사 전에 티켓 시스템을 바꿔야 해요",
        score="100점 중 78점",
        terms=("+25 직원 50명 이상", "+20 3개월 이내"),
        rows=(
            Row(label="필요한 것", value="티켓 시스템 교체", quote="티켓 시스템을 바꿔야 해요"),
            Row(label="직원 수", value="60명", quote="지금은 예순 명 정도예요", before="6명"),
            Row(label="도입 시기", value="2026년 3월 31일 이전", quote="3월 감사 전에", unsure=True),
            Row(label="예산", value="답변하지 않음", declined=True),
        ),
        not_asked="묻지 않은 항목: 직책, 현재 도구",
        questions=("서울 리전에 데이터를 둘 수 있나요?",),
        context=("Slack DM", "고객 18:05 · 우리 18:05"),
        buttons=buttons(CONVERSATION, ("맡기", "부적합", "나중에", "반납")),
        link="https://desk.northdesk.example/desk/c/2",
        link_label="데스크에서 열기",
        ping="U0DANA",
        summary="김민지님(하늘소프트)이 상담을 원합니다: 78점",
    ),
    "ja": Face(
        title="田中 陽子 · あおぞら株式会社",
        state="対応待ち（14:05まで）",
        colour="green",
        reason="3月の監査までにチケット管理を入れ替えたい",
        score="100点中78点",
        terms=("+25 従業員50名以上", "+20 3か月以内"),
        rows=(
            Row(label="ご要望", value="チケット管理の入れ替え", quote="チケット管理を入れ替えたい"),
            Row(label="従業員数", value="60名", quote="今は60名ほどです", before="6名"),
            Row(label="導入時期", value="2026年3月31日まで", quote="3月の監査までに", unsure=True),
            Row(label="ご予算", value="回答なし", declined=True),
        ),
        not_asked="未確認: 役職、現在のツール",
        questions=("東京リージョンにデータを置けますか？",),
        context=("Slack DM", "先方 18:05 · 当方 18:05"),
        buttons=buttons(CONVERSATION, ("担当する", "対象外", "後で", "返す")),
        link="https://desk.northdesk.example/desk/c/3",
        link_label="デスクで開く",
        summary="田中 陽子様（あおぞら株式会社）がご相談をご希望です：78点",
    ),
}

ACTS = (
    "<!channel> <!here> <@U0DANA> @everyone <https://evil.example|free> *bold* _it_ ~no~ `x` :tada: &lt;!channel&gt; https://evil.example"
)
"""What acts in Slack where it is taken for markup."""

HOSTILE = saying(
    ACTS,
    colour="purple",
    files=((ACTS, "javascript:alert(1)"), (ACTS, "https://desk.northdesk.example/f")),
    buttons=(Button(label=ACTS, payload="cl:c:", style="glowing"),),
    ping="U0DANA> <!channel",
)

"""What people do not tell or do not know, and which field that is about."""

from __future__ import annotations

import pytest

from bot.fields import declined


@pytest.mark.parametrize(
    ("language", "text", "asking", "fields"),
    [
        ("en", "I'd rather not say", "budget", {"budget"}),
        ("en", "no idea", "timeline", {"timeline"}),
        ("en", "Sorry, no clue!", "role", {"role"}),
        ("en", "We'd rather stick to email", "phone", {"phone"}),
        ("en", "Don't have one to give you", "phone", {"phone"}),
        ("en", "Just reply here please", "phone", {"phone"}),
        ("en", "We can talk money once I've seen a demo", "budget", {"budget"}),
        ("en", "Not something I've thought about", "timeline", {"timeline"}),
        ("en", "no rush", "timeline", {"timeline"}),
        ("en", "no rush", None, {"timeline"}),
        ("en", "no idea. and I'm not telling you a budget before you ask lol", "timeline", {"timeline", "budget"}),
        ("en", "skip", "role", {"role"}),
        ("en", "no", "phone", {"phone"}),
        ("en", "no deadline yet", "timeline", {"timeline"}),
        ("en", "budget isn't decided, not sure yet", "company_size", {"budget"}),
        ("en", "not comfortable sharing that", "company_size", {"company_size"}),
        ("en", "not comfortable in disclosing it", "company_size", {"company_size"}),
        ("en", "First please tell, is Tamil supported? Many dealers are not comfortable in English.", "company_size", set()),
        ("en", "our drivers are not comfortable with computers", "company_size", set()),
        ("ko", "전화보다 메일이 편합니다", "phone", {"phone"}),
        ("ko", "번호는 좀 그래요", "phone", {"phone"}),
        ("ko", "글쎄요 잘 모르겠어요", "role", {"role"}),
        ("ko", "예산이나 직책은 말씀 안 드릴게요", "company", {"budget", "role"}),
        ("ko", "9월쯤요. 예산은 아직 말씀드리기 좀 그래요", "timeline", {"budget"}),
        ("ko", "급하지 않아요", "timeline", {"timeline"}),
        ("ko", "내년 예산이라 아직 없어요", "budget", {"budget"}),
        ("ko", "그 부분은 확인이 필요합니다", "company_size", {"company_size"}),
        ("ja", "予算はちょっと…", "budget", {"budget"}),
        ("ja", "そこは主人に聞いてみないと…", "role", {"role"}),
        ("ja", "未定です", "timeline", {"timeline"}),
        ("ja", "電話よりメールの方が助かります", "phone", {"phone"}),
        ("ja", "お答えできません", "company_size", {"company_size"}),
        ("ja", "急ぎではありません", "timeline", {"timeline"}),
        ("ja", "それは明日、直接お話しします。", "budget", {"budget"}),
        ("en", "we'll go over it on the call", "budget", {"budget"}),
        ("en", "I'll have to ask my manager", "role", {"role"}),
        ("en", "let me check internally", "current_solution", {"current_solution"}),
        ("en", "phone only please", "need", {"need"}),
        ("en", "see our tender document", "current_solution", {"current_solution"}),
        ("en", "oops, wrong chat", "need", {"need"}),
        ("en", "I'm freelance", "company", {"company"}),
        ("en", "no company, it's just me", "company", {"company"}),
        ("ko", "미팅 때 설명드릴게요", "current_solution", {"current_solution"}),
        ("ko", "만나서 얘기해요", "budget", {"budget"}),
        ("ko", "팀장님께 여쭤봐야 해요", "budget", {"budget"}),
        ("ko", "몰겠네요", "timeline", {"timeline"}),
        ("ko", "연락처는 안 남길게요", "email", {"email", "phone"}),
        ("ko", "그것도요", "name", {"name"}),
        ("ko", "프리랜서예요", "company", {"company"}),
        ("ko", "잘못 들어왔네요", "need", {"need"}),
        ("ja", "打ち合わせの際にお伝えします", "budget", {"budget"}),
        ("ja", "部長に確認します", "role", {"role"}),
        ("ja", "お電話でご説明します", "need", {"need"}),
        ("ja", "追って公表いたします", "budget", {"budget"}),
        ("ja", "んー", "goal", {"goal"}),
        ("ja", "個人事業主です", "company", {"company"}),
        ("ja", "匿名で", "name", {"name"}),
        ("en", "just browsing", "need", {"need"}),
        ("en", "ask my assistant", "role", {"role"}),
        ("ko", "그냥 둘러보는 중이에요", "need", {"need"}),
        ("ja", "ちょっと見ているだけです", "need", {"need"}),
    ],
)
def test_a_decline_is_about_the_field_it_names_or_the_one_asked_for(language: str, text: str, asking: str | None, fields: set[str]) -> None:
    assert set(declined(text, language, asking)) == fields


@pytest.mark.parametrize(
    ("language", "text", "asking"),
    [
        ("en", "why do you need that?", "budget"),
        ("en", "what do you mean?", "need"),
        ("en", "no idea yet, maybe 15k a year?", "budget"),
        ("en", "not sure, like 60 of us", "company_size"),
        ("en", "64 people, bar staff included", "company_size"),
        ("en", "jo@firm.io", "email"),
        ("en", "does it talk to shopify?", "email"),
        ("en", "Every guest email answered within a day", "goal"),
        ("ko", "왜 필요하신가요?", "budget"),
        ("ko", "잘 모르겠는데 50명 정도요", "company_size"),
        ("ko", "58명입니다", "company_size"),
        ("ja", "なぜ必要なのですか？", "budget"),
        ("ja", "まだはっきりしませんが、300万円くらいです", "budget"),
        ("ja", "95名です", "company_size"),
        ("en", "we check with the warehouse by phone", "current_solution"),
        ("en", "Freelance Union", "company"),
        ("en", "customers call us and we tell them the price", "need"),
        ("ko", "고객이 전화로 설명드린 내용을 다시 물어요", "need"),
        ("ko", "프리랜서코리아입니다", "company"),
        ("ja", "在庫を社内で確認できるようにしたいです", "need"),
        ("ja", "個人指導塾ひかりです", "company"),
    ],
)
def test_a_question_or_a_value_is_no_decline(language: str, text: str, asking: str) -> None:
    assert declined(text, language, asking) == ()

"""What people say in between, at the end, or while they look something up ends no talk and opens no other."""

from __future__ import annotations

import pytest

from bot.signals import classify
from bot.signals.intent import HOLDS

ENDS = frozenset({"opt_out", "support", "job_seeker", "vendor_pitch", "student", "abuse", "privacy", "injection"})

COURTESIES = {
    "en": """
Got it
Understood, thank you
Sounds good
ok great
Noted with thanks
Will do
Alright then
Many thanks
Kind regards, Helen
Cheers mate
Thank you very much indeed
Nice one, thanks
Cool cool
Okay, talk soon
Looking forward to it
Happy to wait
No worries
Fair enough
Right, I see
Yes that's correct
Good morning
hi there
See you on Thursday
Have a great weekend
Bye for now
Thanks, bye
Thank you, that's very kind
You've been a great help, thank you
Ok I'll wait for the call
Received, thanks
Great. Thank you for letting me know.
Yep all good
That works for me
Excellent, speak then
I appreciate your help
Sorry for the delay
Sorry, was in a meeting
one moment please
back in five
let me check with my boss
I'll ask and come back to you
Give me a minute
Thanks for explaining
OK no problem at all
Very good
Sure thing
thanks a million
ok ty
lovely stuff
Thank you. Regards, Tom
""",
    "ko": """
알겠습니다
네 확인했습니다
네 그렇게 할게요
감사합니다
고생하셨습니다
수고하세요
네 좋습니다
네 맞아요
잠시만요
회의 중이었어요 죄송해요
확인하고 다시 말씀드릴게요
대표님께 여쭤볼게요
네 기다릴게요
연락 기다리겠습니다
네 전화 주세요
안녕하세요
안녕히 계세요
좋은 하루 보내세요
주말 잘 보내세요
넵 감사합니다!
오케이요
네네 알겠어요
잘 부탁드립니다
늦어서 죄송합니다
아 그렇구나
이해했어요
도움 많이 됐어요
답변 잘 봤습니다
네 그럼 내일 뵐게요
메일 보내주시면 볼게요
네 들어가세요
또 궁금한 거 있으면 물어볼게요
자료 보고 연락드릴게요
친절하시네요
네 충분해요
아하 네
확인 부탁드려요
빠르시네요 감사합니다
네 그걸로 할게요
네 이상입니다
""",
    "ja": """
承知しました
承知いたしました。よろしくお願いいたします
かしこまりました
ありがとうございます
よろしくお願いします
お世話になっております
はい、大丈夫です
はい、そうです
少々お待ちください
会議中でした、すみません
確認してまた連絡します
上司に確認してみます
ご連絡お待ちしております
お電話お待ちしています
こんにちは
失礼いたします
良い週末を
またよろしくお願いします
助かります
なるほどです
わかりました
了解しました
お疲れさまです
返信遅れてすみません
では明日お願いします
資料を見てからご連絡します
ご親切にどうも
それでお願いします
十分です、ありがとうございます
以上です、よろしくお願いいたします
早速のご返信ありがとうございます
ではお待ちしております
はい、それで結構です
ご確認よろしくお願いいたします
ちょっと待ってください
また質問させてください
承知です
ご丁寧なご説明、ありがとうございました
引き続きよろしくお願いいたします
お手数おかけします
""",
}


@pytest.mark.parametrize("language", COURTESIES)
def test_no_courtesy_ends_a_talk(language: str) -> None:
    texts = COURTESIES[language].strip().split("\n")
    assert len(texts) >= 40
    for text in texts:
        assert not {name for name, value in classify(text, language).items() if value >= HOLDS} & ENDS, text

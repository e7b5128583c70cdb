"""How prospects tell what hurts, which is what they need: "drowning in tickets", 문의가 흩어져서 힘들어요, 対応が限界なので."""

from __future__ import annotations

from collections.abc import Mapping

from bot.fields.text import Cue
from bot.lean import later

_WORK_EN = (
    r"(?:mailbox(?:es)?|inbox(?:es)?|support|help ?desk|customer (?:service|care)|queue|tickets?|ticketing|e-?mails?|messages|requests"
    r"|enquiries|inquiries|questions|calls|hand-?overs?)"
)
_NOT_OURS_EN = (
    r"(?![^.!?\n]{0,120}\b(?:since (?:yesterday|today|this morning|last night|the update|your)|your (?:app|tool|system|software|product"
    r"|service|update|bot)|please fix|refund|my order|my account)\b)"
)
"""Who has trouble with our product reports it."""
_END_EN = (
    r"(?=\s*(?:[.!?\n;]|$|\s-\s|,? (?:so|what(?:'s)?|how (?:much|do|can|long)|which|do you|is there|would you|are you|can you|could you"
    r"|and (?:want|need|we want|we need|would))\b))"
)
_OUR_WORK_EN = (
    rf"(?:{_WORK_EN}|bookings?|orders?|leads?|claims?|quotes?|quer(?:y|ies)|complaints?|appointments?|reservations?|callers?"
    rf"|customers?|clients?"
    r"|guests?|patients?|parents|tenants?|members|students|donors|drivers?|returns|parcels?|repairs|viewings|referrals|reviews|comments"
    r"|texts|dms|voice ?mails?|whatsapps?|everyone|the same (?:thing|stuff|person|people))"
)
_LAST_EN = r"(?=\s*(?:[.!?\n;]|$|\s-\s|,? (?:so|and) (?:what|how|do you|can you|could you|(?:we |i )?(?:want|need|would))\b))"
_TROUBLES_EN = (
    r"(?:nobody|no-?one|no one|none of us|never) (?:\w+ ){0,2}?(?:knows?|sees?|repl\w+|answer\w*|notic\w+|picks? up|owns?"
    r"|remembers?|follows? up|gets? back|can (?:see|repl\w+|answer|keep|find|tell|read|follow))\b"
    r"|\b(?:go|goes|gets?|going|getting) (?:missing|missed|lost|forgotten|unanswered|unread|astray|unnoticed|cold|nowhere|ignored)\b"
    r"|\b(?:keeps?|always|forever|constantly|ends? up) (?:on )?(?:double[- ]|re-?)?(?:los|miss|forgett|answer|chas|typ|book"
    r"|repeat|mix|muddl|ask"
    r"|ring|call|ghost|copy|forward|repl)y?ing(?=\s\w)"
    rf"|\b(?:we're|we are|we|i'm|i|they) (?:\w+ )?(?:losing|lose|missing|miss|forgetting|forget) (?:\w+ ){{0,4}}?{_OUR_WORK_EN}\b"
    r"(?=[^.!?\n]{0,60}\b(?:because|since|cos|to (?:slow|late)|whenever|when|after)\b)"
    r"|\b(?:spends?|spending|wastes?|wasting) (?:all (?:day|morning|night)|half|hours|our|most|the whole|too (?:much|long)|whole|ages"
    r"|so (?:much|long)|\w+ hours)\b"
    r"|\b(?:sick|tired) of \w+ing\b|\bfed up (?:with|of) \w+ing\b"
    r"|\b(?:slip|slips|slipping|fall|falls|falling)(?: through\b|(?=[\s.!]*$|[.!]))"
    r"|\b(?:are|is) (?:killing|swamping|burying|overwhelming|drowning) (?:us|me|the \w+)\b"
    r"|\b(?:can't|cannot|can never) (?:see|tell|find out|keep track|know) (?:which|who|whose|what|where|whether|of)\b"
)
"""What goes wrong with a firm's own work, as those tell it who do it."""
_MARKS_EN = (
    *("nobody", "no one", "no-one", "noone", "none of us", "never", "missing", "missed", "lost", "forgotten", "unanswered", "unread"),
    *(
        "astray",
        "unnoticed",
        "cold",
        "nowhere",
        "ignored",
        "keep",
        "always",
        "forever",
        "constantly",
        "end up",
        "ends up",
        " lose",
        "losing",
    ),
    *(" miss", "forget", "spend", "wast", "sick of", "tired of", "fed up", " slip", " fall", "killing", "swamping", "burying"),
    *("overwhelming", "drowning", "can't see", "can't tell", "can't find out", "can't keep track", "can't know", "cannot ", "can never"),
)
_NOT_MISSED_EN = (
    r"(?!(?:we|i) (?:help|offer|provide|sell|built|make)\b)"
    r"(?![^.!?\n]{0,160}\b(?:my (?:order|ticket|parcel|refund|delivery|account|e-?mails?|message|call)s?|you|yours?|sales ?"
    r"(?:people|calls?)"
    r"|cold call\w*|spam|weather|rent|inflation|log ?in|logged|password|reset|error|crash\w*|update|invoice"
    r"|charged)\b)"
)
"""Who waits for us, or cannot get in, has another trouble."""
_EN = (
    Cue(
        frozenset(("drowning", "swamped", "buried", "overwhelmed", "flooded", "inundated", "snowed", "keep")),
        later(
            rf"(?P<it>\b(?:(?:drowning|buried|swamped|overwhelmed|flooded|inundated|snowed under) (?:in|with|by|under)"
            rf"|(?:can't|cannot|can hardly|can barely|hard to|struggl(?:e|ing) to) keep up with) {_NOT_OURS_EN}(?!you\b"
            rf"|your\b|me\b|work\b)"
            rf"[^.!?\n]{{3,80}}?){_END_EN}"
        ),
    ),
    Cue(
        frozenset(("mess", "chaos", "chaotic", "nightmare", "disaster", "unmanageable", "control", "hand", "place", "overflowing")),
        later(
            rf"(?:^|[.!?\n,;]\s?|\b(?:because|since|and|hi|hello|hey)\s){_NOT_OURS_EN}(?P<it>(?:our|my|the) (?:\w+ ){{0,2}}{_WORK_EN}"
            r" (?:is|are|has become|have become)(?: just| such| all| really| totally| completely)*"
            r" (?:an? )?(?:(?:total|complete|real|absolute|huge|bit of a) )?(?:mess|chaos|chaotic|nightmare|disaster|unmanageable"
            rf"|out of (?:control|hand)|all over the place|overflowing)\b[^.!?\n]{{0,90}}?){_END_EN}"
        ),
    ),
    Cue(
        frozenset(("lost", "missed", "forgotten", "unanswered", "cracks", "overlooked", "twice")),
        later(
            rf"(?:^|[.!?\n,;]\s?|\b(?:because|since|and|hi|hello|hey)\s){_NOT_OURS_EN}(?P<it>(?:(?:our|my|the|customer|support|many"
            rf"|too many|half of our) ){{0,2}}{_WORK_EN}(?: \w+){{0,2}}? (?:get|getting|go|going|fall|falling|are|be|being|is)"
            rf" (?:lost|missed|forgotten|unanswered|overlooked|answered twice|through the cracks)\b[^.!?\n]{{0,60}}?){_END_EN}"
        ),
    ),
    Cue(
        frozenset(),
        later(
            rf"(?:^|[.!?\n]\s?)(?:(?:hi|hello|hey|also|and|but|because|since|cos|right now|at the moment|currently"
            rf"|honestly)[\s,.!]{{1,3}}){{0,2}}"
            rf"{_NOT_OURS_EN}{_NOT_MISSED_EN}(?=[^.!?\n]{{0,160}}?\b{_OUR_WORK_EN}\b)"
            rf"(?:[^.!?\n]{{3,60}}?(?:\b(?:and|but|so)\s(?=(?:our|my|the|all|half)\s)|,\s(?=(?:we|we're|our|my"
            rf"|half)\s)))?(?P<it>[^.!?\n]{{0,100}}?"
            rf"(?:{_TROUBLES_EN})[^.!?\n]{{0,90}}?){_LAST_EN}"
        ),
        _MARKS_EN,
    ),
    Cue(
        frozenset(("scattered", "spread", "everywhere", "over", "dotted", "split")),
        later(
            rf"(?:^|[.!?\n,;]\s?|\b(?:because|since|and|but|hi|hello|hey)\s){_NOT_OURS_EN}(?P<it>(?:(?:our|my|all|the) ){{0,2}}"
            rf"(?:[a-z'’]{{3,14}} ){{0,2}}?{_OUR_WORK_EN} (?:are|is|come|comes|end up|live|sit) (?:just |all |always |in ){{0,2}}"
            r"(?:over (?!(?:now|again|and)\b)(?=[a-z]+(?:,| and| or|\s?$))|scattered|spread"
            r"|everywhere|dotted|split (?:across|between|over))"
            rf"\b[^.!?\n]{{0,90}}?){_END_EN}"
        ),
    ),
)
_WORK_KO = (
    r"(?:문의|상담|메일|이메일|전화|티켓|답변|답장|응대|카톡|톡|요청|주문|예약|고객 ?응대|채널|voc|민원|클레임"
    r"|컴플레인|리뷰|댓글|디엠|dm|접수|신청|견적)"
)
_MARKS_KO = (
    *("나눠", "나뉘", "흩어", "따로", "제각각", "밀려", "밀리", "쌓", "누락", "놓치", "놓쳐", "빠뜨", "빠트", "감당", "따라가"),
    *("정리가", "뒤죽", "엉망", "관리가", "중복", "겹치", "많", "몰려"),
)
_KO = (
    Cue(
        frozenset(),
        later(
            rf"(?:^|[.!?\n,]\s?|(?:안녕하세요|안녕하십니까|반갑습니다)[.,!~]*\s)(?:저희(?:는|가)?\s|저는\s|요즘\s|지금\s)?"
            rf"(?P<it>(?:(?!안녕하)[^.!?\n,]){{0,40}}?{_WORK_KO}[^.!?\n,]{{0,40}}?(?:나눠져|나뉘어|나눠 ?져|흩어져|흩어지"
            r"|따로|제각각|밀려|밀리|쌓여|쌓이|누락|놓치|놓쳐|빠뜨|빠트|감당|따라가"
            r"|정리가 안|뒤죽박죽|엉망|관리가 안|중복|겹치|너무 많|많아서|몰려)[^.!?\n,]{0,16}?"
            r"(?:힘들|힘드|죽겠|미치|안 ?돼|안 ?되|못 ?하|못 ?해|어렵|어려|버거|벅차|골치|문제|고민|불편"
            r"|돼요|해요|있어요|나요(?!\?)|있음|있습니다|됩니다|합니다|됨|함|임|이에요|예요|놀아요|놉니다)[가-힣]{0,5})"
            r"(?=[\s.!,~ㅠㅜ]|$)"
        ),
        _MARKS_KO,
    ),
    Cue(
        frozenset(),
        later(
            r"(?:^|[\s,.])(?P<it>(?:(?:공지|문의|메일|카톡|전화|티켓|상담)[^.!?\n,]{0,12})?"
            r"한 ?(?:곳|군데|번|눈|화면|앱|창|시스템|프로그램|페이지)(?:에서|서|에|으로|로)"
            r" ?[^.!?\n,]{0,12}?(?:보|받|하|쓰|관리하|처리하|모으|답하|확인하))고 ?싶"
        ),
        ("한 ", "한곳", "한군데", "한눈", "한번에", "한화면"),
    ),
)
_MARKS_JA = (
    *("限界", "追われ", "追いつ", "間に合", "回ら", "回り", "回って", "パンク", "足り", "漏れ", "抜け", "埋もれ", "溢れ", "あふれ", "混乱"),
    *("ぐちゃ", "大変", "煩雑", "属人", "バラバラ", "ばらばら", "散らば", "分散", "ごちゃ", "ごっちゃ", "鳴り"),
    *("見落と", "見逃", "取りこぼ", "取り逃", "忘れ", "遅れがち", "後回し", "放置"),
    *("来すぎ", "多すぎ", "集中し", "疲弊", "手一杯", "かかりきり", "気づか", "待たせ", "滞", "しきれ", "追え", "残ら"),
    *("行き違", "二重に", "分かれ", "時間", "手間", "ミスが", "聞き間違", "殺到", "対応しきれ", "取れ", "出られ", "出れ", "返せ"),
    *("さばけ", "捌け", "でき", "苦労", "負担"),
)
_PAIN_JA = (
    r"(?:^|[.!?\n,]|(?<=です)けど|でして)\s?(?:弊社では?|当社では?|うちでは?|現在|今は?"
    r"|いま)?,?(?![^.!?\n]{0,60}(?:届か|送れ|ログイン|エラー))"
    r"(?P<it>(?:(?!こんにちは|はじめまして|ですけど|でして)[^.!?\n,]){0,40}?"
    r"(?:問い合わせ|問合せ|対応|メール|電話|返信|受信箱|チケット|窓口|サポート|依頼|質問|クレーム|苦情|予約|注文"
    r"|連絡|相談|dm|コメント|口コミ|レビュー|返事|回答|折り返し)[^.!?\n,]{0,20}?"
    r"(?:限界|追われ(?!る(?:の|よう))|追いつ(?:か|き|いて(?:い|お)?(?=な|り?ませ))|間に合わ|間に合って(?:い"
    r"|お)?(?=な|り?ませ)|回らな|回りませ|回って(?:い|お)?(?=な|り?ませ)|パンク|手が足り|漏れ|抜け|埋もれ|溢れ"
    r"|あふれ"
    r"|大変(?=です|で[,.]|で$|だ|な)|混乱|ぐちゃぐちゃ|ごちゃ(?:ごちゃ)?|ごっちゃ|煩雑|属人化|バラバラ|ばらばら"
    r"|散らば|分散|見落と[しすさ]?|見逃(?:し|す|さ)|取りこぼ[しすさ]|取り逃|(?:返し|返信|対応|連絡)(?:し)?忘れ"
    r"|忘れ(?=[がも])|遅れがち|後回し|放置され|鳴りっぱなし|鳴り(?:止|や)ま"
    r"|来すぎ|多すぎ|集中し(?=て|ま|[,､])|疲弊|手一杯|かかりきり|気づか(?:な|ず)|待たせ|滞って|しきれ|追えな"
    r"|追えて(?:い)?な|残ら(?:な|ず)|行き違|二重に|分かれ(?=て)|時間(?:が|を)(?:かか|取られ|とられ)|手間|ミスが"
    r"|聞き間違|殺到|対応しきれ"
    r"|(?:[^.!?\n]{0,24})?(?:取れ|出られ|出れ|返せ|さばけ|捌け|(?:対応|共有|把握|管理|確認)でき)(?=て(?:い|お)?(?:な"
    r"|り?ませ|ら)|な[いく]|ま?せん|ず)|苦労|負担)(?:[ぁ-ん]{0,5}?(?:せん|ない)|(?<=な)い)?"
)
_WISH_JA = r"(?P<wish>[^.!?\n]{0,80}?(?:たい|ほし|欲し|探し|入れると|つけると|使うと|導入すると))"
"""What is wished for it, in the same sentence."""
_JA = (
    Cue(
        frozenset(),
        later(
            _PAIN_JA + rf"{_WISH_JA}?)"
            r"(?(wish)|(?:(?=[,､])|(?<=せん|ない)(?![か?])|[^.!?\n,?]{0,24}?(?:ので|から|て|で|です|ます|まし|だ|な|いる|く"
            r"|せん|ず|ない)(?=[^か?]|$)))"
        ),
        _MARKS_JA,
    ),
)
PAINS: Mapping[str, tuple[Cue, ...]] = {"en": _EN, "ko": _KO, "ja": _JA}

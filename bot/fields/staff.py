"""How each language speaks of people who work somewhere: what stands behind and before their number."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from bot.fields.amount import Amount
from bot.fields.utterance import Utterance, clause
from bot.language import cue
from bot.lean import later


class Words(NamedTuple):
    """How one language speaks of people who work somewhere."""

    staff: re.Pattern[str]  # behind the number: can only be staff
    people: re.Pattern[str]  # behind the number: people of any sort
    other_after: re.Pattern[str]  # behind the unit: something else is counted
    bare: re.Pattern[str]  # behind a number without a unit: nothing that makes it count something else
    before: re.Pattern[str]  # right before a number without a unit: it counts staff


_ROLE_EN = (
    r"(?:full[- ]?time |part[- ]?time |ft |active |total |permanent |support |sales |service |customer |office |field |warehouse |paid "
    r"|employed |salaried |regular )*"
)
_EN = Words(
    staff=later(
        rf"(?:ish|[- ]odd|[- ]something)?\s?\+?-?\s?{_ROLE_EN}(?:employ(?:ee|e|ie)?s?\b|emplo(?:ee|yy|yie)e?s?\b|emp(?:ly"
        rf"|oly)ees?\b|staff(?:ers|s)?\b|headcount|heads\b|fte'?s?\b|of us\b"
        rf"|co-?workers|colleagues"
        rf"|team ?members|workers|(?:person|people|man|strong|member|employee|seat)\b"
        r"(?=[\s-](?:[a-z&-]+\s){0,2}?(?:team|company|shop|firm|business|startup|studio|agency|operation|outfit|organi[sz]ation"
        r"|crew|practice|clinic"
        r"|dev|nonprofit|charity|school|law|family|nation|org))|[- ]strong\b|-(?:person|man|people)\b|hands\b|crew\b|souls|ourselves\b"
        r"|pax\b|nos\b\.?|bodies\b)"
    ),
    people=later(
        rf"(?:ish|[- ]odd|[- ]something)?\s?\+?\s?{_ROLE_EN}(?:people|pe[eo]?ple|poeple|pepole|ppl|persons?\b|folks|guys\b|lads\b"
        rf"|blokes\b|fell(?:as|ers)\b|gals\b|sparkies|chippies|brickies"
        r"|tradies|posties|truckies|cabbies|bods\b|users|seats|agents|reps\b"
        rf"|humans|peeps|members"
        rf"|developers|devs\b|ops\b|founders|co-?founders|engineers"
        rf"|teachers|nurses|drivers|technicians|lawyers|licen[cs]es)"
    ),
    other_after=later(
        r"\s(?:a|per|every|each)\s(?:day|week|month|year)|\s(?:in|on) (?:the )?(?:waiting|queue|mailing|list)|\s?(?:who"
        r"|that) (?:buy|visit|write|ask|contact|call)|\s(?:asked|left|quit|complained|came"
        r"|joined|started|applied|resigned|retired|off sick|on leave|short)"
        r"|\s(?:both |all |each )?(?:don't|do not|never|end up|won't) (?:\w+ )?(?:answer|repl|writ|call|doubl|pick|respond|email)"
        r"|\s(?:that |which )?(?:we|i) (?:don't|do not|didn't|did not|never|no longer|can't|cannot|aren't)\b"
        r"|(?:\s(?:already|today|now|currently|live|active|running))*\s(?:(?:with|from|through) you\b|(?:on|in|under) (?:our|your|the)"
        r" (?:\w+ )?(?:account|plan|subscription|contract|tier|licen[cs]e|package)\b)"
    ),
    bare=later(
        r"(?:-?ish|k\b|\s?\+|-plus|[- ]odd|-something)?(?: (?:bracket|band|range|category|bucket))?\s{0,4}(?:$|[,.;!?()\n]|-\s|w/"
        r"|(?:(?:of them |of us |who )?(?:are |is |get )?"
        r"(?:paid|salaried)|w|in|mark|across|and|but|at|or|right"
        r"|now|noo|total|give|plus"
        r"|including|incl|with|on|between|as|here|like i|if|i|we|this|so|maybe|today|currently|spread|by|roughly|ish"
        r"|approx|i'd|i'm|i|probably|all|max|tops|for|counting|last|the|depending|depends|altogether|overall|nowadays|lately|only|po|lah"
        r"|lor|leh|na|kami|lang|naman|mate|sir|ma'am|thanks|thx|please|just|not"
        r"|instead|sorry|id say|actually|lol|haha|from|up|down|since|these|globally|worldwide|nationwide|after"
        r"|(?:as )?per (?:our |the )?(?:linkedin|website|site|payroll|records|books|hr|last (?:count|census))|according to|based on"
        r"|each way|full[- ]?time|part[- ]?time|permanents?|permanently|perms?|year[- ]round|all year|rn|atm|tbh"
        r"|btw|imh?o|lmao|fwiw|iirc|ngl|irl|afaik|afaict|innit|more or less|off the top)\b)"
    ),
    before=later(
        r"(?:\b(?:(?<!who )(?<!that )(?:employs?|are employing)|headcount(?: is| of|:)?|employees:|staff:|team size:?"
        r"|(?:staff|employees|workforce|personnel)(?: (?:count|strength|size|total))? (?:are|is|numbers?|totals?|stands at|comes? to)"
        r"|payroll stands at"
        r"|company size:?|size:|(?:team|company|firm|staff|crew|group"
        r"|shop|startup|business|agency|outfit|workforce) of)\s*(?:about |around |roughly |some |like |just |only )*$)"
    ),
)
_KO = Words(
    staff=later(r"(?:여)?\s?(?:인\s?(?:규모|기업|회사|팀)|명\s?규모|명의? (?:직원|임직원|사원|팀원))"),
    people=later(
        r"(?:여|몇)?\s?(?:명(?!당)|분(?![기야석위들류산간당만째씩]|마다|동안|짜리|이면|\s?(?:뒤|후|안에|내로|이내|있다|전|대기|걸[리려렸])"
        r"|\s?넘게 (?:기다|걸|지났|끊)|\s?(?:정도|쯤) (?:걸|기다|소요)|도 (?:안|못) ?[돼되가채]|에 한)|인(?![터데당건])"
        r"|사람|석|좌석|시트|계정|유저|사용자)"
    ),
    other_after=later(
        r"\s?(?:한테|에게|쪽에|쪽으로|앞으로)(?:만|\s?(?:(?:다|전부|모두)\s)?(?:몰|쏠|쌓|집중|가[요고는]|와요|옵니))"
        r"|\s?(?:이하|미만|이상|까지)(?:면|이면|은|는|라면|도)?\s?(?:무료|공짜|얼마|할인|요금|가격|되나|가능)"
        r"|\s?(?:이|가|은|는)?\s?(?:문의|방문|가입|퇴사|지원|왔(?!다)|(?<![명분람]이)오|들어|합류|입사|기다|불만|나가|나갔|그만"
        r"|줄[었어]|빠[졌져])|\s?(?:의"
        r"|인)?\s?(?:고객|손님|회원|환자)"
    ),
    bare=later(
        r"여?\s{0,8}(?:$|[,.!?~]|ㅇ{1,3}(?=\s|$)|(?:그 ?)?(?:정도|쯤)|가량|안팎|언저리|내외|입니다|이에요|예요|이요|요|됩니다|돼요"
        r"|이고|이며|인데|이지"
        r"|이오|이다|임"
        r"|남짓|이상|이하"
        r"|[은는]?\s?(?:조금 |좀 )?(?:안 ?[되돼넘]|못 ?[되돼])|[은는]\s?(?:조금 |좀 )?넘"
        r"|미만|으로|로 |에서|넘|아니|이네|이라|라네|래요|이죠|이서|\s?사이)"
    ),
    before=later(r"(?:직원|인원|임직원|사원|팀원|규모|총원)\s?(?:수|은|는|이)?\s?(?:약|대략|한|총)?\s*$"),
)
_JA = Words(
    staff=later(
        r"(?:名|人)(?:くらい|ぐらい|ほど|程度|前後)?(?:の[一-鿿]{1,6}(?:屋|業|店|所|社|院|館|園|塾|校|局|組合)(?![のがはを])"
        r"|の(?:小さな|小さい|地方の)?(?:[ァ-ヺーa-z一-鿿]{0,8}(?:テック|ベンチャー|スタートアップ|メーカー|ショップ|サロン|スタジオ"
        r"|ホテル|クリニック|カフェ|ジム|スクール|チェーン|ベーカリー|レストラン"
        r"|エージェンシー|コンサル|アパレル|ブランド|会社|企業|組織|法人|工場|事業所|施設|事務所|病院|代理店)|ec|saas|sier)(?=です"
        r"|でして|ですが|で,|なん|だ|[.,]|$)"
        r"|規模(?!の)|規模の[^,.!?]{0,16}?(?:会社|企業|組織|法人|団体|店|工場|メーカー|院|校|社|所|業|園|塾|館|屋|チーム"
        r"|スタートアップ|ベンチャー|協会"
        r"|組合|ホテル|サロン|グループ|部署)|体制|の会社|の企業|の組織|の従業員|の社員|のチーム|のスタッフ)"
    ),
    people=later(r"(?:数)?(?:名様?|人(?![気材事工間数力]|前(?!後))|(?<=ひと|ふた)り|席|アカウント|ユーザー|ライセンス)"),
    other_after=later(
        r"(?:の|ほど|くらい|が|も)?(?:お客|顧客|会員|患者|生徒|学生|来|参加|応募|問い合わせ|宿泊|入[っりる社職]|加わ|辞め|やめ|退職"
        r"|退社|離職|減|抜け|増え|増員"
        r"|採用|雇|配属|異動)"
        r"|(?<=[名人席ート])(?:以上|以下)?(?:でも(?:大丈夫|使え|可能|契約|いい|ok|平気|$|[?,.])|から(?:と(?:聞|書)|ですか|でも|契約"
        r"|なんですか)|まで(?:は|なら)?無料|以上(?:だと|なら"
        r"|で)割引|(?:だと|なら)割引"
        r"|(?:で|が)(?:使った|契約した|利用した|導入した|申し込んだ)場合|(?:規模)?の(?:導入|利用)?(?:事例|実績))"
        r"|(?:分)?(?:を|の|くらい|ほど)?(?:買い?足|追加|増設|買い増|増や)"
    ),
    bare=later(
        r"\s*(?:$|[,.!?…]|くらい|ぐらい|程度|ほど|(?:の(?:あいだ|間)|のどこか|の範囲)(?=です|くらい|ぐらい|かな|[,.!]|$)|です"
        r"|でございます|前後|弱|強|以上|以下|未満|規模|に|で|から|になり|ちょっと"
        r"|かな|ですね|になる|とか|って(?:とこ|ところ)|いくか|行くか)"
    ),
    before=later(r"(?:従業員|社員|人数|スタッフ|規模|職員)(?:数|は|が|の数は)*(?:\s?[:=\]】]\s?)?(?:約|およそ|だいたい|ざっと)?\s*$"),
)
STAFF: Mapping[str, Words] = {"en": _EN, "ko": _KO, "ja": _JA}


OF_A_TEAM: Mapping[str, re.Pattern[str]] = {
    "en": later(
        r"\b(?:on|in) (?:my|our) team\b|\bbetween (?:the )?\w+ of us\b|\bthe (?:two|three|four|five|six|\d) of us\b"
        r"|\b(?:persons?|people|ladies|girls|guys|of us)(?: in (?:the|our) \w+)? (?:who|that) (?:answer|repl(?:y|ies)|handle|deal|pick up)"
        r"|\bi (?:manage|lead|supervise|oversee|head(?: up)?) (?:a (?:team|group|crew) of )?(?:about |around )?\d"
        r"|\bof us (?:(?:in|on|at) (?:the )?[\w ]{2,16}? )?(?:handl|answer|reply|repl|field|deal|cover|do all)\w*"
        r"|\bteam of \w+ (?:does|do|handles?|answers?|looks? after|covers?|runs? (?:the )?(?:support|desk))\b"
    ),
    "ko": later(
        r"(?:저희|우리|제) ?(?:팀|부서|파트|과|실)(?:에|은|엔|이)"
        r"|(?:[명분인](?:이서|이|으로는?|으론)|[둘셋넷섯곱덟홉]이(?:서)?)\s.*(?:답하|답변|처리|응대|대응|감당|맡고|담당|받아요|받고|돌려"
        r"|쳐내|버티|봐요|봅니다|보고 있)"
        r"|(?:전화|문의|상담|응대) ?(?:담당|받는 사람|보는 사람)(?:은|는|이|자는|자가)?\s"
    ),
    "ja": later(
        r"(?:うち|私|弊社|当社)の(?:チーム|部署|課|係)|[名人]で.*(?:返信|返事|対応|回答|捌|さばい|処理|担当|回して)"
        r"|(?:電話番|電話係|窓口|受付係|対応する人|担当者?)(?:は|が)"
    ),
}
"""Who does the work at hand: where nobody asked, no word of how many the firm has."""


PRICE_BEHIND: Mapping[str, re.Pattern[str]] = {
    "en": later(r"(?!)"),
    "ko": later(r"\s?[명인](?:당|에)?\s?(?:월\s?)?\d[\d,.]*\s?[천만]?\s?원"),
    "ja": later(
        r"[名人り](?:あたり|当たり|につき)?(?:月|月額)?\d[\d,.]*(?:[万千](?:\d[\d,.]*[千百]?)?)?円"
        r"|(?:名|人)(?:の[一-鿿]{1,4})?を?(?:含む|含めた|込みの|入れた)(?=\d)"
        r"|(?:ユーザー|アカウント|ライセンス|id|シート|席)(?:あたり|当たり|につき)?,?(?:月|月額)?\d[\d,.]*[千万]?円?"
    ),
}
"""Right behind a number: so much for each."""
SEATS_JA = later(r"席|アカウント|ユーザー|ライセンス|[名人](?:くらい|ぐらい|ほど|程度)?(?:です|でしょう)?か?\?")
"""Right behind a number that nobody asked for: what is bought, set out or guessed of us, and not who works there: 客席は60席, 50人？"""

COUNTED_IN = later(
    r"\b(?:for|to answer|about|on|re:?|as to) your (?:(?:next |own )?(?:notes?|records?|info\w*|reference|files?|crm|forms?|question)\b)"
    r"|\bif (?:you|we|i) (?:count|include|add)\b|\bif (?:not|so)\b"
    r"|\bif (?:that|it|this) (?:matters|helps?|is (?:relevant|useful|any use|needed))\b"
    r"|(?:(?:퇴사|퇴직|휴직|그만둔?|나간)(?:자|한)?(?: ?(?:분|사람|직원|인원))?|휴가자?|캐디|기사|강사|알바생?|파트|외주|용역|파견"
    r"|프리랜서|인턴|신입|임원|대표|사장|원장)(?:님|분)?(?:들)?(?:은|는|을|를)?\s?(?:다 |모두 )?(?:빼면|빼니까?|빼고(?:는|요)?|빼서"
    r"|제외하면|제외하고(?:는)?|안 치면|말고)"
)  # no supposition
NEXT_CLAUSE = later(r"\s\((?:was|were|used to|down from|up from)\b|\s(?:we|they|i|it's|because|cause|since|and we|if (?:you|we))\b")
THEN_OTHERS = later(
    r"\s(?:and (?:every(?:one|body|thing)|each of|nobody|no one|it|all of|most of|customers|clients) "
    r"|(?:and |but )?(?:the|our) (?:[a-z]+ )?[a-z]+s (?:are|aren't|come|get|belong)\b)"
)
"""Behind a number: what the next thought says of others."""
OF_A_SORT = later(
    r"\s(?:[a-z-]+\s)?(?:[a-z]{2,}(?:ers|ors|ists|ians|ants|men|women)|girls|boys|guards|cooks|chefs|interns|apprentices|associates"
    r"|nurses|clerks"
    r"|aides|pilots|midwives|coaches|temps|juniors|seniors|hands|guides|physios|stewards|lads|ladies)\b(?!\s(?:a|per|each|every)\b)"
)  # 220 guards, 17 girls
_ON_TOP_EN = later(r"\b(?:another|extra|additional|further)\s$")
MEMBERS = later(r"\s(?:members|users|seats|licen[cs]es|agents|drivers|teachers)\b")  # whose, nobody says


def are_on_top(folded: str, start: int, end: int) -> bool:
    """True for seats that are bought on top, "another 120 seats": nobody who works there already."""
    return bool(MEMBERS.match(folded, end) and _ON_TOP_EN.search(folded, max(0, start - 12), start))


TOGETHER = later(r" (?:between (?:them|us|both|the two)|across (?:both|all(?: of them)?|the two|them)|in all|all told|all up|altogether)\b")
LABELLED = later(
    r"\b(?:sites|shops|stores|branches|locations|offices|clinics|schools|vans|trucks|beds|rooms|tables|customers|clients|members|tickets"
    r"|orders"
    r"|e-?mails|calls|countries|brands|channels|volunteers|students|patients|subscribers|pupils|guests|tenants|residents|visitors)"
    r"(?::\s*|\s(?:are|is|number|total|come to)\s(?:(?:now|about|around|roughly|over|some|like)\s){0,2}"
    r"|(?<=\bvans)\s|(?<=\btrucks)\s|(?<=\bsites)\s)$"
)
"""Right before a number: what it counts, and no staff."""

WHOLE: Mapping[str, re.Pattern[str]] = {
    "en": later(
        r"(?:\b(?:company|firm|business|organi[sz]ation|enterprise|corporation) of"
        r"|\b(?:(?:whole|entire|full|overall) (?:company|firm|business|organi[sz]ation|org|outfit|operation|place|staff|workforce)"
        r"(?: itself)?"
        r"|(?:company|firm|business) (?:as a whole|overall))(?: is|'s| has| are| would be| counts| employs| comes to))"
        r"(?: now| closer to| more like| some| about| around| roughly| nearly| almost| over| just under)*\s$"
    ),
    "ko": later(
        r"(?:^|[.!?,])(?![^.!?,]*(?:문의|티켓|주문|메일|전화|예약|비용|예산|매출|가격|요금|톡))[^.!?,]*"
        r"(?<!그룹)(?<!그룹 )(?:전체|전사|(?:다|모두|전부) ?(?:합(?:치면|쳐서|쳐|해서|하면)|해서)|통틀어서?)"
        r"(?:적?으?로는?|는|은|가| 인원은| 직원은)?"
        r"(?: ?(?:한|약|대략|총|거의))?\s?$"
    ),
    "ja": later(
        r"(?:^|[.!?,])(?![^.!?,]*(?:問い合わせ|チケット|注文|メール|電話|予約|費用|予算|売上|価格|料金|件数))[^.!?,]*"
        r"(?<!グループ)(?:全体|全社)(?:の(?:人数|社員数?|従業員数?))?(?:だと|では?|で見(?:る|れば)と?|としては?|は|なら"
        r"|ですと)[,､、]?(?:約|だいたい|およそ|ざっと)?$"
    ),
}
"""Right before a number: it counts the whole firm, even where nothing behind it says that people are counted."""
BEFORE_JA = later(
    r"(?:[^\s,.!?をがは]{0,12}(?:会社|店|院|園|塾|社|所|屋|業|局|館|宿|ホテル|メーカー|クリニック|サロン|スクール|ショップ|法人|組合"
    r"|工場)で(?:は|す)?,?)?"
    r"(?:[一-鿿ァ-ヺー]{2,6}と[一-鿿ァ-ヺー]{2,6}で)?(?:うち|弊社|当社|当[一-鿿]|こちら|現在|今|いま|規模|全社|全体|会社|本社|組織"
    r"|従業員|社員|職員|スタッフ|メンバー|人員|[一-鿿]{1,3}員|数|全部|全員|みんな|皆|合計|総勢|総員|計|人数|だいたい|大体|およそ"
    r"|おおよそ|約|ざっと|ほぼ|もう|まだ"
    r"|たった|わずか|せいぜい|常時|常勤|役員|社長|パート|アルバイト|バイト|込み|含め|入れ|ても?|合わせ|家族|少人数|小規模|だと|なら"
    r"|として|[はがでもにと,､:=・\s])*+"
)
"""What may stand before a number of people that is told by itself: whose they are, and about how many; no 部員, no 定員."""
STAFF_ARE_JA = later(r"(?:従業員|社員|職員|スタッフ|人員|メンバー)数?[はが:､,]{1,2}[一-鿿ァ-ヺー]{2,6}(?:さん)?[がは]?約?$")
"""Right before the first of several numbers: they are the staff, in parts."""
PER_PLACE_JA = later(
    r"(?:1|一|各)(?:店舗?|拠点|教室|校|院|チーム|か所|支店|営業所|台|園|部署)(?:あたり|につき|平均|に(?:は)?|で)?[,､]?(?:約|だいたい"
    r"|平均)?$"
    r"|[×✕x*]\s?$"
)
"""Right before a number: so many in each place, or so many times a price, and not all who work there."""
DOES_JA = later(r"(?:くらい|ぐらい|ほど|程度|前後)?で(?![すごし]|やっ|運営|経営|営|して|[,.､;]|$)")
"""Right behind a number of people: what they do by themselves, ひとりで見てる, and not how many there are."""
NOT_STAFF = later(r"\s?(?:freelance\w*|contractors?|volunteers?|agency|seasonal|interns?|advisors?|consultants?)\b")
HANDS = later(
    r"\s?(?:more|others?|part[- ]?tim\w+|full[- ]?tim\w+|casuals?|temps|seasonal\w*|assistants?|admin\b|who\b|on (?:weekends"
    r"|call)|at weekends|in the|$|[.,;!])"
)
_PER = later(r"\s?(?:(?:per|a|each|/)\s?(?:month|mo|year|yr|annum|week|wk|day)\b|(?:month|year|annual)ly\b|p\.?[am]\.?(?![a-z]))")
"""Right behind an English number: so much, or so many, a month, and nobody who works there."""


_OTHER = cue("headcount.other")["en"]
_A_FIRM_OF_EN = later(
    r"\b(?:for|as|we're|we are|i (?:run|own|manage|lead|have)|we have|i've got|we've got)"
    r" (?P<own>(?:an?|our|my|this)(?: [a-z&'-]{2,16}){0,3}? (?:company|firm|business|agency|outfit|startup|office|practice|clinic|surgery"
    r"|charity|studio|workshop|workforce|staff|crew|team|shop|salon|garage|bakery|brewery|nursery|co-?op|organi[sz]ation) of"
    r"(?: about| around| roughly| some| just| only)?)\s$"
)


def told_in_passing(said: Utterance, one: Amount, words: Words) -> int:
    """How well the number of a firm that is told with it counts people, "your price for a catering firm of 26"; -1 where none is.

    What is asked of us before it says nothing of the firm.
    """
    if said.tongue != "en" or not said.folded.endswith(("of ", "about ", "around ", "roughly ", "some ", "just ", "only "), 0, one.start):
        return -1
    firm = _A_FIRM_OF_EN.search(said.folded, max(0, one.start - 100), one.start)
    if firm is None or not words.bare.match(said.folded, one.end):
        return -1
    left, right = clause(said.folded, one.start, one.end)
    return 0 if _OTHER.search(said.folded, firm.start("own"), right) or OF_A_TEAM["en"].search(said.folded, left) else 2


_MODEL = later(
    r"\b(?:mine'?s?|mine is|phone(?:'s| is)|(?:i|we)(?:'ve| have)(?: got)?|got|run|running|using|on|it's|that's) an?\s$"
    r"|\b(?:iphones?|ipads?|galaxy|pixel|windows|android|ios|version|release|model|unit|room|gate|route|level|grade|size"
    r"|apartment|suite|flat"
    r"|january|february|march|april|may|june|july|august|september|october|november|december)\s$"
)
"""Right before a number: it names a make, "mine's an 8", or a place."""


def counts_otherwise(before: str, folded: str, end: int) -> bool:
    """True for a number that is a place, a model or so much a month: "in 3", "three inboxes into one", "an iphone 8", "40 a day"."""
    return before.rstrip().endswith((" in", " into")) or bool(_PER.match(folded, end) or _MODEL.search(before))


def counts_people(said: Utterance, one: Amount) -> bool:
    """True where what is counted are people, or nothing is named: no sites, no vans."""
    words = STAFF[said.tongue]
    return any(way.match(said.folded, one.end) for way in (words.staff, words.people, words.bare, HANDS))

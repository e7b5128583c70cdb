"""What the parts of a firm and public bodies are called, by what ending a firm is known for one, and whose it is."""

from __future__ import annotations

from bot.language import lexicon
from bot.lean import later

OF_ANOTHER_KO = later(r"(?:님|씨|장|이사|대표|사장|선배|후배|동료|남편|아내|친구|상사)[은는]$")
"""이사님은 구본희 이사님: who somebody else is."""
_DUTY_KO = (
    r"(?:영업|마케팅|개발|기획|운영|관리|구매|총무|인사|재무|회계|경리|고객지원|고객|상담|물류|생산|품질|디자인|전산|정보"
    r"|경영지원|홍보|법무|시설|예약|배송|교육|기술|사무|사업|학생|교무|입학|행정|편집|열람|유통|원무|민원"
    r"|상품|콘텐츠|cs|cx|it|hr|md|pr|qa)"
)
DEPT_KO = rf"(?:[가-힣A-Za-z]{{2,8}}팀|[가-힣]{{2,8}}부|{_DUTY_KO}[가-힣]{{0,4}}(?:그룹|실|센터|파트|본부|과|담당|국|처|사업단))"
_DEPT_ALONE_KO = later(rf"(?:{_DUTY_KO}[가-힣]{{0,4}}(?:팀|부|그룹|실|센터|파트|본부|과|담당)|[가-힣A-Za-z]{{1,8}}팀)")
FIRM_MARK = (
    r"(?:物流|商事|出版|工業|製作所|商店|商会|電機|電気|電子|建設|工務店|産業|運輸|運送|不動産|銀行|病院|医院|クリニック|歯科"
    r"|学園|大学|旅館|ホテル|製菓|食品|酒造|堂|屋|社|館|園|店|局|堂|会|組合|事務所|企画|システムズ?"
    r"|テック|ラボ|ソフト|サービス|ホールディングス|グループ|デザイン|フーズ|薬局|薬品|化学|製薬|印刷|繊維|鉄工|精機|興業|通商"
    r"|交通|観光|農園|水産|書店|文庫|の里)"
)

FIRM_END = (
    r"(?:(?<=[ァ-ヺーa-z一-鿿]{2})(?:ワークス|システムズ?|テック|テクノロジーズ?|ラボ|ソフト|サービス|デザイン|フーズ|リンクス?"
    r"|プランニング|スタジオ|カンパニー|トレーディング"
    r"|ファーム|クリエイト|クリエイティブ|コーポレーション|ホームズ?|キッチン|ベーカリー|カフェ|クリニック|ネット|メディア|パートナーズ"
    r"|エンジニアリング|マーケティング|ソリューションズ?"
    r"|ロジスティクス|ロジ|モーターズ?|ハウス|アカデミー|スクール|グループ|ショップ|ストア|ジャパン|トラベル|ツーリスト|エステート"
    r"|インダストリー|プロダクツ|プロモーション|オフィス|ファクトリー"
    r"|ガーデン|リゾート|ライフ|ケア|メディカル|ファーマ|エナジー|ペイ|クラウド|データ|ロボティクス|プリント|クラフト|アパレル"
    r"|ビューティー?|ホールディングス|オンライン|リネン|ブルーイング|ライン)"
    r"|(?<=.{2})(?:物流|商事|出版|工業|製作所|商店|商会|電機|電気|電子|建設|建築|工務店|産業|運輸|運送|不動産|銀行|病院|医院|歯科|学園"
    r"|大学|旅館|製菓|食品|酒造|印刷|繊維|鉄工|精機"
    r"|興業|通商|交通|観光|農園|水産|書店|薬局|薬品|化学|製薬|企画|事務所|組合|設備|木工|鉄工所|織物|硝子|ガラス|建材|陶器|刃物|仏壇"
    r"|畳店|造園|園芸|電設|空調|測量|石材|製材|製麺|製茶|製パン|水道|瓦店|自動車|自工|整骨院|動物病院|保育園|幼稚園|博物館|美術館|図書館"
    r"|協会|財団|学院|塾|大学院|法人|葬祭|斎場|表具|左官|板金|鮮魚|精肉|青果|呉服|染物|材木|木材|金物|縫製|醸造|製紙|警備保障|釣具|楽器|模型"
    r"|漁協|農協|生協))"
)
"""How a name ends that no person has: ミナトワークス, 吉見水道設備."""

_TRADE_JA = (
    r"(?:法律|会計|税理士|社労士|司法書士|行政書士|特許|弁護士|設計|建築|建設|動物|総合|歯科|整形外科|内科|眼科|皮膚科|市立|県立|私立"
    r"|公立|国立|個人|中小|中堅|老舗|地元|地方|町|街|小さな|零細|大手"
    r"|学習|進学|音楽|英会話|料理|そろばん|印刷|出版|運送|物流|清掃|警備|食品|飲食|外食|化粧品|医療機器|機械|部品|自動車|電気|水道|旅行|観光|人材"
    r"|人材派遣|広告|it|web|saas|btob|btoc|システム|システム開発|ソフト|ゲーム|アパレル|雑貨"
    r"|通販|ネット|介護|福祉|訪問看護|訪問介護|産業|不動産|賃貸|管理|マンション管理|ビル管理|リフォーム|住宅|葬儀|結婚|美容|健康|農業"
    r"|水産|漁業|金属|化学|製薬|繊維|家具|文具|玩具|楽器|スポーツ|フィットネス|ec"
    r"|卸|輸入|貿易|温泉|高級|家族経営|太陽光|施工|解体|塗装|電器|青果|鮮魚|精密|金型|包装|段ボール|洋菓子|和菓子|葬祭|不用品"
    r"|リサイクル|中古車|の)"
)
_SORT_JA = (
    r"(?:寺|お寺|寺院|神社|歯医者|医者|宿|農家|町工場|加工場|事務所|病院|医院|クリニック|歯科|薬局|旅館|ホテル|民宿|ペンション|学園"
    r"|大学|高校|専門学校|学校|塾|教室|スクール|保育園|幼稚園"
    r"|こども園|組合|農協|漁協|生協|協会|財団|団体|図書館|博物館|美術館|水族館"
    r"|会社|商社|商店|[一-鿿]{0,2}屋|店|お店|ショップ|サイト|カフェ|サロン|美容室|美容院|整骨院|ジム|スタジオ|工場|工房|工務店|メーカー"
    r"|問屋|農園|牧場|酒造|酒蔵|蔵元|出版社|不動産|運送|建設|銀行|信用金庫"
    r"|保険|代理店|スーパー|スタートアップ|ベンチャー|エージェンシー|コンサル|役所|市役所|区役所|役場|県庁|自治体|施設|老人ホーム|チェーン|ブランド|センター|倉庫|業者|企業|法人|サービス"
    r"|物流|印刷|食品|観光|産業|製菓|動物病院|総合病院)"
)
A_SORT_JA = rf"(?:{_TRADE_JA}{{0,3}}{_SORT_JA}|[ァ-ヺー]{{2,8}}(?:教室|専門店|工房|屋|店|会社|業者|メーカー)|地域商社)"
"""What sort of firm it is, and no name: 法律事務所, 町の小さな印刷会社."""
_A_SORT = later(A_SORT_JA)


def is_sort(run: str) -> bool:
    """True for Japanese words that say what sort of firm it is, and not its name: 法律事務所, not しおさい法律事務所."""
    return bool(_A_SORT.fullmatch(run))


def is_department(run: str) -> bool:
    """True for a Korean word that is a part of a firm and no firm: CS그룹, 구매팀."""
    return bool(_DEPT_ALONE_KO.fullmatch(run))


_PART_JA = r"[^\s,.!?はがをの]{1,12}(?:部|課|室|係|チーム|グループ|局|本部|センター|担当)"
_POST = later(
    rf"(?:{_PART_JA}の)?(?:{'|'.join(sorted(lexicon('ja').titles, key=len, reverse=True))})"
    rf"|(?:{DEPT_KO}) ?(?:{'|'.join(sorted(lexicon('ko').titles, key=len, reverse=True))})"
)
_PART = later(_PART_JA)


def is_post(run: str) -> bool:
    """True for a title in a part of a firm, and no firm: 情報システム部の課長, 정보시스템팀 과장."""
    return bool(_POST.fullmatch(run))


def is_part(run: str) -> bool:
    """True for Japanese words for a part of a firm: 情報システム部."""
    return bool(_PART.fullmatch(run))


_ONE = r"[A-ZÀ-ÖØ-Þ0-9](?:[\w&'’+-]|\.(?=\w))*"
BODY_EN = later(
    rf"(?:^|^[^.!?\n]{{0,40}}?,\s)(?:[Tt]he\s)?(?P<it>(?:City|Town|County|Borough|Village|Township|University|Diocese|Port|Museum|Bank"
    rf"|Church"
    rf"|Parish|Department|Ministry|Office|House|College|School) of (?:the\s)?{_ONE}(?:\s+{_ONE}){{0,3}})(?=\s*(?:[.,;:!?\n-]|$|here\b))"
)
"""A public body at the head of a message: "Clerk's office, City of Marrow Creek."."""
SOMEBODY_EN = later(
    r"\b(?:my|our|a|an|his|her|their) (?:[a-z-]+ ){0,2}(?:friend|buddy|pal|mate|brother|sister|cousin|wife|husband|neighbou?r|boss"
    r"|colleague|contact|supplier|client|customer|competitor|accountant|dad|mum|mom|uncle|aunt)s?,? $"
)
"""Right before a name: somebody else's, and so is their firm."""

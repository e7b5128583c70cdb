"""The format of a flow file, said once: `check` validates by it, and the JSON Schema for editors is made from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.fields import FIELD_KINDS
from bot.flow.vocabulary import OUTCOMES, SIGNALS


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What may stand at one place of the file, with the sentence that an editor shows."""

    type: str  # a key of TYPES
    doc: str
    required: bool = False  # as a key of its mapping
    keys: Mapping[str, Shape] = field(default_factory=dict)  # of a record
    of: Shape | None = None  # items of a list, values of a map
    allowed: tuple[str, ...] = ()
    pattern: str = ""  # for text, and for the keys of a map
    example: str = ""  # what a right value looks like, for the cure
    minimum: float | None = None  # of a number; of a list, the number of items
    maximum: float | None = None
    placeholders: tuple[str, ...] = ()  # that a text may hold
    wrong: str = "F105"  # the code where `allowed` or `pattern` refuses
    missing: str = "F103"  # the code where a required key is missing
    plain: bool = False  # of texts: a single text is meant for every language


LANGUAGE = r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
NAME = r"^[a-z][a-z0-9_]{0,39}$"
DURATION = r"^[0-9]+(\.[0-9]+)?(s|m|h|d|w)$"
DAYS = r"^[1-9][0-9]{0,3}(d|w)$"
ADDRESS = r"^(mailto:[^@\s]+@[^@\s]+|https?://\S+|(slack|discord|telegram|desk)(:\S+)?)$"


def _texts(doc: str, *, required: bool = False, placeholders: tuple[str, ...] = (), missing: str = "F103", plain: bool = False) -> Shape:
    return Shape(type="texts", doc=doc, required=required, placeholders=placeholders, missing=missing, plain=plain)


def _text(doc: str, *, required: bool = False, pattern: str = "", example: str = "", wrong: str = "F105") -> Shape:
    return Shape(type="string", doc=doc, required=required, pattern=pattern, example=example, wrong=wrong)


def _name(doc: str, *, required: bool = False) -> Shape:
    return _text(doc, required=required, pattern=NAME, example="company_size", wrong="F110")


def _when(doc: str, *, required: bool = False) -> Shape:
    return Shape(type="condition", doc=doc, required=required)


def _record(doc: str, keys: Mapping[str, Shape], *, required: bool = False, missing: str = "F103") -> Shape:
    return Shape(type="record", doc=doc, keys=keys, required=required, missing=missing)


def _list(doc: str, of: Shape, *, required: bool = False, minimum: int = 1) -> Shape:
    return Shape(type="list", doc=doc, of=of, required=required, minimum=minimum)


def _flag(doc: str) -> Shape:
    return Shape(type="boolean", doc=doc)


BOT = _record(
    "Who speaks.",
    {
        "name": _texts("The bot's shown name.", required=True, plain=True),
        "company": _text("The firm it speaks for.", required=True),
        "disclosure": _texts(
            "Opens the first reply and says that this is an AI.",
            required=True,
            placeholders=("bot", "company"),
            missing="F401",
        ),
    },
    required=True,
)

SIGNAL = _record(
    "A signal of the flow's own, or more examples for a built-in one.",
    {
        "means": Shape(type="string", doc="The built-in signal that it counts as.", allowed=SIGNALS, wrong="F411"),
        "weight": Shape(type="number", doc="How much it counts, above 0 to 1.", minimum=0.01, maximum=1),
        "examples": Shape(
            type="map",
            doc="Sentences that show it, by language.",
            required=True,
            pattern=LANGUAGE,
            of=_list("Sentences of one language.", _text("A sentence as a prospect writes it.")),
        ),
    },
)

QUESTION = _record(
    "One field that the flow asks for.",
    {
        "field": _name("The field: a built-in one, or your own with its kind.", required=True),
        "kind": Shape(type="string", doc="How the answer is read.", allowed=tuple(FIELD_KINDS), wrong="F201", example="text"),
        "required": _flag("Asked first; the outcome waits for it."),
        "ask": _texts("The question.", required=True, placeholders=("bot", "company", "name")),
        "why": _texts("What it is for, and that it may be left out; said before the first asking.", placeholders=("bot", "company")),
        "choices": Shape(
            type="list", doc="Quick replies; the field's kind reads them.", of=_texts("A label.", plain=True), minimum=2, maximum=10
        ),
        "when": _when("Asked only while this holds."),
    },
)

SCORE_LINE = _record(
    "Points with the reason that stands on the card.",
    {
        "when": _when("When the points are given.", required=True),
        "add": Shape(type="integer", doc="Points; the sum is kept within 0 to 100.", required=True, minimum=-100, maximum=100),
        "reason": _texts("Why, for the rep.", required=True, plain=True),
    },
)

OUTCOME_LINE = _record(
    "An outcome and when it holds; the first line that holds decides.",
    {
        "outcome": Shape(type="string", doc="What becomes of the lead.", required=True, allowed=OUTCOMES),
        "at_once": _flag("Tested after every message, not only when each required question is settled."),
        "when": _when("When it holds.", required=True),
    },
)

ROUTE = _record(
    "Which team gets the lead.",
    {"when": _when("When this team gets it; the last route has none."), "to": _text("A team of config.yaml.", required=True)},
)

FOLLOW_UP = _record(
    "What is said when the prospect went quiet.",
    {
        "after": _text("How long after their last message.", required=True, pattern=DURATION, example="4h", wrong="F107"),
        "say": _texts("What is said.", required=True, placeholders=("topic", "bot", "company", "name")),
    },
)

LATER = _record(
    "One message of the slow sequence.",
    {
        "after": _text("How long after their last message.", required=True, pattern=DAYS, example="30d", wrong="F107"),
        "say": _texts("What is said.", required=True, placeholders=("topic", "bot", "company", "name")),
    },
)

NURTURE = _record(
    "What somebody with the outcome nurture hears over the months. It is advertising: checks and laws in docs/nurture.md.",
    {
        "consent": _texts("Asked once after the outcome: whether they may be written to.", placeholders=("bot", "company")),
        "sender": _texts("Who sends it: name, postal address, how to reach them. Stands at the foot of each.", required=True),
        "steps": _list("What is said, and when.", LATER, required=True),
    },
)

MEETING = _record(
    "Times for a meeting, offered after the handoff and when somebody asks for one.",
    {
        "minutes": Shape(type="integer", doc="How long it lasts; 30 by default.", minimum=10, maximum=240),
        "notice": _text("No meeting begins sooner; 2h by default.", pattern=DURATION, example="2h", wrong="F107"),
        "days": Shape(type="integer", doc="No meeting begins later than so many days from now; 10 by default.", minimum=1, maximum=60),
    },
)

FLOW = _record(
    "A Handraiser flow: what the bot asks, and what becomes of the answers.",
    {
        "flow": _name("The flow's name, that of its file.", required=True),
        "languages": _list(
            "Language codes; the first is the fallback.",
            _text("A language code.", pattern=LANGUAGE, example="en", wrong="F110"),
            required=True,
        ),
        "bot": BOT,
        "greeting": _texts("What the widget shows when it opens.", placeholders=("bot", "company")),
        "signals": Shape(type="map", doc="Signals beyond those built in.", pattern=NAME, of=SIGNAL),
        "questions": _list("In this order, each while its field is unknown; required ones first.", QUESTION, required=True),
        "score": _list("Lines that give points.", SCORE_LINE),
        "outcomes": _list("From the top; the first that holds.", OUTCOME_LINE, required=True),
        "support": _record(
            "Where an existing customer with a problem is sent.",
            {
                "send_to": _text(
                    "mailto:, https:// or a place on a platform.",
                    required=True,
                    pattern=ADDRESS,
                    example="mailto:support@example.com",
                    wrong="F412",
                ),
                "say": _texts("What the bot says then.", placeholders=("bot", "company", "email")),
            },
        ),
        "routes": _list("The first that holds; the last has no condition.", ROUTE, required=True),
        "follow_ups": _list("After how much silence what is said.", FOLLOW_UP),
        "nurture": NURTURE,
        "meeting": MEETING,
        "links": Shape(
            type="map",
            doc="Public addresses that phrases point at.",
            pattern=NAME,
            of=_text("An address.", pattern=r"^https?://\S+$", example="https://example.com/prices", wrong="F412"),
        ),
        "material": _texts("What is given when a brochure is asked for: a file under flows/, or an address.", plain=True),
        "knowledge": _text("The folder with the pages that the bot may quote."),
        "retention_days": Shape(
            type="integer",
            doc="Days without a word after which a conversation is erased. Left out: never.",
            minimum=1,
            maximum=3650,
        ),
    },
)

PAGE = _record(
    "The front matter of a knowledge page.",
    {
        "id": _text(
            "The page's name, the same in every language.", required=True, pattern=r"^[a-z0-9][a-z0-9_-]*$", example="pricing", wrong="F110"
        ),
        "title": _text("Its title, as a source is named to the prospect.", required=True),
        "language": _text("Its language code.", required=True, pattern=LANGUAGE, example="en", wrong="F110"),
        "owner": _text("Who keeps it true: a rep, a team or an address.", required=True),
        "valid_until": _text(
            "The last day on which it is said.", required=True, pattern=r"^\d{4}-\d\d-\d\d$", example="2027-06-30", wrong="F108"
        ),
        "source": _text("The public address, where there is one."),
        "region": _text("Said only to prospects of this country.", pattern=r"^[A-Z]{2}$", example="KR", wrong="F110"),
        "draft": _flag("Not said to anybody until this line is gone, or says false."),
        "keywords": _list("Words that prospects use for it.", _text("A word."), minimum=0),
    },
)

"""config.yaml is read in full or every fault in it is named at once, with its place and cure."""

from __future__ import annotations

from datetime import date, time, timedelta
from pathlib import Path

import pytest

from bot.config import Config, Span
from bot.errors import FaultyFiles
from bot.settings.config_file import MAX_BYTES, load_config
from bot.settings.schema import CODES
from tests.settings.written import FULL, REP, TEAM, WEB, faults, load, only

ROOT = Path(__file__).parent.parent


def test_every_key_arrives_where_it_belongs(tmp_path: Path) -> None:
    config = load(tmp_path, FULL, BOT="xoxb-1", APP="xapp-1", TELEGRAM="1:a")
    assert (config.database, config.brain, config.settle, config.limits, config.encoder, config.flows) == (
        ("sqlite:///data/handraiser.db", "claude", 1.5, False, True, "my/flows")
    )
    assert config.platforms["web"].origins == ("https://shop.example", "http://localhost:8080")
    assert dict(config.platforms["slack"].settings) == {
        "mode": "socket",
        "bot_token": "xoxb-1",
        "app_token": "xapp-1",
        "listen": "dm,mention,#ask-sales",
    }
    team = config.teams["inbound"]
    assert team.cards == (("desk", ""), ("slack", "#leads"), ("telegram", "-100123456"))
    assert (team.shown, team.language, team.assign, team.zone, team.holidays) == ("영업팀", "ko", "round_robin", "Asia/Seoul", "KR")
    assert (team.claim_within, team.first_reply_within, team.reply_within) == (
        (timedelta(minutes=10), timedelta(minutes=5), timedelta(minutes=90))
    )
    assert team.hours[-1] == Span(weekday=5, opens=time(10), closes=time(14))
    assert len(team.hours) == 6
    assert (team.closed, team.escalate) == ((date(2026, 12, 24),), ("dana",))
    rep = config.reps["dana"]
    assert (rep.id, rep.name, rep.teams, rep.languages, rep.role) == ("dana", "김다나", ("inbound",), ("ko", "ja"), "영업")
    assert (rep.weight, rep.capacity, rep.email) == (2, 5, "dana@northdesk.example")
    assert dict(rep.identities) == {"slack": "U012AB3CD", "telegram": "778899"}


def test_without_a_file_everything_is_as_by_default() -> None:
    assert load_config(None, {}) == Config()


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "\ufeff", "teams:\nreps:\n"])
def test_a_file_that_says_nothing_is_as_by_default(tmp_path: Path, text: str) -> None:
    assert load(tmp_path, text) == Config()


def test_the_example_is_without_a_fault() -> None:
    config = load_config(ROOT / "config.example.yaml", {})
    assert {"inbound", "seoul", "tokyo"} <= set(config.teams)


def test_every_fault_is_reported_at_once_and_in_order(tmp_path: Path) -> None:
    text = "databse: x\nbrain: gpt\nsettle: soon\nplatforms:\n  slak: {}\nteams:\n  inbound: {zone: Mars/North}\nreps:\n  dana: {}\n"
    found = faults(tmp_path, text)
    assert [(fault.line, fault.code) for fault in found] == [
        (1, "C101"),
        (2, "C105"),
        (3, "C107"),
        (5, "C101"),
        (7, "C403"),
        (7, "C303"),
        (9, "C103"),
    ]
    assert all(fault.cure for fault in found)
    assert str(found[0]) == f"{tmp_path / 'config.yaml'}:1:1: C101 `config.yaml` has no key `databse`. Did you mean `database`?"
    assert found[0].json()["column"] == 1


FAULTY = [
    # the file
    ("a: [", "C003", "Close"),
    ("database: x\n\tbrain: y", "C009", "spaces"),
    ("- a\n- b", "C007", "keys"),
    ("just a text", "C007", "keys"),
    ("a: 1\n---\nb: 2", "C003", "one document"),
    # keys
    ("platforms: [web]", "C104", "as a key"),
    ("teams: {inbound: 3}", "C104", "key: value"),
    ("brain: rules\nbrain: claude", "C102", "one of the two"),
    ("platforms: {terminal: {flow: x}}", "C101", "Known are: web"),
    ("platforms: {web: {flow: b2b_saas, orgins: []}}", "C101", "`origins`"),
    ("platforms: {web: {}}", "C103", "flow"),
    ("platforms: {telegram: {flow: b2b_saas}}", "C103", "token: ${NAME}"),
    ("reps: {dana: {email: a@b.example}}", "C103", "name"),
    ('teams: {"in bound": {}}', "C110", "a to z"),
    ("teams: {12: {}}", "C110", "a to z"),
    # values
    ("limits: maybe", "C105", "`on` or `off`"),
    ("brain: Rules", "C105", "`rules`"),
    ('flows: "my\\0flows"', "C104", "on one line"),
    (REP % 'role: "Sales\\r\\nBcc: a@b.example"', "C104", "on one line"),
    ("brain: [rules]", "C104", "a text"),
    ("flows: ''", "C109", "delete"),
    ("settle: 40s", "C106", "0s to 30s"),
    ("settle: -1s", "C107", "1.2s"),
    ("settle: {a: 1}", "C107", "1.2s"),
    (TEAM % "claim_within: 10", "C107", "10m"),
    (TEAM % "claim_within: 0", "C106", "1m to 30d"),
    (TEAM % "claim_within: 90d", "C106", "1m to 30d"),
    (TEAM % "closed: [2026-02-30]", "C108", "2026-12-24"),
    (TEAM % "closed: ['2026/02/03']", "C108", "2026-12-24"),
    (REP % "weight: 1.5", "C104", "0 to 100"),
    (REP % "weight: true", "C104", "0 to 100"),
    (REP % "capacity: 99999", "C106", "0 to 10000"),
    (REP % "email: dana", "C307", "name@firm.example"),
    (REP % "languages: [jp]", "C309", "`ja`"),
    (REP % "languages: [english]", "C309", "`en`"),
    # what they say
    (TEAM % "hours: 'Fri 22:00-06:00'", "C302", '"Fri 22:00-24:00, Sat 00:00-06:00"'),
    (TEAM % "hours: '금 22:00-06:00'", "C302", "two"),
    (TEAM % "hours: 'Mon-Fri'", "C301", "09:00-18:00"),
    (TEAM % "hours: '09:00-18:00'", "C301", "Mon-Fri"),
    (TEAM % "hours: 'Mon 09:00-25:00'", "C301", "24:00"),
    (TEAM % "hours: 'Mon 09:00-12:00, Mon 11:00-13:00'", "C301", "once"),
    (TEAM % "hours: 'Someday 09:00-12:00'", "C301", "Mon-Fri"),
    (TEAM % "zone: asia/seoul", "C303", "`Asia/Seoul`"),
    (TEAM % "zone: ../../etc/passwd", "C303", "IANA"),
    (TEAM % "holidays: XX", "C304", "ISO 3166"),
    (TEAM % "cards: ['irc:#x']", "C305", "slack"),
    (TEAM % "cards: ['slack:leads']", "C305", "slack:#leads"),
    (TEAM % "cards: ['telegram:leads']", "C305", "telegram:-100123456789"),
    (TEAM % "cards: ['desk:1']", "C305", "desk"),
    (WEB % "origins: ['https://shop.example/path']", "C306", "https://shop.example"),
    (WEB % "origins: ['*']", "C306", "https://shop.example"),
    (WEB % "origins: ['https://*.shop.example']", "C306", "https://shop.example"),
    (WEB % "origins: ['javascript://x']", "C306", "https://shop.example"),
    (WEB % "origins: ['https://shop.example:99999']", "C306", "https://shop.example"),
    ("database: mysql://x/y", "C308", "sqlite:///"),
    ("database: 'sqlite://'", "C308", "sqlite:///"),
    # what refers to something else
    ("teams: {inbound: {}}\nreps: {dana: {name: D, teams: [inbound, inbuond]}}", "C401", "`inbound`"),
    (TEAM % "escalate: [dina]", "C402", "`dana`"),
    ("teams: {inbound: {}}", "C403", "teams: [inbound]"),
    ("reps: {a: {name: A, slack: U1}, b: {name: B, slack: u1}}", "C404", "own"),
    ("platforms: {web: {flow: f}}\n" + TEAM % "cards: ['slack:#leads']", "C405", "`slack:`"),
]


@pytest.mark.parametrize(("text", "code", "cure"), FAULTY, ids=lambda value: value[:60] if isinstance(value, str) else None)
def test_a_fault_has_its_code_and_cure(tmp_path: Path, text: str, code: str, cure: str) -> None:
    fault = only(tmp_path, text)
    assert fault.code == code, str(fault)
    assert cure in fault.cure, str(fault)
    assert fault.code in CODES


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("database: sqlite:///x\nsettel: 1s", 2, 1),
        ("settle:   soon", 1, 11),
        ("teams:\n  서울: {}\n", 2, 3),
        (TEAM % "closed: [2026-12-24, 2026-12-32]", 2, 34),
    ],
)
def test_a_fault_stands_where_the_value_stands(tmp_path: Path, text: str, line: int, column: int) -> None:
    fault = faults(tmp_path, text)[0]
    assert (fault.line, fault.column) == (line, column)


@pytest.mark.parametrize(
    ("written", "spans"),
    [
        ("Mon-Fri 09:00-18:00", [(day, 9, 18) for day in range(5)]),
        ("Mon, Wed 09:00-12:00", [(0, 9, 12), (2, 9, 12)]),
        ("Mon 09:00-12:00 13:00-17:00", [(0, 9, 12), (0, 13, 17)]),
        ("Mon 09:00-12:00, 13:00-17:00", [(0, 9, 12), (0, 13, 17)]),
        ("Sat-Mon 10:00-11:00", [(0, 10, 11), (5, 10, 11), (6, 10, 11)]),
        ("monday – wednesday 9:00 – 17:00", [(0, 9, 17), (1, 9, 17), (2, 9, 17)]),
        ("월-수 09:00-18:00, 금요일 10:00-12:00", [(0, 9, 18), (1, 9, 18), (2, 9, 18), (4, 10, 12)]),
        ("月〜火 09:00〜18:00、土曜日 10:00-12:00", [(0, 9, 18), (1, 9, 18), (5, 10, 12)]),
    ],
)
def test_hours_are_read_as_people_write_them(tmp_path: Path, written: str, spans: list[tuple[int, int, int]]) -> None:
    hours = load(tmp_path, TEAM % f'hours: "{written}"').teams["inbound"].hours
    assert [(span.weekday, span.opens.hour, span.closes.hour) for span in hours] == spans


def test_a_day_may_end_at_24_and_always_is_no_hours(tmp_path: Path) -> None:
    assert load(tmp_path, TEAM % 'hours: "Fri 22:00-24:00, Sat 00:00-06:00"').teams["inbound"].hours[0].closes == time.max
    assert load(tmp_path, TEAM % "hours: always").teams["inbound"].hours == ()


@pytest.mark.parametrize(("written", "seconds"), [("0", 0), ("1.2s", 1.2), ("500ms", 0.5), ("2", 2), ("0.25", 0.25)])
def test_settle_is_seconds(tmp_path: Path, written: str, seconds: float) -> None:
    assert load(tmp_path, f"settle: {written}").settle == seconds


@pytest.mark.parametrize(("written", "minutes"), [("10m", 10), ("1h30m", 90), ("1h 30m", 90), ("3d", 4320), ("1.5h", 90), ("1w", 10080)])
def test_deadlines_have_a_unit(tmp_path: Path, written: str, minutes: int) -> None:
    assert load(tmp_path, TEAM % f"claim_within: {written}").teams["inbound"].claim_within == timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("written", "value"), [("on", True), ("off", False), ("On", True), ("OFF", False), ("true", True), ("false", False), ("yes", True)]
)
def test_a_switch_is_on_or_off_as_text_or_boolean(tmp_path: Path, written: str, value: bool) -> None:
    assert load(tmp_path, f"limits: {written}").limits is value


# hostile files


def test_a_file_that_is_not_there_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(FaultyFiles) as caught:
        load_config(tmp_path / "nope.yaml", {})
    assert [fault.code for fault in caught.value.faults] == ["C001"]
    assert "handraiser init" in caught.value.faults[0].cure


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"# " + b"x" * MAX_BYTES, "C004"),
        ("flows: caf\u00e9".encode("latin-1"), "C002"),
        (b"flows: \x00x", "C003"),
        (
            b"a: &a [x,x,x,x,x,x,x,x,x]\n"
            + b"".join(b"%c: &%c [%s]\n" % (c + 1, c + 1, b",".join([b"*%c" % c] * 9)) for c in range(97, 105)),
            "C005",
        ),
        (b"[" * 5000, "C005"),
        (b"x: *nothing", "C003"),
        (b"!!python/object/apply:os.system ['true']", "C007"),
    ],
    ids=["too large", "latin-1", "nul", "bomb", "deep", "alias", "tag"],
)
def test_a_hostile_file_is_one_fault(tmp_path: Path, content: bytes, code: str) -> None:
    file = tmp_path / "config.yaml"
    file.write_bytes(content)
    with pytest.raises(FaultyFiles) as caught:
        load_config(file, {})
    assert [fault.code for fault in caught.value.faults] == [code]


def test_a_folder_in_place_of_a_file_is_one_fault(tmp_path: Path) -> None:
    with pytest.raises(FaultyFiles) as caught:
        load_config(tmp_path, {})
    assert [fault.code for fault in caught.value.faults] == ["C001"]

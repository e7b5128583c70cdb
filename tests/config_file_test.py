"""config.yaml is read in full or every fault in it is named at once, with its place and cure."""

from __future__ import annotations

import re
from datetime import date, time, timedelta
from pathlib import Path

import pytest

from bot.config import Config, Span
from bot.config_file import MAX_BYTES, load_config
from bot.errors import Fault, FaultyFiles
from bot.settings.schema import ATTEMPTS, CODES, ENTRIES, MAIL, MODEL, PLATFORMS, SECTIONS, TOP, WEBHOOK

ROOT = Path(__file__).parent.parent
DOCS = (ROOT / "docs" / "config.md").read_text("utf-8")

TEAM = "teams:\n  inbound: {%s}\nreps:\n  dana: {name: Dana, teams: [inbound]}\n"
REP = "teams:\n  inbound: {}\nreps:\n  dana: {name: Dana, teams: [inbound], %s}\n"
WEB = "platforms:\n  web: {flow: b2b_saas, %s}\n"

FULL = """\
database: sqlite:///data/handraiser.db
brain: claude
settle: 1.5s
limits: off
encoder: on
flows: my/flows
platforms:
  web:      {flow: b2b_saas, origins: ["https://shop.example", "http://localhost:8080/"]}
  slack:    {mode: socket, bot_token: "${BOT}", app_token: "${APP}", flow: b2b_saas, listen: [dm, mention, "#ask-sales"]}
  telegram: {token: "${TELEGRAM}", flow: upsell}
teams:
  inbound: {cards: [desk, "slack:#leads", "telegram:-100123456"], shown: 영업팀, language: ko, assign: round_robin,
            claim_within: 10m, first_reply_within: 5m, reply_within: 1h30m, hours: "Mon-Fri 09:00-18:00, Sat 10:00-14:00",
            zone: Asia/Seoul, holidays: KR, closed: [2026-12-24], escalate: [dana]}
reps:
  dana: {name: 김다나, teams: [inbound], languages: [ko, ja], role: 영업, weight: 2, capacity: 5, email: Dana@Northdesk.example,
         slack: U012AB3CD, telegram: 778899}
"""


def load(tmp_path: Path, text: str, **environ: str) -> Config:
    file = tmp_path / "config.yaml"
    file.write_text(text, "utf-8")
    return load_config(file, environ)


def faults(tmp_path: Path, text: str, **environ: str) -> tuple[Fault, ...]:
    with pytest.raises(FaultyFiles) as caught:
        load(tmp_path, text, **environ)
    return caught.value.faults


def only(tmp_path: Path, text: str, **environ: str) -> Fault:
    found = faults(tmp_path, text, **environ)
    assert len(found) == 1, [str(fault) for fault in found]
    return found[0]


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


# secrets


@pytest.mark.parametrize(
    "text",
    [
        "platforms: {telegram: {flow: f, token: '123456:canary-secret'}}",
        "platforms: {slack: {flow: f, bot_token: xoxb-canary-secret, app_token: '${APP}'}}",
        "database: postgresql://handraiser:canary-secret@db/handraiser",
    ],
)
def test_a_secret_in_the_file_is_a_fault_that_does_not_repeat_it(tmp_path: Path, text: str) -> None:
    fault = only(tmp_path, text, APP="xapp-1")
    assert fault.code == "C201"
    assert "canary" not in str(fault)
    assert "${NAME}" in fault.cure or "${NAME}" in fault.what


def test_a_variable_that_is_missing_or_empty_is_named_once_each(tmp_path: Path) -> None:
    text = "platforms:\n  slack: {flow: f, bot_token: '${BOT}', app_token: '${APP}'}\n  telegram: {flow: f, token: '${OTHER}'}"
    found = faults(tmp_path, text, OTHER="")
    assert [(fault.code, fault.what) for fault in found] == [
        ("C202", "The variable `BOT` is not set"),
        ("C202", "The variable `APP` is not set"),
        ("C202", "The variable `OTHER` is not set"),
    ]


def test_a_variable_may_stand_inside_a_value(tmp_path: Path) -> None:
    config = load(tmp_path, "database: postgresql://handraiser:${PASSWORD}@db/handraiser", PASSWORD="s3cret")
    assert config.database == "postgresql://handraiser:s3cret@db/handraiser"


def test_a_variable_s_value_is_not_read_as_yaml_or_as_another_variable(tmp_path: Path) -> None:
    config = load(tmp_path, "platforms: {telegram: {flow: f, token: '${T}'}}", T="[${HOME}]: {a: *b}", HOME="/root")
    assert config.platforms["telegram"].settings["token"] == "[${HOME}]: {a: *b}"


def test_secrets_do_not_show_when_a_config_is_printed(tmp_path: Path) -> None:
    config = load(tmp_path, "platforms: {telegram: {flow: f, token: '${T}'}}", T="canary-token")
    assert "canary" not in repr(config)


@pytest.mark.parametrize(
    ("listen", "cure"),
    [("[dm, mentions]", "`mention`"), ("['#ask sales']", "`dm`, `mention` or a channel"), ("[sales-questions]", '"#sales-questions"')],
)
def test_where_slack_cannot_listen_is_named(tmp_path: Path, listen: str, cure: str) -> None:
    text = f"platforms: {{slack: {{flow: f, bot_token: '${{B}}', app_token: '${{B}}', listen: {listen}}}}}"
    (fault,) = faults(tmp_path, text, B="x")
    assert (fault.code, cure in fault.cure) == ("C105", True), str(fault)


@pytest.mark.parametrize(
    ("key", "value", "cure"),
    [("listen", "[dm, mentions]", "`mention`"), ("listen", "['#ask-sales']", "a channel's id"), ("guilds", "northdesk", "Developer Mode")],
)
def test_where_discord_cannot_listen_is_named(tmp_path: Path, key: str, value: str, cure: str) -> None:
    (fault,) = faults(tmp_path, f"platforms: {{discord: {{flow: f, token: '${{B}}', {key}: {value}}}}}", B="x")
    assert (fault.code, cure in fault.cure) == ("C105", True), str(fault)


def test_ids_of_discord_are_taken_with_and_without_quotes(tmp_path: Path) -> None:
    text = "platforms: {discord: {flow: f, token: '${B}', listen: [dm, 112233445566778899], guilds: '998877665544332211'}}"
    settings = load(tmp_path, text, B="x").platforms["discord"].settings
    assert (settings["listen"], settings["guilds"]) == ("dm,112233445566778899", "998877665544332211")


def test_slack_over_http_wants_a_signing_secret_instead(tmp_path: Path) -> None:
    found = faults(tmp_path, "platforms: {slack: {flow: f, mode: http, bot_token: '${B}'}}", B="x")
    assert [fault.what for fault in found] == ["`platforms.slack` has no `signing_secret`"]


# the environment


def test_the_environment_overrides_the_file(tmp_path: Path) -> None:
    config = load(
        tmp_path,
        FULL,
        BOT="b",
        APP="a",
        TELEGRAM="t",
        HANDRAISER_SETTLE="0",
        HANDRAISER_LIMITS="on",
        HANDRAISER_ENCODER="off",
        HANDRAISER_DATABASE="postgresql://u:p@h/d",
        HANDRAISER_PLATFORMS__WEB__FLOW="other",
        HANDRAISER_PLATFORMS__WEB__ORIGINS="https://a.example, https://b.example",
        HANDRAISER_PLATFORMS__TELEGRAM__TOKEN="1:literal",
        HANDRAISER_TEAMS__INBOUND__HOURS="Mon 09:00-12:00, 13:00-14:00",
        HANDRAISER_TEAMS__INBOUND__CARDS='[desk, "slack:#new"]',
    )
    assert (config.settle, config.limits, config.encoder, config.database) == (0, True, False, "postgresql://u:p@h/d")
    web = config.platforms["web"]
    assert (web.flow, web.origins) == ("other", ("https://a.example", "https://b.example"))
    assert config.platforms["telegram"].settings["token"] == "1:literal"
    assert len(config.teams["inbound"].hours) == 2
    assert config.teams["inbound"].cards == (("desk", ""), ("slack", "#new"))
    assert config.teams["inbound"].language == "ko"


def test_the_environment_alone_is_a_config() -> None:
    environ = {"HANDRAISER_SETTLE": "0", "HANDRAISER_LIMITS": "off", "HANDRAISER_PLATFORMS__WEB__FLOW": "b2b_saas", "PATH": "/bin"}
    config = load_config(None, environ)
    assert (config.settle, config.limits, config.platforms["web"].flow) == (0, False, "b2b_saas")


def test_names_in_the_environment_match_whatever_their_case_and_dashes(tmp_path: Path) -> None:
    text = "teams: {East-Coast: {}}\nreps: {dana: {name: D, teams: [East-Coast]}}"
    config = load(tmp_path, text, HANDRAISER_TEAMS__EAST_COAST__LANGUAGE="ja")
    assert {name: team.language for name, team in config.teams.items()} == {"East-Coast": "ja"}


@pytest.mark.parametrize(
    ("variable", "value", "code"),
    [
        ("HANDRAISER_SETTEL", "0", "C101"),
        ("HANDRAISER_PLATFORMS__WEB__FLOWS", "x", "C101"),
        ("HANDRAISER_PLATFORM__WEB__FLOW", "x", "C101"),
        ("HANDRAISER_LIMITS", "maybe", "C105"),
        ("HANDRAISER_", "x", "C203"),
        ("HANDRAISER_TEAMS____X", "x", "C203"),
        ("HANDRAISER_TEAMS", "[broken", "C003"),
        ("HANDRAISER_SETTLE__X", "1", "C107"),
    ],
)
def test_a_faulty_variable_is_named(tmp_path: Path, variable: str, value: str, code: str) -> None:
    fault = only(tmp_path, "platforms: {web: {flow: f}}", **{variable: value})
    assert (fault.file, fault.code) == (variable, code), str(fault)


def test_variables_that_are_no_keys_and_empty_ones_are_left_alone(tmp_path: Path) -> None:
    environ = {"HANDRAISER_KEY": "x", "HANDRAISER_LONG": "1", "HANDRAISER_CRASH": "save", "HANDRAISER_SETTLE": ""}
    assert load(tmp_path, "settle: 2s", **environ).settle == 2


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


# the page


def _rows() -> set[str]:
    return set(re.findall(r"^\| `([^`]+)`", DOCS, re.MULTILINE))


@pytest.mark.parametrize("key", [*TOP, *SECTIONS])
def test_the_page_has_every_key(key: str) -> None:
    assert key in _rows()


@pytest.mark.parametrize(
    "key",
    [f"platforms.{name}.{key}" for name, keys in PLATFORMS.items() for key in keys]
    + [f"{section}.NAME.{key}" for section, keys in ENTRIES.items() for key in keys]
    + [f"model.{key}" for key in MODEL]
    + [f"mail.{key}" for key in MAIL]
    + [f"webhook.{key}" for key in WEBHOOK]
    + [f"attempts.{key}" for key in ATTEMPTS],
)
def test_the_page_has_every_key_of_an_entry(key: str) -> None:
    assert key in _rows()


def test_the_page_has_no_key_that_does_not_exist() -> None:
    known = {*TOP, *SECTIONS, *(f"platforms.{name}.{key}" for name, keys in PLATFORMS.items() for key in keys)}
    known |= {f"{section}.NAME.{key}" for section, keys in ENTRIES.items() for key in keys} | set(CODES)
    known |= {f"model.{key}" for key in MODEL} | {f"mail.{key}" for key in MAIL} | {f"webhook.{key}" for key in WEBHOOK}
    known |= {f"attempts.{key}" for key in ATTEMPTS}
    assert _rows() - known == set()


@pytest.mark.parametrize("code", CODES)
def test_the_page_has_every_code(code: str) -> None:
    assert f"| `{code}` | {CODES[code]} |" in DOCS


# the model


def test_the_brain_and_its_model_are_read(tmp_path: Path) -> None:
    path = tmp_path / "config.yaml"
    path.write_text(
        "brain: claude\nmodel: {id: claude-haiku-5-5, key: '${K}', effort: medium, time_limit: 5s, redact: off,\n"
        "  conversation_budget: 0.02, day_budget: $3, prefix: 4000, base_url: 'https://proxy.example/llm/'}\n",
        "utf-8",
    )
    model = load_config(path, {"K": "sk-ant-1"}).model
    assert (model.id, model.key, model.effort, model.time_limit, model.redact) == ("claude-haiku-5-5", "sk-ant-1", "medium", 5.0, False)
    assert (model.conversation_budget, model.day_budget, model.prefix) == (0.02, 3.0, 4000)
    assert model.base_url == "https://proxy.example/llm"
    assert "sk-ant-1" not in repr(model)


def test_brain_claude_alone_is_enough(tmp_path: Path) -> None:
    path = tmp_path / "config.yaml"
    path.write_text("brain: claude\n", "utf-8")
    model = load_config(path, {}).model
    assert (model.id, model.effort, model.time_limit, model.redact, model.prefix) == ("", "low", 12.0, True, 5000)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("brain: gpt", "C105"),
        ("brain: local", "C406"),
        ("brain: scripted\nmodel: {id: x}", "C406"),
        ("model: claude", "C104"),
        ("model: {ide: x}", "C101"),
        ("model: {key: sk-ant-api03-in-the-file}", "C201"),
        ("model: {base_url: 'ftp://x'}", "C310"),
        ("model: {base_url: 'https://user:pw@x.example'}", "C310"),
        ("model: {base_url: 'http://x:99999'}", "C310"),
        ("model: {time_limit: 2m}", "C106"),
        ("model: {day_budget: -1}", "C104"),
        ("model: {day_budget: 1000000}", "C106"),
        ("model: {redact: perhaps}", "C105"),
        ("model: {effort: max}", "C105"),
        ("model: {prefix: 10}", "C106"),
        ("model:\n  id: a\n  id: b", "C102"),
    ],
)
def test_a_fault_of_the_model_is_named_with_its_place(tmp_path: Path, written: str, code: str) -> None:
    path = tmp_path / "config.yaml"
    path.write_text(written, "utf-8")
    with pytest.raises(FaultyFiles) as caught:
        load_config(path, {})
    assert [fault.code for fault in caught.value.faults] == [code]
    assert all(fault.line >= 1 and fault.cure for fault in caught.value.faults)


def test_the_environment_sets_keys_of_the_model() -> None:
    config = load_config(None, {"HANDRAISER_BRAIN": "local", "HANDRAISER_MODEL__ID": "qwen3:8b", "HANDRAISER_MODEL__KEY": "k"})
    assert (config.brain, config.model.id, config.model.key) == ("local", "qwen3:8b", "k")


# the mail server


def test_the_mail_server_is_read(tmp_path: Path) -> None:
    written = "mail: {host: smtp.firm.example, security: tls, user: hr, password: '${PW}', from: Hello@firm.example, name: The Firm}\n"
    mail = load(tmp_path, written, PW="s3cret").mail
    assert (mail.host, mail.port, mail.security, mail.user, mail.password) == ("smtp.firm.example", 0, "tls", "hr", "s3cret")
    assert (mail.sender, mail.name) == ("hello@firm.example", "The Firm")
    assert "s3cret" not in repr(mail)


def test_without_a_mail_section_there_is_no_mail_server(tmp_path: Path) -> None:
    assert load(tmp_path, "mail:\n").mail.host == ""


@pytest.mark.parametrize(
    ("written", "codes"),
    [
        ("{host: smtp.firm.example}", ["C103"]),  # nobody would be the sender
        ("{from: a@firm.example}", ["C103"]),
        ("{host: 'smtp://firm', from: a@firm.example}", ["C311"]),
        ('{host: "a\\r\\nb", from: a@firm.example}', ["C104"]),
        ("{host: smtp.firm.example, from: a@firm.example, password: hunter2}", ["C103", "C201"]),
        ("{host: smtp.firm.example, from: a@firm.example, port: 70000}", ["C106"]),
        ("{host: smtp.firm.example, from: a@firm.example, security: ssl}", ["C105"]),
        ("{host: smtp.firm.example, from: a@firm.example, user: hr}", ["C103"]),
        ("[smtp.firm.example]", ["C104"]),
    ],
)
def test_a_fault_of_the_mail_server_is_named(tmp_path: Path, written: str, codes: list[str]) -> None:
    with pytest.raises(FaultyFiles) as caught:
        load(tmp_path, f"mail: {written}\n")
    assert sorted({fault.code for fault in caught.value.faults}) == codes


# the webhook, and a team's noise


def test_the_webhook_is_read_and_its_secret_is_in_no_repr(tmp_path: Path) -> None:
    written = "webhook: {url: 'https://crm.firm.example/hooks/1', secret: '${S}', private: on}\n"
    webhook = load(tmp_path, written, S="0123456789abcdef0123").webhook
    assert (webhook.url, webhook.secret, webhook.private) == ("https://crm.firm.example/hooks/1", "0123456789abcdef0123", True)
    assert "0123456789abcdef" not in repr(webhook)
    assert load(tmp_path, "webhook:\n").webhook.url == ""


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("{url: 'http://crm.firm.example/x', secret: '${S}'}", "C310"),  # in the clear over the network
        ("{url: 'http://10.0.0.7/x', secret: '${S}'}", "C310"),
        ("{url: 'https://u:p@crm.firm.example/x', secret: '${S}'}", "C310"),
        ("{url: 'ftp://crm.firm.example', secret: '${S}'}", "C310"),
        ("{url: 'https://', secret: '${S}'}", "C310"),
        ("{url: 'https://crm.firm.example', secret: abcdefghijklmnopqrst}", "C201"),
        ("{url: 'https://crm.firm.example', secret: '${SHORT}'}", "C106"),
        ("{url: 'https://crm.firm.example'}", "C103"),
        ("{secret: '${S}'}", "C103"),
    ],
)
def test_a_fault_of_the_webhook_is_named(tmp_path: Path, written: str, code: str) -> None:
    assert only(tmp_path, f"webhook: {written}\n", S="0123456789abcdef0123", SHORT="tooshort").code == code


@pytest.mark.parametrize("url", ["http://localhost:9000/crm", "http://127.0.0.1:9000/crm", "http://[::1]:9000/crm"])
def test_a_webhook_on_this_machine_needs_no_tls(tmp_path: Path, url: str) -> None:
    assert load(tmp_path, f"webhook: {{url: '{url}', secret: '${{S}}'}}\n", S="0123456789abcdef0123").webhook.url == url


def test_a_team_says_what_it_hears_of_and_a_rep_when(tmp_path: Path) -> None:
    config = load(tmp_path, TEAM % "post: [handoff, nurture], ping: none")
    assert (config.teams["inbound"].post, config.teams["inbound"].ping) == (("handoff", "nurture"), ())
    config = load(tmp_path, REP % "escalation: always")
    assert (config.reps["dana"].escalation, config.teams["inbound"].post) == ("always", ("person", "handoff", "question", "quiet"))
    assert only(tmp_path, TEAM % "post: [handof]").code == "C105"

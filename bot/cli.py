"""The command line: each verb calls one function of `bot/commands/`. What goes wrong is said in one place, without a traceback."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from bot.errors import HandraiserError

app = typer.Typer(
    name="handraiser",
    help="A self-hosted AI SDR for chat: it sees purchase intent, asks what sales needs and hands over within seconds.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
user_app = typer.Typer(no_args_is_help=True, help="Who may open the desk.", rich_markup_mode=None)
app.add_typer(user_app, name="user")
report_app = typer.Typer(no_args_is_help=True, help="What came of the leads.", rich_markup_mode=None)
app.add_typer(report_app, name="report")


class Format(StrEnum):
    """How `check` prints."""

    TEXT = "text"
    JSON = "json"


class Level(StrEnum):
    """From which level on logs are written."""

    DEBUG = "debug"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class Brain(StrEnum):
    """What understands the prospect."""

    RULES = "rules"
    CLAUDE = "claude"
    LOCAL = "local"
    SCRIPTED = "scripted"


class Prospects(StrEnum):
    """Who plays the prospects."""

    SCRIPT = "script"
    CLAUDE = "claude"
    LOCAL = "local"
    SCRIPTED = "scripted"


Config = Annotated[Path | None, typer.Option("--config", help="The config file; config.yaml in this folder where there is one.")]
Host = Annotated[str, typer.Option(help="The address to listen on; 0.0.0.0 for all.")]
Port = Annotated[int, typer.Option(min=0, max=65535, help="The port to listen on.")]
LogLevel = Annotated[Level, typer.Option("--log", help="From which level on logs are written.")]


@app.command()
def demo(host: Host = "127.0.0.1", port: Port = 8080, log: LogLevel = Level.WARNING) -> None:
    """Everything on one page, no account, no key.

    A shop page with the widget, and the desk beside it. What is said there is gone afterwards.
    """
    from bot.commands import serving

    serving.demo(host, port, level=log)


@app.command()
def serve(
    host: Host = "127.0.0.1",
    port: Port = 8080,
    watch: Annotated[bool, typer.Option("--watch", help="For development: take flows as files, unpublished.")] = False,
    config: Config = None,
    log: LogLevel = Level.INFO,
) -> None:
    """The real thing: config.yaml and the published flows."""
    from bot.commands import serving

    serving.serve(config, host, port, watch=watch, level=log)


@app.command()
def chat(
    flow: Annotated[str, typer.Argument(help="The flow's name: b2b_saas is flows/b2b_saas.yaml.")],
    language: Annotated[str, typer.Option("--as", help="The language of the visitor's browser: en, ko or ja.")] = "",
    config: Config = None,
) -> None:
    """Talk with a flow in the terminal.

    The flow is taken as its files are now, unpublished. /card shows the card as the desk has it, /quit ends. Works piped as well.
    """
    from bot.commands import chat as command

    command.chat(flow, config, language)


@app.command()
def check(
    paths: Annotated[list[Path] | None, typer.Argument(metavar="PATH", help="Folders, flows or config.yaml; else this folder.")] = None,
    form: Annotated[Format, typer.Option("--format", help="For people or for programs.")] = Format.TEXT,
) -> None:
    """Find every fault in flows and config.

    Each with file, line, column and cure. Ends with 1 where there is one. A config.yaml beside the flows is checked with them.
    """
    from bot.commands.check import check as command

    raise typer.Exit(command(paths or [], form))


@app.command()
def publish(
    flow: Annotated[str, typer.Argument(help="The flow's name.")],
    note: Annotated[str, typer.Option(help="What changed, for the history on the desk.")] = "",
    back: Annotated[bool, typer.Option("--back", help="Make the version before the live one live again.")] = False,
    config: Config = None,
) -> None:
    """Check a flow and make it live.

    Shows the difference to the live version first. Running conversations finish on the version that they began with.
    """
    from bot.commands import publish as command

    command.publish(flow, config, note=note, back=back)


@app.command()
def doctor(
    host: Host = "127.0.0.1",
    port: Port = 8080,
    config: Config = None,
) -> None:
    """Try what a start needs, say what to mend.

    Config, database, key, flows, port, users, platforms and brain. Ends with 1 where something must be mended.
    """
    from bot.commands.doctor import doctor as command

    raise typer.Exit(command(config, host, port))


@app.command()
def init(folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder; made where it does not exist.")]) -> None:
    """Make a folder to begin with.

    It gets an example config, the flows and a .gitignore. Nothing that is there is overwritten.
    """
    from bot.commands.init import init as command

    command(folder)


@app.command()
def migrate(config: Config = None) -> None:
    """Bring the database to this version."""
    from bot.commands.migrate import migrate as command

    command(config)


@app.command()
def route(
    conversation: Annotated[str, typer.Argument(help="A conversation's id, as the desk's address shows it.")] = "",
    *,
    explain: Annotated[str, typer.Option("--explain", metavar="CONVERSATION", help="The same as the argument.")] = "",
    team: Annotated[str, typer.Option(help="Instead of a conversation: who of this team would be offered a lead now.")] = "",
    language: Annotated[str, typer.Option(help="With --team: the prospect's language; the team's own where it is left out.")] = "",
    config: Config = None,
) -> None:
    """Say to whom a lead was offered and why, or who would be next.

    Every decision was kept with what it was made on.
    """
    from bot.commands import route as command

    if bool(team) == bool(conversation or explain):
        raise typer.BadParameter("name a conversation, or a team with --team")
    if team:
        command.next_in(team, language, config)
    else:
        command.explained(conversation or explain, config)


@app.command()
def away(
    rep: Annotated[str, typer.Argument(help="The rep's id in config.yaml.")],
    until: Annotated[str, typer.Option(help="Until when, as 2026-12-01 or 2026-12-01T13:00; else until `handraiser back`.")] = "",
    deputy: Annotated[str, typer.Option(help="The rep who stands in.")] = "",
    config: Config = None,
) -> None:
    """Note that a rep is away: leads pass them over, the deputy gets what is theirs."""
    from bot.commands import route as command

    command.away(rep, config, until=until, deputy=deputy)


@app.command()
def back(rep: Annotated[str, typer.Argument(help="The rep's id in config.yaml.")], config: Config = None) -> None:
    """Note that a rep is there again."""
    from bot.commands import route as command

    command.back(rep, config)


@user_app.command("add")
def user_add(
    name: Annotated[str, typer.Argument(help="The name to sign in with.")],
    rep: Annotated[str, typer.Option(help="The rep's id in config.yaml; leave it out for an operator who sells nothing.")] = "",
    shown: Annotated[str, typer.Option(help="The name that prospects and colleagues see; the rep's own where it is left out.")] = "",
    password_stdin: Annotated[
        bool, typer.Option("--password-stdin", help="Read the password from the first line of standard input.")
    ] = False,
    config: Config = None,
) -> None:
    """Add a user of the desk, or change one.

    The password is asked for twice, or read from standard input. Their sessions end.
    """
    from bot.commands import users

    users.add(name, config, rep=rep, shown=shown, password_stdin=password_stdin)


@user_app.command("list")
def user_list(config: Config = None) -> None:
    """List the users of the desk."""
    from bot.commands import users

    users.show(config)


@app.command()
def understand(
    text: Annotated[str | None, typer.Argument(metavar="TEXT", help="What a prospect wrote; else standard input.")] = None,
    *,
    flow: Annotated[str, typer.Option(help="The flow whose fields and signals are read.")] = "b2b_saas",
    asking: Annotated[str, typer.Option(help="The field that was just asked for: it is read even from a bare reply.")] = "",
    now: Annotated[str, typer.Option(help="What 'next month' counts from, ISO 8601 with the prospect's zone.")] = "",
    region: Annotated[str, typer.Option(help="ISO 3166 country, for national phone numbers and bare currency signs.")] = "",
    language: Annotated[str, typer.Option(help="The language so far, for words that several languages share.")] = "",
    jsonl: Annotated[bool, typer.Option("--jsonl", help="A line of JSON in, a line of JSON out.")] = False,
    config: Config = None,
) -> None:
    """Show what the bot reads in a text.

    Language, signals, and answers with the words that they stand on, by the same path as in a conversation.
    With --jsonl each line of standard input is {"id","text","asking"?,"now"?,"region"?,"language"?}, and each line of output
    {"id","language","signals":{name: 0..1},"answers":{field: value}}.
    """
    from bot.commands import reading

    given = reading.given(text, asking=asking, now=now, region=region, language=language, jsonl=jsonl)
    reading.understand(text, given, flow=flow, config=config, jsonl=jsonl)


@app.command()
def simulate(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Persona files: docs/simulate.md says what stands in them.")],
    *,
    out: Annotated[Path | None, typer.Option(help="Write the report there as JSON.")] = None,
    html: Annotated[Path | None, typer.Option(help="Write the report there as a page with every talk.")] = None,
    compare: Annotated[Path | None, typer.Option(help="Show what changed since this report of --out.")] = None,
    fail_under: Annotated[
        float | None, typer.Option("--fail-under", min=0, max=100, help="End with 1 below this percentage of right outcomes.")
    ] = None,
    seed: Annotated[int, typer.Option(min=0, help="Another number: other variants of what the bot says.")] = 0,
    brain: Annotated[Brain, typer.Option(help="What understands the prospects: the rules alone, or a model beside them.")] = Brain.RULES,
    prospects: Annotated[
        Prospects, typer.Option(help="Who plays the prospects: their script, or a model to which each is described.")
    ] = Prospects.SCRIPT,
    config: Config = None,
) -> None:
    """Let scripted prospects talk with a flow.

    In process, on a virtual clock, with no network unless a model is asked; then score outcomes, intent and answers by language.
    """
    from bot.commands import simulate as command

    wanted = command.Wanted(out=out, html=html, compare=compare, fail_under=fail_under)
    raise typer.Exit(command.simulate(files, config, wanted, seed=seed, brain=brain, prospects=prospects))


@app.command()
def explain(
    conversation: Annotated[str, typer.Argument(help="The conversation's id; the desk's address ends with it.")],
    config: Config = None,
) -> None:
    """Show why the bot said what it said.

    Turn by turn: what the parsers read, what the model proposed, what was kept of it, what the guard refused, what was said.
    """
    from bot.commands.turns import explain as command

    command(conversation, config)


@app.command()
def leads(
    csv: Annotated[Path, typer.Option("--csv", metavar="FILE", help="The file to write; - for standard output.")],
    team: Annotated[str, typer.Option(help="Leads of this team alone.")] = "",
    config: Config = None,
) -> None:
    """Write every lead into a table for a spreadsheet.

    UTF-8 that Excel opens in every language, times in each team's zone, nothing in it that a spreadsheet would run.
    """
    from bot.commands.leads import leads as command

    command(csv, team, config)


@app.command()
def deliveries(
    replay: Annotated[bool, typer.Option("--replay", help="Have all of them sent again by the running service.")] = False,
    config: Config = None,
) -> None:
    """List what the webhook did not take.

    Ends with 1 where something stands.
    """
    from bot.commands.deliveries import deliveries as command

    raise typer.Exit(command(config, replay=replay))


@report_app.command("quality")
def report_quality(
    team: Annotated[str, typer.Option(help="Leads of this team alone.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
    config: Config = None,
) -> None:
    """Show which score lines and signals went with won and with lost leads."""
    from bot.commands.report import quality_report

    quality_report(team, config, as_json=as_json)


@report_app.command("rejected")
def report_rejected(
    jsonl: Annotated[Path | None, typer.Option("--jsonl", metavar="FILE", help="The file to write; - for standard output.")] = None,
    team: Annotated[str, typer.Option(help="Leads of this team alone.")] = "",
    config: Config = None,
) -> None:
    """List readings that reps took out as not right.

    It holds what prospects wrote, which is personal data.
    """
    from bot.commands.rejected import rejected as command

    command(jsonl, team, config)


def main() -> None:
    """Run the verb; an operator's mistake is a sentence and an exit code, never a traceback."""
    try:
        app(prog_name="handraiser")
    except HandraiserError as error:
        from bot.commands.console import console, show_error

        sys.exit(show_error(error, console(sys.stderr)))
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()

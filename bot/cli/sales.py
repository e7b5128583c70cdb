"""Verbs of the sales side: who has a lead, who is there, what came of it, whose data is handed out or goes, who may open the desk."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.options import Config

verbs = typer.Typer()
user_app = typer.Typer(no_args_is_help=True, help="Who may open the desk.", rich_markup_mode=None)
verbs.add_typer(user_app, name="user")
report_app = typer.Typer(no_args_is_help=True, help="What came of the leads.", rich_markup_mode=None)
verbs.add_typer(report_app, name="report")


@verbs.command()
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


@verbs.command()
def away(
    rep: Annotated[str, typer.Argument(help="The rep's id in config.yaml.")],
    until: Annotated[str, typer.Option(help="Until when, as 2026-12-01 or 2026-12-01T13:00; else until `handraiser back`.")] = "",
    deputy: Annotated[str, typer.Option(help="The rep who stands in.")] = "",
    since: Annotated[str, typer.Option("--from", help="The first day away, where it is a later one.")] = "",
    config: Config = None,
) -> None:
    """Note that a rep is away: leads pass them over, the deputy gets what is theirs."""
    from bot.commands import route as command

    command.away(rep, config, until=until, deputy=deputy, since=since)


@verbs.command()
def back(rep: Annotated[str, typer.Argument(help="The rep's id in config.yaml.")], config: Config = None) -> None:
    """Note that a rep is there again."""
    from bot.commands import route as command

    command.back(rep, config)


@verbs.command()
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


@verbs.command()
def deliveries(
    replay: Annotated[bool, typer.Option("--replay", help="Have all of them sent again by the running service.")] = False,
    config: Config = None,
) -> None:
    """List what the webhook did not take.

    Ends with 1 where something stands.
    """
    from bot.commands.deliveries import deliveries as command

    raise typer.Exit(command(config, replay=replay))


@verbs.command()
def export(
    who: Annotated[
        str, typer.Argument(help="An e-mail address, a number with its country's code, or the id of a conversation or contact.")
    ],
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE", help="The file to write; standard output without it.")] = None,
    everyone: Annotated[bool, typer.Option("--all", help="Where it leads to several contacts: all of them are this person.")] = False,
    config: Config = None,
) -> None:
    """Write all that is kept of a person as JSON.

    Says whom it found on standard error.
    """
    from bot.commands.export import export as command

    command(who, config, out=out, everyone=everyone)


@verbs.command()
def erase(
    who: Annotated[
        str, typer.Argument(help="An e-mail address, a number with its country's code, or the id of a conversation or contact.")
    ],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    config: Config = None,
) -> None:
    """Erase a person: everything that is theirs.

    Says whom it found, what goes and what stays, and asks first.
    """
    from bot.commands.erase import erase as command

    command(who, config, yes=yes)


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

"""Verbs that run it, set it up and look after it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.options import Config, Host, Level, LogLevel, Port

verbs = typer.Typer()


@verbs.command()
def demo(host: Host = "127.0.0.1", port: Port = 8080, log: LogLevel = Level.WARNING) -> None:
    """Everything on one page, no account, no key.

    A shop page with the widget, and the desk beside it. What is said there is gone afterwards.
    """
    from bot.commands import serving

    serving.demo(host, port, level=log)


@verbs.command()
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


@verbs.command()
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


@verbs.command()
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


@verbs.command()
def init(
    folder: Annotated[
        Path, typer.Argument(metavar="[DIR]", help="The folder, by default this one; made where it does not exist.")
    ] = Path(),
) -> None:
    """Make a folder to begin with.

    It gets an example config, the flows and a .gitignore. Nothing that is there is overwritten.
    """
    from bot.commands.init import init as command

    command(folder)


@verbs.command()
def migrate(config: Config = None) -> None:
    """Bring the database to this version."""
    from bot.commands.migrate import migrate as command

    command(config)

"""The command line: each verb calls one function of `bot/commands/`. What goes wrong is said in one place, without a traceback."""

from __future__ import annotations

import sys

import typer

from bot.cli import flows, running, sales
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
for verbs in (running.verbs, flows.verbs, sales.verbs):
    app.add_typer(verbs)


def main() -> None:
    """Run the verb; an operator's mistake is a sentence and an exit code, never a traceback."""
    try:
        app(prog_name="handraiser")
    except HandraiserError as error:
        from bot.commands.console import console, show_error

        sys.exit(show_error(error, console(sys.stderr)))
    except KeyboardInterrupt:
        sys.exit(130)

"""Verbs for who writes flows: check them, publish them, see what is understood and why it was said."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.options import Brain, Config, Format, Prospects

verbs = typer.Typer()


@verbs.command()
def check(
    paths: Annotated[list[Path] | None, typer.Argument(metavar="PATH", help="Folders, flows or config.yaml; else this folder.")] = None,
    form: Annotated[Format, typer.Option("--format", help="For people or for programs.")] = Format.TEXT,
) -> None:
    """Find every fault in flows and config.

    Each with file, line, column and cure. Ends with 1 where there is one. A config.yaml beside the flows is checked with them.
    """
    from bot.commands.check import check as command

    raise typer.Exit(command(paths or [], form))


@verbs.command()
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


@verbs.command()
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


@verbs.command()
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


@verbs.command()
def explain(
    conversation: Annotated[str, typer.Argument(help="The conversation's id; the desk's address ends with it.")],
    config: Config = None,
) -> None:
    """Show why the bot said what it said.

    Turn by turn: what the parsers read, what the model proposed, what was kept of it, what the guard refused, what was said.
    """
    from bot.commands.turns import explain as command

    command(conversation, config)

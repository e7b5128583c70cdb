"""A talk in the terminal: the prospect types, choices are numbered, what the bot waits for is told dimly; the sales side has commands.

Works piped as well: each line of standard input is a message, and the answers are plain text.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable, Callable, Coroutine
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from queue import SimpleQueue
from typing import Any, Protocol
from uuid import uuid4

from rich.console import Console
from rich.text import Text

from bot.desk.phrase import label, words_of
from bot.errors import NotFound, Refused
from bot.flow.shape import Flow, Words
from bot.model import Card, Conversation, Fact, Kind, Line, Message, Post, Say, Visit, Who
from bot.ports import Accepted, Clock, Sheet
from bot.results import Result

PATIENCE = 30.0
"""Seconds that an answer may take before the terminal says that none came."""

HELP = """/card the card · /as LANG another visitor · /help these · /quit the end
sales: /claim it · /reply TEXT · /note TEXT · /back to the bot · /close won, lost or junk"""

Read = Callable[[], Awaitable[str | None]]
"""Returns the next line that was typed, None at the end."""


class Inbox(Protocol):
    """The way in; `bot.inbox.Intake` is one."""

    async def open(self, conversation: Conversation, greeting: Say | None) -> tuple[Line, ...]:
        """Commit a new conversation and return its first lines."""
        ...

    async def said(self, message: Message, *, settle: float | None = None) -> Accepted:
        """Commit a message and have its turn taken. Raise Refused for one that cannot be stored."""
        ...

    async def decide(self, message: Message) -> Post:
        """Decide what the sales side does, at once."""
        ...


class Engine(Protocol):
    """Takes turns; `bot.engine.Engine` is one."""

    async def turn_of(self, conversation: str, seq: int, timeout: float) -> Result | None:
        """Return what the turn of that message said, None when it took too long."""
        ...


class Cards(Protocol):
    """Reads what the desk shows."""

    async def sheet(self, conversation: str) -> Sheet:
        """Return the conversation with its card. Raise NotFound."""
        ...


@dataclass(slots=True, kw_only=True)
class Terminal:
    """One prospect at a keyboard, and the flow that they talk with."""

    inbox: Inbox
    engine: Engine
    cards: Cards
    flow: Flow
    clock: Clock
    out: Console
    visit: Visit = field(default_factory=Visit)
    rep: str = "rep"  # who the sales side is
    conversation: str = ""
    choices: tuple[tuple[str, str], ...] = ()  # (id, label), as numbered under the last message
    choices_of: int = 0  # seq of the line that they stand under
    said: int = 0  # messages so far; gives each its event id

    async def talk(self, read: Read) -> None:
        """Greet, then answer line by line until /quit or the end of the input."""
        await self.begin()
        while (line := await read()) is not None:
            word, _, rest = line.strip().partition(" ")
            if word == "/quit":
                return
            if word in _COMMANDS:
                await _COMMANDS[word](self, rest.strip())
            elif line.strip():
                await self.say(line.strip())

    async def begin(self, locale: str = "") -> None:
        """Open a new conversation and show its greeting."""
        self.visit = replace(self.visit, locale=locale or self.visit.locale)
        self.conversation, self.choices = str(uuid4()), ()
        conversation = Conversation(
            id=self.conversation,
            platform="terminal",
            flow=self.flow.name,
            flow_version=self.flow.version,
            contact=str(uuid4()),
            visit=self.visit,
            created_at=self.clock(),
            test=True,
        )
        self.show(await self.inbox.open(conversation, _greeting(self.flow, self.visit.locale[:2])))

    async def say(self, text: str) -> None:
        """Send what was typed, or the choice whose number was typed, and show the answer."""
        try:
            accepted = await self.inbox.said(self._message(text))
        except Refused as error:
            self.out.print(Text(f"Not sent: {error}.", "red"))
            return
        result = await self.engine.turn_of(self.conversation, accepted.seq, PATIENCE)
        if result is None:
            self.out.print(Text("No answer yet.", "red"))
            return
        self.show(result.lines)
        if result.asking:
            self.out.print(Text(f"  waits for: {result.asking}", "dim"))

    def _message(self, text: str) -> Message:
        self.said += 1
        number = int(text) if text.isascii() and text.isdigit() and len(text) < 4 else 0
        chosen = self.choices[number - 1] if 0 < number <= len(self.choices) else None
        message = Message(
            conversation=self.conversation,
            platform="terminal",
            event_id=f"{self.conversation}:{self.said}",
            kind=Kind.SAID,
            at=self.clock(),
            text=text,
        )
        return replace(message, kind=Kind.CHOICE, choice=chosen[0], text=chosen[1], about=self.choices_of) if chosen else message

    def show(self, lines: tuple[Line, ...]) -> None:
        """Print lines with who speaks; the last one's choices are numbered and can be picked."""
        self.choices = ()
        for line in lines:
            if line.who in (Who.PROSPECT, Who.NOTE):
                continue
            name = line.name or line.who.value
            self.out.print(Text.assemble((f"{name}: ", _COLOURS.get(line.who, "bold")), line.text))
            self.choices, self.choices_of = line.choices, line.seq
            for number, (_, shown) in enumerate(line.choices, 1):
                self.out.print(Text.assemble(("  ", ""), (f"{number} ", "bold"), shown))

    async def act(self, kind: Kind, text: str) -> None:
        """Do something as the sales side, and show what the prospect sees of it."""
        self.said += 1
        event = f"{self.conversation}:{self.said}"
        message = Message(
            conversation=self.conversation, platform="terminal", event_id=event, kind=kind, at=self.clock(), text=text, author=self.rep
        )
        try:
            post = await self.inbox.decide(message)
        except Refused as error:
            self.out.print(Text(f"Not done: {error}.", "red"))
            return
        if post.refused:
            self.out.print(Text(f"Not done: {_REFUSED.get(post.refused.partition(':')[0], post.refused)}", "red"))
            return
        for say in post.says:
            self.out.print(Text.assemble((f"{say.name or say.who.value}: ", _COLOURS.get(say.who, "bold")), say.text))
        for note in post.notes:
            self.out.print(Text(f"  noted for the team: {note}", "dim"))
        if not post.says and not post.notes:
            self.out.print(Text(f"  {post.owner.value}", "dim"))

    async def show_card(self, _: str) -> None:
        """Print the card as the desk has it."""
        try:
            sheet = await self.cards.sheet(self.conversation)
        except NotFound:
            self.out.print(Text("There is no card yet: nothing that sales needs to see has happened.", "dim"))
            return
        for part in card_lines(sheet.card, sheet.row.owner.value, words_of(self.flow, "en")):
            self.out.print(part)

    async def change_language(self, locale: str) -> None:
        """Begin again as a visitor whose browser speaks that language."""
        if locale[:2] not in self.flow.languages:
            self.out.print(Text(f"{self.flow.name} speaks {', '.join(self.flow.languages)}: write /as {self.flow.languages[-1]}", "dim"))
            return
        self.out.print(Text(f"— a new visitor, {locale} —", "dim"))
        await self.begin(locale)

    async def help(self, _: str) -> None:
        """Print what can be typed."""
        self.out.print(Text(HELP, "dim"))


_COMMANDS: dict[str, Callable[[Terminal, str], Awaitable[None]]] = {
    "/card": Terminal.show_card,
    "/as": Terminal.change_language,
    "/help": Terminal.help,
    "/claim": lambda terminal, text: terminal.act(Kind.CLAIM, ""),
    "/reply": lambda terminal, text: terminal.act(Kind.REPLY, text),
    "/note": lambda terminal, text: terminal.act(Kind.NOTE, text),
    "/back": lambda terminal, text: terminal.act(Kind.GIVE_BACK, ""),
    "/close": lambda terminal, text: terminal.act(Kind.CLOSE, text),
}

_REFUSED = {
    "claimed_by": "somebody has it already.",
    "not_claimed": "write /claim first.",
    "closed": "it is closed already.",
    "no_reason": "write /close won, /close lost or /close junk; words may follow after a colon.",
    "opted_out": "this prospect wants no more messages.",
}
"""Why the sales side cannot do something, in words."""

_COLOURS = {Who.BOT: "bold blue", Who.REP: "bold green", Who.NOTICE: "bold"}


def _greeting(flow: Flow, language: str) -> Say | None:
    text = flow.say(flow.greeting, language)
    return Say(text=text, name=flow.say(flow.bot_name, language)) if text else None


def card_lines(card: Card, owner: str, words: Words) -> tuple[Text, ...]:
    """Return a card as lines of text: who and why, the score with its reasons, facts with their quotes, what is open.

    `words` name the fields and the outcome: "People", not `company_size`.
    """
    head = Text.assemble((card.title or _visitor(card), "bold"), f" · {card.company}" if card.company else "", (f"  [{owner}]", "bold"))
    lines = [Text("─" * 40, "dim"), head, Text(card.reason)]
    lines.append(
        Text.assemble(
            ("outcome ", "dim"),
            label(words, f"desk.outcome.{card.outcome}") if card.outcome else "none yet",
            ("  score ", "dim"),
            str(card.score),
        )
    )
    lines += [Text.assemble((f"  {points:+d} ", "bold"), reason) for points, reason in card.reasons]
    lines += [_fact(fact, words) for fact in card.facts if fact.state != "not_asked"]
    lines += [Text.assemble(("open question ", "dim"), question.text) for question in card.questions]
    if card.not_asked:
        lines.append(Text.assemble(("not asked ", "dim"), ", ".join(label(words, f"desk.field.{field}") for field in card.not_asked)))
    return (*lines, Text("─" * 40, "dim"))


def _visitor(card: Card) -> str:
    return f"visitor from {card.region}" if card.region else "visitor"


def _fact(fact: Fact, words: Words) -> Text:
    before = (f"  was {fact.before}", "strike") if fact.before else ""
    state = f" ({fact.state})" if fact.state != "known" else ""
    quote = (f"  “{fact.quote}”", "dim") if fact.quote and fact.quote != fact.shown else ""
    return Text.assemble((f"{label(words, f'desk.field.{fact.field}')} ", "dim"), fact.shown, state, before, quote)


def at_keyboard(main: Callable[[Read], Coroutine[Any, Any, None]], typed: Callable[[], str]) -> None:
    """Run `main` with a loop of its own in a thread, while this thread reads lines with `typed` (input) whenever it asks for one.

    The keyboard stays on the main thread so that Ctrl+C and Ctrl+D end the talk at once instead of waiting for Enter.
    """
    wanted: SimpleQueue[Future[str | None] | None] = SimpleQueue()
    failed: list[BaseException] = []

    async def read() -> str | None:
        line: Future[str | None] = Future()
        wanted.put(line)
        return await asyncio.wrap_future(line)

    def run() -> None:
        try:
            asyncio.run(main(read))
        except BaseException as error:  # raised again where the keyboard is read, whatever it is
            failed.append(error)
        finally:
            wanted.put(None)

    talk = threading.Thread(target=run, name="talk")
    talk.start()
    while (line := wanted.get()) is not None:
        try:
            line.set_result(typed())
        except (EOFError, KeyboardInterrupt):
            line.set_result(None)
    talk.join()
    if failed:
        raise failed[0]

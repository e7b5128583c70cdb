"""Microsoft's botbuilder-core 4.17: a waterfall dialog behind aiohttp, state in memory, no authentication, replies in the answer.

Runs under Python 3.10 with the packages that bench/peers/environment.py installs; usage: waterfall.py PORT
"""

from __future__ import annotations

import re
import sys
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web
from botbuilder.core import (
    ActivityHandler,
    BotFrameworkAdapter,
    BotFrameworkAdapterSettings,
    ConversationState,
    MemoryStorage,
    MessageFactory,
    UserState,
)
from botbuilder.dialogs import ComponentDialog, DialogExtensions, WaterfallDialog
from botbuilder.dialogs.prompts import PromptOptions, TextPrompt
from botbuilder.schema import Activity

ASK = (
    ("company", "Which company are you with?"),
    ("company_size", "How many people work there?"),
    ("budget", "What budget do you have in mind?"),
    ("timeline", "When would you like to start?"),
    ("email", "What is your email?"),
)
DONE = "Thanks, a colleague will be in touch."

Context = Any  # botbuilder's contexts; the package is not in our environment
Step = Callable[[Context], Awaitable[Context]]


async def is_email(prompt: Context) -> bool:
    """Tell whether the answer holds an address."""
    return bool(re.search(r"[^@\s]+@[^@\s]+\.\w+", prompt.recognized.value or ""))


def step(number: int) -> Step:
    """Return the step that keeps the last answer and asks the next question."""

    async def ask(context: Context) -> Context:
        if number:
            context.values[ASK[number - 1][0]] = context.result
        field, question = ASK[number]
        kind = "email" if field == "email" else "text"
        return await context.prompt(kind, PromptOptions(prompt=MessageFactory.text(question)))

    ask.__name__ = f"step{number}"
    return ask


async def done(context: Context) -> Context:
    """End the dialog."""
    context.values["email"] = context.result
    await context.context.send_activity(DONE)
    return await context.end_dialog(context.values)


class Lead(ComponentDialog):  # type: ignore[misc]  # of botbuilder, whose package is not in our environment
    """Asks the five questions in order."""

    def __init__(self) -> None:
        super().__init__("Lead")
        self.add_dialog(TextPrompt("text"))
        self.add_dialog(TextPrompt("email", is_email))
        self.add_dialog(WaterfallDialog("waterfall", [*(step(i) for i in range(len(ASK))), done]))
        self.initial_dialog_id = "waterfall"


storage = MemoryStorage()
conversations, users, lead = ConversationState(storage), UserState(storage), Lead()


class Bot(ActivityHandler):  # type: ignore[misc]  # as above
    """Runs the dialog and keeps its state after each turn."""

    async def on_turn(self, turn_context: Context) -> None:
        """Take a turn, then save."""
        await super().on_turn(turn_context)
        await conversations.save_changes(turn_context)
        await users.save_changes(turn_context)

    async def on_message_activity(self, turn_context: Context) -> None:
        """Go on with the dialog."""
        await DialogExtensions.run_dialog(lead, turn_context, conversations.create_property("DialogState"))


adapter = BotFrameworkAdapter(BotFrameworkAdapterSettings("", ""))
bot = Bot()


async def messages(request: Context) -> Context:
    """Take one activity and return the replies to it."""
    activity = Activity().deserialize(await request.json())
    response = await adapter.process_activity(activity, request.headers.get("Authorization", ""), bot.on_turn)
    return web.json_response(data=response.body, status=response.status) if response else web.Response(status=201)


if __name__ == "__main__":
    app = web.Application()
    app.router.add_post("/api/messages", messages)
    web.run_app(app, host="127.0.0.1", port=int(sys.argv[1]), access_log=None, print=None)

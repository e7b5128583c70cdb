"""What an English reply names, without what its writer thinks of it or will tell another time."""

from __future__ import annotations

import pytest

from tests.hearing import told


@pytest.mark.parametrize(
    ("text", "tool"),
    [
        ("Front, but we hate it", "Front"),
        ("Zendesk, which is way too dear", "Zendesk"),
        ("Outlook and it's a mess", "Outlook"),
        ("a shared inbox, but we hate it", "a shared inbox"),
        ("an old access database, which nobody understands", "an old access database"),
        ("a spreadsheet and it's a nightmare", "a spreadsheet"),
        ("Kayako. The team hates it", "Kayako"),
        ("Groove (way too slow)", "Groove"),
        ("Ring binders, would you believe", "Ring binders"),
        ("a group chat for now", "a group chat"),
        ("a notebook (I know, I know)", "a notebook"),
        ("our old CRM, it's dying", "our old CRM"),
        ("a mix of sticky notes and a whiteboard", "a mix of sticky notes and a whiteboard"),
        ("a diary and the phone", "a diary and the phone"),
        ("paper, but we also use a group chat", "paper, but we also use a group chat"),
        ("a system my nephew built, but it's written in Access", "a system my nephew built, but it's written in Access"),
        ("a dry erase board and a lot of hollering", "a dry erase board and a lot of hollering"),
        ("a tool called Not Great", "a tool called Not Great"),
        ("post-it notes, a lot of them", "post-it notes, a lot of them"),
        ("a wall calendar, and everyone shouts", "a wall calendar, and everyone shouts"),
    ],
)
def test_what_is_thought_of_a_tool_is_none(text: str, tool: str) -> None:
    assert told(text, "en", "current_solution", "current_solution") == tool


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("website chat, i'll explain to the person", "website chat"),
        ("ticketing. will explain on the call", "ticketing"),
        ("live chat for our clinic website but I'd rather explain to a human", "live chat for our clinic website"),
        ("a help desk for the hotel. The rest I will explain to your colleague", "a help desk for the hotel"),
        ("I'd rather explain on the phone", None),
        ("chat with a person please, I'll explain", None),
        ("my inbox is full, I'll tell you later", None),
        ("your chat is broken, I'll explain on a call", None),
        ("no chat, I'll explain to the person", None),
        ("I will come to this, first some facts", None),
    ],
)
def test_a_tool_is_named_before_the_rest_is_put_off(text: str, need: str | None) -> None:
    assert told(text, "en", "need", "need") == need


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("is there a real person i can talk to about getting chat for our website? vet hospital", "chat for our website"),
        ("It is to buy a chat for the site of our association, but I prefer a person", "a chat for the site of our association"),
        ("who do I call about ordering ticketing for two offices?", "ticketing for two offices"),
        ("This is to order a ticketing system for our theatre", "a ticketing system for our theatre"),
        ("question about getting chat messages in my invoice", None),
        ("call me about getting my inbox back, it is locked", None),
        ("it's to get a refund for the desk I ordered", None),
        ("it is to buy a desk chair", None),
    ],
)
def test_what_a_call_is_about_is_a_need(text: str, need: str | None) -> None:
    assert told(text, "en", "need", None) == need

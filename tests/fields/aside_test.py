"""What only speaks of the talk itself is no answer, wherever it stands; what is told before or behind it is."""

from __future__ import annotations

import pytest

from bot.fields.aside import is_aside
from bot.fields.utterance import utterance
from tests.hearing import value


@pytest.mark.parametrize(
    ("field", "text", "told"),
    [
        ("need", "Can't chat long, ferry's boarding. We want bookings and refunds to land in one inbox.", "bookings and refunds"),
        ("need", "Keep it short please, I'm on shift. A chat widget for room service orders", "A chat widget for room service"),
        (
            "need",
            "Let me first ask whether you store data in Canada. Anyway, a portal for tenants to report leaks.",
            "a portal for tenants",
        ),
        ("role", "Can I ask first whether this is recorded? Anyway, practice manager", "practice manager"),
        ("role", "I'm just the office manager, nothing fancy", "office manager"),
        ("role", "Keep this between us, but I'm the deputy head", "deputy head"),
        ("role", "Gotta run in a sec, I'm the head chef", "head chef"),
        ("role", "warehouse supervisor, have to go now", "warehouse supervisor"),
        ("role", "My boss is the operations director, I'm the scheduler", "scheduler"),
        ("company", "We're called Larkspur Floats, must dash though", "Larkspur Floats"),
        ("company", "Bluebird Couriers, and please keep it quick", "Bluebird Couriers"),
        ("company", "My lunch is over in two minutes. Hartwell Opticians", "Hartwell Opticians"),
        ("company", "Sorry, was on the phone. It's Mossgate Timber is what we're called", "Mossgate Timber"),
        ("company", "We rent from Castle Estates, our own name is Tiny Oak Nursery", "Tiny Oak Nursery"),
        ("name", "Let me be quick, it's Dana Whitfield", "Dana Whitfield"),
        ("name", "Oscar Lindqvist, but I have to jump on a call", "Oscar Lindqvist"),
        ("current_solution", "First tell me if you can import from it. Freshdesk", "Freshdesk"),
        ("current_solution", "Honestly mate it's a whiteboard, and I've got to head off now", "whiteboard"),
        ("role", "Sorry, had to serve someone. Lead groomer", "Lead groomer"),
        ("role", "First tell me who reads this. Head of Estates", "Head of Estates"),
        ("role", "My husband owns it, I'm the bookkeeper", "bookkeeper"),
        ("company", "I'm in a rush. Pennyroyal Stables", "Pennyroyal Stables"),
        ("company", "I've only got two minutes before my next client. Sable & Finch", "Sable & Finch"),
        ("company", "Quick one please. We're Northgate Kennels", "Northgate Kennels"),
        ("name", "Sorry, was in a meeting. Tara Voss", "Tara Voss"),
        ("name", "Before that, who am I talking to? Ines Calloway", "Ines Calloway"),
        ("need", "Phone's low on battery. Somewhere for tenants to log faults", "Somewhere for tenants to log faults"),
        ("current_solution", "I'm on shift. Paper tickets on a nail", "Paper tickets on a nail"),
        ("goal", "Must dash. No more angry callers", "No more angry callers"),
        ("goal", "I'm nearly out of battery. Fewer callbacks about the same parcel", "Fewer callbacks about the same parcel"),
    ],
)
def test_an_answer_stands_beside_what_is_said_of_the_talk(field: str, text: str, told: str) -> None:
    got = value(text, "en", field, asking=field)
    assert told in str(got)
    assert not any(aside in str(got) for aside in ("chat long", "Keep", "first", "Anyway", "Gotta", "lunch", "phone", "battery"))


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("need", "Just got told we're going with another vendor, so scrap all this"),
        ("need", "I have to leave now, the vet's calling"),
        ("need", "Before I answer that, who will see what I type here?"),
        ("current_solution", "We just heard the board has picked somebody else, sorry"),
        ("goal", "We've been told to stop looking, sorry for wasting your time"),
        ("need", "MD has finalised some other vendor"),
        ("role", "Sorry, was on another call"),
        ("company", "I can't stay long now"),
    ],
)
def test_leaving_or_asking_first_is_no_answer(field: str, text: str) -> None:
    assert value(text, "en", field, asking=field) is None


@pytest.mark.parametrize(
    "text",
    [
        "Short answers for guests",
        "It takes too long to reply",
        "First come, first served bookings, we need that sorted",
        "Was on paper until last year",
        "Quick replies to parents",
        "Let me ask my tenants where it leaks",
        "keep it short and sweet Catering",
    ],
)
def test_what_tells_something_is_no_aside(text: str) -> None:
    assert not is_aside(utterance(text))


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Hello there. I'm Priya Banerjee, Director of Claims Operations at Chinook Mutual in Calgary.", "Director of Claims Operations"),
        ("Hi, I'm Tom Reyes, Head of Guest Experience at Palm Cove Resorts. Looking for live chat.", "Head of Guest Experience"),
        ("My name is Joel Okoro, VP of Member Support for Trillium Credit Union.", "VP of Member Support"),
        ("Lena Ortiz here, Director of Student Life at Marlow College. We want a chatbot.", "Director of Student Life"),
        ("I'm Sam Whitlock, Chief of Staff at Borealis Energy.", "Chief of Staff"),
        ("I'm Nora Quist, Director of Rooms and Front Office at Hotel Brise.", "Director of Rooms and Front Office"),
        ("I'm Ann Foy, director of operations, and we want a chatbot", "director of operations"),
        ("I'm Bea Lund, owner of Lund Bakery in Turku.", "owner"),
        ("I'm Max Hall, founder of Hallmark Gyms.", "founder"),
        ("I'm Jane Roe, Director of Palm Cove Resorts.", "Director"),
    ],
)
def test_a_role_beside_a_name_keeps_what_it_is_head_of_and_no_firm(text: str, role: str) -> None:
    assert value(text, "en", "role") == role

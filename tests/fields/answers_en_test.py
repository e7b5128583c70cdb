"""Answers to open questions behind what is civil, beside a duty, and of firms that introduce themselves as people do."""

from __future__ import annotations

import pytest

from tests.hearing import told
from tests.hearing import value as read


@pytest.mark.parametrize(
    ("asking", "text", "field", "value"),
    [
        ("role", "I answer the phones and do the invoices but on paper I'm the office administrator", "role", "office administrator"),
        ("role", "Sure, good question. Assistant principal, and I coach softball", "role", "assistant principal"),
        ("role", "Fleet coordinator. I look after the vans and the drivers' rota.", "role", "fleet coordinator"),
        ("role", "bit of everything really, but my card says brand manager", "role", "brand manager"),
        ("role", "My husband owns it and I'm the bookkeeper", "role", "bookkeeper"),
        ("company", "Yes of course, it's Halloran Fence, we put up fences all over Duluth", "company", "Halloran Fence"),
        ("company", "sorry was on the phone. copper kettle catering", "company", "copper kettle catering"),
        ("company", "Not a company as such, we're the Ashgrove Tenants Association", "company", "Ashgrove Tenants Association"),
        ("company", "We were called Pine & Daughters until last spring, now it's Daughters Joinery", "company", "Daughters Joinery"),
        ("company", "Bellweather Hospice. You can find us at bellweatherhospice.example", "company", "Bellweather Hospice"),
        ("name", "You can put Ines down, Ines Carvalho", "name", "Ines Carvalho"),
        ("name", "Oh right, I never said. Walter Pruitt, but everyone says Walt", "name", "Walter Pruitt"),
        ("name", "it's not for me, it's for my boss, but I'm Tamsin Reed", "name", "Tamsin Reed"),
        ("need", "Good question! Basically we lose track of who answered what. A shared inbox would do it.", "need", "inbox"),
        (
            "need",
            "Let me think... people book a dog walk by text, by email and by shouting over the fence, and I want it all in one place",
            "need",
            "one place",
        ),
        (
            "need",
            "We're a 30-person surveyors' office. Clients keep asking when their report is ready and we'd let them look it up.",
            "need",
            "report",
        ),
        ("current_solution", "Honestly? A shared Gmail. My predecessor had Zendesk but we let it lapse.", "current_solution", "Gmail"),
        ("current_solution", "Nothing fancy, we write everything on a whiteboard by the door", "current_solution", "whiteboard"),
        (
            "current_solution",
            "Thanks for asking. We're on HubSpot Service Hub, and before that it was Outlook",
            "current_solution",
            "HubSpot Service Hub",
        ),
        ("current_solution", "we tried Intercom for a month, these days it's just WhatsApp on my phone", "current_solution", "WhatsApp"),
        ("role", "Jack of all trades. On the website it says studio manager.", "role", "studio manager"),
        ("role", "Good one. Store manager I suppose", "role", "store manager"),
        ("role", "I do the ordering, the rota and the tills, but officially shift supervisor", "role", "shift supervisor"),
        ("role", "Happy to. I'm the dispatch lead.", "role", "dispatch lead"),
        ("role", "head gardener, why do you ask", "role", "head gardener"),
        ("role", "I mostly fix printers, title is IT technician", "role", "it technician"),
        ("role", "fair question, deputy head of admissions", "role", "deputy head of admissions"),
        ("company", "Of course. Tanager Pest Control", "company", "Tanager Pest Control"),
        ("company", "sure thing! blue heron kayaks", "company", "blue heron kayaks"),
        ("company", "Good question, we've just renamed ourselves: Harrow Lane Pottery", "company", "Harrow Lane Pottery"),
        ("company", "I thought I'd said. Mossgiel Dairy", "company", "Mossgiel Dairy"),
        ("company", "Certainly: Ibis Court Residents Association", "company", "Ibis Court Residents Association"),
        ("name", "Of course, Amara Diallo", "name", "Amara Diallo"),
        ("name", "No problem. Teddy Voss", "name", "Teddy Voss"),
        ("name", "Good question haha, it's Lorna McPhee", "name", "Lorna McPhee"),
        ("name", "Happy to, I'm Sunil Rao", "name", "Sunil Rao"),
        ("name", "sorry, got distracted. bex harding", "name", "bex harding"),
        ("name", "why not. Piet de Boer", "name", "Piet de Boer"),
        ("name", "Corrib Mutual here, my own name is Declan Fahy", "name", "Declan Fahy"),
        ("current_solution", "Salesforce Service Cloud", "current_solution", "Salesforce Service Cloud"),
        ("current_solution", "We run Zoho Desk", "current_solution", "Zoho Desk"),
        ("current_solution", "Microsoft Dynamics, sadly", "current_solution", "Microsoft Dynamics"),
        ("current_solution", "Good question. Sticky notes mostly.", "current_solution", "Sticky notes"),
        ("current_solution", "used to be Freshdesk, now a Google Form", "current_solution", "a Google Form"),
        ("current_solution", "Nothing special really, a paper diary", "current_solution", "a paper diary"),
        ("current_solution", "Not much: two phones and a notebook", "current_solution", "two phones and a notebook"),
        (
            "current_solution",
            "Well we had Jira Service Management until January and now just a mailbox in Outlook",
            "current_solution",
            "Outlook",
        ),
        (
            "current_solution",
            "sorry for the wait. a spreadsheet that only Marge understands",
            "current_solution",
            "a spreadsheet that only Marge understands",
        ),
        (None, "Hello, Corrib Mutual Insurance here, 4,200 employees.", "company", "Corrib Mutual Insurance"),
        (None, "Hi, Kestrel Tyres here, we need a ticketing tool", "company", "Kestrel Tyres"),
        (None, "Hello, Daniel Price here, we need a ticketing tool", "name", "Daniel Price"),
        (None, "Good morning, Selby Town Council here. We'd like to buy a help desk.", "company", "Selby Town Council"),
        (None, "Good morning. I write from Murrumbool Water Authority. We want a help desk.", "company", "Murrumbool Water Authority"),
        (None, "I'm writing from Ardmore Boatyard, we want a booking tool", "company", "Ardmore Boatyard"),
        (None, "This is Pembury Veterinary Hospital, looking for an inbox for our vets", "company", "Pembury Veterinary Hospital"),
        (None, "Wren & Sons Plumbing here. 14 of us. Need a call log.", "company", "Wren & Sons Plumbing"),
        (None, "We at Castlebar Credit Union want a chat widget", "company", "Castlebar Credit Union"),
        (None, "I'd like a real person to telephone me about buying your booking diary", "need", "booking diary"),
        (None, "Can a human call me about getting a ticketing system for our garage?", "need", "ticketing"),
        ("need", "Well, where to start. Nobody knows which quote went to whom, so we need one place for all of them.", "need", "one place"),
        ("need", "No idea what it's called, but something that reminds clients of their MOT", "need", "remind"),
        ("need", "My director asked me to look. We want parents to report absences online.", "need", "absences"),
        ("need", "Fair enough. Booking reminders by text.", "need", "reminders"),
        ("role", "A little bit of this and that! On my payslip it's warehouse supervisor.", "role", "warehouse supervisor"),
        ("role", "I look after admissions, I'm the deputy registrar", "role", "deputy registrar"),
        ("company", "Oh sorry, thought you could see it. We're Penrose Canine Rescue", "company", "Penrose Canine Rescue"),
        ("name", "Fair question. Rosalind Teague, Ros to friends", "name", "Rosalind Teague"),
        ("current_solution", "Hm, nothing clever, just a Gmail everyone shares", "current_solution", "Gmail"),
        ("current_solution", "We moved off Zendesk in the autumn, now it's Help Scout", "current_solution", "Help Scout"),
        (None, "Hi there, Aldous Brewing here, 22 people, we want a ticket tool for our pubs", "company", "Aldous Brewing"),
    ],
)
def test_the_value_is_told_behind_what_is_civil_and_beside_what_they_do(asking: str | None, text: str, field: str, value: str) -> None:
    got = told(text, "en", field, asking) or ""
    assert value.lower() in got.lower()
    assert field == "need" or len(got) <= len(value) + 40 * (field == "current_solution")


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("Bellweather Hospice. You can find us at bellweatherhospice.example", "email"),
        ("Hi, Kestrel Tyres here, we need a ticketing tool", "name"),
        ("This is Pembury Veterinary Hospital, looking for an inbox for our vets", "name"),
    ],
)
def test_a_firm_is_nobody_and_a_site_no_address(text: str, field: str) -> None:
    assert told(text, "en", field, None) is None


@pytest.mark.parametrize(
    ("asking", "text", "field", "value"),
    [
        # shorthand of chats behind a role or a firm
        ("role", "cto tbh", "role", "cto"),
        ("role", "office manager atm", "role", "office manager"),
        ("role", "founder btw", "role", "founder"),
        ("role", "i guess ops lead imo", "role", "ops lead"),
        ("role", "basically the IT guy", "role", "IT guy"),
        ("company", "loopwren lol", "company", "loopwren"),
        ("company", "its called Brightmoor Kennels tbh", "company", "Brightmoor Kennels"),
        # a role put right
        ("role", "office manager, well, assistant office manager", "role", "assistant office manager"),
        ("role", "Director. Sorry, associate director", "role", "associate director"),
        ("role", "head chef, no wait, sous chef", "role", "sous chef"),
        ("role", "used to be a nurse, now practice manager", "role", "practice manager"),
        ("role", "promoted last week actually, so team lead now", "role", "team lead"),
        ("role", "the one who answers everything, so admin assistant", "role", "admin assistant"),
        # a firm that had another name, and one put right
        ("company", "formerly Dawes Glass, now Dawes Windows", "company", "Dawes Windows"),
        ("company", "used to be Oakfield Press, these days Oakfield Print", "company", "Oakfield Print"),
        ("company", "technically Bluegum Holdings but trading as Bluegum Cycles", "company", "Bluegum Cycles"),
        ("company", "Kestrel Bio not Kestrel Labs", "company", "Kestrel Bio"),
        ("company", "Forget Me Not Florists", "company", "Forget Me Not Florists"),
        # a need planned, and one that points back at what was told before it
        (None, "we are planning to purchase a dealer portal.", "need", "a dealer portal"),
        (None, "hoping to get a live chat for our shop", "need", "a live chat for our shop"),
        (None, "My school is planning to adopt a parent portal", "need", "a parent portal"),
        (None, "I'm hoping to get a refund", "need", None),
        (None, "hoping to get a job in your team", "need", None),
        (None, "I plan to buy my ticket tomorrow", "need", None),
        (None, "hoping to get hold of someone", "need", None),
        (
            None,
            "My quote requests are all over WhatsApp and email. I want to buy something that puts them in one list.",
            "need",
            "My quote requests are all over WhatsApp and email",
        ),
        (
            None,
            "Tenants' complaints are spread over three inboxes. want something that pulls it all together",
            "need",
            "Tenants' complaints are spread over three inboxes",
        ),
        (None, "need something that answers guests at night", "need", "something that answers guests at night"),
        (None, "need something that sorts it out", "need", None),
        (None, "Calls and mails land in one inbox. I'm hoping to buy something simple that keeps them apart.", "need", None),
    ],
)
def test_a_value_is_read_without_the_shorthand_and_as_it_was_put_right(
    asking: str | None, text: str, field: str, value: str | None
) -> None:
    assert told(text, "en", field, asking) == value


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("first half of September, or rather the second half", "2026-09-16", "2026-09-30"),
        ("second half of October, I mean the first half", "2026-10-01", "2026-10-15"),
        ("beginning of May, no, the end", "2026-05-21", "2026-05-31"),
        ("by the first half of July, actually the second half", None, "2026-07-31"),
        ("first half of September, the second half is our peak", "2026-09-01", "2026-09-15"),
        ("mid-June, or rather the end", "2026-06-21", "2026-06-30"),
    ],
)
def test_another_part_is_of_the_month_that_was_named(text: str, earliest: str | None, latest: str | None) -> None:
    assert read(text, "en", "timeline", asking="timeline") == {"earliest": earliest, "latest": latest}

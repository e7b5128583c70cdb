"""English times that are told for something else, bound by what is told behind them, or put right."""

from __future__ import annotations

import pytest

from tests.hearing import value


@pytest.mark.parametrize(
    ("asking", "text", "earliest", "latest"),
    [
        ("timeline", "We open on May 2 so it has to be running by then", None, "2026-05-02"),
        ("timeline", "by the end of June. no sorry, the end of July, June is the audit", None, "2026-07-31"),
        (
            "timeline",
            "My contract started in January, that's why I'm the one asking. We'd like to be live in September.",
            "2026-09-01",
            "2026-09-30",
        ),
        ("timeline", "two weeks ago would have been nice, but let's say April", "2026-04-01", "2026-04-30"),
        (None, "Our busy season starts in June and last June we lost half our emails. We need a shared inbox.", None, None),
        (None, "The tax office changes the rules on July 1 and we're going to get buried in calls, looking for a call queue", None, None),
        (
            None,
            "Since the flood in November we've had to do everything by phone, we'd like to buy a ticketing tool within three months",
            None,
            "2026-06-10",
        ),
        ("timeline", "no rush at all, maybe sometime next year", "2027-01-01", "2027-12-31"),
        ("timeline", "the sooner the better, our phone guy retires in two weeks", "2026-03-10", "2026-04-09"),
        ("timeline", "Easter is our peak so definitely after that", "2026-04-06", None),
        ("timeline", "Q3. Actually scrap that, Q4, the budget gets approved in September", "2026-10-01", "2026-12-31"),
        (None, "We moved offices on Monday and the phones are down until Thursday, can I email instead?", None, None),
        (None, "Hello, a colleague of mine had a demo on March 3 and said you'd call back within two days", None, None),
        ("timeline", "Our accountant retires at Christmas. Before Thanksgiving would be ideal.", None, "2026-11-25"),
        ("timeline", "The lease ends June 30, so we need to be out of Zendesk before then", None, "2026-06-29"),
        ("timeline", "We have an inspection on May 20. It has to be in before that.", None, "2026-05-19"),
        ("timeline", "Summer camp sign-ups open April 1 and I'd like it working by then", None, "2026-04-01"),
        ("timeline", "school starts again on Aug 24, so before that", None, "2026-08-23"),
        ("timeline", "I go on leave June 8, it must be in before I leave", None, "2026-06-07"),
        ("timeline", "we move buildings on July 4 and want it done before we move", None, "2026-07-03"),
        ("timeline", "Our contract with Kayako ends in May, so from June", "2026-06-01", None),
        ("timeline", "my assistant starts in April and she'd run it, so May", "2026-05-01", "2026-05-31"),
        ("timeline", "since January we've had two people out; so ideally April", "2026-04-01", "2026-04-30"),
        ("timeline", "last June was awful, we want it before June", None, "2026-05-31"),
        ("timeline", "the fair was in February, the next one is in September, so by August", None, "2026-08-31"),
        ("timeline", "We start hiring in May, not relevant. Go-live October 1.", "2026-10-01", "2026-10-01"),
        ("timeline", "Sorry, I wrote July 1, it's June 1", "2026-06-01", "2026-06-01"),
        ("timeline", "October. hmm, actually let's say November, October is stocktake", "2026-11-01", "2026-11-30"),
        ("timeline", "Nov 15 at the latest, Black Friday is on the 27th", None, "2026-11-15"),
        ("timeline", "We get 60% of our calls in December so November please", "2026-11-01", "2026-11-30"),
        ("timeline", "My boss retires on June 30. Not related, but we'd like May.", "2026-05-01", "2026-05-31"),
        ("timeline", "I'd love April but realistically May", "2026-05-01", "2026-05-31"),
        ("timeline", "April is too early, so June", "2026-06-01", "2026-06-30"),
        ("timeline", "not April, we're at the trade show then. May", "2026-05-01", "2026-05-31"),
        (None, "In June the new stadium opens next door and our phones will melt, looking for a call queue", None, None),
        (None, "Ever since the merger in October nobody answers anybody, we want a shared inbox", None, None),
        (None, "Exams are in May and students panic by email, we need a chatbot for the office", None, None),
        (None, "The council banned paper forms from July 1, we want an online form tool", None, None),
        (None, "Our receptionist retires in August and we're looking for a phone bot", None, None),
        (None, "Every January we get 900 gym sign-ups and drown, we need a ticketing tool", None, None),
        ("timeline", "when our intern leaves in August", "2026-08-01", "2026-08-31"),
        ("timeline", "The bank holiday is May 25 and we want to be running before that", None, "2026-05-24"),
        ("timeline", "I said June but the owner says no later than May 10", None, "2026-05-10"),
        ("timeline", "July. wait, that's when we're shut. August", "2026-08-01", "2026-08-31"),
    ],
)
def test_a_start_is_told_apart_from_other_times(asking: str | None, text: str, earliest: str | None, latest: str | None) -> None:
    got = value(text, "en", "timeline", asking=asking)
    expected = {"earliest": earliest, "latest": latest} if earliest or latest else None
    assert got == expected

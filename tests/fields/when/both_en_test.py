"""Two English times in one reply: the ends of one plan, a time and its reason, or two that have nothing to do with each other."""

from __future__ import annotations

import pytest

from tests.hearing import value


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("I'd say start after labor day and have it done by thanksgiving", "2026-09-08", "2026-11-26"),
        ("we'd kick off after labor day and be done by thanksgiving", "2026-09-08", "2026-11-26"),
        ("start in april and be live by the end of june", "2026-04-01", "2026-06-30"),
        ("begin from may 1, finished by august 15", "2026-05-01", "2026-08-15"),
        ("after easter, and everything in place before july", "2026-04-06", "2026-06-30"),
        ("from may, with everyone trained by september", "2026-05-01", "2026-09-30"),
        ("kickoff may 4th, go-live by end of july", "2026-05-04", "2026-07-31"),
        ("earliest april, latest june", "2026-04-01", "2026-06-30"),
        ("after easter but before july", "2026-04-06", "2026-06-30"),
        ("earliest april", "2026-04-01", None),
        ("start asap and finish by june", None, "2026-06-30"),
        ("after labor day", "2026-09-08", None),
        ("done by june, starting in may", None, "2026-06-30"),
        ("our contract ends after easter, so by june", None, "2026-06-30"),
        ("our lease starts in april, we need it live by june", None, "2026-06-30"),
        ("we start school in september and it has to be live by august 15", None, "2026-08-15"),
        ("after christmas, so by february", None, "2027-02-28"),
    ],
)
def test_two_ends_of_a_plan_are_both_told(text: str, earliest: str | None, latest: str | None) -> None:
    assert value(text, "en", "timeline", asking="timeline") == {"earliest": earliest, "latest": latest}


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("end of october, ahead of the xmas rush", "2026-10-21", "2026-10-31"),
        ("mid september, before the holiday season", "2026-09-11", "2026-09-20"),
        ("early november, just before black friday", "2026-11-01", "2026-11-10"),
        ("sometime in january, after the xmas rush is done", "2027-01-01", "2027-01-31"),
        ("in october, before halloween", None, "2026-10-30"),
        ("october, before christmas we want it live", None, "2026-12-24"),
        ("not in october, before christmas", None, "2026-12-24"),
        ("we open in october, before christmas is fine", None, "2026-12-24"),
        ("next year, before easter", None, "2026-04-04"),
        ("november, after thanksgiving", "2026-11-27", None),
    ],
)
def test_a_season_behind_a_time_only_tells_why(text: str, earliest: str | None, latest: str | None) -> None:
    assert value(text, "en", "timeline", asking="timeline") == {"earliest": earliest, "latest": latest}

"""The kinds of fields: how each reads a value from what a prospect wrote, and which kind each built-in field has."""

from __future__ import annotations

from collections.abc import Mapping

from bot.fields.choice import ChoiceKind
from bot.fields.company import CompanyKind
from bot.fields.decline import declined
from bot.fields.email import EmailKind
from bot.fields.headcount import HeadcountKind
from bot.fields.kind import FieldKind, Found, Hearing
from bot.fields.money import MoneyKind
from bot.fields.name import NameKind
from bot.fields.need import GOAL, NEED
from bot.fields.number import NumberKind
from bot.fields.phone import PhoneKind
from bot.fields.role import RoleKind
from bot.fields.solution import SolutionKind
from bot.fields.text import TextKind
from bot.fields.timeline import TimelineKind

__all__ = ["BUILT_IN", "FIELD_KINDS", "FieldKind", "Found", "Hearing", "declined"]

FIELD_KINDS: Mapping[str, FieldKind] = {
    kind.name: kind
    for kind in (
        TextKind("text"),
        NEED,
        GOAL,
        ChoiceKind(),
        NumberKind(),
        HeadcountKind(),
        MoneyKind(),
        TimelineKind(),
        EmailKind(),
        PhoneKind(),
        NameKind(),
        CompanyKind(),
        RoleKind(),
        SolutionKind(),
    )
}

BUILT_IN: Mapping[str, str] = {
    "need": "need",
    "goal": "goal",
    "current_solution": "solution",
    "name": "name",
    "company": "company",
    "role": "role",
    "email": "email",
    "phone": "phone",
    "company_size": "headcount",
    "budget": "money",
    "timeline": "timeline",
}

"""Statements about the published versions of flows."""

from __future__ import annotations

from sqlalchemy import false, select, update

from storage import tables
from storage.statement import Statement, insert, lit, p, table

flow_version = table(tables.FlowVersionRow)

F = flow_version.c
_VERSION = select(F.flow, F.version, F.note, F.by, F.at, F.live, F.files)
INSERT_VERSION = insert(flow_version)
LIVE = Statement(_VERSION.where(F.flow == p("flow"), F.live))
VERSION = Statement(_VERSION.where(F.flow == p("flow"), F.version == p("version")))
HISTORY = Statement(select(F.flow, F.version, F.note, F.by, F.at, F.live).where(F.flow == p("flow")).order_by(F.version.desc()))
NEWEST_VERSION = Statement(select(F.version).where(F.flow == p("flow")).order_by(F.version.desc()).limit(lit(1)).offset(lit(0)))
VERSION_BEFORE = Statement(
    _VERSION.where(F.flow == p("flow"), F.version < p("version")).order_by(F.version.desc()).limit(lit(1)).offset(lit(0))
)
NONE_LIVE = Statement(update(flow_version).where(F.flow == p("flow"), F.live).values(live=false()))
MAKE_LIVE = Statement(update(flow_version).where(F.flow == p("flow"), F.version == p("version", F.version)).values(live=p("live", F.live)))

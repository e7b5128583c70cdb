"""`handraiser doctor`: tries everything that a start needs, and says what to mend. Prints no secret."""

from __future__ import annotations

import asyncio
import http.client
import os
import shutil
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path

from bot.commands import database, neighbours
from bot.commands.check import counted, look
from bot.commands.console import console, styled
from bot.commands.finding import Check, Found, Patient
from bot.commands.place import Place, find_place
from bot.commands.serving import is_free
from bot.errors import HandraiserError
from storage.revision import HEAD, revision_of
from storage.seal import KEY_VARIABLE, master_key

LEAST_SPACE = 500 * 1024 * 1024
"""Bytes that should be free beside the database: it grows by about 20 KB a conversation, and migrations copy tables."""


def doctor(config: Path | None, host: str, port: int, environ: Mapping[str, str] = os.environ) -> int:
    """Print a line for each thing tried. Return 1 when something must be mended, else 0. Raise FaultyFiles for a faulty config."""
    patient = Patient(place=find_place(config, environ), host=host, port=port, environ=environ)
    ill = 0
    out = console()
    for found in examined(patient):
        mark = ("mend", "bad") if found.cure else ("ok  ", "good")
        out.print(styled(mark, f"  {found.about:<10} {found.what}"))
        if found.cure:
            ill += 1
            out.print(styled(" " * 17, ("→ ", "good"), found.cure))
    out.print(f"\n{counted(ill, 'thing')} to mend." if ill else "\nAll is well.")
    return 1 if ill else 0


def examined(patient: Patient) -> Iterator[Found]:
    """Yield what every check found; one that fails is a finding, not the end."""
    for about, check in CHECKS.items():
        try:
            yield from check(patient)
        except HandraiserError as error:
            yield Found(about=about, what=str(error), cure="Mend this, then run `handraiser doctor` again.")


def _config(patient: Patient) -> Iterator[Found]:
    config = patient.place.config
    if patient.place.file is None:
        yield Found(about="config", what="no config.yaml here: everything is as by default (`handraiser init DIR` makes one)")
        return
    parts = [
        counted(len(section), noun) for section, noun in ((config.platforms, "platform"), (config.teams, "team"), (config.reps, "rep"))
    ]
    yield Found(about="config", what=f"{patient.place.file}: {', '.join(parts)}")


def _database(patient: Patient) -> Iterator[Found]:
    url = database.address(patient.place)
    kind = url.partition(":")[0]
    revision = revision_of(url)
    if revision is None:
        yield Found(about="database", what=f"{kind}: new, made at the first start")
    elif revision != HEAD:
        yield Found(about="database", what=f"{kind}: of revision {revision}, this version wants {HEAD}", cure="Run `handraiser migrate`.")
    else:
        yield Found(about="database", what=f"{kind}: reachable, of this version, takes writes")
    file = database.file_of(patient.place)
    if file is not None:
        yield from _disk(file)
        if revision is not None:
            yield from _journal(patient.place)


def _disk(file: Path) -> Iterator[Found]:
    folder = next(parent for parent in file.parents if parent.is_dir())
    if not os.access(folder, os.W_OK):
        yield Found(about="disk", what=f"{folder} cannot be written", cure="Give the user that runs Handraiser the right to write there.")
    free = shutil.disk_usage(folder).free
    cure = "" if free >= LEAST_SPACE else f"Free some space: {LEAST_SPACE // 2**20} MB at least."
    yield Found(about="disk", what=f"{free / 2**30:.1f} GB free in {folder}", cure=cure)


def _journal(place: Place) -> Iterator[Found]:
    mode = database.journal(place)
    cure = "" if mode == "wal" else "Put the file on a local disk: on a network share SQLite cannot keep its write-ahead log."
    yield Found(about="journal", what="write-ahead log" if mode == "wal" else f"{mode}, not a write-ahead log", cure=cure)


def _key(patient: Patient) -> Iterator[Found]:
    file = patient.place.root / "handraiser.key"
    if patient.environ.get(KEY_VARIABLE, "").strip():
        master_key(file, patient.environ)
        yield Found(about="key", what=f"from {KEY_VARIABLE}")
        return
    if not file.exists():
        yield from _no_key(patient, file)
        return
    master_key(file, patient.environ)
    mode = stat.S_IMODE(file.stat().st_mode)
    cure = f"chmod 600 {file}" if mode & 0o077 else ""
    yield Found(about="key", what=f"{file}, mode {mode:o}" + (": others can read it" if cure else ""), cure=cure)


def _no_key(patient: Patient, file: Path) -> Iterator[Found]:
    made = database.file_of(patient.place)
    if made is not None and made.exists():
        cure = f"Bring {file.name} back from a backup, or set {KEY_VARIABLE}: without it nothing in the database can be read."
        yield Found(about="key", what=f"{file} is missing, but there is a database", cure=cure)
    else:
        yield Found(about="key", what="new, made at the first start; keep a copy of it apart from the database's")


def _flows(patient: Patient) -> Iterator[Found]:
    checked = look([patient.place.flows], patient.environ)
    names = [Path(file).stem for file in checked.files if Path(file).parent.resolve() == patient.place.flows.resolve()]
    cure = "Run `handraiser check`: it names each with its cure." if checked.faults else ""
    what = f"{', '.join(names)}: {counted(len(checked.faults), 'fault')}" if cure else f"{', '.join(names)}: without a fault"
    yield Found(about="flows", what=what, cure=cure)
    yield from asyncio.run(_published(patient))


async def _published(patient: Patient) -> list[Found]:
    """Tell which of the flows that platforms name are live. Opens the store only where there is one, so that nothing is made."""
    wanted = sorted({platform.flow for platform in patient.place.config.platforms.values()})
    url = database.address(patient.place)
    live: dict[str, int] = {}
    if wanted and revision_of(url) == HEAD:
        from bot import bootstrap

        async with bootstrap.open_store(patient.place.config, patient.place.root, patient.environ) as store:
            found = [await store.live(flow) for flow in wanted]
        live = {version.flow: version.version for version in found if version}
    return [
        Found(about="published", what=f"{flow}, version {live[flow]}")
        if flow in live
        else Found(about="published", what=f"{flow} has no live version", cure=f"Run `handraiser publish {flow}`.")
        for flow in wanted
    ]


def _port(patient: Patient) -> Iterator[Found]:
    address = f"{patient.host}:{patient.port}"
    if is_free(patient.host, patient.port):
        yield Found(about="port", what=f"{address} is free")
    elif _is_ours(patient):
        yield Found(about="port", what=f"Handraiser answers on {address}")
    else:
        yield Found(about="port", what=f"{address} is taken by another program", cure="Stop it, or take another with --port.")


def _is_ours(patient: Patient) -> bool:
    connection = http.client.HTTPConnection(patient.host, patient.port, timeout=1)
    try:
        connection.request("GET", "/health/live")
        return connection.getresponse().status == http.HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _users(patient: Patient) -> Iterator[Found]:
    users, reps = database.users(patient.place), patient.place.config.reps
    if not users:
        rep = next(iter(reps), "ID")
        yield Found(about="desk", what="nobody may open it", cure=f"Run `handraiser user add NAME --rep {rep}`.")
        return
    yield Found(about="desk", what=f"{counted(len(users), 'user')}: {', '.join(name for name, _ in users)}")
    for name, rep in users:
        if rep and rep not in reps:
            yield Found(about="desk", what=f"{name} is rep {rep}, who is not in config.yaml", cure=f"Add {rep} under `reps:`.")


CHECKS: Mapping[str, Check] = {
    "config": _config,
    "database": _database,
    "key": _key,
    "flows": _flows,
    "port": _port,
    "desk": _users,
    "platforms": neighbours.platforms,
    "mail": neighbours.mail,
    "webhook": neighbours.webhook,
    "brain": neighbours.brain,
    "encoder": neighbours.encoder,
}
"""Each thing that is tried, in the order of a start."""

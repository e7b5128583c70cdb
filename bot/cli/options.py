"""What several verbs take."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Format(StrEnum):
    """How `check` prints."""

    TEXT = "text"
    JSON = "json"


class Level(StrEnum):
    """From which level on logs are written."""

    DEBUG = "debug"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class Brain(StrEnum):
    """What understands the prospect."""

    RULES = "rules"
    CLAUDE = "claude"
    LOCAL = "local"
    SCRIPTED = "scripted"


class Prospects(StrEnum):
    """Who plays the prospects."""

    SCRIPT = "script"
    CLAUDE = "claude"
    LOCAL = "local"
    SCRIPTED = "scripted"


Config = Annotated[Path | None, typer.Option("--config", help="The config file; config.yaml in this folder where there is one.")]
Host = Annotated[str, typer.Option(help="The address to listen on; 0.0.0.0 for all.")]
Port = Annotated[int, typer.Option(min=0, max=65535, help="The port to listen on.")]
LogLevel = Annotated[Level, typer.Option("--log", help="From which level on logs are written.")]

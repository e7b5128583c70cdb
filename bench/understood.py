"""Runs the calls of `handraiser understand` in docs/understand.md again and writes what comes out: `python -m bench.understood`."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

from typer.testing import CliRunner

from bot.cli import app

PAGE = Path(__file__).parents[1] / "docs" / "understand.md"
CALL = re.compile(r"```sh\nhandraiser (?P<call>understand [^\n]+)\n```\n\n```\n(?P<said>.*?)```\n", re.DOTALL)


def said(call: str) -> str:
    """Return what a call prints, without colours. Raise RuntimeError when it ends with an error."""
    ran = CliRunner().invoke(app, shlex.split(call), env={"NO_COLOR": "1"})
    if ran.exit_code:
        raise RuntimeError(f"{call}: {ran.output}")
    return ran.stdout


def rewritten(page: str) -> str:
    """Return the page with what each of its calls prints now."""
    return CALL.sub(lambda found: found[0].replace(f"```\n{found['said']}```\n", f"```\n{said(found['call'])}```\n"), page)


def main() -> None:
    """Rewrite the page."""
    PAGE.write_text(rewritten(PAGE.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main()

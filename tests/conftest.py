"""What every test shares: logs as the product writes them, without the values of a stack's variables."""

from __future__ import annotations

import sys

from bot import logs

logs.configure("warning", sys.stderr, environ={"NO_COLOR": "1"})

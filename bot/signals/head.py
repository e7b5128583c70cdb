"""Placeholder until trained."""

from __future__ import annotations
from collections.abc import Mapping

HEAD_SIGNALS = ("buy", "human", "support", "opt_out", "job_seeker", "vendor_pitch", "student", "abuse")


class _Head:
    def strengths(self, text: str, language: str) -> Mapping[str, float]:
        return {}


HEAD = _Head()
NO_HEAD = _Head()

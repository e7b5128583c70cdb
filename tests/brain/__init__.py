"""Tests of the model's leash; `material.py` is what they share."""

"""Kills, cuts and floods on purpose: what Handraiser promises must hold when things break."""

"""Scripted prospects who talk with a flow on a virtual clock, so that an operator sees what it does before it goes live."""

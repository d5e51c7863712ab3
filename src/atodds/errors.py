"""The errors that end a run: one clear line each, shown by the command line with exit code 2."""

from __future__ import annotations


class UsageError(Exception):
    """The run cannot start as asked for: a bad option, a missing model, unusable rules."""


class ModelError(UsageError):
    """The spaCy pipeline is missing or cannot do what extraction needs."""

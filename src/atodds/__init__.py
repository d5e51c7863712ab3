"""atodds: where the sources of a story are at odds."""

__version__ = "0.1.0"

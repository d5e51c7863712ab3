"""How an unknown word is answered: with the one that was probably meant, or with all of them."""

from __future__ import annotations

from collections.abc import Iterable


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A phrase to append to "unknown ... 'word'", beginning with its punctuation."""
    # Only needed when something is wrong, and a good part of the cost of a start.
    from difflib import get_close_matches

    names = list(known)
    close = get_close_matches(word, names, n=1)
    if close:
        return f"; did you mean '{close[0]}'?"
    return f"; known: {', '.join(names)}" if names else ""

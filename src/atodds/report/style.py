"""Colour for terminals: ANSI codes around text that is already clean."""

from __future__ import annotations

from dataclasses import dataclass

from atodds.model import Relation

_CODES = {
    Relation.CONFLICT: "1;31",
    Relation.REVISION: "1;33",
    Relation.RECONCILABLE: "1;36",
    Relation.AGREEMENT: "1;32",
}


@dataclass(frozen=True, slots=True)
class Style:
    """Paints text, or leaves it as it is when `color` is off."""

    color: bool

    def paint(self, text: str, code: str) -> str:
        """The text in the given SGR code."""
        return f"\x1b[{code}m{text}\x1b[0m" if self.color and text else text

    def relation(self, text: str, relation: Relation) -> str:
        """The text in the colour of a relation."""
        return self.paint(text, _CODES[relation])

    def bold(self, text: str) -> str:
        """The text in bold."""
        return self.paint(text, "1")

    def value(self, text: str) -> str:
        """The words that a claim is made of, inside their sentence."""
        return self.paint(text, "1;4")

    def dim(self, text: str) -> str:
        """The text, fainter."""
        return self.paint(text, "2")

"""atodds: where the sources of a story are at odds. `Checker().check(["seeds"])` tells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from atodds.errors import ModelError, UsageError
from atodds.model import Claim, Document, Finding, Quantity, Report

if TYPE_CHECKING:
    from atodds.check import Checker, Settings

__version__ = "0.1.0"
__all__ = [
    "Checker",
    "Claim",
    "Document",
    "Finding",
    "ModelError",
    "Quantity",
    "Report",
    "Settings",
    "UsageError",
    "__version__",
]


def __getattr__(name: str) -> Any:
    if name in {"Checker", "Settings"}:
        from atodds import check

        return getattr(check, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

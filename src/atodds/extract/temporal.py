"""Dates and times in text."""

from __future__ import annotations

from atodds.extract.dateline import find_header_date, find_text_date

__all__ = ["find_header_date", "find_text_date"]

"""Stretches of text whose numerals are no quantities: dates, clock times, phone numbers, addresses.

Reads text only. Names that show themselves by grammar alone ("Flight 370") are `designators`' job.
"""

from __future__ import annotations

import re

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|"
    r"Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_AND = r"[ ]?(?:-|\u2013|and|to|or|&)[ ]?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DAYS = rf"{_DAY}(?:{_AND}{_DAY})?"
_YEAR = r"(?:1\d|20|21)\d\d"
_ZONE = r"(?:GMT|UTC|BST|CET|CEST|EST|EDT|PST|PDT|ET|PT|local[ ]time)"
_HALF_DAY = r"(?:a\.?[ ]?m\b\.?|p\.?[ ]?m\b\.?|o['\u2019]?clock\b)"
_STREET = (
    r"(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Drive|Lane|Court|Square|Way|Place|Terrace|"
    r"Parkway|Highway|Plaza|Crescent|Close|Row)\b"
)
_HOURS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_DATES = rf"""
    \b{_MONTH}[ ]{{1,2}}{_DAYS}(?![\d.,]{{0,12}}\d{{3}}|[%\w-])(?:,?[ ]{_YEAR}\b)?
  | \b{_DAYS}[ ]{{1,2}}(?:of[ ])?{_MONTH}(?![\w-])(?:,?[ ]{_YEAR}\b)?
  | \b{_MONTH},?[ ]+{_YEAR}\b
  | \b\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}\b
  | \b\d{{1,2}}(?:[-.]|[ ]?/[ ]?)\d{{1,2}}(?:[-.]|[ ]?/[ ]?)(?:\d{{4}}|\d\d)\b
  | \b\d{{1,2}},[ ](?:19|20)\d\d\b(?![,.]?\d)
  | \b{_YEAR}[-\u2013/]\d\d\b(?![,.]\d) | \b{_YEAR}s\b | ['\u2019]\d\ds?\b | \b\d0s\b
  | \b(?:9/11|7/7|24/7|20/20|50[-/]50)\b | \b(?:FY|Q|H)[ ]?\d\d?(?:[ ]{_YEAR})?\b
"""
_CLOCK = rf"""
    \b\d{{1,2}}(?:[:.]\d\d){{0,2}}[ \u00a0]?{_HALF_DAY}
  | \b\d{{1,2}}:\d\d(?::\d\d)?(?:\.\d+)?\b
  | \b\d{{4}}[ ]?(?:hrs|hours)?[ ]?{_ZONE}\b | \b\d{{1,2}}[ ]{_ZONE}\b
  | \b(?:half|quarter|{_HOURS})[ ](?:past|to)[ ](?:{_HOURS}|\d{{1,2}})\b(?=[ ]*(?:[.,;)]|$|in|on))
  | \b(?:{_HOURS})[ ](?:o['\u2019]clock|[ap]\.m\b)
"""
_NUMBERS = r"""
    \b\d[\d,]{0,12}(?:st|nd|rd|th)\b
  | \+\d[\d \-().]{6,20}\d | \(\d{3}\)[ ]?\d{3}[- ](?:\d{4}|[A-Z]{4})
  | \b\d{3}-(?:\d{3}-)?(?:\d{4}\b|[A-Z]{4,})
  | \b0\d{2,4}[ ]\d{3,4}[ ]\d{3,4}\b | \b1-8\d\d-[\w-]+ | \b(?:911|9-1-1)\b
  | \b(?:https?://|www\.)\S+ | [\w.+-]{1,64}@[\w.-]{1,64}\.\w{2,} | \#\d+ | @\w+
  | \b[A-Z]\w*[ ]-\d+\b
"""
_PLACES = rf"""
    \b\d+(?:-\d+)?[A-Za-z]?[ ](?:(?:[NSEW]|North|South|East|West)\.?[ ])?
    (?:(?:[A-Z][\w'\u2019.-]*|\d+(?:st|nd|rd|th))[ ]){{1,3}}{_STREET}
  | \b\d+[ ](?:Ave|Avenue|Rue|Via|Calle|Rua)[ ][A-Z] | \b\d+(?:th)?[ ]block\b
  | \b[A-Z]{{2}}[ ]\d{{5}}(?:-\d{{4}})?\b | \b\d{{5}}[ ](?:ZIP|zip|postcode)
  | \b(?:P\.?O\.?[ ])?Box[ ]\d+ | \b[A-Z]{{1,2}}\d{{1,2}}[A-Z]?[ ]\d[A-Z]{{2}}\b
"""
_IDIOMS = r"""
    (?i:\b(?:one-on-one|one[ ]by[ ]one|one[ ]another|one-to-one|nine(?:-|[ ])to(?:-|[ ])five
  | no[- ]one|day[ ]one|number[ ]one|square[ ]one|one-off|one-time|one-way|two-way
  | four-by-four|two-by-four|one[ ]and[ ](?:the[ ]same|only)|one[ ]or[ ]the[ ]other|catch-22
  | zero-sum|ground[ ]zero|net[ ]zero|net-zero|\d[x\u00d7]\d
  | \w+-(?:dimensional|sided|faced|pronged|party))\b)
"""
_BEGINNING = r"\b\w|['\u2019+(\#@.-]"
"""Where one can begin: looked for first, because to try all of them takes ten times as long."""
_MASK = re.compile(
    f"(?={_BEGINNING})(?:{_DATES} | {_CLOCK} | {_NUMBERS} | {_PLACES} | {_IDIOMS})", re.X
)


def masked(text: str) -> list[tuple[int, int]]:
    """The spans, in order, whose numerals are dates, times, phone numbers, addresses or idioms."""
    return [match.span() for match in _MASK.finditer(text)]

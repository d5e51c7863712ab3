"""Stretches of text whose numerals are no quantities: dates, clock times, phone numbers, addresses.

Reads text only. What shows itself by grammar alone ("Flight 370") is judged with the parse, in
`quantities`.
"""

from __future__ import annotations

import re

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|"
    r"Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_YEAR = r"(?:1[0-9]|20|21)\d\d"
_STREET = (
    r"(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Drive|Lane|Court|Square|Way|Place|Terrace|"
    r"Parkway|Highway|Plaza|Crescent|Close|Row)\b"
)
_MASK = re.compile(
    rf"""
    (?P<date>
      \b{_MONTH}[ ]{{1,2}}{_DAY}(?:[ ]?(?:-|–|and|to|or|&)[ ]?{_DAY})?(?![\d.,]*\d{{3}}|[%\w-])(?:,?[ ]{_YEAR}\b)?
    | \b{_DAY}(?:[ ]?(?:-|–|and|to|or|&)[ ]?{_DAY})?[ ]{{1,2}}(?:of[ ])?{_MONTH}(?![\w-])(?:,?[ ]{_YEAR}\b)?
    | \b{_MONTH},?[ ]+{_YEAR}\b
    | \b\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}\b
    | \b\d{{1,2}}[-/.]\d{{1,2}}[-/.](?:\d{{4}}|\d\d)\b
    | \b{_YEAR}[-–/]\d\d\b(?![,.]\d)
    | \b{_YEAR}s\b | ['’]\d\ds?\b | \b\d0s\b
    | \b9/11\b | \b7/7\b | \b24/7\b | \b50[-/]50\b | \b20/20\b
    | \b(?:FY|Q|H)[ ]?\d\d?(?:[ ]{_YEAR})?\b
    )
  | (?P<clock>
      \b\d{{1,2}}(?:[:.]\d\d){{0,2}}[ \u00a0]?(?:a\.?[ ]?m\b\.?|p\.?[ ]?m\b\.?|o['’]?clock\b)
    | \b\d{{1,2}}:\d\d(?::\d\d)?(?:\.\d+)?\b
    | \b\d{{4}}[ ]?(?:hrs|hours)?[ ]?(?:GMT|UTC|BST|CET|EST|EDT|PST|PDT|ET|PT|Z|local[ ]time)\b
    | \b\d{{1,2}}[ ](?:GMT|UTC|BST|CET)\b
    | \b(?:half|quarter)[ ](?:past|to)[ ]\w+
    | \b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)[ ](?:o['’]clock|[ap]\.m\b)
    )
  | (?P<ordinal> \b\d[\d,]*(?:st|nd|rd|th)\b )
  | (?P<phone>
      \+\d[\d \-().]{{6,}}\d | \(\d{{3}}\)[ ]?\d{{3}}[- ]\d{{4}} | \b\d{{3}}-\d{{3}}-\d{{4}}\b
    | \b0\d{{2,4}}[ ]\d{{3,4}}[ ]\d{{3,4}}\b | \b1-8\d\d-[\w-]+ | \b\d{{3}}-\d{{4}}\b
    )
  | (?P<web> \b(?:https?://|www\.)\S+ | \S+@\S+\.\w+ | \#\d+ | @\w+ )
  | (?P<address>
      \b\d+(?:-\d+)?[A-Za-z]?[ ](?:(?:[NSEW]|North|South|East|West)\.?[ ])?
      (?:(?:[A-Z][\w'’.-]*|\d+(?:st|nd|rd|th))[ ]){{1,3}}{_STREET}
    | \b\d+[ ](?:Ave|Avenue|Rue|Via|Calle|Rua)[ ][A-Z]
    | \b[A-Z]{{2}}[ ]\d{{5}}(?:-\d{{4}})?\b | \b\d{{5}}[ ](?:ZIP|zip|postcode)
    | \b(?:P\.?O\.?[ ])?Box[ ]\d+
    | \b[A-Z]{{1,2}}\d{{1,2}}[A-Z]?[ ]\d[A-Z]{{2}}\b
    )
  | (?P<idiom> \b(?:one-on-one|one[ ]by[ ]one|one[ ]another|one-to-one|nine-to-five|nine[ ]to[ ]five
    |no[ ]one|day[ ]one|number[ ]one|at[ ]one[ ]with|one-off|one-time|one-way|catch-22
    |back[ ]to[ ]square[ ]one|one[ ]and[ ](?:the[ ]same|only)|two-way|two-faced|second-half|first-half)\b
    )
    """,
    re.X,
)
_HINT = re.compile(r"\d|\b(?:one|nine|two|half|quarter|clock)\b", re.I)


def masked(text: str) -> list[tuple[int, int]]:
    """The spans, in order, whose numerals are dates, times, phone numbers, addresses or idioms."""
    return [match.span() for match in _MASK.finditer(text) if _HINT.search(match.group())]

"""The date a document was published, read from its own words when nothing else says it.

`find_header_date` reads the lines above the story ("Posted June 8, 2013"), `find_text_date` guesses
from full dates inside it. Both want day, month and year in the text and rather return None than
guess: every "Tuesday" of the document is counted from the answer. No dateparser: it scans running
text at a few kilobytes a second and takes "may" and "second" for dates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from atodds.extract.dates.almanac import (
    DAY,
    GAP,
    MONTH,
    ORDINAL,
    WEEKDAY_ANY,
    YEAR,
    make_date,
    month_number,
)

_MAX_LINES = 8
_MAX_HEAD = 2000
_MAX_LINE = 400
_SHORT_LINE = 120
_CAPTION = 400

# Scraped headers run the time into the year: "April 3, 20194:12 pm".
_YEAR = rf"(?:{YEAR}|(?:19|20)\d\d(?=[0-2]?\d:[0-5]\d))"
_SEP = r"(?:,?" + GAP + r"|,|-)"
_FULL_DATE = re.compile(
    rf"(?<![\w/.])(?:(?:{WEEKDAY_ANY}),?{GAP})?(?:"
    rf"(?P<m1>{MONTH}){GAP}?(?P<d1>{DAY}){ORDINAL}?{_SEP}(?P<y1>{_YEAR})"
    rf"|(?P<d2>{DAY}){ORDINAL}?(?:{GAP}of)?{_SEP}(?P<m2>{MONTH}){_SEP}(?P<y2>{YEAR})"
    r"|(?P<y3>(?:19|20)\d\d)[-/](?P<m3>0[1-9]|1[0-2])[-/](?P<d3>0[1-9]|[12]\d|3[01])(?!\d|[-/]\d)"
    r"|(?P<n1>\d{1,2})(?P<sep> ?[./-] ?)(?P<n2>\d{1,2})(?P=sep)"
    r"(?P<y4>(?:19|20)\d\d|\d\d)(?!\w|[./-]\d)"
    r")"
)

_TIME = r"\d{1,2}[:.]\d\d(?::\d\d)?|\d{3,4} (?=[A-Z]{3})|\d{1,2}(?= ?[ap]\.? ?m)"
_CUE = (
    r"(?:(?:first|date|last|story|publication|originally|date of) )?"
    r"(?:published|posted|updated|modified|created|filed|issued|publication|date)(?: (?:on|at))?"
)
_NOISE = re.compile(
    rf"{_TIME}|{_CUE}|[ap]\. ?m\b\.?|\b(?:[ap]m|on|at|local|time|utc|gmt|[a-z]{{1,2}}st"
    r"|[a-z]{1,2}dt|hkt|[ecmp]t|uk|us|eastern)\b",
    re.IGNORECASE,
)
_BEFORE_TIME = (
    r"(?:(?:\d[\d:.]{0,7}|[ap]\.? ?m\b\.?|(?-i:[A-Z]{2,4})|\([\w ]{1,12}\)|at|on),? ?){0,6}"
)
_CUE_BEFORE = re.compile(
    rf"(?:^|[|\u2022\u00b7(,;\u2014-]) {{0,3}}{_CUE} ?:? {{0,3}}{_BEFORE_TIME}$", re.IGNORECASE
)
_BYLINE = re.compile(r"\s*By [A-Z]")
_PLACE_BEFORE = re.compile(
    r"\s*[A-Z](?:[A-Z .'\u2019-]{2,40}|[a-z]{2,20}(?: [A-Z][a-z]{1,20})?,)"
    r"(?:,? ?[A-Z][\w. ]{0,30})?,? ?(?:\([A-Z][\w /.]{1,30}\) ?)?[\u2014-]? ?\(?$"
)
_DASH_AFTER = re.compile(
    r" ?(?:\([A-Z][\w /.]{1,30}\))? ?(?:[-\u2013\u2014:|?/\u2022\u00b7]|$|\d{1,2}:\d\d)"
)


def read_numeric(first: int, separator: str, second: int, year: str) -> date | None:
    """Three numbers as a date: day first after full stops, else month first unless it is over 12.

    Years of two digits are read with slashes only, and as 1970 to 2069.
    """
    if len(year) == 2 and separator != "/":
        return None
    full = int(year) if len(year) == 4 else (1900 if int(year) >= 70 else 2000) + int(year)
    day, month = (first, second) if separator == "." else (second, first)
    if month > 12:
        day, month = month, day
    return make_date(full, month, day)


def _read(match: re.Match[str]) -> date | None:
    if match["m1"]:
        return make_date(int(match["y1"]), month_number(match["m1"]), int(match["d1"]))
    if match["m2"]:
        return make_date(int(match["y2"]), month_number(match["m2"]), int(match["d2"]))
    if match["y3"]:
        return make_date(int(match["y3"]), int(match["m3"]), int(match["d3"]))
    return read_numeric(int(match["n1"]), match["sep"].strip(), int(match["n2"]), match["y4"])


def full_dates(
    text: str, start: int = 0, end: int | None = None
) -> Iterator[tuple[date, int, int]]:
    """Every date whose day, month and year are all written out, with its offsets, in text order."""
    for match in _FULL_DATE.finditer(text, start, len(text) if end is None else end):
        found = _read(match)
        if found:
            yield found, match.start(), match.end()


def find_header_date(text: str) -> tuple[date, int, int] | None:
    """The publication date in the first lines of a text, with the offsets of its wording.

    A line counts when it holds little beside the date (a time, "Updated", a byline), when a cue
    such as "Posted:" leads up to the date, or when the date belongs to a dateline before a dash.
    """
    at, lines = 0, 0
    for line in text[:_MAX_HEAD].splitlines(keepends=True):
        start, at = at, at + len(line)
        if not line.strip():
            continue
        lines += 1
        if lines > _MAX_LINES:
            break
        head = line.rstrip()[:_MAX_LINE]
        for found, first, last in full_dates(head):
            if _heads(head, first, last):
                return found, start + first, start + last
    return None


def _heads(line: str, first: int, last: int) -> bool:
    before, after = line[:first], line[last:]
    if _CUE_BEFORE.search(before):
        return True
    if len(line) <= _SHORT_LINE:
        rest = _NOISE.sub(" ", before + " " + after)
        if sum(c.isalnum() for c in rest) <= 2 or _BYLINE.match(line):
            return True
    return bool((not before.strip() or _PLACE_BEFORE.match(before)) and _DASH_AFTER.match(after))


_CAPTION_BEFORE = re.compile(r"[A-Z][\w.\u2019'-]{1,30},\s?(?:on )?$")
_CAPTION_AFTER = re.compile(r"\.?[\"\u201d)]?(?:\s?[(\[]|\s{0,3}$|\s{0,3}\n|\.\s)")
_TODAY_BEFORE = re.compile(r"\b[Tt]oday,? (?:is |on )?$")


def find_text_date(text: str) -> date | None:
    """The publication date guessed from a text that states full dates; None unless it looks safe.

    Safe is the latest full date of the text when it closes a photo caption ("..., in Springfield,
    Ohio, Aug. 31, 2021.") or stands beside "today". A date that is merely the latest one may well
    be that of the event years ago, so it is not enough.
    """
    dates = list(full_dates(text))
    if not dates:
        return None
    latest = max(found for found, _, _ in dates)
    for found, start, end in dates:
        if found == latest and _reports(text, start, end):
            return found
    return None


def _reports(text: str, start: int, end: int) -> bool:
    line = text.rfind("\n", 0, start) + 1
    before, after = text[max(line, start - 60) : start], text[end : end + 8]
    if _TODAY_BEFORE.search(before):
        return True
    return bool(
        start - line <= _CAPTION and _CAPTION_BEFORE.search(before) and _CAPTION_AFTER.match(after)
    )

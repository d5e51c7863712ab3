"""The grammar of dates in running English: which stretch of text is a date, and of which form.

Patterns only; what a form means is in `daydates` and `unitdates`. Every repetition is bounded and
every gap is one space or one line end, so matching is linear. One alternation over all forms is run
over the text; the form that matched is then read again by its own pattern, with the named groups.
"""

from __future__ import annotations

import re
from functools import cache

from atodds.extract.dates.almanac import (
    DAY,
    DAYPART,
    GAP,
    HOLIDAYS,
    MONTH,
    MONTH_NAME,
    MONTHS,
    NUMBER_WORDS,
    ORDINAL,
    WEEKDAY,
    WEEKDAY_ANY,
    any_case,
)

_NOT_CLOCK = r"(?!\s?(?:GMT|UTC|[Hh]ours|hrs|local\s|EST|EDT|ET\b))"
YEAR = rf"(?:(?:1[5-9]|20)\d\d(?!\d|[.,]\d|s\b|['\u2019]s\b){_NOT_CLOCK})"
_DASH = r"\s?[-\u2013\u2014]\s?"

# "the early hours of", "the night of": the part of the day before the day it belongs to.
_LEAD = (
    rf"(?P<lead>(?:[Tt]he{GAP})?(?:(?:[Ee]arly|[Ll]ate|[Ss]mall|[Ww]ee|[Pp]re-?dawn){GAP})?"
    rf"(?:{DAYPART}|[Hh]ours)(?:{GAP}hours)?{GAP}of{GAP}"
    rf"|(?:{any_case('early on|late on|early|late|overnight on|overnight')}){GAP})"
)
_EDGE = (
    r"(?P<edge>(?:[Ee]arly|[Ll]ate|[Mm]id)(?:-|\s)"
    rf"|(?:[Tt]he{GAP})?(?:{any_case('beginning|start|middle|end|close')}"
    rf"|(?:[Ff]irst|[Ss]econd|[Ll]ast|[Ff]inal){GAP}(?:week|half|days|weekend)){GAP}of{GAP})"
)
_DAY_END = rf"{ORDINAL}?(?![\w%]|[.:/]\d|,\d{{3}}\b|-\w*-?old|\s?[ap]\.?\s?m\b)"

_COUNT = (
    r"(?:\d{1,3}(?:\.5|\u00bd)?"
    rf"|(?:an?{GAP}|the{GAP})?(?:couple|few)(?:{GAP}of)?|[Ss]everal|[Mm]any|[Ss]ome|[Hh]alf{GAP}an?"
    rf"|(?:{any_case('|'.join(sorted(NUMBER_WORDS, key=len, reverse=True)))})"
    r"(?:-(?:one|two|three|four|five|six|seven|eight|nine))?)"
)
_VAGUE = any_case(
    "about|around|approximately|roughly|some|nearly|almost|barely|at least|just over|just under"
    "|more than|less than|a little over|a little more than|over|just"
)
# Read backwards from "years ago": far cheaper than trying each "a" and "some".
COUNTS = re.compile(
    rf"(?<![\w.,])(?:(?P<vague>{_VAGUE}){GAP})?(?:(?P<or>{_COUNT}){GAP}(?:or|to){GAP})?(?P<n>{_COUNT})"
    rf"(?:{GAP}(?P<half>and{GAP}a{GAP}half))?{GAP}\Z"
)
COUNT_REACH = 48
# Beside a day's number even careless spelling is safe; "march 12 miles" and "may 5 people" are not.
_ANY_MONTH = f"(?:{MONTH}|{'|'.join(n for n in MONTHS if n not in ('march', 'may'))})"
_HOLIDAY = "|".join(
    re.escape(name).replace("'", "['\u2019]").replace(r"\ ", GAP)
    for name in sorted(HOLIDAYS, key=len, reverse=True)
)

_WHICH_DAY = any_case(
    "this past|this coming|the following|the next|the previous|this|last|next|that"
)
_HALF = any_case("earlier|later|early|late")

FORMS: dict[str, str] = {
    "iso": r"(?P<y>(?:19|20)\d\d)[-/](?P<m>0[1-9]|1[0-2])[-/](?P<d>0[1-9]|[12]\d|3[01])"
    r"(?!\d|[-/]\d)",
    "numeric": r"(?P<a>\d{1,2})(?P<sep>\s?[./-]\s?)(?P<b>\d{1,2})(?P=sep)"
    r"(?P<y>(?:19|20)\d\d|\d\d)(?!\w|[-/.,]\d|%)",
    "attacks": r"9/11(?![\w/]|\.\d)|"
    rf"(?:September|Sept\.?|Sep\.){GAP}11(?:th)?"
    rf"(?=,?{GAP}(?:terror(?:ist)?{GAP})?(?:attack|hijack))",
    "holiday": rf"(?:(?P<det>[Ll]ast|[Tt]his|[Nn]ext){GAP})?(?P<h>{_HOLIDAY})(?!\w)"
    rf"(?:,?{GAP}(?:of{GAP}|in{GAP})?(?P<y>{YEAR}))?",
    "monthday": rf"{_LEAD}?(?:(?P<w>{WEEKDAY_ANY}),?{GAP}(?:the{GAP})?)?"
    rf"(?P<m>{_ANY_MONTH}){GAP}?(?P<d>{DAY}){_DAY_END}"
    rf"(?:(?:{_DASH}|{GAP}(?:to|through|until){GAP})"
    rf"(?:(?P<m2>{MONTH}){GAP}?)?(?P<d2>{DAY}){_DAY_END}"
    rf"|{GAP}(?:and|or){GAP}(?P<d3>{DAY}){_DAY_END}(?=\s?[.,;)]|{GAP}(?:at|in|and)\b))?"
    rf"(?:(?:\s?,{GAP}?|{GAP}|{GAP}of{GAP})(?P<y>{YEAR}))?",
    "daymonth": rf"{_LEAD}?(?:(?P<w>{WEEKDAY_ANY}),?{GAP})?(?:[Tt]he{GAP})?"
    rf"(?<![.,:$\u00a3\u20ac])(?P<d>{DAY}){ORDINAL}?"
    rf"(?:(?:{_DASH}|{GAP}(?:to|and){GAP})(?P<d2>{DAY}){ORDINAL}?)?"
    rf"(?:{GAP}of)?(?:{GAP}|-)(?P<m>{_ANY_MONTH})(?!\w)(?:(?:\s?,{GAP}|{GAP}|-)(?P<y>{YEAR}))?",
    "monthyear": rf"{_EDGE}?(?:(?P<m1>{MONTH})(?:{_DASH}|{GAP}(?:and|to|through){GAP}))?"
    rf"(?P<m>{MONTH})(?:\s?,)?{GAP}(?:of{GAP})?(?P<y>{YEAR})",
    "month": rf"(?:{_EDGE}|(?P<det>{any_case('last|this past|this|next')}){GAP})?"
    rf"(?P<m>{MONTH_NAME})(?![\w]|[-\u2013]\d)",
    "weekday": rf"(?:(?P<det>{_WHICH_DAY}){GAP})?{_LEAD}?(?P<w>{WEEKDAY})"
    rf"(?:{GAP}(?:early{GAP}|late{GAP})?(?P<part>{DAYPART}))?"
    rf"(?:{GAP}(?:of{GAP})?(?P<week>last|this|next){GAP}week)?(?!\w)",
    "daynear": r"(?:[Tt]he day before yesterday|[Tt]he day after tomorrow"
    rf"|(?:(?:{_HALF}){GAP})?(?:[Tt]oday|[Yy]esterday|[Tt]omorrow|[Tt]onight"
    rf"|[Ll]ast{GAP}(?:night|evening)|[Tt]his{GAP}(?:morning|afternoon|evening))"
    rf"(?:{GAP}(?P<part>{DAYPART}))?)(?!\w)",
    "unitnear": rf"(?:(?P<half>{_HALF}){GAP})?(?P<det>[Ll]ast|[Tt]his|[Nn]ext)"
    rf"{GAP}(?:past{GAP})?(?P<u>week|weekend|month|year|spring|summer|fall|autumn|winter)(?![\w-])"
    rf"|(?:[Tt]he|[Tt]his{GAP}past|[Tt]he{GAP}past){GAP}(?P<u2>weekend)(?![\w-])",
    "unitedge": rf"{_EDGE}(?P<det>the|this|last|next){GAP}(?P<u>week|month|year)(?![\w-])",
    "season": rf"(?:(?P<half>[Ee]arly|[Ll]ate|[Mm]id)[- ])?(?:[Tt]he{GAP})?"
    rf"(?P<s>[Ss]pring|[Ss]ummer|[Ff]all|[Aa]utumn|[Ww]inter){GAP}(?:of{GAP})?(?P<y>{YEAR})",
    "ago": r"(?P<u>[Mm]inute|[Hh]our|[Dd]ay|[Nn]ight|[Ww]eek|[Ff]ortnight|[Mm]onth|[Yy]ear"
    rf"|[Dd]ecade|[Cc]entur(?:y|ie))(?P<s>s?)(?P<half>{GAP}and{GAP}a{GAP}half)?{GAP}"
    rf"(?P<tail>ago|earlier|later|before|after(?:wards?)?|prior|previously|from{GAP}now)(?!\w)",
    "anchored": rf"(?:[Tt]he|[Tt]hat{GAP}same){GAP}"
    rf"(?:following|next|previous|same|preceding|very{GAP}next){GAP}"
    rf"(?:day|{DAYPART}|week|weekend|month|year)(?!\w)"
    rf"|[Tt]he{GAP}(?:day|night|morning|week|month|year){GAP}(?:before|after)(?!\w)"
    rf"|[Tt]hat{GAP}(?:day|{DAYPART}|week|weekend|month|year)(?![\w])",
    "yearspan": rf"(?P<y>{YEAR})(?:{_DASH}|/|{GAP}(?:to|and|through|or|until){GAP})"
    rf"(?P<y2>{YEAR}|\d\d(?![\w,.]))",
    "year": rf"{_EDGE}?(?P<y>{YEAR})(?![\w]|-\w)",
    "nth": rf"[Tt]he{GAP}(?P<d>{DAY}){ORDINAL}"
    rf"(?=\s?[.,;:)]|{GAP}(?:at|in|when|by|after|before|but|as|because)\b|\s*$)",
}


def _anonymous(pattern: str) -> str:
    """The pattern without named groups (but the one it refers back to): names may not repeat."""
    return re.sub(r"\(\?P<(?!sep>)\w+>", "(?:", pattern)


# How any form begins: one look tells most words apart from dates before the forms are tried.
_BEGINNING = (
    r"[\dA-Z]|th(?:is|at)\b|t(?:od|om|on|ue|hu)|[lnp](?:ast|ext)\b|e(?:ar|nd|ve)|late|m(?:i|on)"
    r"|over|s(?:mall|pring|umm|tart|at|un|econd)|w(?:ee|ed|in)|pre|a(?:fternoon|utumn)|night|hour"
    r"|d(?:ay|ec)|ye|begin|c(?:lose|ent)|f(?:all|ri|eb|irst|inal|ort)|j(?:an|u[nl])|apr|aug|sep|oct|nov"
    rf"|the{GAP}(?:\d|early|late|small|wee|pre|mid|morn|after|even|night|over|hours|begin|start|end"
    r"|close|day|week|month|year|past|first|second|last|final|follow|next|prev|same|prec|very|spring|summ|fall|aut|win"
    r"|[Mm]on|[Tt]ue|[Ww]ed|[Tt]hu|[Ff]ri|[Ss]at|[Ss]un)"
)


# Compiled at first use: most commands start without reading a date.
@cache
def date_pattern(form: str) -> re.Pattern[str]:
    """One form by itself, with its named groups."""
    return re.compile(FORMS[form])


@cache
def any_date() -> re.Pattern[str]:
    """All forms in one: `lastgroup` of a match is the form, the group that closes last."""
    forms = "|".join(f"(?P<{n}>{_anonymous(p)})" for n, p in FORMS.items())
    return re.compile(rf"(?<![\w/])(?={_BEGINNING})(?:{forms})")

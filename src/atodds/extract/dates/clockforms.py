"""The grammar of times of day: patterns only, bounded like those of `dateforms`."""

from __future__ import annotations

import re
from functools import cache

from atodds.extract.dates.almanac import GAP, NUMBER_WORDS, WEEKDAY, any_case
from atodds.extract.dates.zones import ZONE

_HOURS = [w for w, n in NUMBER_WORDS.items() if 1 <= n <= 12 and len(w) > 2 and w != "couple"]
_AP = r"(?:[AaPp](?:\.\s?[Mm](?:\.|(?!\w))|[Mm](?!\w)))"


def _point(n: int) -> str:
    return (
        rf"(?:(?:12{GAP})?(?P<w{n}>[Nn]oon|[Mm]idday|[Mm]idnight)(?!\w)"
        rf"|(?P<h{n}>\d{{1,2}})(?:(?P<sep{n}>[:.])(?P<m{n}>[0-5]\d))?(?::[0-5]\d)?(?!\d)"
        rf"(?:\s?(?P<p{n}>{_AP}))?)"
    )


_ABOUT = any_case(
    "around|about|approximately|approx.|roughly|circa|near|nearly|almost|some time around"
    "|sometime around|sometime about"
)
_CLOSE = (
    rf"(?:{any_case('just|shortly|right|immediately|moments|soon|minutes|seconds|a little|a bit')}"
    rf"|[Nn]ot{GAP}long|(?:[Aa]{GAP}few|[Ss]everal|[Aa]{GAP}couple{GAP}of){GAP}(?:minutes|moments))"
    rf"{GAP}(?:after|before|past)"
)
# Read backwards from a time that has been found: far cheaper than trying each "by" and "after".
LEADS = re.compile(
    rf"(?<!\w)(?:(?P<join>[Bb]etween|[Ff]rom)"
    rf"|(?P<count>\d{{1,2}}|[A-Za-z]{{3,8}}){GAP}minutes{GAP}(?P<way>after|before|past|to)"
    rf"|(?P<mod>{_CLOSE}|{_ABOUT}|{any_case('after|before|by|past')})){GAP}\Z|(?P<tilde>~)\s?\Z"
)
LEAD_REACH = 40
_PARTS = "morning|afternoon|evening|night"
_TAIL = (
    rf"(?:\s?\((?P<zin>{ZONE})\)|,?\s(?P<z>{ZONE})(?:\s\((?:GMT|UTC|[Ll]ocal(?: time)?)\))?)?"
    rf"(?:{GAP}(?:in{GAP}the|at|that){GAP}(?P<part>{_PARTS})(?!\w)"
    # "at 8 o'clock on Tuesday night": the day's words stay the day's.
    rf"|(?={GAP}(?:on{GAP})?(?:{WEEKDAY}|yesterday|tomorrow|last|this){GAP}(?P<near>{_PARTS})(?!\w)))?"
)
_SPOKEN_HOUR = rf"(?P<h1>\d{{1,2}}(?!\d)|{any_case('|'.join(_HOURS))})"

# What follows the hour in every time: most numbers are passed over by this one look.
_CLOCK_SIGN = (
    rf"(?:[:.]\d|\s?[AaPp]|{GAP}(?:in|at|that|this|last|on|yesterday|tomorrow|[MTWFS]\w+day){GAP})"
)

FORMS: dict[str, str] = {
    "range": rf"{_point(1)}(?P<join>\s?[-\u2013\u2014]\s?|{GAP}(?:to|and|or|until|till){GAP})"
    rf"{_point(2)}{_TAIL}",
    "military": rf"(?=0\d\d\d(?!\d)|\d{{4}}(?:,?\s?\(?(?:{ZONE}|\d)|\s?h(?:ours|rs)\b))"
    rf"(?P<h1>[01]\d|2[0-3])(?P<m1>[0-5]\d)(?P<hours>\s?(?:hours|hrs)(?!\w))?"
    rf"(?!\d|[.,]\d){_TAIL}",
    "oclock": rf"{_SPOKEN_HOUR}\s?o['\u2019]?\s?clock{_TAIL}",
    "spoken": rf"(?:(?P<half>[Hh]alf)|(?P<quarter>[Qq]uarter)|(?P<ten>[Tt]en)"
    rf"|(?P<twenty>[Tt]wenty)){GAP}(?P<dir>past|to|after){GAP}"
    rf"(?:(?P<w1>noon|midnight)|{_SPOKEN_HOUR})(?![\w:])(?:\s?(?P<p1>{_AP}))?{_TAIL}",
    "clock": rf"(?:(?=\d{{1,2}}{_CLOCK_SIGN})|(?=[1NnMm])){_point(1)}"
    rf"(?P<hours>\s(?:hours|hrs)(?!\w))?{_TAIL}",
    "daypart": rf"(?P<words>(?:[Ee]arly|[Ss]mall|[Ww]ee|[Pp]re-?dawn|[Ll]ate|[Oo]vernight)"
    rf"(?:{GAP}(?:morning|evening|night|afternoon))?{GAP}hours"
    rf"(?:{GAP}(?:of{GAP}the|in{GAP}the){GAP}(?:morning|night))?(?!\w)"
    rf"|(?:[Pp]re-?dawn|[Dd]awn|[Dd]usk|[Dd]aybreak|[Ss]unrise|[Ss]unset|[Nn]ightfall)(?!\w)){_TAIL}",
}


def _anonymous(pattern: str) -> str:
    return re.sub(r"\(\?P<\w+>", "(?:", pattern)


@cache
def time_pattern(form: str) -> re.Pattern[str]:
    """One form by itself, with its named groups."""
    return re.compile(FORMS[form])


@cache
def any_time() -> re.Pattern[str]:
    """All forms in one: `lastgroup` of a match is the form, the group that closes last."""
    forms = "|".join(f"(?P<{n}>{_anonymous(p)})" for n, p in FORMS.items())
    return re.compile(rf"(?<![\w$\u00a3\u20ac#/])(?<!\d[.:,])(?:{forms})")


MERIDIEM = re.compile(rf"\d\s?{_AP}")
"""A number with a.m. or p.m.: the sign of a text that counts twelve hours."""

"""When a stretch that looks like a date is none: "May" the verb, "Sunday Times", "2011 people".

One predicate a form, over the words next to the match. Names listed here are the handful that are
made of calendar words; a rule file cannot know them, since they are no topic of any rule.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from atodds.extract.dates.dateforms import COUNT_REACH, COUNTS
from atodds.extract.dates.moment import Match

_REACH = 32


def _before(words: str) -> re.Pattern[str]:
    """Words, in any case, that end right before the match: searched in what stands before it."""
    return re.compile(rf"\b(?:{words})\s$", re.IGNORECASE)


_PREPOSITION = _before(
    "in|since|until|till?|by|before|after|during|from|through(?:out)?|last|this|next|between|sometime"
    "|month of|every|back to|end of|as of|earlier|end-|mid-"
)
_WEAK_PREPOSITION = re.compile(
    r"\b(?:[Oo]f|[Ff]or|[Tt]o|[Oo]n|and|or|[Aa]round|[Aa]bout|-|\u2013)\s?$"
)
_DETERMINER = _before("an?|the|his|her|its|their|our|that|this|my")
_NAME_BEFORE = re.compile(r"\b[A-Z][\w\u2019'.-]*\s$")
_NAME_AFTER = re.compile(r"\s[A-Z][a-z]")
_VERB_AFTER = re.compile(
    r"\s(?:not|be|have|also|well|never|I|we|you|he|she|it|they|said|says|told|who|has|had|is|was|to"
    r"|on|for|against|through|into|out|over|across|towards?|back|off|down|up)\b"
)
_PLAIN_MONTHS = frozenset(
    ["january", "february", "july", "september", "october", "november", "december"]
)


def _month(text: str, m: Match) -> bool:
    """A bare month needs a preposition, an article or a name that is nothing but a month."""
    if m["edge"] or m["det"]:
        return True
    before, after = _around(text, m)
    name = m["m"]
    if _NAME_AFTER.match(after) and not _PREPOSITION.search(before):
        return False
    if _PREPOSITION.search(before):
        # "in March Madness", "by May Smith": a name goes on.
        return name.lower() in _PLAIN_MONTHS or not _NAME_AFTER.match(after)
    if name.isupper():
        return False
    if name.lower() in _PLAIN_MONTHS:
        return not _NAME_BEFORE.search(before)
    if after.startswith(("'s ", "\u2019s ")):
        return name not in ("May", "March", "June", "April", "August")
    if _DETERMINER.search(before):
        return bool(re.match(r"\s[a-z]", after)) and not _VERB_AFTER.match(after)
    return (
        bool(_WEAK_PREPOSITION.search(before))
        and name not in ("May", "March")
        and (not re.match(r"\s?\w", after) or bool(re.match(r"\s[a-z]", after)))
    )


_NAMED_DAY = re.compile(
    r"\b(?:Black|Bloody|Super|Ruby|Fat|Holy|Easter|Whit|Giving|Sheffield|Throwback|Casual|Freaky"
    r"|Shrove|Mardi|Small Business|TGI|Man)\s$"
)
_DAY_OF_NAME = re.compile(
    r"\s(?:Times|Mirror|Telegraph|Mail|Post|Express|Herald|People|Sun|World|Independent|Tribune"
    r"|Star|Review|Magazine|Mass|Addams|Politics|Lights|Football|Fever|Live|League|Club|School"
    r"|school|best|roast|newspapers?|papers?|magazine|mass|services?|brunch)\b"
)
_DAY_RANGE_AFTER = re.compile(
    r"s\b|\s?(?:-|\u2013|to|through|thru)\s?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day",
    re.IGNORECASE,
)
_DAY_RANGE_BEFORE = re.compile(r"day\s?(?:-|\u2013|to|through|thru)\s?$", re.IGNORECASE)
_ANY_DAY = _before("every|each|any|one|some|most|on an?|alternate|other")
_ARTICLE = _before("an?")
_NOUN_AFTER = re.compile(
    r"\s(?!(?:in|of|when|at|after|and|or|with|that|before|like|for|to|on|by|while|as|is|was|it)\b)"
    r"[a-z]"
)


def _weekday(text: str, m: Match) -> bool:
    before, after = _around(text, m)
    if _NAMED_DAY.search(before) or _DAY_OF_NAME.match(after):
        return False
    if _DAY_RANGE_AFTER.match(after) or _DAY_RANGE_BEFORE.search(before):
        return False
    if _ANY_DAY.search(before) or re.match(r"\sthe\s\d", after):
        return False
    # "a Monday hearing" is a date, "it was a Monday" is not.
    return not _ARTICLE.search(before) or bool(_NOUN_AFTER.match(after))


_ANY_LAST = _before("the|his|her|their|our|my|your")


def _daynear(text: str, m: Match) -> bool:
    """ "USA Today" is a paper, "the last night" no date by itself."""
    before = _around(text, m)[0]
    if m[0] in ("Today", "Tonight"):
        return not _NAME_BEFORE.search(before)
    return not (m[0].startswith("last") and _ANY_LAST.search(before))


def _unitnear(text: str, m: Match) -> bool:
    """ "The last week of June" and "this time last year's" wider phrases are other dates."""
    before, after = _around(text, m)
    if re.match(r"\s(?:of|in)\s", after) and not m["u2"] and not re.match(r"\sin\s", after):
        return False
    return not re.search(r"\b(?:[Tt]he|every|each|of my|of his|of her)\s$", before) or bool(m["u2"])


_NEEDS_CUE = ("christmas", "thanksgiving", "easter", "halloween")
_HOLIDAY_CUE = _before("on|since|before|after|until|by|of|at|over|during|around")
_HOLIDAY_THING = re.compile(
    r"[\s-](?:part(?:y|ies)|dinners?|trees?|shopp\w+|gifts?|presents?|seasons?|breaks?|cards?|songs?"
    r"|markets?|parades?|carols?|holidays?|weekend|turkeys?|eggs?|costumes?|Islands?|Seals|Bunny)\b"
)


def _holiday(text: str, m: Match) -> bool:
    before, after = _around(text, m)
    if _HOLIDAY_THING.match(after):
        return False
    if m["h"].lower() not in _NEEDS_CUE or m["det"] or m["y"]:
        return True
    return bool(_HOLIDAY_CUE.search(before))


_YEAR_CUE = _before(
    "in|since|until|till?|by|before|after|during|from|of|to|through|between|year|back to|circa"
    "|early|late|around"
)
_AND_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d,?\s(?:and|or|to|through)\s$")
_STRONG_CUE = _before("in|since|during|until|year|early|late")
_YEAR_DETERMINER = _before("the|a|his|her|its|their|our|that|this|[\\w\u2019]+['\u2019]s")
_COUNTED_AFTER = re.compile(
    r"\s?(?:%|[-\u2013]\w)|\s(?:people|men|women|children|troops|dead|percent|per\b|of\b|more\b|times\b"
    r"|or so|local|(?:a|p)\.?m\b|million|billion|thousand|hundred|km\b|kg\b|square|cubic|metric"
    r"|feet|foot|mph|(?:[a-z]+(?:er|ed|ing|al|ian|ish|less)\s)?"
    r"(?!(?:was|is|has|as|this|us|its|his|thus|across|always|perhaps|afterwards|towards|sometimes"
    r"|besides|unless|nevertheless|whereas)\b)[a-z]+s\b(?<!ss)(?<!us)(?<!is))"
)
_PEOPLE_AFTER = re.compile(
    r"\s(?:people|men|women|children|troops|soldiers|police|officers|workers|residents|victims"
    r"|refugees|students|protesters|blocks?|meters|metres|feet|miles|km|homes|houses|dollars|euros"
    r"|jobs|members|employees|passengers)\b"
)


def _year(text: str, m: Match) -> bool:
    """A bare number of four digits is a year after "in", or as "the 2021 bombing", "(2019)"."""
    if m["edge"]:
        return True
    before, after = _around(text, m)
    number = int(m["y"])
    if re.search(r"[\d$\u00a3\u20ac#.:,]\s?$|\d\s?[-\u2013]\s?$|[Nn]o\.?\s$", before):
        return (
            bool(re.search(r"\b\d{4},\s$", before)) and number >= 1900 and not after[:1].isalnum()
        )
    if before.endswith("(") and re.match(r"[),;-]", after):
        return number >= 1900
    if _AND_YEAR.search(before):
        return not _COUNTED_AFTER.match(after)
    if _STRONG_CUE.search(before):
        return not _COUNTED_AFTER.match(after)
    if number < 1900:
        return False
    if _YEAR_CUE.search(before):
        return not re.match(r"\s[a-z]", after) or bool(re.match(_CLAUSE_AFTER, after))
    if _YEAR_DETERMINER.search(before):
        if re.match(r"\s[a-z]", after):
            # "a 2007 silver Ford" is a model, "the 2007 blast" an event.
            return not (_PEOPLE_AFTER.match(after) or _MODEL_AFTER.match(after))
        return bool(re.match(r"\s[A-Z]", after)) and before.lower().endswith("the ")
    return False


_MODEL_AFTER = re.compile(r"\s[a-z]+\s[A-Z][a-z]+")
_CLAUSE_AFTER = re.compile(
    r"\s(?:and|or|but|when|while|after|before|as|to|that|which|who|with|by|for|in|on|at|from|because"
    r"|until|through|was|were|is|are|has|had|have|he|she|it|they|the|a|an|his|her|their)\b"
)


def _yearspan(text: str, m: Match) -> bool:
    if len(m["y2"]) == 2:
        first = int(m["y"])
        if int(m["y2"]) != (first + 1) % 100:
            return False
    before, after = _around(text, m)
    if re.search(r"[$\u00a3\u20ac#\d.,-]\s?$", before) or _COUNTED_AFTER.match(after):
        return False
    return int(m["y"]) >= 1900 or bool(_YEAR_CUE.search(before)) or before.endswith("(")


_WEEK_OF = _before("weeks? of")
_STREET_AFTER = re.compile(
    r"\s(?:Road|Street|Avenue|Ave|Lane|Drive|Court|Way|Place|Terrace|Close)\b"
)


def _monthday(text: str, m: Match) -> bool:
    before, after = _around(text, m)
    if m["y"] or m["w"] or m["lead"]:
        return True
    if _WEEK_OF.search(before):
        return False
    return not (_PEOPLE_AFTER.match(after) and re.search(r"\b[Ii]n\s$", before))


def _daymonth(text: str, m: Match) -> bool:
    """ "12 May be" and "24 March for" are counts with a verb, "12 April Road" is a street."""
    before, after = _around(text, m)
    if re.search(r"\d[.,]$|[$\u00a3\u20ac-]$", before):
        return False
    if m["y"] or m["w"]:
        return True
    if _WEEK_OF.search(before) or _STREET_AFTER.match(after):
        return False
    return not (m["m"] in ("May", "March") and re.match(r"\s(?:not|be|have|against|for)\b", after))


def _numeric(text: str, m: Match) -> bool:
    return not re.search(
        r"[\d$\u00a3\u20ac][.,-]?$|[.,/-]$|\b[Vv](?:ersion)?\s?$", _around(text, m)[0]
    )


def _ago(text: str, m: Match) -> bool:
    """A distance has a number, or is a plural: "days later", not "day after day"."""
    if m["s"] and m["tail"] in ("ago", "earlier", "later"):
        return True
    return COUNTS.search(text[max(0, m.start() - COUNT_REACH) : m.start()]) is not None


_NTH_CUE = _before("on|by|until|till|since|before|after|from")


def _nth(text: str, m: Match) -> bool:
    return bool(_NTH_CUE.search(_around(text, m)[0]))


_GUARDS: dict[str, Callable[[str, Match], bool]] = {
    "numeric": _numeric,
    "monthday": _monthday,
    "daymonth": _daymonth,
    "month": _month,
    "weekday": _weekday,
    "daynear": _daynear,
    "unitnear": _unitnear,
    "holiday": _holiday,
    "ago": _ago,
    "nth": _nth,
    "year": _year,
    "yearspan": _yearspan,
}


def is_date(form: str, text: str, m: Match) -> bool:
    """Whether a match of a form is a date where it stands."""
    guard = _GUARDS.get(form)
    return guard is None or guard(text, m)


def _around(text: str, m: Match) -> tuple[str, str]:
    return text[max(0, m.start() - _REACH) : m.start()], text[m.end() : m.end() + _REACH]

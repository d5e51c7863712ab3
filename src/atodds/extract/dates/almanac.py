"""Calendar words of English and the arithmetic on them: months, weekdays, seasons, holidays.

Holds closed classes only, as regular-expression fragments without capturing side effects, and pure
functions on `datetime.date`. It finds nothing in a text and knows no reference date.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterable
from datetime import date, timedelta

from atodds.model import Period

# Written out: `calendar` would give them in the language of the user's locale.
_MONTH_NAMES = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = {name.lower(): i for i, name in enumerate(_MONTH_NAMES, 1)}
_SHORT_MONTHS = {name[:3].lower(): i for i, name in enumerate(_MONTH_NAMES, 1)}
WEEKDAYS = {name.lower(): i for i, name in enumerate(_DAY_NAMES)}
# First months of the northern seasons, as the desks of English-language news count them.
SEASONS = {"spring": 3, "summer": 6, "fall": 9, "autumn": 9, "winter": 12}

_COUNTING = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
)
NUMBER_WORDS = {word: value for value, word in enumerate(_COUNTING.split())} | {
    "a": 1,
    "an": 1,
    "couple": 2,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
}

# One gap between words: a few blanks, or one line end; never a blank line.
GAP = r"(?:[ \t\xa0\u2009\u202f]{1,3}|[ \t]?\r?\n[ \t]{0,4})"


def any_case(pattern: str) -> str:
    """Lower-case words or phrases between `|` as a pattern: first letters in either case.

    Spelled out instead of `(?i:...)`, which is slower: `re` cannot skip ahead on a first letter.
    Blanks become GAP; a word may carry `?` marks and groups as long as it starts with a letter.
    """
    return "|".join(
        GAP.join(f"[{w[0].upper()}{w[0]}]{w[1:]}" for w in phrase.split(" "))
        for phrase in pattern.split("|")
    )


def _names(names: Iterable[str]) -> str:
    return "|".join(f"{n}|{n.upper()}" for n in names)


_FULL_MONTH = _names(_MONTH_NAMES)
_ABBREVIATED = _names([n[:3] for n in _MONTH_NAMES if n != "May"])
MONTH_NAME = f"(?:{_FULL_MONTH})"
MONTH = rf"(?:{_FULL_MONTH}|(?:Sept|SEPT|{_ABBREVIATED})\b\.?)"
WEEKDAY = f"(?:{'|'.join(any_case(n.lower()) + '|' + n.upper() for n in _DAY_NAMES)})"
WEEKDAY_ANY = rf"(?:{WEEKDAY}|(?:Mon|Tues?|Weds?|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?)"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?!\d)"
ORDINAL = r"(?:st|nd|rd|th)"
YEAR = r"(?:1[5-9]|20)\d\d(?!\d|,\d{3}|s\b|['\u2019]s\b)"
DAYPART = r"(?:[Mm]orning|[Aa]fternoon|[Ee]vening|[Nn]ight|[Oo]vernight)"


def month_number(word: str) -> int:
    """1 to 12 for a month's name or abbreviation, a full stop allowed; KeyError otherwise."""
    key = word.lower().rstrip(".")
    return MONTHS.get(key) or _SHORT_MONTHS[key[:3]]


def weekday_number(word: str) -> int:
    """0 (Monday) to 6 for a weekday's name or abbreviation; StopIteration otherwise."""
    key = word.lower().rstrip(".")[:3]
    return next(i for name, i in WEEKDAYS.items() if name.startswith(key))


def make_date(year: int, month: int, day: int) -> date | None:
    """The date, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def span(first: date, last: date, *, approximate: bool = False) -> Period:
    """Both days included."""
    return Period(first.isoformat(), last.isoformat(), approximate)


def year_period(year: int) -> Period:
    """1 January to 31 December."""
    return span(date(year, 1, 1), date(year, 12, 31))


def last_day(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def month_period(year: int, month: int) -> Period:
    """First to last day of a month."""
    return span(date(year, month, 1), last_day(year, month))


def week_period(day: date) -> Period:
    """The Monday to Sunday that hold a day."""
    monday = day - timedelta(days=day.weekday())
    return span(monday, monday + timedelta(days=6))


def season_period(year: int, season: str) -> Period:
    """Three whole months, approximate; winter is the one that begins in December of `year`."""
    month = SEASONS[season]
    end = add_months(date(year, month, 1), 3) - timedelta(days=1)
    return span(date(year, month, 1), end, approximate=True)


def narrow(period: Period, edge: str | None) -> Period:
    """The third of a month or a year that "early" or "the end of" names, or the stated half."""
    if not edge:
        return period
    first, last = date.fromisoformat(period.start), date.fromisoformat(period.end)
    third = (last - first + timedelta(days=1)) / 3
    word = edge.lower()
    if "half" in word:
        middle = first + third * 1.5
        halves = (first, middle) if "first" in word else (middle, last)
        return span(*halves, approximate=True)
    if any(w in word for w in ("early", "beginning", "start", "first")):
        return span(first, first + third, approximate=True)
    if "mid" in word or "second" in word:
        return span(first + third, last - third, approximate=True)
    return span(last - third, last, approximate=True)


def add_months(day: date, months: int) -> date:
    """The same day some months on, or the month's last where it is shorter."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return min(last_day(year, month + 1), date(year, month + 1, 1) + timedelta(days=day.day - 1))


def nth_weekday(year: int, month: int, weekday: int, n: int) -> date:
    """The nth such weekday of a month, from 1; -1 is the last."""
    if n < 0:
        end = last_day(year, month)
        return end - timedelta(days=(end.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (n - 1))


def easter(year: int) -> date:
    """Western Easter Sunday: the anonymous Gregorian computus (Meeus, Astronomical Algorithms)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    el = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * el) // 451
    month, day = divmod(h + el - 7 * m + 114, 31)
    return date(year, month, day + 1)


def _fixed(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


def _floating(month: int, weekday: int, n: int, plus: int = 0) -> Callable[[int], date]:
    return lambda year: nth_weekday(year, month, weekday, n) + timedelta(days=plus)


def _easter(plus: int) -> Callable[[int], date]:
    return lambda year: easter(year) + timedelta(days=plus)


# In Python, not in a rule file: what is listed is arithmetic, one function a day.
HOLIDAYS: dict[str, Callable[[int], date]] = {
    "New Year's Eve": _fixed(12, 31),
    "New Year's Day": _fixed(1, 1),
    "Valentine's Day": _fixed(2, 14),
    "St. Patrick's Day": _fixed(3, 17),
    "St Patrick's Day": _fixed(3, 17),
    "April Fools' Day": _fixed(4, 1),
    "Cinco de Mayo": _fixed(5, 5),
    "Fourth of July": _fixed(7, 4),
    "July Fourth": _fixed(7, 4),
    "Bastille Day": _fixed(7, 14),
    "Halloween": _fixed(10, 31),
    "Veterans Day": _fixed(11, 11),
    "Armistice Day": _fixed(11, 11),
    "Christmas Eve": _fixed(12, 24),
    "Christmas Day": _fixed(12, 25),
    "Christmas": _fixed(12, 25),
    "Boxing Day": _fixed(12, 26),
    "Martin Luther King Jr. Day": _floating(1, 0, 3),
    "Martin Luther King Day": _floating(1, 0, 3),
    "Presidents Day": _floating(2, 0, 3),
    "Mother's Day": _floating(5, 6, 2),
    "Memorial Day": _floating(5, 0, -1),
    "Father's Day": _floating(6, 6, 3),
    "Labor Day": _floating(9, 0, 1),
    "Columbus Day": _floating(10, 0, 2),
    "Thanksgiving Day": _floating(11, 3, 4),
    "Thanksgiving": _floating(11, 3, 4),
    "Black Friday": _floating(11, 3, 4, plus=1),
    "Cyber Monday": _floating(11, 3, 4, plus=4),
    "Ash Wednesday": _easter(-46),
    "Palm Sunday": _easter(-7),
    "Maundy Thursday": _easter(-3),
    "Good Friday": _easter(-2),
    "Easter Sunday": _easter(0),
    "Easter Monday": _easter(1),
    "Easter": _easter(0),
}

"""Units of measure: reading the unit after a number, and converting between units.

Names are quantulum3's, except where it has none ("nautical mile"). The everyday units are known
here, because loading quantulum3 takes a second and its parser takes "5 minutes" for an angle;
whatever else looks like a unit is read by quantulum3, and only believed when it read all of it.
Currencies are never converted.
"""

from __future__ import annotations

import json
import re
import warnings
from dataclasses import dataclass
from functools import cache, lru_cache

_FACTORS: dict[str, dict[str, tuple[float, str]]] = {
    # Exact: International Yard and Pound Agreement 1959; NIST SP 811, appendix B, for the others.
    "length": {
        "metre": (1.0, "metre metres meter meters m"),
        "kilometre": (1e3, "kilometre kilometres kilometer kilometers km kms"),
        "centimetre": (1e-2, "centimetre centimetres centimeter centimeters cm cms"),
        "millimetre": (1e-3, "millimetre millimetres millimeter millimeters mm"),
        "micrometre": (1e-6, "micrometre micrometres micrometer micrometers micron microns μm µm"),
        "nanometre": (1e-9, "nanometre nanometres nanometer nanometers nm"),
        "mile": (1609.344, "mile miles mi"),
        "yard": (0.9144, "yard yards yd yds"),
        "foot": (0.3048, "foot feet ft"),
        "inch": (0.0254, "inch inches ″"),
        "nautical mile": (1852.0, "nautical_mile nautical_miles nmi"),
        "light-year": (9460730472580800.0, "light-year light-years light_year light_years"),
    },
    "area": {
        "square metre": (
            1.0,
            "square_metre square_metres square_meter square_meters sq_m m2 m² sqm",
        ),
        "square kilometre": (
            1e6,
            "square_kilometre square_kilometres square_kilometer square_kilometers sq_km km2 km²",
        ),
        "square mile": (2589988.110336, "square_mile square_miles sq_mile sq_miles sq_mi"),
        "square foot": (0.09290304, "square_foot square_feet sq_ft sq_feet sqft ft2 ft²"),
        "square yard": (0.83612736, "square_yard square_yards sq_yd sq_yards"),
        "square nautical mile": (
            3429904.0,
            "square_nautical_mile square_nautical_miles sq_nautical_miles sq_nautical_mile sq_nm",
        ),
        "hectare": (1e4, "hectare hectares ha"),
        "acre": (4046.8564224, "acre acres"),
    },
    "volume": {
        "litre": (1e-3, "litre litres liter liters l"),
        "millilitre": (1e-6, "millilitre millilitres milliliter milliliters ml cc"),
        "cubic metre": (1.0, "cubic_metre cubic_metres cubic_meter cubic_meters m3 m³"),
        "cubic kilometre": (1e9, "cubic_kilometre cubic_kilometres cubic_kilometers km3 km³"),
        "cubic foot": (0.028316846592, "cubic_foot cubic_feet cu_ft"),
        "gallon": (0.003785411784, "gallon gallons gal"),
        "pint": (0.000473176473, "pint pints"),
        "barrel": (0.158987294928, "barrel barrels bbl"),
    },
    "mass": {
        "kilogram": (1.0, "kilogram kilograms kilogramme kilogrammes kilo kilos kg kgs"),
        "gram": (1e-3, "gram grams gramme grammes g"),
        "milligram": (1e-6, "milligram milligrams mg"),
        "microgram": (1e-9, "microgram micrograms μg µg mcg"),
        "tonne": (1e3, "tonne tonnes metric_ton metric_tons metric_tonnes"),
        "ton": (907.18474, "ton tons short_ton short_tons"),
        "pound-mass": (0.45359237, "pound pounds lb lbs"),
        "ounce": (0.028349523125, "ounce ounces oz"),
        "stone": (6.35029318, "stone"),
    },
    "time": {
        "second": (1.0, "second seconds sec secs s"),
        "millisecond": (1e-3, "millisecond milliseconds ms"),
        "minute": (60.0, "minute minutes min mins"),
        "hour": (3600.0, "hour hours hr hrs h"),
        "day": (86400.0, "day days"),
        "week": (604800.0, "week weeks"),
        "fortnight": (1209600.0, "fortnight fortnights"),
        "month": (2629746.0, "month months mth mths"),
        "year": (31556952.0, "year years yr yrs"),
        "decade": (315569520.0, "decade decades"),
        "century": (3155695200.0, "century centuries"),
    },
    "speed": {
        "metre per second": (1.0, "m/s metres_per_second meters_per_second"),
        "kilometre per hour": (
            1 / 3.6,
            "km/h km/hr kmh kph kmph kilometres_per_hour kilometers_per_hour kilometres_an_hour "
            "kilometers_an_hour km_per_hour km_an_hour",
        ),
        "mile per hour": (0.44704, "mph miles_per_hour miles_an_hour mile_per_hour mile_an_hour"),
        "foot per second": (0.3048, "ft/s feet_per_second"),
        "knot": (1852 / 3600, "knot knots kt kts"),
    },
    "power": {
        "watt": (1.0, "watt watts w"),
        "kilowatt": (1e3, "kilowatt kilowatts kw"),
        "megawatt": (1e6, "megawatt megawatts"),
        "gigawatt": (1e9, "gigawatt gigawatts gw"),
        "horsepower": (745.6998715822702, "horsepower hp bhp"),
    },
    "torque": {
        "newton metre": (1.0, "newton_metres newton_metre newton-metres n·m"),
        "foot pound-force": (
            1.3558179483314004,
            "pound-feet pound-foot lb-ft ft-lb ft-lbs foot-pounds foot-pound pound_feet",
        ),
    },
    "energy": {
        "kilowatt hour": (3.6e6, "kwh kilowatt_hour kilowatt_hours kilowatt-hours"),
        "megawatt hour": (3.6e9, "mwh megawatt_hour megawatt_hours megawatt-hours"),
        "gigawatt hour": (3.6e12, "gwh gigawatt_hour gigawatt_hours gigawatt-hours"),
    },
    "data storage": {
        "kilobyte": (1e3, "kilobyte kilobytes kb"),
        "megabyte": (1e6, "megabyte megabytes mb"),
        "gigabyte": (1e9, "gigabyte gigabytes gb"),
        "terabyte": (1e12, "terabyte terabytes tb"),
    },
    "frequency": {"hertz": (1.0, "hertz hz"), "megahertz": (1e6, "megahertz mhz")},
    "sound level": {"decibel": (1.0, "decibel decibels db")},
    "percentage": {
        "percentage": (
            1.0,
            "% percent per_cent pct pc percentage_point percentage_points percent_point "
            "percent_points per_cent_points",
        ),
        "basis point": (0.01, "basis_point basis_points bp bps"),
    },
}
_TEMPERATURES = {
    # name: (scale, offset) to kelvin
    "degree celsius": (1.0, 273.15, "degrees_celsius degree_celsius celsius °c degrees_c degc"),
    "degree fahrenheit": (
        5 / 9,
        459.67 * 5 / 9,
        "degrees_fahrenheit degree_fahrenheit fahrenheit °f degrees_f degf",
    ),
    "kelvin": (1.0, 0.0, "kelvin kelvins"),
}
_CURRENCIES = {
    "dollar": "dollar dollars us_dollar us_dollars usd u.s._dollars u.s._dollar bucks $",
    "cent": "cent cents",
    "euro": "euro euros eur €",
    "pound sterling": "pound_sterling pounds_sterling gbp sterling quid £",
    "penny": "pence penny p",
    "malaysian sen": "sen",
    "japanese yen": "yen jpy ¥",
    "chinese yuan": "yuan renminbi rmb cny",
    "swiss franc": "swiss_franc swiss_francs chf francs",
    "indian rupee": "rupee rupees inr rs ₹",
    "russian ruble": "ruble rubles rouble roubles rub ₽",
    "south korean won": "krw ₩",
    "canadian dollar": "canadian_dollar canadian_dollars cad",
    "australian dollar": "australian_dollar australian_dollars aud",
    "new zealand dollar": "new_zealand_dollars nzd",
    "hong kong dollar": "hong_kong_dollars hkd",
    "singapore dollar": "singapore_dollars sgd",
    "mexican peso": "mexican_pesos mxn",
    "brazilian real": "reais brl",
    "south african rand": "rand zar",
    "shekel": "shekel shekels ils nis ₪",
    "danish krone": "danish_crowns danish_kroner danish_krone dkk",
    "norwegian krone": "norwegian_crowns norwegian_kroner norwegian_krone nok",
    "swedish krona": "swedish_crowns swedish_kronor swedish_krona sek",
    "turkish lira": "lira liras turkish_lira ₺",
    "malaysian ringgit": "ringgit ringgits",
    "naira": "naira ₦",
    "baht": "baht ฿",
    "rupiah": "rupiah",
    "dirham": "dirham dirhams",
    "riyal": "riyal riyals",
    "peso": "peso pesos",
}
_PREFIXES = {
    "$": "dollar",
    "US $": "dollar",
    "HK $": "hong kong dollar",
    "US$": "dollar",
    "USD": "dollar",
    "$US": "dollar",
    "U.S.$": "dollar",
    "A$": "australian dollar",
    "AU$": "australian dollar",
    "$A": "australian dollar",
    "C$": "canadian dollar",
    "CA$": "canadian dollar",
    "CAD": "canadian dollar",
    "HK$": "hong kong dollar",
    "NZ$": "new zealand dollar",
    "$NZ": "new zealand dollar",
    "S$": "singapore dollar",
    "NT$": "taiwan dollar",
    "R$": "brazilian real",
    "£": "pound sterling",
    "GBP": "pound sterling",
    "€": "euro",
    "EUR": "euro",
    "¥": "japanese yen",
    "JPY": "japanese yen",
    "CNY": "chinese yuan",
    "RMB": "chinese yuan",
    "CHF": "swiss franc",
    "₹": "indian rupee",
    "Rs": "indian rupee",
    "Rs.": "indian rupee",
    "INR": "indian rupee",
    "RM": "malaysian ringgit",
    "₽": "russian ruble",
    "₩": "south korean won",
    "₪": "shekel",
    "NIS": "shekel",
    "₺": "turkish lira",
    "฿": "baht",
    "₦": "naira",
    "SEK": "swedish krona",
    "NOK": "norwegian krone",
    "DKK": "danish krone",
    # What transliteration to ASCII makes of the pound and yen signs.
    "PS": "pound sterling",
    "Y=": "japanese yen",
}
_ONLY_ATTACHED = frozenset("m g s h w l c f k a b t in".split())
"""Symbols that are words, initials or clock marks when a space parts them from the number."""
_SHORT_CASED = {
    "PS": "horsepower",
    "Nm": "newton metre",
    "C": "degree celsius",
    "F": "degree fahrenheit",
    "W": "watt",
    "MW": "megawatt",
}

_PREFIX = re.compile(
    r"(?:(?<![^\W_])(?:"
    + "|".join(re.escape(p) for p in sorted(_PREFIXES, key=len, reverse=True) if p[0].isalpha())
    + r")|"
    + "|".join(re.escape(p) for p in sorted(_PREFIXES, key=len, reverse=True) if not p[0].isalpha())
    + r")[ \u00a0]?$"
)
_WORD = re.compile(
    r"([ \t\n\u00a0]{0,2}|-[ ]?|[ ]-)"
    r"([^\W\d_]\.[^\W\d_]\.|[^\W\d_]+[23²³]?(?:[/.·][^\W\d_]+[23²³]?)*(?![^\W_])"
    r"|[%°″$€£¥₪₹₽][CFcf]?)"
)
_RATE = re.compile(r"(?:[ ]?/|[ -](?:per|an?|each|every)[ -])[ ]?(?=[^\W\d])", re.I)


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit read from the text: its name, what it measures and where its text ends."""

    name: str
    dimension: str
    end: int


def convert(value: float, unit: str, to: str) -> float | None:
    """The value in another unit; None for other dimensions, currencies and unknown units.

    Years and months are the mean Gregorian ones (365.2425 days).
    """
    unit, to = unit.lower(), to.lower()
    if unit == to:
        return value
    if unit in _TEMPERATURES and to in _TEMPERATURES:
        scale, offset, _ = _TEMPERATURES[unit]
        to_scale, to_offset, _ = _TEMPERATURES[to]
        return (value * scale + offset - to_offset) / to_scale
    factor, target = _factor(unit), _factor(to)
    if factor is None or target is None or factor[0] != target[0]:
        return None
    return value * factor[1] / target[1]


def dimension_of(unit: str) -> str | None:
    """What a unit measures ("length", "currency"), or None for a name that is no unit."""
    unit = unit.lower()
    if unit in _TEMPERATURES:
        return "temperature"
    if unit in _CURRENCIES or unit in _PREFIXES.values():
        return "currency"
    if unit == "magnitude":
        return "magnitude"
    factor = _factor(unit)
    return factor[0] if factor else _entity(unit)


def same_dimension(a: str, b: str) -> bool:
    """Whether two units measure the same thing: mile and kilometre, not mile and mile per hour."""
    first = dimension_of(a)
    return a == b or (first is not None and first == dimension_of(b))


def currency_before(text: str, at: int) -> tuple[int, str] | None:
    """Where the currency sign or code that ends at `at` starts, and the currency."""
    match = _PREFIX.search(text, max(0, at - 6), at)
    if match is None:
        return None
    return match.start(), _PREFIXES[match.group().strip()]


def unit_after(text: str, at: int) -> Unit | None:
    """The unit that follows a number that ends at `at`: "miles", "sq km", "km/h", "mAh"."""
    words: list[tuple[str, int]] = []
    end = at
    while len(words) < 4 and (match := _WORD.match(text, end)):
        if not words:
            attached = match.start(2) == at
        if "\n\n" in match.group():
            break
        words.append((match[2], match.end()))
        end = match.end()
    for count in range(len(words), 0, -1):
        name = "_".join(word for word, _ in words[:count])
        found = _lookup(name, attached if count == 1 else True)
        if found:
            return Unit(found[0], found[1], words[count - 1][1])
    if not words:
        return None
    return _read(text, words, at, attached)


def rate_after(text: str, unit: Unit) -> Unit:
    """The unit with its "per barrel", "a month" or "/day", where one follows."""
    match = _RATE.match(text, unit.end)
    if match is None:
        return unit
    below = unit_after(text, match.end()) or _noun(text, match)
    if below is None or below.dimension in ("currency", "percentage"):
        return unit
    return Unit(
        f"{unit.name} per {below.name}", f"{unit.dimension} per {below.dimension}", below.end
    )


def _noun(text: str, match: re.Match[str]) -> Unit | None:
    if not match.group().strip(" -").lower() == "per":
        return None
    word = _WORD.match(text, match.end())
    return Unit(word[2].lower(), "count", word.end()) if word else None


@cache
def _factors() -> dict[str, tuple[str, float]]:
    return {
        name: (dimension, factor)
        for dimension, units in _FACTORS.items()
        for name, (factor, _) in units.items()
    }


def _factor(unit: str) -> tuple[str, float] | None:
    return _factors().get(unit)


@cache
def _surfaces() -> dict[str, tuple[str, str]]:
    table = {
        surface: (name, dimension)
        for dimension, units in _FACTORS.items()
        for name, (_, surfaces) in units.items()
        for surface in surfaces.split()
    }
    for name, surfaces in _CURRENCIES.items():
        table |= {surface: (name, "currency") for surface in surfaces.split()}
    for name, (_, _, surfaces) in _TEMPERATURES.items():
        table |= {surface: (name, "temperature") for surface in surfaces.split()}
    return table


def _lookup(name: str, attached: bool) -> tuple[str, str] | None:
    if name in _SHORT_CASED:
        unit = _SHORT_CASED[name]
        dimension = dimension_of(unit)
        return (unit, dimension) if attached and dimension else None
    lower = name.lower()
    if lower in _ONLY_ATTACHED and (not attached or name != lower):
        return None
    return _surfaces().get(lower)


def _read(text: str, words: list[tuple[str, int]], at: int, attached: bool) -> Unit | None:
    """What quantulum3 makes of the following words, if they look like a unit at all."""
    known = _unit_words()
    first = words[0][0]
    if not (first in known or first.lower() in known or "/" in first or attached):
        return None
    if len(first) < 3 and not attached and first.islower() and first.isascii():
        return None
    for count in (2, 1):
        if len(words) < count:
            continue
        end = words[count - 1][1]
        found = _quantulum(text[at:end].strip())
        if found:
            return Unit(*found, end)
    return None


@cache
def _unit_words() -> frozenset[str]:
    """First words of the unit names and the symbols in quantulum3's own tables."""
    try:
        from quantulum3 import load

        table = json.loads(load.GENERAL_UNITS_PATH.read_text(encoding="utf-8"))
    except (ImportError, AttributeError, OSError, ValueError):
        return frozenset()
    words = set()
    for unit in table.values():
        for surface in unit.get("surfaces", ()):
            head = surface.split()[0]
            words |= {head, f"{head}s"}
        prefixes = ["", *unit.get("prefixes", ())]
        words |= {p + s for s in unit.get("symbols", ()) for p in prefixes if len(p + s) > 1}
    return frozenset(words - {"count", "set", "pair", "turn", "drop", "mill", "bar", "rad", "as"})


@lru_cache(maxsize=4096)
def _quantulum(snippet: str) -> tuple[str, str] | None:
    """Unit and entity of "1 <snippet>", if quantulum3 takes all of it for one unit."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            from quantulum3 import parser

            whole = f"1 {snippet}"
            found = parser.parse(whole)
    except Exception:  # quantulum3 raises almost anything on odd input; no unit is then known.
        return None
    if len(found) != 1 or tuple(found[0].span) != (0, len(whole)):
        return None
    unit = found[0].unit
    if unit.entity.name == "dimensionless":
        return None
    return unit.name.lower(), unit.entity.name


@cache
def _entity(unit: str) -> str | None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            from quantulum3 import load

            return str({n.lower(): u for n, u in load.units().names.items()}[unit].entity.name)
    except Exception:  # as above: a unit that quantulum3 cannot load is an unknown one.
        return None

"""Units of measure: their names, what they measure, and converting between them.

Names are quantulum3's, in lower case, except where it has none ("nautical mile"). The everyday
units are known here, because loading quantulum3 takes a second; of all others it is asked.
Currencies are never converted.
"""

from __future__ import annotations

import warnings
from functools import cache

_UNITS: dict[str, dict[str, tuple[float, str]]] = {
    # dimension: {unit: (factor to the dimension's first unit, surfaces and symbols)}, "_" for a
    # space; plurals in -s are added. Factors: International Yard and Pound Agreement (1959) and
    # NIST SP 811 appendix B, exact but for horsepower and the mean Gregorian month and year.
    "length": {
        "metre": (1.0, "metre meter m"),
        "kilometre": (1e3, "kilometre kilometer km kms"),
        "centimetre": (1e-2, "centimetre centimeter cm cms"),
        "millimetre": (1e-3, "millimetre millimeter mm"),
        "micrometre": (1e-6, "micrometre micrometer micron μm µm"),
        "nanometre": (1e-9, "nanometre nanometer nm"),
        "mile": (1609.344, "mile mi"),
        "yard": (0.9144, "yard yd yds"),
        "foot": (0.3048, "foot feet ft"),
        "inch": (0.0254, "inch inches in ″"),
        "nautical mile": (1852.0, "nautical_mile nmi"),
        "light-year": (9460730472580800.0, "light_year"),
    },
    "area": {
        "square metre": (1.0, "square_metre square_meter sq_m sq_metre sq_meter sqm m2 m²"),
        "square kilometre": (
            1e6,
            "square_kilometre square_kilometer square_km sq_km sq_kilometre sq_kilometer km2 km²",
        ),
        "square mile": (2589988.110336, "square_mile sq_mile sq_mi"),
        "square yard": (0.83612736, "square_yard sq_yard sq_yd"),
        "square foot": (0.09290304, "square_foot square_feet sq_ft sq_feet sqft ft2 ft²"),
        "square nautical mile": (
            3429904.0,
            "square_nautical_mile sq_nautical_mile sq_nm nautical_square_mile",
        ),
        "hectare": (1e4, "hectare ha"),
        "acre": (4046.8564224, "acre"),
    },
    "volume": {
        "cubic metre": (1.0, "cubic_metre cubic_meter cu_m m3 m³"),
        "cubic kilometre": (1e9, "cubic_kilometre cubic_kilometer km3 km³"),
        "cubic foot": (0.028316846592, "cubic_foot cubic_feet cu_ft"),
        "litre": (1e-3, "litre liter l"),
        "millilitre": (1e-6, "millilitre milliliter ml cc"),
        "gallon": (0.003785411784, "gallon gal"),
        "pint": (0.000473176473, "pint"),
        "barrel": (0.158987294928, "barrel bbl"),
    },
    "mass": {
        "kilogram": (1.0, "kilogram kilogramme kilo kg kgs"),
        "gram": (1e-3, "gram gramme g"),
        "milligram": (1e-6, "milligram mg"),
        "microgram": (1e-9, "microgram μg µg mcg"),
        "tonne": (1e3, "tonne metric_ton metric_tonne"),
        "ton": (907.18474, "ton short_ton"),
        "long ton": (1016.0469088, "long_ton"),
        "pound-mass": (0.45359237, "pound lb lbs"),
        "ounce": (0.028349523125, "ounce oz"),
        "stone": (6.35029318, "stone"),
    },
    "time": {
        "second": (1.0, "second sec secs s"),
        "millisecond": (1e-3, "millisecond ms"),
        "minute": (60.0, "minute min mins"),
        "hour": (3600.0, "hour hr hrs h"),
        "day": (86400.0, "day"),
        "week": (604800.0, "week"),
        "fortnight": (1209600.0, "fortnight"),
        "month": (2629746.0, "month mth mths"),
        "year": (31556952.0, "year yr yrs"),
        "decade": (315569520.0, "decade"),
        "century": (3155695200.0, "century centuries"),
    },
    "speed": {
        "metre per second": (1.0, "m/s mps"),
        "kilometre per hour": (1 / 3.6, "km/h km/hr kmh kph kmph"),
        "mile per hour": (0.44704, "mph"),
        "knot": (1852 / 3600, "knot kt kts"),
    },
    "fuel economy": {"mile per gallon": (1.0, "mpg")},
    "power": {
        "watt": (1.0, "watt w"),
        "kilowatt": (1e3, "kilowatt kw"),
        "megawatt": (1e6, "megawatt"),
        "gigawatt": (1e9, "gigawatt gw"),
        "horsepower": (745.69987158227, "horsepower hp bhp"),
        "metric horsepower": (735.49875, ""),
    },
    "energy": {
        "kilowatt hour": (1.0, "kwh kilowatt_hour"),
        "megawatt hour": (1e3, "mwh megawatt_hour"),
        "gigawatt hour": (1e6, "gwh gigawatt_hour"),
    },
    "torque": {
        "newton metre": (1.0, "newton_metre n·m"),
        "foot pound-force": (
            1.3558179483314004,
            "pound_feet pound_foot lb_ft ft_lb ft_lbs foot_pound",
        ),
    },
    "data storage": {
        "megabyte": (1.0, "megabyte mb"),
        "kilobyte": (1e-3, "kilobyte kb"),
        "gigabyte": (1e3, "gigabyte gb"),
        "terabyte": (1e6, "terabyte tb"),
    },
    "frequency": {
        "hertz": (1.0, "hertz hz"),
        "kilohertz": (1e3, "kilohertz khz"),
        "megahertz": (1e6, "megahertz mhz"),
        "gigahertz": (1e9, "gigahertz ghz"),
    },
    "sound level": {"decibel": (1.0, "decibel db")},
    "percentage": {
        "percentage": (
            1.0,
            "% percent per_cent pct pc percentage_point percent_point per_cent_point",
        ),
        "basis point": (0.01, "basis_point bp bps"),
    },
    "concentration": {
        "parts-per-million": (1.0, "ppm parts_per_million"),
        "parts-per-billion": (1e-3, "ppb parts_per_billion"),
    },
    "angle": {"degree angle": (1.0, "degree °")},
}
_TEMPERATURES = {
    # unit: (scale and offset to kelvin, surfaces)
    "degree celsius": (1.0, 273.15, "degree_celsius celsius °c degree_c degree_centigrade c"),
    "degree fahrenheit": (5 / 9, 459.67 * 5 / 9, "degree_fahrenheit fahrenheit °f degree_f f"),
    "kelvin": (1.0, 0.0, "kelvin"),
}
_CURRENCIES = {
    # unit: (surfaces and codes after the number, signs and codes before it)
    "dollar": ("dollar us_dollar u.s._dollar american_dollar usd buck $", "$ US$ US_$ $US USD"),
    "cent": ("cent", ""),
    "euro": ("euro eur €", "€ EUR"),
    # "PS" and "Y=" are what transliteration to ASCII makes of the pound and yen signs.
    "pound sterling": ("pound_sterling pounds_sterling british_pound gbp quid £", "£ GBP PS"),
    "penny": ("pence penny p", ""),
    "japanese yen": ("yen jpy ¥", "¥ JPY Y="),
    "chinese yuan": ("yuan renminbi rmb cny", "CNY RMB"),
    "swiss franc": ("swiss_franc chf franc", "CHF"),
    "indian rupee": ("rupee inr rs ₹", "₹ Rs Rs. INR"),
    "russian ruble": ("ruble rouble rub ₽", "₽"),
    "south korean won": ("krw ₩", "₩ KRW"),
    "canadian dollar": ("canadian_dollar cad", "C$ CA$ $C CAD"),
    "australian dollar": ("australian_dollar aud", "A$ AU$ $A AUD"),
    "new zealand dollar": ("new_zealand_dollar nzd", "NZ$ $NZ"),
    "hong kong dollar": ("hong_kong_dollar hkd", "HK$ HK_$"),
    "singapore dollar": ("singapore_dollar sgd", "S$ SG$"),
    "taiwan dollar": ("taiwan_dollar", "NT$"),
    "mexican peso": ("mexican_peso mxn", "MXN"),
    "brazilian real": ("brazilian_real reais brl", "R$"),
    "south african rand": ("rand zar", "ZAR"),
    "shekel": ("shekel ils nis ₪", "₪ NIS"),
    "danish krone": ("danish_crown danish_kroner danish_krone dkk", "DKK"),
    "norwegian krone": ("norwegian_crown norwegian_kroner norwegian_krone nok", "NOK"),
    "swedish krona": ("swedish_crown swedish_kronor swedish_krona sek", "SEK"),
    "krone": ("krone kroner krona kronor", ""),
    "turkish lira": ("lira turkish_lira ₺", "₺"),
    "malaysian ringgit": ("ringgit", "RM"),
    "malaysian sen": ("sen", ""),
    "naira": ("naira ₦", "₦"),
    "baht": ("baht ฿", "฿"),
    "rupiah": ("rupiah", "Rp"),
    "dirham": ("dirham aed", "Dh Dhs AED"),
    "riyal": ("riyal", ""),
    "peso": ("peso", ""),
    "zloty": ("zloty zlotys", ""),
    "hryvnia": ("hryvnia hryvnias", ""),
}


@cache
def _factors() -> dict[str, tuple[str, float]]:
    return {
        unit: (dimension, factor)
        for dimension, units in _UNITS.items()
        for unit, (factor, _) in units.items()
    }


def convert(value: float, unit: str, to: str) -> float | None:
    """The value in another unit; None for other dimensions, currencies and unknown units.

    Temperatures convert as readings, not as differences. Months and years are the mean Gregorian
    ones (365.2425 days).
    """
    unit, to = unit.lower(), to.lower()
    if unit == to:
        return value
    if unit in _TEMPERATURES and to in _TEMPERATURES:
        scale, offset, _ = _TEMPERATURES[unit]
        to_scale, to_offset, _ = _TEMPERATURES[to]
        return (value * scale + offset - to_offset) / to_scale
    source, target = _factors().get(unit), _factors().get(to)
    if source is None or target is None or source[0] != target[0]:
        return None
    return value * source[1] / target[1]


def dimension_of(unit: str) -> str | None:
    """What a unit measures ("length", "currency"), or None for a name that is no unit."""
    unit = unit.lower()
    if unit in _TEMPERATURES:
        return "temperature"
    if unit in _CURRENCIES:
        return "currency"
    if unit == "magnitude":
        return unit
    known = _factors().get(unit)
    return known[0] if known else _entity(unit)


def same_dimension(a: str, b: str) -> bool:
    """Whether two units measure the same thing: mile and kilometre, not mile and mile per hour."""
    first = dimension_of(a)
    return a == b or (first is not None and first == dimension_of(b))


@cache
def surfaces() -> dict[str, tuple[str, str]]:
    """Unit and dimension by how the unit is written: lower case, "_" for spaces, plurals too."""
    table: dict[str, tuple[str, str]] = {}
    for dimension, units in _UNITS.items():
        for unit, (_, spelled) in units.items():
            table |= _spellings(spelled, unit, dimension)
    for unit, (spelled, _) in _CURRENCIES.items():
        table |= _spellings(spelled, unit, "currency")
    for unit, (_, _, spelled) in _TEMPERATURES.items():
        table |= _spellings(spelled, unit, "temperature")
        table |= _spellings(spelled.replace("degree_", "degrees_"), unit, "temperature")
    return table


def _spellings(spelled: str, unit: str, dimension: str) -> dict[str, tuple[str, str]]:
    out = {}
    for word in spelled.split():
        out[word] = (unit, dimension)
        if len(word) >= 3 and word.isascii() and word[-1].isalpha():
            out[f"{word}s"] = (unit, dimension)
    return out


@cache
def currency_signs() -> dict[str, str]:
    """Currency by the sign or code that stands before an amount, as written."""
    return {
        sign.replace("_", " "): unit
        for unit, (_, signs) in _CURRENCIES.items()
        for sign in signs.split()
    }


@cache
def _entity(unit: str) -> str | None:
    """The entity that quantulum3 gives a unit's name."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            from quantulum3 import load

            names = load.units().names
    except Exception:  # It loads many files of its own; without them a unit is just unknown.
        return None
    found = next((known for name, known in names.items() if name.lower() == unit), None)
    return None if found is None else str(found.entity.name)

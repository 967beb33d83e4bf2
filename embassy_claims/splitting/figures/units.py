"""Units and currencies: the words for them, and one canonical unit for each dimension.

Lengths are in km, areas in hectare, masses in kg, volumes in litre, speeds in km/h, temperatures in celsius, power in
MW, data in GB, parts in "%", money in ISO codes (never converted). Durations stay in second, minute, hour, day, month
or year as printed (a week is 7 days, a decade 10 years); ``SECONDS`` makes them comparable.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

SECONDS: dict[str, float] = {
    "second": 1,
    "minute": 60,
    "hour": 3600,
    "day": 86400,
    "month": 86400 * 365.25 / 12,
    "year": 86400 * 365.25,
}
# how much of the canonical unit one printed unit is; the judge undoes it to see how far a figure was rounded
FACTORS: dict[str, tuple[float, ...]] = {
    "km": (1.0, 0.001, 1e-5, 1e-6, 1.609344, 1.852, 0.0009144, 0.0003048, 2.54e-5),
    "kg": (1.0, 1000.0, 0.001, 1e-6, 0.45359237, 0.028349523125),
    "hectare": (1.0, 100.0, 0.0001, 0.40468564224, 258.9988110336, 9.290304e-06),
    "litre": (1.0, 0.001, 3.785411784, 1000.0),
    "km/h": (1.0, 1.609344, 1.852, 3.6, 1.09728),
}
MEASURES = frozenset((*FACTORS, "celsius", "magnitude"))

_Table = dict[str, tuple[str, float]]


def _table(*rows: tuple[str, str, float]) -> _Table:
    return {word: (unit, factor) for words, unit, factor in rows for word in words.split("|")}


_WORDS: _Table = _table(
    ("kilometre|kilometres|kilometer|kilometers|kms|klicks", "km", 1.0),
    ("metre|metres|meter|meters", "km", 0.001),
    ("centimetre|centimetres|centimeter|centimeters", "km", 1e-5),
    ("millimetre|millimetres|millimeter|millimeters", "km", 1e-6),
    ("mile|miles", "km", 1.609344),
    ("nautical mile|nautical miles", "km", 1.852),
    ("yard|yards", "km", 0.0009144),
    ("foot|feet", "km", 0.0003048),
    ("inch|inches", "km", 2.54e-5),
    ("kilo|kilos|kilogram|kilograms|kilogramme|kilogrammes|kgs", "kg", 1.0),
    ("gram|grams|gramme|grammes", "kg", 0.001),
    ("milligram|milligrams", "kg", 1e-6),
    ("ton|tons|tonne|tonnes|metric ton|metric tons|metric tonnes", "kg", 1000.0),
    ("pound|pounds|lbs", "kg", 0.45359237),
    ("ounce|ounces", "kg", 0.028349523125),
    ("litre|litres|liter|liters", "litre", 1.0),
    ("millilitre|millilitres|milliliter|milliliters", "litre", 0.001),
    ("gallon|gallons", "litre", 3.785411784),
    ("cubic metre|cubic metres|cubic meter|cubic meters", "litre", 1000.0),
    ("hectare|hectares", "hectare", 1.0),
    ("acre|acres", "hectare", 0.40468564224),
    ("square kilometre|square kilometres|square kilometer|square kilometers|sq km|sq. km", "hectare", 100.0),
    ("square mile|square miles|sq miles|sq. miles", "hectare", 258.9988110336),
    ("square metre|square metres|square meter|square meters|sq m", "hectare", 0.0001),
    ("square foot|square feet|sq ft|sq. ft", "hectare", 9.290304e-06),
    ("kilometres per hour|kilometers per hour|kilometres an hour|kilometers an hour|km per hour|kph", "km/h", 1.0),
    ("miles per hour|miles an hour|mph", "km/h", 1.609344),
    ("knot|knots", "km/h", 1.852),
    ("metres per second|meters per second|metres a second|meters a second", "km/h", 3.6),
    ("degrees celsius|degree celsius|degrees centigrade", "celsius", 1.0),
    ("degrees fahrenheit|degree fahrenheit", "fahrenheit", 1.0),
    ("degree|degrees", "degree", 1.0),
    ("percent|per cent|pct|percentage", "%", 1.0),
    ("percentage point|percentage points", "percentage point", 1.0),
    ("basis point|basis points", "percentage point", 0.01),
    ("megawatt|megawatts", "MW", 1.0),
    ("gigawatt|gigawatts", "MW", 1000.0),
    ("kilowatt|kilowatts", "MW", 0.001),
    ("gigabyte|gigabytes", "GB", 1.0),
    ("terabyte|terabytes", "GB", 1000.0),
    ("megabyte|megabytes", "GB", 0.001),
    ("second|seconds|secs|sec", "second", 1.0),
    ("minute|minutes|mins|min", "minute", 1.0),
    ("hour|hours|hrs|hr", "hour", 1.0),
    ("day|days", "day", 1.0),
    ("week|weeks", "day", 7.0),
    ("fortnight|fortnights", "day", 14.0),
    ("month|months", "month", 1.0),
    ("year|years|yrs|yr", "year", 1.0),
    ("decade|decades", "year", 10.0),
    ("century|centuries", "year", 100.0),
    ("euro|euros", "EUR", 1.0),
    ("us dollar|us dollars|u.s. dollars|u. s. dollars|american dollars|dollar|dollars|bucks", "USD", 1.0),
    ("australian dollar|australian dollars", "AUD", 1.0),
    ("canadian dollar|canadian dollars", "CAD", 1.0),
    ("hong kong dollars", "HKD", 1.0),
    ("new zealand dollars", "NZD", 1.0),
    ("singapore dollars", "SGD", 1.0),
    ("cent|cents", "USD", 0.01),
    ("pound sterling|pounds sterling|british pounds", "GBP", 1.0),
    ("pence", "GBP", 0.01),
    ("yen", "JPY", 1.0),
    ("yuan|renminbi", "CNY", 1.0),
    ("rupee|rupees|indian rupees", "INR", 1.0),
    ("pakistani rupees", "PKR", 1.0),
    ("ruble|rubles|rouble|roubles", "RUB", 1.0),
    ("won", "KRW", 1.0),
    ("peso|pesos", "peso", 1.0),
    ("swiss franc|swiss francs|franc|francs", "CHF", 1.0),
    ("rupiah", "IDR", 1.0),
    ("rand", "ZAR", 1.0),
    ("lira|liras", "TRY", 1.0),
    ("shekel|shekels", "ILS", 1.0),
    ("dirham|dirhams", "AED", 1.0),
    ("riyal|riyals", "SAR", 1.0),
    ("baht", "THB", 1.0),
    ("bolivar|bolivars|bolivares", "VES", 1.0),
    ("naira", "NGN", 1.0),
    ("krona|kronor", "SEK", 1.0),
    ("hryvnia|hryvnias", "UAH", 1.0),
)
# short forms count only after digits, and in this case of letters
_SHORT: _Table = _table(
    ("km", "km", 1.0),
    ("m", "km", 0.001),
    ("cm", "km", 1e-5),
    ("mm", "km", 1e-6),
    ("mi", "km", 1.609344),
    ("ft", "km", 0.0003048),
    ("yd|yds", "km", 0.0009144),
    ("″", "km", 2.54e-5),
    ("kg", "kg", 1.0),
    ("g", "kg", 0.001),
    ("mg", "kg", 1e-6),
    ("lb", "kg", 0.45359237),
    ("oz", "kg", 0.028349523125),
    ("ha", "hectare", 1.0),
    ("km²|km2", "hectare", 100.0),
    ("km/h|kmh|kmph", "km/h", 1.0),
    ("°C|C", "celsius", 1.0),
    ("°F|F", "fahrenheit", 1.0),
    ("°", "degree", 1.0),
    ("%", "%", 1.0),
    ("MW", "MW", 1.0),
    ("GW", "MW", 1000.0),
    ("kW", "MW", 0.001),
    ("GB", "GB", 1.0),
    ("TB", "GB", 1000.0),
    ("MB", "GB", 0.001),
    ("GHz", "GHz", 1.0),
    ("MHz", "GHz", 0.001),
    ("¢", "USD", 0.01),
    ("p", "GBP", 0.01),
    ("€", "EUR", 1.0),
    ("£", "GBP", 1.0),
)
_SIGNS = {
    "$": "USD",
    "us$": "USD",
    "$us": "USD",
    "$a": "AUD",
    "$nz": "NZD",
    "$c": "CAD",
    "usd": "USD",
    "a$": "AUD",
    "au$": "AUD",
    "c$": "CAD",
    "ca$": "CAD",
    "cad$": "CAD",
    "nz$": "NZD",
    "hk$": "HKD",
    "s$": "SGD",
    "r$": "BRL",
    "€": "EUR",
    "eur": "EUR",
    "£": "GBP",
    "gbp": "GBP",
    "¥": "JPY",
    "jpy": "JPY",
    "cny": "CNY",
    "rmb": "CNY",
    "₹": "INR",
    "rs": "INR",
    "inr": "INR",
    "₽": "RUB",
    "₩": "KRW",
    "₺": "TRY",
    "₦": "NGN",
    "cad": "CAD",
    "aud": "AUD",
    "chf": "CHF",
}
CURRENCIES = frozenset(
    [*_SIGNS.values()] + [unit for unit, _ in _WORDS.values() if len(unit) == 3 and unit.isupper()] + ["peso"]
)

_CODES = "USD|EUR|GBP|JPY|CNY|INR|CAD|AUD|CHF"
_BEFORE = re.compile(
    rf"(?:\$(?:US|A|NZ|C)|(?<!\w)(?:US|A|AU|CAD|CA|C|NZ|HK|S|R)?\$|[€£¥₹₽₩₺₦]|(?<!\w)(?:{_CODES}|RMB|Rs\.?))\s?$"
)
_US_BEFORE = re.compile(r"(?<!\w)U\.\s?S\.\s?$")


def _longest_first(words: _Table) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"[\s-]") for word in sorted(words, key=len, reverse=True))


_WORD_AFTER = re.compile(rf"(?:\s|\s?[-‐‑]\s?)?({_longest_first(_WORDS)})(?!\w)", re.IGNORECASE)
_SHORT_AFTER = re.compile(rf"(?:\s|\s?[-‐‑]\s?)?({_longest_first(_SHORT)})(?![\w$])")
_CODE_AFTER = re.compile(rf"\s?({_CODES})\b")
_MONEY_CUE = re.compile(
    r"\b(?:cost|pay|paid|fine|fined|price|worth|earn\w*|salary|debt|money|bill|spen[dt]|fund\w*)\b", re.I
)
_OF = re.compile(r"\sof(?=\s)")
_MILLIONS_OF = re.compile(
    r"m\s+(?:people|homes|jobs|customers|users|children|households|viewers|voters|passengers|visitors|residents"
    r"|workers|copies|barrels|tonnes|tons|pounds|euros|dollars|years)\b"
)


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit found beside a numeral: ``text[start:end]`` covers numeral and unit, ``name`` is the unit as printed.

    The canonical value is ``value * times * factor`` (fahrenheit is turned last, for it needs an offset); ``times`` is
    a scale printed as one letter ("$5m").
    """

    start: int
    end: int
    unit: str
    factor: float
    name: str
    times: float = 1.0


def unit_at(text: str, start: int, end: int, digits: bool) -> Unit | None:
    """The unit beside the numeral ``text[start:end]``: a currency before it, else a unit after it."""
    money = _currency_before(text, start)
    if money is not None:
        begin, code = money
        times, stop = _letter_scale(text, end)
        code_after = _WORD_AFTER.match(text, stop)
        if code_after and code_after[1].lower().split()[-1] in ("dollars", "euros", "pounds"):
            stop = code_after.end()
        return Unit(begin, stop, code, 1.0, text[begin:start].strip().lower(), times)
    if digits and (match := _MILLIONS_OF.match(text, end)):
        return Unit(start, end + 1, "", 1.0, "", 1e6)
    if digits and (match := _SHORT_AFTER.match(text, end)):
        unit, factor = _SHORT[match[1]]
        return Unit(start, match.end(), unit, factor, match[1])
    if digits and (match := _CODE_AFTER.match(text, end)):
        return Unit(start, match.end(), match[1], 1.0, match[1])
    of = _OF.match(text, end) if text[end - 1 : end] == "s" else None  # "thousands of dollars"
    return _word_after(text, start, of.end() if of else end)


def _word_after(text: str, start: int, end: int) -> Unit | None:
    match = _WORD_AFTER.match(text, end)
    if not match:
        return None
    name = " ".join(match[1].lower().replace("-", " ").split())
    unit, factor = _WORDS[name]
    gap = text[end : match.start(1)]
    if name == "second" and "-" not in gap and text[start:end].lower() not in ("one", "a", "1"):
        return None
    if name == "won" and not text[start:end][:1].isdigit() and "illion" not in text[start:end]:
        return None
    if name.startswith("pound") and _is_sterling(text, start, end):
        unit, factor = "GBP", 1.0
    return Unit(start, match.end(), unit, factor, name)


def _is_sterling(text: str, start: int, end: int) -> bool:
    return "illion" in text[start:end].lower() or bool(_MONEY_CUE.search(text, max(0, start - 60), start))


def _currency_before(text: str, start: int) -> tuple[int, str] | None:
    window = max(0, start - 5)
    match = _BEFORE.search(text[:start] if start < 8 else text[window:start])
    if not match:
        return None
    begin = match.start() + (0 if start < 8 else window)
    sign = match[0].strip().lower().rstrip(".")
    if sign == "$" and (before := _US_BEFORE.search(text[max(0, begin - 8) : begin])):
        begin = max(0, begin - 8) + before.start()
    return begin, _SIGNS[sign]


def _letter_scale(text: str, end: int) -> tuple[float, int]:
    if text[end : end + 2] == "MM" and not text[end + 2 : end + 3].isalnum():
        return 1e6, end + 2
    scales = {"m": 1e6, "M": 1e6, "b": 1e9, "B": 1e9, "t": 1e12}
    gap = 1 if text[end : end + 1] == " " and text[end + 1 : end + 2] in ("m", "b") else 0
    letter = text[end + gap : end + gap + 1]
    after = text[end + gap + 1 : end + gap + 2]
    if letter in scales and not (after.isalnum() or after == "_"):
        return scales[letter], end + gap + 1
    return 1.0, end

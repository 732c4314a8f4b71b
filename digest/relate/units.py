"""What stands behind or before a number -> its unit, or the noun that it counts."""

from __future__ import annotations

import re

from digest.relate.claims import Kind
from digest.relate.days import is_weekday, month_number

_CURRENCIES = {
    "£": "£", "gbp": "£", "pound": "£", "pounds": "£", "pfund": "£", "livres": "£", "libras": "£", "sterling": "£",
    "$": "$", "us$": "$", "usd": "$", "dollar": "$", "dollars": "$", "dólares": "$", "dollari": "$",
    "€": "€", "eur": "€", "euro": "€", "euros": "€",
    "¥": "¥", "yen": "¥", "yuan": "yuan", "rmb": "yuan", "₹": "₹", "rupees": "₹", "rupien": "₹", "rs": "₹",
    "chf": "CHF", "franken": "CHF", "francs": "CHF", "₽": "₽", "rubles": "₽", "roubles": "₽", "rubel": "₽",
    "c$": "C$", "ca$": "C$", "a$": "A$", "au$": "A$", "zł": "zł", "zloty": "zł", "zlotys": "zł", "₴": "₴",
    "hryvnia": "₴", "kronor": "kr", "kroner": "kr", "kr": "kr", "won": "won", "pesos": "pesos", "reais": "R$",
    "lira": "lira", "liras": "lira", "₺": "lira", "shekels": "₪", "₪": "₪", "rand": "rand", "naira": "naira",
}  # fmt: skip
_PER_CENT = frozenset("% percent percentage prozent pour_cent per_cent por_ciento procent cento".split())
_MEASURES = {
    "km": "km", "kilometre": "km", "kilometres": "km", "kilometer": "km", "kilometers": "km", "kilometern": "km",
    "kilomètres": "km", "kilómetros": "km", "chilometri": "km", "mile": "mile", "miles": "mile", "meilen": "mile",
    "millas": "mile", "m²": "m²", "m³": "m³",
    "m": "m", "metre": "m", "metres": "m", "meter": "m", "meters": "m", "metern": "m", "mètres": "m",
    "metros": "m", "metri": "m", "feet": "foot", "foot": "foot", "ft": "foot", "inch": "inch", "inches": "inch",
    "kg": "kg", "kilo": "kg", "kilos": "kg", "kilogram": "kg", "kilograms": "kg", "kilogramm": "kg", "ton": "tonne",
    "tons": "tonne", "tonne": "tonne", "tonnes": "tonne", "tonnen": "tonne", "toneladas": "tonne",
    "tonnellate": "tonne",
    "pounds_weight": "lb", "lb": "lb", "lbs": "lb", "litre": "litre", "litres": "litre", "liter": "litre",
    "liters": "litre", "gallons": "gallon", "barrels": "barrel", "barrel": "barrel", "hectares": "hectare",
    "hectare": "hectare", "hektar": "hectare", "acres": "acre", "acre": "acre", "mph": "mph", "km/h": "km/h",
    "kph": "km/h", "knots": "knot", "megawatts": "MW", "mw": "MW", "gw": "GW", "kwh": "kWh", "°c": "°C", "°f": "°F",
    "degrees": "degree", "degree": "degree", "grad": "degree", "grados": "degree", "degrés": "degree",
    "magnitude": "magnitude",
}  # fmt: skip
# Of these measures the ones that have a name in every language; the others are signs that all read alike.
SPELLED_UNITS = frozenset("foot inch mile tonne litre gallon barrel hectare acre knot degree magnitude".split())
SIGN = r"(?:US|C|CA|A|AU|R|HK|NZ)?[$£€¥₹₽₴₺₪]"
_LETTERS = r"[^\W\d_]+(?:[-’'][^\W\d_]+)*"
# Words after a number, in front of what is counted, that don't tell what it is.
_SKIPPED = frozenset(
    "other others more new different additional further separate people's of de d des the its their his her our "
    "such weitere weiteren andere anderen neue neuen verschiedene autres nouveaux nouvelles otros otras nuevos "
    "nuevas altri altre outros outras extra total whole entire full own same similar known and-a-half least most "
    "last next past first local foreign young old older younger former current senior top large small big great".split()
)
# Words with which what is counted ends or was never named.
_STOPS = frozenset(
    "and or the for who that were was are is be been had have has from with after before since about less than on "
    "in at by to as a an when while but not would will could can may might said told which where he she they it "
    "we you i if because so then there this these those into over under between during through out up off down "
    "per also only und oder die der das dem den für wer waren war sind ist hat haben hatte aus mit nach vor seit "
    "auf im am bei zu als ein eine wenn während aber nicht würde wird wurde wurden können sagte er sie es wir et "
    "ou les le la pour qui que sont est était étaient ont avec après avant depuis sur dans en par au aux un une "
    "mais ne pas il elle ils elles nous vous y o los las el para quien son fue fueron era eran han con después "
    "antes desde sobre al por una pero no se e gli lo chi sono è stato stati ma non si os com foi foram het een "
    "van voor zijn werden".split()
)
_STEM = 7
_PLURALS = frozenset("people men women children police staff personnel".split())
_WORD = re.compile(rf"[\s\u00a0]+(?P<word>{_LETTERS})")
_BEHIND = re.compile(
    rf"[\s\u00a0-]?(?:d[ei]\s+|d[’'])?(?P<word>%|°[CF]|km/h|m²|{SIGN}|pour cent|per cent|por ciento|{_LETTERS})",
)
_POINTS = re.compile(r"\s(?:percentage\s)?(?:points?|Punkte?|puntos)\b")


def unit_of(text: str, end: int, sign: str) -> tuple[Kind, str, tuple[str, ...], int]:
    """Return the kind of a number that ends at `end`, its unit, what it counts, and where all that ends."""
    after = _BEHIND.match(text, end)
    word = after["word"] if after else ""
    plain = word.casefold().replace(" ", "_")
    if sign:
        unit = _CURRENCIES.get(sign.strip().strip(".").casefold(), sign.strip())
        return "money", unit, (), end
    if after and plain in _PER_CENT:
        points = _POINTS.match(text, after.end())
        return "per cent", "per cent", (), points.end() if points else after.end()
    if after and plain in _CURRENCIES:
        return "money", _CURRENCIES[plain], (), after.end()
    if after and plain in _MEASURES:
        return "measure", _MEASURES[plain], (), after.end()
    return _counted(text, end)


def _counted(text: str, end: int) -> tuple[Kind, str, tuple[str, ...], int]:
    """Return what is counted: the noun behind the number, or the second word where the first describes it."""
    words: list[tuple[str, int]] = []
    position = end
    while len(words) < 2 and (match := _WORD.match(text, position)):
        word = match["word"].casefold().removesuffix("’s").removesuffix("'s")
        if word in _STOPS or month_number(word) or is_weekday(word):
            break
        position = match.end()
        if word not in _SKIPPED and len(word) >= 3:
            words.append((word, position))
    if not words:
        return "count", "", (), end
    unit, last = words[-1] if len(words) > 1 and not _is_plural(words[0][0]) and _is_plural(words[1][0]) else words[0]
    nouns = dict.fromkeys(_noun(word) for word in (unit, *(word for word, _ in words)))
    return "count", _singular(unit), tuple(nouns), last


def _is_plural(word: str) -> bool:
    return word in _PLURALS or (word.endswith("s") and not word.endswith("ss"))


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _noun(word: str) -> str:
    return _singular(word)[:_STEM]

"""Numbers written in words or digits, in the notation of a language -> their values.

English, German, French, Spanish, Italian, Portuguese and Dutch; a text in another language is read for digits alone.
"""

from __future__ import annotations

import re

_COUNTED = {
    "en": (
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty"
    ),
    "de": (
        "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn "
        "siebzehn achtzehn neunzehn zwanzig"
    ),
    "fr": (
        "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept "
        "dix-huit dix-neuf vingt"
    ),
    "es": (
        "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete "
        "dieciocho diecinueve veinte"
    ),
    "it": (
        "zero uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici "
        "diciassette diciotto diciannove venti"
    ),
    "pt": (
        "zero um dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezasseis dezassete "
        "dezoito dezanove vinte"
    ),
    "nl": (
        "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien "
        "achttien negentien twintig"
    ),
}
_TENS = {
    "en": "twenty thirty forty fifty sixty seventy eighty ninety",
    # As casefold() writes "dreißig".
    "de": "zwanzig dreissig vierzig fünfzig sechzig siebzig achtzig neunzig",
    "fr": "vingt trente quarante cinquante soixante soixante-dix quatre-vingts quatre-vingt-dix",
    "es": "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
    "it": "venti trenta quaranta cinquanta sessanta settanta ottanta novanta",
    "pt": "vinte trinta quarenta cinquenta sessenta setenta oitenta noventa",
    "nl": "twintig dertig veertig vijftig zestig zeventig tachtig negentig",
}
# Words that are articles or pronouns far more often than numbers.
_NOT_COUNTED = frozenset("one un uno um een".split())
_MORE = {
    "en": {"hundred": 100, "dozen": 12},
    "de": {"hundert": 100, "tausend": 1000, "dutzend": 12, "zwo": 2},
    "fr": {"cent": 100, "quatre-vingt": 80, "mille": 1000},
    "es": {
        "cien": 100, "ciento": 100, "mil": 1000, "veintiún": 21, "veintidós": 22, "veintitrés": 23, "veintiséis": 26,
    },
    "it": {"cento": 100, "mille": 1000},
    "pt": {
        "cem": 100, "cento": 100, "mil": 1000, "duas": 2, "quatorze": 14, "dezesseis": 16, "dezessete": 17,
        "dezenove": 19,
    },
    "nl": {"honderd": 100, "duizend": 1000},
}  # fmt: skip
# From two hundred on, each with a form in "-as".
_HUNDREDS = {
    "es": "doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos",
    "pt": "duzentos trezentos quatrocentos quinhentos seiscentos setecentos oitocentos novecentos",
}
# What is written in one word with the number that it multiplies: "dreihundert", "tremila".
_GLUED = {
    "de": {"hundert": 100, "tausend": 1000},
    "nl": {"honderd": 100, "duizend": 1000},
    "it": {"cento": 100, "mila": 1000},
}
SCALES: dict[str, float] = {
    "dozen": 12.0,
    "dutzend": 12.0,
    "hundred": 1e2,
    "thousand": 1e3,
    "k": 1e3,
    "tausend": 1e3,
    "tsd": 1e3,
    "mille": 1e3,
    "mil": 1e3,
    "mila": 1e3,
    "duizend": 1e3,
    "lakh": 1e5,
    "crore": 1e7,
    "m": 1e6,
    "mn": 1e6,
    "mio": 1e6,
    "million": 1e6,
    "millions": 1e6,
    "millionen": 1e6,
    "millón": 1e6,
    "millones": 1e6,
    "milione": 1e6,
    "milioni": 1e6,
    "milhão": 1e6,
    "milhões": 1e6,
    "miljoen": 1e6,
    "bn": 1e9,
    "billion": 1e9,
    "mrd": 1e9,
    "md": 1e9,
    "milliarde": 1e9,
    "milliarden": 1e9,
    "milliard": 1e9,
    "milliards": 1e9,
    "miliardo": 1e9,
    "miliardi": 1e9,
    "miljard": 1e9,
    "tn": 1e12,
    "billions": 1e9,
    "bilhão": 1e9,
    "bilhões": 1e9,
    "trillion": 1e12,
    "trillions": 1e12,
    "billionen": 1e12,
    "billones": 1e12,
}
# The same word is a thousand times more in some languages ("billion" is a million millions).
_OTHER_SCALES = {
    ("de", "billion"): 1e12,
    ("fr", "billion"): 1e12,
    ("fr", "billions"): 1e12,
    ("fr", "trillion"): 1e18,
    ("fr", "trillions"): 1e18,
}
# "Deux cents"; "20 cents" are coins.
_FRENCH_HUNDREDS = frozenset(("cent", "cents"))
# Languages in which a comma, not a point, begins the decimals.
_COMMA_DECIMALS = frozenset("de fr es it pt nl pl uk ru sv da nb fi cs tr el ro hu".split())
_GROUPS = re.compile(r"^\d{1,3}(?:[.,’'\u00a0\u202f ]\d{3})+(?!\d)")


def _spelled(language: str) -> dict[str, int]:
    counted = _COUNTED[language].split()
    tens = {word: 10 * value for value, word in enumerate(_TENS[language].split(), 2)}
    found = {word: value for value, word in enumerate(counted) if word not in _NOT_COUNTED} | tens
    found |= {
        word + glued: value * times
        for word, value in found.items()
        for glued, times in _GLUED.get(language, {}).items()
        if value > 1
    }
    for value, word in enumerate(_HUNDREDS.get(language, "").split(), 2):
        found |= {word: 100 * value, word.removesuffix("os") + "as": 100 * value}
    for ten, value in tens.items():
        # "soixante-douze" and "quatre-vingt-dix-sept": French counts on to 19 from 60 and from 80.
        last = 19 if language == "fr" and value in (60, 80) else 9
        for digit, word in enumerate(counted[1 : last + 1], 1):
            found.update(dict.fromkeys(_joined(language, ten, word), value + digit))
    return found | _MORE[language]


def _joined(language: str, ten: str, digit: str) -> tuple[str, ...]:
    """Return how "twenty" and "three" make 23 in one word: digits first in German and Dutch."""
    return {
        "en": (f"{ten}-{digit}",),
        "de": (f"{digit.removesuffix('s') if digit == 'eins' else digit}und{ten}",),
        "nl": (f"{digit}en{ten}", f"{digit}ën{ten}"),
        "fr": (f"{ten.removesuffix('s')}-{digit}", f"{ten}-et-{digit}"),
        "es": (f"veinti{digit}",) if ten == "veinte" else (),
        "pt": (),
        "it": (f"{ten}{digit}", f"{ten[:-1]}{digit}"),
    }[language]


SPELLED: dict[str, dict[str, int]] = {language: _spelled(language) for language in _COUNTED}
# Number words that are a common word of another language: "due", "once", "per cent", "Sept 4", German "sei".
_FALSE_FRIENDS = frozenset("due once cent sept sei".split())
# Words for numbers in any of the languages where they mean the same in each.
SMALL_NUMBERS: dict[str, int] = {
    word: value
    for spelled in SPELLED.values()
    for word, value in spelled.items()
    if value <= 100 and len(word) > 2 and word not in _FALSE_FRIENDS
}


def base(language: str) -> str:
    """Return the language of a BCP 47 tag without region or script.

    >>> base("pt-BR")
    'pt'
    """
    return language.partition("-")[0].casefold()


def scale(word: str, language: str, *, behind_word: bool = False) -> float:
    """Return what a word of scale multiplies by, 1 where it is none; `behind_word` says that a number in words leads.

    >>> scale("Milliarden", "de"), scale("bn", "en"), scale("", "en")
    (1000000000.0, 1000000000.0, 1.0)
    """
    plain = word.casefold().rstrip(".")
    if behind_word and base(language) == "fr" and plain in _FRENCH_HUNDREDS:
        return 100.0
    return _OTHER_SCALES.get((base(language), plain), SCALES.get(plain, 1.0))


def digits(text: str, language: str) -> float:
    """Return the value of a number in digits, separators read as the language has them.

    >>> digits("30,000", "en"), digits("30.000", "de"), digits("2,5", "fr"), digits("2.5", "en")
    (30000.0, 30000.0, 2.5, 2.5)
    """
    comma = base(language) in _COMMA_DECIMALS
    found = _GROUPS.match(text)
    point = "," if comma else "."
    if found is not None and not (point in found.group() and len(re.split(r"\D", found.group())) == 2):
        whole, rest = found.group(), text[found.end() :]
        return float(re.sub(r"\D", "", whole) + ("." + re.sub(r"\D", "", rest) if rest[1:] else ""))
    return float(re.sub(r"[^\d.]", "", text.replace(point, "\0").replace(",", "").replace("\0", ".")) or 0)

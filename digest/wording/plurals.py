"""Language and whole number -> the plural category that its texts are chosen by.

The categories and rules are those of Unicode CLDR 46 (https://cldr.unicode.org, supplemental/plurals), for whole
numbers. The category "many" of French, Spanish, Italian and Portuguese is left out: it is for round millions, and a
site has none.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache


def base(language: str) -> str:
    """Return the language of a BCP 47 tag without script and region, in small letters.

    >>> base("pt-BR")
    'pt'
    """
    return language.partition("-")[0].lower()


def category(language: str, number: int) -> str:
    """Return "zero", "one", "two", "few", "many" or "other".

    >>> category("en", 1), category("fr", 0), category("uk", 22), category("uk", 11)
    ('one', 'one', 'few', 'many')
    """
    return _rule(language)[1](abs(number))


def categories(language: str) -> tuple[str, ...]:
    """Return the categories that a text of the language must have, "other" the last of them.

    >>> categories("de"), categories("uk")
    (('one', 'other'), ('one', 'few', 'many', 'other'))
    """
    return _rule(language)[0]


def _one(n: int) -> str:
    return "one" if n == 1 else "other"


def _zero_too(n: int) -> str:
    return "one" if n in (0, 1) else "other"


def _east_slavic(n: int) -> str:
    if n % 10 == 1 and n % 100 != 11:
        return "one"
    return "few" if _is_few(n) else "many"


def _polish(n: int) -> str:
    return "one" if n == 1 else "few" if _is_few(n) else "many"


def _is_few(n: int) -> bool:
    return n % 10 in (2, 3, 4) and n % 100 not in (12, 13, 14)


def _czech(n: int) -> str:
    return "one" if n == 1 else "few" if n in (2, 3, 4) else "other"


def _romanian(n: int) -> str:
    return "one" if n == 1 else "few" if n == 0 or 1 <= n % 100 <= 19 else "other"


def _hebrew(n: int) -> str:
    return {1: "one", 2: "two"}.get(n, "other")


def _arabic(n: int) -> str:
    if n <= 2:
        return ("zero", "one", "two")[n]
    return "few" if 3 <= n % 100 <= 10 else "many" if n % 100 >= 11 else "other"


_Rule = tuple[tuple[str, ...], Callable[[int], str]]
_ONE: _Rule = ("one", "other"), _one
_NONE: _Rule = ("other",), lambda _: "other"
# Languages that aren't listed tell one from other numbers, as most do.
_RULES: Mapping[str, _Rule] = {
    **dict.fromkeys(("fr", "pt", "hy"), (("one", "other"), _zero_too)),
    **dict.fromkeys(("uk", "ru", "be"), (("one", "few", "many", "other"), _east_slavic)),
    "pl": (("one", "few", "many", "other"), _polish),
    **dict.fromkeys(("cs", "sk"), (("one", "few", "other"), _czech)),
    **dict.fromkeys(("ro", "mo"), (("one", "few", "other"), _romanian)),
    "he": (("one", "two", "other"), _hebrew),
    "ar": (("zero", "one", "two", "few", "many", "other"), _arabic),
    **dict.fromkeys(("ja", "zh", "ko", "vi", "th", "id", "ms"), _NONE),
}


@cache
def _rule(language: str) -> _Rule:
    return _RULES.get(base(language), _ONE)

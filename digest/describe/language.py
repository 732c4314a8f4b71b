"""Text -> its language as a BCP 47 tag, by script and by the small words that each language cannot do without.

The small words are those that a language has most of (articles, prepositions, pronouns, forms of "to be"); a word that
several languages share counts for each of them, so that only what is a language's own decides.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from digest.values import Message, message

_FUNCTION_WORDS: dict[str, frozenset[str]] = {
    language: frozenset(listed.split())
    for language, listed in {
        "en": "the a of and to in is was that for on with as at by from it he his has have be are this will not "
        "said they their which who would had been were an or but after its we you she her",
        "de": "der die das und den dem des ein eine einer einem einen ist nicht mit auf für von zu im sich auch "
        "nach wird dass aus bei werden wurde sind er sie es hat wie noch zum zur über als",
        "fr": "le la les des et est une un dans pour que qui sur pas au aux du ce avec par plus sont été il elle "
        "ont cette ses leur mais nous ne se son sa après selon",
        "es": "el la los las de y en que un una por con para del se es al lo como más su fue no ha sus pero este "
        "esta ya entre sobre desde según también son está",
        "it": "il la le di e che un una per con della dei nel alla è sono non si da ha al gli più anche del i lo "
        "delle degli nella dal sul stato come questo ma hanno",
        "pt": "o a os as de e que um uma para com do da dos das em no na não se por foi ao mais é são pelo pela "
        "também como mas seu sua está à segundo",
        "nl": "de het een en van in is dat op te zijn met voor niet aan er door ook naar bij heeft werd uit om "
        "maar worden wordt ze hij deze nog over dan was hebben",
        "pl": "i w na z do nie się że jest to o jak po dla przez od są oraz ale za tym był przed został ma tego "
        "który która które co jego już być może",
        "uk": "і в на з до не що та у за від про як для його це був які але також після україни він її й буде "
        "якщо щоб їх вони ми який яка є",
        "ru": "и в на не что с по к из за от о для как это его был также после она они который все у но же так "
        "было быть их мы будет есть",
        "sv": "och i att det som en är på av för den med till inte om har ett de från var vid men kan när ska man "
        "efter sig vi också under hade",
        "da": "og i at det er en af på for den med til ikke de har som et fra var kan om men vil blev efter også "
        "skal sig ved han bliver mod nu hvem hvad blevet siger ud op sine deres mere der",
        "no": "og i å det er en av på for den med til ikke de har som et fra var kan om men vil ble etter også "
        "skal seg ved han blir mot nå hvem hva blitt sier ut opp sine deres mer hun",
        "fi": "ja on ei se että oli hän ovat mutta myös kun kuin joka mukaan sen jo tai ole hänen niin mitä vain "
        "sekä jotka vielä voi tämä olla",
        "cs": "a v na se je že s z do to i o ve pro by ale jako za po od jsou podle byl však má nebo ze k také "
        "který která které už být jeho",
        "ro": "de și în a la cu pe că din nu o un este pentru care mai prin sau fi fost au dar după ca sunt se va "
        "lui această ale cele",
        "hu": "a az és hogy nem is egy ez meg el de már csak van volt azt lesz mint még vagy ha szerint ki után "
        "között amely sem kell pedig",
        "tr": "ve bir bu da de için ile olarak olan çok daha gibi en ise kadar sonra ne var oldu dedi ancak değil "
        "her o olduğunu göre tarafından mi",
        "vi": "và của là các có trong được cho không một những với người này để đã khi từ đến về ở cũng như sẽ "
        "tại nhưng ra năm theo",
        "id": "yang dan di dengan untuk pada dari ini itu dalam tidak akan ke adalah juga oleh mereka sudah telah "
        "bisa karena ada tersebut kata saat atau hari kepada",
    }.items()
}
_WORDS = tuple(dict.fromkeys(word for listed in _FUNCTION_WORDS.values() for word in sorted(listed)))
_LANGUAGES_OF = {word: tuple(tag for tag, listed in _FUNCTION_WORDS.items() if word in listed) for word in _WORDS}
# Scripts by language; kana before Han, since Japanese has both. Persian has letters of its own within the Arabic.
_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("ar", re.compile("[\u0620-\u06ff]")),
    ("he", re.compile("[\u05d0-\u05ea]")),
    ("el", re.compile("[\u0370-\u03ff\u1f00-\u1fff]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("hi", re.compile("[\u0900-\u097f]")),
)
# All of the above and Cyrillic: where none of these letters stands, none is looked for.
_NOT_LATIN = re.compile("[\u0370-\u1fff\u3040-\ud7af]")
_PERSIAN = re.compile("[\u067e\u0686\u0698\u06af\u06a9\u06cc]")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_UKRAINIAN = re.compile("[іїєґІЇЄҐ]")
_RUSSIAN = re.compile("[ыэъёЫЭЪЁ]")
# Below this share of words a language's small words are there by chance.
_MIN_SHARE = 0.12
# The best must have this much more than the next; Danish and Norwegian share most of their small words.
_MIN_LEAD = 1.05
# One small word, be it said often, may be a name or a foreign one.
_MIN_KINDS = 2
# A headline has too few small words to tell.
_MIN_WORDS = 8
# As many characters as tell; longer texts would only cost time. Words are no longer than that.
CHARACTERS_READ = 1500
# A borrowed word or two does not make a text Greek or Japanese. About half of Japanese is kana, a tenth of Persian its
# own letters.
_MIN_SCRIPT_SHARE, _MIN_KANA_SHARE, _MIN_PERSIAN_SHARE = 0.3, 0.1, 0.04
# "Nobody's" is one word: its end is a word of Czech.
_WORD = re.compile(r"[^\W\d_]++(?:'[^\W\d_]++)*+")
_ASCII_WORD = re.compile(r"[a-z]++(?:'[a-z]++)*+")
# Without these most English is ASCII, in which words are found in less than half the time.
_BETWEEN_WORDS = "‘‚‛“”–—…"


# Told apart by a few words only.
_CLOSE = frozenset(("da", "no"))
_TOLD = frozenset((*_FUNCTION_WORDS, *(tag for tag, _ in _SCRIPTS), "fa"))


@dataclass(frozen=True, slots=True)
class Detected:
    """A BCP 47 tag, "" where nothing tells, and how it's known, in words."""

    tag: str
    note: Message


def detect(text: str) -> Detected:
    """Return the language of `text`, told from its beginning."""
    sample = text[:CHARACTERS_READ].replace("’", "'")
    for mark in _BETWEEN_WORDS:
        sample = sample.replace(mark, " ")
    tokens = (_ASCII_WORD if sample.isascii() else _WORD).findall(sample.casefold())
    if not tokens:
        return Detected("", message("languages.no_words"))
    if not sample.isascii():
        letters = sum(map(len, tokens))
        tag = _by_script(sample, letters)
        if tag:
            return Detected(tag, message("languages.by_script", n=letters))
    if len(tokens) < _MIN_WORDS:
        return Detected("", message("languages.too_short"))
    tag = _by_words(tokens)
    return Detected(tag, message("languages.by_words" if tag else "languages.not_told", n=len(tokens)))


def is_other(detected: str, declared: str) -> bool:
    """Say whether a text can't be in the language that is declared for it: that would have been told, and another was.

    >>> is_other("de", "en-US"), is_other("en", "en-GB"), is_other("es", "ca"), is_other("", "en")
    (True, False, False, False)
    """
    tag = declared.partition("-")[0].casefold()
    return detected not in ("", tag) and tag in _TOLD and {detected, tag} != _CLOSE


def _by_script(sample: str, letters: int) -> str:
    """Return the language whose script the letters are in, "" for Latin letters."""
    if len(_NOT_LATIN.findall(sample)) <= _MIN_KANA_SHARE * letters:
        return ""
    for tag, script in _SCRIPTS:
        count = len(script.findall(sample))
        if count > (_MIN_KANA_SHARE if tag == "ja" else _MIN_SCRIPT_SHARE) * letters:
            if tag == "ar":
                return "fa" if len(_PERSIAN.findall(sample)) > _MIN_PERSIAN_SHARE * letters else "ar"
            return tag
    if len(_CYRILLIC.findall(sample)) <= _MIN_SCRIPT_SHARE * letters:
        return ""
    ukrainian, russian = len(_UKRAINIAN.findall(sample)), len(_RUSSIAN.findall(sample))
    # Other languages are written in Cyrillic too; with letters of neither, the small words tell.
    return "uk" if ukrainian > russian else "ru" if russian > ukrainian else ""


def _by_words(tokens: list[str]) -> str:
    counts, kinds = dict.fromkeys(_FUNCTION_WORDS, 0), dict.fromkeys(_FUNCTION_WORDS, 0)
    for token, times in Counter(filter(_LANGUAGES_OF.__contains__, tokens)).items():
        for tag in _LANGUAGES_OF[token]:
            counts[tag] += times
            kinds[tag] += 1
    best = max(counts, key=counts.__getitem__)
    second, most = sorted(counts.values())[-2:]
    is_clear = kinds[best] >= _MIN_KINDS and most >= _MIN_SHARE * len(tokens) and most >= _MIN_LEAD * second
    return best if is_clear else ""

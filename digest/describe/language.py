"""Text -> its language as a BCP 47 tag, by script and by the small words that each language cannot do without."""

from __future__ import annotations

import re
from collections import Counter

from digest.text import words

# Below this share of words a language's small words are there by chance.
_MIN_SHARE = 0.08
# As many words as tell; longer texts would only cost time.
_WORDS_READ = 400
_FUNCTION_WORDS: dict[str, frozenset[str]] = {
    language: frozenset(listed.split())
    for language, listed in {
        "en": "the of and to in is was that for on with as at by from it he his has have be are this will not said",
        "de": "der die das und den dem des ein eine einer ist nicht mit auf für von zu im sich auch nach wird dass",
        "fr": "le la les des et est une un dans pour que qui sur pas au aux du ce avec par plus sont été il elle",
        "es": "el la los las de y en que un una por con para del se es al lo como más su fue no ha",
        "it": "il la le di e che un una per con del della dei nel alla è sono non si da ha al gli più anche",
        "pt": "o a os as de e que um uma para com do da dos das em no na não se por foi ao mais é",
        "nl": "de het een en van in is dat op te zijn met voor niet aan er door ook naar bij heeft werd uit om",
        "pl": "i w na z do nie się że jest to o jak po dla przez od są oraz ale za tym był przed został",
        "uk": "і в на з до не що та у за від про як для його це був які але також після україни він її",
        "ru": "и в на не что с по к из за от о для как его это был также его после она они который",
        "sv": "och i att det som en på är av för med den till inte om har ett de från var",
    }.items()
}
_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("hi", re.compile("[\u0900-\u097f]")),
)
# A borrowed word or two does not make a text Greek or Japanese.
_MIN_SCRIPT_SHARE = 0.15


def detect(text: str) -> str:
    """Return the language of `text` as a BCP 47 tag, or "" where nothing tells."""
    sample = text[:4000]
    letters = sum(1 for character in sample if character.isalpha())
    if not letters:
        return ""
    for language, script in _SCRIPTS:
        if len(script.findall(sample)) > _MIN_SCRIPT_SHARE * letters:
            return language
    counts = Counter(words(sample)[:_WORDS_READ])
    total = sum(counts.values()) or 1
    shares = {language: sum(counts[word] for word in listed) / total for language, listed in _FUNCTION_WORDS.items()}
    best = max(sorted(shares), key=lambda language: shares[language])
    return best if shares[best] >= _MIN_SHARE else ""

"""The text of a byline -> who wrote it, from where and for which agency; None for what only looks like one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from digest import dates
from digest.head.names import is_agency, is_given_name, is_job, is_publication

# Words that open a byline by themselves, and those that need a colon.
_BY = (
    r"(?:(?:written|reported|reporting|words|story|text|report|article|analysis|opinion|updated|posted|published)\s+)?by|von|oprac\.|opr\.|par|por|di|door|av|"
    r"af|oleh|dal nostro (?:inviato|corrispondente)|dalla nostra (?:inviata|corrispondente)|"
    r"de notre (?:envoyée? spéciale?|correspondante?)"
)
_LABEL = (
    r"text|texte|texto|testo|tekst|author|autor(?:in|a|e|zy)?|auteure?|autore|auteur|автор|автори|авторка|kirjoittaja|"
    r"toimittaja|yazan|penulis|tác giả|συντάκτης|作者|记者|記者|文|撰文|取材|執筆|기자|نویسنده"
)
_UNCASED_BY = "بقلم|كتب|كتبت|מאת|โดย"
_OPENING = re.compile(
    rf"^(?:(?:{_BY}|{_UNCASED_BY})(?:\s?[:：])?\s|(?:{_LABEL})\s?[:：/])\s*(?P<rest>\S.*)$", re.IGNORECASE
)
_OPENING_ALONE = re.compile(rf"(?:{_BY}|{_UNCASED_BY}|{_LABEL})\s?[:：]?", re.IGNORECASE)
_KOREAN = re.compile(r"^(?P<rest>[가-힣]{2,4})\s기자$")
# What may follow the name: place, outlet, title, date; each behind one of these.
_CUT = re.compile(
    r"\s*(?:[|｜·•]|\s[–—-]\s|\s(?=@\w)|,(?=\s)(?:\s+and\b)?"
    r"|\s+(?:for|für|pour|para|per|voor|dla|для)(?=\s+[^\W\d_a-zà-ÿ]))\s*"
)
_IN_PLACE = re.compile(
    r"^(?P<name>.+?)\s+(?:in|at|à|en|aus|a|em|te|w|у|в)\s+(?P<place>[^\W\d_][\w’'.-]+(?:\s[^\W\d_a-z][\w’'.-]+){0,2})$"
)
_AND = re.compile(r"\s+(?:and|und|et|y|e|en|i|та|и|ja|og|och|ve|και|&)\s+|,\s*|、|，|\s+و(?=\S)")
_PARTICLES = frozenset(
    "de da di du del della dos das van von der den ter te la le el al bin ibn ben y e zu af ten".split()
)
_COLLECTIVES = frozenset(
    "staff newsroom redaktion redacción redação redactie redakcja редакція редакция agencies agenturen".split()
)
_UNCASED = re.compile("[\u0590-\u06ff\u0900-\u097f\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
# "Maren Holt (Autorin)", "Maren Holt (Saltmere, envoyée spéciale)".
_ASIDE = re.compile(r"\s+\((?P<aside>[^()]*)\)$")
# "Maren Holt with Coast Agency".
_PARTNER = re.compile(r"\s(?:with|mit|avec|con|com)\s(?P<aside>[^,|]{2,40})$", re.IGNORECASE)
# "QNN-Studio Saltmere", "QNN Nord": what opens with the letters of a broadcaster is no person.
_ACRONYM = re.compile(r"[A-Z]{3,5}(?![^\W\d_])")
_MAX_CHARACTERS = 120
_MAX_NAME_WORDS = 5
_MAX_BARE_NAME_WORDS = 3
_MAX_PLACE_WORDS = 3
_MAX_POST_WORDS = 5
# "Portrait of", "Profile picture of".
_MAX_PORTRAIT_WORDS = 3
_MAX_STATION_LETTERS = 5
_MAX_DESK_WORDS = 3
# No byline of a newspaper names more.
_MAX_NAMES = 6


@dataclass(frozen=True, slots=True)
class Byline:
    """Who wrote it, in the words of the line, and what stood beside the names."""

    author: str
    agency: str = ""
    outlet: str = ""
    place: str = ""


def is_opened(text: str) -> bool:
    """Say whether a line begins as bylines do: "By ...", "Text: ..."."""
    return _OPENING.match(text) is not None


def is_opening(text: str) -> bool:
    """Say whether a line is the opening of a byline and nothing else: "By", "Reported by:"."""
    return _OPENING_ALONE.fullmatch(text) is not None


def read(text: str) -> Byline | None:
    """Return what a line that opens as a byline says; None for any other line ("By Monday the road was closed")."""
    match = (_OPENING.match(text) or _KOREAN.match(text)) if len(text) <= _MAX_CHARACTERS else None
    if match is None:
        return None
    rest = match["rest"].strip(" *_")
    return _with_aside(rest) or _parts(rest, is_opened=True) or read_placed(rest)


def read_bare(text: str) -> Byline | None:
    """Return the byline in a line that names people and then their post or agency ("Maren Holt, Political Editor")."""
    if len(text) > _MAX_CHARACTERS or is_opened(text):
        return None
    others = _CUT.split(text)[1:]
    return _parts(text) if others and all(is_job(other) or is_agency(other) for other in others[-1:]) else None


def read_placed(text: str) -> Byline | None:
    """Return the byline in a line that is people, each or all in a place ("A.B. Holt in Saltmere").

    A headline has that form too ("Flood Barrier in Saltmere"): only the place of the line can tell them apart.
    """
    if len(text) > _MAX_CHARACTERS:
        return None
    pieces = [piece for piece in _AND.split(text) if piece]
    placed = [match for piece in pieces if (match := _IN_PLACE.match(piece))]
    # In "Anna Holt and Maren Pell in Saltmere" not each has a place: then a given name tells that these are people.
    if not placed or not (len(placed) == len(pieces) or is_given_name(text.partition(" ")[0])):
        return None
    author = text
    for match in placed:
        author = author.replace(match.group(), match["name"], 1)
    place = placed[0]["place"] if len(placed) == 1 else ""
    return Byline(author, place=place) if all(is_person(one) for one in _AND.split(author)) else None


def read_with_post(text: str) -> Byline | None:
    """Return the byline in a line that is a name and a post without a comma ("Maren Holt Environment reporter")."""
    words = text.split()
    for size in range(2, min(len(words), _MAX_NAME_WORDS)):
        name, post = " ".join(words[:size]), " ".join(words[size:])
        if words[size - 1].casefold() not in _PARTICLES and is_person(name):
            has_post = post[0].isupper() and len(words) - size <= _MAX_POST_WORDS and is_job(post)
            return Byline(name) if has_post and not is_job(name) else None
    return None


def read_beside_date(text: str) -> Byline | None:
    """Return the byline in a line that is a name, with or without a place ("Maren Holt", "Maren Holt, Saltmere").

    Places and topics stand beside dates in the same form: the first word has to be a given name.
    """
    name, _, place = (part.strip() for part in text.removesuffix(",").partition(","))
    words = name.split()
    is_author = is_person(name) and len(words) <= _MAX_BARE_NAME_WORDS and is_given_name(words[0])
    if not is_author or any(not _is_name_word(word) for word in place.split()) or len(place.split()) > _MAX_PLACE_WORDS:
        return None
    return Byline(name, place=place)


def read_said_twice(text: str) -> Byline | None:
    """Return the byline in a line that ends with a name said twice: a portrait's text and what stands beside it."""
    words = text.split()
    for size in range(2, _MAX_BARE_NAME_WORDS + 1):
        before, first, second = words[: -2 * size], words[-2 * size : -size], words[-size:]
        if first == second and len(before) <= _MAX_PORTRAIT_WORDS:
            return read_beside_date(" ".join(second))
    return None


def are_people(text: str) -> bool:
    """Say whether `text` is a person, or several joined by "and" and the like, of whom one has a known given name."""
    people = [person for person in _AND.split(text) if person]
    if len(people) > _MAX_NAMES or not all(is_person(person) for person in people):
        return False
    # "Rising Water & Heavy Rain".
    return len(people) == 1 or any(is_given_name(person.split()[0]) for person in people)


def is_person(text: str) -> bool:
    """Say whether `text` has the shape of a person's full name: two to five words, each with a capital."""
    words = text.split()
    if not 2 <= len(words) <= _MAX_NAME_WORDS:
        return False
    names = [word for word in words if word.casefold() not in _PARTICLES]
    return bool(names) and all(_is_name_word(word) for word in names) and not is_publication(text)


def _parts(rest: str, *, is_opened: bool = False) -> Byline | None:
    pieces = _CUT.split(rest)
    names: list[str] = []
    agency = outlet = place = ""
    for index, piece in enumerate(pieces):
        located = _IN_PLACE.match(piece)
        if located and _is_names(located["name"]):
            names.append(located["name"])
            place = place or located["place"]
        elif is_agency(piece) and index:
            agency = agency or piece
        elif index and (is_publication(piece) or _is_station(piece)):
            outlet = outlet or piece
        elif (person := read_with_post(piece)) is not None:
            names.append(person.author)
        elif _is_names(piece) and (not index or not (is_job(piece) or _is_studio(piece, names))):
            names.append(piece)
        elif not index or not (
            is_job(piece)
            or dates.read(piece, "", None)
            or not piece
            or piece.startswith("@")
            or (is_opened and _is_desk(piece))
        ):
            return None
    if not names or len(names) > _MAX_NAMES:
        return None
    author = rest[: rest.index(names[-1]) + len(names[-1])] if place == "" else ", ".join(names)
    return Byline(author, agency or (names[0] if is_agency(names[0]) else ""), outlet, place)


def _with_aside(rest: str) -> Byline | None:
    """Read names and behind them, in brackets or after "with", an agency, a correspondent's place or other people."""
    beside = _ASIDE.search(rest) or _PARTNER.search(rest)
    byline = _parts(rest[: beside.start()], is_opened=True) if beside else None
    if beside is None or byline is None:
        return None
    aside: str = beside["aside"]
    if is_agency(aside):
        return replace(byline, agency=byline.agency or aside)
    if beside.re is _PARTNER:
        return replace(byline, author=rest) if _is_names(aside) else None
    place, _, post = aside.partition(",")
    return replace(byline, place=byline.place or place) if is_job(post) else byline


def _is_studio(text: str, names: Sequence[str]) -> bool:
    """Say whether a text behind names opens with a broadcaster's capitals, since the names have none."""
    return bool(names) and not names[0].isupper() and _ACRONYM.match(text) is not None


def _is_desk(text: str) -> bool:
    """Say whether a short text behind a name may be an outlet or a desk ("By Maren Holt, q1 Nord")."""
    return len(text.split()) <= _MAX_DESK_WORDS and text[-1].isalnum() and any(letter.isupper() for letter in text)


def _is_station(text: str) -> bool:
    """Say whether a short text is capitals only, as broadcasters are called ("By Maren Holt, QNN")."""
    return text.isalpha() and text.isupper() and len(text) <= _MAX_STATION_LETTERS


def _is_names(text: str) -> bool:
    """Say whether `text` is names joined by "and"; a full stop at its end makes it a sentence."""
    people = [person for person in _AND.split(text) if person]
    return bool(people) and all(_is_one(person) for person in people) and not text.endswith(("!", "?", "…"))


def _is_one(person: str) -> bool:
    words = person.split()
    if _UNCASED.search(person):
        return len(words) <= _MAX_NAME_WORDS and len(person) <= 30
    if person.casefold() in _COLLECTIVES or is_agency(person):
        return True
    # "Ben Holt", "Al Pell": what stands first with a capital is a given name.
    names = [
        word
        for at, word in enumerate(words)
        if word != "the" and (word.casefold() not in _PARTICLES or (at == 0 and word[0].isupper()))
    ]
    # "By Monday", "By Land and Sea": one word alone is hardly ever a byline, and days have capitals too.
    if not 2 <= len(names) <= _MAX_NAME_WORDS or dates.is_weekday(names[0]):
        return False
    return all(_is_name_word(word) for word in names)


def _is_name_word(word: str) -> bool:
    bare = word.strip("()'’\"“”")
    return bare[:1].isupper() and all(part.isalpha() or not part for part in re.split(r"[.'’-]", bare))

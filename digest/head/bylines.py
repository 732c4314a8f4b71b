"""The text of a byline -> who wrote it, from where and for which agency; None for what only looks like one."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from digest import dates
from digest.head.names import is_agency, is_given_name, is_job, is_publication
from digest.head.people import (
    MAX_NAME_WORDS,
    MAX_NAMES,
    PARTICLES,
    are_names,
    is_name_word,
    is_person,
    parted,
)

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
# "Maren Holt, Saltmere", "Maren Holt | Saltmere", "Maren Holt, à Saltmere".
_BEFORE_PLACE = re.compile(r"\s*(?:,|[|｜·•])\s*(?:(?:in|à|en|aus|a|em|te|w|у|в)\s)?")
# "Maren Holt (Autorin)", "Maren Holt (Saltmere, envoyée spéciale)".
_ASIDE = re.compile(r"\s+\((?P<aside>[^()]*)\)$")
# "Maren Holt with Coast Agency".
_PARTNER = re.compile(r"\s(?:with|mit|avec|con|com)\s(?P<aside>[^,|]{2,40})$", re.IGNORECASE)
# "QNN-Studio Saltmere", "QNN Nord": what opens with the letters of a broadcaster is no person.
_ACRONYM = re.compile(r"[A-Z]{3,5}(?![^\W\d_])")
_MAX_CHARACTERS = 120
_MAX_BARE_NAME_WORDS = 3
_MAX_PLACE_WORDS = 3
_MAX_POST_WORDS = 5
# "Portrait of", "Profile picture of".
_MAX_PORTRAIT_WORDS = 3
_MAX_STATION_LETTERS = 5
_MAX_DESK_WORDS = 3
# Two words each.
_NAME_AND_OUTLET = 4


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
    pieces = parted(text)
    placed = [match for piece in pieces if (match := _IN_PLACE.match(piece))]
    # In "Anna Holt and Maren Pell in Saltmere" not each has a place: then a given name tells that these are people.
    if not placed or not (len(placed) == len(pieces) or is_given_name(text.partition(" ")[0])):
        return None
    author = text
    for match in placed:
        author = author.replace(match.group(), match["name"], 1)
    place = placed[0]["place"] if len(placed) == 1 else ""
    return Byline(author, place=place) if all(is_person(one) for one in parted(author)) else None


def read_with_post(text: str) -> Byline | None:
    """Return the byline in a line that is a name and a post without a comma ("Maren Holt Environment reporter")."""
    name, post = _name_and_rest(text)
    has_post = post[:1].isupper() and len(post.split()) <= _MAX_POST_WORDS and is_job(post)
    return Byline(name) if has_post and not is_job(name) else None


def read_beside_date(text: str) -> Byline | None:
    """Return the byline in a line that is a name, with or without a place ("Maren Holt", "Maren Holt, Saltmere").

    Places and topics stand beside dates in the same form: the first word has to be a given name.
    """
    name, *others = _BEFORE_PLACE.split(text.removesuffix(","), maxsplit=1)
    place = others[0].split() if others else []
    words = name.split()
    is_author = is_person(name) and len(words) <= _MAX_BARE_NAME_WORDS and is_given_name(words[0])
    if not is_author or not all(map(is_name_word, place)) or len(place) > _MAX_PLACE_WORDS:
        return None
    # "Maren Holt, PA": a station, an agency or a state.
    is_placed = bool(place) and not _is_station(place[0])
    return Byline(name, place=" ".join(place) if is_placed else "")


def read_said_twice(text: str) -> Byline | None:
    """Return the byline in a line that ends with a name said twice: a portrait's text and what stands beside it."""
    words = text.split()
    for size in range(2, _MAX_BARE_NAME_WORDS + 1):
        before, first, second = words[: -2 * size], words[-2 * size : -size], words[-size:]
        if first == second and len(before) <= _MAX_PORTRAIT_WORDS:
            return read_beside_date(" ".join(second))
    return None


def _parts(rest: str, *, is_opened: bool = False) -> Byline | None:
    """Return what names and the pieces behind them say together; None if one of the pieces isn't understood."""
    first, *others = _CUT.split(rest)
    named = _named(first)
    found = [named, *(_behind(piece, first, is_opened=is_opened) for piece in others)]
    told = [one for one in found if one is not None]
    names = [one.author for one in told if one.author]
    if named is None or len(told) < len(found) or len(names) > MAX_NAMES:
        return None
    agency = next((one.agency for one in told if one.agency), "")
    outlet = next((one.outlet for one in told if one.outlet), "")
    place = next((one.place for one in told if one.place), "")
    author = ", ".join(names) if place else rest[: rest.index(names[-1]) + len(names[-1])]
    return Byline(author, agency or (names[0] if is_agency(names[0]) else ""), outlet, place)


def _named(piece: str) -> Byline | None:
    located = _IN_PLACE.match(piece)
    if located and are_names(located["name"]):
        return Byline(located["name"], place=located["place"])
    return read_with_post(piece) or _with_outlet(piece) or (Byline(piece) if are_names(piece) else None)


def _behind(piece: str, first: str, *, is_opened: bool) -> Byline | None:
    """Return what a piece behind the `first` names says, which may be nothing; None if it isn't understood."""
    if is_agency(piece):
        return Byline("", agency=piece)
    if _is_post(piece):
        return Byline("")
    if is_publication(piece) or _is_station(piece):
        return Byline("", outlet=piece)
    named = None if _is_studio(piece, first) else _named(piece)
    if named is not None:
        return named
    is_nothing = not piece or piece.startswith("@") or dates.read(piece, "", None) is not None
    return Byline("") if is_nothing or (is_opened and _is_desk(piece)) else None


def _with_outlet(text: str) -> Byline | None:
    """Read "Maren Holt Quay News": of more words none tells where the name ends."""
    name, outlet = _name_and_rest(text)
    return Byline(name, outlet=outlet) if len(text.split()) == _NAME_AND_OUTLET and is_publication(outlet) else None


def _name_and_rest(text: str) -> tuple[str, str]:
    """Return the first words of `text` that are a name, and the others; "" for both where there are no others."""
    words = text.split()
    for size in range(2, min(len(words), MAX_NAME_WORDS)):
        name = " ".join(words[:size])
        if words[size - 1].casefold() not in PARTICLES and is_person(name):
            return name, " ".join(words[size:])
    return "", ""


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
        return replace(byline, author=rest) if are_names(aside) else None
    place, _, post = aside.partition(",")
    return replace(byline, place=byline.place or place) if is_job(post) else byline


def _is_post(text: str) -> bool:
    """Say whether a text behind a name says what they are; "Senior Reporter" does, as "The Reporter" doesn't."""
    may_be_post = text.casefold().endswith("reporter") and not text.startswith("The ")
    return is_job(text) and (may_be_post or not is_publication(text))


def _is_studio(text: str, name: str) -> bool:
    """Say whether a text behind a name opens with a broadcaster's capitals, since the name has none."""
    return not name.isupper() and _ACRONYM.match(text) is not None


def _is_desk(text: str) -> bool:
    """Say whether a short text behind a name may be an outlet or a desk ("By Maren Holt, q1 Nord")."""
    return len(text.split()) <= _MAX_DESK_WORDS and text[-1].isalnum() and any(letter.isupper() for letter in text)


def _is_station(text: str) -> bool:
    """Say whether a short text is capitals only, as broadcasters are called ("By Maren Holt, QNN")."""
    return text.isalpha() and text.isupper() and len(text) <= _MAX_STATION_LETTERS

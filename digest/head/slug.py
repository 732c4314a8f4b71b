"""The start of the first paragraph -> the place, day and agency of its slug: "TIDEWELL, Aug 20 (Agency) - The ..."."""

from __future__ import annotations

import re
from dataclasses import dataclass

from digest.head.names import is_agency, is_label, is_publication, is_section

# A place is written in capitals, or its agency or day stands behind it: else "Ferry – " would be one.
_UPPER = "A-ZÀ-ÖØ-ÞĄ-ŽА-ЯҐЄІЇΑ-Ω"
_CAPITALS = rf"[{_UPPER}][{_UPPER}.'’-]+(?:\s[{_UPPER}][{_UPPER}.'’-]*){{0,3}}"
_NAME = r"[^\W\d_][\w.'’-]+(?:\s[^\W\d_][\w.'’-]+){0,3}"
_REGION = r"(?:,\s(?:[A-Z][\w.]+(?:\s[A-Z][\w.]+)?))?"
_AGENCY = r"\((?P<agency>[^()]{2,40})\)"
_DAY = r"(?P<day>[^,()–—:;!?]{3,22}?(?:,\s\d{4})?)"
_HAN = "[\u4e00-\u9fff]"
_DASH = r"\s?(?:\.?[–—-]{1,2}|:)\s"
_SHAPES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<place>{_NAME}{_REGION}),\s{_DAY}[.,]?\s{_AGENCY}{_DASH}",
        rf"(?P<place>{_NAME}{_REGION})\s{_AGENCY}{_DASH}",
        rf"(?P<place>{_CAPITALS}{_REGION}),\s{_DAY}\s?[–—-]{{1,2}}\s",
        rf"(?P<place>{_CAPITALS}{_REGION})\s?(?:[–—]|--?)\s",
        rf"\((?P<agency>[A-Z][^()]{{1,30}})\)\s?[–—-]\s(?P<place>{_CAPITALS})(?:,\s{_DAY})?\s?[–—-]\s",
        rf"(?P<place>{_CAPITALS}|{_NAME})\.\s(?P<day>\d{{1,2}}\s[^\W\d_]{{3,12}})\.\s(?P<agency>[^.]{{2,30}})\.\s",
        rf"(?:[（(【])?(?P<agency>{_HAN}{{1,4}}[社网網])(?P<place>{_HAN}{{2,6}}?)(?P<day>\d{{1,2}}月\d{{1,2}}日)[电電讯訊]",
        r"【(?P<place>[^＝=】\s]{1,10})[＝=](?P<agency>[^】]{1,14})】",
        r"\((?P<place>[가-힣]{2,8})=(?P<agency>[^()]{2,14})\)",
    )
)
_MIN_CAPITALS = 4
_LOOK_AHEAD = 120


@dataclass(frozen=True, slots=True)
class Slug:
    """What a slug says, in its own words; "" for what is not there."""

    place: str
    day: str
    agency: str


def read(text: str) -> Slug | None:
    """Return the slug at the start of `text`, a paragraph, or None."""
    opening = text.lstrip()[:_LOOK_AHEAD]
    for shape in _SHAPES:
        match = shape.match(opening)
        if match is None:
            continue
        facts = match.groupdict()
        slug = Slug(
            facts["place"].strip(" ,"), (facts.get("day") or "").strip(" ."), (facts.get("agency") or "").strip()
        )
        if _holds(slug, opening[match.end() :]):
            return slug
    return None


def _holds(slug: Slug, rest: str) -> bool:
    # The words behind a slug begin a sentence; "NATO – the alliance – ..." goes on in lower case.
    if not rest or rest[0].islower():
        return False
    if is_label(slug.place) or is_section(slug.place) or is_publication(slug.place):
        return False
    if slug.agency:
        return not slug.agency[0].isdigit() and (
            is_agency(slug.agency) or is_publication(slug.agency) or _is_short(slug)
        )
    letters = sum(1 for character in slug.place if character.isalpha())
    return letters >= _MIN_CAPITALS and (not slug.day or any(character.isdigit() for character in slug.day))


def _is_short(slug: Slug) -> bool:
    # "Maren Holt (Greens) - " and "Tidewell (pop. 900) - " have the shape too; an agency unknown here has a capital
    # and stands behind a place in capitals.
    return slug.agency[0].isupper() and slug.place.split(",")[0].isupper() and len(slug.agency.split()) <= 3

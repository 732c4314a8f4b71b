"""A date line -> its parts, each one date with the label before it: "Published: A | Updated: B" has two."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ENGLISH_PUBLISHED = "first published|originally published|original|published|posted|date|issued|filed|created"
_PUBLISHED = (
    "veröffentlicht|erschienen|erstellt|publié|mis en ligne|publicado|publicada|pubblicato|gepubliceerd|geplaatst|"
    "opublikowano|data publikacji|опубліковано|опубликовано|publicerad|publicerat|publisert|publiceret|udgivet|"
    "julkaistu|publikováno|vydáno|publicat|közzétéve|megjelent|yayınlanma|yayın tarihi|δημοσίευση|δημοσιεύτηκε|"
    "تاريخ النشر|نشر في|نشرت في|نشر|تاریخ انتشار|פורסם|प्रकाशित|เผยแพร่|ngày đăng|diterbitkan|发布时间|发布|發布|"
    "公開日|公開|掲載|配信|입력|등록"
)
# "Pressemitteilung Nr. 12/2025 vom", "Nr. 12/2025 vom".
_NUMBER = r"(?:nr|no|n[º°])\.?\s?\d[\d/-]{0,9}"
_RELEASE = (
    r"(?:(?:press|news) release|pressemitteilung|medienmitteilung|presseinformation|communiqué de presse|"
    rf"comunicato stampa|nota de prensa|persbericht|pressmeddelande)(?:\s+{_NUMBER})?|{_NUMBER}(?=\s+(?:vom|du|del)\b)"
)
_ENGLISH_UPDATED = "last updated|last modified|updated|modified|last edited"
_UPDATED = (
    "zuletzt aktualisiert|aktualisiert|aktualisierung|stand|geändert|mis à jour|mise à jour|modifié|actualizado|"
    "actualizada|aggiornato|ultimo aggiornamento|modificato|modifica|atualizado|atualizada|bijgewerkt|gewijzigd|"
    "aktualizacja|zaktualizowano|оновлено|обновлено|uppdaterad|oppdatert|opdateret|päivitetty|muokattu|aktualizováno|"
    "actualizat|frissítve|frissült|güncelleme|güncellenme|ενημέρωση|ενημερώθηκε|آخر تحديث|تحديث|به روز شده|עודכן|अपडेट|"
    "अपडेटेड|อัปเดต|cập nhật|diperbarui|更新时间|更新時間|更新日|更新|수정|업데이트"
)
_LABEL = re.compile(
    rf"(?<!\w)(?:(?:article|artikel|story|page|기사)\s?)?(?:(?P<updated>{_ENGLISH_UPDATED}|{_UPDATED})"
    rf"|(?P<published>{_ENGLISH_PUBLISHED}|{_PUBLISHED}|{_RELEASE}))(?!\w)"
    r"(?:\s+(?:date|time|on|at|of|am|vom|le|du|el|del|il|op|den|em|в|о)(?!\w))?\s*[:：]?\s*",
    re.IGNORECASE,
)
_IS_ENGLISH = re.compile(rf"(?:{_ENGLISH_UPDATED}|{_ENGLISH_PUBLISHED})\b", re.IGNORECASE)
# Stars and bars around a line; brackets are left, "(UTC)" needs its own.
_EDGES = " \t\u00a0*_#|·•,;،–—-"


@dataclass(frozen=True, slots=True)
class Part:
    """The words of one date, the label that stood before them ("" where none), and whether it says "updated"."""

    text: str
    label: str
    updated: bool


def parts(line: str) -> list[Part]:
    """Return the parts of `line` in order; one without words between label and label is left out."""
    found: list[Part] = []
    start, label, updated = 0, "", False
    for match in _LABEL.finditer(line):
        _add(found, line[start : match.start()], label, updated)
        start, label, updated = match.end(), match.group(), match["updated"] is not None
    _add(found, line[start:], label, updated)
    return found


def is_label(text: str) -> bool:
    """Say whether `text` is the label of a date and nothing else ("Published on", "Stand:")."""
    return _LABEL.fullmatch(text) is not None


def is_foreign_label(label: str) -> bool:
    """Say whether `label` is one in another language than English."""
    return bool(label) and _IS_ENGLISH.match(label) is None


def _add(found: list[Part], text: str, label: str, updated: bool) -> None:
    bare = text.strip(_EDGES)
    # "A (updated B)" leaves half a bracket on either side.
    if bare.count("(") != bare.count(")"):
        bare = bare.strip("()").strip(_EDGES)
    if bare:
        found.append(Part(bare, label, updated))

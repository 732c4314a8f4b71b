"""Articles of a story -> utterances: each thing said once, with its speaker and every form that it takes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from digest.text import comparable, words
from digest.values import Article, QuotationForm, Story, Utterance

# Shorter quotations are scare quotes and titles, not something that was said.
_MIN_WORDS = 5
# Share of the shorter form's words that two forms must have in common to be one utterance, and words at least.
_SAME = 0.45
_MIN_COMMON = 4
_MAX_CHARACTERS = 1200

_QUOTED = re.compile(
    r"[“„](?P<double>[^“”„]{10,1200}?)[”“]"
    r"|«(?P<angle>[^«»]{10,1200}?)»"
    r"|(?<![\w])\"(?P<straight>[^\"]{10,1200}?)\"(?!\w)"
    r"|(?<![\w])[‘'](?P<single>(?:[^‘’'\n]|(?<=\w)[’'](?=\w)){10,1200}?)[’'](?!\w)"
)
_SAYING = (
    r"(?:said|says|told|added|stated|stating|insisted|wrote|warned|explained|announced|argued|sagte|erklärte|dit|dijo)"
)
# A stop belongs to a name in a title or an initial; elsewhere it ends the sentence, and the next one is no name.
_PART = (
    r"(?:(?:Dr|Mr|Mrs|Ms|Prof|Gen|Lt|Col|Maj|Capt|Sgt|Sen|Rep|Gov|Rev|St)\."
    r"|[A-ZÀ-Þ]\.|[A-ZÀ-Þ][\w’'-]+(?:\.[\w’'-]+)*)"
)
_NAME = rf"(?:{_PART}|of|the|de|van|von|der|bin|al)"
_OFFICE = r"(?:official|officer|spokes\w+|minister|source|resident|witness|adviser|aide|analyst)s?"
_WHO = (
    rf"(?P<who>(?:(?:One|one|Another|another|A|a|An|an|The|the)\s+(?:[\w’'-]+\s+){{0,3}}?{_OFFICE}"
    rf"|{_PART}(?:\s+{_NAME}){{0,5}}))"
)
_AFTER = (
    re.compile(rf"^,?\s*{_WHO}\s+{_SAYING}\b"),
    re.compile(rf"^,?\s*{_SAYING}\s+{_WHO}"),
)
_BEFORE = re.compile(rf"{_WHO}(?:,[^,“\"]{{2,80}},)?\s+(?:\w+\s+){{0,2}}?{_SAYING}(?:\s+[^.“\"‘']{{0,60}})?[:,]?\s*$")


@dataclass(frozen=True, slots=True)
class _Found:
    article: str
    start: int
    end: int
    text: str
    speaker: str
    key: str


def collate(story: Story) -> tuple[Utterance, ...]:
    """Return what was said, in the order in which the articles say it; forms in the order of the articles."""
    groups: list[list[_Found]] = []
    for found in (found for article in story.reports for found in _quotations(article)):
        home = next((group for group in groups if any(_is_same(found, other) for other in group)), None)
        if home is None:
            groups.append([found])
        else:
            home.append(found)
    return tuple(_utterance(group) for group in groups)


def _quotations(article: Article) -> Iterator[_Found]:
    for line in article.cleaned.body:
        for match in _QUOTED.finditer(line.text):
            group = match.lastgroup or ""
            if len(words(match[group])) >= _MIN_WORDS:
                start, end = line.start + match.start(group), line.start + match.end(group)
                speaker = _speaker(line.text[: match.start()], line.text[match.end() :])
                yield _Found(article.id, start, end, match[group], speaker, _key(match[group]))


def _key(text: str) -> str:
    """Return the words that were said: what stands in square brackets is the editor's, not the speaker's."""
    return comparable(re.sub(r"\[[^\]]{0,80}\]|…|\.\.\.", " ", text))


def _speaker(before: str, after: str) -> str:
    """Return who speaks, read off the words next to the quotation; "" where they don't tell."""
    for pattern in _AFTER:
        match = pattern.match(after[:160])
        if match is not None:
            return _tidy(match["who"])
    match = _BEFORE.search(re.split(r"(?<=[.!?])\s", before)[-1][-200:])
    return _tidy(match["who"]) if match is not None else ""


def _tidy(who: str) -> str:
    # "He said": the words don't tell who that is.
    name = re.sub(r"\s+(?:of|the|de|van|von|der|bin|al)$", "", who)
    return "" if name.casefold() in ("he", "she", "they", "it", "i", "we", "who", "but", "and") else name


def _is_same(left: _Found, right: _Found) -> bool:
    if left.key == right.key or left.key in right.key or right.key in left.key:
        return True
    if left.article == right.article:
        return False
    one, two = left.key.split(), right.key.split()
    common = _common_in_order(one, two)
    return common >= _MIN_COMMON and common >= _SAME * min(len(one), len(two))


def _common_in_order(one: Sequence[str], two: Sequence[str]) -> int:
    """Return the length of the longest common subsequence of words (Wagner and Fischer 1974)."""
    row = [0] * (len(two) + 1)
    for word in one:
        diagonal = 0
        for index, other in enumerate(two, 1):
            diagonal, row[index] = row[index], diagonal + 1 if word == other else max(row[index], row[index - 1])
    return row[-1]


def _utterance(group: Sequence[_Found]) -> Utterance:
    forms: dict[str, list[_Found]] = {}
    for found in group:
        forms.setdefault(found.key, []).append(found)
    longest = max(forms, key=lambda key: (len(key), key))
    return Utterance(
        speaker=next((found.speaker for found in group if found.speaker), ""),
        forms=tuple(
            QuotationForm(
                members[0].article,
                members[0].start,
                members[0].end,
                members[0].text,
                tuple(dict.fromkeys(member.article for member in members)),
            )
            for members in forms.values()
        ),
        # A shortened form has no other words, only fewer.
        differs=any(not _is_shortened(key, longest) for key in forms),
    )


def _is_shortened(key: str, longest: str) -> bool:
    return _common_in_order(key.split(), longest.split()) == len(key.split())

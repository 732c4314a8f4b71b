"""Reading + what phrases are certain of -> lines that are furniture because of what stands around them.

Neither rule looks at the words, so they serve every language. Both want lines that a phrase is certain of, and prose:
a text that was cleaned before, a poem or a table has nothing that they apply to.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from digest.clean.reading import Reading

# What follows a text once and for all. The other kinds (pictures, players, dates, advertisements) stand inside it too.
_CLOSING = frozenset(
    ("newsletter", "related", "share", "support", "comments", "legal", "navigation", "tags", "author", "pager")
)
# Of these, the ones that never stand inside a text: what follows them is no part of it, whole sentences neither.
_FINAL = frozenset(("comments", "legal", "navigation", "tags"))
# With less prose than this there is no end of the text, and no inside, that could be told.
_MIN_PROSE_LINES = 2
# A subheading may stand between two lines of furniture, or among pictures and advertisements, but no run of several has
# one in its middle if more than one of them would close a text.
_MIN_CERTAIN = 3
_MIN_CLOSING = 2
_MAX_WORDS_BETWEEN = 8
# Above the text stand headline and standfirst: only shorter lines are none.
_MAX_WORDS_ABOVE = 3
_ANY_NUMBER = 1_000_000
# Below a text stand teasers of other stories, whole sentences among them. They have fewer words than the text by far,
# no two stand together, and they speak of other things; between them is furniture of more than one kind.
_MOST_TEASED = 0.25
_MOST_TEASERS = 0.4
_LEAST_FOREIGN = 0.5
_MIN_PROSE_ABOVE_TEASERS = 3
_MIN_KINDS = 2
# "Story continues below" closes nothing.
_GOING_ON = "pager"
# "Share this." is no sentence of an article.
_MIN_SENTENCE_WORDS = 4


def surrounded(reading: Reading, named: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield the lines, none of them named, that are furniture by their surroundings, each with the id of its rule.

    Args:
        reading: the text.
        named: by line, the kind of the phrase rule that is certain of it, or "".
    """
    prose = [at for at, line in enumerate(reading.lines) if line.is_prose and not named[at]]
    if len(prose) < _MIN_PROSE_LINES:
        return
    prose = prose[: _before_teasers(reading, named, prose)]
    for start, end in _runs(prose, len(named)):
        certain = [at for at in range(start, end) if named[at]]
        final = -1
        if start > prose[-1]:
            first = next((at for at in certain if named[at] in _CLOSING), end)
            final = next((at for at in certain if named[at] in _FINAL), end)
            within, most, rule_id = range(first + 1, end), _ANY_NUMBER, "below-the-end"
        elif len(certain) >= _MIN_CERTAIN and (not start or _are_closing(named, certain)):
            most = _MAX_WORDS_BETWEEN if start else _MAX_WORDS_ABOVE
            within, rule_id = range(certain[0] + 1, certain[-1]), "among-furniture"
        else:
            continue
        for at in within:
            line = reading.lines[at]
            if named[at] or line.is_prose or len(line.tokens) > most or reading.is_reported(at):
                continue
            if not _goes_on(reading, at) and (at > final or not _is_sentence(reading, at)):
                yield at, rule_id


def _before_teasers(reading: Reading, named: Sequence[str], prose: Sequence[int]) -> int:
    """Return how many of the lines of prose are the text's own; those after them tease other stories."""
    own = len(prose)
    placed = set(_placed_as_teasers(reading, named, prose))
    if not placed:
        return own
    foreign = _foreign(reading, prose)
    spoken = new = 0
    for number in range(len(prose) - 1, min(placed) - 1, -1):
        spoken, new = spoken + len(reading.lines[prose[number]].stems), new + foreign[number]
        if number in placed and new >= _LEAST_FOREIGN * spoken:
            own = number
    return own


def _placed_as_teasers(reading: Reading, named: Sequence[str], prose: Sequence[int]) -> Iterator[int]:
    """Yield the lines of prose, from the last one upwards, that begin what stands and looks like teasers."""
    lines = reading.lines
    kinds = Counter(named[prose[-1] + 1 :])
    above = sum([len(lines[at].tokens) for at in prose])
    below = 0
    for number in range(len(prose) - 1, _MIN_PROSE_ABOVE_TEASERS - 1, -1):
        at = prose[number]
        is_next = number + 1 < len(prose) and prose[number + 1] == at + 1
        size = len(lines[at].tokens)
        above, below = above - size, below + size
        if is_next or below > _MOST_TEASED * above:
            return
        gap = range(prose[number - 1] + 1, at)
        kinds.update(named[gap.start : gap.stop])
        start = next((between for between in gap if named[between] in _CLOSING - {_GOING_ON}), None)
        closing = [kind for kind in _CLOSING if kinds[kind]]
        if (
            start is not None
            and len(closing) >= _MIN_KINDS
            and sum(kinds[kind] for kind in closing) >= _MIN_CERTAIN
            and len(prose) - number <= _MOST_TEASERS * (len(lines) - start - 1)
        ):
            yield number


def _foreign(reading: Reading, prose: Sequence[int]) -> Counter[int]:
    """Return by line of prose how often anything is spoken of that it is the first to speak of."""
    first: dict[str, int] = {}
    for number, at in enumerate(prose):
        for stem in reading.lines[at].stems:
            first.setdefault(stem, number)
    return Counter(first[stem] for at in prose for stem in reading.lines[at].stems)


def _are_closing(named: Sequence[str], certain: Sequence[int]) -> bool:
    return sum(1 for at in certain if named[at] in _CLOSING) >= _MIN_CLOSING


def _goes_on(reading: Reading, at: int) -> bool:
    """Say whether a short sentence speaks of what the text is about: what points elsewhere stands inside texts too."""
    line = reading.lines[at]
    return _is_sentence(reading, at) and not line.stems.isdisjoint(reading.known(line))


def _is_sentence(reading: Reading, at: int) -> bool:
    line = reading.lines[at]
    return line.ends_sentence and len(line.tokens) >= _MIN_SENTENCE_WORDS


def _runs(prose: Sequence[int], count: int) -> Iterator[tuple[int, int]]:
    """Yield where each run of lines that are not prose begins and ends (exclusive)."""
    start = 0
    for at in (*prose, count):
        if at > start:
            yield start, at
        start = at + 1

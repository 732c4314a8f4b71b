"""Numbers, plurals and lists in English prose."""

from __future__ import annotations

from collections.abc import Sequence

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def number(count: int) -> str:
    """Return `count` in words up to twelve, in digits above.

    >>> number(3), number(13)
    ('three', '13')
    """
    return NUMBERS[count] if count < len(NUMBERS) else grouped(count)


def grouped(value: float) -> str:
    """Return a number with its thousands apart, and no more decimals than it has.

    >>> grouped(27500.0), grouped(2.5)
    ('27,500', '2.5')
    """
    if isinstance(value, float) and not value.is_integer():
        return f"{value:,}"
    return f"{int(value):,}"


def counted(count: int, one: str, many: str) -> str:
    """Return a number with its noun.

    >>> counted(1, "line", "lines"), counted(1200, "line", "lines")
    ('1 line', '1,200 lines')
    """
    return f"{grouped(count)} {one if count == 1 else many}"


def counted_in_words(count: int, one: str, many: str) -> str:
    """Return a number in words with its noun.

    >>> counted_in_words(2, "outlet", "outlets")
    'two outlets'
    """
    return f"{number(count)} {one if count == 1 else many}"


def listed(parts: Sequence[str]) -> str:
    """Return `parts` as a list in prose.

    >>> listed(["A", "B", "C"])
    'A, B and C'
    """
    return " and ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else "".join(parts)


def sentence(clause: str) -> str:
    """Return `clause` with a capital and a full stop.

    >>> sentence("two follow one report")
    'Two follow one report.'
    """
    return clause[:1].upper() + clause[1:] + "."


def in_lines(numbers: Sequence[int]) -> str:
    """Return line numbers in words, runs drawn together.

    >>> in_lines([4]), in_lines([1, 2, 3, 9])
    ('line 4', 'lines 1–3 and 9')
    """
    return numbered("line", "lines", numbers)


def numbered(one: str, many: str, numbers: Sequence[int]) -> str:
    """Return what is numbered with its numbers.

    >>> numbered("sentence", "sentences", [2, 3, 7])
    'sentences 2–3 and 7'
    """
    return f"{one if len(numbers) == 1 else many} {listed(ranges(numbers))}"


def ranges(numbers: Sequence[int]) -> list[str]:
    """Return ascending numbers as runs.

    >>> ranges([1, 2, 3, 9])
    ['1–3', '9']
    """
    runs: list[list[int]] = []
    for value in numbers:
        if runs and value == runs[-1][1] + 1:
            runs[-1][1] = value
        else:
            runs.append([value, value])
    return [str(first) if first == last else f"{first}–{last}" for first, last in runs]

"""Measures which lines of pages digest takes for boilerplate, against labels, beside simpler methods.

A line is found when its role is anything but `body`. What is fitted is fitted without the domains that it is scored on.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.results import table
from benchmarks.train_boilerplate import FOLDS, Labelled, Training, read_pages
from digest.clean import clean, is_furniture
from digest.clean.model import Model, Weights, shipped
from digest.clean.reading import STOP_WORDS
from digest.head import head
from digest.load import load
from digest.settings.values import BoilerplateSettings
from digest.text import comparable, words
from digest.values import Head, RawArticle, SourceFile

# No score is above this: a model with it says nothing, so that the phrase rules stand alone.
_NEVER = float("inf")
_SILENT = Weights({}, {}, _NEVER)
PHRASES_ALONE = Model(_SILENT, _SILENT)
# Digests of lines whose label is wrong by the eye of the author; of a text that others own no more may stand here.
CONTESTED = Path(__file__).with_name("contested.txt")
_NO_HEAD = Head(None, None, None, None, None, None, ())
# As jusText has it for "good" blocks of text (core.py: STOPWORDS_LOW_DEFAULT).
_MIN_STOP_DENSITY = 0.3
# What a method is asked: a page, and its fold; the answer has the numbers of the lines that it would strip.
Method = Callable[[Labelled, int], frozenset[int]]


@dataclass(slots=True)
class Score:
    """Counts of lines: found rightly and wrongly, missed; and of lines and words of articles."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    lines: int = 0
    words: int = 0
    words_lost: int = 0
    mistakes: list[tuple[Labelled, int]] = field(default_factory=list)

    def add(self, page: Labelled, found: frozenset[int]) -> None:
        """Count one page, of which the lines `found` would be stripped."""
        for number, (text, label) in enumerate(zip(page.texts, page.labels, strict=True), 1):
            is_found = number in found
            if label == 1:
                self.right, self.missed = self.right + is_found, self.missed + (not is_found)
            elif label == 0:
                size = len(text.split())
                self.lines, self.words = self.lines + 1, self.words + size
                if is_found:
                    self.wrong, self.words_lost = self.wrong + 1, self.words_lost + size
                    self.mistakes.append((page, number))

    def row(self, name: str) -> tuple[str, ...]:
        """Return the score as a row of the table."""
        precision = self.right / max(self.right + self.wrong, 1)
        recall = self.right / max(self.right + self.missed, 1)
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        lost = (100 * self.wrong / max(self.lines, 1), 100 * self.words_lost / max(self.words, 1))
        return (name, f"{precision:.3f}", f"{recall:.3f}", f"{f1:.3f}", f"{lost[0]:.2f} %", f"{lost[1]:.3f} %")


HEADER = ("", "precision", "recall", "F1", "article lines lost", "article words lost")


def measure(path: Path, worst: int) -> str:
    """Return the section for results.md; print the `worst` longest lines of articles that were lost."""
    pages = read_pages(path)
    training = Training(pages)
    held_out = [_progress(training, fold) for fold in sorted(set(training.fold))]
    crossed: Method = lambda page, fold: stripped(page, held_out[fold])  # noqa: E731 - one line in a table of such
    methods: dict[str, Method] = {
        "digest by cross-validation": crossed,
        "the same, clean alone (no head)": lambda page, fold: stripped(page, held_out[fold], with_head=False),
        "digest as shipped (weights trained on these pages)": lambda page, _: stripped(page, shipped()),
        "rules alone, without the model": lambda page, _: stripped(page, PHRASES_ALONE, with_head=False),
        "stop-word density": lambda page, _: few_stop_words(page),
        "same line on two pages of one outlet": same_line_elsewhere(pages),
        "trafilatura's line filter": trafilatura_filter(),
    }
    scores = {name: _score(pages, training.fold, method) for name, method in methods.items()}
    by_producer = _by_producer(pages, training.fold, crossed)
    by_rule = _by_rule(pages, training.fold, held_out)
    _print_worst(scores["digest by cross-validation"], worst)
    count = sum(1 for page in pages for label in page.labels if label >= 0)
    about = f"{len(pages)} pages of {len({page.domain for page in pages})} outlets, {count:,} lines that count."
    return "\n\n".join(
        (
            "## Boilerplate in lines of text",
            about + " A line is found when its role is anything but `body`. Cross-validation is over "
            f"{FOLDS} folds of outlets: weights and thresholds come from the others. Phrases and rules of surroundings "
            "are the same everywhere; they were written by hand, with pages such as these in view.",
            table(HEADER, [score.row(name) for name, score in scores.items()]),
            _contested(scores["digest by cross-validation"]),
            "Digest by cross-validation, by what made the lines of the page:",
            table(HEADER, [score.row(name) for name, score in sorted(by_producer.items())]),
            "Digest by cross-validation, by the rules that took lines of articles; the last row has all others:",
            table(("", "furniture taken", "article lines lost", "article words lost"), by_rule),
        )
    )


def stripped(page: Labelled, model: Model, *, with_head: bool = True) -> frozenset[int]:
    """Return the numbers of the lines that the pipeline would not keep as body."""
    return frozenset(_rules(page, model, with_head=with_head))


def _rules(page: Labelled, model: Model, *, with_head: bool = True) -> Mapping[int, str]:
    """Return the rule of each line that the pipeline would not keep as body, by its number."""
    (raw,) = load(SourceFile("page.txt", "\n".join(page.texts).encode()))
    assert isinstance(raw, RawArticle), raw
    facts = head(raw, (), is_furniture) if with_head else _NO_HEAD
    ledger = clean(raw, facts, BoilerplateSettings(), model=model).ledger
    return {entry.line.number: entry.rule for entry in ledger if entry.role != "body"}


def few_stop_words(page: Labelled) -> frozenset[int]:
    """Return the lines of which too few words are stop words (Pomikálek 2011)."""
    return frozenset(number for number, text in enumerate(page.texts, 1) if _density(text) < _MIN_STOP_DENSITY)


def _density(text: str) -> float:
    tokens = words(text)
    return sum(1 for token in tokens if token in STOP_WORDS) / len(tokens) if tokens else 0.0


def same_line_elsewhere(pages: Iterable[Labelled]) -> Method:
    """Return the method that strips lines which stand on another page, too, of the outlet, by the same producer."""
    seen: dict[tuple[str, str, str], set[tuple[str, ...]]] = defaultdict(set)
    for page in pages:
        for text in page.texts:
            seen[page.domain, page.producer, comparable(text)].add(page.texts)

    def strip(page: Labelled, _fold: int) -> frozenset[int]:
        return frozenset(
            number
            for number, text in enumerate(page.texts, 1)
            if len(seen[page.domain, page.producer, comparable(text)]) > 1
        )

    return strip


def trafilatura_filter() -> Method:
    """Return the method of trafilatura's own filter of single lines, which wants the library."""
    from lxml.etree import Element  # noqa: PLC0415 - only this benchmark wants it
    from trafilatura.utils import textfilter  # noqa: PLC0415 - as above

    def strip(page: Labelled, _fold: int) -> frozenset[int]:
        found = set()
        for number, text in enumerate(page.texts, 1):
            element = Element("p")
            element.text = text
            if textfilter(element):
                found.add(number)
        return frozenset(found)

    return strip


def _progress(training: Training, fold: int) -> Model:
    model = training.train(without=fold)
    print(f"trained without fold {fold + 1}", flush=True)
    return model


def _score(pages: Sequence[Labelled], fold: Sequence[int], method: Method) -> Score:
    score = Score()
    for page, number in zip(pages, fold, strict=True):
        score.add(page, method(page, number))
    return score


def _by_producer(pages: Sequence[Labelled], fold: Sequence[int], method: Method) -> Mapping[str, Score]:
    scores: dict[str, Score] = defaultdict(Score)
    for page, number in zip(pages, fold, strict=True):
        scores[page.producer].add(page, method(page, number))
    return scores


def _by_rule(pages: Sequence[Labelled], fold: Sequence[int], models: Sequence[Model]) -> list[tuple[str, ...]]:
    """Return how many lines each rule took of furniture and of articles, and how many words of these, worst first."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for page, at in zip(pages, fold, strict=True):
        for number, rule in _rules(page, models[at]).items():
            label = page.labels[number - 1]
            if label >= 0:
                size = len(page.texts[number - 1].split())
                counts[rule].update({"furniture": label, "lines": 1 - label, "words": size * (1 - label)})
    others = sum((counts.pop(rule) for rule in [*counts] if not counts[rule]["lines"]), Counter())
    worst = sorted(counts.items(), key=lambda item: (-item[1]["lines"], item[0]))
    return [
        (name, *(f"{count[key]:,}" for key in ("furniture", "lines", "words")))
        for name, count in [*((f"`{rule}`", count) for rule, count in worst), ("all others", others)]
    ]


def _contested(score: Score) -> str:
    """Return what is lost of articles if lines that only their labels call article don't count."""
    known = set(CONTESTED.read_text(encoding="utf-8").split())
    lost = [page.texts[number - 1] for page, number in score.mistakes]
    sure = [text for text in lost if hashlib.sha256(text.encode()).hexdigest()[:16] not in known]
    words_lost = sum(len(text.split()) for text in sure)
    lines_share, words_share = 100 * len(sure) / max(score.lines, 1), 100 * words_lost / max(score.words, 1)
    return (
        f"Of the {len(lost)} lines of articles that digest lost by cross-validation, {len(lost) - len(sure)} were read "
        "again and are furniture that the labels call article: picture credits, lines that point to another story, "
        f'headlines below "Trending" or "Related" (`benchmarks/{CONTESTED.name}`). Without them '
        f"{lines_share:.2f} % of the lines and {words_share:.3f} % of the words of articles are lost."
    )


def _print_worst(score: Score, worst: int) -> None:
    """Print the article lines lost, the longest first: third-party text, so it is printed and never stored."""
    for text, where in list(_mistakes(score))[:worst]:
        print(f"{where}: {text}")


def _mistakes(score: Score) -> Iterator[tuple[str, str]]:
    counts = Counter((page.texts[number - 1], page.domain) for page, number in score.mistakes)
    for (text, domain), count in sorted(counts.items(), key=lambda item: (-len(item[0][0].split()), item[0])):
        yield text, f"{domain}, {count} times"

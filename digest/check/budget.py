"""Promise 9: of no source do more words stand on the site, in whatever file, than the excerpt budget allows.

What the data of a story cites to an article is counted word by word. Whatever else of an article's wording stands in
any file (pages, attributes, comments, feeds, data) is found by runs of words that both have. A run that several
articles have and the data cites to none can't be laid at one article's door: together, the story's articles must still
have room for all of those.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import unescape

from digest.check.built import BuiltSite, StoryFile, forms, quoted, strings, text_of
from digest.check.markup import read_page
from digest.check.values import Broken, Inspection, Verdict
from digest.settings.values import ExcerptSettings
from digest.text import count_words, split_words, words
from digest.values import Article

# Fewer words in a row can be chance, or somebody's name with office and place: "Representative Ana Bell of New Haven".
RUN = 8
# One sentence of up to so many words may always stand.
ALWAYS_WORDS = 40

_TOKEN = re.compile(r"\S+")
_TAG = re.compile(r"<[a-z/!][^<>]*>", re.IGNORECASE)

# A run is known by its hash: sixty-four bits, which no site has texts enough to bring to a clash.
Runs = set[int]
Range = tuple[int, int]


def budget(seen: Inspection) -> Verdict:
    """Count the words of each source that stand anywhere on the site."""
    known = _runs(article.text for article in seen.articles.values())
    on_site: Runs = set()
    for path in seen.site.files:
        on_site |= known & _runs(_texts(seen.site, path))
    cited = _cited(seen)
    owned = {one: _runs(article.text[start:end] for start, end in cited[one]) for one, article in seen.articles.items()}
    claims = Counter(run for runs in owned.values() for run in runs)
    looked_at, broken = 0, list(_copies(seen))
    for story in seen.site.stories:
        counts = _counts(story, seen, on_site, cited, claims)
        looked_at += len(counts.of)
        broken += [Broken(f"{story.folder}/", found) for found in counts.excesses(seen.settings.excerpt)]
        broken += [Broken(story.page, found) for found in _too_many_sentences(story, seen.settings.excerpt)]
    return Verdict("budget", looked_at, "sources, counted over every file", tuple(broken))


def _copies(seen: Inspection) -> Iterator[Broken]:
    """Yield files of the site that are a source, whole."""
    whole = {data: path for path, data in seen.sources.items() if data.strip()}
    for path, data in seen.site.files.items():
        if data in whole:
            yield Broken(path, f"expected no article in the output, found the whole of {whole[data]}; take it away")


@dataclass(slots=True)
class _Counts:
    """How many words of each article stand on the site as its own; `shared` are those of nobody's in particular."""

    of: list[tuple[Article, int]] = field(default_factory=list)
    shared: int = 0

    def excesses(self, settings: ExcerptSettings) -> Iterator[str]:
        room = 0.0
        for article, count in self.of:
            allowed = _allowed(article, settings)
            room += max(0, allowed - count)
            if count > allowed:
                path = article.cleaned.raw.path
                yield f"expected at most {allowed:.0f} words of {path} on the whole site, found {count}"
        if self.shared > room:
            yield (
                f"expected at most {room:.0f} further words that several of its texts share, found {self.shared} that "
                "are cited to none of them"
            )


def _counts(
    story: StoryFile, seen: Inspection, on_site: Runs, cited: Mapping[str, Sequence[Range]], claims: Mapping[int, int]
) -> _Counts:
    """Count for the articles of one story; a run in `claims` is paid for by the article that it is cited to."""
    articles = _articles(story, seen)
    speakers = [text_of(utterance, "speaker") for utterance in story.listed("quotations")]  # names are free
    free = _runs([*speakers, *(text for article in articles for text in _free_texts(article))])
    uncited = on_site - claims.keys() - free
    holders = Counter(run for article in articles for run in _runs(one.text for one in article.sentences) & uncited)
    shared = {run for run, number in holders.items() if number > 1}
    counts = _Counts()
    for article in articles:
        counts.of.append((article, _words(article, [*cited[article.id], *_standing(article, uncited - shared)])))
    counts.shared = max((_words(article, _standing(article, shared)) for article in articles), default=0)
    return counts


def _standing(article: Article, runs: Runs) -> Iterator[Range]:
    """Yield where in an article's body one of `runs` stands: once, though the article may say it again."""
    counted: Runs = set()
    for sentence in article.sentences:
        owners = [(word, part) for word in _TOKEN.finditer(sentence.text) for part in words(word[0])]
        for start, run in enumerate(_hashes(tuple(part for _, part in owners))):
            if run in runs and run not in counted:
                first, last = owners[start][0], owners[start + RUN - 1][0]
                yield sentence.start + first.start(), sentence.start + last.end()
            counted.add(run)


def _words(article: Article, ranges: Iterable[Range]) -> int:
    """Count the words in `ranges`, those that lie in several of them once."""
    joined: list[Range] = []
    for start, end in sorted(ranges):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return sum(count_words(article.text[start:end]) for start, end in joined)


def _articles(story: StoryFile, seen: Inspection) -> list[Article]:
    ids = [text_of(item, "id") for item in story.listed("articles")]
    return [seen.articles[one] for one in ids if one in seen.articles]


def _allowed(article: Article, settings: ExcerptSettings) -> float:
    total = count_words(" ".join(sentence.text for sentence in article.sentences))
    limits: list[float] = [total]
    if settings.max_words is not None:
        limits.append(settings.max_words)
    if settings.max_share is not None:
        limits.append(settings.max_share * total)
    return max(min(limits), ALWAYS_WORDS)


def _too_many_sentences(story: StoryFile, settings: ExcerptSettings) -> Iterator[str]:
    if settings.max_sentences is None:
        return
    picked = [text_of(item, "article") for item in story.listed("summary")]
    for article in sorted(set(picked)):
        if picked.count(article) > settings.max_sentences:
            yield (
                f"expected at most {settings.max_sentences} sentences of {article} in the summary, "
                f"found {picked.count(article)}"
            )


def _free_texts(article: Article) -> Iterator[str]:
    """Yield what of an article may stand anyhow: its headline, and the lines that are not the article."""
    yield article.headline
    yield from (entry.line.text for entry in article.cleaned.ledger if entry.role != "body")


def _cited(seen: Inspection) -> dict[str, list[Range]]:
    """Return by article where the words stand that the data of all stories gives as its own."""
    found: dict[str, list[Range]] = defaultdict(list)
    for story in seen.site.stories:
        for span in quoted(story.data):
            found[span.article].append((span.start, span.end))
    for story in seen.site.stories:
        for one, text in forms(story.data):
            article = seen.articles[one].text if one in seen.articles else ""
            at = article.find(text)
            # Where the article says it twice, it is the one that stands in a sentence which is cited already.
            if at >= 0 and not any(text in article[start:end] for start, end in found[one]):
                found[one].append((at, at + len(text)))
    return found


def _texts(site: BuiltSite, path: str) -> Iterator[str]:
    """Yield every text that a file holds, as a reader or a program gets it; what a feed escapes is unescaped."""
    if path in site.pages:
        yield from site.pages[path].texts()
    elif path in site.data:
        yield from (text for value in strings(site.data[path]) for text in _unwrapped(value))
    elif path in site.feeds:
        for element in site.feeds[path].iter():
            for value in (element.text, element.tail, *element.attrib.values()):
                yield from _unwrapped(str(value)) if value else ()
    elif path.endswith((".txt", ".md", ".css", ".js", ".svg", ".csv")):
        yield unescape(_TAG.sub(" ", site.files[path].decode("utf-8", "replace")))


def _unwrapped(text: str) -> Iterator[str]:
    """Yield a text, and the words in it where it is HTML."""
    yield text
    if _TAG.search(text):
        yield from read_page(text).texts()


def _runs(texts: Iterable[str]) -> Runs:
    # Past the cache of `words`, which is for sentences: whole pages would fill the memory.
    return {run for text in texts for run in _hashes(split_words(text))}


def _hashes(found: tuple[str, ...]) -> list[int]:
    return [hash(found[start : start + RUN]) for start in range(len(found) - RUN + 1)]

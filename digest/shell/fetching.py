"""Fetches the feeds that site.yaml names, and the pages that their new entries lead to, into seeds/<date>/."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path
from urllib.parse import urljoin
from zoneinfo import ZoneInfo

from digest.errors import UsageError
from digest.fetch import Entries, NotAFeed, ending_of, feeds_of, name_of, read_entries
from digest.load import load
from digest.settings.values import Settings
from digest.shell.fetched import FeedState, Fetched, read_fetched, remembered, write_fetched
from digest.shell.lock import locked
from digest.shell.saving import read_named, save
from digest.shell.web import Answer, Failure, Web
from digest.urls import is_web
from digest.values import RawArticle, SourceFile

# A feed that is new here may list hundreds: the rest comes with the next runs.
MAX_PAGES = 50
# How long a server may ask to be left alone.
_LONGEST_WAIT = timedelta(days=7)
# Files that hold one article, whose address can be declared beside them.
_SINGLE = (".html", ".txt")
_NOT_MODIFIED, _OK, _GONE, _TOO_MANY, _UNAVAILABLE = 304, 200, 410, 429, 503

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one feed: files saved, below seeds/; how many entries were new; what went wrong or is to do."""

    url: str
    saved: tuple[str, ...] = ()
    new: int = 0
    problems: tuple[str, ...] = ()
    note: str = ""


def fetch_all(
    site: Path, settings: Settings, seeds: Path, web: Web, now: datetime, progress: Progress
) -> Iterator[Outcome]:
    """Ask each feed in turn, and yield what came of it; what was fetched is remembered after each.

    Args:
        site: the folder that paths of OPML files count from.
        settings: of the site; `fetch` names feeds, OPML files and whether pages are wanted.
        seeds: where to save.
        web: who asks.
        now: the time, aware; its day in the site's zone names the folder.
        progress: told of (stage, done, of) as work goes on.

    Raises:
        UsageError: an OPML file or the state can't be read.
        WriteError: the disc would not take what came, or another run is at it.
    """
    seeds.mkdir(parents=True, exist_ok=True)
    with locked(seeds):  # another run would save the same entries
        fetched = read_fetched(seeds)
        feeds, problems = _named_feeds(site, settings, web)
        yield from problems
        day = now.astimezone(ZoneInfo(settings.timezone)).date()
        for number, url in enumerate(feeds):
            progress("feeds", number, len(feeds))
            state = fetched.feeds.get(url, FeedState())
            run = _Run(web, now, settings.fetch.articles, lambda source: save(seeds, day, source))
            outcome, after = run.fetch(url, state)
            if after != state:
                fetched = Fetched(feeds={**fetched.feeds, url: after})
                write_fetched(seeds, fetched)
            yield outcome


def _named_feeds(site: Path, settings: Settings, web: Web) -> tuple[list[str], list[Outcome]]:
    feeds, problems = list(settings.fetch.feeds), []
    for name in settings.fetch.opml:
        data: bytes | Failure
        if is_web(name):
            answer = web.get(name)
            data = answer if isinstance(answer, Failure) else _whole(answer)
        else:
            data = read_named(_inside(site, name))
        found = data if isinstance(data, Failure) else feeds_of(data)
        if isinstance(found, tuple):
            feeds += found
        else:
            reason = found.reason if isinstance(found, Failure) else found
            problems.append(Outcome(name, problems=(reason,)))
    return list(dict.fromkeys(feeds)), problems


def _whole(answer: Answer) -> bytes | Failure:
    return answer.body if answer.status == _OK else Failure(answer.url, f"HTTP {answer.status}")


def _inside(site: Path, name: str) -> Path:
    place = (site / name).resolve()
    if not place.is_relative_to(site.resolve()):
        raise UsageError(f"site.yaml: fetch.opml: expected a file in the site folder, found {name!r}")
    return place


@dataclass(frozen=True, slots=True)
class _Run:
    """What fetching one feed needs to know."""

    web: Web
    now: datetime
    wants_pages: bool
    save: Callable[[SourceFile], tuple[str, bool]]

    def fetch(self, url: str, state: FeedState) -> tuple[Outcome, FeedState]:
        """Return what came of a feed, and what to remember of it."""
        if state.not_before and self.now < datetime.fromisoformat(state.not_before):
            return Outcome(url, note=f"asked to be left alone until {state.not_before}"), state
        answer = self.web.get(url, _conditions(state))
        if isinstance(answer, Failure):
            return Outcome(url, problems=(answer.reason,)), state
        moved = f"it has moved to {answer.moved_to}: change site.yaml" if answer.moved_to else ""
        if answer.status == _NOT_MODIFIED:
            return Outcome(url, note=moved), state
        if answer.status != _OK:
            return Outcome(url, problems=(_refusal(answer.status),), note=moved), self._later(answer, state)
        entries = read_entries(answer.body)
        if isinstance(entries, NotAFeed):
            return Outcome(url, problems=(entries.reason,), note=moved), state
        return self._take(url, entries, answer, state, moved)

    def _take(
        self, url: str, entries: Entries, answer: Answer, state: FeedState, note: str
    ) -> tuple[Outcome, FeedState]:
        new = [(key, link) for key, link in zip(entries.keys, entries.links, strict=True) if key not in state.seen]
        saved, problems, unsaved = [], [], {key for key, _ in new}
        later = {key for key, _ in new[MAX_PAGES:]} if self.wants_pages else set()
        for key, link in new[: MAX_PAGES if self.wants_pages else 0]:
            path = save_page(self.web, urljoin(answer.url, link), self.save) if link else Failure(link, "no link")
            if isinstance(path, Failure):
                problems.append(f"{link or 'an entry without a link'}: {path.reason}")
            else:
                saved.append(path)
                unsaved.discard(key)
        unsaved -= later
        # What has no page, or none that could be had, is there as the feed tells it.
        if unsaved:
            source = SourceFile(name_of(url) + ".xml", entries.only(unsaved))
            saved.append(self.save(source)[0])
        seen = tuple(key for key in entries.keys if key not in later)
        # With entries left over the next run has to be given the whole feed again.
        headers: Mapping[str, str] = {} if later else answer.headers
        after = remembered(state, seen, headers.get("etag", ""), headers.get("last-modified", ""))
        return Outcome(url, tuple(saved), len(new) - len(later), tuple(problems), note), after

    def _later(self, answer: Answer, state: FeedState) -> FeedState:
        if answer.status not in (_TOO_MANY, _UNAVAILABLE) or "retry-after" not in answer.headers:
            return state
        until = self.now + min(_wait(answer.headers["retry-after"], self.now), _LONGEST_WAIT)
        return FeedState(state.etag, state.modified, state.seen, until.astimezone(UTC).isoformat(timespec="seconds"))


def save_page(web: Web, url: str, put: Callable[[SourceFile], tuple[str, bool]]) -> str | Failure:
    """Fetch a page and save it with a sidecar for its address, where it states none; return its path, or why not."""
    answer = web.get(url)
    if isinstance(answer, Failure):
        return answer
    if answer.status != _OK:
        return Failure(url, _refusal(answer.status))
    source = page_source(answer)
    return source if isinstance(source, Failure) else put(source)[0]


def page_source(answer: Answer) -> SourceFile | Failure:
    """Return what came as a file with its sidecar, or why it is no article."""
    media = answer.headers.get("content-type", "")
    ending = ending_of(media)
    if not ending:
        return Failure(answer.url, f"expected a page, a feed or text, found {media!r}")
    if not answer.body.strip():
        return Failure(answer.url, "expected a page, found nothing")
    source = SourceFile(name_of(answer.url) + ending, answer.body)
    first = next(load(source), None)
    if isinstance(first, RawArticle) and first.declared.url:
        return source
    # A string of JSON is a string of YAML.
    sidecar = SourceFile(f"{source.path}.yaml", f"url: {json.dumps(answer.url)}\n".encode())
    return SourceFile(source.path, source.data, sidecar if ending in _SINGLE else None)


def _conditions(state: FeedState) -> dict[str, str]:
    asked = {"If-None-Match": state.etag, "If-Modified-Since": state.modified}
    return {name: value for name, value in asked.items() if value}


def _refusal(status: int) -> str:
    if status == _GONE:
        return "HTTP 410: it is gone for good, so take it out of site.yaml"
    return f"HTTP {status}"


def _wait(text: str, now: datetime) -> timedelta:
    if text.strip().isdecimal():
        return timedelta(seconds=min(int(text), _LONGEST_WAIT.total_seconds()))
    try:
        until = parsedate_to_datetime(text)
    except (TypeError, ValueError):
        return timedelta()
    return max(until - now, timedelta()) if until.tzinfo else timedelta()

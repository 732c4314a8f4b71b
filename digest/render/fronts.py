"""An edition -> what the pages that show stories by day or week are given: home, editions, archive."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from digest import urls
from digest.render.context import Card, Cited, HomePage
from digest.render.context_lists import ArchiveDay, ArchiveEntry, ArchivePage
from digest.render.context_parts import Link
from digest.render.frames import Desk
from digest.render.scene import Scene
from digest.values import Edition, EditionDay, StoryReport
from digest.wording.counts import counts_in_words, flags
from digest.wording.dates import in_words
from digest.wording.headlines import headline, outlets_in_words
from digest.wording.marks import outlet_name
from digest.wording.phrases import holdings, more_stories

# Stories on one page with a sentence and counts; what goes beyond is a list of headlines. Nobody reads more cards than
# these, and a page with them stays within 60 kB over the wire.
MAX_CARDS = 24
# Headlines of one edition in the archive, and of all earlier editions on the home page: enough to see what they told.
MAX_LISTED = 6
MAX_EARLIER = 12

Reports = Sequence[StoryReport]
# An edition's name and address, with its stories as the site shows them.
Days = Sequence[tuple[EditionDay, Reports]]


def days_of(edition: Edition) -> Days:
    """Return the editions, newest first, each with its stories."""
    by_id = {report.story.id: report for report in edition.stories}
    return tuple((day, tuple(by_id[story] for story in day.stories)) for day in edition.days)


def view_home(edition: Edition, days: Days, desk: Desk) -> HomePage:
    """Return the view of the home page: the latest edition, and the stories that are pinned, of whatever edition."""
    latest, reports = days[0] if days else (None, ())
    fresh = {report.story.id for report in reports}
    shown = [report for report in edition.stories if report.story.id in fresh or report.story.pinned]
    return _front(latest.title if latest else "", shown, desk, urls.HOME, earlier=_earlier(days[1:], desk))


def view_edition(number: int, days: Days, desk: Desk) -> HomePage:
    """Return the view of the edition with this number; the latest has number 0."""
    day, reports = days[number]
    path = urls.edition(day.id)
    newer = _neighbour(days[number - 1][0], path, desk) if number else None
    older = _neighbour(days[number + 1][0], path, desk) if number + 1 < len(days) else None
    return _front(day.title, reports, desk, path, newer=newer, older=older)


def _neighbour(day: EditionDay, path: str, desk: Desk) -> Link:
    return Link(day.title, desk.links(path)(urls.edition(day.id)))


def _front(
    title: str,
    reports: Reports,
    desk: Desk,
    path: str,
    *,
    earlier: tuple[ArchiveDay, ...] = (),
    newer: Link | None = None,
    older: Link | None = None,
) -> HomePage:
    cards = tuple(_card(report, desk, path) for report in reports[:MAX_CARDS])
    further = tuple(list_story(report, desk, desk.links(path)) for report in reports[MAX_CARDS:])
    told = holdings(len(reports), sum(len(report.story.articles) for report in reports), desk.words)
    return HomePage(title, cards[0] if cards else None, cards[1:], told, further, earlier, newer, older)


def _card(report: StoryReport, desk: Desk, path: str) -> Card:
    scene = Scene.of(report, desk, path, linked=False)
    title, words = headline(report, desk.words), desk.words
    return Card(
        href=scene.to(urls.story(report.story.slug)),
        headline=desk.headline(title),
        has_headline=title.kind != "none",
        outlets=outlets_in_words(report, words),
        counts=counts_in_words(report, words),
        flags=flags(report, words),
        cited=_cited(scene),
    )


def _cited(scene: Scene) -> Cited | None:
    if not scene.report.summary.picks:
        return None
    pick = scene.report.summary.picks[0]
    article = scene.articles[pick.article]
    words = scene.words
    source = words.say("places.behind", what=outlet_name(article, words), place=in_words(article.published, words))
    return Cited(scene.mark(pick.article), scene.desk.text(pick.text, article.language), source)


def _earlier(days: Days, desk: Desk) -> tuple[ArchiveDay, ...]:
    """Return the editions before the latest, as many as there is room for; what is pinned stands above already."""
    found: list[ArchiveDay] = []
    room = MAX_EARLIER
    for day, reports in days:
        if rest := [report for report in reports if not report.story.pinned]:
            found.append(list_day(day, rest, desk, urls.HOME, min(room, MAX_LISTED)))
            room -= len(found[-1].entries)
        if not room:
            break
    return tuple(found)


def view_archive(days: Days, desk: Desk) -> ArchivePage:
    """Return the view of the archive."""
    return ArchivePage(tuple(list_day(day, reports, desk, urls.ARCHIVE, MAX_LISTED) for day, reports in days))


def list_day(day: EditionDay, reports: Reports, desk: Desk, path: str, most: int) -> ArchiveDay:
    """Return an edition for a list on the page at `path`, with the headlines of `most` of its stories at most."""
    to = desk.links(path)
    entries = tuple(list_story(report, desk, to) for report in reports[:most])
    return ArchiveDay(Link(day.title, to(urls.edition(day.id))), entries, more_stories(len(reports[most:]), desk.words))


def list_story(report: StoryReport, desk: Desk, to: Callable[[str], str]) -> ArchiveEntry:
    """Return a story for a list."""
    title = headline(report, desk.words)
    shown, href = desk.headline(title), to(urls.story(report.story.slug))
    counts = counts_in_words(report, desk.words)
    return ArchiveEntry(Link(shown.text, href), title.kind != "none", shown.lang, shown.dir, counts)

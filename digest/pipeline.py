"""The stages as plain calls, in order: files in, files of a site out. Read this first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from digest.articles import Progress, Runner, read, silent
from digest.assess import assess
from digest.cluster import cluster
from digest.cluster.editions import editions
from digest.describe import Outlets, describe
from digest.publish import publish
from digest.relate import Creditable, relate
from digest.render import render
from digest.settings.values import Settings, SiteSettings
from digest.summarise import summarise
from digest.values import (
    NOTHING_PUBLISHED,
    Edition,
    Moment,
    Note,
    OutputFile,
    Record,
    Relations,
    SkippedFile,
    SourceFile,
    Story,
    StoryReport,
    Summary,
    Theme,
)


@dataclass(frozen=True, slots=True)
class Site:
    """What a build makes: the edition, and the files that show it."""

    edition: Edition
    files: tuple[OutputFile, ...]


def build(  # noqa: PLR0913 - one call to build all; by name
    sources: Sequence[SourceFile],
    site: SiteSettings,
    theme: Theme,
    *,
    skipped: Iterable[SkippedFile] = (),
    record: Record = NOTHING_PUBLISHED,
    collected: Moment | None = None,
    progress: Progress = silent,
    run: Runner = map,
) -> Site:
    """Return the site made from `sources`; the same sources give the same bytes, in whatever order they come.

    Args:
        sources: the collected files.
        site: what the editor wrote.
        theme: how pages look.
        skipped: files that could not even be read, for the report.
        record: what was published before, by which stories keep their addresses; `Edition.record` is the next one.
        collected: when articles were collected that don't say so.
        progress: told of (stage, done, of) as work goes on.
        run: applies the stages that see one file, or one story, at a time to each, in order.

    Raises:
        SettingsError: an override doesn't fit the articles.
        ThemeError: a template can't be rendered.
        PromiseBroken: a fault of digest; nothing has been written.
    """
    edition = edit(sources, site, skipped=skipped, record=record, collected=collected, progress=progress, run=run)
    progress("pages", 0, len(edition.stories))
    return Site(edition, render(edition, site, theme) + publish(edition, site))


def edit(
    sources: Sequence[SourceFile],
    site: SiteSettings,
    *,
    skipped: Iterable[SkippedFile] = (),
    record: Record = NOTHING_PUBLISHED,
    collected: Moment | None = None,
    progress: Progress = silent,
    run: Runner = map,
) -> Edition:
    """Return the edition: `build` without the pages."""
    cleaned, not_read = read(sources, site, collected=collected, progress=progress, run=run)
    outlets = Outlets(site.register)
    articles = [describe(article, outlets) for article in cleaned]
    creditable = Creditable(site.register, articles)
    clustering = cluster(articles, site.overrides, record)
    reports = []
    tell = partial(_tell, creditable=creditable, site=_of_stories(site))
    found = run(tell, [_by_itself(story) for story in clustering.stories])
    for number, (story, told) in enumerate(zip(clustering.stories, found, strict=True)):
        progress("stories", number, len(clustering.stories))
        reports.append(StoryReport(story, *told))
    reports.sort(key=_display_order)
    return Edition(
        stories=tuple(reports),
        skipped=tuple(sorted({*skipped, *not_read}, key=lambda skip: skip.path)),
        doubts=(*(doubt for article in cleaned for doubt in article.doubts), *clustering.doubts),
        redirects=clustering.redirects,
        days=editions((report.story for report in reports), site.settings, site.words),
        record=clustering.record,
    )


def _by_itself(story: Story) -> Story:
    """Return a story without what depends on the others, so that a new one leaves it as it was."""
    return replace(story, earlier=(), affinities=())


def _of_stories(site: SiteSettings) -> SiteSettings:
    """Return the settings that `_tell` goes by and no others, so that a new title of the site changes no story."""
    settings = Settings(summary=site.settings.summary, excerpt=site.settings.excerpt)
    return SiteSettings(settings=settings, register=site.register, overrides=site.overrides)


def _tell(story: Story, creditable: Creditable, site: SiteSettings) -> tuple[Relations, Summary, tuple[Note, ...]]:
    """Return what there is to say of a story: all but the story itself, which need not travel between processes."""
    relations = relate(story, creditable)
    return relations, summarise(story, relations, site), assess(story, relations, site.register)


def _display_order(report: StoryReport) -> tuple[bool, int, float, str]:
    """Pinned first, then by independent reports, then newest, then by id."""
    newest = max(
        (article.published.sort_key.timestamp() for article in report.story.reports if article.published), default=0.0
    )
    return (not report.story.pinned, -report.relations.independent_max, -newest, report.story.id)

"""publish(): an edition and the settings -> every file that machines read, by the table OUTPUTS."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from digest.publish.atom import atom
from digest.publish.index_json import index_json
from digest.publish.json_feed import json_feed
from digest.publish.opml import opml
from digest.publish.rss import rss
from digest.publish.sitemap import cname, nojekyll, robots, sitemap
from digest.publish.story_json import story_json
from digest.settings.values import SiteSettings
from digest.values import Edition, OutputFile

# An output: a pure function from edition and settings to its files. Adding one is a file here and a line below.
Output = Callable[[Edition, SiteSettings], Iterable[OutputFile]]

OUTPUTS: tuple[Output, ...] = (
    rss,
    atom,
    json_feed,
    opml,
    index_json,
    story_json,
    sitemap,
    robots,
    nojekyll,
    cname,
)


def publish(edition: Edition, site: SiteSettings) -> tuple[OutputFile, ...]:
    """Return the files that machines read, by path."""
    files = (file for output in OUTPUTS for file in output(edition, site))
    return tuple(sorted(files, key=lambda file: file.path))

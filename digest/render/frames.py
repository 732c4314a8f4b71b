"""Settings and a page's place -> what surrounds it: links, title, policy; and texts with their language."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import quote, urlsplit

from digest import urls
from digest.render.context import Frame, Page
from digest.render.context_parts import Link, SafeHtml, Text
from digest.render.metadata import news_article, open_graph
from digest.settings.values import SiteSettings
from digest.text import fold
from digest.values import Article, Edition, StoryReport
from digest.version import VERSION
from digest.wording.direction import direction
from digest.wording.headlines import Headline, article_headline
from digest.wording.phrases import edition_of, holdings, skipped
from digest.wording.words import Words

# Nothing from anyone else, no script that runs. `data:` is for a theme's small pictures. Without a script nothing on a
# page connects to anything; the site itself may be asked because auditors such as Lighthouse read robots.txt so.
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'"
)
# The search page alone has a script, its theme's own; Pagefind also compiles its engine.
FILTER = "script-src 'self'"
PAGEFIND = "script-src 'self' 'wasm-unsafe-eval'"
_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")


@dataclass(frozen=True, slots=True)
class Planned:
    """A page to be made: where, by which template, of what.

    `section` is the path of the navigation entry that it belongs to ("" for itself), `story` the one that the page is,
    if it is one's; `has_feed` says that the page has a feed of its own beside it.
    """

    path: str
    template: str
    page: Page
    title: str
    description: str = ""
    section: str = ""
    story: StoryReport | None = None
    has_feed: bool = False


@dataclass(frozen=True, slots=True)
class Desk:
    """What every page of one build is made with: settings, words, the theme's files and options, the edition.

    `picture` has the properties of the one that is shown beside links to the site, `missing_style` is the style that
    404.html has in itself.
    """

    site: SiteSettings
    words: Words
    assets: Mapping[str, str]
    edition: str
    holdings: str
    skipped: str
    has_topics: bool
    options: Mapping[str, str]
    picture: Mapping[str, str]
    missing_style: str

    @classmethod
    def of(
        cls,
        edition: Edition,
        site: SiteSettings,
        assets: Mapping[str, str],
        options: Mapping[str, str],
        picture: Mapping[str, str],
        missing_style: str,
    ) -> Desk:
        """Return the desk of an edition; its date is that of the latest day or week."""
        words = site.words
        latest = edition.days[0] if edition.days else None
        named = edition_of(latest.day if latest else None, words)
        if latest and site.settings.edition == "weekly":
            named = latest.title
        told = holdings(len(edition.stories), len(edition.articles), words)
        left_out = skipped(len(edition.skipped), words)
        return cls(site, words, assets, named, told, left_out, bool(edition.topics), options, picture, missing_style)

    def frame(self, planned: Planned) -> Frame:
        """Return what surrounds a page."""
        settings, path, title = self.site.settings, planned.path, planned.title
        to, canonical = self.links(path), self._canonical(planned.path)
        description = planned.description or settings.description
        data = news_article(planned.story, canonical, settings, self.words) if planned.story else None
        feeds = [Link(settings.title, to(urls.RSS))]
        if planned.has_feed:
            feeds.append(Link(f"{settings.title}{self.words['colon']}{title}", to(urls.feed_of(path))))
        return Frame(
            title=title,
            site_title=settings.title,
            site_description=settings.description,
            description=description,
            language=settings.language,
            dir=direction(settings.language),
            policy=self._policy(path, data),
            noindex=settings.noindex or path == urls.NOT_FOUND,
            canonical=canonical,
            home=to(urls.HOME),
            feeds=tuple(feeds),
            open_graph=open_graph(title, description, canonical, settings, planned.story, self.picture),
            data=data,
            style=SafeHtml(self.missing_style) if path == urls.NOT_FOUND and self.missing_style else None,
            assets={name: to(target) for name, target in self.assets.items()},
            navigation=self._navigation(to, planned.section or path),
            edition=self.edition,
            footer=self._footer(to),
            report_error=self._report_error(),
            made_with=f"digest {VERSION}",
            options=self.options,
        )

    def links(self, origin: str) -> Callable[[str], str]:
        """Return the function that gives the link from the page at `origin` to a path of the site."""
        base_url = self.site.settings.base_url
        if origin == urls.NOT_FOUND and base_url:
            # This page is shown at any depth, where relative links would lead astray. Paths from the root rather
            # than a <base>: the policy can then forbid that element, and skip links still work.
            root = urlsplit(base_url).path.rstrip("/")
            return lambda target: f"{root}/{quote(target)}"
        return lambda target: urls.relative(origin, target)

    def text(self, text: str, language: str) -> Text:
        """Return a source's words with their language, where it isn't the site's; unknown ones keep their direction."""
        ours = self.site.settings.language
        if not _LANGUAGE_TAG.fullmatch(language):
            return Text(fold(text), dir="auto")
        same = language.partition("-")[0].lower() == ours.partition("-")[0].lower()
        turned = direction(language) if direction(language) != direction(ours) else ""
        return Text(fold(text), "" if same else language, turned)

    def own(self, text: str) -> Text:
        """Return words that are the site's own."""
        return Text(fold(text))

    def headline(self, title: Headline) -> Text:
        """Return a story's headline with its language."""
        return self.text(title.text, title.language) if title.kind == "source" else self.own(title.text)

    def article_headline(self, article: Article) -> Text:
        """Return an article's headline with its language, or that there is none."""
        text = article_headline(article, self.words)
        return self.text(text, article.language) if article.headline.strip() else self.own(text)

    def web(self, address: str) -> str:
        """Return a source's address where it may stand in a link, else ""."""
        return urls.web(address)

    def _policy(self, path: str, data: SafeHtml | None) -> str:
        if path == urls.SEARCH:
            return f"{POLICY}; {PAGEFIND if self.site.settings.search == 'pagefind' else FILTER}"
        if path == urls.NOT_FOUND and self.missing_style:
            return POLICY.replace("style-src", f"style-src {_hash(self.missing_style)}")
        if data is None:
            return POLICY
        # Browsers run no JSON-LD and ask for nothing; stricter readers of the policy, such as the Nu checker, do.
        return f"{POLICY}; script-src {_hash(data.html)}"

    def _canonical(self, path: str) -> str:
        base_url = self.site.settings.base_url
        return urls.absolute(base_url, path) if base_url and path != urls.NOT_FOUND else ""

    def _navigation(self, to: Callable[[str], str], current: str) -> tuple[Link, ...]:
        words = self.words
        pages = sorted(self.site.pages, key=lambda page: (page.order, page.title, page.slug))
        entries = [
            (words["latest"], urls.HOME),
            (words["archive"], urls.ARCHIVE),
            *([(words["topics"], urls.TOPICS)] if self.has_topics else []),
            (words["sources"], urls.SOURCES),
            (words["search"], urls.SEARCH),
            *((page.title, urls.page(page.slug)) for page in pages),
            (words["feeds"], urls.FEEDS),
        ]
        return tuple(Link(text, to(target), target == current) for text, target in entries)

    def _footer(self, to: Callable[[str], str]) -> tuple[Link, ...]:
        held = Link(self.holdings, "")
        return (held, Link(self.skipped, f"{to(urls.SOURCES)}#skipped")) if self.skipped else (held,)

    def _report_error(self) -> str:
        address = self.site.settings.report_errors_to
        return address if urls.is_web(address) or address.lower().startswith("mailto:") else ""


def _hash(code: str) -> str:
    """Return the source expression of a policy that allows this code in a page."""
    return f"'sha256-{b64encode(sha256(code.encode()).digest()).decode()}'"

"""Settings and a page's place -> what surrounds it: links, title, policy; and texts with their language."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from digest import urls
from digest.render.context import Frame
from digest.render.context_parts import Link, Text
from digest.settings.values import SiteSettings
from digest.text import fold
from digest.values import Article, Edition
from digest.version import VERSION
from digest.wording.dates import first_and_last
from digest.wording.headlines import Headline, article_headline
from digest.wording.phrases import edition_of, holdings, skipped
from digest.wording.words import WORDS

# Nothing from anyone else, no script at all. `data:` is for a theme's small pictures.
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; base-uri 'none'; form-action 'none'"
)
_RIGHT_TO_LEFT = frozenset({"ar", "dv", "fa", "he", "ps", "ur", "yi"})
_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")


def direction(language: str) -> str:
    """Return "rtl" or "ltr" for a BCP 47 tag."""
    return "rtl" if language.partition("-")[0].lower() in _RIGHT_TO_LEFT else "ltr"


@dataclass(frozen=True, slots=True)
class Desk:
    """What every page of one build is made with: settings, the paths of the theme's files, the edition in words."""

    site: SiteSettings
    assets: Mapping[str, str]
    edition: str
    holdings: str
    skipped: str

    @classmethod
    def of(cls, edition: Edition, site: SiteSettings, assets: Mapping[str, str]) -> Desk:
        """Return the desk of an edition; its date is the newest report's."""
        newest = [dates[1] for report in edition.stories if (dates := first_and_last(report))]
        day = max(newest, key=lambda moment: moment.sort_key, default=None)
        named = edition_of(day.day if day else None)
        return cls(site, assets, named, holdings(edition), skipped(len(edition.skipped)))

    def frame(self, path: str, title: str, description: str = "", section: str = "") -> Frame:
        """Return what surrounds the page at `path`; `section` is the path of the navigation entry it belongs to."""
        settings = self.site.settings
        to = self.links(path)
        return Frame(
            title=title,
            site_title=settings.title,
            site_description=settings.description,
            description=description or settings.description,
            language=settings.language,
            dir=direction(settings.language),
            policy=POLICY,
            noindex=settings.noindex or path == urls.NOT_FOUND,
            canonical=self._canonical(path),
            home=to(urls.HOME),
            feed=to(urls.RSS),
            assets={name: to(target) for name, target in self.assets.items()},
            navigation=self._navigation(to, section or path),
            edition=self.edition,
            footer=self._footer(to),
            report_error=self._report_error(),
            made_with=f"digest {VERSION}",
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
        text = article_headline(article)
        return self.text(text, article.language) if article.headline.strip() else self.own(text)

    def web(self, address: str) -> str:
        """Return a source's address where it may stand in a link, else ""."""
        plain = fold(address)
        return plain if urls.is_web(plain) else ""

    def _canonical(self, path: str) -> str:
        base_url = self.site.settings.base_url
        return urls.absolute(base_url, path) if base_url and path != urls.NOT_FOUND else ""

    def _navigation(self, to: Callable[[str], str], current: str) -> tuple[Link, ...]:
        fixed = [(WORDS.latest, urls.HOME), (WORDS.archive, urls.ARCHIVE), (WORDS.sources, urls.SOURCES)]
        pages = sorted(self.site.pages, key=lambda page: (page.order, page.title, page.slug))
        entries = fixed + [(page.title, urls.page(page.slug)) for page in pages] + [(WORDS.feed, urls.RSS)]
        return tuple(Link(text, to(target), target == current) for text, target in entries)

    def _footer(self, to: Callable[[str], str]) -> tuple[Link, ...]:
        held = Link(self.holdings, "")
        return (held, Link(self.skipped, f"{to(urls.SOURCES)}#skipped")) if self.skipped else (held,)

    def _report_error(self) -> str:
        address = self.site.settings.report_errors_to
        return address if urls.is_web(address) or address.lower().startswith("mailto:") else ""

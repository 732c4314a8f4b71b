"""The frozen values that site.yaml, outlets.yaml, story overrides and pages are read into; defaults are here.

The field descriptions are what `digest schema` publishes and what editors show while a person types.
"""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from digest.settings import forms
from digest.wording.words import Words, words_for

Method = Literal["auto", "coverage", "lead", "lex-rank", "text-rank", "lsa", "luhn", "sum-basic", "kl", "reduction"]
Count = Annotated[int, Meta(ge=1, le=100_000)]
Share = Annotated[float, Meta(gt=0, le=1)]
# Not empty: an empty phrase stands in every line, an empty name in every text.
Phrase = Annotated[str, Meta(min_length=1)]

# The patterns are for editors that check as a person types; `form` is what digest itself reads by.
SiteAddress = Annotated[str, Meta(pattern=r"^(https?://[^\s/?#@]+[^\s?#]*)?$", extra={"form": forms.SITE_ADDRESS})]
WebAddress = Annotated[str, Meta(pattern=r"^https?://[^\s/?#@]+\S*$", extra={"form": forms.WEB_ADDRESS})]
Contact = Annotated[str, Meta(pattern=r"^(https?://\S+|mailto:\S+@\S+)?$", extra={"form": forms.CONTACT})]
Domain = Annotated[str, Meta(pattern=r"^[^\s/:@]+\.[^\s/:@]+$", extra={"form": forms.DOMAIN})]
DomainOrNone = Annotated[str, Meta(pattern=r"^([^\s/:@]+\.[^\s/:@]+)?$", extra={"form": forms.DOMAIN_OR_NONE})]
Language = Annotated[str, Meta(pattern="^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$", extra={"form": forms.LANGUAGE})]
TimeZone = Annotated[str, Meta(extra={"form": forms.TIME_ZONE})]
Folder = Annotated[str, Meta(pattern="^[A-Za-z0-9_-]+$", extra={"form": forms.FOLDER})]


class Frozen(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Base of all settings: immutable, by name, no unknown keys."""


class SummarySettings(Frozen, frozen=True):
    """How summaries are made."""

    method: Annotated[Method, Meta(description="How sentences are ranked; auto chooses by what the story is.")] = "auto"
    max_sentences: Annotated[int, Meta(ge=1, le=100, description="Sentences in a summary, at most.")] = 6
    max_words: Annotated[int, Meta(ge=20, le=1000, description="Words in a summary, at most.")] = 160


class ExcerptSettings(Frozen, frozen=True):
    """How much of one source may stand on the site; null lifts a limit."""

    max_sentences: Annotated[Count | None, Meta(description="Sentences of one source in a summary.")] = 3
    max_words: Annotated[Count | None, Meta(description="Words of one source anywhere on the site.")] = 120
    max_share: Annotated[Share | None, Meta(description="Share of one source anywhere on the site, 0 to 1.")] = 0.20


class FeedSettings(Frozen, frozen=True):
    """What feeds hold."""

    items: Annotated[int, Meta(ge=1, le=1000, description="Stories in a feed, newest first.")] = 50


class FetchSettings(Frozen, frozen=True):
    """What `digest fetch` asks the web for."""

    feeds: Annotated[tuple[WebAddress, ...], Meta(description="Addresses of RSS and Atom feeds.")] = ()
    opml: Annotated[
        tuple[Phrase, ...],
        Meta(description="OPML files that list feeds: addresses, or paths in the site folder."),
    ] = ()
    articles: Annotated[
        bool, Meta(description="Fetch the page of each new entry too, and keep that in place of the entry.")
    ] = False


class BoilerplateSettings(Frozen, frozen=True):
    """The editor's own word on what is boilerplate; it beats every rule."""

    strip: Annotated[tuple[Phrase, ...], Meta(description="Lines that contain one of these phrases are stripped.")] = ()
    keep: Annotated[
        tuple[Phrase, ...], Meta(description="Lines that contain one of these phrases are never stripped.")
    ] = ()


class Settings(Frozen, frozen=True):
    """What site.yaml holds; every key has a default."""

    title: Annotated[str, Meta(min_length=1, description="Name of the site.")] = "Briefing"
    description: Annotated[str, Meta(description="One sentence on the site, for feeds and search engines.")] = (
        "News summaries in the sources’ own sentences, each cited."
    )
    base_url: Annotated[
        SiteAddress, Meta(description="Public address of the site; feeds need it for absolute links.")
    ] = ""
    language: Annotated[Language, Meta(description="BCP 47 tag of the site's own words.")] = "en"
    timezone: Annotated[
        TimeZone, Meta(description="IANA name of the zone in which days begin, such as Europe/Berlin.")
    ] = "UTC"
    edition: Annotated[Literal["daily", "weekly"], Meta(description="How stories are gathered into editions.")] = (
        "daily"
    )
    theme: Annotated[Folder, Meta(description="Folder below themes/, or a theme that digest ships.")] = "briefing"
    noindex: Annotated[bool, Meta(description="Ask search engines to leave the site out.")] = True
    report_errors_to: Annotated[Contact, Meta(description="Web or mailto: address behind 'Report an error'.")] = ""
    cname: Annotated[
        DomainOrNone, Meta(description="Domain of your own on GitHub Pages; it goes into the file CNAME.")
    ] = ""
    search: Annotated[Literal["headlines", "pagefind"], Meta(description="What the search page looks through.")] = (
        "headlines"
    )
    summary: Annotated[SummarySettings, Meta(description="How summaries are made.")] = SummarySettings()
    excerpt: Annotated[ExcerptSettings, Meta(description="How much of one source may stand on the site.")] = (
        ExcerptSettings()
    )
    feeds: Annotated[FeedSettings, Meta(description="What feeds hold.")] = FeedSettings()
    fetch: Annotated[FetchSettings, Meta(description="What `digest fetch` asks the web for.")] = FetchSettings()
    boilerplate: Annotated[BoilerplateSettings, Meta(description="The editor's own word on what is boilerplate.")] = (
        BoilerplateSettings()
    )


class Statement(Frozen, frozen=True):
    """One dated fact on an outlet, with where it can be checked."""

    text: Annotated[str, Meta(min_length=1, description="The fact, in one sentence.")]
    source: Annotated[str, Meta(min_length=1, description="Where it can be checked: an address or a title.")]
    checked: Annotated[datetime.date, Meta(description="When the editor last checked it.")]


class OutletEntry(Frozen, frozen=True):
    """What the editor recorded of one outlet."""

    name: Annotated[str, Meta(min_length=1, description="The outlet's name as it should be shown.")]
    aliases: Annotated[tuple[Phrase, ...], Meta(description="Other names under which texts mention it.")] = ()
    domains: Annotated[tuple[Domain, ...], Meta(description="Its domains, without www.")] = ()
    facts: Annotated[
        tuple[Statement, ...], Meta(description="Dated facts: ownership, kind, place, corrections policy.")
    ] = ()
    note: Annotated[str, Meta(description="The editor's remark.")] = ""
    outside_views: Annotated[tuple[Statement, ...], Meta(description="What others say of it, with source.")] = ()
    reply: Annotated[str, Meta(description="The outlet's own answer.")] = ""


class Register(Frozen, frozen=True):
    """What outlets.yaml holds."""

    outlets: Annotated[tuple[OutletEntry, ...], Meta(description="The outlets, in any order.")] = ()


# A file in content/stories/ must say by at least one of these which story it is about.
STORY_KEYS = ("texts", "same_as", "split")


class StoryOverride(Frozen, frozen=True):
    """What one file in content/stories/ holds: the editor's decisions on one story.

    The story is what `texts` and `same_as` make; in a file with `split` alone, what is split off.
    """

    texts: Annotated[
        tuple[Phrase, ...], Meta(min_length=1, description="Articles (id or path) that make up the story.")
    ] = ()
    same_as: Annotated[
        tuple[Phrase, ...], Meta(min_length=1, description="Stories (slug, id or an article of each) that are one.")
    ] = ()
    split: Annotated[
        tuple[Phrase, ...],
        Meta(min_length=1, description="Articles (id or path) to take out of their story into one of their own."),
    ] = ()
    title: Annotated[str, Meta(description="Headline to show instead of a source's.")] = ""
    pin: Annotated[bool, Meta(description="Put the story first.")] = False
    background: Annotated[tuple[Phrase, ...], Meta(description="Articles to fence as background.")] = ()
    lead: Annotated[str, Meta(description="Article whose sentences come first.")] = ""
    never: Annotated[tuple[Phrase, ...], Meta(description="Phrases; a sentence with one is never picked.")] = ()
    note: Annotated[str, Meta(description="A remark to readers, shown on the page.")] = ""
    topics: Annotated[
        tuple[Phrase, ...], Meta(description="What the story is about; beats the topics of its articles.")
    ] = ()
    reissue: Annotated[bool, Meta(description="Give the story a new GUID, so that feed readers show it again.")] = False


class Page(Frozen, frozen=True):
    """A Markdown page of the editor's; `slug` is its address, `body` Markdown without the front matter.

    A heading that says the same as `title` is left out of `body`; `path` is relative to the site folder.
    """

    slug: str
    title: str
    order: int
    body: str
    path: str


class SiteSettings(Frozen, frozen=True):
    """All that the editor wrote, read and found sound. `overrides` pairs each with the path of its file.

    `own_words` are texts of content/language.yaml, by key: what the site says in place of digest's own words.
    """

    settings: Settings = Settings()
    register: Register = Register()
    overrides: tuple[tuple[str, StoryOverride], ...] = ()
    pages: tuple[Page, ...] = ()
    own_words: tuple[tuple[str, str], ...] = ()

    @property
    def words(self) -> Words:
        """Return what the site says itself, in its language and zone."""
        return words_for(self.settings.language, self.own_words, self.settings.timezone)

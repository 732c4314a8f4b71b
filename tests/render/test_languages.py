"""A site in any language and direction: sources keep theirs, and what is said of them is the site's."""

from __future__ import annotations

import re
from dataclasses import replace

import msgspec
import pytest

from digest.publish import publish
from digest.render import render
from digest.settings.values import SiteSettings
from digest.values import Edition, Outlet
from tests.render.sample import edition_of, german_story, load_theme, make_site

STORY = "stories/drei-linien/index.html"
SENTENCE = "Die Straßenbahn kehrt an den Hafen zurück."
HEBREW = Outlet("haaretz", "הארץ", registered=False)


def in_language(language: str) -> SiteSettings:
    site = make_site("https://example.org/")
    return msgspec.structs.replace(site, settings=msgspec.structs.replace(site.settings, language=language))


def made_of(edition: Edition, language: str) -> dict[str, str]:
    files = (*render(edition, in_language(language), load_theme()), *publish(edition, in_language(language)))
    return {file.path: file.data.decode() for file in files if file.path.endswith((".html", ".xml", ".json"))}


def german() -> Edition:
    return edition_of((german_story(),))


def hebrew() -> Edition:
    report = german_story()
    first, second = report.story.reports
    story = replace(report.story, reports=(first, replace(second, outlet=HEBREW)))
    return edition_of((replace(report, story=story),))


@pytest.mark.parametrize(("language", "runs"), [("de", "ltr"), ("ar", "rtl"), ("he-IL", "rtl"), ("en-GB", "ltr")])
def test_every_page_has_the_language_and_direction_of_the_site(language: str, runs: str) -> None:
    pages = {path: page for path, page in made_of(german(), language).items() if path.endswith(".html")}
    assert {path for path, page in pages.items() if f'<html lang="{language}" dir="{runs}"' not in page} == set()


@pytest.mark.parametrize(
    ("language", "attributes"), [("de-AT", ""), ("en", ' lang="de"'), ("ar", ' lang="de" dir="ltr"')]
)
def test_a_source_s_words_have_their_language_and_their_direction_where_the_page_s_are_others(
    language: str, attributes: str
) -> None:
    page = made_of(german(), language)[STORY]
    found = re.findall(rf"<(?:p|span|a|h3)([^>]*)>{SENTENCE}|<span([^>]*)>Straßenbahn kehrt zurück", page)
    assert found
    assert {one or two for one, two in found} == {attributes}


def test_the_german_site_is_german_on_pages_in_feeds_and_in_data() -> None:
    made = made_of(german(), "de")
    for path in (STORY, "feed.xml", "atom.xml", "feed.json"):
        assert "Darüber berichtete ein Medium" in made[path] or "Darüber berichteten" in made[path], path
    assert "Ausgabe vom 10. März 2026" in made["index.html"]
    assert '"kind": "' not in made["index.json"]


@pytest.mark.parametrize("path", [STORY, "feed.xml", "stories/drei-linien/audit/index.html", "index.html"])
def test_a_name_that_runs_the_other_way_turns_nothing_around_it(path: str) -> None:
    page = made_of(hebrew(), "en")[path]
    around = re.findall(rf"(.){HEBREW.name}(.)", page)
    assert around
    # Alone in an element or attribute, or between two marks of the direction around it.
    assert set(around) <= {("\u200e", "\u200e"), (">", "<"), ('"', '"')}

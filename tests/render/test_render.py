"""Laws of the pages: whole, inert, linked, quoting no more than may be printed, the same every time."""

from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html import unescape
from urllib.parse import urlsplit

import pytest
from msgspec import structs

from digest.errors import ThemeError
from digest.publish import publish
from digest.render import render
from digest.render.context import PAGE_VALUES
from digest.settings.values import Settings, SiteSettings, StoryOverride
from digest.text import fold
from digest.values import Edition, OutputFile, Summary, Theme
from tests.render.reading import live_parts, pages, target_of
from tests.render.sample import HOSTILE, bridge_story, load_theme, make_edition, make_site

THEME = load_theme()
EDITION = make_edition()


def built(base_url: str = "") -> dict[str, OutputFile]:
    site = make_site(base_url)
    files = (*render(EDITION, site, THEME), *publish(EDITION, site))
    assert len({file.path for file in files}) == len(files)
    return {file.path: file for file in files}


FILES = built()
PAGES = pages(FILES.values())


def test_every_page_of_the_site_is_there() -> None:
    slugs = [report.story.slug for report in EDITION.stories]
    outlets = ["hafenblatt", "harbour-courier", "portside-daily", "stranger", "the-evening-bell"]
    expected = {f"{name}/index.html" for name in ("archive", "sources", "topics", "search", "feeds", "about")}
    expected |= {"index.html", "404.html"}
    expected |= {f"editions/{day}/index.html" for day in ("2026-03-14", "2026-03-11", "2026-03-10", "undated")}
    expected |= {f"topics/{topic}/index.html" for topic in ("council", "harbour", "topic-1234")}
    expected |= {f"stories/{slug}/{part}index.html" for slug in slugs for part in ("", "audit/")}
    expected |= {f"sources/{outlet}/index.html" for outlet in outlets}
    assert set(PAGES) == expected | {"risky/index.html"}


@pytest.mark.parametrize("path", sorted(PAGES))
def test_nothing_foreign_is_live(path: str) -> None:
    # The page for missing addresses has its style in itself, which is the theme's.
    assert live_parts(PAGES[path]) == (["style"] if path == "404.html" else [])


def test_the_page_for_missing_addresses_has_the_themes_style_and_its_policy_names_it() -> None:
    page, style = FILES["404.html"].data.decode(), THEME.static["not_found.css"].decode().strip()
    assert f"<style>{style}</style>" in page
    assert f"style-src 'sha256-{b64encode(sha256(style.encode()).digest()).decode()}' 'self'" in unescape(page)
    windows = replace(THEME, static={**THEME.static, "not_found.css": f"{style}\n".replace("\n", "\r\n").encode()})
    assert page == next(f.data.decode() for f in render(EDITION, make_site(), windows) if f.path == "404.html")
    bare = replace(THEME, static={path: data for path, data in THEME.static.items() if path != "not_found.css"})
    without = next(file.data.decode() for file in render(EDITION, make_site(), bare) if file.path == "404.html")
    assert "<style>" not in without
    assert "style-src 'self'" in unescape(without)


@pytest.mark.parametrize("path", sorted(PAGES))
def test_page_holds_no_character_illegal_in_xml_and_no_direction_override(path: str) -> None:
    text = FILES[path].data.decode()
    assert not {c for c in text if c < " " and c != "\n"} | (set(text) & set("\x7f\ufffe\uffff\u202e\u2066"))


def test_hostile_text_is_shown_as_text() -> None:
    shown = PAGES["stories/hostile/index.html"].text
    assert "<script>alert(1)</script><img src=x onerror=alert(2)>" in shown
    assert "{{ 7 * 7 }}" in shown


def test_language_tag_that_is_none_is_left_out() -> None:
    tags = PAGES["stories/hostile/index.html"].tags
    assert {attributes["lang"] for _, attributes in tags if "lang" in attributes} == {"en"}


@pytest.mark.parametrize("base_url", ["", "https://example.org/repo/"])
def test_every_internal_link_and_fragment_leads_somewhere(base_url: str) -> None:
    files = built(base_url)
    read = pages(files.values())
    checked = 0
    for origin, page in read.items():
        assert len(page.ids) == len(set(page.ids)), origin
        for address in page.addresses:
            parts = urlsplit(address)
            if parts.scheme:
                continue
            plain = address.removeprefix("/repo/") if origin == "404.html" else address
            path, fragment = target_of(origin, plain)
            assert path in files, (origin, address)
            assert not fragment or fragment in read[path].ids, (origin, address)
            checked += 1
    assert checked > 100


def test_not_found_names_paths_from_the_root_where_the_address_is_known() -> None:
    page = pages(built("https://example.org/repo/").values())["404.html"]
    outside = [a for a in page.addresses if not a.startswith(("/repo/", "#", "mailto:"))]
    assert outside == []


def test_labelled_by_names_an_id_of_the_page() -> None:
    for path, page in PAGES.items():
        for _, attributes in page.tags:
            for name in attributes.get("aria-labelledby", "").split():
                assert name in page.ids, (path, name)


def test_no_words_of_an_article_but_those_that_may_be_printed() -> None:
    everything = fold(" ".join([*(page.text for page in PAGES.values()), *_machine_texts()]))
    # Headlines are free; other words may stand anywhere once they may be printed of one article.
    texts = {article.id: article.text for article in EDITION.articles}
    spans = [span for report in EDITION.stories for span in report.summary.printed]
    allowed = [fold(texts[span.article][span.start : span.end]) for span in spans]
    allowed += [fold(article.headline) for article in EDITION.articles] + [fold(HOSTILE)]
    checked = 0
    for article in EDITION.articles:
        for sentence in article.sentences:
            for window in _windows(fold(sentence.text)):
                if not any(window in text for text in allowed):
                    checked += 1
                    assert window not in everything, (article.id, window)
    assert checked > 30


def _windows(text: str) -> list[str]:
    """Every seven words in a row: one more than the audit shows of a line that was taken out as a repeat."""
    words = text.split()
    return [" ".join(words[i : i + 7]) for i in range(max(1, len(words) - 6))] if len(words) > 3 else []


def _machine_texts() -> list[str]:
    return [file.data.decode() for path, file in FILES.items() if path.endswith((".xml", ".json"))]


def test_a_form_of_a_quotation_prints_only_the_part_that_may_be() -> None:
    shown = PAGES["stories/harbour-bridge/index.html"].text
    assert "… looked at several other options …" in shown
    assert "We looked at several" not in shown
    assert "13 words, in line 1" in shown


def test_the_words_that_differ_are_marked() -> None:
    html = FILES["stories/harbour-bridge/index.html"].data.decode()
    assert "looked at <ins>several</ins> other <ins>options</ins>" in html


def test_a_figure_that_may_not_be_printed_is_told_in_facts() -> None:
    shown = fold(PAGES["stories/harbour-bridge/index.html"].text)
    assert "A About 31,000 people line 4" in shown
    assert "D 27,500 crossings, in line 3" in shown


def test_nothing_unprinted_is_printed_when_the_budget_allows_nothing() -> None:
    report = bridge_story()
    none = Summary("coverage", (), (), frozenset(), ())
    edition = Edition((replace(report, summary=none),), (), ())
    shown = " ".join(page.text for page in pages(render(edition, make_site(), THEME)).values())
    for article in report.story.articles:
        for sentence in article.sentences:
            assert sentence.text not in shown
    assert "several" not in shown


def test_sections_of_the_story_stand_in_their_order() -> None:
    ids = PAGES["stories/harbour-bridge/index.html"].ids
    sections = ["summary", "sources", "drawing", "differences", "quotations", "timeline", "background", "made"]
    assert [found for found in ids if found in sections] == sections


def test_sentence_links_to_itself_at_the_source() -> None:
    addresses = PAGES["stories/harbour-bridge/index.html"].addresses
    assert (
        "https://bell.example/ferry#:~:text=%E2%80%9CNobody%20has%20told%20the,speaks%20for%20the%20crews." in addresses
    )


def test_address_that_is_not_of_the_web_is_no_link() -> None:
    assert not [a for page in PAGES.values() for a in page.addresses if "javascript" in a.partition("#")[0]]


def test_texts_bear_their_language_and_direction() -> None:
    german = FILES["stories/drei-linien/index.html"].data.decode()
    assert '<h1 lang="de">Drei Linien fahren ab Montag wieder bis zum Hafen</h1>' in german
    assert '<h1 lang="he" dir="rtl">' in FILES["stories/s-gesher/index.html"].data.decode()


def test_audit_gives_stripped_lines_but_of_a_repeated_one_only_its_opening() -> None:
    shown = fold(PAGES["stories/harbour-bridge/audit/index.html"].text)
    assert "Sign up for our morning letter" in shown
    assert "The harbour bridge will close to … says line 3 again" in shown
    assert "body 3" not in shown
    assert "article: 3, lines 3–5" in shown
    assert "opens with a pronoun: sentence 6" in shown


def test_audit_shows_the_doubts_of_its_articles_and_no_others() -> None:
    bridge = PAGES["stories/harbour-bridge/audit/index.html"].text
    assert "no headline found" in bridge
    assert "the figure 27,500 stands on a line" in bridge
    assert "27,500" not in PAGES["stories/drei-linien/audit/index.html"].text


def test_skipped_files_are_named_and_counted() -> None:
    assert "is not text in any known encoding" in PAGES["sources/index.html"].text
    assert all("2 files skipped" in page.text for page in PAGES.values())


def test_articles_without_an_outlet_are_listed() -> None:
    shown = fold(PAGES["sources/index.html"].text)
    assert "Outlet not stated No headline in the pasted text undated" in shown


def test_archive_is_newest_first_and_undated_last() -> None:
    shown = PAGES["archive/index.html"].text
    days = ["Saturday 14 March 2026", "Wednesday 11 March 2026", "Tuesday 10 March 2026", "Undated"]
    assert [shown.index(day) for day in days] == sorted(shown.index(day) for day in days)


def test_empty_edition_says_so_and_how_to_add_an_article() -> None:
    files = {file.path: file for file in render(Edition((), (), ()), SiteSettings(), THEME)}
    shown = pages(files.values())["index.html"].text
    assert "No articles yet" in shown
    assert "seeds/" in shown
    assert "digest build" in shown


def test_settings_are_in_the_head() -> None:
    html = FILES["index.html"].data.decode()
    head = html[: html.index("</head>")]
    assert head.index("Content-Security-Policy") < head.index("<link")
    assert '<meta name="robots" content="noindex">' in head
    assert 'rel="canonical"' not in head
    public = SiteSettings(settings=Settings(noindex=False, base_url="https://example.org/repo/"))
    files = {f.path: f.data.decode() for f in render(EDITION, public, THEME) if f.path.endswith(".html")}
    assert "noindex" not in files["index.html"]
    canonical = '<link rel="canonical" href="https://example.org/repo/stories/harbour-bridge/">'
    assert canonical in files["stories/harbour-bridge/index.html"]
    assert "noindex" in files["404.html"]


def test_same_bytes_whatever_the_order_of_mappings() -> None:
    backwards = replace(
        THEME,
        templates=dict(reversed(list(THEME.templates.items()))),
        static=dict(reversed(list(THEME.static.items()))),
        options=dict(reversed(list(THEME.options.items()))),
    )
    assert render(EDITION, make_site(), backwards) == render(EDITION, make_site(), THEME)


def test_options_change_the_page() -> None:
    chosen = {"accent": "plum", "typefaces": "system"}
    for theme in (THEME, replace(THEME, options=chosen)):
        home = next(f.data.decode() for f in render(EDITION, make_site(), theme) if f.path == "index.html")
        assert f'data-accent="{theme.options["accent"]}"' in home
        assert ("assets/fonts." in home) is (theme.options["typefaces"] == "own")


def test_asset_changes_its_name_with_its_content() -> None:
    changed = replace(THEME, static={**THEME.static, "briefing.css": THEME.static["briefing.css"] + b"/**/"})

    def stylesheet(theme: Theme) -> str:
        return next(f.path for f in render(EDITION, make_site(), theme) if f.path.endswith(".css"))

    assert stylesheet(changed) != stylesheet(THEME)


def test_stylesheet_names_other_assets_by_their_hashed_names() -> None:
    static = {"a.css": b'x{src:url("type/serif.woff2")} y{src:url(data:,)}', "type/serif.woff2": b"font"}
    files = {f.path: f.data for f in render(EDITION, make_site(), replace(THEME, static={**THEME.static, **static}))}
    font = next(path for path in files if path.startswith("assets/type/"))
    css = next(data.decode() for path, data in files.items() if path.startswith("assets/a."))
    assert css == f'x{{src:url("{font.removeprefix("assets/")}")}} y{{src:url(data:,)}}'


@pytest.mark.parametrize(
    ("template", "fault", "said"),
    [
        (
            "home.html",
            "<p>\n{{ page.nonsense }}",
            "home.html:2: HomePage has no field 'nonsense'; it has day, lead, cards",
        ),
        ("home.html", "{{ frame.nonsense }}", "home.html:1: Frame has no field 'nonsense'"),
        ("home.html", "\n{{ frame.options['nonsense'] }}", "templates/home.html:2: 'dict object' has no attribute"),
        ("home.html", "\n\n{{ nonsense }}", "templates/home.html:3: 'nonsense' is undefined"),
        ("home.html", "{{ words.nonsense }}", "home.html:1: Words has no field 'nonsense'"),
        ("home.html", "\n{% if %}", "templates/home.html:2: Expected an expression"),
        ("home.html", '\n{% include "gone.html" %}', "templates/home.html:2: no template 'gone.html'"),
        (
            "story_source.html",
            "{% macro source(article) %}\n\n{{ article.nonsense }}{% endmacro %}",
            "templates/story_source.html:3: 'digest.render.context_story.SourceView object' has",
        ),
        ("archive.html", "\n{{ 1 / 0 }}", "templates/archive.html:2: division by zero"),
        ("archive.html", "\n{{ page.__class__.__mro__ }}", "archive.html:2: no template may ask for '__mro__'"),
    ],
)
def test_fault_in_a_template_names_template_line_and_field(template: str, fault: str, said: str) -> None:
    broken = replace(THEME, templates={**THEME.templates, template: fault})
    with pytest.raises(ThemeError) as raised:
        render(EDITION, make_site(), broken)
    assert said in str(raised.value)
    assert str(raised.value).startswith("themes/briefing/")


@pytest.mark.parametrize(
    ("template", "source", "said"),
    [
        ("home.html", "{% if page.cards and not page.cards %}\n{{ page.lead.nonsense }}{% endif %}", "2: Card has no"),
        ("home.html", "{% for card in page.cards %}{{ card.cited.mark.nonsense }}{% endfor %}", "1: Mark has no field"),
        ("home.html", "{% for card in [] %}{% else %}{{ page.nonsense }}{% endfor %}", "1: HomePage has no field"),
        ("home.html", "{{ page.cards[0].nonsense }}", "1: Card has no field 'nonsense'"),
        ("home.html", "{% set lead = page.lead %}{% if false %}{{ lead.nonsense }}{% endif %}", "1: Card has no field"),
        (
            "home.html",
            "{% block main %}{% if false %}{{ page.nonsense }}{% endif %}{% endblock %}",
            "1: HomePage has no",
        ),
        ("unused.html", "{% if false %}{{ frame.nonsense }}{% endif %}", "1: Frame has no field 'nonsense'"),
    ],
)
def test_unknown_field_is_found_where_no_page_reaches_it(template: str, source: str, said: str) -> None:
    with pytest.raises(ThemeError) as raised:
        render(Edition((), (), ()), make_site(), replace(THEME, templates={**THEME.templates, template: source}))
    assert str(raised.value).startswith(f"themes/briefing/templates/{template}:{said}")


@pytest.mark.parametrize(
    "source",
    [
        "{% macro show(page) %}{{ page.text }}{% endmacro %}{{ show(page.lead.headline) if page.lead }}",
        "{% for page in page.cards %}{{ page.counts }}{% endfor %}{{ page.day }}",
        '{% import "macros.html" as words %}{{ words.mark }}',
        "{% set page = frame.title %}{{ page.upper() }}",
        "{% for name, address in frame.assets.items() %}{{ name }}{{ loop.index }}{% endfor %}",
    ],
)
def test_names_that_a_template_binds_itself_are_its_own(source: str) -> None:
    render(EDITION, make_site(), replace(THEME, templates={**THEME.templates, "home.html": source}))


def test_all_faults_of_all_templates_are_named_at_once() -> None:
    wrong = {"home.html": "{{ page.a }}\n{{ page.b }}", "archive.html": "{% if %}"}
    with pytest.raises(ThemeError) as raised:
        render(EDITION, make_site(), replace(THEME, templates={**THEME.templates, **wrong}))
    places = [line.split(": ")[0].removeprefix("themes/briefing/templates/") for line in str(raised.value).splitlines()]
    assert places == ["archive.html:1", "home.html:1", "home.html:2"]


@pytest.mark.parametrize("name", sorted(PAGE_VALUES))
def test_missing_template_is_named(name: str) -> None:
    partial = replace(THEME, templates={n: t for n, t in THEME.templates.items() if n != name})
    with pytest.raises(ThemeError, match=f"expected {name}, found"):
        render(EDITION, make_site(), partial)


def test_no_template_escapes_escaping() -> None:
    for name, source in THEME.templates.items():
        assert "safe" not in source, name
        assert "autoescape" not in source, name


def test_the_note_of_a_story_file_is_shown_as_text_and_nowhere_without_one() -> None:
    report = bridge_story()
    noted = replace(report, story=replace(report.story, overrides=("content/stories/a.yaml",)))
    override = StoryOverride(texts=("x",), note="Two outlets <b>have</b> one owner.")
    site = structs.replace(make_site(""), overrides=(("content/stories/a.yaml", override),))
    files = {f.path: f.data for f in render(Edition((noted,), (), ()), site, THEME)}
    assert b"Two outlets &lt;b&gt;have&lt;/b&gt; one owner." in files["stories/harbour-bridge/index.html"]
    assert 'class="remark"' not in FILES["stories/harbour-bridge/index.html"].data.decode()

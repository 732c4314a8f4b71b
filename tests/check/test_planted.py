"""Faults planted in a site as built, one at a time: each is named with its file and with what was found there.

Only the checks that compare words are asked, not the list of hashes, which sees any change: a fault of the build itself
has its hash there.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from digest.check.alike import alike
from digest.check.alone import alone
from digest.check.counts import counts
from digest.check.fenced import fenced
from digest.check.ledger import ledger
from digest.check.values import Inspection, Verdict
from digest.check.verbatim import verbatim
from tests.check.built import planted, whole_sample

_BARRIER = "stories/tidewell-flood-barrier-jammed-open-until-spring"
_CLINIC = "stories/brackenford-night-clinic-to-reopen-on-1-september"
_UKRAINE = "stories/britain-to-tell-pentagon-it-will-help-guard-ukraines-skies"
BARRIER, DATA = f"{_BARRIER}/index.html", f"{_BARRIER}/story.json"
TROOPS, UKRAINE = f"{_UKRAINE}/index.html", f"{_UKRAINE}/story.json"
CLINIC, AUDIT, CLINIC_DATA = (f"{_CLINIC}/{name}" for name in ("index.html", "audit/index.html", "story.json"))
# A sentence that stands in the summary and, unchanged, under "Adds" and in feeds.
PAINTERS = "Upstairs in Brackenford hospital the painters have reached"
JOINERS = "Upstairs in Brackenford hospital the joiners have reached"
MARKED = '<a class="mark from" href="#source-a" title="Coast News Agency">A</a><p>'
INVENTED = "Nobody in the lower town had heard of any of this before the letter came on Friday morning."
# The sentence of the home page, and of every feed's short text.
CLINIC_LEAD = "The night clinic in Brackenford is to reopen on Monday 1 September"


def found(seen: Inspection, *checks: Callable[[Inspection], Verdict]) -> list[str]:
    """What the checks that compare words find, or those that are named, each with its place."""
    verdicts = [check(seen) for check in checks or (verbatim, alone, counts, fenced, ledger, alike)]
    return [f"{one.place}: {one.message}" for verdict in verdicts for one in verdict.broken]


def test_nothing_is_found_where_nothing_was_planted() -> None:
    assert found(whole_sample().seen) == []


@pytest.mark.parametrize(
    ("path", "old", "new", "told"),
    [
        # A sentence of a source, changed in one of its places while it stands unchanged in the others.
        (CLINIC, f"<p>{PAINTERS}", f"<p>{JOINERS}", f"expected the summary's sentence “{PAINTERS}"),
        (CLINIC, f'"said">{PAINTERS}', f'"said">{JOINERS}', f"expected “{PAINTERS}"),
        (CLINIC, f"<p>{PAINTERS}", f"<p>Not all {PAINTERS}", "expected the summary's sentence"),
        (TROOPS, 'class="context">British troops', 'class="context">No British troops', "context “No British"),
        (BARRIER, "<p>I read the footnote", "<p>I wrote the footnote", "found “I wrote the footnote"),
        (CLINIC_DATA, PAINTERS, JOINERS, f"expected “{JOINERS}"),
        ("index.html", CLINIC_LEAD, CLINIC_LEAD.replace("reopen", "close"), "found “A The night clinic"),
        ("feed.xml", PAINTERS, JOINERS, f"found “{JOINERS}"),
        ("atom.xml", PAINTERS, JOINERS, f"found “{JOINERS}"),
        ("feed.json", PAINTERS, JOINERS, f"found “{JOINERS}"),
        ("sources/valleyvoice-example/feed.xml", PAINTERS, JOINERS, f"found “{JOINERS}"),
        ("feed.json", f'"summary": "{CLINIC_LEAD}', f'"summary": "No {CLINIC_LEAD}', "found “No The night clinic"),
        # A sentence cited to another source, or told to be in others than it is.
        (
            CLINIC,
            f'href="#source-b" title="Outlet not stated">B</a>\n<p>{PAINTERS}',
            f'href="#source-a" title="valleyvoice.example">A</a>\n<p>{PAINTERS}',
            "to be cited to #source-b, found it cited to #source-a",
        ),
        (
            BARRIER,
            'also in <a class="mark also" href="#source-d" title="harbourfm.example">D</a>',
            'also in <a class="mark also" href="#source-c" title="The Estuary Observer">C</a>',
            "['source-b', 'source-d'], found ['source-b', 'source-c']",
        ),
        (
            BARRIER,
            '<footer class="by"><a class="mark also" href="#source-c" title="The Estuary Observer">C</a> </footer>',
            '<footer class="by"><a class="mark also" href="#source-a" title="Coast News Agency">A</a> </footer>',
            "carried by ['source-c'], found ['source-a']",
        ),
        (BARRIER, '<p class="by" dir="auto">Owen Tresk', '<p class="by" dir="auto">Owen Task', "Owen Tresk"),
        ("index.html", 'title="valleyvoice.example">A', 'title="valleyvoice.example">B', "found “B The night clinic"),
        ("feed.xml", "[B; only here]", "[C; only here]", "with [B, found “[C; only here]”"),
        ("feed.xml", "[A; also in D; B", "[A; also in C; B", "told as in the other feeds"),
        (BARRIER, 'title="harbourfm.example"', 'title="Radio Town"', "found “Radio Town”"),
        # A sentence that nobody wrote, at the head of the summary and within it.
        (
            BARRIER,
            '<ol class="picks">\n',
            f'<ol class="picks">\n<li>{MARKED} All is well.</p></li>',
            "found ['source-a',",
        ),
        (
            BARRIER,
            '<li>\n<a class="mark from" href="#source-c"',
            f'<li>{MARKED} All is well.</p></li><li>\n<a class="mark from" href="#source-c"',
            "['source-a', 'source-b', 'source-d']",
        ),
        (CLINIC, f"<p>{PAINTERS}", f"<p>{INVENTED}</p><p>{PAINTERS}", "expected the context “Nobody"),
        # What an article is, and where it stands on the web.
        (BARRIER, ">Lower town faces winter", ">Whole town faces winter", "expected title “Lower town"),
        (DATA, '"outlet": "harbourfm.example"', '"outlet": "Radio Town"', "found “Radio Town”"),
        (DATA, '"author": "Jonas Wray"', '"author": "Jo Ray"', "found “Jo Ray”"),
        (BARRIER, '<h3><a href="https://estuaryobserver', '<h3><a href="https://evil', "found none"),
        (BARRIER, "text=The%20shaft%20that%20broke", "text=The%20raft%20that%20broke", "“The raft that"),
        ("feed.json", "https://estuaryobserver.example/", "https://evil.example/", "expected a link to"),
        # Counts, and the reasons for them.
        (DATA, '"independent_max": 2', '"independent_max": 3', "'independent_max': 2"),
        (DATA, '"chain": 2', '"chain": 3', "which it follows"),
        (BARRIER, "at most 2 independent", "at most 3 independent", "count “at most 2 independent"),
        ("index.html", "outlets · at most 2 independent", "outlets · at most 4 independent", "at most 4 independent"),
        ("archive/index.html", "4 articles · 4 outlets", "5 articles · 4 outlets", "found “5 articles · 4 outlets"),
        ("feed.xml", "outlets · at most 2 independent", "outlets · at most 3 independent", "at most 3 independent"),
        ("feed.json", "outlets · at most 2 independent", "outlets · at most 3 independent", "at the end of the"),
        ("index.json", '"independent_max": 2', '"independent_max": 3', "expected counts of"),
        # Headline, dates, and the list of stories.
        (CLINIC, "<h1>Brackenford night clinic", "<h1>Brackenford day clinic", "found “Brackenford day"),
        (CLINIC, 'og:title" content="Brackenford', 'og:title" content="No', "as og:title, found “No night"),
        (CLINIC, '"headline":"Brackenford night', '"headline":"No night', "in JSON-LD, found “No night"),
        (CLINIC, '"standing">One outlet', '"standing">Two outlets', "to be said on the page"),
        ("feed.xml", "<title>Brackenford night", "<title>Brackenford day", "found “Brackenford day clinic"),
        (
            "feed.xml",
            "Wed, 20 Aug 2025 00:00:00 +0000</pubDate>",
            "Thu, 21 Aug 2025 00:00:00 +0000</pubDate>",
            "found Thu",
        ),
        ("feed.json", '"date_modified": "2025-08-20', '"date_modified": "2025-08-21', "expected updated 2025-08-20"),
        ("index.json", '"title": {\n    "text": "Bracken', '"title": {\n    "text": "Bro', "expected title of"),
        ("index.json", '"2025-08-19-clinic-1-voice"', '"2025-08-19-tram-1-tageblatt"', "expected articles of"),
        # A line of the ledger.
        (AUDIT, "Tags: health, Brackenford, hospitals", "Tags: health", "no account of line 26"),
        (AUDIT, '"Line">26<', '"Line">6<', "no account of line 26"),
        (AUDIT, '"Rule">tags<', '"Rule">share<', "no account of line 26"),
    ],
)
def test_a_planted_fault_is_named(path: str, old: str, new: str, told: str) -> None:
    lines = found(planted(path, old, new))
    folder = path.rpartition("/")[0]
    assert any(told in line and line.startswith((path, f"{folder}/index.html", f"{folder}/audit")) for line in lines), (
        lines
    )


def test_a_feed_that_opens_otherwise_than_the_page_is_named() -> None:
    lines = found(planted(CLINIC, '"standing">One outlet', '"standing">Two outlets'), alike)
    told = [line for line in lines if "expected “One outlet" in line]
    assert {"feed.xml", "atom.xml", "feed.json"} <= {line.partition(":")[0] for line in told}


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("But painters have reached a room.", "points at nothing outside it, found “But painters"),
        ("“He has reached a room,” she said.", "found ““He has reached"),
        ("They have reached a room.", "found “They have reached"),
        ("“Painters have reached a room.”", "expected who said it beside a quotation"),
        ('"Come!" "Bring a shovel."', "expected who said it beside a quotation"),
    ],
)
def test_a_sentence_that_does_not_stand_alone_is_named(said: str, told: str) -> None:
    text = re.search(rf'"text": "({PAINTERS}[^"]*)"', whole_sample().files[CLINIC_DATA].decode())
    assert text
    (line,) = found(planted(CLINIC_DATA, text[1], said.replace('"', '\\"')), alone)
    assert line.startswith(CLINIC_DATA)
    assert told in line


@pytest.mark.parametrize("said", ["Then rain fell.", "Butter is dear, she said.", "“Bread” is dear, too."])
def test_a_sentence_that_only_looks_as_if_it_leaned_is_let_be(said: str) -> None:
    text = re.search(rf'"text": "({PAINTERS}[^"]*)"', whole_sample().files[CLINIC_DATA].decode())
    assert text
    assert found(planted(CLINIC_DATA, text[1], said), alone) == []


@pytest.mark.parametrize(
    ("pattern", "new", "told"),
    [
        (r'"background": "undated[^"]*"', '"background": null', "expected a reason why 2025-08-20-ukraine-4-older"),
        (
            r'("only_here": true\n\s+\},\n\s+\{\n\s+"text": "Britain [^"]*",\n\s+"article": ")[^"]*',
            r"\g<1>2025-08-20-ukraine-4-older",
            "expected a summary of the reports alone, found background behind “Britain",
        ),
        (
            r'("unit": "spelling",\s+"article": ")[^"]*',
            r"\g<1>2025-08-20-ukraine-4-older",
            "expected figures of the reports alone, found one of 2025-08-20-ukraine-4-older",
        ),
    ],
)
def test_background_that_is_let_in_is_named(pattern: str, new: str, told: str) -> None:
    place = re.search(pattern, whole_sample().files[UKRAINE].decode())
    assert place
    (line,) = found(planted(UKRAINE, place[0], place.expand(new)), fenced)
    assert line.startswith(f"{UKRAINE}: {told}")


def test_a_row_that_was_taken_out_of_the_ledger_is_named() -> None:
    path = AUDIT
    row = re.search(r'<tr><td class="num" data-label="Line">27</td>.*?</tr>', whole_sample().files[path].decode())
    assert row
    (told,) = found(planted(path, row[0], ""))
    assert told.endswith("clinic-1-voice.txt, found no account of line 27")


def test_a_quotation_that_was_taken_out_is_named() -> None:
    path = BARRIER
    quotation = re.search(r"<blockquote>.*?</blockquote>", whole_sample().files[path].decode(), re.DOTALL)
    assert quotation
    assert any(
        "expected 8 forms of quotations on the page, found 7" in one for one in found(planted(path, quotation[0], ""))
    )


# A sentence, a passage or a quotation on a story's page, and a sentence in a feed: markup, then the words.
ON_PAGE = re.compile(
    r'(<p(?: lang="\w+")?>)([^<>]{20,})</p>\n<(?:div class="tail"|footer)|(class="said"[^>]*>)([^<]+)<'
)
IN_FEED = re.compile(r'((?:&lt;|<)span lang=\\?"\w+\\?"(?:&gt;|>))(.*?)(?:&lt;|<)/span')


def cited() -> list[tuple[str, str, str]]:
    """Every place of a source's words on a page or in a feed: path, markup before the words, the words."""
    places = []
    for path, data in whole_sample().files.items():
        is_page = re.fullmatch(r"stories/[^/]+/index\.html", path)
        pattern = ON_PAGE if is_page else IN_FEED if path in ("feed.xml", "atom.xml", "feed.json") else None
        for match in pattern.finditer(data.decode()) if pattern else ():
            before, words = [group for group in match.groups() if group]
            places.append((path, before, words))
    return places


def test_no_place_of_a_sources_words_can_be_changed_unseen() -> None:
    places = cited()
    assert len(places) > 90
    for path, before, words in places:
        first, _, rest = words.rpartition(" ")
        check = verbatim if path.endswith(".html") else alike
        lines = found(planted(path, before + words, f"{before}{first} not {rest}"), check)
        assert any(line.startswith(path) for line in lines), (path, words)

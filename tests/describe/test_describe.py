from __future__ import annotations

from datetime import date

from digest.describe import Outlets
from digest.settings.values import OutletEntry, Register
from tests.make import article

BODY = "SALTMERE – The harbour bridge will close to all traffic from Monday, the port authority said."
HEADLINE = "Harbour bridge to close for eleven weeks"


def test_facts_of_the_head_become_the_articles() -> None:
    text = f"{HEADLINE}\nhttps://quay.example/a/1\n19 August 2025, updated 20 August 2025\n{BODY}"
    found = article(text)
    assert found.headline == HEADLINE
    assert found.url == "https://quay.example/a/1"
    assert found.outlet is not None
    assert found.outlet.name == "quay.example"
    assert found.place == "SALTMERE"
    assert found.published is not None
    assert found.published.day == date(2025, 8, 19)
    assert found.updated is not None
    assert found.updated.day == date(2025, 8, 20)


def test_where_only_an_update_is_dated_its_day_stands_and_says_so() -> None:
    found = article(f"{HEADLINE}\nUpdated 20 August 2025\n{BODY}")
    assert found.published is not None
    assert found.published.day == date(2025, 8, 20)
    assert found.published.where == "line 2, which dates only an update"


def test_what_is_declared_beats_what_the_lines_show() -> None:
    declared = "---\ntitle: Bridge shut\nurl: https://quay.example/b\n---\n"
    found = article(f"{declared}{HEADLINE}\nhttps://quay.example/a/1\n{BODY}", "a.md")
    assert found.headline == "Bridge shut"
    assert found.url == "https://quay.example/b"


def test_a_declared_headline_that_stands_in_the_text_too_is_no_text() -> None:
    found = article(f"---\ntitle: {HEADLINE}\n---\n# {HEADLINE}\n\n{BODY}", "a.md")
    assert found.headline == HEADLINE
    assert [sentence.text for sentence in found.sentences] == [BODY]


def test_a_line_that_is_not_the_declared_headline_is_text() -> None:
    first = "What the bridge means to the town"
    found = article(f"---\ntitle: Port shuts bridge\n---\n{first}\n{BODY}", "a.md")
    assert found.sentences[0].text == first


def test_nothing_is_made_up() -> None:
    found = article("The bridge will close on Monday, the port authority said.")
    assert (found.headline, found.outlet, found.author, found.published, found.updated, found.url, found.place) == (
        "",
        None,
        "",
        None,
        None,
        "",
        "",
    )


def test_a_stated_outlet_is_not_changed_into_that_of_the_address() -> None:
    outlets = Outlets(Register(outlets=(OutletEntry(name="The Quay Courier", domains=("quay.example",)),)))
    stated, unstated = (
        outlets.find("Village Post", "https://quay.example/a"),
        outlets.find("", "https://quay.example/a"),
    )
    assert stated is not None
    assert (stated.name, stated.registered) == ("Village Post", False)
    assert unstated is not None
    assert (unstated.name, unstated.registered) == ("The Quay Courier", True)
    assert outlets.find("", "https://other.example/a") is None
    assert outlets.find("") is None


GERMAN = """\
<p>Die Brücke über den Kanal wird am Montag für elf Wochen gesperrt, wie die Stadt am Mittwoch mitteilte.</p>
<p>Bei einer Prüfung waren im April in zwei der vier Seile Drähte gefunden worden, die gerissen sind.</p>
<p>Die Arbeiten sollen vier Millionen kosten, die Hälfte davon trägt das Land, sagte eine Sprecherin der Stadt.</p>"""


def test_a_page_whose_template_says_another_language_has_that_of_its_text() -> None:
    page = f'<!doctype html><html lang="en-US"><body><article><h1>Brücke gesperrt</h1>{GERMAN}</article></body></html>'
    assert article(page, "a.html").language == "de"
    assert article(page.replace("en-US", "de-AT"), "a.html").language == "de-AT"


def test_a_language_that_is_declared_for_the_text_itself_stands() -> None:
    assert article(f"---\nlanguage: en\n---\n{GERMAN}", "a.md").language == "en"


def test_an_outlet_that_is_named_by_a_domain_has_its_name() -> None:
    found = article(f"{HEADLINE}\nreuters.com\n{BODY}")
    assert found.outlet is not None
    assert found.outlet.name == "Reuters"

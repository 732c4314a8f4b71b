"""Saved pages: their facts with where they stood, their article, and an account of all the rest."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.load import load
from digest.values import RawArticle, SkippedFile, SourceFile
from tests.casefile import Case, read_cases
from tests.load.told import check_spans, facts
from tests.make import ledger, raw
from tests.said import said

CASES = read_cases(Path(__file__).parent / "cases" / "pages.md")
PROSE = "The council said on day {} that the old bridge will be shut for repairs, and that buses take the other road."


def kept(article: RawArticle) -> str:
    dropped = {number for number, _ in article.dropped}
    return "".join(f"{line.text}\n" for line in article.lines if line.number not in dropped)


def only(data: bytes | str, path: str = "page.html") -> RawArticle | SkippedFile:
    (found,) = load(SourceFile(path, data if isinstance(data, bytes) else data.encode()))
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_declares_what_the_page_says(case: Case) -> None:
    assert facts(raw(case.blocks["page"], "page.html").declared) == case.blocks["facts"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_keeps_the_article(case: Case) -> None:
    assert kept(raw(case.blocks["page"], "page.html")) == case.blocks["article"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_what_is_kept_and_what_is_dropped_make_up_the_page(case: Case) -> None:
    found = raw(case.blocks["page"], "page.html")
    visible = re.sub(
        r"(?s)<!--.*?-->|<(head|script|style|noscript|amp-sidebar)\b.*?</\1>|<[^>]*>", "", case.blocks["page"]
    )
    shown = re.sub(r"\s", "", visible.replace("&amp;", "&"))
    text = re.sub(r"\s", "", found.text)
    assert text == shown or not shown  # nothing is shown where the text was taken from JSON-LD


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_what_is_dropped_is_in_the_ledger_with_its_reason(case: Case) -> None:
    cleaned = ledger(case.blocks["page"], "page.html")
    dropped = dict(cleaned.raw.dropped)
    assert {e.line.number: e.reason for e in cleaned.ledger if e.rule == "extractor"} == dropped
    assert "".join(entry.line.text + entry.line.eol for entry in cleaned.ledger) == cleaned.raw.text
    assert all(dropped.values())


def page(body: str, head: str = "") -> str:
    return f"<!doctype html><html><head><meta charset=utf-8>{head}</head><body>{body}</body></html>"


def prose(count: int = 6) -> str:
    return "".join(f"<p>{PROSE.format(number)}</p>" for number in range(count))


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("<p>One<br>two<br/>three</p>", ["One", "two", "three"]),
        ("<p>A <b>bold</b>\n  <i>word</i>s</p>", ["A bold words"]),
        ("<p>Ten\u00a0per cent</p>", ["Ten\u00a0per cent"]),
        ("<div>Above<p>a paragraph</p>below</div>", ["Above", "a paragraph", "below"]),
        ("<ul><li>one<li>two</ul><dl><dt>t<dd>d</dl>", ["one", "two", "t", "d"]),
        ("<table><tr><th>Year<td>1976</table>", ["Year", "1976"]),
        ("<pre>first\n  second</pre>", ["first", "second"]),
        ("<p>seen<span hidden>not</span> <span style='color:red;DISPLAY : none'>not</span>too</p>", ["seen too"]),
        ("<p>a<script>b</script>c<style>d</style><template>e</template><noscript>f</noscript></p>", ["ac"]),
        ("<p>\u200b</p><p>&nbsp;</p><p> \n </p><p>x</p>", ["x"]),
        ("<p>&#xD800;&lt;b&gt; &amp;amp;</p>", ["\ufffd<b> &amp;"]),
        ("<select><option>not</select><textarea>not</textarea><p>x</p>", ["x"]),
    ],
)
def test_a_block_is_what_is_shown_on_lines_of_its_own(body: str, lines: list[str]) -> None:
    found = raw(page(body + prose()), "page.html")
    assert [line.text for line in found.lines][: len(lines)] == lines


def test_spans_of_lines_are_right_in_text_and_bytes() -> None:
    check_spans(raw(page("<nav>Ü</nav>" + prose()), "page.html"))


def test_a_page_nested_deeper_than_parsers_like_is_read() -> None:
    found = raw(page("<div>" * 400 + prose() + "</div>" * 400), "page.html")
    assert kept(found).count("The council said") == 6


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        (
            page("<div>" * 3000 + prose()),
            r"no article was found in it: the page has about [\d,]+ characters of text, but",
        ),
        (page("<p>" + "word " * 2_100_000 + "</p>"), r"no article was found in it: the page has 10,499,999 characters"),
        (page("<nav><a href=/>Home</a></nav>"), r"no article was found in it: the page has 4 characters"),
        (page(""), "no text in it"),
        ("<!-- nothing -->", "no page in its 16 characters"),
        ("", "empty file"),
        (" \n", "empty file"),
        ("PK\x03\x04\x14\x00\x00\x00\x08\x00", "binary file, not text"),
    ],
    ids=["deep", "one huge text", "only navigation", "nothing", "a comment", "empty", "blank", "zip"],
)
def test_text_in_and_no_article_out_is_said(markup: str, reason: str) -> None:
    found = only(markup)
    assert isinstance(found, SkippedFile)
    assert re.match(reason, found.reason), found.reason


def test_only_so_much_of_a_huge_page_is_searched_and_that_is_said() -> None:
    found = raw(page("<article>" + prose(7_000) + "</article>"), "page.html")
    assert tuple(map(said, found.notes)) == ("only the first 5,000 of its 7,000 blocks were searched for an article",)
    assert [number for number, _ in found.dropped] == list(range(5_001, 7_001))
    assert len(found.lines) == 7_000


@pytest.mark.parametrize(
    ("data", "encoding", "note"),
    [
        (page("<p>Ä</p>" + prose()).encode(), "utf-8", ""),
        (page("<p>Ä</p>" + prose()).encode("utf-16"), "utf-16-le", "utf-16-le by its byte order mark"),
        (
            page("<p>Ä</p>" + prose()).replace("utf-8", "iso-8859-1").encode("cp1252"),
            "cp1252",
            "read as cp1252, as it decl",
        ),
        (page("<p>Ä</p>" + prose()).replace("utf-8", "utf-16").encode(), "utf-8", ""),
        (page("<p>Ж и Ё</p>" + prose()).replace("utf-8", "windows-1251").encode("cp1251"), "cp1251", "as it declares"),
        (page("<p>日本</p>" + prose()).replace("utf-8", "Shift_JIS").encode("cp932"), "cp932", "as it declares"),
        (
            page("<p>日本</p>" + prose()).replace("utf-8", "iso-2022-jp").encode("iso2022-jp"),
            "iso2022-jp-2",
            "as it declares",
        ),
    ],
    ids=["utf-8", "bom", "latin-1", "saved as utf-8", "cyrillic", "shift-jis", "iso-2022-jp"],
)
def test_the_encoding_is_found_and_said(data: bytes, encoding: str, note: str) -> None:
    found = only(data)
    assert isinstance(found, RawArticle)
    assert found.encoding == encoding
    assert note in said(found.encoding_note)
    assert found.lines[0].text in ("Ä", "Ж и Ё", "日本")


def test_a_declared_codec_that_makes_no_text_is_not_used() -> None:
    data = page("<p>caf\u00e9 \u00fc\u00e4\u00f6</p>" + prose()).replace("utf-8", "hex").encode("cp1252")
    found = only(data)
    assert isinstance(found, RawArticle)
    assert found.encoding != "hex"


def test_the_date_is_not_measured_against_the_clock() -> None:
    found = raw(
        page("<p>Published <time>2150-01-02</time></p>" + prose(), "<meta name=date content=2150-01-02>"), "p.html"
    )
    assert found.declared.published is not None
    assert found.declared.published.day.year == 2150


SCRAPS = st.sampled_from(
    "<p> </p> <div> </div> <br> <article> </article> <table> <td> <script> </script> <nav> <!-- --> <![CDATA[ &#0; "
    "&lt; < > \"' <a\thref='javascript:x'> </a> <pre> \n <html> <body> </body> <svg> <template> <p\thidden> <form> "
    "<li> é \U000e0101".split(" ")
)
WORDS = st.sampled_from(["The bridge will close, the port said.", "word ", "\u00a0", "\ufffe", PROSE.format(1)])


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(SCRAPS, WORDS, st.text(max_size=8)), max_size=40))
def test_no_scraps_of_html_make_it_stumble(scraps: list[str]) -> None:
    check(page("".join(scraps)).encode("utf-8", "replace"))


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=200), st.sampled_from(CASES), st.integers(0, 5000), st.integers(0, 40))
def test_no_damage_to_a_page_makes_it_stumble(noise: bytes, case: Case, where: int, length: int) -> None:
    data = case.blocks["page"].encode()
    check(data[:where] + noise + data[where + length :])


def check(data: bytes) -> None:
    for found in load(SourceFile("page.html", data)):
        check_spans(found)


def test_a_huge_attribute_and_entities_without_end_do_no_harm() -> None:
    check(page(f"<p title='{'x' * 5_000_000}'>" + prose()).encode())
    bomb = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    doctype = f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY l0 "lol">{bomb}]>'
    check(f"{doctype}<html><body><p>&l9;</p>{prose()}</body></html>".encode())

from __future__ import annotations

import re
from posixpath import dirname, join, normpath
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.text import comparable, count_words, fold, printable, slugify, words
from digest.urls import absolute, is_web, relative, text_fragment, web

ANY = st.text(max_size=200)


@given(ANY | st.text(alphabet="a\x00\x0b\x1b\x85\ud800\ufffe\u202e\u2069\U0001f600\U0001fffe", max_size=40))
def test_printable_text_fits_into_xml_and_keeps_its_length(text: str) -> None:
    shown = printable(text)
    assert len(shown) == len(text)
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", shown)
    ElementTree.fromstring("<a>" + shown.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") + "</a>")
    shown.encode()


@given(ANY | st.text(alphabet="a  \t\n\x1c\u00a0\u2028\u3000\u202e", max_size=20))
def test_folded_text_has_one_space_between_words_and_folding_it_again_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert fold(text) == " ".join(printable(word) for word in text.split())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“Don’t go,” she said.", '"don\'t go" she  said'),
        ("»Komm«, sagte er.", "„Komm“, sagte er!"),
        ("a ﬁve\u00a0per cent rise", "A five per cent rise"),
        ("STRASSE", "Straße"),
    ],
)
def test_texts_that_differ_in_marks_spaces_and_case_are_the_same(one: str, other: str) -> None:
    assert comparable(one) == comparable(other)


@pytest.mark.parametrize(("one", "other"), [("won't", "will not"), ("12", "13"), ("re-sign", "resign")])
def test_texts_that_differ_in_a_word_are_not(one: str, other: str) -> None:
    assert comparable(one) != comparable(other)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        (" \n", 0),
        ("one two", 2),
        ("one two-three — four", 4),
        ("大桥关闭", 4),
        ("東京 tower", 3),
        ("กรุงเทพ", 7),
    ],
)
def test_words_are_counted_by_white_space_or_where_there_is_none_by_character(text: str, count: int) -> None:
    assert count_words(text) == count


@given(ANY, ANY)
def test_words_of_two_texts_are_the_words_of_each(one: str, other: str) -> None:
    assert count_words(f"{one} {other}") == count_words(one) + count_words(other)


@given(ANY)
def test_words_hold_no_space_and_no_capitals(text: str) -> None:
    assert all(word and not re.search(r"\s", word) and word == word.casefold() for word in words(text))


@given(ANY, st.integers(1, 80))
def test_a_slug_fits_into_an_address(text: str, limit: int) -> None:
    slug = slugify(text, limit)
    assert re.fullmatch(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*)?", slug)
    assert len(slug) <= limit
    assert slugify(slug, limit) == slug


PATHS = st.lists(st.sampled_from(["a", "b", "ü x", "index.html"]), min_size=1, max_size=4).map("/".join)


@given(PATHS, PATHS)
def test_a_relative_link_leads_where_it_should(origin: str, target: str) -> None:
    assert normpath(join(dirname(origin), unquote(relative(origin, target)))) == target


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("index.html", "https://x.example/repo/"),
        ("stories/a/index.html", "https://x.example/repo/stories/a/"),
        ("stories/a/story.json", "https://x.example/repo/stories/a/story.json"),
        ("my-index.html", "https://x.example/repo/my-index.html"),
    ],
)
def test_public_addresses_are_short(path: str, address: str) -> None:
    assert absolute("https://x.example/repo/", path) == absolute("https://x.example/repo", path) == address


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "//x.example", "https://", "http://[", "", "x.example"]
)
def test_only_web_addresses_may_be_linked(address: str) -> None:
    assert not is_web(address)


def test_a_sentence_is_named_by_its_ends() -> None:
    sentence = "The harbour-master, Mara Voss, closed the lock on Sunday & nobody came."
    assert text_fragment("https://x.example/a#b", sentence) == (
        "https://x.example/a#:~:text=The%20harbour%2Dmaster%2C%20Mara%20Voss%2C,Sunday%20%26%20nobody%20came."
    )


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Straßenbahn fährt wieder", "strassenbahn-fahrt-wieder"),
        ("Łódź, Ørsted & Ægir", "lodz-orsted-aegir"),
        ("It’s 30 % more!", "its-30-more"),
        ("日曜日", ""),
    ],
)
def test_slugs_keep_what_an_address_can_hold(text: str, slug: str) -> None:
    assert slugify(text) == slug


@pytest.mark.parametrize(
    ("address", "link"),
    [
        (" https://x.example/a\n", "https://x.example/a"),
        ("https://x.example/a\n\tb", "https://x.example/ab"),
        ('https://x.example/a b?q="<c>"', "https://x.example/a%20b?q=%22%3Cc%3E%22"),
        ("https://x.example/ä%20\u2028\ud800", "https://x.example/ä%20%E2%80%A8%3F"),
        ("javascript:alert(1)", ""),
        ("x.example/a", ""),
        ("https://[x", ""),
    ],
)
def test_an_address_of_the_web_is_made_fit_for_a_link(address: str, link: str) -> None:
    assert web(address) == link


@given(st.text(st.characters(), max_size=40))
def test_no_link_holds_what_no_address_may(text: str) -> None:
    assert not re.search(r'[\s"<>\\^`{|}\x00-\x1f\ud800-\udfff]', web(f"https://x.example/{text}"))

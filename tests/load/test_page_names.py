"""The names that pages declare: what is the site's around the headline and the authors goes, all else stays."""

from __future__ import annotations

import pytest

from digest.load.page_names import authors_in, headline_in, named_authors, outlet_in, outlet_of

OUTLET, ADDRESS = "Quay News", "https://www.quay-news.example/a"
LINES = ["Quay News", "Harbour", "Bridge to close for weeks", "桥将关闭十一周", "Quay News for the coast"]


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("Bridge to close for weeks", "Bridge to close for weeks"),
        ("Bridge to close for weeks - Harbour - Quay News", "Bridge to close for weeks"),
        ("Quay News | Bridge to close for weeks", "Bridge to close for weeks"),
        ("Bridge to close for weeks: News", "Bridge to close for weeks"),
        ("桥将关闭十一周-海湾日报", "桥将关闭十一周"),
        # What no line shows is left as it is, and so is what goes on without a mark.
        ("Ferry strike - Quay News", "Ferry strike - Quay News"),
        ("Bridge to close for weeks and months", "Bridge to close for weeks and months"),
        (
            "Bridge to close for weeks: what the port knows of its wires",
            "Bridge to close for weeks: what the port knows of its wires",
        ),
        # The site's own line is none.
        ("Ferry strike - Quay News", "Ferry strike - Quay News"),
        ("Harbour - a history", "Harbour - a history"),
    ],
)
def test_a_headline_is_what_the_page_shows_of_its_title(title: str, headline: str) -> None:
    assert headline_in(title, LINES, OUTLET, ADDRESS) == headline


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        ("By Mara Lind", "Mara Lind"),
        ("by Mara Lind and Jon Ostrow", "Mara Lind and Jon Ostrow"),
        ("Von Mara Lind", "Mara Lind"),
        ("Mara Lind, Quay News", "Mara Lind"),
        ("Lind, Mara", "Lind, Mara"),
        ("Mara Lind, quay-news.example", "Mara Lind"),
        ("quaynews", ""),
        ("Quay News", ""),
        ("www.quay-news.example", ""),
        ("https://quay-news.example/authors/mara", ""),
        ("admin", ""),
        ("Super User", ""),
        ("Newsroom of the coast", "Newsroom of the coast"),
        ("Byrne", "Byrne"),
        ("", ""),
    ],
)
def test_authors_are_named_without_what_is_the_site_s(text: str, authors: str) -> None:
    assert authors_in(text, OUTLET, ADDRESS) == authors


@pytest.mark.parametrize(
    ("found", "authors"),
    [
        ("Mara Lind; Jon Ostrow", "Mara Lind, Jon Ostrow"),
        ("Mara Lind; Mar", "Mara Lind"),
        ("Mara Lind,; Quay News", "Mara Lind"),
        ("Account You're logged", ""),
        ("Submitted", ""),
        ("Mara Lind Senior Harbour Correspondent", ""),
        ("严玉", "严玉"),
        ("", ""),
    ],
)
def test_of_what_an_extractor_found_only_names_of_people_are_authors(found: str, authors: str) -> None:
    assert named_authors(found, OUTLET, ADDRESS) == authors


@pytest.mark.parametrize(
    ("name", "outlet"),
    [
        ("https://www.quay.example", "quay.example"),
        ("www.quay.example", "quay.example"),
        ("Quay.example", "Quay.example"),
        ("Quay News", "Quay News"),
    ],
)
def test_an_address_for_an_outlet_is_cut_to_its_host(name: str, outlet: str) -> None:
    assert outlet_in(name) == outlet


@pytest.mark.parametrize(
    ("address", "outlet"),
    [
        ("https://www.quay.example/a", "quay.example"),
        ("https://web.archive.org/web/2026/https://quay.example/a", ""),
        ("", ""),
    ],
)
def test_a_page_without_an_outlet_is_its_host_s_but_archives_are_none(address: str, outlet: str) -> None:
    assert outlet_of(address) == outlet

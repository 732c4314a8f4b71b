"""The editor's Markdown pages: cases/markdown.md, and what is refused, with all faults at once."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from digest import urls
from digest.errors import SettingsError
from digest.render.markdown import MAX_BRACKETS, MAX_CHARACTERS, render_pages
from digest.settings.values import Page
from digest.wording.words import english
from tests.casefile import Case, read_cases

CASES = read_cases(Path(__file__).parent / "cases" / "markdown.md")


def page(name: str, body: str) -> Page:
    return Page(slug=name, title=name, order=1, body=body, path=f"content/{name}.md")


def rendered(*pages: Page) -> dict[str, str]:
    found = render_pages(pages, lambda origin: lambda target: urls.relative(origin, target), english())
    return {slug: html.html for slug, html in found.items()}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_page(case: Case) -> None:
    body = case.blocks["markdown"]
    assert rendered(page("about", body), page("method", "Method."))["about"] == case.blocks["html"]


def test_every_link_to_a_page_that_is_not_there_is_told_at_once() -> None:
    first, second = (
        page("about", "[a](methods.md) and [b](About%20us.md#x)"),
        page("method", "Note.[^1]\n\n[^1]: [c](c.md)"),
    )
    with pytest.raises(SettingsError) as raised:
        rendered(first, second)
    told = "expected a link to one of the pages about.md, method.md, found"
    assert str(raised.value).splitlines() == [
        f"content/about.md: {told} 'About us.md'",
        f"content/about.md: {told} 'methods.md'",
        f"content/method.md: {told} 'c.md'",
    ]


def test_a_page_that_would_take_too_long_or_take_an_address_is_refused_with_all_others() -> None:
    risky = (page("a", "![[" * 20_000), page("b", "x" * (MAX_CHARACTERS + 1)), page("sources", ""), page("about", ""))
    with pytest.raises(SettingsError) as raised:
        rendered(*risky)
    assert [fault.file for fault in raised.value.faults] == ["content/a.md", "content/b.md", "content/sources.md"]
    assert "content/a.md: expected at most 3,000 opening brackets '[', found 40,000" in str(raised.value)


@pytest.mark.parametrize(
    "piece", ["![[", "[^", "^[", "[^a]", "^[x]", "# a\n", "|a", "*a ", "> ", "- ", "`", "<a", "&#", "[a](b.md"]
)
def test_time_is_bounded_whatever_a_page_holds(piece: str) -> None:
    most = MAX_CHARACTERS // len(piece)
    body = piece * min(most, MAX_BRACKETS // piece.count("[") if "[" in piece else most)
    started = time.process_time()
    rendered(page("about", body))
    assert time.process_time() - started < 5

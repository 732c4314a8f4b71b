"""Windows of Chromium that keep a list of everything that goes wrong in them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

from playwright.sync_api import Browser, Page, Request, Response

Scheme = Literal["light", "dark"]


@contextmanager
def opened(
    browser: Browser, *, width: int = 1440, scheme: Scheme = "light", script: bool = True
) -> Iterator[tuple[Page, list[str]]]:
    """Give a fresh window, and the list to which everything that goes wrong in it is added."""
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, java_script_enabled=script
    )
    page = context.new_page()
    page.set_default_timeout(20_000)
    faults: list[str] = []
    page.on("console", lambda said: faults.append(f"{page.url}: console {said.type}: {said.text}"))
    page.on("pageerror", lambda error: faults.append(f"{page.url}: {error}"))

    def note_failure(asked: Request) -> None:
        # A window that is closed, or goes on to another page, breaks off what it is still loading: nobody's fault.
        if asked.failure != "net::ERR_ABORTED":
            faults.append(f"{page.url}: {asked.url} failed: {asked.failure}")

    page.on("requestfailed", note_failure)

    def note_status(got: Response) -> None:
        if got.status >= 400:
            faults.append(f"{page.url}: {got.url} gave {got.status}")

    page.on("response", note_status)
    yield page, faults
    context.close()


def requests_elsewhere(page: Page, base: str) -> list[str]:
    """Return the list to which every request that leaves `base` is added."""
    elsewhere: list[str] = []
    page.on("request", lambda asked: elsewhere.append(asked.url) if is_elsewhere(asked.url, base) else None)
    return elsewhere


def is_elsewhere(address: str, base: str) -> bool:
    """Say whether `address` is neither below `base` nor in the page itself."""
    return not address.startswith((base, "data:"))

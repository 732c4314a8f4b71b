"""`digest serve` in Chromium: an open page follows what is saved, and nothing of its policy is broken by that."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.cli.running import ROOT, write_files, write_site

pytestmark = pytest.mark.browser


def test_an_open_page_follows_what_is_saved(browser: Browser, tmp_path: Path) -> None:
    site = write_site(tmp_path / "site")
    command = [sys.executable, "-u", "-m", "digest", "serve", str(site), "--port", "0"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, encoding="utf-8") as process:
        assert process.stdout
        process.stdout.readline()
        address = process.stdout.readline().split(" ")[0]
        page = browser.new_page()
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        page.goto(address)
        expect(page.locator(".mast")).to_contain_text("Briefing")
        write_files(site, {"site.yaml": "title: Harbour News\n"})
        expect(page.locator(".mast")).to_contain_text("Harbour News", timeout=30_000)
        write_files(site, {"site.yaml": "titel: Harbour News\n"})
        expect(page.locator("#digest-problem")).to_contain_text("site.yaml:1:titel", timeout=30_000)
        expect(page.locator("#digest-problem")).to_have_css("position", "fixed")
        write_files(site, {"site.yaml": "title: Holm News\n"})
        expect(page.locator(".mast")).to_contain_text("Holm News", timeout=30_000)
        expect(page.locator("#digest-problem")).to_have_count(0)
        page.close()
        process.terminate()
    assert said == []

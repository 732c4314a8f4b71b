"""Seeds that mean harm or make no sense: the build ends soon, and nothing of them comes alive."""

from __future__ import annotations

import json
import re
import resource
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.cli.running import digest, write_files
from tests.render.reading import live_parts, read_html
from tests.render.sample import HOSTILE

SENTENCE = "The eastern lock in Saltmere was closed on Sunday after a barge had struck the gate, the port said. "
MARKUP = HOSTILE.replace("\x00", "")
SEEDS: dict[str, bytes] = {
    "markup.txt": f"{MARKUP}\n\n{MARKUP} {SENTENCE}\n<script src=//evil.example></script>\n".encode(),
    "matter.md": (
        '---\ntitle: "<script>alert(1)</script>\\u202e"\noutlet: "<b onclick=alert(1)>Courier"\n'
        'author: "]]><script>"\nurl: "https://x.example/?a=<script>&b=\\"\'"\n---\n\n' + SENTENCE
    ).encode(),
    "quotes-in-markup.txt": f"“<svg onload=alert(1)> and </li><iframe src=x>,” said Mara Voss.\n{SENTENCE}".encode(),
    "control.txt": ("\x1b[2J\x07" + SENTENCE * 3 + "\x0b\x0c\x1f\x7f\x85\u2028\ufdd0 end.").encode(),
    "nul.txt": ("\x00" + SENTENCE).encode(),
    "wide-nul.txt": b"\xff\xfe"
    + ("A\x00B " + SENTENCE + "\ud800".encode("utf-16-le", "surrogatepass").decode("latin-1")).encode("utf-16-le"),
    "overrides.txt": ("\u202egnp.\u202c\u2066\u2069 " + SENTENCE + "\u202e“evil”\u202c said Mara Voss.").encode(),
    "one-line.txt": (SENTENCE * 1_000 + "lock gate barge " * 60_000).encode(),
    "one-word.txt": b"a" * 1_000_000,
    "many-lines.txt": "".join(f"Line {n} of the long list of boats ends here.\n" for n in range(25_000)).encode(),
    "many-labels.txt": b"News\n" * 2_000 + SENTENCE.encode(),
    "only-quotes.txt": ("“" * 400 + "'" * 400 + '"' * 401 + "”" * 100 + "\n").encode() * 20,
    "open-quotes.txt": ("“Nobody said that the lock would close, 'he said. \"" * 800).encode(),
    "only-marks.txt": ("?!… " * 5_000).encode(),
    "initials.txt": ("A. " * 20_000).encode(),
    "short-quotes.txt": ("“Hello there,” he said. " * 10_000).encode(),
    "brackets.txt": ("[" * 5_000 + "](" * 5_000 + "\n" + SENTENCE).encode(),
}
# Processor time, several times what the build takes: what this guards against is time that grows with the square.
MAX_SECONDS = 100
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069]")


def children_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    write_files(folder / "seeds", SEEDS)
    started = children_seconds()
    done = digest("build", folder)
    assert done.returncode == 0, done.stderr
    assert children_seconds() - started < MAX_SECONDS
    return folder / "public"


def test_nothing_in_a_page_is_alive(site: Path) -> None:
    pages = list(site.rglob("*.html"))
    assert len(pages) > 10
    for page in pages:
        # The page for missing addresses has its style in itself, which is the theme's.
        own = ["style"] if page == site / "404.html" else []
        assert live_parts(read_html(page.read_bytes())) == own, page


def test_no_page_or_feed_has_characters_that_lie_or_break(site: Path) -> None:
    for path in (*site.rglob("*.html"), *site.rglob("*.xml")):
        assert _ILLEGAL.search(path.read_text("utf-8")) is None, path


def test_xml_is_well_formed_and_what_is_in_the_feed_is_inert(site: Path) -> None:
    for path in site.rglob("*.xml"):
        ElementTree.fromstring(path.read_bytes())
    feed = ElementTree.fromstring((site / "feed.xml").read_bytes())
    contents = [item.text or "" for item in feed.iter() if item.tag.endswith(("encoded", "description"))]
    assert len(contents) > 3
    for content in contents:
        assert live_parts(read_html(content)) == []


def test_json_reads_and_its_spans_hold(site: Path) -> None:
    files = list(site.rglob("*.json"))
    assert len(files) > 3
    for path in files:
        json.loads(path.read_text("utf-8"))


def test_what_gave_no_article_is_named(site: Path) -> None:
    text = (site / "sources/index.html").read_text("utf-8")
    assert "nul.txt" in text
    assert "is not text in any known encoding" in text

"""What the documents name is there: links, headings, files, pictures, numbered decisions."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

import pytest

from tests.docs.reading import DOCUMENTS, ROOT, anchors, blocks, links, spans, text_of

# Where a code span that begins so is a path of this tree; all others (public/, mysite/) are the reader's.
TREE = ("digest/", "docs/", "tests/", "themes/", "content/", "seeds/", "benchmarks/", ".ci/")
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))
MAX_PICTURE_BYTES = 150_000


@pytest.mark.parametrize("document", DOCUMENTS)
def test_links_lead_somewhere(document: str) -> None:
    own = [link for link in links(document) if "://" not in link and not link.startswith("mailto:")]
    assert [link for link in own if not is_there(document, link)] == []


def is_there(document: str, link: str) -> bool:
    path, _, fragment = link.partition("#")
    target = (ROOT / document).parent / path if path else ROOT / document
    if not target.exists():
        return False
    return not fragment or fragment in anchors(target.resolve().relative_to(ROOT).as_posix())


def test_a_dead_link_would_be_seen() -> None:
    assert is_there("docs/methods.md", "settings.md#excerpt-budget")
    assert not is_there("docs/methods.md", "settings.md#nonsense")
    assert not is_there("docs/methods.md", "nonsense.md")


@pytest.mark.parametrize("document", DOCUMENTS)
def test_paths_are_in_the_tree(document: str) -> None:
    shown = {block.label for block in blocks(document)}
    named = [span for span in spans(document) if span.startswith(TREE) and re.fullmatch(r"[\w./*-]+", span)]
    assert [path for path in named if path not in shown and not any(ROOT.glob(path.rstrip("/")))] == []


def test_a_path_that_is_not_in_the_tree_would_be_seen() -> None:
    assert not any(ROOT.glob("digest/utils.py"))
    assert sum(span.startswith(TREE) for document in DOCUMENTS for span in spans(document)) > 100


def test_decisions_are_numbered_without_gaps() -> None:
    numbers = [int(path.name[:4]) for path in DECISIONS]
    assert numbers == list(range(1, len(numbers) + 1))
    for number, path in enumerate(DECISIONS, start=1):
        assert text_of(f"docs/decisions/{path.name}").startswith(f"# {number}. ")


@pytest.mark.parametrize("name", [path.name for path in DECISIONS])
def test_a_decision_says_why_and_what_was_rejected(name: str) -> None:
    text = text_of(f"docs/decisions/{name}")
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == ["Context", "Decision", "Rejected", "Consequences"]
    rejected = text.split("## Rejected", 1)[1].split("## Consequences", 1)[0]
    assert len(re.findall(r"^- \*\*[^*]+:\*\* ", rejected, re.MULTILINE)) >= 2


def test_every_decision_is_listed() -> None:
    listed = [PurePosixPath(link).name for link in links("docs/architecture.md") if link.startswith("decisions/")]
    assert listed == [path.name for path in DECISIONS]


def test_pictures_are_shown_small_and_described() -> None:
    pictures = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "docs" / "pictures").iterdir())
    assert "docs/pictures/story.png" in pictures
    shown = {(ROOT / document).parent / link for document in DOCUMENTS for link in links(document)}
    for picture in pictures:
        data = (ROOT / picture).read_bytes()
        assert data.startswith(b"\x89PNG\r\n"), picture
        assert len(data) <= MAX_PICTURE_BYTES, f"{picture} has {len(data)} bytes"
        assert ROOT / picture in shown, f"{picture} is shown nowhere"
    assert re.search(r"!\[[^\]]{20,}\]\(docs/pictures/story\.png\)", text_of("README.md"))

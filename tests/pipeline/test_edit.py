"""The stages together, from files to the edition."""

from __future__ import annotations

from digest.articles import read
from digest.pipeline import edit
from digest.settings.values import SiteSettings, StoryOverride
from digest.values import Edition, SkippedFile, SourceFile
from tests.cli.running import SEEDS

LOCK, CRANE, BEES = (SEEDS[path] for path in ("2026-05-04/lock.txt", "2026-05-04/crane.txt", "bees.txt"))


def edition(files: dict[str, str], site: SiteSettings | None = None) -> Edition:
    return edit([SourceFile(path, text.encode()) for path, text in files.items()], site or SiteSettings())


def test_stories_stand_by_independent_reports_and_the_pinned_first() -> None:
    files = {"lock.txt": LOCK, "crane.txt": CRANE, "bees.txt": BEES}
    assert [len(report.story.articles) for report in edition(files).stories] == [2, 1]
    pinned = StoryOverride(texts=("bees.txt",), pin=True)
    site = SiteSettings(overrides=(("content/stories/bees.yaml", pinned),))
    assert [len(report.story.articles) for report in edition(files, site).stories] == [1, 2]


def test_every_file_is_an_article_or_skipped() -> None:
    found = edit(
        [SourceFile("a.txt", LOCK.encode()), SourceFile("b.txt", b""), SourceFile("c.exe", b"")],
        SiteSettings(),
        skipped=[SkippedFile("aa.txt", "cannot be read")],
    )
    assert [article.cleaned.raw.path for article in found.articles] == ["a.txt"]
    assert [skip.path for skip in found.skipped] == ["aa.txt", "b.txt", "c.exe"]


def test_a_line_that_an_outlet_puts_under_two_articles_is_stripped_from_both() -> None:
    slogan = "Harbour Radio, the voice of the mole since 1961"
    files = {"crane.txt": f"{CRANE}{slogan}\n", "bees.txt": f"{BEES}{slogan}\n", "lock.txt": f"{LOCK}{slogan}\n"}
    cleaned, _ = read([SourceFile(path, text.encode()) for path, text in files.items()], SiteSettings())
    stripped = {ledger.raw.path: ledger.stripped[-1].line.text for ledger in cleaned if ledger.stripped}
    assert stripped == {"bees.txt": slogan, "crane.txt": slogan}


def test_doubts_of_articles_and_overrides_come_together() -> None:
    site = SiteSettings(overrides=(("content/stories/gone.yaml", StoryOverride(texts=("gone.txt",))),))
    found = edition({"bees.txt": BEES + "Read also: 14 new hives\n"}, site)
    assert [doubt.path for doubt in found.doubts] == ["bees.txt", "content/stories/gone.yaml"]


def test_two_files_never_have_one_id() -> None:
    files = {"x/1.txt": LOCK, "x-1.txt": CRANE, "x-1.md": LOCK, "y.txt": BEES}
    found = edition(files)
    ids = {article.cleaned.raw.path: article.id for article in found.articles}
    assert len(set(ids.values())) == 4
    assert ids["y.txt"] == "y"

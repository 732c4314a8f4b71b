"""Elements of XML and HTML as text, with everything foreign escaped."""

from __future__ import annotations

import re
from html import escape

from digest.text import printable

# No-break spaces stay: they keep "9 %" and "« » " together.
_SPACE = re.compile(r"[^\S\u00a0\u202f]+")


def plain(text: str) -> str:
    """Return `text` as markup that shows it: escaped, white space folded, characters illegal in XML replaced."""
    return escape(printable(_SPACE.sub(" ", text).strip()))


def element(name: str, content: str = "", **attributes: str) -> str:
    """Return an element around `content`, which is markup already; attributes are escaped, empty ones left out.

    >>> element("a", plain("R&D"), href="x?a=1&b=2")
    '<a href="x?a=1&amp;b=2">R&amp;D</a>'
    """
    given = "".join(f' {key}="{escape(printable(value))}"' for key, value in attributes.items() if value)
    return f"<{name}{given}>{content}</{name}>"


def as_text(html: str) -> str:
    """Return HTML as the text of an XML element, the way RSS carries it: escaped once more.

    >>> as_text("<p>R&amp;D</p>")
    '&lt;p&gt;R&amp;amp;D&lt;/p&gt;'
    """
    return escape(html, quote=False)

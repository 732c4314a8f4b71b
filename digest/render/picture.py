"""A theme's static files -> the picture that messengers and social networks show beside a link to the site."""

from __future__ import annotations

import struct
from collections.abc import Mapping

from digest import urls
from digest.errors import ThemeError
from digest.settings.values import Settings
from digest.values import Theme

# A theme ships it under this name or does without; an editor puts another one in its place.
PICTURE = "share.png"
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
# Behind the signature stands the first chunk: its length, its name, width and height (PNG, 11.2.1).
_HEADER = struct.Struct(">8s4x4sII")


def link_picture(theme: Theme, names: Mapping[str, str], settings: Settings) -> Mapping[str, str]:
    """Return the properties of the picture; none without one, or without the site's address, as they are absolute.

    It is one for the whole site, so what can be said of it in words is the site's name. `names` has the path of each
    static file on the site.

    Raises:
        ThemeError: the file is no PNG.
    """
    data = theme.static.get(PICTURE)
    if data is None or not settings.base_url:
        return {}
    signature, chunk, width, height = _HEADER.unpack(data[: _HEADER.size].ljust(_HEADER.size, b"\0"))
    if (signature, chunk) != (_SIGNATURE, b"IHDR"):
        raise ThemeError(f"themes/{theme.name}/static/{PICTURE}: expected a picture in PNG, found another format")
    return {
        "og:image": urls.absolute(settings.base_url, names[PICTURE]),
        "og:image:type": "image/png",
        "og:image:width": str(width),
        "og:image:height": str(height),
        "og:image:alt": settings.title,
        "twitter:card": "summary_large_image",
    }

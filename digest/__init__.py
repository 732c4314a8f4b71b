"""digest: a folder of collected news articles in, a static briefing site out that readers can check.

As a library: `digest.build(sources, site, theme)` makes a site from values, `digest.edit` the edition alone; what they
take and give is in `digest.values` and `digest.settings.values`. Nothing is imported before it is asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.version import VERSION

if TYPE_CHECKING:
    from digest.pipeline import Site, build, edit

__all__ = ["Site", "build", "edit"]
__version__ = VERSION


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module 'digest' has no attribute {name!r}")
    from digest import pipeline  # noqa: PLC0415 - see the module's first lines

    return getattr(pipeline, name)

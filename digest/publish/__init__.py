"""An edition -> what machines read: feeds, data, sitemap."""

from digest.publish.outputs import OUTPUTS, publish

__all__ = ["OUTPUTS", "publish"]

"""An edition -> what machines read: feed, data, sitemap."""

from digest.publish.outputs import OUTPUTS, publish

__all__ = ["OUTPUTS", "publish"]

"""An edition and a theme -> the pages of the site and the theme's own files."""

from digest.render.site import render

__all__ = ["render"]

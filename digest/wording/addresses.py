"""The address that absolute links are built on."""

from __future__ import annotations

# Feeds must hold absolute addresses; without a base_url they name the one that a local preview is served under.
DEFAULT_BASE_URL = "http://localhost:8000/"


def base(base_url: str) -> str:
    """Return the base address of the site: the one in the settings, else the local preview's."""
    return base_url or DEFAULT_BASE_URL

"""What fetching has to decide, as pure functions: what may be asked for, and what of a feed is new.

The network itself is in `digest/shell/web.py`.
"""

from digest.fetch.addresses import why_not_public
from digest.fetch.entries import Entries, NotAFeed, read_entries
from digest.fetch.naming import ending_of, name_of
from digest.fetch.opml import feeds_of
from digest.fetch.robots import Rules, read_rules

__all__ = [
    "Entries",
    "NotAFeed",
    "Rules",
    "ending_of",
    "feeds_of",
    "name_of",
    "read_entries",
    "read_rules",
    "why_not_public",
]

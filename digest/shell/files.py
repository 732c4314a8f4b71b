"""Everything that goes in from the disc and comes out on it, under one name.

`read_sources`, `read_files`, `read_site` and `read_theme` turn folders and files into values, `write_site` turns values
into a folder, whole or not at all; `check_output` refuses a folder that a build must not write to, before anything is
built.
"""

from __future__ import annotations

from digest.shell.guard import check_output, same_place
from digest.shell.output import WriteReport, write_site
from digest.shell.reading import read_files, read_site, read_sources
from digest.shell.theme import read_theme

__all__ = [
    "WriteReport",
    "check_output",
    "read_files",
    "read_site",
    "read_sources",
    "read_theme",
    "same_place",
    "write_site",
]

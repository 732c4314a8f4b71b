"""What can go wrong, as one tree; a class says who can put it right.

DigestError
├── UsageError            the person at the keyboard: wrong settings, theme, folder (exit 2)
│   ├── SettingsError     site.yaml, outlets.yaml, an override, a page: every fault at once
│   ├── ThemeError        a template or theme.yaml
│   └── OutputRefused     the output folder isn't ours, or would swallow the sources
└── BuildError            the build itself could not be finished (exit 1)
    ├── PromiseBroken     a law that digest states about its site does not hold
    ├── ProcessLost       a process that shared the work is gone
    └── WriteError        the disc would not take the site

A bad article is no error: it is a `SkippedFile`, carried to the report.
"""

from __future__ import annotations

from dataclasses import dataclass


class DigestError(Exception):
    """Base of all errors that digest raises on purpose; its text is fit to be shown."""


class UsageError(DigestError):
    """Something the user gave cannot be used."""


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing that is wrong in a file that the user wrote.

    `line` counts from 1; 0 means the file as a whole. `key` is the dotted path of the setting, or "".
    """

    file: str
    line: int
    key: str
    message: str

    def __str__(self) -> str:
        place = ":".join(part for part in (self.file, str(self.line or ""), self.key) if part)
        return f"{place}: {self.message}"


class SettingsError(UsageError):
    """All the faults found in settings files, together."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        self.faults = tuple(sorted(faults))
        super().__init__("\n".join(str(fault) for fault in self.faults))


class ThemeError(UsageError):
    """A theme is incomplete, or one of its templates can't be rendered."""


class OutputRefused(UsageError):
    """The output folder must not be written to."""


class BuildError(DigestError):
    """The build stopped; the previous site stands as it was."""


class PromiseBroken(BuildError):
    """A promise of the site does not hold (for one: a sentence is not at its span)."""


class ProcessLost(BuildError):
    """A process that shared the work ended before it was done."""


class WriteError(BuildError):
    """The site could not be written (disc full, no permission)."""
